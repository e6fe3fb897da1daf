//! The findings ready to display on other pages: who and where, who said what, what happened when, in the order and
//! wording of Dateline's own page. [`dateline_view`] derives them. This module only converts them to serializable
//! types.

use dateline_schema::{Analysis, QuoteAct};
use dateline_view::article_view::ArticleView;
use dateline_view::findings::{self, Group};
use dateline_view::layers::Layer;
use dateline_view::state::Sorting;
use dateline_view::timeline_view::{self, Row};
use serde::Serialize;

/// The findings ready to display.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Outline {
    /// The whole analysis, with offsets in the caller's unit.
    exploration: Analysis,
    /// The named entities by group: people, organisations, places … Within a group, the most mentioned come first.
    groups: Vec<Names>,
    /// The quoted speakers, those with the most words first.
    speakers: Vec<Speaker>,
    /// The dated events of the short timeline, by the part of the story and by date.
    timeline: Vec<Entry>,
    /// The events of the short timeline that have no date.
    undated: Vec<Happening>,
}

/// A group of entities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Names {
    /// "People", "Organisations" …
    name: &'static str,
    /// `person`, `org`, `place` or `other`: the layer that determines the colour of the entities' marks in the text.
    layer: &'static str,
    /// The ids of the entities in the group.
    entities: Vec<u32>,
}

/// A quoted speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Speaker {
    /// The entity; `None` if the source is not an entity.
    entity: Option<u32>,
    /// The name, or the words that name the source; `None` if nobody is named.
    name: Option<String>,
    /// The share of all quoted words, in percent.
    share: u32,
    /// The quotes in text order.
    quotes: Vec<Quoted>,
}

/// A quote in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Quoted {
    /// The id of the quote.
    quote: u32,
    /// The words on one line, with an ellipsis between the parts.
    words: String,
}

/// A date and its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Entry {
    /// The heading above this entry, if it starts a new part of the story ("Before", "The news", "What comes
    /// next"); `None` if the heading of an earlier entry still applies.
    heading: Option<String>,
    /// The date in words.
    label: String,
    /// The TIMEX3 value of the date.
    date: String,
    /// The events of the date.
    events: Vec<Happening>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Happening {
    /// The id of the event.
    event: u32,
    /// The words that tell the event: a sentence of the article.
    summary: String,
    /// Qualifications of its factuality: "planned", "claimed by Putin".
    notes: Vec<String>,
    /// The reason for the event's date: the words of the text that give the date, or another reason.
    because: Option<String>,
}

/// Creates the outline of a text. `found` has offsets in bytes. `exploration` is the same document with offsets in
/// the caller's unit.
pub(super) fn of(text: &str, found: Analysis, exploration: Analysis) -> Outline {
    let reading = ArticleView::new(text, found, 0.0);
    Outline {
        exploration,
        groups: Group::ALL.into_iter().filter_map(|group| names(&reading, group)).collect(),
        speakers: findings::speakers(&reading, QuoteAct::Speech)
            .into_iter()
            .map(|speaker| said(&reading, speaker))
            .collect(),
        timeline: timeline_view::entries(&reading, false)
            .into_iter()
            .map(|listed| entry(&reading, listed))
            .collect(),
        undated: timeline_view::undated(&reading, false)
            .iter()
            .map(|row| happening(&reading, row))
            .collect(),
    }
}

fn names(reading: &ArticleView, group: Group) -> Option<Names> {
    let listed = findings::entities(reading, group, Sorting::Prominence);
    let entities: Vec<u32> = listed
        .into_iter()
        .filter(|(_, entity)| findings::has_name(entity))
        .map(|(id, _)| id)
        .collect();
    let layer = match group.layer() {
        Layer::People => "person",
        Layer::Organisations => "org",
        Layer::Places => "place",
        _ => "other",
    };
    (!entities.is_empty()).then_some(Names { name: group.name(), layer, entities })
}

fn said(reading: &ArticleView, speaker: findings::Speaker) -> Speaker {
    let words = |(id, quote)| Quoted { quote: id, words: findings::quoted(reading, quote) };
    Speaker {
        entity: speaker.entity,
        name: speaker.name,
        share: speaker.share,
        quotes: speaker.quotes.into_iter().map(words).collect(),
    }
}

fn entry(reading: &ArticleView, entry: timeline_view::Entry) -> Entry {
    Entry {
        heading: entry.heading,
        label: entry.label,
        date: entry.date.to_owned(),
        events: entry.rows.iter().map(|row| happening(reading, row)).collect(),
    }
}

fn happening(reading: &ArticleView, row: &Row) -> Happening {
    Happening {
        event: row.id,
        summary: row.words(reading),
        notes: timeline_view::notes(row),
        because: row.because.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_view::fixtures::{TEXT, exploration};

    #[test]
    fn a_reading_is_told_in_order_and_in_words() {
        let outline = of(TEXT, exploration(), Analysis::default());
        assert_eq!(outline.exploration, Analysis::default());
        let groups: Vec<_> =
            outline.groups.iter().map(|g| (g.name, g.layer, g.entities.as_slice())).collect();
        assert_eq!(groups, [("People", "person", &[1, 0][..]), ("Organisations", "org", &[2])]);
        let speakers: Vec<_> =
            outline.speakers.iter().map(|s| (s.name.as_deref(), s.quotes.len())).collect();
        assert_eq!(speakers, [(Some("Ann Lee"), 1), (Some("Bo Díaz"), 1), (Some("Police"), 1)]);
        assert!(outline.speakers[0].quotes[0].words.contains("We agree,” … “Nearly."));
        assert_eq!(outline.timeline[0].label, "Monday 2 March 2026");
        assert_eq!(outline.timeline[0].events[0].because.as_deref(), Some("“Monday”"));
    }
}
