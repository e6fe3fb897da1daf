//! Checks `decode` on any bytes: it returns a text, with a correct note about invalid bytes or the encoding, or `None`.

#![no_main]

use dateline_encoding::{Note, decode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(decoded) = decode(bytes) else { return };
    match decoded.note {
        Some(Note::Marked(n)) => {
            assert!(n > 0 && decoded.text.contains('\u{FFFD}'));
        }
        Some(Note::Encoding(name)) => {
            assert!(!name.is_empty() && std::str::from_utf8(bytes).is_err() || bytes.contains(&0));
        }
        None => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        // As a browser does, the decoder removes one byte order mark.
        assert_eq!(decoded.text, text.strip_prefix('\u{FEFF}').unwrap_or(text));
    }
});
