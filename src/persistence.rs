//! Stores the articles of this visit on the device, for the next visit. This is off until the reader enables it, and
//! one action deletes everything. The articles never leave the device. [`article_store`] defines how they are stored.

use super::article_snapshot::store_current;
use super::article_store;
use super::import::Draft;
use super::state::{AppState, LibraryState, OpenArticle, SavedArticles};
use super::storage::{self, Device, STORES_ARTICLES};
use super::window_events;
use dateline_view::saved::Saved;
use dateline_view::state::counted;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// The key under which the id of the article on the page is stored.
const CURRENT: &str = "here";
/// The key under which the draft is stored: the typed text that has not been analysed.
const DRAFT: &str = "draft";
/// The delay between a change and its storage, so that a series of changes is written once. Set by hand.
const SAVE_DELAY: Duration = Duration::from_millis(800);

/// Returns a unique id. Ids sort in the order in which they were created.
fn new_id() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    // The time is in microseconds, so that up to a thousand ids that are created in the same millisecond differ.
    let now = (js_sys::Date::now() as u64 * 1000).max(LAST.load(Relaxed) + 1);
    LAST.store(now, Relaxed);
    format!("{now}{}", (js_sys::Math::random() * 1e9) as u32)
}

/// Stores changes while the setting is on, and follows the setting when another tab changes it.
pub(super) fn follow(state: AppState) {
    let library = state.library;
    let scheduled = StoredValue::new(false);
    Effect::new(move |_| {
        library.articles.track();
        library.current.track();
        state.document.draft.track();
        if !library.stores_articles.get() || scheduled.get_value() {
            return;
        }
        scheduled.set_value(true);
        set_timeout(
            move || {
                scheduled.set_value(false);
                save_changes(state);
            },
            SAVE_DELAY,
        );
    });
    window_events::listen("storage", move |_| follow_setting(library));
}

/// Turns storing on or off. Turning it off deletes the stored articles.
pub(super) fn set_storing(state: AppState, on: bool) {
    if on {
        if !storage::save(STORES_ARTICLES, "on") {
            state.status.show_notice(FULL.to_owned(), None);
        }
        state.library.stores_articles.set(true);
        store_current(state);
        save_changes(state);
    } else {
        article_store::delete_all(&Device);
        for name in [STORES_ARTICLES, CURRENT, DRAFT] {
            storage::remove(name);
        }
        follow_setting(state.library);
    }
}

/// Adopts the setting if another tab has changed it.
fn follow_setting(library: LibraryState) {
    let on = storage::stores_articles();
    if on != library.stores_articles.get_untracked() {
        library.stores_articles.set(on);
        library.on_device.set_value(SavedArticles::default());
    }
}

/// Adds the stored articles to the open articles, without analysing them. Returns the key of the article that was
/// on the page.
pub(super) fn load_saved(state: AppState) -> Option<u32> {
    let library = state.library;
    if !library.stores_articles.get_untracked() {
        return None;
    }
    let loaded = article_store::load(&Device, new_id);
    let mut known = SavedArticles::default();
    let unopened = [(loaded.newer, NEWER), (loaded.damaged, DAMAGED)];
    // Earlier builds did not store [`CURRENT`], but they stored the article on the page last. So without [`CURRENT`],
    // the last article is the current one.
    let (mut current, mut found, id) = (None, false, storage::load(CURRENT));
    for (record, saved) in loaded.articles {
        let key = library.add(OpenArticle::from(saved));
        let is_current = id.as_ref() == Some(&record.id);
        if is_current || !found {
            (current, found) = (Some(key), is_current);
        }
        known.records.push((key, record));
    }
    if let Some(draft) = storage::load(DRAFT) {
        // Earlier builds stored the content of the box even if it was not typed.
        if library.find_by_text(&draft).is_none() {
            state.document.draft.set(Draft::typed(draft.clone()));
        }
        known.draft = Some(draft);
    }
    let messages: Vec<String> = unopened
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, why)| format!("{} {why}", counted(n, "article", "articles")))
        .collect();
    known.unopened = (!messages.is_empty()).then(|| messages.join(" "));
    library.on_device.set_value(known);
    current
}

/// Shows the message about articles that could not be opened.
pub(super) fn announce_unopened(state: AppState) {
    let text = state.library.on_device.try_update_value(|known| known.unopened.take()).flatten();
    if let Some(text) = text {
        state.status.show_notice(text, None);
    }
}

/// Stores the articles and the draft that have changed, if storing is on.
pub(super) fn save_changes(state: AppState) {
    let library = state.library;
    // This check comes before `follow_setting`, which would reset the flag `deleted_all`, because the setting is
    // deleted too.
    if library.is_deleted_all() {
        return;
    }
    follow_setting(library);
    if !library.stores_articles.get_untracked() {
        return;
    }
    let articles: Vec<(u32, Saved)> = library.articles.with_untracked(|articles| {
        let own = articles.iter().filter(|article| !article.is_as_embedded());
        own.map(|article| (article.key, article.to_saved())).collect()
    });
    let mut full = false;
    for (key, saved) in articles {
        let (after, room) = article_store::put(&Device, library.record(key), saved, new_id);
        full |= !room;
        library.on_device.update_value(|known| {
            known.records.retain(|(other, _)| *other != key);
            known.records.extend(after.map(|record| (key, record)));
        });
    }
    if let Some(record) = library.current.get_untracked().and_then(|key| library.record(key)) {
        full |= !storage::save(CURRENT, &record.id);
    }
    full |= !write_draft(state);
    if full {
        state.status.show_notice(FULL.to_owned(), None);
    }
}

/// Stores the draft if this tab changed it. Otherwise the draft that another tab stored stays. Returns whether
/// there was room.
fn write_draft(state: AppState) -> bool {
    let draft = state.document.draft.with_untracked(|draft| draft.unread().map(str::to_owned));
    let before = state.library.on_device.with_value(|known| known.draft.clone());
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
        state.library.on_device.update_value(|known| known.draft = draft);
    }
    room
}

/// Deletes the stored copy of an article that the reader closed.
pub(super) fn delete_saved(library: LibraryState, key: u32) {
    if let Some(record) = library.record(key).filter(|_| storage::stores_articles()) {
        article_store::delete(&Device, &record);
    }
    library.on_device.update_value(|known| known.records.retain(|(other, _)| *other != key));
}

const FULL: &str = "This device has no room to store your articles. They are still on the page. Save them as files.";
const NEWER: &str = "on this device can't be opened here: stored by a newer version of Dateline and left unchanged.";
const DAMAGED: &str =
    "stored on this device can’t be opened: a part is missing. Save the rest under “Privacy”.";
