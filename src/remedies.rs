//! Carries out the action that a notice offers ([`Remedy`]): restart the worker, reload the page, show the typed text,
//! or list the corrections.

use super::state::{AppState, Remedy};
use super::{analysis_actions, dialog};
use dateline_view::state::Phase;
use leptos::prelude::*;

/// Removes the notice and carries out its remedy.
pub(super) fn carry_out(state: AppState, remedy: Remedy) {
    state.status.notice.set(None);
    match remedy {
        Remedy::TryAgain => {
            analysis_actions::restart(state);
            if matches!(state.document.phase.get_untracked(), Phase::Working(_)) {
                analysis_actions::analyse(state);
            }
        }
        Remedy::Reload => {
            // `reload` fails only for a document that is not active, and nobody can click in one.
            let _ = window().location().reload();
        }
        Remedy::Box => state.view.start_screen.set(true),
        Remedy::Corrections => dialog::open_by_id("corrections"),
    }
}
