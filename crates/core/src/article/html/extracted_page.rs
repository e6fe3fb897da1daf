//! The content that is extracted from a web page.

use crate::article::paragraph::ParagraphRole;
use crate::span::Span;
use jiff::civil::Date;

/// The content of a page.
#[derive(Debug, Default)]
pub(in crate::article) struct Page {
    /// The text of the story: one block per line, with blank lines between.
    pub(in crate::article) text: String,
    /// The span of each block in `text`, in order, with its role if the markup determines it.
    pub(in crate::article) blocks: Vec<(Span, Option<ParagraphRole>)>,
    /// The publication date in the metadata of the page.
    pub(in crate::article) published: Option<Date>,
}
