//! Computes the input of the name model once per document: the properties of each token, and the candidate ranges,
//! which are the token ranges that can contain names.
//!
//! `features` computes the features of the model from this input. A token without a capital is in a candidate range
//! only if it joins or extends capitalised tokens ("Bank *of the* West"), so four fifths of all tokens need no
//! decision. In a text almost without capitals, every sentence is a candidate range.

use super::gazetteer::{Classes, Gazetteer, LONGEST, Phrase};
use crate::document::Document;
use crate::features::with_plain_hyphens;
use crate::linear::Hasher;
use crate::span::TokenRange;
use crate::word_classes::WordClasses;
use std::ops::Range;

/// The properties of a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TokenFeatures {
    /// The hash of the form.
    pub(super) form: u32,
    /// The hash of the lower-cased form, with all digits replaced by 0.
    pub(super) lower: u32,
    /// The hash of the shape: "Xx", "X.X.", "dd-dd".
    pub(super) shape: u32,
    /// The fine cluster of the word, 1 to 2048; 0 for none (see `word_classes`).
    pub(super) cluster: u32,
    /// The middle cluster of the word, 1 to 255; 0 for none.
    pub(super) group: u32,
    /// The gazetteer classes of the token as a single word.
    pub(super) alone: Classes,
    /// The gazetteer classes of the phrases that start with this token.
    pub(super) begins: Classes,
    /// The gazetteer classes of the phrases that contain this token after their first word.
    pub(super) continues: Classes,
    /// The capitalisation of the token.
    pub(super) case: Case,
    /// Whether the token follows the previous token without white space.
    pub(super) glued: bool,
}

/// The capitalisation of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    /// Without letters.
    #[default]
    None,
    /// "word"
    Lower,
    /// "Word", "iPhone": with both capitals and lower-case letters.
    Mixed,
    /// "WORD", "U.N."
    Upper,
}

/// The capitalisation of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Normal prose.
    Plain,
    /// Nearly all words are in capitals.
    Capitals,
    /// Most words are capitalised, as in a headline.
    Headline,
}

/// A document as input of the name model.
#[derive(Clone, Debug)]
pub(super) struct DocumentFeatures {
    /// The properties of each token.
    pub(super) tokens: Vec<TokenFeatures>,
    /// The style of each sentence.
    pub(super) styles: Vec<Style>,
    /// The tokens of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
    /// Whether the text reports on sport, where names of places often stand for teams.
    pub(super) is_sport: bool,
}

impl TokenFeatures {
    /// Returns whether the token has a capital letter.
    pub(super) fn has_capital(&self) -> bool {
        matches!(self.case, Case::Mixed | Case::Upper)
    }
}

impl DocumentFeatures {
    /// Computes the properties of every token.
    pub(super) fn new(document: &Document, words: &WordClasses, gazetteer: &Gazetteer) -> Self {
        let mut tokens: Vec<TokenFeatures> = document
            .all()
            .iter()
            .map(|token| look(document.form(token), document.lower(token), words))
            .collect();
        for (pair, look) in document.tokens.raw.windows(2).zip(tokens.iter_mut().skip(1)) {
            look.glued = pair[0].span.end == pair[1].span.start;
        }
        let sentences: Vec<Range<usize>> = document.sentences.iter().map(|&s| indices(s)).collect();
        let styles = sentences.iter().map(|s| style(&tokens[s.clone()])).collect();
        for sentence in &sentences {
            look_up(document, sentence.clone(), gazetteer, &mut tokens);
        }
        let is_sport = is_sport(&tokens);
        Self { tokens, styles, sentences, is_sport }
    }

    /// Returns the candidate ranges of a sentence: the token ranges in which names can be; no name includes a token
    /// outside of them. If `lower_case` is set, the whole sentence is one range.
    pub(super) fn candidates(&self, sentence: usize, lower_case: bool) -> Vec<Range<usize>> {
        /// The maximum number of words without a capital that may join two capitalised words.
        const LONGEST_JOINT: usize = 3;
        let range = self.sentences[sentence].clone();
        if lower_case {
            return vec![range];
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for i in range.clone().filter(|&i| self.tokens[i].has_capital()) {
            let mut start = i;
            while start > range.start && self.leads_in(start - 1) {
                start -= 1;
            }
            let end = i + 1 + self.leads_out(i + 1..range.end);
            match found.last_mut() {
                Some(last) if start <= last.end + LONGEST_JOINT => last.end = last.end.max(end),
                _ => found.push(start..end),
            }
        }
        found
    }

    /// Returns whether a name may start with this word although it has no capital: "al-", "de", "van".
    fn leads_in(&self, token: usize) -> bool {
        const PARTICLES: &[u32] = &hashes(&[
            "al", "el", "de", "da", "di", "van", "von", "bin", "ibn", "abu", "la", "-", "ul",
            "der", "den",
        ]);
        PARTICLES.contains(&self.tokens[token].lower)
    }

    /// Returns how many tokens after a capitalised word may belong to the same name: "Kim Jong-*il*", "Euro *96*".
    /// `rest` is the rest of the sentence after the word.
    fn leads_out(&self, rest: Range<usize>) -> usize {
        let mut n_tokens = 0;
        while let Some([hyphen, word]) = self.tokens[rest.clone()].get(n_tokens..n_tokens + 2)
            && hyphen.lower == text("-")
            && hyphen.glued
            && word.glued
            && word.case == Case::Lower
        {
            n_tokens += 2;
        }
        let number = self.tokens[rest].get(n_tokens).is_some_and(|look| look.case == Case::None);
        n_tokens + usize::from(number)
    }

    /// Returns whether the text is written almost without capitals, so that a word without a capital may be a name.
    pub(super) fn is_lower_case(&self) -> bool {
        let count = |case| self.tokens.iter().filter(|look| look.case == case).count();
        let (lower, mixed) = (count(Case::Lower), count(Case::Mixed));
        lower >= 8 && mixed * 50 < lower
    }
}

/// Words typical of sports reports.
#[rustfmt::skip]
const SPORT: &[u32] = &hashes(&[
    "match", "matches", "game", "games", "season", "coach", "team", "teams", "league", "cup",
    "goal", "goals", "striker", "midfielder", "defender", "goalkeeper", "captain", "innings",
    "wicket", "wickets", "overs", "runs", "halftime", "soccer", "football", "cricket", "rugby",
    "tennis", "golf", "basketball", "baseball", "hockey", "cycling", "athletics", "boxing",
    "quarterfinal", "semifinal", "semifinals", "final", "tournament", "championship",
    "championships", "champion", "scored", "seeded", "scorers", "attendance", "standings",
    "tabulated", "stadium", "player", "players", "pitcher", "quarterback", "touchdown", "inning",
    "homer", "victory", "defeat", "referee", "penalty", "medal", "olympic", "club",
]);

/// Returns whether more than one word in 80, and at least two, are typical of sports reports.
fn is_sport(tokens: &[TokenFeatures]) -> bool {
    const ONE_IN: usize = 80;
    let n_sport = tokens.iter().filter(|look| SPORT.contains(&look.lower)).count();
    n_sport >= 2 && n_sport * ONE_IN > tokens.len()
}

const fn hashes<const N: usize>(words: &[&str; N]) -> [u32; N] {
    let (mut hashes, mut i) = ([0; N], 0);
    while i < N {
        hashes[i] = text(words[i]);
        i += 1;
    }
    hashes
}

fn indices(range: TokenRange) -> Range<usize> {
    usize::from(range.start)..usize::from(range.end)
}

/// Returns the hash of a lower-cased word, as in [`TokenFeatures::lower`].
pub(super) const fn text(word: &str) -> u32 {
    Hasher::new(1).text(word).finish()
}

fn look(form: &str, lower: &str, words: &WordClasses) -> TokenFeatures {
    let form = &*with_plain_hyphens(form);
    let class = words.class(lower);
    let has_digit = lower.bytes().any(|b| b.is_ascii_digit());
    TokenFeatures {
        form: Hasher::new(2).text(form).finish(),
        lower: if has_digit { text(&without_digits(lower)) } else { text(lower) },
        shape: shape(form),
        cluster: u32::from(class.fine),
        group: u32::from(class.middle),
        case: case(form),
        ..TokenFeatures::default()
    }
}

/// Replaces every digit with 0.
fn without_digits(word: &str) -> String {
    word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Returns the hash of the character classes of a word; runs of one class longer than two count as two.
fn shape(form: &str) -> u32 {
    let kind = |c: char| match c {
        c if c.is_lowercase() => 'x',
        c if c.is_uppercase() => 'X',
        c if c.is_numeric() => 'd',
        c if c.is_alphabetic() => 'a',
        c => c,
    };
    let mut hash = Hasher::new(3);
    let (mut last, mut n_same) = ('\0', 0);
    for c in form.chars().map(kind).take(24) {
        n_same = if c == last { n_same + 1 } else { 1 };
        if n_same <= 2 {
            hash = hash.word(u32::from(c));
        }
        last = c;
    }
    hash.finish()
}

fn case(form: &str) -> Case {
    let has_upper = form.chars().any(char::is_uppercase);
    let has_lower = form.chars().any(char::is_lowercase);
    match (has_upper, has_lower) {
        (true, false) => Case::Upper,
        (true, true) => Case::Mixed,
        (false, true) => Case::Lower,
        (false, false) => Case::None,
    }
}

fn style(tokens: &[TokenFeatures]) -> Style {
    let count = |case| tokens.iter().filter(|look| look.case == case).count();
    let (lower, mixed, upper) = (count(Case::Lower), count(Case::Mixed), count(Case::Upper));
    if upper >= 2 && upper > 4 * (lower + mixed) {
        Style::Capitals
    } else if mixed + upper >= 4 && mixed + upper > 2 * lower {
        Style::Headline
    } else {
        Style::Plain
    }
}

/// Looks up the phrases of a sentence in the gazetteer and sets their classes in `tokens`: every single word, and
/// every longer phrase with a capital at both ends.
fn look_up(
    document: &Document,
    sentence: Range<usize>,
    gazetteer: &Gazetteer,
    tokens: &mut [TokenFeatures],
) {
    for start in sentence.clone() {
        let mut phrase = Phrase::new();
        for end in start..sentence.end.min(start + LONGEST) {
            phrase = phrase.then(document.lower(end.into()));
            let classes = gazetteer.classes(phrase);
            if classes == 0 {
                continue;
            }
            if end == start {
                tokens[start].alone = classes;
            } else if tokens[start].has_capital() && tokens[end].has_capital() {
                tokens[start].begins |= classes;
                tokens[start + 1..=end].iter_mut().for_each(|look| look.continues |= classes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// Returns the candidate ranges of a sentence as text.
    fn stretches(words: &str) -> Vec<String> {
        let marked: Vec<String> =
            words.split(' ').map(|word| format!("{word}//NN/0/root")).collect();
        let document = testing::document(&marked.join(" "), None);
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&[])).unwrap();
        let doc_features = DocumentFeatures::new(&document, &WordClasses::new(&[]), &gazetteer);
        let text = |r: Range<usize>| document.text(TokenRange::new(r.start.into(), r.end.into()));
        let stretches = doc_features.candidates(0, doc_features.is_lower_case());
        stretches.into_iter().map(|range| text(range).to_owned()).collect()
    }

    #[test]
    fn a_stretch_is_capitals_and_what_joins_them() {
        assert_eq!(stretches("we met Ada Fell in a park"), ["Ada Fell"]);
        assert_eq!(stretches("the Bank of the West fell"), ["Bank of the West"]);
        assert_eq!(stretches("Ada met us in the end at Nowhere"), ["Ada", "Nowhere"]);
        assert_eq!(stretches("fans of the Euro 96 cup will not see U2"), ["Euro 96", "U2"]);
        assert_eq!(stretches("so Ludwig van Berg and al Masri"), ["Ludwig van Berg and al Masri"]);
        assert_eq!(stretches("nobody here"), Vec::<String>::new());
    }

    #[test]
    fn without_any_capitals_every_word_counts() {
        let words = "the mayor of paris met the mayor of rome in spring";
        assert_eq!(stretches(words), [words]);
    }

    #[test]
    fn shapes_tell_kinds_of_characters_and_short_runs() {
        assert_eq!(shape("Homs"), shape("Aleppo"));
        assert_eq!(shape("U.N."), shape("U.S."));
        assert_eq!(shape("2015"), shape("99"));
        assert_ne!(shape("Homs"), shape("HOMS"));
        assert_ne!(shape("A"), shape("AB"));
    }
}
