//! Tests that hostile words change nothing but the words. The skeleton of each export (what a program that opens it
//! takes for structure) is the same as with harmless words in their place, and no export contains active content.

use crate::{READINGS, hostile};
use dateline_schema::Analysis;
use dateline_view::article_view::ArticleView;
use dateline_view::exports::Format;
use html5gum::Token;
use serde_json::Value;

const WORDS: [&str; 46] = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "]]><b>",
    "\" onmouseover=\"alert(1)",
    "' x='",
    "` x=`",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b",
    "a\nT99\tPerson 0 1\tb",
    "a\tb",
    "a,b;c:d\\n",
    "\0\u{7}\u{1b}[31m",
    "\u{202e}gnp.exe\u{2066}",
    "\u{85}a\u{b}b\u{c}c\u{2028}d\u{2029}",
    "\u{feff}a",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "[a](javascript:alert(1))",
    "![a](https://example.org/a.png)",
    "**a** _b_ `c` ~~d~~",
    "# a",
    "1. a",
    "- a",
    "> a",
    "| a | b |",
    "---",
    "&lt;b&gt; &amp;",
    "\\",
    "2015<img src=x>-W41-3",
    "\u{200b}=1",
    "\u{feff}\u{2060}+1",
    "\u{202d}-1",
    "\u{ad}@SUM(1)",
    "\u{200b} \u{200b}=1",
    "﹢1",
    "see https://evil.example/a_b,",
    "HTTPS://evil.example/`a` ``b``",
    "(www.evil.example)",
    "ann.lee@evil.example",
];

/// The parts of an analysis that hostile words replace: names that a reader can edit, or all free text.
#[derive(Clone, Copy, Debug)]
enum Spoilt {
    Names,
    Everything,
}

/// Returns the view of the hostile text, with `words` in the parts of the analysis that `spoilt` selects.
fn spoilt(words: &str, spoilt: Spoilt) -> ArticleView {
    let reading = hostile();
    let mut found = Analysis::clone(&reading.found);
    match spoilt {
        Spoilt::Names => {
            for entity in &mut found.entities {
                entity.name = words.to_owned();
                entity.roles = vec![words.to_owned(); 2];
            }
            found.events.iter_mut().for_each(|event| event.summary = words.to_owned());
        }
        Spoilt::Everything => {
            let mut value = serde_json::to_value(&found).expect("it is plain data");
            replace(&mut value, words);
            found = serde_json::from_value(value).expect("strings stay strings");
        }
    }
    ArticleView::new(reading.text.clone(), found, 0.0)
}

/// The fields that contain enum labels, which free text can't replace.
const LABELS: [&str; 14] = [
    "kind",
    "form",
    "act",
    "role",
    "class",
    "polarity",
    "certainty",
    "tense",
    "precision",
    "type",
    "mod",
    "date_from",
    "published_from",
    "band",
];

fn replace(value: &mut Value, words: &str) {
    match value {
        Value::String(string) => words.clone_into(string),
        Value::Array(list) => list.iter_mut().for_each(|value| replace(value, words)),
        Value::Object(fields) => {
            let free = fields.iter_mut().filter(|(name, _)| !LABELS.contains(&name.as_str()));
            free.for_each(|(_, value)| replace(value, words));
        }
        _ => {}
    }
}

/// Returns what a program that opens a file of this format takes for structure, such as rows, keys or tags.
fn skeleton(format: Format, written: &str) -> Vec<String> {
    match format {
        Format::Findings | Format::Entities | Format::Quotes | Format::Events => {
            let rows = csv::Reader::from_reader(written.as_bytes()).into_records();
            rows.map(|row| row.expect("rows have equal length").len().to_string()).collect()
        }
        Format::Calendar => {
            let unfolded = written.replace("\r\n ", "");
            let lines = unfolded.split("\r\n").map(|line| line.split(':').next().unwrap_or(line));
            lines.map(str::to_owned).collect()
        }
        Format::Markdown => written.split('\n').map(block).collect(),
        Format::Brat => {
            let columns = |line: &str| {
                let first: String = line.chars().take_while(|c| *c != '\t').collect();
                format!("{first} {}", line.matches('\t').count())
            };
            written.split('\n').map(columns).collect()
        }
        Format::Html => tags(written),
        _ => {
            let mut shape = Vec::new();
            keys(&serde_json::from_str(written).expect("it is JSON"), &mut shape);
            shape
        }
    }
}

/// Returns the kind of a line of Markdown.
fn block(line: &str) -> String {
    let first = line.split(' ').next().unwrap_or(line);
    let mark = if first.chars().all(|c| "#->".contains(c)) { first } else { "words" };
    format!("{mark} {}", line.replace("\\\\", "").replace("\\*", "").matches("**").count())
}

fn tags(html: &str) -> Vec<String> {
    let tag = |token: Token| match token {
        Token::StartTag(tag) => {
            let names: Vec<_> =
                tag.attributes.keys().map(|name| String::from_utf8_lossy(name)).collect();
            Some(format!("<{} {}>", String::from_utf8_lossy(&tag.name), names.join(" ")))
        }
        Token::EndTag(tag) => Some(format!("</{}>", String::from_utf8_lossy(&tag.name))),
        Token::Comment(_) => Some("a comment".to_owned()),
        _ => None,
    };
    html5gum::Tokenizer::new(html).flatten().filter_map(tag).collect()
}

fn keys(value: &Value, shape: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            shape.push(format!("[{}]", list.len()));
            list.iter().for_each(|value| keys(value, shape));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                shape.push(name.clone());
                keys(value, shape);
            }
        }
        _ => {}
    }
}

#[test]
fn hostile_words_change_nothing_but_the_words() {
    for parts in [Spoilt::Names, Spoilt::Everything] {
        let harmless = spoilt("harmless", parts);
        for words in WORDS {
            let harmful = spoilt(words, parts);
            for format in Format::ALL {
                let [harmless, harmful] = [&harmless, &harmful].map(|r| format.write(r));
                assert_eq!(
                    skeleton(format, &harmful),
                    skeleton(format, &harmless),
                    "{} {parts:?} {words:?}\n{harmful}",
                    format.name()
                );
            }
        }
    }
}

/// Returns the views of all texts, and views of the hostile text with each of the hostile words in its analysis.
fn all() -> Vec<ArticleView> {
    let spoil = |words: &&str| [spoilt(words, Spoilt::Names), spoilt(words, Spoilt::Everything)];
    READINGS.iter().cloned().chain(WORDS.iter().flat_map(spoil)).collect()
}

/// The invisible characters in [`WORDS`].
const UNSEEN: &str = "\u{ad}\u{200b}\u{202d}\u{202e}\u{2060}\u{2066}\u{feff}";

#[test]
fn no_cell_is_a_formula() {
    for reading in all() {
        for format in [Format::Findings, Format::Entities, Format::Quotes, Format::Events] {
            let written = format.write(&reading);
            let rows = csv::Reader::from_reader(written.as_bytes()).into_records();
            for row in rows {
                for cell in &row.expect("rows have equal length") {
                    let seen = |c: &char| !c.is_whitespace() && !UNSEEN.contains(*c);
                    let first = cell.chars().find(seen);
                    assert!(!first.is_some_and(|c| "=+-@＝﹢".contains(c)), "{cell:?}");
                    assert!(!cell.contains(char::is_control), "{cell:?}");
                }
            }
        }
    }
}

#[test]
fn no_word_of_the_brief_is_a_link() {
    for reading in all() {
        let written = Format::Markdown.write(&reading);
        for word in written.split_whitespace().filter(|word| !word.contains('`')) {
            let word = word.to_ascii_lowercase();
            let links = ["://", "www.", "lee@evil"];
            assert!(!links.iter().any(|link| word.contains(link)), "{word}");
        }
    }
}

#[test]
fn json_can_be_embedded_in_html() {
    let json =
        [Format::Json, Format::Schema, Format::TimelineJs, Format::WebAnnotation, Format::Spacy];
    for reading in all() {
        for format in json {
            let written = format.write(&reading);
            assert!(!written.contains(['<', '>', '&']), "{}", format.name());
            let page = format!("<script type=\"application/ld+json\">{written}</script>");
            assert_eq!(tags(&page), ["<script type>", "</script>"]);
        }
    }
}

#[test]
fn timeline_js_contains_only_paragraph_markup() {
    for reading in all() {
        let written = Format::TimelineJs.write(&reading);
        let timeline: Value = serde_json::from_str(&written).expect("it is JSON");
        let slides = timeline["events"].as_array().expect("there are slides");
        for slide in slides.iter().chain(timeline.get("title")) {
            // TimelineJS inserts the text of these fields as HTML twice.
            for twice in ["group", "display_date"] {
                assert!(!slide[twice].to_string().contains(['<', '&']), "{slide}");
            }
            let text = &slide["text"];
            assert!(tags(text["headline"].as_str().expect("it has one")).is_empty());
            let paragraphs = tags(text["text"].as_str().unwrap_or(""));
            assert!(paragraphs.iter().all(|tag| tag == "<p >" || tag == "</p>"), "{paragraphs:?}");
        }
    }
}

#[test]
fn the_html_page_has_no_script_and_no_url() {
    for reading in all() {
        let written = Format::Html.write(&reading);
        for token in html5gum::Tokenizer::new(&written).flatten() {
            let Token::StartTag(tag) = token else { continue };
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            assert!(!["script", "img", "iframe", "link", "base", "form"].contains(&name.as_str()));
            for (attribute, value) in &tag.attributes {
                let (attribute, value) =
                    (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
                assert!(!attribute.starts_with("on") && attribute != "style", "{attribute}");
                assert!(attribute != "href" || value.starts_with("#p"), "{value}");
            }
        }
        assert!(!written.contains('\0'));
    }
}
