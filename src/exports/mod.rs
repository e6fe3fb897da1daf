//! What was found, in the forms of other tools: pure functions from a text and its [`Exploration`] to a file.
//!
//! All take offsets in bytes and write code points. None invents: what a format has no place for is left out, and the
//! documentation of each says so. The page and the command line call the same [`Format::write`].

mod brat;
mod calendar;
mod csv;
mod markdown;
mod spacy;
mod web_annotation;

use crate::wire::{Exploration, Offsets};

/// A text and what was found in it, with offsets in bytes of it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The text.
    pub text: &'a str,
    /// What was found.
    pub found: &'a Exploration,
}

impl<'a> Source<'a> {
    /// The words of a span on one line; nothing where it lies outside of the text.
    fn words(&self, span: Offsets) -> String {
        let words = self.text.get(span[0] as usize..span[1] as usize).unwrap_or("");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn title(&self) -> Option<String> {
        self.found.title.map(|span| self.words(span)).filter(|title| !title.is_empty())
    }

    /// The name of an entity.
    fn name(&self, id: Option<u32>) -> Option<&'a str> {
        Some(self.found.entities.get(id? as usize)?.name.as_str())
    }

    /// Who said a quote: the entity's name, or the words that name the speaker.
    fn speaker(&self, quote: &crate::wire::Quote) -> Option<String> {
        self.name(quote.speaker).map(str::to_owned).or_else(|| quote.source.map(|s| self.words(s)))
    }

    /// What an event is more or less than a fact, in the page's words: "denied", "possible", "planned", "claimed by …".
    fn notes(&self, event: &crate::wire::Event) -> String {
        let mut notes = Vec::new();
        if event.polarity == "negative" {
            notes.push("denied".to_owned());
        }
        if event.certainty != "certain" {
            notes.push(event.certainty.clone());
        } else if event.tense == "future" {
            notes.push("planned".to_owned());
        }
        if let Some(quote) = event.quote.and_then(|id| self.found.quotes.get(id as usize)) {
            let by = self.name(quote.speaker).map(|name| format!(" by {name}"));
            notes.push(format!("claimed{}", by.unwrap_or_default()));
        }
        notes.join(", ")
    }

    /// The words of a quote, its parts joined by an ellipsis.
    fn quoted(&self, quote: &crate::wire::Quote) -> String {
        let parts: Vec<String> = quote.content.iter().map(|&part| self.words(part)).collect();
        parts.join(" … ")
    }
}

/// A form in which the findings can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// All findings in one table, as comma-separated values.
    Findings,
    /// People, organisations, places and other names, as comma-separated values.
    Entities,
    /// Quotes with their speakers, as comma-separated values.
    Quotes,
    /// Events with their dates, as comma-separated values.
    Events,
    /// A brief to read: who, who said what, what happened when.
    Markdown,
    /// The days of the timeline, as iCalendar.
    Calendar,
    /// W3C Web Annotations.
    WebAnnotation,
    /// spaCy's form for entities that are set by hand.
    Spacy,
    /// brat's standoff form.
    Brat,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Findings,
        Self::Entities,
        Self::Quotes,
        Self::Events,
        Self::Markdown,
        Self::Calendar,
        Self::WebAnnotation,
        Self::Spacy,
        Self::Brat,
    ];

    /// What the command line calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Findings => "csv",
            Self::Entities => "csv-entities",
            Self::Quotes => "csv-quotes",
            Self::Events => "csv-events",
            Self::Markdown => "markdown",
            Self::Calendar => "ics",
            Self::WebAnnotation => "webannotation",
            Self::Spacy => "spacy",
            Self::Brat => "brat",
        }
    }

    /// The file's contents.
    #[must_use]
    pub fn write(self, source: Source) -> String {
        match self {
            Self::Findings => csv::findings(source),
            Self::Entities => csv::entities(source),
            Self::Quotes => csv::quotes(source),
            Self::Events => csv::events(source),
            Self::Markdown => markdown::brief(source),
            Self::Calendar => calendar::calendar(source),
            Self::WebAnnotation => web_annotation::collection(source),
            Self::Spacy => spacy::document(source),
            Self::Brat => brat::standoff(source),
        }
    }
}
