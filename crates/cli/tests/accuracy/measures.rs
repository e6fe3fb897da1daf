//! The figures that are measured on each development set, with their minimum values. The test and `cargo xtask scores`
//! share this file. The scorers, which define what is correct, and the sets are outside the repository, in
//! `../shared/eval`.

use std::{
    ffi::OsStr,
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;

/// A development set, its scorer, and the figures of the scorer's output that are reported and checked.
pub(crate) struct Set {
    /// The name of the set and of its output file.
    pub(crate) name: &'static str,
    /// The description in the README's table.
    pub(crate) about: &'static str,
    /// The path of the gold standard, relative to `../shared`.
    gold: &'static str,
    scorer: Scorer,
    rows: &'static [Row],
}

/// A figure in the scorer's output, and its minimum in percent.
struct Row {
    name: &'static str,
    /// The keys that lead to the figure in the scorer's JSON.
    path: &'static [&'static str],
    at_least: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scorer {
    /// `reader.py`: scores what a reader sees of an article.
    Reader,
    /// `score.py`: scores names, quotes, times and events.
    Layers,
    /// `ud.py`: scores the tokens and dependency trees of raw text.
    Trees,
}

/// A measured figure.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    /// The measured value, in percent.
    pub(crate) value: f64,
    /// The minimum value, in percent.
    pub(crate) at_least: f64,
}

const fn row(name: &'static str, path: &'static [&'static str], at_least: f64) -> Row {
    Row { name, path, at_least }
}

const TREES: &[Row] = &[
    row("sentences, F1", &["sentences"], 88.0),
    row("UPOS", &["UPOS"], 94.0),
    row("UAS", &["UAS"], 84.0),
    row("LAS", &["LAS"], 81.0),
];

/// All development sets.
pub(crate) const SETS: &[Set] = &[
    Set {
        name: "reader",
        about: "20 web articles, read as a fact-checker would",
        gold: "eval/reader-dev.jsonl.gz",
        scorer: Scorer::Reader,
        rows: &[
            row("speech shown: right", &["speech right", "p"], 75.0),
            row("speech in the text: shown right", &["speech right", "r"], 71.0),
            row("speech: speaker right", &["speech speaker", "%"], 87.0),
            row("named entities: one thing, one kind", &["entities clean", "%"], 82.0),
            row("pronouns: right", &["pronouns", "p"], 85.0),
            row("pronouns: resolved right", &["pronouns", "r"], 60.0),
            row("descriptions: right", &["descriptions", "p"], 83.0),
            row("descriptions: resolved right", &["descriptions", "r"], 50.0),
            row("timeline, lines shown: right", &["timeline right", "p"], 77.0),
            row("timeline, what must be told: told right", &["timeline right", "r"], 66.0),
            row("timeline, parts of the story: right", &["timeline band", "%"], 88.0),
        ],
    },
    Set {
        name: "sample",
        about: "one Voice of America article, annotated by hand",
        gold: "eval/voa-syria.jsonl",
        scorer: Scorer::Layers,
        rows: &[
            row("names, overlap F1", &["names overlap", "f1"], 90.0),
            row("quotes, span F1", &["quotes span (IoU>=.5)", "f1"], 75.0),
            row("quotes, with speaker F1", &["quotes span+speaker", "f1"], 65.0),
            row("times, value F1", &["times value", "f1"], 85.0),
            row("events dated right", &["events dated right", "r"], 60.0),
        ],
    },
    Set {
        name: "names-conll2003",
        about: "CoNLL-2003, testa (Reuters)",
        gold: "eval/ner-conll2003-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[row("names, strict F1", &["names strict", "f1"], 93.0)],
    },
    Set {
        name: "names-worldwide",
        about: "web news of five continents",
        gold: "eval/ner-worldwide-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[
            row("names, strict F1", &["names strict", "f1"], 81.0),
            row("names, overlap F1", &["names overlap", "f1"], 85.0),
        ],
    },
    Set {
        name: "names-gmb",
        about: "Groningen Meaning Bank (Voice of America and others)",
        gold: "eval/ner-gmb-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[row("names, overlap F1", &["names overlap", "f1"], 83.0)],
    },
    Set {
        name: "quotes-polnear",
        about: "PolNeAR (US political news)",
        gold: "eval/quotes-polnear-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[
            row("quotes, span F1", &["quotes span (IoU>=.5)", "f1"], 69.0),
            row("quotes, with speaker F1", &["quotes span+speaker", "f1"], 63.0),
        ],
    },
    Set {
        name: "times-timebank",
        about: "TimeBank and AQUAINT (TempEval-3)",
        gold: "eval/times-timebank-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[
            row("times, strict F1", &["times strict", "f1"], 88.0),
            row("times, relaxed F1", &["times relaxed", "f1"], 93.0),
            row("times, type F1", &["times type", "f1"], 88.5),
            row("times, value F1", &["times value", "f1"], 81.0),
            row("events, trigger F1", &["events trigger", "f1"], 85.0),
            row("events dated right", &["events dated right", "r"], 74.5),
        ],
    },
    Set {
        name: "events-meantime",
        about: "MEANTIME (Wikinews)",
        gold: "eval/events-meantime-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[
            row("events, trigger F1", &["events trigger", "f1"], 77.0),
            row("events dated right", &["events dated right", "r"], 68.0),
            row("events, agent F1", &["events Arg0 recall", "f1"], 73.0),
            row("events, patient F1", &["events Arg1 recall", "f1"], 61.0),
            row("events, place F1", &["events Argm-LOC recall", "f1"], 50.0),
            row("events, negation F1", &["events negation recall", "f1"], 80.0),
        ],
    },
    Set {
        name: "main-5w1h",
        about: "Giveme5W1H's gold standard (web news with its page noise)",
        gold: "eval/main-5w1h-dev.jsonl.gz",
        scorer: Scorer::Layers,
        rows: &[
            row("main event: what", &["main event what", "first three"], 75.0),
            row("main event: who", &["main event who", "first three"], 90.0),
            row("main event: where", &["main event where", "first three"], 46.0),
            row("main event: when", &["main event when", "first three"], 72.0),
        ],
    },
    Set {
        name: "syntax-ewt",
        about: "UD English EWT, from raw text",
        gold: "data/ud-ewt/dev.conllu.gz",
        scorer: Scorer::Trees,
        rows: TREES,
    },
    Set {
        name: "syntax-gum",
        about: "UD English GUM, from raw text",
        gold: "data/ud-gum/dev.conllu.gz",
        scorer: Scorer::Trees,
        rows: TREES,
    },
];

impl Set {
    /// Annotates the set with the program `dateline` and its arguments, writes the annotations to `folder`, and scores
    /// them. An error is a readable sentence.
    pub(crate) fn figures(
        &self,
        (dateline, arguments): (&Path, &[&OsStr]),
        shared: &Path,
        folder: &Path,
    ) -> Result<Vec<Figure>, String> {
        let gold = shared.join(self.gold);
        let (texts, annotations) = self.files(folder);
        let script = shared.join("eval").join(match self.scorer {
            Scorer::Reader => "reader.py",
            Scorer::Layers => "score.py",
            Scorer::Trees => "ud.py",
        });
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut unpack = Command::new("python3");
        match self.scorer {
            Scorer::Reader | Scorer::Layers => unpack.args(["-c", UNPACK]).arg(&gold),
            Scorer::Trees => unpack.arg(&script).arg("text").arg(&gold),
        };
        run(unpack.stdout(created(&texts)?))?;

        let mut annotate = Command::new(dateline);
        annotate
            .args(arguments)
            .arg("--lines")
            .stdin(opened(&texts)?)
            .stdout(created(&annotations)?);
        if self.scorer == Scorer::Trees {
            annotate.arg("--tokens");
        }
        run(&mut annotate)?;

        let mut score = Command::new("python3");
        score.arg(&script);
        if self.scorer == Scorer::Trees {
            score.arg("score");
        }
        let said = run(score.arg(&gold).arg(&annotations).arg("--json").stdout(Stdio::piped()))?;
        let scores: Value =
            serde_json::from_str(&said).map_err(|error| format!("{}: {error}", self.name))?;
        self.rows.iter().map(|row| row.figure(&scores)).collect()
    }

    fn files(&self, folder: &Path) -> (std::path::PathBuf, std::path::PathBuf) {
        (
            folder.join(format!("{}.texts.jsonl", self.name)),
            folder.join(format!("{}.jsonl", self.name)),
        )
    }
}

/// A Python program that prints a file, which may be compressed with gzip.
const UNPACK: &str = "\
import gzip, shutil, sys
path = sys.argv[1]
shutil.copyfileobj((gzip.open if path.endswith('.gz') else open)(path, 'rb'), sys.stdout.buffer)";

impl Row {
    fn figure(&self, scores: &Value) -> Result<Figure, String> {
        let found = self.path.iter().try_fold(scores, |value, key| value.get(key));
        let value = found.and_then(Value::as_f64);
        let value = value.ok_or_else(|| format!("the scorer's output has no {:?}", self.path))?;
        Ok(Figure { name: self.name, value, at_least: self.at_least })
    }
}

fn created(path: &Path) -> Result<File, String> {
    File::create(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn opened(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Runs a program until it ends. Returns its standard output, if that was piped.
fn run(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stderr(Stdio::inherit()).spawn().and_then(std::process::Child::wait_with_output);
    let output = output.map_err(|error| format!("{name}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name} failed ({})", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
