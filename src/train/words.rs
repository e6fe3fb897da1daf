//! Makes `models/words.bin` from the clusters of `glove-50d`.

use super::Shelf;
use super::corpora;
use crate::words::{self, Class};
use std::io;

/// The body of the model file.
///
/// # Errors
/// Where the list can't be read, or a line of it is not a word with two numbers.
pub fn train(shelf: &Shelf) -> io::Result<Vec<u8>> {
    let list = corpora::read(&shelf.join("glove-50d/clusters-1024.tsv.gz"))?;
    let mut entries = Vec::new();
    for line in list.lines() {
        let entry = entry(line).ok_or_else(|| corpora::malformed("clusters-1024", line))?;
        entries.push(entry);
    }
    Ok(words::to_bytes(&mut entries))
}

fn entry(line: &str) -> Option<(u32, Class)> {
    let mut columns = line.split('\t');
    let hash = words::hash(columns.next()?);
    let group = columns.next()?.parse::<u8>().ok()? + 1;
    let cluster = columns.next()?.parse::<u16>().ok()? + 1;
    Some((hash, Class { cluster, group }))
}
