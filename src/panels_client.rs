//! The page's side of the panels program (`src/panels/`: sharing, exports, privacy, comparison), which is separate and
//! loaded on first use, so that the page stays small.
//!
//! Both sides send custom events to the window with JSON as detail: the page sends requests, the panels send commands.

use super::asset_urls;
use super::panel_messages::{
    AnalysedArticle, PAGE_COMMAND, PANEL_REQUEST, PageCommand, Panel, PanelRequest, dispatch,
    listen_for,
};
use super::state::AppState;
use super::state::OpenArticle;
use dateline_schema::{Analysis, BUILD};
use dateline_view::findings::one_line;
use dateline_view::saved::Saved;
use dateline_view::state::Pane;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Listens for the commands of the panels.
pub(super) fn listen(state: AppState) {
    listen_for(PAGE_COMMAND, move |act: PageCommand| match act {
        PageCommand::ShowArticle { key, item } => {
            state.switch_to_article(key);
            if let Some(item) = item.and_then(|item| item.parse::<dateline_view::item::Item>().ok())
            {
                state.choose(item.first(), Pane::Card);
            }
        }
        PageCommand::SetStoring(on) => state.set_saving(on),
        PageCommand::DeleteAll => state.library.set_deleted_all(),
        PageCommand::Outdated => state.status.report_outdated(),
    });
}

impl AppState {
    /// Opens a panel. The first call loads the panels program.
    pub fn open_panel(&self, what: Panel) {
        let state = *self;
        spawn_local(async move {
            match asset_urls::panels().await {
                Ok(()) => dispatch(PANEL_REQUEST, &state.panel_request(what)),
                Err(_) => state.status.show_notice(
                    "This part of Dateline could not be loaded. Check your connection. Your text is still here.".to_owned(),
                    None,
                ),
            }
        });
    }

    fn panel_request(&self, what: Panel) -> PanelRequest {
        self.store_current();
        // While another article is being analysed, the page still shows the previous one.
        let here = self.library.displayed.get_value();
        let article = |(index, kept): (usize, &OpenArticle)| {
            let reading = kept.reading()?;
            Some(AnalysedArticle {
                key: kept.key,
                index,
                title: kept.title(),
                text: reading.text.to_string(),
                found: Analysis::clone(&reading.found),
            })
        };
        let wanted = |key: u32| what == Panel::SideBySide || Some(key) == here;
        let articles = match what {
            Panel::Privacy => Vec::new(),
            _ => self.library.articles.with_untracked(|shelf| {
                let shelf = shelf.iter().enumerate().filter(|(_, kept)| wanted(kept.key));
                shelf.filter_map(article).collect()
            }),
        };
        PanelRequest {
            build: BUILD.to_owned(),
            what,
            title: self.title(),
            saved: (what == Panel::Share)
                .then(|| self.saved())
                .flatten()
                .map(|s: Saved| s.to_json()),
            articles,
            keeps: self.library.stores_articles.get_untracked(),
            offline: self.status.offline.status.get_untracked().name().to_owned(),
        }
    }

    /// Returns the article's headline, or its first words.
    fn title(&self) -> String {
        self.document.reading.with_untracked(|reading| {
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
}
