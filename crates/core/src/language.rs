//! Language detection: whether a text is English. All later stages support only English, so readers of another language
//! get a message instead of useless results.

/// Frequent words of English that are rare in related languages.
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "that", "is", "was", "for", "it", "with", "as", "his", "be", "at",
    "by", "from", "are", "this", "have", "has", "had", "not", "were", "which", "their", "will",
    "would", "been", "they", "said", "who", "its", "after",
];
/// The maximum number of words, from the start of the text, that are checked.
const WORDS: usize = 2000;

/// Returns whether the text is English. Texts of fewer than 30 words can't be classified; they count as English if
/// at least half of their words are in Latin letters.
#[must_use]
pub fn is_english(text: &str) -> bool {
    let words = || {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|w| !w.is_empty())
            .take(WORDS)
    };
    let n_words = words().count();
    let n_latin = words()
        .filter(|w| w.chars().all(|c| c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c)))
        .count();
    let n_common = words().filter(|w| COMMON.contains(&w.to_lowercase().as_str())).count();
    // About one in four words of English prose is in `COMMON`, but few words of a table of results, and almost none
    // of a text in another language. The threshold is one in 25.
    n_latin * 2 >= n_words && (n_words < 30 || n_common * 25 >= n_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_told_from_others() {
        let long = |sentence: &str| is_english(&sentence.repeat(8));
        assert!(long("The minister said that she would not resign before the end of the year. "));
        assert!(!long(
            "Die Ministerin sagte, dass sie vor dem Ende des Jahres nicht zurücktreten werde. "
        ));
        assert!(!long(
            "La ministre a déclaré qu'elle ne démissionnerait pas avant la fin de l'année. "
        ));
        assert!(!long("Министр заявила, что не уйдёт в отставку до конца года. "));
        assert!(!long("部长表示，她不会在年底之前辞职。 "));
        assert!(is_english("Minister resigns"));
        assert!(is_english(""));
    }
}
