//! The type [`Attribution`]: a cue with the content that it reports, and the model's score for them.
//!
//! `select` chooses between attributions.

use super::content::Candidate;
use super::speakers::Source;
use crate::features::Features;
use crate::linear::Model;
use crate::span::TokenId;

/// The model's label for the score of a candidate for the content.
pub(crate) const CONTENT: usize = 0;
/// The model's label for the score of a candidate for the source.
pub(crate) const SOURCE: usize = 1;

/// A cue with the content that it reports.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    pub(crate) cue: TokenId,
    pub(crate) content: Candidate,
    pub(crate) score: i32,
    /// The source, if the layout of the article determines it (a signature, a transcript, a headline).
    pub(crate) layout_source: Option<Source>,
}

impl Attribution {
    /// Returns the tokens of the content.
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

    /// Returns whether the content of `other` contains this cue or overlaps this content.
    pub(super) fn touches(&self, other: &Self) -> bool {
        other.covers(self.cue) || self.crosses(other)
    }
}

/// Returns the score of the features for one of the two labels of the model, [`CONTENT`] or [`SOURCE`].
pub(crate) fn score(model: &Model, features: &Features, label: usize) -> i32 {
    let mut scores = [0; 2];
    model.score(&features.list, &mut scores);
    scores[label]
}

/// Returns an attribution for tests. `cue` is the index of its token. Each part of the content is given as the
/// index of its first token and the index after its last token.
#[cfg(test)]
pub(super) fn told(cue: u32, parts: &[(u32, u32)], score: i32) -> Attribution {
    use crate::span::TokenRange;
    let range = |&(start, end)| TokenRange::new(TokenId(start), TokenId(end));
    let parts: Vec<TokenRange> = parts.iter().map(range).collect();
    let content = Candidate { top: parts[0].start, parts, path: 0, reach: 0 };
    Attribution { cue: TokenId(cue), content, score, layout_source: None }
}
