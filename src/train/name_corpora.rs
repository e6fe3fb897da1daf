//! Reads the corpora of names, and says what their labels mean in ours.
//!
//! Each corpus has its own guideline. Its kinds become sets of ours (CoNLL's LOC is GPE, LOC or FAC), kinds that it
//! does not mark may hide in what it leaves unmarked, and its boundaries are moved to ours where a rule can
//! do that: titles, articles and possessives out.

use super::corpora::{malformed, read};
use crate::mentions::Kind;
use crate::mentions::gazetteer::{Class, Classes, Gazetteer, LONGEST, Phrase};
use std::io;
use std::ops::Range;
use std::path::Path;

/// A set of kinds, by bits.
pub type Kinds = u16;

/// A sentence with its names.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The corpus' own tokens.
    pub words: Vec<String>,
    /// The names: which words, and what they may be.
    pub names: Vec<(Range<usize>, Kinds)>,
}

/// A corpus, read.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Whose guideline it follows.
    pub guide: u8,
    /// The kinds that it does not mark.
    pub hidden: Kinds,
    /// Its documents, or stretches of it of some length where it does not say.
    pub documents: Vec<Vec<Sentence>>,
}

/// What a corpus calls a kind, and which of ours that may be.
type Meanings = [(&'static str, Kinds)];

const fn set(kinds: &[Kind]) -> Kinds {
    let (mut set, mut i) = (0, 0);
    while i < kinds.len() {
        set |= 1 << kinds[i] as u16;
        i += 1;
    }
    set
}

const PERSON: Kinds = set(&[Kind::Person]);
const ORG: Kinds = set(&[Kind::Org]);
const NORP: Kinds = set(&[Kind::Norp]);
const PLACE: Kinds = set(&[Kind::Gpe, Kind::Loc, Kind::Fac]);
const EVENT: Kinds = set(&[Kind::Event]);
const WORK: Kinds = set(&[Kind::WorkOfArt, Kind::Product]);
const OTHER: Kinds = set(&[
    Kind::Norp,
    Kind::Event,
    Kind::Product,
    Kind::WorkOfArt,
    Kind::Law,
    Kind::Language,
    Kind::Misc,
]);
/// Every kind but persons, which are seldom part of an adjective.
pub const ANY: Kinds = ORG | PLACE | OTHER;

const CONLL: &Meanings = &[("PER", PERSON), ("ORG", ORG), ("LOC", PLACE), ("MISC", OTHER)];
const GMB: &Meanings =
    &[("per", PERSON), ("org", ORG), ("geo", PLACE), ("gpe", NORP), ("eve", EVENT), ("art", OTHER)];
const WNUT: &Meanings = &[
    ("person", PERSON),
    ("location", PLACE),
    ("group", ORG | NORP),
    ("corporation", ORG),
    ("product", set(&[Kind::Product])),
    ("creative-work", WORK),
];
const POLITICS: &Meanings = &[
    ("politicalparty", ORG),
    ("organisation", ORG),
    ("election", EVENT),
    ("event", EVENT),
    ("politician", PERSON),
    ("person", PERSON),
    ("country", set(&[Kind::Gpe])),
    ("location", PLACE),
    ("misc", OTHER),
];

/// The corpora that are read, each with its file, guide, meanings, hidden kinds.
const FILES: &[(&str, u8, &Meanings, Kinds)] = &[
    ("conll2003/train.txt.gz", 1, CONLL, 0),
    ("gmb/train.tsv.gz", 2, GMB, 0),
    ("finer-ord/train.tsv.gz", 3, CONLL, OTHER),
    ("wikineural/train.tsv.gz", 3, CONLL, 0),
    ("wnut17/train.txt.gz", 3, WNUT, OTHER),
    ("crossner-politics/train.txt.gz", 3, POLITICS, 0),
    ("uner-ewt/dev.iob2.gz", 3, CONLL, OTHER),
];

/// Reads all corpora of names.
///
/// # Errors
/// Where one can't be read or is not in its format.
pub fn all(data: &Path, gazetteer: &Gazetteer) -> io::Result<Vec<Corpus>> {
    let mut corpora = Vec::new();
    for &(file, guide, meanings, hidden) in FILES {
        let mut documents = documents(&read(&data.join(file))?, file)?;
        let sentences = documents.iter_mut().flatten();
        let corpus = Corpus { guide, hidden, documents: Vec::new() };
        sentences.for_each(|s| translate(s, meanings, gazetteer));
        let documents =
            documents.into_iter().map(|d| d.into_iter().map(|s| s.1).collect()).collect();
        corpora.push(Corpus { documents, ..corpus });
    }
    let mut documents =
        documents(&read(&data.join("wsj-ontonotes/train.tsv.gz"))?, "wsj-ontonotes")?;
    documents.iter_mut().flatten().for_each(|s| ontonotes(s, gazetteer));
    let documents = documents.into_iter().map(|d| d.into_iter().map(|s| s.1).collect()).collect();
    corpora.push(Corpus { guide: 0, hidden: 0, documents });
    Ok(corpora)
}

/// A sentence as read: its spans with the corpus' own labels, and the sentence in the making.
pub(super) type Raw = (Vec<(Range<usize>, String)>, Sentence);

/// Corpora without documents are cut into stretches of so many sentences.
const STRETCH: usize = 20;

/// Reads columns of word, ..., tag.
pub(super) fn documents(text: &str, corpus: &str) -> io::Result<Vec<Vec<Raw>>> {
    let marks_documents =
        text.contains("# doc") || text.contains("# newdoc") || text.contains("-DOCSTART-");
    let mut documents: Vec<Vec<Raw>> = vec![Vec::new()];
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split(['\t', ' ']).collect();
        let ends = line.trim().is_empty();
        let comment = line.starts_with("# ") && columns.len() != 2
            || line.starts_with("-DOCSTART-")
            || line.starts_with("# doc");
        if (ends || comment) && !rows.is_empty() {
            if let Some(document) = documents.last_mut() {
                document.push(sentence(&rows));
            }
            rows.clear();
        }
        let starts = line.starts_with("# doc")
            || line.starts_with("# newdoc")
            || line.starts_with("-DOCSTART-");
        let full = !marks_documents && documents.last().is_some_and(|d| d.len() >= STRETCH);
        if starts || full {
            documents.push(Vec::new());
        }
        if !ends && !comment {
            let row = match columns[..] {
                [_, word, tag, _, _] => (word, tag),
                [word, .., tag] => (word, tag),
                _ => return Err(malformed(corpus, line)),
            };
            rows.push(row);
        }
    }
    documents.retain(|d| !d.is_empty());
    Ok(documents)
}

fn sentence(rows: &[(&str, &str)]) -> Raw {
    let mut spans: Vec<(Range<usize>, String)> = Vec::new();
    let mut last = "O";
    for (i, (_, tag)) in rows.iter().enumerate() {
        if let Some((part, kind)) = tag.split_once('-') {
            let goes_on = part == "I" && last.split_once('-').is_some_and(|(_, k)| k == kind);
            match spans.last_mut() {
                Some(span) if goes_on => span.0.end = i + 1,
                _ => spans.push((i..i + 1, kind.to_owned())),
            }
        }
        last = tag;
    }
    let words = rows.iter().map(|(word, _)| (*word).to_owned()).collect();
    (spans, Sentence { words, names: Vec::new() })
}

/// Turns the corpus' labels into ours.
fn translate((spans, sentence): &mut Raw, meanings: &Meanings, gazetteer: &Gazetteer) {
    for (range, label) in std::mem::take(spans) {
        let meaning = meanings.iter().find(|(name, _)| *name == label);
        if let Some(&(_, kinds)) = meaning {
            let range = trim(&sentence.words, range, kinds, gazetteer);
            if !range.is_empty() {
                let kinds = narrow(&sentence.words[range.clone()], &label, kinds, gazetteer);
                sentence.names.push((range, kinds));
            }
        }
    }
}

/// OntoNotes' kinds are ours; its numbers and times are not wanted.
fn ontonotes((spans, sentence): &mut Raw, gazetteer: &Gazetteer) {
    for (range, label) in std::mem::take(spans) {
        if let Some(kind) = Kind::ALL.iter().find(|kind| kind.as_str() == label) {
            let kinds = set(&[*kind]);
            let range = trim(&sentence.words, range, kinds, gazetteer);
            if !range.is_empty() {
                sentence.names.push((range, kinds));
            }
        }
    }
}

/// Takes articles and possessives off a name, and titles off a person's.
fn trim(
    words: &[String],
    mut range: Range<usize>,
    kinds: Kinds,
    gazetteer: &Gazetteer,
) -> Range<usize> {
    let is_title = |word: &str| {
        let lower = word.to_lowercase();
        let lower = lower.strip_prefix("vice-").unwrap_or(&lower).trim_end_matches('.');
        gazetteer.word(lower) & Class::Title as Classes != 0
            || matches!(
                lower,
                "prime"
                    | "foreign"
                    | "defense"
                    | "vice"
                    | "first"
                    | "secretary-general"
                    | "interior"
            )
    };
    while !range.is_empty() {
        let (first, last) = (&words[range.start], &words[range.end - 1]);
        if last == "'s" || last == "'" || last == "’s" {
            range.end -= 1;
        } else if matches!(&first[..], "the" | "a" | "an")
            || (first == "The" && kinds & set(&[Kind::WorkOfArt]) == 0 && range.len() > 1)
            || kinds == PERSON && is_title(first)
        {
            range.start += 1;
        } else {
            break;
        }
    }
    range
}

/// Decides between kinds that a corpus does not tell apart, where lists of facts can.
fn narrow(words: &[String], label: &str, kinds: Kinds, gazetteer: &Gazetteer) -> Kinds {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let phrase = lower.iter().fold(Phrase::new(), |phrase, word| phrase.then(word));
    let known = if lower.len() <= LONGEST { gazetteer.classes(phrase) } else { 0 };
    let state = Class::Country as Classes | Class::State as Classes;
    let town = Class::Town as Classes;
    let last = lower.last().map_or(0, |last| gazetteer.word(last));
    let gpe = set(&[Kind::Gpe]);
    match label {
        // States act: GMB calls them organisations then, and mixes them up with peoples.
        "org" | "gpe" if known & state != 0 && known & Class::People as Classes == 0 => gpe | kinds,
        _ if kinds == PLACE && known & (state | town) != 0 => gpe,
        _ if kinds == PLACE && lower.len() > 1 && last & Class::Place as Classes != 0 => {
            set(&[Kind::Loc, Kind::Fac]) | (gpe & kinds)
        }
        _ if kinds == OTHER && known & Class::People as Classes != 0 => NORP,
        _ if kinds == OTHER && lower.len() > 1 && last & Class::Event as Classes != 0 => EVENT,
        _ => kinds,
    }
}
