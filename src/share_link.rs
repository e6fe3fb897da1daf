//! Share links: `#1.w.PAYLOAD`. `1` is the version of the format and `w` the compression ([`Compression`]). The payload
//! is a saved article ([`dateline_view::saved`]) in base64url (RFC 4648, section 5, without padding). Browsers never
//! send the fragment of a URL to a host.
//!
//! Deflate (RFC 1951) shortens a text by references to earlier parts of it, and an ordinary article repeats little.
//! So the sender and the receiver prepend the same [dictionary](DICTIONARY_FILE) to the text, and the link contains
//! only what follows the dictionary.
//!
//! This module is pure; [`super::decompress`] inflates with the browser's own stream and fetches the dictionary.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use std::fmt;

/// The version of the format.
const VERSION: u32 = 1;
/// The maximum decompressed size of a link, in bytes.
pub const MAX_LINK_BYTES: usize = 2 << 20;

/// The path of the preset dictionary, relative to the page. The dictionary is part of the format and never changes:
/// another dictionary would get another file and another flag.
pub const DICTIONARY_FILE: &str = "models/link-words-1.txt";
/// The length of the dictionary file, in bytes. A file of any other length is not the dictionary.
const DICTIONARY_BYTES: usize = 32_698;
/// The beginning of the JSON of every saved article. It is appended to the content of the dictionary file.
const BEGINNING: &str = "{\"dateline\":1,\"text\":\"";

/// The compression of the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Flag `w`: deflated with the preset dictionary [`DICTIONARY_FILE`].
    AfterWords,
    /// Flag `d`: deflated.
    Deflated,
    /// Flag `p`: not compressed.
    Plain,
}

impl Compression {
    const FLAGS: [(Self, &str); 3] =
        [(Self::AfterWords, "w"), (Self::Deflated, "d"), (Self::Plain, "p")];
}

/// The reason why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is of a later version.
    Newer,
    /// A part of it is missing or changed.
    Damaged,
    /// Its decompressed size exceeds [`MAX_LINK_BYTES`].
    TooLong,
    /// The dictionary that it needs can't be loaded.
    NoWords,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newer => "This link was made by a newer version of Dateline. Reload the page, then open the link again.",
            Self::Damaged => "This link is damaged. Some programs cut long links. Ask the sender for a new link or the file.",
            Self::TooLong => "This link contains too much text. Ask the sender for the file.",
            Self::NoWords => "A part of Dateline that this link needs could not be loaded. Open the link again when you are online.",
        })
    }
}

/// Returns the fragment for a payload, without the `#`.
#[must_use]
pub fn fragment(packing: Compression, payload: &[u8]) -> String {
    let (_, flag) = Compression::FLAGS[packing as usize];
    format!("{VERSION}.{flag}.{}", BASE64.encode(payload))
}

/// Returns the payload of a fragment; `None` if the fragment is not a share link.
///
/// # Errors
/// If the fragment is a share link of a later version or a damaged one.
#[must_use]
pub fn payload(fragment: &str) -> Option<Result<(Compression, Vec<u8>), LinkError>> {
    let (version, rest) = fragment.trim_start_matches('#').split_once('.')?;
    let (flags, payload) = rest.split_once('.')?;
    let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !flags.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if version.parse() != Ok(VERSION) {
        return Some(Err(LinkError::Newer));
    }
    let known = Compression::FLAGS.into_iter().find(|(_, flag)| *flag == flags);
    let Some((packing, _)) = known else { return Some(Err(LinkError::Newer)) };
    // Some programs take the punctuation after a link for a part of the link.
    let payload = payload.trim_end_matches(['.', ',', ')', '>', '=']);
    Some(BASE64.decode(payload).map(|bytes| (packing, bytes)).map_err(|_| LinkError::Damaged))
}

/// Returns the preset dictionary from the content of [`DICTIONARY_FILE`]; `None` if the content is not that file.
#[must_use]
pub fn known(words: &str) -> Option<Vec<u8>> {
    let word_by_word = words.bytes().map(|byte| if byte == b'\n' { b' ' } else { byte });
    (words.len() == DICTIONARY_BYTES).then(|| word_by_word.chain(BEGINNING.bytes()).collect())
}

/// Compresses an article as far as possible. `known` is the preset dictionary, or empty if it could not be loaded.
#[must_use]
pub fn compress(known: &[u8], bytes: &[u8]) -> (Compression, Vec<u8>) {
    let level = CompressionLevel::UberCompression as i32;
    // The value -15 means raw deflate without a header, with a window of 2^15 bytes, as in zlib.
    let mut deflater = CompressorOxide::new(create_comp_flags_from_zip_params(level, -15, 0));
    let mut packed = Vec::new();
    let mut take = |bytes: &[u8], flush| {
        packed.clear();
        compress_to_output(&mut deflater, bytes, flush, |piece| {
            packed.extend(piece);
            true
        })
    };
    // The dictionary is deflated up to a byte boundary, and its output is discarded.
    let (before, _) = take(known, TDEFLFlush::Sync);
    let (after, _) = take(bytes, TDEFLFlush::Finish);
    debug_assert_eq!([before, after], [TDEFLStatus::Okay, TDEFLStatus::Done]);
    (if known.is_empty() { Compression::Deflated } else { Compression::AfterWords }, packed)
}

/// Returns the deflate stream for a payload that was compressed with the dictionary [`known`]: the dictionary as a
/// stored block, then the payload. The inflated output begins with the dictionary.
#[must_use]
pub fn with_dictionary(known: &[u8], payload: &[u8]) -> Vec<u8> {
    // The header of a stored block (RFC 1951, section 3.2.4): a zero byte, which says that further blocks follow, then
    // the length of the block and the complement of that length, two bytes each.
    let length = known.len() as u16;
    let [low, high] = length.to_le_bytes();
    [&[0, low, high, !low, !high], known, payload].concat()
}

/// Where a link works, which depends on its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkLength {
    /// Everywhere.
    Everywhere,
    /// Nearly everywhere: RFC 9110 recommends that implementations support URIs of 8,000 octets. Some mail programs do
    /// not.
    Most,
    /// In browsers.
    Browsers,
    /// Nowhere reliably.
    Nowhere,
}

impl LinkLength {
    /// The maximum length of a link, in characters, for each variant except [`Self::Nowhere`].
    pub const LIMITS: [(usize, Self); 3] =
        [(2000, Self::Everywhere), (8000, Self::Most), (32_000, Self::Browsers)];

    /// Returns where a link of this length works. `length` is in characters.
    #[must_use]
    pub fn of(length: usize) -> Self {
        let fits = Self::LIMITS.into_iter().find(|(limit, _)| length <= *limit);
        fits.map_or(Self::Nowhere, |(_, reach)| reach)
    }

    /// Returns a description for the reader.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Everywhere => "Short enough for mail, chat and other programs.",
            Self::Most => {
                "Fine for browsers, chat and most mail; some mail programs cut links of over 2,000 characters."
            }
            Self::Browsers => {
                "Long: browsers open it, but mail and chat may cut it. A file is safer."
            }
            Self::Nowhere => "Too long for a link: send a file instead.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::inflate::decompress_to_vec;

    #[test]
    fn payloads_round_trip() {
        for payload_in in [&b""[..], b"a", b"ab", b"abc", &[0, 255, 254, 63, 62]] {
            for (packing, _) in Compression::FLAGS {
                let fragment = fragment(packing, payload_in);
                let safe = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                assert!(fragment.chars().all(safe), "{fragment}");
                let read = payload(&format!("#{fragment}"));
                assert_eq!(read, Some(Ok((packing, payload_in.to_vec()))));
            }
        }
    }

    #[test]
    fn dictionary_compression_round_trips() {
        let words = include_str!("../models/link-words-1.txt");
        let known = known(words).unwrap();
        assert!(known.len() < 1 << 15, "the window of deflate is no larger");
        let mut short = 0;
        for text in ["", "x", &"The government said on Tuesday that … ".repeat(2000)] {
            let saved = format!("{BEGINNING}{text}\"}}");
            let (packing, packed) = compress(&known, saved.as_bytes());
            assert_eq!(packing, Compression::AfterWords);
            let whole = decompress_to_vec(&with_dictionary(&known, &packed)).unwrap();
            let (before, unpacked) = whole.split_at(known.len());
            assert_eq!((before, unpacked), (&known[..], saved.as_bytes()));

            let (packing, alone) = compress(&[], saved.as_bytes());
            assert_eq!(packing, Compression::Deflated);
            assert_eq!(decompress_to_vec(&alone).unwrap(), saved.as_bytes());
            short += usize::from(packed.len() < alone.len());
        }
        assert_eq!(short, 3);
        assert_eq!(super::known(&words[1..]), None);
    }

    /// Links that already exist need the same dictionary.
    #[test]
    fn the_dictionary_is_unchanged() {
        let words = include_str!("../models/link-words-1.txt");
        assert_eq!(adler2::adler32_slice(words.as_bytes()), 1_609_887_222);
    }

    #[test]
    fn foreign_newer_and_damaged_fragments_are_distinguished() {
        for (fragment, expected) in [
            ("", None),
            ("#article", None),
            ("#entry-3", None),
            ("#:~:text=a.b.c", None),
            ("#a.b.c", None),
            ("#1.D.abcd", None),
            ("#v1.2.3", None),
            ("#2.d.abcd", Some(Err(LinkError::Newer))),
            ("#99999999999999999999.d.abcd", Some(Err(LinkError::Newer))),
            ("#1.dz.abcd", Some(Err(LinkError::Newer))),
            ("#1.d.ab%20", Some(Err(LinkError::Damaged))),
            ("#1.d.a", Some(Err(LinkError::Damaged))),
            ("#1.w.YWJj,", Some(Ok((Compression::AfterWords, b"abc".to_vec())))),
            ("#1.p.YWJj.", Some(Ok((Compression::Plain, b"abc".to_vec())))),
        ] {
            assert_eq!(payload(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn longer_links_work_in_fewer_places() {
        for (length, reach) in [
            (0, LinkLength::Everywhere),
            (2000, LinkLength::Everywhere),
            (2001, LinkLength::Most),
            (8001, LinkLength::Browsers),
            (32_001, LinkLength::Nowhere),
        ] {
            assert_eq!(LinkLength::of(length), reach, "{length}");
        }
    }
}
