//! The article: its text, what is known about it, and its layout in paragraphs.
//!
//! The last place that changes a character: what is pasted or opened becomes an [`Article`] here, and every
//! later stage points into [`Article::text`] by bytes. Tokens and sentences are left to `syntax`.

use crate::span::Span;
use jiff::civil::Date;

/// The most text that is taken, in bytes.
pub const MAX_BYTES: usize = 16 << 20;

/// A text to annotate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The text that all spans point into.
    pub text: String,
    /// The document creation time: the day that "Thursday" is read against.
    pub created: Option<Date>,
    /// Where `created` comes from; `None` when it is not known.
    pub created_from: Option<CreatedFrom>,
    /// The headline, if there is one.
    pub title: Option<Span>,
    /// The paragraphs in order; what lies between them is white space.
    pub paragraphs: Vec<Paragraph>,
}

/// How the document creation time was learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreatedFrom {
    /// Told by whoever gave the text.
    Given,
    /// Read off the article's own dateline or byline.
    Dateline,
}

/// A stretch of text between line breaks that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, without the white space around.
    pub span: Span,
    /// What part of the article it is.
    pub role: Role,
}

/// The part that a paragraph plays in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Title,
    /// A heading inside the story.
    Heading,
    /// Who wrote it, when and for whom.
    Byline,
    /// Beside the story: captions, "WATCH:" and "Read more" lines.
    Aside,
    /// The story itself.
    Body,
}
