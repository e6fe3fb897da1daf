//! The labels of the output contract: enums whose variants have fixed spellings.
//!
//! In JSON a label is a string. Deserializing an unknown string fails.

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Declares an enum of labels. Each variant has the string that represents it in JSON: `Person = "PERSON"`.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// All variants, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            const SPELLINGS: &'static [&'static str] = &[$($text,)*];

            /// Returns the string that represents the label in the output contract.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                Self::SPELLINGS[self as usize]
            }

            /// Returns the label that a string represents; `None` for an unknown string.
            #[must_use]
            pub fn parse(spelling: &str) -> Option<Self> {
                Some(Self::ALL[position(Self::SPELLINGS, spelling)?])
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Spelling(Self::SPELLINGS)).map(|at| Self::ALL[at])
            }
        }
    };
}

/// A visitor that returns the index of a string in this list. All enums share it, to keep the page small.
struct Spelling(&'static [&'static str]);

impl Visitor<'_> for Spelling {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label of the output contract")
    }

    fn visit_str<E: Error>(self, spelling: &str) -> Result<usize, E> {
        position(self.0, spelling).ok_or_else(|| E::invalid_value(Unexpected::Str(spelling), &self))
    }
}

fn position(spellings: &[&str], spelling: &str) -> Option<usize> {
    spellings.iter().position(|&known| known == spelling)
}

labels! {
    /// The function of a paragraph in an article.
    ParagraphRole {
        /// The headline.
        Title = "title",
        /// The summary between the headline and the story.
        Standfirst = "standfirst",
        /// A heading inside the story.
        Heading = "heading",
        /// A paragraph of the story.
        Body = "body",
        /// An item of a list in the story.
        List = "list",
        /// A block quotation, a pull quote or an embedded post.
        Quote = "quote",
        /// A cell of a table in the story.
        Table = "table",
        /// A correction, an editor's note or a note about the sources.
        Correction = "correction",
        /// The author, date and publisher.
        Byline = "byline",
        /// The caption or the credit of a picture.
        Caption = "caption",
        /// All other text beside the story: navigation, teasers, comments, notices.
        Aside = "aside",
    }
}

impl ParagraphRole {
    /// Returns whether the paragraph is a part of the story other than its headline.
    #[must_use]
    pub const fn is_story(self) -> bool {
        !matches!(self, Self::Title | Self::Byline | Self::Caption | Self::Aside)
    }

    /// Returns whether the paragraph is prose of the story: neither a headline nor a heading nor a table.
    #[must_use]
    pub const fn is_prose(self) -> bool {
        self.is_story() && !matches!(self, Self::Heading | Self::Table)
    }
}

labels! {
    /// The source of the day of publication.
    PublishedFrom {
        /// The caller gave the day with the text.
        Given = "given",
        /// The article's own dateline, byline or metadata states the day.
        Dateline = "dateline",
    }
}

labels! {
    /// The kinds of entities, named as in OntoNotes 5.
    EntityKind {
        /// People.
        Person = "PERSON",
        /// Nationalities, religious and political groups.
        Norp = "NORP",
        /// Buildings, airports, roads.
        Fac = "FAC",
        /// Companies, agencies, institutions, teams.
        Org = "ORG",
        /// Countries, cities, states.
        Gpe = "GPE",
        /// Other places: mountains, seas, regions.
        Loc = "LOC",
        /// Vehicles, weapons, foods, software.
        Product = "PRODUCT",
        /// Named storms, battles, wars, sports events.
        Event = "EVENT",
        /// Titles of books, songs, films.
        WorkOfArt = "WORK_OF_ART",
        /// Named documents made into laws.
        Law = "LAW",
        /// Named languages.
        Language = "LANGUAGE",
        /// A name whose kind is unknown.
        Misc = "MISC",
    }
}

labels! {
    /// How a mention refers to its entity.
    MentionForm {
        /// A name: "Vladimir Putin".
        Name = "name",
        /// A description: "the spokesman".
        Nominal = "nominal",
        /// A pronoun: "he".
        Pronoun = "pronoun",
    }
}

labels! {
    /// The form of a quote.
    QuoteForm {
        /// Entirely in quotation marks.
        Direct = "direct",
        /// A reported clause.
        Indirect = "indirect",
        /// A reported clause with a part in quotation marks.
        Mixed = "mixed",
    }
}

labels! {
    /// Whether the words of a quote were said or thought.
    QuoteAct {
        /// Said, written, asked, ruled, promised.
        Speech = "speech",
        /// Believed, wanted, planned, known, feared.
        Thought = "thought",
    }
}

labels! {
    /// The types of TIMEX3.
    TimexType {
        /// A date with the precision of a day or coarser: "Thursday", "October 2015".
        Date = "DATE",
        /// A time within a day: "this morning".
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time: "every Monday".
        Set = "SET",
    }
}

labels! {
    /// The modifiers of TIMEX3.
    TimexModifier {
        /// Earlier than the value: "more than a decade ago".
        Before = "BEFORE",
        /// Later than the value: "less than a year ago".
        After = "AFTER",
        /// At the time of the value or earlier: "no less than a year ago".
        OnOrBefore = "ON_OR_BEFORE",
        /// At the time of the value or later: "no more than a year ago".
        OnOrAfter = "ON_OR_AFTER",
        /// Shorter than the value: "less than two hours".
        LessThan = "LESS_THAN",
        /// Longer than the value: "more than five minutes".
        MoreThan = "MORE_THAN",
        /// At most the value: "no more than ten days".
        EqualOrLess = "EQUAL_OR_LESS",
        /// At least the value: "at least ten days".
        EqualOrMore = "EQUAL_OR_MORE",
        /// The beginning of the period: "early", "the start of".
        Start = "START",
        /// The middle of the period: "the middle of", "mid-".
        Mid = "MID",
        /// The end of the period: "late", "the end of".
        End = "END",
        /// Approximately the value: "about", "around".
        Approx = "APPROX",
    }
}

labels! {
    /// The precision of a date, the finest first.
    Precision {
        /// A day.
        Day = "day",
        /// A week, or a weekend.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter, a half-year, or a season.
        Quarter = "quarter",
        /// A year.
        Year = "year",
        /// A decade.
        Decade = "decade",
    }
}

labels! {
    /// The event classes of TimeML.
    EventClass {
        /// Something that happens.
        Occurrence = "occurrence",
        /// Somebody says something.
        Reporting = "reporting",
        /// Somebody sees or hears something.
        Perception = "perception",
        /// Something begins, continues or ends.
        Aspectual = "aspectual",
        /// Somebody does something about another event ("try", "order").
        IAction = "i_action",
        /// Somebody's attitude to another event ("want", "fear").
        IState = "i_state",
        /// Something is the case for a time.
        State = "state",
    }
}

labels! {
    /// The eight event types of ACE, and four more.
    EventKind {
        /// Birth, marriage, injury, death.
        Life = "life",
        /// Somebody or something moves or is moved.
        Movement = "movement",
        /// Goods or money change hands.
        Transaction = "transaction",
        /// Organisations start, merge, end.
        Business = "business",
        /// Attacks and demonstrations.
        Conflict = "conflict",
        /// Meetings, talks, calls.
        Contact = "contact",
        /// Positions taken and left, elections.
        Personnel = "personnel",
        /// Arrest, trial, sentence, release.
        Justice = "justice",
        /// Somebody said something.
        Statement = "statement",
        /// Floods, crashes, fires.
        Disaster = "disaster",
        /// Laws, decisions, plans of a government.
        Policy = "policy",
        /// Everything else.
        Other = "other",
    }
}

labels! {
    /// Argument roles, which correspond to PropBank's.
    ArgumentRole {
        /// Arg0: who acts.
        Agent = "agent",
        /// Arg1: whom or what the action affects.
        Patient = "patient",
        /// Arg2 of verbs of giving and telling: to whom.
        Recipient = "recipient",
        /// The location of the event.
        Place = "place",
        /// The means.
        Instrument = "instrument",
        /// The number or the amount: how many or how much.
        Number = "number",
    }
}

labels! {
    /// The source of an event's date.
    DateFrom {
        /// A time expression in the clause of the event.
        Expression = "expression",
        /// The date of neighbouring events.
        Context = "context",
        /// The day of publication, for a report in the past tense without any other date.
        Published = "published",
        /// A correction by the reader.
        Reader = "reader",
    }
}

labels! {
    /// The source of the date of a line.
    LineDateFrom {
        /// A time expression in the sentence.
        Expression = "expression",
        /// The date of an earlier sentence, whose account this sentence continues.
        Carried = "carried",
        /// The day on which the story's news happened. It dates news in the past tense that has no date of its own.
        Story = "story",
    }
}

labels! {
    /// The part of the story that a line belongs to.
    Band {
        /// What happened before the news.
        Background = "background",
        /// The news itself.
        News = "news",
        /// What is announced, planned or due.
        Next = "next",
    }
}

labels! {
    /// Whether the text affirms or denies an event.
    Polarity {
        /// The text affirms the event.
        Positive = "positive",
        /// The text denies the event.
        Negative = "negative",
    }
}

labels! {
    /// The certainty about an event that the text expresses.
    Certainty {
        /// The text states the event as a fact.
        Certain = "certain",
        /// The text calls the event probable: "probably", "is expected to".
        Probable = "probable",
        /// The text calls the event possible: "may", "would", "if".
        Possible = "possible",
    }
}

labels! {
    /// Whether an event is in the past, present or future.
    Tense {
        /// The event has happened.
        Past = "past",
        /// The event is the case or is happening.
        Present = "present",
        /// The event has not happened yet.
        Future = "future",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_string_of_json() {
        for &kind in EntityKind::ALL {
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<EntityKind>(&json).unwrap(), kind);
            assert_eq!(EntityKind::parse(kind.as_str()), Some(kind));
        }
        let error = serde_json::from_str::<Polarity>("\"neutral\"").unwrap_err().to_string();
        assert!(error.contains("\"neutral\", expected a label"), "{error}");
    }
}
