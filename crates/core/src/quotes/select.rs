//! Selects the cues that report something, and for each of them the content and the source.
//!
//! A linear model scores every cue with every candidate for its content. The best candidate of a cue makes an
//! attribution if its score exceeds [`MIN_SCORE`]. If two attributions overlap, the outer one is kept, because
//! quotes inside quotes are not listed. `content` and `speakers` provide the candidates.

use super::attribution::{Attribution, CONTENT, SOURCE, score};
use super::content::{self, Candidate};
use super::content_features;
use super::context::QuoteContext;
use super::cues;
use super::fallback_attribution;
use super::layout_attribution;
use super::rules;
use super::speakers::{self, Source};
use crate::document::Relation;
use crate::features::Features;
use crate::linear::Model;
use crate::mentions::MentionForm;
use crate::span::TokenId;
use std::collections::HashSet;

/// The score that an attribution must exceed. A score is the log-odds of "the cue reports this content" to "the cue
/// reports nothing", in steps of 0.04 (see `train::quotes`). The threshold is below even odds, because several
/// candidates of a cue share the probability. Set by hand.
pub(crate) const MIN_SCORE: i32 = -25;

/// The minimum score of a cue's own features. Cues with a lower score are skipped, because the features of a
/// candidate cannot compensate for it. Set by hand.
const MIN_CUE_SCORE: i32 = -140;

/// Returns the attributions of an article, ordered by cue: for each cue the best content with a score above `bar`,
/// without attributions inside others. Adds attributions by layout and by fallbacks.
pub(crate) fn attributions(context: &QuoteContext, model: &Model, bar: i32) -> Vec<Attribution> {
    let possible = |&t: &TokenId| cues::is_possible(context, t) && context.is_story(t);
    let cues = context.document.tokens.keys().filter(possible);
    let mut all: Vec<Attribution> = cues.filter_map(|cue| best(context, model, cue, bar)).collect();
    split_asides(context, &mut all);
    let mut found = outermost(all);
    let turns = layout_attribution::turns(context);
    if !turns.is_empty() {
        let given: HashSet<TokenId> = turns.iter().flat_map(Attribution::tokens).collect();
        found.retain(|a| !given.contains(&a.cue) && !a.tokens().any(|t| given.contains(&t)));
        found.extend(turns);
    }
    found.extend(
        layout_attribution::headline(context).filter(|h| found.iter().all(|a| !a.touches(h))),
    );
    found.sort_by_key(|attribution| attribution.cue);
    fallback_attribution::attach_fallbacks(context, model, &mut found);
    found
}

fn best(context: &QuoteContext, model: &Model, cue: TokenId, bar: i32) -> Option<Attribution> {
    if model.is_empty() {
        return rules::attribution(context, cue);
    }
    let mut features = Features::default();
    cues::features(context, cue, &mut features);
    let base = score(model, &features, CONTENT);
    if base < MIN_CUE_SCORE {
        return None;
    }
    let mut best: Option<Attribution> = None;
    let said = |content: &Candidate| {
        !content_features::is_label(context, cue, content)
            && !content_features::is_circumstance(context, cue, content)
    };
    for content in content::candidates(context, cue).into_iter().filter(said) {
        features.list.clear();
        content_features::features(context, cue, &content, &mut features);
        let score = base + score(model, &features, CONTENT);
        if score > best.as_ref().map_or(bar, |b| b.score) {
            best = Some(Attribution { cue, content, score, layout_source: None });
        }
    }
    if let Some(best) = &mut best {
        content::to_the_comma(context, cue, &mut best.content);
    }
    best
}

/// The score that the source of quoted speech must exceed. It is low, because quoted speech has a source, which is
/// usually named. The source of other content must exceed 0. Set by hand.
const MIN_SPEECH_SCORE: i32 = -60;

/// Returns the source of an attribution: the source that the layout determines, else the best candidate. `None` if
/// no candidate has a sufficient score.
pub(crate) fn source(
    context: &QuoteContext,
    model: &Model,
    attribution: &Attribution,
) -> Option<Source> {
    if attribution.layout_source.is_some() {
        return attribution.layout_source;
    }
    if model.is_empty() {
        return rules::source(context, attribution);
    }
    let mut features = Features::default();
    let in_marks =
        attribution.content.parts.iter().all(|&part| context.n_marked(part) == part.len());
    let mut best = (if in_marks { MIN_SPEECH_SCORE } else { 0 }, None);
    for source in speakers::candidates(context, attribution.cue, &attribution.content) {
        features.list.clear();
        speakers::features(context, attribution.cue, &attribution.content, &source, &mut features);
        let score = score(model, &features, SOURCE);
        if score > best.0 {
            best = (score, Some(source));
        }
    }
    best.1.map(|source| described(context, attribution, source))
}

/// Returns the whole noun phrase if `source` is an apposition in it: for [a teacher] in "Ana Lund, a teacher,
/// said", this is "Ana Lund, a teacher". Otherwise returns `source`.
fn described(context: &QuoteContext, attribution: &Attribution, source: Source) -> Source {
    let token = &context.document.tokens[source.head];
    let whole = token.head.filter(|_| token.relation == Relation::Appos);
    let mut candidates =
        speakers::candidates(context, attribution.cue, &attribution.content).into_iter();
    let whole = whole.and_then(|head| candidates.find(|candidate| candidate.head == head));
    whole.filter(|whole| whole.words.has(source.head)).unwrap_or(source)
}

/// Ends content before a relative clause in which a named speaker reports something: "It had gone well, which
/// Ankara said was no surprise". The relative clause is an attribution of its own.
fn split_asides(context: &QuoteContext, all: &mut [Attribution]) {
    let document = context.document;
    for inner in 0..all.len() {
        let cue = all[inner].cue;
        let named = document.child(cue, Relation::Nsubj).and_then(|s| context.mention_at(s));
        let named = named.is_some_and(|id| context.mentions[id].form == MentionForm::Name);
        let Some(comma) = comma_before(context, cue).filter(|_| named) else { continue };
        for outer in all[inner.saturating_sub(WINDOW)..inner].iter_mut() {
            if let Some(last) = outer.content.parts.last_mut()
                && last.has(comma)
                && last.start < comma
            {
                last.end = comma;
            }
        }
    }
}

/// Returns the comma before the relative clause whose verb is `verb`. `None` if there is no such clause or if the
/// verb is in a quoted span.
fn comma_before(context: &QuoteContext, verb: TokenId) -> Option<TokenId> {
    let document = context.document;
    let start = context.document.subtree(verb).start;
    let comma = if document.form(start) == "," { start } else { start.before()? };
    let relative = context
        .after(comma)
        .is_some_and(|word| matches!(document.lower(word), "which" | "who" | "whom" | "whose"));
    let aside = document.form(comma) == "," && relative && context.marked_at(verb).is_none();
    aside.then_some(comma)
}

/// Removes attributions whose cue is in the content of another attribution, and the attribution with the lower
/// score if the contents of two overlap.
fn outermost(all: Vec<Attribution>) -> Vec<Attribution> {
    let beats = |a: &Attribution, b: &Attribution| match (a.covers(b.cue), b.covers(a.cue)) {
        (true, false) => true,
        (false, true) => false,
        _ => a.crosses(b) && (a.score, b.cue) > (b.score, a.cue),
    };
    let mut kept = vec![true; all.len()];
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(all[i].score));
    // Content is near its cue, so only attributions with neighbouring indices can overlap: `all` is ordered by cue.
    for &i in &order {
        let lowest = i.saturating_sub(WINDOW);
        let highest = (i + WINDOW).min(all.len().saturating_sub(1));
        for j in lowest..=highest {
            if j != i && kept[j] && beats(&all[j], &all[i]) {
                kept[i] = false;
                break;
            }
        }
    }
    all.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(a, _)| a).collect()
}

/// The number of attributions, before and after an attribution in the order of cues, that are compared with it.
const WINDOW: usize = 40;

#[cfg(test)]
mod tests {
    use super::super::attribution::told;
    use super::*;

    fn cues_kept(all: Vec<Attribution>) -> Vec<u32> {
        outermost(all).iter().map(|attribution| attribution.cue.0).collect()
    }

    #[test]
    fn what_is_reported_inside_other_content_is_dropped_however_strong() {
        assert_eq!(cues_kept(vec![told(1, &[(2, 9)], 5), told(4, &[(5, 9)], 80)]), [1]);
        assert_eq!(cues_kept(vec![told(3, &[(0, 3)], 80), told(9, &[(0, 8)], 5)]), [9]);
    }

    #[test]
    fn of_two_that_cross_the_stronger_stays() {
        assert_eq!(cues_kept(vec![told(0, &[(1, 6)], 5), told(8, &[(4, 8)], 9)]), [8]);
        assert_eq!(cues_kept(vec![told(0, &[(1, 6)], 9), told(8, &[(4, 8)], 5)]), [0]);
    }

    #[test]
    fn what_touches_nothing_stays() {
        assert_eq!(cues_kept(vec![told(0, &[(1, 4)], 5), told(5, &[(6, 8)], 1)]), [0, 5]);
    }
}
