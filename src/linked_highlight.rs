//! Linked highlighting: an item is highlighted in the text, the findings, the timeline and the card at once.
//!
//! Every element that shows an item has the item's token in `data-a`, and the tokens of its participants in `data-kin`.
//! So listeners on the window handle all pointing and selecting, and no row or run has a listener of its own.

use super::navigation;
use super::state::{AppState, DocumentState, ViewState};
use super::window_events::listen;
use dateline_view::item::{Item, Place, places};
use dateline_view::state::{Choice, Pane, next_under};
use leptos::prelude::*;
use std::ops::Range;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, NodeList, PointerEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The class of the elements that show the item under the pointer. Only this module sets this class and those below.
const POINTED: &str = "pointed";
/// The class of the elements that show the selected item.
const CHOSEN: &str = "chosen";
/// The class of the elements that show the selected place.
const HERE: &str = "here";
/// The class of the elements that show an event or a quote in which a highlighted item takes part.
const RELATED: &str = "kin";
/// The class of the timeline's events that are in the visible part of the text.
const IN_VIEW: &str = "inview";
/// The size of a cell of the text, in bytes. Marks are highlighted in the cell that contains the start of the view,
/// in the cell before it and in the cell after it.
const NEAR: u32 = 30_000;
/// The delay after which a scroll position is corrected: a little longer than a smooth scroll takes.
const ARRIVAL: Duration = Duration::from_millis(700);

/// Listens for pointing and selecting, and keeps highlights and scroll positions in sync.
pub(super) fn follow(state: AppState) {
    let AppState { document, view, .. } = state;
    let point = move |event: &Event| {
        let item = hit(event)
            .and_then(|(_, element)| under(document, view, &element).first().map(|p| p.item));
        if view.pointed.get_untracked() != item {
            view.pointed.set(item);
        }
    };
    listen("pointerover", move |event| {
        // A touch selects an item, so it does not also point at the item.
        if event.unchecked_ref::<PointerEvent>().pointer_type() != "touch" {
            point(&event);
        }
    });
    listen("focusin", move |event| point(&event));
    listen("click", move |event| click(state, &event));
    let around = Memo::new(move |_| near(view.in_view.get().start));
    Effect::new(move |_| {
        around.track();
        view.pointed.track();
        view.chosen.track();
        document.reading.track();
        document.listed.track();
        view.list.track();
        view.all_events.track();
        view.order.track();
        view.sorting.track();
        view.quote_filter.track();
        refresh(document, view);
    });
    Effect::new(move |_| {
        view.all_events.track();
        view.order.track();
        mark_view(document, view);
    });
    Effect::new(move |_| {
        if let Some(choice) = view.chosen.get() {
            // Scrolls after the panes have rendered the change.
            request_animation_frame(move || go_to(document, view, choice));
        }
    });
}

/// Marks the timeline's events that are in the visible part of the text. If [`ViewState::follows_reading`] is set,
/// scrolls the timeline to the first of these events.
fn mark_view(document: DocumentState, view: ViewState) {
    let in_view = view.in_view.get();
    let Some(reading) = document.listed.get() else { return };
    let mut first = None;
    let timeline = pane(Pane::Timeline);
    each(&timeline, ".row", |row| {
        let item = row.get_attribute("data-a").and_then(|token| token.parse::<Item>().ok());
        let Some(Item::Event(id)) = item else { return };
        let inside = reading.event(id).is_some_and(|event| in_view.contains(&event.span[0]));
        let _ = row.class_list().toggle_with_force(IN_VIEW, inside);
        if inside && first.is_none() {
            first = Some(id);
        }
    });
    if let (true, Some(timeline), Some(id)) = (view.follows_reading.get(), timeline, first) {
        let row = format!("[data-a~=\"{}\"]", Item::Event(id));
        scroll(&timeline, &row, ScrollLogicalPosition::Nearest);
    }
}

/// Returns the pane and the element that an event hit, if the element shows an item.
fn hit(event: &Event) -> Option<(Pane, Element)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let element = element.closest("[data-a]").ok()??;
    let pane = element.closest("[data-pane]").ok()??;
    Some((Pane::named(&pane.get_attribute("data-pane")?)?, element))
}

/// Returns the id of the element to which a click on a bar of the histogram scrolls (`data-to`).
fn leads_to(event: &Event) -> Option<String> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-to")
}

/// Returns the places that an element and its ancestors show, from the element outwards, so that the shortest places
/// are first. In the article, marks of hidden layers are left out.
fn under(document: DocumentState, view: ViewState, element: &Element) -> Vec<Place> {
    let mut found = Vec::new();
    let mut next = Some(element.clone());
    while let Some(element) = next {
        let tokens = element.get_attribute("data-a").unwrap_or_default();
        let named = places(&tokens);
        if named.is_empty() {
            found.extend(tokens.parse::<Item>().map(Item::first));
        }
        found.extend(named);
        next = element.parent_element().and_then(|parent| parent.closest("[data-a]").ok()?);
    }
    if element.closest(".paper").is_ok_and(|paper| paper.is_some()) {
        let reading = document.reading.get_untracked();
        let (layers, all_events) = (view.layers.get_untracked(), view.all_events.get_untracked());
        found.retain(|place| {
            reading.as_ref().is_some_and(|r| {
                let minor = matches!(place.item, Item::Event(id) if !r.is_main(id));
                layers.shows(r.layer(place.item)) && (all_events || !minor)
            })
        });
    }
    found
}

fn click(state: AppState, event: &Event) {
    if let Some(id) = leads_to(event) {
        show(document().get_element_by_id(&id).as_ref(), ScrollLogicalPosition::Start);
    }
    let Some((pane, element)) = hit(event) else { return };
    // A click that ends a text selection selects no item.
    let selecting =
        window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if pane == Pane::Text && selecting {
        return;
    }
    let before = state.view.chosen.get_untracked().map(|choice| choice.place);
    if let Some(place) = next_under(
        &under(state.document, state.view, &element),
        before.filter(|_| pane == Pane::Text),
    ) {
        navigation::choose(state, place, pane);
    }
}

/// Updates all highlights, for example after a part of the page has been built.
pub(super) fn refresh(document: DocumentState, view: ViewState) {
    let mut highlighted = view.highlighted.get_value();
    for (element, class) in highlighted.drain(..) {
        // The class contains no white space, so the call can't fail. The same holds for `add_1` below.
        drop(element.class_list().remove_1(class));
    }
    let mut highlight = |element: &Element, class: &'static str| {
        drop(element.class_list().add_1(class));
        highlighted.push((element.clone(), class));
    };
    let beside = beside();
    let mut highlight_all = |item: Item, token: &str, class: &'static str| {
        let shows = format!("[data-a~=\"{token}\"]");
        each(&beside, &shows, |element| highlight(element, class));
        each(&beside, &format!("[data-kin~=\"{item}\"]"), |element| highlight(element, RELATED));
        // In the text, only the blocks that contain the item are searched.
        let near = near(view.in_view.get_untracked().start);
        document.article_dom.with_value(|dom| {
            let blocks = dom.iter().flat_map(|dom| dom.blocks_of(item, &near));
            each(blocks, &shows, |element| highlight(element, class));
        });
    };
    if let Some(item) = view.pointed.get_untracked() {
        highlight_all(item, &item.to_string(), POINTED);
    }
    if let Some(Choice { place, .. }) = view.chosen.get_untracked() {
        highlight_all(place.item, &place.item.to_string(), CHOSEN);
        highlight_all(place.item, &place.to_string(), HERE);
    }
    view.highlighted.set_value(highlighted);
}

/// Returns the range around a byte in which marks are highlighted, so that a name with ten thousand mentions is
/// highlighted as fast as any other.
fn near(byte: u32) -> Range<u32> {
    let step = byte / NEAR;
    step.saturating_sub(1) * NEAR..(step + 2) * NEAR
}

/// Returns the elements of all panes except the text. A query on the document would also search the text, which is
/// large.
fn beside() -> Vec<Element> {
    list(document().query_selector_all("[data-pane]:not(main)").ok())
}

fn pane(pane: Pane) -> Option<Element> {
    document().query_selector(&format!("[data-pane={}]", pane.name())).ok()?
}

/// Applies a function to each element that matches a selector, in some parts of the page. The selector must be valid.
fn each<'e>(
    parts: impl IntoIterator<Item = &'e Element>,
    selector: &str,
    mut act: impl FnMut(&Element),
) {
    for part in parts {
        list(part.query_selector_all(selector).ok()).iter().for_each(&mut act);
    }
}

fn list(found: Option<NodeList>) -> Vec<Element> {
    let get = |list: &NodeList, index| list.get(index)?.dyn_into().ok();
    found.iter().flat_map(|list| (0..list.length()).filter_map(move |at| get(list, at))).collect()
}

/// Scrolls the panes to the selection: the text to the selected place, the findings and the timeline to the row of the
/// item. If the reader selected the item in one of these two lists, that list does not scroll.
fn go_to(document: DocumentState, view: ViewState, choice: Choice) {
    let reach = move || {
        document.article_dom.try_update_value(|dom| dom.as_mut()?.render_block_of(choice.place))
    };
    let place = reach().flatten();
    refresh(document, view);
    let near = if choice.from == Pane::Text {
        ScrollLogicalPosition::Nearest
    } else {
        ScrollLogicalPosition::Center
    };
    show(place.as_ref(), near);
    // The parts that are laid out during the scroll differ from their estimated heights, so the position is corrected
    // afterwards.
    set_timeout(
        move || {
            // Does nothing if the reader has selected something else meanwhile.
            if view.chosen.get_untracked() == Some(choice) {
                show(reach().flatten().as_ref(), ScrollLogicalPosition::Nearest);
            }
        },
        ARRIVAL,
    );
    for other in [Pane::Findings, Pane::Timeline] {
        if let Some(other) = pane(other).filter(|_| other != choice.from) {
            let row = |what: &str| format!("[{what}~=\"{}\"]", choice.place.item);
            if !scroll(&other, &row("data-a"), ScrollLogicalPosition::Nearest) {
                scroll(&other, &row("data-kin"), ScrollLogicalPosition::Nearest);
            }
        }
    }
}

/// Scrolls the first match of a selector in a pane into view. Returns whether there is a match.
fn scroll(pane: &Element, selector: &str, block: ScrollLogicalPosition) -> bool {
    show(pane.query_selector(selector).ok().flatten().as_ref(), block)
}

/// Scrolls an element into view, if there is one.
fn show(element: Option<&Element>, block: ScrollLogicalPosition) -> bool {
    let Some(element) = element else { return false };
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    true
}
