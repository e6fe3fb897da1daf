//! Opens share links, both when the page is loaded and when its address changes.

use super::article_loader::{self, Provenance};
use super::decompress::decompress;
use super::share_link::{self, Compression, LinkError};
use super::state::AppState;
use super::window_events;
use dateline_view::saved::Saved;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// Listens for share links that the reader opens while the page is open.
pub(super) fn listen(state: AppState) {
    window_events::listen("hashchange", move |_| {
        open_link(state);
    });
}

/// Opens the share link in the page's address, if there is one, and removes it from the address. So the address stays
/// short, and a reader who copies the address does not share the article by accident. Returns whether there was a share
/// link.
pub(super) fn open_link(state: AppState) -> bool {
    let fragment = window().location().hash().unwrap_or_default();
    let Some(payload) = share_link::payload(&fragment) else { return false };
    if let Ok(history) = window().history() {
        let here = window().location();
        let path = here.pathname().unwrap_or_default() + &here.search().unwrap_or_default();
        // Some browsers reject `replaceState` on a page opened from disk; the address then stays unchanged.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    spawn_local(async move {
        match decode(payload).await {
            Ok((saved, left_out)) => article_loader::open(state, saved, left_out, Provenance::Link),
            Err(error) => state.status.show_notice(error, None),
        }
    });
    true
}

async fn decode(
    payload: Result<(Compression, Vec<u8>), LinkError>,
) -> Result<(Saved, usize), String> {
    let json = match payload {
        Ok((packing, payload)) => decompress(packing, payload).await,
        Err(error) => Err(error),
    };
    let json = json.map_err(|error| error.to_string())?;
    let json = String::from_utf8(json).map_err(|_| LinkError::Damaged.to_string())?;
    Saved::read(&json).map_err(|error| format!("The link can't be opened: {error}."))
}
