//! The open articles: every text that is analysed stays in the list, in the state in which it was left, until the
//! reader closes it or leaves the page. This module stores nothing on the device.

use super::article_loader::{Origin, Provenance};
use super::intake::{self, InputError, Opened, Source};
use super::panel_messages::Panel;
use super::session::{Notice, Raw, Remedy, Session};
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::{Correction, History};
use dateline_view::findings::one_line;
use dateline_view::saved::{Saved, View};
use dateline_view::state::{Phase, counted};
use leptos::prelude::*;
use std::sync::Arc;

/// An open article.
#[derive(Clone, Debug, Default)]
pub struct OpenArticle {
    /// Its key. Keys ascend in the order in which the articles were opened.
    pub key: u32,
    /// The submitted text.
    pub source: Source,
    /// Its corrections.
    pub corrections: History,
    /// Its saved view.
    pub view: View,
    /// The corrections that it came with, if somebody else sent it; `None` for the reader's own article.
    pub sent: Option<Vec<Correction>>,
    /// The day of publication that it came with (empty for none), if it was embedded in the page.
    pub(super) given: Option<String>,
    /// Its origin, if it was embedded in the page.
    pub(super) origin: Option<Origin>,
    /// The analysis before and after corrections; `None` if it has not been analysed.
    pub(super) read: Option<(Raw, Arc<ArticleView>)>,
}

impl OpenArticle {
    /// Returns its headline, or its first words.
    #[must_use]
    pub fn title(&self) -> String {
        let headline = self.read.as_ref().and_then(|(_, reading)| reading.title().map(one_line));
        headline.unwrap_or_else(|| {
            let words: Vec<&str> = self.source.text.split_whitespace().take(8).collect();
            words.join(" ")
        })
    }

    /// Returns whether it is unchanged since the page was loaded, so that it need not be stored.
    #[must_use]
    pub fn is_as_given(&self) -> bool {
        let day = self.source.published.as_deref().unwrap_or_default();
        self.given.as_deref() == Some(day) && self.sent.as_deref() == Some(self.corrections.now())
    }

    /// Returns the view of the analysis, with the corrections applied.
    #[must_use]
    pub fn reading(&self) -> Option<&Arc<ArticleView>> {
        self.read.as_ref().map(|(_, reading)| reading)
    }
}

impl Session {
    /// Adds an article to the list, not analysed yet. Returns its key.
    pub(super) fn add_article(&self, kept: OpenArticle) -> u32 {
        let key = self.last_key.get_value() + 1;
        self.last_key.set_value(key);
        self.shelf.update(|shelf| shelf.push(OpenArticle { key, ..kept }));
        key
    }

    /// Makes a new text the current article. The previous one stays in the list.
    pub(super) fn replace(&self, source: Source) {
        let changed = self.source.with_untracked(|before| *before != source);
        if changed || self.here.with_untracked(Option::is_none) {
            self.store_current();
            let kept = OpenArticle { source: source.clone(), ..OpenArticle::default() };
            self.here.set(Some(self.add_article(kept)));
            self.corrections.set(History::default());
        }
        self.prepare_for(source, View::default(), false);
    }

    /// Resets the session for a text that has not been analysed yet.
    fn prepare_for(&self, source: Source, view: View, somebody_elses: bool) {
        let typed = |draft: &super::intake::Draft| draft.unread().is_some();
        let before = self.draft.with_untracked(typed) && self.inviting.get_untracked();
        self.draft.update(|draft| draft.give_way(&source));
        self.notice.set(None);
        if before && self.draft.with_untracked(typed) {
            let text = "Your typed text is still in the box, under “New text”.";
            self.show_notice(text.to_owned(), Some(Remedy::Box));
        }
        if let Some((layers, order)) = self.lent.try_update_value(Option::take).flatten() {
            self.layers.set(layers);
            self.order.set(order);
        }
        self.chosen.set(None);
        self.together.set(false);
        self.origin.set(None);
        self.wanted.set_value((view != View::default()).then_some((view, somebody_elses)));
        self.source.set(source);
        self.phase.set(Phase::Working("Starting".to_owned()));
    }

    /// Returns the open article with the same source.
    pub(super) fn same(&self, source: &Source) -> Option<u32> {
        let same = |kept: &&OpenArticle| kept.source == *source;
        self.shelf.with_untracked(|shelf| shelf.iter().find(same).map(|kept| kept.key))
    }

    /// Returns the open article with the same text, whatever its date.
    pub(super) fn of_text(&self, text: &str) -> Option<u32> {
        let same = |kept: &&OpenArticle| kept.source.text == text;
        self.shelf.with_untracked(|shelf| shelf.iter().find(same).map(|kept| kept.key))
    }

    /// Returns the open article that equals a saved article, including its corrections.
    pub(super) fn kept_alike(&self, saved: &Saved) -> Option<u32> {
        self.store_current();
        let alike = |kept: &&OpenArticle| kept.saved().is_same(saved);
        self.shelf.with_untracked(|shelf| shelf.iter().find(alike).map(|kept| kept.key))
    }

    /// Returns an open article.
    pub(super) fn kept(&self, key: Option<u32>) -> Option<OpenArticle> {
        let find =
            |shelf: &Vec<OpenArticle>| shelf.iter().find(|kept| Some(kept.key) == key).cloned();
        self.shelf.with_untracked(find)
    }

    /// Returns the corrections that the article on the page came with, if somebody else sent it.
    pub(super) fn sent(&self) -> Option<Vec<Correction>> {
        let here = self.here.get();
        self.shelf.with(|shelf| shelf.iter().find(|kept| Some(kept.key) == here)?.sent.clone())
    }

    /// Saves the state of the article on the page in the list.
    pub(super) fn store_current(&self) {
        let Some(here) = self.here.get_untracked() else { return };
        let whole = self.phase.with_untracked(|phase| *phase == Phase::Done);
        let shown = whole && self.shown.get_value() == Some(here);
        let reading = self.reading.get_untracked().filter(|_| shown);
        let raw = self.raw.get_value().filter(|raw| raw.whole);
        let view = reading.as_ref().map(|r| self.looked_at(r)).unwrap_or_default();
        let (source, corrections) = (self.source.get_untracked(), self.corrections.get_untracked());
        self.shelf.update(|shelf| {
            if let Some(kept) = shelf.iter_mut().find(|kept| kept.key == here) {
                kept.source = source;
                kept.corrections = corrections;
                kept.origin = self.origin.get_untracked();
                if let Some(read) = raw.zip(reading) {
                    (kept.read, kept.view) = (Some(read), view);
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
            Some(OpenArticle { read: Some((raw, _)), .. }) => self.apply_analysis(raw),
            Some(_) => self.read(),
            None => {}
        }
    }

    /// Makes an open article the current one, without showing its analysis yet.
    pub(super) fn bring_to_page(&self, key: u32) -> Option<OpenArticle> {
        self.store_current();
        let kept = self.kept(Some(key))?;
        if self.phase.with_untracked(|phase| matches!(phase, Phase::Working(_))) {
            self.drop_request();
        }
        self.here.set(Some(key));
        self.corrections.set(kept.corrections.clone());
        self.prepare_for(kept.source.clone(), kept.view.clone(), kept.sent.is_some());
        self.origin.set(kept.origin.clone());
        Some(kept)
    }

    /// Closes an article. If it was the current one, its neighbour is shown.
    pub fn close_article(&self, key: u32) {
        let index = |shelf: &Vec<OpenArticle>| shelf.iter().position(|kept| kept.key == key);
        let Some(at) = self.shelf.with_untracked(index) else { return };
        let title = self.shelf.with_untracked(|shelf| shelf[at].title());
        if self.here.get_untracked() == Some(key) {
            let beside = |shelf: &Vec<OpenArticle>| {
                let beside = if at > 0 { at - 1 } else { 1 };
                shelf.get(beside).map(|kept| kept.key)
            };
            let together = self.together.get_untracked();
            match self.shelf.with_untracked(beside) {
                Some(beside) => self.switch_to_article(beside),
                // The last article stays open, because nothing could replace it.
                None => return,
            }
            self.together.set(together);
        }
        self.shelf.update(|shelf| shelf.retain(|kept| kept.key != key));
        self.delete_saved(key);
        if self.together.get_untracked() {
            self.open_panel(Panel::SideBySide);
        }
        if self.shelf.with_untracked(Vec::len) < 2 {
            self.together.set(false);
        }
        self.announce(&format!("{title}: closed"));
    }

    /// Shows or hides the comparison of all articles.
    pub fn side_by_side(&self, on: bool) {
        if on {
            self.inviting.set(false);
            self.open_panel(Panel::SideBySide);
        }
        self.together.set(on);
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
                            self.notice.set(Some(notice));
                        }
                    }
                    Ok(Opened::Saved(saved, left_out)) => {
                        self.open(*saved, left_out, Provenance::File);
                    }
                    Err(error) => self.show_notice(error.message(), None),
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
                            self.add_article(OpenArticle { source, ..OpenArticle::default() }),
                        );
                    }
                    Err(error) => notices.push(format!("{name}: {}", error.message())),
                },
                Ok(Opened::Saved(saved, _)) => {
                    keys.push(self.add_article(OpenArticle::sent(*saved)));
                }
                Err(error) => notices.push(format!("{name}: {}", error.message())),
            }
        }
        self.waiting.set_value(keys);
        self.read_next_queued();
        if !notices.is_empty() {
            self.show_notice(notices.join(" "), None);
        }
    }

    /// Starts the analysis of the next queued article. After the last, shows the comparison.
    pub(super) fn read_next_queued(&self) {
        let keys = self.waiting.get_value();
        let Some((&next, rest)) = keys.split_first() else { return };
        if self.here.get_untracked() == Some(next) {
            self.waiting.set_value(rest.to_vec());
            if rest.is_empty() {
                self.side_by_side(true);
                let n = self.shelf.with_untracked(Vec::len);
                self.announce(&format!("Comparing {}", counted(n, "article", "articles")));
            } else {
                self.read_next_queued();
            }
            return;
        }
        let notice = self.notice.get_untracked();
        self.switch_to_article(next);
        self.notice.set(notice);
    }

    /// Stores the finished analysis in the list and continues with the queue.
    pub(super) fn finish_reading(&self) {
        self.store_current();
        self.read_next_queued();
    }
}
