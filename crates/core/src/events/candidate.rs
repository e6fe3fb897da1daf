//! An event before it has a date: what the rules and the model of dates and the summary work on.

use super::factuality::Factuality;
use super::types::EventClass;
use crate::span::TokenId;

/// An event before it has its date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventCandidate {
    /// The word that names it.
    pub trigger: TokenId,
    /// The light verb that carries it.
    pub light: Option<TokenId>,
    pub class: EventClass,
    pub(crate) mood: Factuality,
}

impl EventCandidate {
    /// The word on which its clause hangs.
    pub(super) fn centre(&self) -> TokenId {
        self.light.unwrap_or(self.trigger)
    }
}
