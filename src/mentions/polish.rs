//! Last touches to names: what is sure by rule whatever the model says.
//!
//! After a courtesy title stands a person; and a title that the model took for a part of a person's name is
//! taken off it, for a name is what stays when the office is lost.

use super::Kind;
use super::gazetteer::{Class, Classes, Gazetteer};
use crate::document::Document;
use crate::span::{TokenId, TokenRange};

/// Mends kinds and bounds; the order stays, and no name vanishes.
pub(super) fn polish(document: &Document, gazetteer: &Gazetteer, names: &mut [(TokenRange, Kind)]) {
    for (tokens, kind) in names {
        let before = tokens.start.before().filter(|&b| document.sentence_of(tokens.start).has(b));
        if before.is_some_and(|before| is_courtesy(document.lower(before))) {
            *kind = Kind::Person;
        }
        if *kind == Kind::Person {
            *tokens = without_titles(document, gazetteer, *tokens);
        }
    }
}

/// Titles that are never followed by anything but a person's name.
fn is_courtesy(lower: &str) -> bool {
    matches!(lower.trim_end_matches('.'), "mr" | "mrs" | "ms" | "messrs" | "monsieur" | "mme")
}

/// The name from behind its last title on; "King" and "Major" are family names too, and stay unless they lead.
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
    use crate::mentions::gazetteer::Phrase;
    use crate::testing;

    /// Words with the tag NNP, and which of them the model took for a name of what kind.
    fn check(words: &str, (start, end, kind): (u32, u32, Kind), wanted: (&str, Kind)) {
        let lists = [
            ("prime", Class::Title),
            ("minister", Class::Title),
            ("king", Class::Title),
            ("king", Class::Family),
            ("mp", Class::Title),
        ];
        let entries = lists.map(|(word, class)| (Phrase::new().then(word), class));
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap();
        let marked: Vec<String> =
            words.split(' ').enumerate().map(|(i, word)| format!("{word}//NNP/{i}/dep")).collect();
        let document = testing::document(&marked.join(" ").replacen("/dep", "/root", 1), None);
        let mut names = [(TokenRange::new(TokenId(start), TokenId(end)), kind)];
        polish(&document, &gazetteer, &mut names);
        assert_eq!((document.text(names[0].0), names[0].1), wanted, "{words}");
    }

    #[test]
    fn a_courtesy_title_makes_a_person() {
        check("Mr. Okafor left", (1, 2, Kind::Org), ("Okafor", Kind::Person));
        check("Mr Okafor left", (1, 2, Kind::Gpe), ("Okafor", Kind::Person));
        check("Acme Okafor left", (1, 2, Kind::Org), ("Okafor", Kind::Org));
    }

    #[test]
    fn titles_come_off_persons_alone() {
        let person = Kind::Person;
        check("Prime Minister Ada Fell", (0, 4, person), ("Ada Fell", person));
        check("Whig MP Ada Fell", (0, 4, person), ("Ada Fell", person));
        check("King Harald", (0, 2, person), ("Harald", person));
        check("Ada King Fell", (0, 3, person), ("Ada King Fell", person));
        check("Billie King", (0, 2, person), ("Billie King", person));
        check("Minister", (0, 1, person), ("Minister", person));
        check("Prime Minister Fund", (0, 3, Kind::Org), ("Prime Minister Fund", Kind::Org));
    }
}
