//! The document of the output contract, as `docs/format.md` describes it.

use crate::labels::{
    ArgumentRole, Certainty, DateFrom, EntityKind, EventClass, EventKind, MentionForm,
    ParagraphRole, Polarity, Precision, PublishedFrom, QuoteAct, QuoteForm, Tense, TimexModifier,
    TimexType,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A half-open range `[start, end]` in the unit that was asked for.
pub type Offsets = [u32; 2];

/// The version of the output contract.
pub const SCHEMA: u32 = 1;

/// The document of the output contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The id that came with the text.
    pub id: Option<Id>,
    /// The text, where cleaning changed what was given.
    pub text: Option<String>,
    /// ISO 639-1; `None` where it is not like any that is known.
    pub language: Option<String>,
    /// The headline's place.
    pub title: Option<Offsets>,
    /// The document creation time, as `YYYY-MM-DD`.
    pub published: Option<String>,
    /// How the day of publication is known.
    pub published_from: Option<PublishedFrom>,
    /// The paragraphs with their roles: `title`, `heading`, `byline`, `aside`, `body`.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences' places.
    pub sentences: Vec<Offsets>,
    /// The words, where asked for.
    pub tokens: Option<Vec<Token>>,
    /// People, organisations, places and what else is spoken of.
    pub entities: Vec<Entity>,
    /// What was said or thought.
    pub quotes: Vec<Quote>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// What happened.
    pub events: Vec<Event>,
    /// The dated events in the order in which they happened.
    pub timeline: Vec<Entry>,
}

/// The id of a text, which comes back with what was found: a string or a number of JSON, as it was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Box<RawValue>);

impl Id {
    /// An id in JSON.
    #[must_use]
    pub fn new(json: Box<RawValue>) -> Self {
        Self(json)
    }

    /// These words as an id.
    #[must_use]
    pub fn text(words: &str) -> Self {
        Self(serde_json::value::to_raw_value(words).expect("a string is JSON"))
    }

    /// The JSON that it is.
    #[must_use]
    pub fn json(&self) -> &str {
        self.0.get()
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

/// A paragraph and the part that it plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its place.
    pub span: Offsets,
    /// The part that it plays.
    pub role: ParagraphRole,
}

/// A word of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its place.
    pub span: Offsets,
    /// Its lemma.
    pub lemma: String,
    /// Its universal part of speech.
    pub upos: String,
    /// The index of its head among the tokens; `None` for a root.
    pub head: Option<u32>,
    /// Its relation to the head, with subtype.
    pub deprel: String,
}

/// An entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its index.
    pub id: u32,
    /// Its kind.
    pub kind: EntityKind,
    /// Its fullest name in the text.
    pub name: String,
    /// Its titles and functions in the text.
    pub roles: Vec<String>,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Its place.
    pub span: Offsets,
    /// How it refers.
    pub form: MentionForm,
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Its index.
    pub id: u32,
    /// From the start of its first part to the end of its last.
    pub span: Offsets,
    /// Its parts.
    pub content: Vec<Offsets>,
    /// How the words are given.
    pub form: QuoteForm,
    /// Whether they were said or thought.
    pub act: QuoteAct,
    /// The entity that said it.
    pub speaker: Option<u32>,
    /// The words that name the speaker.
    pub source: Option<Offsets>,
    /// The words that report.
    pub cue: Option<Offsets>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// Its index.
    pub id: u32,
    /// Its place.
    pub span: Offsets,
    /// TIMEX3's type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3's value.
    pub value: String,
    /// TIMEX3's modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimexModifier>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its index.
    pub id: u32,
    /// The trigger's place.
    pub span: Offsets,
    /// The trigger's lemma, with its light verb or particle.
    pub lemma: String,
    /// TimeML's class.
    pub class: EventClass,
    /// The kind of happening.
    pub kind: EventKind,
    /// One line in the article's own words.
    pub summary: String,
    /// Participants and circumstances.
    pub args: Vec<Argument>,
    /// When, as a TIMEX3 date value.
    pub date: Option<String>,
    /// Why it has its date; a correction sets it to [`DateFrom::Reader`].
    pub date_from: Option<DateFrom>,
    /// The expression that tells it.
    pub time: Option<u32>,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// How sure the text is.
    pub certainty: Certainty,
    /// Whether it lies behind, holds now or lies ahead.
    pub tense: Tense,
    /// The quote in which it stands.
    pub quote: Option<u32>,
    /// 0 to 1, in whole hundredths.
    pub salience: f64,
}

/// A participant or circumstance of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// The part that it plays in the event.
    pub role: ArgumentRole,
    /// Its place.
    pub span: Offsets,
    /// The entity that it is.
    pub entity: Option<u32>,
}

/// A date of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// A TIMEX3 date value.
    pub date: String,
    /// How fine the date is.
    pub precision: Precision,
    /// The events, by index.
    pub events: Vec<u32>,
}
