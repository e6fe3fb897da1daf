//! Referring expressions in a summary line: a name is replaced by its fullest form, and a pronoun by the name of
//! its antecedent.

use super::clause::{is_relative, subject};
use super::context::EventContext;
use super::phrases::whole;
use crate::document::{Relation, Upos, Xpos};
use crate::mentions::{EntityKind, MentionForm};
use crate::span::{TokenId, TokenRange};

/// The maximum length in bytes of a name or description that replaces a pronoun.
const LONGEST: usize = 40;

/// Returns the head of the subject of a line's verb; `None` if there is none.
pub(super) fn subject_of(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let own = context.child(verb, Relation::Nsubj).filter(|&s| !is_relative(context, s));
    let head = own
        .or_else(|| person_before(context, verb))
        .or_else(|| subject(context, verb))
        .or_else(|| shared(context, verb))?;
    let named = own.is_some() || context.timex_at(head).is_none();
    (head != verb && named && agrees(context, verb, head)).then_some(head)
}

/// Returns a person directly before a participle, who is its subject: "led to *Lund* leaving".
fn person_before(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let before = verb.before().filter(|_| context.xpos(verb) == Xpos::Vbg)?;
    let head = context.head(verb).filter(|&h| h < before)?;
    let ends = |&t: &TokenId| t > head && whole(context, t).last() == Some(before);
    let person = |t: &TokenId| context.kind_of(*t) == Some(EntityKind::Person);
    context.document.children_by(head, Relation::Obl).filter(person).find(ends)
}

/// Returns the subject of the participle above the verb, for trees that attach the main verb below that participle
/// by mistake: "*Crude* traded in London lost two dollars".
fn shared(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let bare =
        context.relation(verb) == Relation::Advcl && context.child(verb, Relation::Mark).is_none();
    bare.then(|| context.head(verb)).flatten().and_then(|head| context.child(head, Relation::Nsubj))
}

/// Returns whether the subject agrees with the verb in number. If not, the parser chose the wrong subject:
/// "Networks *has* resigned".
fn agrees(context: &EventContext, verb: TokenId, subject: TokenId) -> bool {
    let first = context.document.children_by(verb, Relation::Aux).next().unwrap_or(verb);
    let one = context.xpos(first) == Xpos::Vbz && context.document.lower(first) != "'s";
    let many = context.xpos(subject) == Xpos::Nns && context.name_kind(subject).is_none();
    let measure = context.child(subject, Relation::Nummod).is_some();
    !(one && many && !measure)
}

/// Returns the words by which a line names the subject `head` of `verb`.
pub(super) fn called(context: &EventContext, verb: TokenId, head: TokenId) -> String {
    if let Some(name) = named_after(context, head) {
        let both = whole(context, head).cover(whole(context, name));
        let apart = both.iter().any(|t| context.xpos(t) == Xpos::Comma);
        return if apart {
            called(context, verb, name)
        } else {
            clean(context.document.text(both))
        };
    }
    if let Some(name) = full_name(context, head) {
        return name;
    }
    if let Some(named) = named_aside(context, head).or_else(|| named_before(context, verb, head)) {
        return called(context, verb, named);
    }
    let short = whole(context, head);
    let longer = described(context, head, short);
    let words = if longer.has(verb) { short } else { longer };
    let text = context.document.text(words);
    let owner = words.start;
    // In "Her lawyer", the line must also name the possessor.
    if context.upos(owner) == Upos::Pron
        && context.relation(owner) == Relation::NmodPoss
        && short.len() <= 3
        && let Some(name) = full_name(context, owner)
    {
        let rest = TokenRange::new(owner.plus(1), words.end);
        return clean(&format!("{name}’s {}", context.document.text(rest)));
    }
    if context.document.lower(owner) == "whose"
        && context.relation(verb) == Relation::AclRelcl
        && let Some(named) =
            context.head(verb).filter(|&n| n != head && context.name_kind(n).is_some())
    {
        let rest = TokenRange::new(owner.plus(1), words.end);
        return clean(&format!(
            "{}’s {}",
            called(context, verb, named),
            context.document.text(rest)
        ));
    }
    let members = context.document.children_by(head, Relation::Conj);
    let left_out = members
        .into_iter()
        .filter(|&m| m >= words.end && context.child(m, Relation::Cop).is_none());
    let others = left_out.filter(|&m| context.upos(m).is_nominal()).count() > 0;
    clean(text) + if others { " and others" } else { "" }
}

/// The maximum length in bytes of a subject with its modifiers; modifiers beyond it are left out.
const DESCRIBED: usize = 60;

/// Extends the phrase by the adjacent modifiers that identify its referent: "shares *in the firm*", "plans *to sell*".
fn described(context: &EventContext, head: TokenId, words: TokenRange) -> TokenRange {
    if context.mention_at(head).is_some_and(|m| context.mentions[m].form == MentionForm::Name) {
        return words;
    }
    let mut range = words;
    for &child in context.document.children(head).iter().filter(|&&c| c >= words.end) {
        let subtree = context.subtree(child);
        let longer = range.cover(subtree);
        let relation = context.relation(child);
        let close = relation == Relation::Nmod
            && !subtree.iter().any(|t| context.timex_at(t).is_some())
            || relation == Relation::Acl && context.xpos(child) != Xpos::Vbn;
        let plain = subtree
            .iter()
            .all(|t| context.upos(t) != Upos::Punct || context.document.lower(t) == "-");
        let fits = context.document.text(longer).len() <= DESCRIBED;
        if subtree.start != range.end || !close || !plain || !fits {
            break;
        }
        range = longer;
    }
    range
}

/// Returns whether the subject is a pronoun or a determiner such as "this" that a reader of the line alone could not
/// resolve, because [`full_name`] has neither a name nor a description for its referent. Relative pronouns and words
/// such as "many" and "everyone" never count.
pub(super) fn is_open(context: &EventContext, head: TokenId) -> bool {
    let pronoun = context.upos(head) == Upos::Pron || context.xpos(head) == Xpos::Dt;
    pronoun
        && !is_relative(context, head)
        && full_name(context, head).is_none()
        && !matches!(
            context.document.lower(head),
            "two" | "some" | "many" | "all" | "both" | "several" | "everyone" | "nobody"
        )
}

/// Returns the name directly after a title that the parser took for a second subject: "coach *Ann Lund* said".
pub(super) fn named_after(context: &EventContext, head: TokenId) -> Option<TokenId> {
    let verb = context.head(head)?;
    let end = whole(context, head).end;
    let next = |&s: &TokenId| {
        s != head && context.upos(s) == Upos::Propn && whole(context, s).start == end
    };
    (context.relation(head).is(Relation::Nsubj) && context.upos(head) == Upos::Noun)
        .then(|| context.document.children_by(verb, Relation::Nsubj).find(next))
        .flatten()
}

/// Returns the full name of the referent of a pronoun or of a part of a name. For a pronoun whose referent has no
/// name, returns a short description. Returns `None` if neither is known, or if the words should stay as they are.
pub(super) fn full_name(context: &EventContext, head: TokenId) -> Option<String> {
    let pronoun = context.upos(head) == Upos::Pron;
    let demonstrative = matches!(context.document.lower(head), "this" | "that" | "these" | "those");
    if demonstrative || is_relative(context, head) {
        return None;
    }
    let courteous = is_courtesy(context.document.lower(head));
    let named = if courteous { context.child(head, Relation::Flat)? } else { head };
    let mention = context.mention_at(named)?;
    let entity = context.entities.of_mention.get(mention).copied().flatten()?;
    let entity = &context.entities.list[entity];
    let fullest = &context.mentions[entity.name];
    if pronoun {
        let description = fullest.form == MentionForm::Nominal && fullest.tokens.has(fullest.head);
        let named = fullest.form == MentionForm::Name || description;
        let text = clean(context.document.text(fullest.tokens));
        return (named && text.len() <= LONGEST).then_some(text);
    }
    // "Mr Lund": a surname with at most a title before it.
    let person = entity.kind == EntityKind::Person && fullest.form == MentionForm::Name;
    let part = person && context.mentions[mention].form == MentionForm::Name;
    let before = context.document.children(head).iter().copied().filter(|&c| c < head);
    let bare = context.mentions[mention].tokens.len() < fullest.tokens.len()
        && before.clone().all(|c| {
            let relation = context.relation(c);
            relation.is(Relation::Flat)
                || relation.is(Relation::NmodDesc) && is_courtesy(context.document.lower(c))
                || context.mentions[mention].tokens.has(c)
        });
    let whole_name = context.mentions[mention].tokens.len() == fullest.tokens.len() && {
        let bare = before.count() == 0;
        bare && fullest.tokens.len() > 1
    };
    let courtesy = is_courtesy(context.document.lower(whole(context, head).start));
    (part && (bare || courtesy || whole_name) && !owns(context, head))
        .then(|| clean(context.document.text(fullest.tokens)))
}

/// Returns whether the name is a possessor ("*Lund's* house").
fn owns(context: &EventContext, head: TokenId) -> bool {
    context.relation(head) == Relation::NmodPoss
}

fn is_courtesy(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "dame")
}

/// Returns the name in apposition to a noun: "its envoy, *Paul Renner*, said".
fn named_aside(context: &EventContext, head: TokenId) -> Option<TokenId> {
    if context.upos(head) != Upos::Noun {
        return None;
    }
    let named = |&t: &TokenId| {
        let start = context.subtree(t).start;
        let before = start.before().is_some_and(|c| context.xpos(c) == Xpos::Comma);
        let comma = before || context.xpos(start) == Xpos::Comma;
        context.name_kind(t).is_some() && comma && context.upos(t) == Upos::Propn
    };
    context.document.children_by(head, Relation::Appos).find(named)
}

/// Returns the name before an apposition with a relative clause: "*Paul Renner*, an envoy who left". `verb` is the
/// verb of the relative clause, and `head` is the noun in apposition ("envoy"), which must not be a name. Therefore
/// this function and [`named_aside`] can't recurse into each other forever.
fn named_before(context: &EventContext, verb: TokenId, head: TokenId) -> Option<TokenId> {
    let told = context.relation(verb) == Relation::AclRelcl && context.head(verb) == Some(head);
    let aside =
        told && context.relation(head) == Relation::Appos && context.name_kind(head).is_none();
    context.head(head).filter(|&named| aside && context.name_kind(named).is_some())
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

    /// Checks the words for the subject `head` of `verb`. `names` has the token ranges of the names.
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
        let context = EventContext::new(&document, mentions, quotes, &entities, times);
        assert_eq!(called(&context, TokenId(verb), TokenId(head)), expected, "{words}");
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
