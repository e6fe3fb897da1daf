//! Coarse word senses: act, artifact, person, motion …
//!
//! The senses are WordNet's lexicographer files (Fellbaum 1998). Each frequent noun and verb has one sense, and a
//! second one if that is nearly as frequent. Senses relate words that were not in the training data to similar
//! words that were.

use crate::linear::{Hasher, Reader, put_varint};
use crate::model_file::ModelError;

/// Words with their senses.
#[derive(Clone, Debug, Default)]
pub struct Senses {
    /// The hash of each word, in rising order, and the index of its senses in `sorts`.
    words: Vec<(u32, u8)>,
    sorts: Vec<SensePair>,
}

/// The two most frequent senses of a word, as numbers that are consistent within one model; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SensePair {
    /// The most frequent sense.
    pub first: u32,
    /// Another sense that is nearly as frequent.
    pub second: u32,
}

/// The part of speech; a noun and a verb with the same spelling have different senses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A noun.
    Noun,
    /// A verb.
    Verb,
}

fn key(lemma: &str, part: Part) -> u32 {
    Hasher::new(part as u32).text(lemma).finish()
}

/// Returns the number of a sense, by its name in `models/senses.txt`.
#[must_use]
pub(crate) fn sort(name: &str) -> u32 {
    Hasher::new(0).text(name).finish()
}

impl Senses {
    /// Returns the senses of a lemma; those of an unlisted word are 0.
    #[must_use]
    pub fn of(&self, lemma: &str, part: Part) -> SensePair {
        let hash = key(lemma, part);
        let place = self.words.binary_search_by_key(&hash, |word| word.0);
        place.map_or(SensePair::default(), |p| self.sorts[usize::from(self.words[p].1)])
    }

    /// Parses lines of `sense: word word …` or `sense+sense: …`, where a sense starts with `n.` or `v.`.
    ///
    /// # Panics
    /// If a line has no colon, or there are more than 255 lines.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut senses = Self::default();
        for line in text.lines() {
            let (sorts, words) = line.split_once(": ").expect("a line is sorts, colon, words");
            let mut names = sorts.split('+').map(sort);
            let part = if sorts.starts_with("n.") { Part::Noun } else { Part::Verb };
            let place = u8::try_from(senses.sorts.len()).expect("sorts are few");
            let (first, second) = (names.next().unwrap_or(0), names.next().unwrap_or(0));
            senses.sorts.push(SensePair { first, second });
            senses.words.extend(words.split(' ').map(|word| (key(word, part), place)));
        }
        senses.words.sort_unstable();
        senses.words.dedup_by_key(|word| word.0);
        senses
    }

    /// Appends the senses to the body of a model: the pairs of senses, the differences between successive word
    /// hashes, and the index of the senses of each word.
    pub fn write(&self, out: &mut Vec<u8>) {
        put_varint(out, self.sorts.len() as u32);
        self.sorts.iter().flat_map(|s| [s.first, s.second]).for_each(|sort| put_varint(out, sort));
        put_varint(out, self.words.len() as u32);
        let mut last = 0;
        for &(word, _) in &self.words {
            put_varint(out, word - last);
            last = word;
        }
        out.extend(self.words.iter().map(|word| word.1));
    }

    /// Reads the senses from the start of a model's body.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the bytes are not what [`write`](Self::write) writes.
    pub fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let n_sorts = reader.varint()?;
        let mut sorts = Vec::new();
        for _ in 0..n_sorts {
            sorts.push(SensePair { first: reader.varint()?, second: reader.varint()? });
        }
        let n_words = reader.varint()?;
        let mut words = Vec::new();
        let mut word = 0u32;
        for _ in 0..n_words {
            word = word.checked_add(reader.varint()?).ok_or(ModelError::Damaged)?;
            words.push((word, 0));
        }
        for (word, &place) in words.iter_mut().zip(reader.take(n_words as usize)?) {
            word.1 = place;
            if usize::from(place) >= sorts.len() {
                return Err(ModelError::Damaged);
            }
        }
        Ok(Self { words, sorts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_and_verbs_are_kept_apart_and_come_back() {
        let written = Senses::parse("n.act+n.event: attack\nv.contact: attack strike");
        let mut bytes = Vec::new();
        written.write(&mut bytes);
        let senses = Senses::read(&mut Reader { bytes: &bytes }).unwrap();
        let (noun, verb) = (senses.of("attack", Part::Noun), senses.of("attack", Part::Verb));
        assert_ne!(noun.first, verb.first);
        assert_ne!(noun.second, 0);
        assert_eq!(verb, senses.of("strike", Part::Verb));
        assert_eq!(senses.of("strike", Part::Noun), SensePair::default());
        assert!(Senses::read(&mut Reader { bytes: &bytes[..bytes.len() - 1] }).is_err());
    }
}
