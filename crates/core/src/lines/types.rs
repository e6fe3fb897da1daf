//! Lines, and the layers that they are made from.

use crate::document::Document;
use crate::entities::Entities;
use crate::events::{Certainty, Event, Polarity};
use crate::mentions::Mention;
use crate::quotes::Quote;
use crate::span::{EntityId, EventId, MentionId, QuoteId, SentenceId, TimexId, TokenRange};
use crate::time::{Timex, Value};
use crate::timeline::Entry;
use dateline_schema::{Band, LineDateFrom};
use typed_index_collections::TiSlice;

/// The maximum number of ancestors of a word that are looked at, so that a degenerate tree stays cheap.
pub(super) const DEEPEST: usize = 20;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The sentence.
    pub sentence: SentenceId,
    /// The clause of the main event.
    pub core: TokenRange,
    /// The events of the sentence in the article's own words, the main one first.
    pub events: Vec<EventId>,
    /// The date, and the source of the date.
    pub date: Option<(Value, LineDateFrom)>,
    /// The expression that gives the date.
    pub time: Option<TimexId>,
    /// Background, news, or what comes next.
    pub band: Band,
    /// The speakers on whose word the main event stands.
    pub said_by: Vec<EntityId>,
    /// The certainty of the main event.
    pub certainty: Certainty,
    /// The polarity of the main event.
    pub polarity: Polarity,
    /// How much it belongs on a short timeline, from 0 to 1.
    pub score: f32,
    /// Whether a short timeline shows the line.
    pub shown: bool,
    /// The other sentences that tell the same; only of shown lines.
    pub same: Vec<SentenceId>,
}

/// The layers that lines are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layers<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) mentions: &'a TiSlice<MentionId, Mention>,
    pub(crate) quotes: &'a TiSlice<QuoteId, Quote>,
    pub(crate) entities: &'a Entities,
    pub(crate) timexes: &'a TiSlice<TimexId, Timex>,
    pub(crate) events: &'a TiSlice<EventId, Event>,
    pub(crate) timeline: &'a [Entry],
}
