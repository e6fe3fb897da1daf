//! Summary lines of events: they state what the article states, with the correct subject.

use crate::MODELS;
use dateline_core::article::Article;
use std::ops::ControlFlow;

/// Returns the summary lines of all events of a text.
fn lines(text: &str) -> Vec<String> {
    let article = Article::new(text.to_owned(), None).expect("a short text");
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody stops it");
    };
    annotations.events.iter().map(|event| event.summary.clone()).collect()
}

#[track_caller]
fn check(text: &str, line: &str) {
    let lines = lines(text);
    assert!(lines.iter().any(|told| told == line), "{text}\n{line:?} is not among {lines:#?}");
}

#[test]
fn direct_speech_is_quoted_verbatim() {
    check(
        "\"We are glad to be home,\" said Lena Moe, who led the crew.",
        "Lena Moe said: “We are glad to be home”",
    );
    check(
        "Tom Brandt told reporters: \"The bridge will stay closed.\"",
        "Tom Brandt told reporters: “The bridge will stay closed.”",
    );
    check(
        "\"They had three weeks, and in all of those weeks not one of them ever came down to the harbour to see what we were talking about,\" Lena Moe said.",
        "Lena Moe said: “They had three weeks, and in all of those weeks not one of them ever came down to the harbour to see …”",
    );
    // The summary of indirect speech has the article's words, without quotation marks.
    check("Lena Moe said that taxes had doubled.", "Lena Moe said taxes had doubled");
}

#[test]
fn antecedents_of_relative_clauses_are_named() {
    check(
        "\"It was wrong,\" said Tom Hill, a lawyer who leads the group.",
        "Tom Hill leads the group",
    );
    check("\"It rained,\" said Ann Lee, whose house burned.", "Ann Lee’s house burned");
    check("\"It rained,\" said Lena Moe, whose house burned down.", "Lena Moe said: “It rained”");
}

#[test]
fn indirect_questions_have_their_subject() {
    check(
        "The minister ordered an inquiry on Monday into why the ferry was turned back.",
        "The minister ordered an inquiry into why the ferry was turned back",
    );
}
