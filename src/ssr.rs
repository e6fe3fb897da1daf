//! The page as a string, for articles that are read ahead of time: the same views, with what they show at first. It can be
//! read as it is; once the program runs it takes the place over (`hydrate`).

use super::Frame;
use super::article_loader::Origin;
use super::session::Session;
use dateline_schema::Analysis;
use dateline_view::article_view::ArticleView;
use dateline_view::saved::Saved;
use leptos::prelude::*;
use std::sync::Arc;

/// An article as it is shown.
#[derive(Debug)]
pub struct RenderedPage {
    /// The content of the page's element `app`.
    pub html: String,
    /// What was found, with the article's own corrections.
    pub reading: Arc<ArticleView>,
}

/// Shows an article with what was found in it (in bytes).
#[must_use]
pub fn render(saved: Saved, found: Analysis, origin: Origin) -> RenderedPage {
    let owner = Owner::new();
    let page = owner.with(|| {
        let session = Session::still();
        provide_context(session);
        session.show(saved, found, Some(origin));
        let reading = session.reading.get_untracked().unwrap_or_default();
        RenderedPage { html: view! { <Frame /> }.to_html(), reading }
    });
    owner.cleanup();
    page
}
