//! Builds `models/words.bin`, the table of the word classes ([`crate::word_classes`]).
//!
//! Clusters and groups are copied from a list in the corpus `glove-50d`. Fine clusters are computed by `kmeans` from
//! the word vectors that `vectors` reads, and middle clusters from the centres of the fine clusters.

use super::CorporaConfig;
use super::corpora;
use super::kmeans::cluster;
use super::vectors;
use crate::word_classes::{self, Class, FINE, MIDDLE};
use std::collections::HashMap;
use std::io;

/// The number of most frequent words that get fine clusters.
const FINE_WORDS: usize = 110_000;

/// Returns the body of the model file.
///
/// # Errors
/// If the list or the vectors can't be read, or a line of the list is not a word and two numbers.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let list = corpora::read(&config.join("glove-50d/clusters-1024.tsv.gz"))?;
    let mut entries = Vec::new();
    for line in list.lines() {
        let entry = entry(line).ok_or_else(|| corpora::malformed("clusters-1024", line))?;
        entries.push(entry);
    }
    add_fine(&mut entries)?;
    Ok(word_classes::to_bytes(&mut entries))
}

fn entry(line: &str) -> Option<(u32, Class)> {
    let mut columns = line.split('\t');
    let hash = word_classes::hash(columns.next()?);
    let group = columns.next()?.parse::<u8>().ok()? + 1;
    let cluster = columns.next()?.parse::<u16>().ok()? + 1;
    Some((hash, Class { cluster, group, ..Class::default() }))
}

/// Sets the fine and middle clusters of words; words not in the list are added.
fn add_fine(entries: &mut Vec<(u32, Class)>) -> io::Result<()> {
    let words = vectors::read(FINE_WORDS)?;
    let vectors: Vec<&[f32]> = words.iter().map(|word| &word.vector[..]).collect();
    let fine = cluster(&vectors, &vec![1.0; vectors.len()], FINE as usize, 8);
    // The weight of a fine cluster is the number of its words.
    let mut sizes = vec![0.0; FINE as usize];
    fine.of.iter().for_each(|&of| sizes[usize::from(of)] += 1.0);
    let centres: Vec<&[f32]> = fine.centres.iter().map(|centre| &centre[..]).collect();
    let middle = cluster(&centres, &sizes, MIDDLE as usize, 20);
    let mut places: HashMap<u32, usize> = HashMap::new();
    for (place, (hash, _)) in entries.iter().enumerate() {
        places.entry(*hash).or_insert(place);
    }
    for (word, &of) in words.iter().zip(&fine.of) {
        let hash = word_classes::hash(&word.word);
        let place = *places.entry(hash).or_insert_with(|| {
            entries.push((hash, Class::default()));
            entries.len() - 1
        });
        let class = &mut entries[place].1;
        if class.fine == 0 {
            class.fine = of + 1;
            class.middle = middle.of[usize::from(of)] as u8 + 1;
        }
    }
    Ok(())
}
