//! What the lists of the findings pane and the detail card show of an analysis: entities by group, quotes by speaker,
//! events by kind, excerpts of the text, and the English names of kinds and roles. Pure functions.

use super::article_view::ArticleView;
use super::dates;
use super::item::{Item, Place};
use super::layers::Layer;
use super::letter_case::lowercase;
use super::sort::{falling, key, sort_by_key};
use super::speaker_names::{all_speakers, who};
use super::state::{Quoted, Sorting};
pub use dateline_schema::one_line;
use dateline_schema::{
    ArgumentRole, Entity, EntityKind, Event, EventKind, MentionForm, Quote, QuoteAct, QuoteForm,
    Time, TimexType,
};
use std::collections::{BTreeMap, BTreeSet};

/// A group of entities in the lists. Each group is a layer, except that the layer of other names is split into two
/// groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// People, organisations or places.
    Layer(Layer),
    /// Nationalities, faiths, parties: "Syrians", "Republicans".
    Peoples,
    /// All other names.
    Others,
}

impl Group {
    /// All groups in display order.
    pub const ALL: [Self; 5] = [
        Self::Layer(Layer::People),
        Self::Layer(Layer::Organisations),
        Self::Layer(Layer::Places),
        Self::Peoples,
        Self::Others,
    ];

    /// Returns the name under which the page shows the group.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.name(),
            Self::Peoples => "Groups",
            Self::Others => "Other names",
        }
    }

    /// Returns the layer of the group's marks.
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

/// Returns the entities of a group with their ids, in the order of `sorting`. Entities with a name come first.
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
            list.sort_by_cached_key(|(_, e)| lowercase(&e.name));
        }
    }
    sort_by_key(list, |(_, e)| u64::from(!has_name(e)))
}

/// Returns whether an entity is mentioned by name at least once, and not only by descriptions.
#[must_use]
pub fn has_name(entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| mention.form == MentionForm::Name)
}

/// The entity kinds in the order of the menu, each with its name for the reader.
pub const KINDS: [(EntityKind, &str); 12] = [
    (EntityKind::Person, "Person"),
    (EntityKind::Org, "Organisation"),
    (EntityKind::Gpe, "Place"),
    (EntityKind::Loc, "Natural place"),
    (EntityKind::Fac, "Building"),
    (EntityKind::Norp, "Group"),
    (EntityKind::Product, "Product"),
    (EntityKind::Event, "Named event"),
    (EntityKind::WorkOfArt, "Title of a work"),
    (EntityKind::Law, "Law"),
    (EntityKind::Language, "Language"),
    (EntityKind::Misc, "Other name"),
];

/// Returns the name of an entity kind for the reader.
#[must_use]
pub fn kind_word(kind: EntityKind) -> &'static str {
    KINDS.iter().find(|(other, _)| *other == kind).map_or("Other name", |(_, word)| word)
}

/// Returns all entities with a name, the most mentioned first.
#[must_use]
pub fn named(reading: &ArticleView) -> Vec<(u32, &Entity)> {
    let mut list: Vec<_> =
        (0..).zip(&reading.found.entities).filter(|(_, e)| has_name(e)).collect();
    list = sort_by_key(list, |(_, e)| key(falling(e.mentions.len()), 0));
    list
}

/// A speaker of quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker<'r> {
    /// The id of the speaker's entity, if it is known.
    pub entity: Option<u32>,
    /// The name of the entity, or the words of the source; `None` if the text names nobody.
    pub name: Option<String>,
    /// The speaker's quotes with their ids, in the order of the text.
    pub quotes: Vec<(u32, &'r Quote)>,
    /// The speaker's share of the length of all quotes, in percent.
    pub share: u32,
}

impl Speaker<'_> {
    /// Returns a key that identifies the speaker.
    #[must_use]
    pub fn key(&self) -> String {
        match (self.entity, &self.name) {
            (Some(id), _) => Item::Entity(id).to_string(),
            (None, name) => name.clone().unwrap_or_default(),
        }
    }
}

/// Returns the speakers of speech or of thoughts, those with the most words first. Quotes without a speaker are
/// last.
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

/// Returns the speakers and the quotes that the filter `quoted` accepts. Speakers without such quotes are left out.
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

/// Returns the words of a quote on one line, its parts joined by an ellipsis.
#[must_use]
pub fn quoted(reading: &ArticleView, quote: &Quote) -> String {
    let parts: Vec<String> =
        quote.content.iter().map(|&part| one_line(reading.words(part))).collect();
    parts.join(" … ")
}

/// Returns a quote with its source for the clipboard: the words, the speaker, the headline, the day of publication.
#[must_use]
pub fn cited(reading: &ArticleView, quote: &Quote) -> String {
    let who = all_speakers(reading, quote).unwrap_or_else(|| "Unknown speaker".to_owned());
    let title = reading.title().map(|title| format!("“{}”", one_line(title)));
    let day = reading.found.published.as_deref().map(dates::full_label);
    let from: Vec<String> = [Some(who), title, day].into_iter().flatten().collect();
    format!("{}\n— {}", quoted(reading, quote), from.join(", "))
}

/// The event kinds, each with its name for the reader.
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

/// Returns the name of an event kind for the reader.
#[must_use]
pub fn event_kind_word(kind: EventKind) -> &'static str {
    HAPPENINGS.iter().find(|(other, _)| *other == kind).map_or("Other events", |(_, word)| word)
}

/// Returns the names of the event kinds that occur, the most frequent first and "Other events" last. Each comes
/// with its events and their ids, the main events first.
#[must_use]
pub fn event_kinds(reading: &ArticleView) -> Vec<(&'static str, Vec<(u32, &Event)>)> {
    let of_kind = |(kind, name): (EventKind, &'static str)| {
        let events: Vec<_> =
            (0..).zip(&reading.found.events).filter(|(_, e)| e.kind == kind).collect();
        (name, sort_by_key(events, |(id, _): &(u32, &Event)| u64::from(!reading.is_main(*id))))
    };
    let kinds: Vec<_> =
        HAPPENINGS.map(of_kind).into_iter().filter(|(_, e)| !e.is_empty()).collect();
    sort_by_key(kinds, |(name, events)| {
        key(u32::from(*name == "Other events"), falling(events.len()))
    })
}

/// Returns a place in its context: the words before it, its words, and the words after it.
#[must_use]
pub fn excerpt(reading: &ArticleView, place: Place) -> Option<(String, String, String)> {
    /// The maximum length of the context on each side, in bytes.
    const AROUND: usize = 60;
    let [start, end] = *reading.spans(place.item).get(place.nth as usize)?;
    let block = &reading.blocks()[reading.block_of(place)?].span;
    let before = reading.words([block.start, start]);
    let after = reading.words([end, block.end.max(end)]);
    // Cuts between words if possible.
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

/// Returns the other names of an entity, in the order of the text.
#[must_use]
pub fn spellings(reading: &ArticleView, entity: &Entity) -> Vec<String> {
    let mut known = BTreeSet::from([entity.name.clone()]);
    let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    names
        .map(|mention| one_line(reading.words(mention.span)))
        .filter(|name| known.insert(name.clone()))
        .collect()
}

/// Returns the ids of the quotes by this entity, without thoughts.
#[must_use]
pub fn quotes_by(reading: &ArticleView, entity: u32) -> Vec<u32> {
    let quotes = (0..).zip(&reading.found.quotes);
    quotes
        .filter(|(_, q)| q.speaker == Some(entity) && q.act == QuoteAct::Speech)
        .map(|(id, _)| id)
        .collect()
}

/// Returns the ids of the main events that have this entity among their arguments.
#[must_use]
pub fn events_with(reading: &ArticleView, entity: u32) -> Vec<u32> {
    let takes_part = |event: &Event| event.args.iter().any(|arg| arg.entity == Some(entity));
    let events = (0..).zip(&reading.found.events);
    events.filter(|(id, e)| reading.is_main(*id) && takes_part(e)).map(|(id, _)| id).collect()
}

/// Returns the name of an argument role for the reader.
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

/// Describes the value of a time expression to the reader.
#[must_use]
pub fn time_words(time: &Time) -> String {
    match time.kind {
        TimexType::Duration => format!("Duration: {}", time.value),
        TimexType::Set => format!("Repeated: {}", time.value),
        _ => match time.value.as_str() {
            "PRESENT_REF" => "Now".to_owned(),
            "PAST_REF" => "In the past".to_owned(),
            "FUTURE_REF" => "In the future".to_owned(),
            value => dates::full_label(value),
        },
    }
}

/// Returns a title of an item on one line.
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

#[cfg(test)]
mod tests {
    use super::super::fixtures::reading;
    use super::*;

    #[test]
    fn entities_are_sorted_by_prominence() {
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
    fn citations_contain_the_source() {
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
    fn excerpts_show_a_place_in_context() {
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
    fn speakers_are_sorted_by_share_of_words() {
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
    fn quotes_in_parts_are_joined() {
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
    fn event_kinds_list_main_events_first() {
        let reading = reading();
        let kinds: Vec<_> =
            event_kinds(&reading).iter().map(|(name, events)| (*name, events.len())).collect();
        assert_eq!(
            kinds,
            [("Conflict", 1), ("Meetings and talks", 1), ("Justice", 1), ("Statements", 1)]
        );
    }
}
