//! Hard cases of sentence ends, from layout and tokens to the shipped splitter.
//!
//! A case is a text with a bar between sentences: `It rained. | It stopped.`; line breaks are literal. Cases that start
//! with `!` fail today (see `verdicts`).

mod layout;
mod quotes;
mod stops;
#[path = "../support/verdicts.rs"]
mod verdicts;

use dateline_core::article::Article;
use dateline_core::models::Models;
use std::sync::LazyLock;
use verdicts::{Verdicts, unmarked};

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// Returns the sentences of a text with white space collapsed, so that line breaks do not count.
fn sentences(text: &str) -> Vec<String> {
    let article = Article::new(text.to_owned(), None).expect("a short text");
    let document = dateline_core::syntax::parse(&article, &MODELS.words, &MODELS.syntax);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let spans = document.sentences.iter().map(|&sentence| document.span(sentence).range());
    spans.map(|span| words(&article.text[span])).collect()
}

/// Checks a table; cases with `!` are known to fail.
#[track_caller]
pub(crate) fn check(cases: &[&str]) {
    let mut verdicts = Verdicts::default();
    for (known_failure, case) in cases.iter().map(|case| unmarked(case)) {
        let expected: Vec<String> = case
            .split('|')
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let found = sentences(&case.replace("| ", "").replace("|\n", "\n"));
        let fault = (found != expected).then(|| format!("found: {}", found.join(" | ")));
        verdicts.add(known_failure, case, fault);
    }
    verdicts.check();
}
