//! The signals of the article on the page: its text, its analysis, its corrections and its DOM.

use crate::article_dom::ArticleDom;
use crate::embedded_article::Origin;
use crate::import::{Draft, Source};
use dateline_schema::Analysis;
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::History;
use dateline_view::saved::View;
use dateline_view::state::Phase;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// A text and its analysis before corrections.
#[derive(Clone, Debug)]
pub struct RawAnalysis {
    /// The text.
    pub text: Arc<str>,
    /// The analysis.
    pub found: Arc<Analysis>,
    /// The duration of the analysis, in milliseconds.
    pub ms: f64,
    /// Whether the analysis is complete; otherwise it covers only the beginning of a long text.
    pub whole: bool,
}

impl RawAnalysis {
    /// Creates a raw analysis from a result of the worker.
    #[must_use]
    pub fn new(text: String, found: Analysis, ms: f64, whole: bool) -> Self {
        Self { text: text.into(), found: Arc::new(found), ms, whole }
    }
}

/// The signals of the article on the page.
#[derive(Clone, Copy, Debug)]
pub struct DocumentState {
    /// The phase of the analysis.
    pub phase: RwSignal<Phase>,
    /// The view of the latest analysis, as the text pane shows it.
    pub reading: RwSignal<Option<Arc<ArticleView>>>,
    /// The view of the latest analysis, as the lists and the timeline show it. They are updated a moment later than
    /// the text, so that the marks are painted first.
    pub listed: RwSignal<Option<Arc<ArticleView>>>,
    /// The latest submitted text.
    pub source: RwSignal<Source>,
    /// The origin of the article, if it is embedded in the page.
    pub origin: RwSignal<Option<Origin>>,
    /// The content of the box, which is the text area of the start screen.
    pub draft: RwSignal<Draft>,
    /// The corrections and their undo history.
    pub corrections: RwSignal<History>,
    /// For each correction, whether it found its target.
    pub effective: RwSignal<Vec<bool>>,
    /// The analysis before corrections.
    pub raw: StoredValue<Option<RawAnalysis>>,
    /// The view to be restored after the analysis of a saved article, and whether it is somebody else's view.
    pub pending_view: StoredValue<Option<(View, bool)>>,
    /// The element that contains the prerendered article; `None` once its content has been reused, or if the page
    /// is not prerendered.
    pub prerendered: StoredValue<Option<Element>, LocalStorage>,
    /// The DOM of the article.
    pub article_dom: StoredValue<Option<ArticleDom>, LocalStorage>,
}

impl Default for DocumentState {
    fn default() -> Self {
        Self {
            phase: RwSignal::default(),
            reading: RwSignal::new(None),
            listed: RwSignal::new(None),
            source: RwSignal::default(),
            origin: RwSignal::new(None),
            draft: RwSignal::default(),
            corrections: RwSignal::default(),
            effective: RwSignal::default(),
            raw: StoredValue::new(None),
            pending_view: StoredValue::new(None),
            prerendered: StoredValue::new_local(None),
            article_dom: StoredValue::new_local(None),
        }
    }
}
