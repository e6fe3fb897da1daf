//! Settings that stay on this device: never a text. Where storage is refused, they last as long as the page.

use leptos::prelude::window;

fn storage() -> Option<web_sys::Storage> {
    // Where pages are written ahead of time there is no device whose settings they could have.
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().local_storage().ok().flatten()
}

/// The setting with a name.
#[must_use]
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&format!("dateline.{name}")).ok().flatten()
}

/// Keeps a setting.
pub fn save(name: &str, value: &str) {
    if let Some(storage) = storage() {
        // Full or forbidden: the setting is lost with the page, which harms nobody.
        let _ = storage.set_item(&format!("dateline.{name}"), value);
    }
}
