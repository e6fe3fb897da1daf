//! All that was found in an article, layer by layer.

use crate::document::Document;
use crate::entities::Entities;
use crate::events::Event;
use crate::mentions::Mention;
use crate::quotes::Quote;
use crate::span::{EventId, MentionId, QuoteId, TimexId};
use crate::time::Timex;
use crate::timeline::Entry;
use typed_index_collections::TiVec;

/// What [`annotate`](crate::annotate) returns: layers that point at each other by id.
#[derive(Clone, Debug)]
pub struct Annotations<'a> {
    /// Tokens, sentences and trees.
    pub document: Document<'a>,
    /// References, in the order of the text.
    pub mentions: TiVec<MentionId, Mention>,
    /// What was said or thought, by whom.
    pub quotes: TiVec<QuoteId, Quote>,
    /// People, organisations, places and what else is spoken of.
    pub entities: Entities,
    /// Expressions of time.
    pub timexes: TiVec<TimexId, Timex>,
    /// What happened.
    pub events: TiVec<EventId, Event>,
    /// The dated events in the order in which they happened.
    pub timeline: Vec<Entry>,
}
