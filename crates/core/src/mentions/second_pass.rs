//! The second look: what a word was taken for elsewhere in its document, told to those who decide again.
//!
//! A name that is plain in one sentence ("Mr Jordan said") is doubtful in the next ("Jordan left"); after a first
//! look at all of the document each word's other occurrences have a vote (Krishnan and Manning 2006), and so have
//! those of each pair of neighbours: on whether one name holds both. Whether to follow is the model's to weigh.

use super::document_features::DocumentFeatures;
use super::name_labels::{self, Part};
use super::types::EntityKind;
use crate::linear::Hasher;
use std::ops::Range;

/// A vote for each kind, and one for no name at all.
const N_VOTES: usize = EntityKind::ALL.len() + 1;

/// What each word was taken for at the first look.
#[derive(Clone, Debug)]
pub(crate) struct Votes {
    /// The words that are written with a capital somewhere, sorted by hash, and how often each was what.
    words: Vec<(u32, Counts)>,
    /// Pairs of neighbours with a capital in one of them, by hash: how often one name held both, of what kind.
    pairs: Vec<(u32, Counts)>,
}

/// How often what was voted for.
type Counts = [u16; N_VOTES];

/// What a label votes for.
fn vote(label: u8) -> usize {
    name_labels::parse(usize::from(label)).map_or(0, |(kind, _)| 1 + kind as usize)
}

impl Votes {
    /// Counts the labels of the first look, one a token.
    pub(super) fn new(scene: &DocumentFeatures, labels: &[u8]) -> Self {
        let looks = scene.looks.iter().zip(labels).filter(|(look, _)| look.has_capital());
        let words = looks.map(|(look, &label)| (look.lower, vote(label))).collect();
        let mut pairs = Vec::new();
        for sentence in &scene.sentences {
            for at in sentence.start..sentence.end.saturating_sub(1) {
                if let Some(pair) = pair(scene, at) {
                    pairs.push((pair, vote_of_pair(labels, at)));
                }
            }
        }
        Self { words: count(words), pairs: count(pairs) }
    }

    /// Appends what the votes tell of the token `at`, whose own label of the first look has no vote.
    pub(super) fn features(
        &self,
        scene: &DocumentFeatures,
        sentence: &Range<usize>,
        labels: &[u8],
        at: usize,
        out: &mut Vec<u32>,
    ) {
        for (offset, place) in [(0, at.checked_sub(1)), (1, Some(at)), (2, Some(at + 1))] {
            let Some(place) = place.filter(|place| sentence.contains(place)) else { continue };
            let look = &scene.looks[place];
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
            let what = pair(scene, first).and_then(|pair| elsewhere(&self.pairs, pair, own));
            if let Some(what) = what {
                out.push(Hasher::new(template).word(what).finish());
            }
        }
    }
}

/// The pair of the token and the next one, if one of them has a capital.
fn pair(scene: &DocumentFeatures, at: usize) -> Option<u32> {
    let [first, next] = [&scene.looks[at], &scene.looks[at + 1]];
    let counts = first.has_capital() || next.has_capital();
    counts.then(|| Hasher::new(207).word(first.lower).word(next.lower).finish())
}

/// What the labels of a token and the next one say about both.
fn vote_of_pair(labels: &[u8], at: usize) -> usize {
    let goes_on = matches!(
        name_labels::parse(usize::from(labels[at + 1])),
        Some((_, Part::Inside | Part::Last))
    );
    if goes_on { vote(labels[at]) } else { 0 }
}

/// Counts the votes on each hash.
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

/// What was most often voted for elsewhere, an own vote taken off, and in the lowest bit whether it always was.
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
