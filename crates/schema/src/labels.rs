//! The labels of the output contract: enums with a fixed spelling each.
//!
//! In JSON a label is a string. Reading an unknown string is an error.

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Declares an enum whose variants have a spelling each.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every member, in the order of the enum.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            const SPELLINGS: &'static [&'static str] = &[$($text,)*];

            /// The output contract's spelling.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                Self::SPELLINGS[self as usize]
            }

            /// The label of this spelling, if there is one.
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

/// Reads the position of a string among these. One visitor for all enums keeps the page small.
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
    /// The part that a paragraph plays in an article.
    ParagraphRole {
        /// The headline.
        Title = "title",
        /// A heading inside the story.
        Heading = "heading",
        /// Who wrote it, when and for whom.
        Byline = "byline",
        /// Beside the story: captions, "WATCH:" and "Read more" lines.
        Aside = "aside",
        /// The story itself.
        Body = "body",
    }
}

labels! {
    /// How the day of publication is known.
    PublishedFrom {
        /// It came with the text.
        Given = "given",
        /// The article's own dateline, byline or metadata states it.
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
    /// How a mention refers.
    MentionForm {
        /// "Vladimir Putin"
        Name = "name",
        /// "the spokesman"
        Nominal = "nominal",
        /// "he"
        Pronoun = "pronoun",
    }
}

labels! {
    /// How the words of a quote are given.
    QuoteForm {
        /// In quotation marks from end to end.
        Direct = "direct",
        /// A reported clause.
        Indirect = "indirect",
        /// A reported clause with a quoted part in it.
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
        /// A point no finer than a day.
        Date = "DATE",
        /// A point within a day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Something that recurs.
        Set = "SET",
    }
}

labels! {
    /// The modifiers of TIMEX3.
    TimexModifier {
        /// "more than a decade ago"
        Before = "BEFORE",
        /// "less than a year ago"
        After = "AFTER",
        /// "no less than a year ago"
        OnOrBefore = "ON_OR_BEFORE",
        /// "no more than a year ago"
        OnOrAfter = "ON_OR_AFTER",
        /// "less than two hours"
        LessThan = "LESS_THAN",
        /// "more than five minutes"
        MoreThan = "MORE_THAN",
        /// "no more than ten days"
        EqualOrLess = "EQUAL_OR_LESS",
        /// "at least ten days"
        EqualOrMore = "EQUAL_OR_MORE",
        /// "early", "the start of"
        Start = "START",
        /// "the middle of", "mid-"
        Mid = "MID",
        /// "late", "the end of"
        End = "END",
        /// "about", "around"
        Approx = "APPROX",
    }
}

labels! {
    /// How fine a date is, the finest first.
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
    /// TimeML's classes.
    EventClass {
        /// Something that happens.
        Occurrence = "occurrence",
        /// Somebody says something.
        Reporting = "reporting",
        /// Somebody sees or hears something.
        Perception = "perception",
        /// Something begins, goes on or ends.
        Aspectual = "aspectual",
        /// Somebody does something about another event ("try", "order").
        IAction = "i_action",
        /// Somebody's attitude to another event ("want", "fear").
        IState = "i_state",
        /// Something holds for a time.
        State = "state",
    }
}

labels! {
    /// ACE's kinds and four more.
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
        /// All else.
        Other = "other",
    }
}

labels! {
    /// Roles, PropBank's by another name.
    ArgumentRole {
        /// Arg0: who does it.
        Agent = "agent",
        /// Arg1: to whom or what it is done.
        Patient = "patient",
        /// Arg2 of giving and telling.
        Recipient = "recipient",
        /// Where.
        Place = "place",
        /// With what.
        Instrument = "instrument",
        /// How many.
        Number = "number",
    }
}

labels! {
    /// Why an event has its date.
    DateFrom {
        /// A time in its clause.
        Expression = "expression",
        /// Carried over from its neighbours.
        Context = "context",
        /// A past-tense report with nothing else.
        Published = "published",
        /// The reader corrected it.
        Reader = "reader",
    }
}

labels! {
    /// Whether it is affirmed or denied.
    Polarity {
        /// It is said to be so.
        Positive = "positive",
        /// It is said not to be so.
        Negative = "negative",
    }
}

labels! {
    /// How sure the text is.
    Certainty {
        /// Told as fact.
        Certain = "certain",
        /// "probably", "is expected to"
        Probable = "probable",
        /// "may", "would", "if"
        Possible = "possible",
    }
}

labels! {
    /// Behind, now or ahead.
    Tense {
        /// It has happened.
        Past = "past",
        /// It holds or happens.
        Present = "present",
        /// It lies ahead.
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
