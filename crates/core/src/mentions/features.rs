//! The features of the name model, shared by training and inference.
//!
//! Follows Ratinov and Roth (2009): the word and its neighbours by form, cluster and shape; affixes; gazetteer
//! classes; the sequence of capitalised words around it; its contexts elsewhere in the document. A feature is a
//! hash of the number of its template and of the values that the template combines.

use super::document_context::WordContexts;
use super::gazetteer::{Classes, Gazetteer};
use super::model_input::{DocumentFeatures, TokenFeatures};
use super::second_pass::Votes;
use crate::document::Document;
use crate::features::with_plain_hyphens;
use crate::linear::Hasher;
use crate::span::TokenId;
use crate::word_classes::WordClasses;
use std::ops::Range;

/// A collector of features. The trainer has an implementation that drops some templates.
pub(crate) trait Sink {
    /// Adds the feature with this template number and these values.
    fn put(&mut self, template: u32, fillers: &[u32]);
}

impl Sink for Vec<u32> {
    fn put(&mut self, template: u32, fillers: &[u32]) {
        let hash = fillers.iter().fold(Hasher::new(template), |hash, &filler| hash.word(filler));
        self.push(hash.finish());
    }
}

/// The data that the features of one document are computed from.
#[derive(Debug)]
pub(crate) struct Source<'d> {
    document: &'d Document<'d>,
    doc_features: DocumentFeatures,
    company: WordContexts,
}

/// The properties of a token (at index 2) and of the two tokens on each side; positions outside the sentence are
/// blank.
struct Window<'s> {
    tokens: [&'s TokenFeatures; 5],
}

impl<'s> Window<'s> {
    fn new(doc_features: &'s DocumentFeatures, sentence: &Range<usize>, at: usize) -> Self {
        const BLANK: &TokenFeatures = &TokenFeatures {
            form: 1,
            lower: 1,
            shape: 1,
            cluster: 1 << 16,
            group: 1 << 16,
            alone: 0,
            begins: 0,
            continues: 0,
            case: super::model_input::Case::None,
            glued: false,
        };
        let look = |offset: usize| {
            let place = (at + offset).checked_sub(2).filter(|place| sentence.contains(place));
            place.map_or(BLANK, |place| &doc_features.tokens[place])
        };
        Self { tokens: [look(0), look(1), look(2), look(3), look(4)] }
    }
}

impl<'d> Source<'d> {
    /// Computes the input of the features from the whole document.
    pub(crate) fn new(document: &'d Document, words: &WordClasses, gazetteer: &Gazetteer) -> Self {
        let doc_features = DocumentFeatures::new(document, words, gazetteer);
        let company = WordContexts::new(&doc_features);
        Self { document, doc_features, company }
    }

    /// Returns the candidate ranges, in which names can be, each with the index of its sentence.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (usize, Range<usize>)> + '_ {
        let lower_case = self.doc_features.is_lower_case();
        let of_sentence = move |sentence| {
            let stretches = self.doc_features.candidates(sentence, lower_case);
            stretches.into_iter().map(move |stretch| (sentence, stretch))
        };
        (0..self.doc_features.sentences.len()).flat_map(of_sentence)
    }

    /// Returns the number of tokens.
    pub(crate) fn n_tokens(&self) -> usize {
        self.doc_features.tokens.len()
    }

    /// Counts the labels of the first pass, one per token, as votes for the second pass.
    pub(crate) fn votes(&self, labels: &[u8]) -> Votes {
        Votes::new(&self.doc_features, labels)
    }

    /// Appends the second-pass features of the token `at`, given the labels of the first pass.
    pub(crate) fn second_features(
        &self,
        votes: &Votes,
        sentence: usize,
        labels: &[u8],
        at: usize,
        out: &mut Vec<u32>,
    ) {
        votes.features(&self.doc_features, &self.doc_features.sentences[sentence], labels, at, out);
    }

    /// Adds the first-pass features of the token `at` in the sentence with index `sentence`.
    pub(crate) fn features(&self, sentence: usize, at: usize, sink: &mut impl Sink) {
        let range = &self.doc_features.sentences[sentence];
        let window = Window::new(&self.doc_features, range, at);
        let place = u32::from(at == range.start) << 4 | self.doc_features.styles[sentence] as u32;
        sink.put(0, &[place]);
        words(&window, place, sink);
        affixes(self.document.form(TokenId::from(at)), sink);
        joints(&window, sink);
        known(&window, sink);
        self.run(range, at, sink);
        if self.doc_features.is_sport {
            sport(&window, place, sink);
        }
        for fact in self.company.facts(self.doc_features.tokens[at].lower) {
            sink.put(90, &[fact]);
        }
    }

    /// Adds features of the sequence of capitalised words around the token: the first and the last word of the
    /// sequence, and the words before and after the sequence.
    fn run(&self, range: &Range<usize>, at: usize, sink: &mut impl Sink) {
        const LONGEST: usize = 8;
        let tokens = &self.doc_features.tokens;
        let capital = |i: &usize| tokens[*i].has_capital();
        let left = (range.start..at).rev().take(LONGEST).take_while(capital).last().unwrap_or(at);
        let right = (at + 1..range.end).take(LONGEST).take_while(capital).last().unwrap_or(at);
        let (from_left, from_right) = ((at - left).min(3) as u32, (right - at).min(3) as u32);
        let place = from_left << 2 | from_right;
        let before = left.checked_sub(1).filter(|b| range.contains(b)).map(|b| &tokens[b]);
        let after = (right + 1 < range.end).then(|| &tokens[right + 1]);
        sink.put(72, &[tokens[left].lower, from_left]);
        sink.put(73, &[tokens[right].lower, from_right]);
        sink.put(75, &[before.map_or(1, |before| before.lower), place]);
        sink.put(76, &[after.map_or(1, |after| after.lower), place]);
    }
}

/// Adds features of each word of the window: its form, cluster, group and shape.
fn words(window: &Window, place: u32, sink: &mut impl Sink) {
    for (offset, look) in (0..).zip(window.tokens) {
        sink.put(1 + offset, &[look.lower]);
        sink.put(6 + offset, &[look.cluster]);
        sink.put(11 + offset, &[look.group]);
        sink.put(16 + offset, &[look.shape]);
    }
    let look = window.tokens[2];
    sink.put(21, &[look.form]);
    sink.put(22, &[look.shape, place]);
    sink.put(23, &[look.lower, place]);
    sink.put(24, &[look.cluster, place]);
}

/// Adds features of the prefixes and suffixes of up to four characters.
fn affixes(form: &str, sink: &mut impl Sink) {
    const LONGEST: usize = 4;
    let form = with_plain_hyphens(form);
    let mut prefix = Hasher::new(0);
    for (length, c) in (1..=LONGEST as u32).zip(form.chars()) {
        prefix = prefix.word(u32::from(c));
        sink.put(25, &[length, prefix.finish()]);
    }
    let mut suffix = Hasher::new(0);
    for (length, c) in (1..=LONGEST as u32).zip(form.chars().rev()) {
        suffix = suffix.word(u32::from(c));
        sink.put(26, &[length, suffix.finish()]);
    }
}

/// Adds features that combine properties of two or three words of the window.
fn joints(window: &Window, sink: &mut impl Sink) {
    let [before2, before, look, after, after2] = window.tokens;
    sink.put(30, &[before.lower, look.lower]);
    sink.put(31, &[look.lower, after.lower]);
    sink.put(32, &[before.lower, after.lower]);
    sink.put(35, &[before.cluster, look.cluster]);
    sink.put(36, &[look.cluster, after.cluster]);
    sink.put(37, &[before.cluster, after.cluster]);
    sink.put(38, &[before.group, look.group, after.group]);
    sink.put(39, &[before2.group, before.group, look.shape]);
    sink.put(40, &[after.group, after2.group, look.shape]);
    sink.put(41, &[before.shape, look.shape, after.shape]);
    sink.put(42, &[before.shape, look.shape]);
    sink.put(43, &[look.shape, after.shape]);
    sink.put(44, &[before.lower, look.shape]);
    sink.put(45, &[after.lower, look.shape]);
    sink.put(46, &[look.lower, before.shape]);
    sink.put(47, &[look.lower, after.shape]);
    sink.put(48, &[look.lower, after.group]);
    sink.put(49, &[look.lower, before.group]);
    sink.put(50, &[look.group, look.shape]);
}

/// Adds features that only sports reports have, because names of places often stand for teams there.
fn sport(window: &Window, place: u32, sink: &mut impl Sink) {
    let [_, before, look, after, _] = window.tokens;
    sink.put(82, &[place]);
    sink.put(83, &[look.lower]);
    sink.put(84, &[look.cluster]);
    sink.put(85, &[u32::from(look.alone), look.shape]);
    sink.put(86, &[before.lower, u32::from(look.alone)]);
    sink.put(87, &[after.lower, u32::from(look.alone)]);
    sink.put(88, &[before.shape, look.shape, after.shape]);
}

/// Adds features of the gazetteer classes of the token and its two neighbours.
fn known(window: &Window, sink: &mut impl Sink) {
    let all = |look: &TokenFeatures| {
        [u32::from(look.alone), u32::from(look.begins) << 16 | u32::from(look.continues)]
    };
    let [before, look, after] = [1, 2, 3].map(|i: usize| all(window.tokens[i]));
    sink.put(60, &look);
    sink.put(61, &[before[0], look[0], look[1]]);
    sink.put(62, &[look[0], look[1], after[0]]);
    sink.put(63, &[before[0], after[0], window.tokens[2].shape]);
    for (offset, look) in (0..).zip(&window.tokens[1..4]) {
        for (part, classes) in (0..).zip([look.alone, look.begins, look.continues]) {
            each(classes, |class| sink.put(64, &[offset, part, class]));
        }
    }
}

fn each(classes: Classes, mut act: impl FnMut(u32)) {
    let mut rest = classes;
    while rest != 0 {
        act(rest.trailing_zeros());
        rest &= rest - 1;
    }
}
