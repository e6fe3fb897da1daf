//! Loads saved articles into the session, and saves the article on the page.
//!
//! A page can contain an article (a prerendered page, or the standalone page). Its element `given` then contains the
//! article as JSON, with the analysis if that is known.

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

/// The content of the element `given`.
#[derive(Debug, Serialize, Deserialize)]
pub struct EmbeddedArticle {
    /// The article, for [`Saved::read`].
    pub saved: Box<RawValue>,
    /// The analysis, with offsets in bytes. It is of this build, because the same build wrote the page.
    #[serde(default)]
    pub found: Option<Analysis>,
    /// Where the article is listed and where it comes from.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// Where an embedded article is listed and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The address of the index page, relative to the article's page.
    pub home: String,
    /// The publication: a name or an address.
    #[serde(default)]
    pub source: Option<String>,
    /// The day of publication of the embedded article.
    #[serde(default)]
    pub published: Option<String>,
}

impl Origin {
    /// Returns the source as text, and its address if it is a web address that is safe to link to. The text of an
    /// address is its host.
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

/// How an article that somebody else saved reached the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// In a link.
    Link,
    /// In a file.
    File,
    /// Embedded in the page.
    Page,
}

impl Provenance {
    /// Returns a message that the article came with corrections, and whose they are.
    fn with(self, corrections: usize) -> String {
        let n = counted(corrections, "correction", "corrections");
        match self {
            Self::Link => format!("This link contains {n} by its sender."),
            Self::File => format!("This file contains {n} by the person who saved it."),
            Self::Page => format!("This page contains {n} by the person who made it."),
        }
    }
}

impl Session {
    /// Opens the article embedded in the page. After a reload (`before` is the article that was on the page) it is in
    /// the state in which it was left. Returns whether there is an article to be shown.
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
                // The prerendered elements lack the reader's corrections.
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

    /// Analyses a saved article and restores its corrections and its view. `left_out` of its corrections could not be
    /// parsed.
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
                format!("{n} not recognised and left out. The rest of the article was opened."),
                None,
            );
        } else if other_build && corrections > 0 {
            let text = format!(
                "{} They were made with another version of Dateline. Check whether they still apply.",
                came.with(corrections)
            );
            self.show_notice(text, Some(Remedy::Corrections));
        } else {
            self.announce_source(corrections, came);
        }
    }

    /// Shows whose corrections an article came with.
    fn announce_source(&self, corrections: usize, came: Provenance) {
        if corrections > 0 {
            self.show_notice(came.with(corrections), Some(Remedy::Corrections));
        }
    }

    /// Shows an article with its analysis, without analysing it again.
    pub(super) fn show(&self, saved: Saved, found: Analysis, origin: Option<Origin>) {
        self.bring_to_page(self.add_article(OpenArticle::given(saved)));
        self.reveal(found, origin);
    }

    /// Shows the analysis of the article that is on the page.
    fn reveal(&self, found: Analysis, origin: Option<Origin>) {
        // No analysis is running: the result is complete.
        self.phase.set(Phase::Idle);
        self.origin.set(origin);
        let text = self.source.with_untracked(|source| source.text.as_str().into());
        self.apply_analysis(Raw { text, found: Arc::new(found), ms: 0.0, whole: true });
        if let Some(reading) = self.reading.get_untracked() {
            self.warn_language(&reading, true);
        }
    }

    /// Selects the place that the fragment of the page's address names, if it names one.
    fn look_at_the_address(&self) {
        let hash = window().location().hash().unwrap_or_default();
        let place = hash.strip_prefix('#').and_then(|place| place.parse::<Place>().ok());
        let reading = self.reading.get_untracked();
        if let (Some(place), Some(reading)) = (place, reading)
            && (place.nth as usize) < reading.spans(place.item).len()
        {
            // The browser has scrolled to the place already.
            self.choose(place, Pane::Text);
        }
    }

    /// Restores the saved view, once the analysis exists.
    pub(super) fn restore_view(&self) {
        let wanted = self.wanted.try_update_value(Option::take).flatten();
        let Some((view, somebody_elses)) = wanted else { return };
        // The view of somebody else applies only to that article.
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
            // `Pane::Card` makes the text and the lists scroll to the place.
            self.choose(place, Pane::Card);
        }
    }

    /// Returns the article on the page in the format for sharing; `None` if there is none.
    #[must_use]
    pub fn saved(&self) -> Option<Saved> {
        let reading = self.reading.get_untracked()?;
        let shown = self.shown.get_value();
        if shown != self.here.get_untracked() {
            // Another article is being analysed.
            return Some(Saved { html: false, sent: None, ..self.kept(shown)?.saved() });
        }
        let source = self.source.get_untracked();
        // The date in the markup of an HTML source is not part of the text.
        let published =
            if source.html { reading.found.published.clone() } else { source.published };
        let corrections = self.corrections.with_untracked(|history| history.now().to_vec());
        // Without corrections the build does not matter, and omitting it keeps links short.
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

    /// Returns the current view of an article.
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

    /// Returns whether the whole text has been analysed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.phase.get() == Phase::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_show_the_host_that_they_lead_to() {
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
            // A Cyrillic letter that looks like a Latin one.
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
    fn messages_name_the_author_of_corrections() {
        assert_eq!(Provenance::Link.with(1), "This link contains 1 correction by its sender.");
        assert_eq!(
            Provenance::File.with(3),
            "This file contains 3 corrections by the person who saved it."
        );
    }
}
