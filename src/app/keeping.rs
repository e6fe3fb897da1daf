//! Keeping the articles of this visit on the device, for the next one: off until the reader asks for it, and forgotten with
//! one act. What is kept never leaves the device.

use super::intake::{Draft, Source};
use super::session::Session;
use super::storage;
use crate::view::corrections::History;
use crate::view::saved::{Saved, VERSION};
use crate::wire::BUILD;
use leptos::prelude::*;
use std::time::Duration;

/// The setting, and what is kept: articles as JSON, one a line, the one on the page last.
const SETTING: &str = "keep";
const ARTICLES: &str = "articles";
const DRAFT: &str = "draft";
/// How long the page waits after a change, so that a series of them is written once.
const REST: Duration = Duration::from_millis(800);

/// Whether the reader asked for it.
#[must_use]
pub fn is_on() -> bool {
    storage::load(SETTING).is_some()
}

/// Follows what changes, while it is switched on.
pub(super) fn follow(session: Session) {
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        session.shelf.track();
        session.here.track();
        session.draft.track();
        if !session.keeps.get() || asked.get_value() {
            return;
        }
        asked.set_value(true);
        set_timeout(
            move || {
                asked.set_value(false);
                if session.keeps.get_untracked() {
                    session.write();
                }
            },
            REST,
        );
    });
}

impl Session {
    /// Switches the keeping on or off; off, what was kept is gone.
    pub fn keep(&self, on: bool) {
        self.keeps.set(on);
        if on {
            storage::save(SETTING, "on");
            self.stow();
            self.write();
        } else {
            for name in [SETTING, ARTICLES, DRAFT] {
                storage::remove(name);
            }
        }
    }

    /// Brings back what was kept: the article that was on the page is read, the others wait on the shelf.
    pub(super) fn bring_back(&self) -> bool {
        if !self.keeps.get_untracked() {
            return false;
        }
        if let Some(draft) = storage::load(DRAFT) {
            self.draft.set(Draft::new(&draft));
        }
        self.put_back(&storage::load(ARTICLES).unwrap_or_default())
    }

    /// Puts articles on the shelf that [`Session::articles`] gave, and the last of them on the page; whether there were any.
    pub(super) fn put_back(&self, articles: &str) -> bool {
        let kept: Vec<Saved> =
            articles.lines().filter_map(|line| Some(Saved::read(line).ok()?.0)).collect();
        let mut last = None;
        for saved in kept {
            let source = Source { text: saved.text, html: false, published: saved.published };
            last = Some(self.shelve(source, History::from(saved.corrections), saved.view));
        }
        if let Some(last) = last {
            self.turn_to(last);
        }
        last.is_some()
    }

    /// All articles of this visit as JSON, one a line, the one on the page last.
    pub(super) fn articles(&self) -> String {
        let here = self.here.get_untracked();
        self.shelf.with_untracked(|shelf| {
            let (here, others): (Vec<_>, Vec<_>) = shelf.iter().partition(|k| Some(k.key) == here);
            let line = |kept: &super::shelf::Kept| kept.saved().to_json();
            others.into_iter().chain(here).map(line).collect::<Vec<_>>().join("\n")
        })
    }

    fn write(&self) {
        let lines = self.articles();
        let draft = self.draft.with_untracked(|draft| draft.text().to_owned());
        if !storage::save(ARTICLES, &lines) || !storage::save(DRAFT, &draft) {
            self.tell(
                "This device has no room to keep your articles. They are on the page still; save them as files.".to_owned(),
                None,
            );
        }
    }
}

impl super::shelf::Kept {
    /// As it is kept.
    pub(super) fn saved(&self) -> Saved {
        let (text, published) = match self.reading() {
            Some(reading) if self.source.html => {
                (reading.text.to_string(), reading.found.published.clone())
            }
            _ => (self.source.text.clone(), self.source.published.clone()),
        };
        Saved {
            dateline: VERSION,
            text,
            published,
            corrections: self.corrections.now().to_vec(),
            view: self.view.clone(),
            engine: Some(BUILD.to_owned()),
        }
    }
}
