//! Roles: the titles and functions that an article gives to people, and the descriptions that are one with a name.
//!
//! Three shapes are read: a title before the name ("Russian President Vladimir Putin"), an apposition ("John
//! Smith, the chief executive,") and a plain "is" ("Smith is the chairman").

use super::clusters::{ClusterId, Clusters};
use crate::document::{Document, Relation, Upos, Xpos};
use crate::mentions::{self, Form, Kind, Mention};
use crate::span::{MentionId, TokenId, TokenRange};
use std::collections::HashMap;

/// Finds the roles of all people that have a name; descriptions in apposition join the name's cluster.
pub(super) fn assign(clusters: &mut Clusters) {
    let (document, mentions) = (clusters.document, clusters.mentions);
    let by_head: HashMap<TokenId, MentionId> =
        mentions.iter_enumerated().map(|(id, mention)| (mention.head, id)).collect();
    for (id, mention) in mentions.iter_enumerated() {
        match mention.form {
            Form::Name if mention.kind == Some(Kind::Person) => {
                if let (Some(title), Some(cluster)) = (title(document, mention), clusters.of(id)) {
                    clusters.add_role(cluster, title);
                }
            }
            Form::Nominal => {
                let owner = one_with(document, mention).and_then(|head| by_head.get(&head));
                if let Some(cluster) = owner.and_then(|&owner| clusters.of(owner)) {
                    describe(clusters, id, cluster);
                }
            }
            _ => {}
        }
    }
}

/// Puts a description into the cluster of a name that it is one with, if their kinds agree.
fn describe(clusters: &mut Clusters, id: MentionId, cluster: ClusterId) {
    let (document, mentions) = (clusters.document, clusters.mentions);
    let kind = clusters.cluster(cluster).kind(mentions);
    let described = mentions[id].kind;
    let agree = described.is_none_or(|d| (d == Kind::Person) == (kind == Kind::Person));
    if !agree || clusters.of(id).is_some() {
        return;
    }
    clusters.add(id, cluster);
    if kind == Kind::Person {
        clusters.add_role(cluster, without_determiner(document, mentions[id].tokens));
    }
}

/// The head of the name that the description is in apposition to, or that it is said to be.
fn one_with(document: &Document, description: &Mention) -> Option<TokenId> {
    let noun = document.tokens[description.head];
    if noun.relation == Relation::Appos {
        return noun.head;
    }
    if let Some(appositive) = document.child(description.head, Relation::Appos) {
        return Some(appositive);
    }
    // "Smith is the chairman": the noun is the predicate, the name its subject.
    let copula = document.child(description.head, Relation::Cop)?;
    let plain = matches!(document.lower(copula), "is" | "was" | "'s" | "’s");
    let negated = document.children(description.head).iter().any(|&c| document.lemma(c) == "not");
    let definite = document.lower(description.tokens.start) == "the";
    document.child(description.head, Relation::Nsubj).filter(|_| plain && definite && !negated)
}

/// The title before a name: the nouns and adjectives that stand right before it and end in a word for a person.
fn title(document: &Document, name: &Mention) -> Option<TokenRange> {
    let sentence = document.sentence_of(name.head);
    let last = name.tokens.start.before().filter(|&t| sentence.has(t))?;
    let noun = document.lemma(last).to_lowercase();
    if is_address(&noun) || !mentions::is_person_noun(&noun) {
        return None;
    }
    let mut start = last;
    // Another name may be part of the title, as "Kenyan" and "Nokia" are: its words are modifiers, too.
    while let Some(before) = start.before().filter(|&t| sentence.has(t) && modifies(document, t)) {
        start = before;
    }
    Some(TokenRange::new(start, name.tokens.start))
}

/// "Mr" tells of no function.
fn is_address(noun: &str) -> bool {
    matches!(noun.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "mister" | "madam" | "sir")
}

fn modifies(document: &Document, token: TokenId) -> bool {
    let t = &document.tokens[token];
    let word = matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj);
    let hyphen = t.xpos == Xpos::Hyph;
    let apart = [Relation::Nsubj, Relation::Obj, Relation::Obl, Relation::Root, Relation::Conj]
        .iter()
        .any(|&r| t.relation.is(r));
    hyphen || (word && !apart)
}

/// The words of a description without "the", "a", "his".
fn without_determiner(document: &Document, tokens: TokenRange) -> TokenRange {
    let first = document.tokens[tokens.start];
    let determines = matches!(first.upos, Upos::Det | Upos::Pron) && tokens.len() > 1;
    TokenRange::new(if determines { tokens.start.plus(1) } else { tokens.start }, tokens.end)
}

/// The roles in order, each once whatever its capitals.
pub(super) fn distinct(document: &Document, roles: &[TokenRange]) -> Vec<TokenRange> {
    let mut kept: Vec<TokenRange> = Vec::new();
    let mut sorted = roles.to_vec();
    sorted.sort_unstable();
    for role in sorted {
        let same = |other: &TokenRange| {
            document.text(*other).to_lowercase() == document.text(role).to_lowercase()
        };
        if !kept.iter().any(same) {
            kept.push(role);
        }
    }
    kept
}
