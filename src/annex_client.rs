//! The annex's client. What few visits need (`src/annex/`: what is handed on, exports, privacy, several articles side by side)
//! is a program of its own, fetched when it is first asked for, so that the page itself stays small.
//!
//! They speak by events of the window, whose detail is JSON: the page asks, the annex acts upon the page.

use super::listening;
use super::parts;
use super::session::Session;
use dateline_schema::json;
use dateline_schema::{BUILD, Exploration};
use dateline_view::findings::one_line;
use dateline_view::saved::Saved;
use dateline_view::state::Pane;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{CustomEvent, CustomEventInit};

/// The event by which the page asks.
pub const ASKED: &str = "dateline-asked";
/// The event by which the annex acts upon the page.
pub const ACTED: &str = "dateline-acted";
/// The id of the element that articles side by side are shown in.
pub const STAGE: &str = "stage";

/// What the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
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
pub struct Ask {
    /// The page's [`BUILD`]: an annex of another can't be used.
    pub build: String,
    /// What is asked for.
    pub what: What,
    /// The headline of the article on the page, or its first words.
    pub title: String,
    /// The article on the page as it is kept, as JSON.
    pub saved: Option<String>,
    /// The articles that are concerned, with what was found in them: the one on the page, or all.
    pub articles: Vec<Article>,
    /// Whether articles are kept on the device.
    pub keeps: bool,
    /// How far the page itself is kept on the device, as [`super::offline::Offline::name`] says it.
    pub offline: String,
}

/// An article with what was found in it, corrections and all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Article {
    /// Its key on the shelf.
    pub key: u32,
    /// Its place on the shelf, from 0.
    pub index: usize,
    /// Its headline, or its first words.
    pub title: String,
    /// The text.
    pub text: String,
    /// What was found (bytes).
    pub found: Exploration,
}

/// What the annex does to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
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
    /// Page and annex are of different builds.
    Outdated,
}

/// Tells the other side something.
pub fn tell(event: &str, what: &impl Serialize) {
    let detail = CustomEventInit::new();
    let json = serde_json::to_string(what).expect_throw("it is plain data");
    detail.set_detail(&JsValue::from_str(&json));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &detail) {
        // Refused only while it is being dispatched already.
        let _ = window().dispatch_event(&event);
    }
}

/// Hears what the other side tells, for as long as the page lives.
pub fn hear<T: for<'de> Deserialize<'de>>(event: &str, act: impl Fn(T) + 'static) {
    listening::hear(event, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        // What is not understood comes from another build, which is found out by the asking.
        if let Ok(what) = json::from_str(&detail) {
            act(what);
        }
    });
}

/// Does what the annex says.
pub(super) fn listen(session: Session) {
    hear(ACTED, move |act: Act| match act {
        Act::Turn { key, item } => {
            session.turn_to(key);
            if let Some(item) = item.and_then(|item| item.parse::<dateline_view::item::Item>().ok())
            {
                session.choose(item.first(), Pane::Card);
            }
        }
        Act::Keep(on) => session.keep(on),
        Act::Forget => session.forget(),
        Act::Outdated => session.outdated(),
    });
}

impl Session {
    /// Has the annex show something; it is fetched the first time.
    pub fn ask(&self, what: What) {
        let session = *self;
        spawn_local(async move {
            match parts::annex().await {
                Ok(()) => tell(ASKED, &session.asked(what)),
                Err(_) => session.tell(
                    "This part of Dateline can't be fetched. Is there a network? Your text is still here.".to_owned(),
                    None,
                ),
            }
        });
    }

    fn asked(&self, what: What) -> Ask {
        self.stow();
        // While another is being read, the one before is shown.
        let here = self.shown.get_value();
        let article = |(index, kept): (usize, &super::shelf::Kept)| {
            let reading = kept.reading()?;
            Some(Article {
                key: kept.key,
                index,
                title: kept.title(),
                text: reading.text.to_string(),
                found: Exploration::clone(&reading.found),
            })
        };
        let wanted = |key: u32| what == What::SideBySide || Some(key) == here;
        let articles = match what {
            What::Privacy => Vec::new(),
            _ => self.shelf.with_untracked(|shelf| {
                let shelf = shelf.iter().enumerate().filter(|(_, kept)| wanted(kept.key));
                shelf.filter_map(article).collect()
            }),
        };
        Ask {
            build: BUILD.to_owned(),
            what,
            title: self.title(),
            saved: (what == What::Share)
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
