//! W3C Web Annotations (JSON-LD): a page of annotations, each with the words it is about by position and by quotation, since
//! the standard leaves open what a position counts; ours are code points.
//! <https://www.w3.org/TR/annotation-model/>

use super::{speaker, to_json};
use crate::view::reading::Reading;
use crate::wire::{OffsetMap, Offsets, Unit};
use serde_json::{Value, json};

/// Characters of the text before and after the words, by which they are found again.
const AROUND: usize = 32;
/// What the annotations are about, where the text has no address of its own.
const TEXT: &str = "urn:dateline:text";

pub(super) fn collection(reading: &Reading) -> String {
    let map = OffsetMap::new(&reading.text, Unit::CodePoints);
    let target = |span: Offsets| target(&reading.text, &map, span);
    let found = &reading.found;
    let mut items = Vec::new();
    for entity in &found.entities {
        for (nth, mention) in entity.mentions.iter().enumerate() {
            let body = json!([
                { "type": "TextualBody", "purpose": "identifying", "value": entity.name },
                { "type": "TextualBody", "purpose": "classifying", "value": entity.kind },
            ]);
            items.push(annotation(
                format!("e{}-{nth}", entity.id),
                "identifying",
                body,
                json!(target(mention.span)),
            ));
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
        items.push(annotation(
            format!("q{}", quote.id),
            "classifying",
            json!(body),
            json!(targets),
        ));
    }
    for event in &found.events {
        let when = event.date.as_deref().unwrap_or("undated");
        let body = json!([
            { "type": "TextualBody", "purpose": "describing", "value": format!("{when}: {}", event.summary) },
            { "type": "TextualBody", "purpose": "classifying", "value": event.kind },
        ]);
        items.push(annotation(
            format!("v{}", event.id),
            "describing",
            body,
            json!(target(event.span)),
        ));
    }
    for time in &found.times {
        let body = json!([{ "type": "TextualBody", "purpose": "describing", "value": time.value }]);
        items.push(annotation(
            format!("t{}", time.id),
            "describing",
            body,
            json!(target(time.span)),
        ));
    }
    to_json(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:dateline:annotations",
        "type": "AnnotationPage",
        "items": items,
    }))
}

fn annotation(id: String, motivation: &str, body: Value, target: Value) -> Value {
    json!({
        "id": format!("urn:dateline:{id}"),
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
