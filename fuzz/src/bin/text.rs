//! Checks the analysis of any text: it violates no invariant of the layers (`Annotations::faults` lists the
//! violations), its JSON has offsets inside the text in every unit, and its pieces can be joined again.

#![no_main]

use std::ops::ControlFlow;
use std::sync::LazyLock;

use dateline_core::article::{Article, tidy};
use dateline_core::models::Models;
use dateline_schema::{Analysis, Unit};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

fuzz_target!(|text: &str| {
    check(text.to_owned());
    let tidied = tidy(text);
    if tidied != text {
        check(tidied);
    }
});

fn check(text: String) {
    let Ok(article) = Article::new(text, None) else { return };
    let read = dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()));
    let ControlFlow::Continue(annotations) = read else { unreachable!("nobody stops it") };
    let faults = annotations.faults();
    assert!(faults.is_empty(), "{faults:#?}\nin {:?}", article.text);
    for (unit, length) in [
        (Unit::Bytes, article.text.len()),
        (Unit::CodePoints, article.text.chars().count()),
        (Unit::Utf16, article.text.encode_utf16().count()),
    ] {
        let found = dateline_core::to_schema(&annotations, unit, true);
        let json = serde_json::to_string(&found).expect("plain data is JSON");
        check_spans(&serde_json::from_str(&json).expect("it is JSON"), length as u64);
    }
    let found = dateline_core::to_schema(&annotations, Unit::Bytes, false);
    let mut again = Analysis::default();
    for piece in found.clone().pieces() {
        again.append(piece);
    }
    assert_eq!(again, found);
}

/// Asserts that every span is within the text and does not end before it starts.
fn check_spans(value: &Value, length: u64) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| check_spans(value, length)),
        Value::Object(values) => {
            if let Some(span) = values.get("span").and_then(Value::as_array) {
                let [start, end] = span.as_slice() else { panic!("a span has two ends: {span:?}") };
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                assert!(start <= end && end <= length, "{start}..{end} of {length}");
            }
            values.values().for_each(|value| check_spans(value, length));
        }
        _ => {}
    }
}
