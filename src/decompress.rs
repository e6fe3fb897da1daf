//! Decompresses share links with the browser's own stream (WHATWG Compression), which adds nothing to the download.

use super::asset_urls;
use super::share_link::{self, Compression, LinkError, MAX_LINK_BYTES};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader};

/// Returns the preset dictionary of share links; `None` if it can't be fetched.
pub async fn preset_dictionary() -> Option<Vec<u8>> {
    share_link::known(&asset_urls::text(share_link::DICTIONARY_FILE).await.ok()?)
}

/// Decompresses the payload of a link, up to [`MAX_LINK_BYTES`].
///
/// # Errors
/// If the payload is damaged or its decompressed size exceeds the maximum, or if the dictionary that it needs can't
/// be fetched.
pub async fn decompress(packing: Compression, payload: Vec<u8>) -> Result<Vec<u8>, LinkError> {
    match packing {
        Compression::Plain if payload.len() > MAX_LINK_BYTES => Err(LinkError::TooLong),
        Compression::Plain => Ok(payload),
        Compression::Deflated => inflate(&payload, 0).await,
        Compression::AfterWords => {
            let dictionary = preset_dictionary().await.ok_or(LinkError::NoWords)?;
            inflate(&share_link::with_dictionary(&dictionary, &payload), dictionary.len()).await
        }
    }
}

/// Inflates a payload and drops the first `first` bytes of the output, which are the dictionary. Reads the output piece
/// by piece, so that it can stop in time if the output is too large.
async fn inflate(payload: &[u8], first: usize) -> Result<Vec<u8>, LinkError> {
    let damaged = |_| LinkError::Damaged;
    let stream = inflate_stream(payload).map_err(damaged)?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(damaged)?;
        let value = Reflect::get(&piece, &JsValue::from_str("value")).map_err(damaged)?;
        // The stream has ended without an error, so the output begins with the dictionary and has at least `first`
        // bytes.
        let Ok(value) = value.dyn_into::<Uint8Array>() else { return Ok(bytes.split_off(first)) };
        if bytes.len() + value.length() as usize > first + MAX_LINK_BYTES {
            // The result of the cancellation is not needed.
            drop(reader.cancel());
            return Err(LinkError::TooLong);
        }
        bytes.extend(value.to_vec());
    }
}

/// Returns a stream of the browser that yields the inflated bytes.
fn inflate_stream(bytes: &[u8]) -> Result<ReadableStream, JsValue> {
    let class = Reflect::get(&js_sys::global(), &JsValue::from_str("DecompressionStream"))?;
    let class: Function = class.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str("deflate-raw")))?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    Ok(blob.stream().pipe_through(stream.unchecked_ref()))
}
