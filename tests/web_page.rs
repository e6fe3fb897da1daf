//! Tests of the article's DOM in a browser: the text stays unchanged, and all marks are present.
#![cfg(target_arch = "wasm32")]

use dateline::article_dom::ArticleDom;
use dateline_schema::{
    Analysis, Entity, EntityKind, Mention, MentionForm, Paragraph, ParagraphRole, Quote, QuoteAct,
    QuoteForm,
};
use dateline_view::article_view::ArticleView;
use dateline_view::item::Item;
use std::sync::Arc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "“Über <b>Lee</b> & co,” Lee said.";

/// Returns an article with a quote, a name within it, and a name after it.
fn reading() -> Arc<ArticleView> {
    let at = |words: &str, nth: usize| {
        let (start, words) = TEXT.match_indices(words).nth(nth).expect("the words are there");
        [start as u32, (start + words.len()) as u32]
    };
    let mention = |nth| Mention { span: at("Lee", nth), form: MentionForm::Name };
    let quoted = [0, at("”", 0)[1]];
    let found = Analysis {
        paragraphs: vec![Paragraph { span: [0, TEXT.len() as u32], role: ParagraphRole::Body }],
        entities: vec![Entity {
            id: 0,
            kind: EntityKind::Person,
            name: "Lee".to_owned(),
            roles: Vec::new(),
            mentions: vec![mention(0), mention(1)],
        }],
        quotes: vec![Quote {
            id: 0,
            span: quoted,
            content: vec![quoted],
            form: QuoteForm::Direct,
            act: QuoteAct::Speech,
            speaker: Some(0),
            speakers: vec![0],
            via: None,
            source: None,
            cue: None,
        }],
        ..Analysis::default()
    };
    Arc::new(ArticleView::new(TEXT.to_owned(), found, 1.0))
}

fn root() -> Element {
    leptos::prelude::document().create_element("article").expect("an element")
}

fn count(root: &Element, selector: &str) -> u32 {
    root.query_selector_all(selector).expect("a selector").length()
}

#[wasm_bindgen_test]
fn the_text_stays_the_text_and_markup_in_it_too() {
    let root = root();
    let mut paper = ArticleDom::render(&root, reading());
    assert_eq!(root.text_content().as_deref(), Some(TEXT));
    assert!(!paper.render_slice(1000.0), "a short text is done at once");
    assert_eq!(root.text_content().as_deref(), Some(TEXT));
    assert_eq!(count(&root, "b"), 0);
}

#[wasm_bindgen_test]
fn marks_that_overlap_are_all_there() {
    let root = root();
    ArticleDom::render(&root, reading()).render_slice(1000.0);
    assert_eq!(count(&root, ".quote[data-by=Lee]"), 1);
    assert_eq!(count(&root, ".quote .run.person-0.is-person[data-a~=e0-0]"), 1);
    assert_eq!(count(&root, "[data-a~=e0]"), 2);
}

#[wasm_bindgen_test]
fn a_place_is_built_when_it_is_asked_for() {
    let root = root();
    let mut paper = ArticleDom::render(&root, reading());
    assert_eq!(count(&root, ".run"), 0);
    paper.render_block_of(Item::Entity(0).first());
    assert_eq!(count(&root, ".run"), 2);
}

#[wasm_bindgen_test]
fn the_same_marks_are_not_built_again() {
    let paper = ArticleDom::render(&root(), reading());
    let other = ArticleView::new(TEXT.to_owned(), Analysis::default(), 1.0);
    assert!(paper.shows(&reading()));
    assert!(!paper.shows(&other));
}
