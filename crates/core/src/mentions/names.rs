//! Named entity recognition: a linear-chain model over the candidate ranges of each sentence.
//!
//! The label of a token states whether it is outside of names, or the beginning, inside, last or only token of a
//! name of some kind (BILOU: Ratinov and Roth 2009). Scores are sums of integer weights; the Viterbi algorithm
//! finds the best sequence of labels. `features` defines the features, `model_input` the candidate ranges.

use super::features::Source;
use super::gazetteer::Gazetteer;
use super::name_labels::{N_LABELS, OUTSIDE, Part, follows, parse};
use super::types::EntityKind;
use crate::document::Document;
use crate::linear::{Hasher, Model};
use crate::model_file::ModelError;
use crate::span::TokenRange;
use crate::word_classes::WordClasses;
use std::ops::Range;

/// Returns the hash of the feature "the previous label is `last`". Its weights in the model are the weights of the
/// transitions from `last` to each label.
pub(crate) fn transition(last: usize) -> u32 {
    Hasher::new(0xb16).word(last as u32).finish() >> UNUSED_BITS
}

/// The number of low bits that are dropped from the hash of a feature. The model file stores the differences
/// between sorted features, so shorter hashes make it smaller.
pub(crate) const UNUSED_BITS: u32 = 8;

/// The trained name model.
#[derive(Clone, Debug)]
pub struct NameModel {
    weights: Model,
    /// For each label, the labels that may precede it, with the weights of the transitions.
    moves: Vec<Vec<(u8, i32)>>,
}

/// One score per label.
type Row = [i32; N_LABELS];

/// The result of the first pass over a document.
#[derive(Clone, Debug)]
pub(crate) struct FirstPass {
    /// The label of each token.
    pub(crate) labels: Vec<u8>,
    /// The candidate ranges, each as (index of its sentence, tokens, index in `scores` of its first token).
    stretches: Vec<(usize, Range<usize>, usize)>,
    scores: Vec<Row>,
}

impl NameModel {
    /// Reads the body of a model file.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the bytes are not a linear model with the labels of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let weights = Model::from_bytes(bytes)?;
        if weights.labels().len() != N_LABELS {
            return Err(ModelError::Damaged);
        }
        let mut moves = Vec::with_capacity(N_LABELS);
        let mut scores = [0; N_LABELS];
        for next in 0..N_LABELS {
            let mut from = Vec::new();
            for last in (0..N_LABELS).filter(|&last| follows(last, next)) {
                weights.score(&[transition(last)], &mut scores);
                from.push((last as u8, scores[next]));
            }
            moves.push(from);
        }
        Ok(Self { weights, moves })
    }

    /// Returns the label of each token after two passes, of which the second uses the labels of the first.
    fn label(&self, source: &Source) -> Vec<u8> {
        let mut first = self.first_pass(source);
        let mut labels = first.labels.clone();
        let votes = source.votes(&first.labels);
        let mut features = Vec::new();
        for (sentence, stretch, start) in first.stretches {
            let rows = &mut first.scores[start..start + stretch.len()];
            for (row, at) in rows.iter_mut().zip(stretch.clone()) {
                features.clear();
                source.second_features(&votes, sentence, &first.labels, at, &mut features);
                features.iter().for_each(|feature| self.weights.add(feature >> UNUSED_BITS, row));
            }
            self.decode(rows, &mut labels[stretch]);
        }
        labels
    }

    /// Runs the first pass, which labels each token without regard to other occurrences of its word in the document.
    pub(crate) fn first_pass(&self, source: &Source) -> FirstPass {
        let mut labels = vec![OUTSIDE as u8; source.n_tokens()];
        let mut stretches: Vec<_> =
            source.stretches().map(|(sentence, stretch)| (sentence, stretch, 0)).collect();
        // Allocated at once: a growing vector needs up to three times as much memory while it grows.
        let n_rows = stretches.iter().map(|(_, stretch, _)| stretch.len()).sum();
        let mut scores = Vec::with_capacity(n_rows);
        let mut features = Vec::new();
        for (sentence, stretch, start) in &mut stretches {
            *start = scores.len();
            for token in stretch.clone() {
                features.clear();
                source.features(*sentence, token, &mut features);
                features.iter_mut().for_each(|feature| *feature >>= UNUSED_BITS);
                let mut row = [0; N_LABELS];
                self.weights.score(&features, &mut row);
                scores.push(row);
            }
            self.decode(&scores[*start..], &mut labels[stretch.clone()]);
        }
        FirstPass { labels, stretches, scores }
    }

    /// Writes the best sequence of labels for a candidate range to `labels`, given the scores of each token. The
    /// tokens before and after the range are outside of names.
    fn decode(&self, scores: &[Row], labels: &mut [u8]) {
        let mut last = [i32::MIN / 2; N_LABELS];
        last[OUTSIDE] = 0;
        let mut back = Vec::with_capacity(scores.len());
        for row in scores {
            let mut now = *row;
            back.push(self.step(&last, &mut now));
            last = now;
        }
        let closed = (0..N_LABELS).filter(|&label| follows(label, OUTSIDE));
        let mut best = closed.max_by_key(|&label| (last[label], N_LABELS - label)).unwrap_or(0);
        for (label, back) in labels.iter_mut().zip(&back).rev() {
            *label = best as u8;
            best = usize::from(back[best]);
        }
    }

    /// Makes one step of the Viterbi algorithm: adds the score of the best predecessor to each label's score in
    /// `now`, and returns the best predecessor of each label.
    fn step(&self, last: &Row, now: &mut Row) -> [u8; N_LABELS] {
        let mut back = [0; N_LABELS];
        for (next, from) in self.moves.iter().enumerate() {
            let mut best = i32::MIN;
            for &(label, weight) in from {
                let score = last[usize::from(label)] + weight;
                if score > best {
                    best = score;
                    back[next] = label;
                }
            }
            now[next] += best;
        }
        back
    }
}

/// Returns the names with their kinds, in text order; they do not overlap.
pub(crate) fn find(
    document: &Document,
    words: &WordClasses,
    gazetteer: &Gazetteer,
    model: &NameModel,
) -> Vec<(TokenRange, EntityKind)> {
    let source = Source::new(document, words, gazetteer);
    read(&model.label(&source))
}

/// Decodes a sequence of labels into names.
pub(crate) fn read(labels: &[u8]) -> Vec<(TokenRange, EntityKind)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (i, &label) in labels.iter().enumerate() {
        match parse(usize::from(label)) {
            Some((_, Part::Begin)) => start = i,
            Some((kind, Part::Last)) => names.push((range(start, i), kind)),
            Some((kind, Part::Unit)) => names.push((range(i, i), kind)),
            Some((_, Part::Inside)) | None => {}
        }
    }
    names
}

fn range(first: usize, last: usize) -> TokenRange {
    TokenRange::new(first.into(), (last + 1).into())
}

#[cfg(test)]
mod tests {
    use super::super::name_labels::label;
    use super::*;

    #[test]
    fn every_label_is_a_part_of_a_kind() {
        assert_eq!(parse(OUTSIDE), None);
        for label_number in 1..N_LABELS {
            let (kind, part) = parse(label_number).unwrap();
            assert_eq!(label(kind, part), label_number);
        }
    }

    #[test]
    fn parts_follow_in_order_and_of_one_kind() {
        let of = |part| label(EntityKind::Org, part);
        let (begin, inside, last, unit) =
            (of(Part::Begin), of(Part::Inside), of(Part::Last), of(Part::Unit));
        for (before, after) in [(OUTSIDE, begin), (begin, inside), (begin, last), (last, unit)] {
            assert!(follows(before, after), "{before} {after}");
        }
        let other = label(EntityKind::Person, Part::Last);
        for (before, after) in
            [(OUTSIDE, inside), (begin, OUTSIDE), (begin, unit), (begin, other), (last, inside)]
        {
            assert!(!follows(before, after), "{before} {after}");
        }
    }

    #[test]
    fn labels_spell_names() {
        let of = |kind, part| label(kind, part) as u8;
        let labels = [
            of(EntityKind::Person, Part::Begin),
            of(EntityKind::Person, Part::Inside),
            of(EntityKind::Person, Part::Last),
            OUTSIDE as u8,
            of(EntityKind::Gpe, Part::Unit),
        ];
        assert_eq!(
            read(&labels),
            [(range(0, 2), EntityKind::Person), (range(4, 4), EntityKind::Gpe)]
        );
    }
}
