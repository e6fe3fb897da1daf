//! Applies corrections to the analysis: returns a changed copy with consecutive ids.
//!
//! Each correction finds its target by the position of the target's words, in the result of the preceding
//! corrections. A correction without a target changes nothing. Merging, renaming and dating change only what the
//! reader asked for; the rest of the analysis is not recomputed. `acts` has the longer corrections.

mod acts;
mod word_occurrences;

use super::corrections::{Anchor, Correction, ItemKind};
use super::item::{Item, Place};
use dateline_schema::{Analysis, Entity, Offsets, Quote};
use std::sync::Arc;
use word_occurrences::Places;

/// Returns the analysis of `text` with the corrections applied, and for each correction whether it found its target.
#[must_use]
pub fn apply(
    text: &str,
    found: &Arc<Analysis>,
    corrections: &[Correction],
) -> (Arc<Analysis>, Vec<bool>) {
    if corrections.is_empty() {
        return (Arc::clone(found), Vec::new());
    }
    let mut draft = Draft {
        text,
        found: Analysis::clone(found),
        dropped: Vec::new(),
        merged: Vec::new(),
        places: Places::of(text, corrections),
        named: None,
    };
    let held = corrections.iter().map(|correction| draft.correct(correction).is_some()).collect();
    draft.settle();
    (Arc::new(draft.found), held)
}

/// Returns the anchor of the item at a place. A correction finds the item again by its anchor, even if its id has
/// changed. Returns `None` if there is no such item.
#[must_use]
pub fn anchor(found: &Analysis, place: Place) -> Option<Anchor> {
    let (of, span) = match place.item {
        Item::Entity(id) => {
            let mentions = &found.entities.get(id as usize)?.mentions;
            (ItemKind::Entity, mentions.get(place.nth as usize).or(mentions.first())?.span)
        }
        Item::Quote(id) => (ItemKind::Quote, *found.quotes.get(id as usize)?.content.first()?),
        Item::Event(id) => (ItemKind::Event, found.events.get(id as usize)?.span),
        Item::Time(id) => (ItemKind::Time, found.times.get(id as usize)?.span),
    };
    Some(Anchor { of, span })
}

/// Returns the place of the item that an anchor refers to; `None` if no item of this kind has this span.
#[must_use]
pub fn place(found: &Analysis, anchor: Anchor) -> Option<Place> {
    Some(match anchor.of {
        ItemKind::Entity => (0..).zip(&found.entities).find_map(|(id, entity)| {
            let nth = index(entity.mentions.iter().map(|mention| mention.span), anchor.span)?;
            Some(Place { item: Item::Entity(id), nth })
        })?,
        ItemKind::Quote => {
            let first = |quote: &Quote| quote.content.first().copied().unwrap_or_default();
            Item::Quote(index(found.quotes.iter().map(first), anchor.span)?).first()
        }
        ItemKind::Event => {
            Item::Event(index(found.events.iter().map(|event| event.span), anchor.span)?).first()
        }
        ItemKind::Time => {
            Item::Time(index(found.times.iter().map(|time| time.span), anchor.span)?).first()
        }
    })
}

fn index(spans: impl IntoIterator<Item = Offsets>, wanted: Offsets) -> Option<u32> {
    spans.into_iter().position(|span| span == wanted).map(|at| at as u32)
}

/// A copy of the analysis that is being corrected. Dropped items stay in their lists until the end
/// ([`Draft::settle`]), so that ids stay valid.
struct Draft<'t> {
    text: &'t str,
    found: Analysis,
    dropped: Vec<Item>,
    /// The ids of the merged entities, each with the id of the entity into which it was merged. Quotes and events may
    /// still refer to merged entities, until [`Draft::follow_merged`] redirects all these references at once.
    merged: Vec<(u32, u32)>,
    places: Places<'t>,
    /// The spans of all names, computed on first use.
    named: Option<Vec<Offsets>>,
}

impl Draft<'_> {
    fn correct(&mut self, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Hide { what } => {
                let item = self.find(*what)?;
                self.dropped.push(item);
            }
            Correction::Retype { entity, kind } => self.entity(*entity)?.kind = *kind,
            Correction::Rename { entity, name } => self.entity(*entity)?.name.clone_from(name),
            Correction::Merge { entity, into } => self.merge(*entity, *into)?,
            Correction::Split { mention } => self.split(*mention)?,
            Correction::Speaker { quote, speaker } => {
                let speaker = match speaker {
                    Some(mention) => Some(self.entity_id(*mention)?),
                    None => None,
                };
                let Item::Quote(id) = self.find(Anchor { of: ItemKind::Quote, span: *quote })?
                else {
                    return None;
                };
                let quote = &mut self.found.quotes[id as usize];
                quote.speaker = speaker;
                quote.speakers = speaker.into_iter().collect();
                // The source names the previous speaker, so it is removed.
                quote.source = None;
            }
            Correction::Date { event, date } => self.date(*event, date.as_deref())?,
            Correction::Add { span, what } => self.add(*span, *what)?,
        }
        Some(())
    }

    /// Returns the item that an anchor refers to, among the items that have not been dropped; `None` if there is none.
    fn find(&self, anchor: Anchor) -> Option<Item> {
        // Several entities can share a mention. Usually the first of them is the right one. If it has been dropped, the
        // next entity with this mention is taken.
        let found = place(&self.found, anchor)?.item;
        if !self.dropped.contains(&found) {
            return Some(found);
        }
        if anchor.of != ItemKind::Entity {
            return None;
        }
        let alive = |id: &u32| !self.dropped.contains(&Item::Entity(*id));
        let has = |id: &u32| {
            let mentions = &self.found.entities[*id as usize].mentions;
            mentions.iter().any(|mention| mention.span == anchor.span)
        };
        (0..self.found.entities.len() as u32).filter(alive).find(|id| has(id)).map(Item::Entity)
    }

    fn entity_id(&self, mention: Offsets) -> Option<u32> {
        match self.find(Anchor { of: ItemKind::Entity, span: mention })? {
            Item::Entity(id) => Some(id),
            _ => None,
        }
    }

    fn entity(&mut self, mention: Offsets) -> Option<&mut Entity> {
        let id = self.entity_id(mention)?;
        self.found.entities.get_mut(id as usize)
    }

    /// Removes the dropped items and renumbers the others.
    fn settle(&mut self) {
        self.follow_merged();
        let entities = self.kept(self.found.entities.len(), Item::Entity);
        let quotes = self.kept(self.found.quotes.len(), Item::Quote);
        let events = self.kept(self.found.events.len(), Item::Event);
        let times = self.kept(self.found.times.len(), Item::Time);
        let new = |ids: &[Option<u32>], id: Option<u32>| id.and_then(|id| *ids.get(id as usize)?);
        let found = &mut self.found;
        retain(&mut found.entities, &entities, |entity, id| entity.id = id);
        retain(&mut found.quotes, &quotes, |quote, id| {
            quote.id = id;
            quote.speakers = kept_once(&quote.speakers, |id| new(&entities, Some(id)));
            quote.speaker = quote.speakers.first().copied();
        });
        retain(&mut found.times, &times, |time, id| time.id = id);
        let mut undated = Vec::new();
        retain(&mut found.events, &events, |event, id| {
            event.id = id;
            event.quote = new(&quotes, event.quote);
            for arg in &mut event.args {
                arg.entity = new(&entities, arg.entity);
            }
            if event.time.is_some() && new(&times, event.time).is_none() {
                // The time expression that dated the event has been dropped.
                (event.date, event.date_from) = (None, None);
                undated.push(id);
            }
            event.time = new(&times, event.time);
        });
        for entry in &mut found.timeline {
            entry.events = entry.events.iter().filter_map(|&id| new(&events, Some(id))).collect();
            entry.events.retain(|id| undated.binary_search(id).is_err());
        }
        found.timeline.retain(|entry| !entry.events.is_empty());
        // Removes the lines whose main event has been dropped.
        found.lines.retain(|line| {
            line.events.first().is_some_and(|&main| new(&events, Some(main)).is_some())
        });
        for (id, line) in (0..).zip(&mut found.lines) {
            line.id = id;
            line.events = line.events.iter().filter_map(|&id| new(&events, Some(id))).collect();
            let main = line.events.first().and_then(|&id| found.events.get(id as usize));
            let quote = main.and_then(|main| found.quotes.get(main.quote? as usize));
            line.said_by = quote.and_then(|quote| quote.speaker).into_iter().collect();
            if line.time.is_some() && new(&times, line.time).is_none() {
                (line.date, line.precision, line.date_from) = (None, None, None);
            }
            line.time = new(&times, line.time);
        }
    }

    /// Returns the new id of each of `n` items; `None` for a dropped item. `item` creates an item from its old id.
    fn kept(&self, n: usize, item: fn(u32) -> Item) -> Vec<Option<u32>> {
        let mut next = 0..;
        (0..n as u32)
            .map(|id| if self.dropped.contains(&item(id)) { None } else { next.next() })
            .collect()
    }
}

fn slice(text: &str, span: Offsets) -> &str {
    text.get(span[0] as usize..span[1] as usize).unwrap_or("")
}

/// Converts ids and removes duplicates. `new` returns `None` for an id that is gone.
fn kept_once(ids: &[u32], new: impl Fn(u32) -> Option<u32>) -> Vec<u32> {
    let mut kept: Vec<u32> = Vec::new();
    for id in ids.iter().filter_map(|&id| new(id)) {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}

fn retain<T>(items: &mut Vec<T>, ids: &[Option<u32>], set: impl FnMut(&mut T, u32)) {
    let mut set = set;
    let mut at = 0;
    items.retain_mut(|item| {
        let id = ids[at];
        at += 1;
        if let Some(id) = id {
            set(item, id);
        }
        id.is_some()
    });
}

#[cfg(test)]
mod tests {
    use super::super::article_view::ArticleView;
    use super::super::corrections::NewItem;
    use super::super::fixtures::{TEXT, at, exploration};
    use super::*;
    use dateline_schema::{Band, DateFrom, EntityKind};

    fn changed(corrections: &[Correction]) -> Arc<Analysis> {
        let (found, held) = apply(TEXT, &exploration().into(), corrections);
        assert!(held.iter().all(|&held| held), "{corrections:?}: {held:?}");
        // After any correction, ids are indices and references are valid.
        let ids = |ids: Vec<u32>| (0..).zip(ids).all(|(at, id)| at == id);
        assert!(ids(found.entities.iter().map(|e| e.id).collect()));
        assert!(ids(found.quotes.iter().map(|q| q.id).collect()));
        assert!(ids(found.events.iter().map(|e| e.id).collect()));
        assert!(ids(found.times.iter().map(|t| t.id).collect()));
        let _ = ArticleView::new(TEXT.to_owned(), found.clone(), 1.0);
        found
    }

    fn entity(words: &str, nth: usize) -> Anchor {
        Anchor { of: ItemKind::Entity, span: at(words, nth) }
    }

    fn event(words: &str) -> Anchor {
        Anchor { of: ItemKind::Event, span: at(words, 0) }
    }

    #[test]
    fn without_corrections_nothing_changes() {
        assert_eq!(*changed(&[]), exploration());
    }

    #[test]
    fn hiding_removes_all_references() {
        let found = changed(&[Correction::Hide { what: entity("Ann Lee", 0) }]);
        assert_eq!(found.entities.len(), 2);
        assert_eq!(found.quotes[0].speaker, None);
        assert_eq!(found.quotes[1].speaker, Some(0), "later ids move up");
        assert_eq!(found.events[0].args[0].entity, None);
        let found = changed(&[Correction::Hide { what: event("met") }]);
        assert_eq!(found.timeline.len(), 1);
        assert_eq!(found.events[found.timeline[0].events[0] as usize].lemma, "");
        assert_eq!(found.events.len(), 3);
        let quote = Anchor { of: ItemKind::Quote, span: at("Díaz may strike in May", 0) };
        let found = changed(&[Correction::Hide { what: quote }]);
        assert_eq!(found.events[2].quote, None, "the event is outside quotes");
        assert_eq!(found.events[3].quote, Some(1));
        let time = Anchor { of: ItemKind::Time, span: at("Monday", 0) };
        let found = changed(&[Correction::Hide { what: time }]);
        assert_eq!((&found.events[0].date, found.events[0].time), (&None, None));
        assert_eq!(found.events[2].time, Some(0));
        assert_eq!(found.timeline.len(), 1, "the event has lost its date");
    }

    #[test]
    fn merging_redirects_references() {
        let merge = Correction::Merge { entity: at("Ann Lee", 0), into: at("Bo Díaz", 0) };
        let found = changed(std::slice::from_ref(&merge));
        assert_eq!(found.entities.len(), 2);
        assert_eq!(
            (found.entities[0].name.as_str(), found.entities[0].mentions.len()),
            ("Bo Díaz", 7)
        );
        assert_eq!(found.quotes[0].speaker, Some(0));
        let (_, held) = apply(TEXT, &exploration().into(), &[merge.clone(), merge]);
        assert_eq!(held, [true, false], "an entity can't be merged with itself");
    }

    #[test]
    fn joint_speakers_follow_hidden_merged_and_split_entities() {
        let joint = |corrections: &[Correction]| {
            let mut found = exploration();
            found.quotes[0].speakers = vec![0, 1];
            let (found, _) = apply(TEXT, &found.into(), corrections);
            (found.quotes[0].speaker, found.quotes[0].speakers.clone())
        };
        assert_eq!(joint(&[]), (Some(0), vec![0, 1]));
        let hide = Correction::Hide { what: entity("Ann Lee", 0) };
        assert_eq!(joint(&[hide]), (Some(0), vec![0]), "the other speaker remains");
        let merge = Correction::Merge { entity: at("Ann Lee", 0), into: at("Bo Díaz", 0) };
        assert_eq!(joint(&[merge]), (Some(0), vec![0]));
        let split = Correction::Split { mention: at("Lee", 1) };
        assert_eq!(joint(&[split]), (Some(3), vec![3, 1]));
    }

    #[test]
    fn a_line_moves_with_the_date_of_its_event() {
        for (date, band) in
            [("2026-03-02", Band::News), ("2030", Band::Next), ("2020-05", Band::Background)]
        {
            let found =
                changed(&[Correction::Date { event: at("met", 0), date: Some(date.into()) }]);
            assert_eq!(found.lines[0].band, band, "{date}");
        }
    }

    #[test]
    fn splitting_moves_quotes_of_the_name() {
        let found = changed(&[Correction::Split { mention: at("Lee", 1) }]);
        assert_eq!(found.entities.len(), 4);
        assert_eq!((found.entities[3].name.as_str(), found.entities[3].mentions.len()), ("Lee", 1));
        assert_eq!(found.entities[0].mentions.len(), 2);
        assert_eq!(found.quotes[0].speaker, Some(3), "its source is the split name");
        let alone = Correction::Split { mention: at("Dock Union", 0) };
        assert_eq!(apply(TEXT, &exploration().into(), &[alone]).1, [false]);
    }

    #[test]
    fn kinds_names_and_speakers_can_be_changed() {
        let found = changed(&[
            Correction::Retype { entity: at("Dock Union", 0), kind: EntityKind::Gpe },
            Correction::Rename { entity: at("Dock Union", 0), name: "The Docks".into() },
            Correction::Speaker {
                quote: at("that he was arrested", 0),
                speaker: Some(at("Dock Union", 0)),
            },
            Correction::Speaker { quote: at("“We agree,”", 0), speaker: None },
        ]);
        assert_eq!(
            (found.entities[2].kind.as_str(), found.entities[2].name.as_str()),
            ("GPE", "The Docks")
        );
        assert_eq!((found.quotes[2].speaker, found.quotes[2].source), (Some(2), None));
        assert_eq!((found.quotes[0].speaker, found.quotes[0].source), (None, None));
    }

    #[test]
    fn dating_moves_an_event_on_the_timeline() {
        let date = |event, date: Option<&str>| Correction::Date {
            event: at(event, 0),
            date: date.map(str::to_owned),
        };
        let shown = |found: &Analysis| {
            let entries: Vec<String> = found
                .timeline
                .iter()
                .map(|e| format!("{} {} {:?}", e.date, e.precision, e.events))
                .collect();
            entries.join("; ")
        };
        for (corrections, timeline) in [
            (vec![date("met", Some("2026-04-01"))], "2026-04-01 day [0]; 2026-05 month [2]"),
            (vec![date("met", Some("2026"))], "2026 year [0]; 2026-05 month [2]"),
            (vec![date("met", Some("2027-01"))], "2026-05 month [2]; 2027-01 month [0]"),
            (vec![date("met", Some("2026-05"))], "2026-05 month [0, 2]"),
            (vec![date("met", None)], "2026-05 month [2]"),
            (
                vec![date("met", None), date("met", Some("2026-03-02"))],
                "2026-03-02 day [0]; 2026-05 month [2]",
            ),
        ] {
            assert_eq!(shown(&changed(&corrections)), timeline, "{corrections:?}");
        }
        assert_eq!(
            changed(&[date("met", Some("2027"))]).events[0].date_from,
            Some(DateFrom::Reader)
        );
    }

    #[test]
    fn marks_can_be_added() {
        let add = |words, nth, what| changed(&[Correction::Add { span: at(words, nth), what }]);
        let found = add("Police", 0, NewItem::Organisation);
        assert_eq!(
            (found.entities[3].name.as_str(), found.entities[3].mentions.len()),
            ("Police", 1)
        );
        let found = add("deny", 0, NewItem::Event);
        assert_eq!(
            (found.events[4].summary.as_str(), found.events[4].date.as_deref()),
            ("deny", None)
        );
        let found = add("Mayor meets union", 0, NewItem::Quote);
        assert_eq!((found.quotes[3].form.as_str(), found.quotes[3].speaker), ("indirect", None));
        // The mark is added at every place where the words occur as whole words and are not part of a name.
        let found = add("he", 1, NewItem::Person);
        assert_eq!(found.entities[3].mentions.len(), 2, "{:?}", found.entities[3].mentions);
        assert_eq!(
            apply(
                TEXT,
                &exploration().into(),
                &[Correction::Add { span: [3, 9000], what: NewItem::Name }]
            )
            .1,
            [false]
        );
    }

    #[test]
    fn anchors_find_their_places_again() {
        let before = Arc::new(exploration());
        let (after, _) = apply(TEXT, &before, &[Correction::Hide { what: entity("Ann Lee", 0) }]);
        for (from, to) in [
            ("e1-2", Some("e0-2")),
            ("q1-0", Some("q1-0")),
            ("e0-1", None),
            ("v2-0", Some("v2-0")),
            ("t1-0", Some("t1-0")),
        ] {
            let found =
                anchor(&before, from.parse().unwrap()).and_then(|anchor| place(&after, anchor));
            assert_eq!(found.map(|place| place.to_string()).as_deref(), to, "{from}");
        }
    }
}
