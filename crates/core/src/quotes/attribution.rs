//! Attributions: a cue with the content that it reports, and the labels of the model that scores both.
//!
//! Which attribution wins is left to `select`.

use super::content::Candidate;
use super::speakers::Source;
use crate::features::Features;
use crate::linear::Model;
use crate::span::TokenId;

/// The labels of the model's scores.
pub(crate) const CONTENT: usize = 0;
pub(crate) const SOURCE: usize = 1;

/// A cue with the content that it reports.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    pub(crate) cue: TokenId,
    pub(crate) content: Candidate,
    pub(crate) score: i32,
    /// The source, if the layout determines it.
    pub(crate) layout_source: Option<Source>,
}

impl Attribution {
    /// Returns the tokens of its content.
    pub(super) fn tokens(&self) -> impl Iterator<Item = TokenId> + '_ {
        self.content.parts.iter().flat_map(|part| part.iter())
    }

    pub(super) fn covers(&self, token: TokenId) -> bool {
        self.content.parts.iter().any(|part| part.has(token))
    }

    pub(super) fn crosses(&self, other: &Self) -> bool {
        let theirs = &other.content.parts;
        self.content.parts.iter().any(|part| theirs.iter().any(|other| part.overlaps(*other)))
    }

    /// Returns whether its cue or a part of its content is in the other's content.
    pub(super) fn touches(&self, other: &Self) -> bool {
        other.covers(self.cue) || self.crosses(other)
    }
}

/// The score of one label of a model of two.
pub(crate) fn score(model: &Model, features: &Features, label: usize) -> i32 {
    let mut scores = [0; 2];
    model.score(&features.list, &mut scores);
    scores[label]
}

/// Returns an attribution for tests: its cue, and the starts and ends of its parts, in tokens.
#[cfg(test)]
pub(super) fn told(cue: u32, parts: &[(u32, u32)], score: i32) -> Attribution {
    use crate::span::TokenRange;
    let range = |&(start, end)| TokenRange::new(TokenId(start), TokenId(end));
    let parts: Vec<TokenRange> = parts.iter().map(range).collect();
    let content = Candidate { top: parts[0].start, parts, path: 0, reach: 0 };
    Attribution { cue: TokenId(cue), content, score, layout_source: None }
}
