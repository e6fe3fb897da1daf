//! The container format of the model files.
//!
//! A file consists of `DLM` and the format's version, four letters for the kind of model, the fingerprint of the
//! feature templates that the weights were trained with, the checksum of the body (Adler-32, RFC 1950), the length
//! of the body in bytes, and the body, deflated (RFC 1951). Each part before the body has four bytes; numbers are
//! little-endian. `models` defines which files exist, and the type that parses a body defines the body's format.

use adler2::adler32_slice;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use std::fmt;

const MAGIC: &[u8; 4] = b"DLM2";
const HEADER: usize = 20;
/// The maximum length of a body in bytes. The bodies of all our models are shorter; the limit prevents a damaged
/// length from causing a huge allocation.
const MAX_BODY: usize = 64 << 20;

/// The kind of a model file, and the feature templates that it was trained with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// The four letters that identify the kind of model.
    pub kind: [u8; 4],
    /// The fingerprint of the feature templates (`feature_fingerprints`); 0 where the body has no features.
    pub templates: u32,
}

/// The reason why a model file can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It is not a model file, has another version of the format, or was trained with other feature templates.
    Foreign,
    /// It is a model file of another kind.
    WrongKind,
    /// It is truncated or changed.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is not a model file of this version of Dateline: take the one that was built with it",
            Self::WrongKind => "this model file belongs to another part of Dateline: give each part its own",
            Self::Damaged => "this model file is damaged: fetch or build it again",
        })
    }
}

impl std::error::Error for ModelError {}

/// Packs a body into the container.
///
/// # Panics
/// If the body exceeds 64 MiB.
#[must_use]
pub fn pack(content: Content, body: &[u8]) -> Vec<u8> {
    assert!(body.len() <= MAX_BODY, "a model body is far smaller than 64 MiB");
    let mut out = Vec::new();
    out.extend(MAGIC);
    out.extend(content.kind);
    out.extend(content.templates.to_le_bytes());
    out.extend(adler32_slice(body).to_le_bytes());
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(miniz_oxide::deflate::compress_to_vec(body, 10));
    out
}

/// Writes the current fingerprint of the templates into a packed file.
#[cfg(feature = "train")]
pub(crate) fn update_fingerprint(content: Content, file: &mut [u8]) {
    if let Some(fingerprint) = file.get_mut(8..12) {
        fingerprint.copy_from_slice(&content.templates.to_le_bytes());
    }
}

/// Unpacks the body from the container.
///
/// # Errors
/// The variant states whether the file is foreign, of another kind, or damaged.
pub fn unpack(content: Content, file: &[u8]) -> Result<Vec<u8>, ModelError> {
    let (header, deflated) = file.split_at_checked(HEADER).ok_or(ModelError::Foreign)?;
    let word = |at: usize| [header[at], header[at + 1], header[at + 2], header[at + 3]];
    if &word(0) != MAGIC {
        return Err(ModelError::Foreign);
    }
    if word(4) != content.kind {
        return Err(ModelError::WrongKind);
    }
    if u32::from_le_bytes(word(8)) != content.templates {
        return Err(ModelError::Foreign);
    }
    let length = u32::from_le_bytes(word(16)) as usize;
    if length > MAX_BODY {
        return Err(ModelError::Damaged);
    }
    let body = inflate(deflated, length).ok_or(ModelError::Damaged)?;
    if adler32_slice(&body) == u32::from_le_bytes(word(12)) {
        Ok(body)
    } else {
        Err(ModelError::Damaged)
    }
}

/// Inflates the whole body; `None` if the result does not have `length` bytes or the input can't be inflated.
fn inflate(deflated: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut body = vec![0; length];
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, n_read, n_written) =
        decompress(&mut DecompressorOxide::new(), deflated, &mut body, 0, flags);
    let whole = status == TINFLStatus::Done && n_read == deflated.len() && n_written == length;
    whole.then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: Content = Content { kind: *b"TEST", templates: 7 };
    const ELSE: Content = Content { kind: *b"ELSE", ..TEST };
    const RETRAINED: Content = Content { templates: 8, ..TEST };

    #[test]
    fn a_body_comes_back() {
        let body: Vec<u8> = (0..100_000u32).map(|i| (i.wrapping_mul(i) >> 7) as u8).collect();
        assert_eq!(unpack(TEST, &pack(TEST, &body)), Ok(body));
    }

    #[test]
    fn foreign_wrong_and_damaged_files_are_told_apart() {
        let file = pack(TEST, b"a body with a body's length");
        let mut changed = file.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(unpack(TEST, b"<!doctype html><p>404"), Err(ModelError::Foreign));
        assert_eq!(unpack(TEST, b""), Err(ModelError::Foreign));
        assert_eq!(unpack(ELSE, &file), Err(ModelError::WrongKind));
        assert_eq!(unpack(RETRAINED, &file), Err(ModelError::Foreign));
        assert_eq!(unpack(TEST, &changed), Err(ModelError::Damaged));
        assert_eq!(unpack(TEST, &file[..file.len() - 3]), Err(ModelError::Damaged));
    }
}
