//! Reads back every export of whole articles, with a third-party parser if there is one in Rust. `tests/readback`
//! reads exports back with further programs, such as spaCy.

mod forms;
mod hostile;
mod menu;

use dateline_core::article::Article;
use dateline_core::models::Models;
use dateline_schema::{Analysis, Unit};
use dateline_view::article_view::ArticleView;
use dateline_view::exports::Format;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

/// Returns the root of the repository.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The views of the example articles and, last, of a text that is hostile to programs that open the export.
static READINGS: LazyLock<Vec<ArticleView>> = LazyLock::new(|| {
    let examples = ["chip-merger", "dam-talks", "ferry-inquiry"];
    let files = examples.map(|name| format!("examples/{name}.txt"));
    let models = Models::shipped();
    let read = |file: String| {
        let text = std::fs::read_to_string(root().join(file)).expect("it is ours");
        let article = Article::new(text, Some(jiff::civil::date(2026, 3, 6))).expect("it is text");
        let ControlFlow::Continue(found) =
            dateline_core::annotate(&article, &models, |_| ControlFlow::Continue(()))
        else {
            unreachable!("nobody stops it")
        };
        let found = dateline_core::to_schema(&found, Unit::Bytes, false);
        ArticleView::new(article.text.as_str(), found, 0.0)
    };
    files.into_iter().chain(["tests/readback/hostile.txt".to_owned()]).map(read).collect()
});

/// Returns the view of the hostile text.
fn hostile() -> &'static ArticleView {
    READINGS.last().expect("there are some")
}

fn each(format: Format, check: impl Fn(&str, &Analysis, String)) {
    for reading in READINGS.iter() {
        check(&reading.text, &reading.found, format.write(reading));
    }
}

/// Returns the text from `start` to `end`, which count code points.
fn chars(text: &str, start: u64, end: u64) -> String {
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}
