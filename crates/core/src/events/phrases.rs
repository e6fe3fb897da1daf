//! Noun phrases of participants, and coordination.

use super::context::EventContext;
use crate::document::{Relation, Upos};
use crate::span::{TokenId, TokenRange};

/// The maximum nesting of "of" phrases in a participant ("the head of the board of the bank").
const DEPTH: usize = 2;

/// The maximum number of coordinated words; more come from misparsed lists.
const MOST: usize = 8;

/// Returns the noun phrase of `head`: from its first word to its head noun, with its "of" phrases.
///
/// Relative clauses, appositions and other phrases are left out: they add information, but do not name the
/// participant.
pub(super) fn noun_phrase(context: &EventContext, head: TokenId) -> TokenRange {
    phrase(context, head, DEPTH)
}

fn phrase(context: &EventContext, head: TokenId, depth: usize) -> TokenRange {
    let mut range = TokenRange::one(head);
    for &child in context.document.children(head).iter().rev().filter(|&&c| c < head) {
        let subtree = context.subtree(child);
        if belongs_before(context, child) && subtree.end <= range.start {
            range.start = subtree.start;
        }
    }
    range.start = range.iter().find(|&t| t == head || !leads_in(context, t, head)).unwrap_or(head);
    for &child in context.document.children(head).iter().filter(|&&c| c > head) {
        let subtree = context.subtree(child);
        let next_to = subtree.start == range.end;
        let flat = [Relation::Flat, Relation::Fixed, Relation::Goeswith, Relation::Compound]
            .iter()
            .any(|&r| context.relation(child).is(r));
        let number = context.relation(child).is(Relation::Nummod)
            || context.relation(child).is(Relation::NmodDesc);
        if next_to && (flat || number) {
            range.end = subtree.end;
        } else if child == range.end && context.relation(child).is(Relation::Flat) {
            // The parser may attach "the" of "the American Ann Lund" to her last name.
            range = range.cover(subtree);
        } else if next_to && depth > 0 && is_of_phrase(context, child) {
            range.end = phrase(context, child, depth - 1).end;
        }
    }
    range
}

/// Returns whether the word only introduces the phrase of `head`, although the tree includes it: a conjunction, a
/// punctuation mark, a preposition, "such" or "including". The "at" in "at least ten banks" is part of the phrase.
fn leads_in(context: &EventContext, word: TokenId, head: TokenId) -> bool {
    let small = matches!(context.upos(word), Upos::Cconj | Upos::Sconj | Upos::Punct);
    let counts = context.head(word).is_some_and(|h| h != head && h > word);
    small
        || context.upos(word) == Upos::Adp && !counts
        || matches!(context.document.lower(word), "such" | "including")
}

fn belongs_before(context: &EventContext, child: TokenId) -> bool {
    let relation = context.relation(child);
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
        || relation.is(Relation::Advmod) && !matches!(context.lemma(child), "not" | "only" | "also")
}

fn is_of_phrase(context: &EventContext, child: TokenId) -> bool {
    context.relation(child).is(Relation::Nmod) && context.case(child) == "of"
}

/// The maximum length in tokens of a coordination that is kept whole.
const LIST: usize = 12;

/// Returns the noun phrase as used in a summary line: with a name after a title ("coach *Ann Lund*") and with short
/// coordinated phrases.
pub(super) fn whole(context: &EventContext, head: TokenId) -> TokenRange {
    let mut range = noun_phrase(context, head);
    for &child in context.document.children(head).iter().filter(|&&c| c > head) {
        let relation = context.relation(child);
        let subtree = context.subtree(child);
        if relation == Relation::Appos
            && subtree.start == range.end
            && context.upos(subtree.start) != Upos::Punct
            && context.upos(child) == Upos::Propn
        {
            range.end = noun_phrase(context, child).end;
        } else if relation == Relation::Conj {
            let last = noun_phrase(context, child);
            let joined = TokenRange::new(range.start, last.end);
            let nominal = context.upos(child).is_nominal() || context.upos(child) == Upos::Num;
            if nominal && joined.len() <= LIST && is_joined(context, range.end, last.start, child) {
                range.end = last.end;
            }
        }
    }
    range
}

/// Returns whether two members of a coordination can be kept together. `end` is the end of the first member,
/// `start` is the start of the second, and `member` is the head of the second. Only punctuation and conjunctions
/// may be between the members, at most two tokens. If there is only a comma, a later member must have a
/// conjunction, or the first member must be a hyphenated adjective that the parser took for a noun ("high-level,
/// bilateral talks").
fn is_joined(context: &EventContext, end: TokenId, start: TokenId, member: TokenId) -> bool {
    if end >= start {
        return false;
    }
    let between = TokenRange::new(end, start);
    let small = between.iter().all(|t| matches!(context.upos(t), Upos::Punct | Upos::Cconj));
    let and = between.iter().any(|t| context.upos(t) == Upos::Cconj);
    let head = context.head(member).unwrap_or(member);
    let later = context
        .document
        .children_by(head, Relation::Conj)
        .any(|t| t > member && context.child(t, Relation::Cc).is_some());
    let hyphen =
        end.before().and_then(TokenId::before).is_some_and(|t| context.document.lower(t) == "-");
    between.len() <= 2 && small && (and || later || hyphen)
}

/// Returns `head` and the nouns, pronouns and numbers coordinated with it, in text order.
pub(super) fn conjuncts(context: &EventContext, head: TokenId) -> Vec<TokenId> {
    let others = context.document.children_by(head, Relation::Conj);
    let nominal = |&token: &TokenId| {
        context.upos(token).is_nominal() || matches!(context.upos(token), Upos::Pron | Upos::Num)
    };
    std::iter::once(head).chain(others.filter(nominal).take(MOST)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the phrase that the function `found` returns for `head`.
    #[track_caller]
    fn check(
        found: fn(&EventContext, TokenId) -> TokenRange,
        words: &str,
        head: &str,
        expected: &str,
    ) {
        let context = EventContext::bare(words);
        assert_eq!(
            context.document.text(found(&context, context.token(head))),
            expected,
            "{words}"
        );
    }

    #[test]
    fn words_that_introduce_a_phrase_are_not_part_of_it() {
        check(
            noun_phrase,
            "such//JJ/3/amod as//IN/1/fixed banks/bank/NNS/0/root",
            "banks",
            "banks",
        );
        let least = "at//IN/2/case least//JJS/3/nmod ten//CD/4/nummod banks/bank/NNS/0/root";
        check(noun_phrase, least, "banks", "at least ten banks");
        check(noun_phrase, "not//RB/2/advmod banks/bank/NNS/0/root", "banks", "banks");
        check(
            noun_phrase,
            "nearly//RB/3/advmod all//DT/3/det banks/bank/NNS/0/root",
            "banks",
            "nearly all banks",
        );
    }

    #[test]
    fn two_of_phrases_belong_to_a_noun_and_others_do_not() {
        let of = "heads/head/NNS/0/root of//IN/3/case boards/board/NNS/1/nmod of//IN/5/case banks/bank/NNS/3/nmod \
             of//IN/7/case cities/city/NNS/5/nmod";
        check(noun_phrase, of, "heads", "heads of boards of banks");
        let on = "talks/talk/NNS/0/root on//IN/3/case trade//NN/1/nmod";
        check(noun_phrase, on, "talks", "talks");
    }

    #[test]
    fn short_lists_and_names_after_titles_stay_whole() {
        let list = "cats/cat/NNS/0/root ,//,/3/punct dogs/dog/NNS/1/conj and//CC/5/cc birds/bird/NNS/1/conj";
        check(whole, list, "cats", "cats , dogs and birds");
        check(noun_phrase, list, "cats", "cats");
        check(whole, "cats/cat/NNS/0/root ,//,/3/punct dogs/dog/NNS/1/conj", "cats", "cats");
        let apart = "cats/cat/NNS/0/root there//RB/1/advmod and//CC/4/cc dogs/dog/NNS/1/conj";
        check(whole, apart, "cats", "cats");
        check(
            whole,
            "coach//NN/0/root Ann//NNP/1/appos Lund//NNP/2/flat",
            "coach",
            "coach Ann Lund",
        );
        let aside = "coach//NN/0/root ,//,/3/punct Ann//NNP/1/appos Lund//NNP/3/flat";
        check(whole, aside, "coach", "coach");
        let there = "coach//NN/0/root there//RB/1/advmod Ann//NNP/1/appos Lund//NNP/3/flat";
        check(whole, there, "coach", "coach");
    }
}
