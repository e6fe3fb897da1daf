//! What is read of a web page.

use crate::article::paragraph::ParagraphRole;
use crate::span::Span;
use jiff::civil::Date;

/// What a page says.
#[derive(Debug, Default)]
pub(in crate::article) struct Page {
    /// Its story, a block a line with a blank line between.
    pub(in crate::article) text: String,
    /// The blocks in order, with a role where the markup tells it.
    pub(in crate::article) blocks: Vec<(Span, Option<ParagraphRole>)>,
    /// The date of publication in its metadata.
    pub(in crate::article) published: Option<Date>,
}
