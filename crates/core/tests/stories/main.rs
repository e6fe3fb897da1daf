//! Short news stories and the short timelines that an editor would make of them, with the shipped models.
//!
//! A story lists the events that must be shown, with their dates, words that must not be shown, pairs of words for the
//! same happening, and expected summary lines. Shown are the timeline's entries whose event has a salience of 0.5 or
//! more, as on the page at first. Every expectation counts separately. Learned models make errors: each table states
//! how many of its expectations may fail, the number when it was last edited. Fewer is better, more fails.

mod business;
mod courts;
mod culture;
mod disasters;
mod lines;
mod politics;
mod science;
mod sport;
mod war;

use dateline_core::article::Article;
use dateline_core::events::Event;
use dateline_core::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A story and the expectations of an editor.
#[derive(Debug)]
pub(crate) struct Story {
    /// The day of publication.
    pub published: &'static str,
    /// Headline, empty line, paragraphs.
    pub text: &'static str,
    /// `date word`, or `date word|word` if either may be the trigger.
    pub shown: &'static [&'static str],
    /// Words whose events must not be shown.
    pub hidden: &'static [&'static str],
    /// Words for the same happening, at most one of which may be shown. A repeated word is a pair with itself.
    pub one: &'static [&'static [&'static str]],
    /// Expected summary lines.
    pub lines: &'static [&'static str],
}

/// An entry of the short timeline.
struct Shown {
    date: String,
    word: String,
    line: String,
}

fn short_timeline(story: &Story) -> Vec<Shown> {
    let published = story.published.parse().expect("a date");
    let article = Article::new(story.text.to_owned(), Some(published)).expect("a short text");
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody stops it");
    };
    let mut shown = Vec::new();
    for entry in &annotations.timeline {
        let events = entry.events.iter().map(|&id| &annotations.events[id]);
        for event in events.filter(|event: &&Event| event.salience >= 0.5) {
            shown.push(Shown {
                date: entry.date.to_string(),
                word: annotations.document.lower(event.trigger).to_owned(),
                line: event.summary.clone(),
            });
        }
    }
    shown
}

/// Returns the violated expectations, and the number of all expectations.
fn faults(story: &Story, timeline: &[Shown]) -> (Vec<String>, usize) {
    let count = |word: &str| timeline.iter().filter(|shown| shown.word == word).count();
    let mut faults = Vec::new();
    for wanted in story.shown {
        let (date, words) = wanted.split_once(' ').expect("a date and a word");
        let is = |shown: &Shown| shown.date == date && words.split('|').any(|w| w == shown.word);
        if !timeline.iter().any(is) {
            faults.push(format!("missing: {wanted}"));
        }
    }
    let false_ones = story.hidden.iter().filter(|word| count(word) > 0);
    faults.extend(false_ones.map(|word| format!("must not be shown: {word}")));
    let told_twice =
        story.one.iter().filter(|words| words.iter().map(|w| count(w)).sum::<usize>() > 1);
    faults.extend(told_twice.map(|words| format!("one happening: {}", words.join(", "))));
    let lost = story.lines.iter().filter(|line| timeline.iter().all(|shown| shown.line != **line));
    faults.extend(lost.map(|line| format!("no such line: {line}")));
    let n = story.shown.len() + story.hidden.len() + story.one.len() + story.lines.len();
    (faults, n)
}

/// Checks the stories of a table; `may_fail` expectations may fail. Failing ones are printed (`--no-capture`).
#[track_caller]
#[expect(clippy::print_stdout, reason = "what still fails is for whoever improves the core")]
pub(crate) fn check(may_fail: usize, stories: &[Story]) {
    let (mut told, mut n_faults, mut n_expected) = (String::new(), 0, 0);
    for story in stories {
        let timeline = short_timeline(story);
        let (faults, n) = faults(story, &timeline);
        n_faults += faults.len();
        n_expected += n;
        if !faults.is_empty() {
            let headline = story.text.lines().next().unwrap_or_default();
            let lines =
                timeline.iter().map(|s| format!("    {} [{}] {}\n", s.date, s.word, s.line));
            told += &format!("\n{headline}\n{}", lines.collect::<String>());
            faults.iter().for_each(|fault| told += &format!("  {fault}\n"));
        }
    }
    let told = format!("{n_faults} of {n_expected} fail, {may_fail} may:\n{told}");
    assert!(n_faults <= may_fail, "{told}");
    println!("{told}");
}
