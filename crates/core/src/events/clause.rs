//! Clauses: voice, verb group, and explicit, shared or understood subjects.
//!
//! Understood subjects follow control: of "to" and "-ing" clauses, participles and relative clauses (Huddleston and
//! Pullum 2002, chapter 14).

use super::context::EventContext;
use crate::document::{Relation, Upos, Xpos};
use crate::span::TokenId;

/// The number of heads that are searched for a subject; deeper nesting is rarer than parser errors.
const MAX_ANCESTORS: usize = 6;

/// Returns whether the verb is passive: by its auxiliary, as a bare participle, or by coordination with a passive verb.
pub(super) fn is_passive(scene: &EventContext, verb: TokenId) -> bool {
    let mut verb = verb;
    for _ in 0..MAX_ANCESTORS {
        if scene.child(verb, Relation::AuxPass).is_some()
            || scene.child(verb, Relation::NsubjPass).is_some()
        {
            return true;
        }
        if scene.xpos(verb) != Xpos::Vbn || scene.child(verb, Relation::Aux).is_some() {
            return false;
        }
        if scene.child(verb, Relation::Nsubj).is_some() {
            // "Trading suspended": headlines omit the auxiliary.
            return scene.child(verb, Relation::Obj).is_none();
        }
        match (scene.relation(verb), scene.head(verb)) {
            (Relation::Conj, Some(head)) => verb = head,
            _ => return true,
        }
    }
    false
}

/// Returns the head of the verb's subject, whatever its semantic role.
pub(super) fn subject(scene: &EventContext, verb: TokenId) -> Option<TokenId> {
    let mut verb = verb;
    for _ in 0..MAX_ANCESTORS {
        if let Some(own) = scene.child(verb, Relation::Nsubj) {
            return Some(antecedent(scene, own, verb));
        }
        let head = scene.head(verb)?;
        match scene.relation(verb) {
            Relation::AclRelcl => return Some(head),
            Relation::Acl if scene.xpos(verb) != Xpos::Vb => return Some(head),
            Relation::Acl => return owner(scene, head),
            Relation::Xcomp => match controller(scene, head, verb) {
                Some(object) => return Some(object),
                None => verb = head,
            },
            Relation::Conj if has_tense(scene, verb) && !is_coordinated(scene, verb, head) => {
                return stranded(scene, verb);
            }
            Relation::Conj => verb = joined_to(scene, verb, head),
            Relation::Advcl | Relation::Ccomp if !is_finite(scene, verb) => verb = head,
            _ => return None,
        }
        if scene.upos(verb).is_nominal() && scene.child(verb, Relation::Cop).is_none() {
            return owner(scene, verb);
        }
    }
    None
}

/// Returns whether the verb itself is in a tense.
fn has_tense(scene: &EventContext, verb: TokenId) -> bool {
    matches!(scene.xpos(verb), Xpos::Vbd | Xpos::Vbp | Xpos::Vbz)
}

/// Returns whether a conjunction joins the verb or a later member of its coordination.
fn is_coordinated(scene: &EventContext, verb: TokenId, head: TokenId) -> bool {
    let joined = |t: TokenId| scene.child(t, Relation::Cc).is_some();
    let later = scene.document.children_by(head, Relation::Conj).filter(|&t| t > verb);
    joined(verb) || later.take(MAX_ANCESTORS).any(joined)
}

/// The distance in words before its verb in which a stranded subject is searched.
const STRANDED: u32 = 12;

/// Returns the subject in "*as* troops, backed by jets, launched …" if the parser took the conjunction for a
/// preposition.
fn stranded(scene: &EventContext, verb: TokenId) -> Option<TokenId> {
    let opens = |&t: &TokenId| {
        let conjunction =
            matches!(scene.case(t), "as" | "while" | "after" | "before" | "when" | "since");
        scene.upos(t).is_nominal() && conjunction
    };
    let first = verb.0.saturating_sub(STRANDED).max(scene.document.sentence_of(verb).start.0);
    let before = (first..verb.0).rev().map(TokenId);
    before.take_while(|&t| !has_tense(scene, t)).find(opens)
}

/// Returns the verb that a verb is coordinated with; a noun in between is a parser error.
fn joined_to(scene: &EventContext, verb: TokenId, head: TokenId) -> TokenId {
    let noun = scene.upos(head).is_nominal() && scene.child(head, Relation::Cop).is_none();
    if !noun || !is_finite(scene, verb) {
        return head;
    }
    let mut above = scene.document.ancestors(head).take(MAX_ANCESTORS);
    above.find(|&t| scene.upos(t) == Upos::Verb).unwrap_or(head)
}

/// Returns the possessor in "its offer to talk", or the subject in "made an offer to talk".
fn owner(scene: &EventContext, noun: TokenId) -> Option<TokenId> {
    if let Some(owner) = scene.child(noun, Relation::NmodPoss) {
        return Some(owner);
    }
    let verb = scene.head(noun).filter(|&v| scene.upos(v) == Upos::Verb)?;
    (scene.relation(noun) == Relation::Obj)
        .then(|| scene.child(verb, Relation::Nsubj).map(|s| antecedent(scene, s, verb)))
        .flatten()
}

/// Returns the object that controls an infinitive: "ordered *him* to leave".
fn controller(scene: &EventContext, head: TokenId, verb: TokenId) -> Option<TokenId> {
    let object = scene.child(head, Relation::Iobj).or_else(|| scene.child(head, Relation::Obj))?;
    (object < verb && scene.lemma(head) != "promise").then_some(object)
}

/// Returns the antecedent of a relative pronoun: the noun that its clause modifies.
pub(super) fn antecedent(scene: &EventContext, pronoun: TokenId, verb: TokenId) -> TokenId {
    if !is_relative(scene, pronoun) {
        return pronoun;
    }
    let clause = std::iter::once(verb)
        .chain(scene.document.ancestors(verb))
        .take(MAX_ANCESTORS)
        .find(|&t| scene.relation(t) == Relation::AclRelcl);
    clause.and_then(|c| scene.head(c)).or_else(|| noun_before(scene, pronoun)).unwrap_or(pronoun)
}

/// Returns the noun before a relative pronoun, for trees that do not attach the clause to it.
fn noun_before(scene: &EventContext, pronoun: TokenId) -> Option<TokenId> {
    let before = pronoun.before()?;
    let comma = scene.xpos(before) == Xpos::Comma;
    let noun = if comma { before.before()? } else { before };
    let sentence = scene.document.sentence_of(pronoun);
    if !sentence.has(noun) || !scene.upos(noun).is_nominal() {
        return None;
    }
    let inside = |&t: &TokenId| matches!(scene.relation(t), Relation::Flat | Relation::Compound);
    let whole = std::iter::successors(Some(noun), |t| scene.head(*t).filter(|_| inside(t)));
    whole.take(MAX_ANCESTORS).last()
}

/// Returns whether the word is a relative pronoun.
pub(super) fn is_relative(scene: &EventContext, token: TokenId) -> bool {
    matches!(scene.xpos(token), Xpos::Wdt | Xpos::Wp)
}

/// Returns whether the clause of the verb has a tense or a modal of its own.
pub(super) fn is_finite(scene: &EventContext, verb: TokenId) -> bool {
    let finite = |t: TokenId| matches!(scene.xpos(t), Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md);
    finite(verb) || auxiliaries(scene, verb).any(finite)
}

/// Returns the auxiliaries and copulas of the verb, in text order.
pub(super) fn auxiliaries<'a>(
    scene: &'a EventContext<'a>,
    verb: TokenId,
) -> impl Iterator<Item = TokenId> + 'a {
    let helps = move |&t: &TokenId| {
        let relation = scene.relation(t);
        relation.is(Relation::Aux) || relation == Relation::Cop
    };
    scene.document.children(verb).iter().copied().filter(helps)
}

/// Returns whether "to" starts the clause of the verb, also in "due to", which the parser takes for a preposition.
pub(super) fn has_to(scene: &EventContext, verb: TokenId) -> bool {
    let to = |t: TokenId| scene.xpos(t) == Xpos::To;
    let opens = |m: TokenId| to(m) || scene.document.children_by(m, Relation::Fixed).any(to);
    scene.document.children_by(verb, Relation::Mark).any(opens)
}
