//! The reader's changes to the current article: corrections, their undo history, and the day of publication. Each
//! correction updates the article view and preserves the selection.

use super::analysis_actions;
use super::article_snapshot::store_current;
use super::focus;
use super::state::{AppState, DocumentState};
use dateline_view::apply::{anchor, apply, place};
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::{Correction, History};
use dateline_view::state::Choice;
use leptos::prelude::*;
use std::sync::Arc;

/// Adds a correction to the current article and applies it.
pub(super) fn correct(state: AppState, correction: Correction) {
    amend(state, |history| {
        history.add(correction);
        true
    });
}

/// Undoes the latest change of the corrections. Returns whether there was a change to undo.
pub(super) fn undo(state: AppState) -> bool {
    let undone = amend(state, History::undo);
    if undone {
        state.status.announce("Undone");
    }
    undone
}

/// Redoes the latest undone change. Returns whether there was an undone change.
pub(super) fn redo(state: AppState) -> bool {
    let redone = amend(state, History::redo);
    if redone {
        state.status.announce("Redone");
    }
    redone
}

/// Removes the correction with this index in the list of corrections.
pub(super) fn remove(state: AppState, index: usize) {
    amend(state, |history| {
        history.take_back(index);
        true
    });
}

/// Removes all corrections.
pub(super) fn remove_all(state: AppState) {
    amend(state, |history| {
        history.reset();
        true
    });
    state.status.announce("All corrections removed");
}

/// Analyses the same text with another day of publication. If `day` is `None`, the core takes the day that the text
/// itself states, if any.
pub(super) fn set_publication_day(state: AppState, day: Option<String>) {
    let source = state.document.source;
    if is_displayed(state) && source.with_untracked(|source| source.published != day) {
        source.update(|source| source.published = day);
        analysis_actions::analyse(state);
    }
}

/// Returns the view of the analysis with the corrections applied; `None` if there is no analysis. Also sets
/// [`DocumentState::effective`].
pub(super) fn corrected(document: DocumentState) -> Option<ArticleView> {
    document.raw.with_value(|raw| {
        let raw = raw.as_ref()?;
        let (found, effective) = document
            .corrections
            .with_untracked(|history| apply(&raw.text, &raw.found, history.now()));
        document.effective.set(effective);
        Some(ArticleView::new(Arc::clone(&raw.text), found, raw.ms))
    })
}

/// Converts the selection from one article view to another of the same text. The ids of items differ between the
/// two views, so the item is found by its position in the text.
pub(super) fn converted(
    choice: Option<Choice>,
    before: &ArticleView,
    after: &ArticleView,
) -> Option<Choice> {
    let choice = choice?;
    let place = place(&after.found, anchor(&before.found, choice.place)?)?;
    Some(Choice { place, ..choice })
}

/// Changes the corrections by `act` and updates the article view. Returns whether `act` changed anything.
fn amend(state: AppState, act: impl FnOnce(&mut History) -> bool) -> bool {
    let AppState { document, view, .. } = state;
    let Some(before) = document.reading.get_untracked().filter(|_| is_displayed(state)) else {
        return false;
    };
    if document.corrections.try_update(act) != Some(true) {
        return false;
    }
    let Some(after) = corrected(document) else { return false };
    let chosen = converted(view.chosen.get_untracked(), &before, &after);
    focus::preserve_focus(|| {
        view.pointed.set(None);
        let after = Arc::new(after);
        document.reading.set(Some(Arc::clone(&after)));
        document.listed.set(Some(after));
        if view.chosen.get_untracked() != chosen {
            view.chosen.set(chosen);
        }
    });
    store_current(state);
    true
}

/// Returns whether the page shows the current article. If it still shows the previous one, because the current one is
/// being analysed, shows a notice.
fn is_displayed(state: AppState) -> bool {
    let displayed = state.library.displayed.get_value() == state.library.current.get_untracked();
    if !displayed {
        let text = "Another text is being analysed. Wait for it or stop it.";
        state.status.show_notice(text.to_owned(), None);
    }
    displayed
}
