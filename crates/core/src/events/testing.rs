//! Helpers for the tests of dates.

use super::candidate::EventCandidate;
use super::context::EventContext;
use super::date_rules::date;
use super::factuality;
use super::types::EventClass;
use crate::linear::Model;
use crate::time::TimexType;

/// Checks the dates of the events named by the words in `events`, each with the expected date and its source. The
/// publication date is 15 October 2015. The event "said" is a report.
pub(super) fn check_dates(words: &str, times: &[(&str, TimexType, &str)], events: &[(&str, &str)]) {
    let created = Some(jiff::civil::date(2015, 10, 15));
    let context = EventContext::with_times(words, created, times);
    let event = |(form, _): &(&str, &str)| {
        let trigger = context.token(form);
        let mood = factuality::of(&context, trigger);
        let class = if *form == "said" { EventClass::Reporting } else { EventClass::Occurrence };
        EventCandidate { trigger, light: None, class, mood }
    };
    let undated: Vec<_> = events.iter().map(event).collect();
    let dates = date(&context, &undated, &Model::new(Vec::new(), &[]));
    for (date, (form, expected)) in dates.iter().zip(events) {
        let found = date.as_ref().map_or_else(
            || "none".to_owned(),
            |date| format!("{} {}", date.value, date.from.as_str()),
        );
        assert_eq!(found, *expected, "{form} in {words}");
    }
}
