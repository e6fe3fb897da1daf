//! Checks share links: any URL fragment parses without a panic, and the fragment of a payload gives back the payload.

#![no_main]

use dateline::share_link::{
    Compression, LinkLength, compress, fragment, known, payload, with_dictionary,
};
use libfuzzer_sys::fuzz_target;
use miniz_oxide::inflate::decompress_to_vec;

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    let _ = (
        payload(&words),
        payload(&format!("#1.w.{words}")),
        LinkLength::of(words.len()),
        known(&words),
    );
    for packing in [Compression::AfterWords, Compression::Deflated, Compression::Plain] {
        let fragment = fragment(packing, bytes);
        assert_eq!(payload(&fragment), Some(Ok((packing, bytes.to_vec()))));
    }

    let (known, rest) = bytes.split_at(bytes.len() / 2);
    let (packing, packed) = compress(known, rest);
    assert_eq!(packing == Compression::AfterWords, !known.is_empty());
    let whole = if known.is_empty() { packed } else { with_dictionary(known, &packed) };
    let whole = decompress_to_vec(&whole);
    assert_eq!(whole.ok().as_deref(), Some(bytes));
});
