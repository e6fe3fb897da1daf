//! A paragraph and its role.

pub use dateline_schema::ParagraphRole;

use crate::span::Span;

/// A paragraph: one or more lines of text that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, without leading and trailing white space.
    pub span: Span,
    /// Its role in the article.
    pub role: ParagraphRole,
}
