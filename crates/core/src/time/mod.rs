//! Time: the expressions that tell when, how long and how often, with their TIMEX3 values.
//!
//! Follows ISO-TimeML (TimeML 1.2.1 and the TempEval-3 guidelines). Which event happened when is left to `events`.

mod atoms;
mod cursor;
mod grammar;
mod lexicon;
mod meaning;
mod resolve;
mod tense;
mod value;

pub use dateline_schema::{TimexModifier, TimexType};
pub use value::{
    Calendar, Clock, DayPart, Length, Open, Part, Precision, Season, Unit, Value, ValueError,
};

use crate::document::Document;
use crate::span::{TimexId, TokenRange};
use atoms::Atom;
use cursor::Cursor;
use meaning::{Meaning, Parse};
use resolve::Context;
use tense::Direction;
use typed_index_collections::TiVec;

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Its extent: without the preposition before it.
    pub tokens: TokenRange,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub kind: TimexType,
    /// What it means.
    pub value: Value,
    /// `mod` of TIMEX3.
    pub modifier: Option<TimexModifier>,
}

/// Finds the expressions, in the order of the text; none overlaps another.
#[must_use]
pub fn find(document: &Document) -> TiVec<TimexId, Timex> {
    let mut context = Context::new(document.article.created);
    let mut timexes = TiVec::new();
    for atoms in atoms::runs(document) {
        let mut direction = Direction::Unknown;
        for Found { tokens, reading, leans } in read(&atoms) {
            if !leans {
                direction = tense::direction(document, tokens);
            }
            // "He soon left": no time to come, but one soon after another.
            if reading.meaning == Meaning::Fixed(Value::Future) && direction.is_past() {
                continue;
            }
            let value = context.resolve(&reading, direction);
            let kind = match value {
                Value::Length(_) if reading.kind == TimexType::Date => TimexType::Duration,
                _ => reading.kind,
            };
            timexes.push(Timex { tokens, kind, value, modifier: reading.modifier });
        }
    }
    timexes
}

/// What the grammar found in a run of atoms.
struct Found {
    tokens: TokenRange,
    reading: Parse,
    /// Whether it goes on from the one before it, as the second day of "Oct. 3 and 4".
    leans: bool,
}

/// The expressions of one run of atoms: at each place the longest, and what leans on it.
fn read(atoms: &[Atom]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut cursor = Cursor::new(atoms, 0);
    while let Some(start) = next_start(atoms, cursor.at()) {
        cursor = Cursor::new(atoms, start);
        let mut next = cursor.read(grammar::expression).map(|reading| (start, reading));
        if next.is_none() {
            cursor = Cursor::new(atoms, start + 1);
        }
        let mut leans = false;
        while let Some((start, reading)) = next {
            let start =
                start + usize::from(grammar::is_adjective(atoms, start, cursor.at(), &reading));
            let tokens = TokenRange::new(atoms[start].token, atoms[cursor.at() - 1].token.plus(1));
            next = cursor.read(|c| grammar::continuation(c, &reading));
            found.push(Found { tokens, reading, leans });
            leans = true;
        }
    }
    // A token belongs to one expression only: "Monday-Friday", if it is one token, to its first.
    found.dedup_by(|next, before| next.tokens.start < before.tokens.end);
    found
}

/// The next place at which an expression may begin: with a word that can open one, near a word of time.
fn next_start(atoms: &[Atom], from: usize) -> Option<usize> {
    /// How many atoms may stand before the first word of time.
    const BEFORE: usize = 7;
    let key = (from..atoms.len()).find(|&place| atoms[place].is_key())?;
    (from.max(key.saturating_sub(BEFORE))..=key).find(|&place| atoms[place].word.opens())
}
