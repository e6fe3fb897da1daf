//! Every export of whole articles, read back: by a parser that is not ours where there is one.

use dateline::article::Article;
use dateline::exports::{Format, Source};
use dateline::models::Models;
use dateline::wire::{self, Exploration, Unit};
use std::ops::ControlFlow;

/// Our examples, and a text that means harm to whatever opens the export.
fn articles() -> Vec<(String, Exploration)> {
    let hostile = "=HYPERLINK(\"https://example.org\") wins\n\n\"=1+1 is 2,\" <b>Ann Lee</b> said; \"we\r\nall agree, *Bo* and I.\" \
        +Maria Díaz 🎉 arrived in Paris on 3 March 2021, and [she](javascript:x) left on Friday.\n";
    let examples = ["chip-merger", "dam-talks", "ferry-inquiry"];
    let read = |name| std::fs::read_to_string(format!("examples/{name}.txt")).expect("it is ours");
    let texts = examples.map(read).into_iter().chain([hostile.to_owned()]);
    let models = Models::shipped();
    let explore = |text: String| {
        let article = Article::new(text, Some(jiff::civil::date(2026, 3, 6))).expect("it is text");
        let ControlFlow::Continue(found) =
            dateline::annotate(&article, &models, |_| ControlFlow::Continue(()))
        else {
            unreachable!("nobody stops it")
        };
        let found = wire::explore(&found, Unit::Bytes, false);
        (article.text.clone(), found)
    };
    texts.map(explore).collect()
}

fn each(format: Format, check: impl Fn(&str, &Exploration, String)) {
    for (text, found) in articles() {
        let written = format.write(Source { text: &text, found: &found });
        check(&text, &found, written);
    }
}

/// The characters from `start` to `end`.
fn chars(text: &str, start: u64, end: u64) -> String {
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

fn words(text: &str, [start, end]: [u32; 2]) -> &str {
    &text[start as usize..end as usize]
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn tables_have_a_row_for_each_finding_and_no_formula() {
    for format in [Format::Findings, Format::Entities, Format::Quotes, Format::Events] {
        each(format, |_, found, written| {
            let mut table = csv::Reader::from_reader(written.as_bytes());
            let rows: Vec<csv::StringRecord> =
                table.records().map(|row| row.expect("rows are even")).collect();
            let n = match format {
                Format::Findings => found.entities.len() + found.quotes.len() + found.events.len(),
                Format::Entities => found.entities.len(),
                Format::Quotes => found.quotes.len(),
                _ => found.events.len(),
            };
            assert_eq!(rows.len(), n);
            let live = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
            assert!(!rows.iter().flatten().any(live), "{written}");
        });
    }
}

#[test]
fn a_quote_is_in_its_table_with_its_speaker() {
    each(Format::Quotes, |_, found, written| {
        let mut table = csv::Reader::from_reader(written.as_bytes());
        for (row, quote) in table.records().zip(&found.quotes) {
            let row = row.expect("rows are even");
            if let Some(speaker) = quote.speaker {
                assert_eq!(&row[1], found.entities[speaker as usize].name.trim_start_matches('\''));
            }
        }
    });
}

#[test]
fn a_calendar_has_the_days_of_the_timeline() {
    each(Format::Calendar, |_, found, written| {
        assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        let unfolded = icalendar::parser::unfold(&written);
        let parsed = icalendar::parser::read_calendar(&unfolded).expect("it is a calendar");
        let events = parsed.components.iter().filter(|part| part.name == "VEVENT").count();
        assert_eq!(events, written.matches("BEGIN:VEVENT").count());
        let unfolded = written.replace("\r\n ", "");
        let lines: Vec<&str> = unfolded.lines().collect();
        assert_eq!((lines[0], lines[lines.len() - 1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
        assert!(lines.iter().all(|line| line.contains(':')), "{unfolded}");
        let days: Vec<&str> =
            lines.iter().filter_map(|l| l.strip_prefix("DTSTART;VALUE=DATE:")).collect();
        let mut expected = Vec::new();
        for entry in
            found.timeline.iter().filter(|entry| entry.precision == "day" && entry.date.len() == 10)
        {
            let events = entry.events.iter().map(|&id| &found.events[id as usize]);
            let happened = events.filter(|event| event.polarity == "positive");
            expected.extend(happened.map(|_| entry.date.replace('-', "")));
        }
        assert_eq!(days, expected);
        let ids: std::collections::BTreeSet<&&str> =
            lines.iter().filter(|l| l.starts_with("UID:")).collect();
        assert_eq!(ids.len(), days.len(), "each has an id of its own");
    });
}

#[test]
fn web_annotations_point_at_their_words_by_position_and_by_quotation() {
    each(Format::WebAnnotation, |text, found, written| {
        let page: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
        let items = page["items"].as_array().expect("there are items");
        let mentions: usize = found.entities.iter().map(|entity| entity.mentions.len()).sum();
        assert_eq!(
            items.len(),
            mentions + found.quotes.len() + found.events.len() + found.times.len()
        );
        for item in items {
            let target = &item["target"];
            let targets = target.as_array().cloned().unwrap_or_else(|| vec![target.clone()]);
            for target in targets {
                let [quote, position] = [&target["selector"][0], &target["selector"][1]];
                let (start, end) =
                    (position["start"].as_u64().unwrap(), position["end"].as_u64().unwrap());
                let exact = quote["exact"].as_str().unwrap();
                assert_eq!(chars(text, start, end), exact);
                let around =
                    [&quote["prefix"], &quote["suffix"]].map(|side| side.as_str().unwrap());
                assert!(text.contains(&format!("{}{exact}{}", around[0], around[1])));
                assert!(around.iter().all(|side| side.chars().count() <= 32));
            }
        }
    });
}

#[test]
fn spacy_gets_names_that_never_overlap_and_spans_that_may() {
    each(Format::Spacy, |text, found, written| {
        let doc: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(doc["text"], text);
        let names: Vec<&str> = found
            .entities
            .iter()
            .flat_map(|entity| {
                entity.mentions.iter().filter(|m| m.form == "name").map(|m| words(text, m.span))
            })
            .collect();
        let mut last = 0;
        for ent in doc["ents"].as_array().unwrap() {
            let (start, end) = (ent["start"].as_u64().unwrap(), ent["end"].as_u64().unwrap());
            assert!(start >= last && end > start);
            last = end;
            assert!(names.contains(&chars(text, start, end).as_str()));
        }
        assert!(last > 0, "there are names");
        assert_eq!(doc["spans"]["events"].as_array().unwrap().len(), found.events.len());
    });
}

/// The rules of <https://brat.nlplab.org/standoff.html>: what is pointed at is there, offsets give the words, no
/// fragment holds a line break.
#[test]
fn brat_gets_annotations_that_it_can_read() {
    each(Format::Brat, |text, found, written| {
        let mut ids = std::collections::BTreeSet::new();
        for line in written.lines() {
            let (id, rest) = line.split_once('\t').expect("an id and a tab");
            if id.starts_with('T') {
                ids.insert(id.to_owned());
                let (place, covered) = rest.split_once('\t').expect("a place and the words");
                let (_, offsets) = place.split_once(' ').expect("a type and offsets");
                let fragments: Vec<String> = offsets
                    .split(';')
                    .map(|fragment| {
                        let (start, end) = fragment.split_once(' ').expect("two offsets");
                        chars(text, start.parse().unwrap(), end.parse().unwrap())
                    })
                    .collect();
                assert!(fragments.iter().all(|fragment| !fragment.contains(['\n', '\r'])));
                assert_eq!(fragments.join(" "), covered);
            } else if id != "*" && !id.starts_with('#') {
                if id.starts_with('A') {
                    assert!(
                        written
                            .contains(&format!("\n{}\t", rest.split_once(' ').expect("of what").1))
                    );
                    continue;
                }
                let to: Vec<&str> =
                    rest.split(' ').filter_map(|arg| Some(arg.split_once(':')?.1)).collect();
                assert!(!to.is_empty() && to.iter().all(|to| ids.contains(*to)), "{line}");
            }
        }
        let denied = found.events.iter().filter(|event| event.polarity == "negative").count();
        assert_eq!(written.matches("\tNegation E").count(), denied);
        assert_eq!(
            written.lines().filter(|line| line.starts_with('E')).count(),
            found.events.len()
        );
    });
}

#[test]
fn a_brief_tells_all_that_was_said_and_nothing_in_it_is_markup() {
    each(Format::Markdown, |text, found, written| {
        assert!(written.starts_with("# "));
        let plain = written.replace('\\', "");
        for quote in found.quotes.iter().filter(|quote| quote.act == "speech") {
            for &part in &quote.content {
                let said = squeezed(words(text, part))
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('\\', "");
                assert!(plain.contains(&said), "{said}");
            }
        }
        assert!(!written.contains("<b>") && !written.contains("[she]("));
    });
}
