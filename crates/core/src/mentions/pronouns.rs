//! Finds personal, possessive and reflexive pronouns, with their person, number and gender.
//!
//! Relative and demonstrative pronouns are left out: their referent is next to them, or is not a participant. The
//! "it" of weather and clefts is also left out; the tree labels it as an expletive.

use super::types::{EntityKind, Gender, Mention, MentionForm, Number};
use crate::document::{Document, Relation, Upos};
use crate::span::{TokenId, TokenRange};

/// Returns the mention of the token, if it is a pronoun with a referent.
pub(super) fn at(document: &Document, token: TokenId) -> Option<Mention> {
    let grammar = document.tokens[token];
    let could_refer = matches!(grammar.upos, Upos::Pron | Upos::Det)
        && !grammar.relation.is(Relation::Expl)
        && !is_acronym(document.form(token));
    let (person, number, gender) = could_refer.then(|| features(document.lower(token)))??;
    let human = matches!(gender, Some(Gender::Masculine | Gender::Feminine | Gender::Human));
    Some(Mention {
        tokens: TokenRange::one(token),
        head: token,
        form: MentionForm::Pronoun,
        kind: human.then_some(EntityKind::Person),
        gender,
        number,
        person,
    })
}

/// Returns whether the form is an acronym: "US" and "IT" are names, although taggers often take them for pronouns.
fn is_acronym(form: &str) -> bool {
    form.len() > 1 && form.chars().all(char::is_uppercase)
}

/// Returns the person, number and gender of a lower-case pronoun; `None` for all other words.
fn features(pronoun: &str) -> Option<(u8, Option<Number>, Option<Gender>)> {
    use Gender::{Feminine, Human, Masculine, Neuter};
    use Number::{Plural, Singular};
    Some(match pronoun {
        "i" | "me" | "my" | "mine" | "myself" => (1, Some(Singular), Some(Human)),
        "we" | "us" | "our" | "ours" | "ourselves" => (1, Some(Plural), Some(Human)),
        "you" | "your" | "yours" => (2, None, Some(Human)),
        "yourself" => (2, Some(Singular), Some(Human)),
        "yourselves" => (2, Some(Plural), Some(Human)),
        "he" | "him" | "his" | "himself" => (3, Some(Singular), Some(Masculine)),
        "she" | "her" | "hers" | "herself" => (3, Some(Singular), Some(Feminine)),
        "it" | "its" | "itself" => (3, Some(Singular), Some(Neuter)),
        "they" | "them" | "their" | "theirs" | "themselves" => (3, Some(Plural), None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn check(words: &str, wanted: &[(&str, u8, Option<Number>, Option<Gender>)]) {
        let document = testing::document(words, None);
        let found = document.all().iter().filter_map(|token| at(&document, token));
        let found: Vec<_> =
            found.map(|m| (document.text(m.tokens), m.person, m.number, m.gender)).collect();
        assert_eq!(found, wanted, "{words}");
    }

    #[test]
    fn pronouns_tell_person_number_and_gender() {
        use Gender::{Feminine, Human, Masculine};
        use Number::{Plural, Singular};
        check(
            "She//PRP/2/nsubj told/tell/VBD/0/root him/he/PRP/2/iobj",
            &[
                ("She", 3, Some(Singular), Some(Feminine)),
                ("him", 3, Some(Singular), Some(Masculine)),
            ],
        );
        check(
            "We//PRP/2/nsubj lost/lose/VBD/0/root our/we/PRP$/4/nmod:poss way//NN/2/obj",
            &[("We", 1, Some(Plural), Some(Human)), ("our", 1, Some(Plural), Some(Human))],
        );
        check("they//PRP/2/nsubj left/leave/VBD/0/root", &[("they", 3, Some(Plural), None)]);
    }

    #[test]
    fn what_refers_to_nothing_is_none() {
        check("It//PRP/2/expl rained/rain/VBD/0/root", &[]);
        check("US/we/PRP/2/nsubj left/leave/VBD/0/root", &[]);
        check("who//WP/2/nsubj left/leave/VBD/0/root", &[]);
        check("That//DT/2/nsubj hurt//VBD/0/root", &[]);
        check("mine//NN/0/root", &[]);
    }
}
