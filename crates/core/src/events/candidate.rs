//! Event candidates: events before they have dates. The modules for dates (`date_rules`, `date_model`,
//! `date_propagation`) and `summary` take them as input.

use super::factuality::Factuality;
use super::types::EventClass;
use crate::span::TokenId;

/// An event before it has a date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventCandidate {
    /// The word that names the event.
    pub trigger: TokenId,
    /// Its light verb, if it has one: "launched" in "launched an attack".
    pub light: Option<TokenId>,
    pub class: EventClass,
    pub(crate) mood: Factuality,
}

impl EventCandidate {
    /// Returns the head of the event's clause or phrase: the light verb if there is one, else the trigger.
    pub(super) fn centre(&self) -> TokenId {
        self.light.unwrap_or(self.trigger)
    }
}
