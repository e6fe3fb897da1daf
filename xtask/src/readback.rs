//! Reads the exports of whole articles back with programs that are not ours: spaCy, a JSON-LD processor, an iCalendar
//! reader, a strict HTML parser, a CommonMark parser. The reading itself is `tests/readback/read_back.py`.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    shell::{self, say},
    tally::Tally,
    tools::python,
};

/// Our examples, and a text that means harm to whatever opens the export.
const ARTICLES: [&str; 4] = [
    "examples/chip-merger.txt",
    "examples/dam-talks.txt",
    "examples/ferry-inquiry.txt",
    "tests/readback/hostile.txt",
];

/// The forms that are read, by their names on the command line.
const FORMS: [&str; 10] = [
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

/// Writes the exports and has them read.
pub(crate) fn check() -> Result<Tally> {
    if !python::is_there() {
        shell::print("skipped: there is no Python 3.11 or newer that can make environments");
        return Ok(Tally::SKIPPED);
    }
    let tests = shell::root().join("tests/readback");
    let python = python::ready(&tests.join("requirements.txt"))?;
    let dateline = shell::command_line()?;
    let folder = shell::target()?.join("readback");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    for article in ARTICLES {
        let name = Path::new(article).file_stem().context("an article has a name")?;
        let exports = folder.join(name);
        fs::create_dir_all(&exports)?;
        for form in FORMS {
            let mut export = shell::command(&dateline);
            export.args(["--published", "2026-03-06", "--format", form, article]);
            fs::write(exports.join(form), shell::read(&mut export)?)?;
        }
    }
    say(format!("read_back.py {}", folder.display()));
    let mut read = shell::command(python);
    let (status, output) = shell::tee(read.arg(tests.join("read_back.py")).arg(folder))?;
    Ok(Tally::of_last_line(&output).unwrap_or_default().ended(status.success()))
}
