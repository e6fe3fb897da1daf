//! Lets the reader mark selected words as an item: converts the selection to a span of the text and shows a menu
//! beside it.

use super::correction_actions;
use super::state::{AppState, DocumentState, Selected, app_state};
use super::window_events;
use dateline_schema::Offsets;
use dateline_view::apply;
use dateline_view::corrections::{Anchor, Correction, ItemKind, NewItem};
use dateline_view::findings::one_line;
use dateline_view::state::{Choice, Pane};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Node, Range};

/// Listens for selections in the article.
pub(super) fn listen(state: AppState) {
    let AppState { document, view, .. } = state;
    let look = move || {
        let selected = selected(document);
        if view.selected.get_untracked() != selected {
            view.selected.set(selected);
        }
    };
    // The menu appears only after the selection is finished.
    window_events::listen("pointerup", move |_| request_animation_frame(look));
    window_events::listen("keyup", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if event.shift_key() || event.key() == "Shift" {
            look();
        }
    });
    window_events::listen("pointerdown", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let own = target.is_some_and(|e| e.closest(".marker").is_ok_and(|found| found.is_some()));
        if !own && view.selected.get_untracked().is_some() {
            view.selected.set(None);
        }
    });
}

fn selected(document: DocumentState) -> Option<Selected> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = offset(document, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = offset(document, &range.end_container().ok()?, range.end_offset().ok()?)?;
    let reading = document.reading.get_untracked()?;
    let words = reading.words([start, end]);
    let from = start + (words.len() - words.trim_start().len()) as u32;
    let span = [from, from + words.trim().len() as u32];
    let rect = range.get_bounding_client_rect();
    (span[0] < span[1]).then(|| Selected {
        span,
        left: rect.left() as i32,
        top: rect.bottom() as i32,
    })
}

/// Returns the byte of the text at a DOM position; `None` if the position is not in the article.
fn offset(state: DocumentState, node: &Node, at: u32) -> Option<u32> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest(".part > *").ok()??;
    let start = state.article_dom.with_value(|dom| dom.as_ref()?.start_of(&block))?;
    let before: Range = document().create_range().ok()?;
    before.set_start(&block, 0).ok()?;
    before.set_end(node, at).ok()?;
    Some(start + String::from(before.to_string()).len() as u32)
}

/// The menu beside a selection. It lists what the words can be marked as.
#[component]
pub fn Marker() -> impl IntoView {
    let state = app_state();
    let AppState { document, view, .. } = state;
    let mark = move |span: Offsets, what: NewItem| {
        correction_actions::correct(state, Correction::Add { span, what });
        view.selected.set(None);
        if let Ok(Some(selection)) = window().get_selection() {
            // If the selection can't be cleared, it only stays visible.
            let _ = selection.remove_all_ranges();
        }
        let of = match what {
            NewItem::Quote => ItemKind::Quote,
            NewItem::Event => ItemKind::Event,
            _ => ItemKind::Entity,
        };
        let Some(reading) = document.reading.get_untracked() else { return };
        if let Some(place) = apply::place(&reading.found, Anchor { of, span }) {
            view.chosen.set(Some(Choice { place, from: Pane::Text }));
        }
    };
    move || {
        let Selected { span, left, top } = view.selected.get()?;
        let words = document.reading.get_untracked().map(|reading| one_line(reading.words(span)));
        let label = format!("Mark “{}” as", words.unwrap_or_default());
        Some(view! {
            <div
                class="marker"
                role="group"
                aria-label=label
                style:left=format!("clamp(0.5rem, {left}px, 100vw - 22rem)")
                style:top=format!("min({top}px + 0.5rem, 100dvh - 8rem)")
            >
                <p>"Mark as"</p>
                {NewItem::ALL.map(|what| view! {
                    <button type="button" on:click=move |_| mark(span, what)>{what.word()}</button>
                }).collect_view()}
            </div>
        })
    }
}
