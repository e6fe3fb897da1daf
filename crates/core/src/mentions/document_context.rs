//! Collects the contexts of each word in the whole document: its neighbours wherever the word is written as a name.
//!
//! "Shearer" after "Alan" in one sentence and before "said" in another is evidence that "Shearer" is a person in a
//! third sentence without such words (Chieu and Ng 2002; Ratinov and Roth 2009). The facts about a word are
//! collected once from all its occurrences, and become features of each occurrence.

use super::model_input::{Case, DocumentFeatures, Style, text};
use crate::linear::Hasher;
use std::ops::Range;

/// The facts about every word that is capitalised somewhere in the document.
#[derive(Clone, Debug)]
pub(super) struct WordContexts {
    /// Distinct pairs (hash of the lower-cased word, hash of a fact about it), sorted.
    facts: Vec<(u32, u32)>,
}

/// The maximum number of occurrences of a word that facts are collected from; more occurrences add little.
const MOST_OCCURRENCES: usize = 12;

impl WordContexts {
    /// Collects the facts about the words of a document.
    pub(super) fn new(doc_features: &DocumentFeatures) -> Self {
        let mut occurrences = occurrences(doc_features);
        occurrences.sort_unstable();
        let mut facts = Vec::new();
        for same in occurrences.chunk_by(|a, b| a.0 == b.0) {
            if same.iter().any(|&(_, i, _)| doc_features.tokens[i as usize].has_capital()) {
                gather(doc_features, same, &mut facts);
            }
        }
        define_acronyms(doc_features, &mut facts);
        facts.sort_unstable();
        facts.dedup();
        Self { facts }
    }

    /// Returns the hashes of the facts about the word whose lower-cased form has this hash, sorted.
    pub(super) fn facts(&self, lower: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.facts.partition_point(|f| f.0 < lower);
        self.facts[start..].iter().take_while(move |f| f.0 == lower).map(|f| f.1)
    }
}

/// Returns a tuple for every token with letters: the hash of its lower-cased form, its index, and the index of its
/// sentence.
fn occurrences(doc_features: &DocumentFeatures) -> Vec<(u32, u32, u32)> {
    let mut found = Vec::with_capacity(doc_features.tokens.len());
    for (number, sentence) in doc_features.sentences.iter().enumerate() {
        for i in sentence.clone().filter(|&i| doc_features.tokens[i].case != Case::None) {
            found.push((doc_features.tokens[i].lower, i as u32, number as u32));
        }
    }
    found
}

/// Appends the facts from `same`, the occurrences of one word.
fn gather(doc_features: &DocumentFeatures, same: &[(u32, u32, u32)], facts: &mut Vec<(u32, u32)>) {
    let mut telling = 0;
    for &(word, i, sentence) in same {
        let (i, sentence) = (i as usize, sentence as usize);
        let mut add = |what: u32, fact: u32| {
            facts.push((word, Hasher::new(what).word(fact).finish()));
        };
        if !doc_features.tokens[i].has_capital() {
            add(1, 0);
            continue;
        }
        if doc_features.styles[sentence] != Style::Plain {
            continue;
        }
        telling += 1;
        if telling > MOST_OCCURRENCES {
            break;
        }
        let range = doc_features.sentences[sentence].clone();
        let before = (i > range.start).then(|| &doc_features.tokens[i - 1]);
        let after = (i + 1 < range.end).then(|| &doc_features.tokens[i + 1]);
        for (side, look) in [(2, before), (3, after)] {
            let Some(look) = look else {
                add(side, 0);
                continue;
            };
            add(side + 2, u32::from(look.has_capital()));
            add(side + 4, look.lower);
            add(side + 6, look.group << 1 | u32::from(look.has_capital()));
            if look.has_capital() {
                add(side + 8, u32::from(look.alone));
            }
        }
    }
}

/// Appends facts about each acronym in brackets, from the words before the bracket: "World Wide Fund (WWF)".
fn define_acronyms(doc_features: &DocumentFeatures, facts: &mut Vec<(u32, u32)>) {
    const OPEN: u32 = text("(");
    for sentence in &doc_features.sentences {
        for i in sentence.clone().skip(1) {
            let opened = doc_features.tokens[i - 1].lower == OPEN
                && doc_features.tokens[i].case == Case::Upper;
            if !opened {
                continue;
            }
            let name = sentence.start..i - 1;
            let last =
                name.clone().next_back().filter(|&last| doc_features.tokens[last].has_capital());
            if let Some(last) = last {
                let acronym = doc_features.tokens[i].lower;
                facts.push((
                    acronym,
                    Hasher::new(20).word(doc_features.tokens[last].lower).finish(),
                ));
                facts.push((
                    acronym,
                    Hasher::new(21).word(doc_features.tokens[last].group).finish(),
                ));
                let first = first_capital(doc_features, name);
                facts.push((
                    acronym,
                    Hasher::new(22).word(doc_features.tokens[first].lower).finish(),
                ));
            }
        }
    }
}

/// Returns the index of the first word in the sequence of capitalised words at the end of the range.
fn first_capital(doc_features: &DocumentFeatures, range: Range<usize>) -> usize {
    let from_end = range.clone().rev().take_while(|&i| doc_features.tokens[i].has_capital());
    from_end.last().unwrap_or(range.start)
}
