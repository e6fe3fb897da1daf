//! `cargo xtask ablations`: writes models/ABLATIONS.md.

use std::{
    ffi::OsStr,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    measures::{SETS, Set},
    scores::Measure,
    shell::{self, say},
    train,
};

const HELP: &str = "\
Trains models without some of their features, or with coarser weights, measures each on the
development sets, and writes the tables to models/ABLATIONS.md. Training is short, about a minute an
experiment: figures compare with each other alone.

usage: cargo xtask ablations [--trained] [MODEL]…

  --trained    measures what was trained before";

/// On which sets each model's experiments are measured, and by which figures: those that begin so.
const MEASURED: &[(&str, &[&str], &str)] = &[
    ("sentences", &["syntax-ewt", "syntax-gum"], "sentences"),
    ("syntax", &["syntax-ewt", "syntax-gum"], ""),
    ("names", &["names-conll2003", "names-gmb"], "names"),
    ("quotes", &["quotes-polnear"], "quotes"),
    ("events", &["times-timebank", "events-meantime"], "events"),
];

const OPENING: &str = "\
# Ablations

What the parts of the models bring, on the development sets, in percent. Written by `cargo xtask ablations`.

Each row is one model trained anew, for a shorter time than the shipped one and on less: figures compare within a
table alone. Every other model is the shipped one.
";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};
    let (mut trained, mut models) = (false, Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("trained") => trained = true,
            Value(model) => models.push(model),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if !trained {
        let options = [OsStr::new("--ablations")].into_iter();
        train::trainers(options.chain(models.iter().map(AsRef::as_ref)))?;
    }
    let measure = Measure::ready()?;
    let file = shell::root().join("models/ABLATIONS.md");
    let before = fs::read_to_string(&file).unwrap_or_default();
    let mut text = OPENING.to_owned();
    for (model, sets, wanted) in MEASURED {
        // Where the trainer writes them.
        let folder = shell::root().join("target/ablations").join(model);
        if folder.is_dir() {
            say(format!("measuring the experiments with {model}"));
            let sets = SETS.iter().filter(|set| sets.contains(&set.name)).collect::<Vec<_>>();
            let figures = Figures::of(&measure, &folder, &sets, wanted)?;
            write!(text, "\n## {model}\n\n{}", figures.table())?;
        } else if let Some(section) = before.split("\n## ").find(|s| s.starts_with(model)) {
            // Measured at another time.
            write!(text, "\n## {}\n", section.trim_end())?;
        }
    }
    fs::write(&file, text)?;
    say(format!("the tables are in {}", file.display()));
    Ok(())
}

/// What came out for one model.
struct Figures {
    /// What was measured, and on what.
    columns: Vec<String>,
    /// Experiments, with the size of the model file in bytes and a figure a column.
    rows: Vec<(String, u64, Vec<f64>)>,
}

impl Figures {
    fn of(measure: &Measure, folder: &Path, sets: &[&Set], wanted: &str) -> Result<Self> {
        let mut experiments = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<PathBuf>>>()?;
        experiments.sort();
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for experiment in experiments {
            let (models, size) = with_shipped(&experiment)?;
            let arguments = [OsStr::new("--models"), models.as_os_str()];
            columns.clear();
            let mut values = Vec::new();
            for set in sets {
                let figures = measure.figures(set, &arguments)?.into_iter();
                for figure in figures.filter(|figure| figure.name.starts_with(wanted)) {
                    columns.push(format!("{}: {}", set.name, figure.name));
                    values.push(figure.value);
                }
            }
            let name = experiment.file_name().unwrap_or_default().to_string_lossy();
            let (_, name) = name.split_once(' ').context("an experiment has a number")?;
            rows.push((name.to_owned(), size, values));
        }
        ensure!(!rows.is_empty(), "no experiments in {}", folder.display());
        Ok(Self { columns, rows })
    }

    /// In Markdown; each row but the first with how it differs from that.
    fn table(&self) -> String {
        let mut text = format!("| model | kB | {} |\n", self.columns.join(" | "));
        let _ = writeln!(text, "| --- | ---: |{}", " ---: |".repeat(self.columns.len()));
        let whole = &self.rows[0].2;
        for (name, size, values) in &self.rows {
            let _ = write!(text, "| {name} | {:.0} |", *size as f64 / 1000.0);
            for (value, whole) in values.iter().zip(whole) {
                let _ = match value - whole {
                    by if by.abs() < 0.005 => write!(text, " {value:.2} |"),
                    by => write!(text, " {value:.2} ({by:+.2}) |"),
                };
            }
            text.push('\n');
        }
        text
    }
}

/// A folder with the shipped models, but for those of the experiment; and the bytes of these.
fn with_shipped(experiment: &Path) -> Result<(PathBuf, u64)> {
    let folder = shell::target()?.join("ablations-measured");
    fs::create_dir_all(&folder)?;
    let mut size = 0;
    let shipped = shell::files(&shell::root().join("models"))?;
    for file in shipped.iter().filter(|file| file.extension().is_some_and(|end| end == "bin")) {
        let name = file.file_name().expect("a file has a name");
        let own = experiment.join(name);
        if own.is_file() {
            size += fs::metadata(&own)?.len();
        }
        fs::copy(if own.is_file() { &own } else { file }, folder.join(name))?;
    }
    Ok((folder, size))
}
