//! Mentions: spans that refer to an entity by name, description or pronoun.
//!
//! Names are found by a learned model; descriptions and pronouns by rules over the tree with word lists. `entities`
//! clusters mentions of the same entity.

mod attributes;
mod document_context;
mod document_features;
pub(crate) mod features;
pub(crate) mod gazetteer;
pub(crate) mod names;
mod nominals;
mod nouns;
mod postprocess;
mod pronouns;
pub(crate) mod second_pass;

pub use dateline_schema::{EntityKind, MentionForm};
pub use gazetteer::Gazetteer;
pub(crate) use gazetteer::Place;
pub use names::NameModel;

use crate::document::Document;
use crate::models::Models;
use crate::span::{MentionId, TokenId, TokenRange};
use std::cmp::Reverse;
use typed_index_collections::TiVec;

/// One mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// A name without titles, articles and possessive; or a description from its first word to its head noun.
    pub tokens: TokenRange,
    /// The head of the tokens.
    pub head: TokenId,
    /// The form of the reference.
    pub form: MentionForm,
    /// The kind of entity: for a name, from the model; for a description, from its noun, if the noun determines it.
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

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}

/// Finds the mentions in text order; of those with the same start the longest comes first. Names do not overlap each
/// other, and no nominal has its head in a name.
#[must_use]
pub fn find(document: &Document, models: &Models) -> TiVec<MentionId, Mention> {
    let mut names = names::find(document, models);
    postprocess::polish(document, &models.gazetteer, &mut names);
    let mut in_name = vec![false; document.tokens.len()];
    for token in names.iter().flat_map(|(tokens, _)| tokens.iter()) {
        in_name[usize::from(token)] = true;
    }
    let free = document.all().iter().filter(|&token| !in_name[usize::from(token)]);
    let others =
        free.filter_map(|t| pronouns::at(document, t).or_else(|| nominals::at(document, t)));
    let mut mentions: Vec<Mention> = names
        .iter()
        .map(|&(tokens, kind)| name(document, models, tokens, kind))
        .chain(others)
        .collect();
    mentions.sort_by_key(|mention| (mention.tokens.start, Reverse(mention.tokens.end)));
    mentions.into()
}

/// Returns whether a common noun or title, given by its lower-case lemma, denotes a person.
pub(crate) fn is_person_noun(lemma: &str) -> bool {
    person_noun_gender(lemma).is_some()
}

/// Returns the gender of the person that a noun or title denotes, given by its lower-case lemma; `None` for other
/// nouns.
pub(crate) fn person_noun_gender(lemma: &str) -> Option<Gender> {
    nouns::meaning(lemma).filter(|meaning| meaning.kind == EntityKind::Person).map(|m| m.gender)
}

fn name(document: &Document, models: &Models, tokens: TokenRange, kind: EntityKind) -> Mention {
    let (gender, number) = attributes::of_name(document, &models.gazetteer, tokens, kind);
    let head = document.head_of(tokens);
    Mention { tokens, head, form: MentionForm::Name, kind: Some(kind), gender, number, person: 3 }
}
