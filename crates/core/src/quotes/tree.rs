//! Tree lookups for quotes: the yield of each token, and the tokens near a cue with the paths to them.
//!
//! All searches are bounded to the neighbourhood of one token, so that cost is linear even for long texts and odd
//! trees.

use crate::document::{Document, Relation};
use crate::linear::Hasher;
use crate::span::TokenId;

/// A token near another, and the path to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    /// The token.
    pub(crate) token: TokenId,
    /// A number for the relations on the path, up and down.
    pub(crate) path: u32,
    /// For an ancestor: its child on the path, whose yield is excluded.
    pub(crate) hole: Option<TokenId>,
    /// The number of steps up.
    pub(crate) ups: u32,
    /// The number of steps down after them.
    pub(crate) downs: u32,
}

/// The maximal number of children of a token that are visited. Trees with more come from lists or broken text.
const MAX_CHILDREN: usize = 24;

/// Returns the tokens that are at most `ups` steps up and then `downs` steps down from `token`, without itself.
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

/// Adds the descendants of `top`, except through `from`; `reach` is the steps up to `top` and the maximal steps down.
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
