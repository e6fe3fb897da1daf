//! Shows an analysis: applies the corrections, updates the text and then the lists, and announces what was found.

use super::article_snapshot::{restore_view, store_current};
use super::correction_actions::{converted, corrected};
use super::state::{AppState, RawAnalysis, StatusState};
use dateline_view::article_view::ArticleView;
use dateline_view::layers::Layer;
use dateline_view::state::{List, Pane, Phase, Quoted, counted};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Shows an analysis of the current article. The analysis covers the whole text, or only its beginning while the
/// remaining text is still being analysed.
pub(super) fn apply_analysis(state: AppState, raw: RawAnalysis) {
    let AppState { document, view, library, status, .. } = state;
    let whole = raw.whole;
    let before = document.reading.get_untracked();
    document.raw.set_value(Some(raw));
    library.displayed.set_value(library.current.get_untracked());
    let Some(reading) = corrected(document) else { return };
    let is_new = matches!(document.phase.get_untracked(), Phase::Working(_));
    let same_text = before.as_ref().is_some_and(|before| before.text == reading.text);
    if whole {
        status.announce(&summary(&reading));
        if is_new {
            warn_language(status, &reading);
        }
    }
    let reading = Arc::new(reading);
    let chosen = before
        .filter(|_| same_text)
        .and_then(|before| converted(view.chosen.get_untracked(), &before, &reading));
    document.reading.set(Some(Arc::clone(&reading)));
    if view.chosen.get_untracked() != chosen {
        view.chosen.set(chosen);
    }
    view.start_screen.set(false);
    if is_new && !same_text {
        view.all_events.set(false);
        view.pane.set(Pane::Text);
        view.list.set(List::Who);
        view.quote_filter.set(Quoted::default());
        view.search.set(None);
        view.asides_shown.set(false);
    }
    if whole {
        restore_view(state);
    }
    let key = library.current.get_untracked();
    let list = move || {
        if library.current.get_untracked() != key {
            // Meanwhile, another article has become the current one.
            return;
        }
        document.listed.set(Some(reading));
        if whole {
            document.phase.set(Phase::Done);
            store_current(state);
            (state.after_analysis)(state);
        }
    };
    // For a new text, the lists are built after its first paint. A correction updates them at once.
    if is_new { after_next_paint(list) } else { list() }
}

/// Warns if a text is not in English.
pub(super) fn warn_language(status: StatusState, reading: &ArticleView) {
    if reading.found.language.is_none() {
        status.show_notice(
            "This does not look like English. Dateline is made for English: results will be poor."
                .to_owned(),
            None,
        );
    }
}

/// Runs `act` after the next paint. If the page is hidden, nothing is painted, so `act` runs without waiting for a
/// paint.
fn after_next_paint(act: impl FnOnce() + 'static) {
    let later = || set_timeout(act, Duration::ZERO);
    if document().hidden() {
        later();
    } else {
        request_animation_frame(later);
    }
}

fn summary(reading: &ArticleView) -> String {
    let dated: usize = reading.found.timeline.iter().map(|entry| entry.events.len()).sum();
    format!(
        "{}, {}, {} found.",
        counted(reading.count(Layer::People), "person", "people"),
        counted(reading.count(Layer::Quotes), "quote", "quotes"),
        counted(dated, "dated event", "dated events"),
    )
}
