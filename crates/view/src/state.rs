//! What the page knows, apart from the reading itself: what goes on, what is chosen, where it came from. Pure.

use super::item::{Item, Place};
use dateline_schema::QuoteForm;

/// What goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been given yet.
    #[default]
    Idle,
    /// A text is being read: the stage, in words.
    Working(String),
    /// There is a reading.
    Done,
}

/// The parts of the page that show the same things. A wide screen shows all of them, a narrow one at a time one of
/// the first three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The article.
    #[default]
    Text,
    /// People, quotes, events at the side.
    Findings,
    /// The timeline.
    Timeline,
    /// The card of what is chosen.
    Card,
}

impl Pane {
    /// Its name in the `data-pane` and `data-view` attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Findings => "findings",
            Self::Timeline => "timeline",
            Self::Card => "card",
        }
    }

    /// From its name.
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
    /// Those mentioned most often first.
    #[default]
    Prominence,
    /// As they come up in the text.
    Text,
    /// By name.
    Alphabet,
}

/// Which quotes are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quoted {
    /// [`QuoteForm::Direct`] stands for [`QuoteForm::Mixed`] too; all where `None`.
    pub form: Option<QuoteForm>,
    /// By this speaker, as [`super::findings::Speaker::key`] names it; by all where `None`.
    pub by: Option<String>,
}

/// The order of the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As things happened.
    #[default]
    Chronological,
    /// As the text tells them.
    Narrative,
}

/// Which of the findings are shown.
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
    /// Its name in what is kept of a view.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Quotes => "quotes",
            Self::Events => "events",
        }
    }

    /// From its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Who, Self::Quotes, Self::Events].into_iter().find(|list| list.name() == name)
    }

    /// The list in which an item stands; a time stands in none.
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

/// What is chosen, and the pane in which it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The place in the text.
    pub place: Place,
    /// Where the reader chose it: this pane is not scrolled.
    pub from: Pane,
}

/// What a click on a stretch of text chooses, where `under` lies under it, the shortest first: the shortest,
/// and with each further click on the same stretch the next one out.
#[must_use]
pub fn next_under(under: &[Place], chosen: Option<Place>) -> Option<Place> {
    let at = chosen.and_then(|chosen| under.iter().position(|&place| place == chosen));
    let next = at.map_or(0, |at| (at + 1) % under.len().max(1));
    under.get(next).copied()
}

/// The place `by` steps on among `n` places of an item, around the ends.
#[must_use]
pub fn step(place: Place, by: i64, n: usize) -> Place {
    let n = (n as i64).max(1);
    Place { nth: (i64::from(place.nth) + by).rem_euclid(n) as u32, ..place }
}

/// "1 person", "3 people".
#[must_use]
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// "12", "1,204", "1,204,000".
#[must_use]
pub fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", thousands(n / 1000), n % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_click_goes_one_further_out() {
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
    fn stepping_goes_around() {
        let place = |nth| Place { item: Item::Entity(0), nth };
        for (from, by, n, to) in
            [(0, 1, 3, 1), (2, 1, 3, 0), (0, -1, 3, 2), (0, 1, 1, 0), (0, 1, 0, 0)]
        {
            assert_eq!(step(place(from), by, n), place(to), "{from} by {by} of {n}");
        }
    }
}
