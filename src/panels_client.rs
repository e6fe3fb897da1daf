//! Opens panels: sends requests to the panels program (`src/panels/`: sharing, exports, privacy, comparison), which is
//! separate and loaded on first use, so that the page stays small.
//!
//! [`super::panel_messages`] defines the messages; `page_commands` handles the commands that the panels send.

use super::article_snapshot::{saved, store_current};
use super::asset_urls;
use super::panel_messages::{AnalysedArticle, PANEL_REQUEST, Panel, PanelRequest, dispatch};
use super::state::{AppState, DocumentState, OpenArticle};
use dateline_schema::{Analysis, BUILD};
use dateline_view::findings::one_line;
use dateline_view::saved::Saved;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Opens a panel. The first call loads the panels program.
pub(super) fn open_panel(state: AppState, what: Panel) {
    spawn_local(async move {
        match asset_urls::panels().await {
            Ok(()) => dispatch(PANEL_REQUEST, &panel_request(state, what)),
            Err(_) => state.status.show_notice(
                "This part of Dateline could not be loaded. Check your connection. Your text is still here.".to_owned(),
                None,
            ),
        }
    });
}

/// Shows or hides the comparison of all articles.
pub(super) fn set_comparing(state: AppState, on: bool) {
    if on {
        state.view.start_screen.set(false);
        open_panel(state, Panel::SideBySide);
    }
    state.view.comparing.set(on);
}

fn panel_request(state: AppState, what: Panel) -> PanelRequest {
    let library = state.library;
    store_current(state);
    // While another article is being analysed, the page still shows the previous one.
    let displayed = library.displayed.get_value();
    let analysed = |(index, article): (usize, &OpenArticle)| {
        let reading = article.reading()?;
        Some(AnalysedArticle {
            key: article.key,
            index,
            title: article.title(),
            text: reading.text.to_string(),
            found: Analysis::clone(&reading.found),
        })
    };
    let wanted = |key: u32| what == Panel::SideBySide || Some(key) == displayed;
    let articles = match what {
        Panel::Privacy => Vec::new(),
        _ => library.articles.with_untracked(|articles| {
            let articles = articles.iter().enumerate().filter(|(_, article)| wanted(article.key));
            articles.filter_map(analysed).collect()
        }),
    };
    PanelRequest {
        build: BUILD.to_owned(),
        what,
        title: title(state.document),
        saved: (what == Panel::Share).then(|| saved(state)).flatten().map(|s: Saved| s.to_json()),
        articles,
        keeps: library.stores_articles.get_untracked(),
        offline: state.status.offline.status.get_untracked().name().to_owned(),
    }
}

/// Returns the article's headline, or its first words.
fn title(document: DocumentState) -> String {
    document.reading.with_untracked(|reading| {
        let Some(reading) = reading else { return String::new() };
        reading.title().map_or_else(
            || {
                let words: Vec<&str> = reading.text.split_whitespace().take(8).collect();
                words.join(" ")
            },
            one_line,
        )
    })
}
