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

/// The prepositions that can introduce the place of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// Those of position only: "met *in Oslo*".
    Static,
    /// Those of position and of direction: "fled *to Oslo*", "attacked *from the sea*".
    Directed,
}

impl Motion {
    /// Returns the motion of a verb: verbs of movement, disaster and conflict are directed.
    pub(super) fn of(verb: &str) -> Self {
        use super::types::EventKind::{Conflict, Disaster, Movement};
        match lexicon::kind_of_verb(verb) {
            Some(Movement | Disaster | Conflict) => Self::Directed,
            _ => Self::Static,
        }
    }
}

/// Returns whether the phrase with this head and this preposition (`case`) denotes a place. Prepositions of
/// direction count only for a verb of directed motion (`way`).
pub(super) fn is_place(context: &EventContext, head: TokenId, case: &str, way: Motion) -> bool {
    let fits = WITHIN.contains(&case) || way == Motion::Directed && TOWARD.contains(&case);
    if !fits || context.timex_at(head).is_some() {
        return false;
    }
    let known =
        matches!(context.kind_of(head), Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac));
    let proper =
        context.upos(head) == Upos::Propn && lexicon::is_place_noun(context.document.lower(head));
    let named =
        proper || context.upos(head) == Upos::Noun && lexicon::is_place_noun(context.lemma(head));
    let venue = matches!(context.kind_of(head), Some(EntityKind::Org | EntityKind::Event));
    known && case != "under" || named || matches!(case, "at" | "outside" | "inside") && venue
}

/// Returns whether the place name before the noun is the place of the event, not its agent: "the *Geneva* talks",
/// but not "the *U.S.* attack".
pub(super) fn takes_place_there(context: &EventContext, noun: TokenId, place: TokenId) -> bool {
    use super::types::EventKind::{Contact, Disaster, Personnel};
    matches!(context.kind_of(place), Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac))
        && matches!(
            lexicon::kind_of_noun(context.lemma(noun)),
            Some(Contact | Disaster | Personnel)
        )
}
