//! Trains the lemmatizer on EWT and GUM, with their gold tags.

use super::perceptron::{Perceptron, best};
use super::shuffle::Shuffle;
use super::{CorporaConfig, sentences_of_treebanks};
use crate::document::{Upos, Xpos};
use crate::features::Word;
use crate::linear;
use crate::syntax::lemmatizer::{Edit, base, describe};
use std::collections::BTreeMap;
use std::io;

/// The number of passes over the corpus. Set by hand.
const ROUNDS: usize = 10;

/// Returns the body of the model file.
///
/// # Errors
/// If a corpus or the word classes can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let words = config.words()?;
    let sentences = sentences_of_treebanks(config)?;
    let mut labels: BTreeMap<String, u32> = BTreeMap::new();
    let mut examples = Vec::new();
    for word in sentences.iter().flatten().filter(|w| w.lemma != "_") {
        let (Some(upos), Some(xpos)) = (Upos::parse(&word.upos), Xpos::parse(&word.xpos)) else {
            continue;
        };
        let base = base(&word.form, upos);
        let label = Edit::between(&base, &word.lemma.replace('\u{2019}', "'")).label();
        *labels.entry(label.clone()).or_default() += 1;
        examples.push((describe(&base, &Word::new(&word.form, &words), (upos, xpos)), label));
    }
    // Rare edits are dropped, because they mostly correct single misspelled words.
    let mut kept: Vec<_> = labels.into_iter().filter(|(_, n)| *n >= 3).collect();
    kept.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    kept.truncate(256);
    let index: BTreeMap<&str, u16> =
        kept.iter().enumerate().map(|(i, (label, _))| (label.as_str(), i as u16)).collect();

    let mut perceptron = Perceptron::new();
    let mut scores = vec![0.0; kept.len()];
    let mut shuffle = Shuffle::new();
    for _ in 0..ROUNDS {
        for at in shuffle.order(examples.len()) {
            let (features, label) = &examples[at];
            let Some(&right) = index.get(label.as_str()) else { continue };
            perceptron.score(features, &mut scores);
            let guess = best(&scores, 0..kept.len() as u16);
            if guess != right {
                perceptron.add(features, right, 1.0);
                perceptron.add(features, guess, -1.0);
            }
            perceptron.tick();
        }
    }
    let labels: Vec<String> = kept.into_iter().map(|(label, _)| label).collect();
    Ok(linear::to_bytes(&labels, &mut perceptron.quantise(1)))
}
