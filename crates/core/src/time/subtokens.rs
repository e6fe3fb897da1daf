//! Splits tokens at hyphens into subtokens, the units of the time grammar, so that "two-year", "two - year" and "two
//! year" are parsed alike.

use super::lexicon::{Word, classify};
use crate::document::{Document, Xpos};
use crate::features::is_hyphen;
use crate::span::TokenId;

const HYPHENS: [char; 3] = ['-', '–', '—'];

/// A token, a part of a token between hyphens, or such a hyphen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subtoken<'d> {
    /// The form in lower case.
    pub(super) lower: &'d str,
    /// The class of the word, regardless of context.
    pub(super) word: Word,
    /// The token that contains this subtoken.
    pub(super) token: TokenId,
    /// Whether the subtoken starts with a capital letter.
    pub(super) capital: bool,
    /// The Penn Treebank tag of the token.
    pub(super) xpos: Xpos,
}

impl Subtoken<'_> {
    /// Returns whether the subtoken is a time word; every expression contains at least one. An ordinal in digits is a
    /// time word, because "20th" can be a day.
    pub(super) fn is_key(&self) -> bool {
        let day = matches!(self.word, Word::Ordinal(1..=31))
            && self.lower.starts_with(|first: char| first.is_ascii_digit());
        self.word.is_key() || day
    }
}

/// Returns the subtokens of the document as one list per sentence.
///
/// A sentence that seems to end in an abbreviation ("Oct.") shares one list with the next sentence.
pub(super) fn runs<'d>(document: &'d Document) -> Vec<Vec<Subtoken<'d>>> {
    let mut runs: Vec<Vec<Subtoken>> = Vec::with_capacity(document.sentences.len());
    let mut open = false;
    for &sentence in &document.sentences {
        let mut subtokens = if open { runs.pop().unwrap_or_default() } else { Vec::new() };
        for token in sentence.iter() {
            push(document, token, &mut subtokens);
        }
        open =
            subtokens.last().is_some_and(|last| last.lower.len() > 1 && last.lower.ends_with('.'));
        runs.push(subtokens);
    }
    runs
}

fn push<'d>(document: &'d Document, token: TokenId, subtokens: &mut Vec<Subtoken<'d>>) {
    let (form, lower) = (document.form(token), document.lower(token));
    let capital = form.starts_with(char::is_uppercase);
    let xpos = document.tokens[token].xpos;
    let word = classify(lower, capital);
    if word != Word::Other || !lower.contains(HYPHENS) || is_code(lower) {
        subtokens.push(Subtoken { lower, word, token, capital, xpos });
        return;
    }
    let capitals = form.split(|c| is_hyphen(c) || HYPHENS.contains(&c));
    let mut capitals = capitals.map(|part| part.starts_with(char::is_uppercase));
    let mut start = 0;
    for (place, hyphen) in lower.match_indices(HYPHENS).chain([(lower.len(), "")]) {
        let capital = capitals.next().unwrap_or(false);
        if start < place {
            let part = &lower[start..place];
            subtokens.push(Subtoken {
                lower: part,
                word: classify(part, capital),
                token,
                capital,
                xpos,
            });
        }
        if !hyphen.is_empty() {
            subtokens.push(Subtoken {
                lower: hyphen,
                word: Word::Hyphen,
                token,
                capital: false,
                xpos,
            });
        }
        start = place + hyphen.len();
    }
}

/// Returns whether the word is a number with two or more hyphens that is not a date: "555-12-1999".
fn is_code(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit() || b == b'-') && word.matches('-').count() > 1
}
