//! Types for sentences with annotated names, which `name_corpora` and `worldwide` create.

use std::ops::Range;

/// A set of kinds of entities: bit `kind as u16` is set if the kind is in the set.
pub type Kinds = u16;

/// A sentence with its names.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The corpus's own tokens.
    pub words: Vec<String>,
    /// Whether each token follows the one before without a space; empty if the corpus does not specify this.
    pub glued: Vec<bool>,
    /// The names: the range of their words, and their possible kinds.
    pub names: Vec<(Range<usize>, Kinds)>,
}

/// A sentence before its labels are mapped: the word ranges of its names with the corpus's own labels, and the
/// sentence, to which the mapped names are added.
pub(super) type Raw = (Vec<(Range<usize>, String)>, Sentence);
