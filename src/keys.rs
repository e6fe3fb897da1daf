//! Keyboard commands. Single keys act only while the article has the focus (WCAG 2.1.4); Esc goes back one step.

use super::focus::focus;
use super::state::AppState;
use super::window_events;
use super::{correction_actions, navigation};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Listens for keys.
pub(super) fn listen(state: AppState) {
    window_events::listen("keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if event.alt_key() || event.default_prevented() {
            return;
        }
        let with = event.ctrl_key() || event.meta_key();
        let done = match event.key().as_str() {
            // In a field, these keys undo the typing.
            "z" | "Z" if with && !in_field(&event) => {
                if event.shift_key() {
                    correction_actions::redo(state)
                } else {
                    correction_actions::undo(state)
                }
            }
            "y" if with && !in_field(&event) => correction_actions::redo(state),
            _ if with => false,
            "Escape" => back(state),
            key if in_article(&event) => article_key(state, key),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
}

fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

fn in_article(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.id() == "article")
}

/// Closes the first of these that is open: the selection menu, the card, the notice, the start screen. Returns whether
/// one of them was open.
fn back(state: AppState) -> bool {
    // This check does not use the focus, because the focused element may have been removed.
    let in_dialog = document()
        .query_selector("dialog[open], [popover]:popover-open")
        .is_ok_and(|open| open.is_some());
    if in_dialog {
        // The browser closes the dialog or popover itself.
        return false;
    }
    let AppState { view, status, .. } = state;
    if view.selected.with_untracked(Option::is_some) {
        view.selected.set(None);
    } else if view.chosen.with_untracked(Option::is_some) {
        let in_card = document().active_element().and_then(|e| e.closest(".card").ok()?).is_some();
        view.chosen.set(None);
        if in_card {
            focus("article");
        }
    } else if status.notice.with_untracked(Option::is_some) {
        status.notice.set(None);
    } else if view.start_screen.get_untracked()
        && state.document.reading.with_untracked(Option::is_some)
    {
        view.start_screen.set(false);
    } else {
        return false;
    }
    true
}

fn article_key(state: AppState, key: &str) -> bool {
    match key {
        "n" | "ArrowRight" => navigation::select_next_mark(state, 1),
        "p" | "ArrowLeft" => navigation::select_next_mark(state, -1),
        "Enter" => return focus("card"),
        "/" => super::find_bar::toggle(state.view),
        _ => return false,
    }
    true
}
