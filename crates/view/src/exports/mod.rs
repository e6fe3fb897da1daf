//! What was found, in the forms of other tools: pure functions from a [`ArticleView`] to a file.
//!
//! Where a form counts, it counts code points. None invents: what a form has no place for is left out, and the
//! documentation of each says so. Nothing of the article is live in any of them: no cell is a formula, no name is
//! markup. The command line and the page's panels call the same [`Format::write`].

mod brat;
mod calendar;
mod csv;
mod fields;
mod html;
mod json;
mod markdown;
mod schema;
mod spacy;
mod timeline_js;
mod web_annotation;

use crate::article_view::ArticleView;

/// A form in which the findings can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A brief to read: who, who said what, what happened when.
    Markdown,
    /// The article with its marks and lists, as a page that stands alone.
    Html,
    /// All findings in one table, as comma-separated values.
    Findings,
    /// People, organisations, places and other names, as comma-separated values.
    Entities,
    /// Quotes with their speakers, as comma-separated values.
    Quotes,
    /// Events with their dates, as comma-separated values.
    Events,
    /// The days of the timeline, as iCalendar.
    Calendar,
    /// The main events with a date, for TimelineJS.
    TimelineJs,
    /// The output contract's document with its text.
    Json,
    /// schema.org's JSON-LD.
    Schema,
    /// W3C Web Annotations.
    WebAnnotation,
    /// spaCy's form for entities that are set by hand.
    Spacy,
    /// brat's standoff form.
    Brat,
}

/// What a form is called, and what it is for.
struct About {
    name: &'static str,
    title: &'static str,
    purpose: &'static str,
    extension: &'static str,
    media_type: &'static str,
}

impl Format {
    /// All of them, what most readers want first.
    pub const ALL: [Self; 13] = [
        Self::Markdown,
        Self::Html,
        Self::Findings,
        Self::Entities,
        Self::Quotes,
        Self::Events,
        Self::Calendar,
        Self::TimelineJs,
        Self::Json,
        Self::Schema,
        Self::WebAnnotation,
        Self::Spacy,
        Self::Brat,
    ];

    const fn about(self) -> About {
        const CSV: &str = "text/csv";
        let (name, title, purpose, extension, media_type) = match self {
            Self::Markdown => (
                "markdown",
                "Brief, Markdown",
                "For notes and mail: who, who said what, what happened when",
                "brief.md",
                "text/markdown",
            ),
            Self::Html => (
                "html",
                "Marked article",
                "For reading and print: one page with the marks, who, quotes and timeline",
                "article.html",
                "text/html",
            ),
            Self::Findings => (
                "csv",
                "Spreadsheet, all",
                "For spreadsheets: names, quotes and events in one table",
                "findings.csv",
                CSV,
            ),
            Self::Entities => (
                "csv-entities",
                "Spreadsheet, names",
                "For spreadsheets: every person, organisation and place, with roles and spellings",
                "names.csv",
                CSV,
            ),
            Self::Quotes => (
                "csv-quotes",
                "Spreadsheet, quotes",
                "For spreadsheets: every quote with its speaker",
                "quotes.csv",
                CSV,
            ),
            Self::Events => (
                "csv-events",
                "Spreadsheet, events",
                "For spreadsheets: every event with its date and how sure it is",
                "events.csv",
                CSV,
            ),
            Self::Calendar => (
                "ics",
                "Calendar",
                "For calendars: each event whose day is known",
                "ics",
                "text/calendar",
            ),
            Self::TimelineJs => (
                "timelinejs",
                "Timeline, TimelineJS",
                "For a timeline on a site: the main events with a date, as TimelineJS takes them",
                "timeline.json",
                "application/json",
            ),
            Self::Json => (
                "json",
                "Everything, JSON",
                "For programs: all that was found, with the text",
                "json",
                "application/json",
            ),
            Self::Schema => (
                "schema",
                "schema.org data",
                "For search engines: schema.org's NewsArticle with who, quotes and events",
                "schema.jsonld",
                "application/ld+json",
            ),
            Self::WebAnnotation => (
                "webannotation",
                "Web Annotations",
                "For annotation tools: every mark as a W3C Web Annotation",
                "annotations.jsonld",
                "application/ld+json",
            ),
            Self::Spacy => (
                "spacy",
                "spaCy",
                "For Python: entities and spans as spaCy and displaCy take them",
                "spacy.json",
                "application/json",
            ),
            Self::Brat => (
                "brat",
                "brat",
                "For annotating by hand: brat's .ann file, to lie beside the text as .txt",
                "ann",
                "text/plain",
            ),
        };
        About { name, title, purpose, extension, media_type }
    }

    /// What the command line and the page's messages call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What a menu calls it, in two or three words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.about().title
    }

    /// A line that begins with what to use it for, without a full stop.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        self.about().purpose
    }

    /// The end of its file's name, without a dot before it.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.about().extension
    }

    /// Its media type (RFC 6838); all are in UTF-8.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.about().media_type
    }

    /// The file's contents.
    #[must_use]
    pub fn write(self, reading: &ArticleView) -> String {
        match self {
            Self::Markdown => markdown::brief(reading),
            Self::Html => html::page(reading),
            Self::Findings => csv::findings(reading),
            Self::Entities => csv::entities(reading),
            Self::Quotes => csv::quotes(reading),
            Self::Events => csv::events(reading),
            Self::Calendar => calendar::calendar(reading),
            Self::TimelineJs => timeline_js::slides(reading),
            Self::Json => json::document(reading),
            Self::Schema => schema::article(reading),
            Self::WebAnnotation => web_annotation::collection(reading),
            Self::Spacy => spacy::document(reading),
            Self::Brat => brat::standoff(reading),
        }
    }
}
