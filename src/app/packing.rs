//! Deflating and inflating with the browser's own streams (WHATWG Compression), which cost no byte of download.

use super::link::{LinkError, MOST_BYTES, Packing};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, Response};

const FORMAT: &str = "deflate-raw";

/// Packs bytes: deflated, or as they are where the browser has no such stream.
pub async fn pack(bytes: &[u8]) -> (Packing, Vec<u8>) {
    match deflated(bytes).await {
        Ok(packed) => (Packing::Deflated, packed),
        Err(_) => (Packing::Plain, bytes.to_vec()),
    }
}

/// Unpacks the payload of a link, up to [`MOST_BYTES`].
///
/// # Errors
/// Where it is damaged or unfolds to more.
pub async fn unpack(packing: Packing, payload: &[u8]) -> Result<Vec<u8>, LinkError> {
    match packing {
        Packing::Plain if payload.len() > MOST_BYTES => Err(LinkError::TooLong),
        Packing::Plain => Ok(payload.to_vec()),
        Packing::Deflated => inflated(payload).await,
    }
}

async fn deflated(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let stream = through("CompressionStream", bytes)?;
    let packed = Response::new_with_opt_readable_stream(Some(&stream))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(packed).await?).to_vec())
}

/// Piece by piece, so that what unfolds without end is left off in time.
async fn inflated(payload: &[u8]) -> Result<Vec<u8>, LinkError> {
    let damaged = |_| LinkError::Damaged;
    let stream = through("DecompressionStream", payload).map_err(damaged)?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(damaged)?;
        let value = Reflect::get(&piece, &JsValue::from_str("value")).map_err(damaged)?;
        let Ok(value) = value.dyn_into::<Uint8Array>() else { return Ok(bytes) };
        if bytes.len() + value.length() as usize > MOST_BYTES {
            // Nobody waits for the rest.
            drop(reader.cancel());
            return Err(LinkError::TooLong);
        }
        bytes.extend(value.to_vec());
    }
}

/// The bytes as they come out of a stream of the browser's that has this name.
fn through(name: &str, bytes: &[u8]) -> Result<ReadableStream, JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &JsValue::from_str(name))?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str(FORMAT)))?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    Ok(blob.stream().pipe_through(stream.unchecked_ref()))
}
