//! Roles: titles and functions of people, and descriptions in apposition to a name.
//!
//! Four constructions are recognised: a title before the name ("Russian President Vladimir Putin"), a description
//! directly before the name ("the club's owner Victor Lang"), an apposition ("John Smith, the chief executive,")
//! and a plain "is" ("Smith is the chairman"). `anaphora` resolves all other descriptions of the article.

use super::clusters::{ClusterId, Clusters};
use crate::document::{Document, Relation, Token, Upos, Xpos};
use crate::mentions::{self, EntityKind, Mention, MentionForm, Number};
use crate::span::{MentionId, TokenId, TokenRange};
use std::collections::HashMap;

/// Finds the roles of all people with a name. Adds descriptions in apposition, or after "is", to the cluster of the
/// name.
pub(super) fn assign(clusters: &mut Clusters) {
    let (document, mentions) = (clusters.document, clusters.mentions);
    let by_head: HashMap<TokenId, MentionId> =
        mentions.iter_enumerated().map(|(id, mention)| (mention.head, id)).collect();
    let names = mentions.iter_enumerated().filter(|(_, mention)| mention.form == MentionForm::Name);
    let by_start: HashMap<TokenId, MentionId> =
        names.map(|(id, mention)| (mention.tokens.start, id)).collect();
    for (id, mention) in mentions.iter_enumerated() {
        match mention.form {
            MentionForm::Name if mention.kind == Some(EntityKind::Person) => {
                if let (Some(title), Some(cluster)) = (title(document, mention), clusters.of(id)) {
                    let noun = title.last().map(|last| document.lemma(last).to_lowercase());
                    let gender = noun.and_then(|noun| mentions::person_noun_gender(&noun));
                    clusters.add_role(cluster, title, gender);
                }
            }
            MentionForm::Nominal => {
                let behind = || behind(document, mention, |start| by_start.get(&start).copied());
                let behind = behind().filter(|&name| is_beside(document, mention, &mentions[name]));
                let owner = behind
                    .or_else(|| one_with(document, mention).and_then(|h| by_head.get(&h).copied()));
                if let Some(cluster) = owner.and_then(|owner| clusters.of(owner)) {
                    describe(clusters, id, cluster);
                }
            }
            _ => {}
        }
    }
}

/// Adds a description to the cluster of the name that it describes, if kind and number agree. The description of a
/// person becomes a role.
fn describe(clusters: &mut Clusters, id: MentionId, cluster: ClusterId) {
    let (document, mentions) = (clusters.document, clusters.mentions);
    let known = clusters.cluster(cluster);
    let kind = known.kind();
    let described = mentions[id].kind;
    let agree = described.is_none_or(|d| (d == EntityKind::Person) == (kind == EntityKind::Person));
    // "Three neighbours, Peru, Chile and Brazil": none of them is the referent of the description.
    let several = mentions[id].number == Some(Number::Plural)
        && kind != EntityKind::Norp
        && known.number != Some(Number::Plural);
    if !agree || several || clusters.of(id).is_some() {
        return;
    }
    clusters.add(id, cluster);
    if kind == EntityKind::Person {
        let role = role(document, &mentions[id]);
        clusters.add_role(cluster, role, mentions[id].gender);
    }
}

/// Returns the name that starts directly after the description, or after one comma or form of address that follows
/// it. `name_at` returns the name that starts at a token.
fn behind(
    document: &Document,
    description: &Mention,
    name_at: impl Fn(TokenId) -> Option<MentionId>,
) -> Option<MentionId> {
    let next = description.tokens.end;
    let sentence = document.sentence_of(description.head);
    if !sentence.has(next) {
        return None;
    }
    // In "the city of Aleppo", the name follows "of".
    if description.kind == Some(EntityKind::Gpe) && document.lower(next) == "of" {
        return name_at(next.plus(1)).filter(|_| description.number == Some(Number::Singular));
    }
    let address = is_address(&document.lemma(next).to_lowercase());
    let comma = document.form(next) == ",";
    name_at(if comma || address { next.plus(1) } else { next })
}

/// Returns whether the name after a description is in apposition to it. Both must have the same kind. After a
/// comma, the name may be part of a list instead, so the description must be definite or possessive, the name must
/// be followed by a comma or the end of the sentence, and the tree must connect the two.
fn is_beside(document: &Document, description: &Mention, name: &Mention) -> bool {
    if description.kind != name.kind || description.number == Some(Number::Plural) {
        return false;
    }
    if document.form(description.tokens.end) != "," {
        return true;
    }
    let first = document.tokens[description.tokens.start];
    let definite = first.xpos == Xpos::PrpS || document.lower(description.tokens.start) == "the";
    let sentence = document.sentence_of(description.head);
    let closed =
        !sentence.has(name.tokens.end) || matches!(document.form(name.tokens.end), "," | ".");
    let above = document.tokens[name.head].head;
    let together = above == Some(description.head)
        || (above.is_some() && above == document.tokens[description.head].head);
    definite && closed && together
}

/// Returns the head of the name that has the same referent as the description: the noun that is in apposition with
/// the description, or the subject of the clause whose predicate is the description ("*Smith* is the chairman").
fn one_with(document: &Document, description: &Mention) -> Option<TokenId> {
    let noun = document.tokens[description.head];
    if noun.relation == Relation::Appos {
        return noun.head;
    }
    if let Some(appositive) = document.child(description.head, Relation::Appos) {
        return Some(appositive);
    }
    // "Smith is the chairman": the noun is the predicate, the name is its subject.
    let copula = document.child(description.head, Relation::Cop)?;
    let plain = matches!(document.lower(copula), "is" | "was" | "'s" | "’s");
    let negated = document.children(description.head).iter().any(|&c| document.lemma(c) == "not");
    let definite = document.lower(description.tokens.start) == "the";
    document.child(description.head, Relation::Nsubj).filter(|_| plain && definite && !negated)
}

/// Returns the title before a name: the nouns and adjectives directly before it that end with a noun for a person.
fn title(document: &Document, name: &Mention) -> Option<TokenRange> {
    let sentence = document.sentence_of(name.head);
    let before = |t: TokenId| t.before().filter(|&t| sentence.has(t));
    let is_address = |t: &TokenId| is_address(&document.lemma(*t).to_lowercase());
    let mut end = name.tokens.start;
    // "the Tory peer Lord Ashby": the words before the form of address may be a title.
    while let Some(address) = before(end).filter(is_address) {
        end = address;
    }
    let last = before(end)?;
    let Token { upos, xpos, .. } = document.tokens[last];
    let one = matches!(upos, Upos::Noun | Upos::Propn) && xpos != Xpos::Nns;
    if !one || !mentions::is_person_noun(&document.lemma(last).to_lowercase()) {
        return None;
    }
    let mut start = last;
    // Another name may be part of the title, like "Kenyan" and "Nokia": its words are modifiers too.
    while let Some(before) = before(start).filter(|&t| modifies(document, t)) {
        start = before;
    }
    Some(TokenRange::new(start, end))
}

/// Returns whether the noun is a form of address ("Mr", "Lord"), which is not a function.
fn is_address(noun: &str) -> bool {
    matches!(
        noun.trim_end_matches('.'),
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mister"
            | "madam"
            | "sir"
            | "lord"
            | "lady"
            | "dame"
            | "uncle"
            | "aunt"
    )
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

/// Returns a description as a role: without its determiner, but with a short complement ("head *of the bank*").
fn role(document: &Document, description: &Mention) -> TokenRange {
    /// The maximum length, in tokens, of a complement that is kept in the role. Longer complements are left out.
    const LONGEST: usize = 8;
    let bare = without_determiner(document, description.tokens);
    let of = bare.end;
    let complement = document.children_by(description.head, Relation::Nmod).find_map(|child| {
        let phrase = document.subtree(child);
        let leads = phrase.start == of && matches!(document.lower(of), "of" | "at" | "for");
        let plain = |t: TokenId| {
            let upos = document.tokens[t].upos;
            !matches!(upos, Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj)
                || document.tokens[t].xpos == Xpos::Hyph
        };
        (leads && phrase.len() <= LONGEST && phrase.iter().all(plain)).then_some(phrase.end)
    });
    TokenRange::new(bare.start, complement.unwrap_or(bare.end))
}

/// Returns the words of a description without "the", "a", "his".
fn without_determiner(document: &Document, tokens: TokenRange) -> TokenRange {
    let first = document.tokens[tokens.start];
    let determines = matches!(first.upos, Upos::Det | Upos::Pron) && tokens.len() > 1;
    TokenRange::new(if determines { tokens.start.plus(1) } else { tokens.start }, tokens.end)
}

/// Returns the roles in text order, without duplicates that differ only in case.
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

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_title_before_a_name() {
        let words = "Kenyan//JJ/2/amod President/president/NNP/3/nmod:desc Ada//NNP/5/nsubj \
                     Fell//NNP/3/flat left//VBD/0/root";
        check(words, &["N=Kenyan", "P=Ada Fell"], &[], &["Ada Fell (Kenyan President): Ada Fell"]);
        check("Mr./mr/NNP/2/nmod:desc Fell//NNP/0/root", &["P=Fell"], &[], &[]);
        check(
            "the//DT/2/det peer//NN/4/nmod:desc Lord/lord/NNP/4/nmod:desc Fell//NNP/0/root",
            &["P=Fell"],
            &[],
            &["Fell (peer): Fell"],
        );
        check(
            "the//DT/2/det peer//NN/4/nmod:desc Lord/lord/NNP/4/nmod:desc Fell//NNP/0/root",
            &["p=the peer", "P=Fell"],
            &[],
            &["Fell (peer): the peer, Fell"],
        );
        check("starring/star/VBG/0/root Fell//NNP/1/obj", &["P=Fell"], &[], &[]);
        check("brothers/brother/NNS/2/nmod:desc Fell//NNP/0/root", &["P=Fell"], &[], &[]);
    }

    #[test]
    fn a_description_right_before_a_name_is_one_with_it() {
        let words = "Its/its/PRP$/2/nmod:poss owner//NN/5/nsubj Ada//NNP/5/nsubj Fell//NNP/3/flat \
                     left//VBD/0/root";
        check(
            words,
            &["p=Its owner", "P=Ada Fell"],
            &[],
            &["Ada Fell (owner): Its owner, Ada Fell"],
        );
        check(words, &["pp=Its owner", "P=Ada Fell"], &[], &["Ada Fell (owner): Ada Fell"]);
        check(words, &["o=Its owner", "P=Ada Fell"], &[], &["Ada Fell (owner): Ada Fell"]);
    }

    #[test]
    fn behind_a_comma_it_must_be_definite_and_closed() {
        let words = |determiner: &str, close: &str| {
            format!(
                "{determiner} owner//NN/0/root ,//,/4/punct Ada//NNP/2/conj Fell//NNP/4/flat \
                 {close} left//VBD/2/conj"
            )
        };
        let said = |first| [first, "P=Ada Fell"];
        let one = ["Ada Fell (owner): the owner, Ada Fell"];
        check(&words("the//DT/2/det", ",//,/7/punct"), &said("p=the owner"), &[], &one);
        check(&words("the//DT/2/det", "and//CC/7/cc"), &said("p=the owner"), &[], &[]);
        check(&words("an//DT/2/det", ",//,/7/punct"), &said("p=an owner"), &[], &[]);
    }

    #[test]
    fn an_apposition_keeps_what_it_is_head_of() {
        let words = |last: &str| {
            format!(
                "Ada//NNP/0/root Fell//NNP/1/flat ,//,/4/punct head//NN/1/appos of//IN/7/case \
                 the//DT/7/det {last}"
            )
        };
        check(
            &words("bank//NN/4/nmod"),
            &["P=Ada Fell", "p=head"],
            &[],
            &["Ada Fell (head of the bank): Ada Fell, head"],
        );
        check(
            &words("bank//NN/4/nmod that//WDT/9/nsubj lost/lose/VBD/7/acl:relcl"),
            &["P=Ada Fell", "p=head"],
            &[],
            &["Ada Fell (head): Ada Fell, head"],
        );
    }

    #[test]
    fn several_are_not_one() {
        let words = "two//CD/2/nummod states/state/NNS/0/root ,//,/4/punct Peru//NNP/2/appos \
                     and//CC/6/cc Chile//NNP/4/conj";
        check(words, &["gg=two states", "G=Peru", "G=Chile"], &[], &[]);
    }

    #[test]
    fn the_town_of_its_name() {
        let words = "the//DT/2/det town//NN/0/root of//IN/4/case Lima//NNP/2/nmod";
        check(words, &["g=the town", "G=Lima"], &[], &["Lima: the town, Lima"]);
    }

    #[test]
    fn a_plain_is_tells_a_role() {
        let words = |verb: &str| format!("Fell//NNP/4/nsubj {verb} the//DT/4/det owner//NN/0/root");
        check(
            &words("is/be/VBZ/4/cop"),
            &["P=Fell", "p=the owner"],
            &[],
            &["Fell (owner): Fell, the owner"],
        );
        check(&words("becomes/be/VBZ/4/cop"), &["P=Fell", "p=the owner"], &[], &[]);
    }
}
