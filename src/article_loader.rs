//! Loads saved articles into the state, and saves the article on the page.
//!
//! A page can contain an article (a prerendered page, or the standalone page). Its element `given` then contains the
//! article as JSON, with the analysis if that is known.

use super::embedded_article::{EmbeddedArticle, Origin};
use super::state::OpenArticle;
use super::state::{AppState, RawAnalysis, Remedy};
use dateline_schema::json;
use dateline_schema::{Analysis, BUILD};
use dateline_view::apply::{anchor, place};
use dateline_view::article_view::ArticleView;
use dateline_view::item::Place;
use dateline_view::layers::Layers;
use dateline_view::saved::{Saved, VERSION, View};
use dateline_view::state::{List, Order, Pane, Phase, counted};
use leptos::prelude::*;
use std::sync::Arc;

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

impl AppState {
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
            self.status.show_notice(text.to_owned(), None);
            return before.is_none();
        };
        let left = before
            .or_else(|| self.library.find_by_text(&saved.text))
            .and_then(|key| self.library.article(key));
        match (left, found) {
            (Some(left), _) if left.source.text != saved.text => return false,
            (Some(left), Some(found)) if left.source.published == saved.published => {
                // The prerendered elements lack the reader's corrections.
                self.document.prerendered.set_value(None);
                self.bring_to_page(left.key);
                self.reveal(found, origin);
            }
            (Some(left), _) => {
                self.switch_to_article(left.key);
                self.document.origin.set(origin);
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
        let key = self.find_saved(&saved).unwrap_or_else(|| {
            self.library.add(if came == Provenance::Page {
                OpenArticle::embedded(saved)
            } else {
                OpenArticle::sent(saved)
            })
        });
        let kept = self.bring_to_page(key);
        self.document.pending_view.set_value(Some((view, true)));
        self.show_or_read(kept);
        if left_out > 0 {
            let n = counted(left_out, "correction was", "corrections were");
            self.status.show_notice(
                format!("{n} not recognised and left out. The rest of the article was opened."),
                None,
            );
        } else if other_build && corrections > 0 {
            let text = format!(
                "{} They were made with another version of Dateline. Check whether they still apply.",
                came.with(corrections)
            );
            self.status.show_notice(text, Some(Remedy::Corrections));
        } else {
            self.announce_source(corrections, came);
        }
    }

    /// Shows whose corrections an article came with.
    fn announce_source(&self, corrections: usize, came: Provenance) {
        if corrections > 0 {
            self.status.show_notice(came.with(corrections), Some(Remedy::Corrections));
        }
    }

    /// Shows an article with its analysis, without analysing it again.
    pub(super) fn show(&self, saved: Saved, found: Analysis, origin: Option<Origin>) {
        self.bring_to_page(self.library.add(OpenArticle::embedded(saved)));
        self.reveal(found, origin);
    }

    /// Shows the analysis of the article that is on the page.
    fn reveal(&self, found: Analysis, origin: Option<Origin>) {
        // No analysis is running: the result is complete.
        self.document.phase.set(Phase::Idle);
        self.document.origin.set(origin);
        let text = self.document.source.with_untracked(|source| source.text.as_str().into());
        self.apply_analysis(RawAnalysis { text, found: Arc::new(found), ms: 0.0, whole: true });
        if let Some(reading) = self.document.reading.get_untracked() {
            self.warn_language(&reading, true);
        }
    }

    /// Selects the place that the fragment of the page's address names, if it names one.
    fn look_at_the_address(&self) {
        let hash = window().location().hash().unwrap_or_default();
        let place = hash.strip_prefix('#').and_then(|place| place.parse::<Place>().ok());
        let reading = self.document.reading.get_untracked();
        if let (Some(place), Some(reading)) = (place, reading)
            && (place.nth as usize) < reading.spans(place.item).len()
        {
            // The browser has scrolled to the place already.
            self.choose(place, Pane::Text);
        }
    }

    /// Restores the saved view, once the analysis exists.
    pub(super) fn restore_view(&self) {
        let wanted = self.document.pending_view.try_update_value(Option::take).flatten();
        let Some((view, somebody_elses)) = wanted else { return };
        // The view of somebody else applies only to that article.
        if somebody_elses {
            let own = (self.view.layers.get_untracked(), self.view.order.get_untracked());
            self.view.own_view.update_value(|lent| *lent = lent.take().or(Some(own)));
            if let Some(off) = &view.off {
                self.view.layers.set(Layers::stored(off));
            }
        }
        self.view.list.set(view.listed());
        self.view.order.set(view.order());
        self.view.all_events.set(view.full);
        let reading = self.document.reading.get_untracked();
        let chosen = view.at.and_then(|at| place(&reading?.found, at));
        if let Some(place) = chosen {
            // `Pane::Card` makes the text and the lists scroll to the place.
            self.choose(place, Pane::Card);
        }
    }

    /// Returns the article on the page in the format for sharing; `None` if there is none.
    #[must_use]
    pub fn saved(&self) -> Option<Saved> {
        let reading = self.document.reading.get_untracked()?;
        let shown = self.library.displayed.get_value();
        if shown != self.library.current.get_untracked() {
            // Another article is being analysed.
            return Some(Saved {
                html: false,
                sent: None,
                ..self.library.article(shown?)?.to_saved()
            });
        }
        let source = self.document.source.get_untracked();
        // The date in the markup of an HTML source is not part of the text.
        let published =
            if source.html { reading.found.published.clone() } else { source.published };
        let corrections =
            self.document.corrections.with_untracked(|history| history.now().to_vec());
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
        let list = self.view.list.get_untracked();
        View {
            off: self
                .view
                .layers
                .with_untracked(|layers| (*layers != Layers::default()).then(|| layers.off())),
            list: (list != List::default()).then(|| list.name().to_owned()),
            told: self.view.order.get_untracked() == Order::Narrative,
            full: self.view.all_events.get_untracked(),
            at: self.view.chosen.get_untracked().and_then(|c| anchor(&reading.found, c.place)),
        }
    }

    /// Returns whether the whole text has been analysed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.document.phase.get() == Phase::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_author_of_corrections() {
        assert_eq!(Provenance::Link.with(1), "This link contains 1 correction by its sender.");
        assert_eq!(
            Provenance::File.with(3),
            "This file contains 3 corrections by the person who saved it."
        );
    }
}
