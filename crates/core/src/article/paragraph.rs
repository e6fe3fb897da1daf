//! A paragraph and its role.

pub use dateline_schema::ParagraphRole;

use crate::span::Span;

/// A stretch of text between line breaks that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, without the white space around.
    pub span: Span,
    /// What part of the article it is.
    pub role: ParagraphRole,
}
