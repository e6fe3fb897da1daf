//! Attribution by layout, without a reporting word: a dash and a name after quoted words, the turns of a transcript,
//! which start with their speaker, and headlines that name the speaker before a colon or after a dash.

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

/// The maximal number of words of a signature: "Anna Lund, a teacher in Bergen".
const LONGEST_SIGNATURE: usize = 14;

/// “We were lucky.” ― Anna Lund: returns the attribution of a span to the signature after a dash, which extends to the
/// end of the paragraph.
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

/// Returns the turns of a transcript, if the article has at least two: paragraphs that start with the speaker and a
/// colon.
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

/// "LUND: We were lucky."
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
    // If a turn starts with a quotation mark, the mark at its end is the page's, not the speaker's.
    let outer = context.marked_at(start).map(|place| context.marked[place]);
    let closed = outer.is_some_and(|outer| outer.end == paragraph.end)
        && paragraph.last().is_some_and(|last| marks::is_mark(document.form(last)));
    let end = if closed { paragraph.last()? } else { paragraph.end };
    if label.is_empty() || end <= colon.plus(1) || !names_speaker(context, label, surnames) {
        return None;
    }
    Some(given(context, colon, label, TokenRange::new(colon.plus(1), end)))
}

/// Returns whether the words before a colon name a speaker: a role in an interview, a person's name, or, in capitals,
/// the surname of a person whom the article names elsewhere.
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

/// The maximal number of words that name the speaker of a headline, before a colon or after a dash.
const LONGEST_SAYER: usize = 5;

/// "Minister: talks failed", "Port to close - union": returns the attribution of a headline with a separate speaker.
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

/// Returns whether the words are a role or organisation that can speak, but not a name: the name of a site ends many
/// headlines, and that of a place or topic starts them.
fn is_sayer(context: &QuoteContext, label: TokenRange) -> bool {
    let speaks = |id: MentionId| {
        let mention = &context.mentions[id];
        let kind = matches!(mention.kind, Some(EntityKind::Person | EntityKind::Org));
        mention.form == MentionForm::Nominal && kind
    };
    context.mention_at(context.document.head_of(label)).is_some_and(speaks)
}

/// Returns the attribution of the words to the speaker named by the label.
fn given(
    context: &QuoteContext,
    cue: TokenId,
    label: TokenRange,
    words: TokenRange,
) -> Attribution {
    let content = content::plain(context, words);
    Attribution { cue, content, score: 0, layout_source: Some(speakers::plain(context, label)) }
}
