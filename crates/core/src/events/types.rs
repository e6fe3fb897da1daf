//! The types of the result of `events`: [`Event`], its participants ([`Argument`]) and its date ([`Dating`]).

pub use dateline_schema::{
    ArgumentRole, Certainty, DateFrom, EventClass, EventKind, Polarity, Tense,
};

use crate::span::{MentionId, QuoteId, TimexId, TokenId, TokenRange};
use crate::time::Value;

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The head of the trigger; for a light verb and its noun, the noun.
    pub trigger: TokenId,
    /// The trigger's lemma, with its light verb or particle ("launch attack", "carry out").
    pub lemma: String,
    /// TimeML's class.
    pub class: EventClass,
    /// The kind of event, for display.
    pub kind: EventKind,
    /// The summary line in the article's own words, without a full stop.
    pub summary: String,
    /// Participants, place, instrument and numbers.
    pub arguments: Vec<Argument>,
    /// Its date, as precise as the text states it; `None` if it is unknown.
    pub date: Option<Dating>,
    /// Whether the text says that the event happened or that it did not happen.
    pub polarity: Polarity,
    /// How certain the text is about the event.
    pub certainty: Certainty,
    /// Past, present or future, from its verb.
    pub tense: Tense,
    /// The quote that contains the trigger.
    pub quote: Option<QuoteId>,
    /// Its relevance for a short timeline, from 0 to 1 in steps of a hundredth. From 0.5 on
    /// ([`dateline_schema::MIN_SALIENCE`]) it is a main event, which `event_coreference` prefers as the representative
    /// of coreferent events. `lines` decides what a short timeline shows.
    pub salience: f32,
}

/// A participant or circumstance of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its role.
    pub role: ArgumentRole,
    /// The words that name the participant or circumstance.
    pub tokens: TokenRange,
    /// The mention whose head is the head of these words, if there is one.
    pub mention: Option<MentionId>,
}

/// The date of an event and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// A value of type `DATE`.
    pub value: Value,
    /// The source of the date.
    pub from: DateFrom,
    /// The time expression that the date comes from; `None` for the day of publication.
    pub timex: Option<TimexId>,
}
