//! Word classes: the table from a word to its clusters of words with similar vectors, which are features of the models.
//!
//! 60,000 frequent words have one of 1024 clusters and one of 64 groups; about 110,000 words have one of 2048 fine
//! clusters and one of 255 middle clusters.
//!
//! The classes are k-means clusters of GloVe vectors (Pennington, Socher and Manning 2014), used like the Brown
//! clusters of Koo et al. (2008) and Ratinov and Roth (2009). Clusters and groups come from 50-dimensional vectors,
//! and a group is not a union of clusters. Fine clusters come from 100-dimensional vectors, and each middle cluster is
//! a union of fine clusters. The file stores no strings but 24-bit hashes: about 7 in 1,000 known words share a hash
//! with another known word, and about 7 in 1,000 unknown words have the hash of a known word. The linear models that
//! use the classes are trained with these collisions. Each task's features define how the classes are used.

use crate::linear::{Hasher, Reader, put_varint};
use crate::model_file::ModelError;

/// The number of clusters.
pub const CLUSTERS: u32 = 1024;
/// The number of groups.
pub const GROUPS: u32 = 64;
/// The number of fine clusters.
pub const FINE: u32 = 2048;
/// The number of middle clusters.
pub const MIDDLE: u32 = 255;

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// The cluster, 1 to 1024; 0 for none.
    pub cluster: u16,
    /// The group, 1 to 64; 0 for none.
    pub group: u8,
    /// The middle cluster, 1 to 255, which contains the fine cluster; 0 for none.
    pub middle: u8,
    /// The fine cluster, 1 to 2048; 0 for none.
    pub fine: u16,
}

/// The classes of all known words.
#[derive(Clone, Debug)]
pub struct WordClasses {
    /// An open-addressing hash table of (hash of a word, its classes), whose size is a power of two; the hash of an
    /// empty slot is `EMPTY`.
    slots: Vec<(u32, Class)>,
}

/// The hash that marks a free slot of the hash table.
const EMPTY: u32 = u32::MAX;
const HASH_BITS: u32 = 24;

/// Returns the 24-bit hash of a lower-cased word.
#[must_use]
pub fn hash(lower: &str) -> u32 {
    Hasher::new(0).text(lower).finish() >> (32 - HASH_BITS)
}

impl WordClasses {
    /// Creates the table from pairs of a word's hash and its classes. If a hash occurs twice, the first pair is kept.
    #[must_use]
    pub fn new(entries: &[(u32, Class)]) -> Self {
        let n_slots = (entries.len() * 2).next_power_of_two().max(2);
        let mut words = Self { slots: vec![(EMPTY, Class::default()); n_slots] };
        for &(hash, class) in entries {
            let slot = words.slot(hash);
            if words.slots[slot].0 == EMPTY {
                words.slots[slot] = (hash, class);
            }
        }
        words
    }

    /// Returns the classes of a lower-cased word; all are 0 for an unknown word.
    #[must_use]
    pub fn class(&self, lower: &str) -> Class {
        self.slots[self.slot(hash(lower))].1
    }

    fn slot(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot].0 != EMPTY && self.slots[slot].0 != hash {
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
        let n = reader.varint()? as usize;
        if n > bytes.len() {
            return Err(ModelError::Damaged);
        }
        let mut entries = Vec::with_capacity(n);
        let mut hash = 0u32;
        for _ in 0..n {
            hash = hash.checked_add(reader.varint()?).ok_or(ModelError::Damaged)?;
            entries.push((hash, Class::default()));
        }
        let frequent = reader.take(n.div_ceil(8))?;
        let is_frequent = |i: usize| frequent[i / 8] >> (i % 8) & 1 == 1;
        let n_frequent = (0..n).filter(|&i| is_frequent(i)).count();
        let (groups, low, high) =
            (reader.take(n_frequent)?, reader.take(n_frequent)?, reader.take(n_frequent)?);
        let coarse = reader.take(1 + FINE as usize)?;
        let (fine_low, fine_high) = (reader.take(n)?, reader.take(n)?);
        let mut place = 0;
        for (i, (_, class)) in entries.iter_mut().enumerate() {
            class.fine = u16::from_le_bytes([fine_low[i], fine_high[i]]);
            class.middle = *coarse.get(usize::from(class.fine)).ok_or(ModelError::Damaged)?;
            if is_frequent(i) {
                class.group = groups[place];
                class.cluster = u16::from_le_bytes([low[place], high[place]]);
                place += 1;
            }
        }
        let known = |c: &Class| u32::from(c.cluster) <= CLUSTERS && u32::from(c.group) <= GROUPS;
        let whole = reader.bytes.is_empty() && entries.iter().all(|(_, c)| known(c));
        if whole && hash >> HASH_BITS == 0 {
            Ok(Self::new(&entries))
        } else {
            Err(ModelError::Damaged)
        }
    }
}

/// Returns the body of a model file: the number of words; the hashes of the words in rising order, each as the
/// difference from the previous one; a bit for each word that states whether the word has a cluster; all groups;
/// the low bytes and then the high bytes of all clusters; the middle cluster of each fine cluster; the low bytes
/// and then the high bytes of all fine clusters.
///
/// Sorts `entries` by hash. If a hash occurs twice, the first entry is kept.
///
/// # Panics
/// If two words with the same fine cluster have different middle clusters.
#[must_use]
pub fn to_bytes(entries: &mut Vec<(u32, Class)>) -> Vec<u8> {
    entries.sort_by_key(|e| e.0);
    entries.dedup_by_key(|e| e.0);
    let mut out = Vec::new();
    put_varint(&mut out, entries.len() as u32);
    let mut last = 0;
    for (hash, _) in entries.iter() {
        put_varint(&mut out, hash - last);
        last = *hash;
    }
    let classes = || entries.iter().map(|e| e.1);
    for eight in entries.chunks(8) {
        let bits = eight.iter().zip(0..).map(|(e, bit)| u8::from(e.1.cluster != 0) << bit);
        out.push(bits.sum());
    }
    let frequent = || classes().filter(|class| class.cluster != 0);
    out.extend(frequent().map(|class| class.group));
    out.extend(frequent().map(|class| class.cluster.to_le_bytes()[0]));
    out.extend(frequent().map(|class| class.cluster.to_le_bytes()[1]));
    let mut coarse = vec![0; 1 + FINE as usize];
    classes().for_each(|class| coarse[usize::from(class.fine)] = class.middle);
    assert!(
        classes().all(|class| coarse[usize::from(class.fine)] == class.middle),
        "middle clusters are of fine ones"
    );
    out.extend(coarse);
    out.extend(classes().map(|class| class.fine.to_le_bytes()[0]));
    out.extend(classes().map(|class| class.fine.to_le_bytes()[1]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_class_and_an_unknown_one_none() {
        let class = Class { cluster: 1024, group: 64, middle: 255, fine: 2048 };
        let mut entries = vec![
            (hash("tree"), class),
            (hash("a"), Class { cluster: 1, group: 2, ..Class::default() }),
            (hash("rare"), Class { middle: 7, fine: 1, ..Class::default() }),
            (hash("tree"), Class { cluster: 3, group: 4, ..Class::default() }),
        ];
        let words = WordClasses::from_bytes(&to_bytes(&mut entries)).unwrap();
        assert_eq!(words.class("tree"), class);
        assert_eq!(words.class("rare"), Class { middle: 7, fine: 1, ..Class::default() });
        assert_eq!(words.class("a"), Class { cluster: 1, group: 2, ..Class::default() });
        assert_eq!(words.class("trees"), Class::default());
    }

    #[test]
    fn a_damaged_file_is_an_error_never_a_panic() {
        let mut entries = vec![(hash("tree"), Class { cluster: 9, group: 9, middle: 9, fine: 9 })];
        let bytes = to_bytes(&mut entries);
        assert!((0..bytes.len()).all(|cut| WordClasses::from_bytes(&bytes[..cut]).is_err()));
        let foreign = [1, 0, 200, 0, 0];
        assert!(WordClasses::from_bytes(&foreign).is_err());
    }
}
