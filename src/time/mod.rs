//! Time: the expressions that tell when, how long and how often, with their TIMEX3 values.
//!
//! Follows ISO-TimeML (TimeML 1.2.1 and the TempEval-3 guidelines). Which event happened when is left to `events`.

mod value;

pub use value::{
    Calendar, Clock, DayPart, Length, Open, Part, Precision, Season, Unit, Value, ValueError,
};

use crate::document::Document;
use crate::span::{TimexId, TokenRange};
use typed_index_collections::TiVec;

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Its extent: without the preposition before it.
    pub tokens: TokenRange,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub kind: Kind,
    /// What it means.
    pub value: Value,
    /// `mod` of TIMEX3.
    pub modifier: Option<Modifier>,
}

/// TIMEX3's types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A point no finer than a day.
    Date,
    /// A point within a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl Kind {
    /// TIMEX3's spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// TIMEX3's modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "more than a decade ago"
    Before,
    /// "less than a year ago"
    After,
    /// "no less than a year ago"
    OnOrBefore,
    /// "no more than a year ago"
    OnOrAfter,
    /// "less than two hours"
    LessThan,
    /// "more than five minutes"
    MoreThan,
    /// "no more than ten days"
    EqualOrLess,
    /// "at least ten days"
    EqualOrMore,
    /// "early", "the start of"
    Start,
    /// "the middle of", "mid-"
    Mid,
    /// "late", "the end of"
    End,
    /// "about", "around"
    Approx,
}

impl Modifier {
    /// TIMEX3's spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
        }
    }
}

/// Finds the expressions, in the order of the text; none overlaps another.
#[must_use]
pub fn find(_document: &Document) -> TiVec<TimexId, Timex> {
    TiVec::new()
}
