//! The network of syntax as one model file: the encoder, and the heads that read its states.

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
    /// [`ModelError::Damaged`] where it is not what the trainer writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let encoder = Encoder::read(&mut reader)?;
        let tagger = Tagger::read(&mut reader, encoder.width())?;
        let parser = Parser::read(&mut reader, encoder.width())?;
        let whole = reader.bytes.is_empty();
        if whole { Ok(Self { encoder, tagger, parser }) } else { Err(ModelError::Damaged) }
    }

    /// The tags of the words of one sentence, and its tree; marks of punctuation have no place in that.
    #[must_use]
    pub fn analyse(&self, words: &[Word]) -> (Vec<(Upos, Xpos)>, Vec<Option<Arc>>) {
        let states: States = self.encoder.encode(words);
        let tags = self.tagger.tag(&states);
        let arcs = self.parser.parse(&states, &tags);
        (tags, arcs)
    }
}
