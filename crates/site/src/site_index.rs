//! The content of the start page, without markup: each article's people, places and dates, an index of names, and one
//! timeline. All of it is derived from the findings.
//!
//! Across articles, names are merged only if they are spelled alike, apart from case, and are in the same layer.

use dateline::embedded_article::Origin;
use dateline_view::article_view::ArticleView;
use dateline_view::dates;
use dateline_view::findings::{self, Group, one_line};
use dateline_view::histogram::{Histogram, histogram};
use dateline_view::item::Item;
use dateline_view::layers::Layer;
use dateline_view::markup::anchor;
use dateline_view::state::{Sorting, counted};
use dateline_view::timeline_view::{self, Status};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The maximum number of people, and of places, that the list shows for an article.
const FEW: usize = 3;
/// Maximum length in characters of a title that is taken from the beginning of the text.
const LONG_TITLE: usize = 90;
/// The layers in the index of names.
const INDEXED: [Layer; 3] = [Layer::People, Layer::Organisations, Layer::Places];

/// An entry in the list of articles.
#[derive(Clone, Debug)]
pub struct Card {
    /// The address of the article's page, relative to the start page.
    pub address: String,
    /// The headline, or the beginning of the text.
    pub title: String,
    /// The source of the article.
    pub origin: Origin,
    /// The article with its findings.
    pub reading: Arc<ArticleView>,
}

/// A name and the address of its first mention in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The name.
    pub name: String,
    /// The address, relative to the start page.
    pub address: String,
}

/// A name in the index, and the articles that mention it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name, as the first article in the list spells it.
    pub name: String,
    /// The number of mentions in all articles.
    pub mentions: usize,
    /// The indices of the articles, with the address of the first mention in each.
    pub places: Vec<(usize, String)>,
}

/// A date of the timeline of all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The heading above this and the following dates: the year, or, for a date longer than a year, the date itself,
    /// such as a decade. `None` if the previous heading still applies.
    pub heading: Option<String>,
    /// The date in words, without the heading.
    pub label: String,
    /// The date as a TIMEX3 value.
    pub value: String,
    /// The events of the date.
    pub events: Vec<Happened>,
}

/// An event of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The event in one line.
    pub summary: String,
    /// The factuality of the event.
    pub standing: Status,
    /// The factuality of the event in words; empty for a plain fact.
    pub notes: String,
    /// The index of the article in [`SiteIndex::cards`].
    pub article: usize,
    /// The address of the event in the article's page, relative to the start page.
    pub address: String,
}

impl Card {
    /// Creates the entry for an article whose page has this address.
    #[must_use]
    pub fn new(address: String, origin: Origin, reading: Arc<ArticleView>) -> Self {
        let begins = || {
            one_line(
                reading
                    .words(reading.blocks().first().map_or([0, 0], |b| [b.span.start, b.span.end])),
            )
        };
        let title = reading.title().map(one_line).unwrap_or_else(begins);
        let cut = title.char_indices().nth(LONG_TITLE).map(|(at, _)| at);
        let title = match cut.filter(|_| reading.title().is_none()) {
            // Cuts after a whole word, if there is one.
            Some(cut) => format!(
                "{} …",
                title[..cut].rsplit_once(' ').map_or(&title[..cut], |(whole, _)| whole)
            ),
            None => title,
        };
        Self { address, title, origin, reading }
    }

    /// Returns links to the most mentioned named entities of a layer, at most `FEW`.
    #[must_use]
    pub fn foremost(&self, layer: Layer) -> Vec<Link> {
        let entities = findings::entities(&self.reading, Group::Layer(layer), Sorting::Prominence);
        let named = entities.into_iter().filter(|(_, entity)| findings::has_name(entity)).take(FEW);
        named
            .map(|(id, entity)| Link {
                name: entity.name.clone(),
                address: self.address_of(Item::Entity(id)),
            })
            .collect()
    }

    /// Returns the day of publication in words and as `YYYY-MM-DD`; `None` if it is unknown.
    #[must_use]
    pub fn published(&self) -> Option<(String, String)> {
        let day = self.reading.found.published.clone()?;
        Some((dates::full_label(&day), day))
    }

    /// Returns the histogram of the article's events over time; `None` if fewer than two dates are calendar dates, or
    /// if all events are on one day.
    #[must_use]
    pub fn strip(&self) -> Option<Histogram> {
        let entries = timeline_view::entries(&self.reading, false);
        // A histogram needs at least two dates.
        let known = entries.iter().filter(|entry| dates::stretch(entry.date).is_some()).count();
        histogram(&entries).filter(|_| known > 1)
    }

    /// Describes the article in one line, with its people, places and number of quotes, for the page's description.
    #[must_use]
    pub fn description(&self) -> String {
        let names: Vec<String> = [Layer::People, Layer::Places]
            .iter()
            .flat_map(|&layer| self.foremost(layer))
            .map(|link| link.name)
            .collect();
        let quotes = counted(self.reading.count(Layer::Quotes), "quote", "quotes");
        if names.is_empty() {
            format!("{}: {quotes}.", self.title)
        } else {
            format!("With {}: {quotes}.", names.join(", "))
        }
    }

    fn address_of(&self, item: Item) -> String {
        match anchor(&self.reading, item) {
            Some(anchor) => format!("{}#{anchor}", self.address),
            None => self.address.clone(),
        }
    }
}

/// The content of the start page.
#[derive(Clone, Debug)]
pub struct SiteIndex {
    /// The articles, the latest first.
    pub cards: Vec<Card>,
    /// The names of each indexed layer, in alphabetical order.
    pub names: Vec<(Layer, Vec<Named>)>,
    /// The dated events of all articles, in chronological order. Dates that are not calendar dates are left out.
    pub timeline: Vec<Dated>,
}

impl SiteIndex {
    /// Sorts the articles and derives the index of names and the timeline.
    #[must_use]
    pub fn new(mut cards: Vec<Card>) -> Self {
        // ISO 8601 days sort as strings. Articles without a day come last.
        cards.sort_by(|a, b| b.reading.found.published.cmp(&a.reading.found.published));
        let names = INDEXED.map(|layer| (layer, names(&cards, layer)));
        let timeline = timeline(&cards);
        Self {
            names: names.into_iter().filter(|(_, names)| !names.is_empty()).collect(),
            timeline,
            cards,
        }
    }
}

fn names(cards: &[Card], layer: Layer) -> Vec<Named> {
    let mut names: BTreeMap<String, Named> = BTreeMap::new();
    for (at, card) in cards.iter().enumerate() {
        for (id, entity) in
            findings::entities(&card.reading, Group::Layer(layer), Sorting::Prominence)
        {
            if !findings::has_name(entity) {
                continue;
            }
            let new = || Named { name: entity.name.clone(), mentions: 0, places: Vec::new() };
            let named = names.entry(entity.name.to_lowercase()).or_insert_with(new);
            named.mentions += entity.mentions.len();
            if named.places.last().is_none_or(|(last, _)| *last != at) {
                named.places.push((at, card.address_of(Item::Entity(id))));
            }
        }
    }
    names.into_values().collect()
}

fn timeline(cards: &[Card]) -> Vec<Dated> {
    let mut dated: BTreeMap<(i64, i64, String), Vec<Happened>> = BTreeMap::new();
    for (at, card) in cards.iter().enumerate() {
        for entry in timeline_view::entries(&card.reading, false) {
            let Some(days) = dates::stretch(entry.date) else { continue };
            let day = entry.date.split('T').next().unwrap_or(entry.date).to_owned();
            let happened = |row: &timeline_view::Row| Happened {
                summary: row.words(&card.reading),
                standing: row.standing,
                notes: timeline_view::notes(row).join(", "),
                article: at,
                address: card.address_of(Item::Event(row.id)),
            };
            dated
                .entry((days.start, days.end, day))
                .or_default()
                .extend(entry.rows.iter().map(happened));
        }
    }
    let mut before = String::new();
    let entry = |((start, end, value), events): ((i64, i64, String), Vec<Happened>)| {
        let year = dates::calendar(start).0.to_string();
        let (heading, label) = match end - start {
            367.. => (dates::label(&value), "During these years".to_owned()),
            _ if value == year => (year, "During the year".to_owned()),
            _ => (year, dates::label(&value)),
        };
        let is_new = before != heading;
        before.clone_from(&heading);
        Dated { heading: is_new.then_some(heading), label, value, events }
    };
    dated.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_view::fixtures::reading;

    fn library() -> SiteIndex {
        let card =
            |n: u32| Card::new(format!("articles/a{n}/"), Origin::default(), Arc::new(reading()));
        SiteIndex::new(vec![card(0), card(1)])
    }

    #[test]
    fn an_article_is_listed_with_whom_it_mentions_most() {
        let card = &library().cards[0];
        assert_eq!(card.title, "Mayor meets union");
        let people = card.foremost(Layer::People);
        assert_eq!(people[0], Link { name: "Bo Díaz".into(), address: "articles/a0/#e1-0".into() });
    }

    #[test]
    fn names_and_dates_of_all_articles_are_drawn_together() {
        let library = library();
        let (layer, people) = &library.names[0];
        assert_eq!(*layer, Layer::People);
        assert!(people.iter().all(|named| named.places.len() == 2), "{people:?}");
        assert!(people.is_sorted_by_key(|named| named.name.to_lowercase()));
        for dated in &library.timeline {
            assert_eq!(
                dated.events.iter().filter(|e| e.article == 0).count(),
                dated.events.len() / 2
            );
        }
    }
}
