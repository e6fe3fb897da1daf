//! Noun phrases of participants, and coordination.

use super::context::EventContext;
use crate::document::{Relation, Upos};
use crate::span::{TokenId, TokenRange};

/// The maximal nesting of "of" phrases in a participant ("the head of the board of the bank").
const DEPTH: usize = 2;

/// The maximal number of coordinated words; more come from misparsed lists.
const MOST: usize = 8;

/// Returns the noun phrase of `head`: from its first word to its head noun, with its "of" phrases.
///
/// Relative clauses, appositions and other phrases are left out: they add information but do not name it.
pub(super) fn noun_phrase(scene: &EventContext, head: TokenId) -> TokenRange {
    phrase(scene, head, DEPTH)
}

fn phrase(scene: &EventContext, head: TokenId, depth: usize) -> TokenRange {
    let mut range = TokenRange::one(head);
    for &child in scene.document.children(head).iter().rev().filter(|&&c| c < head) {
        let subtree = scene.subtree(child);
        if belongs_before(scene, child) && subtree.end <= range.start {
            range.start = subtree.start;
        }
    }
    range.start = range.iter().find(|&t| t == head || !leads_in(scene, t, head)).unwrap_or(head);
    for &child in scene.document.children(head).iter().filter(|&&c| c > head) {
        let subtree = scene.subtree(child);
        let next_to = subtree.start == range.end;
        let flat = [Relation::Flat, Relation::Fixed, Relation::Goeswith, Relation::Compound]
            .iter()
            .any(|&r| scene.relation(child).is(r));
        let number = scene.relation(child).is(Relation::Nummod)
            || scene.relation(child).is(Relation::NmodDesc);
        if next_to && (flat || number) {
            range.end = subtree.end;
        } else if child == range.end && scene.relation(child).is(Relation::Flat) {
            // The parser may attach "the" of "the American Ann Lund" to her last name.
            range = range.cover(subtree);
        } else if next_to && depth > 0 && is_of_phrase(scene, child) {
            range.end = phrase(scene, child, depth - 1).end;
        }
    }
    range
}

/// Returns whether the word only introduces the phrase although the tree includes it; in "at least ten" it is a part.
fn leads_in(scene: &EventContext, word: TokenId, head: TokenId) -> bool {
    let small = matches!(scene.upos(word), Upos::Cconj | Upos::Sconj | Upos::Punct);
    let counts = scene.head(word).is_some_and(|h| h != head && h > word);
    small
        || scene.upos(word) == Upos::Adp && !counts
        || matches!(scene.document.lower(word), "such" | "including")
}

fn belongs_before(scene: &EventContext, child: TokenId) -> bool {
    let relation = scene.relation(child);
    [
        Relation::Det,
        Relation::Amod,
        Relation::Compound,
        Relation::Nummod,
        Relation::NmodPoss,
        Relation::Flat,
        Relation::NmodDesc,
        Relation::NmodUnmarked,
        Relation::Nmod,
    ]
    .iter()
    .any(|&r| relation.is(r))
        || relation.is(Relation::Advmod) && !matches!(scene.lemma(child), "not" | "only" | "also")
}

fn is_of_phrase(scene: &EventContext, child: TokenId) -> bool {
    scene.relation(child).is(Relation::Nmod) && scene.case(child) == "of"
}

/// The maximal length in words of a coordination that is kept whole.
const LIST: usize = 12;

/// Returns the noun phrase as used in a summary line: with a name after a title ("coach *Ann Lund*") and with short
/// coordinated phrases.
pub(super) fn whole(scene: &EventContext, head: TokenId) -> TokenRange {
    let mut range = noun_phrase(scene, head);
    for &child in scene.document.children(head).iter().filter(|&&c| c > head) {
        let relation = scene.relation(child);
        let subtree = scene.subtree(child);
        if relation == Relation::Appos
            && subtree.start == range.end
            && scene.upos(subtree.start) != Upos::Punct
            && scene.upos(child) == Upos::Propn
        {
            range.end = noun_phrase(scene, child).end;
        } else if relation == Relation::Conj {
            let last = noun_phrase(scene, child);
            let joined = TokenRange::new(range.start, last.end);
            let nominal = scene.upos(child).is_nominal() || scene.upos(child) == Upos::Num;
            if nominal && joined.len() <= LIST && is_joined(scene, range.end, last.start, child) {
                range.end = last.end;
            }
        }
    }
    range
}

/// Returns whether only a comma, "and" or "or" is between two members of a coordination. A comma alone is accepted if a
/// later member has a conjunction, and after adjectives that the parser took for a noun: "high-level, bilateral talks".
fn is_joined(scene: &EventContext, end: TokenId, start: TokenId, member: TokenId) -> bool {
    if end >= start {
        return false;
    }
    let between = TokenRange::new(end, start);
    let small = between.iter().all(|t| matches!(scene.upos(t), Upos::Punct | Upos::Cconj));
    let and = between.iter().any(|t| scene.upos(t) == Upos::Cconj);
    let head = scene.head(member).unwrap_or(member);
    let later = scene
        .document
        .children_by(head, Relation::Conj)
        .any(|t| t > member && scene.child(t, Relation::Cc).is_some());
    let hyphen =
        end.before().and_then(TokenId::before).is_some_and(|t| scene.document.lower(t) == "-");
    between.len() <= 2 && small && (and || later || hyphen)
}

/// Returns `head` and the words coordinated with it, in text order.
pub(super) fn conjuncts(scene: &EventContext, head: TokenId) -> Vec<TokenId> {
    let others = scene.document.children_by(head, Relation::Conj);
    let nominal = |&token: &TokenId| {
        scene.upos(token).is_nominal() || matches!(scene.upos(token), Upos::Pron | Upos::Num)
    };
    std::iter::once(head).chain(others.filter(nominal).take(MOST)).collect()
}
