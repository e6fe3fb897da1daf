//! The gazetteer: which words and phrases are known as names of countries, towns, people, and so on.
//!
//! It holds no words, only 24-bit hashes of lower-cased phrases: one phrase in some four hundred that it was
//! never given looks known, which a statistical model can live with. What it is made from is the trainer's
//! affair, what a known word means for a name the name model's.

#[cfg(any(test, feature = "train"))]
use crate::linear::put_varint;
use crate::linear::{Hasher, Reader};
use crate::model_file::ModelError;

/// What a phrase is known as: a set of [`Class`]es.
pub(crate) type Classes = u16;

/// The lists of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
#[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only trainers write them"))]
pub(crate) enum Class {
    /// Countries, by any of their names.
    Country = 1,
    /// Peoples, and what is of a country: "Kenyan".
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
    /// Words that stand before a person's name: "Mr", "President".
    Title = 128,
    /// Last words of the names of organisations: "Inc", "Ministry".
    Organisation = 256,
    /// Last words of the names of places: "River", "Airport".
    Place = 512,
    /// Last words of the names of events: "Cup", "War".
    Event = 1024,
    /// Parts of the world that are no states: "Europe", "Middle East".
    Region = 2048,
    /// Clubs and teams.
    Team = 4096,
    /// Companies and media.
    Company = 8192,
    /// Bodies of states and between them, parties, armed groups.
    Body = 16384,
}

/// A sort of place that governs itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Country,
    State,
    Town,
}

/// Phrases of at most this many words are known.
pub(crate) const LONGEST: usize = 4;

/// The number of lists.
const N_CLASSES: u32 = 15;

/// All lists in one: sorted hashes, each with its classes.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    hashes: Vec<u32>,
    classes: Vec<Classes>,
    /// `starts[h >> 12]` is where the hashes with these upper bits begin.
    starts: Vec<u32>,
}

/// The hash of a phrase, word by word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase(Hasher);

impl Phrase {
    pub(crate) const fn new() -> Self {
        Self(Hasher::new(0x6a2e))
    }

    /// The phrase with one word more, given in lower case.
    pub(crate) fn then(self, word: &str) -> Self {
        Self(self.0.text(word))
    }

    fn hash(self) -> u32 {
        self.0.finish() >> 8
    }
}

impl Gazetteer {
    /// What the phrase is known as; 0 for nothing.
    pub(crate) fn classes(&self, phrase: Phrase) -> Classes {
        let hash = phrase.hash();
        let bucket = (hash >> 12) as usize;
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        match self.hashes[range.clone()].binary_search(&hash) {
            Ok(place) => self.classes[range.start + place],
            Err(_) => 0,
        }
    }

    /// What a single lower-cased word is known as.
    pub(crate) fn word(&self, lower: &str) -> Classes {
        self.classes(Phrase::new().then(lower))
    }

    /// What sort of place bears the name, given by its words in lower case, if only one sort does.
    pub(crate) fn place<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<Place> {
        const PLACES: Classes =
            Class::Country as Classes | Class::Town as Classes | Class::State as Classes;
        let classes = self.classes(words.fold(Phrase::new(), Phrase::then)) & PLACES;
        match classes {
            // Towns are so many that every country has a namesake among them.
            c if c & Class::Country as Classes != 0 => Some(Place::Country),
            c if c == Class::Town as Classes => Some(Place::Town),
            c if c == Class::State as Classes => Some(Place::State),
            _ => None,
        }
    }

    /// Merges (phrase, class) pairs into the body of a model file.
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
    /// [`ModelError::Damaged`] where it is cut short or holds what was never written.
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
