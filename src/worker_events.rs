//! What the page does at each event of the worker ([`WorkerEvent`]): shows progress and results, and reports failures.
//! [`start`] creates the [`WorkerClient`] with this listener.

use super::analysis_display::apply_analysis;
use super::request_tracker::WorkerEvent;
use super::state::{AppState, RawAnalysis, Remedy};
use super::worker_client::WorkerClient;
use super::{aborted_analysis, offline, render_warmup};
use dateline_view::article_view::ArticleView;
use dateline_view::state::Phase;
use leptos::prelude::*;

/// Starts the worker and listens for its events.
pub(super) fn start(state: AppState) {
    let client = WorkerClient::start(move |event| handle(state, event));
    state.worker.set_value(Some(client));
}

fn handle(state: AppState, event: WorkerEvent) {
    match event {
        WorkerEvent::Loading(done, total) => {
            progress(state, format!("Loading the analysis engine, {done} of {total}"));
        }
        WorkerEvent::Ready => {
            progress(state, "Analysing".to_owned());
            offline::register(state);
        }
        WorkerEvent::Progress(stage) => progress(state, stage),
        WorkerEvent::WarmUp(text, found) => {
            render_warmup::warm_up(state, ArticleView::new(text, *found, 0.0));
        }
        WorkerEvent::Partial(text, found) => {
            apply_analysis(state, RawAnalysis::new(text, *found, 0.0, false));
        }
        WorkerEvent::Done(text, found, ms) => {
            apply_analysis(state, RawAnalysis::new(text, *found, ms, true));
        }
        WorkerEvent::Failed(why) => aborted_analysis::fail(state, why),
        WorkerEvent::Broken(why) => {
            let advice = "Check your connection and try again. Your text stays here.";
            state.status.show_notice(format!("{why} {advice}"), Some(Remedy::TryAgain));
        }
        WorkerEvent::Outdated => state.status.report_outdated(),
    }
}

fn progress(state: AppState, stage: String) {
    let phase = state.document.phase;
    if matches!(phase.get_untracked(), Phase::Working(_)) {
        phase.set(Phase::Working(stage));
    }
}
