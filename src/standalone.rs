//! The standalone page: the whole page as one file that contains an article, opens from disk and needs no network. It
//! is the `standalone.html` of `cargo xtask build` with its empty element `given` filled in.

use super::asset_urls;
use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response};

const FILE: &str = "standalone.html";
/// The start tag of the element `given`. It must match what xtask/src/standalone.rs writes.
const BEFORE: &str = "<script type=\"application/json\" id=\"given\">";

/// Returns the standalone page with `json` as the content of its element `given`.
///
/// # Errors
/// If the page can't be loaded, with a message for the reader.
pub async fn one_file(json: &str) -> Result<Blob, String> {
    let page = match asset_urls::own_markup() {
        Some(page) => page,
        None => fetched()
            .await
            .map_err(|why| format!("The standalone page could not be created ({why})."))?,
    };
    // The page stays a JavaScript string: it is several megabytes long, and a Rust string would be a second copy of it.
    let at = page.index_of(BEFORE, 0);
    let cut = u32::try_from(at).map_err(|_| "The standalone page is damaged.".to_owned())?
        + BEFORE.len() as u32;
    let pieces = Array::of3(
        &page.slice(0, cut),
        &JsValue::from_str(&harmless(json)),
        &page.slice(cut, page.length()),
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/html;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&pieces, &options)
        .map_err(|_| "There is not enough memory for the standalone page.".to_owned())
}

/// Escapes JSON so that nothing in it can end the script element around it.
fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
}

async fn fetched() -> Result<JsString, String> {
    let unreachable = |_| "its file could not be loaded; check your connection".to_owned();
    let request = leptos::prelude::window().fetch_with_str(&asset_urls::file(FILE));
    let response: Response = JsFuture::from(request).await.map_err(unreachable)?.unchecked_into();
    if !response.ok() {
        return Err(format!("status {}", response.status()));
    }
    let text = response.text().map_err(unreachable)?;
    Ok(JsFuture::from(text).await.map_err(unreachable)?.unchecked_into())
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn articles_cannot_end_the_script_element() {
        let json = serde_json::json!({ "text": "</script><!-- <b>" }).to_string();
        let inside = harmless(&json);
        assert!(!inside.contains('<'));
        let read: serde_json::Value = serde_json::from_str(&inside).unwrap();
        assert_eq!(read["text"], "</script><!-- <b>");
    }
}
