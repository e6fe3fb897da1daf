//! Antecedents of third-person pronouns: the most salient mention that agrees in number and gender and is possible
//! in its syntactic position (after Lappin and Leass 1994). Mentions are more salient if they are near, are
//! subjects or objects, are pronouns or names, or belong to a large cluster.
//!
//! A common noun that is not a mention cannot be an antecedent, but it is a rival: if a rival is more salient than
//! every possible antecedent, the pronoun is not resolved ("the plan … it").

use super::clusters::{Cluster, ClusterId, Clusters};
use super::search::{Spoken, before, share_a_verb};
use crate::document::{Relation, Upos, Xpos};
use crate::mentions::{EntityKind, Gender, Mention, MentionForm, Number};
use crate::span::{MentionId, TokenId, TokenRange};

/// The maximum distance, in sentences, between a pronoun and its antecedent.
const REACH: u32 = 4;

// The following points for and against an antecedent are fitted to the coreference of GUM (training and development
// part: news, interviews, biographies, speeches, essays).

/// Points for the syntactic role of an antecedent.
struct Places {
    subject: i32,
    object: i32,
    modifier: i32,
    other: i32,
    /// Extra points if the antecedent has the same dependency relation as the pronoun.
    parallel: i32,
}

/// Points for antecedents of "he" and "she", which prefer subjects.
const OF_HUMANS: Places = Places { subject: 24, object: 14, modifier: 0, other: 0, parallel: 4 };
/// Points for antecedents of "it" and "they", which prefer objects.
const OF_OTHERS: Places = Places { subject: 12, object: 19, modifier: 0, other: -8, parallel: 2 };
/// Points for an antecedent that is a name. A description has no points for its form.
const NAME: i32 = 2;
/// Points for an antecedent that is a pronoun.
const PRONOUN: i32 = 16;
/// Points for each sentence of distance between antecedent and pronoun.
const SENTENCE: i32 = -36;
/// The number of words of distance that cost one point.
const WORDS: i32 = 16;
/// Points for each mention in the antecedent's cluster, for at most [`MOST_MENTIONS`] mentions.
const MENTION: i32 = 3;
/// The maximum number of mentions of a cluster that have points.
const MOST_MENTIONS: usize = 5;
/// Points if antecedent and pronoun are neither in the same quote nor both outside quotes.
const ELSEWHERE: i32 = -22;
/// Points for an antecedent of "it" that is a named place with a government.
const TOWN: i32 = -8;
/// Points for an antecedent of "they" that is an organisation.
const COMPANY: i32 = -16;
/// The minimum points of an antecedent of "it" or "they". If no candidate has so many points, the pronoun is not
/// resolved.
const LEAST: i32 = -20;
/// The minimum number of points by which an antecedent of "it" must exceed a rival.
const IT_OVER_RIVAL: i32 = 6;
/// The minimum number of points by which an antecedent of "they" must exceed a rival. It is negative, so the rival
/// may have more points, up to this difference.
const THEY_OVER_RIVAL: i32 = -10;

/// Returns the cluster of the antecedent of the pronoun `id`. The clusters in `barred` cannot be the antecedent:
/// for a pronoun inside a quote, the speaker of the quote; for a pronoun that is the source of a quote, the
/// clusters that the quote names. `spoken` gives the quote that contains each mention. `speaks` states whether the
/// pronoun is the source of speech: then the antecedent is a person, people, organisation or state, and there are
/// no rivals.
pub(super) fn antecedent(
    clusters: &Clusters,
    id: MentionId,
    barred: Vec<ClusterId>,
    spoken: &Spoken,
    speaks: bool,
) -> Option<ClusterId> {
    let pronoun = &clusters.mentions[id];
    let mut seen = barred;
    seen.extend(arguments_beside(clusters, id));
    let mut best: Option<(i32, ClusterId, u32)> = None;
    for (other, earlier, apart) in before(clusters, id, REACH) {
        let Some(cluster) = clusters.of(other) else { continue };
        let known = clusters.cluster(cluster);
        let mute = !matches!(
            known.kind(),
            EntityKind::Person | EntityKind::Norp | EntityKind::Org | EntityKind::Gpe
        );
        if speaks && mute || seen.contains(&cluster) || !fits(clusters, pronoun, earlier, known) {
            continue;
        }
        seen.push(cluster);
        // An antecedent on the other side of a quote's border is less accessible.
        let elsewhere = if spoken[other] == spoken[id] { 0 } else { ELSEWHERE };
        let score = salience(clusters, pronoun, earlier, apart)
            + fame(known)
            + reluctance(pronoun, earlier, known)
            + elsewhere;
        if best.is_none_or(|(top, ..)| score > top) {
            best = Some((score, cluster, apart));
        }
    }
    if is_human(pronoun) {
        let near = best.filter(|&(.., apart)| apart <= 1);
        let ahead = || ahead(clusters, id);
        return near.map(|(_, cluster, _)| cluster).or_else(ahead).or(best.map(|b| b.1));
    }
    if speaks {
        return best.map(|b| b.1);
    }
    let rival = rival(clusters, pronoun);
    let over = if pronoun.number == Some(Number::Plural) { THEY_OVER_RIVAL } else { IT_OVER_RIVAL };
    let wins = |score: i32| score >= LEAST && rival.is_none_or(|rival| score >= rival + over);
    best.filter(|&(score, ..)| wins(score)).map(|b| b.1)
}

/// Returns the clusters of the other arguments of the pronoun's verb, to which the pronoun cannot refer: "He
/// thanked him". Returns none for reflexive and possessive pronouns.
fn arguments_beside(clusters: &Clusters, id: MentionId) -> Vec<ClusterId> {
    let (document, pronoun) = (clusters.document, &clusters.mentions[id]);
    let lower = document.lower(pronoun.head);
    let reflexive = lower.ends_with("self") || lower.ends_with("selves");
    if reflexive || document.tokens[pronoun.head].xpos == Xpos::PrpS {
        return Vec::new();
    }
    before(clusters, id, 0)
        .filter(|(_, earlier, _)| share_a_verb(clusters, pronoun, earlier))
        .filter_map(|(other, ..)| clusters.of(other))
        .collect()
}

/// Returns whether the pronoun agrees in gender and number with the cluster `known`, and can refer to its mention
/// `earlier`.
fn fits(clusters: &Clusters, pronoun: &Mention, earlier: &Mention, known: &Cluster) -> bool {
    let kind = known.kind();
    let kinds = match pronoun.gender {
        Some(Gender::Masculine | Gender::Feminine) => {
            // A family or a jury cannot be "he".
            kind == EntityKind::Person
                && matches!(known.gender, Some(g) if g == Gender::Human || Some(g) == pronoun.gender)
                && known.number == Some(Number::Singular)
        }
        Some(Gender::Neuter) => {
            !matches!(kind, EntityKind::Person | EntityKind::Norp)
                && known.number != Some(Number::Plural)
        }
        // "They" refers to several people or things, or to a group of people. The adjective "Syrian" is neither.
        _ => {
            let adjective = earlier.form == MentionForm::Name && is_modifier(clusters, earlier);
            let several = known.number == Some(Number::Plural);
            (if kind == EntityKind::Norp { !adjective } else { several })
                || (known.number.is_none() && matches!(kind, EntityKind::Org | EntityKind::Person))
        }
    };
    kinds && earlier.person == 3 && !earlier.tokens.has(pronoun.head)
}

/// Returns whether the pronoun is "he" or "she".
fn is_human(pronoun: &Mention) -> bool {
    matches!(pronoun.gender, Some(Gender::Masculine | Gender::Feminine))
}

/// Returns whether the mention only modifies a noun.
fn is_modifier(clusters: &Clusters, mention: &Mention) -> bool {
    let token = &clusters.document.tokens[mention.head];
    token.upos == Upos::Adj
        || [Relation::Amod, Relation::Compound].iter().any(|&relation| token.relation.is(relation))
}

/// Returns the points for the distance, syntactic role and form of the mention `earlier`. `apart` is its distance
/// in sentences.
fn salience(clusters: &Clusters, pronoun: &Mention, earlier: &Mention, apart: u32) -> i32 {
    let document = clusters.document;
    let relation = document.tokens[earlier.head].relation;
    let same_place = relation.base() == document.tokens[pronoun.head].relation.base();
    let places = if is_human(pronoun) { OF_HUMANS } else { OF_OTHERS };
    let place = if relation.is(Relation::Nsubj) {
        places.subject
    } else if relation.is(Relation::Obj) || relation.is(Relation::Iobj) {
        places.object
    } else if relation.is(Relation::Nmod) || relation.is(Relation::Compound) {
        places.modifier
    } else {
        places.other
    };
    let form = match earlier.form {
        MentionForm::Name => NAME,
        MentionForm::Pronoun => PRONOUN,
        MentionForm::Nominal => 0,
    };
    let gap = (pronoun.head.0 - earlier.head.0).min(40) as i32;
    place + form + places.parallel * i32::from(same_place) + SENTENCE * apart as i32 - gap / WORDS
}

/// Returns the points for the number of mentions in the cluster.
fn fame(known: &Cluster) -> i32 {
    MENTION * known.mentions.len().min(MOST_MENTIONS) as i32
}

/// Returns the penalty for an unusual pronoun: "they" for an organisation, "it" for a town.
fn reluctance(pronoun: &Mention, earlier: &Mention, known: &Cluster) -> i32 {
    match pronoun.gender {
        Some(Gender::Neuter)
            if known.kind() == EntityKind::Gpe && earlier.form == MentionForm::Name =>
        {
            TOWN
        }
        None if known.number.is_none() && known.kind() == EntityKind::Org => COMPANY,
        _ => 0,
    }
}

/// Returns the cluster of the subject of the main clause, for a pronoun in a preceding clause: "Though he had won,
/// Novak was not happy". `None` if the subject is not a name or does not agree with the pronoun.
fn ahead(clusters: &Clusters, id: MentionId) -> Option<ClusterId> {
    let (document, pronoun) = (clusters.document, &clusters.mentions[id]);
    let clause = document.ancestors(pronoun.head).find(|&t| {
        [Relation::Advcl, Relation::Root].iter().any(|&r| document.tokens[t].relation.is(r))
    })?;
    let main = document.tokens[clause].head?;
    let subject = document.child(main, Relation::Nsubj).filter(|&t| t > pronoun.head)?;
    let behind = clusters.mentions.raw[usize::from(id) + 1..].iter().take(WITHIN);
    let place =
        behind.into_iter().position(|m| m.head == subject && m.form == MentionForm::Name)?;
    let id = MentionId::from(usize::from(id) + 1 + place);
    let cluster = clusters.of(id)?;
    let known = clusters.cluster(cluster);
    fits(clusters, pronoun, &clusters.mentions[id], known).then_some(cluster)
}

/// The maximum number of mentions after the pronoun among which `ahead` searches the subject of the main clause.
const WITHIN: usize = 12;

/// Returns the points of the most salient rival: a common noun in the same or the previous sentence that could be
/// the referent ("the plan … it"). `None` if there is no rival.
fn rival(clusters: &Clusters, pronoun: &Mention) -> Option<i32> {
    let document = clusters.document;
    let here = document.tokens[pronoun.head].sentence.0;
    let lowest = pronoun.head.0.saturating_sub(60);
    let xpos = if pronoun.number == Some(Number::Plural) { Xpos::Nns } else { Xpos::Nn };
    let nouns = (lowest..pronoun.head.0).rev().map(TokenId).filter(|&token| {
        let noun = &document.tokens[token];
        let argues = [Relation::Nsubj, Relation::Obj].iter().any(|&r| noun.relation.is(r));
        noun.upos == Upos::Noun && noun.xpos == xpos && argues && noun.head != Some(pronoun.head)
    });
    let score = |token: TokenId| {
        let like = Mention {
            tokens: TokenRange::one(token),
            head: token,
            form: MentionForm::Nominal,
            ..*pronoun
        };
        salience(clusters, pronoun, &like, here.saturating_sub(document.tokens[token].sentence.0))
    };
    nouns.filter(|&t| here.saturating_sub(document.tokens[t].sentence.0) <= 1).map(score).max()
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    /// Returns the words of "Ada met Otto", followed by a second sentence.
    fn met(second: &str) -> String {
        format!("Ada//NNP/2/nsubj met/meet/VBD/0/root Otto//NNP/2/obj | {second}")
    }

    const LEFT: &str = "//PRP/2/nsubj left/leave/VBD/0/root";

    #[test]
    fn gender_tells_men_and_women_apart() {
        check(&met(&format!("he{LEFT}")), &["Pf=Ada", "Pm=Otto", "he"], &[], &["Otto: Otto, he"]);
        check(&met(&format!("she{LEFT}")), &["Pf=Ada", "Pm=Otto", "she"], &[], &["Ada: Ada, she"]);
        check(&met(&format!("it{LEFT}")), &["Pf=Ada", "Pm=Otto", "it"], &[], &[]);
    }

    #[test]
    fn a_title_tells_the_gender() {
        let words = |pronoun: &str| {
            format!(
                "chairman//NN/2/nmod:desc Fell//NNP/4/nsubj left/leave/VBD/0/root | {pronoun}{LEFT}"
            )
        };
        check(&words("he"), &["P=Fell", "he"], &[], &["Fell (chairman): Fell, he"]);
        check(&words("she"), &["P=Fell", "she"], &[], &["Fell (chairman): Fell"]);
    }

    #[test]
    fn the_subject_is_meant_and_the_verbs_other_argument_is_another() {
        let both = "He/he/PRP/2/nsubj thanked/thank/VBD/0/root him/he/PRP/2/obj";
        check(
            &met(both),
            &["P=Ada", "P=Otto", "He", "him"],
            &[],
            &["Ada: Ada, He", "Otto: Otto, him"],
        );
        let himself = "He/he/PRP/2/nsubj thanked/thank/VBD/0/root himself/he/PRP/2/obj";
        check(
            &met(himself),
            &["P=Ada", "P=Otto", "He", "himself"],
            &[],
            &["Ada: Ada, He, himself"],
        );
    }

    #[test]
    fn nobody_is_he_who_is_several() {
        let words = format!("a//DT/2/det jury//NN/3/nsubj left/leave/VBD/0/root | he{LEFT}");
        check(&words, &["crowd=a jury", "he"], &[], &[]);
        let words = words.replace("| he", "| they");
        check(&words, &["crowd=a jury", "they"], &[], &["a jury: a jury, they"]);
    }

    #[test]
    fn a_people_is_they_but_not_its_adjective() {
        let noun = format!("Kurds//NNPS/2/nsubj left/leave/VBD/0/root | they{LEFT}");
        check(&noun, &["N=Kurds", "they"], &[], &["Kurds: Kurds, they"]);
        let adjective = format!(
            "the//DT/3/det Kurdish//JJ/3/amod plan//NN/4/nsubj failed/fail/VBD/0/root | they{LEFT}"
        );
        check(&adjective, &["N=Kurdish", "they"], &[], &[]);
    }

    #[test]
    fn a_thing_that_is_no_mention_is_a_rival() {
        let words = format!(
            "Novatek//NNP/2/nsubj made/make/VBD/0/root a//DT/4/det plan//NN/2/obj | it{LEFT}"
        );
        check(&words, &["O=Novatek", "it"], &[], &[]);
        let words = format!("Novatek//NNP/2/nsubj lost/lose/VBD/0/root | it{LEFT}");
        check(&words, &["O=Novatek", "it"], &[], &["Novatek: Novatek, it"]);
    }

    #[test]
    fn what_speaks_is_no_thing() {
        let words = "Novatek//NNP/2/nsubj made/make/VBD/0/root a//DT/4/det plan//NN/2/obj | \
                     we//PRP/2/nsubj lost/lose/VBD/4/ccomp it//PRP/4/nsubj said/say/VBD/0/root";
        let said = ["O=Novatek", "we", "it"];
        check(words, &said, &[("we lost", 2)], &["Novatek: Novatek, we, it"]);
        check(words, &said, &[], &[]);
    }

    #[test]
    fn whom_the_main_clause_names() {
        let words = "though//IN/3/mark he//PRP/3/nsubj won/win/VBD/5/advcl Otto//NNP/5/nsubj left/leave/VBD/0/root";
        check(words, &["he", "Pm=Otto"], &[], &["Otto: he, Otto"]);
        check(words, &["he", "Pf=Otto"], &[], &[]);
    }
}
