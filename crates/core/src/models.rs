//! The trained models of the learned stages: their files and how they are loaded.
//!
//! The core opens no file and no connection: the caller passes the bytes of the files. `model_file` defines the
//! container of a file, and the stage that uses a model defines the format of its body.

use crate::article::StoryModel;
use crate::events;
use crate::feature_fingerprints;
use crate::linear;
use crate::mentions::{self, Gazetteer, NameModel};
use crate::model_file::{Content, ModelError, unpack};
use crate::syntax::{self, Network, lemmatizer::Lemmatizer};
use crate::word_classes::WordClasses;

/// The learned parameters of all stages.
#[derive(Clone, Debug)]
pub struct Models {
    /// The classes of words, which several stages share.
    pub words: WordClasses,
    /// The models of sentence ends, tags, trees and lemmas.
    pub syntax: syntax::Model,
    /// The gazetteer and the model of names.
    pub mentions: mentions::Model,
    /// The model that scores candidates for the content and the source of quotes.
    pub quotes: linear::Model,
    /// The models of the triggers of events, their classes, and their dates.
    pub events: events::Model,
    /// The model that selects the sentences of a short timeline.
    pub lines: linear::Model,
    /// The models that find the story of a web page or a copied text.
    pub story: StoryModel,
}

/// Declares the model files, one per line: the name, the four letters of the kind, and the fingerprint of the
/// feature templates (0 if there are none).
macro_rules! files {
    ($($file:literal: $kind:literal, $templates:expr;)*) => {
        /// The names of the model files, in the order of [`Models::load`].
        pub const FILES: &[&str] = &[$($file),*];

        /// The expected kind of each file and the fingerprint of its feature templates, in the order of [`FILES`].
        const CONTENTS: &[Content] = &[$(Content { kind: *$kind, templates: $templates }),*];

        const SHIPPED: &[&[u8]] = &[$(include_bytes!(concat!("../../../models/", $file))),*];
    };
}

files! {
    "words.bin": b"WORD", 0;
    "sentences.bin": b"SENT", feature_fingerprints::SENTENCES;
    "syntax.bin": b"SYNT", feature_fingerprints::SYNTAX;
    "lemmatizer.bin": b"LEMM", feature_fingerprints::LEMMATIZER;
    "gazetteer.bin": b"GAZT", 0;
    "names.bin": b"NAME", feature_fingerprints::NAMES;
    "events.bin": b"EVNT", feature_fingerprints::EVENTS;
    "quotes.bin": b"QUOT", feature_fingerprints::QUOTES;
    "lines.bin": b"LINE", feature_fingerprints::LINES;
    "story.bin": b"STRY", feature_fingerprints::STORY;
}

/// Returns the expected kind of the model file with this name, and the fingerprint of its feature templates.
///
/// # Panics
/// If no model file has this name.
#[must_use]
pub fn content(file: &str) -> Content {
    let place = FILES.iter().position(|name| *name == file);
    CONTENTS[place.expect("the name of a model file")]
}

impl Models {
    /// Reads the models from the bytes of their files, in the order of [`FILES`].
    ///
    /// # Errors
    /// The name of the first file that is missing or can't be used, and the reason.
    pub fn load(files: &[&[u8]]) -> Result<Self, (&'static str, ModelError)> {
        let mut files =
            FILES.iter().zip(CONTENTS).zip(files.iter().map(Some).chain(std::iter::repeat(None)));
        let mut body = || {
            let ((&name, &content), file) = files.next().expect("each model below has a file");
            let body = file.ok_or(ModelError::Damaged).and_then(|file| unpack(content, file));
            body.map(|body| (name, body)).map_err(|error| (name, error))
        };
        Ok(Self {
            words: read(body()?, WordClasses::from_bytes)?,
            syntax: syntax::Model {
                sentences: read(body()?, binary)?,
                network: read(body()?, Network::from_bytes)?,
                lemmatizer: read(body()?, Lemmatizer::from_bytes)?,
            },
            mentions: mentions::Model {
                gazetteer: read(body()?, Gazetteer::from_bytes)?,
                names: read(body()?, NameModel::from_bytes)?,
            },
            events: read(body()?, events::Model::from_bytes)?,
            quotes: read(body()?, binary)?,
            lines: read(body()?, linear::Model::from_bytes)?,
            story: read(body()?, StoryModel::from_bytes)?,
        })
    }

    /// Loads the models that this version ships with; they are compiled into the program that calls this.
    ///
    /// # Panics
    /// If a shipped file can't be loaded. A test loads these files, so this can't happen in a build whose tests
    /// passed.
    #[must_use]
    pub fn shipped() -> Self {
        Self::load(SHIPPED).unwrap_or_else(|(file, error)| panic!("{file}: {error}"))
    }
}

/// Parses the body of the file `name` with `from_bytes`. An error contains the name of the file.
fn read<T>(
    (name, body): (&'static str, Vec<u8>),
    from_bytes: impl FnOnce(&[u8]) -> Result<T, ModelError>,
) -> Result<T, (&'static str, ModelError)> {
    from_bytes(&body).map_err(|error| (name, error))
}

/// Parses a linear model that must have exactly two labels.
fn binary(body: &[u8]) -> Result<linear::Model, ModelError> {
    let model = linear::Model::from_bytes(body)?;
    if model.labels().len() == 2 { Ok(model) } else { Err(ModelError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::Models;

    #[test]
    fn the_shipped_files_load() {
        let _ = Models::shipped();
    }
}
