//! Handles the events of the worker: shows results, and returns to the previous article after a failure.

use super::intake::{Draft, Source};
use super::request_tracker::WorkerEvent;
use super::state::{AppState, RawAnalysis, Remedy};
use super::warmup::warm_up;
use super::worker_client::WorkerClient;
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::History;
use dateline_view::layers::Layer;
use dateline_view::state::{List, Pane, Phase, Quoted, counted};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

impl AppState {
    pub(super) fn on_worker_event(&self, report: WorkerEvent) {
        match report {
            WorkerEvent::Loading(done, total) => {
                self.progress(format!("Loading the analysis engine, {done} of {total}"));
            }
            WorkerEvent::Ready => {
                self.progress("Analysing".to_owned());
                self.keep_offline();
            }
            WorkerEvent::Progress(stage) => self.progress(stage),
            WorkerEvent::WarmUp(text, found) => {
                warm_up(*self, ArticleView::new(text, *found, 0.0));
            }
            WorkerEvent::Partial(text, found) => {
                self.apply_analysis(RawAnalysis::new(text, found, 0.0, false));
            }
            WorkerEvent::Done(text, found, ms) => {
                self.apply_analysis(RawAnalysis::new(text, found, ms, true));
            }
            WorkerEvent::Failed(why) => self.fail(why),
            WorkerEvent::Broken(why) => {
                let advice = "Check your connection and try again. Your text stays here.";
                self.status.show_notice(format!("{why} {advice}"), Some(Remedy::TryAgain));
            }
            WorkerEvent::Outdated => self.status.report_outdated(),
        }
    }

    /// Cancels the analysis.
    pub fn stop(&self) {
        self.with_worker(WorkerClient::stop);
        self.library.queue.set_value(Vec::new());
        if self.library.displayed.get_value() != self.library.current.get_untracked() {
            self.drop_unread();
        } else {
            self.restore_shown();
            // The beginning of a long text is shown before the whole text has been analysed.
            if self.document.raw.with_value(|raw| raw.as_ref().is_some_and(|raw| !raw.whole)) {
                self.status.show_notice(
                    "Stopped: only the beginning of this text is marked.".to_owned(),
                    None,
                );
            }
        }
        self.status.announce("Stopped.");
    }

    /// Reports that a text could not be analysed. The text stays in the list and in the box. The previous article is
    /// shown again with all its state, and the next queued article is analysed.
    fn fail(&self, why: String) {
        let here = self.library.current.get_untracked();
        let mut waiting = self.library.queue.get_value();
        let several = here.is_some_and(|here| waiting.contains(&here));
        waiting.retain(|&key| Some(key) != here);
        let done = waiting.is_empty();
        self.library.queue.set_value(waiting);
        let kept = self
            .library
            .articles
            .with_untracked(|shelf| shelf.iter().find(|k| Some(k.key) == here).cloned());
        let why = match kept {
            Some(kept) if several => format!("{}: {why}", kept.title()),
            _ => why,
        };
        if several && !done {
            self.status.show_notice(why, None);
            return self.read_next_queued();
        }
        if here == self.library.displayed.get_value() {
            self.restore_shown();
        } else {
            let (source, draft) =
                (self.document.source.get_untracked(), self.document.draft.get_untracked());
            self.drop_unread();
            // A paste of HTML has left its plain text in the box, a file has not.
            let has_it =
                draft.unread().is_some() || self.library.find_by_text(draft.text()).is_none();
            let has_it = has_it && !draft.text().is_empty();
            self.document.draft.set(if has_it { draft } else { Draft::new(&source.text) });
            self.view.start_screen.set(true);
        }
        self.status.show_notice(why, None);
        if several
            && self
                .library
                .articles
                .with_untracked(|shelf| shelf.iter().filter(|k| k.analysis.is_some()).count())
                > 1
        {
            self.side_by_side(true);
        }
    }

    /// Stays at the article on the page, as far as it has been analysed.
    fn restore_shown(&self) {
        let shown = self.library.displayed.with_value(Option::is_some);
        self.document.phase.set(if shown { Phase::Done } else { Phase::Idle });
    }

    /// Returns to the article on the page, or to none. The one that was to be analysed stays in the list.
    fn drop_unread(&self) {
        self.restore_shown();
        match self.library.displayed.get_value() {
            Some(before) => self.switch_to_article(before),
            None => {
                self.library.current.set(None);
                self.document.source.set(Source::default());
                self.document.corrections.set(History::default());
            }
        }
    }

    fn progress(&self, stage: String) {
        if matches!(self.document.phase.get_untracked(), Phase::Working(_)) {
            self.document.phase.set(Phase::Working(stage));
        }
    }

    /// Shows an analysis: of the whole text, or of its beginning while the rest is still being analysed.
    pub(super) fn apply_analysis(&self, raw: RawAnalysis) {
        let whole = raw.whole;
        let before = self.document.reading.get_untracked();
        self.document.raw.set_value(Some(raw));
        self.library.displayed.set_value(self.library.current.get_untracked());
        let Some(reading) = self.corrected() else { return };
        let anew = matches!(self.document.phase.get_untracked(), Phase::Working(_));
        let same_text = before.as_ref().is_some_and(|before| before.text == reading.text);
        if whole {
            self.status.announce(&summary(&reading));
            self.warn_language(&reading, anew);
        }
        let reading = Arc::new(reading);
        let chosen = before.filter(|_| same_text).and_then(|before| self.moved(&before, &reading));
        self.document.reading.set(Some(Arc::clone(&reading)));
        if self.view.chosen.get_untracked() != chosen {
            self.view.chosen.set(chosen);
        }
        self.view.start_screen.set(false);
        if anew && !same_text {
            self.view.all_events.set(false);
            self.view.pane.set(Pane::Text);
            self.view.list.set(List::Who);
            self.view.quote_filter.set(Quoted::default());
            self.view.search.set(None);
        }
        if whole {
            self.restore_view();
        }
        let state = *self;
        let key = self.library.current.get_untracked();
        let list = move || {
            if state.library.current.get_untracked() != key {
                // Another article has become the current one meanwhile.
                return;
            }
            state.document.listed.set(Some(reading));
            if whole {
                state.document.phase.set(Phase::Done);
                state.finish_reading();
            }
        };
        // For a new text, the lists are built after its first paint. A correction updates them at once.
        if anew { after_the_frame(list) } else { list() }
    }

    /// Warns if the text is not in English.
    pub(super) fn warn_language(&self, reading: &ArticleView, anew: bool) {
        if reading.found.language.is_none() && anew {
            self.status.show_notice(
                "This does not look like English. Dateline is made for English: results will be poor."
                    .to_owned(),
                None,
            );
        }
    }
}

/// Runs a function after the next paint; at once if the page is hidden, because nothing is painted then.
fn after_the_frame(act: impl FnOnce() + 'static) {
    let later = || set_timeout(act, Duration::ZERO);
    if document().hidden() {
        later();
    } else {
        request_animation_frame(later);
    }
}

fn summary(reading: &ArticleView) -> String {
    let dated: usize = reading.found.timeline.iter().map(|entry| entry.events.len()).sum();
    format!(
        "{}, {}, {} found.",
        counted(reading.count(Layer::People), "person", "people"),
        counted(reading.count(Layer::Quotes), "quote", "quotes"),
        counted(dated, "dated event", "dated events"),
    )
}
