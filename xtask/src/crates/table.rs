//! `cargo xtask crates`: writes `docs/crates.md`, a table of every crate that ships, the reason for it, and its share
//! of each program's code.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
};

use anyhow::{Context, Result, bail};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::{Crate, OURS, shipped};
use crate::shell::{self, log};

const HELP: &str = "\
Writes docs/crates.md: each crate that ships, the reason for it, and its share of each program's code.

usage: cargo xtask crates

Measures the programs of the last `cargo xtask build` without --dev.";

const FILE: &str = "docs/crates.md";
/// The programs, each with the path of its file in the target folder. These files are as cargo builds them, with
/// the names of functions, which wasm-opt removes later.
const PROGRAMS: [(&str, &str); 3] =
    [("page", "page/page.wasm"), ("worker", "worker/worker.wasm"), ("panels", "page/panels.wasm")];
/// The crates of Rust's standard library.
const STANDARD: [&str; 8] = [
    "core",
    "alloc",
    "std",
    "__rustc",
    "compiler_builtins",
    "dlmalloc",
    "rustc_demangle",
    "panic_abort",
];

/// For each crate, the bytes of its code in each of the [`PROGRAMS`].
type Sizes = BTreeMap<String, [usize; PROGRAMS.len()]>;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    match arguments.next()? {
        None => {}
        Some(Long("help") | Short('h')) => {
            shell::print(HELP);
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    }
    let built = shell::target()?.join("wasm32-unknown-unknown");
    let mut sizes = Sizes::new();
    for (at, (name, file)) in PROGRAMS.iter().enumerate() {
        let file = built.join(file);
        let program = fs::read(&file).with_context(|| {
            format!("{} does not exist: `cargo xtask build` creates it", file.display())
        })?;
        let by_crate = code_by_crate(&program)?;
        if by_crate.len() < 2 {
            bail!("the {name} program contains no function names: {}", file.display());
        }
        for (origin, bytes) in by_crate {
            sizes.entry(origin).or_default()[at] += bytes;
        }
    }
    fs::write(shell::root().join(FILE), table(&shipped()?, &reasons()?, &sizes)?)?;
    log(format!("wrote the table to {FILE}"));
    Ok(())
}

/// Returns the reason for each direct dependency, from `workspace.metadata.why` in Cargo.toml.
fn reasons() -> Result<BTreeMap<String, String>> {
    let manifest: toml::Table =
        fs::read_to_string(shell::root().join("Cargo.toml"))?.parse().context("Cargo.toml")?;
    let why = manifest["workspace"].get("metadata").and_then(|metadata| metadata.get("why"));
    let why = why.and_then(toml::Value::as_table).context("Cargo.toml has no metadata.why")?;
    let reason = |(name, why): (&String, &toml::Value)| {
        let why = why.as_str().with_context(|| format!("metadata.why.{name} is not a string"))?;
        Ok((name.clone(), why.to_owned()))
    };
    why.iter().map(reason).collect()
}

fn table(crates: &[Crate], reasons: &BTreeMap<String, String>, sizes: &Sizes) -> Result<String> {
    let identifier = |name: &str| name.replace('-', "_");
    let mut rows = Vec::new();
    let mut named: BTreeSet<String> = BTreeSet::new();
    let size_of = |origins: &[String]| {
        let mut sum = [0; PROGRAMS.len()];
        for origin in origins {
            for (sum, size) in sum.iter_mut().zip(sizes.get(origin).copied().unwrap_or_default()) {
                *sum += size;
            }
        }
        sum
    };
    let is_ours = |origin: &&String| {
        origin.starts_with(OURS) || PROGRAMS.iter().any(|(name, _)| name == origin)
    };
    let ours: Vec<String> = sizes.keys().filter(is_ours).cloned().collect();
    let standard: Vec<String> = STANDARD.iter().map(|&name| name.to_owned()).collect();
    for (name, why, origins) in
        [("dateline", "this repository", ours), ("std", "Rust's standard library", standard)]
    {
        rows.push((size_of(&origins), format!("{name} | | | {why}")));
        named.extend(origins);
    }
    for krate in crates {
        let origin = identifier(&krate.name);
        let why = if krate.dependents.iter().any(|name| name.starts_with(OURS)) {
            reasons.get(&krate.name).with_context(|| {
                format!("Cargo.toml's workspace.metadata.why has no reason for {}", krate.name)
            })?
        } else {
            let dependents: Vec<&str> = krate.dependents.iter().map(String::as_str).collect();
            &format!("for {}", dependents.join(", "))
        };
        let row = format!("{} | {} | {} | {why}", krate.name, krate.version, krate.licence);
        // Symbols do not distinguish two versions of a crate: the first row counts both.
        let size =
            if named.insert(origin.clone()) { size_of(&[origin]) } else { Default::default() };
        rows.push((size, row));
    }
    let rest: Vec<String> =
        sizes.keys().filter(|origin| !named.contains(*origin)).cloned().collect();
    rows.push((
        size_of(&rest),
        "other | | | imports and exports of wasm-bindgen, and functions without a name".to_owned(),
    ));
    rows.sort_by(|(a, first), (b, second)| {
        b.iter().sum::<usize>().cmp(&a.iter().sum()).then_with(|| first.cmp(second))
    });
    let mut table = format!(
        "# The crates that ship\n\n\
        {} crates, and Rust's standard library, link into the programs for the browser. `cargo xtask crates` writes this file.\n\n\
        Sizes are kB of code as cargo built it, before wasm-opt and compression, without tables and texts. Generic code counts\n\
        towards the crate that defines it. A crate with – has no function of its own left: unused or inlined into others.\n\n\
        | crate | version | licence | why | page | worker | panels |\n\
        | --- | --- | --- | --- | ---: | ---: | ---: |\n",
        crates.len(),
    );
    for (size, row) in rows {
        let cells = size.map(|bytes| match bytes {
            0 => "–".to_owned(),
            bytes => format!("{:.1}", bytes as f64 / 1000.0),
        });
        writeln!(table, "| {row} | {} |", cells.join(" | "))?;
    }
    Ok(table)
}

/// Returns the bytes of code of each crate in a program, by the names of the functions in the program's name section.
fn code_by_crate(program: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut imported = 0;
    let mut sizes = Vec::new();
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                sizes.push((body.range().end - body.range().start) as usize);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index as usize, function.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut by_crate = BTreeMap::new();
    for (at, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + at)).copied().unwrap_or_default();
        // wasm-bindgen runs these functions at build time and removes them.
        if !["__wbindgen_describe", "WasmDescribe"].iter().any(|word| name.contains(word)) {
            *by_crate.entry(origin(name)).or_default() += size;
        }
    }
    Ok(by_crate)
}

/// Returns the crate that defines a function, by the function's symbol; an empty string if the symbol does not name
/// it. A trait's method for a primitive type counts towards the crate of the trait.
fn origin(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let paths = name.split(|char: char| !(char.is_alphanumeric() || "_:".contains(char)));
    let mut heads = paths.filter_map(|path| Some(path.split_once("::")?.0));
    match heads.find(|head| !head.is_empty()) {
        Some(head) => head.to_owned(),
        // A method of a primitive type: `<str>::to_lowercase`.
        None if name != symbol => "core".to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_map_to_crates() {
        for (symbol, expected) in [
            ("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE", "core"),
            ("_ZN47_$LT$csv..Error$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE", "csv"),
            ("_ZN41_$LT$char$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE", "core"),
            ("_RNvMs3_NtCs5cOc02OMXlo_5alloc3stre12to_lowercase", "core"),
            ("memcpy", ""),
        ] {
            assert_eq!(origin(symbol), expected, "{symbol}");
        }
    }

    #[test]
    fn the_table_lists_the_crates_that_ship() {
        let table = fs::read_to_string(shell::root().join(FILE)).unwrap();
        let reasons = reasons().unwrap();
        let rows = table.lines().filter(|line| line.starts_with("| ")).count();
        let crates = shipped().unwrap();
        for krate in &crates {
            let row = format!("\n| {} | {} | {} | ", krate.name, krate.version, krate.licence);
            assert!(table.contains(&row), "{FILE} has no row {row}: run `cargo xtask crates`");
        }
        // The other five rows: this repository, the standard library, all other code, and two header lines.
        assert_eq!(rows, crates.len() + 5, "{FILE} has extra rows: run `cargo xtask crates`");
        let direct: BTreeSet<_> = crates
            .iter()
            .filter(|krate| krate.dependents.iter().any(|name| name.starts_with(OURS)))
            .map(|krate| &krate.name)
            .collect();
        assert_eq!(reasons.keys().collect::<BTreeSet<_>>(), direct, "workspace.metadata.why");
    }
}
