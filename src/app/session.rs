//! What all parts of the page share: the signals, and the acts that change them.

use super::analyst::Analyst;
use super::desk::Report;
use super::find::Sought;
use super::intake::{self, Draft, Refusal, Source};
use super::keeping;
use super::offline::Keeper;
use super::opening::Origin;
use super::paper::Paper;
use super::rehearsal::rehearse;
use super::selection::Selected;
use super::settings::Settings;
use super::shelf::Kept;
use super::storage;
use crate::view::corrections::History;
use crate::view::findings;
use crate::view::item::{Item, Place};
use crate::view::layers::{Layer, Layers};
use crate::view::reading::Reading;
use crate::view::saved::View;
use crate::view::state::{Choice, List, Order, Pane, Phase, Quoted, Sorting, counted, step};
use crate::wire::{Exploration, Request};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use web_sys::Element;

/// A message to the reader, and a way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
}

/// A way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Start the worker again, with the text that waits.
    TryAgain,
    /// Load the page again.
    Reload,
}

/// A text and what the analysis found in it.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub(super) text: Arc<str>,
    pub(super) found: Arc<Exploration>,
    /// Milliseconds that it took.
    pub(super) ms: f64,
    /// Whether that is all, and not only what was found in the beginning of a long text.
    pub(super) whole: bool,
}

impl Raw {
    fn new(text: String, found: Box<Exploration>, ms: f64, whole: bool) -> Self {
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
    pub(super) rehearsing: RwSignal<bool>,
    /// The text that was read last, and what was found.
    pub reading: RwSignal<Option<Arc<Reading>>>,
    /// The same, as the lists show it: a moment later, so that the marks are on the screen first.
    pub listed: RwSignal<Option<Arc<Reading>>>,
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
    pub offline: Keeper,
    /// What the analysis found, before anything was set right.
    pub(super) raw: StoredValue<Option<Raw>>,
    /// What is to be shown of the text that is being read, where it was kept.
    pub(super) wanted: StoredValue<Option<View>>,
    /// The article as the page came with it, until it is taken over.
    pub(super) written: StoredValue<Option<Element>, LocalStorage>,
    /// The article on the page.
    pub paper: StoredValue<Option<Paper>, LocalStorage>,
    /// The elements that are lit, each with its class.
    pub(super) lit: StoredValue<Vec<(Element, &'static str)>, LocalStorage>,
    /// Whether the articles are kept on the device for the next visit.
    pub keeps: RwSignal<bool>,
    /// The articles of this visit.
    pub shelf: RwSignal<Vec<Kept>>,
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
    analyst: StoredValue<Option<Analyst>, LocalStorage>,
}

impl Session {
    /// A session with nothing in it but the settings of the last one. Starts the worker.
    #[must_use]
    pub fn start() -> Self {
        let session = Self::still();
        session.analyst.set_value(Some(Analyst::start(move |report| session.hear(report))));
        session
    }

    /// The same without a worker: nothing is read, and no browser is needed.
    pub(super) fn still() -> Self {
        let layers =
            storage::load("layers").map(|words| Layers::stored(&words)).unwrap_or_default();
        Self {
            phase: RwSignal::default(),
            inviting: RwSignal::new(true),
            rehearsing: RwSignal::new(false),
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
            offline: Keeper::default(),
            raw: StoredValue::new(None),
            wanted: StoredValue::new(None),
            written: StoredValue::new_local(None),
            paper: StoredValue::new_local(None),
            lit: StoredValue::new_local(Vec::new()),
            keeps: RwSignal::new(keeping::is_on()),
            shelf: RwSignal::default(),
            here: RwSignal::new(None),
            together: RwSignal::new(false),
            last_key: StoredValue::new(0),
            examples: StoredValue::new(Vec::new()),
            shown: StoredValue::new(None),
            waiting: StoredValue::new(Vec::new()),
            analyst: StoredValue::new_local(None),
        }
    }

    /// Has a new text read, or says why not; the text before it can be brought back.
    pub fn submit(&self, source: Result<Source, Refusal>) {
        match source.and_then(intake::check) {
            Ok(source) => {
                match self.same(&source).filter(|key| self.here.get_untracked() != Some(*key)) {
                    Some(there) => self.turn_to(there),
                    None => {
                        self.replace(source);
                        self.read();
                    }
                }
            }
            Err(refusal) => self.tell(refusal.message(), None),
        }
    }

    /// Reads the same text as published on another day; `None` for the day that the text itself tells.
    pub fn publish(&self, day: Option<String>) {
        if self.source.with_untracked(|source| source.published != day) {
            self.source.update(|source| source.published = day);
            self.read();
        }
    }

    pub(super) fn read(&self) {
        let Source { text, html, published } = self.source.get_untracked();
        self.with_analyst(|analyst| analyst.read(Request { id: 0, text, html, published }));
    }

    /// Gives up what is being read.
    pub fn stop(&self) {
        self.with_analyst(Analyst::stop);
        self.waiting.set_value(Vec::new());
        let (shown, here) = (self.shown.get_value(), self.here.get_untracked());
        self.phase.set(if shown.is_some() { Phase::Done } else { Phase::Idle });
        if let Some(before) = shown.filter(|_| shown != here) {
            self.turn_to(before);
        }
        // The beginning of a long text is shown before all of it has been read.
        let whole = self.raw.with_value(|raw| raw.as_ref().is_none_or(|raw| raw.whole));
        if shown == here && !whole {
            self.tell("Stopped: only the beginning of this text is marked.".to_owned(), None);
        }
        self.say("Stopped.");
    }

    /// Does what a notice offers.
    pub fn mend(&self, remedy: Remedy) {
        self.notice.set(None);
        match remedy {
            Remedy::TryAgain => {
                self.with_analyst(Analyst::restart);
                if matches!(self.phase.get_untracked(), Phase::Working(_)) {
                    self.read();
                }
            }
            Remedy::Reload => {
                // Refused only to pages that are not shown, which no one can click in.
                let _ = window().location().reload();
            }
        }
    }

    /// Gives up what is being read, whatever comes of it.
    pub(super) fn drop_request(&self) {
        self.with_analyst(Analyst::stop);
    }

    fn with_analyst(&self, act: impl FnOnce(&Analyst)) {
        self.analyst.with_value(|analyst| {
            if let Some(analyst) = analyst {
                act(analyst);
            }
        });
    }

    pub(super) fn hear(&self, report: Report) {
        match report {
            Report::Loading(done, total) => {
                self.progress(format!("Fetching the reading engine, {done} of {total}"));
            }
            Report::Ready => {
                self.progress("Reading".to_owned());
                self.keep_offline();
            }
            Report::Progress(stage) => self.progress(stage),
            Report::Practice(text, found) => rehearse(*self, Reading::new(text, *found, 0.0)),
            Report::Begun(text, found) => self.take(Raw::new(text, found, 0.0, false)),
            Report::Done(text, found, ms) => self.take(Raw::new(text, found, ms, true)),
            Report::Failed(why) => {
                self.phase.set(Phase::Idle);
                self.inviting.set(true);
                self.tell(why, None);
                self.go_on();
            }
            Report::Broken(why) => {
                let advice = "Check the connection and try again. Your text stays here.";
                self.tell(format!("{why} {advice}"), Some(Remedy::TryAgain));
            }
            Report::Outdated => self.outdated(),
        }
    }

    /// Says that parts of the page are of different builds.
    pub(super) fn outdated(&self) {
        let text = "Dateline has been renewed since this page was loaded. Copy your text if you typed it, then load the page again.";
        self.tell(text.to_owned(), Some(Remedy::Reload));
    }

    fn progress(&self, stage: String) {
        if matches!(self.phase.get_untracked(), Phase::Working(_)) {
            self.phase.set(Phase::Working(stage));
        }
    }

    /// Takes what was found: of the whole text, or of its beginning while the rest is still being read.
    pub(super) fn take(&self, raw: Raw) {
        let whole = raw.whole;
        let before = self.reading.get_untracked();
        self.raw.set_value(Some(raw));
        self.shown.set_value(self.here.get_untracked());
        let Some(reading) = self.corrected() else { return };
        let anew = matches!(self.phase.get_untracked(), Phase::Working(_));
        let same_text = before.as_ref().is_some_and(|before| before.text == reading.text);
        if whole {
            self.say(&summary(&reading));
            self.remark(&reading, anew);
        }
        let reading = Arc::new(reading);
        let chosen = before.filter(|_| same_text).and_then(|before| self.moved(&before, &reading));
        self.reading.set(Some(Arc::clone(&reading)));
        if self.chosen.get_untracked() != chosen {
            self.chosen.set(chosen);
        }
        self.inviting.set(false);
        if anew && !same_text {
            self.full.set(false);
            self.view.set(Pane::Text);
            self.list.set(List::Who);
            self.quoted.set(Quoted::default());
            self.sought.set(None);
        }
        if whole {
            self.look_again();
        }
        let session = *self;
        let list = move || {
            session.listed.set(Some(reading));
            if whole {
                session.phase.set(Phase::Done);
                session.settle();
            }
        };
        // A new text is on the screen before the lists are built; what is only set right changes at once.
        if anew { after_the_frame(list) } else { list() }
    }

    /// Says what has to be said of a text that has been read.
    pub(super) fn remark(&self, reading: &Reading, anew: bool) {
        if reading.found.language.is_none() && anew {
            self.tell(
                "This does not look like English. Dateline reads English: expect little."
                    .to_owned(),
                None,
            );
        }
    }

    /// Shows a message.
    pub fn tell(&self, text: String, remedy: Option<Remedy>) {
        self.notice.set(Some(Notice { text, remedy }));
    }

    /// Tells a screen reader.
    pub fn say(&self, words: &str) {
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
                reading.event(id).is_some_and(|event| !crate::view::reading::is_salient(event)),
            );
        }
        self.chosen.set(Some(Choice { place, from }));
        self.say(&describe(&reading, place));
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
    pub fn walk(&self, by: isize) {
        let Some(reading) = self.reading.get_untracked() else { return };
        let from = self.chosen.get_untracked().map(|choice| choice.place);
        let (layers, full) = (self.layers.get_untracked(), self.full.get_untracked());
        let shown = |mark: &crate::view::segments::Mark| {
            layers.shows(mark.layer) && (full || mark.layer != Layer::Events || !mark.minor)
        };
        if let Some(place) = reading.beside(from, by, shown) {
            self.choose(place, Pane::Text);
        }
    }

    /// Switches a layer on or off, and keeps that for the next time.
    pub fn switch(&self, layer: Layer) {
        self.layers.update(|layers| layers.toggle(layer));
        let on = self.layers.with_untracked(|layers| layers.shows(layer));
        self.say(&format!("{} {}", layer.name(), if on { "shown" } else { "hidden" }));
        self.layers.with_untracked(|layers| storage::save("layers", &layers.off()));
    }
}

/// After what has been set has been drawn; at once where nothing is drawn, as behind another tab.
fn after_the_frame(act: impl FnOnce() + 'static) {
    let later = || set_timeout(act, Duration::ZERO);
    if document().hidden() {
        later();
    } else {
        request_animation_frame(later);
    }
}

fn summary(reading: &Reading) -> String {
    let dated: usize = reading.found.timeline.iter().map(|entry| entry.events.len()).sum();
    format!(
        "{}, {}, {} found.",
        counted(reading.count(Layer::People), "person", "people"),
        counted(reading.count(Layer::Quotes), "quote", "quotes"),
        counted(dated, "dated event", "dated events"),
    )
}

fn describe(reading: &Reading, place: Place) -> String {
    let n = reading.spans(place.item).len();
    match place.item {
        Item::Entity(id) => reading.entity(id).map_or_else(String::new, |e| {
            format!(
                "{}, {}, mention {} of {n}",
                e.name,
                findings::kind_word(&e.kind),
                place.nth + 1
            )
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
