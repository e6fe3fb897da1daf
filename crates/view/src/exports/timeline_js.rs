//! TimelineJS JSON: a slide for each main event with a calendar date. A slide contains the sentence of its event.
//! Denied events are left out.
//!
//! TimelineJS interprets most fields as HTML, so words are escaped. It interprets dates and groups as HTML twice,
//! so these contain only fixed words.
//! <https://timeline.knightlab.com/docs/json-format.html>

use super::fields::{standing, title, to_json, words};
use crate::article_view::ArticleView;
use crate::dates;
use crate::findings::event_kind_word;
use crate::markup::escaped;
use crate::timeline_view::{Status, entries};
use dateline_schema::Event;
use serde_json::{Value, json};

pub(super) fn slides(reading: &ArticleView) -> String {
    let mut slides = Vec::new();
    for entry in entries(reading, false) {
        let Some(dates) = when(entry.date) else { continue };
        for row in entry.rows.iter().filter(|row| row.standing != Status::Denied) {
            let mut slide = json!({
                "unique_id": format!("v{}", row.id),
                "text": { "headline": escaped(&row.event.summary), "text": told(reading, row.event) },
                "group": event_kind_word(row.event.kind),
                "autolink": false,
            });
            for (name, value) in &dates {
                slide[*name] = value.clone();
            }
            slides.push(slide);
        }
    }
    let headline = title(reading).map(|title| json!({ "headline": escaped(&title) }));
    let mut timeline = json!({ "events": slides });
    if let Some(text) = headline {
        timeline["title"] = json!({ "unique_id": "title", "text": text, "autolink": false });
    }
    to_json(&timeline)
}

/// Returns the sentence of an event and the factuality of the event, as HTML paragraphs.
fn told(reading: &ArticleView, event: &Event) -> String {
    let [start, end] = event.span;
    let around = |sentence: &&[u32; 2]| sentence[0] <= start && end <= sentence[1];
    let sentence = reading.found.sentences.iter().find(around);
    let parts = [
        sentence.map(|&sentence| words(reading, sentence)).unwrap_or_default(),
        standing(reading, event),
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.map(|part| format!("<p>{}</p>", escaped(part))).collect()
}

/// Returns the date fields of a slide, by name; `None` if the value is not a calendar date. A single day, month or year
/// has only a start date. Any other period, such as a week, also has an end date. A date longer than a day also has a
/// label in words.
fn when(value: &str) -> Option<Vec<(&'static str, Value)>> {
    let days = dates::stretch(value)?;
    let (first, after) = (dates::calendar(days.start), dates::calendar(days.end));
    let last = dates::calendar(days.end - 1);
    let date = |(year, month, day): (i64, u32, u32)| match (first.1, first.2, after.1, after.2) {
        (1, 1, 1, 1) => json!({ "year": year }),
        (_, 1, _, 1) => json!({ "year": year, "month": month }),
        _ => json!({ "year": year, "month": month, "day": day }),
    };
    let (start, end) = (date(first), date(last));
    let mut dates = Vec::new();
    if end != start {
        dates.push(("end_date", end));
    }
    if first != last {
        dates.push(("display_date", dates::full_label(value).into()));
    }
    dates.push(("start_date", start));
    Some(dates)
}

#[cfg(test)]
mod tests {
    use super::when;
    use serde_json::json;

    #[test]
    fn slides_keep_the_precision_of_dates() {
        let day = |y: i32, m: i32, d: i32| json!({ "year": y, "month": m, "day": d });
        let month = |y: i32, m: i32| json!({ "year": y, "month": m });
        let year = |y: i32| json!({ "year": y });
        for (value, start, end, words) in [
            ("2015-10-15", day(2015, 10, 15), None, None),
            ("2015-10", month(2015, 10), None, Some("October 2015")),
            ("2015", year(2015), None, Some("2015")),
            ("2015-W41", day(2015, 10, 5), Some(day(2015, 10, 11)), Some("Week of 5 October 2015")),
            ("2015-Q3", month(2015, 7), Some(month(2015, 9)), Some("Third quarter 2015")),
            ("201", year(2010), Some(year(2019)), Some("The 2010s")),
        ] {
            let dates = when(value).expect("it is a calendar date");
            let named = |name| dates.iter().find(|(of, _)| *of == name).map(|(_, v)| v.clone());
            assert_eq!(named("start_date"), Some(start), "{value}");
            assert_eq!(named("end_date"), end, "{value}");
            assert_eq!(named("display_date"), words.map(Into::into), "{value}");
        }
        for unknown in ["XXXX-WXX-4", "2015<b>-W41-3", "2015-<b>", "<b>", ""] {
            assert!(when(unknown).is_none(), "{unknown}");
        }
    }
}
