//! Preserves the open articles, their corrections and the typed text over a reload. This module saves them in the
//! session storage of the tab, under the path of the page, when the reader leaves the page, and removes them when the
//! page is loaded again. While the page is open, nothing is stored there. Browsers delete session storage with the tab.

use super::article_snapshot::store_current;
use super::article_store::Record;
use super::persistence::save_changes;
use super::state::{AppState, LibraryState, OpenArticle};
use super::window_events::listen;
use dateline_view::saved::Saved;
use leptos::prelude::*;

/// The prefix of the key of the articles. The path of the page follows.
const ARTICLES: &str = "dateline.carried.articles";
/// The prefix of the key of the typed text. The path of the page follows. `public/boot.js` uses the same key.
const DRAFT: &str = "dateline.carried.draft";
/// The character that marks the article on the page: the line of this article under [`ARTICLES`] starts with it. After
/// this character, or at the start of any other line, come the article's id on the device (empty if the article is not
/// stored there), a tab, and the article as JSON.
const CURRENT: char = '>';

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// Saves the state whenever the page is left.
pub(super) fn follow(state: AppState) {
    listen("pagehide", move |_| {
        store_current(state);
        save_changes(state);
        save(state);
    });
    // When the browser restores the page from its back-forward cache, the saved state is not needed.
    listen("pageshow", |_| drop(clear()));
    listen("beforeunload", move |event| {
        if !fits(state) {
            // The browser asks the reader for confirmation.
            event.prevent_default();
        }
    });
}

/// Returns whether the page contains an article or typed text that has not been analysed.
pub(super) fn has_text(state: AppState) -> bool {
    state.library.current.with(Option::is_some)
        || state.document.draft.with(|draft| draft.unread().is_some())
}

/// Returns whether the articles and the typed text fit into session storage.
pub(super) fn fits(state: AppState) -> bool {
    store_current(state);
    let fits = save(state);
    clear();
    fits
}

/// Saves the state for the next page. Returns false if it does not fit or storage is blocked.
fn save(state: AppState) -> bool {
    clear();
    if state.library.is_deleted_all() {
        return true;
    }
    let draft = state.document.draft.with_untracked(|draft| draft.unread().map(str::to_owned));
    let articles = articles(state);
    let set = |(name, text): (&str, String)| {
        let name = key_of_this_page(name);
        text.is_empty() || storage().is_some_and(|storage| storage.set_item(&name, &text).is_ok())
    };
    // The draft comes first, because it exists nowhere else.
    [(DRAFT, draft.unwrap_or_default()), (ARTICLES, articles)].into_iter().all(set)
}

/// Returns the articles of this visit, one per line. An unchanged embedded article is left out, because the page
/// contains it.
fn articles(state: AppState) -> String {
    let AppState { view, library, .. } = state;
    let current = library.current.get_untracked().filter(|_| !view.start_screen.get_untracked());
    let articles: Vec<OpenArticle> = library.articles.get_untracked();
    let line = |article: OpenArticle| {
        let mark = (Some(article.key) == current).then_some(CURRENT);
        let id = library.record(article.key).map(|record| record.id).unwrap_or_default();
        let mark = mark.map_or_else(String::new, String::from);
        format!("{mark}{id}\t{}", article.to_saved().to_json())
    };
    let lines = articles.into_iter().filter(|article| !article.is_as_embedded()).map(line);
    lines.collect::<Vec<_>>().join("\n")
}

/// Removes the saved state and returns it: the articles and the draft.
fn clear() -> [Option<String>; 2] {
    [ARTICLES, DRAFT].map(|name| {
        let storage = storage()?;
        // Earlier builds used keys without the path.
        let [mine, before] = [key_of_this_page(name), name.to_owned()].map(|name| {
            let text = storage.get_item(&name).ok().flatten();
            // `removeItem` can only fail if storage is blocked, and then `get_item` failed first.
            let _ = storage.remove_item(&name);
            text
        });
        mine.or(before)
    })
}

/// Removes what the pages of this origin saved in this tab. The keys of other applications stay.
pub fn delete_all() {
    let Some(storage) = storage() else { return };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    for name in names.collect::<Vec<_>>() {
        if [ARTICLES, DRAFT].iter().any(|ours| name.starts_with(ours)) {
            // `removeItem` can only fail if storage is blocked, and then no key was found.
            let _ = storage.remove_item(&name);
        }
    }
}

fn key_of_this_page(name: &str) -> String {
    format!("{name} {}", window().location().pathname().unwrap_or_default())
}

/// Restores the state that the previous page saved. Returns the key of the article that was on the page.
pub(super) fn restore(state: AppState) -> Option<u32> {
    let [articles, draft] = clear();
    let mut current = None;
    for line in articles.unwrap_or_default().lines() {
        // A line that an earlier build wrote contains only JSON. Earlier builds wrote the article on the page last, so
        // each such line counts as the current article, and the last one stays.
        let (head, json) = line.split_once('\t').unwrap_or((">", line));
        let Ok((saved, _)) = Saved::read(json) else { continue };
        let key = add_unless_loaded(state.library, head.trim_start_matches(CURRENT), saved);
        if head.starts_with(CURRENT) {
            current = Some(key);
        }
    }
    if let Some(draft) = draft {
        state.document.draft.update(|shown| shown.add(draft));
    }
    current
}

/// Adds an article to the open articles, unless it was already loaded from the device. Returns its key.
fn add_unless_loaded(library: LibraryState, id: &str, saved: Saved) -> u32 {
    let known = library.on_device.with_value(|known| {
        known.records.iter().find(|(_, record)| record.id == id).map(|(key, _)| *key)
    });
    let same = |article: &OpenArticle| article.to_saved().is_same(&saved);
    if let Some(loaded) = known.and_then(|key| library.article(key)).filter(same) {
        let view = saved.view;
        library.articles.update(|articles| {
            if let Some(article) = articles.iter_mut().find(|other| other.key == loaded.key) {
                article.view = view;
            }
        });
        return loaded.key;
    }
    let deleted = known.is_none() && !id.is_empty() && library.stores_articles.get_untracked();
    let record = deleted.then(|| Record::deleted(id.to_owned(), saved.clone()));
    let key = library.add(OpenArticle::from(saved));
    library.on_device.update_value(|known| known.records.extend(record.map(|r| (key, r))));
    key
}
