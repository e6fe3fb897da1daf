//! Determines whether the clause of an expression lies in the past or in the future. `resolve` uses this to select
//! the date of "Friday" and "in May".

use super::cursor::is_one_of;
use crate::document::{Document, Relation, Upos, Xpos};
use crate::past_tense;
use crate::span::{TokenId, TokenRange};

/// The direction of a clause in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    /// Certainly past: "fled on Nov. 20", where the date directly follows the verb.
    Behind,
    Present,
    Future,
    /// The clause has no verb, or its verb does not determine the direction.
    Unknown,
}

impl Direction {
    pub(super) const fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::Behind)
    }
}

/// The maximum number of ancestors that are searched for a verb. Set by hand.
const REACH: usize = 8;

/// Lemmas whose complements lie in the future: "expects to meet Friday".
const AHEAD: &str = "expect schedule plan due ready likely postpone intend hope want slate";

/// Lemmas whose past tense makes an infinitive after them past too: "had to cancel", "helped to save".
const DONE: &str = "have begin start continue force manage fail help try seek cease come get happen prove seem \
    appear refuse decline use";

/// Returns the direction of the clause that contains the expression: from the words next to it, else from the verb that
/// governs it.
pub(super) fn direction(document: &Document, tokens: TokenRange) -> Direction {
    beside(document, tokens)
        .or_else(|| governor(document, tokens).map(|verb| of_verb(document, verb, REACH)))
        .unwrap_or(Direction::Unknown)
}

/// Returns the direction that the words next to the expression determine, if they do: "announced Friday", "as soon
/// as Friday", "until Friday", "Friday's ruling", "a June accord".
fn beside(document: &Document, tokens: TokenRange) -> Option<Direction> {
    let before = |back: u32| tokens.start.0.checked_sub(back).map(TokenId);
    let lower = |back: u32| before(back).map_or("", |token| document.lower(token));
    let skipped = 1 + u32::from(is_one_of(lower(1), "on in late early here"));
    if lower(1) == "as" && matches!(lower(2), "soon" | "early") {
        return Some(Direction::Future);
    }
    if is_one_of(lower(skipped), "payable due effective") {
        return Some(Direction::Future);
    }
    if lower(1) == "since" {
        return Some(Direction::Past);
    }
    if is_one_of(lower(1), "until till by") {
        let had = governor(document, tokens).is_some_and(|verb| {
            document.children(verb).iter().any(|&child| document.lower(child) == "had")
        });
        return (!had).then_some(Direction::Future);
    }
    let adjacent = before(skipped).is_some_and(|token| is_past_tense(document, token));
    let next = document.tokens.get(tokens.end);
    let belongs = next.is_some_and(|next| next.xpos == Xpos::Pos);
    let modifies = next.is_some_and(|next| matches!(next.xpos, Xpos::Nn | Xpos::Nns))
        && document.tokens[document.head_of(tokens)].head == Some(tokens.end);
    if adjacent && lower(1) == "on" {
        return Some(Direction::Behind);
    }
    (adjacent || belongs || modifies).then_some(Direction::Past)
}

/// Returns the verb that governs the expression: the nearest one above it in the tree, else the nearest one before
/// it, else the nearest one after it.
fn governor(document: &Document, tokens: TokenRange) -> Option<TokenId> {
    let is_verb = |&token: &TokenId| matches!(document.tokens[token].upos, Upos::Verb | Upos::Aux);
    let above = document.ancestors(document.head_of(tokens)).take(REACH).find(|t| is_verb(t));
    above.or_else(|| {
        let sentence = document.sentence_of(tokens.start);
        let before = TokenRange::new(sentence.start, tokens.start);
        let after = TokenRange::new(tokens.end.min(sentence.end), sentence.end);
        before.iter().rev().find(is_verb).or_else(|| after.iter().find(is_verb))
    })
}

/// Returns the direction of a verb with its auxiliaries. `reach` is the maximum number of verbs above a non-finite
/// verb that are examined.
fn of_verb(document: &Document, verb: TokenId, reach: usize) -> Direction {
    let tag = |token: TokenId| document.tokens[token].xpos;
    let helps = |&child: &TokenId| {
        let relation = document.tokens[child].relation;
        relation.is(Relation::Aux) || relation == Relation::Cop
    };
    let helpers: Vec<TokenId> = document.children(verb).iter().copied().filter(helps).collect();
    let has =
        |words: &[&str]| helpers.iter().any(|&helper| words.contains(&document.lower(helper)));
    if has(&["will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "should", "must"]) {
        return Direction::Future;
    }
    if has(&["had"]) {
        return Direction::Past;
    }
    let set = document.lower(verb) == "set" && document.child(verb, Relation::Xcomp).is_some();
    if set || document.lower(verb) == "going" || is_one_of(document.lemma(verb), AHEAD) {
        return Direction::Future;
    }
    if has(&["has", "have"]) || helpers.iter().any(|&helper| tag(helper) == Xpos::Vbd) {
        return Direction::Past;
    }
    match tag(verb) {
        _ if is_past_tense(document, verb) => Direction::Past,
        Xpos::Vbn if helpers.is_empty() => Direction::Past,
        Xpos::Vbp | Xpos::Vbz => Direction::Present,
        Xpos::Md => Direction::Future,
        Xpos::Vbg if after(document, verb) => Direction::Past,
        Xpos::Vb | Xpos::Vbg if reach > 0 => inherited(document, verb, reach - 1),
        _ => Direction::Unknown,
    }
}

/// Returns whether a token is a verb in the past tense: by its tag, or by its form where the tagger errs.
fn is_past_tense(document: &Document, verb: TokenId) -> bool {
    let token = document.tokens[verb];
    let helps = |&child: &TokenId| document.tokens[child].relation.is(Relation::Aux);
    let form = document.lower(verb);
    match token.xpos {
        Xpos::Vbd => true,
        _ if token.upos != Upos::Verb || document.children(verb).iter().any(helps) => false,
        Xpos::Vb | Xpos::Vbp => {
            // "She cut" is past, because the present has an -s.
            past_tense::is_past_only(form)
                || past_tense::is_past(form, form) && has_singular(document, verb)
        }
        _ => false,
    }
}

/// Returns whether the subject of a verb is a third person in the singular.
fn has_singular(document: &Document, verb: TokenId) -> bool {
    document.child(verb, Relation::Nsubj).is_some_and(|subject| {
        let is_singular = matches!(document.tokens[subject].xpos, Xpos::Nn | Xpos::Nnp)
            && document.child(subject, Relation::Conj).is_none();
        is_singular || is_one_of(document.lower(subject), "he she it who that this")
    })
}

/// Returns the direction of a non-finite verb. It is the direction of the verb above it, with two exceptions: an
/// infinitive is in the future if it is the complement of a past verb ("agreed to meet Friday"), or if no verb is
/// above it.
fn inherited(document: &Document, verb: TokenId, reach: usize) -> Direction {
    let is_verb = |token: &TokenId| document.tokens[*token].upos == Upos::Verb;
    let infinitive = document.tokens[verb].xpos == Xpos::Vb;
    let relation = document.tokens[verb].relation;
    let done = document.tokens[verb].head.is_some_and(|a| is_one_of(document.lemma(a), DONE));
    let complement = (relation.is(Relation::Xcomp) || relation.is(Relation::Ccomp)) && !done;
    let above = document.tokens[verb].head.filter(is_verb);
    // In "had been due to expire Friday" and "had been scheduled to expire Friday", the Friday is past, although
    // nothing expired then.
    let had = document.tokens[verb].head.is_some_and(|above| {
        let helps = |&child: &TokenId| document.lower(child) == "had";
        infinitive
            && is_one_of(document.lemma(above), AHEAD)
            && document.children(above).iter().any(helps)
    });
    match above.map(|above| of_verb(document, above, reach)) {
        _ if had => Direction::Past,
        Some(Direction::Past) if infinitive && complement => Direction::Future,
        Some(direction) => direction,
        None if infinitive => Direction::Future,
        None => Direction::Unknown,
    }
}

/// Returns whether "after" introduces the clause of the verb: "after touring the capital Friday".
fn after(document: &Document, verb: TokenId) -> bool {
    document.child(verb, Relation::Mark).is_some_and(|mark| document.lower(mark) == "after")
}
