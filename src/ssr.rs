//! Renders the page as a string, for prerendered articles: the same views in their initial state. The result is
//! readable without the program; when the program starts, it hydrates the page (`hydrate`).

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
    /// The analysis, with the article's own corrections.
    pub reading: Arc<ArticleView>,
}

/// Renders an article with its analysis. Offsets are in bytes.
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
