//! The types of the quote layer.

pub use dateline_schema::{QuoteAct, QuoteForm};

use crate::span::{MentionId, TokenRange};

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The parts of the content in order, at least one, with their quotation marks.
    pub content: Vec<TokenRange>,
    /// Direct, indirect or mixed.
    pub form: QuoteForm,
    /// Speech or thought.
    pub act: QuoteAct,
    /// The words that report it ("said", "according to").
    pub cue: Option<TokenRange>,
    /// The words that name the source.
    pub source: Option<TokenRange>,
    /// The mention in these words.
    pub speaker: Option<MentionId>,
}

impl Quote {
    /// Returns quoted speech without a known speaker.
    pub(super) fn in_marks(content: Vec<TokenRange>) -> Self {
        let (form, act) = (QuoteForm::Direct, QuoteAct::Speech);
        Self { content, form, act, cue: None, source: None, speaker: None }
    }

    /// Returns the range from the first token of the first part to the last of the last.
    ///
    /// # Panics
    /// If it has no part; every stage creates quotes with at least one.
    #[must_use]
    pub fn range(&self) -> TokenRange {
        let (first, last) = (self.content.first(), self.content.last());
        first.expect("a quote has a part").cover(*last.expect("a quote has a part"))
    }
}
