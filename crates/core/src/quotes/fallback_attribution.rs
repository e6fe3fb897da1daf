//! Attributes the quoted spans that are left over: those that are neither the content of a cue that `select` chose, nor
//! in a turn of a transcript, nor in a headline with a speaker.
//!
//! The fallbacks are tried in this order: 1. a dash and a name after the span name its speaker (see
//! `layout_attribution`); 2. a nearby cue reports the span, although its score is below the threshold; 3. the span
//! continues the previous quote; 4. the span is speech without a known speaker. Only spans that look like speech are
//! considered; scare quotes, titles and nicknames are not attributed.

use super::attribution::{Attribution, CONTENT, score};
use super::content;
use super::content_features;
use super::context::QuoteContext;
use super::cues;
use super::layout_attribution;
use super::marks::SHORTEST_SPEECH;
use super::types::{Quote, QuoteAct};
use crate::features::Features;
use crate::linear::Model;
use crate::span::{TokenId, TokenRange};
use std::collections::HashSet;

/// Attributes the quoted spans that are not in the content of an attribution yet, with the first three fallbacks.
/// Afterwards `found` is ordered by cue.
pub(super) fn attach_fallbacks(
    context: &QuoteContext,
    model: &Model,
    found: &mut Vec<Attribution>,
) {
    let stray = |found: &[Attribution]| {
        let marked = context.marked.iter().zip(attributed(context, found));
        marked.filter(|(_, attributed)| !attributed).map(|(&m, _)| m).collect::<Vec<TokenRange>>()
    };
    for stretch in stray(found) {
        found.extend(layout_attribution::signed(context, stretch));
    }
    let mut reports: HashSet<TokenId> = found.iter().map(|attribution| attribution.cue).collect();
    // Without a model, cues have no scores, so no nearby cue can be chosen.
    let near = |&stretch: &TokenRange| !model.is_empty() && looks_like_speech(context, stretch);
    for stretch in stray(found).into_iter().filter(near) {
        let second = nearby_cue(context, model, stretch, &reports);
        reports.extend(second.as_ref().map(|attribution| attribution.cue));
        found.extend(second);
    }
    found.sort_by_key(|attribution| attribution.cue);
    extend_continued(context, found);
}

/// Returns the quoted spans without an attribution that are speech without a known speaker: whole sentences that
/// look like speech, and quoted spans before the colon of a headline.
pub(super) fn unattributed(context: &QuoteContext, found: &[Attribution]) -> Vec<TokenRange> {
    let marked = context.marked.iter().zip(attributed(context, found));
    let whole = |stretch: TokenRange| {
        let next = Some(stretch.end).filter(|&t| context.document.tokens.get(t).is_some());
        let ends = next.is_none_or(|t| context.document.sentence_of(t).start == t);
        stretch.len() >= MIN_LONE_SPEECH && opens_sentence(context, stretch.start) && ends
    };
    marked
        .filter(|&(&m, attributed)| {
            !attributed
                && (whole(m) && looks_like_speech(context, m) && context.is_story(m.start)
                    || heads(context, m))
        })
        .map(|(&m, _)| m)
        .collect()
}

/// Splits a quote that consists of a thought and of whole sentences in quotation marks: "She hopes to win. “We have
/// trained for a year.”" Returns two quotes: the thought, and the sentences as speech of the same source. Returns
/// `quote` unchanged if it is speech or cannot be split in this way.
pub(super) fn spoken_after_thought(context: &QuoteContext, mut quote: Quote) -> Vec<Quote> {
    if quote.act == QuoteAct::Speech {
        return vec![quote];
    }
    let told = |part: &TokenRange| {
        context.is_quoted_span(*part)
            && opens_sentence(context, part.start)
            && looks_like_speech(context, *part)
    };
    let (spoken, thought): (Vec<_>, Vec<_>) = quote.content.iter().copied().partition(told);
    if spoken.is_empty() || thought.is_empty() {
        return vec![quote];
    }
    let spoken = Quote { source: quote.source, speaker: quote.speaker, ..Quote::in_marks(spoken) };
    quote.form = context.form(&thought);
    quote.content = thought;
    vec![quote, spoken]
}

/// The minimum length of a quoted span that counts as speech without a cue, in tokens including both marks. Set by
/// hand.
const MIN_LONE_SPEECH: usize = 8;

/// The score that a cue near unattributed speech must exceed, far below [`select::MIN_SCORE`]. Set by hand.
const MIN_NEARBY_CUE_SCORE: i32 = -110;

/// The number of tokens, before and after a quoted span, among which its cue is searched. Set by hand.
const CUE_WINDOW: u32 = 12;

/// Returns the attribution of a quoted span to the nearby cue with the highest score. `reports` are the cues that
/// already report other content; they are excluded.
fn nearby_cue(
    context: &QuoteContext,
    model: &Model,
    stretch: TokenRange,
    reports: &HashSet<TokenId>,
) -> Option<Attribution> {
    let document = context.document;
    let first = stretch.start.0.saturating_sub(CUE_WINDOW);
    let last = (stretch.end.0 + CUE_WINDOW).min(document.tokens.len() as u32);
    let beside = (first..stretch.start.0).chain(stretch.end.0..last).map(TokenId);
    let free = |&cue: &TokenId| {
        cues::is_possible(context, cue)
            && context.is_story(cue)
            && context.marked_at(cue).is_none()
            && cue_in_reach(context, cue, stretch)
            && !reports.contains(&cue)
    };
    let mut features = Features::default();
    let mut best: Option<Attribution> = None;
    for cue in beside.filter(free) {
        features.list.clear();
        cues::features(context, cue, &mut features);
        let base = score(model, &features, CONTENT);
        for content in content::candidates(context, cue) {
            if content.parts != [stretch] {
                continue;
            }
            features.list.clear();
            content_features::features(context, cue, &content, &mut features);
            let score = base + score(model, &features, CONTENT);
            if score > best.as_ref().map_or(MIN_NEARBY_CUE_SCORE, |b| b.score) {
                best = Some(Attribution { cue, content, score, layout_source: None });
            }
        }
    }
    best
}

/// Returns whether a headline or heading starts with the span and a colon: ‘We have nothing’: …
fn heads(context: &QuoteContext, stretch: TokenRange) -> bool {
    context.is_headline(stretch.start)
        && context.is_one_of(Some(stretch.end), &[":"])
        && opens_paragraph(context, stretch.start)
        && context.has_verb(stretch)
        && !content::is_title(context, stretch)
}

/// Returns whether the cue is in the paragraph of the span, or in the previous one if that ends with a colon.
fn cue_in_reach(context: &QuoteContext, cue: TokenId, stretch: TokenRange) -> bool {
    let colon = context.is_one_of(stretch.start.before(), &[":"]);
    let (there, here) = (context.paragraph(cue), context.paragraph(stretch.start));
    there == here || colon && there + 1 == here
}

/// Returns whether a quoted span looks like speech: it has a verb, is neither very short nor a title, and either
/// follows a comma or colon, or starts with a capital and ends with a stop or comma.
pub(super) fn looks_like_speech(context: &QuoteContext, stretch: TokenRange) -> bool {
    if stretch.len() < SHORTEST_SPEECH {
        return false;
    }
    let capital = context.document.form(stretch.start.plus(1)).starts_with(char::is_uppercase);
    let led_in = context.is_one_of(stretch.start.before(), &[",", ":"]);
    let end = stretch.last().and_then(TokenId::before);
    let stopped = context.is_one_of(end, &[",", ".", "?", "!", "…", "..."]);
    !content::is_title(context, stretch)
        && (capital || led_in)
        && (stopped || led_in)
        && context.has_verb(stretch)
}

/// Returns whether the token is the first of its paragraph.
fn opens_paragraph(context: &QuoteContext, token: TokenId) -> bool {
    token.before().is_none_or(|before| context.paragraph(before) != context.paragraph(token))
}

/// Extends each attribution by the unattributed quoted spans that continue it: a span after the cue in the same
/// sentence (“…,” she said, “…”), and whole sentences in quotation marks in the same or the next paragraph.
fn extend_continued(context: &QuoteContext, found: &mut [Attribution]) {
    let attributed = attributed(context, found);
    // The index of the last attribution so far, and the number of the last paragraph with its cue or content.
    let mut last: Option<(usize, u32)> = None;
    let mut told = 0;
    for (&stretch, attributed) in context.marked.iter().zip(attributed) {
        while told < found.len() && found[told].cue < stretch.end {
            // Later spans do not continue speech that is attributed by layout: a signature ends the speech, and
            // each turn of a transcript names its own speaker.
            let goes_on = found[told].layout_source.is_none();
            last = goes_on.then(|| (told, context.paragraph(found[told].cue)));
            told += 1;
        }
        let Some((speaker, before)) = last.filter(|_| !attributed) else { continue };
        let (start, here) = (stretch.start, context.paragraph(stretch.start));
        let near = before == here || (before + 1 == here && opens_paragraph(context, start));
        let whole = stretch.len() >= SHORTEST_SPEECH
            && opens_sentence(context, start)
            && !content::is_title(context, stretch);
        if near && (whole || is_second_half(context, &found[speaker], start)) {
            found[speaker].content.parts.push(stretch);
            last = Some((speaker, here));
        }
    }
}

/// Returns for each quoted span whether it overlaps the content of an attribution or contains a cue.
fn attributed(context: &QuoteContext, found: &[Attribution]) -> Vec<bool> {
    let mut attributed = vec![false; context.marked.len()];
    for attribution in found {
        let cue = TokenRange::one(attribution.cue);
        for part in attribution.content.parts.iter().chain([&cue]) {
            let first = context.marked.partition_point(|m| m.end <= part.start);
            let touched = context.marked[first..].iter().take_while(|m| m.start < part.end);
            let end = first + touched.count();
            attributed[first..end].fill(true);
        }
    }
    attributed
}

/// Returns whether the quoted span at `start` is the second half of speech that the cue interrupts: “…,” she said,
/// “…”. The content is before the cue, and the span is after the cue and a comma in the same sentence.
fn is_second_half(context: &QuoteContext, attribution: &Attribution, start: TokenId) -> bool {
    let cue = attribution.cue;
    attribution.content.parts[0].end <= cue
        && cue < start
        && context.document.tokens[cue].sentence == context.document.tokens[start].sentence
        && context.is_one_of(start.before(), &[","])
}

/// Returns whether a sentence starts at the token, or the token follows a full stop, "!", "?" or ":".
fn opens_sentence(context: &QuoteContext, token: TokenId) -> bool {
    let document = context.document;
    document.sentence_of(token).start == token
        || token.before().is_none_or(|b| matches!(document.form(b), "." | "!" | "?" | ":"))
}

#[cfg(test)]
mod tests {
    use super::super::attribution::told;
    use super::*;
    use crate::mentions::Mention;
    use crate::span::MentionId;
    use crate::testing;
    use crate::word_classes::WordClasses;
    use typed_index_collections::TiVec;

    fn parts_after(words: &str, mut found: Vec<Attribution>) -> Vec<String> {
        let document = testing::document(words, None);
        let (mentions, words) = (TiVec::<MentionId, Mention>::new(), WordClasses::new(&[]));
        let context = QuoteContext::new(&document, &mentions, &words);
        extend_continued(&context, &mut found);
        let parts = found.iter().flat_map(|attribution| &attribution.content.parts);
        parts.map(|&part| document.text(part).to_owned()).collect()
    }

    const FIRST: &str = "“//``/3/punct It//PRP/3/nsubj fell//VBD/7/ccomp ,//,/3/punct ”//''/3/punct \
        Novak//NNP/7/nsubj said/say/VBD/0/root";

    #[test]
    fn whole_sentences_in_marks_go_on() {
        let words = FIRST.to_owned()
            + " .//./7/punct|“//``/3/punct Nobody//NN/3/nsubj looked//VBD/0/root .//./3/punct ”//''/3/punct";
        let found = parts_after(&words, vec![told(6, &[(0, 5)], 9)]);
        assert_eq!(found, ["“ It fell , ”", "“ Nobody looked . ”"]);
    }

    #[test]
    fn the_second_half_of_the_sentence_goes_on_however_short() {
        let words =
            FIRST.to_owned() + " ,//,/7/punct “//``/10/punct hard//RB/3/advmod ”//''/10/punct";
        let found = parts_after(&words, vec![told(6, &[(0, 5)], 9)]);
        assert_eq!(found, ["“ It fell , ”", "“ hard ”"]);
    }

    #[test]
    fn words_in_marks_within_a_later_sentence_do_not_go_on() {
        let words = FIRST.to_owned()
            + " .//./7/punct|They//PRP/2/nsubj sang//VBD/0/root “//``/6/punct Rain//NN/6/nsubj will//MD/6/aux \
               come//VB/2/obj again//RB/6/advmod ”//''/6/punct";
        let found = parts_after(&words, vec![told(6, &[(0, 5)], 9)]);
        assert_eq!(found, ["“ It fell , ”"]);
    }
}
