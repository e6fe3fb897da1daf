//! `train [NAME …]`: rebuilds the named models, or all of them, from `../shared/data` into `models/`.
#![expect(clippy::print_stderr, reason = "a command line speaks to its user")]

use dateline::{models::pack, train};
use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

/// A trainer: its name, the kind and the name of its file, and what makes the body from the corpora.
type Trainer = (&'static str, [u8; 4], &'static str, fn(&Path) -> io::Result<Vec<u8>>);

/// In the order in which they need each other's files.
const TRAINERS: &[Trainer] = &[
    ("words", *b"WORD", "words.bin", train::words::train),
    ("sentences", *b"SENT", "sentences.bin", train::sentences::train),
    ("tagger", *b"TAGS", "tagger.bin", train::tagger::train),
    ("lemmatizer", *b"LEMM", "lemmatizer.bin", train::lemmatizer::train),
    ("parser", *b"TREE", "parser.bin", train::parser::train),
    ("gazetteer", *b"GAZT", "gazetteer.bin", train::gazetteer::train),
    ("names", *b"NAME", "names.bin", train::names::train),
    ("events", *b"EVNT", "events.bin", train::events::train),
    ("quotes", *b"QUOT", "quotes.bin", train::quotes::train),
];

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(name) = asked.iter().find(|name| TRAINERS.iter().all(|t| t.0 != **name)) {
        let known: Vec<_> = TRAINERS.iter().map(|t| t.0).collect();
        eprintln!("no trainer is called {name}; there are: {}", known.join(", "));
        return ExitCode::FAILURE;
    }
    for trainer in TRAINERS.iter().filter(|t| asked.is_empty() || asked.iter().any(|a| a == t.0)) {
        if let Err(error) = run(trainer) {
            eprintln!("{}: {error}", trainer.0);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn run(&(name, kind, file, train): &Trainer) -> io::Result<()> {
    let body = train(Path::new("../shared/data"))?;
    let packed = pack(kind, &body);
    eprintln!("{name}: {file}, {} bytes, {} unpacked", packed.len(), body.len());
    fs::write(Path::new("models").join(file), packed)
}
