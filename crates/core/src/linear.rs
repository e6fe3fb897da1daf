//! Linear models over hashed features: their file format, and the scores of a set of features.
//!
//! A feature is a 32-bit hash ([`Hasher`]). For each feature that training kept, a model stores a short row of
//! (label, weight) pairs with integer weights, so scores are exact integer sums and the same on every platform.
//! Weights have 8 bits; averaged-perceptron weights lose almost nothing when scaled to that range. Each task
//! defines its labels and features.

use crate::model_file::ModelError;

/// A feature and its row. The row has pairs of the index of a label and a weight, usually in 127ths of the model's
/// largest weight. If a label occurs in several pairs, their weights add up.
pub type Row = (u32, Vec<(u16, i8)>);

/// Hashes the parts of one feature: FNV-1a on 32-bit words with a final mix (Appleby's `fmix32`).
#[derive(Clone, Copy, Debug)]
pub struct Hasher(u32);

impl Hasher {
    /// Starts a feature of the template `template`; features of different templates have different hashes, up to
    /// collisions.
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

    /// Adds a string, as the FNV-1a hash of its bytes.
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

    /// Returns the upper 25 bits of the feature, which saves a byte per feature in the file. About one in a hundred
    /// unseen features then collides with a feature in a model of 300,000 rows.
    #[must_use]
    pub const fn short(self) -> u32 {
        self.finish() >> 7
    }

    /// Returns the feature: the hash of the template and all parts.
    #[must_use]
    pub const fn finish(self) -> u32 {
        let mut h = self.0;
        h = (h ^ (h >> 16)).wrapping_mul(0x85eb_ca6b);
        h = (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35);
        h ^ (h >> 16)
    }
}

/// A trained model: the labels, and for each feature the weights of some labels.
#[derive(Clone, Debug)]
pub struct Model {
    labels: Vec<String>,
    /// A bit set that has a 1 for each feature with a row; a feature without a row may share such a bit. Most
    /// features have no row, and this small table usually shows that without a lookup in the large table `slots`.
    known: Vec<u64>,
    /// An open-addressing hash table of (feature, start of its row in `rows`), whose size is a power of two. Features
    /// are stored roughly in rising order, as in the file, so that filling the table accesses memory sequentially.
    slots: Vec<(u32, u32)>,
    /// The number of low bits of a feature that are dropped to get the number of its slot.
    shift: u32,
    /// All rows as bytes. A row has the number of its labels, then the labels, then their weights; or, if it has
    /// many labels, 0 and then a weight for every label of the model.
    rows: Vec<u8>,
}

/// The value that marks a free slot of the hash table, in place of the start of a row.
const EMPTY: u32 = u32::MAX;
/// The number of features that are looked up at a time.
const CHUNK: usize = 128;

impl Model {
    /// Creates a model from its labels and rows; a row is a feature with its (label, weight) pairs.
    ///
    /// # Panics
    /// If there are more than 256 labels, if a label of a row does not exist, or if two rows have the same feature.
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

    /// Returns a model without rows, with room for `n_rows` features, none of which is larger than `largest`.
    fn empty(labels: Vec<String>, n_rows: usize, largest: u32) -> Self {
        assert!(labels.len() <= 256, "a label is a byte in a row");
        // At least a quarter of the slots stay empty. With more empty slots a search would be faster, but each page
        // of memory costs time.
        let n_slots = (n_rows * 4 / 3 + 1).next_power_of_two();
        let n_words = (n_rows * 8).next_power_of_two().max(64) / 64;
        let shift = (32 - largest.leading_zeros()).saturating_sub(n_slots.trailing_zeros());
        let (known, slots) = (vec![0; n_words], vec![(0, EMPTY); n_slots]);
        Self { labels, known, slots, shift, rows: Vec::new() }
    }

    /// Adds the row of a feature: its labels, and their weights in the same order, as the bytes of `i8`.
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

    /// Appends a row with a weight for every label of the model. Returns false, and appends nothing, if the sum of
    /// a label's weights exceeds 8 bits.
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

    /// Returns the labels, in the order of the scores.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Returns whether the model is empty. Then every score is zero, and callers should use rules instead.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the weights of `feature` to `scores`, one score per label.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32]) {
        if self.may_know(feature) {
            self.add_row(self.slots[self.slot(feature)].1, scores);
        }
    }

    /// Sets `scores`, one score per label, to the sums of the weights of all `features`.
    pub fn score(&self, features: &[u32], scores: &mut [i32]) {
        scores.fill(0);
        // The lookups take almost all the time. Three passes without unpredictable branches let the processor
        // overlap many lookups.
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

    /// Adds the weights of the row that starts at `start` in `rows`; does nothing if `start` is [`EMPTY`].
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

    /// Returns whether the feature may have a row; if false, it certainly has none.
    #[inline]
    fn may_know(&self, feature: u32) -> bool {
        let (word, bit) = self.bit(feature);
        self.known[word] & bit != 0
    }

    /// Returns the position of the feature's bit in `known`: the index of the word, and a mask with this bit.
    #[inline]
    fn bit(&self, feature: u32) -> (usize, u64) {
        let spread = u64::from(feature.wrapping_mul(0x9e37_79b1));
        let place = (spread * (self.known.len() as u64 * 64)) >> 32;
        (place as usize / 64, 1 << (place % 64))
    }

    /// Returns the index of the feature's slot, or of the empty slot in which it would be stored.
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
    /// [`ModelError::Damaged`] if the bytes are not what `to_bytes` writes.
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

/// Returns the body of a model file: the labels; the number of rows; the length of each row; the feature of each
/// row, as the difference from the previous one; the labels of all rows; the weights of all rows. Such columns
/// compress better than rows.
///
/// Sorts `rows` by feature.
///
/// # Panics
/// If there are more than 256 labels, or a row has more than 255 (label, weight) pairs.
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

/// Appends a number in LEB128: seven bits per byte, low ones first.
pub fn put_varint(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads numbers and strings from the bytes of a model file.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'b> {
    /// The bytes that have not been read yet.
    pub bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Returns the next `n` bytes.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if fewer than `n` bytes are left.
    pub fn take(&mut self, n: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(n).ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// Returns the next number in LEB128.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the number does not end or exceeds 32 bits.
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

    /// Returns the next string: its length in bytes, then its UTF-8.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the string is truncated or not UTF-8.
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
