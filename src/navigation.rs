//! Navigation among the marks: selects a place in all panes, moves to the next one, and toggles layers.

use super::state::AppState;
use super::storage;
use dateline_view::article_view::ArticleView;
use dateline_view::findings;
use dateline_view::item::{Item, Place};
use dateline_view::layers::Layer;
use dateline_view::segments::Mark;
use dateline_view::speaker_names;
use dateline_view::state::{Choice, List, Pane, step as place_after};
use leptos::prelude::*;

/// Selects a place. All panes highlight the place, and the panes other than `from` scroll to it. `from` is the pane in
/// which the reader selected the place.
pub(super) fn choose(state: AppState, place: Place, from: Pane) {
    let view = state.view;
    let Some(reading) = state.document.reading.get_untracked() else { return };
    let layer = reading.layer(place.item);
    if !view.layers.with_untracked(|layers| layers.shows(layer)) {
        toggle_layer(state, layer);
    }
    if from != Pane::Findings
        && let Some(list) = List::of(place.item)
    {
        view.list.set(list);
    }
    if from != Pane::Text {
        view.pane.set(Pane::Text);
    }
    if let (Item::Event(id), false) = (place.item, view.all_events.get_untracked()) {
        // An event that the short timeline omits is shown on the full one.
        view.all_events.set(!reading.is_main(id));
    }
    view.chosen.set(Some(Choice { place, from }));
    state.status.announce(&describe(&reading, place));
}

/// Moves the selection by `by` places among the places of the selected item, with wrap-around.
pub(super) fn step(state: AppState, by: i64, from: Pane) {
    let (Some(choice), Some(reading)) =
        (state.view.chosen.get_untracked(), state.document.reading.get_untracked())
    else {
        return;
    };
    let n = reading.spans(choice.place.item).len();
    choose(state, place_after(choice.place, by, n), from);
}

/// Selects the next mark in the text, or the previous one for -1.
pub(super) fn select_next_mark(state: AppState, by: isize) {
    let view = state.view;
    let Some(reading) = state.document.reading.get_untracked() else { return };
    let from = view.chosen.get_untracked().map(|choice| choice.place);
    let (layers, all_events) = (view.layers.get_untracked(), view.all_events.get_untracked());
    let shown = |mark: &Mark| {
        layers.shows(mark.layer) && (all_events || mark.layer != Layer::Events || !mark.minor)
    };
    if let Some(place) = reading.beside(from, by, shown) {
        choose(state, place, Pane::Text);
    }
}

/// Toggles a layer and stores the choice, unless the article is shown with somebody else's layers.
pub(super) fn toggle_layer(state: AppState, layer: Layer) {
    let view = state.view;
    view.layers.update(|layers| layers.toggle(layer));
    let on = view.layers.with_untracked(|layers| layers.shows(layer));
    state.status.announce(&format!("{} {}", layer.name(), if on { "shown" } else { "hidden" }));
    if view.own_view.with_value(Option::is_none) {
        view.layers.with_untracked(|layers| storage::save("layers", &layers.off()));
    }
}

fn describe(reading: &ArticleView, place: Place) -> String {
    let n = reading.spans(place.item).len();
    match place.item {
        Item::Entity(id) => reading.entity(id).map_or_else(String::new, |e| {
            format!("{}, {}, mention {} of {n}", e.name, findings::kind_word(e.kind), place.nth + 1)
        }),
        Item::Quote(id) => reading.quote(id).map_or_else(String::new, |quote| {
            let who = speaker_names::all_speakers(reading, quote)
                .unwrap_or_else(|| "an unknown speaker".to_owned());
            format!("Quote by {who}")
        }),
        Item::Event(id) => {
            reading.event(id).map_or_else(String::new, |e| format!("Event: {}", e.summary))
        }
        Item::Time(_) => {
            let words = reading.spans(place.item).first().map_or("", |&span| reading.words(span));
            format!("Time: {words}")
        }
    }
}
