//! Analysis of clauses: the voice, the verb group, and the subject, which may be explicit, shared with another
//! verb, or understood.
//!
//! The understood subjects of "to" and "-ing" clauses, participles and relative clauses follow the rules of control
//! (Huddleston and Pullum 2002, chapter 14).

use super::context::EventContext;
use crate::document::{Relation, Upos, Xpos};
use crate::span::TokenId;

/// The maximum number of ancestors that are searched for a subject; deeper nesting is rarer than parser errors.
const MAX_ANCESTORS: usize = 6;

/// Returns whether the verb is passive: by its auxiliary, as a bare participle, or by coordination with a passive verb.
pub(super) fn is_passive(context: &EventContext, verb: TokenId) -> bool {
    let mut verb = verb;
    for _ in 0..MAX_ANCESTORS {
        if context.child(verb, Relation::AuxPass).is_some()
            || context.child(verb, Relation::NsubjPass).is_some()
        {
            return true;
        }
        if context.xpos(verb) != Xpos::Vbn || context.child(verb, Relation::Aux).is_some() {
            return false;
        }
        if context.child(verb, Relation::Nsubj).is_some() {
            // "Trading suspended": headlines omit the auxiliary.
            return context.child(verb, Relation::Obj).is_none();
        }
        match (context.relation(verb), context.head(verb)) {
            (Relation::Conj, Some(head)) => verb = head,
            _ => return true,
        }
    }
    false
}

/// Returns the head of the verb's subject, whatever its semantic role.
pub(super) fn subject(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let mut verb = verb;
    for _ in 0..MAX_ANCESTORS {
        if let Some(own) = context.child(verb, Relation::Nsubj) {
            return Some(antecedent(context, own, verb));
        }
        let head = context.head(verb)?;
        match context.relation(verb) {
            Relation::AclRelcl => return Some(head),
            Relation::Acl if context.xpos(verb) != Xpos::Vb => return Some(head),
            Relation::Acl => return owner(context, head),
            Relation::Xcomp => match controller(context, head, verb) {
                Some(object) => return Some(object),
                None => verb = head,
            },
            Relation::Conj if has_tense(context, verb) && !is_coordinated(context, verb, head) => {
                return stranded(context, verb);
            }
            Relation::Conj => verb = joined_to(context, verb, head),
            Relation::Advcl | Relation::Ccomp if !is_finite(context, verb) => verb = head,
            _ => return None,
        }
        if context.upos(verb).is_nominal() && context.child(verb, Relation::Cop).is_none() {
            return owner(context, verb);
        }
    }
    None
}

/// Returns whether the verb itself is a form of the past or present tense, not an infinitive or a participle.
fn has_tense(context: &EventContext, verb: TokenId) -> bool {
    matches!(context.xpos(verb), Xpos::Vbd | Xpos::Vbp | Xpos::Vbz)
}

/// Returns whether `verb` or a later member of its coordination has a conjunction ("and"). `head` is the first
/// member.
fn is_coordinated(context: &EventContext, verb: TokenId, head: TokenId) -> bool {
    let joined = |t: TokenId| context.child(t, Relation::Cc).is_some();
    let later = context.document.children_by(head, Relation::Conj).filter(|&t| t > verb);
    joined(verb) || later.take(MAX_ANCESTORS).any(joined)
}

/// The maximum number of tokens before a verb in which [`stranded`] searches for its subject.
const STRANDED: u32 = 12;

/// Returns the subject of a verb in an "as" clause whose conjunction the parser took for a preposition: "as
/// *troops*, backed by jets, launched …".
fn stranded(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let opens = |&t: &TokenId| {
        let conjunction =
            matches!(context.case(t), "as" | "while" | "after" | "before" | "when" | "since");
        context.upos(t).is_nominal() && conjunction
    };
    let first = verb.0.saturating_sub(STRANDED).max(context.document.sentence_of(verb).start.0);
    let before = (first..verb.0).rev().map(TokenId);
    before.take_while(|&t| !has_tense(context, t)).find(opens)
}

/// Returns the verb with which `verb` is coordinated. This is `head`, its head in the tree. If `head` is a noun,
/// which is a parser error, returns the verb above that noun.
fn joined_to(context: &EventContext, verb: TokenId, head: TokenId) -> TokenId {
    let noun = context.upos(head).is_nominal() && context.child(head, Relation::Cop).is_none();
    if !noun || !is_finite(context, verb) {
        return head;
    }
    let mut above = context.document.ancestors(head).take(MAX_ANCESTORS);
    above.find(|&t| context.upos(t) == Upos::Verb).unwrap_or(head)
}

/// Returns the understood subject of an infinitive that modifies a noun: the possessor in "*its* offer to talk", or
/// the subject in "*they* made an offer to talk".
fn owner(context: &EventContext, noun: TokenId) -> Option<TokenId> {
    if let Some(owner) = context.child(noun, Relation::NmodPoss) {
        return Some(owner);
    }
    let verb = context.head(noun).filter(|&v| context.upos(v) == Upos::Verb)?;
    (context.relation(noun) == Relation::Obj)
        .then(|| context.child(verb, Relation::Nsubj).map(|s| antecedent(context, s, verb)))
        .flatten()
}

/// Returns the object that controls an infinitive: "ordered *him* to leave".
fn controller(context: &EventContext, head: TokenId, verb: TokenId) -> Option<TokenId> {
    let object =
        context.child(head, Relation::Iobj).or_else(|| context.child(head, Relation::Obj))?;
    (object < verb && context.lemma(head) != "promise").then_some(object)
}

/// Returns the antecedent of a relative pronoun: the noun that its clause modifies. `verb` is the verb of that
/// clause. Other words are returned unchanged.
pub(super) fn antecedent(context: &EventContext, pronoun: TokenId, verb: TokenId) -> TokenId {
    if !is_relative(context, pronoun) {
        return pronoun;
    }
    let clause = std::iter::once(verb)
        .chain(context.document.ancestors(verb))
        .take(MAX_ANCESTORS)
        .find(|&t| context.relation(t) == Relation::AclRelcl);
    clause
        .and_then(|c| context.head(c))
        .or_else(|| noun_before(context, pronoun))
        .unwrap_or(pronoun)
}

/// Returns the noun before a relative pronoun. This is for trees that do not attach the relative clause to the
/// noun.
fn noun_before(context: &EventContext, pronoun: TokenId) -> Option<TokenId> {
    let before = pronoun.before()?;
    let comma = context.xpos(before) == Xpos::Comma;
    let noun = if comma { before.before()? } else { before };
    let sentence = context.document.sentence_of(pronoun);
    if !sentence.has(noun) || !context.upos(noun).is_nominal() {
        return None;
    }
    let inside = |&t: &TokenId| matches!(context.relation(t), Relation::Flat | Relation::Compound);
    let whole = std::iter::successors(Some(noun), |t| context.head(*t).filter(|_| inside(t)));
    whole.take(MAX_ANCESTORS).last()
}

/// Returns whether the word is a relative pronoun.
pub(super) fn is_relative(context: &EventContext, token: TokenId) -> bool {
    matches!(context.xpos(token), Xpos::Wdt | Xpos::Wp)
}

/// Returns whether the clause of the verb has a tense or a modal of its own.
pub(super) fn is_finite(context: &EventContext, verb: TokenId) -> bool {
    let finite =
        |t: TokenId| matches!(context.xpos(t), Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md);
    finite(verb) || auxiliaries(context, verb).any(finite)
}

/// Returns the auxiliaries and copulas of the verb, in text order.
pub(super) fn auxiliaries<'a>(
    context: &'a EventContext<'a>,
    verb: TokenId,
) -> impl Iterator<Item = TokenId> + 'a {
    let helps = move |&t: &TokenId| {
        let relation = context.relation(t);
        relation.is(Relation::Aux) || relation == Relation::Cop
    };
    context.document.children(verb).iter().copied().filter(helps)
}

/// Returns whether "to" introduces the clause of the verb. This includes "due to leave", where the parser takes
/// "due to" for a preposition.
pub(super) fn has_to(context: &EventContext, verb: TokenId) -> bool {
    let to = |t: TokenId| context.xpos(t) == Xpos::To;
    let opens = |m: TokenId| to(m) || context.document.children_by(m, Relation::Fixed).any(to);
    context.document.children_by(verb, Relation::Mark).any(opens)
}
