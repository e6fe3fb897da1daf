//! Decides the kind of each name for the whole document, from lists of facts, from the words of the name, and from
//! the nouns that describe it in the text.
//!
//! The name model sees only a few words around each mention, but some evidence holds for all mentions of a name:
//! Jupiter is not a person, an amphitheatre is not a company, and "gas company Acme" shows that Acme is a company
//! everywhere. There are three sources of evidence, from the most to the least reliable: lists of names that have
//! only one meaning in news, the last word of a longer name, and the nouns beside a name. A short form of a name
//! gets the kind of the longer name ("Acme" from "Acme Holdings").

use super::gazetteer::{Class, Classes, Gazetteer, Phrase};
use super::known_names::{CENTRES, FACTS, LAST_WORDS, NO_NAMES, PARTS};
use super::noun_lexicon;
use super::types::EntityKind;
use crate::document::{Document, Relation, Upos};
use crate::linear::Hasher;
use crate::span::{TokenId, TokenRange};

/// Corrects the kinds of the names, and removes the entries that are not names (see [`NO_NAMES`]).
pub(super) fn decide(
    document: &Document,
    gazetteer: &Gazetteer,
    names: &mut Vec<(TokenRange, EntityKind)>,
) {
    names.retain(|(tokens, _)| !NO_NAMES.iter().any(|word| is(document, *tokens, word)));
    let said = names
        .iter()
        .filter_map(|&(tokens, _)| Some((key(document, tokens), called(document, tokens)?)));
    let mut votes: Vec<(u32, EntityKind)> = said.collect();
    votes.sort_by_key(|&(key, kind)| (key, kind as u8));
    let longer = longer_names(document, gazetteer, names);
    for (tokens, kind) in names.iter_mut() {
        let key = key(document, *tokens);
        let open = is_open(document, gazetteer, *tokens);
        let lent = equal(&longer, key).last().map(|lent| lent.1);
        let known = fact(document, *tokens)
            .filter(|_| lent != Some(EntityKind::Person))
            .or_else(|| people(document, gazetteer, *tokens, *kind))
            .or_else(|| by_words(document, gazetteer, *tokens, *kind))
            .or(lent.filter(|_| open));
        let voted = || {
            let votes = equal(&votes, key);
            let most = votes.iter().max_by_key(|vote| {
                (votes.iter().filter(|other| other.1 == vote.1).count(), vote.1 as u8)
            })?;
            let n = votes.iter().filter(|other| other.1 == most.1).count();
            // A name that the model took for a person needs two votes: even beside a noun such as "company", it is
            // more often the name of the founder than the name of the company.
            let enough = n > usize::from(*kind == EntityKind::Person);
            (enough && open && !is_town(document, gazetteer, *tokens)).then_some(most.1)
        };
        *kind = known.or_else(voted).unwrap_or(*kind);
    }
}

/// Returns the entries of a sorted list with this key, at most [`MOST_VOTES`].
fn equal(list: &[(u32, EntityKind)], key: u32) -> &[(u32, EntityKind)] {
    let first = list.partition_point(|entry| entry.0 < key);
    let n = list[first..].partition_point(|entry| entry.0 == key);
    // A document may repeat a name a million times, but a few votes suffice.
    &list[first..first + n.min(MOST_VOTES)]
}

/// The maximal number of votes that are counted for a name: the count is quadratic in them. Set by hand.
const MOST_VOTES: usize = 16;

/// Returns a hash of the words of a name in lower case.
fn key(document: &Document, tokens: TokenRange) -> u32 {
    tokens.iter().fold(Hasher::new(0), |hash, token| hash.text(document.lower(token))).finish()
}

/// Returns whether the name consists of these words, in lower case and separated by spaces.
fn is(document: &Document, tokens: TokenRange, words: &str) -> bool {
    words.split(' ').eq(tokens.iter().map(|token| document.lower(token)))
}

/// Returns the kind of a name that has only one meaning in news (see [`FACTS`]); `None` for other names.
fn fact(document: &Document, tokens: TokenRange) -> Option<EntityKind> {
    // Only capitalised names count: "moon" in lower case may mean another moon.
    let capital = document.form(tokens.start).starts_with(char::is_uppercase);
    let has = |names: &[&str]| names.iter().any(|name| is(document, tokens, name));
    FACTS.iter().find(|(_, names)| capital && has(names)).map(|(kind, _)| *kind)
}

/// Returns the kind that the words of a name determine, for a name of at least two words; `None` if they determine
/// none. `kind` is the kind that the model chose.
fn by_words(
    document: &Document,
    gazetteer: &Gazetteer,
    tokens: TokenRange,
    kind: EntityKind,
) -> Option<EntityKind> {
    let last = tokens.last().filter(|_| tokens.len() > 1)?;
    let (first, last) = (document.lower(tokens.start), document.lower(last));
    let before_last = document.lower(tokens.last()?.before()?);
    if matches!(last, "center" | "centre") && CENTRES.contains(&before_last) {
        return Some(EntityKind::Fac);
    }
    let words = tokens.iter().map(|token| document.lower(token));
    let classes = gazetteer.classes(words.fold(Phrase::new(), Phrase::then));
    let is_place = classes & (Class::Country as Classes | Class::State as Classes) != 0;
    if PARTS.contains(&first) && !is_place && matches!(kind, EntityKind::Gpe | EntityKind::Loc) {
        return Some(EntityKind::Loc);
    }
    let settled =
        LAST_WORDS.iter().find(|(_, words)| words.contains(&last)).map(|(kind, _)| *kind)?;
    // If the model took "Ada Bridge" for a person, it stays a person, because the name consists of a first name and
    // one more word. Titles of works, laws and names of peoples keep the kind that the model chose.
    let first_name = gazetteer.word(first) & (Class::Man as Classes | Class::Woman as Classes) != 0;
    let may_be_person = kind == EntityKind::Person && tokens.len() == 2 && first_name;
    let is_titled = matches!(kind, EntityKind::WorkOfArt | EntityKind::Law | EntityKind::Norp);
    // "Notts County" is a club if the model chose an organisation; the "Russian Federation" is a listed state.
    let is_club = settled == EntityKind::Gpe && kind == EntityKind::Org;
    (!may_be_person && !is_titled && !is_club && !is_place).then_some(settled)
}

/// Returns [`EntityKind::Norp`] if the name is the plural of a people ("Ecuadorians") or of the inhabitants of a
/// part of a country ("Northerners"); otherwise `None`.
fn people(
    document: &Document,
    gazetteer: &Gazetteer,
    tokens: TokenRange,
    kind: EntityKind,
) -> Option<EntityKind> {
    let word = document.lower(tokens.start);
    let singular = word.strip_suffix('s').filter(|_| tokens.len() == 1)?;
    let is_part = matches!(singular, "northerner" | "southerner" | "easterner" | "westerner");
    let is_people = gazetteer.word(singular) & Class::People as Classes != 0;
    let vague = !matches!(kind, EntityKind::Person | EntityKind::Org);
    (is_part || is_people && vague).then_some(EntityKind::Norp)
}

/// Returns whether evidence from the text may change the kind of the name. It may not if the gazetteer lists the
/// name as a country, a state, a people or a region.
fn is_open(document: &Document, gazetteer: &Gazetteer, tokens: TokenRange) -> bool {
    const KNOWN: Classes = Class::Country as Classes
        | Class::State as Classes
        | Class::People as Classes
        | Class::Region as Classes;
    let words = tokens.iter().map(|token| document.lower(token));
    gazetteer.classes(words.fold(Phrase::new(), Phrase::then)) & KNOWN == 0
}

/// Returns (key, kind) pairs, sorted by key, for the short forms of the document's longer names: "Acme" for "Acme
/// Holdings", and a person's family name, also in the plural ("the Okafors").
fn longer_names(
    document: &Document,
    gazetteer: &Gazetteer,
    names: &[(TokenRange, EntityKind)],
) -> Vec<(u32, EntityKind)> {
    let mut lent = Vec::new();
    let word = |word: &str| Hasher::new(0).text(word).finish();
    for &(tokens, kind) in names.iter().filter(|(tokens, _)| tokens.len() > 1) {
        if kind == EntityKind::Person {
            // "Okafor" and "the Okafors" from "Ada Okafor".
            let family = tokens.last().map(|last| document.lower(last)).unwrap_or_default();
            if family.chars().count() > 2 {
                lent.push((word(family), EntityKind::Person));
                lent.push((word(&[family, "s"].concat()), EntityKind::Person));
            }
            continue;
        }
        let settled = by_words(document, gazetteer, tokens, kind);
        let last = tokens.last().map_or(0, |last| gazetteer.word(document.lower(last)));
        let is_company = last & Class::Organisation as Classes != 0 && kind == EntityKind::Org;
        if settled == Some(EntityKind::Org) || is_company {
            let short = TokenRange::new(tokens.start, TokenId(tokens.end.0 - 1));
            let is_town =
                !is_open(document, gazetteer, short) || is_town(document, gazetteer, short);
            if !is_town {
                lent.push((key(document, short), EntityKind::Org));
            }
        }
    }
    lent.sort_by_key(|entry| entry.0);
    lent
}

fn is_town(document: &Document, gazetteer: &Gazetteer, tokens: TokenRange) -> bool {
    let words = tokens.iter().map(|token| document.lower(token));
    gazetteer.classes(words.fold(Phrase::new(), Phrase::then)) & Class::Town as Classes != 0
}

/// Returns the kind of the name according to a noun that describes the name: "gas company *Acme*", "*Acme*, a
/// start-up"; `None` if there is no such noun.
fn called(document: &Document, tokens: TokenRange) -> Option<EntityKind> {
    let head = document.head_of(tokens);
    let token = &document.tokens[head];
    let noun = |token: TokenId| document.tokens[token].upos == Upos::Noun;
    let own =
        document.children_by(head, Relation::Appos).find(|&child| noun(child) && child > head);
    let above = token
        .head
        .filter(|&above| noun(above) && (token.relation == Relation::Appos && above < head));
    let before = document
        .children_by(head, Relation::Compound)
        .find(|&child| noun(child) && !tokens.has(child) && child.plus(1) == tokens.start);
    let noun = own.or(above).or(before)?;
    let meaning = noun_lexicon::meaning(document.lemma(noun))?;
    // Only a noun in the singular describes a single thing.
    let singular = document.lower(noun) == document.lemma(noun);
    let usable = matches!(
        meaning.kind,
        EntityKind::Org | EntityKind::Fac | EntityKind::Loc | EntityKind::Gpe
    );
    (singular && usable).then_some(meaning.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// Checks the kind that [`decide`] assigns to the first entry of `names`. Words are
    /// `form/lemma/XPOS/head/relation`; a name is the index of its first token, the index after its last, and the
    /// kind that the model chose.
    fn check(words: &str, names: &[(u32, u32, EntityKind)], expected: EntityKind) {
        let lists = [
            ("ada", Class::Woman),
            ("peru", Class::Country),
            ("peruvian", Class::People),
            ("russian federation", Class::Country),
            ("elm", Class::Town),
            ("holdings", Class::Organisation),
        ];
        let phrase = |words: &str| words.split(' ').fold(Phrase::new(), Phrase::then);
        let entries = lists.map(|(words, class)| (phrase(words), class));
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap();
        let document = testing::document(words, None);
        let name = |&(start, end, kind)| (TokenRange::new(TokenId(start), TokenId(end)), kind);
        let mut names: Vec<_> = names.iter().map(name).collect();
        decide(&document, &gazetteer, &mut names);
        assert_eq!(names[0].1, expected, "{words}");
    }

    #[test]
    fn facts_settle_names_that_mean_one_thing() {
        let planet = "Jupiter//NNP/2/nsubj shone/shine/VBD/0/root";
        check(planet, &[(0, 1, EntityKind::Person)], EntityKind::Loc);
        let namesake = "Jupiter//NNP/3/nsubj met//VBD/3/dep Ada//NNP/0/root Jupiter//NNP/3/flat";
        check(
            namesake,
            &[(0, 1, EntityKind::Person), (2, 4, EntityKind::Person)],
            EntityKind::Person,
        );
        let people = "Peruvians//NNPS/2/nsubj left/leave/VBD/0/root";
        check(people, &[(0, 1, EntityKind::Gpe)], EntityKind::Norp);
    }

    #[test]
    fn the_last_word_settles_a_longer_name() {
        let (org, person, gpe, fac, loc) = (
            EntityKind::Org,
            EntityKind::Person,
            EntityKind::Gpe,
            EntityKind::Fac,
            EntityKind::Loc,
        );
        let two = |first: &str, last: &str| format!("{first}//NNP/2/compound {last}//NNP/0/root");
        check(&two("Tidewater", "Arena"), &[(0, 2, org)], fac);
        check(&two("Ada", "Bridge"), &[(0, 2, person)], person);
        check(&two("Notts", "County"), &[(0, 2, org)], org);
        check(&two("Alder", "County"), &[(0, 2, loc)], gpe);
        check(&two("Southern", "Peru"), &[(0, 2, gpe)], loc);
        check(&two("Russian", "Federation"), &[(0, 2, gpe)], gpe);
        check(&two("Music", "Center"), &[(0, 2, org)], fac);
    }

    #[test]
    fn the_text_says_what_a_name_is() {
        let (org, gpe, person) = (EntityKind::Org, EntityKind::Gpe, EntityKind::Person);
        let company = "company//NN/2/compound Acme//NNP/3/nsubj grew/grow/VBD/0/root";
        check(company, &[(1, 2, gpe)], org);
        let town = company.replace("Acme", "Elm");
        check(&town, &[(1, 2, gpe)], gpe);
        let longer =
            "Acme//NNP/2/nsubj bought/buy/VBD/0/root Acme//NNP/4/compound Holdings//NNPS/2/obj";
        check(longer, &[(0, 1, gpe), (2, 4, org)], org);
        let family = "Fell//NNP/2/nsubj met/meet/VBD/0/root Ada//NNP/2/obj Fell//NNP/3/flat";
        check(family, &[(0, 1, org), (2, 4, person)], person);
    }
}
