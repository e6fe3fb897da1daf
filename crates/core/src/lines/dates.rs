//! Finds the date and the band of each line. The date comes from a time expression in the sentence, from an earlier
//! sentence that this sentence continues, or from the day of the story. The band (background, news, next) depends
//! on the date and the day of the story.
//!
//! The day of the story is the day that a time expression in the lead gives; else the most frequent day of the
//! lines in the first third of the article; else the day of publication.

use super::types::{DEEPEST, Layers, Line};
use crate::document::{Document, Relation};
use crate::events::{DateFrom, Event, Tense};
use crate::span::{TimexId, TokenId, TokenRange};
use crate::time::{Precision, Timex, TimexType, Value};
use dateline_schema::{Band, LineDateFrom};
use jiff::civil::Date;

/// The maximum time, in hours, by which the day of the story may precede the day of publication, unless the lead
/// gives the day. Set by hand.
const NEWS_HOURS: i64 = 3 * 24;

/// The date of a line with the source of the date, and the time expression that gives the date. Either may be
/// `None`.
type Dated = (Option<(Value, LineDateFrom)>, Option<TimexId>);

/// Returns the date of a sentence. This is the date of its main event if a time expression gives this date; else
/// the first date in the sentence; else the date that the main event takes from its context; else, if the main
/// event has a date from another source, the day of the story. For the day of the story, this function returns the
/// day of publication, which [`set_story_day`] replaces later.
pub(super) fn of_sentence(layers: &Layers, sentence: TokenRange, main: &Event) -> Dated {
    let created = layers.document.article.created;
    let own = main.date.as_ref().filter(|_| is_dated_by_words(layers, main));
    match (own, first_date(layers, sentence), &main.date) {
        (Some(own), ..) => (Some((own.value.clone(), LineDateFrom::Expression)), own.timex),
        (None, Some((time, value)), _) => (Some((value, LineDateFrom::Expression)), Some(time)),
        (None, None, Some(date)) if date.from == DateFrom::Context => {
            (Some((date.value.clone(), LineDateFrom::Carried)), date.timex)
        }
        (None, None, Some(_)) => (created.map(|day| (Value::day(day), LineDateFrom::Story)), None),
        (None, None, None) => (None, None),
    }
}

/// Returns whether a time expression gives the date of an event. "Now" and "current" do not count.
pub(super) fn is_dated_by_words(layers: &Layers, event: &Event) -> bool {
    event.date.as_ref().is_some_and(|date| {
        let is_present = |timex: TimexId| matches!(layers.timexes[timex].value, Value::Present);
        date.from == DateFrom::Expression && !date.timex.is_some_and(is_present)
    })
}

/// Returns the first time expression in the sentence that is a date with a known year, and its value.
fn first_date(layers: &Layers, sentence: TokenRange) -> Option<(TimexId, Value)> {
    let timexes = &layers.timexes.raw;
    let first = timexes.partition_point(|timex| timex.tokens.start < sentence.start);
    let mut inside =
        timexes[first..].iter().take_while(|t| t.tokens.start < sentence.end).zip(first..);
    inside.find_map(|(timex, place)| {
        let is_date = matches!(timex.kind, TimexType::Date | TimexType::Time);
        let value = timex.value.to_date().filter(|value| is_date && value.bounds().is_some())?;
        value.precision().map(|_| (TimexId::from(place), value))
    })
}

/// The syntactic position of a time expression in its sentence.
#[derive(Clone, Copy)]
pub(super) enum Attachment {
    /// In a clause that does not modify a noun: "the packages arrived last week".
    Clause,
    /// Before the noun that it modifies: "the 2016 election".
    Noun,
    /// In a clause that modifies a noun: "the packages mailed last week".
    Modifier,
}

/// Returns the syntactic position of a time expression in its sentence.
pub(super) fn attachment(document: &Document, timex: &Timex) -> Attachment {
    let is_top = |&token: &TokenId| {
        let head = document.tokens[token].head;
        head.is_none_or(|head| head < timex.tokens.start || head >= timex.tokens.end)
    };
    let Some(top) = timex.tokens.iter().find(is_top) else { return Attachment::Clause };
    let is_clause = |token: TokenId| document.tokens[token].relation.is(Relation::Acl);
    let precedes_noun = document.tokens[top].head.is_some_and(|head| {
        head > top
            && document.tokens[head].upos.is_nominal()
            && matches!(
                document.tokens[top].relation.base(),
                Relation::Compound | Relation::Nmod | Relation::Nummod | Relation::Amod
            )
    });
    if precedes_noun {
        Attachment::Noun
    } else if document.ancestors(top).take(DEEPEST).any(is_clause) {
        Attachment::Modifier
    } else {
        Attachment::Clause
    }
}

/// Sets the date of the lines that have the day of the story as their date, and the bands of all lines. A lead
/// without a date gets the day of the story, too.
pub(super) fn set_story_day(layers: &Layers, lines: &mut [Line]) {
    let story_day = story_day(layers, lines);
    for (place, line) in lines.iter_mut().enumerate() {
        let is_news = matches!(line.date, Some((_, LineDateFrom::Story)));
        if is_news || place == 0 && line.date.is_none() {
            line.date = story_day.map(|day| (Value::day(day), LineDateFrom::Story));
        }
        line.band = band(layers, line, story_day);
    }
}

/// Returns the day of the story (see the header of this module); `None` if no line gives it and the day of
/// publication is unknown.
pub(super) fn story_day(layers: &Layers, lines: &[Line]) -> Option<Date> {
    let created = layers.document.article.created;
    let own_day = |line: &Line| match &line.date {
        Some((value, LineDateFrom::Expression)) if value.precision() == Some(Precision::Day) => {
            value.bounds().map(|(day, _)| day)
        }
        _ => None,
    };
    if let Some(day) = lines.first().and_then(own_day) {
        return Some(day);
    }
    let third = layers.document.sentences.len().div_ceil(3);
    let early = lines.iter().take_while(|line| usize::from(line.sentence) < third);
    let told = |line: &&Line| {
        line.events.first().is_some_and(|&id| layers.events[id].tense == Tense::Past)
    };
    let is_recent = |day: &Date| {
        created.is_none_or(|created| {
            *day <= created && created.duration_since(*day).as_hours() <= NEWS_HOURS
        })
    };
    let days: Vec<Date> = early.filter(told).filter_map(own_day).filter(is_recent).collect();
    let mut sorted = days.clone();
    sorted.sort_unstable();
    let n = |day: Date| {
        sorted.partition_point(|other| *other <= day) - sorted.partition_point(|other| *other < day)
    };
    // Reversed, because `max_by_key` returns the last of several equally frequent days, and the first one is
    // wanted.
    days.iter().copied().rev().max_by_key(|&day| n(day)).or(created)
}

/// Returns the band of a line, which depends on its date and on the tense of its main event.
fn band(layers: &Layers, line: &Line, story_day: Option<Date>) -> Band {
    let main = line.events.first().map(|&id| &layers.events[id]);
    let is_future = main.is_some_and(|event| event.tense == Tense::Future);
    let bounds = line.date.as_ref().and_then(|(value, _)| value.bounds());
    let created = layers.document.article.created;
    match (bounds, story_day) {
        (Some((_, last)), Some(day)) if last < day => Band::Background,
        _ if is_future => Band::Next,
        (Some((first, _)), Some(day)) if first > day => {
            if created.is_some_and(|created| first <= created) { Band::News } else { Band::Next }
        }
        (Some((first, last)), Some(_)) if first == last => Band::News,
        (_, Some(_)) => Band::Background,
        // If the day of the story is unknown, a line is news, unless its time expression is not precise to the day:
        // "in 2015" dates background.
        (_, None) => match &line.date {
            Some((value, LineDateFrom::Expression))
                if value.precision() != Some(Precision::Day) =>
            {
                Band::Background
            }
            _ => Band::News,
        },
    }
}
