//! The messages between the page and the panels program: the page sends requests, and the panels send commands.
//!
//! Both are custom events of the window with JSON as detail.

use super::window_events;
use dateline_schema::Analysis;
use dateline_schema::json;
use leptos::prelude::*;
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
    /// The page's [`dateline_schema::BUILD`]. A panels program of another build is not compatible.
    pub build: String,
    /// The requested panel.
    pub what: Panel,
    /// The headline of the article on the page, or its first words.
    pub title: String,
    /// The article on the page as a saved article, in JSON; `None` for panels other than [`Panel::Share`].
    pub saved: Option<String>,
    /// The articles that the panel shows, with their analyses: all open ones for [`Panel::SideBySide`], none for
    /// [`Panel::Privacy`], otherwise the one on the page.
    pub articles: Vec<AnalysedArticle>,
    /// Whether articles are stored on the device.
    pub keeps: bool,
    /// Whether the page is stored for offline use, as [`super::state::OfflineStatus::name`] names it.
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
    ShowArticle {
        /// The article's key.
        key: u32,
        /// The item's token.
        item: Option<String>,
    },
    /// Turns storing articles on the device on or off.
    SetStoring(bool),
    /// Reports that all stored data is being deleted. The page then stores nothing when it is reloaded.
    DeleteAll,
    /// Page and panels are of different builds.
    Outdated,
}

/// Sends a message to the other program, as an event of the window.
pub fn dispatch(event: &str, what: &impl Serialize) {
    let detail = CustomEventInit::new();
    let json = serde_json::to_string(what).expect_throw("it is plain data");
    detail.set_detail(&JsValue::from_str(&json));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &detail) {
        // `dispatchEvent` fails only for an event that is already being dispatched.
        let _ = window().dispatch_event(&event);
    }
}

/// Listens for a message of the other program as long as the page lives.
pub fn listen_for<T: for<'de> Deserialize<'de>>(event: &str, act: impl Fn(T) + 'static) {
    window_events::listen(event, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        // A message that can't be parsed comes from another build, which the field `build` of a request detects.
        if let Ok(what) = json::from_str(&detail) {
            act(what);
        }
    });
}

/// Sends a command to the page.
pub fn send_command(command: &PageCommand) {
    dispatch(PAGE_COMMAND, command);
}
