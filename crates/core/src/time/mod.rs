//! Finds time expressions ("last Friday", "two years", "every week") and computes their TIMEX3 values.
//!
//! The values follow ISO-TimeML (TimeML 1.2.1 and the TempEval-3 guidelines). `subtokens` splits the text, `lexicon`
//! classifies words, `grammar` parses expressions, `tense` finds the tense of their clause, and `resolve` computes
//! their values. `events` assigns dates to events.

mod cursor;
mod grammar;
mod lexicon;
mod meaning;
mod resolve;
mod subtokens;
mod tense;
mod value;

pub use dateline_schema::{TimexModifier, TimexType};
pub use value::{
    Calendar, Clock, DayPart, Length, Open, Part, Precision, Season, Unit, Value, ValueError,
};

use crate::document::Document;
use crate::span::{TimexId, TokenRange};
use cursor::Cursor;
use meaning::{Meaning, Parse};
use resolve::Context;
use subtokens::Subtoken;
use tense::Direction;
use typed_index_collections::TiVec;

/// One time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The tokens of the expression, without a preposition before it.
    pub tokens: TokenRange,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub kind: TimexType,
    /// The resolved value: the `value` attribute of TIMEX3.
    pub value: Value,
    /// The `mod` attribute of TIMEX3: `APPROX` for "about two years".
    pub modifier: Option<TimexModifier>,
}

/// Returns the time expressions of the document, in text order. They do not overlap.
#[must_use]
pub fn find(document: &Document) -> TiVec<TimexId, Timex> {
    let mut context = Context::new(document.article.created);
    let mut timexes = TiVec::new();
    for subtokens in subtokens::runs(document) {
        let mut direction = Direction::Unknown;
        for Found { tokens, reading, leans } in read(&subtokens) {
            if document.is_aside(tokens.start) {
                continue;
            }
            if !leans {
                direction = tense::direction(document, tokens);
            }
            // In "He soon left", the verb is past, so "soon" does not mean the future and is left out.
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

/// An expression that the grammar found in a run of subtokens.
struct Found {
    tokens: TokenRange,
    reading: Parse,
    /// Whether this expression continues the one before it, like "4" in "Oct. 3 and 4".
    leans: bool,
}

/// Returns the time expressions in one run of subtokens: the longest expression at each position, and its continuations
/// ("4" after "Oct. 3 and").
fn read(subtokens: &[Subtoken]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut cursor = Cursor::new(subtokens, 0);
    while let Some(start) = next_start(subtokens, cursor.at()) {
        cursor = Cursor::new(subtokens, start);
        let mut next = cursor.read(grammar::expression).map(|reading| (start, reading));
        if next.is_none() {
            cursor = Cursor::new(subtokens, start + 1);
        }
        let mut leans = false;
        while let Some((start, reading)) = next {
            let start =
                start + usize::from(grammar::is_adjective(subtokens, start, cursor.at(), &reading));
            let tokens =
                TokenRange::new(subtokens[start].token, subtokens[cursor.at() - 1].token.plus(1));
            next = cursor.read(|c| grammar::continuation(c, &reading));
            found.push(Found { tokens, reading, leans });
            leans = true;
        }
    }
    // Each token belongs to one expression only. If "Monday-Friday" is one token, it belongs to the first
    // expression.
    found.dedup_by(|next, before| next.tokens.start < before.tokens.end);
    found
}

/// Returns the next index at or after `from` where an expression may start: a subtoken that can open an expression, at
/// most `BEFORE` subtokens before the next time word.
fn next_start(subtokens: &[Subtoken], from: usize) -> Option<usize> {
    /// The largest number of subtokens before the first time word of an expression.
    const BEFORE: usize = 7;
    let key = (from..subtokens.len()).find(|&place| subtokens[place].is_key())?;
    (from.max(key.saturating_sub(BEFORE))..=key).find(|&place| subtokens[place].word.opens())
}
