//! The input and the output of the stage `lines`: the results of all earlier stages ([`Layers`]), and the candidate
//! sentences of a short timeline ([`Line`]).

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

/// The maximum number of ancestors of a word that are examined. It bounds the cost in degenerate trees.
pub(super) const DEEPEST: usize = 20;

/// A line: a sentence of the article that reports an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The sentence.
    pub sentence: SentenceId,
    /// The clause of the main event.
    pub core: TokenRange,
    /// The events of the sentence that are in the article's own words, not in quotation marks; the main event is
    /// first.
    pub events: Vec<EventId>,
    /// The date, and the source of the date; `None` if the line has no date.
    pub date: Option<(Value, LineDateFrom)>,
    /// The time expression that gives the date; `None` if there is none, as for the day of the story.
    pub time: Option<TimexId>,
    /// Whether the line reports the background, the news, or what comes next.
    pub band: Band,
    /// The speakers who are the source of the main event; empty if the article itself states the event.
    pub said_by: Vec<EntityId>,
    /// The certainty of the main event.
    pub certainty: Certainty,
    /// The polarity of the main event.
    pub polarity: Polarity,
    /// The probability, according to the model, that the line belongs on a short timeline: from 0 to 1.
    pub score: f32,
    /// Whether a short timeline shows the line.
    pub shown: bool,
    /// The later sentences that repeat this line; empty unless the line was selected.
    pub same: Vec<SentenceId>,
}

/// The results of the earlier stages, from which lines are created.
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
