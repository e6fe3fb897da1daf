//! Checks that a browser's decoder gives the same text as the native one.
#![cfg(target_arch = "wasm32")]

use dateline_encoding::{Note, decode};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_decodes_as_the_command_line_does() {
    for (bytes, text, name) in [
        (&b"\x93Caf\xE9\x94 \x80"[..], "“Café” €", "windows-1252"),
        (b"<meta charset=windows-1251>\xC4\xE0", "<meta charset=windows-1251>Да", "windows-1251"),
        (b"<meta charset=gb2312>\xD0\xC2", "<meta charset=gb2312>新", "gbk"),
        (b"<meta charset=rot13>caf\xE9", "<meta charset=rot13>café", "windows-1252"),
    ] {
        let decoded = decode(bytes).expect("it is text");
        assert_eq!(decoded.text, text);
        let Some(Note::Encoding(told)) = decoded.note else { panic!("{text}: no note") };
        assert_eq!(told.to_lowercase(), name);
    }
}
