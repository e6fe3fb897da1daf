//! Parses one input line of `--lines`: converts its bytes to a text with an id and a day of publication, or returns
//! a readable error.

use dateline_core::publication_date;
use dateline_schema::Id;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// UTF-8's byte order mark, which some editors write at the start of a file.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The content of a valid line.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) id: Option<Id>,
    pub(crate) text: String,
    pub(crate) published: Option<Date>,
}

/// The answer to a line that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Refused {
    /// The line's id, if it could be read.
    pub(crate) id: Option<Id>,
    /// A message with the problem and, if known, the remedy.
    pub(crate) error: String,
}

/// The fields of a line, as unparsed JSON. Other fields are ignored.
#[derive(Deserialize)]
struct Fields<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    text: Option<&'l RawValue>,
    #[serde(borrow)]
    published: Option<&'l RawValue>,
}

/// Returns a line's content, without the byte order mark and the white space around it.
pub(crate) fn content(line: &[u8]) -> &[u8] {
    line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line).trim_ascii()
}

/// Parses a line, a JSON object such as `{"id": "a1", "text": "…", "published": "2015-10-15"}`. Only `text` is
/// required.
///
/// # Errors
/// Fails if the line is not such an object. The error contains the line's id, if it could be read.
pub(crate) fn read(line: &[u8]) -> Result<Line, Refused> {
    let nameless = |error: String| Refused { id: None, error };
    let json = std::str::from_utf8(content(line)).map_err(|error| {
        nameless(format!(
            "this line is not UTF-8 (at byte {}): convert the file first, for example with iconv",
            error.valid_up_to() + 1
        ))
    })?;
    // Without this check, serde would accept an array with the values of the fields, in the order of `Fields`.
    if !json.starts_with('{') {
        let error = "this line is not a JSON object such as {\"id\": \"a1\", \"text\": \"…\"}";
        return Err(nameless(error.to_owned()));
    }
    let json = with_whole_characters(json);
    let Fields { id, text, published } =
        serde_json::from_str(&json).map_err(|error| nameless(plain(&error)))?;
    let id = id.map(|id| Id::new(id.to_owned()));
    let fail = |error: String| Refused { id: id.clone(), error };
    if id.as_ref().is_some_and(|id| id.json().starts_with(['{', '[', 't', 'f'])) {
        return Err(fail("the id is neither a string nor a number".to_owned()));
    }
    let string = |name: &str, value: &RawValue| {
        serde_json::from_str::<String>(value.get()).map_err(|_| format!("{name} is not a string"))
    };
    let text = text.ok_or_else(|| fail("this line has no \"text\"".to_owned()))?;
    let text = string("text", text).map_err(fail)?;
    let published = published.map(|day| string("published", day)).transpose().map_err(fail)?;
    // An empty string means that the date is unknown.
    let published = published.filter(|day| !day.trim().is_empty());
    let published = published.map(|day| publication_date::day(&day)).transpose();
    let published = published.map_err(|error| fail(format!("published: {error}")))?;
    Ok(Line { id, text, published })
}

/// Describes a JSON error without serde's line number, which is always 1.
fn plain(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let what = told.split(" at line ").next().unwrap_or_default();
    if error.is_eof() {
        return format!("this line is cut off, or continues on the next line ({what})");
    }
    format!("this line is not JSON at its byte {}: {what}", error.column())
}

/// Replaces lone surrogate escapes in JSON by U+FFFD, the replacement character. Programs that cut strings by UTF-16
/// units leave such escapes, for example `\ud83d` without the `\ude42` after it. UTF-8 cannot represent them.
fn with_whole_characters(json: &str) -> Cow<'_, str> {
    /// The offset of the hexadecimal digits in a `\u` escape, in bytes.
    const DIGITS: usize = 2;
    const ESCAPE: usize = 6;
    let mut mended = Cow::Borrowed(json);
    let mut at = 0;
    // Valid JSON has escapes only in strings. An escape elsewhere is an error with and without the replacement.
    while let Some(next) = json[at..].find('\\') {
        at += next;
        match unit(json, at) {
            Some(0xD800..=0xDBFF) if matches!(unit(json, at + ESCAPE), Some(0xDC00..=0xDFFF)) => {
                at += 2 * ESCAPE;
            }
            Some(0xD800..=0xDFFF) => {
                mended.to_mut().replace_range(at + DIGITS..at + ESCAPE, "fffd");
                at += ESCAPE;
            }
            Some(_) => at += ESCAPE,
            // Another escape: skips the character after the backslash, which may be a backslash too.
            None => at += 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    mended
}

/// Returns the UTF-16 unit of the `\u` escape at a byte offset; `None` if there is no such escape.
fn unit(json: &str, at: usize) -> Option<u16> {
    let digits = json.as_bytes().get(at..at + 6)?.strip_prefix(b"\\u")?;
    // `from_str_radix` would accept a plus sign.
    let digits = std::str::from_utf8(digits).ok().filter(|d| !d.starts_with('+'))?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_days_are_taken_as_people_write_them() {
        for (line, id, text, day) in [
            (r#"{"id":"a","text":"x"}"#, "\"a\"", "x", ""),
            ("\u{feff}{\"id\":\"a\",\"text\":\"x\"}", "\"a\"", "x", ""),
            (r#"{"id":7,"text":"x"}"#, "7", "x", ""),
            (
                r#"{"id":123456789012345678901234567890,"text":"x"}"#,
                "123456789012345678901234567890",
                "x",
                "",
            ),
            (r#"{"id": -1.50 ,"text":"x"}"#, "-1.50", "x", ""),
            (r#"{"id":"caf\u00e9","text":"caf\u00e9"}"#, "\"caf\\u00e9\"", "café", ""),
            (r#"{"text":"x","id":null,"published":null}"#, "", "x", ""),
            (r#"{"text":"x","published":"2015-10-15T23:00:00-05:00"}"#, "", "x", "2015-10-15"),
            (r#"{"text":"x","published":" "}"#, "", "x", ""),
            (
                r#"{"text":"a\ud83d b\ude42 \\ud83d \ud83d\ude42"}"#,
                "",
                "a\u{fffd} b\u{fffd} \\ud83d 🙂",
                "",
            ),
            (r#"{"id":"\udfff","text":"x"}"#, "\"\\ufffd\"", "x", ""),
            (r#"{"text":"\uD83D\uD83D\uDE42","other":[{"id":[]}]}"#, "", "\u{fffd}🙂", ""),
        ] {
            let read =
                read(line.as_bytes()).unwrap_or_else(|refused| panic!("{line}: {refused:?}"));
            assert_eq!(read.id.as_ref().map_or("", Id::json), id, "{line}");
            assert_eq!(read.text, text, "{line}");
            assert_eq!(
                read.published.map(|day| day.to_string()).unwrap_or_default(),
                day,
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_told_in_plain_words_with_the_id() {
        for (line, id, why) in [
            (&br#"["a","It rained."]"#[..], "", "not a JSON object"),
            (b"7", "", "not a JSON object"),
            (b"NaN", "", "not a JSON object"),
            (b"\xff\xfe{", "", "not UTF-8 (at byte 1)"),
            (b"{\"text\":\"caf\xe9\"}", "", "not UTF-8 (at byte 13)"),
            (br#"{"id":"a"}"#, "\"a\"", "no \"text\""),
            (br#"{"id":8}"#, "8", "no \"text\""),
            (br#"{"id":8,"text":null}"#, "8", "no \"text\""),
            (br#"{"id":8,"text":["x"]}"#, "8", "text is not a string"),
            (br#"{"id":["a"],"text":"x"}"#, "[\"a\"]", "neither a string nor a number"),
            (br#"{"id":true,"text":"x"}"#, "true", "neither a string nor a number"),
            (br#"{"id":"a","text":"x","published":5}"#, "\"a\"", "published is not a string"),
            (
                br#"{"id":"a","text":"x","published":"soon"}"#,
                "\"a\"",
                "published: “soon” is not a date",
            ),
            (br#"{"id":"a","text":"x","published":"-009999-01-01"}"#, "\"a\"", "year 1 to 9999"),
            (br#"{"id":"a","id":"b","text":"x"}"#, "", "duplicate field `id`"),
            (br#"{"id":"a","text":"x""#, "", "cut off"),
            (br#"{"id":"a","text":"x"} 5"#, "", "at its byte 23: trailing characters"),
            (br#"{"id":"a","text":"\ud83"}"#, "", "not JSON"),
            (br#"{"id":"a","text":"\u+123"}"#, "", "not JSON"),
            (b"{\"text\":\"\\", "", "cut off"),
        ] {
            let refused = read(line);
            let line = String::from_utf8_lossy(line);
            let Err(refused) = refused else { panic!("{line}") };
            assert_eq!(refused.id.as_ref().map_or("", Id::json), id, "{line}");
            assert!(refused.error.contains(why), "{line}: {}", refused.error);
            assert!(
                !refused.error.contains("jiff") && !refused.error.contains("line 1"),
                "{}",
                refused.error
            );
        }
    }
}
