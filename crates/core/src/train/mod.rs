//! The trainers: one for each learned model, from the corpora on a [`Shelf`] to a file in `models/`.
//!
//! Feature `train` alone; nothing of it ships. Feature templates live with the stage that uses them, never here.
//! Every trainer gives the same file, bit for bit, from the same corpora.

pub mod ablations;
pub mod clusters;
pub mod corpora;
pub mod crf;
mod dates;
pub mod events;
pub mod gazetteer;
pub mod lay_out;
pub mod lemmatizer;
pub mod link_words;
pub mod log_linear;
pub mod name_corpora;
pub mod names;
mod network;
mod organisations;
pub mod perceptron;
pub mod quotes;
pub mod sentences;
pub mod shelf;
mod shuffle;
pub mod syntax;
pub mod vectors;
pub mod words;

pub use shelf::Shelf;

use corpora::{Document, Word};
use std::io;

/// The documents of the treebanks on the shelf, EWT and GUM, training parts.
fn treebanks(shelf: &Shelf) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for treebank in ["ud-ewt", "ud-gum"].into_iter().filter(|treebank| shelf.holds(treebank)) {
        documents.extend(corpora::conllu(&shelf.join(&format!("{treebank}/train.conllu.gz")))?);
    }
    Ok(documents)
}

/// Their sentences.
fn sentences_of_treebanks(shelf: &Shelf) -> io::Result<Vec<Vec<Word>>> {
    Ok(treebanks(shelf)?.into_iter().flat_map(|document| document.sentences).collect())
}

/// Sentences that have tags of the Penn Treebank alone: the Wall Street Journal, or else MASC.
fn tagged(shelf: &Shelf) -> io::Result<Vec<Vec<Word>>> {
    let corpus = if shelf.holds("wsj-dep") { "wsj-dep" } else { "masc-pos" };
    corpora::tagged(&shelf.join(&format!("{corpus}/train.tsv.gz")))
}
