//! What is read of a web page.

use crate::article::paragraph::ParagraphRole;
use crate::span::Span;
use jiff::civil::Date;

/// The content of a page.
#[derive(Debug, Default)]
pub(in crate::article) struct Page {
    /// Its story: one block per line, with blank lines between.
    pub(in crate::article) text: String,
    /// The blocks in order, with a role if the markup determines it.
    pub(in crate::article) blocks: Vec<(Span, Option<ParagraphRole>)>,
    /// The publication date in its metadata.
    pub(in crate::article) published: Option<Date>,
}
