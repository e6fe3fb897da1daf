//! The minimap beside the text: the positions of the marks, the visible part, and the number of marks above and below
//! it. Positions are fractions of the text in bytes, so they need no layout. The computation is in pure functions.

use super::navigation;
use super::state::{AppState, app_state};
use dateline_schema::MentionForm;
use dateline_view::article_view::ArticleView;
use dateline_view::item::{Item, Place};
use dateline_view::layers::{Layer, Layers};
use dateline_view::sort::{key, sort_by_key};
use dateline_view::state::Pane;
use leptos::prelude::*;
use std::ops::Range;

/// The height of the map in steps. Marks on the same step are drawn once.
pub const MINIMAP_HEIGHT: u32 = 400;

/// A mark on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick {
    /// Its distance from the top, in steps of [`MINIMAP_HEIGHT`].
    pub from: u32,
    /// Its length in steps.
    pub length: u32,
    /// Its layer.
    pub layer: Layer,
}

/// Returns the marks on the map: names, quotes and main events of the visible layers.
#[must_use]
pub fn ticks(reading: &ArticleView, layers: &Layers) -> Vec<Tick> {
    let found = &reading.found;
    let mut ticks = Vec::new();
    let mut add = |span: [u32; 2], layer: Layer| {
        if layers.shows(layer) {
            ticks.push(tick(reading, span, layer));
        }
    };
    for entity in &found.entities {
        let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        names.for_each(|mention| add(mention.span, Layer::of_kind(entity.kind)));
    }
    for (id, quote) in (0..).zip(&found.quotes) {
        quote.content.iter().for_each(|&part| add(part, reading.layer(Item::Quote(id))));
    }
    for event in found.events.iter().filter(|event| reading.is_main(event.id)) {
        add(event.span, Layer::Events);
    }
    let mut ticks = sort_by_key(ticks, |tick| key(tick.from, tick.length << 4 | tick.layer as u32));
    ticks.dedup();
    ticks
}

/// Returns the position of a span on the map.
#[must_use]
pub fn tick(reading: &ArticleView, span: [u32; 2], layer: Layer) -> Tick {
    let all = reading.text.len().max(1) as u64;
    let share = |at: u32| u64::from(at).min(all) * u64::from(MINIMAP_HEIGHT);
    let from = (share(span[0]) / all).min(u64::from(MINIMAP_HEIGHT) - 1) as u32;
    let to = share(span[1]).div_ceil(all) as u32;
    Tick { from, length: to.saturating_sub(from).max(1), layer }
}

/// Returns two pairs, the first for the places above the view and the second for the places below it. A pair is the
/// number of places and the place nearest to the view. The places are those of the selected item, or the main events if
/// nothing is selected.
#[must_use]
pub fn beyond(
    reading: &ArticleView,
    chosen: Option<Item>,
    view: &Range<u32>,
) -> [(usize, Option<Place>); 2] {
    let mut places: Vec<(u32, Place)> = match chosen {
        Some(item) => {
            let starts = reading.spans(item).into_iter().map(|span| span[0]);
            starts.zip(0..).map(|(start, nth)| (start, Place { item, nth })).collect()
        }
        None => (0..)
            .zip(&reading.found.events)
            .filter(|(id, _)| reading.is_main(*id))
            .map(|(id, event)| (event.span[0], Item::Event(id).first()))
            .collect(),
    };
    places = sort_by_key(places, |(start, _)| u64::from(*start));
    let above = places.partition_point(|(start, _)| *start < view.start);
    let below = places.partition_point(|(start, _)| *start < view.end).max(above);
    let place = |at: usize| places.get(at).map(|(_, place)| *place);
    [(above, above.checked_sub(1).and_then(place)), (places.len() - below, place(below))]
}

/// The minimap, and the buttons that show the number of marks above and below the view.
#[component]
pub fn Minimap() -> impl IntoView {
    let state = app_state();
    let AppState { document, view, .. } = state;
    let marks = move || {
        let (reading, layers) = (document.listed.get()?, view.layers.get());
        let rect = |tick: Tick| {
            let (x, width) = match tick.layer {
                Layer::Quotes | Layer::Thoughts => (0, 2),
                Layer::Events | Layer::Times => (9, 3),
                _ => (3, 5),
            };
            view! { <rect class=tick.layer.class() x=x y=tick.from width=width height=tick.length /> }
        };
        Some(ticks(&reading, &layers).into_iter().map(rect).collect_view())
    };
    let chosen = Memo::new(move |_| view.chosen.get().map(|choice| choice.place.item));
    let strong = move || {
        let reading = document.reading.get()?;
        let spans = match view.search.get() {
            Some(search) => search.hits,
            None => reading.spans(chosen.get()?),
        };
        let mut ticks: Vec<u32> =
            spans.into_iter().map(|span| tick(&reading, span, Layer::Others).from).collect();
        ticks.dedup();
        let rect = |y: u32| view! { <rect class="strong" x="0" y=y width="12" height="2" /> };
        Some(ticks.into_iter().map(rect).collect_view())
    };
    let window = move || {
        let (reading, in_view) = (document.reading.get()?, view.in_view.get());
        let window = tick(&reading, [in_view.start, in_view.end], Layer::Others);
        Some(view! { <rect class="window" x="0" y=window.from width="12" height=window.length /> })
    };
    let count = move |side: usize, arrow: &'static str, word: &'static str| {
        let beyond = Memo::new(move |_| {
            let in_view = view.in_view.get();
            document.listed.get().map(|reading| beyond(&reading, chosen.get(), &in_view)[side])
        });
        let label = move || {
            let what = if chosen.get().is_some() { "" } else { " main events" };
            beyond.get().map(|(n, _)| format!("{arrow} {n}{what} {word}"))
        };
        let go = move |_| {
            if let Some((_, Some(place))) = beyond.get_untracked() {
                navigation::choose(state, place, Pane::Card);
            }
        };
        view! {
            <Show when=move || beyond.get().is_some_and(|(n, _)| n > 0)>
                <button type="button" class=format!("beyond {word}") on:click=go>{label}</button>
            </Show>
        }
    };
    view! {
        {count(0, "↑", "above")}
        {count(1, "↓", "below")}
        <svg class="minimap" viewBox=format!("0 0 12 {MINIMAP_HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
            {marks}
            {window}
            {strong}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_view::fixtures::{TEXT, at, reading};

    #[test]
    fn ticks_are_at_their_fraction_of_the_text() {
        let reading = reading();
        let shown = ticks(&reading, &Layers::default());
        assert!(
            shown.iter().all(|tick| tick.from + tick.length <= MINIMAP_HEIGHT && tick.length > 0)
        );
        let people = shown.iter().filter(|tick| tick.layer == Layer::People).count();
        assert_eq!(people, 4, "names only, no pronouns");
        assert_eq!(shown.iter().filter(|tick| tick.layer == Layer::Events).count(), 3);
        assert_eq!(shown.iter().filter(|tick| tick.layer == Layer::Quotes).count(), 4);
        let whole = tick(&reading, [0, TEXT.len() as u32], Layer::Events);
        assert_eq!((whole.from, whole.length), (0, MINIMAP_HEIGHT));
        // Invalid spans do not panic.
        let _ = tick(&reading, [9, 3], Layer::Events);
        let _ = tick(&reading, [u32::MAX, u32::MAX], Layer::Events);
        assert_eq!(ticks(&ArticleView::default(), &Layers::default()), []);
    }

    #[test]
    fn places_outside_the_view_are_counted() {
        let reading = reading();
        let second = at("“We agree", 0)[0];
        let shown = |chosen: Option<&str>, view: Range<u32>| {
            let chosen = chosen.map(|item| item.parse().unwrap());
            beyond(&reading, chosen, &view)
                .map(|(n, place)| format!("{n} {}", place.map_or("-".into(), |p| p.to_string())))
                .join(", ")
        };
        assert_eq!(shown(Some("e1"), 0..second), "0 -, 3 e1-1");
        assert_eq!(shown(Some("e1"), second..999), "1 e1-0, 0 -");
        assert_eq!(shown(None, 0..second), "0 -, 2 v2-0");
        assert_eq!(shown(Some("e9"), 0..1), "0 -, 0 -");
        assert_eq!(shown(Some("e1"), 999..999), "4 e1-3, 0 -");
    }
}
