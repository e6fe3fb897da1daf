//! Words for fighting that are used figuratively of politics, business and sport: "attacked the budget", "battling to
//! cut costs".
//!
//! The words around the verb decide whether the use is figurative. `arguments` finds the participants.

use super::clause::has_to;
use super::context::EventContext;
use super::lexicon;
use crate::document::{Relation, Upos};
use crate::span::TokenId;

/// Verbs of fighting that mean criticism if nobody is hurt.
const BLAMING: &[&str] = &["attack", "assault", "blast", "savage", "bash", "slate", "hammer"];
/// Verbs of fighting that mean effort if nobody is hurt.
const STRIVING: &[&str] = &["fight", "battle", "clash", "struggle", "war", "combat", "defend"];

/// The figurative meaning of a word for fighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigurativeUse {
    /// Criticism.
    Blame,
    /// Effort, or rivalry.
    Effort,
}

/// Returns the figurative meaning of a verb, if it is used figuratively here.
pub(super) fn of(context: &EventContext, verb: TokenId) -> Option<FigurativeUse> {
    if context.upos(verb) != Upos::Verb {
        return None;
    }
    let lemma = context.lemma(verb);
    let figure = if BLAMING.contains(&lemma) {
        FigurativeUse::Blame
    } else if STRIVING.contains(&lemma) {
        FigurativeUse::Effort
    } else {
        return None;
    };
    let aimed = context.document.children(verb).iter().any(|&child| {
        let relation = context.relation(child);
        let lower = context.case(child);
        match relation.base() {
            Relation::Xcomp => has_to(context, child),
            Relation::Advcl => {
                has_to(context, child) && figure == FigurativeUse::Effort || judges(context, child)
            }
            Relation::Obl => matches!(lower, "as" | "over") && context.timex_at(child).is_none(),
            Relation::Obj => is_abstract(context, child),
            Relation::Nsubj if relation == Relation::NsubjPass => is_abstract(context, child),
            _ => false,
        }
    });
    aimed.then_some(figure)
}

/// Returns whether the clause states the reason for criticism: "for failing to act", "as being too late".
fn judges(context: &EventContext, clause: TokenId) -> bool {
    context
        .child(clause, Relation::Mark)
        .is_some_and(|m| matches!(context.document.lower(m), "for" | "as" | "over"))
}

/// Returns whether the noun denotes something that can be criticised or fought for, but not hit.
fn is_abstract(context: &EventContext, noun: TokenId) -> bool {
    let lemma = context.lemma(noun);
    matches!(context.document.lower(noun), "that" | "this")
        || matches!(
            lexicon::kind_of_noun(lemma),
            Some(
                super::types::EventKind::Policy
                    | super::types::EventKind::Statement
                    | super::types::EventKind::Business
                    | super::types::EventKind::Personnel
            )
        )
        || matches!(
            lemma,
            "budget"
                | "cost"
                | "idea"
                | "record"
                | "tax"
                | "word"
                | "bill"
                | "scheme"
                | "system"
                | "view"
                | "poverty"
                | "disease"
                | "cancer"
                | "corruption"
                | "inflation"
                | "debt"
                | "crime"
                | "government"
                | "strategy"
                | "figure"
                | "lack"
                | "way"
                | "approach"
                | "stance"
                | "cause"
                | "charge"
                | "case"
                | "claim"
                | "injury"
                | "illness"
                | "alcoholism"
                | "pressure"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_hit_is_blamed() {
        let check = |words: &str, verb: &str, expected: Option<FigurativeUse>| {
            let context = EventContext::bare(words);
            assert_eq!(of(&context, context.token(verb)), expected, "{words}");
        };
        let attacked = "They//PRP/2/nsubj attacked/attack/VBD/0/root the//DT/4/det plan//NN/2/obj";
        check(attacked, "attacked", Some(FigurativeUse::Blame));
        check(&attacked.replace("plan", "town"), "attacked", None);
        let battles = "They//PRP/2/nsubj battle//VBP/0/root to//TO/4/mark survive//VB/2/xcomp";
        check(battles, "battle", Some(FigurativeUse::Effort));
    }
}
