//! W3C Web Annotations (JSON-LD): a page of annotations. Each annotation selects its words by position and by
//! quotation, because the standard leaves the unit of positions open. Here positions count code points.
//! <https://www.w3.org/TR/annotation-model/>

use super::fields::{speaker, to_json};
use crate::article_view::ArticleView;
use dateline_schema::{OffsetMap, Offsets, Unit};
use serde_json::{Value, json};

/// The number of characters of context before and after the words, by which a program finds them again.
const AROUND: usize = 32;
/// The identifier of the annotated text, because the text has no URL.
const TEXT: &str = "urn:dateline:text";

pub(super) fn collection(reading: &ArticleView) -> String {
    let map = OffsetMap::new(&reading.text, Unit::CodePoints);
    let target = |span: Offsets| target(&reading.text, &map, span);
    let found = &reading.found;
    let mut page = Page::default();
    for entity in &found.entities {
        for (nth, mention) in entity.mentions.iter().enumerate() {
            let body = json!([
                { "type": "TextualBody", "purpose": "identifying", "value": entity.name },
                { "type": "TextualBody", "purpose": "classifying", "value": entity.kind },
            ]);
            let id = format!("e{}-{nth}", entity.id);
            page.add(&id, "identifying", body, target(mention.span));
        }
    }
    for quote in &found.quotes {
        let targets: Vec<Value> = quote.content.iter().map(|&part| target(part)).collect();
        let form = format!("{} {}", quote.form, quote.act);
        let mut body =
            vec![json!({ "type": "TextualBody", "purpose": "classifying", "value": form })];
        body.extend(speaker(reading, quote).map(
            |speaker| json!({ "type": "TextualBody", "purpose": "identifying", "value": speaker }),
        ));
        page.add(&format!("q{}", quote.id), "classifying", json!(body), json!(targets));
    }
    for event in &found.events {
        let when = event.date.as_deref().unwrap_or("undated");
        let body = json!([
            { "type": "TextualBody", "purpose": "describing", "value": format!("{when}: {}", event.summary) },
            { "type": "TextualBody", "purpose": "classifying", "value": event.kind },
        ]);
        page.add(&format!("v{}", event.id), "describing", body, target(event.span));
    }
    for time in &found.times {
        let body = json!([{ "type": "TextualBody", "purpose": "describing", "value": time.value }]);
        page.add(&format!("t{}", time.id), "describing", body, target(time.span));
    }
    page.finish()
}

/// An annotation page under construction. Each annotation is serialised at once: the JSON values of all annotations of
/// a long article would take many times the memory of the serialised page.
#[derive(Default)]
struct Page {
    items: String,
}

impl Page {
    fn add(&mut self, id: &str, motivation: &str, body: Value, target: Value) {
        if !self.items.is_empty() {
            self.items.push(',');
        }
        let annotation = annotation(format!("urn:dateline:{id}"), motivation, body, target);
        self.items.push_str(to_json(&annotation).trim_end());
    }

    fn finish(self) -> String {
        const BEGINNING: &str = r#"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:dateline:annotations","items":["#;
        const END: &str = "],\"type\":\"AnnotationPage\"}\n";
        let mut page = self.items;
        page.insert_str(0, BEGINNING);
        page.push_str(END);
        page
    }
}

fn annotation(id: String, motivation: &str, body: Value, target: Value) -> Value {
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    })
}

fn target(text: &str, map: &OffsetMap, [start, end]: Offsets) -> Value {
    let words = text.get(start as usize..end as usize).unwrap_or("");
    let before = text.get(..start as usize).unwrap_or("");
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after: String = text.get(end as usize..).unwrap_or("").chars().take(AROUND).collect();
    json!({
        "source": TEXT,
        "selector": [
            { "type": "TextQuoteSelector", "exact": words, "prefix": &before[from..], "suffix": after },
            { "type": "TextPositionSelector", "start": map.offset(start), "end": map.offset(end) },
        ],
    })
}
