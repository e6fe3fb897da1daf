//! Short news stories and the short timelines that an editor would make of them, with the shipped models.
//!
//! A story lists the events that must be shown, with their dates; words that must not be shown; groups of words for
//! the same happening; and expected summary lines. An event of the timeline is shown if its salience is 0.5 or
//! more, as on the page at first. Every expectation counts separately. Expectations that start with `!` fail today
//! (see `verdicts`).

mod business;
mod courts;
mod culture;
mod disasters;
mod lines;
mod politics;
mod science;
mod sport;
#[path = "../support/verdicts.rs"]
mod verdicts;
mod war;

use dateline_core::article::Article;
use dateline_core::events::Event;
use dateline_core::models::Models;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use verdicts::{Verdicts, unmarked};

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A story and the expectations of an editor.
#[derive(Debug)]
pub(crate) struct Story {
    /// The day of publication.
    pub published: &'static str,
    /// The text: headline, empty line, paragraphs.
    pub text: &'static str,
    /// The events that must be shown, as `date word`, or as `date word|word` if either word may be the trigger.
    pub shown: &'static [&'static str],
    /// Words whose events must not be shown.
    pub hidden: &'static [&'static str],
    /// Groups of words for the same happening. At most one event may be shown for the words of a group, which may
    /// be a single word that the story repeats.
    pub one: &'static [&'static [&'static str]],
    /// Expected summary lines.
    pub lines: &'static [&'static str],
}

/// An event on the short timeline.
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

/// Adds the verdicts on the expectations of a story; those with `!` are known to fail.
fn judge(story: &Story, verdicts: &mut Verdicts) {
    let timeline = short_timeline(story);
    let count = |word: &str| timeline.iter().filter(|shown| shown.word == word).count();
    let entries = || {
        timeline
            .iter()
            .map(|s| format!("    {} [{}] {}\n", s.date, s.word, s.line))
            .collect::<String>()
    };
    let mut judge = |expectation: &str, what: &str, holds: bool, known_failure: bool| {
        let headline = story.text.lines().next().unwrap_or_default();
        let case = format!("{what}: {expectation} in “{headline}”");
        verdicts.add(known_failure, &case, (!holds).then(entries));
    };
    for (known_failure, expected) in story.shown.iter().map(|line| unmarked(line)) {
        let (date, words) = expected.split_once(' ').expect("a date and a word");
        let is = |shown: &Shown| shown.date == date && words.split('|').any(|w| w == shown.word);
        judge(expected, "shown", timeline.iter().any(is), known_failure);
    }
    for (known_failure, word) in story.hidden.iter().map(|word| unmarked(word)) {
        judge(word, "not shown", count(word) == 0, known_failure);
    }
    for words in story.one {
        let known_failure = words.iter().any(|word| unmarked(word).0);
        let n: usize = words.iter().map(|word| count(unmarked(word).1)).sum();
        judge(&words.join(", "), "shown once at most", n <= 1, known_failure);
    }
    for (known_failure, line) in story.lines.iter().map(|line| unmarked(line)) {
        judge(line, "line", timeline.iter().any(|shown| shown.line == line), known_failure);
    }
}

/// Checks the stories of a table.
#[track_caller]
pub(crate) fn check(stories: &[Story]) {
    let mut verdicts = Verdicts::default();
    stories.iter().for_each(|story| judge(story, &mut verdicts));
    verdicts.check();
}
