//! The folder of articles and the folder of pages: lists the article files, and checks that a build removes only files
//! that an earlier build has written.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// Checks that neither folder contains the other. Otherwise a build, which replaces the previous pages, could
/// remove articles.
///
/// # Errors
/// Fails if one contains the other, or if a path cannot be resolved.
pub fn apart(articles: &Path, dist: &Path) -> Result<(), String> {
    let real = |folder: &Path| {
        fs::canonicalize(folder).map_err(|error| format!("{}: {error}", folder.display()))
    };
    let (from, to) = (real(articles)?, real(dist)?);
    if from.starts_with(&to) || to.starts_with(&from) {
        return Err(format!(
            "one of the folders of articles ({}) and pages ({}) is in the other: a build replaces the previous pages, so use a separate folder for the articles",
            articles.display(),
            dist.display()
        ));
    }
    Ok(())
}

/// Lists all files in a folder and its subfolders, except hidden ones, sorted by path. Also returns an error message
/// for each entry that is not a regular file.
///
/// # Errors
/// Fails if a folder cannot be read.
pub fn files(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<String>)> {
    let mut found = Found { root: fs::canonicalize(folder)?, ..Found::default() };
    found.look(folder)?;
    found.files.sort();
    found.faults.sort();
    let named = |(path, why): (PathBuf, String)| format!("{}: {why}", shown(folder, &path));
    Ok((found.files, found.faults.into_iter().map(named).collect()))
}

/// Returns the name of a file for messages: its path relative to the folder of articles, with slashes.
#[must_use]
pub fn shown(articles: &Path, file: &Path) -> String {
    let below = file.strip_prefix(articles).unwrap_or(file);
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[derive(Default)]
struct Found {
    /// The canonical path of the folder of articles.
    root: PathBuf,
    files: Vec<PathBuf>,
    faults: Vec<(PathBuf, String)>,
}

impl Found {
    fn look(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            // Skips hidden files, which operating systems and editors create.
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let kind = entry.file_type()?;
            let why = if kind.is_dir() {
                self.look(&path)?;
                continue;
            } else if kind.is_symlink() {
                self.behind(&path)
            } else if kind.is_file() {
                None
            } else {
                // Reading a pipe or device may wait for ever.
                Some(format!("not an article but {}: remove it from the folder", special(kind)))
            };
            match why {
                None => self.files.push(path),
                Some(why) => self.faults.push((path, why)),
            }
        }
        Ok(())
    }

    /// Returns the reason to reject a symbolic link; `None` if the link leads to a file in the folder of articles.
    /// Files outside this folder are not published.
    fn behind(&self, link: &Path) -> Option<String> {
        let Ok(target) = fs::canonicalize(link) else {
            return Some("a broken symbolic link".to_owned());
        };
        let is_file = fs::metadata(&target).is_ok_and(|about| about.is_file());
        if is_file && target.starts_with(&self.root) {
            return None;
        }
        let target = target.display();
        Some(format!(
            "a link to {target}, which is not an article in this folder: to publish it, replace the link by a copy"
        ))
    }
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a special file"
}

/// Returns an entry of the folder of pages that no build has written; `None` if there is none. If there is such an
/// entry, a build must not replace the folder. A build writes only subfolders, each with one page.
///
/// # Errors
/// Fails if a folder cannot be read.
pub fn foreign(pages: &Path) -> io::Result<Option<PathBuf>> {
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    for entry in fs::read_dir(pages)? {
        let entry = entry?;
        if is_hidden(&entry.file_name()) {
            continue;
        }
        if !entry.file_type()?.is_dir() {
            return Ok(Some(entry.path()));
        }
        for page in fs::read_dir(entry.path())? {
            let page = page?;
            let name = page.file_name();
            if !is_hidden(&name) && (name != "index.html" || !page.file_type()?.is_file()) {
                return Ok(Some(page.path()));
            }
        }
    }
    Ok(None)
}
