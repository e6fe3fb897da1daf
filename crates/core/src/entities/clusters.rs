//! Clusters of coreferent mentions under construction, and the properties of each cluster.

use super::first_names;
use crate::document::Document;
use crate::mentions::{EntityKind, Gazetteer, Gender, Mention, MentionForm, Number};
use crate::span::{MentionId, TokenRange};
use typed_index_collections::{TiSlice, TiVec};

/// The index of a cluster in [`Clusters`].
pub(super) type ClusterId = usize;

/// The maximal number of roles of a cluster. In the 285 development articles, no cluster has more than 5 roles. The
/// limit bounds the cost of looking up roles in a text with thousands of roles for one name.
const MOST_ROLES: usize = 64;

/// A cluster: coreferent mentions, and the properties of their referent.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    /// The mentions, in the order in which they were added: names before descriptions and pronouns.
    pub(super) mentions: Vec<MentionId>,
    /// The titles and functions of the referent, without duplicates; at most [`MOST_ROLES`].
    pub(super) roles: Vec<TokenRange>,
    /// The mention that [`Cluster::name`] returns.
    name: Option<MentionId>,
    /// The gender of the referent, with which pronouns must agree; `None` if it is unknown.
    pub(super) gender: Option<Gender>,
    /// Whether the referent is one or several; `None` if that is unknown.
    pub(super) number: Option<Number>,
    /// The number of mentions of each kind, separately for names, descriptions and pronouns.
    votes: [[u32; EntityKind::ALL.len()]; 3],
}

/// All clusters, and the cluster of each mention.
#[derive(Debug)]
pub(super) struct Clusters<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) mentions: &'d TiSlice<MentionId, Mention>,
    pub(super) gazetteer: &'d Gazetteer,
    list: Vec<Cluster>,
    of: TiVec<MentionId, Option<ClusterId>>,
}

impl<'d> Clusters<'d> {
    /// Returns an empty set of clusters; no mention is in a cluster yet.
    pub(super) fn new(
        document: &'d Document<'d>,
        mentions: &'d TiSlice<MentionId, Mention>,
        gazetteer: &'d Gazetteer,
    ) -> Self {
        let of = mentions.iter().map(|_| None).collect();
        Self { document, mentions, gazetteer, list: Vec::new(), of }
    }

    /// Returns the cluster of a mention, if it has one.
    pub(super) fn of(&self, mention: MentionId) -> Option<ClusterId> {
        self.of[mention]
    }

    pub(super) fn cluster(&self, id: ClusterId) -> &Cluster {
        &self.list[id]
    }

    /// Starts a cluster with this mention.
    pub(super) fn begin(&mut self, mention: MentionId) -> ClusterId {
        let id = self.list.len();
        self.list.push(Cluster::default());
        self.add(mention, id);
        id
    }

    /// Adds a mention that has no cluster yet, and updates the properties of the cluster.
    pub(super) fn add(&mut self, mention: MentionId, id: ClusterId) {
        let said = &self.mentions[mention];
        let mut gender = said.gender;
        if said.form == MentionForm::Name
            && said.kind == Some(EntityKind::Person)
            && said.tokens.len() > 1
        {
            let first = first_names::gender(self.document.form(said.tokens.start));
            gender = first.filter(|_| gender == Some(Gender::Human)).or(gender);
        }
        let rank = |mention: MentionId| rank(self.mentions, mention);
        let cluster = &mut self.list[id];
        cluster.mentions.push(mention);
        cluster.name = cluster.name.into_iter().chain([mention]).max_by_key(|&m| rank(m));
        if let Some(kind) = said.kind {
            cluster.votes[said.form as usize][kind as usize] += 1;
        }
        cluster.learn(gender, said.number);
        self.of[mention] = Some(id);
    }

    /// Adds a title or function to a cluster, and the gender that it implies ("actor": masculine). Of roles with
    /// the same words, keeps only the first in the text.
    pub(super) fn add_role(&mut self, id: ClusterId, role: TokenRange, gender: Option<Gender>) {
        let document = self.document;
        let words = |role: TokenRange| role.iter().map(|token| document.lower(token));
        let cluster = &mut self.list[id];
        cluster.learn(gender, None);
        if let Some(known) = cluster.roles.iter_mut().find(|known| words(**known).eq(words(role))) {
            *known = role.min(*known);
        } else if cluster.roles.len() < MOST_ROLES {
            cluster.roles.push(role);
        }
    }

    /// Returns the number of clusters; their ids are the numbers below it.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the clusters; none is empty.
    pub(super) fn into_list(self) -> Vec<Cluster> {
        self.list
    }
}

impl Cluster {
    /// Updates gender and number. A masculine or feminine gender replaces an unknown one or [`Gender::Human`].
    /// Otherwise, known properties do not change.
    fn learn(&mut self, gender: Option<Gender>, number: Option<Number>) {
        let vague = matches!(self.gender, None | Some(Gender::Human));
        if vague && gender.is_some() && gender != Some(Gender::Neuter) || self.gender.is_none() {
            self.gender = gender;
        }
        self.number = self.number.or(number);
    }

    /// Returns whether a mention of the cluster is a name.
    pub(super) fn is_named(&self, mentions: &TiSlice<MentionId, Mention>) -> bool {
        self.mentions.iter().any(|&m| mentions[m].form == MentionForm::Name)
    }

    /// Returns the most frequent kind of the cluster's names; in a tie, the kind that [`EntityKind`] declares
    /// first. If no name has a kind, returns that of the descriptions, then that of the pronouns, else
    /// [`EntityKind::Misc`].
    pub(super) fn kind(&self) -> EntityKind {
        let voted = self.votes.iter().find_map(|votes| {
            let best = EntityKind::ALL.iter().rev().max_by_key(|&&kind| votes[kind as usize]);
            best.filter(|&&kind| votes[kind as usize] > 0)
        });
        voted.copied().unwrap_or(EntityKind::Misc)
    }

    /// Returns the mention with the longest name, in tokens; in a tie, the first one in the text. Without names,
    /// returns the longest description; without descriptions, the longest pronoun.
    pub(super) fn name(&self) -> MentionId {
        self.name.expect("a cluster has a mention")
    }
}

/// Returns a sort key for mentions as names of their cluster. It is largest for a name, then a description, then a
/// pronoun; of the same form, for the longest mention; of the same length, for the first one in the text.
fn rank(mentions: &TiSlice<MentionId, Mention>, id: MentionId) -> impl Ord {
    let mention = &mentions[id];
    let form = match mention.form {
        MentionForm::Name => 2,
        MentionForm::Nominal => 1,
        MentionForm::Pronoun => 0,
    };
    (form, mention.tokens.len(), std::cmp::Reverse(id))
}
