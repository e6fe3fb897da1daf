//! Links with an article in them: `#1.w.PAYLOAD`, where `1` is the version of the form, `w` tells how the payload is packed
//! ([`Compression`]), and the payload is an article as it is kept ([`dateline_view::saved`]) in base64url (RFC 4648, section 5,
//! without padding). The fragment of an address is never sent to a host.
//!
//! Deflating (RFC 1951) makes a text short by pointing back to what it said before, which an ordinary article has too little
//! of. So both ends put the same [words](DICTIONARY_FILE) before it, and the link holds what comes after them alone.
//!
//! Pure; [`super::decompress`] inflates with the browser's own stream and fetches the dictionary.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use std::fmt;

/// The version of the form.
const VERSION: u32 = 1;
/// The most bytes that a link may unfold to.
pub const MAX_LINK_BYTES: usize = 2 << 20;

/// The file of the words that both ends know, below the page. It is part of the form: never changed, only followed by
/// another with another flag.
pub const DICTIONARY_FILE: &str = "models/link-words-1.txt";
/// Its length in bytes; anything else is not that file.
const DICTIONARY_BYTES: usize = 32_698;
/// How every article that is kept begins.
const BEGINNING: &str = "{\"dateline\":1,\"text\":\"";

/// How the payload is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Flag `w`: deflated after the words of [`DICTIONARY_FILE`].
    AfterWords,
    /// Flag `d`: deflated.
    Deflated,
    /// Flag `p`: as it is.
    Plain,
}

impl Compression {
    const FLAGS: [(Self, &str); 3] =
        [(Self::AfterWords, "w"), (Self::Deflated, "d"), (Self::Plain, "p")];
}

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is of a later version.
    Newer,
    /// Something of it is missing or changed.
    Damaged,
    /// It unfolds to more than [`MAX_LINK_BYTES`].
    TooLong,
    /// The words that it needs are not there.
    NoWords,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newer => "This link was made by a newer Dateline. Load the page again, then open the link once more.",
            Self::Damaged => "This link is damaged: programs that pass long links on sometimes cut them. Ask for it anew, or for a file.",
            Self::TooLong => "This link holds more than a link may: ask for a file.",
            Self::NoWords => "A part of Dateline that this link needs can't be fetched. When you are online, open the link once more.",
        })
    }
}

/// The fragment, without the `#`, for a payload.
#[must_use]
pub fn fragment(packing: Compression, payload: &[u8]) -> String {
    let (_, flag) = Compression::FLAGS[packing as usize];
    format!("{VERSION}.{flag}.{}", BASE64.encode(payload))
}

/// The payload of a fragment; `None` where it is no link of ours.
///
/// # Errors
/// Where it is one of ours, but of a later version or damaged.
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
    // Some programs write a link at the end of a sentence with the full stop in it.
    let payload = payload.trim_end_matches(['.', ',', ')', '>', '=']);
    Some(BASE64.decode(payload).map(|bytes| (packing, bytes)).map_err(|_| LinkError::Damaged))
}

/// What both ends know, out of [`DICTIONARY_FILE`]; `None` if it is another file.
#[must_use]
pub fn known(words: &str) -> Option<Vec<u8>> {
    let word_by_word = words.bytes().map(|byte| if byte == b'\n' { b' ' } else { byte });
    (words.len() == DICTIONARY_BYTES).then(|| word_by_word.chain(BEGINNING.bytes()).collect())
}

/// Packs an article, as short as can be; `known` is empty where the words are not there.
#[must_use]
pub fn compress(known: &[u8], bytes: &[u8]) -> (Compression, Vec<u8>) {
    let level = CompressionLevel::UberCompression as i32;
    // Raw, without a header: a window of minus 2^15 bytes, in the way of zlib.
    let mut deflater = CompressorOxide::new(create_comp_flags_from_zip_params(level, -15, 0));
    let mut packed = Vec::new();
    let mut take = |bytes: &[u8], flush| {
        packed.clear();
        compress_to_output(&mut deflater, bytes, flush, |piece| {
            packed.extend(piece);
            true
        })
    };
    // What is known is deflated up to a border between bytes, and left out.
    let (before, _) = take(known, TDEFLFlush::Sync);
    let (after, _) = take(bytes, TDEFLFlush::Finish);
    debug_assert_eq!([before, after], [TDEFLStatus::Okay, TDEFLStatus::Done]);
    (if known.is_empty() { Compression::Deflated } else { Compression::AfterWords }, packed)
}

/// What to inflate in place of a payload that was packed after what is [`known`], whose bytes then come first.
#[must_use]
pub fn with_dictionary(known: &[u8], payload: &[u8]) -> Vec<u8> {
    // A stored block (RFC 1951, section 3.2.4): not the last, its length, and the same inverted.
    let length = known.len() as u16;
    let [low, high] = length.to_le_bytes();
    [&[0, low, high, !low, !high], known, payload].concat()
}

/// How far a link of some length gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkLength {
    /// Everywhere.
    Everywhere,
    /// Nearly everywhere: RFC 9110 asks all to take addresses of 8,000 characters; some mail programs do not.
    Most,
    /// Browsers take it.
    Browsers,
    /// Nothing can be relied on to take it.
    Nowhere,
}

impl LinkLength {
    /// The longest link of each sort, in characters.
    pub const LIMITS: [(usize, Self); 3] =
        [(2000, Self::Everywhere), (8000, Self::Most), (32_000, Self::Browsers)];

    /// Of a link of so many characters.
    #[must_use]
    pub fn of(length: usize) -> Self {
        let fits = Self::LIMITS.into_iter().find(|(limit, _)| length <= *limit);
        fits.map_or(Self::Nowhere, |(_, reach)| reach)
    }

    /// In words for the reader.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Everywhere => "Short enough for mail, chat and everything else.",
            Self::Most => {
                "Fine for browsers, chat and most mail; some mail programs cut links of over 2,000 characters."
            }
            Self::Browsers => {
                "Long: browsers take it, but mail and chat may cut it. A file is safer."
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
    fn payloads_come_back() {
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
    fn what_is_packed_after_the_words_comes_after_them() {
        let words = include_str!("../models/link-words-1.txt");
        let known = known(words).unwrap();
        assert!(known.len() < 1 << 15, "deflate looks no further back");
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

    /// Links of long ago need the same words.
    #[test]
    fn the_words_are_those_that_they_were() {
        let words = include_str!("../models/link-words-1.txt");
        assert_eq!(adler2::adler32_slice(words.as_bytes()), 1_609_887_222);
    }

    #[test]
    fn foreign_and_damaged_fragments_are_told_apart() {
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
    fn the_longer_a_link_the_shorter_its_reach() {
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
