//! The shelf: which corpora a training may read, and where corpora and models lie.
//!
//! The shipped models are learned from all corpora. Weights for whoever minds the corpora's terms are learned
//! from those alone whose licences let anyone use what is learned for anything; what has no such corpus gets an
//! empty model, and its stage falls back on its rules.

use crate::model_file::{ModelError, unpack};
use crate::models::{FILES, Models, content};
use crate::word_classes::WordClasses;
use std::io;
use std::path::{Path, PathBuf};

/// The corpora, by folder, from which weights free of any terms may be learned.
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

/// Where free weights are written.
pub const FREE_MODELS: &str = "target/free";

/// Where a trainer finds what it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorporaConfig {
    data: PathBuf,
    models: PathBuf,
    free: bool,
}

impl CorporaConfig {
    /// All corpora, for the models that ship.
    #[must_use]
    pub fn full() -> Self {
        Self { data: "../shared/data".into(), models: "models".into(), free: false }
    }

    /// The free corpora alone, for models in [`FREE_MODELS`].
    #[must_use]
    pub fn free() -> Self {
        Self { models: FREE_MODELS.into(), free: true, ..Self::full() }
    }

    /// Whether the corpus in this folder may be read.
    #[must_use]
    pub fn holds(&self, corpus: &str) -> bool {
        !self.free || FREE.contains(&corpus)
    }

    /// The path of a file, `folder/name`, of a corpus on the shelf.
    ///
    /// # Panics
    /// If the corpus may not be read: free weights must never have seen it.
    #[must_use]
    pub fn join(&self, file: &str) -> PathBuf {
        let corpus = file.split('/').next().unwrap_or(file);
        assert!(self.holds(corpus), "{corpus} is not free");
        self.data.join(file)
    }

    /// The folder of the models: those learned before, and those that are being learned.
    #[must_use]
    pub fn models(&self) -> &Path {
        &self.models
    }

    /// All models as they stand in their folder now, not as they were when the trainer was built.
    ///
    /// # Errors
    /// Where a file is missing or can't be used.
    pub fn built(&self) -> io::Result<Models> {
        let read = |name: &&str| std::fs::read(self.models.join(name));
        let files = FILES.iter().map(read).collect::<io::Result<Vec<_>>>()?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Models::load(&files).map_err(|(file, error)| io::Error::other(format!("{file}: {error}")))
    }

    /// The classes of words, which are learned before all else.
    ///
    /// # Errors
    /// Where they were not.
    pub fn words(&self) -> io::Result<WordClasses> {
        let path = self.models.join("words.bin");
        let file = std::fs::read(&path)
            .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
        let broken = |e: ModelError| io::Error::new(io::ErrorKind::InvalidData, e);
        WordClasses::from_bytes(&unpack(content("words.bin"), &file).map_err(broken)?)
            .map_err(broken)
    }
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
