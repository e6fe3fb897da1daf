//! The network of syntax as one model file: the encoder, and the heads that read its states.

use super::encoder::{Encoder, States};
use super::parser::{Arc, Parser};
use super::tagger::Tagger;
use crate::document::{Upos, Xpos};
use crate::features::Word;
use crate::linear::Reader;
use crate::models::ModelError;

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

/// Reads how wide a layer is: a damaged number must not make us ask for memory without end.
pub(super) fn read_size(reader: &mut Reader) -> Result<usize, ModelError> {
    let size = reader.varint()? as usize;
    if (1..=1024).contains(&size) { Ok(size) } else { Err(ModelError::Damaged) }
}

/// Reads a list of names, at least one, each of which means something.
pub(super) fn read_names<T>(
    reader: &mut Reader,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, ModelError> {
    let n = reader.varint()?;
    let mut name = || {
        let length = reader.varint()? as usize;
        let name = std::str::from_utf8(reader.take(length)?).ok();
        name.and_then(&parse).ok_or(ModelError::Damaged)
    };
    if n == 0 { Err(ModelError::Damaged) } else { (0..n).map(|_| name()).collect() }
}
