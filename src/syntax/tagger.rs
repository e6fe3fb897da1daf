//! Tags: universal parts of speech together with the Penn Treebank's.
//!
//! A greedy tagger from left to right (Giménez and Màrquez 2004) over an averaged perceptron (Collins 2002)
//! with word clusters (Koo et al. 2008). A label is a pair of tags such as `NOUN|NNS`. Lemmas and trees are
//! left to others.

use crate::document::{Upos, Xpos};
use crate::features::Word;
use crate::linear::{Hasher, Model};
use crate::models::ModelError;

/// The trained tagger.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Model,
    tags: Vec<(Upos, Xpos)>,
}

impl Tagger {
    /// Reads the body of the model file.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] where it is no linear model whose labels are pairs of tags.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let model = Model::from_bytes(bytes)?;
        let tags =
            model.labels().iter().map(|label| parse_label(label)).collect::<Option<Vec<_>>>();
        let tags = tags.filter(|tags| !tags.is_empty()).ok_or(ModelError::Damaged)?;
        Ok(Self { model, tags })
    }

    /// The tags of the words of one sentence.
    #[must_use]
    pub fn tag(&self, words: &[Word]) -> Vec<(Upos, Xpos)> {
        let mut scores = vec![0; self.tags.len()];
        let mut features = Vec::with_capacity(64);
        let mut history = History::default();
        let mut tag = |at| {
            describe(words, at, history, &mut features);
            self.model.score(&features, &mut scores);
            let best = best(&scores);
            history = history.then(best as u16);
            self.tags[best]
        };
        (0..words.len()).map(&mut tag).collect()
    }
}

/// The first of the largest scores.
pub(super) fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (label, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = label;
        }
    }
    best
}

/// The label of a pair of tags.
#[must_use]
pub fn label(upos: &str, xpos: &str) -> String {
    format!("{upos}|{xpos}")
}

/// The pair of tags of a label.
#[must_use]
pub fn parse_label(label: &str) -> Option<(Upos, Xpos)> {
    let (upos, xpos) = label.split_once('|')?;
    Some((Upos::parse(upos)?, Xpos::parse(xpos)?))
}

/// The labels of the two words before; `u16::MAX` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    last: u16,
    second: u16,
}

impl Default for History {
    fn default() -> Self {
        Self { last: u16::MAX, second: u16::MAX }
    }
}

impl History {
    /// The history behind one word more.
    #[must_use]
    pub fn then(self, label: u16) -> Self {
        Self { last: label, second: self.last }
    }
}

/// Sets `features` to what the model sees of the word at `at`.
pub fn describe(words: &[Word], at: usize, history: History, features: &mut Vec<u32>) {
    let near = |by: isize| {
        at.checked_add_signed(by).and_then(|at| words.get(at)).copied().unwrap_or_default()
    };
    let (word, before, second) = (near(0), near(-1), near(-2));
    let (next, after) = (near(1), near(2));
    let cluster = |word: Word| u32::from(word.class.cluster);
    let group = |word: Word| u32::from(word.class.group);
    let (last, last_two) =
        (u32::from(history.last), u32::from(history.second) << 16 | u32::from(history.last));
    let kind = word.kind as u32 | u32::from(at == 0) << 8;
    #[rustfmt::skip]
    let parts: [&[u32]; 50] = [
        &[], &[word.form], &[word.lower], &[word.shape, u32::from(at == 0)],
        &[word.suffixes[0]], &[word.suffixes[1]], &[word.suffixes[2]], &[word.suffixes[3]],
        &[word.prefixes[0]], &[word.prefixes[1]], &[word.prefixes[2]],
        &[cluster(word)], &[group(word)], &[word.suffixes[2], kind], &[word.suffixes[1], cluster(word)],
        &[last], &[last_two], &[last, word.lower], &[last_two, word.lower], &[last, cluster(word)],
        &[last, word.suffixes[1]], &[last, word.suffixes[2]],
        &[before.lower], &[second.lower], &[next.lower], &[after.lower], &[before.lower, word.lower],
        &[word.lower, next.lower], &[before.lower, next.lower], &[next.lower, after.lower],
        &[second.lower, before.lower],
        &[cluster(before)], &[cluster(next)], &[cluster(after)], &[last, cluster(next)],
        &[last, group(word), group(next)], &[cluster(word), cluster(next)], &[cluster(before), cluster(word)],
        &[next.suffixes[1]], &[next.suffixes[2]], &[last, next.suffixes[1]], &[word.lower, next.suffixes[1]],
        &[kind, next.kind as u32, before.kind as u32], &[kind, last],
        &[word.lower, cluster(next)], &[word.lower, cluster(after)],
        &[kind, group(word)], &[word.shape, last], &[kind, last, next.kind as u32],
        &[kind, group(before), group(next)],
    ];
    features.clear();
    features.extend(parts.iter().enumerate().map(|(template, parts)| {
        parts.iter().fold(Hasher::new(template as u32), |h, &part| h.word(part)).short()
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::to_bytes;
    use crate::words::Words;

    #[test]
    fn labels_read_back() {
        assert_eq!(parse_label(&label("NOUN", "NNS")), Some((Upos::Noun, Xpos::Nns)));
        assert_eq!(parse_label("NOUN"), None);
        assert_eq!(parse_label("NOUN|NOUNS"), None);
    }

    #[test]
    fn a_model_of_other_labels_is_refused() {
        assert!(Tagger::from_bytes(&to_bytes(&["PER".into()], &mut [])).is_err());
        assert!(Tagger::from_bytes(&to_bytes(&[], &mut [])).is_err());
    }

    #[test]
    fn each_word_gets_the_tag_of_most_weight_and_is_history_to_the_next() {
        let words: Vec<_> = ["a", "b"].map(|form| Word::new(form, &Words::new(&[]))).to_vec();
        let labels = [label("DET", "DT"), label("NOUN", "NN")];
        let mut features = Vec::new();
        describe(&words, 1, History::default().then(0), &mut features);
        // What is seen of the second word behind a determiner, and of it alone, speaks for a noun.
        let mut rows: Vec<_> = features[15..16].iter().map(|&f| (f, vec![(1, 9)])).collect();
        let tagger = Tagger::from_bytes(&to_bytes(&labels, &mut rows)).unwrap();
        assert_eq!(tagger.tag(&words), [(Upos::Det, Xpos::Dt), (Upos::Noun, Xpos::Nn)]);
        assert_eq!(tagger.tag(&[]), []);
    }
}
