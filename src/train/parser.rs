//! Trains the parser on EWT and GUM, with tags of a tagger that has not seen the sentence.
//!
//! The dynamic oracle of Goldberg and Nivre (2012): any step that puts no arc of the gold tree out of reach is
//! right, and after the first round the parser follows its own mistakes.

use super::corpora::{self, Word};
use super::perceptron::Perceptron;
use super::shuffle::Shuffle;
use super::tagger::{best, jackknife};
use super::{shipped_words, treebanks};
use crate::document::{Relation, Upos, Xpos};
use crate::features;
use crate::linear;
use crate::syntax::parser::{Atoms, describe, kind};
use crate::syntax::transitions::{NONE, State, Transition};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const ROUNDS: usize = 4;
const FOLDS: usize = 2;
/// Corrections that a feature needs before it counts; two for each mistake.
const FEWEST: u32 = 20;
/// Weights below this part of the largest are dropped, in 127ths.
const SMALLEST: i8 = 20;

/// The body of the model file.
///
/// # Errors
/// Where a corpus or the model of words can't be read.
pub fn train(data: &Path) -> io::Result<Vec<u8>> {
    let words = shipped_words()?;
    let sentences = treebanks(data)?;
    let journal = corpora::tagged(&data.join("wsj-dep/train.tsv.gz"))?;
    let tags = jackknife(&sentences, &journal, &words, FOLDS);
    let transitions = transitions(&sentences);
    let lessons: Vec<Lesson> = sentences
        .iter()
        .zip(tags)
        .filter_map(|(sentence, tags)| Lesson::new(sentence, &tags, &words))
        .collect();
    let mut learner = Learner {
        perceptron: Perceptron::sparse(FEWEST),
        scores: vec![0.0; transitions.len()],
        features: Vec::new(),
        shuffle: Shuffle::new(),
        transitions,
    };
    for round in 0..ROUNDS {
        for at in Shuffle::order(&mut learner.shuffle, lessons.len()) {
            learner.learn(&lessons[at], round);
        }
    }
    let labels: Vec<String> = learner.transitions.iter().map(|t| t.label()).collect();
    Ok(linear::to_bytes(&labels, &mut learner.perceptron.quantise(SMALLEST)))
}

/// The steps that the trees need: shift, and each direction and relation seen more than a few times.
fn transitions(sentences: &[Vec<Word>]) -> Vec<Transition> {
    let mut counts: BTreeMap<(bool, Relation), u32> = BTreeMap::new();
    for (at, word) in sentences.iter().flat_map(|s| s.iter().enumerate()) {
        if let (Some(head), Some(relation)) = (word.head, Relation::parse(&word.relation)) {
            *counts.entry((at < head, relation)).or_default() += 1;
        }
    }
    let kept = counts.into_iter().filter(|(_, n)| *n >= 8);
    let step = |(left, relation)| {
        if left { Transition::Left(relation) } else { Transition::Right(relation) }
    };
    [Transition::Shift].into_iter().chain(kept.map(|(arc, _)| step(arc))).collect()
}

/// A sentence to learn from.
struct Lesson {
    atoms: Atoms,
    heads: Vec<usize>,
    relations: Vec<Option<Relation>>,
}

impl Lesson {
    fn new(sentence: &[Word], tags: &[(Upos, Xpos)], words: &crate::words::Words) -> Option<Self> {
        let described: Vec<_> =
            sentence.iter().map(|w| features::Word::new(&w.form, words)).collect();
        let heads: Vec<usize> = sentence.iter().map(|w| w.head.unwrap_or(NONE)).collect();
        let relations = sentence.iter().map(|w| Relation::parse(&w.relation)).collect();
        let fits = heads.iter().all(|&h| h == NONE || h < sentence.len());
        fits.then(|| Self { atoms: Atoms::new(&described, tags), heads, relations })
    }
}

struct Learner {
    perceptron: Perceptron,
    transitions: Vec<Transition>,
    scores: Vec<f32>,
    features: Vec<u32>,
    shuffle: Shuffle,
}

impl Learner {
    fn learn(&mut self, lesson: &Lesson, round: usize) {
        let mut state = State::new(lesson.heads.len());
        while !state.is_final() {
            let possible = state.possible();
            if possible == [true, false, false] {
                state.take(Transition::Shift);
                continue;
            }
            describe(&lesson.atoms, &state, &mut self.features);
            self.perceptron.score(&self.features, &mut self.scores);
            let labels = 0..self.transitions.len() as u16;
            let allowed = labels.filter(|&l| possible[kind(self.transitions[usize::from(l)])]);
            let guess = best(&self.scores, allowed.clone());
            let costs = lesson.costs(&state, possible);
            let least = costs.iter().copied().min().unwrap_or_default();
            let cost = |l: u16| lesson.cost(&state, &costs, self.transitions[usize::from(l)]);
            // Where no step with the right relation is known, any of the least cost is right.
            let right: Vec<u16> = allowed.clone().filter(|&l| cost(l) == least * 2).collect();
            let target = if right.is_empty() {
                let nearest = allowed.clone().map(cost).min().unwrap_or_default();
                best(&self.scores, allowed.filter(|&l| cost(l) == nearest))
            } else {
                best(&self.scores, right.iter().copied())
            };
            let is_right = guess == target || right.contains(&guess);
            if !is_right {
                self.perceptron.add(&self.features, target, 1.0);
                self.perceptron.add(&self.features, guess, -1.0);
            }
            self.perceptron.tick();
            let explores = round > 0 && self.shuffle.below(10) > 0;
            let taken = if is_right || explores { guess } else { target };
            state.take(self.transitions[usize::from(taken)]);
        }
    }
}

impl Lesson {
    /// The costs of the kinds of step; the impossible ones cost more than any other.
    fn costs(&self, state: &State, possible: [bool; 3]) -> [u32; 3] {
        let costs = state.costs(&self.heads);
        std::array::from_fn(|kind| if possible[kind] { costs[kind] } else { u32::MAX / 4 })
    }

    /// Twice the arcs that a step loses, and one more where it makes a right arc with a wrong relation.
    fn cost(&self, state: &State, costs: &[u32; 3], step: Transition) -> u32 {
        let child = state.stacked(0);
        let (head, relation) = match step {
            Transition::Shift => return costs[0] * 2,
            Transition::Left(relation) => (state.next, relation),
            Transition::Right(relation) => (state.stacked(1), relation),
        };
        let wrong = self.heads[child] == head && self.relations[child] != Some(relation);
        costs[kind(step)] * 2 + u32::from(wrong)
    }
}
