//! What keeps the page on its readers' devices: names the build that dist/ holds, and writes the service worker that
//! knows each of its files by name and hash. `public/sw.js` says what is done with that.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::shell::{self, say};

/// The lines of `public/sw.js` that are filled in.
const BUILD: &str = "const BUILD = \"\";";
const FILES: &str = "const FILES = {};";
const ROOT: &str = "<html lang=\"en\"";
/// The most bytes of pages that are put on a reader's device unasked.
const MOST_KEPT: usize = 16 << 20;

/// Writes sw.js for a folder in which all else is finished, and the name of the build into its pages.
pub(crate) fn seal(dist: &Path) -> Result<()> {
    let mut pages = Vec::new();
    for file in shell::files(dist)? {
        if file.extension().is_some_and(|end| end == "html") && kept_at(dist, &file)?.is_some() {
            let page = fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?;
            pages.push((file, unnamed(&page)));
        }
    }
    for (file, page) in &pages {
        fs::write(file, page)?;
    }
    // All that goes into the name, which then goes into the pages.
    let build = name(&hashes(dist)?);
    for (file, page) in &pages {
        fs::write(file, page.replacen(ROOT, &format!("{ROOT} data-build=\"{build}\""), 1))?;
    }
    let articles: usize = pages.iter().map(|(_, page)| page.len()).sum();
    if articles > MOST_KEPT {
        let (has, most) = (articles >> 20, MOST_KEPT >> 20);
        say(format!(
            "{has} MB of articles are more than readers' devices should keep ({most} MB): this build needs a network"
        ));
        fs::copy(dist.join("sw-off.js"), dist.join("sw.js"))?;
        return Ok(());
    }
    let worker = fs::read_to_string(shell::root().join("public/sw.js"))?;
    ensure!(
        worker.contains(BUILD) && worker.contains(FILES),
        "public/sw.js has no room for the list"
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

/// A page without the name of a build that it may have from before.
fn unnamed(page: &str) -> String {
    let Some((before, rest)) = page.split_once(" data-build=\"") else { return page.to_owned() };
    match rest.split_once('"') {
        Some((_, after)) if before.ends_with(ROOT) => format!("{before}{after}"),
        _ => page.to_owned(),
    }
}

/// The SHA-256 of a text or file, as content-security policies write it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// The same files have the same name, on every machine.
fn name(hashes: &BTreeMap<String, String>) -> String {
    let mut hasher = Sha256::new();
    for (address, hash) in hashes {
        hasher.update(format!("{address} {hash}\n"));
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The files of dist/ that the page needs, by their addresses below it.
fn hashes(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for file in shell::files(dist)? {
        if let Some(address) = kept_at(dist, &file)? {
            hashes.insert(address, hash(&fs::read(&file)?));
        }
    }
    Ok(hashes)
}

/// Where a file is asked for, below dist/; `None` if it is not kept.
fn kept_at(dist: &Path, file: &Path) -> Result<Option<String>> {
    let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
    Ok(address(&name).map(str::to_owned))
}

/// Where a file of dist/ is asked for; `None` if it is not kept: the workers that keep it, what is fetched only on
/// demand, and what is written for those who look into the folder.
fn address(file: &str) -> Option<&str> {
    let beside = ["sw.js", "sw-off.js", "standalone.html"].contains(&file)
        || file.ends_with(".md")
        || ["models/senses.txt", "models/NOTICES.txt"].contains(&file);
    (!beside).then(|| match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => file,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_needs_is_kept() {
        for (file, wanted) in [
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
            assert_eq!(address(file), wanted, "{file}");
        }
    }

    #[test]
    fn a_page_is_named_once() {
        let page = "<!doctype html><html lang=\"en\" data-root=\"../\"><p>x data-build=\"y\"";
        assert_eq!(unnamed(page), page);
        let named = page.replacen(ROOT, &format!("{ROOT} data-build=\"ab\""), 1);
        assert_eq!(unnamed(&named), page);
    }

    #[test]
    fn a_build_is_named_by_its_files() {
        let files = |hash: &str| BTreeMap::from([("a.js".to_owned(), hash.to_owned())]);
        assert_eq!(name(&files("x")), name(&files("x")));
        assert_ne!(name(&files("x")), name(&files("y")));
        assert_eq!(hash(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
