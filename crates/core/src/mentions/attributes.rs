//! Determines the gender and number of names from their kind, first name and title.

use super::gazetteer::{Class, Classes, Gazetteer};
use super::types::{EntityKind, Gender, Number};
use crate::document::Document;
use crate::span::TokenRange;

/// Returns the gender and the number of a name of this kind. Each is `None` if it cannot be determined.
pub(super) fn of_name(
    document: &Document,
    gazetteer: &Gazetteer,
    tokens: TokenRange,
    kind: EntityKind,
) -> (Option<Gender>, Option<Number>) {
    match kind {
        EntityKind::Person => {
            (Some(person_gender(document, gazetteer, tokens)), Some(Number::Singular))
        }
        EntityKind::Norp => (None, norp_number(document, tokens)),
        // A company or team may be "it" or "they".
        EntityKind::Org => (Some(Gender::Neuter), None),
        _ => (Some(Gender::Neuter), Some(Number::Singular)),
    }
}

/// Returns the gender of a person by the title before the name, else by the first name, else [`Gender::Human`].
fn person_gender(document: &Document, gazetteer: &Gazetteer, tokens: TokenRange) -> Gender {
    let title = tokens.start.before().and_then(|before| of_title(document.lower(before)));
    title.unwrap_or_else(|| {
        const BOTH: Classes = Class::Man as Classes | Class::Woman as Classes;
        // A single name is usually a family name.
        let first = if tokens.len() > 1 { gazetteer.word(document.lower(tokens.start)) } else { 0 };
        match first & BOTH {
            BOTH | 0 => Gender::Human,
            man if man == Class::Man as Classes => Gender::Masculine,
            _ => Gender::Feminine,
        }
    })
}

fn of_title(lower: &str) -> Option<Gender> {
    Some(match lower.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "brother" | "pope" | "sheikh"
        | "ayatollah" | "imam" | "sultan" | "emperor" | "duke" | "monsieur" | "herr" | "señor"
        | "spokesman" | "chairman" | "congressman" => Gender::Masculine,
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "sister" | "madame"
        | "empress" | "duchess" | "frau" | "señora" | "actress" | "spokeswoman" | "chairwoman"
        | "congresswoman" => Gender::Feminine,
        _ => return None,
    })
}

/// Returns the number of a nationality or group: "Kurds" is plural; "Kurdish" has no number.
fn norp_number(document: &Document, tokens: TokenRange) -> Option<Number> {
    let last = tokens.last().map_or("", |last| document.lower(last));
    (last.ends_with('s') && !last.ends_with("ss")).then_some(Number::Plural)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::gazetteer::Phrase;
    use crate::span::TokenId;
    use crate::testing;

    #[test]
    fn titles_and_first_names_tell_the_gender() {
        let first_names = [
            ("ada", Class::Woman),
            ("otto", Class::Man),
            ("kim", Class::Man),
            ("kim", Class::Woman),
        ];
        let entries = first_names.map(|(name, class)| (Phrase::new().then(name), class));
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap();
        let gender = |words: &str, start: u32| {
            let marked: Vec<String> =
                words.split(' ').map(|word| format!("{word}//NNP/0/root")).collect();
            let document = testing::document(&marked.join(" "), None);
            let tokens = TokenRange::new(TokenId(start), document.all().end);
            of_name(&document, &gazetteer, tokens, EntityKind::Person).0
        };
        assert_eq!(gender("Mr. Fell", 1), Some(Gender::Masculine));
        assert_eq!(gender("Queen Kim", 1), Some(Gender::Feminine));
        assert_eq!(gender("Ada Fell", 0), Some(Gender::Feminine));
        assert_eq!(gender("Otto Fell", 0), Some(Gender::Masculine));
        assert_eq!(gender("Kim Fell", 0), Some(Gender::Human));
        assert_eq!(gender("Ada", 0), Some(Gender::Human));
    }

    #[test]
    fn kinds_tell_number_and_gender() {
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&[])).unwrap();
        let of = |word: &str, kind| {
            let document = testing::document(&format!("{word}//NNP/0/root"), None);
            of_name(&document, &gazetteer, document.all(), kind)
        };
        assert_eq!(of("Kurds", EntityKind::Norp), (None, Some(Number::Plural)));
        assert_eq!(of("Swiss", EntityKind::Norp), (None, None));
        assert_eq!(of("Acme", EntityKind::Org), (Some(Gender::Neuter), None));
        assert_eq!(of("Peru", EntityKind::Gpe), (Some(Gender::Neuter), Some(Number::Singular)));
    }
}
