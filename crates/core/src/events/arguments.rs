//! Participants and places of an event. Their roles are determined from the relations of the dependency tree.
//!
//! Roles are PropBank's (Palmer et al. 2005; for nouns NomBank's, Meyers et al. 2004): the subject of an active
//! verb is its agent, and the subject of a passive or unaccusative verb is its patient. `factuality` determines
//! tense and certainty.

use super::clause::{antecedent, is_finite, is_passive, is_relative, subject};
use super::context::EventContext;
use super::lexicon;
use super::phrases::{conjuncts, noun_phrase};
use super::places::{Motion, is_place, takes_place_there};
use super::types::{Argument, ArgumentRole, EventKind};
use crate::document::{Relation, Upos};
use crate::mentions::EntityKind;
use crate::span::TokenId;

/// The maximum number of participants of an event; more come from misparsed lists.
const MOST: usize = 8;

/// Returns the participants, places and numbers of the event named by `trigger`, in text order. `light` is its
/// light verb, if it has one.
pub(super) fn find(
    context: &EventContext,
    trigger: TokenId,
    light: Option<TokenId>,
) -> Vec<Argument> {
    let mut found = Found { context, trigger, light, list: Vec::new() };
    match (light, context.upos(trigger)) {
        (Some(verb), _) => {
            of_light_verb(&mut found, verb);
            of_noun(&mut found, trigger);
        }
        (None, Upos::Verb | Upos::Aux) => of_verb(&mut found, trigger),
        (None, Upos::Adj) => of_predicate(&mut found, trigger),
        (None, _) => {
            of_predicate(&mut found, trigger);
            of_noun(&mut found, trigger);
        }
    }
    wider_places(&mut found);
    numbers(&mut found);
    found.list.sort_by_key(|argument| (argument.tokens.start, argument.role));
    found.list
}

/// The participants found so far.
struct Found<'a> {
    context: &'a EventContext<'a>,
    trigger: TokenId,
    light: Option<TokenId>,
    list: Vec<Argument>,
}

impl Found<'_> {
    /// Adds the phrase of `head` and the phrases coordinated with it. A phrase that already has a role is not added
    /// again, and a time expression is not added.
    fn add(&mut self, role: ArgumentRole, head: TokenId) {
        for part in conjuncts(self.context, head) {
            self.add_one(role, part);
        }
    }

    fn add_one(&mut self, role: ArgumentRole, head: TokenId) {
        let context = self.context;
        let own = head == self.trigger || Some(head) == self.light;
        let named = context.upos(head).is_nominal()
            || matches!(
                context.upos(head),
                Upos::Pron | Upos::Num | Upos::Det | Upos::Sym | Upos::X
            )
            || context.mention_at(head).is_some();
        if own || !named || context.timex_at(head).is_some() || self.list.len() == MOST {
            return;
        }
        let tokens = noun_phrase(context, head);
        if tokens.has(self.trigger) && context.relation(self.trigger) != Relation::Amod {
            return;
        }
        if self.list.iter().all(|a| !a.tokens.overlaps(tokens)) {
            self.list.push(Argument { role, tokens, mention: context.mention_at(head) });
        }
    }

    fn has(&self, role: ArgumentRole) -> bool {
        self.list.iter().any(|a| a.role == role)
    }
}

/// Adds the participants of a verb.
fn of_verb(found: &mut Found, verb: TokenId) {
    let context = found.context;
    let lemma = context.lemma(verb);
    let passive = is_passive(context, verb);
    let object = context.child(verb, Relation::Obj).map(|o| antecedent(context, o, verb));
    let extent = object.is_some_and(|o| is_measure(context, o));
    let plain = object.is_none() && context.child(verb, Relation::Xcomp).is_none();
    if let Some(subject) = subject(context, verb) {
        let changes = lexicon::is_unaccusative(lemma) || matches!(lemma, "gain" | "lose" | "shed");
        let undergoes = passive || plain && lexicon::is_unaccusative(lemma) || extent && changes;
        let given = passive && object.is_some() && lexicon::is_giving(lemma);
        found.add(
            match (given, undergoes) {
                (true, _) => ArgumentRole::Recipient,
                (false, true) => ArgumentRole::Patient,
                (false, false) => ArgumentRole::Agent,
            },
            subject,
        );
    }
    if let Some(object) = object.or_else(|| gap(context, verb)) {
        found.add(if extent { ArgumentRole::Number } else { ArgumentRole::Patient }, object);
    }
    if let Some(recipient) = context.child(verb, Relation::Iobj) {
        found.add(ArgumentRole::Recipient, recipient);
    }
    of_verb_phrases(found, verb, passive);
    let phrases = context.document.children_by(verb, Relation::Obl);
    object.into_iter().chain(phrases).for_each(|phrase| places(found, phrase));
    shared_place(found, verb);
}

/// Adds the place that the verb shares with another verb, if it has none of its own. The other verb is coordinated
/// with this verb ("derailed and overturned *in Croydon*"), or this verb modifies the other ("struck *at the base*,
/// killing two").
fn shared_place(found: &mut Found, verb: TokenId) {
    let context = found.context;
    let joins = |&t: &TokenId| {
        let relation = context.relation(t);
        let joined =
            relation == Relation::Conj || relation.is(Relation::Advcl) && !is_finite(context, t);
        joined && context.child(t, Relation::Nsubj).is_none()
    };
    let above = std::iter::once(verb).filter(joins).filter_map(|t| context.head(t));
    let after = context.document.children_by(verb, Relation::Conj).filter(joins);
    for other in above.chain(after) {
        for phrase in context.document.children_by(other, Relation::Obl) {
            if !found.has(ArgumentRole::Place)
                && is_place(context, phrase, context.case(phrase), Motion::Static)
            {
                found.add(ArgumentRole::Place, phrase);
            }
        }
    }
}

/// Returns whether the object is an extent: "fell *82 points*".
fn is_measure(context: &EventContext, object: TokenId) -> bool {
    let unit =
        matches!(context.lemma(object), "percent" | "point" | "%" | "cent" | "mile" | "metre");
    unit || context.upos(object) == Upos::Num && context.child(object, Relation::Nmod).is_none()
}

/// Returns the object of a verb in a relative clause without a relative pronoun: "*the man* police arrested".
fn gap(context: &EventContext, verb: TokenId) -> Option<TokenId> {
    let subject = context.child(verb, Relation::Nsubj)?;
    let bare = context.relation(verb) == Relation::AclRelcl && !is_relative(context, subject);
    let filled = [Relation::Ccomp, Relation::Xcomp, Relation::Obl, Relation::Advmod]
        .iter()
        .any(|&r| context.child(verb, r).is_some());
    (bare
        && !filled
        && !lexicon::is_unaccusative(context.lemma(verb))
        && !is_passive(context, verb))
    .then(|| context.head(verb))
    .flatten()
}

/// Adds the participants in prepositional phrases of a verb.
fn of_verb_phrases(found: &mut Found, verb: TokenId, passive: bool) {
    let context = found.context;
    let lemma = context.lemma(verb);
    for phrase in context.document.children_by(verb, Relation::Obl) {
        let head = antecedent(context, phrase, verb);
        match context.case(phrase) {
            "by" if passive || context.relation(phrase) == Relation::OblAgent => {
                found.add(ArgumentRole::Agent, head);
            }
            "to" if lexicon::is_giving(lemma) => found.add(ArgumentRole::Recipient, head),
            case if is_place(context, head, case, Motion::of(lemma)) => {
                found.add(ArgumentRole::Place, head);
            }
            "with" if is_instrument(context, verb, head) => {
                found.add(ArgumentRole::Instrument, head);
            }
            case if lexicon::takes_object_with(lemma, case)
                && !found.has(ArgumentRole::Patient) =>
            {
                found.add(ArgumentRole::Patient, head);
            }
            "according" => found.add(ArgumentRole::Agent, head),
            _ => {}
        }
    }
    if lemma == "accord"
        && let Some(source) = context.head(verb)
    {
        found.add(ArgumentRole::Agent, source);
    }
}

/// Returns whether a noun after "with" is an instrument of a verb of harm: "attacked fans with *batons*". People
/// and organisations are not instruments, because they act together with the agent.
fn is_instrument(context: &EventContext, verb: TokenId, head: TokenId) -> bool {
    use super::types::EventKind::{Conflict, Life};
    let harms = matches!(lexicon::kind_of_verb(context.lemma(verb)), Some(Conflict | Life));
    harms && context.upos(head) == Upos::Noun && context.kind_of(head).is_none()
}

/// Adds the places that modify a participant: "the leaders *in Geneva*", "crashed into a base *near the city*".
fn places(found: &mut Found, noun: TokenId) {
    let context = found.context;
    if context.timex_at(noun).is_some() {
        return;
    }
    for phrase in context.document.children_by(noun, Relation::Nmod) {
        if !found.has(ArgumentRole::Place)
            && is_place(context, phrase, context.case(phrase), Motion::Static)
        {
            found.add(ArgumentRole::Place, phrase);
        }
    }
}

/// Adds the patient of a predicate: the subject of a copula, or the noun that an adjective modifies.
fn of_predicate(found: &mut Found, predicate: TokenId) {
    let context = found.context;
    if context.child(predicate, Relation::Cop).is_some() {
        if let Some(subject) = subject(context, predicate) {
            found.add(ArgumentRole::Patient, subject);
        }
    } else if context.relation(predicate) == Relation::Amod
        && context.upos(predicate) == Upos::Adj
        && let Some(noun) = context.head(predicate)
    {
        found.add(ArgumentRole::Patient, noun);
    }
}

/// Adds the participants of the light verb.
fn of_light_verb(found: &mut Found, verb: TokenId) {
    let context = found.context;
    let passive = is_passive(context, verb);
    let undergone = matches!(context.lemma(verb), "suffer" | "undergo" | "receive");
    if !passive && let Some(subject) = subject(context, verb) {
        found.add(if undergone { ArgumentRole::Patient } else { ArgumentRole::Agent }, subject);
    }
    if let Some(recipient) = context.child(verb, Relation::Iobj) {
        found.add(ArgumentRole::Recipient, recipient);
    }
    for phrase in context.document.children_by(verb, Relation::Obl) {
        let case = context.case(phrase);
        match case {
            "by" if passive => found.add(ArgumentRole::Agent, phrase),
            "between" => found.add(ArgumentRole::Agent, phrase),
            "on" | "against" => found.add(ArgumentRole::Patient, phrase),
            _ if is_place(context, phrase, case, Motion::Static) => {
                found.add(ArgumentRole::Place, phrase);
            }
            "to" | "with" => found.add(ArgumentRole::Recipient, phrase),
            _ => {}
        }
    }
}

/// Adds the participants that modify a noun: "Russia's attack on the town", "his arrest".
fn of_noun(found: &mut Found, noun: TokenId) {
    let context = found.context;
    let befalls = lexicon::befalls_possessor(context.lemma(noun));
    let phrases: Vec<TokenId> = context.document.children_by(noun, Relation::Nmod).collect();
    let by = phrases.iter().any(|&p| matches!(context.case(p), "by" | "between"));
    let possessor = if befalls && !by { ArgumentRole::Patient } else { ArgumentRole::Agent };
    for &phrase in &phrases {
        let relation = context.relation(phrase);
        match (relation, context.case(phrase)) {
            (Relation::NmodPoss, _) => found.add(possessor, phrase),
            (_, "by" | "between") => found.add(ArgumentRole::Agent, phrase),
            (_, "on" | "against" | "into") => match is_place(context, phrase, "in", Motion::Static)
            {
                true if !matches!(context.kind_of(phrase), Some(EntityKind::Gpe))
                    && found.has(ArgumentRole::Patient) =>
                {
                    found.add(ArgumentRole::Place, phrase);
                }
                _ => found.add(ArgumentRole::Patient, phrase),
            },
            (_, "of") => found.add(of_role(context, noun, befalls), phrase),
            (_, case) if is_place(context, phrase, case, Motion::Static) => {
                found.add(ArgumentRole::Place, phrase);
            }
            (_, "with" | "for" | "to") if !found.has(ArgumentRole::Patient) => {
                found.add(ArgumentRole::Patient, phrase);
            }
            (_, "from") => of_from(found, noun, phrase),
            _ => {}
        }
    }
    premodifiers(found, noun, befalls);
    if context.relation(noun) == Relation::Nsubj && found.light.is_none() {
        places_of_happening(found, noun);
    }
}

/// Adds the phrase with "from" after a noun. It is the patient if it names what somebody leaves ("the withdrawal
/// *from the pact*"), and the agent if it names an actor ("a warning *from the ministry*").
fn of_from(found: &mut Found, noun: TokenId, phrase: TokenId) {
    let context = found.context;
    let actor = matches!(
        context.kind_of(phrase),
        Some(EntityKind::Person | EntityKind::Org | EntityKind::Norp | EntityKind::Gpe)
    );
    match lexicon::kind_of_noun(context.lemma(noun)) {
        Some(EventKind::Movement | EventKind::Personnel) if !found.has(ArgumentRole::Patient) => {
            found.add(ArgumentRole::Patient, phrase);
        }
        Some(EventKind::Movement | EventKind::Personnel) => {}
        _ if actor => found.add(ArgumentRole::Agent, phrase),
        _ => {}
    }
}

/// Adds the places that contain the first place found: "at the consulate *in Herat*", "in the port *of Oslo*".
fn wider_places(found: &mut Found) {
    let context = found.context;
    let lies_in = |place: TokenId| {
        let phrases = context.document.children_by(place, Relation::Nmod);
        phrases.into_iter().find(|&p| p > place && matches!(context.case(p), "in" | "of" | "near"))
    };
    let place = found.list.iter().find(|a| a.role == ArgumentRole::Place);
    let Some(place) = place.map(|a| context.document.head_of(a.tokens)) else { return };
    for wider in std::iter::successors(lies_in(place), |&place| lies_in(place)).take(MOST) {
        if matches!(
            context.kind_of(wider),
            Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac)
        ) {
            found.add(ArgumentRole::Place, wider);
        }
    }
}

/// Adds the places of the verb of which the noun is the subject: "The talks took place in Geneva".
fn places_of_happening(found: &mut Found, noun: TokenId) {
    let context = found.context;
    let Some(verb) = context.head(noun) else { return };
    for phrase in context.document.children_by(verb, Relation::Obl) {
        if is_place(context, phrase, context.case(phrase), Motion::Static) {
            found.add(ArgumentRole::Place, phrase);
        }
    }
}

/// Returns the role of the "of" phrase of a noun: patient in "the fall of the city", agent in "the visit of the
/// president". `befalls` states whether the possessor of the noun is its patient.
fn of_role(context: &EventContext, noun: TokenId, befalls: bool) -> ArgumentRole {
    let acts = matches!(
        lexicon::kind_of_noun(context.lemma(noun)),
        Some(EventKind::Movement | EventKind::Statement | EventKind::Contact)
    );
    if acts && !befalls { ArgumentRole::Agent } else { ArgumentRole::Patient }
}

/// Adds the participants before the noun: "Russian airstrikes", "the Senate vote", "job losses".
fn premodifiers(found: &mut Found, noun: TokenId, befalls: bool) {
    let context = found.context;
    let children = context.document.children(noun).iter().copied().filter(|&c| c < noun);
    for child in children.collect::<Vec<_>>() {
        let actor = matches!(
            context.kind_of(child),
            Some(EntityKind::Person | EntityKind::Org | EntityKind::Norp | EntityKind::Gpe)
        );
        match context.relation(child) {
            // "the Geneva talks", "the Croydon crash"
            Relation::Compound if takes_place_there(context, noun, child) => {
                found.add(ArgumentRole::Place, child);
            }
            Relation::Compound if befalls && !found.has(ArgumentRole::Patient) => {
                found.add(ArgumentRole::Patient, child);
            }
            Relation::Amod | Relation::Compound if actor && !found.has(ArgumentRole::Agent) => {
                found.add(ArgumentRole::Agent, child);
            }
            _ => {}
        }
    }
}

/// Adds the first patient that has a numeral a second time, with the role of a number: "killing *at least 10
/// people*".
fn numbers(found: &mut Found) {
    let context = found.context;
    let counted = |argument: &&Argument| {
        argument.role == ArgumentRole::Patient
            && context
                .document
                .children_by(context.document.head_of(argument.tokens), Relation::Nummod)
                .any(|number| !context.document.form(number).contains('/'))
            && argument
                .mention
                .is_none_or(|m| context.mentions[m].form != crate::mentions::MentionForm::Name)
    };
    if let Some(argument) = found.list.iter().find(counted) {
        found.list.push(Argument { role: ArgumentRole::Number, ..*argument });
    }
}

#[cfg(test)]
mod tests;
