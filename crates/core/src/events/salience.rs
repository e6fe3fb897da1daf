//! Salience: how relevant an event is for a short timeline.
//!
//! It is a sum of integer points from 0 to 100, because integers are the same on every platform. There are points
//! for position in the article, kind and class, certainty and directness, and participants. The points were set by
//! hand.

use super::clause::has_to;
use super::context::EventContext;
use super::lexicon;
use super::types::{
    Argument, ArgumentRole, Certainty, DateFrom, Dating, EventClass, EventKind, Polarity, Tense,
};
use crate::article;
use crate::document::{Relation, Upos, Xpos};
use crate::features::stem;
use crate::quotes::{QuoteAct, QuoteForm};
use crate::span::TokenId;
use std::collections::HashMap;

/// The properties of an event that determine its salience.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub trigger: TokenId,
    /// Whether its summary line has all complements of its verb.
    pub complete: bool,
    pub light: Option<TokenId>,
    pub class: EventClass,
    pub kind: EventKind,
    pub arguments: &'a [Argument],
    pub date: Option<&'a Dating>,
    pub tense: Tense,
    pub polarity: Polarity,
    pub certainty: Certainty,
}

/// The stems of the article's content words (nouns, names, verbs, adjectives): those in the headline, and the number
/// of occurrences of each in the whole article. An event whose words are among them is close to the topic.
#[derive(Debug)]
pub(super) struct ArticleKeywords<'a> {
    headline: Vec<&'a str>,
    counts: HashMap<&'a str, i32>,
    /// The index of the first sentence of the body text.
    opening: usize,
}

impl<'a> ArticleKeywords<'a> {
    /// Counts the article's nouns, names, verbs and adjectives by their stems.
    pub(super) fn new(context: &'a EventContext) -> Self {
        let document = context.document;
        let body = document.article.paragraphs.iter().find(|p| p.role.is_prose());
        let first = body.and_then(|p| document.token_at(p.span.start));
        let opening = first.map_or(0, |t| usize::from(document.tokens[t].sentence));
        let mut focus = Self { headline: Vec::new(), counts: HashMap::new(), opening };
        let content = |&t: &TokenId| {
            matches!(context.upos(t), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj)
        };
        for token in document.all().iter().filter(content) {
            let stem = stem(context.lemma(token));
            *focus.counts.entry(stem).or_default() += 1;
            if document.is_in_title(token) {
                focus.headline.push(stem);
            }
        }
        focus.headline.sort_unstable();
        focus
    }

    fn in_headline(&self, lemma: &str) -> bool {
        self.headline.binary_search(&stem(lemma)).is_ok()
    }

    fn count(&self, lemma: &str) -> i32 {
        self.counts.get(stem(lemma)).copied().unwrap_or(0)
    }
}

/// Returns the salience in hundredths, 0 to 100.
pub(super) fn points(context: &EventContext, focus: &ArticleKeywords, event: &Candidate) -> u8 {
    let sum = BASE
        + place(context, focus, event.trigger)
        + sort(context, event)
        + telling(context, event)
        + participants(context, event)
        + matter(context, focus, event)
        + source(context, event.trigger);
    sum.clamp(0, 100) as u8
}

/// The points that every event has at first, chosen so that a story of 3,000 characters has four to ten main
/// events.
const BASE: i32 = 10;

/// Returns the points for relevance to the article's topic.
fn matter(context: &EventContext, focus: &ArticleKeywords, event: &Candidate) -> i32 {
    let trigger = context.lemma(event.trigger);
    let mut points = if focus.in_headline(trigger) { 10 } else { 0 };
    points += (focus.count(trigger) - 1).clamp(0, 3);
    let heads = event
        .arguments
        .iter()
        .filter(|a| matches!(a.role, ArgumentRole::Agent | ArgumentRole::Patient))
        .map(|a| context.lemma(context.document.head_of(a.tokens)));
    let of_heads: i32 =
        heads.map(|head| if focus.in_headline(head) { 5 } else { 0 } + (focus.count(head) - 1).clamp(0, 2)).sum();
    points + of_heads.min(12)
}

/// Returns the points for position: most for the headline and the opening, fewer for later text.
fn place(context: &EventContext, focus: &ArticleKeywords, trigger: TokenId) -> i32 {
    let sentence = context.document.tokens[trigger].sentence;
    let at = context.document.tokens[trigger].span.start;
    let paragraphs = &context.document.article.paragraphs;
    let paragraph = paragraphs.partition_point(|p| p.span.end <= at);
    match paragraphs.get(paragraph).map(|p| p.role) {
        Some(article::ParagraphRole::Title) => return 28,
        Some(role) if !role.is_story() => return -30,
        _ => {}
    }
    let far = (usize::from(trigger) * 9 / context.document.tokens.len().max(1)) as i32;
    let opening = [16, 10, 6, 3];
    let nth = usize::from(sentence).saturating_sub(focus.opening);
    opening.get(nth).copied().unwrap_or(0) + 9 - far
}

/// Returns the points for the kind and the class of event: more if something happens, fewer for a state.
fn sort(context: &EventContext, event: &Candidate) -> i32 {
    // "The trial began": the event that begins determines the kind.
    let begun = (event.class == EventClass::Aspectual)
        .then(|| context.child(event.trigger, Relation::Nsubj))
        .flatten()
        .and_then(|noun| lexicon::kind_of_noun(context.lemma(noun)));
    let kind = match begun.unwrap_or(event.kind) {
        EventKind::Conflict | EventKind::Life | EventKind::Disaster | EventKind::Justice => 16,
        EventKind::Personnel | EventKind::Policy => 12,
        EventKind::Business | EventKind::Transaction | EventKind::Contact => 9,
        EventKind::Movement => 6,
        EventKind::Statement => 2,
        EventKind::Other => 0,
    };
    let class = match event.class {
        EventClass::Occurrence => 6,
        EventClass::IAction => 2,
        EventClass::Reporting => -9,
        EventClass::Aspectual if begun.is_some() => 6,
        EventClass::Aspectual | EventClass::Perception => -10,
        EventClass::IState | EventClass::State => -18,
    };
    let vague = event.light.is_none() && lexicon::is_vague(context.lemma(event.trigger));
    let named = is_in_name(context, event.trigger);
    let vague = vague && begun.is_none();
    kind + class - if vague { 12 } else { 0 } - if named { 30 } else { 0 }
}

/// Returns whether the word is part of a title or name, because it is a capitalised verb within its sentence: "the
/// programme *Go* Digital".
fn is_in_name(context: &EventContext, word: TokenId) -> bool {
    let capital = context.document.form(word).starts_with(char::is_uppercase);
    let first = context.document.sentence_of(word).start;
    let opens = word == first || word == first.plus(1);
    context.upos(word) == Upos::Verb && capital && !opens && !context.document.is_in_title(word)
}

/// Returns the points for how the event is reported: in the main clause or as background, as a fact or a
/// possibility, with or without a date.
fn telling(context: &EventContext, event: &Candidate) -> i32 {
    let centre = event.light.unwrap_or(event.trigger);
    let form = match (context.upos(centre), context.relation(centre)) {
        (Upos::Verb, Relation::Root | Relation::Parataxis) => 8,
        (Upos::Verb, Relation::Conj | Relation::Ccomp) => 5,
        (Upos::Verb, Relation::Acl) => -20,
        (Upos::Verb, Relation::AclRelcl) => -8,
        (Upos::Verb, _) if has_to(context, centre) => -10,
        (Upos::Verb, _) => 0,
        _ if event.light.is_some() => -10,
        _ if context.document.is_in_title(centre) && context.relation(centre) != Relation::Root => {
            -20
        }
        _ if context.document.is_in_title(centre) => -8,
        (_, Relation::Obj) => -30,
        _ if event.date.is_some_and(|date| date.from == DateFrom::Expression) => -14,
        _ => -24,
    };
    let certainty = match event.certainty {
        Certainty::Certain => 0,
        Certainty::Probable => -8,
        Certainty::Possible => -18,
    };
    let date = match event.date.map(|date| date.from) {
        Some(DateFrom::Expression | DateFrom::Reader) => 15,
        Some(DateFrom::Context) => 3,
        Some(DateFrom::Published) => 0,
        None => -10,
    };
    let denied = if event.polarity == Polarity::Negative { -6 } else { 0 };
    let dated = event.date.is_some_and(|date| date.from == DateFrom::Expression);
    let ahead = if event.tense == Tense::Future && !dated { -3 } else { 0 };
    let empty = if event.complete { 0 } else { -14 };
    let nobody = event
        .arguments
        .iter()
        .all(|a| !matches!(a.role, ArgumentRole::Agent | ArgumentRole::Patient));
    let alone = if nobody { -6 } else { 0 };
    let asked = if is_asked(context, centre) { -14 } else { 0 };
    // "flies to 60 cities": habitual events are no news.
    let plain = matches!(context.xpos(centre), Xpos::Vbz | Xpos::Vbp)
        && event.class != EventClass::Reporting;
    let habit = if plain && !context.document.is_in_title(centre) { -8 } else { 0 };
    let retold = if event.class == EventClass::Reporting && tells_happening(context, centre) {
        -16
    } else {
        0
    };
    form + certainty + date + denied + ahead + alone + empty + asked + retold + habit
}

/// Returns whether the verb is in an indirect question ("how money is spent"), a condition ("if") or an alternative
/// ("rather than").
fn is_asked(context: &EventContext, verb: TokenId) -> bool {
    context.document.children(verb).iter().filter(|&&c| c < verb).any(|&child| {
        let lower = context.document.lower(child);
        match context.relation(child).base() {
            Relation::Advmod => context.xpos(child) == Xpos::Wrb && lower != "when",
            Relation::Cc | Relation::Mark | Relation::Case => {
                matches!(lower, "rather" | "whether" | "if" | "unless" | "until")
            }
            _ => false,
        }
    })
}

/// Returns whether the content of a report is itself an event for the timeline, so that the report is redundant.
fn tells_happening(context: &EventContext, verb: TokenId) -> bool {
    let content = context.child(verb, Relation::Ccomp).filter(|&c| context.upos(c) == Upos::Verb);
    content.is_some_and(|c| {
        let kind = lexicon::kind_of_verb(context.lemma(c));
        let happens = matches!(context.xpos(c), Xpos::Vbd | Xpos::Vbn | Xpos::Vbg);
        happens
            && (kind.is_some_and(|k| k != EventKind::Statement)
                || !lexicon::is_vague(context.lemma(c)))
    })
}

/// The maximum number of points by which [`balance`] raises the events of an article, to fill its timeline.
const LIFT: u8 = 14;

/// Shifts the points of all events so that the article has neither too few nor too many main events; a longer article
/// may have more.
///
/// `dated` states for each event whether it can be on the timeline; `n_bytes` is the article's length.
pub(super) fn balance(points: &mut [u8], dated: &[bool], n_bytes: usize) {
    let fewest = 5 + (n_bytes / 1500).min(2);
    let most = 6 + (n_bytes / 800).min(24);
    let mut ranked: Vec<u8> =
        points.iter().zip(dated).filter(|&(_, &dated)| dated).map(|(&points, _)| points).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let shown = ranked.iter().filter(|&&points| points >= SHOWN).count();
    let (lift, cut) = match (ranked.get(fewest - 1), ranked.get(most - 1)) {
        (Some(&least), _) if shown < fewest => ((SHOWN - least.min(SHOWN)).min(LIFT), 0),
        (_, Some(&last_in)) if shown > most => (0, last_in - SHOWN),
        _ => (0, 0),
    };
    points.iter_mut().for_each(|p| *p = (*p + lift).saturating_sub(cut).min(100));
}

/// The minimum salience of a main event in hundredths: [`dateline_schema::MIN_SALIENCE`].
const SHOWN: u8 = 50;

/// Returns the points for participants; entities with more mentions count more.
fn participants(context: &EventContext, event: &Candidate) -> i32 {
    let mut points = 0;
    for argument in event.arguments {
        points += match argument.role {
            ArgumentRole::Agent | ArgumentRole::Patient => 4,
            ArgumentRole::Number => 8,
            ArgumentRole::Recipient | ArgumentRole::Place => 2,
            ArgumentRole::Instrument => 1,
        };
        let mention = argument.mention.and_then(|m| context.entities.of_mention.get(m)).copied();
        if let Some(entity) = mention.flatten() {
            let entity = &context.entities.list[entity];
            points += (entity.mentions.len() as i32).min(5);
        }
    }
    if event.arguments.is_empty() { -12 } else { points.min(24) }
}

/// Returns the points for the source: 0 for the article's own words, fewer for indirect speech, and still fewer for
/// mixed speech, thoughts and direct speech.
fn source(context: &EventContext, trigger: TokenId) -> i32 {
    let Some(quote) = context.quote_at(trigger) else { return 0 };
    match (context.quotes[quote].act, context.quotes[quote].form) {
        (QuoteAct::Thought, _) => -14,
        (QuoteAct::Speech, QuoteForm::Indirect) => -2,
        (QuoteAct::Speech, QuoteForm::Mixed) => -8,
        (QuoteAct::Speech, QuoteForm::Direct) => -16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeline_is_neither_bare_nor_crowded() {
        let check = |mut points: Vec<u8>, n_bytes, expected: usize| {
            let dated = vec![true; points.len()];
            balance(&mut points, &dated, n_bytes);
            let shown = points.iter().filter(|&&p| p >= SHOWN).count();
            assert_eq!(shown, expected, "{points:?}");
        };
        check(vec![70, 48, 44, 41, 39, 38, 30], 2_500, 6);
        check((40..100).collect(), 3_000, 9);
        check(vec![20; 9], 3_000, 0);
        check(Vec::new(), 0, 0);
        let mut undated = vec![90, 48, 47];
        balance(&mut undated, &[false, true, true], 100);
        assert_eq!(undated, [90, 48, 47]);
    }
}
