//! Defines the paragraph, a span of text with a role. `layout` finds the paragraphs of a text.

pub use dateline_schema::ParagraphRole;

use crate::span::Span;

/// A paragraph: one or more lines of text that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The bytes of the paragraph, without leading and trailing white space.
    pub span: Span,
    /// The role of the paragraph in the article.
    pub role: ParagraphRole,
}
