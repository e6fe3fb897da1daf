//! Saving files and copying text to the clipboard.

use dateline_view::letter_case::lowercase;
use js_sys::{Array, JsString};
use leptos::prelude::{document, window};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The time for which the blob URL of a download stays valid, so that the browser can fetch it. Set by hand.
const KEPT: Duration = Duration::from_secs(60);

/// Offers a text as a file to be saved.
///
/// # Errors
/// If the browser refuses.
pub fn save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsString::from(text)), &kind)?;
    save_blob(name, &blob)
}

/// Offers a blob as a file to be saved.
///
/// # Errors
/// If the browser refuses.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    leptos::prelude::set_timeout(move || drop(Url::revoke_object_url(&address)), KEPT);
    Ok(())
}

/// Copies text to the clipboard.
///
/// # Errors
/// If the browser refuses, as some do without a secure connection.
pub async fn copy(words: &str) -> Result<(), JsValue> {
    // Without a secure connection, `navigator.clipboard` does not exist, although its type declares it.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"))?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into()?;
    JsFuture::from(clipboard.write_text(words)).await.map(drop)
}

/// Returns a file name for an article, with the extension `end`: the first words of the title, reduced to
/// characters that all systems accept.
pub fn file_name(title: &str, end: &str) -> String {
    let plain = lowercase(title);
    let plain = plain.replace(|c: char| !c.is_alphanumeric(), " ");
    let mut name = String::new();
    for word in plain.split_whitespace() {
        if name.len() + word.len() > 48 {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() {
        name.push_str("article");
    }
    format!("{name}.{end}")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn any_title_gives_a_file_name() {
        for (title, name) in [
            ("Mayor meets union", "mayor-meets-union.txt"),
            ("../../etc/passwd", "etc-passwd.txt"),
            ("“Ça va?” — she said: <b>", "ça-va-she-said-b.txt"),
            ("…", "article.txt"),
            ("CON", "con.txt"),
            (
                "A very long headline that goes on and on and on and never comes to an end",
                "a-very-long-headline-that-goes-on-and-on-and-on.txt",
            ),
            (&"x".repeat(300), "article.txt"),
        ] {
            assert_eq!(file_name(title, "txt"), name, "{title}");
        }
    }
}
