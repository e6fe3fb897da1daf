//! Atoms: tokens split further at hyphens, so that "two-year", "two - year" and "two year" are parsed alike.

use super::lexicon::{Word, classify};
use crate::document::{Document, Xpos};
use crate::features::is_hyphen;
use crate::span::TokenId;

const HYPHENS: [char; 3] = ['-', '–', '—'];

/// A token, a part of a token between hyphens, or such a hyphen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom<'d> {
    /// The form in lower case.
    pub(super) lower: &'d str,
    /// The class of the word, regardless of context.
    pub(super) word: Word,
    /// The token that contains this atom.
    pub(super) token: TokenId,
    /// Whether the atom starts with a capital letter.
    pub(super) capital: bool,
    /// The Penn Treebank tag of the token.
    pub(super) xpos: Xpos,
}

impl Atom<'_> {
    /// Returns whether the atom is a time word; every expression contains at least one. An ordinal in digits is a
    /// time word, because "20th" can be a day.
    pub(super) fn is_key(&self) -> bool {
        let day = matches!(self.word, Word::Ordinal(1..=31))
            && self.lower.starts_with(|first: char| first.is_ascii_digit());
        self.word.is_key() || day
    }
}

/// Returns the atoms of the document as one list per sentence.
///
/// A sentence that seems to end in an abbreviation ("Oct.") shares one list with the next sentence.
pub(super) fn runs<'d>(document: &'d Document) -> Vec<Vec<Atom<'d>>> {
    let mut runs: Vec<Vec<Atom>> = Vec::with_capacity(document.sentences.len());
    let mut open = false;
    for &sentence in &document.sentences {
        let mut atoms = if open { runs.pop().unwrap_or_default() } else { Vec::new() };
        for token in sentence.iter() {
            push(document, token, &mut atoms);
        }
        open = atoms.last().is_some_and(|last| last.lower.len() > 1 && last.lower.ends_with('.'));
        runs.push(atoms);
    }
    runs
}

fn push<'d>(document: &'d Document, token: TokenId, atoms: &mut Vec<Atom<'d>>) {
    let (form, lower) = (document.form(token), document.lower(token));
    let capital = form.starts_with(char::is_uppercase);
    let xpos = document.tokens[token].xpos;
    let word = classify(lower, capital);
    if word != Word::Other || !lower.contains(HYPHENS) || is_code(lower) {
        atoms.push(Atom { lower, word, token, capital, xpos });
        return;
    }
    let capitals = form.split(|c| is_hyphen(c) || HYPHENS.contains(&c));
    let mut capitals = capitals.map(|part| part.starts_with(char::is_uppercase));
    let mut start = 0;
    for (place, hyphen) in lower.match_indices(HYPHENS).chain([(lower.len(), "")]) {
        let capital = capitals.next().unwrap_or(false);
        if start < place {
            let part = &lower[start..place];
            atoms.push(Atom { lower: part, word: classify(part, capital), token, capital, xpos });
        }
        if !hyphen.is_empty() {
            atoms.push(Atom { lower: hyphen, word: Word::Hyphen, token, capital: false, xpos });
        }
        start = place + hyphen.len();
    }
}

/// Returns whether the word is a number with two or more hyphens that is not a date: "555-12-1999".
fn is_code(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit() || b == b'-') && word.matches('-').count() > 1
}
