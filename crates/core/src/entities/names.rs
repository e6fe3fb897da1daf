//! Joins names of the same entity by their words only.
//!
//! Names of several words are joined first, over the whole article. Then each name of one word is matched with the
//! long name that it abbreviates. It may be a surname or first name, an acronym, the first word of a company
//! ("Nokia"), or the head of an institution's name ("the Bank", "the Council"); the first word and the head count
//! only if exactly one long name matches. Two different full names belong to two people, however many words they
//! share, and a place is never joined with a team or company that has the same name. `name_forms` defines the words
//! of a name and the ways to abbreviate it.

use super::clusters::{ClusterId, Clusters};
use super::name_forms::Name;
use crate::mentions::{EntityKind, Gender, MentionForm};
use crate::span::{MentionId, TokenId};
use std::collections::HashMap;

/// Joins all names of the article. Every name is in a cluster afterwards.
pub(super) fn join(clusters: &mut Clusters) {
    let mentions = clusters.mentions;
    let names = mentions.iter_enumerated().filter(|(_, mention)| mention.form == MentionForm::Name);
    let (mut short, long): (Vec<_>, Vec<_>) = names
        .map(|(id, m)| {
            (id, Name::new(clusters.document, m.tokens, m.kind.unwrap_or(EntityKind::Misc)))
        })
        .partition(|(_, name)| name.words.len() == 1);
    // A headline often abbreviates names before the story gives them in full, so its names come last.
    let title = clusters.document.article.title.map_or(0, |title| title.end);
    short.sort_by_key(|(id, _)| clusters.document.span(mentions[*id].tokens).start < title);
    let mut known = Known::default();
    for (id, name) in long.into_iter().chain(short) {
        let cluster = match known.find(clusters, id, &name) {
            Some(cluster) => {
                clusters.add(id, cluster);
                cluster
            }
            None => clusters.begin(id),
        };
        known.learn(clusters, id, name, cluster);
    }
}

/// The maximum number of people that are stored for each surname and for each first name.
const MOST_NAMESAKES: usize = 8;

/// A name that is already in a cluster.
#[derive(Debug)]
struct Seen {
    name: Name,
    cluster: ClusterId,
    mention: MentionId,
}

/// Lookup tables of the names that are already in clusters. Their `usize` values are indices into `names`. The
/// iteration order of the maps is never used.
#[derive(Debug, Default)]
struct Known {
    names: Vec<Seen>,
    /// The names by their whole text, with a flag that is true for places.
    whole: HashMap<(bool, String), usize>,
    /// The people with full names, by surname; one entry per cluster.
    surnames: HashMap<String, Vec<usize>>,
    /// The people with full names, by first name; one entry per cluster.
    first_names: HashMap<String, Vec<usize>>,
    /// The organisations with names of several words, by each single word that can abbreviate the name; one entry
    /// per cluster. The flag is true if the word may also precede the long name in the text.
    short: HashMap<String, Vec<(usize, bool)>>,
    /// The organisations with names of several words, by their last two words.
    ends: HashMap<String, usize>,
    /// The organisations with names of several words, by their first two words.
    starts: HashMap<String, usize>,
    /// The names of several words, except people's, by their initials.
    initials: HashMap<String, usize>,
    /// The names of several words, except people's, by the token that follows the name.
    behind: HashMap<TokenId, usize>,
}

impl Known {
    /// Returns the cluster that already contains this name or another form of it, such as a surname or an acronym.
    fn find(&self, clusters: &Clusters, id: MentionId, name: &Name) -> Option<ClusterId> {
        let same = [name.is_place(), !name.is_place()].into_iter().find_map(|is_place| {
            let at = self.whole.get(&(is_place, name.whole.clone()))?;
            Some(*at).filter(|&at| name.agrees(&self.names[at].name))
        });
        let one_word = name.words.len() == 1;
        let found = same.or_else(|| match (name.is_person(), one_word) {
            (true, true) => self.namesake(clusters, id, name),
            (true, false) => self.variant(clusters, id, name),
            (false, true) => {
                self.bracketed(clusters, id, name).or_else(|| self.shortened(id, name))
            }
            (false, false) => self.other(name),
        });
        found.map(|at| self.names[at].cluster)
    }

    /// Returns whether the gender of a mention is compatible with that of the cluster of the name with index `at`.
    fn fits(&self, clusters: &Clusters, id: MentionId, at: usize) -> bool {
        let gender = clusters.mentions[id].gender;
        let known = clusters.cluster(self.names[at].cluster).gender;
        let tells = |g| matches!(g, Some(Gender::Masculine | Gender::Feminine));
        !(tells(gender) && tells(known) && gender != known)
    }

    /// Returns the index of the person that a name of one word refers to: by surname, else by first name. Of
    /// several people with the name, prefers those named before the mention, and of these the one with the most
    /// mentions so far. The person who was introduced first has a bonus, because articles call other members of the
    /// family by first names.
    fn namesake(&self, clusters: &Clusters, id: MentionId, name: &Name) -> Option<usize> {
        /// The bonus in mentions for the person who was introduced first. Set by hand.
        const FIRST: usize = 3;
        let word = &name.words[0];
        [&self.surnames, &self.first_names].into_iter().find_map(|names| {
            let bearers = names.get(word)?.iter().copied();
            let fitting = bearers.filter(|&at| self.fits(clusters, id, at));
            let first = fitting.clone().map(|at| self.names[at].mention).min();
            fitting.max_by_key(|&at| {
                let Seen { cluster, mention, .. } = self.names[at];
                let bonus = if Some(mention) == first { FIRST } else { 0 };
                (mention < id, clusters.cluster(cluster).mentions.len() + bonus, mention)
            })
        })
    }

    /// Returns the index of a full name with the same surname that is a variant of this one: "Bob F. Hale" and "Bob
    /// Hale".
    fn variant(&self, clusters: &Clusters, id: MentionId, name: &Name) -> Option<usize> {
        let namesakes = self.surnames.get(name.words.last()?)?.iter().rev().copied();
        namesakes
            .filter(|&at| self.names[at].name.is_variant(name))
            .find(|&at| self.fits(clusters, id, at))
    }

    /// Returns the index of the long name directly before a name in brackets, if both start with the same letter:
    /// "Centre for Social Studies (Cesos)".
    fn bracketed(&self, clusters: &Clusters, id: MentionId, name: &Name) -> Option<usize> {
        let document = clusters.document;
        let start = clusters.mentions[id].tokens.start;
        let bracket = start.before().filter(|&t| document.form(t) == "(")?;
        let at = *self.behind.get(&bracket)?;
        let first = |text: &str| text.chars().next();
        let long = &self.names[at].name;
        let like = first(&name.words[0]) == first(&long.words[0])
            || first(&name.words[0]) == first(&long.initials);
        Some(at).filter(|_| like && !long.is_person() && name.agrees(long))
    }

    /// Returns the index of the long name that a name of one word abbreviates. The one word consists of the
    /// initials of the long name, or it is a word of the long name that can abbreviate only one organisation.
    fn shortened(&self, id: MentionId, name: &Name) -> Option<usize> {
        let word = &name.words[0];
        let agrees = |&&at: &&usize| name.agrees(&self.names[at].name);
        let by_initials = self.initials.get(word).filter(|_| word.len() >= 2).filter(agrees);
        by_initials.copied().or_else(|| {
            let one = matches!(name.kind, EntityKind::Org | EntityKind::Misc | EntityKind::Product)
                && !self.whole.contains_key(&(true, word.clone()));
            match self.short.get(word)?.as_slice() {
                [(at, before)] => Some(*at)
                    .filter(|at| one && agrees(&at) && (*before || self.names[*at].mention < id)),
                _ => None,
            }
        })
    }

    /// Returns the index of an organisation's name that is a longer or shorter form of this name of several words.
    /// Both end with the same words, or the longer one continues the shorter one with "for", "of" or "on".
    fn other(&self, name: &Name) -> Option<usize> {
        let agrees = |at: &&usize| name.agrees(&self.names[**at].name);
        let words_of = |at: usize| &self.names[at].name.words;
        let ending = self.ends.get(&name.end()).filter(agrees).filter(|&&at| {
            words_of(at).ends_with(&name.words) || name.words.ends_with(words_of(at))
        });
        let start = || {
            self.starts.get(&name.start()).filter(agrees).filter(|&&at| {
                let (a, b) = (words_of(at), &name.words);
                let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
                let goes_on = |word: &String| matches!(word.as_str(), "for" | "of" | "on");
                long.starts_with(short) && long.get(short.len()).is_none_or(goes_on)
            })
        };
        ending.or_else(start).copied()
    }

    fn learn(&mut self, clusters: &Clusters, id: MentionId, name: Name, cluster: ClusterId) {
        let at = self.names.len();
        let mention = &clusters.mentions[id];
        let (first, last) = (&name.words[0], &name.words[name.words.len() - 1]);
        // The entry may already be in the table, because the two short forms of "Duran Duran" are the same word.
        let is_other = |known: usize| known != at && self.names[known].cluster != cluster;
        if name.words.len() > 1 && name.is_person() {
            for (names, word) in [(&mut self.surnames, last), (&mut self.first_names, first)] {
                let namesakes = names.entry(word.clone()).or_default();
                let is_new = namesakes.iter().all(|&known| is_other(known));
                if is_new && namesakes.len() < MOST_NAMESAKES {
                    namesakes.push(at);
                }
            }
        } else if name.words.len() > 1 {
            for (word, before) in name.short_forms() {
                let bearers = self.short.entry(word.to_owned()).or_default();
                let is_new = bearers.iter().all(|&(known, _)| is_other(known));
                // With two bearers, the word is already ambiguous.
                if is_new && bearers.len() < 2 {
                    bearers.push((at, before));
                }
            }
            if name.kind == EntityKind::Org {
                self.ends.entry(name.end()).or_insert(at);
                self.starts.entry(name.start()).or_insert(at);
            }
            if name.initials.len() >= 2 {
                self.initials.entry(name.initials.clone()).or_insert(at);
            }
            // An acronym may also include the initials of small words: "DOJ" contains the "o" of "Department of
            // Justice".
            let of_all: String = name.whole.split(' ').filter_map(|w| w.chars().next()).collect();
            if of_all.len() >= 3 {
                self.initials.entry(of_all).or_insert(at);
            }
            self.behind.insert(mention.tokens.end, at);
        }
        self.whole.entry((name.is_place(), name.whole.clone())).or_insert(at);
        self.names.push(Seen { name, cluster, mention: id });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    /// Checks the entities of a text in which each name is a sentence. Names are given as `code=words` (see
    /// [`testing::check`]).
    #[track_caller]
    fn check(names: &[&str], wanted: &[&str]) {
        let sentence = |name: &&str| {
            let (_, words) = name.split_once('=').expect("a kind");
            let words = words.split(' ').map(|word| format!("{word}//NNP/0/root"));
            words.collect::<Vec<_>>().join(" ")
        };
        let words: Vec<String> = names.iter().map(sentence).collect();
        testing::check(&words.join(" | "), names, &[], wanted);
    }

    #[test]
    fn surnames_go_back_to_full_names() {
        check(&["P=Ada Fell", "P=Fell"], &["Ada Fell: Ada Fell, Fell"]);
        check(&["P=Fell", "P=Ada Fell"], &["Ada Fell: Fell, Ada Fell"]);
        check(&["P=Ada Fell", "P=Otto Fell"], &[]);
        check(&["P=Ada Fell", "P=Ada B. Fell"], &["Ada B. Fell: Ada Fell, Ada B. Fell"]);
        check(&["P=Ada Fell", "G=Fell"], &[]);
    }

    #[test]
    fn of_a_family_the_one_named_first_or_most_bears_the_surname() {
        check(&["P=Ada Fell", "P=Otto Fell", "P=Fell"], &["Ada Fell: Ada Fell, Fell"]);
        check(&["Pf=Ada Fell", "Pm=Otto Fell", "Pm=Fell"], &["Otto Fell: Otto Fell, Fell"]);
        check(
            &["P=Ada Fell", "P=Otto Fell", "P=Otto Fell", "P=Otto Fell", "P=Otto Fell", "P=Fell"],
            &["Otto Fell: Otto Fell, Otto Fell, Otto Fell, Otto Fell, Fell"],
        );
    }

    #[test]
    fn first_names_go_back_too() {
        check(&["P=Ada Fell", "P=Ada"], &["Ada Fell: Ada Fell, Ada"]);
    }

    #[test]
    fn one_word_stands_for_an_organisation_if_no_other_could_be_meant() {
        check(&["O=Bank of Mali", "O=Bank"], &["Bank of Mali: Bank of Mali, Bank"]);
        check(&["O=Bank of Mali", "O=Bank of Peru", "O=Bank"], &[]);
        check(&["O=Bank", "O=Bank of Mali"], &["Bank of Mali: Bank, Bank of Mali"]);
        check(&["O=Novatek Energy", "O=Novatek"], &["Novatek Energy: Novatek Energy, Novatek"]);
        check(&["O=Novatek", "O=Novatek Phones"], &[]);
        check(&["O=Novatek", "O=Novatek Bank"], &["Novatek Bank: Novatek, Novatek Bank"]);
        check(&["O=Lima Bank", "G=Lima", "O=Lima"], &[]);
        check(&["O=White House", "O=House"], &[]);
    }

    #[test]
    fn acronyms_by_initials_and_in_brackets() {
        check(
            &["O=Bureau of Fair Trade", "O=BFT"],
            &["Bureau of Fair Trade: Bureau of Fair Trade, BFT"],
        );
        check(
            &["O=Bureau of Fair Trade", "O=B.F.T."],
            &["Bureau of Fair Trade: Bureau of Fair Trade, B.F.T."],
        );
        check(&["O=Bureau of Fair Trade", "O=BTF"], &[]);
        testing::check(
            "Centre//NNP/0/root for//IN/3/case Trade//NNP/1/nmod (//-LRB-/5/punct Cetra//NNP/1/appos",
            &["O=Centre for Trade", "O=Cetra"],
            &[],
            &["Centre for Trade: Centre for Trade, Cetra"],
        );
    }

    #[test]
    fn longer_names_of_one_organisation() {
        check(
            &["O=Trade Council", "O=Lima Trade Council"],
            &["Lima Trade Council: Trade Council, Lima Trade Council"],
        );
        check(
            &["O=Fell Foundation for Trade", "O=Fell Foundation"],
            &["Fell Foundation for Trade: Fell Foundation for Trade, Fell Foundation"],
        );
        check(&["O=Fell Foundation Orchestra", "O=Fell Foundation"], &[]);
        check(
            &["O=Royal Air Force", "O=US Air Force", "N=US Air Force"],
            &["US Air Force: US Air Force, US Air Force"],
        );
    }
}
