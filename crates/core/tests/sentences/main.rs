//! Hard cases of sentence ends, from layout and tokens to the shipped splitter.
//!
//! A case is a text with a bar between sentences: `It rained. | It stopped.`; line breaks are literal. Learned models
//! make errors: each table states how many of its cases may fail, the number when it was last edited. Fewer is better,
//! more fails.

mod layout;
mod quotes;
mod stops;

use dateline_core::article::Article;
use dateline_core::models::Models;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

/// Returns the sentences of a text with white space collapsed, so that line breaks do not count.
fn sentences(text: &str) -> Vec<String> {
    let article = Article::new(text.to_owned(), None).expect("a short text");
    let document = dateline_core::syntax::parse(&article, &MODELS.words, &MODELS.syntax);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let spans = document.sentences.iter().map(|&sentence| document.span(sentence).range());
    spans.map(|span| words(&article.text[span])).collect()
}

/// Checks a table; `may_fail` cases may fail. Failing cases are printed (`--no-capture`).
#[track_caller]
#[expect(clippy::print_stdout, reason = "what still fails is for whoever improves the models")]
pub(crate) fn check(may_fail: usize, cases: &[&str]) {
    let mut wrong = Vec::new();
    for &case in cases {
        let wanted: Vec<String> = case
            .split('|')
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let found = sentences(&case.replace("| ", "").replace("|\n", "\n"));
        if found != wanted {
            wrong.push(format!("wanted {}\nfound  {}", wanted.join(" | "), found.join(" | ")));
        }
    }
    let n_wrong = wrong.len();
    let told =
        format!("{n_wrong} of {} fail, {may_fail} may:\n{}\n", cases.len(), wrong.join("\n\n"));
    assert!(n_wrong <= may_fail, "{told}");
    println!("{told}");
}
