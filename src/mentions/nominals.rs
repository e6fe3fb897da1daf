//! Nominals: noun phrases headed by a common noun that can be a participant ("several militants").
//!
//! A nominal runs from the first word of its phrase to its head noun; what follows the noun is left out.
//! It may hold names ("a U.S. State Department spokesman"); a noun that only modifies another, or that is part
//! of a name, heads none. Which nouns can be participants is `nouns`' affair.

use super::nouns::{self, Meaning};
use super::{Form, Gender, Mention, Number};
use crate::document::{Document, Relation, Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// The nominal that `head` heads, if it heads one.
pub(super) fn at(document: &Document, head: TokenId) -> Option<Mention> {
    let noun = document.tokens[head];
    let modifies = [Relation::Compound, Relation::Fixed, Relation::Goeswith, Relation::NmodDesc]
        .iter()
        .any(|&relation| noun.relation.is(relation));
    if noun.upos != Upos::Noun || modifies {
        return None;
    }
    let meaning = meaning(document, head)?;
    let number = number(noun.xpos, meaning);
    let start = first_word(document, head);
    let single = number == Some(Number::Singular);
    Some(Mention {
        tokens: TokenRange::new(start, head.plus(1)),
        head,
        form: Form::Nominal,
        kind: Some(meaning.kind),
        gender: if single { Some(meaning.gender) } else { plural_gender(meaning.gender) },
        number,
        person: 3,
    })
}

/// The meaning of the noun itself, or of what stands after its last hyphen ("vice-president").
fn meaning(document: &Document, head: TokenId) -> Option<Meaning> {
    let lemma = document.lemma(head).to_lowercase();
    nouns::meaning(&lemma)
        .or_else(|| lemma.rsplit_once('-').and_then(|(_, last)| nouns::meaning(last)))
}

fn number(xpos: Xpos, meaning: Meaning) -> Option<Number> {
    match xpos {
        Xpos::Nns | Xpos::Nnps => Some(Number::Plural),
        // "The family … they" and "the family … it" are both said.
        _ if meaning.collective => None,
        _ => Some(Number::Singular),
    }
}

/// "They" says nothing about men and women, but that there is somebody.
fn plural_gender(gender: Gender) -> Option<Gender> {
    Some(if gender == Gender::Neuter { Gender::Neuter } else { Gender::Human })
}

/// The leftmost word of the modifiers before `head`.
fn first_word(document: &Document, head: TokenId) -> TokenId {
    const MODIFIERS: [Relation; 7] = [
        Relation::Det,
        Relation::Amod,
        Relation::Nummod,
        Relation::Compound,
        Relation::NmodPoss,
        Relation::NmodDesc,
        Relation::NmodUnmarked,
    ];
    let is_modifier = |&child: &TokenId| {
        let relation = document.tokens[child].relation;
        child < head && MODIFIERS.iter().any(|&modifier| relation.is(modifier))
    };
    let modifier = document.children(head).iter().copied().find(is_modifier);
    modifier.map_or(head, |child| leftmost(document, child))
}

/// The first word of the subtree, found along its left edge; a phrase of more steps than this is no phrase.
fn leftmost(document: &Document, top: TokenId) -> TokenId {
    const MOST_STEPS: usize = 16;
    let left =
        |&token: &TokenId| document.children(token).first().copied().filter(|&child| child < token);
    std::iter::successors(Some(top), left).take(MOST_STEPS).last().unwrap_or(top)
}
