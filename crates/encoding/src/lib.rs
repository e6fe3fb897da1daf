//! Decodes the bytes of a file to text, and reports the encoding and invalid bytes.
//!
//! The encoding is determined by the first rule that applies:
//! 1. The file starts with a byte order mark, which states the encoding.
//! 2. The bytes look like UTF-16, or they are UTF-8: text in another encoding is rarely valid UTF-8.
//! 3. The file declares an encoding, as an HTML or XML file can.
//! 4. The encoding is Windows-1252, as browsers assume.
//!
//! `legacy` decodes encodings other than UTF-8 and UTF-16, with the browser's tables in the page and with `encoding_rs`
//! elsewhere. Both follow the WHATWG Encoding standard.

mod legacy;

use std::fmt;

/// A decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What to tell the user about the decoding; `None` if nothing is unusual.
    pub note: Option<Note>,
}

/// A message for the user about the decoding of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The number of invalid bytes, which were replaced by U+FFFD.
    Marked(usize),
    /// The file is not in UTF-8. The value is the name of its encoding.
    Encoding(String),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marked(1) => f.write_str("1 byte could not be read and is marked �"),
            Self::Marked(n) => write!(f, "{n} bytes could not be read and are marked �"),
            Self::Encoding(name) => write!(f, "read as {name}: check that its letters look right"),
        }
    }
}

/// The number of bytes at the start of a file that are searched for a declared encoding (WHATWG HTML, "prescan a byte
/// stream").
const PRESCAN: usize = 1024;
/// A declared encoding is ignored if the file has at least this many valid multi-byte UTF-8 sequences per invalid
/// sequence. Set by hand.
const OUTWEIGHS: usize = 4;

/// Decodes the bytes of a file. Returns `None` if they are not text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => without_mark(bytes),
    };
    is_text(&decoded.text).then_some(decoded)
}

fn without_mark(bytes: &[u8]) -> Decoded {
    if let Some(unit) = utf16_unit(bytes) {
        let Decoded { text, note } = utf16(bytes, unit);
        return Decoded { text, note: note.or(Some(Note::Encoding("UTF-16".to_owned()))) };
    }
    let (valid, invalid) = sequences(bytes);
    let declared = if invalid == 0 { None } else { declared(bytes) };
    let declared = declared.and_then(|label| legacy::decode(&label, bytes));
    let weight = if declared.is_some() { OUTWEIGHS } else { 1 };
    if valid >= invalid * weight {
        return utf8(bytes);
    }
    match declared.or_else(|| legacy::decode("windows-1252", bytes)) {
        Some((text, name)) => Decoded { text, note: Some(Note::Encoding(name)) },
        None => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Decoded {
    let marked: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let text = String::from_utf8_lossy(bytes).into_owned();
    Decoded { text, note: (marked > 0).then_some(Note::Marked(marked)) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks();
    let mut marked = rest.len();
    let mut text: String = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .map(|c| {
            c.unwrap_or_else(|_| {
                marked += 2;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded { text, note: (marked > 0).then_some(Note::Marked(marked)) }
}

/// Recognises UTF-16 without a byte order mark: in Latin text every other byte is zero. Returns the function that
/// reads a unit in the byte order of the text; `None` if the text is not UTF-16. The proportions are set by hand.
fn utf16_unit(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, _) = bytes[..bytes.len().min(4096)].as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = |many: usize, few: usize| many * 4 > pairs.len() * 3 && few * 20 < pairs.len();
    if most(second, first) {
        Some(u16::from_le_bytes)
    } else if most(first, second) {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

/// Counts the multi-byte sequences that are valid UTF-8, and the invalid sequences. A sequence that the end of the file
/// cuts off after at least two bytes counts as neither.
fn sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut valid, mut invalid, mut at) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        // Counts the first bytes of multi-byte sequences.
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        at += chunk.valid().len() + chunk.invalid().len();
        match chunk.invalid() {
            [] => {}
            [_, _, ..] if at == bytes.len() => {}
            _ => invalid += 1,
        }
    }
    (valid, invalid)
}

/// Returns the label of the encoding that a file declares in `<meta charset>`, `<meta http-equiv content>` or an
/// XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let start = String::from_utf8_lossy(&start);
    let label_after = |tag: &str, key: &str| {
        let value = tag.split_once(key)?.1.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/' | '?');
        Some(value.split(is_end).next()?.to_owned())
    };
    let xml = start.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split('>').next());
    let mut tags = start.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    xml.and_then(|tag| label_after(tag, "encoding"))
        .or_else(|| tags.find_map(|tag| label_after(tag, "charset")))
        .filter(|label| !label.is_empty())
}

/// Returns whether a decoded file is text. A text may contain a few control characters and invalid bytes; other
/// files contain many. The weights are set by hand.
fn is_text(text: &str) -> bool {
    let (mut all, mut controls, mut marked) = (0usize, 0, 0);
    for c in text.chars() {
        all += 1;
        marked += usize::from(c == char::REPLACEMENT_CHARACTER);
        controls += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C'));
    }
    controls * 100 + marked * 20 <= all.max(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, note: Option<Note>) {
        assert_eq!(decode(bytes), Some(Decoded { text: text.to_owned(), note }), "{bytes:?}");
    }

    fn named(name: &str) -> Option<Note> {
        Some(Note::Encoding(name.to_owned()))
    }

    #[test]
    fn utf8_and_marks_are_read_as_such() {
        check("Café “now” 新闻 🙂".as_bytes(), "Café “now” 新闻 🙂", None);
        check(b"\xEF\xBB\xBFA mark", "A mark", None);
        check(b"\xFF\xFEH\0i\0", "Hi", None);
        check(b"\xFE\xFF\0H\0i", "Hi", None);
        check(b"\xFF\xFEH\0\x00\xD8i\0", "H\u{FFFD}i", Some(Note::Marked(2)));
        check(b"\xFF\xFEH\0i", "H\u{FFFD}", Some(Note::Marked(1)));
        check(b"", "", None);
    }

    #[test]
    fn one_bad_byte_in_utf8_is_marked_and_the_rest_read() {
        check("“I am done,” she said.".as_bytes(), "“I am done,” she said.", None);
        let mut bytes = "“I am done,” she said.".as_bytes().to_vec();
        bytes.insert(8, 0xFF);
        check(&bytes, "“I am \u{FFFD}done,” she said.", Some(Note::Marked(1)));
        // Texts that are cut off within a character, after two bytes of it and after one.
        let whole = "“I am done,” she said. “So am I”";
        let cut = |n: usize| &whole.as_bytes()[..whole.len() - n];
        let marked = "“I am done,” she said. “So am I\u{FFFD}";
        check(cut(1), marked, Some(Note::Marked(2)));
        check(cut(2), marked, Some(Note::Marked(1)));
        check(b"I am done\xE2\x80", "I am done\u{FFFD}", Some(Note::Marked(2)));
    }

    #[test]
    fn windows_1252_is_read_where_the_bytes_are_no_utf8() {
        check(b"\x93Caf\xE9\x94 \x96 \x80", "“Café” – €", named("windows-1252"));
        check(b"A caf\xE9", "A café", named("windows-1252"));
        // The text contains one sequence that is valid UTF-8 by chance, but more invalid ones.
        check(b"\x93CAF\xC9\x92 \x93now\x94", "“CAFÉ’ “now”", named("windows-1252"));
    }

    #[test]
    fn a_declared_encoding_is_honoured() {
        for (declaration, body, text) in [
            ("<meta charset=latin1>", &b"\x93a\x94 \xE9"[..], "“a” é"),
            ("<META CHARSET = 'windows-1251' >", b"\x93\xC4\xE0\x94", "“Да”"),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
                b"\xA1\xB0\xD0\xC2\xCE\xC5\xA1\xB1",
                "“新闻”",
            ),
            ("<?xml version='1.0' encoding='Shift_JIS'?>", b"\x81\x67now\x81\x68", "“now”"),
        ] {
            let bytes = [declaration.as_bytes(), body].concat();
            let decoded = decode(&bytes).expect("it is text");
            assert_eq!(decoded.text, format!("{declaration}{text}"));
            assert!(matches!(decoded.note, Some(Note::Encoding(_))), "{declaration}");
        }
        // Wrong declarations: Latin-1 for a text in UTF-8, UTF-8 for a text in another encoding, and an unknown
        // encoding.
        let utf8 = "<meta charset=iso-8859-1>“A café”";
        check(utf8.as_bytes(), utf8, None);
        check(b"<meta charset=utf-8>caf\xE9", "<meta charset=utf-8>café", named("windows-1252"));
        check(b"<meta charset=rot13>caf\xE9", "<meta charset=rot13>café", named("windows-1252"));
    }

    #[test]
    fn utf16_without_its_mark_is_recognised() {
        let little: Vec<u8> =
            "The mayor met “Bo”.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&little, "The mayor met “Bo”.", named("UTF-16"));
        let big: Vec<u8> =
            "The mayor met “Bo”.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, "The mayor met “Bo”.", named("UTF-16"));
    }

    #[test]
    fn what_is_no_text_is_told() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0";
        assert_eq!(decode(picture), None);
        let noise: Vec<u8> =
            (0..10_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise), None);
        // A file with the end-of-file character of old systems, or with many quotation marks, is text.
        check(b"Caf\xE9.\x1A", "Café.\u{1A}", named("windows-1252"));
        let quotes = "”".repeat(200) + "a\u{FFFD}";
        assert!(decode(quotes.as_bytes()).is_some());
    }

    #[test]
    fn notes_are_words_for_the_reader() {
        assert_eq!(Note::Marked(1).to_string(), "1 byte could not be read and is marked �");
        assert!(Note::Marked(3).to_string().starts_with("3 bytes"));
        assert_eq!(
            named("UTF-16").unwrap().to_string(),
            "read as UTF-16: check that its letters look right"
        );
    }
}
