//! The worker's warm-up answer, shown to nobody: the browser has then compiled what shows a reading, and shaped the
//! letters of its typefaces, before there is a text that somebody waits for.

use super::session::Session;
use dateline_view::article_view::ArticleView;
use dateline_view::state::Phase;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::sync::Arc;
use std::time::Duration;

/// Where a reading can be put: the text, and a moment later the lists.
type ReadingSignal = RwSignal<Option<Arc<ArticleView>>>;

/// Shows the text, then the lists, each within one task, at whose end all is as before: nothing of it is painted.
pub(super) fn rehearse(session: Session, reading: ArticleView) {
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
    // Whoever is at work would feel it.
    let busy = session.phase.with_untracked(|phase| *phase != Phase::Idle)
        || session.reading.with_untracked(Option::is_some)
        || session.draft.with_untracked(|draft| !draft.text().is_empty());
    if busy {
        return;
    }
    session.warming_up.set(true);
    part.set(Some(reading));
    spawn_local(async move {
        // The effects have run after this.
        tick().await;
        // To ask for a height is to have everything laid out.
        if let Ok(Some(panes)) = document().query_selector(".panes") {
            let _ = panes.get_bounding_client_rect();
        }
        part.set(None);
        session.warming_up.set(false);
        set_timeout(then, Duration::ZERO);
    });
}
