//! Configuration of the trainers: which corpora a training run may read, and where corpora and models are stored.
//!
//! The shipped models are trained on all corpora. The free models are trained only on corpora whose licences allow any
//! use of what is learned from them. A model that no free corpus covers is empty, and its stage falls back on its
//! rules.

use crate::linear::Model;
use crate::model_file::{ModelError, unpack, update_fingerprint};
use crate::models::{FILES, Models, content};
use crate::word_classes::WordClasses;
use std::io;
use std::path::{Path, PathBuf};

/// The folders of the corpora that the free models may be trained on.
const FREE: &[&str] = &[
    "gmb",
    "wnut17",
    "crossner-politics",
    "uner-ewt",
    "ud-ewt",
    "masc-pos",
    "glove-50d",
    "gazetteers",
];

/// The folder that the free models are written to.
pub const FREE_MODELS: &str = "target/free";

/// The folders of the corpora and of the models, and whether only free corpora are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorporaConfig {
    data: PathBuf,
    models: PathBuf,
    free: bool,
}

impl CorporaConfig {
    /// Returns the configuration for the shipped models, which allows all corpora.
    #[must_use]
    pub fn full() -> Self {
        Self { data: "../shared/data".into(), models: "models".into(), free: false }
    }

    /// Returns the configuration for the models in [`FREE_MODELS`], which allows only free corpora.
    #[must_use]
    pub fn free() -> Self {
        Self { models: FREE_MODELS.into(), free: true, ..Self::full() }
    }

    /// Returns whether the corpus in this folder may be read.
    #[must_use]
    pub fn holds(&self, corpus: &str) -> bool {
        !self.free || FREE.contains(&corpus)
    }

    /// Returns the path of a corpus file `folder/name`.
    ///
    /// # Panics
    /// If the corpus may not be read: a free model must not depend on it.
    #[must_use]
    pub fn join(&self, file: &str) -> PathBuf {
        let corpus = file.split('/').next().unwrap_or(file);
        assert!(self.holds(corpus), "{corpus} is not free");
        self.data.join(file)
    }

    /// Returns the folder that trained models are read from and written to.
    #[must_use]
    pub fn models(&self) -> &Path {
        &self.models
    }

    /// Loads all models from the folder of the models, instead of using the copies that are compiled into the trainer.
    /// Accepts models that were trained with other feature templates, because the trainer may be about to retrain
    /// them.
    ///
    /// # Errors
    /// If a file is missing or can't be used.
    pub fn built(&self) -> io::Result<Models> {
        let read = |&name: &&str| {
            let mut file = std::fs::read(self.models.join(name))?;
            update_fingerprint(content(name), &mut file);
            Ok(file)
        };
        let files = FILES.iter().map(read).collect::<io::Result<Vec<_>>>()?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Models::load(&files).map_err(|(file, error)| io::Error::other(format!("{file}: {error}")))
    }

    /// Loads the word classes, which are built before all other models.
    ///
    /// # Errors
    /// If their file is missing or can't be used.
    pub fn words(&self) -> io::Result<WordClasses> {
        WordClasses::from_bytes(&self.body("words.bin")?).map_err(unusable)
    }

    /// Loads the model of sentence ends, which the trainer of names needs.
    ///
    /// # Errors
    /// If its file is missing or can't be used.
    pub fn splitter(&self) -> io::Result<Model> {
        Model::from_bytes(&self.body("sentences.bin")?).map_err(unusable)
    }

    /// Returns the body of a model file.
    fn body(&self, name: &str) -> io::Result<Vec<u8>> {
        let path = self.models.join(name);
        let file = std::fs::read(&path)
            .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
        unpack(content(name), &file).map_err(unusable)
    }
}

fn unusable(error: ModelError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_shelf_holds_free_corpora_alone() {
        assert!(CorporaConfig::full().holds("conll2003") && CorporaConfig::full().holds("gmb"));
        assert!(!CorporaConfig::free().holds("conll2003") && CorporaConfig::free().holds("gmb"));
        assert!(!CorporaConfig::free().holds("..") && !CorporaConfig::free().holds("ud-gum"));
    }
}
