//! The article: its text, its metadata, and its layout in paragraphs.
//!
//! This is the last stage that changes characters: pasted or opened text becomes an [`Article`] here, and every
//! later stage refers to [`Article::text`] by byte offsets. `syntax` finds tokens and sentences.

mod clean;
mod copied;
mod date;
mod html;
mod layout;
mod paragraph;
pub(crate) mod story;

pub use clean::tidy;
pub use dateline_schema::PublishedFrom;
pub use paragraph::{Paragraph, ParagraphRole};
pub use story::StoryModel;

use crate::span::Span;
use dateline_schema::MAX_BYTES;
use jiff::civil::Date;
use std::fmt;

/// A text to annotate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The text that all spans point into.
    pub text: String,
    /// The day of publication, which expressions such as "Thursday" are relative to; `None` if it is unknown.
    pub created: Option<Date>,
    /// The source of `created`; `None` if `created` is `None`.
    pub created_from: Option<PublishedFrom>,
    /// The headline, if there is one.
    pub title: Option<Span>,
    /// The paragraphs in order, with only white space between them.
    pub paragraphs: Vec<Paragraph>,
}

/// The reason why a text can't be annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleError {
    /// The text is longer than [`MAX_BYTES`]. The value is its length in bytes.
    TooLong(usize),
    /// The input is not text but, for example, a picture, a program or a PDF.
    NotText,
    /// The input is a web page without visible text.
    EmptyPage,
}

impl fmt::Display for ArticleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(bytes) => write!(
                f,
                "the text has {} MiB, and at most {} MiB are taken: cut it into parts",
                bytes.div_ceil(1 << 20),
                MAX_BYTES >> 20
            ),
            Self::NotText => f.write_str(
                "this is not text (it may be a PDF, a picture or a Word file): save it as plain text or HTML first",
            ),
            Self::EmptyPage => f.write_str(
                "this web page has no text in it, perhaps because a script loads the story: copy the text from the browser instead",
            ),
        }
    }
}

impl std::error::Error for ArticleError {}

impl Article {
    /// Creates an article from a text, which is not changed, and finds its layout. The text is an article alone; see
    /// [`Article::from_text`] for a text that may have more in it. If `published` is `None`, the date may come from
    /// the article's own dateline or byline.
    ///
    /// # Errors
    /// If the text is longer than [`MAX_BYTES`] or is not text. An empty text is an empty article.
    pub fn new(text: String, published: Option<Date>) -> Result<Self, ArticleError> {
        let paragraphs = layout::paragraphs(checked(&text)?);
        Ok(Self::laid_out(text, paragraphs, published))
    }

    /// Creates an article from a text that a reader has copied, which is not changed. The menus, teasers and
    /// comments of a web page become asides. If `published` is `None`, the date may come from the article's own
    /// dateline or byline.
    ///
    /// # Errors
    /// Fails as [`Article::new`] does.
    pub fn from_text(
        text: String,
        published: Option<Date>,
        model: &StoryModel,
    ) -> Result<Self, ArticleError> {
        let mut paragraphs = layout::paragraphs(checked(&text)?);
        copied::set_roles(&text, &mut paragraphs, model);
        Ok(Self::laid_out(text, paragraphs, published))
    }

    /// Creates an article from a web page. Its text has one paragraph per line and blank lines between them.
    /// Navigation, teasers, comments and scripts are left out, unless the page has little else; without a model, all
    /// that the page shows is the story. If `published` is `None`, the date may come from the page's metadata, or else
    /// from the dateline or byline.
    ///
    /// # Errors
    /// Fails as [`Article::new`] does, and with [`ArticleError::EmptyPage`] if the page has no visible text. An
    /// empty `html` is an empty article.
    pub fn from_html(
        html: &str,
        published: Option<Date>,
        model: Option<&StoryModel>,
    ) -> Result<Self, ArticleError> {
        let page = html::read(checked(html)?, model);
        if !page.text.contains(char::is_alphanumeric) && !html.trim().is_empty() {
            return Err(ArticleError::EmptyPage);
        }
        let paragraphs =
            page.blocks.into_iter().map(|(span, role)| Paragraph { span, role }).collect();
        let mut article = Self::laid_out(page.text, paragraphs, published);
        if published.is_none() && page.published.is_some() {
            (article.created, article.created_from) =
                (page.published, Some(PublishedFrom::Dateline));
        }
        Ok(article)
    }

    /// Returns the role of the paragraph that contains the byte `at`; `None` if no paragraph contains it.
    #[must_use]
    pub fn role_at(&self, at: u32) -> Option<ParagraphRole> {
        let place = self.paragraphs.partition_point(|paragraph| paragraph.span.end <= at);
        self.paragraphs
            .get(place)
            .filter(|paragraph| paragraph.span.start <= at)
            .map(|paragraph| paragraph.role)
    }

    fn laid_out(text: String, paragraphs: Vec<Paragraph>, published: Option<Date>) -> Self {
        let found = || date::publication(&text, &paragraphs);
        let created = published.or_else(found);
        let created_from =
            created.map(|_| published.map_or(PublishedFrom::Dateline, |_| PublishedFrom::Given));
        let title = paragraphs.iter().find(|p| p.role == ParagraphRole::Title).map(|p| p.span);
        Self { text, created, created_from, title, paragraphs }
    }
}

/// Returns whether the input looks like a web page rather than plain text.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head = start.get(..start.floor_char_boundary(512)).unwrap_or_default().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<?xml"]
        .iter()
        .any(|tag| head.starts_with(tag))
        || (head.starts_with('<')
            && ["<p", "<div", "<h1", "<meta", "<span"].iter().any(|tag| head.contains(tag)))
}

fn checked(text: &str) -> Result<&str, ArticleError> {
    if text.len() > MAX_BYTES {
        return Err(ArticleError::TooLong(text.len()));
    }
    let odd = |c: &char| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
    let (mut n_odd, mut n_all) = (0, 0);
    for c in text.chars().take(65_536) {
        n_odd += usize::from(odd(&c));
        n_all += 1;
    }
    // Some texts have a stray control character or a badly decoded accent, but never one in every twenty
    // characters.
    if n_odd * 20 > n_all.max(20) { Err(ArticleError::NotText) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_changed() {
        let text = "\r\n A headline\r\n\r\nA story \u{200b} with odd\u{ad} things.\u{0}\n";
        assert_eq!(Article::new(text.to_owned(), None).unwrap().text, text);
    }

    #[test]
    fn bad_input_is_told_apart() {
        assert_eq!(Article::new(String::new(), None).unwrap().paragraphs, []);
        let long = "a ".repeat(MAX_BYTES / 2 + 1);
        assert_eq!(Article::new(long, None), Err(ArticleError::TooLong(MAX_BYTES + 2)));
        let binary =
            String::from_utf8_lossy(&[0x89, 0x50, 0, 0, 1, 2, 0xff, 0xfe, 65, 66]).into_owned();
        assert_eq!(Article::new(binary, None), Err(ArticleError::NotText));
    }

    #[test]
    fn web_pages_are_recognised() {
        assert!(is_html("\n<!DOCTYPE html><p>Hello"));
        assert!(is_html("<div class=story><p>Hello</p></div>"));
        assert!(!is_html("<3 is how the minister ended her post"));
        assert!(!is_html("A story about <html> and its inventor"));
    }
}
