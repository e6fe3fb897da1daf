//! The encoder: the part of the network that tagger and parser share, which represents each word in its context.
//!
//! Each word is a sum of learned rows, one for each of its properties (form, affixes, class). Two layers of minimal
//! gated recurrent units read the words in both directions (Feng et al. 2024, "Were RNNs all we needed?"): their gates
//! depend only on the input, so all words of a sentence are multiplied at once. The tagger and the parser predict tags
//! and trees from the result.

use super::matrix::{Layer, nearest, read_f32};
use super::weights::read_size;
use crate::features::Word;
use crate::linear::{Hasher, Reader};
use crate::model_file::ModelError;

/// The fixed-point scale of activations: the integer that represents 1.
pub(crate) const STEPS: f32 = 4096.0;

/// The shared part of the network.
#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    /// An open-addressing table of features and their rows, whose size is a power of two.
    slots: Vec<(u32, u32)>,
    /// All rows, of `input` numbers each.
    rows: Vec<i8>,
    input: usize,
    /// The number of a row's components that neighbouring words also get as input.
    shared: usize,
    layers: [Layer; 2],
}

/// Marks a free slot of the hash table.
const EMPTY: u32 = u32::MAX;

/// The encoded words of one sentence: [`Encoder::width`] integers per word, in units of 1 / [`STEPS`].
pub(crate) type States = Vec<i16>;

impl Encoder {
    /// Reads what the trainer writes: sizes, features with their rows, layers.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if it is truncated or invalid.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let (input, shared, hidden) = (read_size(reader)?, read_size(reader)?, read_size(reader)?);
        let n = reader.varint()? as usize;
        if shared > input || n > reader.bytes.len() {
            return Err(ModelError::Damaged);
        }
        let mut slots = vec![(0, EMPTY); (n * 2).next_power_of_two().max(2)];
        let mut feature = 0u32;
        for row in 0..n as u32 {
            feature = feature.checked_add(reader.varint()?).ok_or(ModelError::Damaged)?;
            let slot = slot(&slots, feature);
            slots[slot] = (feature, row);
        }
        let unit = read_f32(reader)?;
        let rows = reader.take(n * input)?.iter().map(|b| b.cast_signed()).collect();
        let one = Layer::read(reader, (input + 2 * shared, 4 * hidden), unit)?;
        let two = Layer::read(reader, (2 * hidden, 4 * hidden), 1.0 / STEPS)?;
        Ok(Self { slots, rows, input, shared, layers: [one, two] })
    }

    /// Returns the number of integers per word.
    pub(crate) fn width(&self) -> usize {
        self.layers[1].outer() / 2
    }

    /// Encodes the words of one sentence.
    pub(crate) fn encode(&self, words: &[Word]) -> States {
        let (input, shared) = (self.input, self.shared);
        let wide = input + 2 * shared;
        let mut x = vec![0i16; words.len() * wide];
        for (at, word) in words.iter().enumerate() {
            let sum = &mut x[at * wide..][..input];
            describe(word, at == 0, |_, feature| self.add(feature, sum));
        }
        for at in 1..words.len() {
            let (before, after) = x.split_at_mut(at * wide);
            let before = &mut before[(at - 1) * wide..];
            after[input..input + shared].copy_from_slice(&before[..shared]);
            before[input + shared..].copy_from_slice(&after[..shared]);
        }
        let mut gates = Vec::new();
        for layer in &self.layers {
            layer.apply(&x, &mut gates);
            x = read_both_ways(&mut gates, layer.outer() / 4);
        }
        x
    }

    fn add(&self, feature: u32, sum: &mut [i16]) {
        let (_, row) = self.slots[slot(&self.slots, feature)];
        if row != EMPTY {
            let row = &self.rows[row as usize * self.input..][..self.input];
            for (sum, &x) in sum.iter_mut().zip(row) {
                *sum += i16::from(x);
            }
        }
    }
}

fn slot(slots: &[(u32, u32)], feature: u32) -> usize {
    let mask = slots.len() - 1;
    let mut slot = feature as usize & mask;
    while slots[slot].1 != EMPTY && slots[slot].0 != feature {
        slot = (slot + 1) & mask;
    }
    slot
}

/// Runs the recurrence over gates and candidates, forward on the left half of a row and backward on the right half.
fn read_both_ways(gates: &mut [f32], hidden: usize) -> States {
    let (row, n) = (4 * hidden, gates.len() / (4 * hidden));
    // Softsign instead of sigmoid and tanh: it costs only a division.
    for x in gates.iter_mut() {
        *x /= 1.0 + x.abs();
    }
    let mut states = vec![0; n * 2 * hidden];
    let mut state = vec![0.0f32; hidden];
    for side in 0..2 {
        state.fill(0.0);
        for step in 0..n {
            let at = if side == 0 { step } else { n - 1 - step };
            let (gate, candidate) =
                gates[at * row + side * 2 * hidden..][..2 * hidden].split_at(hidden);
            let out = &mut states[at * 2 * hidden + side * hidden..][..hidden];
            for (((state, gate), candidate), out) in
                state.iter_mut().zip(gate).zip(candidate).zip(out)
            {
                *state += (0.5 + 0.5 * gate) * (candidate - *state);
                *out = nearest(*state * STEPS);
            }
        }
    }
    states
}

/// Passes each feature of a word to `see`, with the number of its template: 0 is the word itself, 1 and 2 its shape and
/// case, 3 and 4 its classes, 5 and up its affixes. `first` states whether the word starts a sentence.
pub(crate) fn describe(word: &Word, first: bool, mut see: impl FnMut(u32, u32)) {
    let kind = word.kind as u32 | u32::from(first) << 8;
    let alone =
        [word.lower, word.shape, kind, u32::from(word.class.cluster), u32::from(word.class.group)];
    let affixes = word.suffixes.iter().chain(&word.prefixes).copied();
    for (template, part) in alone.into_iter().chain(affixes).enumerate() {
        let template = template as u32;
        see(template, Hasher::new(template).word(part).short());
    }
}
