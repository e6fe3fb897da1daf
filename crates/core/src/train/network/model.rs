//! The whole network in training ([`Network`]): its layers and their sizes, its input and gold output, one update of
//! all its parameters, and its conversion to the body of the model file.

use super::layers::Dense;
use super::parameters::{Param, Rate};
use crate::linear::put_varint;
use crate::syntax::dense::put_scaled;
use crate::syntax::parser::DISTANCES;
use crate::train::shuffle::Shuffle;

/// The sizes of the parts of a network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// The number of rows of the embedding table.
    pub(crate) rows: usize,
    /// The number of components of a row.
    pub(crate) input: usize,
    /// The number of leading components of a word's input that the words before and after it also get as input.
    pub(crate) shared: usize,
    /// The number of units of a recurrent layer in each direction.
    pub(crate) hidden: usize,
    /// The number of dimensions of the vectors that score heads for dependents.
    pub(crate) arc: usize,
    /// The number of dimensions of the vectors from which the relation is classified.
    pub(crate) pair: usize,
    /// The number of labels of the tagger.
    pub(crate) tags: usize,
    /// The number of relations.
    pub(crate) relations: usize,
}

/// A sentence as the network's input.
#[derive(Clone, Debug, Default)]
pub(crate) struct Input {
    /// For each word, the rows of the embedding table whose sum is the input.
    pub(crate) rows: Vec<Vec<u32>>,
    /// The indices of the words that take part in the tree: all but punctuation marks.
    pub(crate) kept: Vec<usize>,
}

/// The gold analysis.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    /// The indices of the correct labels of each word; empty if they are unknown.
    pub(crate) tags: Vec<Vec<u16>>,
    /// For each word in `kept`, the index in `kept` of its head, or `usize::MAX` for the root; empty if there is no
    /// tree.
    pub(crate) heads: Vec<usize>,
    /// The index of the relation of each word in `kept`, if it is known.
    pub(crate) relations: Vec<Option<u16>>,
}

/// The network in training.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    /// The sizes of its parts.
    pub(crate) sizes: Sizes,
    pub(super) table: Param,
    pub(super) one: Dense,
    pub(super) two: Dense,
    pub(super) tag: Dense,
    pub(super) head: Dense,
    pub(super) dependent: Dense,
    pub(super) across: Dense,
    pub(super) root: Param,
    pub(super) distance: Param,
    pub(super) from: Dense,
    pub(super) to: Dense,
    pub(super) relation: Dense,
}

/// The maximum absolute value of the initial weights of the embedding table.
const INIT_RANGE: f32 = 0.2;
/// The maximum norm of the gradient in one step. A larger gradient is scaled down to this norm. The gradient of the
/// embedding table neither counts nor is scaled.
const MAX_GRADIENT: f32 = 5.0;

impl Network {
    /// Returns an untrained network.
    #[must_use]
    pub(crate) fn new(sizes: Sizes, random: &mut Shuffle) -> Self {
        let Sizes { rows, input, shared, hidden, arc, pair, tags, relations } = sizes;
        let width = 2 * hidden;
        Self {
            sizes,
            table: Param::uniform(rows, input, INIT_RANGE, random).sparse(),
            one: Dense::new(input + 2 * shared, 4 * hidden, random),
            two: Dense::new(width, 4 * hidden, random),
            tag: Dense::new(width, tags, random),
            head: Dense::new(width, arc, random),
            dependent: Dense::new(width, arc, random),
            across: Dense::new(arc, arc, random),
            root: Param::new(1, arc, random),
            distance: Param::zero(DISTANCES, arc),
            from: Dense::new(width, pair, random),
            to: Dense::new(width, pair, random),
            relation: Dense::new(pair, relations, random),
        }
    }

    fn parts(&mut self) -> ([&mut Dense; 9], [&mut Param; 3]) {
        let Self { one, two, tag, head, dependent, across, from, to, relation, .. } = self;
        let dense = [one, two, tag, head, dependent, across, from, to, relation];
        (dense, [&mut self.root, &mut self.distance, &mut self.table])
    }

    fn all(&mut self) -> impl Iterator<Item = &mut Param> {
        let (dense, others) = self.parts();
        dense.into_iter().flat_map(|layer| [&mut layer.w, &mut layer.b]).chain(others)
    }

    /// Updates all parameters by one step of gradient descent, and clears the gradients.
    pub(crate) fn learn(&mut self, rate: Rate) {
        let dense = |p: &&mut Param| !p.is_sparse();
        let sum: f32 = self.all().filter(dense).flat_map(|p| &p.g).map(|g| g * g).sum();
        let shrink = (MAX_GRADIENT / sum.sqrt().max(MAX_GRADIENT)).min(1.0);
        for param in self.all().filter(dense) {
            param.g.iter_mut().for_each(|g| *g *= shrink);
        }
        self.all().for_each(|param| param.learn(rate));
        self.parts().0.into_iter().for_each(Dense::flip);
    }

    /// Replaces the weights by their running means, at the end of training.
    pub(crate) fn settle(&mut self) {
        self.all().for_each(Param::settle);
    }

    /// Returns the body of the model file. `features` has the feature of each row of the embedding table, in rising
    /// order. The table is quantised in steps of `coarseness` times its standard deviation.
    #[must_use]
    pub(crate) fn to_bytes(
        &self,
        features: &[u32],
        coarseness: f32,
        tags: &[String],
        relations: &[String],
    ) -> Vec<u8> {
        let mut out = Vec::new();
        let put = |out: &mut Vec<u8>, number: usize| put_varint(out, number as u32);
        let Sizes { input, shared, hidden, arc, pair, .. } = self.sizes;
        for number in [input, shared, hidden, features.len()] {
            put(&mut out, number);
        }
        let mut last = 0;
        for &feature in features {
            put_varint(&mut out, feature - last);
            last = feature;
        }
        self.put_table(&mut out, coarseness);
        self.one.put(&mut out);
        self.two.put(&mut out);
        let names = |out: &mut Vec<u8>, names: &[String]| {
            put(out, names.len());
            for name in names {
                put(out, name.len());
                out.extend(name.bytes());
            }
        };
        names(&mut out, tags);
        self.tag.put(&mut out);
        names(&mut out, relations);
        put(&mut out, arc);
        put(&mut out, pair);
        for layer in [&self.head, &self.dependent, &self.from, &self.to, &self.across] {
            layer.put(&mut out);
        }
        put_scaled(&mut out, &self.root.w);
        put_scaled(&mut out, &self.distance.w);
        self.relation.put(&mut out);
        out
    }

    fn put_table(&self, out: &mut Vec<u8>, coarseness: f32) {
        let table = &self.table.w;
        let mean: f32 = table.iter().map(|x| x * x).sum::<f32>() / table.len() as f32;
        let step = mean.sqrt() * coarseness;
        out.extend(step.to_le_bytes());
        out.extend(table.iter().map(|x| ((x / step).round() as i8).cast_unsigned()));
    }
}
