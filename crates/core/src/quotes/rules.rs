//! Quotes by rule, used without a model: what a reporting verb quotes or reports in a clause, and the verb's subject.

use super::attribution::Attribution;
use super::content::{self, Candidate};
use super::context::QuoteContext;
use super::cues;
use super::marks::SHORTEST_SPEECH;
use super::speakers::{self, Source};
use crate::document::{Relation, Upos};
use crate::span::TokenId;

/// Verbs of thought that report a clause.
const THOUGHT_VERBS: &[&str] = &[
    "assume", "believe", "doubt", "expect", "fear", "feel", "hope", "imagine", "know", "suspect",
    "think", "worry",
];

/// Returns the longest content that the cue reports, or else the longest quoted span near it.
pub(super) fn attribution(context: &QuoteContext, cue: TokenId) -> Option<Attribution> {
    let verb = context.document.tokens[cue].upos == Upos::Verb;
    let tells = verb && cues::tells(context, cue);
    let thinks = verb && THOUGHT_VERBS.contains(&context.document.lemma(cue));
    if !(tells || thinks || is_according_to(context, cue)) || context.marked_at(cue).is_some() {
        return None;
    }
    let n_tokens = |c: &Candidate| c.parts.iter().map(|part| part.len()).sum::<usize>();
    let rank = |c: &Candidate| {
        let n_marked: usize = c.parts.iter().map(|&part| context.n_marked(part)).sum();
        let near = context.paragraph(c.parts[0].start) == context.paragraph(cue);
        let quoted = tells && near && n_marked == n_tokens(c) && n_marked >= SHORTEST_SPEECH;
        let reported = reports(context, cue, c.top);
        (quoted || reported).then_some((reported, n_tokens(c)))
    };
    let candidates = content::candidates(context, cue).into_iter();
    let ranked = candidates.filter_map(|c| rank(&c).map(|rank| (rank, c)));
    let ((_, score), content) = ranked.max_by_key(|(rank, _)| *rank)?;
    Some(Attribution { cue, content, score: score as i32, layout_source: None })
}

/// Returns whether the cue is "according" (to).
fn is_according_to(context: &QuoteContext, cue: TokenId) -> bool {
    context.document.lower(cue) == "according"
}

/// Returns whether the clause of `top` is the cue's object, or the cue is inserted in it ("The bridge, he said, is
/// safe").
fn reports(context: &QuoteContext, cue: TokenId, top: TokenId) -> bool {
    let token = |t: TokenId| &context.document.tokens[t];
    let inserted = token(cue).relation.is(Relation::Parataxis) && token(cue).head == Some(top);
    let object = token(top).relation.is(Relation::Ccomp) && token(top).head == Some(cue);
    let according = is_according_to(context, cue) && {
        let source = token(cue).head;
        source.is_some_and(|source| token(source).head == Some(top))
    };
    inserted || object || according
}

/// Returns the subject of the cue; for "according to", the noun after it.
pub(super) fn source(context: &QuoteContext, attribution: &Attribution) -> Option<Source> {
    let cue = attribution.cue;
    let head = if is_according_to(context, cue) {
        context.document.tokens[cue].head
    } else {
        context.subject(cue)
    };
    let candidates = speakers::candidates(context, cue, &attribution.content);
    candidates.into_iter().find(|source| Some(source.head) == head)
}
