//! What can be pointed at and chosen: an entity, a quote, an event, a time, and one of its places in the text.
//!
//! Each is written as a short token (`e3`, and `e3-2` for its third mention) in the `data-a` attribute of
//! whatever shows it, in all panes alike.

use std::fmt;
use std::str::FromStr;

/// Something found in the article, by its index in the output contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A person, an organisation, a place …
    Entity(u32),
    /// Something said.
    Quote(u32),
    /// Something that happened.
    Event(u32),
    /// An expression of time.
    Time(u32),
}

/// One of an item's places in the text: a mention of an entity, a part of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The item.
    pub item: Item,
    /// Which of its places, from 0.
    pub nth: u32,
}

impl Item {
    fn letter(self) -> (char, u32) {
        match self {
            Self::Entity(id) => ('e', id),
            Self::Quote(id) => ('q', id),
            Self::Event(id) => ('v', id),
            Self::Time(id) => ('t', id),
        }
    }

    /// Its first place.
    #[must_use]
    pub fn first(self) -> Place {
        Place { item: self, nth: 0 }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (letter, id) = self.letter();
        write!(f, "{letter}{id}")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.item, self.nth)
    }
}

/// The token is none of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnItem;

impl FromStr for Item {
    type Err = NotAnItem;

    fn from_str(token: &str) -> Result<Self, NotAnItem> {
        let mut letters = token.chars();
        let letter = letters.next().ok_or(NotAnItem)?;
        let id = letters.as_str().parse().map_err(|_| NotAnItem)?;
        match letter {
            'e' => Ok(Self::Entity(id)),
            'q' => Ok(Self::Quote(id)),
            'v' => Ok(Self::Event(id)),
            't' => Ok(Self::Time(id)),
            _ => Err(NotAnItem),
        }
    }
}

impl FromStr for Place {
    type Err = NotAnItem;

    fn from_str(token: &str) -> Result<Self, NotAnItem> {
        let (item, nth) = token.split_once('-').ok_or(NotAnItem)?;
        Ok(Self { item: item.parse()?, nth: nth.parse().map_err(|_| NotAnItem)? })
    }
}

/// The places that a `data-a` attribute names, in its order.
#[must_use]
pub fn places(tokens: &str) -> Vec<Place> {
    tokens.split_whitespace().filter_map(|token| token.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for item in [Item::Entity(0), Item::Quote(12), Item::Event(7), Item::Time(4_000_000_000)] {
            assert_eq!(item.to_string().parse(), Ok(item));
            let place = Place { item, nth: 3 };
            assert_eq!(place.to_string().parse(), Ok(place));
        }
    }

    #[test]
    fn what_is_none_of_ours_is_refused() {
        for token in ["", "e", "x3", "e-1", "3", "e3x", "é3", "e99999999999"] {
            assert_eq!(token.parse::<Item>(), Err(NotAnItem), "{token}");
        }
        assert_eq!(places("e3 e3-2 q1-0 nonsense"), ["e3-2", "q1-0"].map(|t| t.parse().unwrap()));
    }
}
