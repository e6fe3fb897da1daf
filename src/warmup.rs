//! The warm-up of the page. It renders the analysis of the worker's example without painting it, so that the browser
//! has compiled the rendering code and shaped the fonts before the reader submits a text.

use super::session::Session;
use dateline_view::article_view::ArticleView;
use dateline_view::state::Phase;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::sync::Arc;
use std::time::Duration;

/// A signal of the article view: the one that the text shows, or the one that the lists show.
type ReadingSignal = RwSignal<Option<Arc<ArticleView>>>;

/// Renders the text and then the lists. Each happens in one task that also removes the result, so that nothing is
/// painted.
pub(super) fn warm_up(session: Session, reading: ArticleView) {
    let reading = Arc::new(reading);
    show(session, session.reading, Arc::clone(&reading), move || {
        show(session, session.listed, reading, || {});
    });
}

fn show(
    session: Session,
    part: ReadingSignal,
    reading: Arc<ArticleView>,
    then: impl FnOnce() + 'static,
) {
    // The warm-up would disturb a reader who is already working.
    let busy = session.phase.with_untracked(|phase| *phase != Phase::Idle)
        || session.reading.with_untracked(Option::is_some)
        || session.draft.with_untracked(|draft| !draft.text().is_empty());
    if busy {
        return;
    }
    session.warming_up.set(true);
    part.set(Some(reading));
    spawn_local(async move {
        // All effects have run after this tick.
        tick().await;
        // Reading the size forces a layout.
        if let Ok(Some(panes)) = document().query_selector(".panes") {
            let _ = panes.get_bounding_client_rect();
        }
        part.set(None);
        session.warming_up.set(false);
        set_timeout(then, Duration::ZERO);
    });
}
