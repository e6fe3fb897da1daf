//! Names: which of them are the same one's, by their words alone.
//!
//! A person's surname goes back to the last full name that ends in it; an organisation's short name and its
//! acronym to the long name; a country has several names. Two full names that differ stay two people, however
//! many words they share; and a place is never the team or the company that bears its name.

use super::clusters::{ClusterId, Clusters};
use super::places;
use crate::document::Document;
use crate::mentions::{Form, Gender, Kind};
use crate::span::{MentionId, TokenRange};
use std::collections::HashMap;

/// Joins all names of the article; every name is in a cluster then.
pub(super) fn join(clusters: &mut Clusters) {
    let mentions = clusters.mentions;
    let mut known = Known::default();
    for (id, mention) in mentions.iter_enumerated() {
        if mention.form != Form::Name {
            continue;
        }
        let name = Name::new(clusters.document, mention.tokens, mention.kind.unwrap_or(Kind::Misc));
        let cluster = match known.find(clusters, id, &name) {
            Some(cluster) => {
                clusters.add(id, cluster);
                cluster
            }
            None => clusters.begin(id),
        };
        known.learn(name, cluster);
    }
}

/// A name in lower case, without dots.
#[derive(Clone, Debug)]
struct Name {
    words: Vec<String>,
    /// The words joined, other names of the same country made one.
    whole: String,
    /// First letters of the words that have a capital.
    initials: String,
    kind: Kind,
}

impl Name {
    fn new(document: &Document, tokens: TokenRange, kind: Kind) -> Self {
        let all: Vec<String> = tokens
            .iter()
            .map(|t| document.lower(t).replace('.', ""))
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        let words: Vec<String> = if all.len() > 1 {
            let ends = |word: &String| kind == Kind::Org && LEGAL.contains(&word.as_str());
            let n = all.len() - all.iter().rev().take_while(|w| ends(w)).count().min(all.len() - 1);
            all[..n].to_vec()
        } else {
            all
        };
        let capital = |t: &crate::span::TokenId| {
            document.form(*t).chars().next().filter(|c| c.is_uppercase())
        };
        let initials =
            tokens.iter().filter_map(|t| capital(&t)).flat_map(char::to_lowercase).collect();
        let whole = places::one_name(&words.join(" ")).to_owned();
        Self { words, whole, initials, kind }
    }

    /// The last two words.
    fn end(&self) -> String {
        self.words[self.words.len().saturating_sub(2)..].join(" ")
    }

    fn is_person(&self) -> bool {
        self.kind == Kind::Person
    }

    fn is_place(&self) -> bool {
        matches!(self.kind, Kind::Gpe | Kind::Loc | Kind::Fac)
    }

    /// Whether two names of the same words may be one thing's. The kind of a long name may be a mistake, that
    /// of a short one tells the town from the man and from the team.
    fn agrees(&self, other: &Self) -> bool {
        if self.is_person() || other.is_person() {
            self.is_person() == other.is_person() || self.words.len() > 1
        } else {
            // "Kenyan" is not short for "Kenyan Red Cross".
            let one_people = (self.kind == Kind::Norp) != (other.kind == Kind::Norp);
            let as_long = self.words.len() == other.words.len();
            self.is_place() == other.is_place() && (as_long || !one_people)
        }
    }
}

/// How many people of one surname are told apart, the last ones named.
const MOST_NAMESAKES: usize = 8;

/// Words at the end of a company's name that its short form leaves out.
const LEGAL: &[&str] = &[
    "inc",
    "corp",
    "co",
    "ltd",
    "plc",
    "llc",
    "ag",
    "sa",
    "nv",
    "company",
    "corporation",
    "group",
    "holdings",
    "limited",
    "incorporated",
];

/// Where names were seen; only looked up, never listed.
#[derive(Debug, Default)]
struct Known {
    names: Vec<(Name, ClusterId)>,
    /// By the whole name, and whether it is a place's.
    whole: HashMap<(bool, String), usize>,
    /// People with full names by each of their words, in the order in which they were seen.
    people: HashMap<String, Vec<usize>>,
    /// Organisations by the first of several words.
    short: HashMap<String, usize>,
    /// Organisations of several words by their last two.
    ends: HashMap<String, usize>,
    /// Organisations by their initials.
    initials: HashMap<String, usize>,
    /// Short names that were seen before any full one, by their one word.
    early: HashMap<(bool, String), usize>,
}

impl Known {
    /// The cluster to which a name belongs, if it was seen in any form.
    fn find(&self, clusters: &Clusters, id: MentionId, name: &Name) -> Option<ClusterId> {
        let same = [name.is_place(), !name.is_place()].into_iter().find_map(|is_place| {
            let at = self.whole.get(&(is_place, name.whole.clone()))?;
            Some(*at).filter(|&at| name.agrees(&self.names[at].0))
        });
        if let Some(at) = same {
            return Some(self.names[at].1);
        }
        if name.is_person() { self.person(clusters, id, name) } else { self.other(name) }
    }

    fn person(&self, clusters: &Clusters, id: MentionId, name: &Name) -> Option<ClusterId> {
        let last = name.words.last()?;
        let gender = clusters.mentions[id].gender;
        let fits = |cluster: ClusterId| {
            let known = clusters.cluster(cluster).gender;
            let tells = |g| matches!(g, Some(Gender::Masculine | Gender::Feminine));
            !(tells(gender) && tells(known) && gender != known)
        };
        let candidates = self.people.get(last).map_or(&[][..], Vec::as_slice);
        let recent = candidates.iter().rev().take(MOST_NAMESAKES).copied();
        let ends_in = |at: &usize| self.names[*at].0.words.last() == Some(last);
        let cluster_of = |at: usize| self.names[at].1;
        if name.words.len() == 1 {
            let by_surname = recent.clone().filter(ends_in).map(cluster_of).find(|&c| fits(c));
            return by_surname.or_else(|| recent.map(cluster_of).find(|&c| fits(c)));
        }
        let variant = |at: &usize| is_variant(&self.names[*at].0.words, &name.words);
        match recent.clone().filter(ends_in).find(variant) {
            Some(at) => Some(cluster_of(at)),
            None if candidates.iter().any(ends_in) => None,
            None => self.early.get(&(true, last.clone())).copied().map(cluster_of),
        }
        .filter(|&cluster| fits(cluster))
    }

    fn other(&self, name: &Name) -> Option<ClusterId> {
        let first = name.words.first()?;
        let of = |at: &usize| self.names[*at].1;
        let agrees = |at: &&usize| name.agrees(&self.names[**at].0);
        if name.words.len() == 1 {
            let by_initials = self.initials.get(first).filter(|_| first.len() >= 2).filter(agrees);
            return by_initials.or_else(|| self.short.get(first).filter(agrees)).map(of);
        }
        let acronym = self.whole.get(&(name.is_place(), name.initials.clone()));
        let acronym = acronym.filter(|_| name.initials.len() >= 2).filter(agrees);
        let ending = self.ends.get(&name.end()).filter(agrees).filter(|&&at| {
            let other = &self.names[at].0.words;
            other.ends_with(&name.words) || name.words.ends_with(other)
        });
        let early = || self.early.get(&(false, first.clone())).filter(|_| shortens(name));
        acronym.or(ending).or_else(|| early().filter(agrees)).map(of)
    }

    fn learn(&mut self, name: Name, cluster: ClusterId) {
        let at = self.names.len();
        let person = name.is_person();
        if let (Some(first), Some(last)) = (name.words.first(), name.words.last()) {
            if name.words.len() == 1 {
                self.early.entry((person, first.clone())).or_insert(at);
            } else if person {
                self.people.entry(last.clone()).or_default().push(at);
                self.people.entry(first.clone()).or_default().push(at);
            } else {
                if shortens(&name) {
                    self.short.entry(first.clone()).or_insert(at);
                }
                if name.kind == Kind::Org {
                    self.ends.entry(name.end()).or_insert(at);
                }
                if name.initials.len() >= 2 {
                    self.initials.entry(name.initials.clone()).or_insert(at);
                }
            }
        }
        self.whole.entry((name.is_place(), name.whole.clone())).or_insert(at);
        self.names.push((name, cluster));
    }
}

/// Whether the first word of a longer name may stand for the whole: of companies and products it does.
fn shortens(name: &Name) -> bool {
    const COMMON: &[&str] = &[
        "national",
        "international",
        "american",
        "british",
        "new",
        "north",
        "south",
        "east",
        "west",
        "united",
        "royal",
        "first",
        "central",
        "federal",
        "state",
        "world",
        "global",
        "general",
        "democratic",
        "republican",
        "supreme",
        "high",
        "university",
        "bank",
        "ministry",
        "department",
        "european",
        "great",
        "saint",
        "st",
        "san",
        "los",
        "las",
        "el",
        "al",
        "de",
        "la",
        "the",
        "house",
        "white",
        "national",
        "islamic",
        "free",
        "red",
        "black",
        "green",
        "liberal",
        "labour",
        "conservative",
        "people",
        "social",
    ];
    matches!(name.kind, Kind::Org | Kind::Product)
        && name.words.first().is_some_and(|w| w.len() > 2 && !COMMON.contains(&w.as_str()))
}

/// Whether two full names of people may be one's: same last word, and first words of which one begins the other.
fn is_variant(a: &[String], b: &[String]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return false };
    x.starts_with(y.as_str()) || y.starts_with(x.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(words: &str, kind: Kind) -> Name {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        Name { whole: words.join(" "), words, initials: String::new(), kind }
    }

    #[test]
    fn a_town_is_not_its_team_nor_its_namesake() {
        let town = name("jackson", Kind::Gpe);
        assert!(town.agrees(&name("jackson", Kind::Loc)));
        assert!(!town.agrees(&name("jackson", Kind::Org)));
        assert!(!town.agrees(&name("jackson", Kind::Person)));
        assert!(name("jackson", Kind::Org).agrees(&name("jackson", Kind::Misc)));
    }

    #[test]
    fn a_long_name_of_a_person_is_one_whatever_its_kind() {
        let person = name("ada fell", Kind::Person);
        assert!(person.agrees(&name("ada fell", Kind::Org)));
        assert!(name("ada fell", Kind::Gpe).agrees(&person));
        assert!(!name("kenyan", Kind::Norp).agrees(&name("kenyan red cross", Kind::Org)));
        assert!(!name("new elm", Kind::Gpe).agrees(&name("new elm", Kind::Org)));
    }
}
