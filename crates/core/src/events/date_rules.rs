//! Dates events: [`date`] runs all steps. The rules here use the tree of the event's sentence, or the day of
//! publication; `date_propagation` copies dates from other events of the article.
//!
//! [`DateAttacher`] attaches time expressions to words along the dependency tree. An event without one inherits the
//! date of an ancestor, or else it gets the day of publication if it is reported as news. `date_model` replaces
//! these steps if there is a trained model. A date is never more precise than the text: a week stays a week.

use super::candidate::EventCandidate;
use super::clause::is_finite;
use super::context::EventContext;
use super::date_model;
use super::date_propagation;
use super::lexicon;
use super::types::{Certainty, DateFrom, Dating, EventClass, Tense};
use crate::document::{Relation, Upos, Xpos};
use crate::linear::Model;
use crate::span::{TimexId, TokenId, TokenRange};
use crate::time::{TimexType, Unit, Value};
use typed_index_collections::TiVec;

/// The maximum number of ancestors that are searched for a time expression. Set by hand.
const MAX_ANCESTORS: usize = 6;

/// Returns the dates of the events, in the same order; `None` for an event without a date.
pub(super) fn date(
    context: &EventContext,
    events: &[EventCandidate],
    model: &Model,
) -> Vec<Option<Dating>> {
    let clock = DateAttacher::new(context, events);
    let (mut dates, news) = if model.is_empty() {
        let told = |event| clock.told(event);
        (events.iter().map(told).collect(), events.iter().map(|e| clock.news(e)).collect())
    } else {
        date_model::choose(context, events, model)
    };
    clock.offsets(events, &mut dates);
    date_propagation::propagate(context, events, &mut dates);
    clock.of_subjects(events, &mut dates);
    let mut dates: Vec<_> = dates.into_iter().zip(news).map(|(date, news)| date.or(news)).collect();
    clock.at_once(events, &mut dates);
    dates
}

/// The attachment of time expressions to words.
struct DateAttacher<'a> {
    context: &'a EventContext<'a>,
    /// For each token, the most precise time expression that dates it.
    time_at: TiVec<TokenId, Option<TimexId>>,
    /// For each token, the index of the event of which it is the trigger or the light verb.
    event_at: TiVec<TokenId, Option<usize>>,
}

impl<'a> DateAttacher<'a> {
    fn new(context: &'a EventContext<'a>, events: &[EventCandidate]) -> Self {
        let n = context.document.tokens.len();
        let mut clock =
            Self { context, time_at: vec![None; n].into(), event_at: vec![None; n].into() };
        for (place, event) in events.iter().enumerate() {
            clock.event_at[event.trigger] = Some(place);
            if let Some(light) = event.light {
                clock.event_at[light] = Some(place);
            }
        }
        for (id, timex) in context.timexes.iter_enumerated() {
            let head = context.document.head_of(timex.tokens);
            if is_point_in_time(timex.kind, &timex.value) && dates_exactly(context, head) {
                let place =
                    clock.verb_before(head, timex.tokens.start).or_else(|| clock.governor(head));
                let opens = || clock.opened_by(head, timex.tokens.start);
                let Some(place) = place.or_else(opens) else { continue };
                let finer = clock.time_at[place].is_none_or(|old| {
                    let precision = |t: TimexId| context.timexes[t].value.precision();
                    precision(id) < precision(old)
                });
                if finer {
                    clock.time_at[place] = Some(id);
                }
            }
        }
        clock
    }

    /// Returns the verb directly before the expression, if it is an event: "announced *Monday*", "said *on
    /// Friday*".
    fn verb_before(&self, head: TokenId, start: TokenId) -> Option<TokenId> {
        let context = self.context;
        if premodifies(context, head) {
            return None;
        }
        let before = start.before()?;
        let on = context.document.lower(before) == "on";
        let verb = if on { before.before()? } else { before };
        let same =
            context.document.tokens[verb].sentence == context.document.tokens[start].sentence;
        (same && context.upos(verb) == Upos::Verb && self.event_at[verb].is_some()).then_some(verb)
    }

    /// Returns the first finite verb after an expression that opens the sentence and has no head: "*In April*, …".
    fn opened_by(&self, head: TokenId, start: TokenId) -> Option<TokenId> {
        let context = self.context;
        let sentence = context.document.sentence_of(start);
        let tells = |&t: &TokenId| {
            context.upos(t) == Upos::Verb && self.event_at[t].is_some() && is_finite(context, t)
        };
        let opens = start.0 <= sentence.start.0 + 1 && context.head(head).is_none();
        opens.then(|| TokenRange::new(start, sentence.end).iter().find(tells)).flatten()
    }

    /// Returns the nearest event or verb above an expression, else the highest ancestor that was searched. Returns
    /// `None` if the expression only identifies a thing ("released its *third-quarter* results").
    fn governor(&self, head: TokenId) -> Option<TokenId> {
        let context = self.context;
        let mut word = head;
        for above in context.document.ancestors(head).take(MAX_ANCESTORS) {
            if self.event_at[above].is_some() || context.upos(above) == Upos::Verb {
                return Some(above);
            }
            if premodifies(context, word) {
                return None;
            }
            word = above;
        }
        (word != head).then_some(word)
    }

    fn dating(&self, timex: TimexId, from: DateFrom) -> Option<Dating> {
        let value = match &self.context.timexes[timex].value {
            Value::Present => Value::day(self.context.document.article.created?),
            value => value.to_date()?,
        };
        Some(Dating { value, from, timex: Some(timex) })
    }

    /// Returns the date from a time expression of the event, of one of its ancestors, or of a participant.
    fn told(&self, event: &EventCandidate) -> Option<Dating> {
        let own = self.own(event).or_else(|| self.governed(event));
        own.or_else(|| self.of_participants(event))
    }

    /// Returns the date from the expression that is attached to the event itself.
    fn own(&self, event: &EventCandidate) -> Option<Dating> {
        let timex = self.time_at[event.trigger].or_else(|| self.time_at[event.light?])?;
        self.dating(timex, DateFrom::Expression).filter(|date| self.fits_tense(event, date))
    }

    /// Returns whether the date fits the tense: a past event is not after publication, a future one not before it.
    fn fits_tense(&self, event: &EventCandidate, date: &Dating) -> bool {
        let (Some(day), Some((first, last))) =
            (self.context.document.article.created, date.value.bounds())
        else {
            return true;
        };
        match event.mood.tense {
            Tense::Past => first <= day,
            Tense::Present => true,
            Tense::Future => day <= last || event.mood.certainty == Certainty::Possible,
        }
    }

    /// Returns the date of the nearest ancestor that has a time expression, if the event happens at that time.
    fn governed(&self, event: &EventCandidate) -> Option<Dating> {
        let context = self.context;
        let mut word = event.centre();
        let mut from = DateFrom::Expression;
        for _ in 0..MAX_ANCESTORS {
            let head = context.head(word)?;
            if !self.shares_time(event, word, head) {
                return None;
            }
            if is_finite(context, word) {
                from = DateFrom::Context;
            }
            if let Some(timex) = self.time_at[head] {
                return self.dating(timex, from).filter(|date| self.fits_tense(event, date));
            }
            word = head;
        }
        None
    }

    /// Returns the date of another event that is the subject or object of this one: "*Friday's attack* killed two".
    fn of_participants(&self, event: &EventCandidate) -> Option<Dating> {
        let context = self.context;
        if event.mood.tense != Tense::Past || context.upos(event.centre()) != Upos::Verb {
            return None;
        }
        let takes_part = |&&t: &&TokenId| {
            matches!(context.relation(t), Relation::Nsubj | Relation::Obj)
                && self.event_at[t].is_some()
        };
        let part = context.document.children(event.centre()).iter().filter(takes_part);
        let timex = part.filter_map(|&t| self.time_at[t]).next()?;
        self.dating(timex, DateFrom::Context).filter(|date| self.fits_tense(event, date))
    }

    /// Returns whether a date of `head` also dates the event. `word` is the event or the ancestor below `head`.
    fn shares_time(&self, event: &EventCandidate, word: TokenId, head: TokenId) -> bool {
        let context = self.context;
        let ahead = event.mood.tense == Tense::Future;
        match context.relation(word) {
            Relation::AclRelcl => self.event_at[head].is_some() && self.time_at[head].is_some(),
            Relation::Appos => false,
            Relation::Acl => !ahead && (context.xpos(word) != Xpos::Vbn || set_off(context, word)),
            Relation::Ccomp | Relation::Parataxis | Relation::Csubj => {
                !ahead && !event.mood.perfect && event.mood.certainty != Certainty::Possible
            }
            Relation::Xcomp => !lexicon::is_unreal(context.lemma(head)),
            Relation::Advcl => !ahead && !event.mood.perfect,
            _ => true,
        }
    }

    /// Gives an undated subject of a dated verb the date of that verb: "The *blast* wounded twelve".
    fn of_subjects(&self, events: &[EventCandidate], dates: &mut [Option<Dating>]) {
        for (place, event) in events.iter().enumerate() {
            let noun = self.context.upos(event.trigger) == Upos::Noun && event.light.is_none();
            let subject = noun && self.context.relation(event.trigger) == Relation::Nsubj;
            if dates[place].is_none() && subject && event.mood.tense == Tense::Past {
                let verb = self.context.head(event.trigger).and_then(|head| self.event_at[head]);
                let verb = verb.filter(|&verb| events[verb].class == EventClass::Occurrence);
                let date = verb.and_then(|verb| dates[verb].clone());
                dates[place] = date.map(|date| Dating { from: DateFrom::Context, ..date });
            }
        }
    }

    /// Gives an undated event in a "when", "as" or "while" clause the date of its main clause: "They died *when the
    /// roof fell*".
    fn at_once(&self, events: &[EventCandidate], dates: &mut [Option<Dating>]) {
        let together = |verb: TokenId| {
            let mark = self
                .context
                .child(verb, Relation::Mark)
                .or_else(|| self.context.child(verb, Relation::Advmod));
            mark.is_some_and(|m| matches!(self.context.document.lower(m), "when" | "as" | "while"))
        };
        for (place, event) in events.iter().enumerate() {
            let verb = event.centre();
            let clause = self.context.relation(verb).is(Relation::Advcl) && together(verb);
            let happens = event.mood.tense == Tense::Past && !event.mood.perfect;
            if dates[place].is_none() && clause && happens {
                let above = self.context.head(verb).and_then(|head| self.event_at[head]);
                let date = above.and_then(|above| dates[above].clone());
                dates[place] = date.map(|date| Dating { from: DateFrom::Context, ..date });
            }
        }
    }

    /// Dates one event by its distance in time from another: "It came a day after the talks ended".
    fn offsets(&self, events: &[EventCandidate], dates: &mut [Option<Dating>]) {
        for (place, event) in events.iter().enumerate() {
            let Some((timex, later)) = self.distance(event.centre()) else { continue };
            let above = self.context.document.ancestors(event.centre());
            let Some(other) = above.take(MAX_ANCESTORS).find_map(|t| self.event_at[t]) else {
                continue;
            };
            let Value::Length(length) = &self.context.timexes[timex].value else { continue };
            let moved = |date: &Dating, forward: bool| {
                let value =
                    if forward { date.value.after(length) } else { date.value.before(length) };
                Some(Dating { value: value?, from: DateFrom::Expression, timex: Some(timex) })
            };
            if let Some(date) = dates[place].clone() {
                dates[other] = dates[other].take().or_else(|| moved(&date, later));
            } else {
                let base = dates[other].clone().or_else(|| self.news(&events[other]));
                dates[place] = base.and_then(|date| moved(&date, !later));
            }
        }
    }

    /// Returns the duration before the "after" or "before" that introduces `word`, and whether it is "after".
    fn distance(&self, word: TokenId) -> Option<(TimexId, bool)> {
        let context = self.context;
        let opens = |&&t: &&TokenId| {
            let relation = context.relation(t);
            let opens = matches!(relation, Relation::Mark | Relation::Case);
            opens && matches!(context.document.lower(t), "after" | "before")
        };
        let mark = *context.document.children(word).iter().find(opens)?;
        let timex = context.timex_at(mark.before()?)?;
        let length = context.timexes[timex].kind == TimexType::Duration;
        length.then(|| (timex, context.document.lower(mark) == "after"))
    }

    /// Returns the day of publication for an event that is reported as news.
    fn news(&self, event: &EventCandidate) -> Option<Dating> {
        let day = self.context.document.article.created?;
        let told = match event.mood.tense {
            Tense::Past => {
                !event.mood.perfect && !self.is_background(event) && !self.outlasts_a_day(event)
            }
            Tense::Present => true,
            Tense::Future => false,
        };
        (told && event.mood.certainty != Certainty::Possible).then(|| Dating {
            value: Value::day(day),
            from: DateFrom::Published,
            timex: None,
        })
    }

    /// Returns whether the event lasts longer than a day: "spent *two years* abroad".
    fn outlasts_a_day(&self, event: &EventCandidate) -> bool {
        let lasts = |child: &TokenId| {
            let timex = self.context.timex_at(*child).map(|t| &self.context.timexes[t]);
            timex.is_some_and(|timex| match &timex.value {
                Value::Length(length) => length.unit() > Some(Unit::Day),
                _ => false,
            })
        };
        event.class != EventClass::Reporting
            && self.context.document.children(event.centre()).iter().any(lasts)
    }

    /// Returns whether the event is background information: in a clause that modifies a noun.
    fn is_background(&self, event: &EventCandidate) -> bool {
        let word = event.centre();
        let passing = matches!(self.context.relation(word), Relation::AclRelcl | Relation::Acl);
        // A report is never background: a tree that attaches a report to a noun is wrong.
        passing && event.class != EventClass::Reporting && !set_off(self.context, word)
    }
}

/// Returns whether a comma separates the participle, which makes it an event in its own right: "the army, *backed* by
/// jets".
fn set_off(context: &EventContext, word: TokenId) -> bool {
    let comma = |t: TokenId| context.xpos(t) == Xpos::Comma;
    let before = context.subtree(word).start;
    let participle = context.xpos(word) == Xpos::Vbn && context.relation(word) == Relation::Acl;
    participle && (comma(before) || before.before().is_some_and(comma))
}

/// Returns whether the word precedes a noun and only tells which thing the noun means: "*third-quarter* results".
fn premodifies(context: &EventContext, word: TokenId) -> bool {
    matches!(
        context.relation(word),
        Relation::Compound | Relation::NmodPoss | Relation::Amod | Relation::Nummod
    )
}

/// Returns whether the expression is a date or a time of day.
fn is_point_in_time(kind: TimexType, value: &Value) -> bool {
    let point = matches!(kind, TimexType::Date | TimexType::Time);
    point && (value.precision().is_some() || *value == Value::Present)
}

/// Returns whether the expression with this head has a preposition that lets it date the event. "Since 2003", for
/// example, dates only the start.
fn dates_exactly(context: &EventContext, head: TokenId) -> bool {
    !matches!(context.case(head), "since" | "until" | "till" | "before" | "after" | "from" | "than")
}

#[cfg(test)]
mod tests {
    use crate::events::testing::check_dates as check;
    use crate::time::TimexType;

    #[test]
    fn a_time_dates_its_clause() {
        let left = "They//PRP/2/nsubj left/leave/VBD/0/root Tuesday//NNP/2/obl:unmarked";
        let tuesday = [("Tuesday", TimexType::Date, "2015-10-13")];
        check(left, &tuesday, &[("left", "2015-10-13 expression")]);
        let wanted = "They//PRP/2/nsubj wanted/want/VBD/0/root Tuesday//NNP/2/obl:unmarked \
             to//TO/5/mark leave//VB/2/xcomp";
        check(wanted, &tuesday, &[("wanted", "2015-10-13 expression"), ("leave", "none")]);
        let since = "They//PRP/2/nsubj lived/live/VBD/0/root here//RB/2/advmod since//IN/5/case \
             Tuesday//NNP/2/obl";
        check(since, &tuesday, &[("lived", "2015-10-15 published")]);
    }

    #[test]
    fn a_week_stays_a_week() {
        let left =
            "They//PRP/2/nsubj left/leave/VBD/0/root last//JJ/4/amod week//NN/2/obl:unmarked";
        check(left, &[("week", TimexType::Date, "2015-W41")], &[("left", "2015-W41 expression")]);
        let lasted = "It//PRP/2/nsubj lasted/last/VBD/0/root a//DT/4/det week//NN/2/obl:unmarked";
        check(lasted, &[("week", TimexType::Duration, "P1W")], &[("lasted", "none")]);
    }

    #[test]
    fn a_day_after_is_counted() {
        let came = "It//PRP/2/nsubj came/come/VBD/0/root a//DT/4/det day//NN/7/obl:unmarked \
             after//IN/7/mark talks/talk/NNS/7/nsubj ended/end/VBD/2/advcl";
        let times = [("day", TimexType::Duration, "P1D")];
        check(
            came,
            &times,
            &[("came", "2015-10-15 published"), ("ended", "2015-10-14 expression")],
        );
    }

    #[test]
    fn what_only_names_a_thing_dates_nothing() {
        let quarter = "They//PRP/2/nsubj showed/show/VBD/0/root Friday//NNP/4/compound \
             figures/figure/NNS/2/obj";
        let friday = [("Friday", TimexType::Date, "2015-10-09")];
        check(quarter, &friday, &[("showed", "2015-10-15 published")]);
    }

    #[test]
    fn dates_fit_the_tense() {
        let past = "They//PRP/2/nsubj left/leave/VBD/0/root Friday//NNP/2/obl:unmarked";
        let friday = [("Friday", TimexType::Date, "2015-10-16")];
        check(past, &friday, &[("left", "2015-10-15 published")]);
        let will = "They//PRP/3/nsubj will//MD/3/aux leave//VB/0/root Friday//NNP/3/obl:unmarked";
        check(will, &friday, &[("leave", "2015-10-16 expression")]);
    }

    #[test]
    fn what_is_ahead_is_no_news() {
        let will = "They//PRP/3/nsubj will//MD/3/aux leave//VB/0/root";
        check(will, &[], &[("leave", "none")]);
        check("They//PRP/2/nsubj left/leave/VBD/0/root", &[], &[("left", "2015-10-15 published")]);
    }

    #[test]
    fn a_participle_happens_at_the_time_of_its_verb_unless_it_describes() {
        let tuesday = [("Tuesday", TimexType::Date, "2015-10-13")];
        let carrying = "Crews/crew/NNS/2/nsubj found/find/VBD/0/root boats/boat/NNS/2/obj \
             carrying/carry/VBG/3/acl grain//NN/4/obj Tuesday//NNP/2/obl:unmarked";
        check(carrying, &tuesday, &[("carrying", "2015-10-13 expression")]);
        let stolen = "Crews/crew/NNS/2/nsubj found/find/VBD/0/root boats/boat/NNS/2/obj \
             stolen/steal/VBN/3/acl abroad//RB/4/advmod Tuesday//NNP/2/obl:unmarked";
        check(stolen, &tuesday, &[("found", "2015-10-13 expression"), ("stolen", "none")]);
        let backed = "Crews/crew/NNS/5/nsubj ,//,/3/punct backed/back/VBN/1/acl ,//,/3/punct left/leave/VBD/0/root \
             home//NN/5/obj Tuesday//NNP/5/obl:unmarked";
        check(
            backed,
            &tuesday,
            &[("left", "2015-10-13 expression"), ("backed", "2015-10-13 expression")],
        );
    }

    #[test]
    fn reported_events_happen_at_the_time_of_the_report_unless_over() {
        let tuesday = [("Tuesday", TimexType::Date, "2015-10-13")];
        let fell = "Ann//NNP/2/nsubj said/say/VBD/0/root Tuesday//NNP/2/obl:unmarked prices/price/NNS/5/nsubj \
             fell/fall/VBD/2/ccomp";
        check(fell, &tuesday, &[("said", "2015-10-13 expression"), ("fell", "2015-10-13 context")]);
        let fallen = "Ann//NNP/2/nsubj said/say/VBD/0/root Tuesday//NNP/2/obl:unmarked prices/price/NNS/6/nsubj \
             had/have/VBD/6/aux fallen/fall/VBN/2/ccomp";
        check(fallen, &tuesday, &[("said", "2015-10-13 expression"), ("fallen", "none")]);
        let whose = "Ann//NNP/2/nsubj said/say/VBD/0/root Tuesday//NNP/2/obl:unmarked she//PRP/5/nsubj \
             met/meet/VBD/2/ccomp men/man/NNS/5/obj ,//,/9/punct who//WP/9/nsubj sang/sing/VBD/6/acl:relcl";
        check(whose, &tuesday, &[("met", "2015-10-13 context"), ("sang", "none")]);
    }

    #[test]
    fn distances_are_counted_from_either_event() {
        let came = |mark: &str, end: &str| {
            format!(
                "It//PRP/2/nsubj came/come/VBD/0/root a//DT/4/det day//NN/7/obl:unmarked {mark}//IN/7/mark \
                 talks/talk/NNS/7/nsubj ended/end/VBD/2/advcl {end}"
            )
        };
        let day = ("day", TimexType::Duration, "P1D");
        check(
            &came("before", ""),
            &[day],
            &[("came", "2015-10-15 published"), ("ended", "2015-10-16 expression")],
        );
        let tuesday = [day, ("Tuesday", TimexType::Date, "2015-10-13")];
        let end = "Tuesday//NNP/7/obl:unmarked";
        check(
            &came("after", end),
            &tuesday,
            &[("came", "2015-10-14 expression"), ("ended", "2015-10-13 expression")],
        );
    }

    #[test]
    fn what_takes_part_lends_its_time() {
        let killed = "Friday//NNP/3/nmod:poss 's//POS/1/case attack//NN/4/nsubj killed/kill/VBD/0/root two//CD/4/obj";
        let friday = [("Friday", TimexType::Date, "2015-10-09")];
        check(
            killed,
            &friday,
            &[("attack", "2015-10-09 expression"), ("killed", "2015-10-09 context")],
        );
        let kills = "Friday//NNP/3/nmod:poss 's//POS/1/case attack//NN/4/nsubj kills/kill/VBZ/0/root two//CD/4/obj";
        check(
            kills,
            &friday,
            &[("attack", "2015-10-09 expression"), ("kills", "2015-10-15 published")],
        );
    }

    #[test]
    fn what_lasts_longer_than_a_day_is_no_news() {
        let slept = "They//PRP/2/nsubj slept/sleep/VBD/0/root hours/hour/NNS/2/obl:unmarked";
        check(
            slept,
            &[("hours", TimexType::Duration, "PT2H")],
            &[("slept", "2015-10-15 published")],
        );
        check(slept, &[("hours", TimexType::Duration, "P2W")], &[("slept", "none")]);
    }
}
