//! An event before it has a date: what the rules and the model of dates and the summary work on.

use super::factuality::Factuality;
use super::types::EventClass;
use crate::span::TokenId;

/// An event before it has a date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventCandidate {
    /// The word that names the event.
    pub trigger: TokenId,
    /// Its light verb.
    pub light: Option<TokenId>,
    pub class: EventClass,
    pub(crate) mood: Factuality,
}

impl EventCandidate {
    /// Returns the head of its clause.
    pub(super) fn centre(&self) -> TokenId {
        self.light.unwrap_or(self.trigger)
    }
}
