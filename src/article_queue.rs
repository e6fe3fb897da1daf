//! The queue of opened files: several files are added to the open articles at once and analysed one after another.
//! After the last one, the comparison is shown.

use super::article_loader::{self, Provenance};
use super::import::{self, InputError, Opened};
use super::open_articles::{submit, switch_to_article};
use super::panels_client::set_comparing;
use super::state::{AppState, Notice, OpenArticle};
use dateline_view::state::counted;
use leptos::prelude::*;

/// The name of a file and its content, or the reason why it can't be opened.
type OpenedFile = (String, Result<Opened, InputError>);

/// Opens files. A single file is shown at once; several are queued.
pub(super) fn open_files(state: AppState, files: Vec<OpenedFile>) {
    if files.len() == 1 {
        files.into_iter().for_each(|file| open_one(state, file));
        return;
    }
    let library = state.library;
    let mut keys = Vec::new();
    let mut notices = Vec::new();
    for (name, opened) in files {
        match opened {
            Ok(Opened::Text(source, note)) => match import::check(source) {
                Ok(source) => {
                    notices.extend(note.map(|note| format!("{name}: {note}.")));
                    keys.push(library.add(OpenArticle { source, ..OpenArticle::default() }));
                }
                Err(error) => notices.push(format!("{name}: {}", error.message())),
            },
            Ok(Opened::Saved(saved, _)) => keys.push(library.add(OpenArticle::sent(*saved))),
            Err(error) => notices.push(format!("{name}: {}", error.message())),
        }
    }
    library.queue.set_value(keys);
    continue_queue(state);
    if !notices.is_empty() {
        state.status.show_notice(notices.join(" "), None);
    }
}

fn open_one(state: AppState, (name, opened): OpenedFile) {
    match opened {
        Ok(Opened::Text(source, note)) => {
            submit(state, Ok(source));
            if let Some(note) = note {
                let text = format!("{name}: {note}.");
                state.status.notice.set(Some(Notice { text, remedy: None, is_error: false }));
            }
        }
        Ok(Opened::Saved(saved, left_out)) => {
            article_loader::open(state, *saved, left_out, Provenance::File);
        }
        Err(error) => state.status.show_notice(error.message(), None),
    }
}

/// Continues the queue. If the current article is the first of the queue, it has been analysed, so it is removed from
/// the queue. Then the next queued article is shown and analysed. After the last one, the comparison is shown.
pub(super) fn continue_queue(state: AppState) {
    let AppState { library, status, .. } = state;
    let keys = library.queue.get_value();
    let Some((&next, rest)) = keys.split_first() else { return };
    if library.current.get_untracked() == Some(next) {
        library.queue.set_value(rest.to_vec());
        if rest.is_empty() {
            set_comparing(state, true);
            let n = library.articles.with_untracked(Vec::len);
            status.announce(&format!("Comparing {}", counted(n, "article", "articles")));
        } else {
            continue_queue(state);
        }
        return;
    }
    let notice = status.notice.get_untracked();
    switch_to_article(state, next);
    status.notice.set(notice);
}
