//! Adds articles to a build: runs the program `site`, which writes their pages into dist/.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, log};

/// Checks the folder of articles before a build, which takes minutes and first empties `dist`.
pub(crate) fn check(articles: &Path, dist: &Path) -> Result<()> {
    ensure!(articles.is_dir(), "{} is not a folder: name one with articles", articles.display());
    // A folder that does not exist yet has no symbolic links to resolve.
    let dist = fs::canonicalize(dist).unwrap_or_else(|_| dist.to_owned());
    let real = fs::canonicalize(articles).with_context(|| format!("{}", articles.display()))?;
    ensure!(
        !real.starts_with(&dist) && !dist.starts_with(&real),
        "one of {} and {} contains the other, and a build replaces the latter: use a separate folder for the articles",
        articles.display(),
        dist.display()
    );
    let mut entries = fs::read_dir(articles).with_context(|| format!("{}", articles.display()))?;
    ensure!(entries.next().is_some(), "{} is empty: add articles to it", articles.display());
    Ok(())
}

/// Writes the pages of the articles in a folder into a folder that contains the built page.
pub(crate) fn write(articles: &Path, dist: &Path) -> Result<()> {
    log(format!("analysing the articles in {}", articles.display()));
    let mut site = shell::command(shell::release_binary("dateline-site", "site")?);
    // The program runs in the root folder of the repository, but the path may be relative to another folder.
    site.args([fs::canonicalize(articles)?.as_path(), dist]);
    let (status, _) = shell::tee(&mut site)?;
    if !status.success() {
        bail!("the pages for {} were not written", articles.display());
    }
    Ok(())
}

/// Replaces the folder `to` by a copy of `from`.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.is_dir() {
        fs::remove_dir_all(to)?;
    }
    for file in shell::files(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copy.parent().context("a file has no folder")?)?;
        fs::copy(&file, copy).with_context(|| format!("{}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_inside_the_output_folder_are_rejected() {
        let folder = std::env::temp_dir().join(format!("dateline-apart-{}", std::process::id()));
        let (dist, mine) = (folder.join("dist"), folder.join("dist/mine"));
        let (other, beside) = (folder.join("articles"), folder.join("dist-2"));
        for folder in [&mine, &other, &beside] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("a.txt"), "Ann Lee spoke.").unwrap();
        }
        for articles in [&mine, &dist, &folder] {
            let error = check(articles, &dist).unwrap_err().to_string();
            assert!(error.contains("contains the other"), "{error}");
        }
        for articles in [&other, &beside] {
            check(articles, &dist).unwrap();
            check(articles, &folder.join("none")).unwrap();
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
