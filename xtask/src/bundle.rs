//! Build steps that Trunk does not offer. Merges the style sheets in dist/ into one file: browsers paint the page only
//! after all of them have arrived, and each costs a round trip. Minifies the scripts with esbuild: wasm-bindgen's glue
//! code is long. `trunk serve` runs neither step.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use crate::{shell, tools::npm_packages};

const STYLE_LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// Replaces the style sheets that the page links by one file, which has their rules in the same order.
pub(crate) fn styles(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{}", index.display()))?;
    let (files, rest) = split_off_styles(&page);
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
    fs::write(index, format!("{before}{STYLE_LINK}./{name}\">{after}"))?;
    Ok(())
}

/// Minifies the scripts in dist/, and updates the hashes in the page that refer to them (Subresource Integrity).
pub(crate) fn scripts(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let mut page = fs::read_to_string(&index).with_context(|| format!("{}", index.display()))?;
    let esbuild = npm_packages::install_packages()?.join(".bin/esbuild");
    for file in shell::files(dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_script = file.parent() == Some(dist) && name.ends_with(".js");
        // `service_worker` writes sw.js later, from `public/sw.js` or from sw-off.js, so neither file is minified here.
        if !is_script || ["sw.js", "sw-off.js"].contains(&name.as_str()) {
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

/// Returns the hash of a script, as in an `integrity` attribute.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns the style sheets that a page links, and the page without the links, split where the first link was.
fn split_off_styles(page: &str) -> (Vec<&str>, [String; 2]) {
    let mut files = Vec::new();
    let mut rest = [String::new(), String::new()];
    let mut remaining = page;
    while let Some((before, link)) = remaining.split_once(STYLE_LINK) {
        rest[usize::from(!files.is_empty())] += before;
        let (file, after) = link.split_once('"').unwrap_or((link, ""));
        files.push(file.trim_start_matches("./"));
        remaining = after.split_once('>').map_or("", |(_, after)| after);
    }
    rest[usize::from(!files.is_empty())] += remaining;
    (files, rest)
}

#[cfg(test)]
mod tests {
    use super::split_off_styles;

    #[test]
    fn style_links_are_removed_and_the_rest_stays() {
        let page = r#"<head><link rel="stylesheet" href="./a-1.css" integrity="x"/>
<link rel="stylesheet" href="b.css"><link rel="icon" href="i.svg"></head>"#;
        let (files, [before, after]) = split_off_styles(page);
        assert_eq!(files, ["a-1.css", "b.css"]);
        assert_eq!(
            (before.as_str(), after.trim()),
            ("<head>", r#"<link rel="icon" href="i.svg"></head>"#)
        );
        assert_eq!(split_off_styles("<p>").1.concat(), "<p>");
    }
}
