//! Listeners for window events, for as long as the page lives. All listeners share one closure type: a separate closure
//! type for each event type would add as much to the download as a component.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Event;

/// Adds a listener for a window event.
pub(super) fn listen(name: &str, act: impl Fn(Event) + 'static) {
    add(name, Box::new(act));
}

fn add(name: &str, act: Box<dyn Fn(Event)>) {
    let hears = Closure::wrap(act);
    // `addEventListener` does not fail for a string event name.
    let _ = window().add_event_listener_with_callback(name, hears.as_ref().unchecked_ref());
    hears.forget();
}
