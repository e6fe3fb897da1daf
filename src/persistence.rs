//! Stores the articles of this visit on the device, for the next visit. Off until the reader turns it on; one action
//! deletes everything. The articles never leave the device. [`article_store`] defines how they are stored.

use super::article_store::{self, Record};
use super::intake::{Draft, Source};
use super::open_articles::OpenArticle;
use super::session::Session;
use super::storage::{self, Device};
use super::window_events;
use dateline_schema::BUILD;
use dateline_view::corrections::{Correction, History};
use dateline_view::saved::{Saved, VERSION};
use dateline_view::state::counted;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// The keys of the setting, of the id of the article on the page, and of the typed text that has not been analysed.
const SETTING: &str = "keep";
const HERE: &str = "here";
const DRAFT: &str = "draft";
/// The delay after a change, so that a series of changes is written once. Set by hand.
const SAVE_DELAY: Duration = Duration::from_millis(800);

/// What this tab knows of the stored articles.
#[derive(Debug, Default)]
pub struct SavedArticles {
    /// The articles, each with its key among the open articles.
    pub(super) records: Vec<(u32, Record)>,
    /// The draft as this tab last stored or loaded it.
    draft: Option<String>,
    /// A message about articles that could not be opened.
    unopened: Option<String>,
    /// Whether the reader deleted everything: this page then stores nothing for the next one.
    forgotten: bool,
}

/// Returns whether the reader turned storing on.
#[must_use]
pub fn is_enabled() -> bool {
    storage::load(SETTING).is_some()
}

/// Returns a unique id. Ids sort in the order in which they were created.
fn new_id() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    // In microseconds, so that a thousand ids fit into the resolution of the clock.
    let now = (js_sys::Date::now() as u64 * 1000).max(LAST.load(Relaxed) + 1);
    LAST.store(now, Relaxed);
    format!("{now}{}", (js_sys::Math::random() * 1e9) as u32)
}

/// Stores changes while the setting is on, and follows the setting when another tab changes it.
pub(super) fn follow(session: Session) {
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        session.shelf.track();
        session.here.track();
        session.draft.track();
        if !session.keeps.get() || asked.get_value() {
            return;
        }
        asked.set_value(true);
        set_timeout(
            move || {
                asked.set_value(false);
                session.write();
            },
            SAVE_DELAY,
        );
    });
    window_events::listen("storage", move |_| session.follow_setting());
}

impl Session {
    /// Turns storing on or off. Turning it off deletes the stored articles.
    pub fn set_saving(&self, on: bool) {
        if on {
            if !storage::save(SETTING, "on") {
                self.show_notice(FULL.to_owned(), None);
            }
            self.keeps.set(true);
            self.store_current();
            self.write();
        } else {
            article_store::delete_all(&Device);
            for name in [SETTING, HERE, DRAFT] {
                storage::remove(name);
            }
            self.follow_setting();
        }
    }

    /// Takes over the setting from another tab.
    fn follow_setting(&self) {
        let on = is_enabled();
        if on != self.keeps.get_untracked() {
            self.keeps.set(on);
            self.on_device.set_value(SavedArticles::default());
        }
    }

    /// Adds the stored articles to the open articles, not analysed yet. Returns the key of the one that was on the
    /// page.
    pub(super) fn load_saved(&self) -> Option<u32> {
        if !self.keeps.get_untracked() {
            return None;
        }
        let loaded = article_store::load(&Device, new_id);
        let mut known = SavedArticles::default();
        let unread = [(loaded.newer, NEWER), (loaded.damaged, DAMAGED)];
        // Earlier builds stored the one on the page last.
        let (mut here, mut found, last) = (None, false, storage::load(HERE));
        for (record, saved) in loaded.articles {
            let key = self.add_article(OpenArticle::from(saved));
            let is_here = last.as_ref() == Some(&record.id);
            if is_here || !found {
                (here, found) = (Some(key), is_here);
            }
            known.records.push((key, record));
        }
        if let Some(draft) = storage::load(DRAFT) {
            // Earlier builds stored the content of the box even if it was not typed.
            if self.of_text(&draft).is_none() {
                self.draft.set(Draft::typed(draft.clone()));
            }
            known.draft = Some(draft);
        }
        let told: Vec<String> = unread
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, why)| format!("{} {why}", counted(n, "article", "articles")))
            .collect();
        known.unopened = (!told.is_empty()).then(|| told.join(" "));
        self.on_device.set_value(known);
        here
    }

    /// Shows the message about articles that could not be opened.
    pub(super) fn announce_unopened(&self) {
        let text = self.on_device.try_update_value(|known| known.unopened.take()).flatten();
        if let Some(text) = text {
            self.show_notice(text, None);
        }
    }

    /// Stores what has changed.
    pub(super) fn write(&self) {
        // This check comes first: `follow_setting` would reset the flag, because the setting is deleted too.
        if self.is_forgotten() {
            return;
        }
        self.follow_setting();
        if !self.keeps.get_untracked() {
            return;
        }
        let kept: Vec<(u32, Saved)> = self.shelf.with_untracked(|shelf| {
            let own = shelf.iter().filter(|kept| !kept.is_as_given());
            own.map(|kept| (kept.key, kept.saved())).collect()
        });
        let mut full = false;
        for (key, saved) in kept {
            let (after, room) = article_store::put(&Device, self.record(key), saved, new_id);
            full |= !room;
            self.on_device.update_value(|known| {
                known.records.retain(|(other, _)| *other != key);
                known.records.extend(after.map(|record| (key, record)));
            });
        }
        if let Some(record) = self.here.get_untracked().and_then(|key| self.record(key)) {
            full |= !storage::save(HERE, &record.id);
        }
        full |= !self.write_draft();
        if full {
            self.show_notice(FULL.to_owned(), None);
        }
    }

    /// Stores the draft if this tab changed it. Otherwise the draft that another tab stored stays.
    fn write_draft(&self) -> bool {
        let draft = self.draft.with_untracked(|draft| draft.unread().map(str::to_owned));
        let before = self.on_device.with_value(|known| known.draft.clone());
        if draft == before {
            return true;
        }
        let room = match &draft {
            Some(draft) => storage::save(DRAFT, draft),
            None => {
                if storage::load(DRAFT) == before {
                    storage::remove(DRAFT);
                }
                true
            }
        };
        if room {
            self.on_device.update_value(|known| known.draft = draft);
        }
        room
    }

    /// Returns the record of a stored article.
    pub(super) fn record(&self, key: u32) -> Option<Record> {
        let find = |known: &SavedArticles| {
            known.records.iter().find(|(other, _)| *other == key).map(|(_, record)| record.clone())
        };
        self.on_device.with_value(find)
    }

    /// Deletes the stored copy of an article that the reader closed.
    pub(super) fn delete_saved(&self, key: u32) {
        if let Some(record) = self.record(key).filter(|_| is_enabled()) {
            article_store::delete(&Device, &record);
        }
        self.on_device.update_value(|known| known.records.retain(|(other, _)| *other != key));
    }

    /// Prevents this page from storing anything for the next one.
    pub(super) fn forget(&self) {
        self.on_device.update_value(|known| known.forgotten = true);
    }

    /// Returns whether the reader deleted everything.
    pub(super) fn is_forgotten(&self) -> bool {
        self.on_device.with_value(|known| known.forgotten)
    }
}

const FULL: &str = "This device has no room to store your articles. They are still on the page. Save them as files.";
const NEWER: &str = "on this device can't be opened here: stored by a newer version of Dateline and left unchanged.";
const DAMAGED: &str =
    "stored on this device can’t be opened: a part is missing. Save the rest under “Privacy”.";

impl From<Saved> for OpenArticle {
    /// Creates an open article from the stored one.
    fn from(saved: Saved) -> Self {
        let at = |index: u32| saved.corrections.get(index as usize).cloned();
        Self {
            sent: saved.sent.map(|sent| sent.into_iter().filter_map(at).collect()),
            source: Source { text: saved.text, html: saved.html, published: saved.published },
            corrections: History::from(saved.corrections),
            view: saved.view,
            ..Self::default()
        }
    }
}

impl OpenArticle {
    /// Creates an open article that somebody else saved.
    pub(super) fn sent(saved: Saved) -> Self {
        let sent = Some(saved.corrections.clone());
        Self { sent, ..Self::from(Saved { html: false, sent: None, ..saved }) }
    }

    /// Creates an open article that is embedded in the page.
    pub(super) fn given(saved: Saved) -> Self {
        let given = Some(saved.published.clone().unwrap_or_default());
        Self { given, ..Self::sent(saved) }
    }

    /// Returns the article in the format of saved articles.
    pub(super) fn saved(&self) -> Saved {
        let (text, published, html) = match self.reading() {
            Some(reading) if self.source.html => {
                (reading.text.to_string(), reading.found.published.clone(), false)
            }
            _ => (self.source.text.clone(), self.source.published.clone(), self.source.html),
        };
        let corrections = self.corrections.now().to_vec();
        let index = |sent: &Vec<Correction>| {
            (0..).zip(&corrections).filter(|(_, c)| sent.contains(c)).map(|(at, _)| at).collect()
        };
        let sent = self.sent.as_ref().map(index);
        Saved {
            dateline: VERSION,
            text,
            published,
            view: self.view.clone(),
            engine: Some(BUILD.to_owned()),
            html,
            sent,
            corrections,
        }
    }
}
