//! Ends an analysis that has no result, because the reader stops it or because it fails: shows the previous article
//! again.

use super::analysis_actions;
use super::article_queue::continue_queue;
use super::import::{Draft, Source};
use super::open_articles::switch_to_article;
use super::panels_client::set_comparing;
use super::state::{AppState, OpenArticle};
use dateline_view::corrections::History;
use dateline_view::state::Phase;
use leptos::prelude::*;

/// Stops the analysis at the reader's request, and empties the queue.
pub(super) fn stop(state: AppState) {
    let AppState { document, library, status, .. } = state;
    analysis_actions::cancel(state);
    library.queue.set_value(Vec::new());
    if library.displayed.get_value() != library.current.get_untracked() {
        return_to_displayed(state);
    } else {
        end_phase(state);
        // The beginning of a long text is shown before the whole text has been analysed.
        if document.raw.with_value(|raw| raw.as_ref().is_some_and(|raw| !raw.whole)) {
            status.show_notice(
                "Stopped: only the beginning of this text is marked.".to_owned(),
                None,
            );
        }
    }
    status.announce("Stopped.");
}

/// Reports that a text could not be analysed. The text stays in the list and in the box. If other files are queued,
/// the next one is analysed. Otherwise the previous article is shown again with all its state.
pub(super) fn fail(state: AppState, why: String) {
    let AppState { document, view, library, status, .. } = state;
    let current = library.current.get_untracked();
    let mut queue = library.queue.get_value();
    let is_queued = current.is_some_and(|current| queue.contains(&current));
    queue.retain(|&key| Some(key) != current);
    let is_last = queue.is_empty();
    library.queue.set_value(queue);
    let why = match current.and_then(|current| library.article(current)) {
        Some(article) if is_queued => format!("{}: {why}", article.title()),
        _ => why,
    };
    if is_queued && !is_last {
        status.show_notice(why, None);
        return continue_queue(state);
    }
    if current == library.displayed.get_value() {
        end_phase(state);
    } else {
        let (source, draft) = (document.source.get_untracked(), document.draft.get_untracked());
        return_to_displayed(state);
        // If the reader pasted HTML, the box already contains the plain text of the paste. If the reader opened a file,
        // the box does not contain the text of the file yet.
        let in_box = draft.unread().is_some() || library.find_by_text(draft.text()).is_none();
        let in_box = in_box && !draft.text().is_empty();
        document.draft.set(if in_box { draft } else { Draft::new(&source.text) });
        view.start_screen.set(true);
    }
    status.show_notice(why, None);
    let n_analysed = |articles: &Vec<OpenArticle>| {
        articles.iter().filter(|article| article.analysis.is_some()).count()
    };
    if is_queued && library.articles.with_untracked(n_analysed) > 1 {
        set_comparing(state, true);
    }
}

/// Ends the phase [`Phase::Working`]: sets [`Phase::Done`] if the page shows an analysed article, otherwise
/// [`Phase::Idle`].
fn end_phase(state: AppState) {
    let is_displayed = state.library.displayed.with_value(Option::is_some);
    state.document.phase.set(if is_displayed { Phase::Done } else { Phase::Idle });
}

/// Makes the displayed article the current article again. If no article is displayed, there is no current article. The
/// article that could not be analysed stays in the list.
fn return_to_displayed(state: AppState) {
    end_phase(state);
    match state.library.displayed.get_value() {
        Some(displayed) => switch_to_article(state, displayed),
        None => {
            state.library.current.set(None);
            state.document.source.set(Source::default());
            state.document.corrections.set(History::default());
        }
    }
}
