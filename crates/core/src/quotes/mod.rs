//! Quotes: finds what somebody said or thought (the content), the words that report it (the cue), and the words
//! that name who said it (the source).
//!
//! Content, cue and source are the parts of an attribution in the corpora PARC 3 and PolNeAR (Newell et al. 2018).
//! This module also decides the form of each quote (direct, indirect, mixed) and its act (speech, thought).
//! `entities` resolves the source to an entity.

pub(crate) mod attribution;
pub(crate) mod content;
pub(crate) mod content_features;
pub(crate) mod context;
pub(crate) mod cues;
mod fallback_attribution;
mod layout_attribution;
mod marks;
mod rules;
pub(crate) mod select;
pub(crate) mod speakers;
mod speech_filter;
mod tree;
mod types;

pub use types::{Quote, QuoteAct, QuoteForm};

use crate::document::{Document, Upos};
use crate::linear::Model;
use crate::mentions::{self, Mention};
use crate::span::{MentionId, QuoteId, TokenId, TokenRange};
use crate::word_classes::WordClasses;
use attribution::Attribution;
use context::QuoteContext;
use typed_index_collections::{TiSlice, TiVec};

/// Returns a second threshold that the score of an attribution must exceed, besides [`select::MIN_SCORE`];
/// `i32::MIN` if there is no second threshold. It applies to indirect quotes without a source, because sentences
/// about events often have the same form, and to indirect quotes without a verb in the content, because their cue
/// may not report words ("reported a profit"). Set by hand.
fn min_score(context: &QuoteContext, quote: &Quote) -> i32 {
    match quote.form {
        QuoteForm::Indirect if quote.source.is_none() => 15,
        QuoteForm::Indirect if !quote.content.iter().any(|&part| context.has_verb(part)) => 0,
        _ => i32::MIN,
    }
}

/// Returns whether the cue of quoted speech is a verb that is only next to the speech and does not report it, so
/// that it identifies no speaker: “We had no choice.” The bridge *was closed* in May.
fn is_unrelated_verb(context: &QuoteContext, cue: TokenId, quote: &Quote) -> bool {
    let speaks = |id: MentionId| {
        let mention = &context.mentions[id];
        let capable =
            matches!(mention.kind, Some(mentions::EntityKind::Person | mentions::EntityKind::Org));
        capable || mention.form == mentions::MentionForm::Pronoun
    };
    let document = context.document;
    let apart = quote.content.iter().all(|part| !document.sentence_of(part.start).has(cue));
    let start = quote.range().start;
    let far = cue < start && TokenRange::new(cue.plus(1), start).iter().any(|t| context.is_word(t));
    let cue_in_reach = context.is_one_of(start.before(), &[":"]);
    quote.form == QuoteForm::Direct
        && document.tokens[cue].upos == Upos::Verb
        && !cues::tells(context, cue)
        && !quote.speaker.is_some_and(speaks)
        && (apart || far)
        && !cue_in_reach
        && quote.content.iter().all(|&part| fallback_attribution::looks_like_speech(context, part))
}

/// Returns the quotes of an article, in text order. No two quotes share a token. If `model` is empty, rules find
/// the quotes.
#[must_use]
pub fn find(
    document: &Document,
    mentions: &TiSlice<MentionId, Mention>,
    classes: &WordClasses,
    model: &Model,
) -> TiVec<QuoteId, Quote> {
    let context = QuoteContext::new(document, mentions, classes);
    let attributions = select::attributions(&context, model, select::MIN_SCORE);
    let unattributed = fallback_attribution::unattributed(&context, &attributions);
    let mut quotes: Vec<Quote> = Vec::new();
    for attribution in &attributions {
        let quote = quote(&context, model, attribution);
        if attribution.layout_source.is_none()
            && is_unrelated_verb(&context, attribution.cue, &quote)
        {
            quotes.push(Quote::in_marks(quote.content));
        } else if attribution.layout_source.is_some()
            || attribution.score > min_score(&context, &quote)
        {
            quotes.extend(fallback_attribution::spoken_after_thought(&context, quote));
        }
    }
    quotes.extend(unattributed.into_iter().map(|stretch| Quote::in_marks(vec![stretch])));
    quotes.sort_by_key(|quote| (quote.range().start, quote.cue.map(|cue| cue.start)));
    drop_overlaps(&mut quotes, document.tokens.len());
    quotes.into()
}

/// Removes quotes that share a token with an earlier quote. Selection compares an attribution only with its
/// `select::WINDOW` neighbours, so overlaps may remain in a text that contains almost nothing but cues.
fn drop_overlaps(quotes: &mut Vec<Quote>, n_tokens: usize) {
    let mut told = vec![false; n_tokens];
    quotes.retain(|quote| {
        let words = || quote.content.iter().flat_map(|part| part.iter()).map(usize::from);
        let is_new = words().all(|word| !told[word]);
        if is_new {
            words().for_each(|word| told[word] = true);
        }
        is_new
    });
}

/// Converts an attribution into a quote: finds its source and speaker, and decides its form and act.
fn quote(context: &QuoteContext, model: &Model, attribution: &Attribution) -> Quote {
    let mut source = select::source(context, model, attribution);
    let mut cue = attribution.cue;
    let mut content = attribution.content.parts.clone();
    content.sort_unstable();
    if let Some((inner, subject, marked)) = speech_filter::inner_attribution(context, &content) {
        (cue, content, source) = (inner, marked, Some(speakers::plain(context, subject)));
    }
    let form = context.form(&content);
    if form != QuoteForm::Direct && attribution.layout_source.is_none() {
        let cut = |part: &mut TokenRange| *part = speech_filter::trimmed(context, cue, *part);
        content.iter_mut().for_each(cut);
        // The examples after a part may contain the next part.
        content.dedup_by(|next, last| {
            let meets = next.start < last.end;
            if meets {
                *last = last.cover(*next);
            }
            meets
        });
    }
    if form != QuoteForm::Direct
        && let [part] = content[..]
        && let Some(subject) =
            speech_filter::subject_before(context, part, cue, source.map(|source| source.words))
    {
        content.insert(0, subject);
    }
    let mut says = form != QuoteForm::Indirect
        || attribution.layout_source.is_some()
        || speech_filter::is_proposition(context, cue, &content);
    if !says && let Some((inner, words)) = speech_filter::inner_report(context, &content) {
        (cue, content, says) = (inner, vec![words], true);
    }
    if form == QuoteForm::Indirect
        && attribution.layout_source.is_none()
        && speech_filter::is_no_report(context, cue, source.map(|source| source.words))
    {
        says = false;
    }
    let act = cues::act(context, cue, form == QuoteForm::Direct);
    Quote {
        form,
        act: if says { act } else { QuoteAct::Thought },
        cue: Some(cues::words(context, cue)),
        source: source.map(|s| s.words),
        speaker: source.and_then(|s| speakers::mention(context, &s)),
        content,
    }
}
