//! The types of the mention layer: the mention, and its gender and number.

pub use dateline_schema::{EntityKind, MentionForm};

use crate::span::{TokenId, TokenRange};

/// One mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The tokens of the mention: a name without titles, articles and possessive; a description from its first word
    /// to its head noun; or one pronoun.
    pub tokens: TokenRange,
    /// The head of the tokens in the dependency tree.
    pub head: TokenId,
    /// The form of the reference.
    pub form: MentionForm,
    /// The kind of entity: for a name, from the model and its corrections; for a description, from its noun; for a
    /// pronoun, a person, or `None` if the pronoun does not determine the kind ("it", "they").
    pub kind: Option<EntityKind>,
    /// The gender of the referent, as far as grammar and words determine it.
    pub gender: Option<Gender>,
    /// Whether the referent is one or several, if that is known.
    pub number: Option<Number>,
    /// The person of a pronoun: 1, 2 or 3; 3 for all other mentions.
    pub person: u8,
}

/// Grammatical and natural gender, as far as pronouns distinguish it.
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

/// Whether a mention refers to one referent or to several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}
