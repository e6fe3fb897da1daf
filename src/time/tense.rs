//! Whether the clause of an expression lies behind or ahead.

use crate::document::{Document, Relation, Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// Where a clause lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    /// In the present, or with no verb to tell.
    Unknown,
}

/// The direction of the clause in which the expression stands: by the verb above it in the tree, else by the
/// nearest one before it, else after it.
pub(super) fn direction(document: &Document, tokens: TokenRange) -> Direction {
    let before = tokens.start.before().map(|token| document.lower(token));
    if let Some("until" | "till" | "by") = before {
        return Direction::Future;
    }
    let head = document.head_of(tokens);
    let is_verb = |&token: &TokenId| matches!(document.tokens[token].upos, Upos::Verb | Upos::Aux);
    let above = document.ancestors(head).take(8).find(is_verb);
    let verb = above.or_else(|| nearest(document, tokens, is_verb));
    verb.map_or(Direction::Unknown, |verb| of_verb(document, verb))
}

fn nearest(
    document: &Document,
    tokens: TokenRange,
    is_verb: impl Fn(&TokenId) -> bool,
) -> Option<TokenId> {
    let sentence = document.sentence_of(tokens.start);
    let before = TokenRange::new(sentence.start, tokens.start);
    let after = TokenRange::new(tokens.end.min(sentence.end), sentence.end);
    before.iter().rev().find(&is_verb).or_else(|| after.iter().find(&is_verb))
}

/// The direction that a verb tells with its auxiliaries.
fn of_verb(document: &Document, verb: TokenId) -> Direction {
    let helps = |&child: &TokenId| {
        let relation = document.tokens[child].relation;
        relation.is(Relation::Aux) || relation == Relation::Cop
    };
    let helpers: Vec<TokenId> = document.children(verb).iter().copied().filter(helps).collect();
    let lower = |token: TokenId| document.lower(token);
    let ahead = |&token: &TokenId| {
        matches!(
            lower(token),
            "will"
                | "'ll"
                | "’ll"
                | "wo"
                | "shall"
                | "would"
                | "may"
                | "might"
                | "could"
                | "should"
                | "must"
                | "can"
        )
    };
    let going =
        matches!(lower(verb), "going" | "scheduled" | "expected" | "due" | "set" | "planned");
    if going || helpers.iter().any(ahead) {
        return Direction::Future;
    }
    let past = |&token: &TokenId| {
        matches!(document.tokens[token].xpos, Xpos::Vbd)
            || matches!(lower(token), "has" | "have" | "had")
    };
    if helpers.iter().any(past) {
        return Direction::Past;
    }
    match document.tokens[verb].xpos {
        Xpos::Vbd | Xpos::Vbn => Direction::Past,
        Xpos::Vb => infinitive(document, verb),
        Xpos::Md => Direction::Future,
        _ => Direction::Unknown,
    }
}

/// "to meet Friday" is ahead of the verb that it hangs on, unless that is itself of the past and no plan.
fn infinitive(document: &Document, verb: TokenId) -> Direction {
    let marked =
        document.child(verb, Relation::Mark).is_some_and(|mark| document.lower(mark) == "to");
    let before = verb.before().is_some_and(|token| document.lower(token) == "to");
    if marked || before { Direction::Future } else { Direction::Unknown }
}
