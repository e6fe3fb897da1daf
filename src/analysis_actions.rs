//! Sends requests to the worker: analyses the current text, cancels the analysis, and restarts the worker.

use super::import::Source;
use super::state::AppState;
use super::worker_client::WorkerClient;
use dateline_schema::Request;
use leptos::prelude::*;

/// Starts the analysis of the current text and cancels the previous request.
pub(super) fn analyse(state: AppState) {
    let Source { text, html, published } = state.document.source.get_untracked();
    with_worker(state, |worker| worker.read(Request { id: 0, text, html, published }));
}

/// Cancels the current request.
pub(super) fn cancel(state: AppState) {
    with_worker(state, WorkerClient::stop);
}

/// Terminates the worker and starts a new one.
pub(super) fn restart(state: AppState) {
    with_worker(state, WorkerClient::restart);
}

fn with_worker(state: AppState, act: impl FnOnce(&WorkerClient)) {
    state.worker.with_value(|worker| {
        if let Some(worker) = worker {
            act(worker);
        }
    });
}
