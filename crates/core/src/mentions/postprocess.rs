//! Corrects the names that the model found, by rules that hold regardless of its scores.
//!
//! A name after a courtesy title is a person, even if the model found no name there. Titles that the model included
//! in a person's name are removed: an office is not part of the name. The name of a people is not a person. A name
//! that the model took both for a place and for an organisation gets one kind in the whole article, unless the
//! gazetteer lists it as a place.

use super::gazetteer::{Class, Classes, Gazetteer, Phrase};
use super::types::EntityKind;
use crate::article::ParagraphRole;
use crate::document::Document;
use crate::features::is_hyphen;
use crate::span::{TokenId, TokenRange};
use std::cmp::Ordering;
use std::collections::HashMap;

/// Corrects the kinds and bounds of names, adds persons that the model missed, and removes headings that the model
/// took for one name. The order of the names does not change.
pub(super) fn correct(
    document: &Document,
    gazetteer: &Gazetteer,
    names: &mut Vec<(TokenRange, EntityKind)>,
) {
    names.retain(|name| !is_heading(document, name.0));
    for (tokens, kind) in names.iter_mut() {
        let before = tokens.start.before().filter(|&b| document.sentence_of(tokens.start).has(b));
        let is_courteous = before.is_some_and(|before| is_courtesy(document.lower(before)));
        if is_courteous {
            *kind = EntityKind::Person;
        }
        if *kind == EntityKind::Person {
            *tokens = without_titles(document, gazetteer, *tokens);
            let is_people =
                gazetteer.word(document.lower(tokens.start)) == Class::People as Classes;
            if tokens.len() == 1 && is_people && !is_courteous {
                *kind = EntityKind::Norp;
            }
        }
    }
    for (tokens, kind) in names.iter_mut().filter(|name| name.1 == EntityKind::Norp) {
        if is_body(document, gazetteer, *tokens) {
            *kind = EntityKind::Org;
        }
    }
    for (tokens, kind) in names.iter_mut() {
        if is_party_and_state(document, *tokens) {
            tokens.start = tokens.start.plus(2);
            *kind = EntityKind::Gpe;
        }
    }
    add_after_titles(document, names);
    unify_place_kinds(document, gazetteer, names);
}

/// Returns whether a name has many words and covers more than half of a headline or heading. There every word may
/// have a capital, so the model may have taken a sequence of ordinary words for a name.
fn is_heading(document: &Document, tokens: TokenRange) -> bool {
    /// The minimum number of words of such a name. Set by hand.
    const LONG: usize = 5;
    let span = document.span(tokens);
    let paragraphs = &document.article.paragraphs;
    let at = paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start);
    let heading = at.checked_sub(1).map(|at| &paragraphs[at]).filter(|paragraph| {
        matches!(paragraph.role, ParagraphRole::Title | ParagraphRole::Heading)
    });
    heading.is_some_and(|heading| tokens.len() >= LONG && span.len() * 2 > heading.span.len())
}

/// Returns whether a name is the tag of a politician's party and state, of which only the state is a name: "D-N.Y.",
/// "R-Texas".
fn is_party_and_state(document: &Document, tokens: TokenRange) -> bool {
    let mut forms = tokens.iter().map(|token| document.form(token));
    tokens.len() > 2
        && matches!(forms.next(), Some("D" | "R" | "I"))
        && forms.next().is_some_and(|form| form.chars().all(is_hyphen))
        && forms.next().is_some_and(|state| state.starts_with(char::is_uppercase))
}

/// Assigns one kind to a name that the model took for a place in some mentions and for an organisation in others:
/// the more frequent kind, or in a tie the kind of the first such mention. A name that the gazetteer lists as a
/// place keeps both kinds, because the teams of a town share its name.
fn unify_place_kinds(
    document: &Document,
    gazetteer: &Gazetteer,
    names: &mut [(TokenRange, EntityKind)],
) {
    const A_PLACE: Classes = Class::Country as Classes
        | Class::State as Classes
        | Class::Town as Classes
        | Class::Region as Classes;
    let mut votes: HashMap<String, (usize, usize, EntityKind)> = HashMap::new();
    let is_in_doubt = |kind| matches!(kind, EntityKind::Gpe | EntityKind::Org);
    for (tokens, kind) in names.iter().filter(|name| is_in_doubt(name.1)) {
        let vote = votes.entry(document.text(*tokens).to_lowercase()).or_insert((0, 0, *kind));
        vote.0 += usize::from(*kind == EntityKind::Gpe);
        vote.1 += usize::from(*kind == EntityKind::Org);
    }
    for (tokens, kind) in names.iter_mut().filter(|name| is_in_doubt(name.1)) {
        let words = tokens.iter().map(|token| document.lower(token));
        let classes = gazetteer.classes(words.fold(Phrase::new(), Phrase::then));
        let vote = votes.get(&document.text(*tokens).to_lowercase());
        if let Some(&(places, organisations, first)) = vote.filter(|_| classes & A_PLACE == 0) {
            *kind = match places.cmp(&organisations) {
                Ordering::Greater => EntityKind::Gpe,
                Ordering::Less => EntityKind::Org,
                Ordering::Equal => first,
            };
        }
    }
}

/// Returns whether the words are an organisation's name although they contain a people: "Kenyan Red Cross Society",
/// "Tibetan Centre for Peace".
fn is_body(document: &Document, gazetteer: &Gazetteer, tokens: TokenRange) -> bool {
    let is_joint = |token| matches!(document.lower(token), "for" | "of");
    let classes = tokens.last().map_or(0, |last| gazetteer.word(document.lower(last)));
    let ends_so = classes & Class::Organisation as Classes != 0;
    tokens.len() > 1 && (ends_so || tokens.iter().any(is_joint))
}

/// Adds persons after courtesy titles where the model found no name.
fn add_after_titles(document: &Document, names: &mut Vec<(TokenRange, EntityKind)>) {
    /// The maximum number of words that are added as a name. In a longer sequence of capitalised words only the
    /// first two certainly belong to the name.
    const LONGEST: usize = 2;
    let of_all = document.all();
    let mut added: Vec<(TokenRange, EntityKind)> = Vec::new();
    for title in of_all.iter().filter(|&t| is_courtesy(document.lower(t))) {
        let place = names.partition_point(|(name, _)| name.start <= title);
        let last = place.checked_sub(1).map(|last| names[last]);
        let covered = [last, added.last().copied()].iter().flatten().any(|name| name.0.end > title);
        let next_name = names.get(place).map_or(of_all.end, |(name, _)| name.start);
        let sentence = document.sentence_of(title);
        let is_name = |token: &TokenId| {
            let mut chars = document.form(*token).chars();
            let begins = chars.next().is_some_and(char::is_uppercase);
            sentence.has(*token) && *token < next_name && begins && chars.any(char::is_lowercase)
        };
        let start = title.plus(1);
        let rest = TokenRange::new(start, of_all.end).iter().take(LONGEST);
        let n_tokens = rest.take_while(is_name).count();
        // "MR" and "MS" in capitals often mean something else.
        if !covered && n_tokens > 0 && document.form(title).chars().any(char::is_lowercase) {
            let tokens = TokenRange::new(start, start.plus(n_tokens as u32));
            added.push((tokens, EntityKind::Person));
        }
    }
    names.extend(added);
    names.sort_by_key(|(tokens, _)| tokens.start);
}

/// Returns whether this lower-cased word is a title that only a person's name follows.
fn is_courtesy(lower: &str) -> bool {
    matches!(lower.trim_end_matches('.'), "mr" | "mrs" | "ms" | "messrs" | "monsieur" | "mme")
}

/// Returns the name after its last title. "King" and "Major" are family names too, and count as titles only at the
/// start.
fn without_titles(document: &Document, gazetteer: &Gazetteer, tokens: TokenRange) -> TokenRange {
    const A_NAME: Classes =
        Class::Man as Classes | Class::Woman as Classes | Class::Family as Classes;
    let is_title = |&token: &TokenId| {
        let classes = gazetteer.word(document.lower(token).trim_end_matches('.'));
        let leads = token == tokens.start;
        classes & Class::Title as Classes != 0 && (leads || classes & A_NAME == 0)
    };
    let last = tokens.last().unwrap_or(tokens.start);
    let title = tokens.iter().rev().filter(|&token| token < last).find(is_title);
    title.map_or(tokens, |title| TokenRange::new(title.plus(1), tokens.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// Checks the correction of one name: the model took the tokens from `start` to `end` for a name of the kind
    /// `kind`, and the result should be `wanted`. All words are tagged NNP.
    fn check(words: &str, (start, end, kind): (u32, u32, EntityKind), wanted: (&str, EntityKind)) {
        let lists = [
            ("prime", Class::Title),
            ("minister", Class::Title),
            ("king", Class::Title),
            ("king", Class::Family),
            ("mp", Class::Title),
            ("kurd", Class::People),
            ("council", Class::Organisation),
        ];
        let entries = lists.map(|(word, class)| (Phrase::new().then(word), class));
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap();
        let marked: Vec<String> =
            words.split(' ').enumerate().map(|(i, word)| format!("{word}//NNP/{i}/dep")).collect();
        let document = testing::document(&marked.join(" ").replacen("/dep", "/root", 1), None);
        let mut names = vec![(TokenRange::new(TokenId(start), TokenId(end)), kind)];
        correct(&document, &gazetteer, &mut names);
        assert_eq!((document.text(names[0].0), names[0].1), wanted, "{words}");
    }

    #[test]
    fn a_courtesy_title_makes_a_person() {
        check("Mr. Okafor left", (1, 2, EntityKind::Org), ("Okafor", EntityKind::Person));
        check("Mr Okafor left", (1, 2, EntityKind::Gpe), ("Okafor", EntityKind::Person));
        check("Acme Okafor left", (1, 2, EntityKind::Org), ("Okafor", EntityKind::Org));
    }

    #[test]
    fn who_stands_behind_a_courtesy_title_is_no_stranger() {
        let marked = "Mr.//NNP/1/dep Okafor//NNP/2/root met//VBD/1/dep Mrs.//NNP/4/dep \
                      Fell//NNP/2/dep";
        let document = testing::document(marked, None);
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&[])).unwrap();
        let fell = TokenRange::new(TokenId(4), TokenId(5));
        let mut names = vec![(fell, EntityKind::Person)];
        correct(&document, &gazetteer, &mut names);
        let okafor = TokenRange::new(TokenId(1), TokenId(2));
        assert_eq!(names, [(okafor, EntityKind::Person), (fell, EntityKind::Person)]);
    }

    #[test]
    fn only_a_known_town_has_a_team() {
        let marked = "Elm//NNP/1/dep met//VBD/0/root Elm//NNP/1/dep and//CC/4/dep Elm//NNP/1/dep";
        let document = testing::document(marked, None);
        let (gpe, org) = (EntityKind::Gpe, EntityKind::Org);
        for (known, wanted) in [(vec![], [org; 3]), (vec!["elm"], [gpe, org, org])] {
            let entries: Vec<_> =
                known.into_iter().map(|town| (Phrase::new().then(town), Class::Town)).collect();
            let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap();
            let at = |token| TokenRange::new(TokenId(token), TokenId(token + 1));
            let mut names = vec![(at(0), gpe), (at(2), org), (at(4), org)];
            correct(&document, &gazetteer, &mut names);
            assert_eq!(names.iter().map(|name| name.1).collect::<Vec<_>>(), wanted);
        }
    }

    #[test]
    fn titles_come_off_persons_alone() {
        let person = EntityKind::Person;
        check("Prime Minister Ada Fell", (0, 4, person), ("Ada Fell", person));
        check("Whig MP Ada Fell", (0, 4, person), ("Ada Fell", person));
        check("King Harald", (0, 2, person), ("Harald", person));
        check("Ada King Fell", (0, 3, person), ("Ada King Fell", person));
        check("Billie King", (0, 2, person), ("Billie King", person));
        check("Minister", (0, 1, person), ("Minister", person));
        check("Kurd", (0, 1, person), ("Kurd", EntityKind::Norp));
        check("Kurd Council", (0, 2, EntityKind::Norp), ("Kurd Council", EntityKind::Org));
        check(
            "Kurd Centre for Peace",
            (0, 4, EntityKind::Norp),
            ("Kurd Centre for Peace", EntityKind::Org),
        );
        check("Iraqi Kurd", (0, 2, EntityKind::Norp), ("Iraqi Kurd", EntityKind::Norp));
        check("Mr. Kurd", (1, 2, person), ("Kurd", person));
        check(
            "Prime Minister Fund",
            (0, 3, EntityKind::Org),
            ("Prime Minister Fund", EntityKind::Org),
        );
    }
}
