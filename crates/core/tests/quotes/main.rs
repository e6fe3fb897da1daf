//! Hard cases of quotes and their speakers, end to end with the shipped models.
//!
//! `nobody` marks words that nobody says, which must not be a quote by themselves. In the other tables a case is a text
//! and one line for each quote in it: the source's words, the entity's name, and the parts of the content. Every other
//! quote that is found is an error, so each case also checks for false positives; a text without lines has no quote.
//! Thoughts are not checked. Learned models make errors: each table states how many of its cases may fail, the number
//! when it was last edited. Fewer is better, more fails.

mod direct;
mod layout;
mod nobody;
mod reported;
mod speakers;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::models::Models;
use dateline_core::quotes::{Quote, QuoteAct};
use dateline_core::span::TokenRange;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A text, and a line for each quote.
pub(crate) type Case = (&'static str, &'static [&'static str]);

fn article(text: &str) -> Article {
    Article::new(text.to_owned(), None).expect("a short text")
}

fn annotate(article: &Article) -> Annotations<'_> {
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody stops it");
    };
    annotations
}

/// `source = entity: part / part`; adjacent parts are joined, and white space is collapsed to single spaces.
fn line(annotations: &Annotations, quote: &Quote) -> String {
    let Annotations { document, mentions, entities, .. } = annotations;
    let source = quote.source.map_or("-", |words| document.text(words));
    let entity = quote.speaker.and_then(|speaker| entities.of_mention[speaker]);
    let entity = entity.map_or("-", |id| document.text(mentions[entities.list[id].name].tokens));
    let mut parts: Vec<TokenRange> = Vec::new();
    for &part in &quote.content {
        match parts.last_mut() {
            Some(last) if last.end == part.start => last.end = part.end,
            _ => parts.push(part),
        }
    }
    let words = |&part: &TokenRange| -> Vec<_> { document.text(part).split_whitespace().collect() };
    let parts: Vec<String> = parts.iter().map(|part| words(part).join(" ")).collect();
    format!("{source} = {entity}: {}", parts.join(" / "))
}

fn spoken(text: &str) -> Vec<String> {
    let article = article(text);
    let annotations = annotate(&article);
    let speech = annotations.quotes.iter().filter(|quote| quote.act == QuoteAct::Speech);
    speech.map(|quote| line(&annotations, quote)).collect()
}

/// Checks a table of speech; `may_fail` cases may fail.
#[track_caller]
pub(crate) fn check(may_fail: usize, cases: &[Case]) {
    let tried = cases.iter().map(|&(text, wanted)| (text, wanted, spoken(text)));
    let wrong: Vec<String> = tried
        .filter(|(_, wanted, found)| wanted != found)
        .map(|(text, wanted, found)| {
            format!("in     {text}\nwanted {wanted:#?}\nfound  {found:#?}")
        })
        .collect();
    hold(may_fail, cases.len(), &wrong);
}

/// Returns the text without braces, and the spans of the words in them.
fn unbrace(marked: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        let (words, after) = after.split_once('}').expect("a brace that closes");
        text += before;
        spans.push(text.len()..text.len() + words.len());
        text += words;
        rest = after;
    }
    (text + rest, spans)
}

/// Checks a table of words in braces that nobody says; `may_fail` cases may fail.
#[track_caller]
pub(crate) fn check_nobody(may_fail: usize, cases: &[&str]) {
    let mut wrong = Vec::new();
    for &case in cases {
        let (text, spans) = unbrace(case);
        let article = article(&text);
        let annotations = annotate(&article);
        let is_said = |quote: &&Quote| {
            quote.content.iter().any(|&part| {
                let part = annotations.document.span(part).range();
                spans.iter().any(|words| words.start <= part.start && part.end <= words.end)
            })
        };
        let told = |quote: &Quote| format!("{:?} {}", quote.act, line(&annotations, quote));
        let found: Vec<String> = annotations.quotes.iter().filter(is_said).map(told).collect();
        if !found.is_empty() {
            wrong.push(format!("in     {case}\nfound  {found:#?}"));
        }
    }
    hold(may_fail, cases.len(), &wrong);
}

/// Prints the failing cases (`--no-capture`), and fails if there are more than `may_fail`.
#[track_caller]
#[expect(clippy::print_stdout, reason = "what still fails is for whoever improves the models")]
fn hold(may_fail: usize, n_cases: usize, wrong: &[String]) {
    let n_wrong = wrong.len();
    let told = format!("{n_wrong} of {n_cases} fail, {may_fail} may:\n{}\n", wrong.join("\n\n"));
    assert!(n_wrong <= may_fail, "{told}");
    println!("{told}");
}
