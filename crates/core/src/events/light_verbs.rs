//! Light verbs: "launched an attack" is one event, named by its noun.

use super::context::EventContext;
use super::lexicon;
use crate::document::Relation;
use crate::span::TokenId;

/// Returns the light verb of this noun, if it has one.
pub(super) fn verb_of(scene: &EventContext, noun: TokenId) -> Option<TokenId> {
    if !scene.upos(noun).is_nominal() {
        return None;
    }
    let lends = |verb: TokenId| lexicon::is_light(scene.lemma(verb), scene.lemma(noun));
    let above = scene.head(noun).filter(|&verb| match scene.relation(noun) {
        Relation::Obj | Relation::NsubjPass => lends(verb),
        Relation::Nsubj => takes_place(scene, verb),
        _ => false,
    });
    above.or_else(|| {
        let described = scene.document.children_by(noun, Relation::Acl);
        described.filter(|&verb| scene.child(verb, Relation::Obj).is_none()).find(|&v| lends(v))
    })
}

/// Returns the noun that the verb is light with, if it names a kind of event.
pub(super) fn noun_of(scene: &EventContext, verb: TokenId) -> Option<TokenId> {
    let noun =
        scene.child(verb, Relation::Obj).or_else(|| scene.child(verb, Relation::NsubjPass))?;
    let known = scene.upos(noun).is_nominal() && lexicon::kind_of_noun(scene.lemma(noun)).is_some();
    (known && lexicon::is_light(scene.lemma(verb), scene.lemma(noun))).then_some(noun)
}

/// "took place"
fn takes_place(scene: &EventContext, verb: TokenId) -> bool {
    scene.lemma(verb) == "take"
        && scene.child(verb, Relation::Obj).is_some_and(|object| scene.lemma(object) == "place")
}

/// Returns the lemma of the event: the verb with its particle, or the light verb with its noun.
pub(super) fn lemma(scene: &EventContext, trigger: TokenId, light: Option<TokenId>) -> String {
    let with_particle = |verb: TokenId| {
        let particles = scene.document.children_by(verb, Relation::CompoundPrt);
        particles.fold(scene.lemma(verb).to_owned(), |lemma, p| lemma + " " + scene.lemma(p))
    };
    match light {
        Some(verb) => with_particle(verb) + " " + scene.lemma(trigger),
        None => with_particle(trigger),
    }
}
