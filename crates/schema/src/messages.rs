//! What the page and its worker say to each other, as JSON: one request at a time, answers with its number.

use crate::analysis::Analysis;
use serde::{Deserialize, Serialize};

/// The build that page and worker must share: static hosts may serve one new and the other old.
pub const BUILD: &str = match option_env!("DATELINE_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// From the page: read this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its number; answers carry it, so that late ones can be told.
    pub id: u32,
    /// The text as it was pasted or opened.
    pub text: String,
    /// Whether it is HTML.
    pub html: bool,
    /// The day of publication, as `YYYY-MM-DD`, where the reader gave one.
    pub published: Option<String>,
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reply {
    /// The models are on their way.
    Loading {
        /// How many of them are there.
        done: u32,
        /// How many there are.
        total: u32,
    },
    /// Requests may come.
    Ready {
        /// The worker's [`BUILD`].
        build: String,
    },
    /// A stage of a request has begun.
    Progress {
        /// The request.
        id: u32,
        /// The stage, in the words of the page.
        stage: String,
    },
    /// A long text: what was found in its beginning, while the rest is being read.
    Beginning {
        /// The request.
        id: u32,
        /// The whole text, as in the result.
        text: String,
        /// What was found; its paragraphs are those of the whole text.
        exploration: Box<Analysis>,
    },
    /// A piece of the result of a long text ([`Analysis::pieces`]); the last comes as the result.
    Piece {
        /// The request.
        id: u32,
        /// The piece.
        exploration: Box<Analysis>,
    },
    /// A request is done.
    Result {
        /// The request.
        id: u32,
        /// The text that the offsets (in bytes) point into.
        text: String,
        /// What was found, or the last piece of it.
        exploration: Box<Analysis>,
        /// Milliseconds that it took.
        ms: f64,
    },
    /// Something went wrong, with what to do about it.
    Failed {
        /// The request; `None` where the worker could not start.
        id: Option<u32>,
        /// What went wrong, in words for the reader.
        message: String,
    },
}
