//! Prepares the page for offline use: computes the name of the build in dist/, and writes the service worker with
//! the list of the build's files and their hashes. `public/sw.js` documents how the service worker uses them.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::shell::{self, log};

/// The line of `public/sw.js` that [`write()`] replaces by one with the name of the build.
const BUILD: &str = "const BUILD = \"\";";
/// The line of `public/sw.js` that [`write()`] replaces by one with the hashes of the files.
const FILES: &str = "const FILES = {};";
/// The beginning of the root element of a page, after which [`write()`] inserts the name of the build.
const ROOT: &str = "<html lang=\"en\"";
/// The maximum total size of the pages in bytes. The service worker stores them on the reader's device without
/// asking, so a build with larger pages has no service worker.
const MAX_PRECACHED_PAGES: usize = 16 << 20;

/// Writes sw.js, and the name of the build into the pages. All other files of the folder must be complete.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let mut pages = Vec::new();
    for file in shell::files(dist)? {
        if file.extension().is_some_and(|end| end == "html")
            && precache_path(dist, &file)?.is_some()
        {
            let page = fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?;
            pages.push((file, without_build_name(&page)));
        }
    }
    for (file, page) in &pages {
        fs::write(file, page)?;
    }
    // The name of the build is a hash of all files, including the pages, so the pages must not contain the name yet.
    let build = build_name(&hashes(dist)?);
    for (file, page) in &pages {
        fs::write(file, page.replacen(ROOT, &format!("{ROOT} data-build=\"{build}\""), 1))?;
    }
    let articles: usize = pages.iter().map(|(_, page)| page.len()).sum();
    if articles > MAX_PRECACHED_PAGES {
        let (size, max) = (articles >> 20, MAX_PRECACHED_PAGES >> 20);
        log(format!(
            "no offline use: the articles have {size} MB, more than readers' devices should store ({max} MB)"
        ));
        fs::copy(dist.join("sw-off.js"), dist.join("sw.js"))?;
        return Ok(());
    }
    let worker = fs::read_to_string(shell::root().join("public/sw.js"))?;
    ensure!(
        worker.contains(BUILD) && worker.contains(FILES),
        "public/sw.js lacks the lines to fill in"
    );
    let files = serde_json::to_string(&hashes(dist)?)?;
    let worker = worker.replacen(BUILD, &format!("const BUILD = \"{build}\";"), 1).replacen(
        FILES,
        &format!("const FILES = {files};"),
        1,
    );
    fs::write(dist.join("sw.js"), worker)?;
    Ok(())
}

/// Removes the name of an earlier build from a page.
fn without_build_name(page: &str) -> String {
    let Some((before, rest)) = page.split_once(" data-build=\"") else { return page.to_owned() };
    match rest.split_once('"') {
        Some((_, after)) if before.ends_with(ROOT) => format!("{before}{after}"),
        _ => page.to_owned(),
    }
}

/// Returns the SHA-256 hash of a file in Base64, the form that content-security policies use.
pub(crate) fn hash(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// Returns the name of a build: a hash of its files' paths and hashes, so that it is the same on every machine.
fn build_name(hashes: &BTreeMap<String, String>) -> String {
    let mut hasher = Sha256::new();
    for (address, hash) in hashes {
        hasher.update(format!("{address} {hash}\n"));
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the hashes of the files that the service worker stores, by their URL paths relative to dist/.
fn hashes(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for file in shell::files(dist)? {
        if let Some(address) = precache_path(dist, &file)? {
            hashes.insert(address, hash(&fs::read(&file)?));
        }
    }
    Ok(hashes)
}

/// Returns a file's URL path relative to dist/, or `None` if the service worker does not store it.
fn precache_path(dist: &Path, file: &Path) -> Result<Option<String>> {
    let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
    Ok(url_path(&name).map(str::to_owned))
}

/// Maps a file name in dist/ to its URL path. Returns `None` for files that are not stored: the service workers, the
/// standalone page, which is fetched only on demand, and documentation for people who browse the folder.
fn url_path(file: &str) -> Option<&str> {
    let excluded = ["sw.js", "sw-off.js", "standalone.html"].contains(&file)
        || file.ends_with(".md")
        || ["models/senses.txt", "models/NOTICES.txt"].contains(&file);
    (!excluded).then(|| match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => file,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_the_page_needs_are_stored() {
        for (file, expected) in [
            ("index.html", Some("")),
            ("dam/index.html", Some("dam/")),
            ("my-index.html", Some("my-index.html")),
            ("worker_bg.wasm", Some("worker_bg.wasm")),
            ("models/words.bin", Some("models/words.bin")),
            ("models/README.md", None),
            ("models/senses.txt", None),
            ("models/NOTICES.txt", None),
            ("THIRD-PARTY-NOTICES.txt", Some("THIRD-PARTY-NOTICES.txt")),
            ("models/link-words-1.txt", Some("models/link-words-1.txt")),
            ("examples/dam-talks.txt", Some("examples/dam-talks.txt")),
            ("sw.js", None),
            ("sw-off.js", None),
            ("standalone.html", None),
        ] {
            assert_eq!(url_path(file), expected, "{file}");
        }
    }

    #[test]
    fn a_page_has_only_one_build_name() {
        let page = "<!doctype html><html lang=\"en\" data-root=\"../\"><p>x data-build=\"y\"";
        assert_eq!(without_build_name(page), page);
        let with_name = page.replacen(ROOT, &format!("{ROOT} data-build=\"ab\""), 1);
        assert_eq!(without_build_name(&with_name), page);
    }

    #[test]
    fn the_build_name_depends_on_the_files() {
        let files = |hash: &str| BTreeMap::from([("a.js".to_owned(), hash.to_owned())]);
        assert_eq!(build_name(&files("x")), build_name(&files("x")));
        assert_ne!(build_name(&files("x")), build_name(&files("y")));
        assert_eq!(hash(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
