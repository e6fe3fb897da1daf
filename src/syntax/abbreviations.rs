//! Abbreviations of English that keep their full stop, and which of them can't end a sentence.
//!
//! Facts of the language, listed by hand; the rest (initials, "U.S.", "p.m.") goes by form.

/// Stand before a name or a number: the full stop after them ends no sentence.
const TITLES: &[&str] = &[
    "Adm", "Amb", "Asst", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Comdr", "Cpl", "Det",
    "Dir", "Dr", "Drs", "Ens", "Fr", "Ft", "Gen", "Gov", "Govs", "Hon", "Insp", "Lt", "Ltc", "Ltg",
    "Maj", "Messrs", "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres",
    "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Sr", "St", "Ste",
    "Supt", "Vs", "vs",
];

/// May stand at the end of a sentence.
const CAPITALISED: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Aug", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Co", "Colo",
    "Conn", "Corp", "Cos", "Dec", "Del", "Dept", "Dist", "Div", "Esq", "Est", "Etc", "Feb", "Fla",
    "Fri", "Ga", "Inc", "Ill", "Ind", "Jan", "Jr", "Kan", "Ky", "La", "Ltd", "Mass", "Md", "Mich",
    "Minn", "Miss", "Mo", "Mon", "Mont", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa",
    "Ph", "Que", "Rd", "Sat", "Sc", "Sep", "Sept", "Tenn", "Tex", "Thu", "Thur", "Thurs", "Tue",
    "Tues", "Univ", "Va", "Vt", "Wash", "Wed", "Wis", "Wyo",
];

/// Keep their full stop in small letters too.
const SMALL: &[&str] = &[
    "al", "approx", "ca", "cf", "eg", "esp", "est", "etc", "ext", "ie", "incl", "lb", "lbs", "oz",
    "viz", "yr",
];

/// Keep their full stop before a number alone.
const BEFORE_NUMBERS: &[&str] = &["art", "ch", "fig", "no", "nos", "p", "para", "pp", "sec", "vol"];

/// Whether the word keeps its full stop, before a number (`numbered`) or elsewhere.
pub(super) fn keeps_stop(word: &str, numbered: bool) -> bool {
    let listed = |list: &[&str]| list.iter().any(|a| a.eq_ignore_ascii_case(word));
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    (capital && (listed(TITLES) || listed(CAPITALISED)))
        || TITLES.contains(&word)
        || listed(SMALL)
        || (numbered && listed(BEFORE_NUMBERS))
}

/// Whether the word, which has its full stop, belongs to what follows: a title, an initial.
pub(super) fn leads_on(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('.') else { return false };
    let mut letters = stem.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial || TITLES.contains(&stem) || BEFORE_NUMBERS.iter().any(|a| a.eq_ignore_ascii_case(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_keep_their_stop_and_some_lead_on() {
        let check =
            |word: &str, numbered, keeps| assert_eq!(keeps_stop(word, numbered), keeps, "{word}");
        check("Mr", false, true);
        check("Inc", false, true);
        check("etc", false, true);
        check("mo", false, false);
        check("no", false, false);
        check("No", true, true);
        check("town", true, false);
        assert!(leads_on("Mr.") && leads_on("J.") && leads_on("Gen."));
        assert!(!leads_on("Inc.") && !leads_on("town.") && !leads_on(".") && !leads_on("Mr"));
    }
}
