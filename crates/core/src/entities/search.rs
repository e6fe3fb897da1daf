//! Helpers for the search for an antecedent: the mentions before a mention, and the quotes that contain mentions.
//!
//! `descriptions` and `pronouns` choose the antecedent among these mentions.

use super::clusters::Clusters;
use crate::mentions::Mention;
use crate::span::{MentionId, QuoteId};
use typed_index_collections::TiVec;

/// The maximum number of preceding mentions that are searched for an antecedent. Set by hand.
const WINDOW: u32 = 60;

/// For each mention, the quote that contains it; `None` if it is in no quote.
pub(super) type Spoken = TiVec<MentionId, Option<QuoteId>>;

/// Returns the mentions before `id` that are at most `reach` sentences away, nearest first, each with its id and
/// its distance in sentences.
pub(super) fn before<'c>(
    clusters: &'c Clusters,
    id: MentionId,
    reach: u32,
) -> impl Iterator<Item = (MentionId, &'c Mention, u32)> {
    let sentence = |m: &Mention| clusters.document.tokens[m.head].sentence.0;
    let here = sentence(&clusters.mentions[id]);
    let lowest = id.0.saturating_sub(WINDOW);
    (lowest..id.0).rev().map(MentionId).map_while(move |other| {
        let mention = &clusters.mentions[other];
        let apart = here.saturating_sub(sentence(mention));
        (apart <= reach).then_some((other, mention, apart))
    })
}

/// Returns whether two mentions depend on the same word, usually as arguments of one verb. Such mentions have
/// different referents ("he saw him"), except reflexive pronouns ("he saw himself"), which the caller has to
/// exclude.
pub(super) fn share_a_verb(clusters: &Clusters, a: &Mention, b: &Mention) -> bool {
    let document = clusters.document;
    let above = document.tokens[a.head].head;
    above.is_some() && above == document.tokens[b.head].head
}
