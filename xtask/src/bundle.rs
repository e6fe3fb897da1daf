//! What Trunk has no word for, and `trunk serve` goes without. The style sheets of dist/ as one file: the page is painted
//! only when all of them are there, and each is a way there and back on a slow line. The scripts without what is there
//! for people (esbuild): the glue of wasm-bindgen is long.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use crate::{shell, tools::node};

const LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// Puts one style sheet in place of those that the page links, in their order.
pub(crate) fn styles(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{}", index.display()))?;
    let (files, rest) = cut(&page);
    ensure!(!files.is_empty(), "the page links no style sheet");
    let mut style = String::new();
    for file in &files {
        let file = dist.join(file);
        style += &fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?;
        style.push('\n');
        fs::remove_file(file)?;
    }
    let mut hasher = DefaultHasher::new();
    style.hash(&mut hasher);
    let name = format!("style-{:016x}.css", hasher.finish());
    fs::write(dist.join(&name), style)?;
    let [before, after] = rest;
    fs::write(index, format!("{before}{LINK}./{name}\">{after}"))?;
    Ok(())
}

/// Takes out of the scripts of a finished dist/ what browsers do not need. The page says which hash it expects
/// of its own.
pub(crate) fn scripts(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let mut page = fs::read_to_string(&index).with_context(|| format!("{}", index.display()))?;
    let esbuild = node::ready()?.join(".bin/esbuild");
    for file in shell::files(dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ours = file.parent() == Some(dist) && name.ends_with(".js");
        // These are filled in and compared as they stand.
        if !ours || ["sw.js", "sw-off.js"].contains(&name.as_str()) {
            continue;
        }
        let before = integrity(&fs::read(&file)?);
        let mut command = shell::command(&esbuild);
        command.arg(&file).args(["--minify", "--log-level=warning"]);
        command.arg(format!("--outfile={}", file.display())).arg("--allow-overwrite");
        shell::run(&mut command)?;
        page = page.replace(&before, &integrity(&fs::read(&file)?));
    }
    fs::write(index, page)?;
    Ok(())
}

/// The hash by which a page knows a script (Subresource Integrity).
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The style sheets that a page links, and the page without, in two where the first was.
fn cut(page: &str) -> (Vec<&str>, [String; 2]) {
    let mut files = Vec::new();
    let mut rest = [String::new(), String::new()];
    let mut left = page;
    while let Some((before, link)) = left.split_once(LINK) {
        rest[usize::from(!files.is_empty())] += before;
        let (file, after) = link.split_once('"').unwrap_or((link, ""));
        files.push(file.trim_start_matches("./"));
        left = after.split_once('>').map_or("", |(_, after)| after);
    }
    rest[usize::from(!files.is_empty())] += left;
    (files, rest)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn the_links_are_taken_out_and_the_rest_stays() {
        let page = r#"<head><link rel="stylesheet" href="./a-1.css" integrity="x"/>
<link rel="stylesheet" href="b.css"><link rel="icon" href="i.svg"></head>"#;
        let (files, [before, after]) = cut(page);
        assert_eq!(files, ["a-1.css", "b.css"]);
        assert_eq!(
            (before.as_str(), after.trim()),
            ("<head>", r#"<link rel="icon" href="i.svg"></head>"#)
        );
        assert_eq!(cut("<p>").1.concat(), "<p>");
    }
}
