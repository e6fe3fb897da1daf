//! Trains the name model on the corpora of names.
//!
//! `name_corpora` reads the corpora, `detokenize` converts their sentences to our tokens, and `crf` does the
//! training.

use super::CorporaConfig;
use super::crf::{Crf, GUIDES, Labels, Sequence, Settings, WIDTH};
use super::detokenize::{self, DetokenizedText};
use super::name_corpora::{self, Corpus};
use super::named_sentences::Kinds;
use crate::article::Article;
use crate::document::Document;
use crate::linear;
use crate::mentions::features::{Sink, Source};
use crate::mentions::name_labels::{N_LABELS, OUTSIDE, Part, follows, label};
use crate::mentions::names::{UNUSED_BITS, transition};
use crate::mentions::{EntityKind, Gazetteer, NameModel};
use crate::word_classes::WordClasses;
use std::io;
use std::ops::{Range, RangeInclusive};

pub(super) const SETTINGS: Settings =
    Settings { epochs: 5, rate: 0.1, l1: 0.9, own: 2.0, drop: 0.25, least: 2 };

const _: () = assert!(N_LABELS == WIDTH, "the trainer's rows have one place a label");

/// The shipped model adds the weights of each guideline to the shared weights. These are the factors by which it
/// first multiplies the weights of each guideline.
pub(super) const SHARES: [f32; GUIDES] = [0.0, 0.6, 0.0, 0.0, 0.5];

/// The number of epochs for the two models that make the first pass in training. Each is trained on one half of the
/// documents and labels the other half.
const EPOCHS_OF_HALF: usize = 1;

/// How weights are quantised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grain {
    /// The largest integer weight.
    pub(super) largest: i16,
    /// The minimum absolute integer weight that is kept. Smaller weights are dropped.
    pub(super) least: i16,
}

/// The grain of the shipped model: 8 bits.
pub(super) const SHIPPED: Grain = Grain { largest: 127, least: 4 };

/// Templates to leave out, by number, to measure what they contribute.
pub(super) type LeftOut<'a> = &'a [RangeInclusive<u32>];

/// The number of the first template of the second pass.
pub(super) const SECOND_PASS: u32 = 200;

/// A sink that drops the features of the templates in `left_out`.
struct FeatureFilter<'a> {
    features: &'a mut Vec<u32>,
    left_out: LeftOut<'a>,
}

impl Sink for FeatureFilter<'_> {
    fn put(&mut self, template: u32, fillers: &[u32]) {
        if !self.left_out.iter().any(|range| range.contains(&template)) {
            self.features.put(template, fillers);
        }
    }
}

/// A document of a corpus, detokenised, with its annotation guideline.
pub(super) struct TrainingPass {
    article: Article,
    print: DetokenizedText,
    guide: u8,
}

/// The resources that features are computed with.
pub(super) struct Lists {
    words: WordClasses,
    gazetteer: Gazetteer,
}

/// Returns the body of the model file.
///
/// # Errors
/// If a corpus can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let (readings, lists) = prepare(config)?;
    Ok(body(&learn(&readings, &lists, SETTINGS, &[])?, SHARES, SHIPPED))
}

/// Reads and detokenises the training documents, and loads the resources that their features need.
pub(super) fn prepare(config: &CorporaConfig) -> io::Result<(Vec<TrainingPass>, Lists)> {
    let words = config.words()?;
    let gazetteer =
        Gazetteer::from_bytes(&super::gazetteer::train(config)?).map_err(io::Error::other)?;
    let readings = read(name_corpora::all(config, &gazetteer)?, &gazetteer);
    Ok((readings, Lists { words, gazetteer }))
}

/// Trains on the documents, without the features of the templates in `left_out`.
pub(super) fn learn(
    readings: &[TrainingPass],
    lists: &Lists,
    settings: Settings,
    left_out: LeftOut,
) -> io::Result<Crf> {
    let mut stretches = Vec::new();
    // A model labels its own training data too well, so the model of one half makes the first pass over the other
    // half.
    for half in 0..2 {
        let (own, other) = (half_of(readings, half), half_of(readings, 1 - half));
        let mut examples = Vec::new();
        own.for_each(|reading| learnable(reading, lists, None, left_out, &mut examples));
        let crf = Crf::train(examples, follows, Settings { epochs: EPOCHS_OF_HALF, ..settings });
        let model =
            NameModel::from_bytes(&body(&crf, SHARES, SHIPPED)).map_err(io::Error::other)?;
        for (i, reading) in other.enumerate() {
            // The final model makes both passes, so it must also find names without second-pass features. Therefore
            // a third of the documents gets no second-pass features.
            let first = (i % 3 != 0).then_some(&model);
            learnable(reading, lists, first, left_out, &mut stretches);
        }
    }
    Ok(Crf::train(stretches, follows, settings))
}

/// The number of documents after which the pattern of [`RECASINGS`] repeats. The pattern selects documents that are
/// added a second time, with another capitalisation.
const RECASED: usize = 24;

/// A capitalisation: the function that recases a word, and the step between the recased sentences (1 for all).
type Recasing = (fn(&str) -> String, usize);

/// The capitalisations. Each applies to the documents whose index modulo [`RECASED`] is the number before it.
const RECASINGS: [(usize, Recasing); 4] = [
    (3, (str::to_lowercase, 1)),
    (9, (str::to_uppercase, 1)),
    (15, (str::to_uppercase, 4)),
    (21, (headline, 4)),
];

/// Returns a word with a capital first letter, as in a headline in title case. Small words such as "of" are not
/// changed.
fn headline(word: &str) -> String {
    const SMALL: [&str; 16] = [
        "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "as", "from",
        "with", "'s",
    ];
    let mut rest = word.chars();
    match rest.next() {
        Some(first) if !SMALL.contains(&word) => first.to_uppercase().chain(rest).collect(),
        _ => word.to_owned(),
    }
}

/// Detokenises every document, and some documents a second time with another capitalisation in all sentences or in
/// every fourth one.
fn read(corpora: Vec<Corpus>, gazetteer: &Gazetteer) -> Vec<TrainingPass> {
    let mut readings = Vec::new();
    for corpus in corpora {
        for (i, sentences) in corpus.documents.into_iter().enumerate() {
            let recasing = RECASINGS.iter().find(|(place, _)| i % RECASED == *place);
            let recased = recasing.map(|&(_, (recase, one_in))| {
                let mut sentences = sentences.clone();
                let chosen = sentences.iter_mut().step_by(one_in);
                let words = chosen.flat_map(|sentence| &mut sentence.words);
                words.for_each(|word| *word = recase(word));
                sentences
            });
            for sentences in [Some(sentences), recased].into_iter().flatten() {
                let print = detokenize::print(&sentences, gazetteer);
                let article = detokenize::article(&print);
                readings.push(TrainingPass { article, print, guide: corpus.guide });
            }
        }
    }
    readings
}

/// Returns every other document, starting at index `half`.
fn half_of(readings: &[TrainingPass], half: usize) -> impl Iterator<Item = &TrainingPass> {
    readings.iter().skip(half).step_by(2)
}

/// Appends the sequences of a document to `out`. If the model `first` is given, it makes the first pass, and the
/// sequences get second-pass features.
fn learnable(
    reading: &TrainingPass,
    lists: &Lists,
    first: Option<&NameModel>,
    left_out: LeftOut,
    out: &mut Vec<Sequence>,
) {
    let document = detokenize::document(&reading.article, &reading.print);
    let allowed = allowed(&document, &reading.print);
    let source = Source::new(&document, &lists.words, &lists.gazetteer);
    let first = first.filter(|_| !left_out.iter().any(|range| range.contains(&SECOND_PASS)));
    let looked = first.map(|model| model.first_pass(&source).labels);
    let votes = looked.as_ref().map(|labels| source.votes(labels));
    for (sentence, range) in source.stretches() {
        let features = range.clone().map(|at| {
            let mut features = Vec::new();
            source.features(sentence, at, &mut FeatureFilter { features: &mut features, left_out });
            if let (Some(votes), Some(labels)) = (&votes, &looked) {
                source.second_features(votes, sentence, labels, at, &mut features);
            }
            features.iter_mut().for_each(|feature| *feature >>= UNUSED_BITS);
            features
        });
        let features = features.collect();
        out.push(Sequence { features, allowed: within(&allowed, range), guide: reading.guide });
    }
}

/// Returns the allowed labels within the range. A name that crosses the borders of the range gets the label for
/// tokens outside of names.
fn within(allowed: &[Labels], range: Range<usize>) -> Vec<Labels> {
    let goes_on = mask(Part::Inside) | mask(Part::Last);
    let stays_open = mask(Part::Begin) | mask(Part::Inside);
    let mut allowed = allowed[range].to_vec();
    let mut last: Labels = 1;
    for labels in &mut allowed {
        if *labels & !goes_on == 0 && last & stays_open == 0 {
            *labels = 1;
        }
        last = *labels;
    }
    let mut next: Labels = 1;
    for labels in allowed.iter_mut().rev() {
        if *labels & !stays_open == 0 && next & goes_on == 0 {
            *labels = 1;
        }
        next = *labels;
    }
    allowed
}

fn mask(part: Part) -> Labels {
    EntityKind::ALL.iter().fold(0, |set, &kind| set | 1 << label(kind, part))
}

fn labels(kinds: Kinds, part: Part) -> Labels {
    let of_kinds = EntityKind::ALL.iter().filter(|&&kind| kinds >> kind as u16 & 1 == 1);
    of_kinds.fold(0, |set, &kind| set | 1 << label(kind, part))
}

/// Returns the set of allowed labels of each token.
fn allowed(document: &Document, print: &DetokenizedText) -> Vec<Labels> {
    let mut all = vec![1 << OUTSIDE; document.tokens.len()];
    for bytes in &print.open {
        all[detokenize::indices(document, bytes)].fill((1 << N_LABELS) - 1);
    }
    for (bytes, kinds) in &print.names {
        let range = detokenize::indices(document, bytes);
        for i in range.clone() {
            let part = match (i == range.start, i + 1 == range.end) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            all[i] = labels(*kinds, part);
        }
    }
    all
}

/// Returns the body of the model file: weights as small integers, without those near zero.
pub(super) fn body(crf: &Crf, shares: [f32; GUIDES], grain: Grain) -> Vec<u8> {
    /// The weight that the largest integer stands for. Larger weights become the largest integer too.
    const LARGEST: f32 = 3.0;
    let most = f32::from(grain.largest);
    let quantise = |weight: f32| (weight * most / LARGEST).round().clamp(-most, most) as i16;
    let mut rows = Vec::new();
    for (feature, cells) in crf.rows(shares) {
        let cells: Vec<(u16, i8)> = cells
            .into_iter()
            .map(|(label, weight)| (label, quantise(weight)))
            .filter(|&(_, weight)| weight.abs() >= grain.least)
            .flat_map(cells_of)
            .collect();
        if !cells.is_empty() {
            rows.push((feature, cells));
        }
    }
    let moves: Vec<u32> = (0..N_LABELS).map(transition).collect();
    rows.retain(|row: &(u32, Vec<_>)| !moves.contains(&row.0));
    for (last, row) in crf.moves().iter().enumerate() {
        let cells: Vec<(u16, i8)> = (0u16..)
            .zip(row.iter().map(|&weight| quantise(weight)))
            .filter(|&(_, weight)| weight != 0)
            .flat_map(cells_of)
            .collect();
        let feature = transition(last);
        rows.push((feature, cells));
    }
    let labels: Vec<String> = (0..N_LABELS).map(|label| label.to_string()).collect();
    linear::to_bytes(&labels, &mut rows)
}

/// Splits a weight into 8-bit cells, whose sum is the weight.
fn cells_of((label, weight): (u16, i16)) -> impl Iterator<Item = (u16, i8)> {
    let (whole, rest) = (weight / 127, weight % 127);
    let largest = if weight < 0 { -127 } else { 127 };
    let cells = std::iter::repeat_n(largest, usize::from(whole.unsigned_abs()));
    cells.chain((rest != 0).then_some(rest as i8)).map(move |cell| (label, cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_spare_small_words_alone() {
        let words = ["mayor", "says", "the", "UN", "will", "leave", "'s"].map(headline);
        assert_eq!(words, ["Mayor", "Says", "the", "UN", "Will", "Leave", "'s"]);
        assert!(RECASINGS.iter().all(|(place, _)| *place < RECASED));
    }
}
