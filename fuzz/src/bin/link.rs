//! Any fragment of an address: a link of ours, a damaged one, or none; and any payload comes back out of its link.

#![no_main]

use dateline::app::link::{Packing, Reach, fragment, payload};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    let _ = (payload(&words), payload(&format!("#1.d.{words}")), Reach::of(words.len()));
    for packing in [Packing::AfterWords, Packing::Deflated, Packing::Plain] {
        let fragment = fragment(packing, bytes);
        assert_eq!(payload(&fragment), Some(Ok((packing, bytes.to_vec()))));
    }
});
