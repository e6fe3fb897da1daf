//! Trains the syntax network on EWT and GUM, by distillation from a larger network.
//!
//! The teacher is trained on the treebanks, and on the tags of the Wall Street Journal. That corpus has only Penn
//! Treebank tags, so every universal tag that EWT or GUM combine with such a tag counts as correct. The teacher then
//! parses unlabelled news. The small network that ships is trained on the teacher's corpora and on the parsed news
//! (Hinton, Vinyals and Dean 2015; for parsers Anderson and Gómez-Rodríguez 2020).

use super::corpora::{self, Word};
use super::names::LeftOut;
use super::network::{Dropout, Gold, Input, Network, Rate, Sizes};
use super::shuffle::Shuffle;
use super::{CorporaConfig, sentences_of_treebanks, tagged};
use crate::document::Relation;
use crate::features;
use crate::syntax;
use crate::syntax::encoder::describe;
use crate::syntax::tagger::{label, parse_label};
use crate::word_classes::WordClasses;
use std::collections::{BTreeMap, HashMap};
use std::io;

/// The settings of a network and its training. `left_out` and `dropout` prevent overfitting; they are low for the
/// small network, which has little capacity to spare.
struct Plan {
    /// The sizes. `rows`, `tags` and `relations` are 0 here, because they depend on the corpora.
    sizes: Sizes,
    /// A feature has a row in the embedding table if it occurs at least this many times in the labelled sentences.
    fewest: u32,
    /// The number of epochs.
    rounds: usize,
    /// The probability that a row is left out of the sum of a word's rows, drawn each time that a sentence is used.
    left_out: f32,
    /// The rates of dropout of activations.
    dropout: Dropout,
}

const TEACHER: Plan = Plan {
    sizes: Sizes {
        rows: 0,
        input: 96,
        shared: 32,
        hidden: 160,
        arc: 64,
        pair: 96,
        tags: 0,
        relations: 0,
    },
    fewest: 3,
    rounds: 15,
    left_out: 0.15,
    dropout: Dropout { input: 0.15, hidden: 0.25 },
};
const SHIPPED: Plan = Plan {
    sizes: Sizes {
        rows: 0,
        input: 64,
        shared: 24,
        hidden: 64,
        arc: 48,
        pair: 64,
        tags: 0,
        relations: 0,
    },
    fewest: 6,
    rounds: 10,
    left_out: 0.1,
    dropout: Dropout { input: 0.03, hidden: 0.06 },
};
/// The number of words that the teacher parses for the shipped network.
const DISTILLED_WORDS: usize = 1_000_000;
/// The quantisation step of the shipped embedding table, in standard deviations of its values. A finer step takes
/// more bytes and does not improve the accuracy.
const COARSENESS: f32 = 0.5;
/// The quantisation step of the teacher's embedding table, which does not ship.
const TEACHER_STEP: f32 = 0.2;
/// The number of epochs in an ablation experiment.
const ABLATION_EPOCHS: usize = 4;
/// The maximum length, in words, of a sentence that the teacher parses. Longer sentences are lists and tables.
const LONGEST: usize = 80;
/// The minimum number of words in a batch, which consists of whole sentences.
const BATCH: usize = 400;
/// The maximum learning rate.
const RATE: f32 = 0.003;
/// The number of steps until the maximum learning rate is reached.
const WARM_UP: f32 = 100.0;
/// The minimum of the decaying learning rate, as a fraction of the maximum rate.
const LEAST: f32 = 0.02;
/// The decay of the running mean of the weights.
const KEEP: f32 = 0.999;

/// Returns the body of the model file.
///
/// # Errors
/// If a corpus or the word classes can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let words = config.words()?;
    let mut sentences = sentences_of_treebanks(config)?;
    let distillation = Distillation::of(&sentences, &words);
    sentences.extend(tagged(config)?);
    let lectures = distillation.lectures(config, &sentences, &TEACHER, DISTILLED_WORDS)?;
    let student = distillation.educate((&sentences, &lectures), &SHIPPED, &[]);
    Ok(distillation.body(&student, COARSENESS))
}

/// Trains small networks for few epochs, and passes the body of each to `take` with a description:
/// - without a teacher, one network with all features; its body is also passed with other quantisation steps;
/// - without a teacher, for each group of templates, one network without the features of that group;
/// - with a teacher, which is also trained for few epochs, one network with all features.
pub(super) fn experiments(
    config: &CorporaConfig,
    groups: &[(&str, LeftOut)],
    take: &mut dyn FnMut(&str, Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let words = config.words()?;
    let mut sentences = sentences_of_treebanks(config)?;
    let distillation = Distillation::of(&sentences, &words);
    sentences.extend(tagged(config)?);
    let hasty = Plan { rounds: ABLATION_EPOCHS, ..SHIPPED };
    let student = distillation.educate((&sentences, &[]), &hasty, &[]);
    take("all features, no teacher", distillation.body(&student, COARSENESS))?;
    for coarseness in [0.05, 0.2, 1.0] {
        let what = format!("table in steps of {coarseness} of its deviation, not {COARSENESS}");
        take(&what, distillation.body(&student, coarseness))?;
    }
    for (group, left_out) in groups {
        let student = distillation.educate((&sentences, &[]), &hasty, left_out);
        take(&format!("without {group}"), distillation.body(&student, COARSENESS))?;
    }
    let teacher = Plan { rounds: ABLATION_EPOCHS, ..TEACHER };
    let lectures = distillation.lectures(config, &sentences, &teacher, DISTILLED_WORDS / 3)?;
    let student = distillation.educate((&sentences, &lectures), &hasty, &[]);
    take("with a teacher", distillation.body(&student, COARSENESS))
}

/// Reads sentences of news and of the web. The teacher's analyses replace the labels of these corpora.
fn texts(config: &CorporaConfig) -> io::Result<Vec<Vec<Word>>> {
    let mut texts = Vec::new();
    for corpus in ["polnear-corenlp", "gmb", "masc-pos"].into_iter().filter(|c| config.holds(c)) {
        texts.extend(corpora::tagged(&config.join(&format!("{corpus}/train.tsv.gz")))?);
    }
    Ok(texts)
}

/// Returns the sentence with the teacher's analysis.
fn taught(teacher: &syntax::Network, sentence: &[Word], words: &WordClasses) -> Vec<Word> {
    let described: Vec<_> = sentence.iter().map(|w| features::Word::new(&w.form, words)).collect();
    let (tags, arcs) = teacher.analyse(&described);
    let mut taught = sentence.to_vec();
    for ((word, (upos, xpos)), arc) in taught.iter_mut().zip(tags).zip(arcs) {
        let (head, relation) = arc.unwrap_or((None, Relation::Punct));
        (word.upos, word.xpos) = (upos.as_str().to_owned(), xpos.as_str().to_owned());
        (word.head, word.relation) = (head, relation.as_str().to_owned());
    }
    taught
}

/// The word classes, the labels and the relations that all networks share.
struct Distillation<'a> {
    words: &'a WordClasses,
    labels: Labels,
    relations: Vec<Relation>,
}

/// A trained network, and the features that have a row in its embedding table.
struct Student {
    network: Network,
    features: Features,
}

impl<'a> Distillation<'a> {
    fn of(treebanks: &[Vec<Word>], words: &'a WordClasses) -> Self {
        Self { words, labels: Labels::of(treebanks), relations: relations(treebanks) }
    }

    /// Trains a network on labelled sentences and on `lectures`, the sentences that the teacher has parsed. The
    /// labelled sentences determine which features have a row in the embedding table.
    fn educate(
        &self,
        (sentences, lectures): (&[Vec<Word>], &[Vec<Word>]),
        plan: &Plan,
        left_out: LeftOut,
    ) -> Student {
        let features = Features::of(sentences, self.words, plan.fewest, left_out);
        let example = |sentence: &Vec<Word>| TrainingExample::new(sentence, &features, self);
        let examples: Vec<TrainingExample> =
            sentences.iter().chain(lectures).map(example).collect();
        let sizes = Sizes {
            rows: features.rising.len(),
            tags: self.labels.all.len(),
            relations: self.relations.len(),
            ..plan.sizes
        };
        Student { network: learn(&examples, sizes, plan), features }
    }

    /// Trains a teacher on `sentences`. Returns sentences of unlabelled text that the teacher has parsed, with
    /// about `most` words in total.
    fn lectures(
        &self,
        config: &CorporaConfig,
        sentences: &[Vec<Word>],
        plan: &Plan,
        most: usize,
    ) -> io::Result<Vec<Vec<Word>>> {
        let body = self.body(&self.educate((sentences, &[]), plan, &[]), TEACHER_STEP);
        let teacher = syntax::Network::from_bytes(&body).expect("the trainer writes what is read");
        let texts = texts(config)?;
        let mut n_words = 0;
        let mut lectures = Vec::new();
        for at in Shuffle::new().order(texts.len()) {
            if texts[at].len() <= LONGEST && n_words < most {
                n_words += texts[at].len();
                lectures.push(taught(&teacher, &texts[at], self.words));
            }
        }
        Ok(lectures)
    }

    /// Returns the body of the model file.
    fn body(&self, student: &Student, coarseness: f32) -> Vec<u8> {
        let relations: Vec<_> =
            self.relations.iter().map(|name| name.as_str().to_owned()).collect();
        let features = &student.features.rising;
        student.network.to_bytes(features, coarseness, &self.labels.all, &relations)
    }
}

fn learn(examples: &[TrainingExample], sizes: Sizes, plan: &Plan) -> Network {
    let mut random = Shuffle::new();
    let mut network = Network::new(sizes, &mut random);
    let total = examples.iter().map(TrainingExample::len).sum::<usize>() * plan.rounds;
    let (mut step, mut seen) = (0, 0);
    for _ in 0..plan.rounds {
        let mut size = 0;
        for at in random.order(examples.len()) {
            let example = &examples[at];
            let mut input = example.input.clone();
            for rows in &mut input.rows {
                rows.retain(|_| random.unit() >= plan.left_out);
            }
            let trace = network.forward(&input, plan.dropout, &mut random);
            network.backward(&input, &example.gold, &trace);
            (size, seen) = (size + example.len(), seen + example.len());
            if size >= BATCH {
                (size, step) = (0, step + 1);
                let left = 1.0 - seen as f32 / total as f32;
                let rate = RATE * left.max(LEAST) * (step as f32 / WARM_UP).min(1.0);
                network.learn(Rate { step, rate, keep: KEEP });
            }
        }
    }
    network.settle();
    network
}

/// The labels of the tagger: the pairs of a universal and a Penn Treebank tag that the treebanks use. `by_xpos` maps
/// each Penn Treebank tag to the indices of the labels that contain it.
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
        // A pair that occurs only a few times in 380,000 words is an annotation error.
        let kept = counts.iter().filter(|(_, n)| **n >= 4).map(|(pair, _)| *pair);
        let kept: Vec<_> = kept.filter(|(u, x)| parse_label(&label(u, x)).is_some()).collect();
        let mut by_xpos: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (index, (_, xpos)) in kept.iter().enumerate() {
            by_xpos.entry((*xpos).to_owned()).or_default().push(index as u16);
        }
        Self { all: kept.iter().map(|(u, x)| label(u, x)).collect(), by_xpos }
    }

    /// Returns the indices of the correct labels of a word; empty if its tags are unknown. For a word without a
    /// universal tag, all labels with its Penn Treebank tag are correct.
    fn right(&self, word: &Word) -> Vec<u16> {
        if word.upos.is_empty() {
            return self.by_xpos.get(&word.xpos).cloned().unwrap_or_default();
        }
        let label = label(&word.upos, &word.xpos);
        self.all.iter().position(|l| *l == label).map(|i| i as u16).into_iter().collect()
    }
}

/// Returns the relations that occur at least eight times in the trees, sorted.
fn relations(sentences: &[Vec<Word>]) -> Vec<Relation> {
    let mut counts: BTreeMap<Relation, u32> = BTreeMap::new();
    for word in sentences.iter().flatten().filter(|word| word.head.is_some()) {
        if let Some(relation) = Relation::parse(&word.relation) {
            *counts.entry(relation).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, n)| *n >= 8).map(|(relation, _)| relation).collect()
}

/// The features that have a row in the embedding table: sorted, and as a map to the indices of their rows.
struct Features {
    rising: Vec<u32>,
    rows: HashMap<u32, u32>,
}

impl Features {
    /// Collects the features that occur at least `fewest` times, except features of the templates in `left_out`.
    fn of(sentences: &[Vec<Word>], words: &WordClasses, fewest: u32, left_out: LeftOut) -> Self {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for sentence in sentences {
            for (at, word) in sentence.iter().enumerate() {
                let count = |template, feature| {
                    if !left_out.iter().any(|range| range.contains(&template)) {
                        *counts.entry(feature).or_default() += 1;
                    }
                };
                describe(&features::Word::new(&word.form, words), at == 0, count);
            }
        }
        let kept = counts.into_iter().filter(|(_, n)| *n >= fewest);
        let rising: Vec<u32> = kept.map(|(feature, _)| feature).collect();
        let rows = rising.iter().enumerate().map(|(row, &feature)| (feature, row as u32)).collect();
        Self { rising, rows }
    }
}

/// A sentence to learn from.
struct TrainingExample {
    input: Input,
    gold: Gold,
}

impl TrainingExample {
    /// Returns the number of words in the sentence.
    fn len(&self) -> usize {
        self.input.rows.len()
    }

    /// Creates an example from a sentence. Punctuation marks are left out of the tree; a dependent of a mark is
    /// attached to the head of the mark.
    fn new(sentence: &[Word], features: &Features, distillation: &Distillation) -> Self {
        let rows = |(at, word): (usize, &Word)| {
            let mut rows = Vec::new();
            let add = |_, feature| rows.extend(features.rows.get(&feature));
            describe(&features::Word::new(&word.form, distillation.words), at == 0, add);
            rows
        };
        let has_tree =
            |&at: &usize| !sentence[at].relation.is_empty() && sentence[at].upos != "PUNCT";
        let kept: Vec<usize> = (0..sentence.len()).filter(has_tree).collect();
        let place = |at: usize| kept.binary_search(&at).ok();
        let head = |&at: &usize| {
            let above = std::iter::successors(sentence[at].head, |&head| sentence.get(head)?.head);
            above.take(sentence.len()).find_map(place).unwrap_or(usize::MAX)
        };
        let relation = |&at: &usize| {
            let relation = Relation::parse(&sentence[at].relation)?;
            distillation.relations.binary_search(&relation).ok().map(|index| index as u16)
        };
        let gold = Gold {
            tags: sentence.iter().map(|word| distillation.labels.right(word)).collect(),
            heads: kept.iter().map(head).collect(),
            relations: kept.iter().map(relation).collect(),
        };
        Self { input: Input { rows: sentence.iter().enumerate().map(rows).collect(), kept }, gold }
    }
}
