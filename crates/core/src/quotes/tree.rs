//! Searches in the dependency tree for `quotes`: finds the tokens near a cue, and the paths to them.
//!
//! Each search is limited to a few steps from one token, so that the total cost is linear even for long texts and
//! malformed trees.

use crate::document::{Document, Relation};
use crate::linear::Hasher;
use crate::span::TokenId;

/// A token near the start token of a search, and the path to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    /// The token.
    pub(crate) token: TokenId,
    /// A hash of the dependency relations on the path, first of the steps up, then of the steps down.
    pub(crate) path: u32,
    /// For an ancestor of the start token, its child on the path. Callers exclude the subtree of this child from
    /// the subtree of the ancestor. `None` for all other tokens.
    pub(crate) hole: Option<TokenId>,
    /// The number of steps up from the start token.
    pub(crate) ups: u32,
    /// The number of steps down after the steps up.
    pub(crate) downs: u32,
}

/// The maximum number of children of a token that are visited. Tokens with more children occur in lists and
/// malformed text.
const MAX_CHILDREN: usize = 24;

/// Returns the tokens that can be reached from `token` in at most `ups` steps up and then at most `downs` steps
/// down, without `token` itself. No step down leads to punctuation.
pub(crate) fn neighbours(
    document: &Document,
    token: TokenId,
    ups: u32,
    downs: u32,
) -> Vec<Neighbour> {
    let mut found = Vec::new();
    let mut path = Hasher::new(0);
    let mut from = None;
    let mut at = token;
    for up in 0..=ups {
        if let Some(hole) = from {
            let path = path.finish();
            found.push(Neighbour { token: at, path, hole: Some(hole), ups: up, downs: 0 });
        }
        descend(document, at, from, path.word(u32::MAX), (up, downs), &mut found);
        let Some(head) = document.tokens[at].head else { break };
        path = path.word(relation(document, at));
        from = Some(at);
        at = head;
    }
    found
}

/// Adds the descendants of `top`, except `from` and its descendants. `reach` is the number of steps from the start
/// token up to `top`, and the maximum number of steps down from `top`.
fn descend(
    document: &Document,
    top: TokenId,
    from: Option<TokenId>,
    path: Hasher,
    reach: (u32, u32),
    found: &mut Vec<Neighbour>,
) {
    let mut layer = vec![(top, path)];
    for down in 1..=reach.1 {
        let mut next = Vec::new();
        for (parent, path) in layer {
            for &child in document.children(parent).iter().take(MAX_CHILDREN) {
                if Some(child) == from || document.tokens[child].relation == Relation::Punct {
                    continue;
                }
                let path = path.word(relation(document, child));
                let ups = reach.0;
                let place =
                    Neighbour { token: child, path: path.finish(), hole: None, ups, downs: down };
                found.push(place);
                next.push((child, path));
            }
        }
        layer = next;
    }
}

fn relation(document: &Document, token: TokenId) -> u32 {
    document.tokens[token].relation as u32
}
