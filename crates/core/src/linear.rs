//! Linear models over hashed features: the file format, and the scores of a set of features.
//!
//! A feature is a 32-bit hash ([`Hasher`]); a model keeps, for each feature that training found worth keeping,
//! a short row of (label, weight) pairs with integer weights, so that scores are exact sums of integers and
//! the same on every platform. Weights are 8-bit: averaged-perceptron weights scaled to that range lose next
//! to nothing. What the labels mean, and which features there are, is each task's own affair.

use crate::model_file::ModelError;

/// A feature with its weights: pairs of a label and a weight in 127ths of the largest.
pub type Row = (u32, Vec<(u16, i8)>);

/// Hashes the parts of one feature: FNV-1a on 32-bit words with a final mix (Appleby's `fmix32`).
#[derive(Clone, Copy, Debug)]
pub struct Hasher(u32);

impl Hasher {
    /// Starts a feature of the template `template`; different templates never mean the same feature.
    #[must_use]
    pub const fn new(template: u32) -> Self {
        Self(0x811c_9dc5).word(template)
    }

    /// Adds a number.
    #[must_use]
    pub const fn word(self, word: u32) -> Self {
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b1);
        Self(mixed ^ (mixed >> 15))
    }

    /// Adds a string, byte by byte, with its end.
    #[must_use]
    pub const fn text(self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut sum, mut i) = (0x811c_9dc5u32, 0);
        while i < bytes.len() {
            sum = (sum ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
            i += 1;
        }
        self.word(sum)
    }

    /// The feature, in 25 bits: a byte less in the file. One in a hundred features that training never saw is
    /// then taken for one of those that a model of 300,000 rows knows.
    #[must_use]
    pub const fn short(self) -> u32 {
        self.finish() >> 7
    }

    /// The feature.
    #[must_use]
    pub const fn finish(self) -> u32 {
        let mut h = self.0;
        h = (h ^ (h >> 16)).wrapping_mul(0x85eb_ca6b);
        h = (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35);
        h ^ (h >> 16)
    }
}

/// A trained model: labels, and the weights that each feature gives to some of them.
#[derive(Clone, Debug)]
pub struct Model {
    labels: Vec<String>,
    /// A bit, found by another hash, for each feature that has a row: most features that are asked for have
    /// none, and this small table tells so without a look at the large one.
    known: Vec<u64>,
    /// Slots of an open-addressing table, a power of two of them: the feature, and where its row starts. Features
    /// stand about in their order, as they do in the file: filling the table goes through memory once.
    slots: Vec<(u32, u32)>,
    /// By how many bits a feature is longer than the number of a slot.
    shift: u32,
    /// Rows one after the other. A row is the number of its labels, these, and their weights; or, where it
    /// speaks of many labels, 0 and a weight for every label.
    rows: Vec<u8>,
}

const EMPTY: u32 = u32::MAX;
/// How many features are looked up at a time.
const CHUNK: usize = 128;

impl Model {
    /// Builds a model from its labels and rows; a row is a feature with its (label, weight) pairs.
    ///
    /// # Panics
    /// If there are more than 256 labels, if a label of a row does not exist, or if two rows have the same
    /// feature.
    #[must_use]
    pub fn new(labels: Vec<String>, rows: &[Row]) -> Self {
        let largest = rows.iter().map(|row| row.0).max().unwrap_or(0);
        let n_labels = labels.len();
        let mut model = Self::empty(labels, rows.len(), largest);
        for (feature, row) in rows {
            assert!(
                row.iter().all(|c| usize::from(c.0) < n_labels),
                "a row speaks of labels that exist"
            );
            let (labels, weights): (Vec<u8>, Vec<u8>) =
                row.iter().map(|&(label, weight)| (label as u8, weight.cast_unsigned())).unzip();
            model.insert(*feature, &labels, &weights);
        }
        model
    }

    /// A model without rows, with room for so many, whose features go up to `largest`.
    fn empty(labels: Vec<String>, n_rows: usize, largest: u32) -> Self {
        assert!(labels.len() <= 256, "a label is a byte in a row");
        // A quarter of the slots or more stay empty: few more would be faster, and each page of memory costs time.
        let n_slots = (n_rows * 4 / 3 + 1).next_power_of_two();
        let n_words = (n_rows * 8).next_power_of_two().max(64) / 64;
        let shift = (32 - largest.leading_zeros()).saturating_sub(n_slots.trailing_zeros());
        let (known, slots) = (vec![0; n_words], vec![(0, EMPTY); n_slots]);
        Self { labels, known, slots, shift, rows: Vec::new() }
    }

    /// Adds a row; a weight is a byte.
    fn insert(&mut self, feature: u32, labels: &[u8], weights: &[u8]) {
        let slot = self.slot(feature);
        assert!(self.slots[slot].1 == EMPTY, "each feature has one row");
        self.slots[slot] = (feature, self.rows.len() as u32);
        let (word, bit) = self.bit(feature);
        self.known[word] |= bit;
        let speaks_of_many = labels.is_empty() || labels.len() * 3 > self.labels.len();
        if !(speaks_of_many && self.push_dense(labels, weights)) {
            self.rows.push(labels.len() as u8);
            self.rows.extend(labels);
            self.rows.extend(weights);
        }
    }

    /// Appends a row as a weight for each label; false, and nothing is appended, where one exceeds 8 bits.
    fn push_dense(&mut self, labels: &[u8], weights: &[u8]) -> bool {
        let start = self.rows.len();
        self.rows.resize(start + 1 + self.labels.len(), 0);
        let row = &mut self.rows[start + 1..];
        for (&label, &weight) in labels.iter().zip(weights) {
            let sum = &mut row[usize::from(label)];
            match sum.cast_signed().checked_add(weight.cast_signed()) {
                Some(more) => *sum = more.cast_unsigned(),
                None => {
                    self.rows.truncate(start);
                    return false;
                }
            }
        }
        true
    }

    /// The labels, in the order of the scores.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Whether nothing was learned: then every score is zero, and whoever asks had better go by rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the weights of `feature` to `scores`, one score a label.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32]) {
        if self.may_know(feature) {
            self.add_row(self.slots[self.slot(feature)].1, scores);
        }
    }

    /// Sets `scores` to the sums over all `features`.
    pub fn score(&self, features: &[u32], scores: &mut [i32]) {
        scores.fill(0);
        // In three passes, each without a branch that can't be foretold: the processor then looks up many
        // features at a time, which is where all of the time goes.
        for features in features.chunks(CHUNK) {
            let (mut kept, mut n) = ([0; CHUNK], 0);
            for &feature in features {
                kept[n] = feature;
                n += usize::from(self.may_know(feature));
            }
            for feature in &mut kept[..n] {
                *feature = self.slots[self.slot(*feature)].1;
            }
            for &start in &kept[..n] {
                self.add_row(start, scores);
            }
        }
    }

    /// Adds the weights of the row that starts at `start`, if there is one.
    #[inline]
    fn add_row(&self, start: u32, scores: &mut [i32]) {
        if start == EMPTY {
            return;
        }
        let (&length, row) = self.rows[start as usize..].split_first().unwrap_or((&0, &[]));
        if length == 0 {
            for (score, weight) in scores.iter_mut().zip(&row[..self.labels.len()]) {
                *score += i32::from(weight.cast_signed());
            }
        } else {
            let (labels, weights) = row[..usize::from(length) * 2].split_at(usize::from(length));
            for (&label, weight) in labels.iter().zip(weights) {
                scores[usize::from(label)] += i32::from(weight.cast_signed());
            }
        }
    }

    /// Whether there may be a row of the feature; where this says no, there is none.
    #[inline]
    fn may_know(&self, feature: u32) -> bool {
        let (word, bit) = self.bit(feature);
        self.known[word] & bit != 0
    }

    /// Where the bit of the feature is: the word, and the bit in it.
    #[inline]
    fn bit(&self, feature: u32) -> (usize, u64) {
        let spread = u64::from(feature.wrapping_mul(0x9e37_79b1));
        let place = (spread * (self.known.len() as u64 * 64)) >> 32;
        (place as usize / 64, 1 << (place % 64))
    }

    /// The slot of the feature, or the empty one where it would stand.
    #[inline]
    fn slot(&self, feature: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (feature >> self.shift) as usize & mask;
        while self.slots[slot].1 != EMPTY && self.slots[slot].0 != feature {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Reads the body of a model file (see [`to_bytes`]).
    ///
    /// # Errors
    /// [`ModelError::Damaged`] where the bytes are not what `to_bytes` writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let n_labels = reader.varint()?;
        let labels = (0..n_labels).map(|_| reader.string()).collect::<Result<Vec<_>, _>>()?;
        let n_rows = reader.varint()? as usize;
        if n_rows > bytes.len() || n_labels > 256 {
            return Err(ModelError::Damaged);
        }
        let lengths = reader.take(n_rows)?;
        let mut features = Vec::with_capacity(n_rows);
        let mut feature = 0u32;
        for i in 0..n_rows {
            let step = reader.varint()?;
            if i > 0 && step == 0 {
                return Err(ModelError::Damaged);
            }
            feature = feature.checked_add(step).ok_or(ModelError::Damaged)?;
            features.push(feature);
        }
        let n_cells = lengths.iter().map(|&l| usize::from(l)).sum();
        let names = reader.take(n_cells)?;
        let weights = reader.take(n_cells)?;
        if !reader.bytes.is_empty() || names.iter().any(|&l| u32::from(l) >= n_labels) {
            return Err(ModelError::Damaged);
        }
        let mut model = Self::empty(labels, n_rows, feature);
        model.rows.reserve(n_rows + 2 * n_cells);
        let mut start = 0;
        for (feature, &length) in features.into_iter().zip(lengths) {
            let row = start..start + usize::from(length);
            model.insert(feature, &names[row.clone()], &weights[row.clone()]);
            start = row.end;
        }
        Ok(model)
    }
}

/// Writes the body of a model file: labels; the number of rows; each row's length, then each row's feature as
/// the difference from the one before, then all labels, then all weights (columns deflate better than rows).
///
/// Rows are sorted by feature here.
///
/// # Panics
/// If there are more than 256 labels, or a row speaks of more than 255.
#[must_use]
pub fn to_bytes(labels: &[String], rows: &mut [Row]) -> Vec<u8> {
    assert!(labels.len() <= 256, "a label is a byte in the file");
    rows.sort_unstable_by_key(|row| row.0);
    let mut out = Vec::new();
    put_varint(&mut out, labels.len() as u32);
    for label in labels {
        put_varint(&mut out, label.len() as u32);
        out.extend(label.as_bytes());
    }
    put_varint(&mut out, rows.len() as u32);
    out.extend(
        rows.iter().map(|row| u8::try_from(row.1.len()).expect("a row has at most 255 labels")),
    );
    let mut last = 0;
    for row in rows.iter() {
        put_varint(&mut out, row.0 - last);
        last = row.0;
    }
    out.extend(rows.iter().flat_map(|row| row.1.iter().map(|cell| cell.0 as u8)));
    out.extend(rows.iter().flat_map(|row| row.1.iter().map(|cell| cell.1 as u8)));
    out
}

/// Appends a number in LEB128: seven bits a byte, low ones first.
pub fn put_varint(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes numbers and strings off the front of a model file's bytes.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'b> {
    /// What is left to read.
    pub bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// The next `n` bytes.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] where fewer are left; likewise below.
    pub fn take(&mut self, n: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(n).ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// The next number in LEB128.
    ///
    /// # Errors
    /// Where it does not end or exceeds 32 bits.
    pub fn varint(&mut self) -> Result<u32, ModelError> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).map_err(|_| ModelError::Damaged);
            }
        }
        Err(ModelError::Damaged)
    }

    /// The next string: its length in bytes, then its UTF-8.
    ///
    /// # Errors
    /// Where it is cut short or is not UTF-8.
    pub fn string(&mut self) -> Result<String, ModelError> {
        let length = self.varint()? as usize;
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ModelError::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = Vec<Row>;

    fn sample() -> (Vec<String>, Rows) {
        let rows =
            vec![(7, vec![(0, 5), (1, -3)]), (0, vec![(1, 127)]), (u32::MAX, vec![(0, -128)])];
        (vec!["A".into(), "B".into()], rows)
    }

    #[test]
    fn scores_are_sums_of_rows() {
        let (labels, rows) = sample();
        let model = Model::new(labels, &rows);
        let mut scores = [0; 2];
        model.score(&[7, 7, 0, 123], &mut scores);
        assert_eq!(scores, [10, 121]);
    }

    #[test]
    fn a_file_reads_back() {
        let (labels, mut rows) = sample();
        let bytes = to_bytes(&labels, &mut rows);
        let model = Model::from_bytes(&bytes).unwrap();
        let mut scores = [0; 2];
        model.score(&[u32::MAX, 0], &mut scores);
        assert_eq!((model.labels(), scores), (&labels[..], [-128, 127]));
    }

    #[test]
    fn a_damaged_file_is_an_error_never_a_panic() {
        let (labels, mut rows) = sample();
        let bytes = to_bytes(&labels, &mut rows);
        for cut in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0xff;
            let _ = Model::from_bytes(&changed);
        }
    }
}
