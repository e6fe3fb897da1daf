//! How much is downloaded, against the limits of the project.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use crate::shell;

/// The page that is one file, which is kept on disks.
const ONE_FILE: &str = "standalone.html";

/// A part of a folder and its limit in bytes: as sent, compressed, but for [`ONE_FILE`].
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) limit: Option<usize>,
    /// Whether it holds a file, by its name from the folder on, with slashes.
    pub(crate) holds: fn(&str) -> bool,
}

/// The first part that holds a file counts it.
const PARTS: [Part; 7] = [
    Part { name: "models", limit: Some(4_000_000), holds: |file| file.starts_with("models/") },
    Part {
        name: "worker",
        limit: Some(600_000),
        holds: |file| file.starts_with("worker") && is_code(file),
    },
    Part {
        name: "panels",
        limit: Some(280_000),
        holds: |file| file.starts_with("panels") && is_code(file),
    },
    // The service workers, sw.js and sw-off.js, come when all is read and are of the rest.
    Part {
        name: "page",
        limit: Some(350_000),
        holds: |file| is_code(file) && !file.starts_with("sw"),
    },
    Part { name: "style", limit: Some(15_000), holds: |file| file.ends_with(".css") },
    Part { name: "one file", limit: Some(6_000_000), holds: |file| file == ONE_FILE },
    Part { name: "rest", limit: None, holds: |_| true },
];

fn is_code(file: &str) -> bool {
    file.ends_with(".wasm") || file.ends_with(".js")
}

/// Prints the sizes of dist/; an error where one is over its limit or a part is missing.
pub(crate) fn check() -> Result<()> {
    check_parts(&shell::dist(), &PARTS)
}

/// Prints the sizes of a folder's parts; an error where one is over its limit or a part that has one is missing.
pub(crate) fn check_parts(folder: &Path, parts: &[Part]) -> Result<()> {
    let sizes = measured(folder, parts)?;
    let mut wrong = Vec::new();
    for (part, size) in parts.iter().zip(sizes) {
        let limit = part.limit.map(|limit| format!(" of {} kB", limit / 1000)).unwrap_or_default();
        shell::print(format_args!("    {:8}{:>8.1} kB{limit}", part.name, size as f64 / 1000.0));
        match part.limit {
            Some(limit) if size > limit => wrong.push(format!("{} is over its limit", part.name)),
            Some(_) if size == 0 => {
                wrong.push(format!("{} is missing from {}", part.name, folder.display()));
            }
            _ => {}
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("; "));
    Ok(())
}

/// The bytes of each part.
fn measured(folder: &Path, parts: &[Part]) -> Result<Vec<usize>> {
    let mut sizes = vec![0; parts.len()];
    for file in shell::files(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let part =
            parts.iter().position(|part| (part.holds)(&name)).expect("the last part holds all");
        let bytes = fs::read(&file)?;
        sizes[part] += if name == ONE_FILE { bytes.len() } else { gzipped(&bytes) };
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
            ("panels_bg.wasm", "panels"),
            ("page-1a2b_bg.wasm", "page"),
            ("boot.js", "page"),
            ("style-1a2b.css", "style"),
            ("models/syntax.bin", "models"),
            ("index.html", "rest"),
            ("standalone.html", "one file"),
            ("sw.js", "rest"),
            ("sw-off.js", "rest"),
            ("examples/workers.txt", "rest"),
        ] {
            assert_eq!(part(file), Some(wanted), "{file}");
        }
    }
}
