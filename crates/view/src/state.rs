//! The types of the page's view state: the phase of the analysis, the panes, the list that is shown with its filter and
//! order, and the selected place. The page holds them in signals. Pure functions.

use super::item::{Item, Place};
use dateline_schema::QuoteForm;

/// The phase of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// No text has been submitted yet.
    #[default]
    Idle,
    /// A text is being analysed. The value is the stage, in words.
    Working(String),
    /// The analysis is complete.
    Done,
}

/// The panes of the page. A wide screen shows all of them; a narrow screen shows one of the first three at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The article.
    #[default]
    Text,
    /// The lists of people, quotes and events at the side.
    Findings,
    /// The timeline.
    Timeline,
    /// The detail card of the selected item.
    Card,
}

impl Pane {
    /// Returns the name of the pane in the attributes `data-pane` and `data-view`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Findings => "findings",
            Self::Timeline => "timeline",
            Self::Card => "card",
        }
    }

    /// Returns the pane with this [`Pane::name`]; `None` if there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Text, Self::Findings, Self::Timeline, Self::Card]
            .into_iter()
            .find(|p| p.name() == name)
    }
}

/// The order of people, organisations and places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    /// By number of mentions, descending.
    #[default]
    Prominence,
    /// By first mention in the text.
    Text,
    /// By name.
    Alphabet,
}

/// The filter of the list of quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quoted {
    /// [`QuoteForm::Direct`] includes [`QuoteForm::Mixed`]; `None` includes all forms.
    pub form: Option<QuoteForm>,
    /// The speaker's [`super::findings::Speaker::key`]; `None` includes all speakers.
    pub by: Option<String>,
}

/// The order of the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// In chronological order.
    #[default]
    Chronological,
    /// In the order of the text.
    Narrative,
}

/// The list that the findings show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// People, organisations, places.
    #[default]
    Who,
    /// Quotes by speaker.
    Quotes,
    /// Events by kind.
    Events,
}

impl List {
    /// Returns the name of the list in saved articles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Quotes => "quotes",
            Self::Events => "events",
        }
    }

    /// Returns the list with this [`List::name`]; `None` if there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Who, Self::Quotes, Self::Events].into_iter().find(|list| list.name() == name)
    }

    /// Returns the list that contains an item; `None` for a time, which is in no list.
    #[must_use]
    pub const fn of(item: Item) -> Option<Self> {
        match item {
            Item::Entity(_) => Some(Self::Who),
            Item::Quote(_) => Some(Self::Quotes),
            Item::Event(_) => Some(Self::Events),
            Item::Time(_) => None,
        }
    }
}

/// The selected place, and the pane in which the reader selected it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The place in the text.
    pub place: Place,
    /// The pane in which the reader selected the place. This pane does not scroll to the selection.
    pub from: Pane,
}

/// Returns the place that a click on a run selects. `under` are the places of the run, the shortest first. The first
/// click selects the shortest place. Each further click on the same run selects the next longer place, and after the
/// longest the shortest again.
#[must_use]
pub fn next_under(under: &[Place], chosen: Option<Place>) -> Option<Place> {
    let at = chosen.and_then(|chosen| under.iter().position(|&place| place == chosen));
    let next = at.map_or(0, |at| (at + 1) % under.len().max(1));
    under.get(next).copied()
}

/// Returns the place `by` steps after `place` among the `n` places of an item, with wrap-around.
#[must_use]
pub fn step(place: Place, by: i64, n: usize) -> Place {
    let n = (n as i64).max(1);
    Place { nth: (i64::from(place.nth) + by).rem_euclid(n) as u32, ..place }
}

/// Formats a count: "1 person", "3 people".
#[must_use]
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Formats a number with separators: "12", "1,204", "1,204,000".
#[must_use]
pub fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", thousands(n / 1000), n % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_clicks_select_larger_marks() {
        let under = [Item::Entity(2).first(), Item::Entity(1).first(), Item::Quote(0).first()];
        let mut chosen = None;
        let mut seen = Vec::new();
        for _ in 0..4 {
            chosen = next_under(&under, chosen);
            seen.push(chosen.unwrap().item.to_string());
        }
        assert_eq!(seen, ["e2", "e1", "q0", "e2"]);
        assert_eq!(next_under(&under, Some(Item::Time(9).first())), Some(under[0]));
        assert_eq!(next_under(&[], Some(under[0])), None);
    }

    #[test]
    fn stepping_wraps_around() {
        let place = |nth| Place { item: Item::Entity(0), nth };
        for (from, by, n, to) in
            [(0, 1, 3, 1), (2, 1, 3, 0), (0, -1, 3, 2), (0, 1, 1, 0), (0, 1, 0, 0)]
        {
            assert_eq!(step(place(from), by, n), place(to), "{from} by {by} of {n}");
        }
    }
}
