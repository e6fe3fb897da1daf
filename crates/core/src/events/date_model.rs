//! The learned model of dates: whether an event has a time of its sentence, the day of publication, or none.
//!
//! A log-linear choice (trained by `train::dates`) among the [`DateCandidates::candidates`] of each event, by its
//! factuality, the path in the tree and the preposition. Without a model, `date_rules` finds these times by rule; it
//! also resolves offsets ("a day after …"), and `date_propagation` propagates dates.

use super::candidate::EventCandidate;
use super::clause::is_finite;
use super::context::EventContext;
use super::types::{Certainty, DateFrom, Dating, EventClass, Tense};
use crate::document::{Relation, Upos};
use crate::features::{Features, number};
use crate::linear::Model;
use crate::span::{TimexId, TokenId};
use crate::time::{TimexType, Value};
use typed_index_collections::TiVec;

/// The score that a candidate date must exceed. Far below even odds on purpose: TimeBank dates only a fifth of its
/// events, and its other events are not evidence against a date. Set by hand.
const MIN_SCORE: i32 = -100;
/// The maximal number of ancestors on each side of a path.
const MAX_ANCESTORS: usize = 10;
/// The number of times in a sentence that are compared; only tables have more.
const COMPARED: usize = 12;

/// The source of a candidate date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateSource {
    /// An expression in its sentence.
    Here(TimexId),
    /// The day of publication.
    Publication,
}

/// A candidate for the date of an event.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// A value of type `DATE`.
    pub value: Value,
    teller: DateSource,
}

/// The times of an article, and lookups that all its events share.
pub(crate) struct DateCandidates<'a> {
    context: &'a EventContext<'a>,
    events: &'a [EventCandidate],
    /// The expressions for a point in time, with their values and heads.
    points: Vec<(TimexId, Value, TokenId)>,
    /// The event that the token is the trigger or light verb of.
    event_at: TiVec<TokenId, Option<usize>>,
}

/// Returns the best date of each event by the model: in the first list those from expressions, in the second those of
/// publication.
pub(super) fn choose(
    context: &EventContext,
    events: &[EventCandidate],
    model: &Model,
) -> (Vec<Option<Dating>>, Vec<Option<Dating>>) {
    let clock = DateCandidates::new(context, events);
    let mut features = Features::default();
    let choice = |place: usize| {
        let candidates = clock.candidates(place);
        let mut best: Option<(i32, &Candidate)> = None;
        for candidate in &candidates {
            features.list.clear();
            clock.features(place, candidate, &candidates, &mut features);
            let mut score = [0];
            model.score(&features.list, &mut score);
            if score[0] > best.map_or(MIN_SCORE, |best| best.0) {
                best = Some((score[0], candidate));
            }
        }
        let date = best.map(|(_, candidate)| clock.dating(&events[place], candidate));
        match date {
            Some(date) if date.from == DateFrom::Published => (None, Some(date)),
            told => (told, None),
        }
    };
    (0..events.len()).map(choice).unzip()
}

impl<'a> DateCandidates<'a> {
    /// Builds the lookups in one pass.
    pub(crate) fn new(context: &'a EventContext<'a>, events: &'a [EventCandidate]) -> Self {
        let mut event_at: TiVec<TokenId, _> = vec![None; context.document.tokens.len()].into();
        for (place, event) in events.iter().enumerate() {
            event_at[event.trigger] = Some(place);
            event_at[event.centre()] = Some(place);
        }
        let point = |(id, timex): (TimexId, &crate::time::Timex)| {
            let value = match &timex.value {
                Value::Present => Value::day(context.document.article.created?),
                value => value.to_date().filter(|date| date.precision().is_some())?,
            };
            let tells = matches!(timex.kind, TimexType::Date | TimexType::Time);
            tells.then(|| (id, value, context.document.head_of(timex.tokens)))
        };
        let points = context.timexes.iter_enumerated().filter_map(point).collect();
        Self { context, events, points, event_at }
    }

    /// Returns the candidate dates of the event at this index.
    pub(crate) fn candidates(&self, place: usize) -> Vec<Candidate> {
        let event = &self.events[place];
        let document = self.context.document;
        let sentence = document.sentence_of(event.trigger);
        let first = self.points.partition_point(|point| point.2 < sentence.start);
        let here = self.points[first..].iter().take_while(|p| p.2 < sentence.end).take(COMPARED);
        let candidate = |value: &Value, teller| Candidate { value: value.clone(), teller };
        let mut list: Vec<Candidate> = here
            .filter(|(id, value, head)| {
                self.is_beside(event, *id) || self.can_date(event, value, *head)
            })
            .map(|(id, value, _)| candidate(value, DateSource::Here(*id)))
            .collect();
        // Future and merely possible events, and those that were over before another time, did not happen on that day.
        let happens = event.mood.tense != Tense::Future
            && event.mood.certainty != Certainty::Possible
            && !event.mood.perfect
            && !self.ended_before(event)
            && !self.is_habitual(event);
        let today = document.article.created.filter(|_| happens);
        list.extend(today.map(|day| candidate(&Value::day(day), DateSource::Publication)));
        list
    }

    /// Returns whether the word belongs to an event in another tense.
    fn differs(&self, event: &EventCandidate, word: TokenId) -> bool {
        self.event_at[word].is_some_and(|other| self.events[other].mood.tense != event.mood.tense)
    }

    /// Returns whether the event is habitual or long past, which is no news: "*often* worked together", "*previously*
    /// led the bank".
    fn is_habitual(&self, event: &EventCandidate) -> bool {
        let past = event.mood.tense == Tense::Past;
        past && self.context.document.children_by(event.centre(), Relation::Advmod).any(|adverb| {
            matches!(
                self.context.document.lower(adverb),
                "previously"
                    | "formerly"
                    | "originally"
                    | "once"
                    | "often"
                    | "frequently"
                    | "regularly"
                    | "usually"
                    | "always"
            )
        })
    }

    /// Returns whether the event ended before publication: "killed by disease *until the 1850s*".
    fn ended_before(&self, event: &EventCandidate) -> bool {
        let context = self.context;
        let until = |&child: &TokenId| {
            let timex = context
                .timex_at(child)
                .filter(|_| matches!(context.case(child), "until" | "till" | "to" | "up"));
            let bounds = timex.and_then(|timex| context.timexes[timex].value.bounds());
            bounds.zip(context.document.article.created).is_some_and(|((_, last), day)| last < day)
        };
        context.document.children(event.centre()).iter().any(until)
    }

    /// Returns whether the expression directly follows its verb, or "on" after it: then it belongs to it, whatever the
    /// tree.
    fn is_beside(&self, event: &EventCandidate, timex: TimexId) -> bool {
        let start = self.context.timexes[timex].tokens.start;
        let on = start.before().filter(|&before| self.context.document.lower(before) == "on");
        self.context.upos(event.trigger) == Upos::Verb
            && on.unwrap_or(start).before() == Some(event.trigger)
    }

    /// Returns whether the expression with this head can date the event at all.
    ///
    /// The date of a higher clause does not apply to events that are in the future or were over by then. The date of
    /// reported content does not apply to the report. An expression that only identifies a thing ("withdrew from
    /// *Friday's* match", "the same period of *2003*") dates that thing, and what the thing does or undergoes.
    fn can_date(&self, event: &EventCandidate, value: &Value, head: TokenId) -> bool {
        let context = self.context;
        let relation = |t: TokenId| context.relation(t);
        let bounds = context.document.article.created.zip(value.bounds());
        let over = bounds.is_some_and(|(day, (_, last))| last < day);
        let ahead = bounds.is_some_and(|(day, (first, _))| first > day);
        let surely_ahead =
            event.mood.tense == Tense::Future && event.mood.certainty != Certainty::Possible;
        if event.mood.tense == Tense::Past && ahead
            || surely_ahead && over
            || is_bound(context.case(head))
        {
            return false;
        }
        let (up, down) = self.way(event.centre(), head);
        let rise = up.split_last().map_or(&[][..], |(_, rise)| rise);
        let fall = down.split_last().map_or(&[][..], |(_, fall)| fall);
        let reported = |&t: &TokenId| relation(t) == Relation::Ccomp;
        if event.class == EventClass::Reporting && fall.iter().any(reported) {
            return false;
        }
        // Loosely attached expressions are datelines or parser errors; in "up on the same quarter" it only compares.
        let compares = |t: TokenId| matches!(context.document.lower(t), "up" | "down");
        // "has not been seen since his release in May"
        let bound = |t: TokenId| t != head && is_bound(context.case(t));
        let apart = |&t: &TokenId| relation(t) == Relation::Dep || compares(t) || bound(t);
        if fall.iter().any(apart) {
            return false;
        }
        if let [time, thing, ..] = *fall
            && names_thing(context, time)
            && !matches!(relation(thing).base(), Relation::Nsubj | Relation::Obj)
        {
            return false;
        }
        let clause = |&t: &TokenId| {
            matches!(
                relation(t).base(),
                Relation::Ccomp
                    | Relation::Parataxis
                    | Relation::Advcl
                    | Relation::Acl
                    | Relation::Xcomp
            )
        };
        // "will announce it on Monday, and many believe …"
        let joined = |&t: &TokenId| relation(t) == Relation::Conj;
        if rise.iter().any(joined) && up.last().is_some_and(|&t| self.differs(event, t)) {
            return false;
        }
        let lags = event.mood.perfect || event.mood.tense == Tense::Future && over;
        !(lags && rise.iter().any(clause))
    }

    fn dating(&self, event: &EventCandidate, candidate: &Candidate) -> Dating {
        let (from, timex) = match candidate.teller {
            DateSource::Here(timex) if self.in_clause(event, timex) => {
                (DateFrom::Expression, Some(timex))
            }
            DateSource::Here(timex) => (DateFrom::Context, Some(timex)),
            DateSource::Publication => (DateFrom::Published, None),
        };
        Dating { value: candidate.value.clone(), from, timex }
    }

    /// Returns whether there is no finite verb between the event and the expression in the tree.
    fn in_clause(&self, event: &EventCandidate, timex: TimexId) -> bool {
        let head = self.context.document.head_of(self.context.timexes[timex].tokens);
        let (up, down) = self.way(event.centre(), head);
        let between = up.iter().chain(&down).skip(1).filter(|&&t| t != event.centre() && t != head);
        !between.into_iter().any(|&t| is_finite(self.context, t))
    }

    /// Returns the paths from both words up to their lowest common ancestor, with both ends.
    fn way(&self, from: TokenId, to: TokenId) -> (Vec<TokenId>, Vec<TokenId>) {
        let climb = |token: TokenId| {
            let above = self.context.document.ancestors(token).take(MAX_ANCESTORS);
            std::iter::once(token).chain(above).collect::<Vec<_>>()
        };
        let (mut up, mut down) = (climb(from), climb(to));
        let meeting = up.iter().position(|t| down.contains(t));
        match meeting.and_then(|i| Some((i, down.iter().position(|&t| t == up[i])?))) {
            Some((i, j)) => {
                up.truncate(i + 1);
                down.truncate(j + 1);
                (up, down)
            }
            None => (Vec::new(), Vec::new()),
        }
    }

    /// Adds the features of a candidate, which is one of `all`.
    pub(crate) fn features(
        &self,
        place: usize,
        candidate: &Candidate,
        all: &[Candidate],
        out: &mut Features,
    ) {
        let event = &self.events[place];
        let n = all.iter().filter(|c| matches!(c.teller, DateSource::Here(_))).count();
        match candidate.teller {
            DateSource::Here(timex) => self.of_here(event, timex, &candidate.value, n, out),
            DateSource::Publication => self.of_publication(event, n, out),
        }
    }

    /// Returns a number for tense and perfect ("has", "had").
    fn aspect(&self, event: &EventCandidate) -> u32 {
        let helps = |form: &str| {
            let children = self.context.document.children(event.trigger);
            children.iter().any(|&c| self.context.document.lower(c) == form)
        };
        let perfect = if helps("had") { 2 } else { u32::from(helps("has") || helps("have")) };
        event.mood.tense as u32 * 3 + perfect
    }

    /// Adds the features of the event, separately for each kind of source.
    fn of_event(&self, event: &EventCandidate, teller: u32, out: &mut Features) {
        let relation = self.context.relation(event.trigger) as u32;
        let upos = self.context.upos(event.trigger) as u32;
        out.add(51, &[teller]);
        out.add(52, &[teller, self.aspect(event)]);
        out.add(53, &[teller, event.class as u32]);
        out.add(54, &[teller, upos, relation]);
        out.add(55, &[teller, event.mood.certainty as u32]);
    }

    fn of_here(
        &self,
        event: &EventCandidate,
        timex: TimexId,
        value: &Value,
        n: usize,
        out: &mut Features,
    ) {
        let context = self.context;
        let head = context.document.head_of(context.timexes[timex].tokens);
        self.of_event(event, 0, out);
        let aspect = self.aspect(event);
        let (up, down) = self.way(event.centre(), head);
        let relation = |t: &TokenId| context.relation(*t) as u32 + 1;
        let rise: Vec<u32> = up.iter().rev().skip(1).rev().map(relation).collect();
        let fall: Vec<u32> = down.iter().rev().skip(1).map(relation).collect();
        let whole: Vec<u32> = rise.iter().chain(&[0]).chain(&fall).copied().collect();
        out.add(60, &whole);
        out.add(61, &rise);
        out.add(62, &fall);
        out.add(63, &[rise.len() as u32, fall.len() as u32, u32::from(up.is_empty())]);
        rise.iter().for_each(|&relation| out.add(67, &[relation, aspect]));
        fall.iter().for_each(|&relation| out.add(68, &[relation]));
        let case = number(context.case(head));
        out.add(72, &[case]);
        out.add(73, &[case, aspect]);
        out.add(76, &[value.precision().map_or(9, |precision| precision as u32)]);
        out.add(77, &[n.min(4) as u32]);
    }

    fn of_publication(&self, event: &EventCandidate, n: usize, out: &mut Features) {
        let context = self.context;
        self.of_event(event, 1, out);
        let aspect = self.aspect(event);
        let relation = context.relation(event.trigger) as u32;
        let sentence = context.document.tokens[event.trigger].sentence.0;
        let others = n.min(4) as u32;
        out.add(90, &[others]);
        out.add(91, &[others, aspect]);
        out.add(92, &[aspect, event.class as u32]);
        out.add(93, &[aspect, context.upos(event.trigger) as u32, relation]);
        out.add(94, &[sentence.min(6)]);
        out.add(95, &[sentence.min(3), aspect]);
        let head = context.head(event.trigger);
        out.add(96, &[relation, head.map_or(99, |head| context.upos(head) as u32)]);
    }
}

/// Returns whether the preposition marks a bound: "since 2003" dates the start of something.
fn is_bound(case: &str) -> bool {
    matches!(case, "since" | "until" | "till" | "than" | "ahead")
}

/// Returns whether the expression with this head identifies the thing that its noun denotes.
fn names_thing(context: &EventContext, head: TokenId) -> bool {
    match context.relation(head) {
        Relation::Compound | Relation::NmodPoss | Relation::Amod | Relation::Nummod => true,
        relation => relation.is(Relation::Nmod) && context.case(head) == "of",
    }
}
