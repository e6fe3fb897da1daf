//! Corrections by the reader, with undo and redo. They are stored beside the analysis, and [`super::apply`] applies
//! them to each new analysis, so that they survive when the reader changes the day of publication or the article is
//! analysed again.
//!
//! A correction refers to its target by a span of the text (in bytes), never by an id, because ids belong to one
//! analysis.

use super::article_view::ArticleView;
use super::dates;
use super::findings::{kind_word, one_line};
use dateline_schema::{EntityKind, Offsets};
use serde::{Deserialize, Serialize};

/// A correction of the analysis by the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Flat", try_from = "Flat")]
pub enum Correction {
    /// Removes the mark of an entity, a quote, an event or a time.
    Hide {
        /// The marked item.
        what: Anchor,
    },
    /// Changes the kind of an entity.
    Retype {
        /// A mention of the entity.
        entity: Offsets,
        /// The new kind.
        kind: EntityKind,
    },
    /// Renames an entity.
    Rename {
        /// A mention of the entity.
        entity: Offsets,
        /// The new name.
        name: String,
    },
    /// Merges two entities.
    Merge {
        /// A mention of the entity that is merged into the other.
        entity: Offsets,
        /// A mention of the other entity, which keeps its name.
        into: Offsets,
    },
    /// Splits a mention off its entity. For a name, all mentions with the same spelling are split off too.
    Split {
        /// The span of the mention.
        mention: Offsets,
    },
    /// Changes the speaker of a quote.
    Speaker {
        /// The span of the first part of the quote.
        quote: Offsets,
        /// A mention of the speaker; `None` if the text names nobody.
        speaker: Option<Offsets>,
    },
    /// Changes the date of an event.
    Date {
        /// The span of the event's trigger.
        event: Offsets,
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for an undated event.
        date: Option<String>,
    },
    /// Marks words that were not marked.
    Add {
        /// The span of the words.
        span: Offsets,
        /// The kind of the new mark.
        what: NewItem,
    },
}

/// The serialised form: the action, the span of the target, a second span, and a name, kind or date.
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
        const UNKNOWN: &str = "not a correction of this version";
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

/// A reference to an item by a span of its words: a mention of an entity, the first part of a quote, the trigger of
/// an event, or a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(String, Offsets)", try_from = "(String, Offsets)")]
pub struct Anchor {
    /// The kind of the item.
    pub of: ItemKind,
    /// The span of the item's words, in bytes.
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
        Ok(Self { of: ItemKind::named(&of).ok_or("not an item kind")?, span })
    }
}

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// An entity.
    Entity,
    /// A quote.
    Quote,
    /// An event.
    Event,
    /// A time expression.
    Time,
}

impl ItemKind {
    /// Returns the name of the kind in saved articles.
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

/// The marks that a reader can add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewItem {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Any other name.
    Name,
    /// A quote.
    Quote,
    /// An event.
    Event,
}

impl NewItem {
    /// All marks that a reader can add, in the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Place, Self::Name, Self::Quote, Self::Event];

    /// Returns the name of the mark in saved articles.
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

    /// Returns the name under which the page shows the mark.
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

    /// Returns the entity kind of the mark; `None` for quotes and events.
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

/// The corrections in order, with undo and redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: Vec<Correction>,
    past: Vec<Vec<Correction>>,
    future: Vec<Vec<Correction>>,
}

impl From<Vec<Correction>> for History {
    /// Creates a history with corrections that were made elsewhere. Undo does not remove these corrections.
    fn from(now: Vec<Correction>) -> Self {
        Self { now, ..Self::default() }
    }
}

impl History {
    /// Returns the current corrections, in the order in which they were made.
    #[must_use]
    pub fn now(&self) -> &[Correction] {
        &self.now
    }

    /// Returns whether there is a change to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Returns whether there is a change to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Adds a correction.
    pub fn add(&mut self, correction: Correction) {
        let mut next = self.now.clone();
        next.push(correction);
        self.go(next);
    }

    /// Removes the correction with this index, which need not be the last one. Does nothing if there is none.
    pub fn take_back(&mut self, index: usize) {
        if index < self.now.len() {
            let mut next = self.now.clone();
            next.remove(index);
            self.go(next);
        }
    }

    /// Removes all corrections.
    pub fn reset(&mut self) {
        if !self.now.is_empty() {
            self.go(Vec::new());
        }
    }

    /// Undoes the latest change, which may be an addition or a removal. Returns whether there was a change to undo.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// Redoes the latest undone change. Returns whether there was a change to redo.
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

/// Describes a correction for the reader.
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
                ItemKind::Entity => "not a name",
                ItemKind::Quote => "not a quote",
                ItemKind::Event => "not an event",
                ItemKind::Time => "not a time",
            };
            format!("{} is {sort}", words(&what.span))
        }
        Correction::Retype { entity, kind } => {
            format!("{}: kind changed to {}", words(entity), kind_word(*kind).to_ascii_lowercase())
        }
        Correction::Rename { entity, name } => format!("{} renamed to {name}", words(entity)),
        Correction::Merge { entity, into } => {
            format!("{} merged with {}", words(entity), words(into))
        }
        Correction::Split { mention } => {
            format!("{} split off", words(mention))
        }
        Correction::Speaker { quote, speaker: Some(speaker) } => {
            format!("{}: speaker set to {}", words(quote), words(speaker))
        }
        Correction::Speaker { quote, speaker: None } => {
            format!("{}: speaker set to unknown", words(quote))
        }
        Correction::Date { event, date: Some(date) } => {
            format!("{}: date set to {}", words(event), dates::full_label(date))
        }
        Correction::Date { event, date: None } => format!("{}: date removed", words(event)),
        Correction::Add { span, what } => {
            format!("{} marked as {}", words(span), what.word().to_ascii_lowercase())
        }
    }
}

/// Parses a date typed by the reader: a year, a month or a day in numbers, the largest unit first. An empty text
/// means undated (`None`).
///
/// # Errors
/// Fails with a message for the reader if the text is not such a date.
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
    // `dates::stretch` returns `None` for an invalid calendar date.
    date.filter(|date| dates::stretch(date).is_some()).map(Some).ok_or(
        "Enter a year, a month or a day: 2015, 2015-10 or 2015-10-15. Leave it empty for no date.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{at, reading};
    use super::*;

    fn hide(word: &str) -> Correction {
        Correction::Hide { what: Anchor { of: ItemKind::Event, span: at(word, 0) } }
    }

    #[test]
    fn every_change_can_be_undone_and_redone() {
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
        assert!(!history.can_redo(), "a new correction clears the redo history");
        while history.undo() {}
        assert_eq!(history.now(), []);
        assert!(!history.can_undo());
        history.take_back(7);
        history.reset();
        assert!(!history.can_undo(), "no change was made");
    }

    #[test]
    fn corrections_are_described() {
        let reading = reading();
        for (correction, words) in [
            (hide("met"), "“met” is not an event"),
            (
                Correction::Retype { entity: at("Dock Union", 0), kind: EntityKind::Person },
                "“Dock Union”: kind changed to person",
            ),
            (
                Correction::Speaker {
                    quote: at("“We agree,”", 0), speaker: Some(at("Díaz", 1))
                },
                "“We agree,”: speaker set to “Díaz”",
            ),
            (
                Correction::Date { event: at("met", 0), date: Some("2015-10".into()) },
                "“met”: date set to October 2015",
            ),
            (Correction::Add { span: [0, 5], what: NewItem::Person }, "“Mayor” marked as person"),
        ] {
            assert_eq!(describe(&correction, &reading), words);
            let json = serde_json::to_string(&correction).unwrap();
            assert_eq!(serde_json::from_str::<Correction>(&json).unwrap(), correction, "{json}");
        }
    }

    #[test]
    fn typed_dates_are_parsed() {
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
