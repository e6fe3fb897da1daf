//! The corrections as actions of the state. Each action updates the article view and preserves the selection.

use super::focus;
use super::state::AppState;
use dateline_view::apply::{anchor, apply, place};
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::{Correction, History};
use dateline_view::state::Choice;
use leptos::prelude::*;
use std::sync::Arc;

impl AppState {
    /// Applies a correction.
    pub fn correct(&self, correction: Correction) {
        self.amend(|history| {
            history.add(correction);
            true
        });
    }

    /// Undoes the latest change of the corrections.
    pub fn undo(&self) -> bool {
        let undone = self.amend(History::undo);
        if undone {
            self.status.announce("Undone");
        }
        undone
    }

    /// Redoes the latest undone change.
    pub fn redo(&self) -> bool {
        let redone = self.amend(History::redo);
        if redone {
            self.status.announce("Redone");
        }
        redone
    }

    /// Removes one correction.
    pub fn take_back(&self, index: usize) {
        self.amend(|history| {
            history.take_back(index);
            true
        });
    }

    /// Removes all corrections.
    pub fn reset(&self) {
        self.amend(|history| {
            history.reset();
            true
        });
        self.status.announce("All corrections removed");
    }

    /// Returns the view of the analysis with the corrections applied.
    pub(super) fn corrected(&self) -> Option<ArticleView> {
        self.document.raw.with_value(|raw| {
            let raw = raw.as_ref()?;
            let (found, held) = self
                .document
                .corrections
                .with_untracked(|history| apply(&raw.text, &raw.found, history.now()));
            self.document.effective.set(held);
            Some(ArticleView::new(Arc::clone(&raw.text), found, raw.ms))
        })
    }

    fn amend(&self, act: impl FnOnce(&mut History) -> bool) -> bool {
        let Some(before) = self.document.reading.get_untracked().filter(|_| self.is_shown()) else {
            return false;
        };
        if self.document.corrections.try_update(act) != Some(true) {
            return false;
        }
        let Some(after) = self.corrected() else { return false };
        let chosen = self.moved(&before, &after);
        focus::preserve_focus(|| {
            self.view.pointed.set(None);
            let after = Arc::new(after);
            self.document.reading.set(Some(Arc::clone(&after)));
            self.document.listed.set(Some(after));
            if self.view.chosen.get_untracked() != chosen {
                self.view.chosen.set(chosen);
            }
        });
        self.store_current();
        true
    }

    /// Returns the selection in another article view of the same text. Ids differ between the two, positions do not.
    pub(super) fn moved(&self, before: &ArticleView, after: &ArticleView) -> Option<Choice> {
        let choice = self.view.chosen.get_untracked()?;
        let place = place(&after.found, anchor(&before.found, choice.place)?)?;
        Some(Choice { place, ..choice })
    }
}
