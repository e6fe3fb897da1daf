//! Articles in a build: hands the folder to the program `site`, which writes their pages into dist/.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, say};

/// What makes no sense is told now, not after minutes of building.
pub(crate) fn check(articles: &Path) -> Result<()> {
    ensure!(articles.is_dir(), "{} is no folder: give one with articles in it", articles.display());
    let mut entries = fs::read_dir(articles).with_context(|| format!("{}", articles.display()))?;
    ensure!(entries.next().is_some(), "{} is empty: put in articles", articles.display());
    Ok(())
}

/// Writes the pages of the articles in a folder into a folder that has the built page.
pub(crate) fn write(articles: &Path, dist: &Path) -> Result<()> {
    say(format!("reading the articles in {} ahead of time", articles.display()));
    shell::run(shell::cargo().args([
        "build",
        "--release",
        "--locked",
        "--quiet",
        "--no-default-features",
        "--features",
        "site",
        "--bin",
        "site",
    ]))?;
    let program =
        shell::target()?.join("release").join(format!("site{}", std::env::consts::EXE_SUFFIX));
    let mut site = shell::command(program);
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
