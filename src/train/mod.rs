//! The trainers: one for each learned model, from the corpora in `../shared` to a file in `models/`.
//!
//! Feature `train` alone; nothing of it ships. Feature templates live with the stage that uses them, never here.
//! Every trainer gives the same file, bit for bit, from the same corpora.

pub mod corpora;
pub mod crf;
pub mod events;
pub mod gazetteer;
pub mod lay_out;
pub mod lemmatizer;
pub mod log_linear;
pub mod name_corpora;
pub mod names;
pub mod parser;
pub mod perceptron;
pub mod quotes;
pub mod sentences;
mod shuffle;
pub mod tagger;
pub mod words;

use crate::models::{ModelError, unpack};
use crate::words::Words;
use corpora::Word;
use std::io;
use std::path::Path;

/// The classes of words, as `models/words.bin` has them: trained before all else.
fn shipped_words() -> io::Result<Words> {
    let file = std::fs::read("models/words.bin")?;
    let broken = |e: ModelError| io::Error::new(io::ErrorKind::InvalidData, e);
    Words::from_bytes(&unpack(*b"WORD", &file).map_err(broken)?).map_err(broken)
}

/// The sentences of EWT and GUM, training parts.
fn treebanks(data: &Path) -> io::Result<Vec<Vec<Word>>> {
    let mut documents = corpora::conllu(&data.join("ud-ewt/train.conllu.gz"))?;
    documents.extend(corpora::conllu(&data.join("ud-gum/train.conllu.gz"))?);
    Ok(documents.into_iter().flat_map(|d| d.sentences).collect())
}
