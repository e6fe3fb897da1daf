//! Features of single words that all stages and their trainers share: form, shape, affixes, classes.
//!
//! A [`Word`] is computed once per token. Each task defines its own templates, which combine words with their
//! neighbours, and may collect its features in `Features`.

use crate::linear::Hasher;
use crate::word_classes::{Class, WordClasses};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// The properties of a word that models use. Strings are stored as hashes, which are ready to become parts of
/// features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The form, with digits replaced by `0`.
    pub form: u32,
    /// The form in lower case, with digits replaced by `0`.
    pub lower: u32,
    /// The character classes in order, with sequences of more than two equal classes cut to two: "McCoy" is `AaAaa`.
    pub shape: u32,
    /// The spelling type: the capitalisation, and whether the word has digits or no letters.
    pub kind: Kind,
    /// The last 1, 2, 3, 4 characters in lower case; the whole word if it is shorter.
    pub suffixes: [u32; 4],
    /// The first 1, 2, 3 characters in lower case; the whole word if it is shorter.
    pub prefixes: [u32; 3],
    /// The word classes of the word.
    pub class: Class,
}

/// The spelling type of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// No letter and no digit.
    #[default]
    Symbol,
    /// Letters without a capital.
    Lower,
    /// A first capital followed by small letters.
    Capital,
    /// A single capital, with or without a full stop.
    Initial,
    /// Two or more capitals and no small letter.
    Upper,
    /// A capital after a small letter.
    Mixed,
    /// Digits without letters.
    Digits,
    /// Letters and digits.
    Alphanumeric,
}

impl Word {
    /// Computes the properties of a token's form.
    #[must_use]
    pub fn new(form: &str, words: &WordClasses) -> Self {
        let mut folded = String::with_capacity(form.len());
        let mut lower = String::with_capacity(form.len());
        for c in form.chars() {
            let c = straight(c);
            folded.push(if c.is_numeric() { '0' } else { c });
            lower.extend(c.to_lowercase());
        }
        let class = words.class(&lower);
        let lower: String = lower.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect();
        Self {
            form: text(&folded),
            lower: text(&lower),
            shape: text(&shape(form)),
            kind: Kind::of(form),
            suffixes: suffixes(&lower),
            prefixes: prefixes(&lower),
            class,
        }
    }
}

impl Kind {
    /// Returns the spelling type of a word.
    #[must_use]
    pub fn of(form: &str) -> Self {
        let (mut upper, mut lower, mut digits, mut capital_after_small) = (0, 0, 0, false);
        for c in form.chars() {
            if c.is_uppercase() {
                upper += 1;
                capital_after_small |= lower > 0;
            } else if c.is_alphabetic() {
                lower += 1;
            } else if c.is_numeric() {
                digits += 1;
            }
        }
        match (upper, lower, digits) {
            (0, 0, 0) => Self::Symbol,
            (0, 0, _) => Self::Digits,
            (_, _, 1..) => Self::Alphanumeric,
            (0, _, _) => Self::Lower,
            (1, 0, _) => Self::Initial,
            (_, 0, _) => Self::Upper,
            _ if capital_after_small => Self::Mixed,
            _ if form.chars().next().is_some_and(char::is_uppercase) => Self::Capital,
            _ => Self::Mixed,
        }
    }
}

/// Returns the ASCII character for a typographic apostrophe, quotation mark or hyphen, so that a model does not
/// distinguish them; returns other characters unchanged.
const fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ => plain_hyphen(c),
    }
}

/// Returns the ASCII hyphen for any hyphen, and other characters unchanged.
pub(crate) const fn plain_hyphen(c: char) -> char {
    if is_hyphen(c) { '-' } else { c }
}

/// Returns the word with every hyphen replaced by the ASCII hyphen.
pub(crate) fn with_plain_hyphens(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.contains(['\u{2010}', '\u{2011}']) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(plain_hyphen).collect())
}

/// Returns the first five characters of a word as a crude stem: "protest" and "protester" have the same stem.
pub(crate) fn stem(word: &str) -> &str {
    word.char_indices().nth(5).map_or(word, |(end, _)| &word[..end])
}

/// Returns whether the character is a hyphen: the ASCII hyphen-minus, the Unicode hyphen, or the non-breaking
/// hyphen, which news sites write between a number and its unit. Every stage treats the three alike.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn text(text: &str) -> u32 {
    Hasher::new(0).text(text).finish()
}

fn shape(form: &str) -> String {
    let mut shape = String::new();
    let (mut last, mut run) = ('\0', 0);
    for c in form.chars() {
        let kind = match c {
            _ if c.is_uppercase() => 'A',
            _ if c.is_alphabetic() => 'a',
            _ if c.is_numeric() => '0',
            _ => straight(c),
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 2 {
            shape.push(kind);
        }
        if shape.len() >= 16 {
            break;
        }
    }
    shape
}

fn suffixes(lower: &str) -> [u32; 4] {
    let mut starts = lower.char_indices().rev().map(|(start, _)| start);
    let mut last = 0;
    std::array::from_fn(|_| {
        last = starts.next().unwrap_or(0);
        text(&lower[last..])
    })
}

fn prefixes(lower: &str) -> [u32; 3] {
    let mut ends = lower.char_indices().skip(1).map(|(end, _)| end);
    std::array::from_fn(|_| text(&lower[..ends.next().unwrap_or(lower.len())]))
}

/// Returns the hash of a text, for use as a value of features.
pub(crate) fn number(text: &str) -> u32 {
    Hasher::new(0).text(text).finish()
}

/// The features of one decision, as 24-bit hashes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    pub(crate) list: Vec<u32>,
    /// The templates whose features are ignored, for an ablation experiment.
    left_out: &'static [RangeInclusive<u32>],
}

impl Features {
    /// Returns an empty list that ignores features of these templates.
    #[cfg(feature = "train")]
    pub(crate) fn without(left_out: &'static [RangeInclusive<u32>]) -> Self {
        Self { list: Vec::new(), left_out }
    }

    /// Adds the feature with this template and these values.
    pub(crate) fn add(&mut self, template: u32, values: &[u32]) {
        if self.left_out.iter().any(|templates| templates.contains(&template)) {
            return;
        }
        let feature = values.iter().fold(Hasher::new(template), |f, &v| f.word(v)).finish() >> 8;
        self.list.push(feature);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let check = |form: &str, kind: Kind| assert_eq!(Kind::of(form), kind, "{form}");
        check("tree", Kind::Lower);
        check("Tree", Kind::Capital);
        check("A", Kind::Initial);
        check("J.", Kind::Initial);
        check("U.S.", Kind::Upper);
        check("NATO", Kind::Upper);
        check("McCoy", Kind::Mixed);
        check("iPhone", Kind::Mixed);
        check("1,200", Kind::Digits);
        check("20th", Kind::Alphanumeric);
        check("--", Kind::Symbol);
        check("Élan", Kind::Capital);
    }

    #[test]
    fn shapes_are_short() {
        let check = |form: &str, expected: &str| assert_eq!(shape(form), expected, "{form}");
        check("McCoy", "AaAaa");
        check("Presidents", "Aaa");
        check("12,500", "00,00");
        check("don’t", "aa'a");
        assert!(shape(&"aB".repeat(1000)).len() <= 16);
    }

    #[test]
    fn short_words_repeat_themselves_as_affixes() {
        let word = Word::new("Ab", &WordClasses::new(&[]));
        assert_eq!(word.suffixes[1], word.suffixes[3]);
        assert_eq!(word.prefixes[1], word.prefixes[2]);
        assert_ne!(word.suffixes[0], word.suffixes[1]);
        assert_eq!(word.lower, word.suffixes[1]);
        assert_ne!(word.form, word.lower);
    }

    #[test]
    fn digits_and_apostrophes_are_folded() {
        let words = WordClasses::new(&[]);
        assert_eq!(Word::new("1,200", &words).form, Word::new("3,456", &words).form);
        assert_eq!(Word::new("don’t", &words).lower, Word::new("DON'T", &words).lower);
    }
}
