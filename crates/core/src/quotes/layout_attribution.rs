//! Attributes speech to speakers that a colon or a dash marks instead of a reporting word: in turns of a transcript
//! ("LUND: …"), in headlines ("Minister: …", "… - union"), and in signatures after quoted words (“…” ― Anna Lund).
//!
//! `select` adds turns and headlines to the attributions by cues. `fallback_attribution` looks for a signature after
//! each quoted span that is left over.

use super::attribution::Attribution;
use super::content;
use super::context::QuoteContext;
use super::marks::{self, SHORTEST_SPEECH};
use super::speakers;
use crate::article::ParagraphRole;
use crate::document::Upos;
use crate::mentions::{EntityKind, Mention, MentionForm};
use crate::span::{MentionId, TokenId, TokenRange};
use std::collections::HashSet;

/// The maximum length, in tokens, of a signature: "Anna Lund, a teacher in Bergen".
const LONGEST_SIGNATURE: usize = 14;

/// Returns the attribution of a quoted span to the signature after it. A signature starts with a dash and extends
/// to the end of the paragraph: “We were lucky.” ― Anna Lund.
pub(super) fn signed(context: &QuoteContext, stretch: TokenRange) -> Option<Attribution> {
    let tokens = &context.document.tokens;
    let (dash, name) = (stretch.end, stretch.end.plus(1));
    let here = context.paragraph(stretch.start);
    let signs = tokens.get(name).is_some_and(|t| t.upos == Upos::Propn)
        && matches!(context.document.lower(dash), "―" | "—" | "–" | "--" | "-")
        && context.paragraph(name) == here;
    if !signs || stretch.len() < SHORTEST_SPEECH {
        return None;
    }
    let goes_on = |&t: &TokenId| context.paragraph(t) == here && context.marked_at(t).is_none();
    let n_words = (name.0..tokens.len() as u32).map(TokenId).take_while(goes_on).count();
    let words = TokenRange::new(name, name.plus(n_words as u32));
    let tells = words.iter().take(LONGEST_SIGNATURE).any(|t| tokens[t].upos == Upos::Verb);
    if tells || n_words > LONGEST_SIGNATURE {
        return None;
    }
    Some(given(context, dash, words, stretch))
}

/// Returns the turns of a transcript: the paragraphs that start with a speaker and a colon. Returns none if the
/// article has fewer than two.
pub(super) fn turns(context: &QuoteContext) -> Vec<Attribution> {
    let document = context.document;
    let surnames = surnames(context);
    let paragraphs = document.article.paragraphs.iter().map(|p| document.tokens_in(p.span));
    let turns: Vec<Attribution> = paragraphs.filter_map(|p| turn(context, p, &surnames)).collect();
    if turns.len() < 2 { Vec::new() } else { turns }
}

/// Returns the last words of all persons' names, in lower case.
fn surnames(context: &QuoteContext) -> HashSet<String> {
    let is_person =
        |m: &&Mention| m.form == MentionForm::Name && m.kind == Some(EntityKind::Person);
    let surname = |m: &Mention| Some(context.document.form(m.tokens.last()?).to_lowercase());
    context.mentions.iter().filter(is_person).filter_map(surname).collect()
}

/// The number of tokens at the start of a paragraph among which the colon after the speaker must be.
const LONGEST_LABEL: usize = 6;

/// Returns the attribution of a paragraph to the speaker before its colon: "LUND: We were lucky." `None` if the
/// paragraph does not start with a speaker and a colon.
fn turn(
    context: &QuoteContext,
    paragraph: TokenRange,
    surnames: &HashSet<String>,
) -> Option<Attribution> {
    let document = context.document;
    let start = paragraph.iter().find(|&t| context.is_word(t))?;
    let rest = TokenRange::new(start, paragraph.end);
    let colon = rest.iter().take(LONGEST_LABEL).find(|&t| document.form(t) == ":")?;
    let label = TokenRange::new(start, colon);
    // If a quotation mark is before the speaker's name, the marks enclose the whole turn and are not part of the
    // speech. Then the content excludes the closing mark.
    let outer = context.marked_at(start).map(|place| context.marked[place]);
    let closed = outer.is_some_and(|outer| outer.end == paragraph.end)
        && paragraph.last().is_some_and(|last| marks::is_mark(document.form(last)));
    let end = if closed { paragraph.last()? } else { paragraph.end };
    if label.is_empty() || end <= colon.plus(1) || !names_speaker(context, label, surnames) {
        return None;
    }
    Some(given(context, colon, label, TokenRange::new(colon.plus(1), end)))
}

/// Returns whether the words before a colon name a speaker: the label of a role in an interview, in capitals ("Q",
/// "HOST"), a person's name, or, in capitals, the surname of a person whom the article names elsewhere.
fn names_speaker(context: &QuoteContext, label: TokenRange, surnames: &HashSet<String>) -> bool {
    let document = context.document;
    let last = label.last().map(|t| document.form(t).to_lowercase()).unwrap_or_default();
    let person = |kind| kind == Some(EntityKind::Person);
    let named = label.iter().any(|t| {
        context.mention_at(t).is_some_and(|id| {
            let mention = &context.mentions[id];
            mention.form == MentionForm::Name
                && person(mention.kind)
                && label.has(mention.tokens.start)
        })
    });
    let capitals = label.iter().all(|t| document.form(t).chars().all(|c| !c.is_lowercase()));
    let asks = label.len() == 1
        && capitals
        && matches!(
            last.as_str(),
            "q" | "a" | "question" | "answer" | "reporter" | "moderator" | "host"
        );
    asks || named || capitals && surnames.contains(&last)
}

/// The maximum length, in tokens, of the speaker before a colon or after a dash in a headline.
const LONGEST_SAYER: usize = 5;

/// Returns the attribution of a headline to the speaker that it names before a colon or after a dash: "Minister:
/// talks failed", "Port to close - union".
pub(super) fn headline(context: &QuoteContext) -> Option<Attribution> {
    let document = context.document;
    let title = document.article.paragraphs.iter().find(|p| p.role == ParagraphRole::Title)?;
    let all = document.tokens_in(title.span);
    let free = |t: TokenId| context.marked_at(t).is_none();
    let colon = all.iter().take(LONGEST_SAYER + 1).find(|&t| document.form(t) == ":" && free(t));
    if let Some(colon) = colon {
        let (label, words) =
            (TokenRange::new(all.start, colon), TokenRange::new(colon.plus(1), all.end));
        let sayer = !label.is_empty()
            && (is_sayer(context, label) || names_speaker(context, label, &surnames(context)));
        return (sayer && context.has_verb(words)).then(|| given(context, colon, label, words));
    }
    let dashes = |t: &TokenId| matches!(document.lower(*t), "-" | "–" | "—") && free(*t);
    let dash = all.iter().rev().take(LONGEST_SAYER + 1).find(dashes)?;
    let (words, label) = (TokenRange::new(all.start, dash), TokenRange::new(dash.plus(1), all.end));
    let sayer = !label.is_empty() && !words.is_empty() && is_sayer(context, label);
    (sayer && context.has_verb(words)).then(|| given(context, dash, label, words))
}

/// Returns whether the words are a description of a person or an organisation, which can speak. Names are excluded,
/// because many headlines end with the name of the website or start with the name of a place or topic.
fn is_sayer(context: &QuoteContext, label: TokenRange) -> bool {
    let speaks = |id: MentionId| {
        let mention = &context.mentions[id];
        let kind = matches!(mention.kind, Some(EntityKind::Person | EntityKind::Org));
        mention.form == MentionForm::Nominal && kind
    };
    context.mention_at(context.document.head_of(label)).is_some_and(speaks)
}

/// Returns the attribution of `words` to the speaker that `label` names. `cue` is the dash or colon between them.
fn given(
    context: &QuoteContext,
    cue: TokenId,
    label: TokenRange,
    words: TokenRange,
) -> Attribution {
    let content = content::plain(context, words);
    Attribution { cue, content, score: 0, layout_source: Some(speakers::plain(context, label)) }
}
