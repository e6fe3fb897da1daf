//! Entities: clusters of coreferent mentions, each with its kind, fullest name and roles.
//!
//! Coreference is resolved in passes ("sieves"), the most precise first (Raghunathan et al. 2010). `names` joins
//! names by their words over the whole article. `roles` assigns roles to people from titles and appositions.
//! `anaphora` finds the antecedents of descriptions and pronouns; for "I" in a quote, this is the speaker of the
//! quote.

mod aliases;
mod anaphora;
mod clusters;
mod descriptions;
mod first_names;
mod name_forms;
mod names;
mod pronouns;
mod roles;
mod search;
#[cfg(test)]
mod testing;

use crate::document::{Document, Relation};
use crate::mentions::{EntityKind, Gazetteer, Mention, MentionForm};
use crate::quotes::Quote;
use crate::span::{EntityId, MentionId, QuoteId, TokenRange};
use clusters::{Cluster, Clusters};
use typed_index_collections::{TiSlice, TiVec};

/// Somebody or something that the article refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The kind of the entity, determined from all its mentions.
    pub kind: EntityKind,
    /// The mention with the fullest name; for an entity without a name, the mention with the fullest description.
    pub name: MentionId,
    /// The titles and functions of a person, in the article's words ("Russian President").
    pub roles: Vec<TokenRange>,
    /// The mentions of the entity in text order; at least one.
    pub mentions: Vec<MentionId>,
}

/// The entities, and the entity of each mention.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities, ordered by their first mentions.
    pub list: TiVec<EntityId, Entity>,
    /// For each mention, its entity. `None` for a mention that is in no entity: a pronoun without an antecedent, or
    /// a single description that is not a participant of an event.
    pub of_mention: TiVec<MentionId, Option<EntityId>>,
}

/// Clusters the mentions into entities. `quotes` gives the speakers to whom first-person pronouns in quotes refer.
/// `gazetteer` distinguishes countries from towns.
#[must_use]
pub fn resolve(
    document: &Document,
    mentions: &TiSlice<MentionId, Mention>,
    quotes: &TiSlice<QuoteId, Quote>,
    gazetteer: &Gazetteer,
) -> Entities {
    let mut clusters = Clusters::new(document, mentions, gazetteer);
    names::join(&mut clusters);
    roles::assign(&mut clusters);
    anaphora::look_back(&mut clusters, quotes);
    let speakers: Vec<MentionId> = quotes.iter().filter_map(|quote| quote.speaker).collect();
    entities(clusters, &speakers)
}

/// Converts clusters into entities. Keeps the clusters with a name, with several mentions that are not all
/// pronouns, or with a description that is an argument or the speaker of a quote.
fn entities(clusters: Clusters, speakers: &[MentionId]) -> Entities {
    let Clusters { document, mentions, .. } = clusters;
    let mut speaks = TiVec::from(vec![false; mentions.len()]);
    speakers.iter().for_each(|&mention| speaks[mention] = true);
    let counts = |cluster: &Cluster| {
        let several = cluster.mentions.len() > 1;
        let described = cluster.mentions.iter().any(|&m| mentions[m].form != MentionForm::Pronoun);
        let acts = |&m: &MentionId| {
            mentions[m].form == MentionForm::Nominal
                && (speaks[m] || is_argument(document, &mentions[m]))
        };
        cluster.is_named(mentions) || (described && several) || cluster.mentions.iter().any(acts)
    };
    let mut kept: Vec<Cluster> = clusters.into_list().into_iter().filter(counts).collect();
    kept.iter_mut().for_each(|cluster| cluster.mentions.sort_unstable());
    kept.sort_by_key(|cluster| cluster.mentions[0]);
    let mut found =
        Entities { list: TiVec::new(), of_mention: mentions.iter().map(|_| None).collect() };
    for cluster in kept {
        let id = found.list.next_key();
        cluster.mentions.iter().for_each(|&m| found.of_mention[m] = Some(id));
        found.list.push(Entity {
            kind: cluster.kind(),
            name: cluster.name(),
            roles: roles::distinct(document, &cluster.roles),
            mentions: cluster.mentions,
        });
    }
    found
}

/// Returns whether the mention is an argument of a verb or a noun (subject, object, oblique, nominal modifier), and
/// thus a participant.
fn is_argument(document: &Document, mention: &Mention) -> bool {
    let relation = document.tokens[mention.head].relation;
    [Relation::Nsubj, Relation::Obj, Relation::Iobj, Relation::Obl, Relation::Nmod]
        .iter()
        .any(|&argument| relation.is(argument))
}
