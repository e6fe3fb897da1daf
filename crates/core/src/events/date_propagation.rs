//! Copies dates between events of an article, whether or not they are in one sentence: an undated event gets the date
//! of an event with the same stem, of the same speaker's previous statement, or of the preceding event in a narrative.
//!
//! `date_rules` calls this after the events with time expressions have their dates, and before it assigns the day of
//! publication.

use super::candidate::EventCandidate;
use super::clause::subject;
use super::context::EventContext;
use super::types::{DateFrom, Dating, EventClass, Tense};
use crate::document::{Relation, Upos};
use crate::features::stem;
use crate::span::EntityId;
use crate::time::Precision;
use std::collections::BTreeMap;

/// Fills in the dates that can be propagated.
pub(super) fn propagate(
    context: &EventContext,
    events: &[EventCandidate],
    dates: &mut [Option<Dating>],
) {
    from_other_tellings(context, events, dates);
    from_speakers(context, events, dates);
    from_sentence_before(context, events, dates);
}

fn propagated(date: &Dating) -> Dating {
    Dating { from: DateFrom::Context, ..date.clone() }
}

/// Gives an undated noun the date of a past event with the same stem, if that date comes from a time expression:
/// "two bombs exploded on Friday … the *explosions*".
fn from_other_tellings(
    context: &EventContext,
    events: &[EventCandidate],
    dates: &mut [Option<Dating>],
) {
    let stem = |event: &EventCandidate| stem(context.lemma(event.trigger)).to_owned();
    let mut told: BTreeMap<String, Dating> = BTreeMap::new();
    for (event, date) in events.iter().zip(dates.iter()) {
        if let Some(date) = date.as_ref().filter(|d| d.from == DateFrom::Expression)
            && event.mood.tense == Tense::Past
        {
            told.entry(stem(event)).or_insert_with(|| propagated(date));
        }
    }
    for (event, date) in events.iter().zip(dates) {
        let names_again = context.upos(event.trigger) == Upos::Noun && event.light.is_none();
        if date.is_none() && names_again && event.mood.tense == Tense::Past {
            *date = told.get(&stem(event)).cloned();
        }
    }
}

/// Gives an undated report in the past tense the date of an earlier report by the same speaker: the last one whose
/// date comes from a time expression.
fn from_speakers(context: &EventContext, events: &[EventCandidate], dates: &mut [Option<Dating>]) {
    let mut spoke: BTreeMap<EntityId, Dating> = BTreeMap::new();
    for (event, date) in events.iter().zip(dates) {
        let speaks = event.class == EventClass::Reporting && event.mood.tense == Tense::Past;
        let speaker = subject(context, event.centre()).and_then(|head| context.entity_at(head));
        let Some(speaker) = speaker.filter(|_| speaks) else { continue };
        match date {
            Some(date) if date.from == DateFrom::Expression => {
                spoke.insert(speaker, propagated(date));
            }
            Some(_) => {}
            None => *date = spoke.get(&speaker).cloned(),
        }
    }
}

/// Gives an undated event in the simple past the date of the last dated event, as in a narrative. That event must
/// be in the same paragraph, and in the same sentence or the one before.
fn from_sentence_before(
    context: &EventContext,
    events: &[EventCandidate],
    dates: &mut [Option<Dating>],
) {
    let document = context.document;
    let paragraph = |event: &EventCandidate| {
        let at = document.tokens[event.trigger].span.start;
        document.article.paragraphs.partition_point(|p| p.span.end <= at)
    };
    // The index of the paragraph and of the sentence of the last event with a date, and this date.
    let mut last: Option<(usize, u32, Dating)> = None;
    for (event, date) in events.iter().zip(dates) {
        let tells = event.class == EventClass::Occurrence
            && event.mood.tense == Tense::Past
            && !event.mood.perfect
            && context.upos(event.centre()) == Upos::Verb;
        if !tells {
            continue;
        }
        let place = (paragraph(event), document.tokens[event.trigger].sentence.0);
        let body = document.article.paragraphs.get(place.0).is_some_and(|p| p.role.is_prose());
        match date {
            Some(date) if date.value.precision() <= Some(Precision::Week) => {
                last = Some((place.0, place.1, propagated(date)));
            }
            Some(_) => last = None,
            None if body && goes_on(context, event) => {
                if let Some((in_paragraph, sentence, told)) = &mut last
                    && *in_paragraph == place.0
                    && place.1 <= *sentence + 1
                {
                    *sentence = place.1;
                    *date = Some(told.clone());
                }
            }
            None => {}
        }
    }
}

/// Returns whether the event advances the narrative. Events in relative clauses, in participles that modify a noun,
/// and in the perfect ("has left") do not.
fn goes_on(context: &EventContext, event: &EventCandidate) -> bool {
    let verb = event.centre();
    let passing = matches!(context.relation(verb), Relation::AclRelcl | Relation::Acl);
    let has = context.document.children_by(verb, Relation::Aux).any(|a| context.lemma(a) == "have");
    !passing && !has
}

#[cfg(test)]
mod tests {
    use crate::events::testing::check_dates as check;
    use crate::time::TimexType;

    const MONDAY: [(&str, TimexType, &str); 1] = [("Monday", TimexType::Date, "2015-10-12")];

    #[test]
    fn the_story_goes_on() {
        let came = "He//PRP/2/nsubj came/come/VBD/0/root Monday//NNP/2/obl:unmarked";
        let then = format!("{came} | He//PRP/2/nsubj left/leave/VBD/0/root");
        check(&then, &MONDAY, &[("came", "2015-10-12 expression"), ("left", "2015-10-12 context")]);
        let has = format!("{came} | He//PRP/3/nsubj has/have/VBZ/3/aux left/leave/VBN/0/root");
        check(
            &has,
            &MONDAY,
            &[("came", "2015-10-12 expression"), ("left", "2015-10-15 published")],
        );
    }

    #[test]
    fn a_noun_tells_again_what_its_verb_told() {
        let words = "Shells/shell/NNS/2/nsubj exploded/explode/VBD/0/root Monday//NNP/2/obl:unmarked | \
             Ann//NNP/2/nsubj heard/hear/VBD/0/root the//DT/4/det explosion//NN/2/obj";
        let told = [("exploded", "2015-10-12 expression"), ("explosion", "2015-10-12 context")];
        check(words, &MONDAY, &told);
        let other = words.replace("explosion", "shouting");
        let told = [("exploded", "2015-10-12 expression"), ("shouting", "2015-10-15 published")];
        check(&other, &MONDAY, &told);
    }
}
