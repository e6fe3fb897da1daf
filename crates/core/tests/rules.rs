//! Tests of quotes and events without learned models: the stages fall back on their rules.

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::linear::Model;
use dateline_core::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// The shipped models, but with empty ones for quotes and events.
static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let mut models = Models::shipped();
    models.quotes = Model::new(models.quotes.labels().to_vec(), &[]);
    models.events.triggers = Model::new(models.events.triggers.labels().to_vec(), &[]);
    models
});

fn with_annotations(text: &str, check: impl FnOnce(&Annotations)) {
    let article = Article::new(text.to_owned(), None).expect("a short text");
    match dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => {
            assert!(annotations.faults().is_empty(), "{text}");
            check(&annotations);
        }
        ControlFlow::Break(()) => unreachable!("nobody stops it"),
    }
}

/// Checks all quotes of a text, each as its words and the words of its source; the latter are empty if the source
/// is unknown.
fn check_quotes(text: &str, expected: &[(&str, &str)]) {
    with_annotations(text, |annotations| {
        let document = &annotations.document;
        let words = |tokens| document.span(tokens).range();
        let found: Vec<(&str, &str)> = annotations
            .quotes
            .iter()
            .map(|q| (&text[words(q.range())], q.source.map_or("", |s| &text[words(s)])))
            .collect();
        assert_eq!(found, expected, "{text}");
    });
}

#[test]
fn speech_verbs_report_quotes_and_clauses() {
    check_quotes(
        "\"The bridge is closed,\" said Ana Lund.",
        &[("\"The bridge is closed,\"", "Ana Lund")],
    );
    check_quotes(
        "Ana Lund said that the bridge was closed.",
        &[("that the bridge was closed", "Ana Lund")],
    );
    check_quotes("The bridge was closed on Monday.", &[]);
    check_quotes("She called it a \"mess\" and left.", &[]);
}

#[test]
fn event_verbs_and_nouns_are_found() {
    let check = |text: &str, expected: &[&str]| {
        with_annotations(text, |annotations| {
            let form = |e: &dateline_core::events::Event| annotations.document.form(e.trigger);
            let found: Vec<&str> = annotations.events.iter().map(form).collect();
            assert_eq!(found, expected, "{text}");
        });
    };
    check("Rebels attacked the town on Monday.", &["attacked"]);
    check("The attack killed two soldiers.", &["attack", "killed"]);
    check("The table is green.", &[]);
}
