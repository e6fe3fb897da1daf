//! Language: whether a text is English at all. Everything after this is made for English alone, and a reader
//! of another language is told so rather than shown nonsense.

/// The commonest words of English that are rare in its neighbours.
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "that", "is", "was", "for", "it", "with", "as", "his", "be", "at",
    "by", "from", "are", "this", "have", "has", "had", "not", "were", "which", "their", "will",
    "would", "been", "they", "said", "who", "its", "after",
];
/// How much of the text is looked at, in words.
const WORDS: usize = 2000;

/// Whether the text reads as English. Of a few words, or of none, nothing can be said: they count as English
/// where they are in Latin letters.
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
    // English prose has one of these in four words, a table of results hardly any, another language next to none.
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
