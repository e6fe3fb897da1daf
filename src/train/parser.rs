//! Trains the parser on EWT and GUM, with tags of a tagger that has not seen the sentence.
//!
//! The dynamic oracle of Goldberg and Nivre (2012): any step that puts no arc of the gold tree out of reach is
//! right, and after the first round the parser follows its own mistakes.

use super::corpora::Word;
use super::perceptron::Perceptron;
use super::shuffle::Shuffle;
use super::tagger::{best, jackknife};
use super::{Shelf, sentences_of_treebanks, tagged};
use crate::document::{Relation, Upos, Xpos};
use crate::features;
use crate::linear;
use crate::syntax::parser::{kept, to_bytes};
use crate::syntax::templates::{Atoms, describe_relation, describe_step};
use crate::syntax::transitions::{NONE, State, Step};
use crate::words::Words;
use std::collections::BTreeMap;
use std::io;

const ROUNDS: usize = 6;
const FOLDS: usize = 3;
/// Corrections that a feature needs before it counts; two for each mistake.
const FEWEST: u32 = 20;
/// Weights are kept in 32 sizes, the smallest ones dropped: of steps, and of relations.
const SMALLEST: [i8; 2] = [4, 5];
const COARSENESS: u8 = 4;

/// The body of the model file.
///
/// # Errors
/// Where a corpus or the model of words can't be read.
pub fn train(shelf: &Shelf) -> io::Result<Vec<u8>> {
    let words = shelf.words()?;
    let sentences = sentences_of_treebanks(shelf)?;
    let journal = tagged(shelf)?;
    let tags = jackknife(&sentences, &journal, &words, FOLDS);
    let lessons: Vec<Lesson> = sentences
        .iter()
        .zip(tags)
        .filter_map(|(sentence, tags)| Lesson::new(sentence, &tags, &words))
        .collect();
    let mut learner = Learner::new(relations(&sentences));
    for round in 0..ROUNDS {
        for at in learner.shuffle.order(lessons.len()) {
            learner.learn(&lessons[at], round);
        }
    }
    Ok(learner.to_bytes())
}

/// The relations that stand in the trees more than a few times.
fn relations(sentences: &[Vec<Word>]) -> Vec<Relation> {
    let mut counts: BTreeMap<Relation, u32> = BTreeMap::new();
    for word in sentences.iter().flatten().filter(|word| word.head.is_some()) {
        if let Some(relation) = Relation::parse(&word.relation) {
            *counts.entry(relation).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, n)| *n >= 8).map(|(relation, _)| relation).collect()
}

/// A sentence to learn from.
struct Lesson {
    atoms: Atoms,
    heads: Vec<usize>,
    relations: Vec<Option<Relation>>,
}

impl Lesson {
    /// Marks of punctuation are left out; what hangs on one hangs on that one's head.
    fn new(sentence: &[Word], tags: &[(Upos, Xpos)], words: &Words) -> Option<Self> {
        let described: Vec<_> =
            sentence.iter().map(|w| features::Word::new(&w.form, words)).collect();
        let kept = kept(tags);
        let mut places = vec![NONE; sentence.len()];
        for (place, &at) in kept.iter().enumerate() {
            places[at] = place;
        }
        let above = |at: usize| {
            let heads = std::iter::successors(sentence[at].head, |&head| sentence.get(head)?.head);
            heads.take(sentence.len()).find(|&head| places.get(head).is_some_and(|&p| p != NONE))
        };
        let heads: Vec<usize> =
            kept.iter().map(|&at| above(at).map_or(NONE, |head| places[head])).collect();
        let relations = kept.iter().map(|&at| Relation::parse(&sentence[at].relation)).collect();
        (!kept.is_empty()).then(|| Self {
            atoms: Atoms::new(&described, tags, &kept),
            heads,
            relations,
        })
    }
}

struct Learner {
    steps: Perceptron,
    relations: Perceptron,
    names: Vec<Relation>,
    shuffle: Shuffle,
    features: Vec<u32>,
    scores: Vec<f32>,
}

impl Learner {
    fn new(names: Vec<Relation>) -> Self {
        let (steps, relations) = (Perceptron::sparse(FEWEST), Perceptron::sparse(FEWEST));
        let scores = vec![0.0; names.len()];
        Self { steps, relations, names, shuffle: Shuffle::new(), features: Vec::new(), scores }
    }

    /// Parses a sentence, learning from each mistake.
    fn learn(&mut self, lesson: &Lesson, round: usize) {
        let mut state = State::new(lesson.heads.len());
        while !state.is_final() {
            let possible = state.possible();
            let step = if possible == [true, false, false] {
                Step::Shift
            } else {
                let explores = round > 0 && self.shuffle.below(10) > 0;
                self.learn_step(lesson, &state, possible, explores)
            };
            match state.arc(step) {
                None => state.shift(),
                Some(arc) => {
                    let relation = self.learn_relation(lesson, &state, arc);
                    state.reduce(arc, relation);
                }
            }
        }
    }

    /// The step to take: the guess where it is right or mistakes are to be explored, else the best right one.
    fn learn_step(
        &mut self,
        lesson: &Lesson,
        state: &State,
        possible: [bool; 3],
        explores: bool,
    ) -> Step {
        let mut scores = [0.0; 3];
        describe_step(&lesson.atoms, state, &mut self.features);
        self.steps.score(&self.features, &mut scores);
        self.steps.tick();
        let costs = state.costs(&lesson.heads);
        let kinds = (0..3u16).filter(|&kind| possible[usize::from(kind)]);
        let cost = |kind: u16| costs[usize::from(kind)];
        let least = kinds.clone().map(cost).min().unwrap_or_default();
        let guess = best(&scores, kinds.clone());
        let right = best(&scores, kinds.filter(|&kind| cost(kind) == least));
        if cost(guess) > least {
            self.steps.add(&self.features, right, 1.0);
            self.steps.add(&self.features, guess, -1.0);
        }
        Step::ALL[usize::from(if explores { guess } else { right })]
    }

    /// The guessed relation of an arc; learns where the arc is one of the gold tree.
    fn learn_relation(&mut self, lesson: &Lesson, state: &State, arc: (usize, usize)) -> Relation {
        describe_relation(&lesson.atoms, state, arc, &mut self.features);
        self.relations.score(&self.features, &mut self.scores);
        let guess = best(&self.scores, 0..self.names.len() as u16);
        let (child, head) = arc;
        let right = lesson.relations[child].filter(|_| lesson.heads[child] == head);
        let right = right.and_then(|relation| self.names.iter().position(|&name| name == relation));
        if let Some(right) = right {
            if usize::from(guess) != right {
                self.relations.add(&self.features, right as u16, 1.0);
                self.relations.add(&self.features, guess, -1.0);
            }
            self.relations.tick();
        }
        self.names[usize::from(guess)]
    }

    fn to_bytes(&self) -> Vec<u8> {
        let steps = Step::ALL.map(|step| step.as_str().to_owned());
        let names: Vec<_> = self.names.iter().map(|name| name.as_str().to_owned()).collect();
        let steps = linear::to_bytes(&steps, &mut self.steps.quantise_by(COARSENESS, SMALLEST[0]));
        to_bytes(
            &steps,
            &linear::to_bytes(&names, &mut self.relations.quantise_by(COARSENESS, SMALLEST[1])),
        )
    }
}
