//! Nominals: noun phrases headed by a common noun that can denote a participant ("several militants").
//!
//! A nominal extends from the first word of its phrase to its head noun, without the words after the noun. It may
//! contain names ("a U.S. State Department spokesman"). A noun that only modifies another noun, or that is part of
//! a name, is not the head of a nominal. `noun_lexicon` lists the nouns that can denote participants.

use super::noun_lexicon::{self, Meaning};
use super::types::{Gender, Mention, MentionForm, Number};
use crate::document::{Document, Relation, Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// Returns the nominal headed by `head`, if there is one.
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
        form: MentionForm::Nominal,
        kind: Some(meaning.kind),
        gender: if single { Some(meaning.gender) } else { plural_gender(meaning.gender) },
        number,
        person: 3,
    })
}

/// Returns the meaning of the noun, or of the part after its last hyphen ("vice-president").
fn meaning(document: &Document, head: TokenId) -> Option<Meaning> {
    let lemma = document.lemma(head).to_lowercase();
    noun_lexicon::meaning(&lemma)
        .or_else(|| lemma.rsplit_once('-').and_then(|(_, last)| noun_lexicon::meaning(last)))
}

fn number(xpos: Xpos, meaning: Meaning) -> Option<Number> {
    match xpos {
        Xpos::Nns | Xpos::Nnps => Some(Number::Plural),
        // Both "the family … they" and "the family … it" occur.
        _ if meaning.collective => None,
        _ => Some(Number::Singular),
    }
}

/// Returns the gender of several referents, given that of one: "they" does not distinguish masculine and feminine,
/// but the gender still distinguishes persons from things.
fn plural_gender(gender: Gender) -> Option<Gender> {
    Some(if gender == Gender::Neuter { Gender::Neuter } else { Gender::Human })
}

/// Returns the first word of the nominal: the leftmost word of the modifiers before `head`, or `head` if it has none.
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

/// Returns the first word of the subtree of `top`, found by going from each word to its first child. After
/// `MOST_STEPS` words the search stops, because such long chains come from wrong trees.
fn leftmost(document: &Document, top: TokenId) -> TokenId {
    const MOST_STEPS: usize = 16;
    let left =
        |&token: &TokenId| document.children(token).first().copied().filter(|&child| child < token);
    std::iter::successors(Some(top), left).take(MOST_STEPS).last().unwrap_or(top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::EntityKind;
    use crate::testing;

    /// Checks all nominals of the sentence, each with its kind and number.
    fn check(words: &str, wanted: &[(&str, EntityKind, Option<Number>)]) {
        let document = testing::document(words, None);
        let found = document.all().iter().filter_map(|token| at(&document, token));
        let found: Vec<_> = found
            .map(|m| (document.text(m.tokens), m.kind.expect("a nominal has a kind"), m.number))
            .collect();
        assert_eq!(found, wanted, "{words}");
    }

    const ONE: Option<Number> = Some(Number::Singular);
    const SEVERAL: Option<Number> = Some(Number::Plural);

    #[test]
    fn from_the_first_word_to_the_head() {
        check(
            "A//DT/4/det U.S./U.S./NNP/4/compound State/State/NNP/4/compound \
             spokesman//NN/5/nsubj spoke/speak/VBD/0/root",
            &[("A U.S. State spokesman", EntityKind::Person, ONE)],
        );
        check(
            "its//PRP$/2/nmod:poss towns/town/NNS/0/root of//IN/5/case the//DT/5/det \
             north//NN/2/nmod",
            &[("its towns", EntityKind::Gpe, SEVERAL), ("the north", EntityKind::Loc, ONE)],
        );
        check(
            "at//IN/2/case least/least/JJS/3/nmod 10//CD/4/nummod militants/militant/NNS/5/nsubj \
             died/die/VBD/0/root",
            &[("at least 10 militants", EntityKind::Person, SEVERAL)],
        );
    }

    #[test]
    fn prepositions_and_conjunctions_stay_outside() {
        check(
            "to//TO/3/case the//DT/3/det police//NN/0/root and//CC/5/cc soldiers/soldier/NNS/3/conj",
            &[("the police", EntityKind::Person, None), ("soldiers", EntityKind::Person, SEVERAL)],
        );
    }

    #[test]
    fn a_hyphenated_noun_means_what_its_end_means() {
        check(
            "the//DT/2/det vice-president//NN/0/root",
            &[("the vice-president", EntityKind::Person, ONE)],
        );
        check("the//DT/2/det vice-grip//NN/0/root", &[]);
    }

    #[test]
    fn no_participants() {
        check("the//DT/2/det talks/talk/NNS/3/nsubj failed/fail/VBD/0/root", &[]);
        check("government//NN/2/compound policy//NN/0/root", &[]);
        check("President/President/NNP/2/compound Fell/Fell/NNP/0/root", &[]);
        check("he//PRP/2/nsubj officers/officer/VBZ/0/root", &[]);
    }

    #[test]
    fn a_long_chain_of_modifiers_is_no_phrase() {
        let chain: Vec<String> = (2..60).map(|head| format!("dog//NN/{head}/nmod:poss")).collect();
        let document = testing::document(&(chain.join(" ") + " worker//NN/0/root"), None);
        let last = document.all().last().unwrap();
        assert!(at(&document, last).unwrap().tokens.len() < 20);
    }
}
