//! Builds the preset dictionary of share links (`src/share_link.rs`): the most frequent words of news.
//!
//! The list is part of the link format. A published list never changes, or links made with it could not be opened. A
//! new list needs a new file and a new flag in the link.

use super::{CorporaConfig, corpora};
use std::collections::BTreeMap;
use std::io;

/// The maximum length of the list in bytes. The window of DEFLATE is 32 kB (RFC 1951, section 2), of which 64 bytes
/// are left for the fixed bytes at the start of every saved article.
const MOST_BYTES: usize = (32 << 10) - 64;
/// The minimum length of a word in bytes. A back reference to a shorter word would save nothing.
const SHORTEST: usize = 3;

/// Returns the list: one word per line, the most frequent ones last, because back references over short distances
/// take fewer bits.
///
/// # Errors
/// If the corpus can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in corpora::tagged(&config.join("gmb/train.tsv.gz"))?.into_iter().flatten() {
        if word.form.len() >= SHORTEST && word.form.starts_with(char::is_alphabetic) {
            *counts.entry(word.form).or_default() += 1;
        }
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let mut taken: Vec<String> = Vec::new();
    let mut bytes = 0;
    for (word, _) in ranked {
        // A prefix of a listed word needs no entry of its own: a back reference can refer to a part of the listed word.
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
