//! Checks saved articles from any JSON: if it parses, the article can be saved again, its corrections can be applied to
//! the analysis of its text, and the result can be rendered and exported in every format.

#![no_main]

use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock};

use dateline_core::article::Article;
use dateline_core::models::Models;
use dateline_schema::Unit;
use dateline_view::article_view::ArticleView;
use dateline_view::exports::Format;
use dateline_view::saved::Saved;
use dateline_view::{apply, markup};
use libfuzzer_sys::fuzz_target;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

fuzz_target!(|json: &str| {
    let Ok((saved, _)) = Saved::read(json) else { return };
    let again = Saved::read(&saved.to_json()).expect("what was written can be read");
    assert_eq!(again, (saved.clone(), 0));
    let published = saved.published.as_deref().and_then(|day| day.parse().ok());
    let Ok(article) = Article::new(saved.text.clone(), published) else { return };
    let read = dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()));
    let ControlFlow::Continue(annotations) = read else { unreachable!("nobody stops it") };
    let found = Arc::new(dateline_core::to_schema(&annotations, Unit::Bytes, false));
    let (found, held) = apply::apply(&saved.text, &found, &saved.corrections);
    assert_eq!(held.len(), saved.corrections.len());
    let n = found.entities.len() as u32;
    assert!(found.quotes.iter().all(|quote| quote.speaker.is_none_or(|id| id < n)));
    let events = found.events.len() as u32;
    assert!(found.timeline.iter().flat_map(|entry| &entry.events).all(|&id| id < events));
    let reading = ArticleView::new(saved.text, found, 0.0);
    assert!(!markup::html(&reading).contains("<script"));
    for format in Format::ALL {
        let written = format.write(&reading);
        let parsed = || serde_json::from_str::<serde_json::Value>(&written).is_ok();
        assert!(!format.media_type().ends_with("json") || parsed(), "{}", format.name());
    }
});
