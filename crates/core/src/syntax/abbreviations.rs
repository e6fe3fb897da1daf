//! Recognises English abbreviations. Their full stop is part of their token, and after some of them no sentence
//! ends.
//!
//! The lists are made by hand. `tokenizer` recognises other abbreviations (initials, "U.S.", "p.m.") by their form.

/// Abbreviations before a name or a number; the full stop after them ends no sentence.
const TITLES: &[&str] = &[
    "Adm", "Amb", "Asst", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Comdr", "Cpl", "Det",
    "Dir", "Dr", "Drs", "Ens", "Fr", "Ft", "Gen", "Gov", "Govs", "Hon", "Insp", "Lt", "Ltc", "Ltg",
    "Maj", "Messrs", "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres",
    "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Sr", "St", "Ste",
    "Supt", "Vs", "v", "vs",
];

/// Abbreviations that are recognised only with a capital first letter; their full stop may end a sentence.
const CAPITALISED: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Aug", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Co", "Colo",
    "Conn", "Corp", "Cos", "Dec", "Del", "Dept", "Dist", "Div", "Esq", "Est", "Etc", "Feb", "Fla",
    "Fri", "Ga", "Inc", "Ill", "Ind", "Jan", "Jr", "Kan", "Ky", "La", "Ltd", "Mass", "Md", "Mich",
    "Minn", "Miss", "Mo", "Mon", "Mont", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa",
    "Ph", "Que", "Rd", "Sat", "Sc", "Sep", "Sept", "Tenn", "Tex", "Thu", "Thur", "Thurs", "Tue",
    "Tues", "Univ", "Va", "Vt", "Wash", "Wed", "Wis", "Wyo",
];

/// Abbreviations that are recognised in upper and lower case.
const SMALL: &[&str] = &[
    "al", "approx", "ca", "cf", "eg", "esp", "est", "etc", "ext", "ie", "incl", "lb", "lbs", "oz",
    "viz", "yr",
];

/// Abbreviations that are recognised only before a number.
const BEFORE_NUMBERS: &[&str] = &["art", "ch", "fig", "no", "nos", "p", "para", "pp", "sec", "vol"];

/// Words that start sentences and are not names: their capital after an abbreviation marks the start of a sentence.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "After", "All", "Although", "An", "And", "Another", "As", "At", "Because", "Before", "Both", "But", "By",
    "Despite", "Each", "Earlier", "Every", "Everybody", "Everyone", "Few", "For", "From", "He", "Her", "Here",
    "His", "How", "However", "If", "In", "It", "Its", "Last", "Later", "Many", "Meanwhile", "Most", "My", "Neither",
    "No", "Nobody", "Nothing", "On", "Once", "Only", "Other", "Others", "Our", "Several", "She", "Since", "So",
    "Some", "Still", "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "Though",
    "Under", "Until", "We", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "With", "Yet",
    "You",
];

/// Returns whether `word` is an abbreviation, so that a full stop after it is part of its token. `numbered` states
/// whether a number follows; some abbreviations are recognised only then ("No. 5").
pub(super) fn keeps_stop(word: &str, numbered: bool) -> bool {
    let listed = |list: &[&str]| list.iter().any(|a| a.eq_ignore_ascii_case(word));
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    (capital && (listed(TITLES) || listed(CAPITALISED)))
        || TITLES.contains(&word)
        || listed(SMALL)
        || (numbered && listed(BEFORE_NUMBERS))
}

/// Returns whether `word`, which includes its full stop, is an abbreviation that always belongs to the next word,
/// like "Mr."; no sentence ends after it.
pub(super) fn leads_on(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|stem| {
        TITLES.contains(&stem) || BEFORE_NUMBERS.iter().any(|a| a.eq_ignore_ascii_case(stem))
    })
}

/// Returns whether the word is one capital letter and a full stop ("J."), which may abbreviate a name.
pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// Returns whether this capitalised word, after an abbreviation, marks the start of a sentence (see [`OPENERS`]).
pub(super) fn opens(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
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
        assert!(leads_on("Mr.") && leads_on("v.") && leads_on("Gen."));
        assert!(!leads_on("Inc.") && !leads_on("town.") && !leads_on(".") && !leads_on("Mr"));
        assert!(is_initial("J.") && !is_initial("J") && !is_initial("U.S.") && !is_initial("1."));
    }

    #[test]
    fn openers_are_sorted_and_no_names() {
        assert!(OPENERS.is_sorted());
        assert!(opens("The") && opens("You") && !opens("the") && !opens("May") && !opens("Will"));
    }
}
