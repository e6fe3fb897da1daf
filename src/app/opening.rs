//! Articles that were kept, as acts of the session: to open one, and to tell what is to be kept of the one on the page.
//!
//! Where a page comes with an article in it (a page written ahead of time, a one-file page), its element `given` holds that
//! as JSON, and what was found in it too, if that is known.

use super::intake::Source;
use super::session::{Raw, Session};
use crate::view::apply::{anchor, place};
use crate::view::corrections::History;
use crate::view::item::Place;
use crate::view::layers::Layers;
use crate::view::saved::{Saved, VERSION, View};
use crate::view::state::{List, Order, Pane, Phase, counted};
use crate::wire::{BUILD, Exploration};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::sync::Arc;

/// What the element `given` holds.
#[derive(Debug, Serialize, Deserialize)]
pub struct Given {
    /// The article, as [`Saved::read`] takes it.
    pub saved: Box<RawValue>,
    /// What was found in it, in bytes. Of this build: whoever writes it writes the page too.
    #[serde(default)]
    pub found: Option<Exploration>,
    /// Where it stands.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// Where an article that a page came with stands and is from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The address of the list that it stands in, from its page.
    pub home: String,
    /// Where it was published, in words or as an address.
    #[serde(default)]
    pub source: Option<String>,
    /// The day of publication that it came with.
    #[serde(default)]
    pub published: Option<String>,
}

impl Origin {
    /// The source for the reader, and its address where it is one to be led to: of the web, and nothing that runs.
    #[must_use]
    pub fn words_and_link(&self) -> Option<(&str, Option<&str>)> {
        let source = self.source.as_deref()?;
        let scheme = ["https://", "http://"].into_iter().find(|scheme| {
            source.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        let Some(scheme) = scheme else { return Some((source, None)) };
        let host = source[scheme.len()..].split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        Some((host.strip_prefix("www.").unwrap_or(host), Some(source)))
    }
}

impl Session {
    /// Opens the article that the page came with; whether there was one.
    pub fn open_given(&self) -> bool {
        let json = document().get_element_by_id("given").and_then(|given| given.text_content());
        let Some(json) = json.filter(|json| !json.trim().is_empty()) else { return false };
        let given: Option<Given> = serde_json::from_str(&json).ok();
        let read = given.and_then(|given| {
            let (saved, _) = Saved::read(given.saved.get()).ok()?;
            Some((saved, given.found, given.origin))
        });
        match read {
            Some((saved, Some(found), origin)) => {
                self.show(saved, found, origin);
                self.look_at_the_address();
            }
            Some((saved, None, _)) => self.open(saved, 0),
            None => {
                self.tell(
                    "The article in this page is damaged and can't be read.".to_owned(),
                    None,
                );
            }
        }
        true
    }

    /// Has an article that was kept read, and puts back what was set right and looked at. `left_out` corrections of it
    /// were not understood.
    pub fn open(&self, saved: Saved, left_out: usize) {
        let other_build = saved.engine.as_deref().is_some_and(|engine| engine != BUILD);
        let corrected = !saved.corrections.is_empty();
        match self.kept_alike(&saved) {
            Some(there) => self.turn_to(there),
            None => self.put(&saved),
        }
        self.wanted.set_value(Some(saved.view));
        self.read();
        if left_out > 0 {
            let n = counted(left_out, "correction was", "corrections were");
            self.tell(
                format!("{n} not understood and left out; the article and the rest are here."),
                None,
            );
        } else if other_build && corrected {
            self.tell(
                "This article was corrected with another version of Dateline: see under “corrections” whether all of it still holds.".to_owned(),
                None,
            );
        }
    }

    /// Shows an article with what was found in it, without reading it again.
    pub(super) fn show(&self, saved: Saved, found: Exploration, origin: Option<Origin>) {
        self.put(&saved);
        // Nothing is being read: all of it is there at once.
        self.phase.set(Phase::Idle);
        self.origin.set(origin);
        self.wanted.set_value(Some(saved.view));
        self.take(Raw { text: saved.text.into(), found: Arc::new(found), ms: 0.0, whole: true });
        if let Some(reading) = self.reading.get_untracked() {
            self.remark(&reading, true);
        }
    }

    /// Chooses the place that the address of the page leads to, where it does.
    fn look_at_the_address(&self) {
        let hash = window().location().hash().unwrap_or_default();
        let place = hash.strip_prefix('#').and_then(|place| place.parse::<Place>().ok());
        let reading = self.reading.get_untracked();
        if let (Some(place), Some(reading)) = (place, reading)
            && (place.nth as usize) < reading.spans(place.item).len()
        {
            // The browser has scrolled there already.
            self.choose(place, Pane::Text);
        }
    }

    /// Puts an article in the place of the one before.
    fn put(&self, saved: &Saved) {
        let source =
            Source { text: saved.text.clone(), html: false, published: saved.published.clone() };
        self.replace(source);
        self.corrections.set(History::from(saved.corrections.clone()));
    }

    /// Puts back what was looked at, once there is a reading of it.
    pub(super) fn look_again(&self) {
        let Some(view) = self.wanted.try_update_value(Option::take).flatten() else { return };
        if let Some(off) = &view.off {
            self.layers.set(Layers::stored(off));
        }
        self.list.set(view.listed());
        self.order.set(view.order());
        self.full.set(view.full);
        let reading = self.reading.get_untracked();
        let chosen = view.at.and_then(|at| place(&reading?.found, at));
        if let Some(place) = chosen {
            // From the card, which is no pane that keeps its place: text and lists go there.
            self.choose(place, Pane::Card);
        }
    }

    /// The article on the page as it is to be kept; `None` while there is none.
    #[must_use]
    pub fn saved(&self) -> Option<Saved> {
        let reading = self.reading.get_untracked()?;
        let source = self.source.get_untracked();
        // What markup told of the day is not in the text.
        let published =
            if source.html { reading.found.published.clone() } else { source.published };
        let list = self.list.get_untracked();
        let view = View {
            off: self
                .layers
                .with_untracked(|layers| (*layers != Layers::default()).then(|| layers.off())),
            list: (list != List::default()).then(|| list.name().to_owned()),
            told: self.order.get_untracked() == Order::Telling,
            full: self.full.get_untracked(),
            at: self.chosen.get_untracked().and_then(|c| anchor(&reading.found, c.place)),
        };
        let corrections = self.corrections.with_untracked(|history| history.now().to_vec());
        // Without corrections it does not matter which build it was, and links are short.
        let engine = (!corrections.is_empty()).then(|| BUILD.to_owned());
        Some(Saved {
            dateline: VERSION,
            text: reading.text.to_string(),
            published,
            corrections,
            view,
            engine,
        })
    }

    /// Whether all of a text has been read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.phase.get() == Phase::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_led_to() {
        for (source, words, link) in [
            ("https://www.example.org/a?b#c", "example.org", true),
            ("HTTP://news.example.org", "news.example.org", true),
            ("https://example.com@evil.example/", "evil.example", true),
            ("The Harbour Herald", "The Harbour Herald", false),
            ("javascript:alert(1)", "javascript:alert(1)", false),
            (" https://example.org", " https://example.org", false),
            ("data:text/html,<b>", "data:text/html,<b>", false),
            ("//example.org/", "//example.org/", false),
        ] {
            let origin = Origin { source: Some(source.to_owned()), ..Origin::default() };
            assert_eq!(origin.words_and_link(), Some((words, link.then_some(source))), "{source}");
        }
        assert_eq!(Origin::default().words_and_link(), None);
    }
}
