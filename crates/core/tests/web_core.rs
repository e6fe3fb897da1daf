//! Tests of the core in a browser, where a `usize` has 32 bits: it annotates odd texts without faults, as natively.
//! `e2e/same.spec.js` compares the results for whole articles.
#![cfg(target_arch = "wasm32")]

use std::ops::ControlFlow;

use dateline_core::annotations::Annotations;
use dateline_core::article::{Article, tidy};
use dateline_core::models::Models;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Annotates a text as the worker does, checks every invariant, and passes the annotations to `holds`.
fn check(text: &str, holds: impl FnOnce(&Annotations)) {
    let article = Article::new(tidy(text), None).expect("a text that can be read");
    let read = dateline_core::annotate(&article, &Models::shipped(), |_| ControlFlow::Continue(()));
    let ControlFlow::Continue(annotations) = read else { unreachable!("nobody asked it to stop") };
    assert_eq!(annotations.faults(), Vec::<String>::new(), "{text:?}");
    holds(&annotations);
}

#[wasm_bindgen_test]
fn a_sentence_becomes_tokens() {
    check("The council met on Monday.", |annotations| {
        let document = &annotations.document;
        let words: Vec<_> = document
            .tokens
            .iter()
            .map(|token| &document.article.text[token.span.range()])
            .collect();
        assert_eq!(words, ["The", "council", "met", "on", "Monday", "."]);
    });
}

#[wasm_bindgen_test]
fn odd_texts_cause_no_faults() {
    for text in [
        "word",
        "“”‘’\"\"''",
        "👩\u{200d}👩\u{200d}👧 said “🙂🙂” on 🗓️ Monday",
        "قالت الوزيرة يوم الاثنين إنها لن تستقيل.",
        "部长周一表示：“我不会辞职。”",
        "4294967296 years ago, in 99999999999999999999 AD, 18446744073709551616 men",
    ] {
        check(text, |_| ());
    }
}

#[wasm_bindgen_test]
fn a_long_text_is_read_to_its_end() {
    let text = "The minister said on Friday that talks would go on. ".repeat(400);
    check(&text, |annotations| assert_eq!(annotations.document.sentences.len(), 400));
}
