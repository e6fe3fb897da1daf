//! Export formats: pure functions from an [`ArticleView`] to a file.
//!
//! Formats with offsets count code points. No format invents data: what a format can't represent is left out, as the
//! documentation of each format states. Words of the article are never active content: no cell is a formula and no name
//! is markup. The command line and the page's panels both call [`Format::write`].

mod brat;
mod calendar;
mod csv;
mod fields;
mod html;
mod json;
mod markdown;
mod schema_org;
mod spacy;
mod timeline_js;
mod web_annotation;

use crate::article_view::ArticleView;

/// An export format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A brief to read: names, quotes, timeline.
    Markdown,
    /// The article with its marks and lists, as a standalone page.
    Html,
    /// All findings in one table, as comma-separated values.
    Findings,
    /// People, organisations, places and other names, as comma-separated values.
    Entities,
    /// Quotes with their speakers, as comma-separated values.
    Quotes,
    /// Events with their dates, as comma-separated values.
    Events,
    /// The events that are dated to the day, as iCalendar.
    Calendar,
    /// The main events with a date, for TimelineJS.
    TimelineJs,
    /// The whole analysis ([`dateline_schema::Analysis`]) as JSON, with its text.
    Json,
    /// schema.org JSON-LD.
    Schema,
    /// W3C Web Annotations.
    WebAnnotation,
    /// spaCy's format for manual entities.
    Spacy,
    /// brat standoff format.
    Brat,
}

/// The names, the purpose, the file extension and the media type of a format.
struct About {
    name: &'static str,
    title: &'static str,
    purpose: &'static str,
    extension: &'static str,
    media_type: &'static str,
}

impl Format {
    /// All formats, the most useful to readers first.
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
                "For notes and mail: names, quotes and timeline",
                "brief.md",
                "text/markdown",
            ),
            Self::Html => (
                "html",
                "Marked article",
                "For reading and print: one page with marks, names, quotes and timeline",
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
                "For spreadsheets: every event with its date and certainty",
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
                "For a timeline on a site: the dated main events for TimelineJS",
                "timeline.json",
                "application/json",
            ),
            Self::Json => (
                "json",
                "Everything, JSON",
                "For programs: the whole analysis, with the text",
                "json",
                "application/json",
            ),
            Self::Schema => (
                "schema",
                "schema.org data",
                "For search engines: a schema.org NewsArticle with names, quotes and events",
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
                "For Python: entities and spans for spaCy and displaCy",
                "spacy.json",
                "application/json",
            ),
            Self::Brat => (
                "brat",
                "brat",
                "For manual annotation: a brat .ann file, used with the text as .txt",
                "ann",
                "text/plain",
            ),
        };
        About { name, title, purpose, extension, media_type }
    }

    /// Returns the name of the format on the command line and in the page's messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// Returns the format with this [`Format::name`]; `None` if there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Returns the name of the format in menus, in at most three words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.about().title
    }

    /// Returns the purpose of the format as a line without a full stop.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        self.about().purpose
    }

    /// Returns the extension of the format's file, without a leading dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.about().extension
    }

    /// Returns the media type of the format (RFC 6838). All formats are UTF-8.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.about().media_type
    }

    /// Returns the content of a file in this format for an article.
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
            Self::Schema => schema_org::article(reading),
            Self::WebAnnotation => web_annotation::collection(reading),
            Self::Spacy => spacy::document(reading),
            Self::Brat => brat::standoff(reading),
        }
    }
}
