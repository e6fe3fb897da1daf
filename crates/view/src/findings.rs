//! What the findings list: entities by prominence, quotes by speaker, events by kind. Pure; shown by the views.

use super::article_view::{ArticleView, is_salient};
use super::dates;
use super::item::{Item, Place};
use super::layers::Layer;
use super::sort::{falling, key, sort_by_key};
use super::state::{Quoted, Sorting};
use dateline_schema::{
    ArgumentRole, Entity, EntityKind, Event, EventKind, MentionForm, Quote, QuoteAct, QuoteForm,
    Time, TimexType,
};
use std::collections::{BTreeMap, BTreeSet};

/// A group of entities that are listed together: those of a layer, but peoples and groups apart from other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// People, organisations or places.
    Layer(Layer),
    /// Peoples, faiths, parties: "Syrians", "Republicans".
    Peoples,
    /// All else that has a name.
    Others,
}

impl Group {
    /// All of them, as they are listed.
    pub const ALL: [Self; 5] = [
        Self::Layer(Layer::People),
        Self::Layer(Layer::Organisations),
        Self::Layer(Layer::Places),
        Self::Peoples,
        Self::Others,
    ];

    /// Its name for the reader.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.name(),
            Self::Peoples => "Peoples and groups",
            Self::Others => "Other names",
        }
    }

    /// The layer that its entities are marked in.
    #[must_use]
    pub const fn layer(self) -> Layer {
        match self {
            Self::Layer(layer) => layer,
            Self::Peoples | Self::Others => Layer::Others,
        }
    }

    fn has(self, kind: EntityKind) -> bool {
        match self {
            Self::Peoples => kind == EntityKind::Norp,
            _ => kind != EntityKind::Norp && Layer::of_kind(kind) == self.layer(),
        }
    }
}

/// The entities of a group with their ids, those with a name first.
#[must_use]
pub fn entities(reading: &ArticleView, group: Group, sorting: Sorting) -> Vec<(u32, &Entity)> {
    let mut list: Vec<(u32, &Entity)> =
        (0..).zip(&reading.found.entities).filter(|(_, e)| group.has(e.kind)).collect();
    match sorting {
        Sorting::Prominence => {
            list = sort_by_key(list, |(_, e)| key(falling(e.mentions.len()), 0));
        }
        Sorting::Text => {
            list = sort_by_key(list, |(_, e)| {
                e.mentions.first().map_or(0, |m| key(m.span[0], m.span[1]))
            });
        }
        Sorting::Alphabet => {
            list.sort_by_cached_key(|(_, e)| e.name.to_lowercase());
        }
    }
    sort_by_key(list, |(_, e)| u64::from(!has_name(e)))
}

/// Whether it is mentioned by a name at all, and not only described.
#[must_use]
pub fn has_name(entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.form == MentionForm::Name)
}

/// The kinds of entities in the order of the menu, each with its word for the reader.
pub const KINDS: [(EntityKind, &str); 12] = [
    (EntityKind::Person, "Person"),
    (EntityKind::Org, "Organisation"),
    (EntityKind::Gpe, "Place"),
    (EntityKind::Loc, "Landscape"),
    (EntityKind::Fac, "Building"),
    (EntityKind::Norp, "People or group"),
    (EntityKind::Product, "Product"),
    (EntityKind::Event, "Named event"),
    (EntityKind::WorkOfArt, "Work"),
    (EntityKind::Law, "Law"),
    (EntityKind::Language, "Language"),
    (EntityKind::Misc, "Name"),
];

/// The word for a kind of entities.
#[must_use]
pub fn kind_word(kind: EntityKind) -> &'static str {
    KINDS.iter().find(|(other, _)| *other == kind).map_or("Name", |(_, word)| word)
}

/// All entities with a name, the most mentioned first.
#[must_use]
pub fn named(reading: &ArticleView) -> Vec<(u32, &Entity)> {
    let mut list: Vec<_> =
        (0..).zip(&reading.found.entities).filter(|(_, e)| has_name(e)).collect();
    list = sort_by_key(list, |(_, e)| key(falling(e.mentions.len()), 0));
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

impl Speaker<'_> {
    /// What tells it from the other speakers.
    #[must_use]
    pub fn key(&self) -> String {
        match (self.entity, &self.name) {
            (Some(id), _) => Item::Entity(id).to_string(),
            (None, name) => name.clone().unwrap_or_default(),
        }
    }
}

/// Who is quoted, those with the most words first; what nobody is named for comes last. Speech or thoughts.
#[must_use]
pub fn speakers<'r>(reading: &'r ArticleView, act: QuoteAct) -> Vec<Speaker<'r>> {
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
    let speakers =
        sort_by_key(speakers, |(length, s)| key(u32::from(s.name.is_none()), falling(*length)));
    let share = |length: usize| ((length * 100 + total / 2) / total.max(1)) as u32;
    speakers.into_iter().map(|(length, s)| Speaker { share: share(length), ..s }).collect()
}

/// Of some speakers' quotes those that are asked for; speakers with none of them are left out.
#[must_use]
pub fn asked<'r>(speakers: Vec<Speaker<'r>>, quoted: &Quoted) -> Vec<Speaker<'r>> {
    let form = |quote: &Quote| {
        quoted
            .form
            .is_none_or(|form| (form == QuoteForm::Indirect) == (quote.form == QuoteForm::Indirect))
    };
    let by = |speaker: &Speaker| quoted.by.as_ref().is_none_or(|by| *by == speaker.key());
    let only = |mut speaker: Speaker<'r>| {
        speaker.quotes.retain(|(_, quote)| form(quote));
        speaker
    };
    let kept = speakers.into_iter().filter(by).map(only);
    kept.filter(|speaker| !speaker.quotes.is_empty()).collect()
}

/// The speaker's entity and name; of a source that is no entity, its own words.
#[must_use]
pub fn who(reading: &ArticleView, quote: &Quote) -> (Option<u32>, Option<String>) {
    match quote.speaker.and_then(|id| Some((id, reading.entity(id)?))) {
        Some((id, entity)) => (Some(id), Some(entity.name.clone())),
        None => (None, quote.source.map(|span| one_line(reading.words(span)))),
    }
}

/// What the text beside a quote has room for: of a person's name, its last word.
#[must_use]
pub fn chip(reading: &ArticleView, quote: &Quote) -> Option<String> {
    let (entity, name) = who(reading, quote);
    let person = entity
        .and_then(|id| reading.entity(id))
        .is_some_and(|e| e.kind == EntityKind::Person && has_name(e));
    name.map(|name| if person { short_name(&name).to_owned() } else { name })
}

fn short_name(name: &str) -> &str {
    let last = name.rsplit(' ').find(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III"));
    last.unwrap_or(name)
}

/// The quote's words on one line, its parts joined by an ellipsis.
#[must_use]
pub fn quoted(reading: &ArticleView, quote: &Quote) -> String {
    let parts: Vec<String> =
        quote.content.iter().map(|&part| one_line(reading.words(part))).collect();
    parts.join(" … ")
}

/// The quote to be pasted elsewhere: its words, then who said them, in which article, published when.
#[must_use]
pub fn cited(reading: &ArticleView, quote: &Quote) -> String {
    let who = who(reading, quote).1.unwrap_or_else(|| "Nobody named".to_owned());
    let title = reading.title().map(|title| format!("“{}”", one_line(title)));
    let day = reading.found.published.as_deref().map(dates::full_label);
    let from: Vec<String> = [Some(who), title, day].into_iter().flatten().collect();
    format!("{}\n— {}", quoted(reading, quote), from.join(", "))
}

/// The kinds of events, each with its words for the reader.
const HAPPENINGS: [(EventKind, &str); 12] = [
    (EventKind::Life, "Life and death"),
    (EventKind::Movement, "Movement"),
    (EventKind::Transaction, "Transactions"),
    (EventKind::Business, "Business"),
    (EventKind::Conflict, "Conflict"),
    (EventKind::Contact, "Meetings and talks"),
    (EventKind::Personnel, "Posts and elections"),
    (EventKind::Justice, "Justice"),
    (EventKind::Statement, "Statements"),
    (EventKind::Disaster, "Disasters"),
    (EventKind::Policy, "Policy"),
    (EventKind::Other, "Other events"),
];

/// What sort of happening it is, in words for the reader.
#[must_use]
pub fn event_kind_word(kind: EventKind) -> &'static str {
    HAPPENINGS.iter().find(|(other, _)| *other == kind).map_or("Other events", |(_, word)| word)
}

/// The kinds of events that there are, the most frequent first, each with its salient events and then the rest.
#[must_use]
pub fn event_kinds(reading: &ArticleView) -> Vec<(&'static str, Vec<(u32, &Event)>)> {
    let of_kind = |(kind, name): (EventKind, &'static str)| {
        let events: Vec<_> =
            (0..).zip(&reading.found.events).filter(|(_, e)| e.kind == kind).collect();
        (name, sort_by_key(events, |(_, e): &(u32, &Event)| u64::from(!is_salient(e))))
    };
    let kinds: Vec<_> =
        HAPPENINGS.map(of_kind).into_iter().filter(|(_, e)| !e.is_empty()).collect();
    sort_by_key(kinds, |(name, events)| {
        key(u32::from(*name == "Other events"), falling(events.len()))
    })
}

/// A place with some words around it: those before, its own, those after.
#[must_use]
pub fn excerpt(reading: &ArticleView, place: Place) -> Option<(String, String, String)> {
    /// Bytes on either side.
    const AROUND: usize = 60;
    let [start, end] = *reading.spans(place.item).get(place.nth as usize)?;
    let block = &reading.blocks()[reading.block_of(place)?].span;
    let before = reading.words([block.start, start]);
    let after = reading.words([end, block.end.max(end)]);
    // Cut between words, as far as there are any.
    let from = before.len().saturating_sub(AROUND);
    let from = match before.char_indices().find(|(at, c)| *at >= from && c.is_whitespace()) {
        Some((at, _)) if before.len() > AROUND => at,
        _ => before.ceil_char_boundary(from),
    };
    let to = after.floor_char_boundary(AROUND.min(after.len()));
    let to = if after.len() > AROUND {
        after[..to].rfind(char::is_whitespace).unwrap_or(to)
    } else {
        to
    };
    let cut = |cut: bool| if cut { "…" } else { "" };
    Some((
        format!("{}{}", cut(from > 0), one_line(&before[from..])),
        one_line(reading.words([start, end])),
        format!("{}{}", one_line(&after[..to]), cut(to < after.len())),
    ))
}

/// The other names under which an entity is mentioned, in the order of the text.
#[must_use]
pub fn spellings(reading: &ArticleView, entity: &Entity) -> Vec<String> {
    let mut known = BTreeSet::from([entity.name.clone()]);
    let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    names
        .map(|mention| one_line(reading.words(mention.span)))
        .filter(|name| known.insert(name.clone()))
        .collect()
}

/// What an entity says.
#[must_use]
pub fn quotes_by(reading: &ArticleView, entity: u32) -> Vec<u32> {
    let quotes = (0..).zip(&reading.found.quotes);
    quotes
        .filter(|(_, q)| q.speaker == Some(entity) && q.act == QuoteAct::Speech)
        .map(|(id, _)| id)
        .collect()
}

/// The salient events in which an entity takes part.
#[must_use]
pub fn events_with(reading: &ArticleView, entity: u32) -> Vec<u32> {
    let takes_part = |event: &Event| event.args.iter().any(|arg| arg.entity == Some(entity));
    let events = (0..).zip(&reading.found.events);
    events.filter(|(_, e)| is_salient(e) && takes_part(e)).map(|(id, _)| id).collect()
}

/// What a role is called beside its words.
#[must_use]
pub const fn role_word(role: ArgumentRole) -> &'static str {
    match role {
        ArgumentRole::Agent => "Who",
        ArgumentRole::Patient => "Whom or what",
        ArgumentRole::Recipient => "To whom",
        ArgumentRole::Place => "Where",
        ArgumentRole::Instrument => "With what",
        ArgumentRole::Number => "How many",
    }
}

/// What an expression of time means, in words.
#[must_use]
pub fn time_words(time: &Time) -> String {
    match time.kind {
        TimexType::Duration => format!("A length of time: {}", time.value),
        TimexType::Set => format!("Again and again: {}", time.value),
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
pub fn title(reading: &ArticleView, item: Item) -> String {
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
    use super::super::fixtures::reading;
    use super::*;

    #[test]
    fn entities_come_by_prominence() {
        let reading = reading();
        let names = |layer, sorting| {
            let list = entities(&reading, Group::Layer(layer), sorting);
            list.iter().map(|(_, e)| e.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names(Layer::People, Sorting::Prominence), ["Bo Díaz", "Ann Lee"]);
        assert_eq!(names(Layer::People, Sorting::Text), ["Ann Lee", "Bo Díaz"]);
        assert_eq!(names(Layer::People, Sorting::Alphabet), ["Ann Lee", "Bo Díaz"]);
        assert_eq!(names(Layer::Organisations, Sorting::Prominence), ["Dock Union"]);
        assert!(names(Layer::Places, Sorting::Prominence).is_empty());
    }

    #[test]
    fn every_entity_is_in_one_group() {
        for (kind, _) in KINDS {
            assert_eq!(Group::ALL.iter().filter(|group| group.has(kind)).count(), 1, "{kind}");
        }
    }

    #[test]
    fn a_quote_is_cited_with_its_source() {
        let reading = reading();
        for (id, cited_as) in [
            (0, "“We agree,” … “Nearly.”\n— Ann Lee, “Mayor meets union”, Wednesday 4 March 2026"),
            (2, "that he was arrested\n— Police, “Mayor meets union”, Wednesday 4 March 2026"),
        ] {
            assert_eq!(cited(&reading, reading.quote(id).unwrap()), cited_as);
        }
    }

    #[test]
    fn quotes_are_listed_by_form_and_speaker() {
        let reading = reading();
        for (form, by, expected) in [
            (None, None, "0 1 2"),
            (Some(QuoteForm::Direct), None, "0"),
            (Some(QuoteForm::Indirect), None, "1 2"),
            (None, Some("e1"), "1"),
            (None, Some("Police"), "2"),
            (Some(QuoteForm::Direct), Some("e1"), ""),
        ] {
            let quoted = Quoted { form, by: by.map(str::to_owned) };
            let asked = asked(speakers(&reading, QuoteAct::Speech), &quoted);
            let ids: Vec<String> =
                asked.iter().flat_map(|s| &s.quotes).map(|(id, _)| id.to_string()).collect();
            assert_eq!(ids.join(" "), expected, "{quoted:?}");
        }
    }

    #[test]
    fn excerpts_show_a_place_among_its_words() {
        let reading = reading();
        let shown = |place: &str| {
            excerpt(&reading, place.parse().unwrap()).map(|(b, w, a)| format!("{b}[{w}]{a}"))
        };
        assert_eq!(
            shown("e2-0").as_deref(),
            Some("Mayor Ann Lee met Bo Díaz of the[Dock Union]on Monday.")
        );
        assert_eq!(
            shown("e1-3").as_deref(),
            Some("…Díaz may strike in May, he said. Police deny that[he]was arrested.")
        );
        assert_eq!(shown("e9-0"), None);
    }

    #[test]
    fn speakers_come_by_their_share_of_the_words() {
        let reading = reading();
        let shown: Vec<String> = speakers(&reading, QuoteAct::Speech)
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
        assert!(speakers(&reading, QuoteAct::Thought).is_empty());
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
