//! The search for an antecedent: which mentions come into question, and which quote each of them stands in.
//!
//! Which of them is the antecedent is left to `descriptions` and `pronouns`.

use super::clusters::Clusters;
use crate::mentions::Mention;
use crate::span::{MentionId, QuoteId};
use typed_index_collections::TiVec;

/// The number of preceding mentions that are searched for an antecedent. Set by hand.
const WINDOW: u32 = 60;

/// For each mention, the quote that contains it.
pub(super) type Spoken = TiVec<MentionId, Option<QuoteId>>;

/// Returns the mentions before `id`, nearest first, with their distance in sentences.
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

/// Returns whether two mentions are arguments of one verb and therefore distinct: "He saw him", but not "he saw
/// himself".
pub(super) fn share_a_verb(clusters: &Clusters, a: &Mention, b: &Mention) -> bool {
    let document = clusters.document;
    let above = document.tokens[a.head].head;
    above.is_some() && above == document.tokens[b.head].head
}
