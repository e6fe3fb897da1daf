//! The trained models, and the container format of their files.
//!
//! A file has `DLM` and the version of the format, four letters for its kind, the checksum (Adler-32, RFC 1950) of the
//! body, the body's length, and the deflated body (RFC 1951). Besides `article`, this is the only fallible part of the
//! core. It accesses no file and no network: the caller provides the bytes.

use adler2::adler32_slice;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use std::fmt;

const MAGIC: &[u8; 4] = b"DLM1";
const HEADER: usize = 16;
/// The largest accepted body, larger than all of ours; it prevents a damaged length from causing a huge allocation.
const MAX_BODY: usize = 64 << 20;

/// The reason why a model file can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not start like a Dateline model file, or has another version of the format.
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
pub fn pack(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    assert!(body.len() <= MAX_BODY, "a model body is far smaller than 64 MiB");
    let mut out = Vec::new();
    out.extend(MAGIC);
    out.extend(kind);
    out.extend(adler32_slice(body).to_le_bytes());
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(miniz_oxide::deflate::compress_to_vec(body, 10));
    out
}

/// Unpacks the body from the container.
///
/// # Errors
/// The variant states whether the file is foreign, of another kind, or damaged.
pub fn unpack(kind: [u8; 4], file: &[u8]) -> Result<Vec<u8>, ModelError> {
    let (header, deflated) = file.split_at_checked(HEADER).ok_or(ModelError::Foreign)?;
    let word = |at: usize| [header[at], header[at + 1], header[at + 2], header[at + 3]];
    if &word(0) != MAGIC {
        return Err(ModelError::Foreign);
    }
    if word(4) != kind {
        return Err(ModelError::WrongKind);
    }
    let length = u32::from_le_bytes(word(12)) as usize;
    if length > MAX_BODY {
        return Err(ModelError::Damaged);
    }
    let body = inflate(deflated, length).ok_or(ModelError::Damaged)?;
    if adler32_slice(&body) == u32::from_le_bytes(word(8)) {
        Ok(body)
    } else {
        Err(ModelError::Damaged)
    }
}

/// Inflates the whole body in place; `None` if it has another length or can't be inflated.
fn inflate(deflated: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut body = vec![0; length];
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, n_read, n_written) =
        decompress(&mut DecompressorOxide::new(), deflated, &mut body, 0, flags);
    let whole = status == TINFLStatus::Done && n_read == deflated.len() && n_written == length;
    whole.then_some(body)
}

/// Declares the models: field, type, kind of file, file name; and the number of labels, if the type does not determine
/// it.
macro_rules! models {
    ($($(#[$doc:meta])* $field:ident: $type:ty = $kind:literal in $file:literal $(with $n:literal labels)?,)*) => {
        /// The trained models, one field for each learned part of the core.
        #[derive(Clone, Debug)]
        pub struct Models { $($(#[$doc])* pub $field: $type,)* }

        /// The names of the model files, in the order of [`Models::load`].
        pub const FILES: &[&str] = &[$($file,)*];

        impl Models {
            /// Reads the models from the bytes of their files, in the order of [`FILES`].
            ///
            /// # Errors
            /// The name of the first file that is missing or can't be used, and the reason.
            pub fn load(files: &[&[u8]]) -> Result<Self, (&'static str, ModelError)> {
                let mut files = files.iter();
                Ok(Self { $($field: {
                    let file: &[u8] = files.next().ok_or(($file, ModelError::Damaged))?;
                    let body = unpack(*$kind, file).map_err(|e| ($file, e))?;
                    let model = <$type>::from_bytes(&body).map_err(|e| ($file, e))?;
                    $(if model.labels().len() != $n {
                        return Err(($file, ModelError::Damaged));
                    })?
                    model
                },)* })
            }

            /// Returns the models that this version ships with, compiled into the program.
            ///
            /// # Panics
            /// Never in a build whose tests passed: one of them loads these files.
            #[must_use]
            pub fn shipped() -> Self {
                let files: &[&[u8]] = &[$(include_bytes!(concat!("../../../models/", $file)),)*];
                Self::load(files).unwrap_or_else(|(file, error)| panic!("{file}: {error}"))
            }
        }
    };
}

models! {
    /// Word classes, which all learned models share.
    words: crate::word_classes::WordClasses = b"WORD" in "words.bin",
    /// Sentence boundaries.
    sentences: crate::linear::Model = b"SENT" in "sentences.bin" with 2 labels,
    /// Tags and trees.
    network: crate::syntax::Network = b"SYNT" in "syntax.bin",
    /// Lemmas.
    lemmatizer: crate::syntax::lemmatizer::Lemmatizer = b"LEMM" in "lemmatizer.bin",
    /// Known names.
    gazetteer: crate::mentions::Gazetteer = b"GAZT" in "gazetteer.bin",
    /// Names in text.
    names: crate::mentions::NameModel = b"NAME" in "names.bin",
    /// Triggers and classes of events.
    events: crate::events::Model = b"EVNT" in "events.bin",
    /// Contents and sources of quotes.
    quotes: crate::linear::Model = b"QUOT" in "quotes.bin" with 2 labels,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_comes_back() {
        let body: Vec<u8> = (0..100_000u32).map(|i| (i.wrapping_mul(i) >> 7) as u8).collect();
        assert_eq!(unpack(*b"TEST", &pack(*b"TEST", &body)), Ok(body));
    }

    #[test]
    fn foreign_wrong_and_damaged_files_are_told_apart() {
        let file = pack(*b"TEST", b"a body with a body's length");
        let mut changed = file.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(unpack(*b"TEST", b"<!doctype html><p>404"), Err(ModelError::Foreign));
        assert_eq!(unpack(*b"TEST", b""), Err(ModelError::Foreign));
        assert_eq!(unpack(*b"ELSE", &file), Err(ModelError::WrongKind));
        assert_eq!(unpack(*b"TEST", &changed), Err(ModelError::Damaged));
        assert_eq!(unpack(*b"TEST", &file[..file.len() - 3]), Err(ModelError::Damaged));
    }

    #[test]
    fn the_shipped_files_load() {
        let _ = Models::shipped();
    }
}
