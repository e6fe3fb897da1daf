//! The timeline: dated events in the order in which they happened.

use crate::document::Document;
use crate::entities::Entities;
use crate::events::Event;
use crate::span::EventId;
use crate::time::{Precision, Value};
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

/// Puts the dated events in order, each once: one happening told twice is one entry.
#[must_use]
pub fn order(
    _document: &Document,
    _entities: &Entities,
    _events: &TiSlice<EventId, Event>,
) -> Vec<Entry> {
    Vec::new()
}
