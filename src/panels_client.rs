//! The page's side of the panels program (`src/panels/`: sharing, exports, privacy, comparison), which is separate and
//! loaded on first use, so that the page stays small.
//!
//! Both sides send custom events to the window with JSON as detail: the page sends requests, the panels send commands.

use super::asset_urls;
use super::session::Session;
use super::window_events;
use dateline_schema::json;
use dateline_schema::{Analysis, BUILD};
use dateline_view::findings::one_line;
use dateline_view::saved::Saved;
use dateline_view::state::Pane;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{CustomEvent, CustomEventInit};

/// The name of the event that carries a [`PanelRequest`].
pub const PANEL_REQUEST: &str = "dateline-asked";
/// The name of the event that carries a [`PageCommand`].
pub const PAGE_COMMAND: &str = "dateline-acted";
/// The id of the element in which the comparison is rendered.
pub const COMPARISON_ID: &str = "stage";

/// A panel that the page can request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// The share dialog.
    Share,
    /// The export dialog.
    Export,
    /// The privacy dialog.
    Privacy,
    /// The comparison of all open articles.
    SideBySide,
}

/// A request for a panel, with the data that it needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PanelRequest {
    /// The page's [`BUILD`]. A panels program of another build is not compatible.
    pub build: String,
    /// The requested panel.
    pub what: Panel,
    /// The headline of the article on the page, or its first words.
    pub title: String,
    /// The article on the page as a saved article, in JSON.
    pub saved: Option<String>,
    /// The articles concerned, with their analyses: the one on the page, or all.
    pub articles: Vec<AnalysedArticle>,
    /// Whether articles are stored on the device.
    pub keeps: bool,
    /// Whether the page is stored for offline use, as [`super::offline::OfflineStatus::name`] names it.
    pub offline: String,
}

/// An article with its analysis, including corrections.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnalysedArticle {
    /// Its key among the open articles.
    pub key: u32,
    /// Its index among the open articles, from 0.
    pub index: usize,
    /// Its headline, or its first words.
    pub title: String,
    /// The text.
    pub text: String,
    /// The analysis, with offsets in bytes.
    pub found: Analysis,
}

/// A command of a panel to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageCommand {
    /// Shows an open article, at an item if one is given.
    Turn {
        /// The article's key.
        key: u32,
        /// The item's token.
        item: Option<String>,
    },
    /// Turns storing articles on the device on or off.
    Keep(bool),
    /// Stores nothing for the next page.
    Forget,
    /// Page and panels are of different builds.
    Outdated,
}

/// Sends an event to the other side.
pub fn dispatch(event: &str, what: &impl Serialize) {
    let detail = CustomEventInit::new();
    let json = serde_json::to_string(what).expect_throw("it is plain data");
    detail.set_detail(&JsValue::from_str(&json));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &detail) {
        // `dispatchEvent` fails only for an event that is already being dispatched.
        let _ = window().dispatch_event(&event);
    }
}

/// Listens for an event of the other side, as long as the page lives.
pub fn listen_for<T: for<'de> Deserialize<'de>>(event: &str, act: impl Fn(T) + 'static) {
    window_events::listen(event, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        // A message that can't be parsed comes from another build; the request detects that case.
        if let Ok(what) = json::from_str(&detail) {
            act(what);
        }
    });
}

/// Listens for the commands of the panels.
pub(super) fn listen(session: Session) {
    listen_for(PAGE_COMMAND, move |act: PageCommand| match act {
        PageCommand::Turn { key, item } => {
            session.switch_to_article(key);
            if let Some(item) = item.and_then(|item| item.parse::<dateline_view::item::Item>().ok())
            {
                session.choose(item.first(), Pane::Card);
            }
        }
        PageCommand::Keep(on) => session.set_saving(on),
        PageCommand::Forget => session.forget(),
        PageCommand::Outdated => session.outdated(),
    });
}

impl Session {
    /// Opens a panel. The first call loads the panels program.
    pub fn open_panel(&self, what: Panel) {
        let session = *self;
        spawn_local(async move {
            match asset_urls::panels().await {
                Ok(()) => dispatch(PANEL_REQUEST, &session.panel_request(what)),
                Err(_) => session.show_notice(
                    "This part of Dateline could not be loaded. Check your connection. Your text is still here.".to_owned(),
                    None,
                ),
            }
        });
    }

    fn panel_request(&self, what: Panel) -> PanelRequest {
        self.store_current();
        // While another article is being analysed, the page still shows the previous one.
        let here = self.shown.get_value();
        let article = |(index, kept): (usize, &super::open_articles::OpenArticle)| {
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
            _ => self.shelf.with_untracked(|shelf| {
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
            keeps: self.keeps.get_untracked(),
            offline: self.offline.state.get_untracked().name().to_owned(),
        }
    }

    /// Returns the article's headline, or its first words.
    fn title(&self) -> String {
        self.reading.with_untracked(|reading| {
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
