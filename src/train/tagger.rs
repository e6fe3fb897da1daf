//! Trains the tagger on EWT and GUM, and on the Wall Street Journal for the language of the news.
//!
//! The Journal has the Penn Treebank's tags alone: any universal tag that EWT or GUM give to a word of that tag
//! is right there.

use super::corpora::Word;
use super::perceptron::Perceptron;
use super::shuffle::Shuffle;
use super::{Shelf, sentences_of_treebanks, tagged};
use crate::features;
use crate::linear;
use crate::syntax::tagger::{History, describe, label, parse_label};
use crate::words::Words;
use std::collections::BTreeMap;
use std::io;

const ROUNDS: usize = 8;
/// Corrections that a feature needs before it counts; two for each mistake.
const FEWEST: u32 = 10;
/// Weights are kept in 32 sizes, the smallest ones dropped.
const SMALLEST: i8 = 4;
const COARSENESS: u8 = 4;

/// The body of the model file.
///
/// # Errors
/// Where a corpus or the model of words can't be read.
pub fn train(shelf: &Shelf) -> io::Result<Vec<u8>> {
    let words = shelf.words()?;
    let mut sentences = sentences_of_treebanks(shelf)?;
    let labels = Labels::of(&sentences);
    sentences.extend(tagged(shelf)?);
    let lessons: Vec<Lesson> =
        sentences.iter().filter_map(|s| Lesson::new(s, &labels, &words)).collect();
    Ok(learn(&lessons, &labels).to_bytes(&labels))
}

/// The pairs of tags that a treebank uses, by index.
struct Labels {
    all: Vec<String>,
    by_xpos: BTreeMap<String, Vec<u16>>,
}

impl Labels {
    fn of(sentences: &[Vec<Word>]) -> Self {
        let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for word in sentences.iter().flatten() {
            *counts.entry((&word.upos, &word.xpos)).or_default() += 1;
        }
        // A pair that stands a few times in 380,000 words is a slip.
        let kept = counts.iter().filter(|(_, n)| **n >= 4).map(|(pair, _)| *pair);
        let kept: Vec<_> = kept.filter(|(u, x)| parse_label(&label(u, x)).is_some()).collect();
        let mut by_xpos: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (index, (_, xpos)) in kept.iter().enumerate() {
            by_xpos.entry((*xpos).to_owned()).or_default().push(index as u16);
        }
        Self { all: kept.iter().map(|(u, x)| label(u, x)).collect(), by_xpos }
    }

    /// The labels that are right for a word; none where its tags are not known.
    fn right(&self, word: &Word) -> Vec<u16> {
        if word.upos.is_empty() {
            return self.by_xpos.get(&word.xpos).cloned().unwrap_or_default();
        }
        let label = label(&word.upos, &word.xpos);
        self.all.iter().position(|l| *l == label).map(|i| i as u16).into_iter().collect()
    }
}

/// A sentence to learn from.
struct Lesson {
    words: Vec<features::Word>,
    right: Vec<Vec<u16>>,
}

impl Lesson {
    fn new(sentence: &[Word], labels: &Labels, words: &Words) -> Option<Self> {
        let right: Vec<_> = sentence.iter().map(|w| labels.right(w)).collect();
        let words = sentence.iter().map(|w| features::Word::new(&w.form, words)).collect();
        right.iter().any(|r| !r.is_empty()).then_some(Self { words, right })
    }

    fn learn(&self, perceptron: &mut Perceptron, scores: &mut [f32], features: &mut Vec<u32>) {
        let mut history = History::default();
        for (at, right) in self.right.iter().enumerate() {
            describe(&self.words, at, history, features);
            perceptron.score(features, scores);
            let guess = best(scores, 0..scores.len() as u16);
            if !right.is_empty() && !right.contains(&guess) {
                perceptron.add(features, best(scores, right.iter().copied()), 1.0);
                perceptron.add(features, guess, -1.0);
            }
            perceptron.tick();
            history = history.then(guess);
        }
    }
}

/// The first of the labels with the largest score.
pub(super) fn best(scores: &[f32], labels: impl IntoIterator<Item = u16>) -> u16 {
    let score = |label: u16| scores[usize::from(label)];
    let better = |best, label| if score(label) > score(best) { label } else { best };
    labels.into_iter().reduce(better).unwrap_or_default()
}

struct Learned(Perceptron);

impl Learned {
    fn to_bytes(&self, labels: &Labels) -> Vec<u8> {
        linear::to_bytes(&labels.all, &mut self.0.quantise_by(COARSENESS, SMALLEST))
    }
}

fn learn(lessons: &[Lesson], labels: &Labels) -> Learned {
    let mut perceptron = Perceptron::sparse(FEWEST);
    let (mut scores, mut features) = (vec![0.0; labels.all.len()], Vec::new());
    let mut shuffle = Shuffle::new();
    for _ in 0..ROUNDS {
        for at in shuffle.order(lessons.len()) {
            lessons[at].learn(&mut perceptron, &mut scores, &mut features);
        }
    }
    Learned(perceptron)
}

/// Tags every sentence by a tagger that has not seen it: what a parser must live with.
///
/// The sentences are dealt into `folds` parts in runs; each is tagged by a tagger learned from all others.
pub(super) fn jackknife(
    sentences: &[Vec<Word>],
    extra: &[Vec<Word>],
    words: &Words,
    folds: usize,
) -> Vec<Vec<(crate::document::Upos, crate::document::Xpos)>> {
    let labels = Labels::of(sentences);
    let lesson = |s: &Vec<Word>| Lesson {
        words: s.iter().map(|w| features::Word::new(&w.form, words)).collect(),
        right: s.iter().map(|w| labels.right(w)).collect(),
    };
    let part = |at: usize| at / 50 % folds;
    let mut tags = vec![Vec::new(); sentences.len()];
    for fold in 0..folds {
        let others = (0..sentences.len()).filter(|&at| part(at) != fold).map(|at| &sentences[at]);
        let lessons: Vec<Lesson> = others.chain(extra).map(lesson).collect();
        let bytes = learn(&lessons, &labels).to_bytes(&labels);
        let tagger = crate::syntax::tagger::Tagger::from_bytes(&bytes)
            .expect("the trainer writes what the tagger reads");
        for at in (0..sentences.len()).filter(|&at| part(at) == fold) {
            let described: Vec<_> =
                sentences[at].iter().map(|w| features::Word::new(&w.form, words)).collect();
            tags[at] = tagger.tag(&described);
        }
    }
    tags
}
