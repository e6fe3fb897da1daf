//! Stores the articles of this visit on the device, for the next visit. Off until the reader turns it on; one action
//! deletes everything. The articles never leave the device. [`article_store`] defines how they are stored.

use super::article_store;
use super::intake::Draft;
use super::state::{AppState, OpenArticle, SavedArticles};
use super::storage::{self, Device, STORES_ARTICLES};
use super::window_events;
use dateline_view::saved::Saved;
use dateline_view::state::counted;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// The keys of the id of the article on the page, and of the typed text that has not been analysed.
const HERE: &str = "here";
const DRAFT: &str = "draft";
/// The delay after a change, so that a series of changes is written once. Set by hand.
const SAVE_DELAY: Duration = Duration::from_millis(800);

/// Returns a unique id. Ids sort in the order in which they were created.
fn new_id() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    // In microseconds, so that a thousand ids fit into the resolution of the clock.
    let now = (js_sys::Date::now() as u64 * 1000).max(LAST.load(Relaxed) + 1);
    LAST.store(now, Relaxed);
    format!("{now}{}", (js_sys::Math::random() * 1e9) as u32)
}

/// Stores changes while the setting is on, and follows the setting when another tab changes it.
pub(super) fn follow(state: AppState) {
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        state.library.articles.track();
        state.library.current.track();
        state.document.draft.track();
        if !state.library.stores_articles.get() || asked.get_value() {
            return;
        }
        asked.set_value(true);
        set_timeout(
            move || {
                asked.set_value(false);
                state.write();
            },
            SAVE_DELAY,
        );
    });
    window_events::listen("storage", move |_| state.follow_setting());
}

impl AppState {
    /// Turns storing on or off. Turning it off deletes the stored articles.
    pub fn set_saving(&self, on: bool) {
        if on {
            if !storage::save(STORES_ARTICLES, "on") {
                self.status.show_notice(FULL.to_owned(), None);
            }
            self.library.stores_articles.set(true);
            self.store_current();
            self.write();
        } else {
            article_store::delete_all(&Device);
            for name in [STORES_ARTICLES, HERE, DRAFT] {
                storage::remove(name);
            }
            self.follow_setting();
        }
    }

    /// Takes over the setting from another tab.
    fn follow_setting(&self) {
        let on = storage::stores_articles();
        if on != self.library.stores_articles.get_untracked() {
            self.library.stores_articles.set(on);
            self.library.on_device.set_value(SavedArticles::default());
        }
    }

    /// Adds the stored articles to the open articles, not analysed yet. Returns the key of the one that was on the
    /// page.
    pub(super) fn load_saved(&self) -> Option<u32> {
        if !self.library.stores_articles.get_untracked() {
            return None;
        }
        let loaded = article_store::load(&Device, new_id);
        let mut known = SavedArticles::default();
        let unread = [(loaded.newer, NEWER), (loaded.damaged, DAMAGED)];
        // Earlier builds stored the one on the page last.
        let (mut here, mut found, last) = (None, false, storage::load(HERE));
        for (record, saved) in loaded.articles {
            let key = self.library.add(OpenArticle::from(saved));
            let is_here = last.as_ref() == Some(&record.id);
            if is_here || !found {
                (here, found) = (Some(key), is_here);
            }
            known.records.push((key, record));
        }
        if let Some(draft) = storage::load(DRAFT) {
            // Earlier builds stored the content of the box even if it was not typed.
            if self.library.find_by_text(&draft).is_none() {
                self.document.draft.set(Draft::typed(draft.clone()));
            }
            known.draft = Some(draft);
        }
        let told: Vec<String> = unread
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, why)| format!("{} {why}", counted(n, "article", "articles")))
            .collect();
        known.unopened = (!told.is_empty()).then(|| told.join(" "));
        self.library.on_device.set_value(known);
        here
    }

    /// Shows the message about articles that could not be opened.
    pub(super) fn announce_unopened(&self) {
        let text = self.library.on_device.try_update_value(|known| known.unopened.take()).flatten();
        if let Some(text) = text {
            self.status.show_notice(text, None);
        }
    }

    /// Stores what has changed.
    pub(super) fn write(&self) {
        // This check comes first: `follow_setting` would reset the flag, because the setting is deleted too.
        if self.library.is_deleted_all() {
            return;
        }
        self.follow_setting();
        if !self.library.stores_articles.get_untracked() {
            return;
        }
        let kept: Vec<(u32, Saved)> = self.library.articles.with_untracked(|shelf| {
            let own = shelf.iter().filter(|kept| !kept.is_as_embedded());
            own.map(|kept| (kept.key, kept.to_saved())).collect()
        });
        let mut full = false;
        for (key, saved) in kept {
            let (after, room) =
                article_store::put(&Device, self.library.record(key), saved, new_id);
            full |= !room;
            self.library.on_device.update_value(|known| {
                known.records.retain(|(other, _)| *other != key);
                known.records.extend(after.map(|record| (key, record)));
            });
        }
        if let Some(record) =
            self.library.current.get_untracked().and_then(|key| self.library.record(key))
        {
            full |= !storage::save(HERE, &record.id);
        }
        full |= !self.write_draft();
        if full {
            self.status.show_notice(FULL.to_owned(), None);
        }
    }

    /// Stores the draft if this tab changed it. Otherwise the draft that another tab stored stays.
    fn write_draft(&self) -> bool {
        let draft = self.document.draft.with_untracked(|draft| draft.unread().map(str::to_owned));
        let before = self.library.on_device.with_value(|known| known.draft.clone());
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
            self.library.on_device.update_value(|known| known.draft = draft);
        }
        room
    }

    /// Deletes the stored copy of an article that the reader closed.
    pub(super) fn delete_saved(&self, key: u32) {
        if let Some(record) = self.library.record(key).filter(|_| storage::stores_articles()) {
            article_store::delete(&Device, &record);
        }
        self.library
            .on_device
            .update_value(|known| known.records.retain(|(other, _)| *other != key));
    }
}

const FULL: &str = "This device has no room to store your articles. They are still on the page. Save them as files.";
const NEWER: &str = "on this device can't be opened here: stored by a newer version of Dateline and left unchanged.";
const DAMAGED: &str =
    "stored on this device can’t be opened: a part is missing. Save the rest under “Privacy”.";
