//! The keyboard's place on the page is never lost: where what has the focus is built anew or goes away, the focus goes
//! to what took its place, or to the nearest thing that stays.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to the element with an id; whether there is one.
pub(super) fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    // Refused only to what can't have it.
    element.is_some_and(|element| element.focus().is_ok())
}

/// Does something that may build anew what has the focus.
pub(super) fn kept<T>(act: impl FnOnce() -> T) -> T {
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
