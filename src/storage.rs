//! Reads and writes local storage. It contains the settings, and the articles only if the reader has enabled that
//! ([`super::persistence`]). If storage is blocked, settings last as long as the page.

use super::article_store::Store;
use leptos::prelude::window;

/// The prefix of all keys. It separates them from the keys of other applications on the same host.
const PREFIX: &str = "dateline.";

fn storage() -> Option<web_sys::Storage> {
    // Native builds, which prerender pages, have no local storage.
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    window().local_storage().ok().flatten()
}

/// The key of the setting that enables the storage of articles on the device.
pub const STORES_ARTICLES: &str = "keep";

/// Returns whether the reader has enabled the storage of articles on the device.
#[must_use]
pub fn stores_articles() -> bool {
    load(STORES_ARTICLES).is_some()
}

/// Returns the value of a key.
#[must_use]
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Stores a value. Returns whether storage is available and has room. Callers may ignore a failure for a setting, which
/// is then lost with the page.
pub fn save(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{name}"), value).is_ok())
}

/// Removes a value.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // `removeItem` fails only if storage is blocked, and then nothing is stored.
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}

/// Returns all keys of this application, without their prefix.
#[must_use]
pub fn names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let n = storage.length().unwrap_or(0);
    let keys = (0..n).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect()
}

/// The local storage as the [`Store`] of [`super::article_store`].
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
