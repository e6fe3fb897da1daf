//! Renders the analysis of an example once without painting it, so that the browser has compiled the rendering code and
//! shaped the fonts before the reader submits a text. The worker sends the example and its analysis.

use super::state::AppState;
use dateline_view::article_view::ArticleView;
use dateline_view::state::Phase;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::sync::Arc;
use std::time::Duration;

/// The signal of the article view that the text shows (`reading`), or of the one that the lists show (`listed`).
type ReadingSignal = RwSignal<Option<Arc<ArticleView>>>;

/// Renders the warm-up in the text pane and then in the lists. Each result is removed in the task that renders it,
/// so that nothing is painted.
pub(super) fn warm_up(state: AppState, reading: ArticleView) {
    let reading = Arc::new(reading);
    show(state, state.document.reading, Arc::clone(&reading), move || {
        show(state, state.document.listed, reading, || {});
    });
}

fn show(
    state: AppState,
    part: ReadingSignal,
    reading: Arc<ArticleView>,
    then: impl FnOnce() + 'static,
) {
    // The warm-up would disturb a reader who is already working.
    let busy = state.document.phase.with_untracked(|phase| *phase != Phase::Idle)
        || state.document.reading.with_untracked(Option::is_some)
        || state.document.draft.with_untracked(|draft| !draft.text().is_empty());
    if busy {
        return;
    }
    state.view.warming_up.set(true);
    part.set(Some(reading));
    spawn_local(async move {
        // All effects have run after this tick.
        tick().await;
        // Reading the size forces a layout.
        if let Ok(Some(panes)) = document().query_selector(".panes") {
            let _ = panes.get_bounding_client_rect();
        }
        part.set(None);
        state.view.warming_up.set(false);
        set_timeout(then, Duration::ZERO);
    });
}
