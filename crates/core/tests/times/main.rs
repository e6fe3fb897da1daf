//! Values of time expressions, depending on the publication date.
//!
//! A case is a line `WORDS => MEANING`. In the words, a space separates any two tokens of Universal Dependencies,
//! and square brackets enclose the time expressions. A verb that determines the tense has its tag ("will/MD"). The
//! meaning is the type and the value of each expression, and its modifier if it has one. Cases without brackets
//! contain no time expression.

mod anaphora;
mod business;
mod calendar;
mod clocks;
mod holidays;
mod lengths;
mod modifiers;
mod not_times;
mod ranges;
mod relative;
mod spellings;
mod undated;

use dateline_core::article::Article;
use dateline_core::document::{Document, Relation, Token, Upos, Xpos};
use dateline_core::span::{SentenceId, Span, TokenId, TokenRange};
use dateline_core::time;

/// Returns the article, the tokens' spans and tags, and the token ranges in brackets.
fn read(case: &str, created: &str) -> (Article, Vec<(Span, Xpos)>, Vec<TokenRange>) {
    let (mut text, mut tokens, mut marked, mut start) =
        (String::new(), Vec::new(), Vec::new(), None);
    for word in case.split(' ') {
        start = word.starts_with('[').then(|| TokenId::from(tokens.len())).or(start);
        let (word, closes) = (word.trim_start_matches('['), word.ends_with(']'));
        let word = word.trim_end_matches(']');
        let (form, tag) = match word.rsplit_once('/').map(|(form, tag)| (form, Xpos::parse(tag))) {
            Some((form, Some(tag))) => (form, tag),
            _ => (word, guess(word)),
        };
        if !text.is_empty() {
            text.push(' ');
        }
        tokens.push((Span::new(text.len(), text.len() + form.len()), tag));
        text.push_str(form);
        if let Some(start) = start.take_if(|_| closes) {
            marked.push(TokenRange::new(start, TokenId::from(tokens.len())));
        }
    }
    let created = created.parse().ok();
    let article =
        Article { text, created, created_from: None, title: None, paragraphs: Vec::new() };
    (article, tokens, marked)
}

/// Returns a guessed tag for a word that has no tag in the case. It only distinguishes numbers, names, nouns and
/// other words.
fn guess(word: &str) -> Xpos {
    match word.chars().next() {
        Some(first) if first.is_ascii_digit() => Xpos::Cd,
        Some(first) if first.is_uppercase() => Xpos::Nnp,
        Some(first) if first.is_alphabetic() && word.ends_with('s') && word.len() > 3 => Xpos::Nns,
        Some(first) if first.is_alphabetic() && word.len() > 3 => Xpos::Nn,
        Some(first) if first.is_alphabetic() => Xpos::In,
        _ => Xpos::Comma,
    }
}

fn times(case: &str, created: &str) -> (Vec<TokenRange>, Vec<TokenRange>, String) {
    let (article, words, marked) = read(case, created);
    let token = |&(span, xpos): &(Span, Xpos)| Token {
        span,
        upos: if xpos.is_verbal() || xpos == Xpos::Md { Upos::Verb } else { Upos::X },
        xpos,
        head: None,
        relation: Relation::Root,
        sentence: SentenceId(0),
    };
    let tokens: Vec<Token> = words.iter().map(token).collect();
    let sentence = TokenRange::new(TokenId(0), TokenId::from(tokens.len()));
    let lemmas = vec![""; tokens.len()];
    let document =
        Document::new(&article, tokens.into(), vec![sentence].into(), lemmas.iter().collect());
    let found = time::find(&document);
    let told = found.iter().map(|timex| {
        let modifier = timex.modifier.map_or(String::new(), |m| format!(" {}", m.as_str()));
        format!("{} {}{modifier}", timex.kind.as_str(), timex.value)
    });
    let told = told.collect::<Vec<_>>().join(", ");
    (found.iter().map(|timex| timex.tokens).collect(), marked, told)
}

/// Checks all lines of `WORDS => MEANING`, and then fails with all wrong lines, if there are any.
#[track_caller]
pub(crate) fn check(created: &str, cases: &str) {
    let mut wrong = Vec::new();
    for line in cases.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (case, expected) = line.split_once("=>").unwrap_or((line, ""));
        let (found, marked, told) = times(case.trim(), created);
        if told != expected.trim() || found != marked {
            let bounds = found.iter().map(|r| (r.start.0, r.end.0)).collect::<Vec<_>>();
            wrong.push(format!("{line}\n    found: {told} at tokens {bounds:?}"));
        }
    }
    assert!(wrong.is_empty(), "published {created}:\n{}", wrong.join("\n"));
}

/// A day of publication that is a Thursday.
pub(crate) const THURSDAY: &str = "2015-10-15";
/// An unknown day of publication.
pub(crate) const UNKNOWN: &str = "";
