//! `cargo xtask tidy`: checks the conventions that no compiler checks.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use crate::{module_graph, shell};

const HELP: &str = "\
Checks the conventions that no compiler checks: files have at most 500 lines, modules start with a
//! comment, no modules import each other in a ring, and CHANGELOG.md exists.

usage: cargo xtask tidy";

const MAX_LINES: usize = 500;
/// The extensions of hand-written files.
const SOURCE_EXTENSIONS: [&str; 6] = [".rs", ".js", ".css", ".html", ".toml", ".py"];

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

/// Checks all source files. The error lists every violation.
pub(crate) fn check() -> Result<()> {
    let mut violations = Vec::new();
    for file in sources()? {
        let text = fs::read_to_string(shell::root().join(&file))?;
        violations.extend(violation(&file, &text).map(|violation| format!("{file}: {violation}")));
    }
    for src in source_folders()? {
        for cycle in module_graph::cycles(&shell::root().join(&src))? {
            let ring: Vec<String> = cycle.iter().map(|file| file.display().to_string()).collect();
            violations
                .push(format!("{src}: modules import each other in a ring: {}", ring.join(" → ")));
        }
    }
    if !shell::root().join("CHANGELOG.md").is_file() {
        violations.push("CHANGELOG.md is missing".to_owned());
    }
    ensure!(violations.is_empty(), "violations:\n  {}", violations.join("\n  "));
    Ok(())
}

/// Returns the folder `src` of each crate.
fn source_folders() -> Result<Vec<String>> {
    let folder = |file: String| {
        let root = file.strip_suffix("/lib.rs").or(file.strip_suffix("/main.rs"))?;
        root.ends_with("src").then(|| root.to_owned())
    };
    let mut folders: Vec<String> = sources()?.into_iter().filter_map(folder).collect();
    folders.dedup();
    Ok(folders)
}

/// Returns the hand-written files of the repository, including uncommitted ones.
fn sources() -> Result<Vec<String>> {
    let mut git = shell::command("git");
    let listed = shell::read(git.args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    // The fuzzers' seeds are inputs in any encoding.
    let is_source = |file: &&str| {
        SOURCE_EXTENSIONS.iter().any(|end| file.ends_with(end))
            && !file.starts_with("fuzz/seeds/")
            && shell::root().join(file).is_file()
    };
    Ok(listed.lines().filter(is_source).map(str::to_owned).collect())
}

fn violation(file: &str, text: &str) -> Option<String> {
    let n_lines = text.lines().count();
    if n_lines > MAX_LINES {
        return Some(format!(
            "{n_lines} lines, but {MAX_LINES} is the maximum: split it by concept"
        ));
    }
    let is_module = Path::new(file).extension().is_some_and(|extension| extension == "rs");
    if is_module && !text.starts_with("//!") {
        return Some("does not start with a //! comment that states what it owns".to_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINES, violation};

    #[test]
    fn long_files_and_files_without_a_header_are_violations() {
        let long = "//! long\n".repeat(MAX_LINES + 1);
        for (file, text, expected) in [
            ("src/a.rs", "//! Owns a.\n", None),
            ("src/a.rs", "fn main() {}\n", Some("does not start")),
            ("src/a.rs", "", Some("does not start")),
            ("src/a.rs", long.as_str(), Some("501 lines")),
            ("style/a.css", "a {}\n", None),
        ] {
            let violation = violation(file, text);
            match expected {
                None => assert_eq!(violation, None, "{file}"),
                Some(part) => {
                    assert!(
                        violation.as_ref().is_some_and(|violation| violation.contains(part)),
                        "{violation:?}"
                    );
                }
            }
        }
    }
}
