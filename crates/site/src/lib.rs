//! Renders a folder of articles as pages that can be read before the page's program (WebAssembly) runs.
//!
//! Each article is analysed at build time and gets its own page ([`page_template`]), rendered by the page's components
//! ([`dateline::ssr`]). The start page ([`site_index`]) lists the articles, their names and their events. The page for
//! a reader's own texts moves to `read.html`. All addresses are relative, so that the pages work under any path.
//!
//! If a file cannot be read, the build fails with an error that names it, and writes nothing. The pages of the previous
//! build stay until all new ones are complete.

pub mod folder;
pub mod front_matter;
mod index_page;
pub mod page_template;
pub mod site_index;
pub mod slugs;
pub mod source_file;

use dateline::embedded_article::{EmbeddedArticle, Origin};
use dateline::import;
use dateline::ssr::render;
use dateline_core::article::ArticleError;
use dateline_core::fault;
use dateline_core::models::{FILES, Models};
use dateline_view::article_view::ArticleView;
use dateline_view::exports::Format;
use page_template::{Page, Template, as_data};
use rayon::prelude::*;
use serde_json::value::RawValue;
use site_index::{Card, SiteIndex};
use slugs::Slugs;
use source_file::{ENDINGS, SourceFile, SourceFileError};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the articles' pages, in dist/.
const ARTICLES: &str = "articles";
/// The temporary folder for the pages until all of them are complete.
const UNFINISHED: &str = ".articles-unfinished";
/// The relative path from an article's page to the start page.
const UP: &str = "../../";
/// The page for a reader's own texts, since index.html is the start page.
const PLAIN: &str = "read.html";

/// The errors of a failed build, one line each.
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

/// Analyses the articles in a folder and writes their pages into a folder that contains the built page. Returns
/// messages for the user.
///
/// # Errors
/// Fails if there is no article, if a file cannot be read, or if the pages cannot be written.
pub fn build(articles: &Path, dist: &Path) -> Result<Vec<String>, Faults> {
    folder::apart(articles, dist).map_err(Faults::one)?;
    let (template, models) = (template(dist)?, models(dist)?);
    let (files, mut faults) = folder::files(articles)
        .map_err(|error| Faults::one(format!("{}: {error}", articles.display())))?;
    if files.is_empty() && faults.is_empty() {
        return Err(Faults::one(format!(
            "{}: there is no article in this folder: add files that end with {}",
            articles.display(),
            ENDINGS.join(" ")
        )));
    }
    let read = |name: &str, bytes: &[u8]| source_file::read(name, bytes, &models);
    let (pieces, unread) = read_all(articles, &files, read);
    faults.extend(unread);
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    let unfinished = dist.join(UNFINISHED);
    let written = write(pieces, &template, dist, &unfinished);
    if written.is_err() {
        // Ignores an error, because the next build removes the folder.
        let _ = fs::remove_dir_all(unfinished);
    }
    written
}

/// Calls `read` with the name and the content of each file, in parallel. Returns the results with the file names,
/// and an error message for each file that could not be read.
fn read_all<T: Send>(
    articles: &Path,
    files: &[PathBuf],
    read: impl Fn(&str, &[u8]) -> Result<T, SourceFileError> + Sync,
) -> (Vec<(String, T)>, Vec<String>) {
    let one = |file: &PathBuf| {
        let name = folder::shown(articles, file);
        let opened = bytes(file).and_then(|bytes| {
            let read = fault::isolate(|| read(&name, &bytes)).map_err(|fault| fault.to_string())?;
            read.map_err(|error| error.to_string())
        });
        match opened {
            Ok(piece) => Ok((name, piece)),
            Err(error) => Err(format!("{name}: {error}")),
        }
    };
    let read: Vec<_> = files.par_iter().map(one).collect();
    let (pieces, faults): (Vec<_>, Vec<_>) = read.into_iter().partition(Result::is_ok);
    (pieces.into_iter().flatten().collect(), faults.into_iter().filter_map(Result::err).collect())
}

/// Returns the content of a file. Fails if the file is larger than [`import::MAX_FILE_BYTES`].
fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    let length = fs::metadata(file).map_err(|error| error.to_string())?.len();
    if length > import::MAX_FILE_BYTES as u64 {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        return Err(ArticleError::TooLong(length).to_string());
    }
    fs::read(file).map_err(|error| error.to_string())
}

/// Writes the start page and the pages of the articles. `pieces` are the articles, each with its file name. Writes the
/// articles' pages first into the temporary folder `unfinished`, which then replaces the previous pages. Returns
/// messages for the user.
fn write(
    pieces: Vec<(String, SourceFile)>,
    template: &Template,
    dist: &Path,
    unfinished: &Path,
) -> Result<Vec<String>, Faults> {
    let failed = |error: io::Error| Faults::one(format!("{}: {error}", dist.display()));
    let finished = dist.join(ARTICLES);
    if finished.is_dir()
        && let Some(foreign) = folder::foreign(&finished).map_err(failed)?
    {
        return Err(Faults::one(format!(
            "{}: no build has written this, and a build replaces everything in {ARTICLES}/: move it elsewhere",
            foreign.display()
        )));
    }
    if unfinished.is_dir() {
        fs::remove_dir_all(unfinished).map_err(failed)?;
    }
    let (mut names, mut cards, mut said, mut faults) =
        (Slugs::default(), Vec::new(), Vec::new(), Vec::new());
    for (file, piece) in pieces {
        let name = names.give(&file, &ENDINGS);
        if piece.left_out > 0 {
            said.push(format!(
                "{file}: {} of its corrections could not be read and are omitted",
                piece.left_out
            ));
        }
        let address = format!("{ARTICLES}/{name}/");
        match fault::isolate(|| article(piece, address, template)) {
            Ok(written) => {
                let (card, page) = written.map_err(failed)?;
                let folder = unfinished.join(&name);
                fs::create_dir_all(&folder).map_err(failed)?;
                fs::write(folder.join("index.html"), page).map_err(failed)?;
                cards.push(card);
            }
            Err(fault) => faults.push(format!("{file}: {fault}")),
        }
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    said.push(format!(
        "{ARTICLES}/ has {}",
        dateline_view::state::counted(cards.len(), "article", "articles")
    ));
    let list = index_page::page(&SiteIndex::new(cards), PLAIN);
    let page = Page {
        up: "",
        title: "Articles",
        description: "News articles with their people, places, quotes and dates.",
        head: &page_template::list_head(),
        app: &list,
        data: "",
        program: false,
    };
    let put = || {
        if finished.is_dir() {
            fs::remove_dir_all(&finished)?;
        }
        fs::rename(unfinished, &finished)?;
        page_template::write_assets(dist)?;
        fs::write(dist.join(PLAIN), template.plain())?;
        fs::write(dist.join("index.html"), template.page(&page))
    };
    put().map_err(failed)?;
    Ok(said)
}

/// Renders an article. `address` is the address of its page, relative to the start page. Returns the article's entry in
/// the list of the start page, and the HTML of its page.
fn article(piece: SourceFile, address: String, template: &Template) -> io::Result<(Card, String)> {
    let published = piece.saved.published.clone();
    let origin = Origin { home: UP.to_owned(), source: piece.source, published };
    let given = EmbeddedArticle {
        saved: RawValue::from_string(piece.saved.to_json())?,
        found: Some(piece.found.clone()),
        origin: Some(origin.clone()),
    };
    let given = as_data("application/json", Some("given"), &serde_json::to_string(&given)?);
    let page = render(piece.saved, piece.found, origin.clone());
    let data = given + &schema(&page.reading, &origin)?;
    let card = Card::new(address, origin, page.reading);
    let page = template.page(&Page {
        up: UP,
        title: &card.title,
        description: &card.description(),
        head: &page_template::still_head(UP),
        app: &page.html,
        data: &data,
        program: true,
    });
    Ok((card, page))
}

/// Returns an article's schema.org data for search engines.
fn schema(reading: &ArticleView, origin: &Origin) -> io::Result<String> {
    let mut data: serde_json::Value = serde_json::from_str(&Format::Schema.write(reading))?;
    if let (Some((_, Some(address))), Some(data)) = (origin.words_and_link(), data.as_object_mut())
    {
        data.insert("isBasedOn".to_owned(), address.into());
    }
    Ok(as_data("application/ld+json", None, &data.to_string()))
}

/// Reads the built page as a template. After an earlier build with articles the built page is `read.html`, since
/// index.html is then the start page.
fn template(dist: &Path) -> Result<Template, Faults> {
    let [plain, index] = [PLAIN, "index.html"].map(|name| dist.join(name));
    let file = if plain.is_file() { plain } else { index };
    let page = fs::read_to_string(&file)
        .map_err(|error| Faults::one(format!("{}: {error}", file.display())))?;
    Template::new(&page)
        .ok_or_else(|| Faults::one(format!("{}: this is not the built page", file.display())))
}

/// Loads the models of the built page, so that the analysis at build time gives the same findings as an analysis in
/// the page.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_the_engine_fails_on_is_a_fault_with_its_name() {
        fault::install_hook();
        let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/site/articles");
        let files = ["greve.txt", "none.txt", "harbour-strike.txt"].map(|name| articles.join(name));
        let read = |name: &str, bytes: &[u8]| {
            assert!(name != "greve.txt", "a fault of the engine");
            if bytes.is_empty() { Err(SourceFileError::Empty) } else { Ok(bytes.len()) }
        };
        let (pieces, faults) = read_all(&articles, &files, read);
        assert_eq!(pieces.len(), 1);
        assert_eq!(pieces[0].0, "harbour-strike.txt");
        assert!(faults[0].starts_with("greve.txt: the analysis engine failed"), "{faults:?}");
        assert!(faults[1].starts_with("none.txt: "), "{faults:?}");
        assert_eq!(faults.len(), 2);
    }
}
