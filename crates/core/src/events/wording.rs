//! Classifies words and phrases for summary lines: those without which the clause would be false, those that are times,
//! and finite forms for participles.
//!
//! `telling` selects the words of a line.

use super::clause::{auxiliaries, is_finite, is_passive, is_relative};
use super::context::EventContext;
use super::inflection;
use super::lexicon;
use super::naming::subject_of;
use super::phrases::whole;
use crate::article::ParagraphRole;
use crate::document::{Relation, Upos, Xpos};
use crate::quotes::QuoteForm;
use crate::span::{TokenId, TokenRange};

/// Returns whether the word is a verb or has a copula.
pub(super) fn is_predicate(scene: &EventContext, word: TokenId) -> bool {
    matches!(scene.upos(word), Upos::Verb | Upos::Aux) || scene.child(word, Relation::Cop).is_some()
}

/// Returns whether the clause is the content of the noun: "a suggestion *the move was rash*".
pub(super) fn is_content(scene: &EventContext, noun: TokenId, clause: TokenId) -> bool {
    lexicon::kind_of_noun(scene.lemma(noun)) == Some(super::types::EventKind::Statement)
        && scene.child(clause, Relation::Nsubj).is_some_and(|s| !is_relative(scene, s))
        && (scene.child(clause, Relation::Obj).is_some() || is_passive(scene, clause))
}

/// Returns the part of a direct quote that contains the reported content, if `verb` is its cue; the line then quotes it
/// verbatim.
pub(super) fn in_marks(
    scene: &EventContext,
    verb: TokenId,
    content: TokenId,
) -> Option<TokenRange> {
    let quote = &scene.quotes[scene.quote_at(content)?];
    let own = quote.form == QuoteForm::Direct && quote.cue.is_some_and(|cue| cue.has(verb));
    quote.content.iter().copied().find(|part| own && part.has(content))
}

/// Returns whether the verb leaves, keeps or puts its object in some state.
pub(super) fn keeps(scene: &EventContext, verb: TokenId) -> bool {
    matches!(scene.lemma(verb), "leave" | "keep" | "find" | "make" | "get" | "have")
}

/// Returns the finite form of a participle without auxiliary: "killed" for "killing", "was backed" for "backed".
pub(super) fn finite_form(scene: &EventContext, verb: TokenId) -> Option<String> {
    let at = scene.document.tokens[verb].span.start;
    let paragraphs = &scene.document.article.paragraphs;
    let paragraph = paragraphs.get(paragraphs.partition_point(|p| p.span.end <= at));
    let headline = paragraph.is_some_and(|p| p.role == ParagraphRole::Title);
    let opens = scene.document.sentence_of(verb).start == verb;
    let form = if opens { scene.document.lower(verb) } else { scene.document.form(verb) };
    let having = auxiliaries(scene, verb).any(|a| scene.document.lower(a) == "having");
    match scene.xpos(verb) {
        Xpos::Vbn if having && scene.child(verb, Relation::AuxPass).is_none() => {
            Some(inflection::past(scene.lemma(verb), scene.document.lower(verb)))
        }
        Xpos::Vbg if !headline => {
            Some(inflection::past(scene.lemma(verb), scene.document.lower(verb)))
        }
        Xpos::Vbn if !headline && is_passive(scene, verb) && is_participle(scene, verb) => {
            let subject = subject_of(scene, verb)?;
            let many = matches!(scene.xpos(subject), Xpos::Nns | Xpos::Nnps)
                || matches!(scene.document.lower(subject), "they" | "we" | "you")
                || scene.child(subject, Relation::Conj).is_some();
            Some(format!("{} {form}", if many { "were" } else { "was" }))
        }
        _ => None,
    }
}

/// Returns whether the verb is a participle: without an object, and not a mistagged plain form ("Rovers, who were
/// beaten, *visit* Ayr").
fn is_participle(scene: &EventContext, verb: TokenId) -> bool {
    let (lemma, lower) = (scene.lemma(verb), scene.document.lower(verb));
    let active =
        scene.child(verb, Relation::Nsubj).is_some_and(|s| scene.relation(s) == Relation::Nsubj);
    (lemma != lower || inflection::is_past(lemma, lower))
        && !active
        && (!lexicon::is_unaccusative(lemma) || scene.child(verb, Relation::AuxPass).is_some())
        && scene.child(verb, Relation::Obj).is_none()
}

/// Returns the words that introduce a clause: "after", "of", "in order to".
pub(super) fn opening(scene: &EventContext, clause: TokenId) -> TokenRange {
    let marks = scene.document.children_by(clause, Relation::Mark).filter(|&m| m < clause);
    let mut range = TokenRange::new(clause, clause);
    for mark in marks {
        range =
            if range.is_empty() { scene.subtree(mark) } else { range.cover(scene.subtree(mark)) };
    }
    if range.len() > 3 { TokenRange::new(clause, clause) } else { range }
}

pub(super) fn is_denial(scene: &EventContext, adverb: TokenId) -> bool {
    matches!(scene.document.lower(adverb), "not" | "n't" | "n’t" | "never")
}

/// Returns whether the clause would have another meaning without the adverb.
pub(super) fn is_needed(scene: &EventContext, adverb: TokenId) -> bool {
    let lower = scene.document.lower(adverb);
    is_hedge(scene, adverb)
        || matches!(
            lower,
            "up" | "down"
                | "back"
                | "away"
                | "off"
                | "out"
                | "higher"
                | "lower"
                | "home"
                | "abroad"
                | "apart"
                | "short"
        )
}

/// Returns whether the clause would be false without the adverb: "not", "nearly", "allegedly".
pub(super) fn is_hedge(scene: &EventContext, adverb: TokenId) -> bool {
    let lower = scene.document.lower(adverb);
    is_denial(scene, adverb)
        || matches!(lower, "hardly" | "barely" | "nearly" | "almost" | "longer")
        || lexicon::is_possible(lower)
        || lexicon::is_likely(lower)
}

/// Returns the phrase from its preposition to the end of its "of" and coordinated phrases.
pub(super) fn full_phrase(scene: &EventContext, head: TokenId) -> TokenRange {
    let phrase = whole(scene, head);
    let cases = scene.document.children_by(head, Relation::Case).map(|c| scene.subtree(c));
    let start = cases.filter(|c| c.start < phrase.start).map(|c| c.start).min();
    TokenRange::new(start.unwrap_or(phrase.start), phrase.end)
}

/// Returns whether a line may contain the phrase: not a time, a source, or an adjective without its noun.
pub(super) fn is_phrase(scene: &EventContext, head: TokenId) -> bool {
    let case = scene.case(head);
    let named = !matches!(scene.upos(head), Upos::Adj | Upos::Adv | Upos::Verb | Upos::Punct);
    let led = !case.is_empty()
        || scene.relation(head) == Relation::NmodPoss
        || scene.relation(head) == Relation::OblUnmarked;
    let aside = matches!(case, "according" | "like" | "including" | "such" | "despite" | "unlike");
    named && led && !aside && !is_time(scene, head)
}

fn is_time(scene: &EventContext, head: TokenId) -> bool {
    let phrase = scene.subtree(head);
    scene.timex_at(head).is_some()
        || matches!(scene.case(head), "since" | "until" | "till")
        || phrase.len() <= 4
            && phrase.iter().any(|t| scene.timex_at(t).is_some())
            && matches!(
                scene.lemma(head),
                "end" | "start" | "beginning" | "middle" | "time" | "mark"
            )
}

pub(super) fn follows_comma(scene: &EventContext, start: TokenId) -> bool {
    let parts =
        |t: TokenId| matches!(scene.document.lower(t), "," | ";" | ":" | "(" | "-" | "–" | "—");
    parts(start) || start.before().is_some_and(parts)
}

pub(super) fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// Returns whether a clause that the tree has as reported content is about the speaker: "said Ann Lund, *who leads the
/// union*".
pub(super) fn is_aside(scene: &EventContext, clause: TokenId) -> bool {
    let words = scene.subtree(clause);
    let first = words.iter().find(|&t| scene.upos(t) != Upos::Punct);
    let relative = |t| is_relative(scene, t) || scene.document.lower(t) == "whose";
    first.is_some_and(relative) && follows_comma(scene, words.start)
}

/// Returns whether the noun is an argument of a finite clause: its subject, object or oblique.
pub(super) fn is_object(scene: &EventContext, noun: TokenId) -> bool {
    scene.upos(noun).is_nominal()
        && matches!(scene.relation(noun), Relation::Obj | Relation::Nsubj | Relation::Obl)
        && scene.head(noun).is_some_and(|h| is_predicate(scene, h) && is_finite(scene, h))
}

/// Returns whether a preposition introduces an untensed clause: "about *selling*", "for *ignoring* rules".
pub(super) fn is_led(scene: &EventContext, verb: TokenId) -> bool {
    let lead = opening(scene, verb);
    scene.xpos(verb) == Xpos::Vbg
        && !is_finite(scene, verb)
        && !lead.is_empty()
        && !matches!(
            scene.document.lower(lead.start),
            "after" | "before" | "when" | "while" | "since"
        )
}

/// Returns whether the word states the resulting state of the object: "left passengers *stranded*".
pub(super) fn is_outcome(scene: &EventContext, word: TokenId, noun: TokenId) -> bool {
    scene.relation(noun) == Relation::Obj
        && word == whole(scene, noun).end
        && scene.head(noun).is_some_and(|verb| keeps(scene, verb))
}
