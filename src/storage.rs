//! What stays on this device: settings, and texts only where the reader asked for it ([`super::persistence`]). Where storage is
//! refused, it lasts as long as the page.

use super::article_store::Store;
use leptos::prelude::window;

/// Others on the same host have names of their own.
const PREFIX: &str = "dateline.";

fn storage() -> Option<web_sys::Storage> {
    // Where pages are written ahead of time there is no device whose settings they could have.
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().local_storage().ok().flatten()
}

/// What is kept under a name.
#[must_use]
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps something; whether there was room and leave to. A setting that is lost with the page harms nobody.
pub fn save(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{name}"), value).is_ok())
}

/// Forgets something.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // Refused only where nothing is kept anyway.
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}

/// The names of all that is kept.
#[must_use]
pub fn names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let n = storage.length().unwrap_or(0);
    let keys = (0..n).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect()
}

/// This device, as [`super::article_store`] takes it.
#[derive(Clone, Copy, Debug)]
pub struct Device;

impl Store for Device {
    fn get(&self, name: &str) -> Option<String> {
        load(name)
    }

    fn set(&self, name: &str, value: &str) -> bool {
        save(name, value)
    }

    fn remove(&self, name: &str) {
        remove(name);
    }

    fn names(&self) -> Vec<String> {
        names()
    }
}
