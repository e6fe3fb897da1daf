//! Events of the window, heard for as long as the page lives. There is one type of closure for all of them: each type's own
//! would add as much to the download as a component.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Event;

/// Hears an event of the window.
pub(super) fn listen(name: &str, act: impl Fn(Event) + 'static) {
    add(name, Box::new(act));
}

fn add(name: &str, act: Box<dyn Fn(Event)>) {
    let hears = Closure::wrap(act);
    // Refused to no name.
    let _ = window().add_event_listener_with_callback(name, hears.as_ref().unchecked_ref());
    hears.forget();
}
