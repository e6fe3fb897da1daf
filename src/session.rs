//! The state that all parts of the page share, as signals, and the actions that change it.

use super::article_dom::ArticleDom;
use super::article_loader::Origin;
use super::intake::{self, Draft, InputError, Source};
use super::offline::OfflineState;
use super::open_articles::OpenArticle;
use super::persistence::{self, SavedArticles};
use super::selection::Selected;
use super::settings::Settings;
use super::text_search::Search;
use super::worker_client::WorkerClient;
use super::{dialog, storage};
use dateline_schema::{Analysis, Request};
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::History;
use dateline_view::findings;
use dateline_view::item::{Item, Place};
use dateline_view::layers::{Layer, Layers};
use dateline_view::saved::View;
use dateline_view::state::{Choice, List, Order, Pane, Phase, Quoted, Sorting, step};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use web_sys::Element;

/// A message to the reader, with a remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What the reader can do about it.
    pub remedy: Option<Remedy>,
    /// Whether it reports an error.
    pub is_error: bool,
}

/// An action that a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Restarts the worker, with the text that waits.
    TryAgain,
    /// Reloads the page.
    Reload,
    /// Shows the box with the typed text.
    Box,
    /// Lists the corrections.
    Corrections,
}

/// A text and its analysis.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub(super) text: Arc<str>,
    pub(super) found: Arc<Analysis>,
    /// The duration of the analysis, in milliseconds.
    pub(super) ms: f64,
    /// Whether the analysis is complete; otherwise it covers only the beginning of a long text.
    pub(super) whole: bool,
}

impl Raw {
    pub(super) fn new(text: String, found: Box<Analysis>, ms: f64, whole: bool) -> Self {
        Self { text: text.into(), found: Arc::new(*found), ms, whole }
    }
}

/// Handles to the state of the page. A copy refers to the same session.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The phase of the analysis.
    pub phase: RwSignal<Phase>,
    /// Whether the start screen is shown. It stays until the first text has an analysis to show.
    pub inviting: RwSignal<bool>,
    /// Whether the panes render the warm-up, which is never painted.
    pub(super) warming_up: RwSignal<bool>,
    /// The latest analysed text with its analysis.
    pub reading: RwSignal<Option<Arc<ArticleView>>>,
    /// The same as the lists show it: they update a moment later, so that the marks are painted first.
    pub listed: RwSignal<Option<Arc<ArticleView>>>,
    /// The latest submitted text.
    pub source: RwSignal<Source>,
    /// The origin of the article, if it is embedded in the page.
    pub(super) origin: RwSignal<Option<Origin>>,
    /// The text in the box.
    pub draft: RwSignal<Draft>,
    /// The selected place.
    pub chosen: RwSignal<Option<Choice>>,
    /// The item under the pointer.
    pub pointed: RwSignal<Option<Item>>,
    /// Which layers are shown.
    pub layers: RwSignal<Layers>,
    /// The typographic settings.
    pub settings: RwSignal<Settings>,
    /// The visible bytes of the text.
    pub in_view: RwSignal<Range<u32>>,
    /// The text search; `None` while the find bar is closed.
    pub sought: RwSignal<Option<Search>>,
    /// Whether the timeline scrolls along with the text.
    pub follows: RwSignal<bool>,
    /// Whether the timeline shows every event.
    pub full: RwSignal<bool>,
    /// The order of the entities.
    pub sorting: RwSignal<Sorting>,
    /// Which quotes are listed.
    pub quoted: RwSignal<Quoted>,
    /// The order of the timeline.
    pub order: RwSignal<Order>,
    /// The pane that a narrow screen shows.
    pub view: RwSignal<Pane>,
    /// The list that the findings show.
    pub list: RwSignal<List>,
    /// The notice for the reader.
    pub notice: RwSignal<Option<Notice>>,
    /// The latest announcement for screen readers.
    pub spoken: RwSignal<String>,
    /// The selected words of the article.
    pub selected: RwSignal<Option<Selected>>,
    /// The corrections and their undo history.
    pub corrections: RwSignal<History>,
    /// For each correction, whether it found its target.
    pub held: RwSignal<Vec<bool>>,
    /// The state of the offline storage.
    pub offline: OfflineState,
    /// The analysis before corrections.
    pub(super) raw: StoredValue<Option<Raw>>,
    /// The view to be restored after the analysis of a saved article, and whether it is somebody else's view.
    pub(super) wanted: StoredValue<Option<(View, bool)>>,
    /// The elements of a prerendered article, until they are reused.
    pub(super) written: StoredValue<Option<Element>, LocalStorage>,
    /// The DOM of the article.
    pub paper: StoredValue<Option<ArticleDom>, LocalStorage>,
    /// The highlighted elements, each with its class.
    pub(super) lit: StoredValue<Vec<(Element, &'static str)>, LocalStorage>,
    /// The reader's own layers and order, while an article is shown with somebody else's.
    pub(super) lent: StoredValue<Option<(Layers, Order)>>,
    /// Whether articles are stored on the device for the next visit.
    pub keeps: RwSignal<bool>,
    /// The records of the stored articles.
    pub(super) on_device: StoredValue<SavedArticles>,
    /// The open articles.
    pub shelf: RwSignal<Vec<OpenArticle>>,
    /// The key of the current article.
    pub here: RwSignal<Option<u32>>,
    /// Whether the comparison of all open articles is shown.
    pub together: RwSignal<bool>,
    pub(super) last_key: StoredValue<u32>,
    /// The texts of the examples that have been fetched.
    pub(super) examples: StoredValue<Vec<String>>,
    /// The key of the article whose analysis the page shows.
    pub(super) shown: StoredValue<Option<u32>>,
    /// The queue of opened files that are still to be analysed, the current one first.
    pub(super) waiting: StoredValue<Vec<u32>>,
    worker: StoredValue<Option<WorkerClient>, LocalStorage>,
}

impl Session {
    /// Creates an empty session with the stored settings, and starts the worker.
    #[must_use]
    pub fn start() -> Self {
        let session = Self::still();
        session
            .worker
            .set_value(Some(WorkerClient::start(move |report| session.on_worker_event(report))));
        session
    }

    /// Creates a session without a worker: it analyses nothing and needs no browser.
    pub(super) fn still() -> Self {
        let layers =
            storage::load("layers").map(|words| Layers::stored(&words)).unwrap_or_default();
        Self {
            phase: RwSignal::default(),
            inviting: RwSignal::new(true),
            warming_up: RwSignal::new(false),
            reading: RwSignal::new(None),
            listed: RwSignal::new(None),
            source: RwSignal::default(),
            origin: RwSignal::new(None),
            draft: RwSignal::default(),
            chosen: RwSignal::new(None),
            pointed: RwSignal::new(None),
            layers: RwSignal::new(layers),
            settings: RwSignal::new(
                storage::load("settings").map(|words| Settings::stored(&words)).unwrap_or_default(),
            ),
            in_view: RwSignal::default(),
            sought: RwSignal::new(None),
            follows: RwSignal::new(false),
            full: RwSignal::new(false),
            sorting: RwSignal::default(),
            quoted: RwSignal::default(),
            order: RwSignal::default(),
            view: RwSignal::default(),
            list: RwSignal::default(),
            notice: RwSignal::new(None),
            spoken: RwSignal::default(),
            selected: RwSignal::new(None),
            corrections: RwSignal::default(),
            held: RwSignal::default(),
            offline: OfflineState::default(),
            raw: StoredValue::new(None),
            wanted: StoredValue::new(None),
            written: StoredValue::new_local(None),
            paper: StoredValue::new_local(None),
            lit: StoredValue::new_local(Vec::new()),
            lent: StoredValue::new(None),
            keeps: RwSignal::new(persistence::is_enabled()),
            on_device: StoredValue::new(SavedArticles::default()),
            shelf: RwSignal::default(),
            here: RwSignal::new(None),
            together: RwSignal::new(false),
            last_key: StoredValue::new(0),
            examples: StoredValue::new(Vec::new()),
            shown: StoredValue::new(None),
            waiting: StoredValue::new(Vec::new()),
            worker: StoredValue::new_local(None),
        }
    }

    /// Starts the analysis of a new text, or shows why it can't be analysed. The previous article stays open.
    pub fn submit(&self, source: Result<Source, InputError>) {
        match source.and_then(intake::check) {
            Ok(source) => {
                match self.same(&source).filter(|key| self.here.get_untracked() != Some(*key)) {
                    Some(there) => self.switch_to_article(there),
                    None => {
                        self.replace(source);
                        self.read();
                    }
                }
            }
            Err(error) => self.show_notice(error.message(), None),
        }
    }

    /// Analyses the same text with another day of publication; `None` for the day that the text itself states.
    pub fn publish(&self, day: Option<String>) {
        if self.is_shown() && self.source.with_untracked(|source| source.published != day) {
            self.source.update(|source| source.published = day);
            self.read();
        }
    }

    pub(super) fn read(&self) {
        let Source { text, html, published } = self.source.get_untracked();
        self.with_worker(|worker| worker.read(Request { id: 0, text, html, published }));
    }

    /// Carries out the remedy of a notice.
    pub fn retry(&self, remedy: Remedy) {
        self.notice.set(None);
        match remedy {
            Remedy::TryAgain => {
                self.with_worker(WorkerClient::restart);
                if matches!(self.phase.get_untracked(), Phase::Working(_)) {
                    self.read();
                }
            }
            Remedy::Reload => {
                // `reload` fails only for a document that is not active, and nobody can click in one.
                let _ = window().location().reload();
            }
            Remedy::Box => self.inviting.set(true),
            Remedy::Corrections => dialog::open_by_id("corrections"),
        }
    }

    /// Returns whether the panes show the current article. If they still show the previous one, because the current one
    /// is being analysed, shows a notice.
    pub(super) fn is_shown(&self) -> bool {
        let shown = self.shown.get_value() == self.here.get_untracked();
        if !shown {
            let text = "Another text is being analysed. Wait for it or stop it.";
            self.show_notice(text.to_owned(), None);
        }
        shown
    }

    /// Cancels the current request.
    pub(super) fn drop_request(&self) {
        self.with_worker(WorkerClient::stop);
    }

    pub(super) fn with_worker(&self, act: impl FnOnce(&WorkerClient)) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                act(worker);
            }
        });
    }

    /// Shows a message.
    pub fn show_notice(&self, text: String, remedy: Option<Remedy>) {
        let is_error = !matches!(remedy, Some(Remedy::Box | Remedy::Corrections));
        self.notice.set(Some(Notice { text, remedy, is_error }));
    }

    /// Announces words to screen readers.
    pub fn announce(&self, words: &str) {
        self.spoken.set(words.to_owned());
    }

    /// Selects a place: it is highlighted in all panes, and the other panes scroll to it.
    pub fn choose(&self, place: Place, from: Pane) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let layer = reading.layer(place.item);
        if !self.layers.with_untracked(|layers| layers.shows(layer)) {
            self.switch(layer);
        }
        if from != Pane::Findings
            && let Some(list) = List::of(place.item)
        {
            self.list.set(list);
        }
        if from != Pane::Text {
            self.view.set(Pane::Text);
        }
        if let (Item::Event(id), false) = (place.item, self.full.get_untracked()) {
            // An event that the short timeline omits is shown on the full one.
            self.full.set(
                reading
                    .event(id)
                    .is_some_and(|event| !dateline_view::article_view::is_salient(event)),
            );
        }
        self.chosen.set(Some(Choice { place, from }));
        self.announce(&describe(&reading, place));
    }

    /// Moves to another place of the selected item, with wrap-around.
    pub fn step(&self, by: i64, from: Pane) {
        let (Some(choice), Some(reading)) =
            (self.chosen.get_untracked(), self.reading.get_untracked())
        else {
            return;
        };
        let n = reading.spans(choice.place.item).len();
        self.choose(step(choice.place, by, n), from);
    }

    /// Selects the next mark in the text, or the previous one for -1.
    pub fn select_next_mark(&self, by: isize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let from = self.chosen.get_untracked().map(|choice| choice.place);
        let (layers, full) = (self.layers.get_untracked(), self.full.get_untracked());
        let shown = |mark: &dateline_view::segments::Mark| {
            layers.shows(mark.layer) && (full || mark.layer != Layer::Events || !mark.minor)
        };
        if let Some(place) = reading.beside(from, by, shown) {
            self.choose(place, Pane::Text);
        }
    }

    /// Toggles a layer and stores the choice, unless the article is shown with somebody else's layers.
    pub fn switch(&self, layer: Layer) {
        self.layers.update(|layers| layers.toggle(layer));
        let on = self.layers.with_untracked(|layers| layers.shows(layer));
        self.announce(&format!("{} {}", layer.name(), if on { "shown" } else { "hidden" }));
        if self.lent.with_value(Option::is_none) {
            self.layers.with_untracked(|layers| storage::save("layers", &layers.off()));
        }
    }
}

fn describe(reading: &ArticleView, place: Place) -> String {
    let n = reading.spans(place.item).len();
    match place.item {
        Item::Entity(id) => reading.entity(id).map_or_else(String::new, |e| {
            format!("{}, {}, mention {} of {n}", e.name, findings::kind_word(e.kind), place.nth + 1)
        }),
        Item::Quote(id) => reading.quote(id).map_or_else(String::new, |quote| {
            let who =
                findings::who(reading, quote).1.unwrap_or_else(|| "an unknown speaker".to_owned());
            format!("Quote by {who}")
        }),
        Item::Event(id) => {
            reading.event(id).map_or_else(String::new, |e| format!("Event: {}", e.summary))
        }
        Item::Time(_) => {
            let words = reading.spans(place.item).first().map_or("", |&span| reading.words(span));
            format!("Time: {words}")
        }
    }
}
