//! Converts an input (a paste, a dropped or opened file, an example) to a text that can be analysed, or returns the
//! reason why it can't. Files are decoded with the crate `encoding`. This module also owns the draft: the content
//! of the box, which is the text area of the start screen.
//!
//! Cleaning (markup, paragraphs, headline) is the job of the core, in the worker.

use dateline_encoding as encoding;
use dateline_encoding::{Decoded, Note};
use dateline_schema::MAX_BYTES;
use dateline_view::saved::{self, Saved, SavedError};

/// A submitted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The text.
    pub text: String,
    /// Whether it is HTML.
    pub html: bool,
    /// The day of publication as `YYYY-MM-DD`, if it came with the text.
    pub published: Option<String>,
}

/// The maximum size of a file, in bytes. A saved article takes more bytes than its text.
pub const MAX_FILE_BYTES: usize = 2 * MAX_BYTES;

/// The content of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A text, and a note for the reader if its encoding is unusual or some bytes are invalid.
    Text(Source, Option<Note>),
    /// A saved article, and the number of its corrections that could not be parsed.
    Saved(Box<Saved>, usize),
}

/// The maximum number of bytes of a text that the box shows: the browser needs too long to lay out more.
const MAX_BOX_BYTES: usize = 60_000;

/// The content of the box. If the text is very long, the box shows only its beginning, but the whole text is
/// analysed unless the reader edits the box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    shown: String,
    whole: String,
    typed: bool,
}

impl Draft {
    /// Creates a draft from a submitted text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.len() <= MAX_BOX_BYTES {
            return Self { shown: text.to_owned(), ..Self::default() };
        }
        let (beginning, rest) = text.split_at(text.floor_char_boundary(MAX_BOX_BYTES));
        let more = rest.len().div_ceil(1000);
        let note = format!(
            "[The other {more} kB are not shown. They are analysed too, unless you change the text here.]"
        );
        let shown = format!("{beginning} …\n\n{note}");
        Self { shown, whole: text.to_owned(), typed: false }
    }

    /// Creates a draft from text that the reader typed and that has not been analysed. Only the reader can replace this
    /// text.
    #[must_use]
    pub fn typed(shown: String) -> Self {
        Self { typed: shown.contains(|c: char| !c.is_whitespace()), shown, whole: String::new() }
    }

    /// Applies an edit by the reader.
    pub fn change(&mut self, shown: String) {
        if shown != self.shown {
            *self = Self::typed(shown);
        }
    }

    /// Returns the typed text, if it has not been analysed.
    #[must_use]
    pub fn unread(&self) -> Option<&str> {
        self.typed.then_some(&*self.shown)
    }

    /// Appends the text that was typed while the page was loading to the previous content of the box.
    pub fn add(&mut self, typed: String) {
        let before = std::mem::take(&mut self.shown);
        *self = Self::typed(match (before.is_empty(), typed.is_empty()) {
            (true, _) => typed,
            (_, true) => before,
            _ if before == typed => typed,
            _ => format!("{before}\n\n{typed}"),
        });
    }

    /// Puts a text into the box when its analysis starts. The box stays unchanged if it contains other text that the
    /// reader typed, or if `source` is HTML that is not in the box.
    pub fn give_way(&mut self, source: &Source) {
        if self.text() == source.text || (!self.typed && !source.html) {
            *self = Self::new(&source.text);
        }
    }

    /// Returns the text that the box shows.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Returns the text to be analysed.
    #[must_use]
    pub fn text(&self) -> &str {
        if self.whole.is_empty() { &self.shown } else { &self.whole }
    }
}

/// The reason why an input is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// It contains no words.
    Empty,
    /// It is larger than the limit. The value is its size in bytes.
    TooLong(usize),
    /// It is not text.
    NotText,
    /// The file can't be read any more.
    Gone,
    /// It is a saved article that can't be opened.
    Saved(SavedError),
}

impl InputError {
    /// Returns what happened and what the reader can do.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "It contains no text. Paste an article or open an example.".to_owned(),
            Self::TooLong(bytes) => format!(
                "This text has {} MB. The limit is {} MB. Use a part of it.",
                bytes.div_ceil(1 << 20),
                MAX_BYTES >> 20
            ),
            Self::NotText => "This file is not text. Dateline opens .txt, .md and .html files; \
                from other programs (Word, PDF readers), copy the text and paste it here."
                .to_owned(),
            Self::Gone => {
                "This file could not be read. It may have been moved or deleted.".to_owned()
            }
            Self::Saved(error) => format!("This file can't be opened: {error}."),
        }
    }
}

/// Checks a text before it is sent to the worker.
///
/// # Errors
/// If it has no words or is too long.
pub fn check(source: Source) -> Result<Source, InputError> {
    if source.text.len() > MAX_BYTES {
        return Err(InputError::TooLong(source.text.len()));
    }
    // A text of punctuation and invisible characters has no words.
    if !source.text.chars().any(char::is_alphanumeric) {
        return Err(InputError::Empty);
    }
    Ok(source)
}

/// Decodes the bytes of a file named `name`, and recognises HTML and saved articles.
///
/// # Errors
/// If the bytes are not text, have no words, exceed the limit, or are a saved article that can't be opened.
pub fn open(name: &str, bytes: &[u8]) -> Result<Opened, InputError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(InputError::TooLong(bytes.len()));
    }
    let Decoded { text, note } = encoding::decode(bytes).ok_or(InputError::NotText)?;
    if let Some(read) = saved::recognise(&text) {
        let (saved, left_out) = read.map_err(InputError::Saved)?;
        return Ok(Opened::Saved(Box::new(saved), left_out));
    }
    let html = is_html_name(name) || (!is_plain_name(name) && looks_like_html(&text));
    let source = check(Source { text, html, published: None })?;
    Ok(Opened::Text(source, note))
}

/// Converts a paste: HTML if the clipboard contains the article's layout, otherwise plain text.
#[must_use]
pub fn paste(html: String, plain: String) -> Source {
    // Text editors also put an HTML copy on the clipboard that adds nothing to the plain text. Such a copy has at
    // most one block.
    let laid_out = ["<p", "<h1", "<h2", "<article", "<br"]
        .iter()
        .any(|tag| html.matches(tag).nth(1).is_some());
    if laid_out || (plain.is_empty() && !html.is_empty()) {
        Source { text: html, html: true, published: None }
    } else {
        let html = looks_like_html(&plain);
        Source { text: plain, html, published: None }
    }
}

fn is_html_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
}

fn is_plain_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".txt", ".md", ".markdown", ".text"].iter().any(|end| name.ends_with(end))
}

/// Returns whether a text is the HTML source of a whole page. Some people copy the source of a page instead of the text
/// that the page shows.
#[must_use]
pub fn looks_like_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|open| start.starts_with(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_files_are_decoded() {
        for (name, bytes, text, html) in [
            ("a.txt", "Café".as_bytes(), "Café", false),
            ("a.HTM", b"<p>Hello", "<p>Hello", true),
            ("a.md", b"<html> is a tag", "<html> is a tag", false),
            ("saved", b" <!DOCTYPE html><p>Hello", " <!DOCTYPE html><p>Hello", true),
        ] {
            assert_eq!(
                open(name, bytes),
                Ok(Opened::Text(Source { text: text.into(), html, published: None }, None)),
                "{name}"
            );
        }
    }

    #[test]
    fn other_encodings_are_decoded_with_a_note() {
        let mut bad = "“I am done,” she said.".as_bytes().to_vec();
        bad.insert(8, 0xFF);
        for (bytes, text, note) in [
            (&bad[..], "“I am \u{FFFD}done,” she said.", Note::Marked(1)),
            (b"\x93Caf\xE9\x94", "“Café”", Note::Encoding("windows-1252".to_owned())),
        ] {
            let source = Source { text: text.to_owned(), html: false, published: None };
            assert_eq!(open("a.txt", bytes), Ok(Opened::Text(source, Some(note))));
        }
    }

    #[test]
    fn saved_articles_open_under_any_name() {
        let saved = Saved { dateline: 1, text: "Ann met Bo.".into(), ..Saved::default() };
        for name in ["ann.article.json", "ann.txt", "ann"] {
            let opened = open(name, saved.to_json().as_bytes());
            assert_eq!(opened, Ok(Opened::Saved(Box::new(saved.clone()), 0)), "{name}");
        }
        let cut = &saved.to_json()[..20];
        assert_eq!(open("a.json", cut.as_bytes()), Err(InputError::Saved(SavedError::Damaged)));
        let newer = br#"{"dateline": 9, "text": "Ann met Bo."}"#;
        assert_eq!(open("a.json", newer), Err(InputError::Saved(SavedError::Newer(9))));
        let sorted = br#"{"corrections": [], "dateline": 1, "text": "Ann met Bo."}"#;
        assert!(matches!(open("a.json", sorted), Ok(Opened::Saved(..))));
        let other = br#"{"name": "Ann met Bo."}"#;
        assert!(matches!(open("a.json", other), Ok(Opened::Text(..))));
    }

    #[test]
    fn files_without_text_are_rejected() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0";
        assert_eq!(open("a.txt", picture), Err(InputError::NotText));
        assert_eq!(open("a.txt", b""), Err(InputError::Empty));
        assert_eq!(open("a.txt", " \n\u{200B}\u{AD} …".as_bytes()), Err(InputError::Empty));
        assert_eq!(
            open("a.txt", &vec![b'a'; MAX_BYTES + 1]),
            Err(InputError::TooLong(MAX_BYTES + 1))
        );
        assert!(open("a.txt", &vec![b'a'; MAX_BYTES]).is_ok());
        assert!(InputError::TooLong(MAX_BYTES + 1).message().contains("17 MB"));
    }

    #[test]
    fn long_drafts_are_complete_although_truncated_in_the_box() {
        let long = "é ".repeat(MAX_BOX_BYTES);
        let mut draft = Draft::new(&long);
        assert!(draft.shown().len() < MAX_BOX_BYTES + 200 && draft.shown().ends_with("here.]"));
        assert_eq!(draft.text(), long);
        draft.change(draft.shown().to_owned());
        assert_eq!(draft.text(), long);
        draft.change("short".to_owned());
        assert_eq!((draft.shown(), draft.text()), ("short", "short"));
        assert_eq!(Draft::typed("short".to_owned()), draft);
    }

    #[test]
    fn typed_drafts_are_not_replaced() {
        let source = |text: &str, html| Source { text: text.into(), html, published: None };
        let mut draft = Draft::default();
        draft.give_way(&source("An example", false));
        assert_eq!((draft.shown(), draft.unread()), ("An example", None));
        draft.change("Half a sentence".to_owned());
        for other in [source("Another", false), source("<p>Another", true)] {
            draft.give_way(&other);
            assert_eq!(draft.unread(), Some("Half a sentence"));
        }
        draft.give_way(&source("Half a sentence", false));
        assert_eq!(
            (draft.shown(), draft.unread()),
            ("Half a sentence", None),
            "it has been analysed"
        );
        draft.give_way(&source("Another", false));
        assert_eq!(draft.shown(), "Another");
        draft.change(" \n".to_owned());
        assert_eq!(draft.unread(), None, "white space is no draft");
        // The reader entered the whole text, so the box shows the whole text.
        let long = "é ".repeat(MAX_BOX_BYTES);
        assert_eq!(Draft::typed(long.clone()).shown(), long);
    }

    #[test]
    fn text_in_any_script_is_accepted() {
        for text in ["الخبر", "新闻", "🙂 a", "word"] {
            assert!(open("a.txt", text.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn pastes_use_html_only_with_layout() {
        let taken = |html: &str, plain: &str| paste(html.into(), plain.into());
        assert!(taken("<p>One.</p><p>Two.</p>", "One. Two.").html);
        assert!(taken("<b>One</b>", "").html);
        assert!(!taken("<span>One.</span>", "One.").html);
        assert!(taken("", "<!doctype html><p>One.").html);
        assert_eq!(taken("", "One.").text, "One.");
    }
}
