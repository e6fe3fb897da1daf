//! The document of the output contract, as the README describes it.

use crate::labels::{
    ArgumentRole, Band, Certainty, DateFrom, EntityKind, EventClass, EventKind, LineDateFrom,
    MentionForm, ParagraphRole, Polarity, Precision, PublishedFrom, QuoteAct, QuoteForm, Tense,
    TimexModifier, TimexType,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A half-open range `[start, end]` in the requested unit.
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
    /// The text, if it differs from the input, as after the extraction from HTML.
    pub text: Option<String>,
    /// An ISO 639-1 code; `None` if the text is in no language that is known.
    pub language: Option<String>,
    /// The span of the headline.
    pub title: Option<Offsets>,
    /// The day of publication (TimeML's document creation time), as `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The source of the day of publication.
    pub published_from: Option<PublishedFrom>,
    /// The paragraphs with their roles: `title`, `heading`, `byline`, `aside`, `body`.
    pub paragraphs: Vec<Paragraph>,
    /// The spans of the sentences.
    pub sentences: Vec<Offsets>,
    /// The tokens, if requested.
    pub tokens: Option<Vec<Token>>,
    /// People, organisations, places and other things that the text mentions.
    pub entities: Vec<Entity>,
    /// Reported speech and thought.
    pub quotes: Vec<Quote>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// The events.
    pub events: Vec<Event>,
    /// The dated events in chronological order.
    pub timeline: Vec<Entry>,
    /// The sentences of the story that tell an event, in text order.
    pub lines: Vec<Line>,
}

/// The id of a text, which is returned with the findings: a JSON string or number, spelled as in the input.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Box<RawValue>);

impl Id {
    /// Wraps an id in JSON.
    #[must_use]
    pub fn new(json: Box<RawValue>) -> Self {
        Self(json)
    }

    /// Creates an id from a string.
    #[must_use]
    pub fn text(words: &str) -> Self {
        Self(serde_json::value::to_raw_value(words).expect("a string is JSON"))
    }

    /// Returns the id in JSON.
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

/// A paragraph and its function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its span.
    pub span: Offsets,
    /// Its function.
    pub role: ParagraphRole,
}

/// A word of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its span.
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
    /// Its mentions, in text order.
    pub mentions: Vec<Mention>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Its span.
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
    /// Its form.
    pub form: QuoteForm,
    /// Whether it was said or thought.
    pub act: QuoteAct,
    /// The speaker, as an index into the entities.
    pub speaker: Option<u32>,
    /// All speakers in text order, the first of which is `speaker`.
    pub speakers: Vec<u32>,
    /// The words that pass the quote on, if somebody else is the speaker.
    pub via: Option<Offsets>,
    /// The words that name the speaker.
    pub source: Option<Offsets>,
    /// The reporting words.
    pub cue: Option<Offsets>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// Its index.
    pub id: u32,
    /// Its span.
    pub span: Offsets,
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// The TIMEX3 value.
    pub value: String,
    /// The TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimexModifier>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its index.
    pub id: u32,
    /// The span of the trigger.
    pub span: Offsets,
    /// The lemma of the trigger, with its light verb or particle.
    pub lemma: String,
    /// The TimeML class.
    pub class: EventClass,
    /// The kind of event.
    pub kind: EventKind,
    /// One line in the article's own words.
    pub summary: String,
    /// Participants and circumstances.
    pub args: Vec<Argument>,
    /// The date, as a TIMEX3 value.
    pub date: Option<String>,
    /// The source of the date; a correction sets it to [`DateFrom::Reader`].
    pub date_from: Option<DateFrom>,
    /// The time expression that dates the event, as an index.
    pub time: Option<u32>,
    /// Whether the text affirms or denies it.
    pub polarity: Polarity,
    /// The certainty that the text expresses.
    pub certainty: Certainty,
    /// Whether it is in the past, present or future.
    pub tense: Tense,
    /// The quote that contains it, as an index.
    pub quote: Option<u32>,
    /// The importance, from 0 to 1 in whole hundredths.
    pub salience: f64,
}

/// The salience from which on an event is a main one.
pub const MIN_SALIENCE: f64 = 0.5;

/// A participant or circumstance of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// Its role in the event.
    pub role: ArgumentRole,
    /// Its span.
    pub span: Offsets,
    /// The entity, as an index.
    pub entity: Option<u32>,
}

/// A line of the short timeline: a sentence of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its index.
    pub id: u32,
    /// The span of the sentence, one of [`Analysis::sentences`].
    pub sentence: Offsets,
    /// The spans that `text` leaves out.
    pub cuts: Vec<Offsets>,
    /// Words that `text` adds, each at an offset.
    pub inserts: Vec<(u32, String)>,
    /// The sentence without its cuts and with its inserts, on one line.
    pub text: String,
    /// The span of the clause of the main event.
    pub core: Offsets,
    /// The events, as indices, the main one first.
    pub events: Vec<u32>,
    /// The spans of other sentences that tell the same.
    pub same: Vec<Offsets>,
    /// The date, as a TIMEX3 value.
    pub date: Option<String>,
    /// The precision of the date.
    pub precision: Option<Precision>,
    /// The source of the date.
    pub date_from: Option<LineDateFrom>,
    /// The time expression that gives the date, as an index.
    pub time: Option<u32>,
    /// The part of the story that it belongs to.
    pub band: Band,
    /// The entities on whose word it stands, as indices; empty for the article's own voice.
    pub said_by: Vec<u32>,
    /// The certainty of the main event.
    pub certainty: Certainty,
    /// Whether the text affirms or denies the main event.
    pub polarity: Polarity,
    /// How much it belongs on a short timeline, from 0 to 1 in whole hundredths.
    pub score: f64,
    /// Whether a short timeline shows it.
    pub shown: bool,
}

/// A date of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// A TIMEX3 date value.
    pub date: String,
    /// The precision of the date.
    pub precision: Precision,
    /// The events, as indices.
    pub events: Vec<u32>,
}

/// Joins a text to one line with single spaces, as names and roles of the contract are written.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
