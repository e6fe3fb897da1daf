//! Mentions: the stretches of text that refer to somebody or something, by name, by description, by pronoun.
//!
//! Names are learned; descriptions and pronouns are read off the tree with word lists. Which mentions refer to
//! the same thing is left to `entities`.

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

/// Finds the mentions, in the order of the text, the longer first where two begin together; names never
/// overlap each other, and no nominal has its head in a name.
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

/// Whether a common noun or title, given by its lemma in lower case, is a word for a person.
pub(crate) fn is_person_noun(lemma: &str) -> bool {
    person_noun_gender(lemma).is_some()
}

/// The gender of whom a noun or title for a person means, given by its lemma in lower case; `None` for other nouns.
pub(crate) fn person_noun_gender(lemma: &str) -> Option<Gender> {
    nouns::meaning(lemma).filter(|meaning| meaning.kind == EntityKind::Person).map(|m| m.gender)
}

fn name(document: &Document, models: &Models, tokens: TokenRange, kind: EntityKind) -> Mention {
    let (gender, number) = attributes::of_name(document, &models.gazetteer, tokens, kind);
    let head = document.head_of(tokens);
    Mention { tokens, head, form: MentionForm::Name, kind: Some(kind), gender, number, person: 3 }
}
