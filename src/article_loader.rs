//! Articles that were kept, as acts of the session: to open one, and to tell what is to be kept of the one on the page.
//!
//! Where a page comes with an article in it (a page written ahead of time, a one-file page), its element `given` holds that
//! as JSON, and what was found in it too, if that is known.

use super::address;
use super::open_articles::OpenArticle;
use super::session::{Raw, Remedy, Session};
use dateline_schema::json;
use dateline_schema::{Analysis, BUILD};
use dateline_view::apply::{anchor, place};
use dateline_view::article_view::ArticleView;
use dateline_view::item::Place;
use dateline_view::layers::Layers;
use dateline_view::saved::{Saved, VERSION, View};
use dateline_view::state::{List, Order, Pane, Phase, counted};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::sync::Arc;

/// What the element `given` holds.
#[derive(Debug, Serialize, Deserialize)]
pub struct EmbeddedArticle {
    /// The article, as [`Saved::read`] takes it.
    pub saved: Box<RawValue>,
    /// What was found in it, in bytes. Of this build: whoever writes it writes the page too.
    #[serde(default)]
    pub found: Option<Analysis>,
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
    /// The source for the reader, and its address where it is one to be led to: of the web, and nothing that runs. What is
    /// told of an address is the host that it leads to.
    #[must_use]
    pub fn words_and_link(&self) -> Option<(String, Option<String>)> {
        let source = self.source.as_deref()?;
        Some(match address::of_the_web(source) {
            Some((host, address)) => {
                (host.strip_prefix("www.").unwrap_or(&host).to_owned(), Some(address))
            }
            None => (source.to_owned(), None),
        })
    }
}

/// How an article came that somebody else saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// In a link.
    Link,
    /// In a file.
    File,
    /// With the page.
    Page,
}

impl Provenance {
    /// Says that it came with corrections, and whose they are.
    fn with(self, corrections: usize) -> String {
        let n = counted(corrections, "correction", "corrections");
        match self {
            Self::Link => format!("This link came with {n} by its sender."),
            Self::File => format!("This file came with {n} by whoever saved it."),
            Self::Page => format!("This page came with {n} by whoever made it."),
        }
    }
}

impl Session {
    /// Opens the article that the page came with, as it was left where the page is loaded anew (`before` is what was on it
    /// then); whether there is one to be shown.
    pub fn open_embedded(&self, before: Option<u32>) -> bool {
        let json = document().get_element_by_id("given").and_then(|given| given.text_content());
        let Some(json) = json.filter(|json| !json.trim().is_empty()) else { return false };
        let given: Option<EmbeddedArticle> = json::from_str(&json).ok();
        let read = given.and_then(|given| {
            let (saved, _) = Saved::read(given.saved.get()).ok()?;
            Some((saved, given.found, given.origin))
        });
        let Some((saved, found, origin)) = read else {
            let text = "The article in this page is damaged and can't be read.";
            self.show_notice(text.to_owned(), None);
            return before.is_none();
        };
        let left = self.kept(before.or_else(|| self.of_text(&saved.text)));
        match (left, found) {
            (Some(left), _) if left.source.text != saved.text => return false,
            (Some(left), Some(found)) if left.source.published == saved.published => {
                // What stands there is without what the reader set right.
                self.written.set_value(None);
                self.bring_to_page(left.key);
                self.reveal(found, origin);
            }
            (Some(left), _) => {
                self.switch_to_article(left.key);
                self.origin.set(origin);
            }
            (None, Some(found)) => {
                let came = saved.corrections.len();
                self.show(saved, found, origin);
                self.look_at_the_address();
                self.announce_source(came, Provenance::Page);
            }
            (None, None) => self.open(saved, 0, Provenance::Page),
        }
        true
    }

    /// Has an article that somebody saved read, and puts back what was set right and looked at. `left_out` corrections of
    /// it were not understood.
    pub fn open(&self, saved: Saved, left_out: usize, came: Provenance) {
        let other_build = saved.engine.as_deref().is_some_and(|engine| engine != BUILD);
        let corrections = saved.corrections.len();
        let view = saved.view.clone();
        let key = self.kept_alike(&saved).unwrap_or_else(|| {
            self.add_article(if came == Provenance::Page {
                OpenArticle::given(saved)
            } else {
                OpenArticle::sent(saved)
            })
        });
        let kept = self.bring_to_page(key);
        self.wanted.set_value(Some((view, true)));
        self.show_or_read(kept);
        if left_out > 0 {
            let n = counted(left_out, "correction was", "corrections were");
            self.show_notice(
                format!("{n} not understood and left out; the article and the rest are here."),
                None,
            );
        } else if other_build && corrections > 0 {
            let text = format!(
                "{} They were made with another version of Dateline: look whether all of them still hold.",
                came.with(corrections)
            );
            self.show_notice(text, Some(Remedy::Corrections));
        } else {
            self.announce_source(corrections, came);
        }
    }

    /// Says whose the corrections are that an article came with.
    fn announce_source(&self, corrections: usize, came: Provenance) {
        if corrections > 0 {
            self.show_notice(came.with(corrections), Some(Remedy::Corrections));
        }
    }

    /// Shows an article with what was found in it, without reading it again.
    pub(super) fn show(&self, saved: Saved, found: Analysis, origin: Option<Origin>) {
        self.bring_to_page(self.add_article(OpenArticle::given(saved)));
        self.reveal(found, origin);
    }

    /// Shows what was found in the article that has been brought.
    fn reveal(&self, found: Analysis, origin: Option<Origin>) {
        // Nothing is being read: all of it is there at once.
        self.phase.set(Phase::Idle);
        self.origin.set(origin);
        let text = self.source.with_untracked(|source| source.text.as_str().into());
        self.apply_analysis(Raw { text, found: Arc::new(found), ms: 0.0, whole: true });
        if let Some(reading) = self.reading.get_untracked() {
            self.warn_language(&reading, true);
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

    /// Puts back what was looked at, once there is a reading of it.
    pub(super) fn restore_view(&self) {
        let wanted = self.wanted.try_update_value(Option::take).flatten();
        let Some((view, somebody_elses)) = wanted else { return };
        // How somebody else looks at an article is shown with that article alone.
        if somebody_elses {
            let own = (self.layers.get_untracked(), self.order.get_untracked());
            self.lent.update_value(|lent| *lent = lent.take().or(Some(own)));
            if let Some(off) = &view.off {
                self.layers.set(Layers::stored(off));
            }
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

    /// The article that is shown as it is handed on; `None` while there is none.
    #[must_use]
    pub fn saved(&self) -> Option<Saved> {
        let reading = self.reading.get_untracked()?;
        let shown = self.shown.get_value();
        if shown != self.here.get_untracked() {
            // Another is being read.
            return Some(Saved { html: false, sent: None, ..self.kept(shown)?.saved() });
        }
        let source = self.source.get_untracked();
        // What markup told of the day is not in the text.
        let published =
            if source.html { reading.found.published.clone() } else { source.published };
        let corrections = self.corrections.with_untracked(|history| history.now().to_vec());
        // Without corrections it does not matter which build it was, and links are short.
        let engine = (!corrections.is_empty()).then(|| BUILD.to_owned());
        Some(Saved {
            dateline: VERSION,
            text: reading.text.to_string(),
            published,
            corrections,
            view: self.looked_at(&reading),
            engine,
            ..Saved::default()
        })
    }

    /// What is looked at in an article.
    pub(super) fn looked_at(&self, reading: &ArticleView) -> View {
        let list = self.list.get_untracked();
        View {
            off: self
                .layers
                .with_untracked(|layers| (*layers != Layers::default()).then(|| layers.off())),
            list: (list != List::default()).then(|| list.name().to_owned()),
            told: self.order.get_untracked() == Order::Narrative,
            full: self.full.get_untracked(),
            at: self.chosen.get_untracked().and_then(|c| anchor(&reading.found, c.place)),
        }
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
    fn what_is_told_of_a_source_is_where_it_leads() {
        for (source, words, link) in [
            ("https://www.example.org/a?b#c", "example.org", Some("https://www.example.org/a?b#c")),
            ("HTTP://news.example.org", "news.example.org", Some("http://news.example.org/")),
            ("https://example.com@evil.example/", "evil.example", Some("https://evil.example/")),
            ("https://a:b@evil.example/x", "evil.example", Some("https://evil.example/x")),
            (
                "https://evil.example\\@example.com/news",
                "evil.example",
                Some("https://evil.example/@example.com/news"),
            ),
            ("https:\\\\evil.example\\news", "evil.example", Some("https://evil.example/news")),
            ("https:evil.example", "evil.example", Some("https://evil.example/")),
            ("https:///evil.example", "evil.example", Some("https://evil.example/")),
            (
                "https://evil.example\t\n#@example.com",
                "evil.example",
                Some("https://evil.example/#@example.com"),
            ),
            (" https://example.org ", "example.org", Some("https://example.org/")),
            ("https://example.org:8443/", "example.org:8443", Some("https://example.org:8443/")),
            ("https://example.org:443/", "example.org", Some("https://example.org/")),
            // A Cyrillic letter in a name that looks like another.
            (
                "https://ex\u{430}mple.org/",
                "xn--exmple-4nf.org",
                Some("https://xn--exmple-4nf.org/"),
            ),
            ("https://example.org%2Fevil.example/", "https://example.org%2Fevil.example/", None),
            ("https://0x7f.1/", "127.0.0.1", Some("https://127.0.0.1/")),
            ("The Harbour Herald", "The Harbour Herald", None),
            ("javascript:alert(1)", "javascript:alert(1)", None),
            ("java\nscript:alert(1)", "java\nscript:alert(1)", None),
            ("data:text/html,<b>", "data:text/html,<b>", None),
            ("blob:https://example.org/1", "blob:https://example.org/1", None),
            ("ftp://example.org/", "ftp://example.org/", None),
            ("//example.org/", "//example.org/", None),
            ("https://", "https://", None),
        ] {
            let origin = Origin { source: Some(source.to_owned()), ..Origin::default() };
            let expected = (words.to_owned(), link.map(str::to_owned));
            assert_eq!(origin.words_and_link(), Some(expected), "{source}");
        }
        assert_eq!(Origin::default().words_and_link(), None);
    }

    #[test]
    fn it_is_said_whose_corrections_an_article_came_with() {
        assert_eq!(Provenance::Link.with(1), "This link came with 1 correction by its sender.");
        assert_eq!(
            Provenance::File.with(3),
            "This file came with 3 corrections by whoever saved it."
        );
    }
}
