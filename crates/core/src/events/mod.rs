//! Events: what happened, with participants, place, date, factuality and source.
//!
//! Triggers and classes follow TimeML 1.2.1, kinds follow ACE 2005, and roles follow PropBank. `timeline` orders
//! events in time.

mod arguments;
pub(crate) mod candidate;
mod clause;
mod compression;
pub(crate) mod context;
pub(crate) mod date_model;
mod date_propagation;
pub(crate) mod date_rules;
pub(crate) mod factuality;
mod figurative;
mod lexicon;
mod light_verbs;
mod phrases;
mod places;
mod qualifiers;
mod referring_expressions;
mod salience;
mod summary;
mod summary_clause;
mod summary_words;
pub(crate) mod supersenses;
#[cfg(test)]
mod testing;
pub(crate) mod triggers;
mod types;

pub use triggers::Model;
pub use types::{
    Argument, ArgumentRole, Certainty, DateFrom, Dating, Event, EventClass, EventKind, Polarity,
    Tense,
};

use crate::document::{Document, Upos};
use crate::entities::Entities;
use crate::mentions::Mention;
use crate::quotes::Quote;
use crate::span::{EventId, MentionId, QuoteId, TimexId, TokenId};
use crate::time::Timex;
use crate::word_classes::WordClasses;
use candidate::EventCandidate;
use context::EventContext;
use figurative::FigurativeUse;
use salience::ArticleKeywords;
use triggers::Trigger;
use typed_index_collections::{TiSlice, TiVec};

/// Returns the events of the document, ordered by their triggers.
#[must_use]
pub fn find(
    document: &Document,
    mentions: &TiSlice<MentionId, Mention>,
    quotes: &TiSlice<QuoteId, Quote>,
    entities: &Entities,
    timexes: &TiSlice<TimexId, Timex>,
    classes: &WordClasses,
    model: &Model,
) -> TiVec<EventId, Event> {
    let context = EventContext::new(document, mentions, quotes, entities, timexes);
    let event_candidates = event_candidates(&context, classes, model);
    let dates = date_rules::date(&context, &event_candidates, &model.dates);
    let focus = ArticleKeywords::new(&context);
    let (mut events, mut points): (Vec<Event>, Vec<u8>) = event_candidates
        .iter()
        .zip(dates)
        .map(|(event, date)| assemble(&context, &focus, event, date))
        .unzip();
    let dated = timeline_candidates(&context, &events);
    salience::balance(&mut points, &dated, document.article.text.len());
    for (event, points) in events.iter_mut().zip(points) {
        event.salience = f32::from(points) / 100.0;
    }
    events.into()
}

/// Returns the events whose summary line has lost a word that denies or hedges them. Lines that were cut, which end
/// in "…", are not checked.
pub(crate) fn misstated(context: &EventContext, events: &TiSlice<EventId, Event>) -> Vec<EventId> {
    let misstates = |(id, event): (EventId, &Event)| {
        let centre = light_verbs::verb_of(context, event.trigger).unwrap_or(event.trigger);
        let is_cut = event.summary.ends_with('…');
        (!is_cut && qualifiers::are_lost(context, centre, &event.summary)).then_some(id)
    };
    events.iter_enumerated().filter_map(misstates).collect()
}

/// Returns the events with their factuality but without dates, ordered by their triggers.
pub(crate) fn event_candidates(
    context: &EventContext,
    classes: &WordClasses,
    model: &Model,
) -> Vec<EventCandidate> {
    let triggers = join_light_verbs(context, triggers::find(context, model, classes));
    let event_candidates = |(Trigger { token, class }, light): (Trigger, Option<TokenId>)| {
        let mood = factuality::of(context, light.unwrap_or(token));
        EventCandidate { trigger: token, light, class, mood }
    };
    triggers.into_iter().map(event_candidates).collect()
}

/// Returns for each event whether it can be an entry of the timeline. It must have a date, its summary must differ
/// from the summary of the previous event, and it must not be in the headline, because the story repeats the
/// headline.
fn timeline_candidates(context: &EventContext, events: &[Event]) -> Vec<bool> {
    let in_title = |event: &Event| context.document.is_in_title(event.trigger);
    let again = |place: usize| place > 0 && events[place - 1].summary == events[place].summary;
    let counts =
        |(place, event): (usize, &Event)| event.date.is_some() && !in_title(event) && !again(place);
    events.iter().enumerate().map(counts).collect()
}

/// Merges light verbs into the events of their nouns, including nouns that were not found as triggers. Returns each
/// trigger with its light verb, if it has one.
fn join_light_verbs(
    context: &EventContext,
    triggers: Vec<Trigger>,
) -> Vec<(Trigger, Option<TokenId>)> {
    let mut joined: Vec<(Trigger, Option<TokenId>)> = Vec::with_capacity(triggers.len());
    let mut light_verbs = Vec::new();
    for trigger in triggers {
        let light = light_verbs::verb_of(context, trigger.token);
        light_verbs.extend(light);
        joined.push((trigger, light));
        if let Some(noun) = light_verbs::noun_of(context, trigger.token) {
            light_verbs.push(trigger.token);
            joined.push((Trigger { token: noun, ..trigger }, Some(trigger.token)));
        }
    }
    light_verbs.sort_unstable();
    joined.retain(|(trigger, _)| light_verbs.binary_search(&trigger.token).is_err());
    joined.sort_by_key(|(trigger, light)| (trigger.token, light.is_none()));
    joined.dedup_by_key(|(trigger, _)| trigger.token);
    joined
}

/// Returns the event without its salience, and its points for salience (0 to 100), which [`salience::balance`]
/// still adjusts.
fn assemble(
    context: &EventContext,
    focus: &ArticleKeywords,
    event: &EventCandidate,
    date: Option<Dating>,
) -> (Event, u8) {
    let &EventCandidate { trigger, light, class, mood } = event;
    let arguments = arguments::find(context, trigger, light);
    let kind = kind_of(context, trigger, class);
    let told = summary::summarise(context, event);
    let candidate = salience::Candidate {
        trigger,
        complete: told.complete,
        light,
        class,
        kind,
        arguments: &arguments,
        date: date.as_ref(),
        tense: mood.tense,
        polarity: mood.polarity,
        certainty: mood.certainty,
    };
    let points = salience::points(context, focus, &candidate);
    let event = Event {
        trigger,
        lemma: light_verbs::lemma(context, trigger, light),
        class,
        kind,
        summary: told.text,
        arguments,
        date,
        polarity: mood.polarity,
        certainty: mood.certainty,
        tense: mood.tense,
        quote: context.quote_at(trigger),
        salience: 0.0,
    };
    (event, points)
}

/// Returns the kind that `lexicon` lists for the trigger, unless the trigger is used figuratively. A report whose
/// trigger is not listed is a statement.
fn kind_of(context: &EventContext, trigger: TokenId, class: EventClass) -> EventKind {
    let lemma = context.lemma(trigger);
    let listed = match context.upos(trigger) {
        Upos::Verb => lexicon::kind_of_verb(lemma),
        _ => lexicon::kind_of_noun(lemma),
    };
    match (class, listed) {
        (_, Some(EventKind::Conflict)) if let Some(figure) = figurative::of(context, trigger) => {
            match figure {
                FigurativeUse::Blame => EventKind::Statement,
                FigurativeUse::Effort => EventKind::Other,
            }
        }
        (EventClass::Reporting, None) => EventKind::Statement,
        (_, listed) => listed.unwrap_or(EventKind::Other),
    }
}
