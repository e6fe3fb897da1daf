//! Factuality: whether an event is presented as having happened, with what certainty, and in the past or future.
//!
//! The verb group determines the factuality. For untensed words, the verb above does: in "wants to leave" the
//! leaving is future and possible, in "refused to leave" it did not happen. The scheme is that of Saurí and
//! Pustejovsky (2009), with three levels of certainty.

use super::clause::{auxiliaries, has_to, is_finite};
use super::context::EventContext;
use super::lexicon;
use super::types::{Certainty, Polarity, Tense};
use crate::document::{Relation, Upos, Xpos};
use crate::span::TokenId;

/// The factuality of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Factuality {
    pub tense: Tense,
    pub polarity: Polarity,
    pub certainty: Certainty,
    /// Whether the event was over before another one ("had left").
    pub perfect: bool,
}

const FACT: Factuality = Factuality {
    tense: Tense::Past,
    polarity: Polarity::Positive,
    certainty: Certainty::Certain,
    perfect: false,
};

/// The number of ancestors that are searched before an untensed event counts as past. Set by hand.
const MAX_ANCESTORS: usize = 5;

/// Returns the factuality of the event named by the verb or noun `word`.
pub(crate) fn of(context: &EventContext, word: TokenId) -> Factuality {
    mood(context, word, MAX_ANCESTORS)
}

fn mood(context: &EventContext, word: TokenId, climb: usize) -> Factuality {
    let verbal = context.xpos(word).is_verbal() || context.child(word, Relation::Cop).is_some();
    let mut mood = if verbal && is_finite(context, word) {
        finite(context, word)
    } else {
        governed(context, word, verbal, climb)
    };
    // In "denied that he had taken money", "denied" negates the taking.
    let denied = context.head(word).is_some_and(|head| lexicon::is_denying(context.lemma(head)));
    if denied_by_own_words(context, word) || denied && context.relation(word) == Relation::Ccomp {
        mood.polarity = Polarity::Negative;
    }
    mood.certainty = mood.certainty.max(hedge(context, word));
    mood
}

/// Returns the factuality of a tensed verb group.
fn finite(context: &EventContext, verb: TokenId) -> Factuality {
    let mut mood = Factuality { tense: Tense::Present, ..FACT };
    let first = auxiliaries(context, verb).next().unwrap_or(verb);
    let have = auxiliaries(context, verb).any(|a| context.lemma(a) == "have");
    match (context.xpos(first), context.document.lower(first)) {
        (Xpos::Md, "will" | "shall" | "'ll" | "wo" | "’ll") => mood.tense = Tense::Future,
        (Xpos::Md, "would" | "may" | "might" | "could" | "'d") => {
            mood.tense = if have { Tense::Past } else { Tense::Future };
            mood.certainty = Certainty::Possible;
        }
        (Xpos::Md, "can" | "ca") => mood.certainty = Certainty::Possible,
        (Xpos::Md, _) => {
            mood.tense = if have { Tense::Past } else { Tense::Future };
            mood.certainty = Certainty::Probable;
        }
        (Xpos::Vbd, _) => {
            mood.tense = Tense::Past;
            mood.perfect = have;
        }
        _ if have && first != verb => mood.tense = Tense::Past,
        // "is to open" is future.
        _ if has_to(context, verb) => mood.tense = Tense::Future,
        _ => {}
    }
    mood
}

/// Returns the factuality of an untensed word (infinitive, participle, noun) from the word above it. `verbal`
/// states whether it is a verb or has a copula; `climb` is the maximum number of ancestors that are examined.
fn governed(context: &EventContext, word: TokenId, verbal: bool, climb: usize) -> Factuality {
    let Some(head) = context.head(word).filter(|_| climb > 0) else {
        let ahead = verbal && has_to(context, word);
        return Factuality { tense: if ahead { Tense::Future } else { Tense::Past }, ..FACT };
    };
    let above = mood(context, head, climb - 1);
    let affirmed = Factuality { polarity: Polarity::Positive, perfect: false, ..above };
    match context.relation(word) {
        Relation::Conj => above,
        relation if verbal && has_to(context, word) => {
            let mood = infinitive(context, head, relation, above);
            // "is said to have left" is past.
            let over = auxiliaries(context, word).any(|a| context.lemma(a) == "have");
            Factuality { tense: if over { Tense::Past } else { mood.tense }, ..mood }
        }
        relation if verbal && relation.is(Relation::Acl) && context.xpos(word) == Xpos::Vbn => FACT,
        Relation::Xcomp | Relation::Ccomp | Relation::Csubj if verbal => {
            beneath(context, head, above)
        }
        _ if verbal => affirmed,
        Relation::Obj | Relation::NsubjPass => of_object(context, head, affirmed),
        Relation::Nsubj => affirmed,
        Relation::Obl if lexicon::is_unreal(context.lemma(head)) => {
            beneath(context, head, affirmed)
        }
        _ => Factuality { tense: above.tense, ..FACT },
    }
}

/// Returns the factuality of an event noun that is the object of an active verb or the subject of a passive one, given
/// the factuality of the verb (`above`). With a cancelling verb the event is negative: the talks in "cancelled the
/// talks" did not take place. Otherwise it is positive even if the verb is negative or denying ("did not attend the
/// talks", "refused a deal"), and only takes the tense and the certainty that the verb passes to its complements.
fn of_object(context: &EventContext, verb: TokenId, above: Factuality) -> Factuality {
    let lemma = context.lemma(verb);
    if lexicon::is_cancelling(lemma) {
        return Factuality { polarity: Polarity::Negative, ..above };
    }
    Factuality { polarity: Polarity::Positive, ..beneath(context, verb, above) }
}

/// Returns the factuality of the event in a "to" clause, given that of the word above (`above`). The events of
/// purpose clauses and of nouns ("plans to sell") are future and possible, and "going to" makes an event future.
/// Other events get the factuality that the verb above passes to its complements.
fn infinitive(
    context: &EventContext,
    head: TokenId,
    relation: Relation,
    above: Factuality,
) -> Factuality {
    let noun = context.upos(head) != Upos::Verb;
    // "failed on Tuesday to agree": words in between make the parser take the complement for a purpose clause.
    let purpose = relation.is(Relation::Advcl) && !lexicon::is_denying(context.lemma(head));
    if noun || purpose {
        return Factuality { tense: Tense::Future, certainty: Certainty::Possible, ..FACT };
    }
    let going = context.lemma(head) == "go" && context.xpos(head) == Xpos::Vbg;
    if going {
        return Factuality { tense: Tense::Future, ..above };
    }
    beneath(context, head, above)
}

/// Returns the factuality that a verb passes to its complements. `above` is the factuality of the verb itself.
fn beneath(context: &EventContext, head: TokenId, above: Factuality) -> Factuality {
    let lemma = context.lemma(head);
    let mut mood = Factuality { polarity: Polarity::Positive, ..above };
    if lexicon::is_denying(lemma) {
        mood.polarity = Polarity::Negative;
    } else if lexicon::is_likely(lemma) {
        mood.certainty = mood.certainty.max(Certainty::Probable);
        mood.tense = if lemma == "expect" { Tense::Future } else { mood.tense };
    } else if lexicon::is_unreal(lemma) {
        mood = Factuality { tense: Tense::Future, certainty: Certainty::Possible, ..mood };
    } else if context.upos(head) == Upos::Verb {
        mood.polarity = above.polarity;
    }
    mood
}

/// Returns whether the word is negated by its own dependents: "not", "never", "no", "without" and similar words.
fn denied_by_own_words(context: &EventContext, word: TokenId) -> bool {
    let no_one = |t: TokenId| {
        matches!(context.document.lower(t), "none" | "nobody" | "nothing" | "neither")
            || context
                .child(t, Relation::Det)
                .is_some_and(|d| matches!(context.document.lower(d), "no" | "neither"))
    };
    let has_no = |t: TokenId| {
        context.document.children(t).iter().any(|&c| context.document.lower(c) == "no")
    };
    context.document.children(word).iter().any(|&child| {
        let lower = context.document.lower(child);
        match context.relation(child).base() {
            // In "no longer", "no" depends on "longer".
            Relation::Advmod if lower == "longer" => has_no(child),
            Relation::Advmod => matches!(
                lower,
                "not"
                    | "n't"
                    | "n’t"
                    | "never"
                    | "hardly"
                    | "barely"
                    | "neither"
                    | "nor"
                    | "scarcely"
            ),
            Relation::Det | Relation::Cc => matches!(lower, "no" | "neither" | "nor"),
            Relation::Case | Relation::Mark => lower == "without",
            Relation::Nsubj | Relation::Obj => no_one(child),
            _ => false,
        }
    })
}

/// Returns the lowest certainty that a dependent of the word expresses ("if", "allegedly", "probably");
/// [`Certainty::Certain`] if none does.
fn hedge(context: &EventContext, word: TokenId) -> Certainty {
    let of_child = |&child: &TokenId| {
        let lower = context.document.lower(child);
        match context.relation(child).base() {
            Relation::Mark if matches!(lower, "if" | "unless" | "whether") => Certainty::Possible,
            Relation::Advmod | Relation::Amod if lexicon::is_possible(lower) => Certainty::Possible,
            Relation::Advmod | Relation::Amod if lexicon::is_likely(lower) => Certainty::Probable,
            _ => Certainty::Certain,
        }
    };
    context.document.children(word).iter().map(of_child).max().unwrap_or(Certainty::Certain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, event: &str, expected: &str) {
        let context = EventContext::bare(words);
        let mood = of(&context, context.token(event));
        let found =
            [mood.tense.as_str(), mood.polarity.as_str(), mood.certainty.as_str()].join(" ");
        assert_eq!(found, expected, "{event} in {words}");
    }

    #[test]
    fn the_verb_group_tells_tense_and_certainty() {
        for (words, event, expected) in [
            ("She//PRP/2/nsubj left/leave/VBD/0/root", "left", "past positive certain"),
            (
                "She//PRP/3/nsubj will//MD/3/aux leave//VB/0/root",
                "leave",
                "future positive certain",
            ),
            (
                "She//PRP/3/nsubj may//MD/3/aux leave//VB/0/root",
                "leave",
                "future positive possible",
            ),
            (
                "She//PRP/4/nsubj may//MD/4/aux have//VB/4/aux left/leave/VBN/0/root",
                "left",
                "past positive possible",
            ),
            (
                "She//PRP/4/nsubj is/be/VBZ/4/aux to//TO/4/mark leave//VB/0/root",
                "leave",
                "future positive certain",
            ),
            (
                "She//PRP/4/nsubj did/do/VBD/4/aux not//RB/4/advmod leave//VB/0/root",
                "leave",
                "past negative certain",
            ),
            (
                "If//IN/3/mark she//PRP/3/nsubj leaves/leave/VBZ/0/root",
                "leaves",
                "present positive possible",
            ),
        ] {
            check(words, event, expected);
        }
    }

    #[test]
    fn governors_tell_of_what_has_no_tense() {
        let to_leave = |verb: &str| {
            format!("She//PRP/2/nsubj {verb}/VBD/0/root to//TO/4/mark leave//VB/2/xcomp")
        };
        check(&to_leave("wanted/want"), "leave", "future positive possible");
        check(&to_leave("refused/refuse"), "leave", "past negative certain");
        check(&to_leave("began/begin"), "leave", "past positive certain");
        let no_deal = "They//PRP/2/nsubj reached/reach/VBD/0/root no//DT/4/det deal//NN/2/obj";
        check(no_deal, "deal", "past negative certain");
        let avoided = "They//PRP/2/nsubj avoided/avoid/VBD/0/root war//NN/2/obj";
        check(avoided, "war", "past negative certain");
        let refused = avoided.replace("avoided/avoid", "refused/refuse").replace("war", "talks");
        check(&refused, "talks", "past positive certain");
        let nobody = "No//DT/2/det one//NN/3/nsubj died/die/VBD/0/root";
        check(nobody, "died", "past negative certain");
    }
}
