//! The types of the event layer.

pub use dateline_schema::{
    ArgumentRole, Certainty, DateFrom, EventClass, EventKind, Polarity, Tense,
};

use crate::span::{MentionId, QuoteId, TimexId, TokenId, TokenRange};
use crate::time::Value;

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The head word of the trigger: of a light verb and its noun, the noun.
    pub trigger: TokenId,
    /// The trigger's lemma, with its light verb or particle ("launch attack", "carry out").
    pub lemma: String,
    /// TimeML's class.
    pub class: EventClass,
    /// What kind of happening it is, for the reader.
    pub kind: EventKind,
    /// One line in the article's own words, without a full stop.
    pub summary: String,
    /// Who, whom, where, with what, how many.
    pub arguments: Vec<Argument>,
    /// When it happened, as precisely as the text allows.
    pub date: Option<Dating>,
    /// Whether it is said to have happened or not to have happened.
    pub polarity: Polarity,
    /// How sure the text is.
    pub certainty: Certainty,
    /// Whether it lies behind or ahead, by its verb.
    pub tense: Tense,
    /// The quote in which it stands.
    pub quote: Option<QuoteId>,
    /// How much it belongs on a short timeline, from 0 to 1 in steps of a hundredth; 0.5 and more is shown.
    pub salience: f32,
}

/// A participant or circumstance of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What part it plays.
    pub role: ArgumentRole,
    /// The words that name it.
    pub tokens: TokenRange,
    /// The mention among those words that refers to it.
    pub mention: Option<MentionId>,
}

/// When an event happened, and how we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// A value of type `DATE`.
    pub value: Value,
    /// How we know.
    pub from: DateFrom,
    /// The expression that tells it.
    pub timex: Option<TimexId>,
}
