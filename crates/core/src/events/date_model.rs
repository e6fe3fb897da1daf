//! The learned model of dates. It decides whether an event has the date of a time expression in its sentence, the
//! day of publication, or no date.
//!
//! A log-linear model (trained by `train::dates`) scores the [`DateCandidates::candidates`] of each event by its
//! factuality, the path in the tree and the preposition. Without a model, `date_rules` finds these dates by rule.
//! In both cases, `date_rules` resolves offsets ("a day after …"), and `date_propagation` propagates dates to other
//! events.

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

/// The score that a candidate date must exceed. The threshold is far below even odds on purpose: TimeBank dates
/// only a fifth of its events, and its other events are not evidence against a date. Set by hand.
const MIN_SCORE: i32 = -100;
/// The maximum number of ancestors in each of the two halves of a path (see [`DateCandidates::way`]).
const MAX_ANCESTORS: usize = 10;
/// The maximum number of time expressions in a sentence that are candidates; only tables have more.
const COMPARED: usize = 12;

/// The source of a candidate date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateSource {
    /// A time expression in the sentence of the event.
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

/// The time expressions of an article, and lookups that all its events share.
pub(crate) struct DateCandidates<'a> {
    context: &'a EventContext<'a>,
    events: &'a [EventCandidate],
    /// The expressions that denote a point in time: their ids, their dates, and the tokens that are their heads.
    points: Vec<(TimexId, Value, TokenId)>,
    /// For each token, the index of the event of which it is the trigger or the light verb.
    event_at: TiVec<TokenId, Option<usize>>,
}

/// Returns for each event the candidate date with the best score. A date from a time expression is in the first
/// list, the day of publication is in the second list.
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
        // The day of publication is a candidate unless the event is future, merely possible or habitual, or had
        // ended before another time.
        let happens = event.mood.tense != Tense::Future
            && event.mood.certainty != Certainty::Possible
            && !event.mood.perfect
            && !self.ended_before(event)
            && !self.is_habitual(event);
        let today = document.article.created.filter(|_| happens);
        list.extend(today.map(|day| candidate(&Value::day(day), DateSource::Publication)));
        list
    }

    /// Returns whether the word is the trigger or the light verb of an event in another tense than `event`.
    fn differs(&self, event: &EventCandidate, word: TokenId) -> bool {
        self.event_at[word].is_some_and(|other| self.events[other].mood.tense != event.mood.tense)
    }

    /// Returns whether the event is habitual or long past, so that it is not news of the day: "*often* worked
    /// together", "*previously* led the bank".
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

    /// Returns whether the expression follows the verb of the event, either directly or after "on". It then belongs
    /// to that verb, whatever the tree says.
    fn is_beside(&self, event: &EventCandidate, timex: TimexId) -> bool {
        let start = self.context.timexes[timex].tokens.start;
        let on = start.before().filter(|&before| self.context.document.lower(before) == "on");
        self.context.upos(event.trigger) == Upos::Verb
            && on.unwrap_or(start).before() == Some(event.trigger)
    }

    /// Returns whether the expression with this head can date the event at all.
    ///
    /// The date of a higher clause does not apply to events that are in the future or were over by then. The date
    /// of reported content does not apply to the report. An expression that only identifies a thing ("withdrew from
    /// *Friday's* match", "the same period of *2003*") dates that thing and the events of which the thing is the
    /// subject or object, but no other events.
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
        // Loosely attached expressions are datelines or parser errors. In "up on the same quarter", the quarter is
        // only compared.
        let compares = |t: TokenId| matches!(context.document.lower(t), "up" | "down");
        // In "has not been seen since his release in May", "May" dates only the release.
        let bound = |t: TokenId| is_bound(context.case(t));
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
        // In "will announce it on Monday, and many believe …", "Monday" does not date "believe".
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

    /// Returns the paths from both words up to their lowest common ancestor, including both ends of each path. Both
    /// are empty if no common ancestor is within [`MAX_ANCESTORS`].
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

    /// Adds the features of a candidate date of the event at index `place`. `all` has all candidates of this event.
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

    /// Returns a number that combines the tense with the auxiliary of the perfect: "had", "has" or "have", or none.
    fn aspect(&self, event: &EventCandidate) -> u32 {
        let helps = |form: &str| {
            let children = self.context.document.children(event.trigger);
            children.iter().any(|&c| self.context.document.lower(c) == form)
        };
        let perfect = if helps("had") { 2 } else { u32::from(helps("has") || helps("have")) };
        event.mood.tense as u32 * 3 + perfect
    }

    /// Adds the features of the event itself. `teller` is the kind of source (0 for an expression, 1 for
    /// publication); it is part of every feature, so that each kind of source has its own weights.
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

/// Returns whether the preposition marks a bound, which does not date the event: "since 2003" dates the start of
/// something.
fn is_bound(case: &str) -> bool {
    matches!(case, "since" | "until" | "till" | "than" | "ahead")
}

/// Returns whether the expression with this head identifies the thing that the noun above it denotes: "*Friday's*
/// match".
fn names_thing(context: &EventContext, head: TokenId) -> bool {
    match context.relation(head) {
        Relation::Compound | Relation::NmodPoss | Relation::Amod | Relation::Nummod => true,
        relation => relation.is(Relation::Nmod) && context.case(head) == "of",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::factuality;

    /// Checks the candidate dates of the first of the events, with 15 October 2015 as publication date. The event
    /// "said" is a report.
    #[track_caller]
    fn check(words: &str, times: &[(&str, &str)], events: &[&str], expected: &[&str]) {
        let created = Some(jiff::civil::date(2015, 10, 15));
        let times: Vec<_> =
            times.iter().map(|&(form, date)| (form, TimexType::Date, date)).collect();
        let context = EventContext::with_times(words, created, &times);
        let event = |form: &&str| {
            let trigger = context.token(form);
            let mood = factuality::of(&context, trigger);
            let class =
                if *form == "said" { EventClass::Reporting } else { EventClass::Occurrence };
            EventCandidate { trigger, light: None, class, mood }
        };
        let events: Vec<_> = events.iter().map(event).collect();
        let found = DateCandidates::new(&context, &events).candidates(0);
        let found: Vec<String> = found.iter().map(|found| found.value.to_string()).collect();
        assert_eq!(found, expected, "{words}");
    }

    const TODAY: &str = "2015-10-15";

    #[test]
    fn a_bound_dates_nothing_nor_does_a_time_within_it() {
        let sung = |case: &str| {
            format!(
                "They//PRP/4/nsubj have//VBP/4/aux not//RB/4/advmod sung/sing/VBN/0/root {case}//IN/7/case \
                 his//PRP$/7/nmod:poss release//NN/4/obl in//IN/9/case May//NNP/7/nmod"
            )
        };
        let may = [("May", "2015-05")];
        check(&sung("after"), &may, &["sung"], &["2015-05", TODAY]);
        check(&sung("since"), &may, &["sung"], &[TODAY]);
        let since = "They//PRP/2/nsubj lived/live/VBD/0/root here//RB/2/advmod since//IN/5/case May//NNP/2/obl";
        check(since, &may, &["lived"], &[TODAY]);
        let until = "They//PRP/2/nsubj lived/live/VBD/0/root here//RB/2/advmod until//IN/5/case May//NNP/2/obl";
        check(until, &may, &["lived"], &[]);
    }

    #[test]
    fn dates_fit_the_tense_of_the_event() {
        let left =
            "They//PRP/2/nsubj left/leave/VBD/0/root home//NN/2/obj Friday//NNP/2/obl:unmarked";
        check(left, &[("Friday", "2015-10-09")], &["left"], &["2015-10-09", TODAY]);
        check(left, &[("Friday", "2015-10-16")], &["left"], &[TODAY]);
        let will = "They//PRP/3/nsubj will//MD/3/aux leave//VB/0/root home//NN/3/obj Friday//NNP/3/obl:unmarked";
        check(will, &[("Friday", "2015-10-09")], &["leave"], &[]);
        check(will, &[("Friday", "2015-10-16")], &["leave"], &["2015-10-16"]);
        let often = "They//PRP/3/nsubj often//RB/3/advmod left/leave/VBD/0/root home//NN/3/obj";
        check(often, &[], &["left"], &[]);
    }

    #[test]
    fn the_time_of_what_is_said_is_not_that_of_saying_it() {
        let fell = "Ann//NNP/2/nsubj said/say/VBD/0/root prices/price/NNS/4/nsubj fell/fall/VBD/2/ccomp \
             again//RB/4/advmod Friday//NNP/4/obl:unmarked";
        let friday = [("Friday", "2015-10-09")];
        check(fell, &friday, &["said", "fell"], &[TODAY]);
        check(fell, &friday, &["fell", "said"], &["2015-10-09", TODAY]);
        let told = "Ann//NNP/2/nsubj said/say/VBD/0/root again//RB/2/advmod Friday//NNP/2/obl:unmarked \
             prices/price/NNS/6/nsubj FELL/fall/VBD/2/ccomp";
        check(told, &friday, &["FELL", "said"], &["2015-10-09", TODAY]);
        let fallen = "Ann//NNP/2/nsubj said/say/VBD/0/root again//RB/2/advmod Friday//NNP/2/obl:unmarked \
             prices/price/NNS/7/nsubj had/have/VBD/7/aux fallen/fall/VBN/2/ccomp";
        check(fallen, &friday, &["fallen", "said"], &[]);
    }

    #[test]
    fn what_names_or_compares_a_thing_dates_only_its_part() {
        let friday = [("Friday", "2015-10-09")];
        let quit = "They//PRP/2/nsubj quit/quit/VBD/0/root before//IN/6/case Friday//NNP/6/nmod:poss 's//POS/4/case \
             match//NN/2/obl";
        check(quit, &friday, &["quit"], &[TODAY]);
        let won = "They//PRP/2/nsubj won/win/VBD/0/root Friday//NNP/5/nmod:poss 's//POS/3/case match//NN/2/obj";
        check(won, &[("Friday", "2015-10-09")], &["won"], &["2015-10-09", TODAY]);
        let rose = "Sales/sale/NNS/2/nsubj rose/rise/VBD/0/root ,//,/4/punct up//RB/2/advmod on//IN/6/case \
             May//NNP/4/obl";
        check(rose, &[("May", "2015-05")], &["rose"], &[TODAY]);
    }

    #[test]
    fn the_time_of_a_joined_verb_in_another_tense_is_not_shared() {
        let joined = |tense: &str| {
            format!(
                "They//PRP/2/nsubj {tense} it//PRP/2/obj Friday//NNP/2/obl:unmarked and//CC/7/cc many//JJ/7/nsubj \
                 sang/sing/VBD/2/conj"
            )
        };
        let friday = [("Friday", "2015-10-09")];
        check(&joined("saw/see/VBD/0/root"), &friday, &["sang", "saw"], &["2015-10-09", TODAY]);
        check(&joined("see/see/VBP/0/root"), &friday, &["sang", "see"], &[TODAY]);
    }
}
