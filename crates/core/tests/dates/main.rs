//! Dates and factuality of events, end to end with the shipped models.
//!
//! A case is a text, published on Thursday, 15 October 2015 unless stated otherwise. Each event is in braces with its
//! expected properties: `{left=2015-10-13}`, `{resign=none future}`, `{paid=2015 negative}`. The date comes first;
//! properties that are not listed (tense, polarity, certainty) are not checked. Each table states how many of its
//! events may be wrong: the number when the table was last edited. Fewer is better, more fails.

mod moods;
mod told;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::events::Event;
use dateline_core::models::Models;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A Thursday.
pub(crate) const THURSDAY: &str = "2015-10-15";
/// Without a publication date.
pub(crate) const UNKNOWN: &str = "";

/// An event's position and its expected properties.
type Wanted<'c> = (Range<usize>, Vec<&'c str>);

/// Returns the text without braces, and its events.
fn read(case: &str) -> (String, Vec<Wanted<'_>>) {
    let (mut text, mut events, mut rest) = (String::new(), Vec::new(), case);
    while let Some((before, after)) = rest.split_once('{') {
        let (event, after) = after.split_once('}').expect("a brace that closes");
        let (word, wanted) = event.split_once('=').expect("what must hold");
        text.push_str(before);
        events.push((text.len()..text.len() + word.len(), wanted.split(' ').collect()));
        text.push_str(word);
        rest = after;
    }
    (text + rest, events)
}

/// Returns the properties of an event that can be checked, the date first.
fn tell(event: &Event) -> [String; 4] {
    let date = event.date.as_ref().map_or("none".to_owned(), |date| date.value.to_string());
    let told = [event.tense.as_str(), event.polarity.as_str(), event.certainty.as_str()];
    let [tense, polarity, certainty] = told.map(str::to_owned);
    [date, tense, polarity, certainty]
}

/// Returns the number of events of a case, and their errors.
fn faults(case: &str, published: &str) -> (usize, Vec<String>) {
    let (text, wanted) = read(case);
    let article = Article::new(text, published.parse().ok()).expect("a short text");
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody stops it");
    };
    let Annotations { document, events, .. } = &annotations;
    let at = |place: &Range<usize>| {
        events.iter().find(|e| document.tokens[e.trigger].span.start as usize == place.start)
    };
    let fault = |(place, wanted): &Wanted| {
        let found = at(place).map(tell);
        let holds = found.as_ref().is_some_and(|found| {
            found[0] == wanted[0]
                && wanted[1..].iter().all(|w| found[1..].contains(&(*w).to_owned()))
        });
        let word = &article.text[place.clone()];
        (!holds).then(|| format!("{word}: wanted {wanted:?}, found {found:?}\n    in {case}"))
    };
    (wanted.len(), wanted.iter().filter_map(fault).collect())
}

/// Checks a table of texts; `may_fail` of their events may be wrong.
#[track_caller]
pub(crate) fn check(may_fail: usize, published: &str, cases: &[&str]) {
    let (mut n, mut wrong) = (0, Vec::new());
    for case in cases {
        let (events, faults) = faults(case, published);
        n += events;
        wrong.extend(faults);
    }
    let report = format!("{} of {n} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(wrong.len() <= may_fail, "{report}");
}
