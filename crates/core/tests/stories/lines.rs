//! The line of an event, wherever it is shown: it says what the article says, and of whom.

use crate::MODELS;
use dateline_core::article::Article;
use std::ops::ControlFlow;

/// The lines of all events of a text.
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
fn speech_is_told_in_the_words_of_the_speaker() {
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
    // What is reported is told in the article's words, without marks.
    check("Lena Moe said that taxes had doubled.", "Lena Moe said taxes had doubled");
}

#[test]
fn who_is_told_of_in_a_relative_clause_is_named() {
    check(
        "\"It was wrong,\" said Tom Hill, a lawyer who leads the group.",
        "Tom Hill leads the group",
    );
    check("\"It rained,\" said Ann Lee, whose house burned.", "Ann Lee’s house burned");
    check("\"It rained,\" said Lena Moe, whose house burned down.", "Lena Moe said: “It rained”");
}

#[test]
fn what_is_asked_has_its_subject() {
    check(
        "The minister ordered an inquiry on Monday into why the ferry was turned back.",
        "The minister ordered an inquiry into why the ferry was turned back",
    );
}
