//! Attributes of names: the gender and number that their kind, their first name and the title before tell.

use super::{Gender, Kind, Number};
use crate::document::Document;
use crate::span::TokenRange;

/// Gender and number of a name.
pub(super) fn of_name(
    document: &Document,
    tokens: TokenRange,
    kind: Kind,
) -> (Option<Gender>, Option<Number>) {
    match kind {
        Kind::Person => (Some(person_gender(document, tokens)), Some(Number::Singular)),
        Kind::Norp => (None, norp_number(document, tokens)),
        // A company and a team may be "it" and "they".
        Kind::Org => (Some(Gender::Neuter), None),
        _ => (Some(Gender::Neuter), Some(Number::Singular)),
    }
}

/// By the title before the name, as far as it tells.
fn person_gender(document: &Document, tokens: TokenRange) -> Gender {
    let title = tokens.start.before().map_or("", |before| document.lower(before));
    match title.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "brother" | "pope" | "sheikh"
        | "ayatollah" | "imam" | "sultan" | "emperor" | "duke" | "monsieur" | "herr" | "señor" => {
            Gender::Masculine
        }
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "sister" | "madame"
        | "empress" | "duchess" | "frau" | "señora" | "actress" => Gender::Feminine,
        _ => Gender::Human,
    }
}

/// "Kurds" are several; "Kurdish" tells nothing.
fn norp_number(document: &Document, tokens: TokenRange) -> Option<Number> {
    let last = tokens.last().map_or("", |last| document.lower(last));
    (last.ends_with('s') && !last.ends_with("ss")).then_some(Number::Plural)
}
