//! The command line of the trainers. `train [--free] [NAME …]` trains the named models, or all models, on the
//! corpora in `../shared/data`, and writes them to `models/`; with `--free`, it uses only free corpora and writes
//! to `target/free/`. `train --ablations [NAME …]` runs the experiments of `train::ablations` and writes to
//! `target/ablations/`. `train --cross-validate` reads each annotated web page with models that were trained on the
//! others, and writes the articles to `target/cross-validation/`, for `../shared/eval/pages.py`.
#![expect(clippy::print_stderr, reason = "a command line speaks to its user")]

use dateline_core::model_file::pack;
use dateline_core::models::content;
use dateline_core::train::{self, CorporaConfig};
use std::process::ExitCode;
use std::{fs, io};

/// A trainer: its name, the name of its file, and the function that computes the body of the file from the corpora.
type Trainer = (&'static str, &'static str, fn(&CorporaConfig) -> io::Result<Vec<u8>>);

/// The trainers. Each comes after the trainers whose files it reads.
const TRAINERS: &[Trainer] = &[
    ("words", "words.bin", train::word_classes::train),
    ("sentences", "sentences.bin", train::sentences::train),
    ("syntax", "syntax.bin", train::syntax::train),
    ("lemmatizer", "lemmatizer.bin", train::lemmatizer::train),
    ("gazetteer", "gazetteer.bin", train::gazetteer::train),
    ("names", "names.bin", train::names::train),
    ("events", "events.bin", train::events::train),
    ("quotes", "quotes.bin", train::quotes::train),
    ("lines", "lines.bin", train::line_selection::train),
    ("story", "story.bin", train::story::train),
    ("link-words", "link-words-1.txt", train::preset_dictionary::train),
];

fn main() -> ExitCode {
    let (options, asked): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let experiments = options == ["--ablations"];
    let config = match options.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["--ablations" | "--cross-validate"] => CorporaConfig::full(),
        ["--free"] => CorporaConfig::free(),
        _ => {
            eprintln!("the only options are --free, --ablations and --cross-validate");
            return ExitCode::FAILURE;
        }
    };
    if options == ["--cross-validate"] {
        return finish(cross_validate(&config));
    }
    if experiments {
        return finish(train::ablations::run(&config, &asked, |what| eprintln!("{what}")));
    }
    if let Some(name) = asked.iter().find(|name| TRAINERS.iter().all(|t| t.0 != **name)) {
        let known: Vec<_> = TRAINERS.iter().map(|t| t.0).collect();
        eprintln!("no trainer is called {name}; there are: {}", known.join(", "));
        return ExitCode::FAILURE;
    }
    for trainer in TRAINERS.iter().filter(|t| asked.is_empty() || asked.iter().any(|a| a == t.0)) {
        if let Err(error) = run(trainer, &config) {
            eprintln!("{}: {error}", trainer.0);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn finish(result: io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn cross_validate(config: &CorporaConfig) -> io::Result<()> {
    const FOLDS: u32 = 4;
    const FOLDER: &str = "target/cross-validation";
    fs::create_dir_all(FOLDER)?;
    for (file, lines) in train::story::cross_validate(config, FOLDS)? {
        fs::write(format!("{FOLDER}/{file}.jsonl"), lines)?;
        eprintln!("{FOLDER}/{file}.jsonl");
    }
    Ok(())
}

fn run(&(name, file, train): &Trainer, config: &CorporaConfig) -> io::Result<()> {
    let body = train(config)?;
    // The list of words for links is plain text, without the container of the model files.
    let is_model = file != "link-words-1.txt";
    let packed = if is_model { pack(content(file), &body) } else { body.clone() };
    eprintln!("{name}: {file}, {} bytes, {} unpacked", packed.len(), body.len());
    fs::create_dir_all(config.models())?;
    fs::write(config.models().join(file), packed)
}
