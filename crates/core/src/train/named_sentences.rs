//! Sentences with names, as the readers of corpora build them.

use std::ops::Range;

/// A set of kinds, as bits.
pub type Kinds = u16;

/// A sentence with its names.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The corpus's own tokens.
    pub words: Vec<String>,
    /// Whether each token follows the one before without a space; empty where the corpus does not tell.
    pub glued: Vec<bool>,
    /// The names: the range of their words, and their possible kinds.
    pub names: Vec<(Range<usize>, Kinds)>,
}

/// A sentence as read: its spans with the corpus's own labels, and the sentence that is being built.
pub(super) type Raw = (Vec<(Range<usize>, String)>, Sentence);
