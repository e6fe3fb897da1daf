//! Where an event happens: which phrases tell a place, of verbs and of nouns.
//!
//! A phrase tells where by its preposition and by what it names: a place's name, or a noun that is a place. Which
//! phrases belong to which event is left to `arguments`.

use super::context::EventContext;
use super::lexicon;
use crate::document::Upos;
use crate::mentions::EntityKind;
use crate::span::TokenId;

/// Prepositions of what lies at a place.
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
/// Prepositions of what goes to a place, or comes from it.
const TOWARD: &[&str] = &["to", "into", "from", "toward", "towards", "onto"];

/// Whether what happens stays at its place or leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It stays.
    Still,
    /// It leads there.
    Moving,
}

impl Way {
    /// Of a verb: moving, crashing and attacking lead somewhere.
    pub(super) fn of(verb: &str) -> Self {
        use super::types::EventKind::{Conflict, Disaster, Movement};
        match lexicon::kind_of_verb(verb) {
            Some(Movement | Disaster | Conflict) => Self::Moving,
            _ => Self::Still,
        }
    }
}

/// Whether the phrase tells where: a preposition of place before what is a place.
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

/// Whether the place before the noun is where it happens, and not who does it.
pub(super) fn takes_place_there(scene: &EventContext, noun: TokenId, place: TokenId) -> bool {
    use super::types::EventKind::{Contact, Disaster, Personnel};
    matches!(scene.kind_of(place), Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac))
        && matches!(lexicon::kind_of_noun(scene.lemma(noun)), Some(Contact | Disaster | Personnel))
}
