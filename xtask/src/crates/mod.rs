//! The crates that ship: those that cargo links into a program for the browser. Procedural macros, build scripts and
//! dev-dependencies are not among them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell;

pub(crate) mod licences;
pub(crate) mod table;

/// The packages of the programs that ship: the page with the panels program, its worker, and the npm package.
const PROGRAMS: [&str; 3] = ["dateline", "dateline-worker", "dateline-js"];
/// The prefix of the names of all our packages.
pub(crate) const OURS: &str = "dateline";
const TARGET: &str = "wasm32-unknown-unknown";

/// A crate that ships.
#[derive(Clone, Debug)]
pub(crate) struct Crate {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) licence: String,
    pub(crate) authors: Vec<String>,
    pub(crate) repository: Option<String>,
    /// The folder of its source.
    pub(crate) folder: PathBuf,
    /// The shipped crates that depend on it.
    pub(crate) dependents: BTreeSet<String>,
}

/// Returns all third-party crates that ship, sorted by name and version.
pub(crate) fn shipped() -> Result<Vec<Crate>> {
    let mut dependents: BTreeMap<Id, BTreeSet<String>> = BTreeMap::new();
    for program in PROGRAMS {
        let mut cargo = shell::cargo();
        cargo.args(["tree", "--locked", "--package", program, "--target", TARGET]);
        cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "{p}"]);
        for (id, dependent) in edges(&shell::read(&mut cargo)?) {
            if !id.0.starts_with(OURS) {
                dependents.entry(id).or_default().insert(dependent);
            }
        }
    }
    let packages = packages()?;
    let describe = |((name, version), dependents): (Id, BTreeSet<String>)| {
        let package = packages.iter().find(|p| p["name"] == *name && p["version"] == *version);
        let package =
            package.with_context(|| format!("cargo metadata lists no {name} {version}"))?;
        let text = |key: &str| package[key].as_str().map(str::to_owned);
        let manifest = PathBuf::from(text("manifest_path").unwrap_or_default());
        let authors = package["authors"].as_array().into_iter().flatten();
        Ok(Crate {
            licence: text("license").with_context(|| format!("{name} names no licence"))?,
            authors: authors.filter_map(|author| author.as_str().map(str::to_owned)).collect(),
            repository: text("repository"),
            folder: manifest.parent().context("a manifest has no folder")?.to_owned(),
            name,
            version,
            dependents,
        })
    };
    dependents.into_iter().map(describe).collect()
}

/// Returns the packages of the whole workspace, as `cargo metadata` describes them.
fn packages() -> Result<Vec<Value>> {
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--locked", "--all-features", "--format-version=1"]);
    let metadata = shell::read(&mut cargo)?;
    let mut metadata: Value = serde_json::from_str(&metadata)?;
    match metadata["packages"].take() {
        Value::Array(packages) => Ok(packages),
        _ => anyhow::bail!("cargo metadata lists no packages"),
    }
}

/// The name and the version of a crate.
type Id = (String, String);

/// Parses the output of `cargo tree --prefix depth --format {p}`, such as `2serde v1.0.228 (*)`. Returns each
/// dependency with the name of its dependent.
fn edges(tree: &str) -> Vec<(Id, String)> {
    let mut path: Vec<String> = Vec::new();
    let mut edges = Vec::new();
    for line in tree.lines() {
        let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (depth, package) = line.split_at(n_digits);
        let mut words = package.split(' ');
        let (Ok(depth), Some(name), Some(version)) =
            (depth.parse::<usize>(), words.next(), words.next())
        else {
            continue;
        };
        path.truncate(depth);
        if let Some(dependent) = path.last() {
            let version = version.trim_start_matches('v').to_owned();
            edges.push(((name.to_owned(), version), dependent.clone()));
        }
        path.push(name.to_owned());
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::edges;

    #[test]
    fn the_output_of_cargo_tree_is_parsed_into_dependencies() {
        let tree = "0dateline v0.1.0 (/here)\n1csv v1.4.0\n2memchr v2.8.0\n1html5gum v0.9.0\n2memchr v2.8.0 (*)\n";
        let edges = edges(tree);
        let edges: Vec<_> =
            edges.iter().map(|((name, version), by)| format!("{name} {version} {by}")).collect();
        assert_eq!(
            edges,
            [
                "csv 1.4.0 dateline",
                "memchr 2.8.0 csv",
                "html5gum 0.9.0 dateline",
                "memchr 2.8.0 html5gum"
            ]
        );
    }
}
