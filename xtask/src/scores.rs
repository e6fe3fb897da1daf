//! `cargo xtask scores`: prints the accuracy table for the README, or the tables that compare models.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};

use crate::{
    measures::{Figure, SETS, Set},
    shell::{self, log},
};

const HELP: &str = "\
Prints the accuracy on the development sets as a Markdown table: the figures that the accuracy test
checks. Needs ../shared and Python 3.

usage: cargo xtask scores [--models FOLDER]

  --models FOLDER    print two tables for models/README.md instead: the sizes and the figures of the
                     shipped models and of those in this folder, such as target/free";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    let mut models = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("models") => models = Some(PathBuf::from(arguments.value()?)),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    match models {
        None => table(),
        Some(folder) => compare(&folder),
    }
}

fn table() -> Result<()> {
    let measure = Measure::prepare()?;
    shell::print(format_args!("\n| what | on | % | at least |\n| --- | --- | ---: | ---: |"));
    for set in SETS {
        for figure in measure.figures(set, &[])? {
            shell::print(format_args!(
                "| {} | {} | {:.1} | {} |",
                figure.name, set.about, figure.value, figure.at_least
            ));
        }
    }
    Ok(())
}

/// Prints two tables that compare the shipped models with those in a folder: their sizes and their accuracy.
fn compare(folder: &Path) -> Result<()> {
    let measure = Measure::prepare()?;
    shell::print(format_args!(
        "\n| file | shipped, kB | {}, kB |\n| --- | ---: | ---: |",
        folder.display()
    ));
    for shipped in shell::files(&shell::root().join("models"))? {
        if shipped.extension().is_some_and(|end| end == "bin") {
            let name = shipped.file_name().expect("a file has a name");
            let size =
                |path: &Path| fs::metadata(path).with_context(|| format!("{}", path.display()));
            let (own, other) = (size(&shipped)?.len(), size(&folder.join(name))?.len());
            let kb = |bytes: u64| bytes as f64 / 1000.0;
            let name = name.to_string_lossy();
            shell::print(format_args!("| `{name}` | {:.1} | {:.1} |", kb(own), kb(other)));
        }
    }
    let title = folder.display();
    shell::print(format_args!("\n| what | on | shipped | {title} |\n| --- | --- | ---: | ---: |"));
    let arguments = [OsStr::new("--models"), folder.as_os_str()];
    for set in SETS {
        let (own, other) = (measure.figures(set, &[])?, measure.figures(set, &arguments)?);
        for (own, other) in own.iter().zip(other) {
            shell::print(format_args!(
                "| {} | {} | {:.1} | {:.1} |",
                own.name, set.about, own.value, other.value
            ));
        }
    }
    Ok(())
}

/// The paths that measuring the accuracy needs.
pub(crate) struct Measure {
    /// The compiled command line, which annotates the development sets.
    dateline: PathBuf,
    /// The folder `../shared`, which has the development sets and the scripts that score the annotations.
    shared: PathBuf,
    /// The folder that the annotations are written to.
    folder: PathBuf,
}

impl Measure {
    pub(crate) fn prepare() -> Result<Self> {
        let shared = shell::root().join("../shared");
        ensure!(shared.join("eval").is_dir(), "no development sets: ../shared/eval does not exist");
        let dateline = shell::command_line()?;
        let folder = shell::target()?.join("accuracy");
        log(format!("writing the annotations to {}", folder.display()));
        Ok(Self { dateline, shared, folder })
    }

    pub(crate) fn figures(&self, set: &Set, arguments: &[&OsStr]) -> Result<Vec<Figure>> {
        set.figures((&self.dateline, arguments), &self.shared, &self.folder)
            .map_err(|error| anyhow!("{}: {error}", set.name))
    }
}
