//! The open articles: every text that is analysed stays in the list, in the state in which it was left, until the
//! reader closes it or leaves the page. This module stores nothing on the device.

use super::article_loader::Provenance;
use super::intake::{self, InputError, Opened, Source};
use super::panel_messages::Panel;
use super::state::{AppState, Notice, OpenArticle, Remedy};
use dateline_view::corrections::History;
use dateline_view::saved::{Saved, View};
use dateline_view::state::{Phase, counted};
use leptos::prelude::*;

impl AppState {
    /// Makes a new text the current article. The previous one stays in the list.
    pub(super) fn replace(&self, source: Source) {
        let changed = self.document.source.with_untracked(|before| *before != source);
        if changed || self.library.current.with_untracked(Option::is_none) {
            self.store_current();
            let kept = OpenArticle { source: source.clone(), ..OpenArticle::default() };
            self.library.current.set(Some(self.library.add(kept)));
            self.document.corrections.set(History::default());
        }
        self.prepare_for(source, View::default(), false);
    }

    /// Resets the state for a text that has not been analysed yet.
    fn prepare_for(&self, source: Source, view: View, somebody_elses: bool) {
        let typed = |draft: &super::intake::Draft| draft.unread().is_some();
        let before =
            self.document.draft.with_untracked(typed) && self.view.start_screen.get_untracked();
        self.document.draft.update(|draft| draft.give_way(&source));
        self.status.notice.set(None);
        if before && self.document.draft.with_untracked(typed) {
            let text = "Your typed text is still in the box, under “New text”.";
            self.status.show_notice(text.to_owned(), Some(Remedy::Box));
        }
        if let Some((layers, order)) = self.view.own_view.try_update_value(Option::take).flatten() {
            self.view.layers.set(layers);
            self.view.order.set(order);
        }
        self.view.chosen.set(None);
        self.view.comparing.set(false);
        self.document.origin.set(None);
        self.document
            .pending_view
            .set_value((view != View::default()).then_some((view, somebody_elses)));
        self.document.source.set(source);
        self.document.phase.set(Phase::Working("Starting".to_owned()));
    }

    /// Returns the open article that equals a saved article, including its corrections.
    pub(super) fn find_saved(&self, saved: &Saved) -> Option<u32> {
        self.store_current();
        self.library.find_saved(saved)
    }

    /// Saves the state of the article on the page in the list.
    pub(super) fn store_current(&self) {
        let Some(here) = self.library.current.get_untracked() else { return };
        let whole = self.document.phase.with_untracked(|phase| *phase == Phase::Done);
        let shown = whole && self.library.displayed.get_value() == Some(here);
        let reading = self.document.reading.get_untracked().filter(|_| shown);
        let raw = self.document.raw.get_value().filter(|raw| raw.whole);
        let view = reading.as_ref().map(|r| self.looked_at(r)).unwrap_or_default();
        let (source, corrections) =
            (self.document.source.get_untracked(), self.document.corrections.get_untracked());
        self.library.articles.update(|shelf| {
            if let Some(kept) = shelf.iter_mut().find(|kept| kept.key == here) {
                kept.source = source;
                kept.corrections = corrections;
                kept.origin = self.document.origin.get_untracked();
                if let Some(read) = raw.zip(reading) {
                    (kept.analysis, kept.view) = (Some(read), view);
                }
            }
        });
    }

    /// Shows another open article.
    pub fn switch_to_article(&self, key: u32) {
        let kept = self.bring_to_page(key);
        self.show_or_read(kept);
    }

    /// Shows the analysis of an article that was brought to the page, or starts the analysis.
    pub(super) fn show_or_read(&self, kept: Option<OpenArticle>) {
        match kept {
            Some(OpenArticle { analysis: Some((raw, _)), .. }) => self.apply_analysis(raw),
            Some(_) => self.read(),
            None => {}
        }
    }

    /// Makes an open article the current one, without showing its analysis yet.
    pub(super) fn bring_to_page(&self, key: u32) -> Option<OpenArticle> {
        self.store_current();
        let kept = self.library.article(key)?;
        if self.document.phase.with_untracked(|phase| matches!(phase, Phase::Working(_))) {
            self.drop_request();
        }
        self.library.current.set(Some(key));
        self.document.corrections.set(kept.corrections.clone());
        self.prepare_for(kept.source.clone(), kept.view.clone(), kept.sent.is_some());
        self.document.origin.set(kept.origin.clone());
        Some(kept)
    }

    /// Closes an article. If it was the current one, its neighbour is shown.
    pub fn close_article(&self, key: u32) {
        let index = |shelf: &Vec<OpenArticle>| shelf.iter().position(|kept| kept.key == key);
        let Some(at) = self.library.articles.with_untracked(index) else { return };
        let title = self.library.articles.with_untracked(|shelf| shelf[at].title());
        if self.library.current.get_untracked() == Some(key) {
            let beside = |shelf: &Vec<OpenArticle>| {
                let beside = if at > 0 { at - 1 } else { 1 };
                shelf.get(beside).map(|kept| kept.key)
            };
            let together = self.view.comparing.get_untracked();
            match self.library.articles.with_untracked(beside) {
                Some(beside) => self.switch_to_article(beside),
                // The last article stays open, because nothing could replace it.
                None => return,
            }
            self.view.comparing.set(together);
        }
        self.library.articles.update(|shelf| shelf.retain(|kept| kept.key != key));
        self.delete_saved(key);
        if self.view.comparing.get_untracked() {
            self.open_panel(Panel::SideBySide);
        }
        if self.library.articles.with_untracked(Vec::len) < 2 {
            self.view.comparing.set(false);
        }
        self.status.announce(&format!("{title}: closed"));
    }

    /// Shows or hides the comparison of all articles.
    pub fn side_by_side(&self, on: bool) {
        if on {
            self.view.start_screen.set(false);
            self.open_panel(Panel::SideBySide);
        }
        self.view.comparing.set(on);
    }

    /// Opens the contents of files. A single file is shown at once; several are analysed one after another and then
    /// compared.
    pub fn open_all(&self, opened: Vec<(String, Result<Opened, InputError>)>) {
        let mut keys = Vec::new();
        let mut notices = Vec::new();
        if opened.len() == 1 {
            for (name, opened) in opened {
                match opened {
                    Ok(Opened::Text(source, note)) => {
                        self.submit(Ok(source));
                        if let Some(note) = note {
                            let text = format!("{name}: {note}.");
                            let notice = Notice { text, remedy: None, is_error: false };
                            self.status.notice.set(Some(notice));
                        }
                    }
                    Ok(Opened::Saved(saved, left_out)) => {
                        self.open(*saved, left_out, Provenance::File);
                    }
                    Err(error) => self.status.show_notice(error.message(), None),
                }
            }
            return;
        }
        for (name, opened) in opened {
            match opened {
                Ok(Opened::Text(source, note)) => match intake::check(source) {
                    Ok(source) => {
                        notices.extend(note.map(|note| format!("{name}: {note}.")));
                        keys.push(
                            self.library.add(OpenArticle { source, ..OpenArticle::default() }),
                        );
                    }
                    Err(error) => notices.push(format!("{name}: {}", error.message())),
                },
                Ok(Opened::Saved(saved, _)) => {
                    keys.push(self.library.add(OpenArticle::sent(*saved)));
                }
                Err(error) => notices.push(format!("{name}: {}", error.message())),
            }
        }
        self.library.queue.set_value(keys);
        self.read_next_queued();
        if !notices.is_empty() {
            self.status.show_notice(notices.join(" "), None);
        }
    }

    /// Starts the analysis of the next queued article. After the last, shows the comparison.
    pub(super) fn read_next_queued(&self) {
        let keys = self.library.queue.get_value();
        let Some((&next, rest)) = keys.split_first() else { return };
        if self.library.current.get_untracked() == Some(next) {
            self.library.queue.set_value(rest.to_vec());
            if rest.is_empty() {
                self.side_by_side(true);
                let n = self.library.articles.with_untracked(Vec::len);
                self.status.announce(&format!("Comparing {}", counted(n, "article", "articles")));
            } else {
                self.read_next_queued();
            }
            return;
        }
        let notice = self.status.notice.get_untracked();
        self.switch_to_article(next);
        self.status.notice.set(notice);
    }

    /// Stores the finished analysis in the list and continues with the queue.
    pub(super) fn finish_reading(&self) {
        self.store_current();
        self.read_next_queued();
    }
}
