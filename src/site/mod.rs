//! A folder of articles becomes pages that can be read before any program runs: feature `site`.
//!
//! Each article is read ahead of time and has a page of its own ([`page`]), rendered by the app's own views
//! ([`crate::app::still`]); the start page ([`library`]) tells who and what is in all of them. The plain page, for one's
//! own texts, moves to `read.html`. All addresses are relative, so that the pages work under any path.
//!
//! Nothing is left out in silence: where a file can't be read, the error names it, and nothing is written.

pub mod header;
pub mod library;
mod list;
pub mod names;
pub mod page;
pub mod piece;

use crate::app::opening::{Given, Origin};
use crate::app::still::still;
use crate::exports::Format;
use crate::models::{FILES, Models};
use crate::view::reading::Reading;
use library::{Card, Library};
use names::Names;
use page::{Page, Template, as_data};
use piece::{ENDINGS, Piece};
use rayon::prelude::*;
use serde_json::value::RawValue;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the articles' pages, in the folder that is served.
const ARTICLES: &str = "articles";
/// From an article's page to the start page.
const UP: &str = "../../";
/// Where the plain page is, once the start page is the list.
const PLAIN: &str = "read.html";

/// Why no pages were written: one line for each fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<String>);

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Faults {}

impl Faults {
    fn one(fault: impl std::fmt::Display) -> Self {
        Self(vec![fault.to_string()])
    }
}

/// Reads the articles in a folder and writes their pages into another that has the built page; what there is to say of it.
///
/// # Errors
/// Where there is no article, one of the files can't be read, or the pages can't be written.
pub fn build(articles: &Path, dist: &Path) -> Result<Vec<String>, Faults> {
    let (template, models) = (template(dist)?, models(dist)?);
    let files =
        files(articles).map_err(|error| Faults::one(format!("{}: {error}", articles.display())))?;
    if files.is_empty() {
        return Err(Faults::one(format!(
            "{}: there is no article in this folder: put in files that end with {}",
            articles.display(),
            ENDINGS.join(" ")
        )));
    }
    let read = |file: &PathBuf| {
        let name = shown(articles, file);
        let bytes = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
        let piece =
            piece::read(&name, &bytes, &models).map_err(|error| format!("{name}: {error}"))?;
        Ok((name, piece))
    };
    let pieces: Vec<Result<(String, Piece), String>> = files.par_iter().map(read).collect();
    let (pieces, faults): (Vec<_>, Vec<_>) = pieces.into_iter().partition(Result::is_ok);
    if !faults.is_empty() {
        return Err(Faults(faults.into_iter().filter_map(Result::err).collect()));
    }
    write(pieces.into_iter().flatten().collect(), &template, dist)
        .map_err(|error| Faults::one(format!("{}: {error}", dist.display())))
}

/// Writes the pages of articles, each named by its file.
fn write(
    pieces: Vec<(String, Piece)>,
    template: &Template,
    dist: &Path,
) -> io::Result<Vec<String>> {
    let folder = dist.join(ARTICLES);
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    let (mut names, mut cards, mut said) = (Names::default(), Vec::new(), Vec::new());
    for (file, piece) in pieces {
        let name = names.give(&file, &ENDINGS);
        let address = format!("{ARTICLES}/{name}/");
        if piece.left_out > 0 {
            said.push(format!(
                "{file}: {} of its corrections were not understood and are left out",
                piece.left_out
            ));
        }
        let published = piece.saved.published.clone();
        let origin = Origin { home: UP.to_owned(), source: piece.source, published };
        let given = Given {
            saved: RawValue::from_string(piece.saved.to_json())?,
            found: Some(piece.found.clone()),
            origin: Some(origin.clone()),
        };
        let given = as_data("application/json", Some("given"), &serde_json::to_string(&given)?);
        let still = still(piece.saved, piece.found, origin.clone());
        let data = given + &schema(&still.reading, &origin)?;
        let card = Card::new(address, origin, still.reading);
        let page = Page {
            up: UP,
            title: &card.title,
            description: &card.description(),
            head: &page::still_head(UP),
            app: &still.html,
            data: &data,
            program: true,
        };
        fs::create_dir_all(folder.join(&name))?;
        fs::write(folder.join(&name).join("index.html"), template.page(&page))?;
        cards.push(card);
    }
    said.push(format!(
        "{ARTICLES}/ has {}",
        crate::view::state::counted(cards.len(), "article", "articles")
    ));
    let list = list::page(&Library::new(cards), PLAIN);
    let page = Page {
        up: "",
        title: "Articles",
        description: "News articles with their people, places, quotes and dates.",
        head: &page::list_head(),
        app: &list,
        data: "",
        program: false,
    };
    page::write_assets(dist)?;
    fs::write(dist.join(PLAIN), template.plain())?;
    fs::write(dist.join("index.html"), template.page(&page))?;
    Ok(said)
}

/// What search engines are told of an article.
fn schema(reading: &Reading, origin: &Origin) -> io::Result<String> {
    let mut data: serde_json::Value = serde_json::from_str(&Format::Schema.write(reading))?;
    if let (Some((_, Some(address))), Some(data)) = (origin.words_and_link(), data.as_object_mut())
    {
        data.insert("isBasedOn".to_owned(), address.into());
    }
    Ok(as_data("application/ld+json", None, &data.to_string()))
}

/// The built page; where its place has been taken by a list before, as it was put aside then.
fn template(dist: &Path) -> Result<Template, Faults> {
    let [plain, index] = [PLAIN, "index.html"].map(|name| dist.join(name));
    let file = if plain.is_file() { plain } else { index };
    let page = fs::read_to_string(&file)
        .map_err(|error| Faults::one(format!("{}: {error}", file.display())))?;
    Template::new(&page)
        .ok_or_else(|| Faults::one(format!("{}: this is not the built page", file.display())))
}

/// The models that the built page reads with, so that it finds the same.
fn models(dist: &Path) -> Result<Models, Faults> {
    let mut files = Vec::new();
    for name in FILES {
        let file = dist.join("models").join(name);
        files.push(
            fs::read(&file).map_err(|error| Faults::one(format!("{}: {error}", file.display())))?,
        );
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Models::load(&files).map_err(|(file, error)| Faults::one(format!("models/{file}: {error}")))
}

/// All files below a folder but hidden ones, in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // Left there by systems and editors, for themselves.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A file as it is named in what is said: from the folder of articles on, with slashes.
fn shown(articles: &Path, file: &Path) -> String {
    let below = file.strip_prefix(articles).unwrap_or(file);
    let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
