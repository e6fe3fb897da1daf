//! The types of the output contract: [`Analysis`], the whole analysis of a text as it is serialised to JSON, and the
//! structs of its fields. `labels` has the enums.

use crate::labels::{
    ArgumentRole, Band, Certainty, DateFrom, EntityKind, EventClass, EventKind, LineDateFrom,
    MentionForm, ParagraphRole, Polarity, Precision, PublishedFrom, QuoteAct, QuoteForm, Tense,
    TimexModifier, TimexType,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A span of the text: the start, and the exclusive end, in the unit that the caller requested ([`crate::Unit`]).
pub type Offsets = [u32; 2];

/// The version of the output contract.
pub const SCHEMA: u32 = 1;

/// The whole analysis of a text, as the output contract defines it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The version of the output contract: [`SCHEMA`].
    pub schema: u32,
    /// The id that the caller gave with the text; `None` if there was none.
    pub id: Option<Id>,
    /// The text that the spans refer to. It may be omitted (`None`) if it equals the input. It differs, for
    /// example, after the extraction from HTML.
    pub text: Option<String>,
    /// The language of the text as an ISO 639-1 code; `None` if the language is not recognised. Only English is
    /// recognised.
    pub language: Option<String>,
    /// The span of the headline; `None` if there is none.
    pub title: Option<Offsets>,
    /// The day of publication (TimeML's document creation time), as `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The source of the day of publication.
    pub published_from: Option<PublishedFrom>,
    /// The paragraphs with their roles.
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
    /// All events, including those without a date.
    pub events: Vec<Event>,
    /// The dates in chronological order, each with its events. Of coreferent events, only one is listed.
    pub timeline: Vec<Entry>,
    /// The sentences of the story that mention an event outside quotation marks, in text order: the candidates for the
    /// short timeline.
    pub lines: Vec<Line>,
}

/// The id of a text, which is returned with the findings: a JSON string or number, spelled as in the input.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Box<RawValue>);

impl Id {
    /// Creates an id from its JSON: a number, or a string in quotation marks.
    #[must_use]
    pub fn new(json: Box<RawValue>) -> Self {
        Self(json)
    }

    /// Creates an id from a string.
    #[must_use]
    pub fn text(words: &str) -> Self {
        Self(serde_json::value::to_raw_value(words).expect("a string is JSON"))
    }

    /// Returns the JSON of the id: a number, or a string in quotation marks.
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
    /// The span of the paragraph.
    pub span: Offsets,
    /// The function of the paragraph in the article.
    pub role: ParagraphRole,
}

/// A token: a word of Universal Dependencies ("don't" is two: "do" and "n't").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The span of the token.
    pub span: Offsets,
    /// The lemma of the token.
    pub lemma: String,
    /// The universal part-of-speech tag of the token.
    pub upos: String,
    /// The index of the token's head in [`Analysis::tokens`]; `None` for the root of a dependency tree.
    pub head: Option<u32>,
    /// The dependency relation to the head, with its subtype; `root` for a root.
    pub deprel: String,
}

/// A person, an organisation, a place or another thing that the text mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The index of the entity in [`Analysis::entities`].
    pub id: u32,
    /// The kind of the entity.
    pub kind: EntityKind,
    /// The fullest name of the entity in the text, or its fullest description if the text does not name it.
    pub name: String,
    /// The titles and functions that the text gives the entity.
    pub roles: Vec<String>,
    /// The mentions of the entity, in text order.
    pub mentions: Vec<Mention>,
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The span of the mention.
    pub span: Offsets,
    /// How the mention refers to the entity: by a name, a description or a pronoun.
    pub form: MentionForm,
}

/// A quote: reported speech or thought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The index of the quote in [`Analysis::quotes`].
    pub id: u32,
    /// The span from the start of the first part to the end of the last part.
    pub span: Offsets,
    /// The parts of the quote in text order, with their quotation marks: `"We tried," she said, "and failed."` has
    /// two.
    pub content: Vec<Offsets>,
    /// The form of the quote: direct, indirect or mixed.
    pub form: QuoteForm,
    /// Whether the content was said or thought.
    pub act: QuoteAct,
    /// The speaker, as an index into [`Analysis::entities`]; `None` if the speaker is unknown or is not an entity.
    pub speaker: Option<u32>,
    /// All speakers in text order, as indices into [`Analysis::entities`]. The first one is `speaker`.
    pub speakers: Vec<u32>,
    /// The words that name an intermediary who reports the words of another speaker. Not determined yet: always
    /// `None`.
    pub via: Option<Offsets>,
    /// The words that name the speaker.
    pub source: Option<Offsets>,
    /// The reporting words, such as "said" or "according to".
    pub cue: Option<Offsets>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// The index of the time expression in [`Analysis::times`].
    pub id: u32,
    /// The span of the time expression.
    pub span: Offsets,
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// The TIMEX3 value, such as `2015-10-15`, `P3D` or `PAST_REF`.
    pub value: String,
    /// The TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimexModifier>,
}

/// An event that the text mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The index of the event in [`Analysis::events`].
    pub id: u32,
    /// The span of the trigger: the verb or noun that names the event.
    pub span: Offsets,
    /// The lemma of the trigger, with its light verb or particle: "launch attack".
    pub lemma: String,
    /// The TimeML class.
    pub class: EventClass,
    /// The kind of event.
    pub kind: EventKind,
    /// A summary of the event on one line, in the article's own words.
    pub summary: String,
    /// The participants and circumstances of the event.
    pub args: Vec<Argument>,
    /// The date of the event as a TIMEX3 value; `None` for an undated event.
    pub date: Option<String>,
    /// The source of the date; a correction sets it to [`DateFrom::Reader`].
    pub date_from: Option<DateFrom>,
    /// The time expression that dates the event, as an index into [`Analysis::times`].
    pub time: Option<u32>,
    /// Whether the text affirms or denies the event.
    pub polarity: Polarity,
    /// The certainty about the event that the text expresses.
    pub certainty: Certainty,
    /// Whether the event is in the past, present or future.
    pub tense: Tense,
    /// The quote that contains the event, as an index into [`Analysis::quotes`]; `None` outside quotes.
    pub quote: Option<u32>,
    /// The importance of the event, from 0 to 1 in whole hundredths.
    pub salience: f64,
}

/// The minimum [`Event::salience`] of a main event. Of coreferent events, [`Analysis::timeline`] prefers a main event.
/// `dateline --show timeline` marks main events by `*`, and the custom element of the package marks only them in the
/// text. The short timeline does not apply this limit: see [`Line::shown`].
pub const MIN_SALIENCE: f64 = 0.5;

/// A participant or circumstance of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// The role of the argument in the event.
    pub role: ArgumentRole,
    /// The span of the argument.
    pub span: Offsets,
    /// The entity that the argument refers to, as an index into [`Analysis::entities`]; `None` if it refers to
    /// none.
    pub entity: Option<u32>,
}

/// A candidate for a line of the short timeline: a sentence of the article. The short timeline shows the candidates
/// whose [`Line::shown`] is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The index of the line in [`Analysis::lines`].
    pub id: u32,
    /// The span of the sentence, one of [`Analysis::sentences`].
    pub sentence: Offsets,
    /// The spans of the sentence that `text` leaves out. Currently always empty.
    pub cuts: Vec<Offsets>,
    /// The words that `text` adds to the sentence, each with the offset of the insertion. Currently always empty.
    pub inserts: Vec<(u32, String)>,
    /// The sentence without `cuts` and with `inserts`, on one line.
    pub text: String,
    /// The span of the clause of the main event.
    pub core: Offsets,
    /// The events of the sentence outside quotation marks, as indices into [`Analysis::events`]. The main event is the
    /// first.
    pub events: Vec<u32>,
    /// The spans of other sentences that report the same as this one.
    pub same: Vec<Offsets>,
    /// The date of the line as a TIMEX3 value; `None` for an undated line.
    pub date: Option<String>,
    /// The precision of the date.
    pub precision: Option<Precision>,
    /// The source of the date.
    pub date_from: Option<LineDateFrom>,
    /// The time expression that gives the date, as an index into [`Analysis::times`].
    pub time: Option<u32>,
    /// The part of the story that the line belongs to.
    pub band: Band,
    /// The speakers to whom the text attributes the main event, as indices into [`Analysis::entities`]; empty if the
    /// article itself states the event.
    pub said_by: Vec<u32>,
    /// The certainty of the main event.
    pub certainty: Certainty,
    /// Whether the text affirms or denies the main event.
    pub polarity: Polarity,
    /// How well the line fits a short timeline: a probability from 0 to 1 in whole hundredths.
    pub score: f64,
    /// Whether the short timeline shows the line.
    pub shown: bool,
}

/// A date of the timeline, with its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The date as a TIMEX3 value of type `DATE`.
    pub date: String,
    /// The precision of the date.
    pub precision: Precision,
    /// The events of the date, as indices into [`Analysis::events`].
    pub events: Vec<u32>,
}

/// Returns a text on one line, with a single space for each run of white space. Names and roles in the contract
/// have this form.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
