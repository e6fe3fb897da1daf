//! Dates and factuality of events, end to end with the shipped models.
//!
//! A case is a text, published on Thursday, 15 October 2015 unless stated otherwise. Each event is in braces with
//! its expected properties: `{left=2015-10-13}`, `{resign=none future}`, `{paid=2015 negative}`. The date comes
//! first; properties that are not listed (tense, polarity, certainty) are not checked. Events that start with `!`
//! fail today (see `verdicts`).

mod moods;
mod told;
#[path = "../support/verdicts.rs"]
mod verdicts;

use dateline_core::annotations::Annotations;
use dateline_core::article::Article;
use dateline_core::events::Event;
use dateline_core::models::Models;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;
use verdicts::{Verdicts, unmarked};

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// A day of publication that is a Thursday.
pub(crate) const THURSDAY: &str = "2015-10-15";
/// An unknown day of publication.
pub(crate) const UNKNOWN: &str = "";

/// An event: the byte range of its word, whether it is a known failure, and its expected properties.
type Wanted<'c> = (Range<usize>, bool, Vec<&'c str>);

/// Returns the text without the braces, and the events in them.
fn read(case: &str) -> (String, Vec<Wanted<'_>>) {
    let (mut text, mut events, mut rest) = (String::new(), Vec::new(), case);
    while let Some((before, after)) = rest.split_once('{') {
        let (event, after) = after.split_once('}').expect("a brace that closes");
        let (known_failure, event) = unmarked(event);
        let (word, wanted) = event.split_once('=').expect("the expected properties");
        text.push_str(before);
        let place = text.len()..text.len() + word.len();
        events.push((place, known_failure, wanted.split(' ').collect()));
        text.push_str(word);
        rest = after;
    }
    (text + rest, events)
}

/// Returns the properties of an event that can be checked: date, tense, polarity, certainty.
fn tell(event: &Event) -> [String; 4] {
    let date = event.date.as_ref().map_or("none".to_owned(), |date| date.value.to_string());
    let told = [event.tense.as_str(), event.polarity.as_str(), event.certainty.as_str()];
    let [tense, polarity, certainty] = told.map(str::to_owned);
    [date, tense, polarity, certainty]
}

/// Adds the verdicts on the events of a case.
fn judge(case: &str, published: &str, verdicts: &mut Verdicts) {
    let (text, wanted) = read(case);
    let article = Article::new(text, published.parse().ok()).expect("a short text");
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nothing stops it");
    };
    let Annotations { document, events, .. } = &annotations;
    for (place, known_failure, expected) in wanted {
        let event = events
            .iter()
            .find(|event| document.tokens[event.trigger].span.start as usize == place.start);
        let found = event.map(tell);
        let holds = found.as_ref().is_some_and(|found| {
            found[0] == expected[0]
                && expected[1..].iter().all(|word| found[1..].contains(&(*word).to_owned()))
        });
        let case = format!("{} in {case}", &article.text[place]);
        let fault = (!holds).then(|| format!("expected {expected:?}, found {found:?}"));
        verdicts.add(known_failure, &case, fault);
    }
}

/// Checks a table of texts; events with `!` are known to fail.
#[track_caller]
pub(crate) fn check(published: &str, cases: &[&str]) {
    let mut verdicts = Verdicts::default();
    cases.iter().for_each(|case| judge(case, published, &mut verdicts));
    verdicts.check();
}
