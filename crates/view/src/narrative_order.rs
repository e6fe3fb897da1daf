//! The events in narrative order (the order of the text), with the jumps in time between them. Pure functions.

use super::article_view::ArticleView;
use super::dates;
use super::sort::{key, sort_by_key};
use super::timeline_view::{Row, row};

/// An event in narrative order.
#[derive(Clone, Debug, PartialEq)]
pub struct NarrativeRow<'r> {
    /// The event.
    pub row: Row<'r>,
    /// The date of the event in words; `None` for an undated event.
    pub date: Option<String>,
    /// The jump in time since the previous dated event; `None` if there is none.
    pub jump: Option<Jump>,
}

/// A jump in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Whether the jump goes back in time.
    pub back: bool,
    /// The length and the direction of the jump in words: "3 days earlier".
    pub words: String,
}

/// Returns the events in the order of the text: the main events of the short timeline's lines, or all events if
/// `full` is set. There are jumps only between dates that the article's words or the reader give.
#[must_use]
pub fn narrative(reading: &ArticleView, full: bool) -> Vec<NarrativeRow<'_>> {
    let rows: Vec<Row> =
        (0..reading.found.events.len() as u32).filter_map(|id| row(reading, id, full)).collect();
    let rows = sort_by_key(rows, |row| key(row.event.span[0], row.event.span[1]));
    let mut before: Option<std::ops::Range<i64>> = None;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let days = row.date().filter(|_| row.is_dated_by_words()).and_then(dates::stretch);
        let jump = before.as_ref().zip(days.as_ref()).and_then(|(before, days)| {
            // Two dates that overlap may be the same day, so they are not a jump.
            let back = days.end <= before.start;
            let length = dates::length((days.start - before.start).abs());
            let words = format!("{length} {}", if back { "earlier" } else { "later" });
            (back || days.start >= before.end).then_some(Jump { back, words })
        });
        before = days.or(before);
        all.push(NarrativeRow { date: row.date().map(dates::full_label), row, jump });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{event, exploration, line};
    use super::*;
    use dateline_schema::{Band, EventKind};

    fn shown(dates: &[Option<&str>]) -> String {
        let mut found = exploration();
        found.events = (0..)
            .zip(dates)
            .map(|(id, date)| {
                let event = event(id, [3 * id, 3 * id + 2], EventKind::Other, "");
                dateline_schema::Event { date: date.map(str::to_owned), ..event }
            })
            .collect();
        found.lines =
            found.events.iter().map(|event| line(event, event.span, Band::News)).collect();
        let reading = ArticleView::new("x".repeat(100), found, 1.0);
        let told = |row: &NarrativeRow| {
            let jump = row.jump.as_ref().map_or("-", |jump| &jump.words).to_owned();
            format!("{} ({jump})", row.date.as_deref().unwrap_or("undated"))
        };
        narrative(&reading, false).iter().map(told).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn jumps_are_measured_between_dated_events() {
        for (dates, expected) in [
            (
                &[Some("2015-10-15"), None, Some("2015-10-12"), Some("2015-10-12")][..],
                "Thursday 15 October 2015 (-), undated (-), Monday 12 October 2015 (3 days earlier), Monday 12 October 2015 (-)",
            ),
            (
                &[Some("2015-10-15"), Some("2015-10")],
                "Thursday 15 October 2015 (-), October 2015 (-)",
            ),
            (
                &[Some("2012"), Some("2015-10-15")],
                "2012 (-), Thursday 15 October 2015 (4 years later)",
            ),
            (&[Some("XXXX-WXX-4"), Some("2015")], "Thursday (-), 2015 (-)"),
            (&[], ""),
        ] {
            assert_eq!(shown(dates), expected);
        }
    }
}
