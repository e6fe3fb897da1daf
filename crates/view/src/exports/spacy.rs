//! The input format of spaCy's displaCy for manual entities (`manual=True`), with spans as in `Doc.to_json`.
//! Entities must not overlap, so only names are entities. Of overlapping names, the one that starts first is
//! written. If they start together, the longer one is written.

use super::fields::{title, to_json};
use crate::article_view::ArticleView;
use dateline_schema::{MentionForm, OffsetMap, Offsets, Unit};
use serde_json::{Value, json};

pub(super) fn document(reading: &ArticleView) -> String {
    let map = OffsetMap::new(&reading.text, Unit::CodePoints);
    let span = |[start, end]: Offsets, label: &str| json!({ "start": map.offset(start), "end": map.offset(end), "label": label });
    let found = &reading.found;
    let mut names: Vec<(Offsets, &str)> = found
        .entities
        .iter()
        .flat_map(|entity| {
            let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
            names.map(|mention| (mention.span, entity.kind.as_str()))
        })
        .collect();
    names.sort_by_key(|([start, end], _)| (*start, u32::MAX - end));
    let mut last = 0;
    names.retain(|&([start, end], _)| {
        let free = start >= last;
        if free {
            last = end;
        }
        free
    });
    let ents: Vec<Value> = names.into_iter().map(|(at, kind)| span(at, kind)).collect();
    let quotes: Vec<Value> = found
        .quotes
        .iter()
        .flat_map(|quote| quote.content.iter().map(|&part| span(part, quote.form.as_str())))
        .collect();
    let events: Vec<Value> =
        found.events.iter().map(|event| span(event.span, event.kind.as_str())).collect();
    let times: Vec<Value> =
        found.times.iter().map(|time| span(time.span, time.kind.as_str())).collect();
    let spans = json!({ "quotes": quotes, "events": events, "times": times });
    to_json(
        &json!({ "text": &*reading.text, "title": title(reading), "ents": ents, "spans": spans }),
    )
}
