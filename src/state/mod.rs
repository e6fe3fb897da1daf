//! The state of the page: four groups of signals, and the client of the worker.
//!
//! A group only has methods that concern its own signals. The actions, which change several groups, are functions
//! in the layer of modules above this one: `open_articles`, `navigation`, `correction_actions` and others.

mod document;
mod open_articles;
mod status;
mod view;

pub use document::{DocumentState, RawAnalysis};
pub use open_articles::{LibraryState, OpenArticle, SavedArticles};
pub use status::{Notice, OfflineState, OfflineStatus, Remedy, StatusState};
pub use view::{Selected, ViewState};

use crate::worker_client::WorkerClient;
use leptos::prelude::*;

/// Handles to the whole state of the page. A copy refers to the same state.
#[derive(Clone, Copy, Debug)]
pub struct AppState {
    /// The article on the page.
    pub document: DocumentState,
    /// What the reader sees.
    pub view: ViewState,
    /// The open articles.
    pub library: LibraryState,
    /// What the page reports.
    pub status: StatusState,
    /// The client of the worker; `None` if the page analyses nothing.
    pub worker: StoredValue<Option<WorkerClient>, LocalStorage>,
    /// Runs after a complete analysis is shown: continues the queue (`article_queue`). It is a function pointer,
    /// because the queue depends on the modules that show an analysis, and modules must not depend on each other in
    /// a cycle.
    pub after_analysis: fn(Self),
}

impl AppState {
    /// Creates an empty state with the stored settings. It has neither a worker nor a queue, so it analyses nothing
    /// and needs no browser.
    #[must_use]
    pub fn new_detached() -> Self {
        Self {
            document: DocumentState::default(),
            view: ViewState::load(),
            library: LibraryState::load(),
            status: StatusState::default(),
            worker: StoredValue::new_local(None),
            after_analysis: |_| (),
        }
    }

    /// Provides the components with the whole state, and with each group that some component needs alone.
    pub fn provide(self) {
        provide_context(self);
        provide_context(self.document);
        provide_context(self.view);
        provide_context(self.status);
    }
}

/// Returns the state that [`AppState::provide`] provided.
#[must_use]
pub fn app_state() -> AppState {
    expect_context()
}

/// Returns the signals of the article on the page.
#[must_use]
pub fn document_state() -> DocumentState {
    expect_context()
}

/// Returns the signals of what the reader sees.
#[must_use]
pub fn view_state() -> ViewState {
    expect_context()
}

/// Returns the signals of what the page reports.
#[must_use]
pub fn status_state() -> StatusState {
    expect_context()
}
