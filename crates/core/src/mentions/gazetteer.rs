//! The gazetteer: words and phrases known as names of countries, towns, people, and so on.
//!
//! The gazetteer stores only 24-bit hashes of lower-cased phrases. About one in four hundred unlisted phrases has
//! the hash of a listed phrase, which a statistical model tolerates. The trainer defines the lists. The name model
//! uses the lists that contain a word as features of the word.

#[cfg(any(test, feature = "train"))]
use crate::linear::put_varint;
use crate::linear::{Hasher, Reader};
use crate::model_file::ModelError;

/// The lists that contain a phrase: a bit set of [`Class`]es, 0 for an unlisted phrase.
pub(crate) type Classes = u16;

/// The lists of the gazetteer, each as one bit of [`Classes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
#[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only trainers write them"))]
pub(crate) enum Class {
    /// Countries, by any of their names.
    Country = 1,
    /// Peoples, and adjectives of countries: "Kenyan".
    People = 2,
    /// Towns.
    Town = 4,
    /// States and provinces.
    State = 8,
    /// First names of men.
    Man = 16,
    /// First names of women.
    Woman = 32,
    /// Family names.
    Family = 64,
    /// Words before a person's name: "Mr", "President".
    Title = 128,
    /// Last words of the names of organisations: "Inc", "Ministry".
    Organisation = 256,
    /// Last words of the names of places: "River", "Airport".
    Place = 512,
    /// Last words of the names of events: "Cup", "War".
    Event = 1024,
    /// Regions of the world that are not states: "Europe", "Middle East".
    Region = 2048,
    /// Clubs and teams.
    Team = 4096,
    /// Companies and media.
    Company = 8192,
    /// Institutions of states, international organisations, political parties and armed groups: "Senate", "NATO".
    Body = 16384,
}

/// A kind of place that governs itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Country,
    State,
    Town,
}

/// The maximal number of words of a phrase.
pub(crate) const LONGEST: usize = 4;

/// The number of lists.
const N_CLASSES: u32 = 15;

/// The lists of known phrases, merged: the sorted hashes of the phrases, and for each hash the lists that contain it.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    hashes: Vec<u32>,
    classes: Vec<Classes>,
    /// The start of each group of hashes with the same upper 12 bits: the group of the hash `h` is at the indices
    /// `starts[h >> 12]..starts[(h >> 12) + 1]` of `hashes`.
    starts: Vec<u32>,
}

/// The hash of a phrase, computed word by word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase(Hasher);

impl Phrase {
    pub(crate) const fn new() -> Self {
        Self(Hasher::new(0x6a2e))
    }

    /// Returns the phrase extended by a word, which must be in lower case.
    pub(crate) fn then(self, word: &str) -> Self {
        Self(self.0.text(word))
    }

    fn hash(self) -> u32 {
        self.0.finish() >> 8
    }
}

impl Gazetteer {
    /// Returns the classes of a phrase; 0 for an unlisted phrase.
    pub(crate) fn classes(&self, phrase: Phrase) -> Classes {
        let hash = phrase.hash();
        let bucket = (hash >> 12) as usize;
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        match self.hashes[range.clone()].binary_search(&hash) {
            Ok(place) => self.classes[range.start + place],
            Err(_) => 0,
        }
    }

    /// Returns the classes of a single lower-cased word.
    pub(crate) fn word(&self, lower: &str) -> Classes {
        self.classes(Phrase::new().then(lower))
    }

    /// Returns the kind of place with this name, given as lower-cased words; `None` if no place has the name, or
    /// both a town and a state have it. A country takes precedence.
    pub(crate) fn place<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<Place> {
        const PLACES: Classes =
            Class::Country as Classes | Class::Town as Classes | Class::State as Classes;
        let classes = self.classes(words.fold(Phrase::new(), Phrase::then)) & PLACES;
        match classes {
            // A country takes precedence because every country shares its name with some town.
            c if c & Class::Country as Classes != 0 => Some(Place::Country),
            c if c == Class::Town as Classes => Some(Place::Town),
            c if c == Class::State as Classes => Some(Place::State),
            _ => None,
        }
    }

    /// Encodes (phrase, class) pairs as the body of a model file.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub(crate) fn bytes(entries: &[(Phrase, Class)]) -> Vec<u8> {
        let mut out = Vec::new();
        for bit in 0..N_CLASSES {
            let of_class = |e: &&(Phrase, Class)| e.1 as u16 == 1 << bit;
            let mut hashes: Vec<u32> =
                entries.iter().filter(of_class).map(|e| e.0.hash()).collect();
            hashes.sort_unstable();
            hashes.dedup();
            put_varint(&mut out, hashes.len() as u32);
            let mut last = 0;
            for hash in hashes {
                put_varint(&mut out, hash - last);
                last = hash;
            }
        }
        out
    }

    /// Reads the body of a model file.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the data is truncated or invalid.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let mut entries: Vec<(u32, Classes)> = Vec::new();
        for bit in 0..N_CLASSES {
            let mut hash = 0u32;
            for _ in 0..reader.varint()? {
                hash = hash.checked_add(reader.varint()?).ok_or(ModelError::Damaged)?;
                entries.push((hash, 1 << bit));
            }
        }
        if !reader.bytes.is_empty() || entries.iter().any(|e| e.0 >> 24 != 0) {
            return Err(ModelError::Damaged);
        }
        Ok(Self::new(entries))
    }

    fn new(mut entries: Vec<(u32, Classes)>) -> Self {
        entries.sort_unstable();
        let (mut hashes, mut classes) = (Vec::new(), Vec::new());
        for (hash, class) in entries {
            if hashes.last() == Some(&hash) {
                *classes.last_mut().unwrap_or(&mut 0) |= class;
            } else {
                hashes.push(hash);
                classes.push(class);
            }
        }
        let starts =
            (0..=1u32 << 12).map(|b| hashes.partition_point(|h| h >> 12 < b) as u32).collect();
        Self { hashes, classes, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let nowhere = Phrase::new().then("new").then("nowhere");
        let paris = Phrase::new().then("paris");
        Gazetteer::bytes(&[(nowhere, Class::Town), (paris, Class::Town), (paris, Class::Woman)])
    }

    #[test]
    fn phrases_are_known_as_what_they_were_given_as() {
        let gazetteer = Gazetteer::from_bytes(&sample()).unwrap();
        assert_eq!(gazetteer.word("paris"), Class::Town as u16 | Class::Woman as u16);
        assert_eq!(
            gazetteer.classes(Phrase::new().then("new").then("nowhere")),
            Class::Town as u16
        );
        assert_eq!((gazetteer.word("new"), gazetteer.word("nowhere")), (0, 0));
    }

    #[test]
    fn a_damaged_file_is_an_error_never_a_panic() {
        let bytes = sample();
        for cut in 0..bytes.len() {
            assert!(Gazetteer::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0xff;
            let _ = Gazetteer::from_bytes(&changed);
        }
    }
}
