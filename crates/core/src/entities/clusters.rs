//! Clusters in the making: which mentions are one so far, and what is known of each cluster.

use super::first_names;
use crate::document::Document;
use crate::mentions::{EntityKind, Gazetteer, Gender, Mention, MentionForm, Number};
use crate::span::{MentionId, TokenRange};
use typed_index_collections::{TiSlice, TiVec};

/// The place of a cluster in its list.
pub(super) type ClusterId = usize;

/// The most roles that a cluster keeps. In the 285 development articles none has more than 5; the limit keeps the
/// look-up of roles linear where a text gives one name thousands of them.
const MOST_ROLES: usize = 64;

/// Mentions that are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    /// Its mentions, names before descriptions and pronouns.
    pub(super) mentions: Vec<MentionId>,
    /// Titles and functions, each told once and at most [`MOST_ROLES`].
    pub(super) roles: Vec<TokenRange>,
    /// The mention that [`Cluster::name`] gives.
    name: Option<MentionId>,
    /// What pronouns may tell about it.
    pub(super) gender: Option<Gender>,
    /// Whether it is one or several.
    pub(super) number: Option<Number>,
    /// How many of its names, descriptions and pronouns are of each kind.
    votes: [[u32; EntityKind::ALL.len()]; 3],
}

/// All clusters, and the one of each mention.
#[derive(Debug)]
pub(super) struct Clusters<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) mentions: &'d TiSlice<MentionId, Mention>,
    pub(super) gazetteer: &'d Gazetteer,
    list: Vec<Cluster>,
    of: TiVec<MentionId, Option<ClusterId>>,
}

impl<'d> Clusters<'d> {
    /// No mention is in a cluster yet.
    pub(super) fn new(
        document: &'d Document<'d>,
        mentions: &'d TiSlice<MentionId, Mention>,
        gazetteer: &'d Gazetteer,
    ) -> Self {
        let of = mentions.iter().map(|_| None).collect();
        Self { document, mentions, gazetteer, list: Vec::new(), of }
    }

    /// The cluster of a mention, if it is in one yet.
    pub(super) fn of(&self, mention: MentionId) -> Option<ClusterId> {
        self.of[mention]
    }

    pub(super) fn cluster(&self, id: ClusterId) -> &Cluster {
        &self.list[id]
    }

    /// Begins a cluster with this mention.
    pub(super) fn begin(&mut self, mention: MentionId) -> ClusterId {
        let id = self.list.len();
        self.list.push(Cluster::default());
        self.add(mention, id);
        id
    }

    /// Adds a mention that is in no cluster yet, and what it tells.
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

    /// Gives a cluster a title or function, and the gender that it tells: an actor is a man.
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

    /// How many there are; their ids are the numbers below.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The clusters; none is empty.
    pub(super) fn into_list(self) -> Vec<Cluster> {
        self.list
    }
}

impl Cluster {
    /// A man or a woman says more than a person; nothing else changes what is known.
    fn learn(&mut self, gender: Option<Gender>, number: Option<Number>) {
        let vague = matches!(self.gender, None | Some(Gender::Human));
        if vague && gender.is_some() && gender != Some(Gender::Neuter) || self.gender.is_none() {
            self.gender = gender;
        }
        self.number = self.number.or(number);
    }

    /// Whether one of its mentions is a name.
    pub(super) fn is_named(&self, mentions: &TiSlice<MentionId, Mention>) -> bool {
        self.mentions.iter().any(|&m| mentions[m].form == MentionForm::Name)
    }

    /// The kind that most of its names have, the earlier one of two; without names that of a description.
    pub(super) fn kind(&self) -> EntityKind {
        let voted = self.votes.iter().find_map(|votes| {
            let best = EntityKind::ALL.iter().rev().max_by_key(|&&kind| votes[kind as usize]);
            best.filter(|&&kind| votes[kind as usize] > 0)
        });
        voted.copied().unwrap_or(EntityKind::Misc)
    }

    /// The longest name, the first of several; without names the longest description.
    pub(super) fn name(&self) -> MentionId {
        self.name.expect("a cluster has a mention")
    }
}

/// How well a mention names its cluster: names before descriptions before pronouns, the longest, the first.
fn rank(mentions: &TiSlice<MentionId, Mention>, id: MentionId) -> impl Ord {
    let mention = &mentions[id];
    let form = match mention.form {
        MentionForm::Name => 2,
        MentionForm::Nominal => 1,
        MentionForm::Pronoun => 0,
    };
    (form, mention.tokens.len(), std::cmp::Reverse(id))
}
