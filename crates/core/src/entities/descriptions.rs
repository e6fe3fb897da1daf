//! Antecedents of descriptions.
//!
//! The antecedent is a person with the role that the description names, a name that contains the noun of the
//! description, an earlier description with the same noun, or the nearest name of the kind that the noun denotes
//! ("the company", "the city"). Only two sorts of descriptions have an antecedent: definite ones, and repetitions
//! that are not indefinite ("his lawyer … his lawyer"). A definite description may also refer to a person whose
//! role is mentioned only later ("the mayor … Mayor Ferris"), if exactly one person in the article has this role.

use super::clusters::{Cluster, ClusterId, Clusters};
use super::search::{before, share_a_verb};
use crate::document::{Relation, Upos};
use crate::mentions::{EntityKind, Gender, Mention, MentionForm, Number, Place};
use crate::span::{MentionId, TokenId, TokenRange};
use std::collections::HashMap;

/// The maximum distance, in sentences, between a description and its antecedent. Set by hand.
const REACH: u32 = 40;
/// The maximum distance, in sentences, between a description and an antecedent that matches only by its kind ("the
/// company"). Set by hand.
const KIND_REACH: u32 = 2;
/// The maximum distance, in sentences, between repetitions of a description with a possessor ("his lawyer"). Set by
/// hand.
const OWNED_REACH: u32 = 4;
/// The maximum length, in tokens, of a description that is resolved by its kind only. Longer descriptions are more
/// specific.
const LONGEST_BY_KIND: usize = 3;

/// For the noun of each role, the clusters that have a role with this noun; at most two clusters.
#[derive(Debug, Default)]
pub(super) struct RoleBearers(HashMap<String, Vec<ClusterId>>);

impl RoleBearers {
    /// Collects the bearers of all roles that are known so far.
    pub(super) fn new(clusters: &Clusters) -> Self {
        let mut bearers: HashMap<String, Vec<ClusterId>> = HashMap::new();
        for id in 0..clusters.len() {
            for &role in &clusters.cluster(id).roles {
                let of = bearers.entry(noun(clusters, role)).or_default();
                // With two bearers, the noun is already ambiguous.
                if !of.contains(&id) && of.len() < 2 {
                    of.push(id);
                }
            }
        }
        Self(bearers)
    }

    /// Returns the only bearer of the role that the description names, if there is exactly one in the article.
    fn only(&self, clusters: &Clusters, mention: &Mention) -> Option<ClusterId> {
        let lemma = clusters.document.lemma(mention.head).to_lowercase();
        match self.0.get(&lemma)?.as_slice() {
            &[id] => Some(id).filter(|&id| has_role(clusters, clusters.cluster(id), mention)),
            _ => None,
        }
    }
}

/// Returns the cluster of the antecedent of the description `id`; `None` if it has no antecedent.
pub(super) fn antecedent(
    clusters: &Clusters,
    id: MentionId,
    bearers: &RoleBearers,
) -> Option<ClusterId> {
    let (document, mention) = (clusters.document, &clusters.mentions[id]);
    let definite = is_definite(clusters, mention);
    let repeatable = mention.tokens.len() > 1 && !is_indefinite(clusters, mention);
    if !definite && !repeatable {
        return None;
    }
    let lemma = document.lemma(mention.head);
    let text = document.text(mention.tokens).to_lowercase();
    let owned = document.tokens[mention.tokens.start].relation.is(Relation::NmodPoss);
    let plain = !holds_name(clusters, mention) && mention.number != Some(Number::Plural);
    let restriction = restriction(clusters, mention);
    let short = plain && restriction.is_none() && !owned && mention.tokens.len() <= LONGEST_BY_KIND;
    for (other, earlier, apart) in before(clusters, id, REACH) {
        let Some(cluster) = clusters.of(other) else { continue };
        let known = clusters.cluster(cluster);
        if !agree(mention.number, known.number)
            || mention.tokens.has(earlier.head)
            || share_a_verb(clusters, mention, earlier)
        {
            continue;
        }
        let same = match earlier.form {
            MentionForm::Nominal => {
                let same_noun = definite
                    && document.lemma(earlier.head) == lemma
                    && modifiers_agree(clusters, mention, earlier);
                let same_text = repeatable
                    && (!owned || apart <= OWNED_REACH)
                    && document.text(earlier.tokens).to_lowercase() == text;
                let as_restricted =
                    || restriction.is_none() || restriction == self::restriction(clusters, earlier);
                (same_noun || same_text) && as_restricted()
            }
            MentionForm::Name => {
                let by_kind = || short && apart <= KIND_REACH && means(clusters, lemma, known);
                definite
                    && (restriction.is_none() && named_by(clusters, mention, earlier)
                        || has_role(clusters, known, mention)
                        || by_kind())
            }
            MentionForm::Pronoun => false,
        };
        if same {
            return Some(cluster);
        }
    }
    bearers.only(clusters, mention).filter(|_| definite && plain)
}

/// Returns the lemma of a word that restricts the reference of the description and is after its noun: "the mayor of
/// *Lyon*", "the firm that *lost*". `None` if there is no such word or a comma follows the noun.
fn restriction<'c>(clusters: &'c Clusters, mention: &Mention) -> Option<&'c str> {
    let document = clusters.document;
    let restricts = |&&t: &&TokenId| {
        let relation = document.tokens[t].relation;
        t > mention.head && (relation.is(Relation::Nmod) || relation.is(Relation::Acl))
    };
    let comma = document.tokens.get(mention.tokens.end).is_some()
        && document.form(mention.tokens.end) == ",";
    let child = document.children(mention.head).iter().find(restricts).filter(|_| !comma)?;
    Some(document.lemma(*child))
}

/// Returns whether the description starts with a definite determiner ("the", "this") or with "both".
fn is_definite(clusters: &Clusters, mention: &Mention) -> bool {
    let first = clusters.document.lower(mention.tokens.start);
    matches!(first, "the" | "this" | "that" | "these" | "those" | "both")
}

/// Returns whether the description starts with an indefinite word or a number ("a", "some", "three"): then a
/// repetition of the same words may have another referent.
fn is_indefinite(clusters: &Clusters, mention: &Mention) -> bool {
    let first = mention.tokens.start;
    let determiner = matches!(
        clusters.document.lower(first),
        "a" | "an"
            | "any"
            | "some"
            | "no"
            | "every"
            | "each"
            | "another"
            | "other"
            | "many"
            | "few"
            | "several"
            | "one"
            | "more"
            | "most"
            | "your"
            | "which"
            | "what"
    );
    determiner || clusters.document.tokens[first].upos == Upos::Num
}

/// Returns whether the description contains a capitalised modifier: a name, or the adjective of a people ("the
/// Syrian army").
fn holds_name(clusters: &Clusters, mention: &Mention) -> bool {
    let document = clusters.document;
    let capital = |t: TokenId| document.form(t).starts_with(char::is_uppercase);
    mention.tokens.iter().any(|t| t != mention.head && t != mention.tokens.start && capital(t))
}

/// Returns the words of the description that modify its noun (adjectives, nouns, names, numbers), in lower case.
fn modifiers<'c>(clusters: &'c Clusters, mention: &'c Mention) -> impl Iterator<Item = &'c str> {
    let document = clusters.document;
    let tells = |&t: &TokenId| {
        let upos = document.tokens[t].upos;
        t != mention.head && matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
    };
    mention.tokens.iter().filter(tells).map(|t| document.lower(t))
}

/// Returns whether the earlier description contains all modifiers of the later one: "the man" can refer to "a young
/// man", but "the old man" cannot.
fn modifiers_agree(clusters: &Clusters, later: &Mention, earlier: &Mention) -> bool {
    modifiers(clusters, later).all(|word| modifiers(clusters, earlier).any(|known| known == word))
}

/// Returns whether the description is a shorter form of the name: "the ministry" for "Defense Ministry", "the bank" for
/// "Bank of Mali", but not "the finance ministry" for "Defense Ministry".
fn named_by(clusters: &Clusters, mention: &Mention, name: &Mention) -> bool {
    let document = clusters.document;
    if name.kind == Some(EntityKind::Person)
        || name.tokens.len() < 2
        || mention.number == Some(Number::Plural)
    {
        return false;
    }
    let words: Vec<&str> = name.tokens.iter().map(|t| document.lower(t)).collect();
    let of = words.iter().position(|word| matches!(*word, "of" | "for"));
    let head = words[..of.unwrap_or(words.len())].last();
    head.is_some_and(|&head| head == document.lower(mention.head))
        && modifiers(clusters, mention).all(|word| words.contains(&word))
}

/// Returns the lemma of a role's noun in lower case: the last word before the first preposition ("of").
fn noun(clusters: &Clusters, role: TokenRange) -> String {
    let document = clusters.document;
    let before_of = role.iter().take_while(|&t| document.tokens[t].upos != Upos::Adp);
    before_of.last().map_or_else(String::new, |t| document.lemma(t).to_lowercase())
}

/// Returns whether the cluster has a role with the noun and all modifiers of the description. A role with "vice",
/// "deputy" or "assistant" counts only if the description contains this word too.
fn has_role(clusters: &Clusters, known: &Cluster, mention: &Mention) -> bool {
    let document = clusters.document;
    let lemma = document.lemma(mention.head).to_lowercase();
    mention.number != Some(Number::Plural)
        && known.roles.iter().any(|&role| {
            let holds = |word: &str| role.iter().any(|t| document.lower(t) == word);
            let lesser = ["vice", "deputy", "assistant"]
                .iter()
                .any(|&word| holds(word) && !modifiers(clusters, mention).any(|said| said == word));
            noun(clusters, role) == lemma && !lesser && modifiers(clusters, mention).all(holds)
        })
}

/// Returns whether a noun without further modifiers ("the company") can refer to a cluster that was just named,
/// because the noun denotes the kind of this cluster.
fn means(clusters: &Clusters, lemma: &str, known: &Cluster) -> bool {
    let kind = known.kind();
    let place = || {
        let name = known.name();
        let tokens = clusters.mentions[name].tokens;
        clusters.gazetteer.place(tokens.iter().map(|t| clusters.document.lower(t)))
    };
    match lemma {
        "company" | "firm" | "maker" | "manufacturer" | "retailer" | "carrier" | "airline"
        | "group" | "organisation" | "organization" | "agency" | "club" | "bank" | "team" => {
            kind == EntityKind::Org && !is_public(clusters, lemma, known)
        }
        "country" | "nation" => kind == EntityKind::Gpe && place() == Some(Place::Country),
        "city" | "town" | "village" => {
            kind == EntityKind::Gpe && !matches!(place(), Some(Place::Country | Place::State))
        }
        "man" => kind == EntityKind::Person && known.gender == Some(Gender::Masculine),
        "woman" => kind == EntityKind::Person && known.gender == Some(Gender::Feminine),
        _ => false,
    }
}

/// Returns whether the cluster's name shows that it is a public body or association, to which `lemma` does not
/// refer: "Harvard Law School" is not a "company". Always false for general nouns ("group", "organisation",
/// "agency").
fn is_public(clusters: &Clusters, lemma: &str, known: &Cluster) -> bool {
    #[rustfmt::skip]
    const BODIES: &[&str] = &[
        "academy", "administration", "agency", "association", "board", "bureau", "church", "college",
        "commission", "committee", "congress", "council", "court", "department", "embassy",
        "federation", "government", "hospital", "house", "institute", "league", "ministry", "museum",
        "office", "parliament", "party", "police", "school", "senate", "union", "university",
    ];
    let document = clusters.document;
    let name = clusters.mentions[known.name()].tokens;
    let loose = matches!(lemma, "group" | "organisation" | "organization" | "agency");
    !loose && name.iter().any(|t| BODIES.contains(&document.lower(t)))
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const LEFT: &str = "left/leave/VBD/0/root";

    #[test]
    fn by_role_before_and_after() {
        let named = "Minister/minister/NNP/2/nmod:desc Fell//NNP/3/nsubj left/leave/VBD/0/root";
        let after = format!("{named} | the//DT/2/det minister//NN/3/nsubj {LEFT}");
        check(&after, &["P=Fell", "p=the minister"], &[], &["Fell (Minister): Fell, the minister"]);
        let before = format!("the//DT/2/det minister//NN/3/nsubj {LEFT} | {named}");
        check(
            &before,
            &["p=the minister", "P=Fell"],
            &[],
            &["Fell (Minister): the minister, Fell"],
        );
        let two = format!("{before} | Minister/minister/NNP/2/nmod:desc Otto//NNP/3/nsubj {LEFT}");
        check(
            &two,
            &["p=the minister", "P=Fell", "P=Otto"],
            &[],
            &["Fell (Minister): Fell", "Otto (Minister): Otto"],
        );
    }

    #[test]
    fn a_role_is_its_noun_with_nothing_against_it() {
        let named = |title: &str| {
            format!("{title} Fell//NNP/0/root | the//DT/2/det {{}} left/leave/VBD/0/root")
        };
        let vice = named("Vice/vice/NNP/2/compound President/president/NNP/3/nmod:desc");
        check(
            &vice.replace("{}", "president//NN/3/nsubj"),
            &["P=Fell", "p=the president"],
            &[],
            &["Fell (Vice President): Fell"],
        );
        let court = named("Court/court/NNP/2/compound Justice/justice/NNP/3/nmod:desc");
        check(
            &court.replace("{}", "court//NN/3/nsubj"),
            &["P=Fell", "o=the court"],
            &[],
            &["Fell (Court Justice): Fell"],
        );
    }

    #[test]
    fn by_the_noun_of_a_name() {
        let words =
            |noun: &str| format!("Trade//NNP/2/compound Ministry//NNP/0/root | the//DT/{noun}");
        let ministry = words("2/det ministry//NN/3/nsubj left/leave/VBD/0/root");
        check(
            &ministry,
            &["O=Trade Ministry", "o=the ministry"],
            &[],
            &["Trade Ministry: Trade Ministry, the ministry"],
        );
        let other = words("3/det war//NN/3/compound ministry//NN/4/nsubj left/leave/VBD/0/root");
        check(&other, &["O=Trade Ministry", "o=the war ministry"], &[], &[]);
    }

    #[test]
    fn by_the_same_noun_if_nothing_is_added() {
        let words = |first: &str, second: &str| format!("{first} {LEFT} | {second} {LEFT}");
        let young = "a//DT/3/det young//JJ/3/amod man//NN/4/nsubj";
        let the = "the//DT/2/det man//NN/3/nsubj";
        let old = "the//DT/3/det old//JJ/3/amod man//NN/4/nsubj";
        check(
            &words(young, the),
            &["pm=a young man", "pm=the man"],
            &[],
            &["a young man: a young man, the man"],
        );
        check(&words(young, old), &["pm=a young man", "pm=the old man"], &[], &[]);
        check(&words(young, young), &["pm=a young man", "pm=a young man"], &[], &[]);
        let of = |town: &str| {
            format!("the//DT/2/det mayor//NN/5/nsubj of//IN/4/case {town}//NNP/2/nmod {LEFT}")
        };
        let mayors = |a: &str, b: &str| format!("{} | {}", of(a), of(b));
        check(
            &mayors("Lima", "Homs"),
            &["p=the mayor", "G=Lima", "p=the mayor", "G=Homs"],
            &[],
            &[],
        );
    }

    #[test]
    fn by_kind_a_country_is_no_town() {
        let words = |noun: &str| {
            format!(
                "Lima//NNP/3/nsubj ,//,/1/punct Peru//NNP/0/root | the//DT/2/det {noun}//NN/3/nsubj {LEFT}"
            )
        };
        check(
            &words("country"),
            &["G=Lima", "G=Peru", "g=the country"],
            &[],
            &["Peru: Peru, the country"],
        );
        check(&words("city"), &["G=Lima", "G=Peru", "g=the city"], &[], &["Lima: Lima, the city"]);
    }

    #[test]
    fn by_kind_a_company_is_no_school() {
        let words = |name: &str| {
            format!(
                "Fell//NNP/2/compound {name}//NNP/0/root | the//DT/2/det firm//NN/3/nsubj {LEFT}"
            )
        };
        check(
            &words("Motors"),
            &["O=Fell Motors", "o=the firm"],
            &[],
            &["Fell Motors: Fell Motors, the firm"],
        );
        check(&words("School"), &["O=Fell School", "o=the firm"], &[], &[]);
    }
}
