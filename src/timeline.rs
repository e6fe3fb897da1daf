//! The timeline: dated events in the order in which they happened.

use crate::document::Document;
use crate::entities::Entities;
use crate::events::Event;
use crate::span::EventId;
use crate::time::Value;
use typed_index_collections::TiSlice;

/// The events of one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A value of type `DATE`.
    pub date: Value,
    /// How fine it is.
    pub precision: Precision,
    /// The events of that date, in the order in which they happened as far as the text tells.
    pub events: Vec<EventId>,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A week, or a weekend.
    Week,
    /// A month.
    Month,
    /// A quarter, a half-year, or a season.
    Quarter,
    /// A year.
    Year,
    /// A decade, or longer.
    Decade,
}

impl Precision {
    /// The output contract's spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
        }
    }
}

/// Puts the dated events in order, each once: one happening told twice is one entry.
#[must_use]
pub fn order(
    _document: &Document,
    _entities: &Entities,
    _events: &TiSlice<EventId, Event>,
) -> Vec<Entry> {
    Vec::new()
}
