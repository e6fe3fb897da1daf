//! Hard cases of names, end to end with the shipped models.
//!
//! A case is a text with its names in brackets, each with its kind: `[Homs GPE] fell`. Every other name that is found
//! is an error, so each case also checks for false positives. Kinds are those of the entities. Cases that start with
//! `!` fail today (see `verdicts`).

mod organisations;
mod people;
mod places;
#[path = "../support/verdicts.rs"]
mod verdicts;
mod writing;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::mentions::MentionForm;
use dateline_core::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use verdicts::{Verdicts, unmarked};

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// Returns the text without brackets and kinds.
fn unmark(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, after) = after.split_once(']').expect("a bracket that closes");
        let (name, _) = name.rsplit_once(' ').expect("a kind behind the name");
        text.push_str(before);
        text.push_str(name);
        rest = after;
    }
    text + rest
}

/// Returns the text with brackets around the names found.
fn mark(annotations: &Annotations) -> String {
    let document = &annotations.document;
    let text = &document.article.text;
    let mut marked = String::new();
    let mut end = 0;
    for (id, mention) in
        annotations.mentions.iter_enumerated().filter(|m| m.1.form == MentionForm::Name)
    {
        let span = document.span(mention.tokens).range();
        let entity = annotations.entities.of_mention[id];
        let kind = entity.map_or("?", |entity| annotations.entities.list[entity].kind.as_str());
        marked += &text[end..span.start];
        marked += &format!("[{} {kind}]", &text[span.clone()]);
        end = span.end;
    }
    marked + &text[end..]
}

/// Checks a table; cases with `!` are known to fail.
#[track_caller]
pub(crate) fn check(cases: &[&str]) {
    let mut verdicts = Verdicts::default();
    for (known_failure, case) in cases.iter().map(|case| unmarked(case)) {
        let article = Article::new(unmark(case), None).expect("a short text");
        let ControlFlow::Continue(annotations) =
            dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
        else {
            unreachable!("nothing stops it");
        };
        let found = mark(&annotations);
        verdicts.add(known_failure, case, (found != case).then(|| format!("found: {found}")));
    }
    verdicts.check();
}
