//! Checks the exports of whole articles with third-party programs: spaCy, a JSON-LD processor, an iCalendar reader, a
//! strict HTML parser, a CommonMark parser. `tests/readback/read_back.py` runs them.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    shell::{self, log},
    test_counts::TestCounts,
    tools::python_packages,
};

/// Our examples, and a text that attacks the programs that open an export.
const ARTICLES: [&str; 4] = [
    "examples/chip-merger.txt",
    "examples/dam-talks.txt",
    "examples/ferry-inquiry.txt",
    "tests/readback/hostile.txt",
];

/// The export formats that are checked, by their names on the command line.
const FORMATS: [&str; 10] = [
    "json",
    "spacy",
    "webannotation",
    "schema",
    "ics",
    "html",
    "markdown",
    "csv-entities",
    "csv-quotes",
    "csv-events",
];

/// Writes the exports and runs the checks on them.
pub(crate) fn check() -> Result<TestCounts> {
    if !python_packages::is_available() {
        shell::print("skipped: Python 3.11 or newer with venv is not installed");
        return Ok(TestCounts::SKIPPED);
    }
    let tests = shell::root().join("tests/readback");
    let python = python_packages::install(&tests.join("requirements.txt"))?;
    let dateline = shell::command_line()?;
    let folder = shell::target()?.join("readback");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    for article in ARTICLES {
        let name = Path::new(article).file_stem().context("an article has no name")?;
        let exports = folder.join(name);
        fs::create_dir_all(&exports)?;
        for format in FORMATS {
            let mut export = shell::command(&dateline);
            export.args(["--published", "2026-03-06", "--format", format, article]);
            fs::write(exports.join(format), shell::read(&mut export)?)?;
        }
    }
    log(format!("read_back.py {}", folder.display()));
    let mut read = shell::command(python);
    let (status, output) = shell::tee(read.arg(tests.join("read_back.py")).arg(folder))?;
    Ok(TestCounts::of_last_line(&output).unwrap_or_default().with_exit_status(status.success()))
}
