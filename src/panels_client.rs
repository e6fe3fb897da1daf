//! The page's side of the panels program (`src/panels/`: sharing, exports, privacy, several articles side by side), which is
//! a program of its own, fetched when it is first asked for, so that the page itself stays small.
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
/// The id of the element that articles side by side are shown in.
pub const COMPARISON_ID: &str = "stage";

/// What the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// The sheet with links, files and paper.
    Share,
    /// The sheet with the forms of other tools.
    Export,
    /// The sheet that tells what is stored and sent.
    Privacy,
    /// Several articles side by side.
    SideBySide,
}

/// What the page asks for, with what that takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PanelRequest {
    /// The page's [`BUILD`]: a panels program of another build can't be used.
    pub build: String,
    /// What is asked for.
    pub what: Panel,
    /// The headline of the article on the page, or its first words.
    pub title: String,
    /// The article on the page as it is kept, as JSON.
    pub saved: Option<String>,
    /// The articles that are concerned, with what was found in them: the one on the page, or all.
    pub articles: Vec<AnalysedArticle>,
    /// Whether articles are kept on the device.
    pub keeps: bool,
    /// How far the page itself is kept on the device, as [`super::offline::OfflineStatus::name`] says it.
    pub offline: String,
}

/// An article with what was found in it, corrections and all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnalysedArticle {
    /// Its key on the shelf.
    pub key: u32,
    /// Its place on the shelf, from 0.
    pub index: usize,
    /// Its headline, or its first words.
    pub title: String,
    /// The text.
    pub text: String,
    /// What was found (bytes).
    pub found: Analysis,
}

/// What a panel asks the page to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageCommand {
    /// Shows an article of the shelf, at an item where one is named.
    Turn {
        /// The article's key.
        key: u32,
        /// The item's token.
        item: Option<String>,
    },
    /// Keeps articles on the device, or not.
    Keep(bool),
    /// Leaves nothing for the page that is loaded next.
    Forget,
    /// Page and panels are of different builds.
    Outdated,
}

/// Tells the other side something.
pub fn dispatch(event: &str, what: &impl Serialize) {
    let detail = CustomEventInit::new();
    let json = serde_json::to_string(what).expect_throw("it is plain data");
    detail.set_detail(&JsValue::from_str(&json));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &detail) {
        // Refused only while it is being dispatched already.
        let _ = window().dispatch_event(&event);
    }
}

/// Hears what the other side tells, for as long as the page lives.
pub fn listen_for<T: for<'de> Deserialize<'de>>(event: &str, act: impl Fn(T) + 'static) {
    window_events::listen(event, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        // What is not understood comes from another build, which is found out by the asking.
        if let Ok(what) = json::from_str(&detail) {
            act(what);
        }
    });
}

/// Carries out the commands of the panels.
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
    /// Opens a panel. The first call loads the program.
    pub fn open_panel(&self, what: Panel) {
        let session = *self;
        spawn_local(async move {
            match asset_urls::panels().await {
                Ok(()) => dispatch(PANEL_REQUEST, &session.panel_request(what)),
                Err(_) => session.show_notice(
                    "This part of Dateline can't be fetched. Is there a network? Your text is still here.".to_owned(),
                    None,
                ),
            }
        });
    }

    fn panel_request(&self, what: Panel) -> PanelRequest {
        self.store_current();
        // While another is being read, the one before is shown.
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

    /// The article's headline, or its first words.
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
