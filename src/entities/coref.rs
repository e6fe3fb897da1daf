//! Coreference of descriptions and pronouns: each looks back for what it means.
//!
//! A description goes to somebody with that role, to a name that holds its noun, to an earlier description with
//! the same noun, or by its kind ("the company"). A pronoun takes the antecedent that fits in person, number,
//! gender and place in the sentence and is the most salient (after Lappin and Leass 1994): near, a subject, a
//! name. What finds nothing that fits stays alone.

use super::clusters::{ClusterId, Clusters};
use crate::document::{Relation, Upos, Xpos};
use crate::mentions::{Form, Gender, Kind, Mention, Number};
use crate::quotes::{self, Quote};
use crate::span::{MentionId, QuoteId, TokenId};
use typed_index_collections::{TiSlice, TiVec};

/// How many mentions back an antecedent is looked for.
const WINDOW: u32 = 60;
/// How many sentences back: pronouns, then descriptions.
const PRONOUN_REACH: u32 = 4;
const NOMINAL_REACH: u32 = 40;

/// What an antecedent loses that stands in a quote where the pronoun does not, or the reverse.
const ELSEWHERE: i32 = 14;

/// Reads all descriptions and pronouns: first the article's own words in the order of the text, then what is
/// said in marks, where "I" is the speaker and "he" is not.
pub(super) fn look_back(clusters: &mut Clusters, quotes: &TiSlice<QuoteId, Quote>) {
    let spoken = spoken(clusters, quotes);
    let read = |clusters: &mut Clusters, in_marks: bool| {
        for (id, mention) in clusters.mentions.iter_enumerated() {
            if clusters.of(id).is_none() && spoken[id].is_some() == in_marks {
                let speaker = spoken[id].and_then(|quote| quotes[quote].speaker);
                let speaker = speaker.and_then(|speaker| clusters.of(speaker));
                match antecedent(clusters, id, speaker, &spoken) {
                    Some(cluster) => clusters.add(id, cluster),
                    None if mention.form == Form::Nominal => _ = clusters.begin(id),
                    None => {}
                }
            }
        }
    };
    read(clusters, false);
    read(clusters, true);
}

/// The cluster that a description or pronoun belongs to, if any.
fn antecedent(
    clusters: &Clusters,
    id: MentionId,
    speaker: Option<ClusterId>,
    spoken: &Spoken,
) -> Option<ClusterId> {
    let mention = &clusters.mentions[id];
    match (mention.form, mention.person) {
        (Form::Name, _) => None,
        (Form::Nominal, _) => description(clusters, id),
        (Form::Pronoun, 3) => pronoun(clusters, id, speaker, spoken),
        (Form::Pronoun, 1) => speaker.filter(|_| mention.number == Some(Number::Singular)),
        (Form::Pronoun, _) => None,
    }
}

/// For each mention the quote in whose marks it stands.
type Spoken = TiVec<MentionId, Option<QuoteId>>;

fn spoken(clusters: &Clusters, quotes: &TiSlice<QuoteId, Quote>) -> Spoken {
    let mentions = clusters.mentions;
    let mut spoken: Spoken = mentions.iter().map(|_| None).collect();
    let direct = quotes.iter_enumerated().filter(|(_, quote)| quote.form == quotes::Form::Direct);
    for (id, part) in direct.flat_map(|(id, quote)| quote.content.iter().map(move |c| (id, c))) {
        let first = mentions.raw.partition_point(|m| m.tokens.start < part.start);
        let within = mentions.raw[first..].iter().take_while(|m| m.tokens.start < part.end);
        for place in first..first + within.count() {
            spoken[MentionId::from(place)] = Some(id);
        }
    }
    spoken
}

/// The mentions before `id`, nearest first, with how many sentences lie between.
fn before<'c>(
    clusters: &'c Clusters,
    id: MentionId,
    reach: u32,
) -> impl Iterator<Item = (MentionId, &'c Mention, u32)> {
    let sentence = |m: &Mention| clusters.document.tokens[m.head].sentence.0;
    let here = sentence(&clusters.mentions[id]);
    let lowest = id.0.saturating_sub(WINDOW);
    (lowest..id.0).rev().map(MentionId).map_while(move |other| {
        let mention = &clusters.mentions[other];
        let apart = here.saturating_sub(sentence(mention));
        (apart <= reach).then_some((other, mention, apart))
    })
}

/// What a description refers to.
fn description(clusters: &Clusters, id: MentionId) -> Option<ClusterId> {
    let (document, mention) = (clusters.document, &clusters.mentions[id]);
    let definite = is_definite(clusters, mention);
    let lemma = document.lemma(mention.head);
    let text = document.text(mention.tokens).to_lowercase();
    for (other, antecedent, apart) in before(clusters, id, NOMINAL_REACH) {
        let Some(cluster) = clusters.of(other) else { continue };
        let known = clusters.cluster(cluster);
        let numbers = agree(mention.number, known.number);
        let same_noun = match antecedent.form {
            Form::Nominal => {
                document.lemma(antecedent.head) == lemma
                    && modifiers_agree(clusters, mention, antecedent)
            }
            Form::Name => {
                named_by(clusters, antecedent, lemma) || has_role(clusters, cluster, mention)
            }
            Form::Pronoun => false,
        };
        let same_text = antecedent.form == Form::Nominal
            && mention.tokens.len() > 1
            && document.text(antecedent.tokens).to_lowercase() == text;
        let by_kind = apart <= 2
            && antecedent.form == Form::Name
            && means(lemma, known.kind(clusters.mentions), known.gender);
        if numbers && ((definite && (same_noun || by_kind)) || same_text) {
            return Some(cluster);
        }
    }
    None
}

/// Whether the description points back: "the", "this", a possessive.
fn is_definite(clusters: &Clusters, mention: &Mention) -> bool {
    let first = clusters.document.lower(mention.tokens.start);
    matches!(first, "the" | "this" | "that" | "these" | "those" | "both")
}

/// Whether the second of two descriptions with one noun adds nothing that the first lacks.
fn modifiers_agree(clusters: &Clusters, later: &Mention, earlier: &Mention) -> bool {
    let document = clusters.document;
    let content = |m: &Mention| {
        m.tokens
            .iter()
            .filter(|&t| {
                t != m.head
                    && matches!(
                        document.tokens[t].upos,
                        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
                    )
            })
            .map(|t| document.lower(t))
            .collect::<Vec<_>>()
    };
    let known = content(earlier);
    content(later).iter().all(|word| known.contains(word))
}

/// Whether the noun is a word of the name: "the ministry" of "Defense Ministry".
fn named_by(clusters: &Clusters, name: &Mention, lemma: &str) -> bool {
    name.kind != Some(Kind::Person)
        && name.tokens.len() > 1
        && name.tokens.iter().any(|token| clusters.document.lower(token) == lemma)
}

/// Whether somebody's role has this noun, and nothing in the description contradicts it.
fn has_role(clusters: &Clusters, cluster: ClusterId, mention: &Mention) -> bool {
    let document = clusters.document;
    let lemma = document.lemma(mention.head).to_lowercase();
    clusters.cluster(cluster).roles.iter().any(|role| {
        let words: Vec<String> = role.iter().map(|t| document.lemma(t).to_lowercase()).collect();
        let modifiers = mention.tokens.iter().filter(|&t| {
            t != mention.head
                && matches!(document.tokens[t].upos, Upos::Adj | Upos::Noun | Upos::Propn)
        });
        let mut modifiers = modifiers.map(|t| document.lemma(t).to_lowercase());
        words.contains(&lemma) && modifiers.all(|word| words.contains(&word))
    })
}

/// Whether the noun alone can mean something of this kind that was just named.
fn means(lemma: &str, kind: Kind, gender: Option<Gender>) -> bool {
    match lemma {
        "company" | "firm" | "maker" | "manufacturer" | "retailer" | "carrier" | "airline"
        | "group" | "organisation" | "organization" | "agency" | "club" | "bank" | "team" => {
            kind == Kind::Org
        }
        "country" | "nation" | "city" | "town" | "village" => kind == Kind::Gpe,
        "man" => kind == Kind::Person && gender == Some(Gender::Masculine),
        "woman" => kind == Kind::Person && gender == Some(Gender::Feminine),
        _ => false,
    }
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// What a pronoun of the third person refers to; inside a quote it is never the speaker.
fn pronoun(
    clusters: &Clusters,
    id: MentionId,
    speaker: Option<ClusterId>,
    spoken: &Spoken,
) -> Option<ClusterId> {
    let mention = &clusters.mentions[id];
    let mut best: Option<(i32, ClusterId)> = None;
    let mut seen: Vec<ClusterId> = Vec::new();
    for (other, antecedent, apart) in before(clusters, id, PRONOUN_REACH) {
        let Some(cluster) = clusters.of(other) else { continue };
        if Some(cluster) == speaker
            || !fits(clusters, mention, antecedent, cluster)
            || seen.contains(&cluster)
        {
            continue;
        }
        seen.push(cluster);
        // What stands in other words than the pronoun is further off than it looks.
        let elsewhere = if spoken[other] == spoken[id] { 0 } else { ELSEWHERE };
        let score =
            salience(clusters, mention, antecedent, apart) + fame(clusters, cluster) - elsewhere;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, cluster));
        }
    }
    let rival =
        if mention.gender == Some(Gender::Neuter) { rival(clusters, mention) } else { None };
    best.filter(|&(score, _)| rival.is_none_or(|rival| score >= rival)).map(|(_, cluster)| cluster)
}

/// Whether the pronoun can mean the antecedent by gender, number and syntax.
fn fits(clusters: &Clusters, pronoun: &Mention, antecedent: &Mention, cluster: ClusterId) -> bool {
    let known = clusters.cluster(cluster);
    let kind = known.kind(clusters.mentions);
    let kinds = match pronoun.gender {
        Some(Gender::Masculine | Gender::Feminine) => {
            kind == Kind::Person
                && matches!(known.gender, Some(g) if g == Gender::Human || Some(g) == pronoun.gender)
                && known.number != Some(Number::Plural)
        }
        Some(Gender::Neuter) => {
            !matches!(kind, Kind::Person | Kind::Norp) && known.number != Some(Number::Plural)
        }
        // "They": several, or a body of people.
        _ => {
            known.number == Some(Number::Plural)
                || kind == Kind::Norp
                || (kind == Kind::Org && known.number.is_none())
        }
    };
    kinds
        && antecedent.person == 3
        && !antecedent.tokens.has(pronoun.head)
        && apart_in_clause(clusters, pronoun, antecedent)
}

/// "He saw him": a subject and an object of one verb are two, unless the pronoun is reflexive.
fn apart_in_clause(clusters: &Clusters, pronoun: &Mention, antecedent: &Mention) -> bool {
    let document = clusters.document;
    let reflexive = document.lower(pronoun.head).ends_with("self")
        || document.lower(pronoun.head).ends_with("selves");
    let possessive = document.tokens[pronoun.head].xpos == Xpos::PrpS;
    let same_verb = document.tokens[pronoun.head].head.is_some()
        && document.tokens[pronoun.head].head == document.tokens[antecedent.head].head;
    reflexive || possessive || !same_verb
}

/// How near and how prominent an antecedent is.
fn salience(clusters: &Clusters, pronoun: &Mention, antecedent: &Mention, apart: u32) -> i32 {
    let document = clusters.document;
    let relation = document.tokens[antecedent.head].relation;
    let same_place = relation.base() == document.tokens[pronoun.head].relation.base();
    let place = if relation.is(Relation::Nsubj) {
        30
    } else if relation.is(Relation::Obj) || relation.is(Relation::Iobj) {
        12
    } else if relation.is(Relation::Nmod) || relation.is(Relation::Compound) {
        -8
    } else {
        0
    };
    let form = match antecedent.form {
        Form::Name => 8,
        Form::Pronoun => 10,
        Form::Nominal => 0,
    };
    let gap = (pronoun.head.0 - antecedent.head.0).min(40) as i32;
    place + form + 8 * i32::from(same_place) - 26 * apart as i32 - gap / 4
}

/// What an article speaks of often is meant more often.
fn fame(clusters: &Clusters, cluster: ClusterId) -> i32 {
    3 * clusters.cluster(cluster).mentions.len().min(5) as i32
}

/// How salient the best thing is that a neuter pronoun could mean and that is no mention: "the plan … it".
fn rival(clusters: &Clusters, pronoun: &Mention) -> Option<i32> {
    let document = clusters.document;
    let here = document.tokens[pronoun.head].sentence.0;
    let lowest = pronoun.head.0.saturating_sub(60);
    let nouns = (lowest..pronoun.head.0).rev().map(TokenId).filter(|&token| {
        let noun = &document.tokens[token];
        let argues = [Relation::Nsubj, Relation::Obj].iter().any(|&r| noun.relation.is(r));
        noun.upos == Upos::Noun
            && noun.xpos == Xpos::Nn
            && argues
            && noun.head != Some(pronoun.head)
    });
    let score = |token: TokenId| {
        let like = Mention {
            tokens: crate::span::TokenRange::one(token),
            head: token,
            form: Form::Nominal,
            ..*pronoun
        };
        salience(clusters, pronoun, &like, here.saturating_sub(document.tokens[token].sentence.0))
    };
    nouns.filter(|&t| here.saturating_sub(document.tokens[t].sentence.0) <= 1).map(score).max()
}
