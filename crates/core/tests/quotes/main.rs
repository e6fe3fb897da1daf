//! Hard cases of quotes and their speakers, end to end with the shipped models.
//!
//! In `nobody`, braces enclose words that nobody says, which must not be a quote by themselves. In the other
//! tables, a case is a text and one line for each quote in it: the words of the source, the name of the speaker's
//! entity, and the parts of the content. Every other quote that is found is an error, so each case also checks for
//! false positives; a text without lines has no quote. Thoughts are not checked. Cases that start with `!` fail
//! today (see `verdicts`).

mod direct;
mod layout;
mod nobody;
mod reported;
mod speakers;
#[path = "../support/verdicts.rs"]
mod verdicts;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::models::Models;
use dateline_core::quotes::{Quote, QuoteAct};
use dateline_core::span::TokenRange;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;
use verdicts::{Verdicts, unmarked};

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A case: a text, and a line for each quote in it.
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

/// Returns a quote as `source = entity: part / part`, with `-` for an unknown source or entity. Adjacent parts are
/// joined, and white space is collapsed to single spaces.
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

/// Checks a table of speech; cases with `!` are known to fail.
#[track_caller]
pub(crate) fn check(cases: &[Case]) {
    let mut verdicts = Verdicts::default();
    for &(case, expected) in cases {
        let (known_failure, text) = unmarked(case);
        let found = spoken(text);
        let fault =
            (found != expected).then(|| format!("expected {expected:#?}\nfound    {found:#?}"));
        verdicts.add(known_failure, text, fault);
    }
    verdicts.check();
}

/// Returns the text without the braces, and the byte ranges of the words in them.
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

/// Checks a table of words in braces that nobody says; cases with `!` are known to fail.
#[track_caller]
pub(crate) fn check_nobody(cases: &[&str]) {
    let mut verdicts = Verdicts::default();
    for (known_failure, case) in cases.iter().map(|case| unmarked(case)) {
        let (text, spans) = unbrace(case);
        let article = article(&text);
        let annotations = annotate(&article);
        let is_said = |quote: &&Quote| {
            quote.content.iter().any(|&part| {
                let part = annotations.document.span(part).range();
                spans.iter().any(|words| words.start <= part.start && part.end <= words.end)
            })
        };
        let describe = |quote: &Quote| format!("{:?} {}", quote.act, line(&annotations, quote));
        let found: Vec<String> = annotations.quotes.iter().filter(is_said).map(describe).collect();
        verdicts.add(known_failure, case, (!found.is_empty()).then(|| format!("found {found:#?}")));
    }
    verdicts.check();
}
