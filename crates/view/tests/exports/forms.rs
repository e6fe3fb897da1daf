//! Checks each format by the format's own rules: its content, and that its offsets give the right words.

use crate::{chars, each};
use dateline_schema::{
    Analysis, Event, Line, LineDateFrom, MentionForm, Offsets, Polarity, QuoteAct, QuoteForm,
};
use dateline_view::dates;
use dateline_view::exports::Format;
use dateline_view::markup::escaped;
use serde_json::Value;

fn words(text: &str, [start, end]: [u32; 2]) -> &str {
    &text[start as usize..end as usize]
}

/// Returns the lines that are shown, with their main events.
fn shown(found: &Analysis) -> impl Iterator<Item = (&Line, &Event)> {
    let lines = found.lines.iter().filter(|line| line.shown);
    lines.map(|line| (line, &found.events[line.events[0] as usize]))
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn tables_have_a_row_for_each_finding() {
    for format in [Format::Findings, Format::Entities, Format::Quotes, Format::Events] {
        each(format, |_, found, written| {
            let mut table = csv::Reader::from_reader(written.as_bytes());
            let rows: Vec<csv::StringRecord> =
                table.records().map(|row| row.expect("rows have equal length")).collect();
            let n = match format {
                Format::Findings => found.entities.len() + found.quotes.len() + found.events.len(),
                Format::Entities => found.entities.len(),
                Format::Quotes => found.quotes.len(),
                _ => found.events.len(),
            };
            assert_eq!(rows.len(), n);
        });
    }
}

#[test]
fn the_quotes_table_contains_speakers() {
    each(Format::Quotes, |_, found, written| {
        let mut table = csv::Reader::from_reader(written.as_bytes());
        for (row, quote) in table.records().zip(&found.quotes) {
            let row = row.expect("rows have equal length");
            if let Some(speaker) = quote.speaker {
                assert_eq!(&row[1], found.entities[speaker as usize].name.trim_start_matches('\''));
            }
        }
    });
}

#[test]
fn the_calendar_contains_the_days_of_the_timeline() {
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
        let told = shown(found).filter(|(line, event)| {
            line.date_from == Some(LineDateFrom::Expression)
                && line.date.as_deref().is_some_and(dates::is_day)
                && event.polarity == Polarity::Positive
        });
        let mut expected: Vec<String> =
            told.filter_map(|(line, _)| Some(line.date.as_ref()?.replace('-', ""))).collect();
        expected.sort();
        assert_eq!(days, expected);
        let ids: std::collections::BTreeSet<&&str> =
            lines.iter().filter(|l| l.starts_with("UID:")).collect();
        assert_eq!(ids.len(), days.len(), "ids are unique");
    });
}

#[test]
fn web_annotations_select_words_by_position_and_quotation() {
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
fn spacy_names_do_not_overlap() {
    each(Format::Spacy, |text, found, written| {
        let doc: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(doc["text"], text);
        let names: Vec<&str> = found
            .entities
            .iter()
            .flat_map(|entity| {
                entity
                    .mentions
                    .iter()
                    .filter(|m| m.form == MentionForm::Name)
                    .map(|m| words(text, m.span))
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

/// Checks the rules of <https://brat.nlplab.org/standoff.html>: references are valid, offsets give the words, no
/// fragment contains a line break.
#[test]
fn brat_annotations_are_valid() {
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
                    assert!(written.contains(&format!(
                        "\n{}\t",
                        rest.split_once(' ').expect("an annotation").1
                    )));
                    continue;
                }
                let to: Vec<&str> =
                    rest.split(' ').filter_map(|arg| Some(arg.split_once(':')?.1)).collect();
                assert!(!to.is_empty() && to.iter().all(|to| ids.contains(*to)), "{line}");
            }
        }
        let denied =
            found.events.iter().filter(|event| event.polarity == Polarity::Negative).count();
        assert_eq!(written.matches("\tNegation E").count(), denied);
        assert_eq!(
            written.lines().filter(|line| line.starts_with('E')).count(),
            found.events.len()
        );
    });
}

#[test]
fn the_brief_contains_all_speech() {
    each(Format::Markdown, |text, found, written| {
        assert!(written.starts_with("# "));
        let plain = written.replace('\\', "");
        for quote in found.quotes.iter().filter(|quote| quote.act == QuoteAct::Speech) {
            for &part in &quote.content {
                let said = squeezed(words(text, part))
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('\\', "");
                assert!(plain.contains(&said), "{said}");
            }
        }
    });
}

#[test]
fn the_json_document_contains_its_text_and_code_point_offsets() {
    each(Format::Json, |text, found, written| {
        let written: Analysis = serde_json::from_str(&written).expect("it is the output contract");
        assert_eq!(written.text.as_deref(), Some(text));
        let spans = |found: &Analysis| -> Vec<Offsets> {
            let mentions = found.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span));
            let quotes = found.quotes.iter().flat_map(|q| {
                let parts = q.content.iter().copied();
                parts.chain([q.span]).chain(q.source).chain(q.cue)
            });
            let times = found.times.iter().map(|time| time.span);
            let events =
                found.events.iter().flat_map(|e| e.args.iter().map(|a| a.span).chain([e.span]));
            let layout = found.paragraphs.iter().map(|p| p.span).chain(found.sentences.clone());
            let all = mentions.chain(quotes).chain(times).chain(events).chain(layout);
            all.chain(found.title).collect()
        };
        let (counted, bytes) = (spans(&written), spans(found));
        assert_eq!(counted.len(), bytes.len());
        for (&[start, end], &span) in counted.iter().zip(&bytes) {
            assert_eq!(chars(text, start.into(), end.into()), words(text, span));
        }
    });
}

#[test]
fn schema_org_references_are_listed() {
    each(Format::Schema, |_, found, written| {
        let article: Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(article["@type"], "NewsArticle");
        assert_eq!(article["datePublished"], Value::from(found.published.clone()));
        let list = |name: &str| article[name].as_array().cloned().unwrap_or_default();
        let mentions = list("mentions");
        let ids: Vec<&Value> = mentions.iter().map(|one| &one["@id"]).collect();
        let is_listed = |at: &Value| at.get("@id").is_none_or(|id| ids.contains(&id));
        for quotation in list("hasPart") {
            assert!(is_listed(&quotation["creator"]), "{quotation}");
            assert!(!quotation["text"].as_str().unwrap().starts_with(['"', '“']), "{quotation}");
        }
        let events: Vec<&Value> = mentions.iter().filter(|m| m["@type"] == "Event").collect();
        for event in &events {
            let about = event["about"].as_array().cloned().unwrap_or_default();
            assert!(about.iter().chain([&event["location"]]).all(is_listed), "{event}");
        }
        let main = shown(found).filter(|(_, event)| event.polarity == Polarity::Positive);
        assert_eq!(events.len(), main.count());
        let said = found
            .quotes
            .iter()
            .filter(|q| q.form == QuoteForm::Direct && q.act == QuoteAct::Speech)
            .count();
        assert_eq!(list("hasPart").len(), said);
    });
}

#[test]
fn timeline_js_has_a_slide_for_each_dated_main_event() {
    each(Format::TimelineJs, |_, found, written| {
        let timeline: Value = serde_json::from_str(&written).expect("it is JSON");
        let slides = timeline["events"].as_array().expect("there are slides");
        let mut ids = std::collections::BTreeSet::new();
        for slide in slides {
            let id = slide["unique_id"].as_str().expect("it has an id");
            assert!(ids.insert(id), "{id}");
            let of: u32 = id[1..].parse().expect("it is the event's");
            let mut lines = shown(found).filter(|(_, event)| event.id == of);
            let (line, _) = lines.next().expect("it is the main event of a line");
            let date = line.date.as_deref().expect("it has a date");
            let start = &slide["start_date"];
            assert_eq!(start["year"].to_string(), date[..4].trim_start_matches('0'), "{slide}");
            let is_day = date.len() == 10 && !date.contains('W');
            assert_eq!(start["day"].is_u64() && slide["end_date"].is_null(), is_day, "{slide}");
            assert_eq!(slide["display_date"].is_null(), is_day, "{slide}");
        }
        let dated = |line: &Line| line.date.as_ref().is_some_and(|date| !date.starts_with('X'));
        let main = shown(found)
            .filter(|(line, event)| dated(line) && event.polarity == Polarity::Positive);
        assert_eq!(slides.len(), main.count());
    });
}

#[test]
fn the_html_page_contains_the_text_and_its_links_resolve() {
    each(Format::Html, |text, found, written| {
        let main =
            written.split("<main class=\"paper\">").nth(1).and_then(|s| s.split("</main>").next());
        let shown: String = html5gum::Tokenizer::new(main.expect("there is one"))
            .flatten()
            .filter_map(|token| match token {
                html5gum::Token::String(words) => {
                    Some(String::from_utf8_lossy(&words).into_owned())
                }
                _ => None,
            })
            .collect();
        assert_eq!(squeezed(&shown), squeezed(text));
        for link in written.split("href=\"#").skip(1) {
            let id = link.split('"').next().expect("it ends");
            assert!(written.contains(&format!(" id=\"{id}\"")), "{id}");
        }
        for entity in
            found.entities.iter().filter(|e| e.mentions.iter().any(|m| m.form == MentionForm::Name))
        {
            assert!(written.contains(&escaped(&entity.name)), "{}", entity.name);
        }
    });
}
