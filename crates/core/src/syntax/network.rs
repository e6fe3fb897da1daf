//! The syntax network as one model file: the encoder, and the tagger and parser, which take its states as input.

use super::encoder::{Encoder, States};
use super::parser::{Arc, Parser};
use super::tagger::Tagger;
use crate::document::{Upos, Xpos};
use crate::features::Word;
use crate::linear::Reader;
use crate::model_file::ModelError;

/// The trained network.
#[derive(Clone, Debug)]
pub struct Network {
    encoder: Encoder,
    tagger: Tagger,
    parser: Parser,
}

impl Network {
    /// Reads the body of the model file.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the bytes are not what the trainer writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let encoder = Encoder::read(&mut reader)?;
        let tagger = Tagger::read(&mut reader, encoder.width())?;
        let parser = Parser::read(&mut reader, encoder.width())?;
        let whole = reader.bytes.is_empty();
        if whole { Ok(Self { encoder, tagger, parser }) } else { Err(ModelError::Damaged) }
    }

    /// Returns the tags and the arcs of the words of one sentence; the arc of a punctuation mark is `None`.
    #[must_use]
    pub fn analyse(&self, words: &[Word]) -> (Vec<(Upos, Xpos)>, Vec<Option<Arc>>) {
        let states: States = self.encoder.encode(words);
        let tags = self.tagger.tag(&states);
        let arcs = self.parser.parse(&states, &tags);
        (tags, arcs)
    }
}
