//! `cargo xtask tidy`: checks the conventions that no compiler checks.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use crate::{module_graph, shell};

const HELP: &str = "\
Checks the conventions that no compiler checks: files have at most 500 lines, modules start with a
//! comment, numeric constants have a comment, prose is plain, no modules import each other in a ring, and
CHANGELOG.md exists.

usage: cargo xtask tidy";

/// The maximum number of lines of a file.
const MAX_LINES: usize = 500;
/// The extensions of hand-written files.
const SOURCE_EXTENSIONS: [&str; 7] = [".rs", ".js", ".css", ".html", ".toml", ".py", ".md"];

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
    // The seeds of the fuzzers and the articles of the site's tests are test inputs, and may be in any encoding.
    let is_source = |file: &&str| {
        SOURCE_EXTENSIONS.iter().any(|end| file.ends_with(end))
            && !file.starts_with("fuzz/seeds/")
            && !file.starts_with("tests/site/articles/")
            && shell::root().join(file).is_file()
    };
    Ok(listed.lines().filter(is_source).map(str::to_owned).collect())
}

/// Words that comments and documentation must not contain, because each has a plainer synonym.
const UNPLAIN_WORDS: [&str; 10] = [
    "whoever", "anew", "thereof", "hereof", "wherein", "lest", "likewise", "affair", "quarrel",
    "quarrels",
];

/// Returns the first unplain word in a comment or in prose.
fn unplain_word(file: &str, text: &str) -> Option<String> {
    let is_prose = file.ends_with(".md");
    let comments = text.lines().enumerate().filter(|(_, line)| {
        is_prose || line.trim_start().starts_with("//") || line.trim_start().starts_with('*')
    });
    for (number, line) in comments {
        // Examples in quotation marks are quoted from articles, so they may contain any word.
        let plain = line.split('"').step_by(2).collect::<String>();
        let mut words = plain.split(|c: char| !c.is_alphanumeric());
        if let Some(word) = words.find(|word| UNPLAIN_WORDS.contains(word)) {
            return Some(format!("line {}: “{word}” is not plain English", number + 1));
        }
    }
    None
}

/// Returns the first numeric constant of a module that has no comment.
fn uncommented_constant(text: &str) -> Option<String> {
    const NUMBERS: [&str; 9] = ["u8", "u16", "u32", "u64", "usize", "i8", "i32", "f32", "f64"];
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut before = "";
    for line in code.lines() {
        let declaration = line.split("const ").nth(1).filter(|_| !line.starts_with(' '));
        let kind = declaration.and_then(|rest| rest.split_once(": ")?.1.split(' ').next());
        let explained =
            before.starts_with("//") || before.contains("const ") || before.starts_with("#[");
        if kind.is_some_and(|kind| NUMBERS.contains(&kind)) && !explained {
            return Some(format!("a constant without a comment: {line}"));
        }
        before = line;
    }
    None
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
    if is_module && let Some(constant) = uncommented_constant(text) {
        return Some(constant);
    }
    unplain_word(file, text)
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINES, violation};

    #[test]
    fn violations_of_length_header_constants_and_prose_are_found() {
        let long = "//! long\n".repeat(MAX_LINES + 1);
        for (file, text, expected) in [
            ("src/a.rs", "//! Owns a.\n", None),
            ("src/a.rs", "fn main() {}\n", Some("does not start")),
            ("src/a.rs", "", Some("does not start")),
            ("src/a.rs", long.as_str(), Some("501 lines")),
            ("style/a.css", "a {}\n", None),
            ("src/a.rs", "//! Owns a.\n\nconst A: u32 = 7;\n", Some("without a comment")),
            ("src/a.rs", "//! Owns a.\n/// Set by hand.\nconst A: u32 = 7;\n", None),
            ("src/a.rs", "//! Owns a.\n// Built anew.\n", Some("“anew” is not plain")),
            ("src/a.rs", "//! Owns a.\n// \"The law took effect anew\"\n", None),
            ("README.md", "Whoever reads, lest it be lost.\n", Some("“lest” is not plain")),
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
