//! The encoder: the part of the syntax network that represents each word in its context. The tagger and the parser
//! predict tags and trees from its output.
//!
//! The input for a word is a sum of learned rows, one for each of its features (form, affixes, classes). Two layers of
//! minimal gated recurrent units process the words in both directions (Feng et al. 2024, "Were RNNs all we needed?").
//! Their gates depend only on the input, so one matrix product computes the gates of all words of a sentence.

use super::dense::{Layer, nearest, read_f32};
use super::weights::read_size;
use crate::features::Word;
use crate::linear::{Hasher, Reader};
use crate::model_file::ModelError;

/// The fixed-point scale of activations: the integer that represents 1.
pub(crate) const STEPS: f32 = 4096.0;

/// The trained encoder.
#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    /// An open-addressing hash table of (feature, index of its row), whose size is a power of two.
    slots: Vec<(u32, u32)>,
    /// All rows, one after the other, with `input` numbers each.
    rows: Vec<i8>,
    input: usize,
    /// The number of leading components of a word's input that its two neighbours also get as input.
    shared: usize,
    layers: [Layer; 2],
}

/// The row index that marks a free slot of the hash table.
const EMPTY: u32 = u32::MAX;

/// The encoded words of one sentence: [`Encoder::width`] integers per word, in units of 1 / [`STEPS`].
pub(crate) type States = Vec<i16>;

impl Encoder {
    /// Reads the encoder as the trainer writes it: sizes, features with their rows, layers.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the data is truncated or invalid.
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

    /// Returns the number of integers per word in [`States`].
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

/// Runs the recurrence in both directions. `gates` has `4 * hidden` numbers per word: the gates and the candidate
/// states of the forward direction, then those of the backward direction. Returns `2 * hidden` numbers per word:
/// the forward states, then the backward states.
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

/// Calls `see` with the template number and the hash of each feature of a word. Template 0 is the lower-cased word,
/// 1 and 2 are its shape and case, 3 and 4 its classes, 5 and up its affixes. `first` states whether the word
/// starts a sentence.
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
