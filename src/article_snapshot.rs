//! Takes snapshots of the article on the page, for the list of open articles and in the format for sharing.
//! Restores the view of a saved article.

use super::navigation;
use super::state::AppState;
use dateline_schema::BUILD;
use dateline_view::apply::{anchor, place};
use dateline_view::article_view::ArticleView;
use dateline_view::layers::Layers;
use dateline_view::saved::{Saved, VERSION, View};
use dateline_view::state::{List, Order, Pane, Phase};
use leptos::prelude::*;

/// Returns how the page shows an article at present: hidden layers, list, order of events and selection.
fn current_view(state: AppState, reading: &ArticleView) -> View {
    let view = state.view;
    let list = view.list.get_untracked();
    View {
        off: view
            .layers
            .with_untracked(|layers| (*layers != Layers::default()).then(|| layers.off())),
        list: (list != List::default()).then(|| list.name().to_owned()),
        told: view.order.get_untracked() == Order::Narrative,
        full: view.all_events.get_untracked(),
        at: view.chosen.get_untracked().and_then(|c| anchor(&reading.found, c.place)),
    }
}

/// Restores the saved view of the current article, if it has one. The article must have been analysed.
pub(super) fn restore_view(state: AppState) {
    let pending = state.document.pending_view.try_update_value(Option::take).flatten();
    let Some((saved, somebody_elses)) = pending else { return };
    let view = state.view;
    // The sender's layers and order apply only to the sent article. The reader's own layers and order are saved, and
    // restored when another article is shown.
    if somebody_elses {
        let own = (view.layers.get_untracked(), view.order.get_untracked());
        view.own_view.update_value(|own_view| *own_view = own_view.take().or(Some(own)));
        if let Some(off) = &saved.off {
            view.layers.set(Layers::stored(off));
        }
    }
    view.list.set(saved.listed());
    view.order.set(saved.order());
    view.all_events.set(saved.full);
    let reading = state.document.reading.get_untracked();
    let chosen = saved.at.and_then(|at| place(&reading?.found, at));
    if let Some(place) = chosen {
        // `Pane::Card` makes the text and the lists scroll to the place.
        navigation::choose(state, place, Pane::Card);
    }
}

/// Stores the state of the current article in the list of open articles.
pub(super) fn store_current(state: AppState) {
    let AppState { document, library, .. } = state;
    let Some(current) = library.current.get_untracked() else { return };
    let whole = document.phase.with_untracked(|phase| *phase == Phase::Done);
    let is_displayed = whole && library.displayed.get_value() == Some(current);
    let reading = document.reading.get_untracked().filter(|_| is_displayed);
    let raw = document.raw.get_value().filter(|raw| raw.whole);
    let view = reading.as_ref().map(|reading| current_view(state, reading)).unwrap_or_default();
    let (source, corrections) =
        (document.source.get_untracked(), document.corrections.get_untracked());
    library.articles.update(|articles| {
        if let Some(article) = articles.iter_mut().find(|article| article.key == current) {
            article.source = source;
            article.corrections = corrections;
            article.origin = document.origin.get_untracked();
            if let Some(analysis) = raw.zip(reading) {
                (article.analysis, article.view) = (Some(analysis), view);
            }
        }
    });
}

/// Returns the article on the page in the format for sharing; `None` if there is none.
pub(super) fn saved(state: AppState) -> Option<Saved> {
    let AppState { document, library, .. } = state;
    let reading = document.reading.get_untracked()?;
    let displayed = library.displayed.get_value();
    if displayed != library.current.get_untracked() {
        // The current article is still being analysed, and the page shows the previous one.
        return Some(Saved { html: false, sent: None, ..library.article(displayed?)?.to_saved() });
    }
    let source = document.source.get_untracked();
    // An HTML source may state the day of publication in its markup. The saved article contains only the text, so the
    // day that was found is stored with it.
    let published = if source.html { reading.found.published.clone() } else { source.published };
    let corrections = document.corrections.with_untracked(|history| history.now().to_vec());
    // Without corrections the build does not matter, and omitting it keeps links short.
    let engine = (!corrections.is_empty()).then(|| BUILD.to_owned());
    Some(Saved {
        dateline: VERSION,
        text: reading.text.to_string(),
        published,
        corrections,
        view: current_view(state, &reading),
        engine,
        ..Saved::default()
    })
}
