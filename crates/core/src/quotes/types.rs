//! The types of the quote layer.

pub use dateline_schema::{QuoteAct, QuoteForm};

use crate::span::{MentionId, TokenRange};

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The parts of what was said, in order, at least one; with their quotation marks.
    pub content: Vec<TokenRange>,
    /// Whether in marks, reported, or both.
    pub form: QuoteForm,
    /// Said or thought.
    pub act: QuoteAct,
    /// The words that report ("said", "according to").
    pub cue: Option<TokenRange>,
    /// The words that name who said it.
    pub source: Option<TokenRange>,
    /// The mention in those words.
    pub speaker: Option<MentionId>,
}

impl Quote {
    /// Speech in marks of which nothing tells who said it.
    pub(super) fn in_marks(content: Vec<TokenRange>) -> Self {
        let (form, act) = (QuoteForm::Direct, QuoteAct::Speech);
        Self { content, form, act, cue: None, source: None, speaker: None }
    }

    /// From the first token of the first part to the last of the last.
    ///
    /// # Panics
    /// If there is no part, which no stage makes.
    #[must_use]
    pub fn range(&self) -> TokenRange {
        let (first, last) = (self.content.first(), self.content.last());
        first.expect("a quote has a part").cover(*last.expect("a quote has a part"))
    }
}
