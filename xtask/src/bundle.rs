//! The style sheets of dist/ as one file: the page is painted only when all of them are there, and each is a way
//! there and back on a slow line. Trunk has no word for it; `trunk serve` goes without.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result, ensure};

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
