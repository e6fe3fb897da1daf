//! Tags: universal parts of speech together with the Penn Treebank's.
//!
//! One layer over the states of the encoder; a label is a pair of tags such as `NOUN|NNS`, and each word gets
//! the one of the largest score. Lemmas and trees are left to others.

use super::encoder::{STEPS, States};
use super::matrix::Layer;
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
    /// [`ModelError::Damaged`] where it is cut short, or the labels are no pairs of tags.
    pub(crate) fn read(reader: &mut Reader, width: usize) -> Result<Self, ModelError> {
        let tags = read_names(reader, parse_label)?;
        let layer = Layer::read(reader, (width, tags.len()), 1.0 / STEPS)?;
        Ok(Self { layer, tags })
    }

    /// The tags of the words of one sentence.
    pub(crate) fn tag(&self, states: &States) -> Vec<(Upos, Xpos)> {
        let mut scores = Vec::new();
        self.layer.apply(states, &mut scores);
        scores.chunks_exact(self.tags.len()).map(|scores| self.tags[best(scores)]).collect()
    }
}

/// The first of the largest scores.
pub(crate) fn best<T: PartialOrd>(scores: &[T]) -> usize {
    let mut best = 0;
    for label in 1..scores.len() {
        if scores[label] > scores[best] {
            best = label;
        }
    }
    best
}

/// The label of a pair of tags.
#[must_use]
#[cfg(any(test, feature = "train"))]
pub(crate) fn label(upos: &str, xpos: &str) -> String {
    format!("{upos}|{xpos}")
}

/// The pair of tags of a label.
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
