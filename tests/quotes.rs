//! Quotes and their speakers, through the whole road with the shipped models.
//!
//! A case is a text and one line for each quote in it: who said it, by the source's words and the entity's
//! name, and the parts of what was said. Every other quote that is found is an error, so each case is a
//! negative one too; a text with no line has no quote. Thoughts are left out where a case is about speech.

use dateline::annotations::Annotations;
use dateline::article::Article;
use dateline::models::Models;
use dateline::quotes::{Act, Quote};
use std::ops::ControlFlow;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// `source = entity: part / part`
fn line(annotations: &Annotations, quote: &Quote) -> String {
    let Annotations { document, mentions, entities, .. } = annotations;
    let source = quote.source.map_or("-", |words| document.text(words));
    let entity = quote.speaker.and_then(|speaker| entities.of_mention[speaker]);
    let entity = entity.map_or("-", |id| document.text(mentions[entities.list[id].name].tokens));
    let parts: Vec<&str> = quote.content.iter().map(|&part| document.text(part)).collect();
    format!("{source} = {entity}: {}", parts.join(" / "))
}

fn spoken(text: &str) -> Vec<String> {
    let article = Article::new(text.to_owned(), None).expect("a short text");
    let ControlFlow::Continue(annotations) =
        dateline::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody stops it");
    };
    let speech = annotations.quotes.iter().filter(|quote| quote.act == Act::Speech);
    speech.map(|quote| line(&annotations, quote)).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|&(text, wanted)| (text, wanted, spoken(text)))
        .filter(|(_, wanted, found)| wanted != found)
        .map(|(text, wanted, found)| format!("in     {text}\nwanted {wanted:?}\nfound  {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

#[test]
fn direct_speech_with_its_cue_before_after_and_between() {
    check(&[
        (
            "\"We will rebuild the bridge,\" Mayor Anna Kowalski said.",
            &["Mayor Anna Kowalski = Anna Kowalski: \"We will rebuild the bridge,\""],
        ),
        ("Kowalski said: “The bridge was old.”", &["Kowalski = Kowalski: “The bridge was old.”"]),
        (
            "\"The bridge,\" said Peter Novak, \"was never safe.\"",
            &["Peter Novak = Peter Novak: \"The bridge,\" / \"was never safe.\""],
        ),
        (
            "\"It was old,\" Peter Novak said. \"Nobody looked after it.\"",
            &["Peter Novak = Peter Novak: \"It was old,\" / \"Nobody looked after it.\""],
        ),
    ]);
}

#[test]
fn reported_speech() {
    check(&[
        (
            "Peter Novak said that the bridge was not safe.",
            &["Peter Novak = Peter Novak: that the bridge was not safe"],
        ),
        (
            "The ministry said the road would open on Monday.",
            &["The ministry = The ministry: the road would open on Monday"],
        ),
        (
            "The road will open on Monday, according to the ministry.",
            &["the ministry = the ministry: The road will open on Monday"],
        ),
        ("The road was closed, police said.", &["police = police: The road was closed"]),
    ]);
}

#[test]
fn partial_quotes_take_in_the_clause() {
    check(&[(
        "Novak said the plan was \"a disgrace\" and would fail.",
        &["Novak = Novak: the plan was \"a disgrace\" and would fail"],
    )]);
}

#[test]
fn pronouns_are_who_they_mean() {
    check(&[(
        "Anna Kowalski opened the bridge on Friday. \"I am proud,\" she said.",
        &["she = Anna Kowalski: \"I am proud,\""],
    )]);
}

#[test]
fn speech_goes_on_over_paragraphs() {
    check(&[(
        "\"We waited for hours,\" said Peter Novak.\n\n\"Then we went home and never came back.\"",
        &[
            "Peter Novak = Peter Novak: \"We waited for hours,\" / \"Then we went home and never came back.\"",
        ],
    )]);
}

#[test]
fn marks_that_nobody_speaks() {
    check(&[
        ("The film \"Northern Lights\" opened in Oslo.", &[]),
        ("John \"Bull\" Carter won the race.", &[]),
        ("The so-called \"green wall\" is made of trees.", &[]),
        ("Her new book, “The Long Winter,” is out on Friday.", &[]),
        ("They danced to \"Blue Moon\" until midnight.", &[]),
        ("The ship \"Aurora\" sank in 1912.", &[]),
        ("He drove a 'vintage' car to work.", &[]),
    ]);
}

#[test]
fn verbs_that_do_not_report() {
    check(&[
        ("The bank added 300 jobs in May.", &[]),
        ("The river rose by two metres.", &[]),
        ("It rained for three days and the bridge fell.", &[]),
        ("", &[]),
        ("\u{1F600} \u{4F60}\u{597D} \" ' “", &[]),
    ]);
}
