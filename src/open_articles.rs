//! The articles of this visit: each text that is read stays on the shelf, as it was left, until the reader takes it off or
//! closes the page. Nothing of it is stored.

use super::article_loader::{Origin, Provenance};
use super::intake::{self, Opened, Refusal, Source};
use super::panels_client::Panel;
use super::session::{Notice, Raw, Remedy, Session};
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::{Correction, History};
use dateline_view::findings::one_line;
use dateline_view::saved::{Saved, View};
use dateline_view::state::{Phase, counted};
use leptos::prelude::*;
use std::sync::Arc;

/// An article on the shelf.
#[derive(Clone, Debug, Default)]
pub struct OpenArticle {
    /// What tells it from the others, in the order in which they came.
    pub key: u32,
    /// What was given to be read.
    pub source: Source,
    /// What was set right in it.
    pub corrections: History,
    /// What is to be shown of it.
    pub view: View,
    /// The corrections that it came with, where somebody else sent it; `None` where it is the reader's own.
    pub sent: Option<Vec<Correction>>,
    /// The day that it came with (empty for none), where the page came with it.
    pub(super) given: Option<String>,
    /// Where it is from, where the page came with it.
    pub(super) origin: Option<Origin>,
    /// What was found, before and after anything was set right; `None` while it has not been read.
    pub(super) read: Option<(Raw, Arc<ArticleView>)>,
}

impl OpenArticle {
    /// Its headline, or its first words.
    #[must_use]
    pub fn title(&self) -> String {
        let headline = self.read.as_ref().and_then(|(_, reading)| reading.title().map(one_line));
        headline.unwrap_or_else(|| {
            let words: Vec<&str> = self.source.text.split_whitespace().take(8).collect();
            words.join(" ")
        })
    }

    /// Whether it is as the page came with it, so that it is there without being kept.
    #[must_use]
    pub fn is_as_given(&self) -> bool {
        let day = self.source.published.as_deref().unwrap_or_default();
        self.given.as_deref() == Some(day) && self.sent.as_deref() == Some(self.corrections.now())
    }

    /// What was found in it, with the corrections.
    #[must_use]
    pub fn reading(&self) -> Option<&Arc<ArticleView>> {
        self.read.as_ref().map(|(_, reading)| reading)
    }
}

impl Session {
    /// Puts an article on the shelf, still to be read.
    pub(super) fn add_article(&self, kept: OpenArticle) -> u32 {
        let key = self.last_key.get_value() + 1;
        self.last_key.set_value(key);
        self.shelf.update(|shelf| shelf.push(OpenArticle { key, ..kept }));
        key
    }

    /// Puts a text in the place of the one before, which stays on the shelf.
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

    /// What holds of every text before there is a reading of it.
    fn prepare_for(&self, source: Source, view: View, somebody_elses: bool) {
        let typed = |draft: &super::intake::Draft| draft.unread().is_some();
        let before = self.draft.with_untracked(typed) && self.inviting.get_untracked();
        self.draft.update(|draft| draft.give_way(&source));
        self.notice.set(None);
        if before && self.draft.with_untracked(typed) {
            let text = "What you typed is still in the box, under “New text”.";
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
        self.phase.set(Phase::Working("Getting ready".to_owned()));
    }

    /// The article of the shelf that was given in these very words.
    pub(super) fn same(&self, source: &Source) -> Option<u32> {
        let same = |kept: &&OpenArticle| kept.source == *source;
        self.shelf.with_untracked(|shelf| shelf.iter().find(same).map(|kept| kept.key))
    }

    /// The article of the shelf that was given in these words, however dated.
    pub(super) fn of_text(&self, text: &str) -> Option<u32> {
        let same = |kept: &&OpenArticle| kept.source.text == text;
        self.shelf.with_untracked(|shelf| shelf.iter().find(same).map(|kept| kept.key))
    }

    /// The article of the shelf that is the same as one that was kept, what was set right in it too.
    pub(super) fn kept_alike(&self, saved: &Saved) -> Option<u32> {
        self.store_current();
        let alike = |kept: &&OpenArticle| kept.saved().is_same(saved);
        self.shelf.with_untracked(|shelf| shelf.iter().find(alike).map(|kept| kept.key))
    }

    /// An article of the shelf.
    pub(super) fn kept(&self, key: Option<u32>) -> Option<OpenArticle> {
        let find =
            |shelf: &Vec<OpenArticle>| shelf.iter().find(|kept| Some(kept.key) == key).cloned();
        self.shelf.with_untracked(find)
    }

    /// The corrections that the article on the page came with, where somebody else sent it.
    pub(super) fn sent(&self) -> Option<Vec<Correction>> {
        let here = self.here.get();
        self.shelf.with(|shelf| shelf.iter().find(|kept| Some(kept.key) == here)?.sent.clone())
    }

    /// Keeps the article on the page as it is now.
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

    /// Shows another article of the shelf.
    pub fn switch_to_article(&self, key: u32) {
        let kept = self.bring_to_page(key);
        self.show_or_read(kept);
    }

    /// Shows what was found in an article that has been brought, or has it read.
    pub(super) fn show_or_read(&self, kept: Option<OpenArticle>) {
        match kept {
            Some(OpenArticle { read: Some((raw, _)), .. }) => self.apply_analysis(raw),
            Some(_) => self.read(),
            None => {}
        }
    }

    /// Puts an article of the shelf in the place of the one before; what was found in it is still to be shown.
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

    /// Takes an article off the shelf; where it is the one on the page, the one beside it comes.
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
                // The last one stays where it is: there is nothing to show in its place.
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
        self.announce(&format!("{title}: taken off"));
    }

    /// Shows all articles side by side, or the one again.
    pub fn side_by_side(&self, on: bool) {
        if on {
            self.inviting.set(false);
            self.open_panel(Panel::SideBySide);
        }
        self.together.set(on);
    }

    /// Opens what some files hold: one at once, several one after the other, and then side by side.
    pub fn open_all(&self, opened: Vec<(String, Result<Opened, Refusal>)>) {
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
                    Ok(Opened::Kept(saved, left_out)) => {
                        self.open(*saved, left_out, Provenance::File);
                    }
                    Err(refusal) => self.show_notice(refusal.message(), None),
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
                    Err(refusal) => notices.push(format!("{name}: {}", refusal.message())),
                },
                Ok(Opened::Kept(saved, _)) => {
                    keys.push(self.add_article(OpenArticle::sent(*saved)));
                }
                Err(refusal) => notices.push(format!("{name}: {}", refusal.message())),
            }
        }
        self.waiting.set_value(keys);
        self.read_next_queued();
        if !notices.is_empty() {
            self.show_notice(notices.join(" "), None);
        }
    }

    /// Has the next of several articles read; after the last, shows them side by side.
    pub(super) fn read_next_queued(&self) {
        let keys = self.waiting.get_value();
        let Some((&next, rest)) = keys.split_first() else { return };
        if self.here.get_untracked() == Some(next) {
            self.waiting.set_value(rest.to_vec());
            if rest.is_empty() {
                self.side_by_side(true);
                let n = self.shelf.with_untracked(Vec::len);
                self.announce(&format!("{} side by side", counted(n, "article", "articles")));
            } else {
                self.read_next_queued();
            }
            return;
        }
        let notice = self.notice.get_untracked();
        self.switch_to_article(next);
        self.notice.set(notice);
    }

    /// Fills the place on the shelf of what has been read.
    pub(super) fn finish_reading(&self) {
        self.store_current();
        self.read_next_queued();
    }
}
