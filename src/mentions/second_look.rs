//! The second look: what a word was taken for elsewhere in its document, told to those who decide again.
//!
//! A name that is plain in one sentence ("Mr Jordan said") is doubtful in the next ("Jordan left"); after a first
//! look at all of the document each word's other occurrences have a vote (Krishnan and Manning 2006). Whether
//! to follow it is the model's to weigh.

use super::Kind;
use super::names;
use super::scene::{Look, Scene};
use crate::linear::Hasher;
use std::ops::Range;

/// A vote for each kind, and one for no name at all.
const N_VOTES: usize = Kind::ALL.len() + 1;

/// What each word was taken for at the first look.
#[derive(Clone, Debug)]
pub(crate) struct Votes {
    /// The words that are written with a capital somewhere, sorted by hash, and how often each was what.
    counts: Vec<(u32, [u16; N_VOTES])>,
}

/// What a label votes for.
fn vote(label: u8) -> usize {
    names::parse(usize::from(label)).map_or(0, |(kind, _)| 1 + kind as usize)
}

impl Votes {
    /// Counts the labels of the first look, one a token.
    pub(super) fn new(scene: &Scene, labels: &[u8]) -> Self {
        let looks = scene.looks.iter().zip(labels).filter(|(look, _)| look.has_capital());
        let mut votes: Vec<(u32, usize)> =
            looks.map(|(look, &label)| (look.lower, vote(label))).collect();
        votes.sort_unstable();
        let count = |same: &[(u32, usize)]| {
            let mut counts = [0u16; N_VOTES];
            for &(_, vote) in same {
                counts[vote] = counts[vote].saturating_add(1);
            }
            (same[0].0, counts)
        };
        Self { counts: votes.chunk_by(|a, b| a.0 == b.0).map(count).collect() }
    }

    /// Appends what the votes tell of the token `at`, whose own label of the first look has no vote.
    pub(super) fn features(
        &self,
        scene: &Scene,
        sentence: &Range<usize>,
        labels: &[u8],
        at: usize,
        out: &mut Vec<u32>,
    ) {
        for (offset, place) in [(0, at.checked_sub(1)), (1, Some(at)), (2, Some(at + 1))] {
            let Some(place) = place.filter(|place| sentence.contains(place)) else { continue };
            let Some((most, all)) = self.elsewhere(&scene.looks[place], labels[place]) else {
                continue;
            };
            let what = (most as u32) << 1 | u32::from(all);
            out.push(Hasher::new(200 + offset).word(what).finish());
            if offset == 1 {
                let shape = scene.looks[place].shape;
                out.push(Hasher::new(203).word(what).word(shape).finish());
                let own = vote(labels[place]) as u32;
                out.push(Hasher::new(204).word(what).word(own).finish());
            }
        }
    }

    /// What the word was most often taken for elsewhere, and whether it always was.
    fn elsewhere(&self, look: &Look, own: u8) -> Option<(usize, bool)> {
        let place = self.counts.binary_search_by_key(&look.lower, |c| c.0).ok()?;
        let mut counts = self.counts[place].1;
        if look.has_capital() {
            counts[vote(own)] = counts[vote(own)].saturating_sub(1);
        }
        let (most, &count) =
            counts.iter().enumerate().max_by_key(|&(vote, count)| (count, N_VOTES - vote))?;
        let total: u32 = counts.iter().map(|&c| u32::from(c)).sum();
        (count > 0).then_some((most, u32::from(count) == total))
    }
}
