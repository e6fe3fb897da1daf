//! Keeping the articles of this visit on the device, for the next one: off until the reader asks for it, and forgotten with
//! one act. What is kept never leaves the device. [`article_store`] says how it lies there.

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

/// The setting, the id of the article on the page, and what was typed and not read.
const SETTING: &str = "keep";
const HERE: &str = "here";
const DRAFT: &str = "draft";
/// How long the page waits after a change, so that a series of them is written once.
const SAVE_DELAY: Duration = Duration::from_millis(800);

/// What is known of what is kept.
#[derive(Debug, Default)]
pub struct SavedArticles {
    /// The articles, each with its key on the shelf.
    pub(super) records: Vec<(u32, Record)>,
    /// The text of the box as it was last kept or found there.
    draft: Option<String>,
    /// What has to be said of what can't be opened.
    unopened: Option<String>,
    /// Whether the reader had all forgotten: nothing is left for the page that is loaded next.
    forgotten: bool,
}

/// Whether the reader asked for it.
#[must_use]
pub fn is_enabled() -> bool {
    storage::load(SETTING).is_some()
}

/// An id that no other article has; later ones sort behind.
fn new_id() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    // In microseconds, so that a thousand of them fit into what the clock tells apart.
    let now = (js_sys::Date::now() as u64 * 1000).max(LAST.load(Relaxed) + 1);
    LAST.store(now, Relaxed);
    format!("{now}{}", (js_sys::Math::random() * 1e9) as u32)
}

/// Follows what changes, while it is switched on, here or in another tab.
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
    /// Switches the keeping on or off; off, what was kept is gone.
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

    /// Takes over what the reader chose in another tab.
    fn follow_setting(&self) {
        let on = is_enabled();
        if on != self.keeps.get_untracked() {
            self.keeps.set(on);
            self.on_device.set_value(SavedArticles::default());
        }
    }

    /// Puts what was kept on the shelf, still to be read; the one that was on the page, if there is any.
    pub(super) fn load_saved(&self) -> Option<u32> {
        if !self.keeps.get_untracked() {
            return None;
        }
        let loaded = article_store::load(&Device, new_id);
        let mut known = SavedArticles::default();
        let unread = [(loaded.newer, NEWER), (loaded.damaged, DAMAGED)];
        // Earlier builds put the one on the page last.
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
            // Earlier builds kept what the box showed, typed or not.
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

    /// Says what could not be opened of what was kept.
    pub(super) fn announce_unopened(&self) {
        let text = self.on_device.try_update_value(|known| known.unopened.take()).flatten();
        if let Some(text) = text {
            self.show_notice(text, None);
        }
    }

    /// Keeps what has changed.
    pub(super) fn write(&self) {
        // First: to follow the setting, which is gone, would be to forget that all was forgotten.
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

    /// Keeps what was typed, unless it is as it was: what another tab has kept stays.
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

    /// What is known of an article that is kept.
    pub(super) fn record(&self, key: u32) -> Option<Record> {
        let find = |known: &SavedArticles| {
            known.records.iter().find(|(other, _)| *other == key).map(|(_, record)| record.clone())
        };
        self.on_device.with_value(find)
    }

    /// Forgets an article that the reader took off the shelf.
    pub(super) fn delete_saved(&self, key: u32) {
        if let Some(record) = self.record(key).filter(|_| is_enabled()) {
            article_store::delete(&Device, &record);
        }
        self.on_device.update_value(|known| known.records.retain(|(other, _)| *other != key));
    }

    /// Leaves nothing for the page that is loaded next.
    pub(super) fn forget(&self) {
        self.on_device.update_value(|known| known.forgotten = true);
    }

    /// Whether the reader had all forgotten.
    pub(super) fn is_forgotten(&self) -> bool {
        self.on_device.with_value(|known| known.forgotten)
    }
}

const FULL: &str = "This device has no room to keep your articles. They are on the page still; save them as files.";
const NEWER: &str =
    "on this device can't be opened here: a newer Dateline kept them, and they stay as they are.";
const DAMAGED: &str =
    "kept on this device can’t be opened: a part is missing. Save what is left under “private”.";

impl From<Saved> for OpenArticle {
    /// As it was kept on this device.
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
    /// As somebody else saved it.
    pub(super) fn sent(saved: Saved) -> Self {
        let sent = Some(saved.corrections.clone());
        Self { sent, ..Self::from(Saved { html: false, sent: None, ..saved }) }
    }

    /// As the page came with it.
    pub(super) fn given(saved: Saved) -> Self {
        let given = Some(saved.published.clone().unwrap_or_default());
        Self { given, ..Self::sent(saved) }
    }

    /// As it is kept.
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
