//! The timeline: the dated events in chronological order, with one event for each group of coreferent events.
//!
//! `event_coreference` groups the events that describe the same happening. `events` computes how salient an
//! event is. This module orders all dated events.

use crate::document::Document;
use crate::entities::Entities;
use crate::event_coreference;
use crate::events::Event;
use crate::span::EventId;
use crate::time::{Precision, Value};
use std::collections::BTreeMap;
use typed_index_collections::TiSlice;

/// The events of one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The date, a TIMEX3 value of type `DATE`.
    pub date: Value,
    /// The precision of the date.
    pub precision: Precision,
    /// The events of that date, in text order.
    pub events: Vec<EventId>,
}

/// Orders the dated events chronologically. Each group of coreferent events is listed once, by its representative.
#[must_use]
pub fn order(
    document: &Document,
    entities: &Entities,
    events: &TiSlice<EventId, Event>,
) -> Vec<Entry> {
    let mut dates: BTreeMap<&Value, Vec<EventId>> = BTreeMap::new();
    for event in event_coreference::representatives(document, entities, events) {
        if let Some(date) = &events[event].date {
            dates.entry(&date.value).or_default().push(event);
        }
    }
    dates.into_iter().filter_map(|(date, events)| entry(date, events)).collect()
}

fn entry(date: &Value, mut events: Vec<EventId>) -> Option<Entry> {
    events.sort_unstable();
    Some(Entry { date: date.clone(), precision: date.precision()?, events })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{
        Argument, ArgumentRole, Certainty, DateFrom, Dating, EventClass, EventKind, Polarity, Tense,
    };
    use crate::span::{TokenId, TokenRange};

    /// An event for tests: the index of its trigger, its lemma, its date, its arguments (roles and token indices),
    /// and its salience.
    type Told = (u32, &'static str, &'static str, &'static [(ArgumentRole, u32)], f32);

    fn event(&(trigger, lemma, date, arguments, salience): &Told) -> Event {
        let argument = |&(role, at): &(ArgumentRole, u32)| Argument {
            role,
            tokens: TokenRange::one(TokenId(at)),
            mention: None,
        };
        let value = date.parse().expect(date);
        Event {
            trigger: TokenId(trigger),
            lemma: lemma.to_owned(),
            class: EventClass::Occurrence,
            kind: EventKind::Conflict,
            summary: String::new(),
            arguments: arguments.iter().map(argument).collect(),
            date: Some(Dating { value, from: DateFrom::Expression, timex: None }),
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            tense: Tense::Past,
            quote: None,
            salience,
        }
    }

    /// Checks the timeline of events in the text "rebels town army town", whose token indices are 0 to 3. An entry
    /// is written as `date precision trigger,trigger`.
    fn check(told: &[Told], expected: &str) {
        let words = "rebels//NNS/0/root town//NN/1/dep army//NN/1/dep town//NN/1/dep";
        let document = crate::testing::document(words, None);
        let events: Vec<Event> = told.iter().map(event).collect();
        let entries = order(&document, &Entities::default(), TiSlice::from_ref(&events));
        let show = |entry: &Entry| {
            let events: Vec<String> = entry.events.iter().map(|e| e.0.to_string()).collect();
            format!("{} {} {}", entry.date, entry.precision.as_str(), events.join(","))
        };
        assert_eq!(entries.iter().map(show).collect::<Vec<_>>().join("; "), expected);
    }

    #[test]
    fn dates_are_in_order_of_happening() {
        let told: &[Told] = &[
            (0, "leave", "2015-10-15", &[], 0.5),
            (1, "take", "2015-10-03", &[], 0.5),
            (2, "plan", "2015-10", &[], 0.5),
            (3, "end", "2015-10-15", &[], 0.5),
        ];
        check(told, "2015-10 month 2; 2015-10-03 day 1; 2015-10-15 day 0,3");
        let open: &[Told] =
            &[(0, "leave", "XXXX-WXX-4", &[], 0.5), (1, "take", "XXXX-WXX-2", &[], 0.5)];
        check(open, "XXXX-WXX-2 day 1; XXXX-WXX-4 day 0");
    }

    #[test]
    fn one_happening_is_one_entry() {
        let twice: &[Told] = &[
            (0, "attack", "2015-10-15", &[(ArgumentRole::Patient, 1)], 0.4),
            (
                2,
                "launch attack",
                "2015-10-15",
                &[(ArgumentRole::Agent, 0), (ArgumentRole::Patient, 3)],
                0.6,
            ),
        ];
        check(twice, "2015-10-15 day 1");
        let by_others: &[Told] = &[
            (1, "attack", "2015-10-15", &[(ArgumentRole::Agent, 0)], 0.4),
            (3, "attack", "2015-10-15", &[(ArgumentRole::Agent, 2)], 0.6),
        ];
        check(by_others, "2015-10-15 day 0,1");
        let on_other_days: &[Told] = &[
            (1, "attack", "2015-10-14", &[(ArgumentRole::Agent, 0)], 0.4),
            (3, "attack", "2015-10-15", &[(ArgumentRole::Agent, 0)], 0.6),
        ];
        check(on_other_days, "2015-10-14 day 0; 2015-10-15 day 1");
    }
}
