//! What is taken along when a page is loaded anew for a newer build: the articles of this visit with what was set right
//! in them, and the text in the box. In the tab's own storage, from the reader's click on it until the new page has it,
//! and never otherwise.

use super::intake::Draft;
use super::session::Session;
use leptos::prelude::*;

const ARTICLES: &str = "dateline.carried.articles";
const DRAFT: &str = "dateline.carried.draft";

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// Whether there is something to lose.
pub(super) fn has_text(session: &Session) -> bool {
    session.here.with(Option::is_some) || session.draft.with(|draft| !draft.text().is_empty())
}

/// Lays it down for the next page; false where it does not fit or storage is refused.
pub(super) fn lay_down(session: &Session) -> bool {
    session.stow();
    let draft = session.draft.with_untracked(|draft| draft.text().to_owned());
    let set = |(name, text): (&str, String)| {
        text.is_empty() || storage().is_some_and(|storage| storage.set_item(name, &text).is_ok())
    };
    let whole = [(ARTICLES, session.articles()), (DRAFT, draft)].into_iter().all(set);
    if !whole {
        clear();
    }
    whole
}

/// Takes away what was laid down: the articles and the text in the box.
pub(super) fn clear() -> [Option<String>; 2] {
    [ARTICLES, DRAFT].map(|name| {
        let storage = storage()?;
        let text = storage.get_item(name).ok().flatten();
        // Refused to nobody who may read it.
        let _ = storage.remove_item(name);
        text
    })
}

/// Takes up what the page before laid down; whether there was something.
pub(super) fn take_up(session: &Session) -> bool {
    let [articles, draft] = clear();
    let found = articles.is_some_and(|articles| session.put_back(&articles));
    if let Some(draft) = &draft {
        session.draft.set(Draft::new(draft));
    }
    found || draft.is_some()
}
