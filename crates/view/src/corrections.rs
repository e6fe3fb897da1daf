//! What the reader sets right, and the way back: corrections are kept beside the analysis and applied to it anew
//! ([`super::apply`]), so that they hold when the date of publication changes or the text is read again.
//!
//! A correction names what it is about by words of the text (bytes), never by an id: ids are the analysis's own.

use super::article_view::ArticleView;
use super::dates;
use super::findings::{kind_word, one_line};
use dateline_schema::{EntityKind, Offsets};
use serde::{Deserialize, Serialize};

/// One thing set right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Flat", try_from = "Flat")]
pub enum Correction {
    /// An entity, a quote, an event or a time is none.
    Hide {
        /// Which.
        what: Anchor,
    },
    /// An entity is of another kind.
    Retype {
        /// A mention of it.
        entity: Offsets,
        /// The other kind.
        kind: EntityKind,
    },
    /// An entity has another name.
    Rename {
        /// A mention of it.
        entity: Offsets,
        /// The name.
        name: String,
    },
    /// Two entities are one.
    Merge {
        /// A mention of the one.
        entity: Offsets,
        /// A mention of the other, which keeps its name.
        into: Offsets,
    },
    /// A mention is of something else: it, and of a name all that are written alike, become an entity of their own.
    Split {
        /// The mention.
        mention: Offsets,
    },
    /// A quote is somebody else's.
    Speaker {
        /// The first part of the quote.
        quote: Offsets,
        /// A mention of the speaker; `None` for nobody named.
        speaker: Option<Offsets>,
    },
    /// An event happened at another time.
    Date {
        /// Its trigger.
        event: Offsets,
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for undated.
        date: Option<String>,
    },
    /// Words that are something and were not marked.
    Add {
        /// The words.
        span: Offsets,
        /// What they are.
        what: NewItem,
    },
}

/// As it is kept: what is done, the words it is done to, other words, and a name, a kind or a date.
type Flat = (String, Offsets, Option<Offsets>, Option<String>);

impl From<Correction> for Flat {
    fn from(correction: Correction) -> Self {
        let flat = |act: &str, span, other, word: Option<&str>| {
            (act.to_owned(), span, other, word.map(str::to_owned))
        };
        match correction {
            Correction::Hide { what } => flat("hide", what.span, None, Some(what.of.name())),
            Correction::Retype { entity, kind } => {
                flat("retype", entity, None, Some(kind.as_str()))
            }
            Correction::Rename { entity, name } => flat("rename", entity, None, Some(&name)),
            Correction::Merge { entity, into } => flat("merge", entity, Some(into), None),
            Correction::Split { mention } => flat("split", mention, None, None),
            Correction::Speaker { quote, speaker } => flat("speaker", quote, speaker, None),
            Correction::Date { event, date } => flat("date", event, None, date.as_deref()),
            Correction::Add { span, what } => flat("add", span, None, Some(what.name())),
        }
    }
}

impl TryFrom<Flat> for Correction {
    type Error = &'static str;

    fn try_from((act, span, other, word): Flat) -> Result<Self, Self::Error> {
        const UNKNOWN: &str = "no correction of this version";
        let known = |word: &Option<String>| word.clone().ok_or(UNKNOWN);
        Ok(match act.as_str() {
            "hide" => {
                let of = ItemKind::named(&known(&word)?).ok_or(UNKNOWN)?;
                Self::Hide { what: Anchor { of, span } }
            }
            "retype" => Self::Retype {
                entity: span,
                kind: EntityKind::parse(&known(&word)?).ok_or(UNKNOWN)?,
            },
            "rename" => Self::Rename { entity: span, name: known(&word)? },
            "merge" => Self::Merge { entity: span, into: other.ok_or(UNKNOWN)? },
            "split" => Self::Split { mention: span },
            "speaker" => Self::Speaker { quote: span, speaker: other },
            "date" => Self::Date { event: span, date: word },
            "add" => Self::Add { span, what: NewItem::named(&known(&word)?).ok_or(UNKNOWN)? },
            _ => return Err(UNKNOWN),
        })
    }
}

/// Something found, by its words: a mention of an entity, the first part of a quote, an event's trigger, a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(String, Offsets)", try_from = "(String, Offsets)")]
pub struct Anchor {
    /// What is found there.
    pub of: ItemKind,
    /// Its words.
    pub span: Offsets,
}

impl From<Anchor> for (String, Offsets) {
    fn from(anchor: Anchor) -> Self {
        (anchor.of.name().to_owned(), anchor.span)
    }
}

impl TryFrom<(String, Offsets)> for Anchor {
    type Error = &'static str;

    fn try_from((of, span): (String, Offsets)) -> Result<Self, Self::Error> {
        Ok(Self { of: ItemKind::named(&of).ok_or("nothing that can be found")?, span })
    }
}

/// The sorts of what can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// An entity.
    Entity,
    /// A quote.
    Quote,
    /// An event.
    Event,
    /// An expression of time.
    Time,
}

impl ItemKind {
    /// Its name in what is kept.
    const fn name(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Quote => "quote",
            Self::Event => "event",
            Self::Time => "time",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Entity, Self::Quote, Self::Event, Self::Time].into_iter().find(|s| s.name() == name)
    }
}

/// What words can be marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewItem {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Anything else with a name.
    Name,
    /// Something said.
    Quote,
    /// Something that happened.
    Event,
}

impl NewItem {
    /// All of them, as they are offered.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Place, Self::Name, Self::Quote, Self::Event];

    /// Its name in what is kept.
    const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Name => "name",
            Self::Quote => "quote",
            Self::Event => "event",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|new| new.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Organisation => "Organisation",
            Self::Place => "Place",
            Self::Name => "Other name",
            Self::Quote => "Quote",
            Self::Event => "Event",
        }
    }

    /// The kind of entity, if it is one.
    #[must_use]
    pub const fn kind(self) -> Option<EntityKind> {
        match self {
            Self::Person => Some(EntityKind::Person),
            Self::Organisation => Some(EntityKind::Org),
            Self::Place => Some(EntityKind::Gpe),
            Self::Name => Some(EntityKind::Misc),
            Self::Quote | Self::Event => None,
        }
    }
}

/// The corrections in their order, with the way back and forth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: Vec<Correction>,
    past: Vec<Vec<Correction>>,
    future: Vec<Vec<Correction>>,
}

impl From<Vec<Correction>> for History {
    /// Corrections that were made elsewhere: they hold from the start, so that there is nothing to undo.
    fn from(now: Vec<Correction>) -> Self {
        Self { now, ..Self::default() }
    }
}

impl History {
    /// The corrections that hold, in the order in which they were made.
    #[must_use]
    pub fn now(&self) -> &[Correction] {
        &self.now
    }

    /// Whether there is anything to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Makes a correction.
    pub fn add(&mut self, correction: Correction) {
        let mut next = self.now.clone();
        next.push(correction);
        self.go(next);
    }

    /// Takes one back, whenever it was made.
    pub fn take_back(&mut self, index: usize) {
        if index < self.now.len() {
            let mut next = self.now.clone();
            next.remove(index);
            self.go(next);
        }
    }

    /// Takes all of them back.
    pub fn reset(&mut self) {
        if !self.now.is_empty() {
            self.go(Vec::new());
        }
    }

    /// Undoes the latest act, be it a correction or the taking back of some; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// Does again what was undone; whether there was anything.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.now, after));
        true
    }

    fn go(&mut self, next: Vec<Correction>) {
        self.past.push(std::mem::replace(&mut self.now, next));
        self.future.clear();
    }
}

/// What a correction does, in words for the reader.
#[must_use]
pub fn describe(correction: &Correction, reading: &ArticleView) -> String {
    let words = |span: &Offsets| {
        let line = one_line(reading.words(*span));
        let line = line.trim_matches(['"', '“', '”']);
        match line.char_indices().nth(60) {
            Some((end, _)) => format!("“{}…”", &line[..end]),
            None => format!("“{line}”"),
        }
    };
    match correction {
        Correction::Hide { what } => {
            let sort = match what.of {
                ItemKind::Entity => "no name",
                ItemKind::Quote => "no quote",
                ItemKind::Event => "no event",
                ItemKind::Time => "no time",
            };
            format!("{} is {sort}", words(&what.span))
        }
        Correction::Retype { entity, kind } => {
            format!("{} is: {}", words(entity), kind_word(*kind).to_lowercase())
        }
        Correction::Rename { entity, name } => format!("{} is called {name}", words(entity)),
        Correction::Merge { entity, into } => {
            format!("{} is the same as {}", words(entity), words(into))
        }
        Correction::Split { mention } => {
            format!("{} is somebody or something else", words(mention))
        }
        Correction::Speaker { quote, speaker: Some(speaker) } => {
            format!("{} is said by {}", words(quote), words(speaker))
        }
        Correction::Speaker { quote, speaker: None } => {
            format!("{} is said by nobody named", words(quote))
        }
        Correction::Date { event, date: Some(date) } => {
            format!("{} happened: {}", words(event), dates::full_label(date))
        }
        Correction::Date { event, date: None } => format!("{} has no date", words(event)),
        Correction::Add { span, what } => {
            format!("{} is marked: {}", words(span), what.word().to_lowercase())
        }
    }
}

/// A date as the reader writes it: a year, a month or a day of the calendar, by numbers from the largest down;
/// nothing for undated.
///
/// # Errors
/// What is wrong with it, in words for the reader.
pub fn date(typed: &str) -> Result<Option<String>, &'static str> {
    let parts: Vec<&str> = typed.trim().split(['-', '/', '.']).map(str::trim).collect();
    let number = |part: &str, digits| {
        let n: u32 = part.parse().ok()?;
        Some(format!("{n:0digits$}"))
    };
    let date = match parts[..] {
        [""] => return Ok(None),
        [year] if year.len() == 4 => number(year, 4),
        [year, month] if year.len() == 4 => {
            number(year, 4).zip(number(month, 2)).map(|(y, m)| format!("{y}-{m}"))
        }
        [year, month, day] if year.len() == 4 => number(year, 4)
            .zip(number(month, 2))
            .zip(number(day, 2))
            .map(|((y, m), d)| format!("{y}-{m}-{d}")),
        _ => None,
    };
    // A day that no calendar has is no stretch of time.
    date.filter(|date| dates::stretch(date).is_some())
        .map(Some)
        .ok_or("Write a year, a month or a day: 2015, 2015-10 or 2015-10-15. Empty for no date.")
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{at, reading};
    use super::*;

    fn hide(word: &str) -> Correction {
        Correction::Hide { what: Anchor { of: ItemKind::Event, span: at(word, 0) } }
    }

    #[test]
    fn every_act_can_be_undone_and_done_again() {
        let mut history = History::default();
        history.add(hide("met"));
        history.add(hide("said"));
        history.take_back(0);
        assert_eq!(history.now(), [hide("said")]);
        history.reset();
        assert!(history.now().is_empty());
        assert!(history.undo() && history.undo());
        assert_eq!(history.now(), [hide("met"), hide("said")]);
        assert!(history.redo());
        assert_eq!(history.now(), [hide("said")]);
        history.add(hide("strike"));
        assert!(!history.can_redo(), "a new correction ends what was undone");
        while history.undo() {}
        assert_eq!(history.now(), []);
        assert!(!history.can_undo());
        history.take_back(7);
        history.reset();
        assert!(!history.can_undo(), "nothing was done");
    }

    #[test]
    fn corrections_are_told_in_words() {
        let reading = reading();
        for (correction, words) in [
            (hide("met"), "“met” is no event"),
            (
                Correction::Retype { entity: at("Dock Union", 0), kind: EntityKind::Person },
                "“Dock Union” is: person",
            ),
            (
                Correction::Speaker {
                    quote: at("“We agree,”", 0), speaker: Some(at("Díaz", 1))
                },
                "“We agree,” is said by “Díaz”",
            ),
            (
                Correction::Date { event: at("met", 0), date: Some("2015-10".into()) },
                "“met” happened: October 2015",
            ),
            (Correction::Add { span: [0, 5], what: NewItem::Person }, "“Mayor” is marked: person"),
        ] {
            assert_eq!(describe(&correction, &reading), words);
            let json = serde_json::to_string(&correction).unwrap();
            assert_eq!(serde_json::from_str::<Correction>(&json).unwrap(), correction, "{json}");
        }
    }

    #[test]
    fn dates_as_readers_write_them() {
        for (typed, date_of) in [
            ("", Ok(None)),
            (" 2015 ", Ok(Some("2015"))),
            ("2015-10", Ok(Some("2015-10"))),
            ("2015/1/5", Ok(Some("2015-01-05"))),
            ("2015.10.15", Ok(Some("2015-10-15"))),
            ("2015-02-30", Err(())),
            ("2015-13", Err(())),
            ("15", Err(())),
            ("15-10-2015", Err(())),
            ("October", Err(())),
            ("2015-10-15-3", Err(())),
            ("٢٠١٥", Err(())),
        ] {
            let read = date(typed).map_err(drop);
            assert_eq!(read, date_of.map(|d| d.map(str::to_owned)), "{typed}");
        }
    }
}
