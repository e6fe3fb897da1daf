//! The trainers: one for each learned model, from the corpora on a [`CorporaConfig`] to a file in `models/`.
//!
//! Feature `train` alone; nothing of it ships. Feature templates live with the stage that uses them, never here.
//! Every trainer gives the same file, bit for bit, from the same corpora.

pub mod ablations;
pub mod clusters;
pub mod corpora;
pub mod corpora_config;
pub mod crf;
mod dates;
pub mod detokenize;
pub mod events;
pub mod gazetteer;
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
mod shuffle;
pub mod syntax;
mod timebank;
pub mod vectors;
pub mod words;

pub use corpora_config::CorporaConfig;

use corpora::{Document, Word};
use std::io;

/// The documents of the treebanks on the shelf, EWT and GUM, training parts.
fn treebanks(config: &CorporaConfig) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for treebank in ["ud-ewt", "ud-gum"].into_iter().filter(|treebank| config.holds(treebank)) {
        documents.extend(corpora::conllu(&config.join(&format!("{treebank}/train.conllu.gz")))?);
    }
    Ok(documents)
}

/// Their sentences.
fn sentences_of_treebanks(config: &CorporaConfig) -> io::Result<Vec<Vec<Word>>> {
    Ok(treebanks(config)?.into_iter().flat_map(|document| document.sentences).collect())
}

/// Sentences that have tags of the Penn Treebank alone: the Wall Street Journal, or else MASC.
fn tagged(config: &CorporaConfig) -> io::Result<Vec<Vec<Word>>> {
    let corpus = if config.holds("wsj-dep") { "wsj-dep" } else { "masc-pos" };
    corpora::tagged(&config.join(&format!("{corpus}/train.tsv.gz")))
}
