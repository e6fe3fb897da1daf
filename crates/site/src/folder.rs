//! The folder of articles and the one of pages: which files are articles, and that a build removes nothing but what a build
//! has written.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// Nothing if neither folder lies in the other, else why not: a build takes the place of what was built before.
///
/// # Errors
/// Where it can't be told, or one lies in the other.
pub fn apart(articles: &Path, dist: &Path) -> Result<(), String> {
    let real = |folder: &Path| {
        fs::canonicalize(folder).map_err(|error| format!("{}: {error}", folder.display()))
    };
    let (from, to) = (real(articles)?, real(dist)?);
    if from.starts_with(&to) || to.starts_with(&from) {
        return Err(format!(
            "the folder of articles, {}, and the output folder, {}, are nested: a build replaces its output, so keep the articles in a folder of their own",
            articles.display(),
            dist.display()
        ));
    }
    Ok(())
}

/// All files below a folder but hidden ones, in the order of their names; of each other thing in it, why it is none.
///
/// # Errors
/// Where the folder can't be read.
pub fn files(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<String>)> {
    let mut found = Found { root: fs::canonicalize(folder)?, ..Found::default() };
    found.look(folder)?;
    found.files.sort();
    found.faults.sort();
    let named = |(path, why): (PathBuf, String)| format!("{}: {why}", shown(folder, &path));
    Ok((found.files, found.faults.into_iter().map(named).collect()))
}

/// A file as it is named in what is said: from the folder of articles on, with slashes.
#[must_use]
pub fn shown(articles: &Path, file: &Path) -> String {
    let below = file.strip_prefix(articles).unwrap_or(file);
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[derive(Default)]
struct Found {
    /// The folder with all links in its path followed.
    root: PathBuf,
    files: Vec<PathBuf>,
    faults: Vec<(PathBuf, String)>,
}

impl Found {
    fn look(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            // Left there by systems and editors, for themselves.
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
                // To read it might wait for ever.
                Some(format!(
                    "not read, because it is {}: remove it from the folder",
                    special(kind)
                ))
            };
            match why {
                None => self.files.push(path),
                Some(why) => self.faults.push((path, why)),
            }
        }
        Ok(())
    }

    /// Why a link is not read: what is published is in the folder.
    fn behind(&self, link: &Path) -> Option<String> {
        let Ok(target) = fs::canonicalize(link) else {
            return Some("not read, because it is a broken link".to_owned());
        };
        let is_file = fs::metadata(&target).is_ok_and(|about| about.is_file());
        if is_file && target.starts_with(&self.root) {
            return None;
        }
        let target = target.display();
        Some(format!(
            "not read, because it is a link to {target}: replace it by a copy to publish it"
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
    "not a regular file"
}

/// Something in the folder of pages that no build has put there, for which it is left as it is: a build's has folders with
/// a page each, and nothing else.
///
/// # Errors
/// Where it can't be read.
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
