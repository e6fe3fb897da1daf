//! The type [`Quote`], which the module `quotes` returns. Its form and act are labels of the output contract.

pub use dateline_schema::{QuoteAct, QuoteForm};

use crate::span::{MentionId, TokenRange};

/// What somebody said or thought, with the words that report it and the words that name who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words that were said or thought, with their quotation marks: one or more parts, in text order.
    pub content: Vec<TokenRange>,
    /// Direct, indirect or mixed: whether all, none or some of the content is in quotation marks.
    pub form: QuoteForm,
    /// Speech or thought.
    pub act: QuoteAct,
    /// The words that report the content ("said", "according to"); `None` if no words report it.
    pub cue: Option<TokenRange>,
    /// The words that name who said or thought it; `None` if no such words were found.
    pub source: Option<TokenRange>,
    /// The mention that denotes the speaker; `None` if `source` is `None` or contains no suitable mention.
    pub speaker: Option<MentionId>,
}

impl Quote {
    /// Creates a direct quote of speech that has neither cue nor source nor speaker.
    pub(super) fn in_marks(content: Vec<TokenRange>) -> Self {
        let (form, act) = (QuoteForm::Direct, QuoteAct::Speech);
        Self { content, form, act, cue: None, source: None, speaker: None }
    }

    /// Returns the range from the first token of the first part to the last token of the last part.
    ///
    /// # Panics
    /// If the quote has no part. Every stage creates quotes with at least one part.
    #[must_use]
    pub fn range(&self) -> TokenRange {
        let (first, last) = (self.content.first(), self.content.last());
        first.expect("a quote has a part").cover(*last.expect("a quote has a part"))
    }
}
