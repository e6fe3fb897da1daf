//! Renders the page of an article as an HTML string, with the components of the page in their initial state. A
//! reader can read the result before the program starts; the program then hydrates it (`hydrate`).

use super::article_loader;
use super::embedded_article::Origin;
use super::page::Page;
use super::state::AppState;
use dateline_schema::Analysis;
use dateline_view::article_view::ArticleView;
use dateline_view::saved::Saved;
use leptos::prelude::*;
use std::sync::Arc;

/// A rendered article.
#[derive(Debug)]
pub struct RenderedPage {
    /// The content of the element `app`.
    pub html: String,
    /// The view of the analysis, with the corrections of the saved article applied.
    pub reading: Arc<ArticleView>,
}

/// Renders an article with its analysis. The offsets of the analysis are in bytes.
#[must_use]
pub fn render(saved: Saved, found: Analysis, origin: Origin) -> RenderedPage {
    let owner = Owner::new();
    let page = owner.with(|| {
        let state = AppState::new_detached();
        state.provide();
        article_loader::show(state, saved, found, Some(origin));
        let reading = state.document.reading.get_untracked().unwrap_or_default();
        RenderedPage { html: view! { <Page /> }.to_html(), reading }
    });
    owner.cleanup();
    page
}
