//! Mentions: spans that refer to an entity by name, description or pronoun.
//!
//! A trained model finds names; rules over the dependency tree, with word lists, find descriptions and pronouns.
//! `entities` clusters the mentions of the same entity.

mod attributes;
mod document_context;
pub(crate) mod features;
pub(crate) mod gazetteer;
mod kinds;
mod known_names;
mod model_input;
pub(crate) mod name_labels;
pub(crate) mod names;
mod nominals;
mod noun_lexicon;
mod postprocess;
mod pronouns;
pub(crate) mod second_pass;
mod types;

pub use gazetteer::Gazetteer;
pub(crate) use gazetteer::Place;
pub use names::NameModel;
pub(crate) use noun_lexicon::{is_person_noun, person_noun_gender};
pub use types::{EntityKind, Gender, Mention, MentionForm, Number};

use crate::document::Document;
use crate::span::{MentionId, TokenRange};
use crate::word_classes::WordClasses;
use std::cmp::Reverse;
use typed_index_collections::TiVec;

/// The trained data of this stage.
#[derive(Clone, Debug)]
pub struct Model {
    /// The lists of known names.
    pub gazetteer: Gazetteer,
    /// The sequence model that finds names.
    pub names: NameModel,
}

/// Returns the mentions in text order; of mentions with the same start, the longest comes first. Names do not
/// overlap each other, and the head of a nominal is never in a name.
#[must_use]
pub fn find(
    document: &Document,
    classes: &WordClasses,
    model: &Model,
) -> TiVec<MentionId, Mention> {
    let mut names = names::find(document, classes, &model.gazetteer, &model.names);
    names.retain(|(tokens, _)| !document.is_aside(tokens.start));
    postprocess::correct(document, &model.gazetteer, &mut names);
    kinds::decide(document, &model.gazetteer, &mut names);
    let mut in_name = vec![false; document.tokens.len()];
    for token in names.iter().flat_map(|(tokens, _)| tokens.iter()) {
        in_name[usize::from(token)] = true;
    }
    let free = document
        .all()
        .iter()
        .filter(|&token| !in_name[usize::from(token)] && !document.is_aside(token));
    let others =
        free.filter_map(|t| pronouns::at(document, t).or_else(|| nominals::at(document, t)));
    let mut mentions: Vec<Mention> = names
        .iter()
        .map(|&(tokens, kind)| name(document, &model.gazetteer, tokens, kind))
        .chain(others)
        .collect();
    mentions.sort_by_key(|mention| (mention.tokens.start, Reverse(mention.tokens.end)));
    mentions.into()
}

fn name(
    document: &Document,
    gazetteer: &Gazetteer,
    tokens: TokenRange,
    kind: EntityKind,
) -> Mention {
    let (gender, number) = attributes::of_name(document, gazetteer, tokens, kind);
    let head = document.head_of(tokens);
    Mention { tokens, head, form: MentionForm::Name, kind: Some(kind), gender, number, person: 3 }
}
