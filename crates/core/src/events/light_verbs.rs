//! Light verbs: "launched an attack" is one event, named by its noun.

use super::context::EventContext;
use super::lexicon;
use crate::document::Relation;
use crate::span::TokenId;

/// Returns the light verb of this noun, if it has one.
pub(super) fn verb_of(context: &EventContext, noun: TokenId) -> Option<TokenId> {
    if !context.upos(noun).is_nominal() {
        return None;
    }
    let lends = |verb: TokenId| lexicon::is_light(context.lemma(verb), context.lemma(noun));
    let above = context.head(noun).filter(|&verb| match context.relation(noun) {
        Relation::Obj | Relation::NsubjPass => lends(verb),
        Relation::Nsubj => takes_place(context, verb),
        _ => false,
    });
    above.or_else(|| {
        let described = context.document.children_by(noun, Relation::Acl);
        described.filter(|&verb| context.child(verb, Relation::Obj).is_none()).find(|&v| lends(v))
    })
}

/// Returns the object of the verb, if the verb is a light verb with this noun, and the noun names a kind of event.
pub(super) fn noun_of(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let noun =
        context.child(verb, Relation::Obj).or_else(|| context.child(verb, Relation::NsubjPass))?;
    let known =
        context.upos(noun).is_nominal() && lexicon::kind_of_noun(context.lemma(noun)).is_some();
    (known && lexicon::is_light(context.lemma(verb), context.lemma(noun))).then_some(noun)
}

/// Returns whether the verb is "take" in "take place".
fn takes_place(context: &EventContext, verb: TokenId) -> bool {
    context.lemma(verb) == "take"
        && context.child(verb, Relation::Obj).is_some_and(|object| context.lemma(object) == "place")
}

/// Returns the lemma of the event: the verb with its particle, or the light verb with its noun.
pub(super) fn lemma(context: &EventContext, trigger: TokenId, light: Option<TokenId>) -> String {
    let with_particle = |verb: TokenId| {
        let particles = context.document.children_by(verb, Relation::CompoundPrt);
        particles.fold(context.lemma(verb).to_owned(), |lemma, p| lemma + " " + context.lemma(p))
    };
    match light {
        Some(verb) => with_particle(verb) + " " + context.lemma(trigger),
        None => with_particle(trigger),
    }
}
