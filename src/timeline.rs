//! The timeline: dated events in the order in which they happened, each happening once.
//!
//! Two events tell one happening when their words are of one stem, their dates fit, and no participant speaks against
//! it. Which events are salient enough to be shown is theirs to say; here all dated ones are put in order.

use crate::document::Document;
use crate::entities::Entities;
use crate::events::{Argument, Class, Event, Role};
use crate::span::{EntityId, EventId};
use crate::time::{Precision, Value};
use std::collections::BTreeMap;
use typed_index_collections::TiSlice;

/// The events of one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A value of type `DATE`.
    pub date: Value,
    /// How fine it is.
    pub precision: Precision,
    /// The events of that date, in the order in which they happened as far as the text tells.
    pub events: Vec<EventId>,
}

/// How many letters of a word tell its stem: "resign" and "resignation" share them.
const STEM: usize = 5;
/// How many happenings of one stem an event is compared with: more are told apart by nothing but luck.
const COMPARED: usize = 12;

/// Puts the dated events in order, each once: one happening told twice is one entry, by its most salient telling.
#[must_use]
pub fn order(
    document: &Document,
    entities: &Entities,
    events: &TiSlice<EventId, Event>,
) -> Vec<Entry> {
    let mut dates: BTreeMap<&Value, Vec<EventId>> = BTreeMap::new();
    for event in tellings(document, entities, events) {
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

/// The best telling of each dated happening.
fn tellings(
    document: &Document,
    entities: &Entities,
    events: &TiSlice<EventId, Event>,
) -> Vec<EventId> {
    let mut happenings: BTreeMap<String, Vec<EventId>> = BTreeMap::new();
    for (id, event) in events.iter_enumerated().filter(|(_, event)| event.date.is_some()) {
        let told = happenings.entry(stem(named_by(event))).or_default();
        let same = told
            .iter_mut()
            .rev()
            .take(COMPARED)
            .find(|other| is_same(document, entities, event, &events[**other]));
        match same {
            Some(other) if events[*other].salience < event.salience => *other = id,
            Some(_) => {}
            None => told.push(id),
        }
    }
    happenings.into_values().flatten().collect()
}

/// The word that names the event: of a light verb and its noun, the noun.
fn named_by(event: &Event) -> &str {
    event.lemma.rsplit(' ').next().unwrap_or_default()
}

/// The first letters of a word, in lower case.
fn stem(word: &str) -> String {
    word.chars().take(STEM).flat_map(char::to_lowercase).collect()
}

/// Whether two events of one stem tell the same happening.
fn is_same(document: &Document, entities: &Entities, one: &Event, other: &Event) -> bool {
    let (Some(a), Some(b)) = (&one.date, &other.date) else { return false };
    let dates_fit = a.value.contains(&b.value) || b.value.contains(&a.value);
    if !dates_fit || one.polarity != other.polarity || one.kind != other.kind {
        return false;
    }
    let compare = |role| {
        let of = |event: &Event| participants(document, entities, event, role);
        agreement(&of(one), &of(other))
    };
    let (agent, patient) = (compare(Role::Agent), compare(Role::Patient));
    let agrees = agent == Some(true) || patient == Some(true);
    let differs = [agent, patient, compare(Role::Place)].contains(&Some(false));
    // A headline calls by other words what the story tells: one participant in common is enough.
    let headline = |event: &Event| {
        let title = document.article.title;
        title.is_some_and(|title| title.contains(document.tokens[event.trigger].span))
    };
    if headline(one) != headline(other) {
        return agrees;
    }
    // Whoever speaks often says different things: only what is said tells them apart.
    if one.class == Class::Reporting || other.class == Class::Reporting {
        return agent == Some(true) && patient == Some(true);
    }
    !differs && (agrees || is_bare(one) || is_bare(other))
}

fn is_bare(event: &Event) -> bool {
    event.arguments.iter().all(|a| !matches!(a.role, Role::Agent | Role::Patient))
}

/// A participant: who it is, or else the word that names it.
#[derive(Debug, PartialEq, Eq)]
enum Participant {
    Known(EntityId),
    Called(String),
}

fn participants(
    document: &Document,
    entities: &Entities,
    event: &Event,
    role: Role,
) -> Vec<Participant> {
    let identify = |argument: &Argument| {
        let mention = argument.mention.and_then(|m| entities.of_mention.get(m)).copied();
        mention.flatten().map_or_else(
            || Participant::Called(stem(document.lemma(document.head_of(argument.tokens)))),
            Participant::Known,
        )
    };
    event.arguments.iter().filter(|a| a.role == role).map(identify).collect()
}

/// Whether two events have a participant in common; `None` where one of them names none.
fn agreement(one: &[Participant], other: &[Participant]) -> Option<bool> {
    let named = !one.is_empty() && !other.is_empty();
    named.then(|| one.iter().any(|p| other.contains(p)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{Certainty, DateFrom, Dating, Kind, Polarity, Tense};
    use crate::span::{TokenId, TokenRange};

    /// An event by the place of its word: its lemma, date, who does it to whom (by place), and salience.
    type Told = (u32, &'static str, &'static str, &'static [(Role, u32)], f32);

    fn event(&(trigger, lemma, date, arguments, salience): &Told) -> Event {
        let argument = |&(role, at): &(Role, u32)| Argument {
            role,
            tokens: TokenRange::one(TokenId(at)),
            mention: None,
        };
        let value = date.parse().expect(date);
        Event {
            trigger: TokenId(trigger),
            lemma: lemma.to_owned(),
            class: Class::Occurrence,
            kind: Kind::Conflict,
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

    /// Orders events of "rebels town army town": words 0 to 3.
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
            (0, "attack", "2015-10-15", &[(Role::Patient, 1)], 0.4),
            (2, "launch attack", "2015-10-15", &[(Role::Agent, 0), (Role::Patient, 3)], 0.6),
        ];
        check(twice, "2015-10-15 day 1");
        let by_others: &[Told] = &[
            (1, "attack", "2015-10-15", &[(Role::Agent, 0)], 0.4),
            (3, "attack", "2015-10-15", &[(Role::Agent, 2)], 0.6),
        ];
        check(by_others, "2015-10-15 day 0,1");
        let on_other_days: &[Told] = &[
            (1, "attack", "2015-10-14", &[(Role::Agent, 0)], 0.4),
            (3, "attack", "2015-10-15", &[(Role::Agent, 0)], 0.6),
        ];
        check(on_other_days, "2015-10-14 day 0; 2015-10-15 day 1");
    }
}
