//! Places of events: which phrases denote a place, for verbs and nouns.
//!
//! A phrase is a place by its preposition and its head: the name of a place, or a noun for one. `arguments` assigns
//! phrases to events.

use super::context::EventContext;
use super::lexicon;
use crate::document::Upos;
use crate::mentions::EntityKind;
use crate::span::TokenId;

/// Prepositions of position.
const WITHIN: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "across",
    "around",
    "over",
    "off",
    "along",
    "through",
    "throughout",
    "above",
    "between",
    "within",
    "on",
    "north",
    "south",
    "east",
    "west",
    "beyond",
    "beneath",
    "under",
    "behind",
    "alongside",
    "aboard",
];
/// Prepositions of direction.
const TOWARD: &[&str] = &["to", "into", "from", "toward", "towards", "onto"];

/// Whether an event stays at its place or has a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It stays at its place.
    Still,
    /// It leads to or from its place.
    Moving,
}

impl Way {
    /// Returns that of a verb: moving, crashing and attacking have a direction.
    pub(super) fn of(verb: &str) -> Self {
        use super::types::EventKind::{Conflict, Disaster, Movement};
        match lexicon::kind_of_verb(verb) {
            Some(Movement | Disaster | Conflict) => Self::Moving,
            _ => Self::Still,
        }
    }
}

/// Returns whether the phrase denotes a place: a preposition of place before a place.
pub(super) fn is_place(scene: &EventContext, head: TokenId, case: &str, way: Way) -> bool {
    let fits = WITHIN.contains(&case) || way == Way::Moving && TOWARD.contains(&case);
    if !fits || scene.timex_at(head).is_some() {
        return false;
    }
    let known =
        matches!(scene.kind_of(head), Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac));
    let proper =
        scene.upos(head) == Upos::Propn && lexicon::is_place_noun(scene.document.lower(head));
    let named =
        proper || scene.upos(head) == Upos::Noun && lexicon::is_place_noun(scene.lemma(head));
    let venue = matches!(scene.kind_of(head), Some(EntityKind::Org | EntityKind::Event));
    known && case != "under" || named || matches!(case, "at" | "outside" | "inside") && venue
}

/// Returns whether the place before the noun is the event's place, not its agent.
pub(super) fn takes_place_there(scene: &EventContext, noun: TokenId, place: TokenId) -> bool {
    use super::types::EventKind::{Contact, Disaster, Personnel};
    matches!(scene.kind_of(place), Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac))
        && matches!(lexicon::kind_of_noun(scene.lemma(noun)), Some(Contact | Disaster | Personnel))
}
