//! The trainers, one for each model. A trainer reads the corpora that a [`CorporaConfig`] allows, and returns the
//! body of a file in `models/`, which `model_file` compresses and gives a header.
//!
//! This module is compiled only with the feature `train`, and no part of it ships. The stage that uses a model
//! defines the feature templates. Every trainer is deterministic: the same corpora give the same file, bit for bit.

pub mod ablations;
pub mod corpora;
pub mod corpora_config;
pub mod crf;
mod dates;
pub mod detokenize;
pub mod events;
pub mod gazetteer;
pub mod kmeans;
pub mod lemmatizer;
pub mod line_selection;
pub mod log_linear;
pub mod name_corpora;
pub mod named_sentences;
pub mod names;
mod network;
mod organisation_list;
pub mod perceptron;
pub mod preset_dictionary;
pub mod quotes;
pub mod sentences;
mod shuffle;
pub mod story;
pub mod syntax;
mod timebank;
pub mod vectors;
pub mod word_classes;
mod worldwide;

pub use corpora_config::CorporaConfig;

use corpora::{Document, Word};
use std::io;

/// Reads the training parts of the allowed treebanks, EWT and GUM.
fn treebanks(config: &CorporaConfig) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for treebank in ["ud-ewt", "ud-gum"].into_iter().filter(|treebank| config.holds(treebank)) {
        documents.extend(corpora::conllu(&config.join(&format!("{treebank}/train.conllu.gz")))?);
    }
    Ok(documents)
}

/// Returns the sentences of the training parts of the allowed treebanks.
fn sentences_of_treebanks(config: &CorporaConfig) -> io::Result<Vec<Vec<Word>>> {
    Ok(treebanks(config)?.into_iter().flat_map(|document| document.sentences).collect())
}

/// Reads sentences that have only Penn Treebank tags: the Wall Street Journal, or MASC if the former is not
/// allowed.
fn tagged(config: &CorporaConfig) -> io::Result<Vec<Vec<Word>>> {
    let corpus = if config.holds("wsj-dep") { "wsj-dep" } else { "masc-pos" };
    corpora::tagged(&config.join(&format!("{corpus}/train.tsv.gz")))
}
