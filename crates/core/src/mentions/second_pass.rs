//! The second pass of the name model: features from the labels that a word got elsewhere in the document.
//!
//! A name that is obvious in one sentence ("Mr Jordan said") is ambiguous in the next ("Jordan left"). After a
//! first pass over the document, each word's other occurrences vote on its kind (Krishnan and Manning 2006), and
//! the other occurrences of each pair of neighbouring words vote on whether one name contains both words. The model
//! uses the votes as features.

use super::model_input::DocumentFeatures;
use super::name_labels::{self, Part};
use super::types::EntityKind;
use crate::linear::Hasher;
use std::ops::Range;

/// The number of different votes: one for each kind, and one for "no name".
const N_VOTES: usize = EntityKind::ALL.len() + 1;

/// The votes from the labels of the first pass, for each word and each pair of neighbouring words.
#[derive(Clone, Debug)]
pub(crate) struct Votes {
    /// (Hash of a lower-cased word, counts of the votes of its capitalised occurrences), sorted by hash.
    words: Vec<(u32, Counts)>,
    /// (Hash of two neighbouring words, counts of their votes), sorted by hash. At least one of the words is
    /// capitalised. The vote is the kind of the name that contains both words, or "no name" if no name contains both.
    pairs: Vec<(u32, Counts)>,
}

/// The number of times that each vote occurs.
type Counts = [u16; N_VOTES];

/// Returns the vote that a label stands for, as an index into [`Counts`]: 0 for "no name".
fn vote(label: u8) -> usize {
    name_labels::parse(usize::from(label)).map_or(0, |(kind, _)| 1 + kind as usize)
}

impl Votes {
    /// Counts the votes from the labels of the first pass, one label per token.
    pub(super) fn new(doc_features: &DocumentFeatures, labels: &[u8]) -> Self {
        let tokens = doc_features.tokens.iter().zip(labels).filter(|(look, _)| look.has_capital());
        let words = tokens.map(|(look, &label)| (look.lower, vote(label))).collect();
        let mut pairs = Vec::new();
        for sentence in &doc_features.sentences {
            for at in sentence.start..sentence.end.saturating_sub(1) {
                if let Some(pair) = pair(doc_features, at) {
                    pairs.push((pair, vote_of_pair(labels, at)));
                }
            }
        }
        Self { words: count(words), pairs: count(pairs) }
    }

    /// Appends the features from votes for the token `at`. The first-pass label of a token is not counted among the
    /// votes on the token itself.
    pub(super) fn features(
        &self,
        doc_features: &DocumentFeatures,
        sentence: &Range<usize>,
        labels: &[u8],
        at: usize,
        out: &mut Vec<u32>,
    ) {
        for (offset, place) in [(0, at.checked_sub(1)), (1, Some(at)), (2, Some(at + 1))] {
            let Some(place) = place.filter(|place| sentence.contains(place)) else { continue };
            let look = &doc_features.tokens[place];
            let own = look.has_capital().then(|| vote(labels[place]));
            let Some(what) = elsewhere(&self.words, look.lower, own) else { continue };
            out.push(Hasher::new(200 + offset).word(what).finish());
            if offset == 1 {
                out.push(Hasher::new(203).word(what).word(look.shape).finish());
                let own = vote(labels[place]) as u32;
                out.push(Hasher::new(204).word(what).word(own).finish());
            }
        }
        for (template, first) in [(205, at.checked_sub(1)), (206, Some(at))] {
            let Some(first) = first.filter(|&f| f >= sentence.start && f + 1 < sentence.end) else {
                continue;
            };
            let own = Some(vote_of_pair(labels, first));
            let what = pair(doc_features, first).and_then(|pair| elsewhere(&self.pairs, pair, own));
            if let Some(what) = what {
                out.push(Hasher::new(template).word(what).finish());
            }
        }
    }
}

/// Returns the hash of the token `at` and the next token; `None` if neither is capitalised.
fn pair(doc_features: &DocumentFeatures, at: usize) -> Option<u32> {
    let [first, next] = [&doc_features.tokens[at], &doc_features.tokens[at + 1]];
    let counts = first.has_capital() || next.has_capital();
    counts.then(|| Hasher::new(207).word(first.lower).word(next.lower).finish())
}

/// Returns the vote of the token `at` and the next one: the kind of the name that contains both, or 0 for "no name".
fn vote_of_pair(labels: &[u8], at: usize) -> usize {
    let goes_on = matches!(
        name_labels::parse(usize::from(labels[at + 1])),
        Some((_, Part::Inside | Part::Last))
    );
    if goes_on { vote(labels[at]) } else { 0 }
}

/// Returns the counts of the votes for each hash, sorted by hash. `votes` are pairs of a hash and a vote.
fn count(mut votes: Vec<(u32, usize)>) -> Vec<(u32, Counts)> {
    votes.sort_unstable();
    let count = |same: &[(u32, usize)]| {
        let mut counts = [0u16; N_VOTES];
        for &(_, vote) in same {
            counts[vote] = counts[vote].saturating_add(1);
        }
        (same[0].0, counts)
    };
    votes.chunk_by(|a, b| a.0 == b.0).map(count).collect()
}

/// Returns the most frequent vote for `hash` after one vote `own`, that of the current occurrence, is subtracted;
/// `None` if no votes remain. The lowest bit of the result states whether the votes were unanimous; the other bits
/// are the vote.
fn elsewhere(counts: &[(u32, Counts)], hash: u32, own: Option<usize>) -> Option<u32> {
    let place = counts.binary_search_by_key(&hash, |c| c.0).ok()?;
    let mut counts = counts[place].1;
    if let Some(own) = own {
        counts[own] = counts[own].saturating_sub(1);
    }
    let (most, &count) =
        counts.iter().enumerate().max_by_key(|&(vote, count)| (count, N_VOTES - vote))?;
    let total: u32 = counts.iter().map(|&c| u32::from(c)).sum();
    (count > 0).then_some((most as u32) << 1 | u32::from(u32::from(count) == total))
}
