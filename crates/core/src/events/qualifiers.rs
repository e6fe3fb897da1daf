//! The words that a summary line must keep: those that deny or hedge its event.
//!
//! A line that loses "not", "allegedly", "refused to" or "was accused of" states the opposite of the article, or states
//! an accusation as a fact. `summary` prints the whole sentence where a line would lose such a word, and
//! [`Annotations::faults`](crate::annotations::Annotations::faults) checks every line.

use super::context::EventContext;
use super::lexicon;
use crate::document::{Relation, Upos, Xpos};
use crate::features::stem;
use crate::span::TokenId;

/// The number of ancestors that are searched for qualifiers. Set by hand.
const MAX_ANCESTORS: usize = 5;

/// Words that deny an event.
const DENIALS: &[&str] = &[
    "not", "n't", "n’t", "never", "no", "nor", "neither", "none", "nobody", "nothing", "without",
    "hardly", "barely", "scarcely", "cannot",
];

/// Modal verbs that make an event less than certain.
const MODALS: &[&str] = &["may", "might", "could", "would", "should", "must", "can", "ca"];

/// Nouns whose clause is not a fact: "the *refusal* to pay", "*allegations* that he lied".
const UNREAL_NOUNS: &[&str] = &[
    "refusal",
    "failure",
    "allegation",
    "accusation",
    "charge",
    "suspicion",
    "plan",
    "attempt",
    "threat",
    "bid",
    "proposal",
    "call",
    "claim",
    "effort",
    "offer",
    "request",
];

/// Returns whether the line lacks a word that denies or hedges the event of `word` in the article.
pub(super) fn are_lost(context: &EventContext, word: TokenId, line: &str) -> bool {
    let line = line.to_lowercase();
    qualifiers(context, word).into_iter().any(|qualifier| !keeps(context, &line, qualifier))
}

/// Returns whether the line, which is in lower case, keeps the qualifier. A denial may be replaced by any other
/// denial, and another qualifier by a word with the same stem.
fn keeps(context: &EventContext, line: &str, qualifier: TokenId) -> bool {
    let lower = context.document.lower(qualifier);
    if DENIALS.contains(&lower) {
        let mut words = line.split(|c: char| !c.is_alphanumeric());
        let contracted = || line.contains("n't") || line.contains("n’t");
        return words.any(|word| DENIALS.contains(&word)) || contracted() || line.contains(lower);
    }
    line.contains(stem(lower)) || line.contains(stem(context.lemma(qualifier)))
}

/// Returns the words that deny or hedge the event: dependents of its word, ancestors that govern it, and dependents
/// of these ancestors.
fn qualifiers(context: &EventContext, word: TokenId) -> Vec<TokenId> {
    let mut found = Vec::new();
    let mut word = word;
    for _ in 0..MAX_ANCESTORS {
        found.extend(own_qualifiers(context, word));
        let Some(head) = context.head(word) else { break };
        if governs(context, head, word) {
            found.push(head);
        } else if !shares_auxiliaries(context, head, word) {
            break;
        }
        word = head;
    }
    found
}

/// Returns the dependents that deny or hedge the word.
fn own_qualifiers(context: &EventContext, word: TokenId) -> Vec<TokenId> {
    let is_denial = |token: TokenId| DENIALS.contains(&context.document.lower(token));
    let mut found = Vec::new();
    for &child in context.document.children(word) {
        let lower = context.document.lower(child);
        let qualifies = match context.relation(child).base() {
            Relation::Advmod | Relation::Amod => is_denial(child) || lexicon::is_possible(lower),
            Relation::Det | Relation::Cc | Relation::Case => is_denial(child),
            Relation::Mark => is_denial(child) || matches!(lower, "if" | "unless" | "whether"),
            Relation::Aux => context.xpos(child) == Xpos::Md && MODALS.contains(&lower),
            Relation::Nsubj | Relation::Obj => {
                found.extend(context.child(child, Relation::Det).filter(|&det| is_denial(det)));
                is_denial(child)
            }
            _ => false,
        };
        if qualifies {
            found.push(child);
        }
    }
    found
}

/// Returns whether the head makes the event of its complement less than a fact: "*refused* to pay", "was *accused* of
/// lying", "*averted* a strike", "the *plan* to sell".
fn governs(context: &EventContext, head: TokenId, word: TokenId) -> bool {
    let lemma = context.lemma(head);
    let relation = context.relation(word);
    let accuses = matches!(lemma, "accuse" | "charge" | "suspect" | "allege" | "claim" | "blame");
    match relation.base() {
        Relation::Xcomp | Relation::Ccomp => {
            accuses
                || lexicon::is_denying(lemma)
                || lexicon::is_unreal(lemma)
                || lexicon::is_likely(lemma)
        }
        Relation::Advcl | Relation::Obl => {
            let leads = [Relation::Mark, Relation::Case];
            let lead = leads.iter().find_map(|&lead| context.child(word, lead));
            accuses
                && lead.is_some_and(|lead| {
                    matches!(context.document.lower(lead), "of" | "with" | "for")
                })
        }
        Relation::Obj => lexicon::is_cancelling(lemma) || lexicon::is_denying(lemma),
        Relation::Acl => context.upos(head) == Upos::Noun && UNREAL_NOUNS.contains(&lemma),
        _ => false,
    }
}

/// Returns whether a coordinated verb shares the auxiliaries of the first verb: "will not resign or *apologise*".
fn shares_auxiliaries(context: &EventContext, head: TokenId, word: TokenId) -> bool {
    let own = [Relation::Nsubj, Relation::Aux].iter().any(|&r| context.child(word, r).is_some());
    context.relation(word) == Relation::Conj
        && context.upos(word) == Upos::Verb
        && context.upos(head) == Upos::Verb
        && !own
        && context.xpos(word) == context.xpos(head)
        && context.xpos(word) == Xpos::Vb
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, event: &str, line: &str, lost: bool) {
        let context = EventContext::bare(words);
        assert_eq!(are_lost(&context, context.token(event), line), lost, "{line} of {words}");
    }

    #[test]
    fn a_line_keeps_what_denies_and_hedges_its_event() {
        let shared = "She//PRP/4/nsubj will//MD/4/aux not//RB/4/advmod resign//VB/0/root or//CC/6/cc apologise//VB/4/conj";
        check(shared, "apologise", "She will apologise", true);
        check(shared, "apologise", "She will not apologise", false);
        let alleged =
            "Rebels//NNS/3/nsubj allegedly//RB/3/advmod killed/kill/VBD/0/root men//NNS/3/obj";
        check(alleged, "killed", "Rebels killed men", true);
        check(alleged, "killed", "Rebels allegedly killed men", false);
        let accused = "He//PRP/3/nsubj:pass was//VBD/3/aux:pass accused/accuse/VBN/0/root of//IN/5/mark lying/lie/VBG/3/advcl";
        check(accused, "lying", "He lied", true);
        check(accused, "lying", "He was accused of lying", false);
        let refused = "She//PRP/2/nsubj refused/refuse/VBD/0/root to//TO/4/mark leave//VB/2/xcomp";
        check(refused, "leave", "She left", true);
        check(refused, "leave", "She refuses to leave", false);
        let averted = "They//PRP/2/nsubj averted/avert/VBD/0/root war//NN/2/obj";
        check(averted, "war", "War", true);
        let nobody = "No//DT/2/det one//NN/3/nsubj died/die/VBD/0/root";
        check(nobody, "died", "One died", true);
        check(nobody, "died", "No one died", false);
        let may = "She//PRP/3/nsubj may//MD/3/aux leave//VB/0/root";
        check(may, "leave", "She will leave", true);
        check(may, "leave", "She may leave", false);
        check("She//PRP/2/nsubj left/leave/VBD/0/root", "left", "She left", false);
    }
}
