//! Checks that the analysis of any web page violates no invariant of the layers (`Annotations::faults` lists the
//! violations) and can be written as JSON.

#![no_main]

use std::ops::ControlFlow;
use std::sync::LazyLock;

use dateline_core::article::Article;
use dateline_core::models::Models;
use dateline_schema::Unit;
use libfuzzer_sys::fuzz_target;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

fuzz_target!(|html: &str| {
    let Ok(article) = Article::from_html(html, None, Some(&MODELS.story)) else { return };
    let read = dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()));
    let ControlFlow::Continue(annotations) = read else { unreachable!("nobody stops it") };
    let faults = annotations.faults();
    assert!(faults.is_empty(), "{faults:#?}\nin {:?}", article.text);
    let found = dateline_core::to_schema(&annotations, Unit::CodePoints, true);
    serde_json::to_string(&found).expect("plain data is JSON");
});
