//! The tagger: predicts universal parts of speech together with Penn Treebank tags.
//!
//! The tagger has one layer, whose input is the states of the encoder. A label is a pair of tags such as
//! `NOUN|NNS`; each word gets the label with the highest score.

use super::dense::Layer;
use super::encoder::{STEPS, States};
use super::weights::read_names;
use crate::document::{Upos, Xpos};
use crate::linear::Reader;
use crate::model_file::ModelError;

/// The tagger's part of the network.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    layer: Layer,
    tags: Vec<(Upos, Xpos)>,
}

impl Tagger {
    /// Reads the labels and the layer, for states of `width` numbers.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the data is truncated, or the labels are not pairs of tags.
    pub(crate) fn read(reader: &mut Reader, width: usize) -> Result<Self, ModelError> {
        let tags = read_names(reader, parse_label)?;
        let layer = Layer::read(reader, (width, tags.len()), 1.0 / STEPS)?;
        Ok(Self { layer, tags })
    }

    /// Returns the tags of the words of one sentence.
    pub(crate) fn tag(&self, states: &States) -> Vec<(Upos, Xpos)> {
        let mut scores = Vec::new();
        self.layer.apply(states, &mut scores);
        scores.chunks_exact(self.tags.len()).map(|scores| self.tags[best(scores)]).collect()
    }
}

/// Returns the index of the highest score, the first if there are several.
pub(crate) fn best<T: PartialOrd>(scores: &[T]) -> usize {
    let mut best = 0;
    for label in 1..scores.len() {
        if scores[label] > scores[best] {
            best = label;
        }
    }
    best
}

/// Returns the label of a pair of tags.
#[must_use]
#[cfg(any(test, feature = "train"))]
pub(crate) fn label(upos: &str, xpos: &str) -> String {
    format!("{upos}|{xpos}")
}

/// Parses a label into its pair of tags.
#[must_use]
pub(crate) fn parse_label(label: &str) -> Option<(Upos, Xpos)> {
    let (upos, xpos) = label.split_once('|')?;
    Some((Upos::parse(upos)?, Xpos::parse(xpos)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back() {
        assert_eq!(parse_label(&label("NOUN", "NNS")), Some((Upos::Noun, Xpos::Nns)));
        assert_eq!(parse_label("NOUN"), None);
        assert_eq!(parse_label("NOUN|NOUNS"), None);
    }

    #[test]
    fn the_first_of_the_largest_scores_is_best() {
        assert_eq!(best(&[1.0, 3.0, 2.0, 3.0]), 1);
        assert_eq!(best::<i32>(&[]), 0);
    }
}
