//! Keeps the keyboard focus: when the focused element is rebuilt or removed, the focus moves to its replacement or to
//! the nearest element that stays.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element with an id. Returns whether the element exists.
pub(super) fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    // `focus` throws no exception. It does nothing for an element that can't have the focus.
    element.is_some_and(|element| element.focus().is_ok())
}

/// Runs an action that may rebuild the focused element, and restores the focus afterwards.
pub(super) fn preserve_focus<T>(act: impl FnOnce() -> T) -> T {
    let before = document().active_element();
    let done = act();
    let Some(before) = before else { return done };
    let (id, dialog) = (before.id(), before.closest("dialog").ok().flatten());
    request_animation_frame(move || {
        if before.is_connected() {
            return;
        }
        let in_dialog = dialog.filter(|dialog| dialog.is_connected()).and_then(|dialog| {
            let button = dialog.query_selector("button").ok()??;
            button.dyn_into::<HtmlElement>().ok()?.focus().ok()
        });
        if in_dialog.is_none() && (id.is_empty() || !focus(&id)) && !focus("card") {
            focus("article");
        }
    });
    done
}
