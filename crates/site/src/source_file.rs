//! Reads and analyses one article file: plain text, Markdown, HTML or a saved article.

use super::front_matter::{self, FrontMatterError};
use dateline::import::{self, InputError, Opened};
use dateline_core::annotate;
use dateline_core::article::{
    Article, ArticleError, ParagraphRole, PublishedFrom, StoryModel, tidy,
};
use dateline_core::models::Models;
use dateline_core::span::Span;
use dateline_core::to_schema;
use dateline_schema::{Analysis, Unit};
use dateline_view::markup::escaped;
use dateline_view::saved::{Saved, SavedError, VERSION};
use html5gum::{Token, Tokenizer};
use std::fmt;
use std::ops::ControlFlow;

/// The supported file extensions.
pub const ENDINGS: [&str; 8] =
    [".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".article.json"];

/// An article and its findings.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The article. Only a file that is a saved article has corrections.
    pub saved: Saved,
    /// The findings before any correction, with offsets in bytes.
    pub found: Analysis,
    /// The source of the article: the name of the publication, or a URL.
    pub source: Option<String>,
    /// The number of corrections that could not be read and are omitted.
    pub left_out: usize,
}

/// The reason why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFileError {
    /// The file's name ends with none of [`ENDINGS`].
    OtherKind,
    /// The file contains no words.
    Empty,
    /// The file is too long or not text.
    Refused(ArticleError),
    /// The file's header is invalid.
    Header(FrontMatterError),
    /// The file is not a valid saved article.
    Saved(SavedError),
    /// The file contains only a header, a headline or markup.
    NoStory,
}

impl fmt::Display for SourceFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherKind => write!(
                f,
                "not an article, because its name ends with none of {}: remove it from the folder",
                ENDINGS.join(" ")
            ),
            Self::Empty => f.write_str("it contains no words"),
            Self::Refused(error) => error.fmt(f),
            Self::Header(error) => error.fmt(f),
            Self::Saved(error) => error.fmt(f),
            Self::NoStory => {
                f.write_str("it contains no story, only a header, a headline or markup")
            }
        }
    }
}

impl std::error::Error for SourceFileError {}

/// Reads and analyses a file.
///
/// # Errors
/// Fails if the file is not an article. An analysis without findings is not an error.
pub fn read(name: &str, bytes: &[u8], models: &Models) -> Result<SourceFile, SourceFileError> {
    let lower = name.to_ascii_lowercase();
    let ends = |with: &[&str]| with.iter().any(|end| lower.ends_with(end));
    if !ends(&ENDINGS) {
        return Err(SourceFileError::OtherKind);
    }
    let text = match import::open(name, bytes).map_err(input_error)? {
        Opened::Text(..) if ends(&[".json"]) => {
            return Err(SourceFileError::Saved(SavedError::NotOurs));
        }
        Opened::Text(source, _) => source.text,
        Opened::Saved(saved, left_out) => return kept(*saved, left_out, models),
    };
    let (header, story) = front_matter::read(&text).map_err(SourceFileError::Header)?;
    if !story.contains(char::is_alphanumeric) {
        return Err(SourceFileError::NoStory);
    }
    let published = header.published.as_deref().and_then(|day| day.parse().ok());
    let title = header.title.as_deref();
    let article = if ends(&[".txt", ".text"]) {
        plain(title, story, published)
    } else if ends(&[".md", ".markdown"]) {
        marked_up(title, &markdown(story), published, None)
    } else {
        marked_up(title, story, published, Some(&models.story))
    }
    .map_err(refused)?;
    if !has_story(&article) {
        return Err(SourceFileError::NoStory);
    }
    let source =
        header.source.or_else(|| ends(&["html", ".htm"]).then(|| address(story)).flatten());
    // A day of publication that was found in the markup is stored, because the extracted text does not contain it. A
    // day that was found in plain text is not stored, because the text still contains it.
    let told = article.created.filter(|_| {
        !ends(&[".txt", ".text"]) && article.created_from == Some(PublishedFrom::Dateline)
    });
    let published = header.published.or_else(|| told.map(|day| day.to_string()));
    let text = article.text.clone();
    let saved = Saved { dateline: VERSION, text, published, ..Saved::default() };
    Ok(SourceFile { found: found(&article, models), saved, source, left_out: 0 })
}

fn kept(saved: Saved, left_out: usize, models: &Models) -> Result<SourceFile, SourceFileError> {
    let published = saved.published.as_deref().and_then(|day| day.parse().ok());
    let article =
        Article::from_text(saved.text.clone(), published, &models.story).map_err(refused)?;
    if !article.text.contains(char::is_alphanumeric) {
        return Err(SourceFileError::Empty);
    }
    Ok(SourceFile { found: found(&article, models), saved, source: None, left_out })
}

/// Returns whether the article has words besides the headline.
fn has_story(article: &Article) -> bool {
    let story =
        article.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Title);
    story.into_iter().any(|p| article.text[p.span.range()].contains(char::is_alphanumeric))
}

fn refused(error: ArticleError) -> SourceFileError {
    match error {
        ArticleError::EmptyPage => SourceFileError::NoStory,
        error => SourceFileError::Refused(error),
    }
}

/// Converts the error of [`import::open`].
fn input_error(error: InputError) -> SourceFileError {
    match error {
        InputError::Empty => SourceFileError::Empty,
        InputError::TooLong(bytes) => SourceFileError::Refused(ArticleError::TooLong(bytes)),
        InputError::NotText | InputError::Gone => SourceFileError::Refused(ArticleError::NotText),
        InputError::Saved(error) => SourceFileError::Saved(error),
    }
}

fn found(article: &Article, models: &Models) -> Analysis {
    match annotate(article, models, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => to_schema(&annotations, Unit::Bytes, false),
        ControlFlow::Break(()) => Analysis::default(),
    }
}

type Day = Option<jiff::civil::Date>;

/// Creates an article from plain text. Inserts the title as the first paragraph, unless the text starts with it.
fn plain(title: Option<&str>, story: &str, published: Day) -> Result<Article, ArticleError> {
    let story = tidy(story);
    let story = story.trim();
    let Some(title) = title else { return Article::new(story.to_owned(), published) };
    let begins =
        story.strip_prefix(title).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'));
    let text = if begins { story.to_owned() } else { format!("{title}\n\n{story}") };
    let mut article = Article::new(text, published)?;
    // The title of the header takes precedence over the headline that the layout suggests.
    for paragraph in article.paragraphs.iter_mut().filter(|p| p.role == ParagraphRole::Title) {
        paragraph.role = ParagraphRole::Body;
    }
    if let Some(first) =
        article.paragraphs.first_mut().filter(|first| first.span == Span::new(0, title.len()))
    {
        first.role = ParagraphRole::Title;
        article.title = Some(first.span);
    }
    Ok(article)
}

/// Creates an article from HTML. Inserts the title as the headline, unless the page has the same one.
fn marked_up(
    title: Option<&str>,
    html: &str,
    published: Day,
    model: Option<&StoryModel>,
) -> Result<Article, ArticleError> {
    let article = Article::from_html(html, published, model)?;
    let own = article.title.map(|span| &article.text[span.range()]);
    match title {
        Some(title) if own != Some(title) => {
            let headline = format!("<article><h1>{}</h1></article>", escaped(title));
            // The headline comes before the page's doctype, which is valid only at the start of a document. The
            // parser does not need a doctype.
            Article::from_html(&format!("{headline}{html}"), published, model)
        }
        _ => Ok(article),
    }
}

fn markdown(text: &str) -> String {
    use pulldown_cmark::{Options, Parser, html};
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(text, options));
    out
}

/// Returns the URL that a page states as its own: the canonical link, or else `og:url`. Returns `None` if it has
/// neither.
fn address(html: &str) -> Option<String> {
    let mut shared = None;
    for token in Tokenizer::new(html).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let get = |key: &str| {
            tag.attributes
                .get(key.as_bytes())
                .map(|value| String::from_utf8_lossy(value).trim().to_owned())
        };
        let is = |key: &str, value: &str| get(key).is_some_and(|is| is.eq_ignore_ascii_case(value));
        match tag.name.as_slice() {
            b"link" if is("rel", "canonical") => {
                if let Some(href) = get("href").filter(|href| !href.is_empty()) {
                    return Some(href);
                }
            }
            b"meta" if is("property", "og:url") => shared = shared.or_else(|| get("content")),
            b"body" => break,
            _ => {}
        }
    }
    shared.filter(|address| !address.is_empty())
}
