//! Items that can be selected (an entity, a quote, an event, a time), and their places in the text.
//!
//! Items and places are written as short tokens: `e3` for the entity 3, `e3-2` for the third mention of this
//! entity. In all panes, the attribute `data-a` of an element contains the tokens of the items and places that the
//! element shows.

use std::fmt;
use std::str::FromStr;

/// An annotation of the article, by its index in the output contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A person, an organisation, a place …
    Entity(u32),
    /// A quote.
    Quote(u32),
    /// An event.
    Event(u32),
    /// A time expression.
    Time(u32),
}

/// An occurrence of an item in the text: a mention of an entity, a part of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The item.
    pub item: Item,
    /// The index of the place among the places of the item, from 0.
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

    /// Returns the first place of the item.
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

/// The error for a token that is not an item or a place.
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

/// Parses the places in a `data-a` attribute, in their order. Skips the other tokens.
#[must_use]
pub fn places(tokens: &str) -> Vec<Place> {
    tokens.split_whitespace().filter_map(|token| token.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_round_trip() {
        for item in [Item::Entity(0), Item::Quote(12), Item::Event(7), Item::Time(4_000_000_000)] {
            assert_eq!(item.to_string().parse(), Ok(item));
            let place = Place { item, nth: 3 };
            assert_eq!(place.to_string().parse(), Ok(place));
        }
    }

    #[test]
    fn invalid_tokens_are_rejected() {
        for token in ["", "e", "x3", "e-1", "3", "e3x", "é3", "e99999999999"] {
            assert_eq!(token.parse::<Item>(), Err(NotAnItem), "{token}");
        }
        assert_eq!(places("e3 e3-2 q1-0 nonsense"), ["e3-2", "q1-0"].map(|t| t.parse().unwrap()));
    }
}
