//! Countries and other entities that have several names: "the U.S." and "America" are the same country.

/// Returns the canonical name of a country or other entity: the first name in its row of [`ALIASES`], or `name`
/// itself if it is in no row. `name` is in lower case, without full stops and articles.
pub(super) fn canonical_name(name: &str) -> &str {
    ALIASES.iter().find(|names| names.contains(&name)).map_or(name, |names| names[0])
}

/// Each row contains the names of one referent, in lower case, without full stops and articles.
const ALIASES: &[&[&str]] = &[
    &["united states", "us", "usa", "america", "united states of america"],
    &["united kingdom", "uk", "britain", "great britain"],
    &["united arab emirates", "uae", "emirates"],
    &["european union", "eu"],
    &["united nations", "un"],
    &["soviet union", "ussr"],
    &["myanmar", "burma"],
    &["czech republic", "czechia"],
    &["ivory coast", "cote d'ivoire", "côte d'ivoire"],
    &["holland", "netherlands"],
    &["islamic state", "isis", "isil", "daesh"],
    &["democratic republic of congo", "dr congo", "drc"],
    &["north korea", "dprk"],
    &["new york city", "nyc"],
    &["los angeles", "la"],
    &["washington dc", "dc", "district of columbia"],
    &["alabama", "ala"],
    &["arizona", "ariz"],
    &["arkansas", "ark"],
    &["california", "calif"],
    &["colorado", "colo"],
    &["connecticut", "conn"],
    &["delaware", "del"],
    &["florida", "fla"],
    &["georgia", "ga"],
    &["illinois", "ill"],
    &["indiana", "ind"],
    &["kansas", "kan"],
    &["kentucky", "ky"],
    &["maryland", "md"],
    &["massachusetts", "mass"],
    &["michigan", "mich"],
    &["minnesota", "minn"],
    &["mississippi", "miss"],
    &["missouri", "mo"],
    &["montana", "mont"],
    &["nebraska", "neb"],
    &["nevada", "nev"],
    &["new hampshire", "nh"],
    &["new jersey", "nj"],
    &["new mexico", "nm"],
    &["new york", "ny"],
    &["north carolina", "nc"],
    &["north dakota", "nd"],
    &["oklahoma", "okla"],
    &["oregon", "ore"],
    &["pennsylvania", "pa"],
    &["rhode island", "ri"],
    &["south carolina", "sc"],
    &["south dakota", "sd"],
    &["tennessee", "tenn"],
    &["texas", "tex"],
    &["vermont", "vt"],
    &["virginia", "va"],
    &["washington state", "wash"],
    &["west virginia", "wva"],
    &["wisconsin", "wis"],
    &["wyoming", "wyo"],
];

#[cfg(test)]
mod tests {
    use super::canonical_name;

    #[test]
    fn countries_have_one_name() {
        let check =
            |a, b, same| assert_eq!(canonical_name(a) == canonical_name(b), same, "{a} and {b}");
        check("us", "america", true);
        check("uk", "britain", true);
        check("us", "uk", false);
        check("georgia", "united states", false);
    }
}
