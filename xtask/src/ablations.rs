//! `cargo xtask ablations`: measures what each part of the models contributes, and writes models/ABLATIONS.md.

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
    shell::{self, log},
    train,
};

const HELP: &str = "\
Trains models without some of their features, or with coarser weights, measures each on the
development sets, and writes the tables to models/ABLATIONS.md. Training is short, about a minute per
experiment, so compare the figures only with each other.

usage: cargo xtask ablations [--trained] [MODEL]…

  --trained    measure the models of the last training run";

/// For each model: its name, the development sets on which its experiments are measured, and the prefix of the
/// names of the figures to report.
const EXPERIMENT_SETS: &[(&str, &[&str], &str)] = &[
    ("sentences", &["syntax-ewt", "syntax-gum"], "sentences"),
    ("syntax", &["syntax-ewt", "syntax-gum"], ""),
    ("names", &["names-conll2003", "names-gmb"], "names"),
    ("quotes", &["quotes-polnear"], "quotes"),
    ("events", &["times-timebank", "events-meantime"], "events"),
];

const HEADER: &str = "\
# Ablations

What each part of the models contributes, on the development sets, in percent. Written by `cargo xtask ablations`.

Each row is one model that was trained for a shorter time than the shipped one, on less data. Compare figures only
within a table. All other models are the shipped ones.
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
        train::run_trainers(options.chain(models.iter().map(AsRef::as_ref)))?;
    }
    let measure = Measure::prepare()?;
    let file = shell::root().join("models/ABLATIONS.md");
    let previous = fs::read_to_string(&file).unwrap_or_default();
    let mut text = HEADER.to_owned();
    for (model, sets, prefix) in EXPERIMENT_SETS {
        // The trainer writes the experiments here.
        let folder = shell::root().join("target/ablations").join(model);
        if folder.is_dir() {
            log(format!("measuring the experiments with {model}"));
            let sets = SETS.iter().filter(|set| sets.contains(&set.name)).collect::<Vec<_>>();
            let figures = Figures::measure(&measure, &folder, &sets, prefix)?;
            write!(text, "\n## {model}\n\n{}", figures.table())?;
        } else if let Some(section) = previous.split("\n## ").find(|s| s.starts_with(model)) {
            // Without experiments for this model, its section stays as it was.
            write!(text, "\n## {}\n", section.trim_end())?;
        }
    }
    fs::write(&file, text)?;
    log(format!("wrote the tables to {}", file.display()));
    Ok(())
}

/// The results of one model's experiments.
struct Figures {
    /// The headings of the columns: the name of the development set, a colon, and the name of the measured figure.
    columns: Vec<String>,
    /// For each experiment its name, the size of the model file in bytes, and one figure per column.
    rows: Vec<(String, u64, Vec<f64>)>,
}

impl Figures {
    fn measure(measure: &Measure, folder: &Path, sets: &[&Set], prefix: &str) -> Result<Self> {
        let mut experiments = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<PathBuf>>>()?;
        experiments.sort();
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for experiment in experiments {
            let (models, size) = combine_with_shipped(&experiment)?;
            let arguments = [OsStr::new("--models"), models.as_os_str()];
            columns.clear();
            let mut values = Vec::new();
            for set in sets {
                let figures = measure.figures(set, &arguments)?.into_iter();
                for figure in figures.filter(|figure| figure.name.starts_with(prefix)) {
                    columns.push(format!("{}: {}", set.name, figure.name));
                    values.push(figure.value);
                }
            }
            let name = experiment.file_name().unwrap_or_default().to_string_lossy();
            let (_, name) =
                name.split_once(' ').context("the name of an experiment has no number")?;
            rows.push((name.to_owned(), size, values));
        }
        ensure!(!rows.is_empty(), "no experiments in {}", folder.display());
        Ok(Self { columns, rows })
    }

    /// Formats the results as a Markdown table. Each row except the first also shows the difference from the first.
    fn table(&self) -> String {
        let mut text = format!("| model | kB | {} |\n", self.columns.join(" | "));
        let _ = writeln!(text, "| --- | ---: |{}", " ---: |".repeat(self.columns.len()));
        let baseline = &self.rows[0].2;
        for (name, size, values) in &self.rows {
            let _ = write!(text, "| {name} | {:.0} |", *size as f64 / 1000.0);
            for (value, baseline) in values.iter().zip(baseline) {
                let _ = match value - baseline {
                    change if change.abs() < 0.005 => write!(text, " {value:.2} |"),
                    change => write!(text, " {value:.2} ({change:+.2}) |"),
                };
            }
            text.push('\n');
        }
        text
    }
}

/// Creates a folder with all models: those of the experiment, and the shipped ones that the experiment does not
/// replace. Returns the folder, and the total size of the experiment's models in bytes.
fn combine_with_shipped(experiment: &Path) -> Result<(PathBuf, u64)> {
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
