//! How much a reader downloads, against the limits of the project.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use crate::{build, shell};

/// A part of dist/ and its limit in bytes as sent, compressed.
struct Part {
    name: &'static str,
    limit: Option<usize>,
    holds: fn(&str) -> bool,
}

/// The first part that holds a file counts it. Names are relative to dist/, with slashes.
const PARTS: [Part; 6] = [
    Part { name: "models", limit: Some(4_000_000), holds: |file| file.starts_with("models/") },
    Part {
        name: "worker",
        limit: Some(600_000),
        holds: |file| file.starts_with("worker") && is_code(file),
    },
    Part {
        name: "clerk",
        limit: Some(150_000),
        holds: |file| file.starts_with("clerk") && is_code(file),
    },
    Part { name: "page", limit: Some(350_000), holds: is_code },
    Part { name: "style", limit: Some(15_000), holds: |file| file.ends_with(".css") },
    Part { name: "rest", limit: None, holds: |_| true },
];

fn is_code(file: &str) -> bool {
    file.ends_with(".wasm") || file.ends_with(".js")
}

/// Prints the sizes of dist/; an error where one is over its limit or a part is missing.
pub(crate) fn check() -> Result<()> {
    let sizes = measured(&build::dist())?;
    let mut wrong = Vec::new();
    for (part, size) in PARTS.iter().zip(sizes) {
        let limit = part.limit.map(|limit| format!(" of {} kB", limit / 1000)).unwrap_or_default();
        shell::print(format_args!("    {:8}{:>8.1} kB{limit}", part.name, size as f64 / 1000.0));
        match part.limit {
            Some(limit) if size > limit => wrong.push(format!("{} is over its limit", part.name)),
            Some(_) if size == 0 => wrong.push(format!("{} is missing from dist/", part.name)),
            _ => {}
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("; "));
    Ok(())
}

/// Compressed bytes of each part.
fn measured(dist: &Path) -> Result<[usize; PARTS.len()]> {
    let mut sizes = [0; PARTS.len()];
    for file in shell::files(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        let part =
            PARTS.iter().position(|part| (part.holds)(&name)).expect("the last part holds all");
        sizes[part] += gzipped(&fs::read(&file)?);
    }
    Ok(sizes)
}

/// The size under gzip: deflate, its header and its checksum.
fn gzipped(bytes: &[u8]) -> usize {
    miniz_oxide::deflate::compress_to_vec(bytes, 9).len() + 18
}

#[cfg(test)]
mod tests {
    use super::PARTS;

    #[test]
    fn each_file_counts_where_it_is_used() {
        let part = |file: &str| PARTS.iter().find(|part| (part.holds)(file)).map(|part| part.name);
        for (file, wanted) in [
            ("worker_bg.wasm", "worker"),
            ("worker_loader.js", "worker"),
            ("clerk_bg.wasm", "clerk"),
            ("page-1a2b_bg.wasm", "page"),
            ("boot.js", "page"),
            ("style-1a2b.css", "style"),
            ("models/syntax.bin", "models"),
            ("index.html", "rest"),
            ("examples/workers.txt", "rest"),
        ] {
            assert_eq!(part(file), Some(wanted), "{file}");
        }
    }
}
