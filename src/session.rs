//! What all parts of the page share: the signals, and the acts that change them.

use super::article_dom::ArticleDom;
use super::article_loader::Origin;
use super::intake::{self, Draft, Refusal, Source};
use super::offline::OfflineState;
use super::open_articles::OpenArticle;
use super::persistence::{self, SavedArticles};
use super::selection::Selected;
use super::settings::Settings;
use super::text_search::Sought;
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

/// A message to the reader, and a way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// A way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Start the worker again, with the text that waits.
    TryAgain,
    /// Load the page again.
    Reload,
    /// Show the box, with what was typed there.
    Box,
    /// List the corrections.
    Corrections,
}

/// A text and what the analysis found in it.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub(super) text: Arc<str>,
    pub(super) found: Arc<Analysis>,
    /// Milliseconds that it took.
    pub(super) ms: f64,
    /// Whether that is all, and not only what was found in the beginning of a long text.
    pub(super) whole: bool,
}

impl Raw {
    pub(super) fn new(text: String, found: Box<Analysis>, ms: f64, whole: bool) -> Self {
        Self { text: text.into(), found: Arc::new(*found), ms, whole }
    }
}

/// Handles to what the page knows. A copy is the same session.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// What goes on.
    pub phase: RwSignal<Phase>,
    /// Whether the invitation to paste is shown: it stays until there is something to show of the first text.
    pub inviting: RwSignal<bool>,
    /// Whether what the panes show is a rehearsal, which nobody sees.
    pub(super) warming_up: RwSignal<bool>,
    /// The text that was read last, and what was found.
    pub reading: RwSignal<Option<Arc<ArticleView>>>,
    /// The same, as the lists show it: a moment later, so that the marks are on the screen first.
    pub listed: RwSignal<Option<Arc<ArticleView>>>,
    /// What was given to be read last.
    pub source: RwSignal<Source>,
    /// Where the article stands and is from, if the page came with it.
    pub(super) origin: RwSignal<Option<Origin>>,
    /// The text in the box.
    pub draft: RwSignal<Draft>,
    /// What is chosen.
    pub chosen: RwSignal<Option<Choice>>,
    /// What is pointed at.
    pub pointed: RwSignal<Option<Item>>,
    /// Which layers are shown.
    pub layers: RwSignal<Layers>,
    /// How the article is set.
    pub settings: RwSignal<Settings>,
    /// The bytes of the text that are in view.
    pub in_view: RwSignal<Range<u32>>,
    /// What is looked for in the text; `None` while nothing is.
    pub sought: RwSignal<Option<Sought>>,
    /// Whether the timeline goes along with the reading.
    pub follows: RwSignal<bool>,
    /// Whether the timeline shows every event.
    pub full: RwSignal<bool>,
    /// The order of the entities.
    pub sorting: RwSignal<Sorting>,
    /// Which quotes are listed.
    pub quoted: RwSignal<Quoted>,
    /// The order of the timeline.
    pub order: RwSignal<Order>,
    /// What a narrow screen shows.
    pub view: RwSignal<Pane>,
    /// Which findings are shown.
    pub list: RwSignal<List>,
    /// What the reader has to be told.
    pub notice: RwSignal<Option<Notice>>,
    /// What a screen reader is told.
    pub spoken: RwSignal<String>,
    /// The words of the article that are selected.
    pub selected: RwSignal<Option<Selected>>,
    /// What the reader set right.
    pub corrections: RwSignal<History>,
    /// Which of the corrections found what they are about.
    pub held: RwSignal<Vec<bool>>,
    /// Keeps the page on the device.
    pub offline: OfflineState,
    /// What the analysis found, before anything was set right.
    pub(super) raw: StoredValue<Option<Raw>>,
    /// What is to be shown of the text that is being read, where it was kept, and whether that is how somebody else
    /// looks at it.
    pub(super) wanted: StoredValue<Option<(View, bool)>>,
    /// The article as the page came with it, until it is taken over.
    pub(super) written: StoredValue<Option<Element>, LocalStorage>,
    /// The article on the page.
    pub paper: StoredValue<Option<ArticleDom>, LocalStorage>,
    /// The elements that are lit, each with its class.
    pub(super) lit: StoredValue<Vec<(Element, &'static str)>, LocalStorage>,
    /// What the reader had chosen before an article was shown as somebody else looks at it.
    pub(super) lent: StoredValue<Option<(Layers, Order)>>,
    /// Whether the articles are kept on the device for the next visit.
    pub keeps: RwSignal<bool>,
    /// What is known of those that are.
    pub(super) on_device: StoredValue<SavedArticles>,
    /// The articles of this visit.
    pub shelf: RwSignal<Vec<OpenArticle>>,
    /// Which of them is on the page.
    pub here: RwSignal<Option<u32>>,
    /// Whether all of them are shown side by side.
    pub together: RwSignal<bool>,
    pub(super) last_key: StoredValue<u32>,
    /// The texts of the examples, as far as they are there.
    pub(super) examples: StoredValue<Vec<String>>,
    /// Which of them the reading on the page is of.
    pub(super) shown: StoredValue<Option<u32>>,
    /// Those that are still to be read of several that were opened, the one on the page first.
    pub(super) waiting: StoredValue<Vec<u32>>,
    worker: StoredValue<Option<WorkerClient>, LocalStorage>,
}

impl Session {
    /// A session with nothing in it but the settings of the last one. Starts the worker.
    #[must_use]
    pub fn start() -> Self {
        let session = Self::still();
        session
            .worker
            .set_value(Some(WorkerClient::start(move |report| session.on_worker_event(report))));
        session
    }

    /// The same without a worker: nothing is read, and no browser is needed.
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

    /// Has a new text read, or says why not; the text before it can be brought back.
    pub fn submit(&self, source: Result<Source, Refusal>) {
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
            Err(refusal) => self.show_notice(refusal.message(), None),
        }
    }

    /// Reads the same text as published on another day; `None` for the day that the text itself tells.
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

    /// Does what a notice offers.
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
                // Refused only to pages that are not shown, which no one can click in.
                let _ = window().location().reload();
            }
            Remedy::Box => self.inviting.set(true),
            Remedy::Corrections => dialog::open_by_id("corrections"),
        }
    }

    /// Whether what the panes show is the article that the page is at, and not the one before, while that is read.
    pub(super) fn is_shown(&self) -> bool {
        let shown = self.shown.get_value() == self.here.get_untracked();
        if !shown {
            let text = "Another text is being read. Wait for it, or stop it first.";
            self.show_notice(text.to_owned(), None);
        }
        shown
    }

    /// Gives up what is being read, whatever comes of it.
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

    /// Tells a screen reader.
    pub fn announce(&self, words: &str) {
        self.spoken.set(words.to_owned());
    }

    /// Chooses a place: it lights up everywhere, and the other panes go to it.
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
            // An event that the short timeline leaves out is shown on the full one.
            self.full.set(
                reading
                    .event(id)
                    .is_some_and(|event| !dateline_view::article_view::is_salient(event)),
            );
        }
        self.chosen.set(Some(Choice { place, from }));
        self.announce(&describe(&reading, place));
    }

    /// Goes to another place of what is chosen, around the ends.
    pub fn step(&self, by: i64, from: Pane) {
        let (Some(choice), Some(reading)) =
            (self.chosen.get_untracked(), self.reading.get_untracked())
        else {
            return;
        };
        let n = reading.spans(choice.place.item).len();
        self.choose(step(choice.place, by, n), from);
    }

    /// Chooses the next mark in the text, or with -1 the one before.
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

    /// Switches a layer on or off, and keeps that for the next time, unless the article is shown as somebody else looks
    /// at it.
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
            let who = findings::who(reading, quote).1.unwrap_or_else(|| "nobody named".to_owned());
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
