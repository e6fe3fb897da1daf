//! The actions that change the state of the page.

use super::intake::{self, InputError, Source};
use super::state::{AppState, Remedy};
use super::worker_client::WorkerClient;
use super::{dialog, storage};
use dateline_schema::Request;
use dateline_view::article_view::ArticleView;
use dateline_view::findings;
use dateline_view::item::{Item, Place};
use dateline_view::layers::Layer;
use dateline_view::state::{Choice, List, Pane, Phase, step};
use leptos::prelude::*;

impl AppState {
    /// Creates an empty state with the stored settings, and starts the worker.
    #[must_use]
    pub fn start() -> Self {
        let state = Self::new_detached();
        state
            .worker
            .set_value(Some(WorkerClient::start(move |report| state.on_worker_event(report))));
        state
    }

    /// Starts the analysis of a new text, or shows why it can't be analysed. The previous article stays open.
    pub fn submit(&self, source: Result<Source, InputError>) {
        match source.and_then(intake::check) {
            Ok(source) => {
                match self
                    .library
                    .find_by_source(&source)
                    .filter(|key| self.library.current.get_untracked() != Some(*key))
                {
                    Some(there) => self.switch_to_article(there),
                    None => {
                        self.replace(source);
                        self.read();
                    }
                }
            }
            Err(error) => self.status.show_notice(error.message(), None),
        }
    }

    /// Analyses the same text with another day of publication; `None` for the day that the text itself states.
    pub fn publish(&self, day: Option<String>) {
        if self.is_shown() && self.document.source.with_untracked(|source| source.published != day)
        {
            self.document.source.update(|source| source.published = day);
            self.read();
        }
    }

    pub(super) fn read(&self) {
        let Source { text, html, published } = self.document.source.get_untracked();
        self.with_worker(|worker| worker.read(Request { id: 0, text, html, published }));
    }

    /// Carries out the remedy of a notice.
    pub fn retry(&self, remedy: Remedy) {
        self.status.notice.set(None);
        match remedy {
            Remedy::TryAgain => {
                self.with_worker(WorkerClient::restart);
                if matches!(self.document.phase.get_untracked(), Phase::Working(_)) {
                    self.read();
                }
            }
            Remedy::Reload => {
                // `reload` fails only for a document that is not active, and nobody can click in one.
                let _ = window().location().reload();
            }
            Remedy::Box => self.view.start_screen.set(true),
            Remedy::Corrections => dialog::open_by_id("corrections"),
        }
    }

    /// Returns whether the panes show the current article. If they still show the previous one, because the current one
    /// is being analysed, shows a notice.
    pub(super) fn is_shown(&self) -> bool {
        let shown = self.library.displayed.get_value() == self.library.current.get_untracked();
        if !shown {
            let text = "Another text is being analysed. Wait for it or stop it.";
            self.status.show_notice(text.to_owned(), None);
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

    /// Selects a place: it is highlighted in all panes, and the other panes scroll to it.
    pub fn choose(&self, place: Place, from: Pane) {
        let Some(reading) = self.document.reading.get_untracked() else { return };
        let layer = reading.layer(place.item);
        if !self.view.layers.with_untracked(|layers| layers.shows(layer)) {
            self.switch(layer);
        }
        if from != Pane::Findings
            && let Some(list) = List::of(place.item)
        {
            self.view.list.set(list);
        }
        if from != Pane::Text {
            self.view.pane.set(Pane::Text);
        }
        if let (Item::Event(id), false) = (place.item, self.view.all_events.get_untracked()) {
            // An event that the short timeline omits is shown on the full one.
            self.view.all_events.set(
                reading
                    .event(id)
                    .is_some_and(|event| !dateline_view::article_view::is_salient(event)),
            );
        }
        self.view.chosen.set(Some(Choice { place, from }));
        self.status.announce(&describe(&reading, place));
    }

    /// Moves to another place of the selected item, with wrap-around.
    pub fn step(&self, by: i64, from: Pane) {
        let (Some(choice), Some(reading)) =
            (self.view.chosen.get_untracked(), self.document.reading.get_untracked())
        else {
            return;
        };
        let n = reading.spans(choice.place.item).len();
        self.choose(step(choice.place, by, n), from);
    }

    /// Selects the next mark in the text, or the previous one for -1.
    pub fn select_next_mark(&self, by: isize) {
        let Some(reading) = self.document.reading.get_untracked() else { return };
        let from = self.view.chosen.get_untracked().map(|choice| choice.place);
        let (layers, full) =
            (self.view.layers.get_untracked(), self.view.all_events.get_untracked());
        let shown = |mark: &dateline_view::segments::Mark| {
            layers.shows(mark.layer) && (full || mark.layer != Layer::Events || !mark.minor)
        };
        if let Some(place) = reading.beside(from, by, shown) {
            self.choose(place, Pane::Text);
        }
    }

    /// Toggles a layer and stores the choice, unless the article is shown with somebody else's layers.
    pub fn switch(&self, layer: Layer) {
        self.view.layers.update(|layers| layers.toggle(layer));
        let on = self.view.layers.with_untracked(|layers| layers.shows(layer));
        self.status.announce(&format!("{} {}", layer.name(), if on { "shown" } else { "hidden" }));
        if self.view.own_view.with_value(Option::is_none) {
            self.view.layers.with_untracked(|layers| storage::save("layers", &layers.off()));
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
