//! Reads the corpora of names and maps their labels to ours.
//!
//! Each corpus has its own annotation guideline. Each of its labels becomes a set of our kinds (CoNLL's LOC becomes
//! GPE, LOC or FAC). The boundaries of names are adapted to our guideline by rule: titles, articles and possessives
//! are excluded. `worldwide` parses the corpus of that name, `detokenize` converts the sentences to our tokens.

use super::CorporaConfig;
use super::corpora::{malformed, read};
use super::named_sentences::{Kinds, Raw, Sentence};
use super::worldwide;
use crate::mentions::EntityKind;
use crate::mentions::gazetteer::{Class, Classes, Gazetteer, LONGEST, Phrase};
use std::io;
use std::ops::Range;

/// A corpus, parsed and mapped to our kinds.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The index of the annotation guideline that the corpus follows, less than `crf::GUIDES`.
    pub guide: u8,
    /// The documents; if the corpus does not mark them, groups of a fixed number of sentences.
    pub documents: Vec<Vec<Sentence>>,
}

/// The labels of a corpus, each with the set of our kinds that it may stand for.
type Meanings = [(&'static str, Kinds)];

const fn set(kinds: &[EntityKind]) -> Kinds {
    let (mut set, mut i) = (0, 0);
    while i < kinds.len() {
        set |= 1 << kinds[i] as u16;
        i += 1;
    }
    set
}

const PERSON: Kinds = set(&[EntityKind::Person]);
const ORG: Kinds = set(&[EntityKind::Org]);
const NORP: Kinds = set(&[EntityKind::Norp]);
const PLACE: Kinds = set(&[EntityKind::Gpe, EntityKind::Loc, EntityKind::Fac]);
const EVENT: Kinds = set(&[EntityKind::Event]);
const WORK: Kinds = set(&[EntityKind::WorkOfArt, EntityKind::Product]);
const OTHER: Kinds = set(&[
    EntityKind::Norp,
    EntityKind::Event,
    EntityKind::Product,
    EntityKind::WorkOfArt,
    EntityKind::Law,
    EntityKind::Language,
    EntityKind::Misc,
]);
/// Every kind except persons. A name in an adjective ("Acme-led") may have any of these kinds. It is seldom a person.
pub const ANY: Kinds = ORG | PLACE | OTHER;

const CONLL: &Meanings = &[("PER", PERSON), ("ORG", ORG), ("LOC", PLACE), ("MISC", OTHER)];
const GMB: &Meanings =
    &[("per", PERSON), ("org", ORG), ("geo", PLACE), ("gpe", NORP), ("eve", EVENT), ("art", OTHER)];
const WNUT: &Meanings = &[
    ("person", PERSON),
    ("location", PLACE),
    ("group", ORG | NORP),
    ("corporation", ORG),
    ("product", set(&[EntityKind::Product])),
    ("creative-work", WORK),
];
const POLITICS: &Meanings = &[
    ("politicalparty", ORG),
    ("organisation", ORG),
    ("election", EVENT),
    ("event", EVENT),
    ("politician", PERSON),
    ("person", PERSON),
    ("country", set(&[EntityKind::Gpe])),
    ("location", PLACE),
    ("misc", OTHER),
];

const WORLDWIDE: &Meanings = &[
    ("Person", PERSON),
    ("Location", PLACE),
    ("Organization", ORG),
    ("NORP", NORP),
    ("Misc", OTHER),
];

/// The corpora in column format whose labels are mapped to our kinds. An entry is the path of the file, the index of
/// the guideline, and the meanings of the labels.
const FILES: &[(&str, u8, &Meanings)] = &[
    ("conll2003/train.txt.gz", 1, CONLL),
    ("gmb/train.tsv.gz", 2, GMB),
    ("finer-ord/train.tsv.gz", 3, CONLL),
    ("wikineural/train.tsv.gz", 3, CONLL),
    ("wnut17/train.txt.gz", 3, WNUT),
    ("crossner-politics/train.txt.gz", 3, POLITICS),
    ("uner-ewt/dev.iob2.gz", 3, CONLL),
];

/// Reads all allowed corpora of names.
///
/// # Errors
/// If a corpus can't be read or has a malformed line.
pub fn all(config: &CorporaConfig, gazetteer: &Gazetteer) -> io::Result<Vec<Corpus>> {
    let mut corpora = Vec::new();
    let held = |file: &str| file.split('/').next().is_some_and(|corpus| config.holds(corpus));
    for &(file, guide, meanings) in FILES.iter().filter(|corpus| held(corpus.0)) {
        let mut documents = documents(&read(&config.join(file))?, file)?;
        let sentences = documents.iter_mut().flatten();
        let corpus = Corpus { guide, documents: Vec::new() };
        sentences.for_each(|s| translate(s, meanings, gazetteer));
        let documents =
            documents.into_iter().map(|d| d.into_iter().map(|s| s.1).collect()).collect();
        corpora.push(Corpus { documents, ..corpus });
    }
    if config.holds("worldwide") {
        let mut documents = worldwide::documents(config, &config.splitter()?)?;
        documents.iter_mut().flatten().for_each(|s| translate(s, WORLDWIDE, gazetteer));
        let documents =
            documents.into_iter().map(|d| d.into_iter().map(|s| s.1).collect()).collect();
        corpora.push(Corpus { documents, guide: 4 });
    }
    if !config.holds("wsj-ontonotes") {
        return Ok(corpora);
    }
    let mut documents =
        documents(&read(&config.join("wsj-ontonotes/train.tsv.gz"))?, "wsj-ontonotes")?;
    documents.iter_mut().flatten().for_each(|s| ontonotes(s, gazetteer));
    let documents = documents.into_iter().map(|d| d.into_iter().map(|s| s.1).collect()).collect();
    corpora.push(Corpus { guide: 0, documents });
    Ok(corpora)
}

/// The number of sentences of a document, for corpora that do not mark documents.
const STRETCH: usize = 20;

/// Parses a corpus with one word per line, and blank lines between sentences. The first column is the word, and the
/// last column is its BIO tag. In rows of five columns, the second column is the word, and the third its tag. Returns
/// the sentences of each document.
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
    (spans, Sentence { words, ..Sentence::default() })
}

/// Adds the names of a sentence, with the corpus's labels mapped to sets of our kinds and with our boundaries.
fn translate((spans, sentence): &mut Raw, meanings: &Meanings, gazetteer: &Gazetteer) {
    for (range, label) in std::mem::take(spans) {
        let meaning = meanings.iter().find(|(name, _)| *name == label);
        if let Some(&(_, kinds)) = meaning {
            let range = trim(&sentence.words, range, kinds, gazetteer);
            if !range.is_empty() {
                let kinds = if kinds == OTHER && is_quoted(&sentence.words, &range) {
                    set(&[EntityKind::WorkOfArt])
                } else {
                    narrow(&sentence.words[range.clone()], &label, kinds, gazetteer)
                };
                sentence.names.push((range, kinds));
            }
        }
    }
}

/// Adds the names of a sentence of OntoNotes, whose labels are our kinds. Numbers and times are left out.
fn ontonotes((spans, sentence): &mut Raw, gazetteer: &Gazetteer) {
    for (range, label) in std::mem::take(spans) {
        if let Some(kind) = EntityKind::ALL.iter().find(|kind| kind.as_str() == label) {
            let kinds = set(&[*kind]);
            // OntoNotes includes the possessive; other corpora include it only where it is part of the name.
            let possessive = matches!(&sentence.words[range.end - 1][..], "'s" | "'" | "’s");
            let range = range.start..range.end - usize::from(possessive);
            let range = trim(&sentence.words, range, kinds, gazetteer);
            if !range.is_empty() {
                sentence.names.push((range, kinds));
            }
        }
    }
}

/// Removes the articles at the start of a name, and the titles at the start of a person's name.
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
        let first = &words[range.start];
        if matches!(&first[..], "the" | "a" | "an")
            || (first == "The" && kinds & set(&[EntityKind::WorkOfArt]) == 0 && range.len() > 1)
            || kinds == PERSON && is_title(first)
        {
            range.start += 1;
        } else {
            break;
        }
    }
    range
}

/// Returns whether the name is enclosed in quotation marks, as titles of works are; a comma may precede the closing
/// mark.
fn is_quoted(words: &[String], name: &Range<usize>) -> bool {
    let is_mark = |word: &String| matches!(&word[..], "\"" | "``" | "''" | "'" | "“" | "”");
    let comma = words.get(name.end).is_some_and(|word| word == ",");
    let before = name.start.checked_sub(1).map(|before| &words[before]);
    before.is_some_and(is_mark) && words.get(name.end + usize::from(comma)).is_some_and(is_mark)
}

/// Returns the possible kinds of a place by the first or last word of its lower-cased name: "Lake Turkana", "Fifth
/// Avenue".
fn by_part(lower: &[String]) -> Kinds {
    const NATURE: &str = " river sea ocean lake bay gulf strait straits channel island islands isle isles mountain \
        mountains mount hills heights valley desert peninsula coast cape forest basin plateau delta falls glacier ";
    const BUILT: &str = " street avenue road square bridge airport stadium park palace cathedral mosque church \
        tower building hall prison harbour harbor station hotel arena center centre plaza gardens canal highway \
        boulevard terminal oval lane ground court museum library theatre theater ";
    let is_in = |list: &str, word: &str| list.contains(&format!(" {word} "));
    let ends = |list: &str| lower.last().is_some_and(|word| is_in(list, word));
    if ends(NATURE) || matches!(&lower[0][..], "lake" | "mount" | "gulf" | "cape") {
        set(&[EntityKind::Loc])
    } else if ends(BUILT) {
        set(&[EntityKind::Fac])
    } else {
        PLACE
    }
}

/// Returns the possible kinds of a name that is no person, place or organisation, by its first or last word in
/// lower case; `MISC` by default.
fn by_word(lower: &[String], gazetteer: &Gazetteer) -> Kinds {
    const LAW: &str =
        " act treaty accord accords constitution amendment convention protocol charter bill ";
    let is_law = |word: &String| LAW.contains(&format!(" {word} "));
    let is_number = |word: &str| {
        word.bytes().any(|b| b.is_ascii_digit())
            || matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "one" | "two")
    };
    let is_event = |word: &String| gazetteer.word(word) & Class::Event as Classes != 0;
    let (last, before) = lower.split_last().map_or(("", lower), |(last, rest)| (&last[..], rest));
    let named = if is_number(last) && !before.is_empty() { before } else { lower };
    match named.last() {
        Some(word) if lower.len() > 1 && is_event(word) => EVENT,
        Some(word) if lower.len() > 1 && is_law(word) => set(&[EntityKind::Law]),
        _ if lower.len() > 2 && is_law(&lower[0]) => set(&[EntityKind::Law]),
        // "Airbus A380", "MiG-29"
        _ if is_number(last) && last.len() > 2 => set(&[EntityKind::Product, EntityKind::Misc]),
        _ => set(&[EntityKind::Misc]),
    }
}

/// Narrows the set of possible kinds of a name. `label` is the corpus's label, and `kinds` are the kinds that the label
/// may stand for. The gazetteer and the words of the name often decide between kinds that the corpus does not
/// distinguish.
fn narrow(words: &[String], label: &str, kinds: Kinds, gazetteer: &Gazetteer) -> Kinds {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let phrase = lower.iter().fold(Phrase::new(), |phrase, word| phrase.then(word));
    let known = if lower.len() <= LONGEST { gazetteer.classes(phrase) } else { 0 };
    let state = Class::Country as Classes | Class::State as Classes;
    let town = Class::Town as Classes;
    let last = lower.last().map_or(0, |last| gazetteer.word(last));
    let gpe = set(&[EntityKind::Gpe]);
    let people = Class::People as Classes;
    match label {
        // GMB labels a state that acts as an organisation "org", and sometimes labels a state "gpe", which is its label
        // for peoples.
        "org" | "gpe" if known & state != 0 && known & people == 0 => gpe | kinds,
        _ if kinds == PLACE && known & Class::Region as Classes != 0 => set(&[EntityKind::Loc]),
        // The worldwide corpus labels a fifth of its peoples as places.
        "Location" if known & people != 0 && known & state == 0 => NORP | PLACE,
        _ if kinds == PLACE && known & (state | town) != 0 => gpe,
        // The name of a building may stand for the organisation in it ("White House"); some corpora still label it
        // as a place.
        _ if kinds == PLACE && known & Class::Body as Classes != 0 => ORG | PLACE,
        _ if kinds == PLACE && lower.len() > 1 => by_part(&lower),
        _ if kinds == OTHER && (known | last) & people != 0 => NORP,
        // The gazetteer lists nearly all peoples, so a name that it does not list as a people is not a people.
        _ if kinds == OTHER => by_word(&lower, gazetteer),
        _ => kinds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the names found in a text in columns; each expected name comes with the names of its possible kinds.
    fn check(text: &str, meanings: &Meanings, wanted: &[(&str, &str)]) {
        let lists = [
            ("minister", Class::Title),
            ("peru", Class::Country),
            ("kurdish", Class::People),
            ("cup", Class::Event),
        ];
        let entries = lists.map(|(word, class)| (Phrase::new().then(word), class));
        let gazetteer = Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap();
        let mut read = documents(text, "test").unwrap();
        let mut found = Vec::new();
        for raw in read.iter_mut().flatten() {
            translate(raw, meanings, &gazetteer);
            for (range, kinds) in &raw.1.names {
                let of = |kind: &&EntityKind| kinds >> **kind as u16 & 1 == 1;
                let names: Vec<_> = EntityKind::ALL.iter().filter(of).map(|k| k.as_str()).collect();
                found.push((raw.1.words[range.clone()].join(" "), names.join(" ")));
            }
        }
        let found: Vec<_> = found.iter().map(|(name, kinds)| (&name[..], &kinds[..])).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn coarse_kinds_are_sets_that_facts_narrow() {
        check("Homs\tB-LOC\n", CONLL, &[("Homs", "FAC GPE LOC")]);
        check("Peru\tB-LOC\n", CONLL, &[("Peru", "GPE")]);
        check("Lake\tB-LOC\nElm\tI-LOC\n", CONLL, &[("Lake Elm", "LOC")]);
        check("Elm\tB-LOC\nAvenue\tI-LOC\n", CONLL, &[("Elm Avenue", "FAC")]);
        check("Kurdish\tB-MISC\n", CONLL, &[("Kurdish", "NORP")]);
        check("Elm\tB-MISC\nCup\tI-MISC\n", CONLL, &[("Elm Cup", "EVENT")]);
        check("Elm\tB-MISC\n", CONLL, &[("Elm", "MISC")]);
        check("Elm\tB-MISC\nCup\tI-MISC\n96\tI-MISC\n", CONLL, &[("Elm Cup 96", "EVENT")]);
        check("Elm\tB-MISC\nAct\tI-MISC\n", CONLL, &[("Elm Act", "LAW")]);
        check("Elm-747\tB-MISC\n", CONLL, &[("Elm-747", "PRODUCT MISC")]);
        check("\"\tO\nElm\tB-MISC\n,\tO\n\"\tO\n", CONLL, &[("Elm", "WORK_OF_ART")]);
        check("Peru\tB-org\n", GMB, &[("Peru", "ORG GPE")]);
    }

    #[test]
    fn titles_and_articles_are_taken_off() {
        check("Minister\tB-per\nFell\tI-per\n", GMB, &[("Fell", "PERSON")]);
        check("Minister\tB-per\n", GMB, &[]);
        check("the\tB-org\nFund\tI-org\n", GMB, &[("Fund", "ORG")]);
        check("Monday\tB-tim\n", GMB, &[]);
    }

    #[test]
    fn a_name_begins_where_its_tag_or_its_kind_does() {
        let two = [("Ada", "PERSON"), ("Otto", "PERSON")];
        check("Ada\tB-PER\nOtto\tB-PER\n", CONLL, &two);
        check("Ada I-PER\n\nOtto I-PER\n", CONLL, &two);
        check("1 Ada B-PER - me\n2 left O - me\n", CONLL, &two[..1]);
    }

    #[test]
    fn documents_begin_where_the_corpus_says() {
        let text = "# doc 1\nAda\tO\n\nleft\tO\n\n# doc 2\n#\tO\n";
        let sizes: Vec<usize> = documents(text, "test").unwrap().iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1]);
        assert!(documents("alone\n", "test").is_err());
    }
}
