//! Parses the optional header of an article file, with its title, date and source, in one of two forms.
//!
//! The first form is leading lines up to the first blank line:
//!
//! ```text
//! Title: The ferry that stopped
//! Date: 2026-03-06
//! Source: https://example.org/ferry
//! ```
//!
//! The second form is the front matter of Markdown tools: the same names between two lines of `---`. Further names in
//! the front matter belong to the tools and are ignored. An invalid header is an error, since a part of it must not
//! become the beginning of the story.

use dateline_view::dates;
use std::fmt;

/// The values of a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, as `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The source of the article: the name of the publication, or a URL.
    pub source: Option<String>,
}

/// An error in a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterError {
    /// The number of the line in the file, from 1.
    pub line: usize,
    /// The problem and the remedy.
    pub why: String,
}

impl fmt::Display for FrontMatterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for FrontMatterError {}

const FENCE: &str = "---";
/// The maximum number of lines of front matter. It is an error if none of these lines closes the front matter.
const MOST_LINES: usize = 200;

/// Splits a text into its header and the story.
///
/// # Errors
/// Fails if the header has no end, an unknown or duplicate name, or an invalid value.
pub fn read(text: &str) -> Result<(FrontMatter, &str), FrontMatterError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Lines { rest: text, number: 0 };
    let first = lines.next().unwrap_or_default();
    if first.trim_end() == FENCE && is_named(lines.clone().next().unwrap_or_default()) {
        return front_matter(lines);
    }
    match pair(first) {
        Some((name, _)) if Name::of(name).is_some() => leading(Lines { rest: text, number: 0 }),
        _ => Ok((FrontMatter::default(), text)),
    }
}

/// Parses `Title: …` lines up to the first blank line.
fn leading(mut lines: Lines<'_>) -> Result<(FrontMatter, &str), FrontMatterError> {
    let mut header = FrontMatter::default();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            break;
        }
        let Some((name, value)) = pair(line) else {
            return Err(lines.error(format!(
                "“{}” is not a header line; a header ends with a blank line",
                shortened(line)
            )));
        };
        let Some(known) = Name::of(name) else {
            return Err(lines.error(format!(
                "a header has Title, Date and Source, not “{}”; if this is the story, insert a blank line before it",
                shortened(name)
            )));
        };
        header.set(known, value.to_owned()).map_err(|why| lines.error(why))?;
    }
    Ok((header, lines.rest))
}

/// Parses the lines between two lines of `---`. Supports only the part of YAML that titles, dates and URLs need.
fn front_matter(mut lines: Lines<'_>) -> Result<(FrontMatter, &str), FrontMatterError> {
    let mut header = FrontMatter::default();
    while let Some(line) = lines.next() {
        if lines.number > MOST_LINES {
            break;
        }
        if matches!(line.trim_end(), FENCE | "...") {
            return Ok((header, lines.rest));
        }
        // Ignores nested lines, which are indented or start with a hyphen, and comments.
        let known = pair(line).and_then(|(name, value)| Some((Name::of(name)?, value)));
        if let Some((name, value)) = known.filter(|_| !line.starts_with([' ', '\t', '#', '-'])) {
            let value = unquoted(value).map_err(|why| lines.error(why))?;
            header.set(name, value).map_err(|why| lines.error(why))?;
        }
    }
    Err(FrontMatterError {
        line: 1,
        why: "the header that starts with --- has no end: close it with another line of ---"
            .to_owned(),
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Title,
    Date,
    Source,
}

impl Name {
    fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "title" => Some(Self::Title),
            "date" => Some(Self::Date),
            "source" => Some(Self::Source),
            _ => None,
        }
    }
}

impl FrontMatter {
    fn set(&mut self, name: Name, value: String) -> Result<(), String> {
        let value = dateline_core::article::tidy(&value).trim().to_owned();
        let (place, value) = match name {
            Name::Title => (&mut self.title, value),
            Name::Source => (&mut self.source, value),
            Name::Date => (&mut self.published, day(value)?),
        };
        if place.is_some() {
            return Err(format!("{name:?} occurs twice"));
        }
        *place = Some(value).filter(|value| !value.is_empty());
        Ok(())
    }
}

/// Returns a date as `YYYY-MM-DD`, without the time of day that may follow it. An empty value stays empty.
fn day(value: String) -> Result<String, String> {
    let (day, rest) = value.split_at(value.floor_char_boundary(10));
    if value.is_empty()
        || (dates::is_day(day) && (rest.is_empty() || rest.starts_with(['T', 't', ' '])))
    {
        Ok(day.to_owned())
    } else {
        Err(format!("“{}” is not a date: write it as 2015-10-15", shortened(&value)))
    }
}

/// Parses a one-line YAML value: removes quotation marks or a trailing comment.
fn unquoted(value: &str) -> Result<String, String> {
    let inner = |mark: char| value.strip_prefix(mark).map(|rest| rest.strip_suffix(mark));
    if let Some(inner) = inner('"') {
        let inner = inner.ok_or("a quotation mark is not closed")?;
        return Ok(inner.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if let Some(inner) = inner('\'') {
        return Ok(inner.ok_or("a quotation mark is not closed")?.replace("''", "'"));
    }
    if value.starts_with(['|', '>', '[', '{', '&', '*', '!']) {
        return Err(format!(
            "“{}” is not supported: write the value on one line, in quotation marks if necessary",
            shortened(value)
        ));
    }
    Ok(value.split(" #").next().unwrap_or_default().to_owned())
}

/// Splits `Name: value` into the name and the value; `None` for a line without a name.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_word = !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    // "https://…" is not a name with a value. An empty value is accepted here and counts as missing in the header.
    (is_word && !value.starts_with('/')).then(|| (name.trim(), value.trim()))
}

/// Returns whether a text whose first line is `---` starts with front matter. `line` is the second line of the text. In
/// front matter, it is a name with a value, a comment, or the closing `---`.
fn is_named(line: &str) -> bool {
    line.starts_with('#')
        || line.trim_end() == FENCE
        || pair(line).is_some_and(|(name, _)| !name.contains(' '))
}

fn shortened(words: &str) -> String {
    let words = words.trim();
    let cut = words.char_indices().nth(60).map_or(words.len(), |(at, _)| at);
    if cut < words.len() { format!("{} …", &words[..cut]) } else { words.to_owned() }
}

/// An iterator over the lines of a text, with line ends of any kind: `\n`, `\r\n` or `\r`.
#[derive(Clone, Debug)]
struct Lines<'t> {
    rest: &'t str,
    /// The number of lines returned so far.
    number: usize,
}

impl Lines<'_> {
    /// Returns an error in the line that was returned last.
    fn error(&self, why: impl Into<String>) -> FrontMatterError {
        FrontMatterError { line: self.number, why: why.into() }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_and_the_story_is_left() {
        let full = ["A: b", "2015-10-15", "https://example.org/a"];
        for (text, [title, date, source], story) in [
            (
                "Title: A: b\nDate: 2015-10-15\nSource: https://example.org/a\n\nStory.\n",
                full,
                "Story.\n",
            ),
            (
                "\u{feff}title:A: b\r\ndate: 2015-10-15T08:00:00Z\r\nSOURCE: https://example.org/a\r\n\r\nStory.",
                full,
                "Story.",
            ),
            (
                "---\ntitle: \"A: b\"\ndate: 2015-10-15 08:00 # morning\ntags:\n  - one\n  - title: no\nsource: https://example.org/a\n---\nStory.",
                full,
                "Story.",
            ),
            (
                "---\n# of a tool\nlayout: post\ntitle: 'It''s \"so\"'\n...\n\nStory.",
                ["It's \"so\"", "", ""],
                "\nStory.",
            ),
            ("---\n---\nStory.", ["", "", ""], "Story."),
            ("Date: 2015-10-15\n\nStory.", ["", "2015-10-15", ""], "Story."),
            ("Date: 2015-10-15", ["", "2015-10-15", ""], ""),
            ("Title:\nDate:\n\nStory.", ["", "", ""], "Story."),
            // Texts without a header.
            ("Story.", ["", "", ""], "Story."),
            ("", ["", "", ""], ""),
            ("\nTitle: A\n\nStory.", ["", "", ""], "\nTitle: A\n\nStory."),
            ("Mayor: I quit\n\nStory.", ["", "", ""], "Mayor: I quit\n\nStory."),
            ("---\n\nStory.\n---\n", ["", "", ""], "---\n\nStory.\n---\n"),
            ("---\nHe came.\n", ["", "", ""], "---\nHe came.\n"),
        ] {
            let some = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
            let header =
                FrontMatter { title: some(title), published: some(date), source: some(source) };
            assert_eq!(read(text), Ok((header, story)), "{text:?}");
        }
    }

    #[test]
    fn a_faulty_header_is_told_with_its_line() {
        for (text, line, why) in [
            (
                "Title: A\nDate: 15/10/2015\n\nStory.",
                2,
                "“15/10/2015” is not a date: write it as 2015-10-15",
            ),
            ("Date: 2015-02-30\n\nStory.", 1, "“2015-02-30” is not a date"),
            ("Date: 2015-10-155\n\nStory.", 1, "is not a date"),
            ("Date: ×××××\n\nStory.", 1, "is not a date"),
            ("Title: A\nTitel: B\n\nStory.", 2, "not “Titel”"),
            ("Title: A\nThe story begins.\n\nStory.", 2, "is not a header line"),
            ("Title: A\nSource: b\ntitle: C\n\nStory.", 3, "Title occurs twice"),
            ("---\ntitle: A\n\nStory.", 1, "has no end"),
            ("---\ntitle: >\n  folded\n---\n", 2, "write the value on one line"),
            ("---\ntitle: \"open\n---\n", 2, "not closed"),
            ("---\ntitle: A\r\ndate: tomorrow\r\n---\n", 3, "“tomorrow” is not a date"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.line == line && error.why.contains(why), "{text:?}: {error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_file_begins_with_the_rest_of_it_is_the_story(
            text in "\u{feff}?(---\r?\n)?((title|Date|source|tags)?:? ?['\"|]?\\PC{0,12}[\r\n]{1,2}){0,4}\\PC{0,30}"
        ) {
            if let Ok((_, story)) = read(&text) {
                proptest::prop_assert!(text.ends_with(story));
            }
        }
    }
}
