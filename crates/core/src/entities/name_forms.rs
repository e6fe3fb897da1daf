//! The forms of a name: its normalised words, and the words and initials that can abbreviate it.
//!
//! `names` decides which names of an article belong to the same entity.

use super::aliases;
use crate::document::Document;
use crate::mentions::EntityKind;
use crate::span::{TokenId, TokenRange};

/// A name in lower case, without full stops.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The words, without a legal form at the end of an organisation's name ("Inc") and without a suffix at the end
    /// of a person's name ("Jr"); at least one word.
    pub(super) words: Vec<String>,
    /// The words joined by spaces. If the entity has several names ("US", "America"), this is their common form
    /// (see [`people`], [`institution`] and `aliases`).
    pub(super) whole: String,
    /// The first letters of the capitalised words, in lower case.
    pub(super) initials: String,
    pub(super) kind: EntityKind,
}

impl Name {
    pub(super) fn new(document: &Document, tokens: TokenRange, kind: EntityKind) -> Self {
        let all: Vec<String> = tokens
            .iter()
            .map(|t| document.lower(t).replace('.', ""))
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        let ends = |word: &String| match kind {
            EntityKind::Org => LEGAL.contains(&word.as_str()),
            EntityKind::Person => SUFFIXES.contains(&word.as_str()),
            _ => false,
        };
        let n_ends = all.iter().rev().take_while(|word| ends(word)).count();
        let mut words = all;
        words.truncate((words.len() - n_ends).max(1).min(words.len()));
        if words.is_empty() {
            words.push(document.text(tokens).to_lowercase());
        }
        let capital = |t: TokenId| document.form(t).chars().next().filter(|c| c.is_uppercase());
        let initials = tokens.iter().filter_map(capital).flat_map(char::to_lowercase).collect();
        let joined = words.join(" ");
        let whole = match kind {
            EntityKind::Norp => people(&joined),
            EntityKind::Org => institution(&joined),
            _ => joined,
        };
        let whole = aliases::canonical_name(&whole).to_owned();
        Self { words, whole, initials, kind }
    }

    /// Returns the first two words.
    pub(super) fn start(&self) -> String {
        self.words[..self.words.len().min(2)].join(" ")
    }

    /// Returns the last two words.
    pub(super) fn end(&self) -> String {
        self.words[self.words.len().saturating_sub(2)..].join(" ")
    }

    pub(super) fn is_person(&self) -> bool {
        self.kind == EntityKind::Person
    }

    pub(super) fn is_place(&self) -> bool {
        matches!(self.kind, EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac)
    }

    /// Returns whether the kinds of two names with matching words allow the same referent. If only one of the two
    /// is a person, a name of several words is still accepted, because its kind may be an error of the model; a
    /// name of one word is not, because its kind distinguishes a town from a person or a team.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        if self.is_person() || other.is_person() {
            self.is_person() == other.is_person() || self.words.len() > 1
        } else {
            // "Kenyan" is not short for "Kenyan Red Cross".
            let one_people = (self.kind == EntityKind::Norp) != (other.kind == EntityKind::Norp);
            let as_long = self.words.len() == other.words.len();
            self.is_place() == other.is_place() && (as_long || !one_people)
        }
    }

    /// Returns whether two full names with the same last word may belong to the same person: the first word of one
    /// is a prefix of the first word of the other.
    pub(super) fn is_variant(&self, other: &Self) -> bool {
        let (a, b) = (&self.words[0], &other.words[0]);
        a.starts_with(b.as_str()) || b.starts_with(a.as_str())
    }

    /// Returns the single words that may abbreviate an organisation's name: its head, which is the last word or the
    /// word before "of" or "for" ("the Council", "the Bank"), and its first word ("Nokia"), unless the names of
    /// many organisations start with this word. The flag is true if the short form may also be used in the text
    /// before the long name. An article that mentions "Nokia" first means the same organisation by "Nokia
    /// Foundation", but another one by "Nokia Phones".
    pub(super) fn short_forms(&self) -> impl Iterator<Item = (&str, bool)> {
        let (first, last) = (self.words[0].as_str(), self.words[self.words.len() - 1].as_str());
        let before_of = self.words.iter().position(|word| matches!(word.as_str(), "of" | "for"));
        let head = match before_of {
            Some(0) => None,
            Some(of) => Some(self.words[of - 1].as_str()),
            None => Some(last),
        };
        let opens = first.len() > 2 && !COMMON.contains(&first);
        let plain = self.words[1..].iter().all(|word| GENERIC.contains(&word.as_str()));
        let head = head.filter(|head| !OTHERS.contains(head)).map(|head| (head, true));
        let forms = [head, opens.then_some((first, plain))].into_iter().flatten();
        forms.filter(|_| self.kind == EntityKind::Org)
    }
}

/// Returns the common form of the names of a people or party: "ukrainian" for "ukrainians", "democrat" for
/// "democratic".
fn people(name: &str) -> String {
    match name {
        "democratic" | "democrats" | "dem" | "dems" => "democrat".to_owned(),
        _ => name.strip_suffix('s').filter(|one| one.len() > 3).unwrap_or(name).to_owned(),
    }
}

/// Returns the common form of the names of an institution of a state: "department of justice" for "justice
/// department" and "us justice department", "senate" for "us senate".
fn institution(name: &str) -> String {
    let bare = name.strip_prefix("us ").unwrap_or(name);
    if let Some(of) = bare.strip_suffix(" department") {
        format!("department of {of}")
    } else if OF_THE_STATE.contains(&bare) || bare.starts_with("department of ") {
        bare.to_owned()
    } else {
        name.to_owned()
    }
}

/// Institutions that are named with and without "U.S." before their name: "the Senate" and "the U.S. Senate" are
/// the same.
#[rustfmt::skip]
const OF_THE_STATE: &[&str] = &[
    "house", "house of representatives", "senate", "congress", "supreme court", "army", "navy", "air force", "marines",
    "marine corps", "coast guard", "secret service", "capitol police", "border patrol", "treasury", "chamber of commerce",
];

/// Words after a person's surname that are no part of it.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Heads that do not abbreviate a name, because on their own they name something else: "the House" is never the
/// White House.
const OTHERS: &[&str] = &["house", "senate", "congress", "street", "state", "states", "world"];

/// Words that only state the type of an organisation ("Nokia Foundation").
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "airline", "airlines", "airways", "bank", "club", "fc", "foundation", "industries", "institute",
    "motor", "motors", "movement", "organisation", "organization", "party", "trust", "union",
    "university",
];

/// Words at the end of a company's name that its short form omits.
#[rustfmt::skip]
const LEGAL: &[&str] = &[
    "inc", "corp", "co", "ltd", "plc", "llc", "ag", "sa", "nv", "company", "corporation", "group",
    "holdings", "limited", "incorporated",
];

/// First words that do not abbreviate a name, because the names of many organisations start with them.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "national", "international", "american", "british", "new", "north", "south", "east", "west",
    "united", "royal", "first", "central", "federal", "state", "world", "global", "general",
    "democratic", "republican", "supreme", "high", "university", "bank", "ministry", "department",
    "european", "great", "saint", "st", "san", "los", "las", "el", "al", "de", "la", "the", "house",
    "senate", "congress", "parliament", "white", "islamic", "free", "red", "black", "green",
    "people", "social", "us", "foreign", "defense", "defence", "justice", "health", "education",
    "finance", "interior", "army", "police", "air", "navy",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str, kind: EntityKind) -> Name {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        Name { whole: words.join(" "), words, initials: String::new(), kind }
    }

    #[test]
    fn one_word_may_stand_for_an_organisation() {
        let check = |words, kind, wanted: &[(&str, bool)]| {
            assert_eq!(name(words, kind).short_forms().collect::<Vec<_>>(), wanted, "{words}");
        };
        check("bank of mali", EntityKind::Org, &[("bank", true)]);
        check("security council", EntityKind::Org, &[("council", true), ("security", false)]);
        check("senate finance committee", EntityKind::Org, &[("committee", true)]);
        check("novatek energy", EntityKind::Org, &[("energy", true), ("novatek", false)]);
        check("novatek party", EntityKind::Org, &[("party", true), ("novatek", true)]);
        check("novatek phone", EntityKind::Product, &[]);
        check("mali river", EntityKind::Loc, &[]);
    }

    #[test]
    fn variants_share_the_beginning_of_the_first_word() {
        let one = |a, b| name(a, EntityKind::Person).is_variant(&name(b, EntityKind::Person));
        assert!(one("will fell", "william fell"));
        assert!(one("a j fell", "ada fell"));
        assert!(!one("ada fell", "otto fell"));
    }

    #[test]
    fn a_town_is_not_its_team_nor_its_namesake() {
        let town = name("jackson", EntityKind::Gpe);
        assert!(town.agrees(&name("jackson", EntityKind::Loc)));
        assert!(!town.agrees(&name("jackson", EntityKind::Org)));
        assert!(!town.agrees(&name("jackson", EntityKind::Person)));
        assert!(name("jackson", EntityKind::Org).agrees(&name("jackson", EntityKind::Misc)));
    }

    #[test]
    fn a_long_name_of_a_person_is_one_whatever_its_kind() {
        let person = name("ada fell", EntityKind::Person);
        assert!(person.agrees(&name("ada fell", EntityKind::Org)));
        assert!(name("ada fell", EntityKind::Gpe).agrees(&person));
        assert!(
            !name("kenyan", EntityKind::Norp).agrees(&name("kenyan red cross", EntityKind::Org))
        );
        assert!(!name("new elm", EntityKind::Gpe).agrees(&name("new elm", EntityKind::Org)));
    }
}
