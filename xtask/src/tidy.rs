//! `cargo xtask tidy`: the habits that no compiler checks.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use crate::{module_graph, shell};

const HELP: &str = "\
Checks the habits that no compiler checks: files of at most 500 lines, modules that open with what
they own, a changelog.

usage: cargo xtask tidy";

const MOST_LINES: usize = 500;
/// What is written by hand, by the end of its name.
const WRITTEN: [&str; 6] = [".rs", ".js", ".css", ".html", ".toml", ".py"];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    match arguments.next()? {
        None => check(),
        Some(Long("help") | Short('h')) => {
            shell::print(HELP);
            Ok(())
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

/// An error that lists all that is untidy.
pub(crate) fn check() -> Result<()> {
    let mut untidy = Vec::new();
    for file in sources()? {
        let text = fs::read_to_string(shell::root().join(&file))?;
        untidy.extend(fault(&file, &text).map(|fault| format!("{file}: {fault}")));
    }
    for src in source_folders()? {
        for cycle in module_graph::cycles(&shell::root().join(&src))? {
            let ring: Vec<String> = cycle.iter().map(|file| file.display().to_string()).collect();
            untidy
                .push(format!("{src}: modules import each other in a ring: {}", ring.join(" → ")));
        }
    }
    if !shell::root().join("CHANGELOG.md").is_file() {
        untidy.push("there is no CHANGELOG.md".to_owned());
    }
    ensure!(untidy.is_empty(), "untidy:\n  {}", untidy.join("\n  "));
    Ok(())
}

/// The folders `src` of all crates.
fn source_folders() -> Result<Vec<String>> {
    let folder = |file: String| {
        file.strip_suffix("/lib.rs").or(file.strip_suffix("/main.rs")).map(str::to_owned)
    };
    let mut folders: Vec<String> = sources()?
        .into_iter()
        .filter_map(folder)
        .filter(|folder| folder.ends_with("src"))
        .collect();
    folders.dedup();
    Ok(folders)
}

/// The files of the repository that people write, those not yet committed among them.
fn sources() -> Result<Vec<String>> {
    let mut git = shell::command("git");
    let listed = shell::read(git.args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    // The seeds of the fuzzers are inputs, in any encoding.
    let there = |file: &&str| {
        WRITTEN.iter().any(|end| file.ends_with(end))
            && !file.starts_with("fuzz/seeds/")
            && shell::root().join(file).is_file()
    };
    Ok(listed.lines().filter(there).map(str::to_owned).collect())
}

fn fault(file: &str, text: &str) -> Option<String> {
    let n_lines = text.lines().count();
    if n_lines > MOST_LINES {
        return Some(format!("{n_lines} lines, {MOST_LINES} is the most: split it by concept"));
    }
    let is_module = Path::new(file).extension().is_some_and(|extension| extension == "rs");
    if is_module && !text.starts_with("//!") {
        return Some("opens without //! saying what it owns".to_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{MOST_LINES, fault};

    #[test]
    fn long_or_headless_files_are_faults() {
        let long = "//! long\n".repeat(MOST_LINES + 1);
        for (file, text, wanted) in [
            ("src/a.rs", "//! Owns a.\n", None),
            ("src/a.rs", "fn main() {}\n", Some("opens without")),
            ("src/a.rs", "", Some("opens without")),
            ("src/a.rs", long.as_str(), Some("501 lines")),
            ("style/a.css", "a {}\n", None),
        ] {
            let fault = fault(file, text);
            match wanted {
                None => assert_eq!(fault, None, "{file}"),
                Some(part) => {
                    assert!(fault.as_ref().is_some_and(|fault| fault.contains(part)), "{fault:?}");
                }
            }
        }
    }
}
