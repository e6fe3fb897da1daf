//! Classifies words and phrases for summary lines: words without which the clause would be false, and phrases that
//! are times. It also provides finite forms for participles.
//!
//! `summary_clause` selects the words of a line.

use super::clause::{auxiliaries, is_finite, is_passive, is_relative};
use super::context::EventContext;
use super::lexicon;
use super::phrases::whole;
use super::referring_expressions::subject_of;
use crate::article::ParagraphRole;
use crate::document::{Relation, Upos, Xpos};
use crate::past_tense;
use crate::quotes::QuoteForm;
use crate::span::{TokenId, TokenRange};

/// Returns whether the word is a verb, or a nominal or adjectival predicate with a copula.
pub(super) fn is_predicate(context: &EventContext, word: TokenId) -> bool {
    matches!(context.upos(word), Upos::Verb | Upos::Aux)
        || context.child(word, Relation::Cop).is_some()
}

/// Returns whether the clause is the content of the noun: "a suggestion *the move was rash*".
pub(super) fn is_content(context: &EventContext, noun: TokenId, clause: TokenId) -> bool {
    lexicon::kind_of_noun(context.lemma(noun)) == Some(super::types::EventKind::Statement)
        && context.child(clause, Relation::Nsubj).is_some_and(|s| !is_relative(context, s))
        && (context.child(clause, Relation::Obj).is_some() || is_passive(context, clause))
}

/// Returns the part of a direct quote that contains the reported content, if `verb` is the cue of the quote. The
/// line then shows that part verbatim.
pub(super) fn in_marks(
    context: &EventContext,
    verb: TokenId,
    content: TokenId,
) -> Option<TokenRange> {
    let quote = &context.quotes[context.quote_at(content)?];
    let own = quote.form == QuoteForm::Direct && quote.cue.is_some_and(|cue| cue.has(verb));
    if own { quote.content.iter().copied().find(|part| part.has(content)) } else { None }
}

/// Returns whether the verb leaves, keeps or puts its object in some state.
pub(super) fn keeps(context: &EventContext, verb: TokenId) -> bool {
    matches!(context.lemma(verb), "leave" | "keep" | "find" | "make" | "get" | "have")
}

/// Returns the finite form of a participle that has no finite auxiliary: "killed" for "killing", "was backed" for
/// "backed". Returns `None` if the form in the text should stay.
pub(super) fn finite_form(context: &EventContext, verb: TokenId) -> Option<String> {
    let at = context.document.tokens[verb].span.start;
    let paragraphs = &context.document.article.paragraphs;
    let paragraph = paragraphs.get(paragraphs.partition_point(|p| p.span.end <= at));
    let headline = paragraph.is_some_and(|p| p.role == ParagraphRole::Title);
    let opens = context.document.sentence_of(verb).start == verb;
    let form = if opens { context.document.lower(verb) } else { context.document.form(verb) };
    let having = auxiliaries(context, verb).any(|a| context.document.lower(a) == "having");
    match context.xpos(verb) {
        Xpos::Vbn if having && context.child(verb, Relation::AuxPass).is_none() => {
            Some(past_tense::past(context.lemma(verb), context.document.lower(verb)))
        }
        Xpos::Vbg if !headline => {
            Some(past_tense::past(context.lemma(verb), context.document.lower(verb)))
        }
        Xpos::Vbn if !headline && is_passive(context, verb) && is_participle(context, verb) => {
            let subject = subject_of(context, verb)?;
            let many = matches!(context.xpos(subject), Xpos::Nns | Xpos::Nnps)
                || matches!(context.document.lower(subject), "they" | "we" | "you")
                || context.child(subject, Relation::Conj).is_some();
            Some(format!("{} {form}", if many { "were" } else { "was" }))
        }
        _ => None,
    }
}

/// Returns whether the verb is really a passive participle. It then has neither an object nor an active subject,
/// and it is not a mistagged plain form ("Rovers, who were beaten, *visit* Ayr").
fn is_participle(context: &EventContext, verb: TokenId) -> bool {
    let (lemma, lower) = (context.lemma(verb), context.document.lower(verb));
    let active = context
        .child(verb, Relation::Nsubj)
        .is_some_and(|s| context.relation(s) == Relation::Nsubj);
    (lemma != lower || past_tense::is_past(lemma, lower))
        && !active
        && (!lexicon::is_unaccusative(lemma) || context.child(verb, Relation::AuxPass).is_some())
        && context.child(verb, Relation::Obj).is_none()
}

/// Returns the words that introduce a clause: "after", "of", "in order to". The range is empty if there are none,
/// or more than three.
pub(super) fn opening(context: &EventContext, clause: TokenId) -> TokenRange {
    let marks = context.document.children_by(clause, Relation::Mark).filter(|&m| m < clause);
    let mut range = TokenRange::new(clause, clause);
    for mark in marks {
        range = if range.is_empty() {
            context.subtree(mark)
        } else {
            range.cover(context.subtree(mark))
        };
    }
    if range.len() > 3 { TokenRange::new(clause, clause) } else { range }
}

pub(super) fn is_denial(context: &EventContext, adverb: TokenId) -> bool {
    matches!(context.document.lower(adverb), "not" | "n't" | "n’t" | "never")
}

/// Returns whether the clause would have another meaning without the adverb: "up", "back", "nearly".
pub(super) fn is_needed(context: &EventContext, adverb: TokenId) -> bool {
    let lower = context.document.lower(adverb);
    is_hedge(context, adverb)
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
pub(super) fn is_hedge(context: &EventContext, adverb: TokenId) -> bool {
    let lower = context.document.lower(adverb);
    is_denial(context, adverb)
        || matches!(lower, "hardly" | "barely" | "nearly" | "almost" | "longer")
        || lexicon::is_possible(lower)
        || lexicon::is_likely(lower)
}

/// Returns the phrase with this head, from its preposition to the end of its "of" phrases and coordinated phrases.
pub(super) fn full_phrase(context: &EventContext, head: TokenId) -> TokenRange {
    let phrase = whole(context, head);
    let cases = context.document.children_by(head, Relation::Case).map(|c| context.subtree(c));
    let start = cases.filter(|c| c.start < phrase.start).map(|c| c.start).min();
    TokenRange::new(start.unwrap_or(phrase.start), phrase.end)
}

/// Returns whether a line may contain the phrase. Times, sources ("according to …") and adjectives without a noun
/// are excluded.
pub(super) fn is_phrase(context: &EventContext, head: TokenId) -> bool {
    let case = context.case(head);
    let named = !matches!(context.upos(head), Upos::Adj | Upos::Adv | Upos::Verb | Upos::Punct);
    let led = !case.is_empty()
        || context.relation(head) == Relation::NmodPoss
        || context.relation(head) == Relation::OblUnmarked;
    let aside = matches!(case, "according" | "like" | "including" | "such" | "despite" | "unlike");
    named && led && !aside && !is_time(context, head)
}

fn is_time(context: &EventContext, head: TokenId) -> bool {
    let phrase = context.subtree(head);
    context.timex_at(head).is_some()
        || matches!(context.case(head), "since" | "until" | "till")
        || phrase.len() <= 4
            && phrase.iter().any(|t| context.timex_at(t).is_some())
            && matches!(
                context.lemma(head),
                "end" | "start" | "beginning" | "middle" | "time" | "mark"
            )
}

pub(super) fn follows_comma(context: &EventContext, start: TokenId) -> bool {
    let parts =
        |t: TokenId| matches!(context.document.lower(t), "," | ";" | ":" | "(" | "-" | "–" | "—");
    parts(start) || start.before().is_some_and(parts)
}

pub(super) fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// Returns whether a clause that the parser took for reported content is a relative clause about the speaker: "said
/// Ann Lund, *who leads the union*".
pub(super) fn is_aside(context: &EventContext, clause: TokenId) -> bool {
    let words = context.subtree(clause);
    let first = words.iter().find(|&t| context.upos(t) != Upos::Punct);
    let relative = |t| is_relative(context, t) || context.document.lower(t) == "whose";
    first.is_some_and(relative) && follows_comma(context, words.start)
}

/// Returns whether the noun is an argument of a finite clause: its subject, object or oblique.
pub(super) fn is_object(context: &EventContext, noun: TokenId) -> bool {
    context.upos(noun).is_nominal()
        && matches!(context.relation(noun), Relation::Obj | Relation::Nsubj | Relation::Obl)
        && context.head(noun).is_some_and(|h| is_predicate(context, h) && is_finite(context, h))
}

/// Returns whether a preposition introduces an untensed clause: "about *selling*", "for *ignoring* rules".
pub(super) fn is_led(context: &EventContext, verb: TokenId) -> bool {
    let lead = opening(context, verb);
    context.xpos(verb) == Xpos::Vbg
        && !is_finite(context, verb)
        && !lead.is_empty()
        && !matches!(
            context.document.lower(lead.start),
            "after" | "before" | "when" | "while" | "since"
        )
}

/// Returns whether the word states the resulting state of the object: "left passengers *stranded*".
pub(super) fn is_outcome(context: &EventContext, word: TokenId, noun: TokenId) -> bool {
    context.relation(noun) == Relation::Obj
        && word == whole(context, noun).end
        && context.head(noun).is_some_and(|verb| keeps(context, verb))
}
