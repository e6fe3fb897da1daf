//! Decodes encodings other than UTF-8 and UTF-16 by their labels: with the browser's decoder on WebAssembly, and with
//! `encoding_rs` elsewhere.

/// Decodes bytes in the encoding with this label. Returns the text and the encoding's name. Returns `None` if the label
/// is unknown, or denotes UTF-8, UTF-16, or an encoding that the WHATWG standard maps to "replacement".
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn decode(label: &str, bytes: &[u8]) -> Option<(String, String)> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // "replacement" is the name for encodings that browsers refuse to decode.
    let is_other = encoding.name().starts_with("UTF") || encoding.name() == "replacement";
    // The caller has handled byte order marks.
    let text = || encoding.decode_without_bom_handling(bytes).0.into_owned();
    (!is_other).then(|| (text(), encoding.name().to_owned()))
}

/// Decodes bytes with the browser's decoder. Returns the same as the native version.
#[cfg(target_arch = "wasm32")]
pub(super) fn decode(label: &str, bytes: &[u8]) -> Option<(String, String)> {
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    let name = decoder.encoding();
    let text = || decoder.decode_with_u8_array(bytes).ok();
    (!name.starts_with("utf")).then(text).flatten().map(|text| (text, name))
}
