//! Opens articles that somebody saved: from a link, from a file, or embedded in the page ([`super::embedded_article`]).

use super::analysis_display::{apply_analysis, warn_language};
use super::article_snapshot::store_current;
use super::embedded_article::{EmbeddedArticle, Origin};
use super::navigation;
use super::open_articles::{bring_to_page, show_or_analyse, switch_to_article};
use super::state::{AppState, OpenArticle, RawAnalysis, Remedy, StatusState};
use dateline_schema::json;
use dateline_schema::{Analysis, BUILD};
use dateline_view::item::Place;
use dateline_view::saved::Saved;
use dateline_view::state::{Pane, Phase, counted};
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
    /// Returns a message for the reader: how many corrections the article came with, and who made them.
    fn with(self, corrections: usize) -> String {
        let n = counted(corrections, "correction", "corrections");
        match self {
            Self::Link => format!("This link contains {n} by its sender."),
            Self::File => format!("This file contains {n} by the person who saved it."),
            Self::Page => format!("This page contains {n} by the person who made it."),
        }
    }
}

/// Opens the article embedded in the page, in the state in which the reader left it before a reload. `before` is the
/// key of the article that was on the page before the reload. Returns false if no embedded article is to be shown. The
/// caller then shows the article `before` or, without one, the article of the last visit.
pub(super) fn open_embedded(state: AppState, before: Option<u32>) -> bool {
    let json = document().get_element_by_id("given").and_then(|given| given.text_content());
    let Some(json) = json.filter(|json| !json.trim().is_empty()) else { return false };
    let embedded: Option<EmbeddedArticle> = json::from_str(&json).ok();
    let parsed = embedded.and_then(|embedded| {
        let (saved, _) = Saved::read(embedded.saved.get()).ok()?;
        Some((saved, embedded.found, embedded.origin))
    });
    let AppState { document, library, status, .. } = state;
    let Some((saved, found, origin)) = parsed else {
        let text = "The article in this page is damaged and can't be read.";
        status.show_notice(text.to_owned(), None);
        return before.is_none();
    };
    let left =
        before.or_else(|| library.find_by_text(&saved.text)).and_then(|key| library.article(key));
    match (left, found) {
        (Some(left), _) if left.source.text != saved.text => return false,
        (Some(left), Some(found)) if left.source.published == saved.published => {
            // The prerendered elements lack the reader's corrections, so they can't be reused.
            document.prerendered.set_value(None);
            bring_to_page(state, left.key);
            reveal(state, found, origin);
        }
        (Some(left), _) => {
            switch_to_article(state, left.key);
            document.origin.set(origin);
        }
        (None, Some(found)) => {
            let corrections = saved.corrections.len();
            show(state, saved, found, origin);
            choose_place_in_address(state);
            report_corrections(status, corrections, Provenance::Page);
        }
        (None, None) => open(state, saved, 0, Provenance::Page),
    }
    true
}

/// Analyses a saved article and restores its corrections and its view. `left_out` is the number of corrections in the
/// file or link that could not be parsed.
pub(super) fn open(state: AppState, saved: Saved, left_out: usize, provenance: Provenance) {
    let AppState { document, library, status, .. } = state;
    let other_build = saved.engine.as_deref().is_some_and(|engine| engine != BUILD);
    let corrections = saved.corrections.len();
    let view = saved.view.clone();
    store_current(state);
    let key = library.find_saved(&saved).unwrap_or_else(|| {
        library.add(if provenance == Provenance::Page {
            OpenArticle::embedded(saved)
        } else {
            OpenArticle::sent(saved)
        })
    });
    let article = bring_to_page(state, key);
    document.pending_view.set_value(Some((view, true)));
    show_or_analyse(state, article);
    if left_out > 0 {
        let n = counted(left_out, "correction was", "corrections were");
        status.show_notice(
            format!("{n} not recognised and left out. The rest of the article was opened."),
            None,
        );
    } else if other_build && corrections > 0 {
        let text = format!(
            "{} They were made with another version of Dateline. Check whether they still apply.",
            provenance.with(corrections)
        );
        status.show_notice(text, Some(Remedy::Corrections));
    } else {
        report_corrections(status, corrections, provenance);
    }
}

/// Shows a notice that an article came with corrections, and who made them. Shows nothing if it has no corrections.
fn report_corrections(status: StatusState, corrections: usize, provenance: Provenance) {
    if corrections > 0 {
        status.show_notice(provenance.with(corrections), Some(Remedy::Corrections));
    }
}

/// Shows an article with its analysis, without analysing it again.
pub(super) fn show(state: AppState, saved: Saved, found: Analysis, origin: Option<Origin>) {
    bring_to_page(state, state.library.add(OpenArticle::embedded(saved)));
    reveal(state, found, origin);
}

/// Shows the analysis of the article that is on the page.
fn reveal(state: AppState, found: Analysis, origin: Option<Origin>) {
    let document = state.document;
    // No analysis is running: the result is complete.
    document.phase.set(Phase::Idle);
    document.origin.set(origin);
    let text = document.source.with_untracked(|source| source.text.as_str().into());
    apply_analysis(state, RawAnalysis { text, found: Arc::new(found), ms: 0.0, whole: true });
    if let Some(reading) = document.reading.get_untracked() {
        warn_language(state.status, &reading);
    }
}

/// Selects the place that the fragment of the page's address names (`#e3-2`), if it names one.
fn choose_place_in_address(state: AppState) {
    let hash = window().location().hash().unwrap_or_default();
    let place = hash.strip_prefix('#').and_then(|place| place.parse::<Place>().ok());
    let reading = state.document.reading.get_untracked();
    if let (Some(place), Some(reading)) = (place, reading)
        && (place.nth as usize) < reading.spans(place.item).len()
    {
        // The browser has scrolled to the place already.
        navigation::choose(state, place, Pane::Text);
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
