//! The tree as quotes see it: what each token governs, and the tokens near a cue with the way to them.
//!
//! Everything is bounded by the neighbourhood of one token, so that long texts and odd trees stay linear.

use crate::document::{Document, Relation};
use crate::linear::Hasher;
use crate::span::TokenId;

/// A token near another, and the relations that lead there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    /// The token.
    pub(crate) token: TokenId,
    /// The relations on the way, up and down, as one number.
    pub(crate) path: u32,
    /// Of a token above: its child on the way, whose yield is not the neighbour's own.
    pub(crate) hole: Option<TokenId>,
    /// How many steps the way goes up.
    pub(crate) ups: u32,
    /// How many steps it then goes down.
    pub(crate) downs: u32,
}

/// The most children of one token that are looked at: a tree with more is a list or a broken text.
const MAX_CHILDREN: usize = 24;

/// The tokens at most `ups` steps up and then `downs` steps down from `token`, itself left out.
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

/// Adds what hangs below `top`, except by way of `from`; `reach` is how far up `top` is and how far down to go.
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
