//! Atoms: tokens split further at hyphens, so that "two-year", "two - year" and "two year" are read alike.

use super::lexicon::{Word, classify};
use crate::document::{Document, Xpos};
use crate::features::is_hyphen;
use crate::span::TokenId;

const HYPHENS: [char; 3] = ['-', '–', '—'];

/// A token, or a part of one between hyphens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom<'d> {
    /// Its form in lower case.
    pub(super) lower: &'d str,
    /// Its class, regardless of context.
    pub(super) word: Word,
    /// The token that it is part of.
    pub(super) token: TokenId,
    /// Whether it starts with a capital letter.
    pub(super) capital: bool,
    /// The tag of its token.
    pub(super) xpos: Xpos,
}

impl Atom<'_> {
    /// Returns whether it is a time word. Every expression has at least one; "20th" can be a day.
    pub(super) fn is_key(&self) -> bool {
        let day = matches!(self.word, Word::Ordinal(1..=31))
            && self.lower.starts_with(|first: char| first.is_ascii_digit());
        self.word.is_key() || day
    }
}

/// Returns the atoms of the document in runs, one per sentence.
///
/// A sentence that seems to end in an abbreviation ("Oct.") is joined with the next one.
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
