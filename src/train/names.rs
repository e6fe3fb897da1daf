//! Trains the name model.

use super::crf::{Crf, GUIDES, Labels, Settings, Stretch};
use super::lay_out::{self, Print};
use super::name_corpora::{self, Corpus, Kinds};
use crate::article::Article;
use crate::document::Document;
use crate::linear;
use crate::mentions::features::Source;
use crate::mentions::names::{N_LABELS, OUTSIDE, Part, UNUSED_BITS, follows, label, transition};
use crate::mentions::{Gazetteer, Kind, NameModel};
use crate::words::Words;
use std::io;
use std::ops::Range;
use std::path::Path;

const SETTINGS: Settings = Settings { epochs: 4, rate: 0.1, l1: 0.5, least: 3 };

/// How much of each guideline's own weights the shipped model takes.
const SHARES: [f32; GUIDES] = [0.5, 0.7, 0.5, 0.2];

/// How many epochs the models are trained that take the first look at what they have not learned from.
const EPOCHS_OF_HALF: usize = 2;

/// A document of a corpus as the product reads it.
struct Reading {
    article: Article,
    print: Print,
    guide: u8,
    hidden: Kinds,
}

/// What every reading is looked at with.
struct Lists {
    words: Words,
    gazetteer: Gazetteer,
}

/// The body of the model file.
///
/// # Errors
/// Where a corpus can't be read.
pub fn train(data: &Path) -> io::Result<Vec<u8>> {
    let words = Words::from_bytes(&super::words::train(data)?).map_err(io::Error::other)?;
    let gazetteer =
        Gazetteer::from_bytes(&super::gazetteer::train(data)?).map_err(io::Error::other)?;
    let readings = read(name_corpora::all(data, &gazetteer)?);
    let lists = Lists { words, gazetteer };
    let mut stretches = Vec::new();
    // What a model says of its own lessons is too good: each half is looked at by the other's model.
    for half in 0..2 {
        let (own, other) = (half_of(&readings, half), half_of(&readings, 1 - half));
        let mut lessons = Vec::new();
        own.for_each(|reading| learnable(reading, &lists, None, &mut lessons));
        let crf = Crf::train(lessons, follows, Settings { epochs: EPOCHS_OF_HALF, ..SETTINGS });
        let model = NameModel::from_bytes(&body(&crf, SHARES)).map_err(io::Error::other)?;
        for (i, reading) in other.enumerate() {
            // The same model takes the first look, and must find names without the second's features too.
            let first = (i % 3 != 0).then_some(&model);
            learnable(reading, &lists, first, &mut stretches);
        }
    }
    let crf = Crf::train(stretches, follows, SETTINGS);
    Ok(body(&crf, SHARES))
}

fn read(corpora: Vec<Corpus>) -> Vec<Reading> {
    let of_corpus = |corpus: Corpus| {
        corpus.documents.into_iter().map(move |sentences| {
            let print = lay_out::print(&sentences);
            let article = lay_out::article(&print);
            Reading { article, print, guide: corpus.guide, hidden: corpus.hidden }
        })
    };
    corpora.into_iter().flat_map(of_corpus).collect()
}

/// Every other document, from the first or the second on.
fn half_of(readings: &[Reading], half: usize) -> impl Iterator<Item = &Reading> {
    readings.iter().skip(half).step_by(2)
}

/// Appends what a document teaches; with the features of a second look where there is a model for the first.
fn learnable(reading: &Reading, lists: &Lists, first: Option<&NameModel>, out: &mut Vec<Stretch>) {
    let document = lay_out::document(&reading.article, &reading.print);
    let names = lay_out::names(&document, &reading.print);
    let allowed = allowed(&document, &names, reading.hidden);
    let source = Source::new(&document, &lists.words, &lists.gazetteer);
    let looked = first.map(|model| model.first_look(&source).labels);
    let votes = looked.as_ref().map(|labels| source.votes(labels));
    for (sentence, range) in source.stretches() {
        let features = range.clone().map(|at| {
            let mut features = Vec::new();
            source.features(sentence, at, &mut features);
            if let (Some(votes), Some(labels)) = (&votes, &looked) {
                source.second_features(votes, sentence, labels, at, &mut features);
            }
            features.iter_mut().for_each(|feature| *feature >>= UNUSED_BITS);
            features
        });
        let features = features.collect();
        out.push(Stretch { features, allowed: within(&allowed, range), guide: reading.guide });
    }
}

/// The labels allowed within the range; a name that reaches out of it can't be learned.
fn within(allowed: &[Labels], range: Range<usize>) -> Vec<Labels> {
    let mut allowed = allowed[range].to_vec();
    let mut last: Labels = 1;
    let open = |labels: Labels| labels & (mask(Part::Begin) | mask(Part::Inside)) != 0;
    for labels in &mut allowed {
        let goes_on = *labels & (mask(Part::Inside) | mask(Part::Last)) != 0;
        if goes_on && !open(last) {
            *labels = 1;
        }
        last = *labels;
    }
    for i in (0..allowed.len()).rev() {
        let next_goes_on = allowed
            .get(i + 1)
            .is_some_and(|next| next & (mask(Part::Inside) | mask(Part::Last)) != 0);
        if open(allowed[i]) && allowed[i] & 1 == 0 && !next_goes_on {
            allowed[i] = 1;
        }
    }
    allowed
}

fn mask(part: Part) -> Labels {
    Kind::ALL.iter().fold(0, |set, &kind| set | 1 << label(kind, part))
}

fn labels(kinds: Kinds, part: Part) -> Labels {
    let of_kinds = Kind::ALL.iter().filter(|&&kind| kinds >> kind as u16 & 1 == 1);
    of_kinds.fold(0, |set, &kind| set | 1 << label(kind, part))
}

/// The labels that each token may have.
fn allowed(document: &Document, names: &[(Range<usize>, Kinds)], hidden: Kinds) -> Vec<Labels> {
    let parts = [Part::Begin, Part::Inside, Part::Last, Part::Unit];
    let unmarked = parts.iter().fold(1 << OUTSIDE, |set, &part| set | labels(hidden, part));
    let mut all = vec![unmarked; document.tokens.len()];
    for (range, kinds) in names {
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

/// The model file's body: weights scaled to 8 bits, small ones dropped.
pub(super) fn body(crf: &Crf, shares: [f32; GUIDES]) -> Vec<u8> {
    /// The weight that becomes 127.
    const LARGEST: f32 = 3.0;
    let quantise = |weight: f32| (weight * 127.0 / LARGEST).round().clamp(-127.0, 127.0) as i8;
    let mut rows = Vec::new();
    for (feature, cells) in crf.rows(shares) {
        let cells: Vec<(u16, i8)> = cells
            .into_iter()
            .map(|(label, weight)| (label, quantise(weight)))
            .filter(|&(_, weight)| weight.abs() > 2)
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
            .collect();
        let feature = transition(last);
        rows.push((feature, cells));
    }
    let labels: Vec<String> = (0..N_LABELS).map(|label| label.to_string()).collect();
    linear::to_bytes(&labels, &mut rows)
}
