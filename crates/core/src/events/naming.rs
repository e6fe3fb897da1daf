//! Referring expressions in a summary line: the fullest name for a name, and the antecedent's name for a pronoun.

use super::clause::{is_relative, subject};
use super::context::EventContext;
use super::phrases::whole;
use crate::document::{Relation, Upos, Xpos};
use crate::mentions::{EntityKind, MentionForm};
use crate::span::{TokenId, TokenRange};

/// The longest description that replaces a pronoun, in bytes.
const LONGEST: usize = 40;

/// Returns the head of the subject of a line's verb; `None` if there is none.
pub(super) fn subject_of(scene: &EventContext, verb: TokenId) -> Option<TokenId> {
    let own = scene.child(verb, Relation::Nsubj).filter(|&s| !is_relative(scene, s));
    let head = own
        .or_else(|| person_before(scene, verb))
        .or_else(|| subject(scene, verb))
        .or_else(|| shared(scene, verb))?;
    let named = own.is_some() || scene.timex_at(head).is_none();
    (head != verb && named && agrees(scene, verb, head)).then_some(head)
}

/// Returns a person directly before a participle, who is its subject: "led to *Lund* leaving".
fn person_before(scene: &EventContext, verb: TokenId) -> Option<TokenId> {
    let before = verb.before().filter(|_| scene.xpos(verb) == Xpos::Vbg)?;
    let head = scene.head(verb).filter(|&h| h < before)?;
    let ends = |&t: &TokenId| t > head && whole(scene, t).last() == Some(before);
    let person = |t: &TokenId| scene.kind_of(*t) == Some(EntityKind::Person);
    scene.document.children_by(head, Relation::Obl).filter(person).find(ends)
}

/// Returns the subject of the participle above the verb if the tree attached the main verb below it: "Crude *traded in
/// London* lost two dollars".
fn shared(scene: &EventContext, verb: TokenId) -> Option<TokenId> {
    let bare =
        scene.relation(verb) == Relation::Advcl && scene.child(verb, Relation::Mark).is_none();
    bare.then(|| scene.head(verb)).flatten().and_then(|head| scene.child(head, Relation::Nsubj))
}

/// Returns whether subject and verb agree in number; if not, it is not the subject: "Networks *has* resigned".
fn agrees(scene: &EventContext, verb: TokenId, subject: TokenId) -> bool {
    let first = scene.document.children_by(verb, Relation::Aux).next().unwrap_or(verb);
    let one = scene.xpos(first) == Xpos::Vbz && scene.document.lower(first) != "'s";
    let many = scene.xpos(subject) == Xpos::Nns && scene.name_kind(subject).is_none();
    let measure = scene.child(subject, Relation::Nummod).is_some();
    !(one && many && !measure)
}

/// Returns the expression for the subject of a line.
pub(super) fn called(scene: &EventContext, verb: TokenId, head: TokenId) -> String {
    if let Some(name) = named_after(scene, head) {
        let both = whole(scene, head).cover(whole(scene, name));
        let apart = both.iter().any(|t| scene.xpos(t) == Xpos::Comma);
        return if apart { called(scene, verb, name) } else { clean(scene.document.text(both)) };
    }
    if let Some(name) = full_name(scene, head) {
        return name;
    }
    if let Some(named) = named_aside(scene, head).or_else(|| named_before(scene, verb, head)) {
        return called(scene, verb, named);
    }
    let short = whole(scene, head);
    let longer = described(scene, head, short);
    let words = if longer.has(verb) { short } else { longer };
    let text = scene.document.text(words);
    let owner = words.start;
    // "Her lawyer": the possessor must be named too.
    if scene.upos(owner) == Upos::Pron
        && scene.relation(owner) == Relation::NmodPoss
        && short.len() <= 3
        && let Some(name) = full_name(scene, owner)
    {
        let rest = TokenRange::new(owner.plus(1), words.end);
        return clean(&format!("{name}’s {}", scene.document.text(rest)));
    }
    if scene.document.lower(owner) == "whose"
        && scene.relation(verb) == Relation::AclRelcl
        && let Some(named) = scene.head(verb).filter(|&n| n != head && scene.name_kind(n).is_some())
    {
        let rest = TokenRange::new(owner.plus(1), words.end);
        return clean(&format!("{}’s {}", called(scene, verb, named), scene.document.text(rest)));
    }
    let members = scene.document.children_by(head, Relation::Conj);
    let left_out =
        members.into_iter().filter(|&m| m >= words.end && scene.child(m, Relation::Cop).is_none());
    let others = left_out.filter(|&m| scene.upos(m).is_nominal()).count() > 0;
    clean(text) + if others { " and others" } else { "" }
}

/// The longest subject that is used with its modifiers, in bytes.
const DESCRIBED: usize = 60;

/// Extends the phrase by the adjacent modifiers that identify its referent: "shares *in the firm*", "plans *to sell*".
fn described(scene: &EventContext, head: TokenId, words: TokenRange) -> TokenRange {
    if scene.mention_at(head).is_some_and(|m| scene.mentions[m].form == MentionForm::Name) {
        return words;
    }
    let mut range = words;
    for &child in scene.document.children(head).iter().filter(|&&c| c >= words.end) {
        let subtree = scene.subtree(child);
        let longer = range.cover(subtree);
        let relation = scene.relation(child);
        let close = relation == Relation::Nmod
            && !subtree.iter().any(|t| scene.timex_at(t).is_some())
            || relation == Relation::Acl && scene.xpos(child) != Xpos::Vbn;
        let plain =
            subtree.iter().all(|t| scene.upos(t) != Upos::Punct || scene.document.lower(t) == "-");
        let fits = scene.document.text(longer).len() <= DESCRIBED;
        if subtree.start != range.end || !close || !plain || !fits {
            break;
        }
        range = longer;
    }
    range
}

/// Returns whether the subject does not identify its referent.
pub(super) fn is_open(scene: &EventContext, head: TokenId) -> bool {
    let pronoun = scene.upos(head) == Upos::Pron || scene.xpos(head) == Xpos::Dt;
    pronoun
        && !is_relative(scene, head)
        && full_name(scene, head).is_none()
        && !matches!(
            scene.document.lower(head),
            "two" | "some" | "many" | "all" | "both" | "several" | "everyone" | "nobody"
        )
}

/// Returns the name directly after a title that the parser took for a second subject: "coach *Ann Lund* said".
pub(super) fn named_after(scene: &EventContext, head: TokenId) -> Option<TokenId> {
    let verb = scene.head(head)?;
    let end = whole(scene, head).end;
    let next =
        |&s: &TokenId| s != head && scene.upos(s) == Upos::Propn && whole(scene, s).start == end;
    (scene.relation(head).is(Relation::Nsubj) && scene.upos(head) == Upos::Noun)
        .then(|| scene.document.children_by(verb, Relation::Nsubj).find(next))
        .flatten()
}

/// Returns the full name of the referent of a pronoun or of a part of a name.
pub(super) fn full_name(scene: &EventContext, head: TokenId) -> Option<String> {
    let pronoun = scene.upos(head) == Upos::Pron;
    let demonstrative = matches!(scene.document.lower(head), "this" | "that" | "these" | "those");
    if demonstrative || is_relative(scene, head) {
        return None;
    }
    let courteous = is_courtesy(scene.document.lower(head));
    let named = if courteous { scene.child(head, Relation::Flat)? } else { head };
    let mention = scene.mention_at(named)?;
    let entity = scene.entities.of_mention.get(mention).copied().flatten()?;
    let entity = &scene.entities.list[entity];
    let fullest = &scene.mentions[entity.name];
    if pronoun {
        let description = fullest.form == MentionForm::Nominal && fullest.tokens.has(fullest.head);
        let named = fullest.form == MentionForm::Name || description;
        let text = clean(scene.document.text(fullest.tokens));
        return (named && text.len() <= LONGEST).then_some(text);
    }
    // "Mr Lund": a surname with at most a title before it.
    let person = entity.kind == EntityKind::Person && fullest.form == MentionForm::Name;
    let part = person && scene.mentions[mention].form == MentionForm::Name;
    let before = scene.document.children(head).iter().copied().filter(|&c| c < head);
    let bare = scene.mentions[mention].tokens.len() < fullest.tokens.len()
        && before.clone().all(|c| {
            let relation = scene.relation(c);
            relation.is(Relation::Flat)
                || relation.is(Relation::NmodDesc) && is_courtesy(scene.document.lower(c))
                || scene.mentions[mention].tokens.has(c)
        });
    let whole_name = scene.mentions[mention].tokens.len() == fullest.tokens.len() && {
        let bare = before.count() == 0;
        bare && fullest.tokens.len() > 1
    };
    let courtesy = is_courtesy(scene.document.lower(whole(scene, head).start));
    (part && (bare || courtesy || whole_name) && !owns(scene, head))
        .then(|| clean(scene.document.text(fullest.tokens)))
}

/// Returns whether the name is only a possessor.
fn owns(scene: &EventContext, head: TokenId) -> bool {
    scene.relation(head) == Relation::NmodPoss
}

fn is_courtesy(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "dame")
}

/// Returns the name in "its envoy, *Paul Renner*, said".
fn named_aside(scene: &EventContext, head: TokenId) -> Option<TokenId> {
    if scene.upos(head) != Upos::Noun {
        return None;
    }
    let named = |&t: &TokenId| {
        let start = scene.subtree(t).start;
        let before = start.before().is_some_and(|c| scene.xpos(c) == Xpos::Comma);
        let comma = before || scene.xpos(start) == Xpos::Comma;
        scene.name_kind(t).is_some() && comma && scene.upos(t) == Upos::Propn
    };
    scene.document.children_by(head, Relation::Appos).find(named)
}

/// Returns the name in "*Paul Renner*, an envoy who left", for a relative clause about the envoy. It applies only to
/// heads that are not names, so this function and [`named_aside`] can't recurse into each other forever.
fn named_before(scene: &EventContext, verb: TokenId, head: TokenId) -> Option<TokenId> {
    let told = scene.relation(verb) == Relation::AclRelcl && scene.head(verb) == Some(head);
    let aside = told && scene.relation(head) == Relation::Appos && scene.name_kind(head).is_none();
    scene.head(head).filter(|&named| aside && scene.name_kind(named).is_some())
}

/// Collapses white space to single spaces and removes quotation marks.
pub(super) fn clean(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| !matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '`')).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entities;
    use crate::mentions::Mention;
    use crate::testing;
    use typed_index_collections::TiSlice;

    /// Checks the expression for the subject `head` of `verb`; `names` are the words that are names.
    fn check(words: &str, names: &[(u32, u32)], verb: u32, head: u32, expected: &str) {
        let document = testing::document(words, None);
        let name = |&(start, end): &(u32, u32)| Mention {
            tokens: TokenRange::new(TokenId(start), TokenId(end)),
            head: TokenId(end - 1),
            form: MentionForm::Name,
            kind: Some(EntityKind::Org),
            gender: None,
            number: None,
            person: 3,
        };
        let mentions: Vec<Mention> = names.iter().map(name).collect();
        let (entities, quotes, times) =
            (Entities::default(), TiSlice::from_ref(&[]), TiSlice::from_ref(&[]));
        let mentions = TiSlice::from_ref(&mentions);
        let scene = EventContext::new(&document, mentions, quotes, &entities, times);
        assert_eq!(called(&scene, TokenId(verb), TokenId(head)), expected, "{words}");
    }

    #[test]
    fn who_a_relative_clause_tells_of_is_named() {
        let aside = "Lund//NNP/0/root ,//,/4/punct an//DT/4/det envoy//NN/1/appos who//WP/6/nsubj left/leave/VBD/4/acl:relcl";
        check(aside, &[(0, 1)], 5, 3, "Lund");
        let whose = "Lund//NNP/0/root ,//,/5/punct whose//WP$/4/nmod:poss house//NN/5/nsubj burned/burn/VBD/1/acl:relcl";
        check(whose, &[(0, 1)], 4, 3, "Lund’s house");
    }

    /// Cyclic appositions must not cause endless recursion.
    #[test]
    fn odd_trees_come_to_an_end() {
        let apposed = "Lund//NNP/2/compound committee//NN/0/root ,//,/4/punct Roe//NNP/2/appos who//WP/6/nsubj left/leave/VBD/4/acl:relcl";
        check(apposed, &[(0, 2), (3, 4)], 5, 3, "Roe");
        let own = "whose//WP$/2/nmod:poss Roe//NNP/0/root left/leave/VBD/2/acl:relcl";
        check(own, &[(1, 2)], 2, 1, "whose Roe");
    }
}
