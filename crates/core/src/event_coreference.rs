//! Event coreference: groups the events that describe the same happening.
//!
//! Two events corefer if their words share a stem or are near synonyms, their dates are compatible, and their
//! participants do not differ. Events with the same summary line corefer too, and so do the main events of the
//! headline and of the story's first sentence if these two agree. This module also selects the representative of
//! each group; `timeline` orders the representatives.

use crate::document::{Document, Relation, Upos};
use crate::entities::Entities;
use crate::events::{Argument, ArgumentRole, DateFrom, Dating, Event, EventClass, EventKind};
use crate::features::stem;
use crate::span::{EntityId, EventId, SentenceId, TokenId};
use dateline_schema::MIN_SALIENCE;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use typed_index_collections::TiSlice;

/// The maximum number of earlier events with the same key that an event is compared with. A match with an even
/// earlier event would probably be a coincidence.
const COMPARED: usize = 12;
/// The maximum number of days between the dates of coreferent events if one of the dates is only the day of
/// publication: news without an explicit date may be some days old. Set by hand.
const NEWS: i32 = 7;
/// The minimum length in bytes of the shorter of two summary lines that `join_by_line` compares. Set by hand.
const TELLING: usize = 16;

/// Words for nearly the same happening, one group per line; no word is in two groups.
const SYNONYMS: &[&str] = &[
    "resign resignation quit step-down stand-down departure",
    "die death dead",
    "attack assault offensive raid onslaught",
    "airstrike bombing bomb bombard bombardment",
    "shell shelling",
    "win victory triumph",
    "arrest detain detention capture",
    "appoint appointment name hire unveil install",
    "approve approval pass adopt back vote",
    "buy purchase acquire acquisition takeover buyout",
    "crash collision collide derail derailment",
    "fire blaze wildfire",
    "fall drop decline slide plunge tumble slump sink",
    "rise gain climb jump increase surge soar",
    "cut reduce reduction slash",
    "meet meeting talk summit",
    "cancel cancellation scrap",
    "suspend suspension halt freeze",
    "criticise criticize criticism slam condemn denounce blast",
    "sack dismiss dismissal sacking",
    "probe investigate investigation inquiry",
    "free release",
    "jail sentence imprison",
    "convict conviction",
    "strand stranded",
    "ceasefire truce",
    "quake earthquake tremor",
    "murder kill killing slaying",
    "protest demonstration demonstrate march",
    "found establish establishment set-up",
    "sell sale sell-off",
    "flood flooding",
    "explode explosion blast-off detonate",
    "elect election re-elect",
    "marry wedding marriage wed",
    "injure injury wound hurt",
    "agree agreement deal accord pact",
    "publish publication",
    "ban prohibit prohibition outlaw",
];

/// Returns the representative of each group of coreferent dated events, in the order of the groups' first events.
pub(crate) fn representatives(
    document: &Document,
    entities: &Entities,
    events: &TiSlice<EventId, Event>,
) -> Vec<EventId> {
    let stage = Clusterer { document, entities, events };
    let mut groups = DisjointSets::new(events.len());
    stage.join_by_word(&mut groups);
    stage.join_headline(&mut groups);
    stage.join_by_line(&mut groups);
    let mut best: BTreeMap<usize, EventId> = BTreeMap::new();
    for id in stage.dated() {
        let place = best.entry(groups.of(id)).or_insert(id);
        if stage.representative_rank(id) > stage.representative_rank(*place) {
            *place = id;
        }
    }
    best.into_values().collect()
}

/// Disjoint sets of events (union-find). The array has the parent of each event; the root of a set is its first
/// event.
struct DisjointSets(Vec<usize>);

impl DisjointSets {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn of(&mut self, id: EventId) -> usize {
        let mut place = usize::from(id);
        while self.0[place] != place {
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn join(&mut self, one: EventId, other: EventId) {
        let (a, b) = (self.of(one), self.of(other));
        self.0[a.max(b)] = a.min(b);
    }
}

struct Clusterer<'a> {
    document: &'a Document<'a>,
    entities: &'a Entities,
    events: &'a TiSlice<EventId, Event>,
}

impl Clusterer<'_> {
    fn dated(&self) -> impl Iterator<Item = EventId> + '_ {
        self.events.iter_enumerated().filter(|(_, e)| e.date.is_some()).map(|(id, _)| id)
    }

    /// Returns the rank of an event in its group; the event with the highest rank is the representative. The parts,
    /// in order of priority: whether it is a main event, whether it is in the story and not in the headline,
    /// whether its date is explicit, whether its trigger is the root of a sentence, and its salience in hundredths.
    /// All but the last are false for an event that is not a main event.
    fn representative_rank(&self, id: EventId) -> (bool, bool, bool, bool, u32) {
        let event = &self.events[id];
        let shown = f64::from(event.salience) >= MIN_SALIENCE;
        let dated = event.date.as_ref().is_some_and(|d| d.from == DateFrom::Expression);
        let points = (event.salience * 100.0) as u32;
        let root = self.document.tokens[event.trigger].relation == Relation::Root;
        (
            shown,
            shown && !self.document.is_in_title(event.trigger),
            shown && dated,
            shown && root,
            points,
        )
    }

    /// Joins each dated event with the latest earlier event that has the same key and corefers with it. Events have
    /// the same key if their words share a stem or are near synonyms.
    fn join_by_word(&self, groups: &mut DisjointSets) {
        let mut told: BTreeMap<String, Vec<EventId>> = BTreeMap::new();
        for id in self.dated() {
            let others = told.entry(self.key_of(&self.events[id])).or_default();
            let same = others.iter().rev().take(COMPARED).find(|&&o| self.is_same(id, o)).copied();
            others.push(id);
            if let Some(other) = same {
                groups.join(other, id);
            }
        }
    }

    /// Returns the key of an event; `join_by_word` compares only events with the same key. An event has the [`key`]
    /// of its word, with one exception: "leave" or "quit" with a post as its patient ("left office") has the key of
    /// "resign".
    fn key_of(&self, event: &Event) -> String {
        let post = |a: &Argument| {
            let head = self.document.lemma(self.document.head_of(a.tokens));
            a.role == ArgumentRole::Patient
                && matches!(head, "post" | "job" | "office" | "position" | "role")
        };
        match named_by(event) {
            "leave" | "quit" if event.arguments.iter().any(post) => key("resign"),
            word => key(word),
        }
    }

    /// Joins the main event of the headline with the main event of the story's first sentence, if the two events
    /// have a participant in common and agree in polarity and date.
    fn join_headline(&self, groups: &mut DisjointSets) {
        let article = self.document.article;
        let body = article.paragraphs.iter().find(|p| p.role.is_prose());
        let Some(first) = body.and_then(|p| self.document.token_at(p.span.start)) else { return };
        let lead = self.document.tokens[first].sentence;
        let Some(headline) = self.dated().find(|&id| {
            let event = &self.events[id];
            self.document.is_in_title(event.trigger) && self.tells_sentence(event, None)
        }) else {
            return;
        };
        let opening = self.dated().find(|&id| self.tells_sentence(&self.events[id], Some(lead)));
        let Some(opening) = opening else { return };
        let (one, other) = (&self.events[headline], &self.events[opening]);
        let agrees =
            self.agreement(one, other, &[ArgumentRole::Agent, ArgumentRole::Patient]) == Some(true);
        if agrees && one.polarity == other.polarity && dates_fit(one, other, true) {
            groups.join(headline, opening);
        }
    }

    /// Returns whether the event is the main event of its sentence: its trigger is the root, or depends on the root
    /// as the noun of a light verb or as reported content ("he said"). Reporting events are never main events. If
    /// `sentence` is given, the event must also be in it.
    fn tells_sentence(&self, event: &Event, sentence: Option<SentenceId>) -> bool {
        let document = self.document;
        if sentence.is_some_and(|s| document.tokens[event.trigger].sentence != s) {
            return false;
        }
        let is_root = |t: TokenId| document.tokens[t].relation == Relation::Root;
        let above = document.tokens[event.trigger].head;
        let relation = document.tokens[event.trigger].relation;
        // The noun of a light verb, or reported content: "talks have failed, officials said".
        let beneath = event.lemma.contains(' ') || relation == Relation::Ccomp;
        let told = is_root(event.trigger) || beneath && above.is_some_and(is_root);
        event.class != EventClass::Reporting && told
    }

    /// Joins two events with compatible dates if their summary lines are equal, or if one line is a prefix of the
    /// other. The shorter line must have at least [`TELLING`] bytes.
    fn join_by_line(&self, groups: &mut DisjointSets) {
        let mut lines: Vec<(&str, EventId)> =
            self.dated().map(|id| (self.events[id].summary.as_str(), id)).collect();
        lines.sort_unstable();
        for pair in lines.windows(2) {
            let ((short, one), (long, other)) = (pair[0], pair[1]);
            let same = short.len() >= TELLING && long.starts_with(short);
            let (a, b) = (&self.events[one], &self.events[other]);
            if same && (short == long || dates_fit(a, b, false)) && fits_day(a, b) {
                groups.join(one, other);
            }
        }
    }

    /// Returns whether two events with the same key corefer.
    fn is_same(&self, one: EventId, other: EventId) -> bool {
        let (one, other) = (&self.events[one], &self.events[other]);
        let headlines =
            [self.document.is_in_title(one.trigger), self.document.is_in_title(other.trigger)];
        let across = headlines[0] != headlines[1];
        let same_word = lower_stem(named_by(one)) == lower_stem(named_by(other));
        // In a headline, a negation may belong to the object, not to the event: "Hospital drops no-visitors plan".
        if one.polarity != other.polarity && !(across && same_word) {
            return false;
        }
        // A headline rarely states a date. If its event has no explicit date, but the same word and agent as an
        // event of the story, the two events corefer even if their dates differ.
        let timeless = || {
            let loose = [one, other]
                .into_iter()
                .any(|e| self.document.is_in_title(e.trigger) && is_loose(e));
            loose
                && across
                && same_word
                && self.agreement(one, other, &[ArgumentRole::Agent]) == Some(true)
        };
        if !dates_fit(one, other, across) && !timeless() {
            return false;
        }
        let kinds_fit = one.kind == other.kind
            || !same_word
            || [one.kind, other.kind].contains(&EventKind::Other);
        if !kinds_fit {
            return false;
        }
        let agent = self.agreement(one, other, &[ArgumentRole::Agent]);
        let patient = self.agreement(one, other, &[ArgumentRole::Patient]);
        let agrees = agent == Some(true) || patient == Some(true);
        let place = self.agreement(one, other, &[ArgumentRole::Place]);
        let differs = [agent, patient, place].contains(&Some(false));
        // A headline uses other words than the story, so one common participant is enough.
        if across {
            let crossed = self.agreement(one, other, &[ArgumentRole::Agent, ArgumentRole::Patient]);
            let told = [one, other]
                .iter()
                .any(|e| self.document.is_in_title(e.trigger) && self.tells_sentence(e, None));
            return agrees
                || crossed == Some(true)
                || (same_word || told) && !self.known_apart(one, other);
        }
        // People speak often and say different things, so reporting events corefer only if they have both an agent
        // and a patient in common.
        if one.class == EventClass::Reporting || other.class == EventClass::Reporting {
            return agent == Some(true) && patient == Some(true);
        }
        let named_again = self.names_again(one) || self.names_again(other);
        match same_word {
            true => !differs && (agrees || is_bare(one) || is_bare(other) || named_again),
            false => !differs && (agrees || named_again && (is_bare(one) || is_bare(other))),
        }
    }

    /// Returns whether the named participants differ: both events have agents with names, but none in common, or
    /// both have patients with names, but none in common.
    fn known_apart(&self, one: &Event, other: &Event) -> bool {
        [ArgumentRole::Agent, ArgumentRole::Patient].iter().any(|&role| {
            let known = |event: &Event| -> Vec<EntityId> {
                let of_role = event.arguments.iter().filter(|a| a.role == role);
                let named = of_role.filter(|a| {
                    self.document.tokens[self.document.head_of(a.tokens)].upos == Upos::Propn
                });
                named.filter_map(|a| self.known(a)).collect()
            };
            let (one, other) = (known(one), known(other));
            !one.is_empty() && !other.is_empty() && !one.iter().any(|e| other.contains(e))
        })
    }

    /// Returns whether the event's trigger is a definite noun, which refers back to an earlier event: "the attack",
    /// "her resignation".
    fn names_again(&self, event: &Event) -> bool {
        let noun = self.document.tokens[event.trigger].upos == Upos::Noun;
        let definite = self.document.children(event.trigger).iter().any(|&c| {
            let relation = self.document.tokens[c].relation;
            relation == Relation::NmodPoss
                || relation == Relation::Det
                    && matches!(self.document.lower(c), "the" | "this" | "that")
        });
        noun && definite && !event.lemma.contains(' ')
    }

    /// Returns whether two events have a participant with one of these roles in common; `None` if one of the events
    /// has no participant with these roles.
    fn agreement(&self, one: &Event, other: &Event, roles: &[ArgumentRole]) -> Option<bool> {
        let (one, other) = (self.participants(one, roles), self.participants(other, roles));
        let named = !one.is_empty() && !other.is_empty();
        named.then(|| one.iter().any(|p| other.contains(p)))
    }

    fn participants(&self, event: &Event, roles: &[ArgumentRole]) -> Vec<Participant> {
        let mut found = Vec::new();
        for argument in event.arguments.iter().filter(|a| roles.contains(&a.role)) {
            found.extend(self.known(argument).map(Participant::Known));
            let head = self.document.head_of(argument.tokens);
            let nouns = argument.tokens.iter().filter(|&t| {
                let upos = self.document.tokens[t].upos;
                upos == Upos::Noun || upos == Upos::Propn || t == head && upos != Upos::Pron
            });
            found.extend(nouns.map(|t| Participant::Called(lower_stem(self.document.lemma(t)))));
        }
        found
    }

    fn known(&self, argument: &Argument) -> Option<EntityId> {
        self.entities.of_mention.get(argument.mention?).copied().flatten()
    }
}

/// A key by which participants of two events are compared: the entity, or the lower-cased stem of a noun in the
/// phrase.
#[derive(Debug, PartialEq, Eq)]
enum Participant {
    Known(EntityId),
    Called(String),
}

/// Returns the last word of the event's lemma; for a light verb with its noun ("launch attack"), this is the noun.
fn named_by(event: &Event) -> &str {
    event.lemma.rsplit(' ').next().unwrap_or_default()
}

fn lower_stem(word: &str) -> String {
    stem(word).to_lowercase()
}

/// Returns the key that a word shares with its synonyms: the lower-cased stem of the first word in its line of
/// [`SYNONYMS`], or of the word itself if it is in no line.
fn key(word: &str) -> String {
    static FIRST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let pairs = SYNONYMS.iter().flat_map(|line| {
            let first = line.split(' ').next().unwrap_or_default();
            line.split(' ').map(move |word| (word.to_owned(), lower_stem(first)))
        });
        pairs.collect()
    });
    FIRST.get(&word.to_lowercase()).cloned().unwrap_or_else(|| lower_stem(word))
}

/// Returns whether the dates of two events are compatible. They are if one date contains the other, or if exactly
/// one date is uncertain and the dates are at most [`NEWS`] days apart. A day of publication is uncertain, because
/// news without an explicit date may be some days old.
///
/// `headline` states that exactly one of the events is in the headline. In that case, a date from neighbouring
/// events is uncertain, too, and the rule for uncertain dates also applies if both are uncertain.
fn dates_fit(one: &Event, other: &Event, headline: bool) -> bool {
    let (Some(a), Some(b)) = (&one.date, &other.date) else { return false };
    if a.value.contains(&b.value) || b.value.contains(&a.value) {
        return true;
    }
    let loose =
        |d: &Dating| d.from == DateFrom::Published || headline && d.from == DateFrom::Context;
    let near = || {
        let (Some((a_first, a_last)), Some((b_first, b_last))) =
            (a.value.bounds(), b.value.bounds())
        else {
            return false;
        };
        let (earlier, later) = if a_last < b_first { (a_last, b_first) } else { (b_last, a_first) };
        later.duration_since(earlier).as_hours() <= i64::from(NEWS) * 24
    };
    (loose(a) != loose(b) || headline && (loose(a) || loose(b))) && near()
}

/// Returns whether the event has a date that does not come from a time expression in its clause.
fn is_loose(event: &Event) -> bool {
    event.date.as_ref().is_some_and(|d| d.from != DateFrom::Expression)
}

/// Returns whether one of the dates contains the other, or the dates have different sources.
fn fits_day(one: &Event, other: &Event) -> bool {
    let (Some(a), Some(b)) = (&one.date, &other.date) else { return false };
    a.value.contains(&b.value) || b.value.contains(&a.value) || a.from != b.from
}

fn is_bare(event: &Event) -> bool {
    event.arguments.iter().all(|a| !matches!(a.role, ArgumentRole::Agent | ArgumentRole::Patient))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_two_synonyms() {
        let mut words: Vec<&str> = SYNONYMS.iter().flat_map(|line| line.split(' ')).collect();
        let n = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n);
        assert_eq!(key("Resignation"), key("quit"));
        assert_eq!(key("leave"), "leave");
    }
}
