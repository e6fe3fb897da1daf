//! The types of the mention layer.

pub use dateline_schema::{EntityKind, MentionForm};

use crate::span::{TokenId, TokenRange};

/// One reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// A name without titles, articles and possessive; a description from its first word to its head noun.
    pub tokens: TokenRange,
    /// The head of those tokens.
    pub head: TokenId,
    /// How it refers.
    pub form: MentionForm,
    /// What it refers to: of a name what the model says, of a description what its noun says, if anything.
    pub kind: Option<EntityKind>,
    /// What grammar and words tell about the referent.
    pub gender: Option<Gender>,
    /// Whether one is meant or several, where that shows.
    pub number: Option<Number>,
    /// The person of a pronoun: 1, 2 or 3; 3 for all else.
    pub person: u8,
}

/// Grammatical and natural gender, as far as pronouns tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he"
    Masculine,
    /// "she"
    Feminine,
    /// "it": not a person.
    Neuter,
    /// A person of either gender.
    Human,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}
