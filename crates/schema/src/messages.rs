//! The JSON messages between the page and its worker. The worker handles one request at a time, and its replies carry
//! the number of the request.

use crate::analysis::Analysis;
use serde::{Deserialize, Serialize};

/// The name of the build. Page and worker compare it, since a static host may serve a new page with an old worker or
/// the reverse.
pub const BUILD: &str = match option_env!("DATELINE_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// A request of the page to analyse a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The number of the request. Replies carry it, so that the page can drop late ones.
    pub id: u32,
    /// The text as it was pasted or opened.
    pub text: String,
    /// Whether the text is HTML.
    pub html: bool,
    /// The day of publication, as `YYYY-MM-DD`, if the reader gave one.
    pub published: Option<String>,
}

/// A reply of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reply {
    /// The models are loading.
    Loading {
        /// The number of loaded models.
        done: u32,
        /// The number of all models.
        total: u32,
    },
    /// The worker accepts requests.
    Ready {
        /// The worker's [`BUILD`].
        build: String,
    },
    /// A stage of a request has begun.
    Progress {
        /// The number of the request.
        id: u32,
        /// The stage, in words for the reader.
        stage: String,
    },
    /// The analysis of the beginning of a long text, sent before the analysis of the whole text.
    Beginning {
        /// The number of the request.
        id: u32,
        /// The whole text, as in the result.
        text: String,
        /// The findings in the beginning of the text, with the paragraphs of the whole text.
        exploration: Box<Analysis>,
    },
    /// A piece of the analysis of a long text ([`Analysis::pieces`]). [`Reply::Result`] contains the last piece.
    Piece {
        /// The number of the request.
        id: u32,
        /// The piece: an analysis whose lists contain only some of the items.
        exploration: Box<Analysis>,
    },
    /// The analysis is complete.
    Result {
        /// The number of the request.
        id: u32,
        /// The text that the offsets (in bytes) point into.
        text: String,
        /// The findings, or their last piece if pieces were sent before.
        exploration: Box<Analysis>,
        /// The duration of the analysis in milliseconds.
        ms: f64,
    },
    /// A request failed, or the worker could not start.
    Failed {
        /// The number of the request; `None` if the worker could not start.
        id: Option<u32>,
        /// The problem and, if known, the remedy, in words for the reader.
        message: String,
    },
}
