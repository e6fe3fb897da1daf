//! Links with an article in them: `#1.d.PAYLOAD`, where `1` is the version of the form, `d` says that the payload is deflated
//! (RFC 1951) and `p` that it is plain, and the payload is an article as it is kept ([`crate::view::saved`]) in base64url
//! (RFC 4648, section 5, without padding). The fragment of an address is never sent to a host.
//!
//! Pure; [`super::packing`] deflates and inflates with the browser's own streams.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use std::fmt;

/// The version of the form.
const VERSION: u32 = 1;
/// The most bytes that a link may unfold to.
pub const MOST_BYTES: usize = 2 << 20;

/// How the payload is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Deflated.
    Deflated,
    /// As it is, where the browser can't deflate.
    Plain,
}

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is of a later version.
    Newer,
    /// Something of it is missing or changed.
    Damaged,
    /// It unfolds to more than [`MOST_BYTES`].
    TooLong,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newer => "This link was made by a newer Dateline. Load the page again, then open the link once more.",
            Self::Damaged => "This link is damaged: programs that pass long links on sometimes cut them. Ask for it anew, or for a file.",
            Self::TooLong => "This link holds more than a link may: ask for a file.",
        })
    }
}

/// The fragment, without the `#`, for a payload.
#[must_use]
pub fn fragment(packing: Packing, payload: &[u8]) -> String {
    let flag = match packing {
        Packing::Deflated => 'd',
        Packing::Plain => 'p',
    };
    format!("{VERSION}.{flag}.{}", BASE64.encode(payload))
}

/// The payload of a fragment; `None` where it is no link of ours.
///
/// # Errors
/// Where it is one of ours, but of a later version or damaged.
#[must_use]
pub fn payload(fragment: &str) -> Option<Result<(Packing, Vec<u8>), LinkError>> {
    let (version, rest) = fragment.trim_start_matches('#').split_once('.')?;
    let (flags, payload) = rest.split_once('.')?;
    let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !flags.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if version.parse() != Ok(VERSION) {
        return Some(Err(LinkError::Newer));
    }
    let packing = match flags {
        "d" => Packing::Deflated,
        "p" => Packing::Plain,
        _ => return Some(Err(LinkError::Newer)),
    };
    // Some programs write a link at the end of a sentence with the full stop in it.
    let payload = payload.trim_end_matches(['.', ',', ')', '>', '=']);
    Some(BASE64.decode(payload).map(|bytes| (packing, bytes)).map_err(|_| LinkError::Damaged))
}

/// How far a link of some length gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Everywhere.
    Everywhere,
    /// Nearly everywhere: RFC 9110 asks all to take addresses of 8,000 characters; some mail programs do not.
    Most,
    /// Browsers take it.
    Browsers,
    /// Nothing can be relied on to take it.
    Nowhere,
}

impl Reach {
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

    #[test]
    fn payloads_come_back() {
        for payload_in in [&b""[..], b"a", b"ab", b"abc", &[0, 255, 254, 63, 62]] {
            for packing in [Packing::Deflated, Packing::Plain] {
                let fragment = fragment(packing, payload_in);
                let safe = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                assert!(fragment.chars().all(safe), "{fragment}");
                let read = payload(&format!("#{fragment}"));
                assert_eq!(read, Some(Ok((packing, payload_in.to_vec()))));
            }
        }
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
            ("#1.p.YWJj.", Some(Ok((Packing::Plain, b"abc".to_vec())))),
        ] {
            assert_eq!(payload(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn the_longer_a_link_the_shorter_its_reach() {
        for (length, reach) in [
            (0, Reach::Everywhere),
            (2000, Reach::Everywhere),
            (2001, Reach::Most),
            (8001, Reach::Browsers),
            (32_001, Reach::Nowhere),
        ] {
            assert_eq!(Reach::of(length), reach, "{length}");
        }
    }
}
