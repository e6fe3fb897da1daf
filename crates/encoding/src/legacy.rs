//! Encodings other than UTF-8 and UTF-16, by their labels: the browser has their tables, elsewhere `encoding_rs` has.

/// The text of the bytes in the encoding with this label, and the encoding's name. `None` where the label is unknown or
/// that of UTF-8 or UTF-16.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn decode(label: &str, bytes: &[u8]) -> Option<(String, String)> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // "Replacement" stands for encodings that browsers refuse to read.
    let is_other = encoding.name().starts_with("UTF") || encoding.name() == "replacement";
    // Without looking for a mark: there is none.
    let text = || encoding.decode_without_bom_handling(bytes).0.into_owned();
    (!is_other).then(|| (text(), encoding.name().to_owned()))
}

/// The same by the browser.
#[cfg(target_arch = "wasm32")]
pub(super) fn decode(label: &str, bytes: &[u8]) -> Option<(String, String)> {
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    let name = decoder.encoding();
    let text = || decoder.decode_with_u8_array(bytes).ok();
    (!name.starts_with("utf")).then(text).flatten().map(|text| (text, name))
}
