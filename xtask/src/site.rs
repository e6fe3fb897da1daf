//! Articles in a build: hands the folder to the program `site`, which writes their pages into dist/.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, say};

/// What makes no sense is told now, not after minutes of building, which begins with emptying `dist`.
pub(crate) fn check(articles: &Path, dist: &Path) -> Result<()> {
    ensure!(articles.is_dir(), "{} is no folder: give one with articles in it", articles.display());
    // One that is not there yet has no links in it.
    let dist = fs::canonicalize(dist).unwrap_or_else(|_| dist.to_owned());
    let real = fs::canonicalize(articles).with_context(|| format!("{}", articles.display()))?;
    ensure!(
        !real.starts_with(&dist) && !dist.starts_with(&real),
        "{} and {} are in one another, and a build replaces the latter: keep the articles in a folder of their own",
        articles.display(),
        dist.display()
    );
    let mut entries = fs::read_dir(articles).with_context(|| format!("{}", articles.display()))?;
    ensure!(entries.next().is_some(), "{} is empty: put in articles", articles.display());
    Ok(())
}

/// Writes the pages of the articles in a folder into a folder that has the built page.
pub(crate) fn write(articles: &Path, dist: &Path) -> Result<()> {
    say(format!("reading the articles in {} ahead of time", articles.display()));
    let mut site = shell::command(shell::release_binary("dateline-site", "site")?);
    // The program starts in the repository, the folder may have been given from elsewhere.
    site.args([fs::canonicalize(articles)?.as_path(), dist]);
    let (status, _) = shell::tee(&mut site)?;
    if !status.success() {
        bail!("no pages were written for {}", articles.display());
    }
    Ok(())
}

/// Puts a copy of a folder in place of another.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.is_dir() {
        fs::remove_dir_all(to)?;
    }
    for file in shell::files(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copy.parent().context("a file lies in a folder")?)?;
        fs::copy(&file, copy).with_context(|| format!("{}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_never_in_what_a_build_replaces() {
        let folder = std::env::temp_dir().join(format!("dateline-apart-{}", std::process::id()));
        let (dist, mine) = (folder.join("dist"), folder.join("dist/mine"));
        let (other, beside) = (folder.join("articles"), folder.join("dist-2"));
        for folder in [&mine, &other, &beside] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("a.txt"), "Ann Lee spoke.").unwrap();
        }
        for articles in [&mine, &dist, &folder] {
            let error = check(articles, &dist).unwrap_err().to_string();
            assert!(error.contains("in one another"), "{error}");
        }
        for articles in [&other, &beside] {
            check(articles, &dist).unwrap();
            check(articles, &folder.join("none")).unwrap();
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
