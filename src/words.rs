//! Word classes: which of 1024 clusters and of 64 groups a word belongs to, for 60,000 frequent words.
//!
//! The classes are k-means clusters of GloVe vectors (Pennington, Socher and Manning 2014), a stand-in for the
//! Brown clusters of Koo et al. (2008) and Ratinov and Roth (2009). Groups and clusters are not nested. The file
//! stores no strings, only 24-bit hashes: about 4 known words in 1,000 share a hash with another one, and
//! about 4 unknown words in 1,000 are taken for a known one; the linear models that read the classes learn to
//! live with that. What the classes are used for is the business of each task's features.

use crate::linear::{Hasher, Reader, put_varint};
use crate::models::ModelError;

/// The number of clusters.
pub const CLUSTERS: u32 = 1024;
/// The number of groups.
pub const GROUPS: u32 = 64;

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// 1 to 1024; 0 for a word that is not known.
    pub cluster: u16,
    /// 1 to 64; 0 for a word that is not known.
    pub group: u8,
}

/// The classes of all known words.
#[derive(Clone, Debug)]
pub struct Words {
    /// Slots of an open-addressing table, a power of two of them; hash `EMPTY` where there is no word.
    slots: Vec<(u32, Class)>,
}

const EMPTY: u32 = u32::MAX;
const HASH_BITS: u32 = 24;

/// The hash by which a lower-cased word is known.
#[must_use]
pub fn hash(lower: &str) -> u32 {
    Hasher::new(0).text(lower).finish() >> (32 - HASH_BITS)
}

impl Words {
    /// A table of hashes with their classes; of several classes for one hash the first is kept.
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

    /// The classes of a lower-cased word.
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
    /// [`ModelError::Damaged`] where the bytes are not what `to_bytes` writes.
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
        let (groups, low, high) = (reader.take(n)?, reader.take(n)?, reader.take(n)?);
        for (i, (_, class)) in entries.iter_mut().enumerate() {
            *class = Class { cluster: u16::from_le_bytes([low[i], high[i]]), group: groups[i] };
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

/// Writes the body of a model file: the number of words; their hashes in rising order, each as the difference
/// from the one before; then all groups, then the low and the high bytes of all clusters.
///
/// Entries are sorted by hash here; of several with one hash the first is kept.
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
    out.extend(entries.iter().map(|(_, c)| c.group));
    out.extend(entries.iter().map(|(_, c)| c.cluster.to_le_bytes()[0]));
    out.extend(entries.iter().map(|(_, c)| c.cluster.to_le_bytes()[1]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_class_and_an_unknown_one_none() {
        let class = Class { cluster: 1024, group: 64 };
        let mut entries = vec![
            (hash("tree"), class),
            (hash("a"), Class { cluster: 1, group: 2 }),
            (hash("tree"), Class { cluster: 3, group: 4 }),
        ];
        let words = Words::from_bytes(&to_bytes(&mut entries)).unwrap();
        assert_eq!(words.class("tree"), class);
        assert_eq!(words.class("a"), Class { cluster: 1, group: 2 });
        assert_eq!(words.class("trees"), Class::default());
    }

    #[test]
    fn a_damaged_file_is_an_error_never_a_panic() {
        let mut entries = vec![(hash("tree"), Class { cluster: 9, group: 9 })];
        let bytes = to_bytes(&mut entries);
        assert!((0..bytes.len()).all(|cut| Words::from_bytes(&bytes[..cut]).is_err()));
        let foreign = [1, 0, 200, 0, 0];
        assert!(Words::from_bytes(&foreign).is_err());
    }
}
