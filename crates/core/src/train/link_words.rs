//! Lists the words that both ends of a link know (`link.rs` of the page): the most frequent ones of news.
//!
//! The list is part of the form of links: one that was ever published stays as it is, or links made with it can't be
//! opened. Another list is another file, and another flag in the link.

use super::{CorporaConfig, corpora};
use std::collections::BTreeMap;
use std::io;

/// Deflating looks back over 32 kB (RFC 1951, section 2); some of it is left for what stands before every article.
const MOST_BYTES: usize = (32 << 10) - 64;
/// A shorter word is as short without the list.
const SHORTEST: usize = 3;

/// The list: a word on each line, the most frequent ones last, since what is near is cheaper to point at.
///
/// # Errors
/// Where the corpus can't be read.
pub fn train(shelf: &CorporaConfig) -> io::Result<Vec<u8>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in corpora::tagged(&shelf.join("gmb/train.tsv.gz"))?.into_iter().flatten() {
        if word.form.len() >= SHORTEST && word.form.starts_with(char::is_alphabetic) {
            *counts.entry(word.form).or_default() += 1;
        }
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let mut taken: Vec<String> = Vec::new();
    let mut bytes = 0;
    for (word, _) in ranked {
        // The beginning of a word that is in the list is in the list.
        if taken.iter().any(|longer| longer.starts_with(&word)) {
            continue;
        }
        bytes += word.len() + 1;
        if bytes > MOST_BYTES {
            break;
        }
        taken.push(word);
    }
    taken.reverse();
    Ok((taken.join("\n") + "\n").into_bytes())
}
