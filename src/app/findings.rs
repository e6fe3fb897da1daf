//! What the findings list: entities by prominence, quotes by speaker, events by kind. Pure; shown by the views.

use super::dates;
use super::item::Item;
use super::layers::Layer;
use super::reading::{Reading, is_salient};
use crate::wire::{Entity, Event, Quote, Time};
use std::collections::{BTreeMap, BTreeSet};

/// The entities of a layer with their ids: those with a name first, then by how often they are mentioned, then
/// in the order of the text.
#[must_use]
pub fn entities(reading: &Reading, layer: Layer) -> Vec<(u32, &Entity)> {
    let mut list: Vec<_> = (0..)
        .zip(&reading.found.entities)
        .filter(|(_, e)| Layer::of_kind(&e.kind) == layer)
        .collect();
    list.sort_by_key(|(id, e)| (!has_name(e), std::cmp::Reverse(e.mentions.len()), *id));
    list
}

/// Whether it is mentioned by a name at all, and not only described.
#[must_use]
pub fn has_name(entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.form == "name")
}

/// OntoNotes' kinds of entities, each with its word for the reader.
pub const KINDS: [(&str, &str); 12] = [
    ("PERSON", "Person"),
    ("ORG", "Organisation"),
    ("GPE", "Place"),
    ("LOC", "Landscape"),
    ("FAC", "Building"),
    ("NORP", "People or group"),
    ("PRODUCT", "Product"),
    ("EVENT", "Named event"),
    ("WORK_OF_ART", "Work"),
    ("LAW", "Law"),
    ("LANGUAGE", "Language"),
    ("MISC", "Name"),
];

/// What it is, in a word for the reader.
#[must_use]
pub fn kind_word(kind: &str) -> &'static str {
    KINDS.iter().find(|(name, _)| *name == kind).map_or("Name", |(_, word)| word)
}

/// All entities with a name, the most mentioned first.
#[must_use]
pub fn named(reading: &Reading) -> Vec<(u32, &Entity)> {
    let mut list: Vec<_> =
        (0..).zip(&reading.found.entities).filter(|(_, e)| has_name(e)).collect();
    list.sort_by_key(|(id, e)| (std::cmp::Reverse(e.mentions.len()), *id));
    list
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker<'r> {
    /// The entity, where it is known.
    pub entity: Option<u32>,
    /// Its name, or the words that name the source; `None` where nobody is named.
    pub name: Option<String>,
    /// Its quotes with their ids, in the order of the text.
    pub quotes: Vec<(u32, &'r Quote)>,
    /// Its share of all the words quoted, in percent.
    pub share: u32,
}

/// Who is quoted, those with the most words first; what nobody is named for comes last. Speech or thoughts.
#[must_use]
pub fn speakers<'r>(reading: &'r Reading, act: &str) -> Vec<Speaker<'r>> {
    let mut speakers: Vec<(usize, Speaker)> = Vec::new();
    let mut known = BTreeMap::new();
    let mut total = 0;
    for (id, quote) in (0..).zip(&reading.found.quotes).filter(|(_, q)| q.act == act) {
        let (entity, name) = who(reading, quote);
        let length: usize = quote.content.iter().map(|&part| reading.words(part).len()).sum();
        total += length;
        let at = *known.entry((entity, name.clone())).or_insert_with(|| {
            speakers.push((0, Speaker { entity, name, quotes: Vec::new(), share: 0 }));
            speakers.len() - 1
        });
        speakers[at].0 += length;
        speakers[at].1.quotes.push((id, quote));
    }
    speakers.sort_by_key(|(length, speaker)| (speaker.name.is_none(), std::cmp::Reverse(*length)));
    let share = |length: usize| ((length * 100 + total / 2) / total.max(1)) as u32;
    speakers.into_iter().map(|(length, s)| Speaker { share: share(length), ..s }).collect()
}

/// The speaker's entity and name; of a source that is no entity, its own words.
#[must_use]
pub fn who(reading: &Reading, quote: &Quote) -> (Option<u32>, Option<String>) {
    match quote.speaker.and_then(|id| Some((id, reading.entity(id)?))) {
        Some((id, entity)) => (Some(id), Some(entity.name.clone())),
        None => (None, quote.source.map(|span| one_line(reading.words(span)))),
    }
}

/// What the text beside a quote has room for: of a person's name, its last word.
#[must_use]
pub fn chip(reading: &Reading, quote: &Quote) -> Option<String> {
    let (entity, name) = who(reading, quote);
    let person =
        entity.and_then(|id| reading.entity(id)).is_some_and(|e| e.kind == "PERSON" && has_name(e));
    name.map(|name| if person { short_name(&name).to_owned() } else { name })
}

fn short_name(name: &str) -> &str {
    let last = name.rsplit(' ').find(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III"));
    last.unwrap_or(name)
}

/// The quote's words on one line, its parts joined by an ellipsis.
#[must_use]
pub fn quoted(reading: &Reading, quote: &Quote) -> String {
    let parts: Vec<String> =
        quote.content.iter().map(|&part| one_line(reading.words(part))).collect();
    parts.join(" … ")
}

/// The kinds of events that there are, the most frequent first, each with its salient events and then the rest.
#[must_use]
pub fn event_kinds(reading: &Reading) -> Vec<(&'static str, Vec<(u32, &Event)>)> {
    const KINDS: [(&str, &str); 12] = [
        ("life", "Life and death"),
        ("movement", "Movement"),
        ("transaction", "Transactions"),
        ("business", "Business"),
        ("conflict", "Conflict"),
        ("contact", "Meetings and talks"),
        ("personnel", "Posts and elections"),
        ("justice", "Justice"),
        ("statement", "Statements"),
        ("disaster", "Disasters"),
        ("policy", "Policy"),
        ("other", "Other events"),
    ];
    let of_kind = |(kind, name): (&str, &'static str)| {
        let mut events: Vec<_> =
            (0..).zip(&reading.found.events).filter(|(_, e)| e.kind == kind).collect();
        events.sort_by_key(|(id, e)| (!is_salient(e), *id));
        (name, events)
    };
    let mut kinds: Vec<_> = KINDS.map(of_kind).into_iter().filter(|(_, e)| !e.is_empty()).collect();
    kinds.sort_by_key(|(name, events)| (*name == "Other events", std::cmp::Reverse(events.len())));
    kinds
}

/// The other names under which an entity is mentioned, in the order of the text.
#[must_use]
pub fn spellings(reading: &Reading, entity: &Entity) -> Vec<String> {
    let mut known = BTreeSet::from([entity.name.clone()]);
    let names = entity.mentions.iter().filter(|mention| mention.form == "name");
    names
        .map(|mention| one_line(reading.words(mention.span)))
        .filter(|name| known.insert(name.clone()))
        .collect()
}

/// What an entity says.
#[must_use]
pub fn quotes_by(reading: &Reading, entity: u32) -> Vec<u32> {
    let quotes = (0..).zip(&reading.found.quotes);
    quotes
        .filter(|(_, q)| q.speaker == Some(entity) && q.act == "speech")
        .map(|(id, _)| id)
        .collect()
}

/// The salient events in which an entity takes part.
#[must_use]
pub fn events_with(reading: &Reading, entity: u32) -> Vec<u32> {
    let takes_part = |event: &Event| event.args.iter().any(|arg| arg.entity == Some(entity));
    let events = (0..).zip(&reading.found.events);
    events.filter(|(_, e)| is_salient(e) && takes_part(e)).map(|(id, _)| id).collect()
}

/// What a role is called beside its words.
#[must_use]
pub fn role_word(role: &str) -> &'static str {
    match role {
        "agent" => "Who",
        "patient" => "Whom or what",
        "recipient" => "To whom",
        "place" => "Where",
        "instrument" => "With what",
        "number" => "How many",
        _ => "Also",
    }
}

/// What an expression of time means, in words.
#[must_use]
pub fn time_words(time: &Time) -> String {
    match time.kind.as_str() {
        "DURATION" => format!("A length of time: {}", time.value),
        "SET" => format!("Again and again: {}", time.value),
        _ => match time.value.as_str() {
            "PRESENT_REF" => "Now".to_owned(),
            "PAST_REF" => "Some time ago".to_owned(),
            "FUTURE_REF" => "Some time to come".to_owned(),
            value => dates::full_label(value),
        },
    }
}

/// An item in one line.
#[must_use]
pub fn title(reading: &Reading, item: Item) -> String {
    let known = match item {
        Item::Entity(id) => reading.entity(id).map(|e| e.name.clone()),
        Item::Quote(id) => reading.quote(id).map(|q| quoted(reading, q)),
        Item::Event(id) => reading.event(id).map(|e| e.summary.clone()),
        Item::Time(_) => reading.spans(item).first().map(|&span| one_line(reading.words(span))),
    };
    known.unwrap_or_default()
}

/// White space as single spaces.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::sample::reading;
    use super::*;

    #[test]
    fn entities_come_by_prominence() {
        let reading = reading();
        let names = |layer| {
            entities(&reading, layer).iter().map(|(_, e)| e.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names(Layer::People), ["Bo Díaz", "Ann Lee"]);
        assert_eq!(names(Layer::Organisations), ["Dock Union"]);
        assert!(names(Layer::Places).is_empty());
    }

    #[test]
    fn speakers_come_by_their_share_of_the_words() {
        let reading = reading();
        let shown: Vec<String> = speakers(&reading, "speech")
            .iter()
            .map(|s| {
                format!(
                    "{} {:?} {}%",
                    s.name.as_deref().unwrap_or("-"),
                    s.quotes.iter().map(|q| q.0).collect::<Vec<_>>(),
                    s.share
                )
            })
            .collect();
        assert_eq!(shown, ["Ann Lee [0] 39%", "Bo Díaz [1] 32%", "Police [2] 28%"]);
        assert!(speakers(&reading, "thought").is_empty());
    }

    #[test]
    fn a_quote_in_parts_is_one_line() {
        let reading = reading();
        assert_eq!(quoted(&reading, &reading.found.quotes[0]), "“We agree,” … “Nearly.”");
        assert_eq!(title(&reading, Item::Time(1)), "May");
        assert_eq!(title(&reading, Item::Event(99)), "");
    }

    #[test]
    fn an_entity_has_its_spellings_quotes_and_events() {
        let reading = reading();
        assert_eq!(spellings(&reading, &reading.found.entities[0]), ["Lee"]);
        assert_eq!(quotes_by(&reading, 0), [0]);
        assert_eq!(events_with(&reading, 1), [2]);
    }

    #[test]
    fn short_names_leave_out_what_follows_a_name() {
        for (name, short) in
            [("Vera Holt", "Holt"), ("Holt", "Holt"), ("Sam Holt Jr.", "Holt"), ("", "")]
        {
            assert_eq!(short_name(name), short);
        }
    }

    #[test]
    fn kinds_of_events_list_the_salient_first() {
        let reading = reading();
        let kinds: Vec<_> =
            event_kinds(&reading).iter().map(|(name, events)| (*name, events.len())).collect();
        assert_eq!(
            kinds,
            [("Conflict", 1), ("Meetings and talks", 1), ("Justice", 1), ("Statements", 1)]
        );
    }
}
