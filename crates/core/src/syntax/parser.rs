//! The dependency parser: scores all words as heads of all words at once, and labels the arcs with relations.
//!
//! The parser is biaffine (Dozat and Manning 2017). Its input is the states of the encoder and the distance between
//! the two words of an arc. `arborescence` turns the scores into a tree; `punctuation_attachment` attaches
//! punctuation marks.

use super::arborescence::arborescence;
use super::dense::{Layer, dot, nearest, read_f32};
use super::encoder::{STEPS, States};
use super::tagger::best;
use super::weights::{read_names, read_size};
use crate::document::{Relation, Upos, Xpos};
use crate::linear::Reader;
use crate::model_file::ModelError;

/// The maximum number of words that are parsed together; a longer sentence is parsed in parts.
const MOST: usize = 128;
/// The number of distance classes (see [`distance`]).
pub(crate) const DISTANCES: usize = 20;

/// The parser's part of the network.
#[derive(Clone, Debug)]
pub(crate) struct Parser {
    /// Maps the state of a word to its vector as a head.
    head: Layer,
    /// Maps the state of a word to its vector as a dependent.
    dependent: Layer,
    /// Maps the state of a dependent to its summand in the input of the layer `relation`.
    from: Layer,
    /// Maps the state of a head to its summand in the input of the layer `relation`.
    to: Layer,
    /// Maps the vector of a dependent to the vector whose dot product with a head's vector is the score of the arc.
    across: Layer,
    /// The vector of the root as a head.
    root: Vec<f32>,
    /// One vector per distance class, which is added to the vectors of the heads at that distance.
    distance: Vec<f32>,
    relation: Layer,
    names: Vec<Relation>,
}

/// A word's position in the tree: the index of its head in the sentence, if any, and the relation.
pub(crate) type Arc = (Option<usize>, Relation);

impl Parser {
    /// Reads the names of the relations, then the layers, for states of `width` numbers per word.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the data is truncated or invalid.
    pub(crate) fn read(reader: &mut Reader, width: usize) -> Result<Self, ModelError> {
        let names = read_names(reader, Relation::parse)?;
        let (arc, pair) = (read_size(reader)?, read_size(reader)?);
        let mut layer = |outer| Layer::read(reader, (width, outer), 1.0 / STEPS);
        let (head, dependent, from, to) = (layer(arc)?, layer(arc)?, layer(pair)?, layer(pair)?);
        let across = Layer::read(reader, (arc, arc), 1.0 / FINE)?;
        let root = read_scaled(reader, arc)?;
        let distance = read_scaled(reader, DISTANCES * arc)?;
        let relation = Layer::read(reader, (pair, names.len()), 1.0 / FINE)?;
        Ok(Self { head, dependent, from, to, across, root, distance, relation, names })
    }

    /// Returns the tree of the words of one sentence: one root, no cycle. The arc of a punctuation mark is `None`;
    /// `punctuation_attachment` attaches it later.
    pub(crate) fn parse(&self, states: &States, tags: &[(Upos, Xpos)]) -> Vec<Option<Arc>> {
        let mut arcs = vec![None; tags.len()];
        let kept: Vec<usize> = (0..tags.len()).filter(|&at| tags[at].0 != Upos::Punct).collect();
        let width = states.len() / tags.len().max(1);
        let mut root = None;
        for part in kept.chunks(MOST) {
            let states: States =
                part.iter().flat_map(|&at| &states[at * width..][..width]).copied().collect();
            for (&at, (head, relation)) in part.iter().zip(self.tree(&states, part.len())) {
                arcs[at] = Some(match (head, root) {
                    (Some(head), _) => (Some(part[head]), relation),
                    (None, None) => (None, Relation::Root),
                    (None, root) => (root, Relation::Parataxis),
                });
            }
            root = root.or_else(|| {
                part.iter().copied().find(|&at| arcs[at].is_some_and(|arc| arc.0.is_none()))
            });
        }
        arcs
    }

    fn tree(&self, states: &States, n: usize) -> Vec<Arc> {
        let [mut heads, mut dependents, mut from, mut to, mut out] = [const { Vec::new() }; 5];
        self.head.apply(states, &mut heads);
        heads.iter_mut().for_each(|x| *x = x.max(0.0));
        self.dependent.apply(states, &mut dependents);
        let active: Vec<i16> = dependents.iter().map(|&x| rectified(x)).collect();
        self.across.apply(&active, &mut out);
        let chosen = arborescence(&self.scores(&heads, &out, n), n);

        self.from.apply(states, &mut from);
        self.to.apply(states, &mut to);
        let pair = self.from.outer();
        let mut pairs = Vec::with_capacity(n * pair);
        for (from, head) in from.chunks_exact(pair).zip(&chosen) {
            let to = &to[head.unwrap_or(0) * pair..][..pair];
            pairs.extend(from.iter().zip(to).map(|(from, to)| rectified(from + to)));
        }
        self.relation.apply(&pairs, &mut out);
        let relations = out.chunks_exact(self.names.len()).map(|scores| self.names[best(scores)]);
        let arc = |(head, relation): (Option<usize>, Relation)| {
            (head, if head.is_some() { relation } else { Relation::Root })
        };
        chosen.into_iter().zip(relations).map(arc).collect()
    }

    /// Returns a row of `n + 1` scores for each word: the score of each word as its head, then the score of the
    /// root as its head. `heads` are the vectors of the words as heads, and `sought` are the outputs of `across`
    /// for the words as dependents.
    fn scores(&self, heads: &[f32], sought: &[f32], n: usize) -> Vec<f32> {
        let arc = self.root.len();
        let mut scores = Vec::with_capacity(n * (n + 1));
        for (dependent, sought) in sought.chunks_exact(arc).enumerate() {
            let mut near = [0.0; DISTANCES];
            for (near, distance) in near.iter_mut().zip(self.distance.chunks_exact(arc)) {
                *near = dot(sought, distance);
            }
            scores.extend(heads.chunks_exact(arc).enumerate().map(|(head, numbers)| {
                if head == dependent {
                    f32::NEG_INFINITY
                } else {
                    dot(sought, numbers) + near[distance(dependent, head)]
                }
            }));
            scores.push(dot(sought, &self.root));
        }
        scores
    }
}

/// Returns the distance class from a dependent to its head, counted in words without punctuation marks. Heads to
/// the left have the upper half of the classes.
pub(crate) const fn distance(dependent: usize, head: usize) -> usize {
    let class = match dependent.abs_diff(head) {
        far @ 0..=4 => far.saturating_sub(1),
        5..=6 => 4,
        7..=9 => 5,
        10..=13 => 6,
        14..=19 => 7,
        20..=29 => 8,
        _ => 9,
    };
    if head > dependent { class } else { DISTANCES / 2 + class }
}

/// Applies the rectifier, and converts to the fixed-point input of the next layer.
fn rectified(x: f32) -> i16 {
    nearest(x.clamp(0.0, MOST_ACTIVE) * FINE)
}

/// The fixed-point scale of rectified activations: the integer that represents 1.
const FINE: f32 = 256.0;
/// The maximum of rectified activations. Larger values are reduced to it.
const MOST_ACTIVE: f32 = 127.0;

/// Reads `n` numbers that [`put_scaled`](super::dense::put_scaled) has written.
fn read_scaled(reader: &mut Reader, n: usize) -> Result<Vec<f32>, ModelError> {
    let scale = read_f32(reader)?;
    Ok(reader.take(n)?.iter().map(|b| f32::from(b.cast_signed()) * scale).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_tell_sides_apart() {
        assert_eq!((distance(3, 4), distance(4, 3)), (0, 10));
        assert_eq!((distance(0, 6), distance(6, 0), distance(0, 999)), (4, 14, 9));
    }
}
