//! Checks the download sizes against their limits.

use std::{fs, path::Path};

use anyhow::{Result, ensure};

use crate::shell;

/// The file of the standalone page. It counts uncompressed, because readers save it on disks.
const STANDALONE: &str = "standalone.html";

/// A part of a folder, with the limit of its size in bytes; `None` for no limit. Files count compressed with gzip,
/// as hosts send them, except [`STANDALONE`].
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) limit: Option<usize>,
    /// Whether the part contains a file. The path is relative to the folder, with slashes.
    pub(crate) contains: fn(&str) -> bool,
}

/// The parts of dist/. A file counts towards the first part that contains it.
const PARTS: [Part; 7] = [
    Part { name: "models", limit: Some(4_000_000), contains: |file| file.starts_with("models/") },
    Part {
        name: "worker",
        limit: Some(650_000),
        contains: |file| file.starts_with("worker") && is_code(file),
    },
    Part {
        name: "panels",
        limit: Some(280_000),
        contains: |file| file.starts_with("panels") && is_code(file),
    },
    // The service workers, sw.js and sw-off.js, count towards the part `rest`: they load after the page is ready.
    Part {
        name: "page",
        limit: Some(350_000),
        contains: |file| is_code(file) && !file.starts_with("sw"),
    },
    Part { name: "style", limit: Some(15_000), contains: |file| file.ends_with(".css") },
    Part { name: "standalone", limit: Some(6_000_000), contains: |file| file == STANDALONE },
    Part { name: "rest", limit: None, contains: |_| true },
];

fn is_code(file: &str) -> bool {
    file.ends_with(".wasm") || file.ends_with(".js")
}

/// Prints the sizes of the parts of dist/. Fails if a part is over its limit or missing.
pub(crate) fn check() -> Result<()> {
    check_parts(&shell::dist(), &PARTS)
}

/// Prints the sizes of a folder's parts. Fails if a part is over its limit, or if a part with a limit is missing.
pub(crate) fn check_parts(folder: &Path, parts: &[Part]) -> Result<()> {
    let sizes = measure(folder, parts)?;
    let mut problems = Vec::new();
    for (part, size) in parts.iter().zip(sizes) {
        let limit = part.limit.map(|limit| format!(" of {} kB", limit / 1000)).unwrap_or_default();
        shell::print(format_args!("    {:10}{:>8.1} kB{limit}", part.name, size as f64 / 1000.0));
        match part.limit {
            Some(limit) if size > limit => {
                problems.push(format!("{} is over its limit", part.name));
            }
            Some(_) if size == 0 => {
                problems.push(format!("{} is missing from {}", part.name, folder.display()));
            }
            _ => {}
        }
    }
    ensure!(problems.is_empty(), "{}", problems.join("; "));
    Ok(())
}

/// Returns the size of each part in bytes.
fn measure(folder: &Path, parts: &[Part]) -> Result<Vec<usize>> {
    let mut sizes = vec![0; parts.len()];
    for file in shell::files(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let part = parts
            .iter()
            .position(|part| (part.contains)(&name))
            .expect("the last part contains every file");
        let bytes = fs::read(&file)?;
        sizes[part] += if name == STANDALONE { bytes.len() } else { gzipped(&bytes) };
    }
    Ok(sizes)
}

/// Returns the size of the data as a gzip file: deflated, plus 18 bytes for header and checksum.
fn gzipped(bytes: &[u8]) -> usize {
    miniz_oxide::deflate::compress_to_vec(bytes, 9).len() + 18
}

#[cfg(test)]
mod tests {
    use super::PARTS;

    #[test]
    fn each_file_counts_towards_the_part_that_uses_it() {
        let part =
            |file: &str| PARTS.iter().find(|part| (part.contains)(file)).map(|part| part.name);
        for (file, expected) in [
            ("worker_bg.wasm", "worker"),
            ("worker_loader.js", "worker"),
            ("panels_bg.wasm", "panels"),
            ("page-1a2b_bg.wasm", "page"),
            ("boot.js", "page"),
            ("style-1a2b.css", "style"),
            ("models/syntax.bin", "models"),
            ("index.html", "rest"),
            ("standalone.html", "standalone"),
            ("sw.js", "rest"),
            ("sw-off.js", "rest"),
            ("examples/workers.txt", "rest"),
        ] {
            assert_eq!(part(file), Some(expected), "{file}");
        }
    }
}
