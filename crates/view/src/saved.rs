//! The format of saved articles: text, day of publication, corrections and view. Share links, `.article.json` files
//! and pages with an embedded article all use it.
//!
//! The format does not contain the analysis. The analysis is computed again, so that a saved article benefits from
//! better models. The input is untrusted: parts that can't be parsed are left out, and skipped corrections are
//! counted.

use super::corrections::{Anchor, Correction, date};
use super::findings::KINDS;
use super::state::{List, Order};
use dateline_schema::MAX_BYTES;
use dateline_schema::json;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;

/// The version of the format. A higher version may contain what this program can't parse.
pub const VERSION: u32 = 1;
/// The maximum number of corrections, more than any reader makes.
const MOST_CORRECTIONS: usize = 2000;
/// The maximum length of a name in a correction, in bytes.
const LONGEST_NAME: usize = 300;

/// A saved article.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Saved {
    /// The version of the format: [`VERSION`].
    pub dateline: u32,
    /// The text, which the offsets of the corrections (in bytes) refer to.
    pub text: String,
    /// The day of publication as `YYYY-MM-DD`, if the reader or the source gave it and the text does not state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The corrections, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// How the article is shown.
    #[serde(skip_serializing_if = "View::is_usual")]
    pub view: View,
    /// The name of the build that analysed the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
    /// Whether the text is HTML that has not been analysed yet. Used only on the device, not in links and files.
    #[serde(skip_serializing_if = "is_false")]
    pub html: bool,
    /// The indices of the corrections that came with the article, if somebody else sent it; `None` for the reader's
    /// own article. Used only on the device, not in links and files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<Vec<u32>>,
}

/// How an article is shown, as far as it differs from the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// The hidden layers, as [`super::layers::Layers::off`] names them. `None` if the article does not set them; the
    /// layers that are hidden on the reader's device then stay hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off: Option<String>,
    /// The list in the findings: `who`, `quotes`, `events`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Whether the timeline is in narrative order.
    #[serde(skip_serializing_if = "is_false")]
    pub told: bool,
    /// Whether the timeline shows every event.
    #[serde(skip_serializing_if = "is_false")]
    pub full: bool,
    /// The selected item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Anchor>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(is: &bool) -> bool {
    !is
}

impl View {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the order of the timeline.
    #[must_use]
    pub fn order(&self) -> Order {
        if self.told { Order::Narrative } else { Order::Chronological }
    }

    /// Returns the list that the findings show.
    #[must_use]
    pub fn listed(&self) -> List {
        self.list.as_deref().and_then(List::named).unwrap_or_default()
    }
}

/// The reason why something is not a saved article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedError {
    /// The input is not a saved article.
    NotOurs,
    /// The saved article has a version that is higher than [`VERSION`]. The value is this version.
    Newer(u32),
    /// The input is a saved article, but a part of it is missing or invalid.
    Damaged,
    /// The saved article contains no words.
    Empty,
    /// The text is longer than [`MAX_BYTES`]. The value is its length in bytes.
    TooLong(usize),
}

impl fmt::Display for SavedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("it is not an article saved by Dateline"),
            Self::Newer(version) => write!(
                f,
                "it was saved by a newer version of Dateline (format {version}, this version reads {VERSION}): reload the page or update Dateline"
            ),
            Self::Damaged => f.write_str("a part of the saved article is missing or damaged"),
            Self::Empty => f.write_str("it contains no text"),
            Self::TooLong(bytes) => write!(
                f,
                "its text has {} MB, and the limit is {} MB",
                bytes.div_ceil(1 << 20),
                MAX_BYTES >> 20
            ),
        }
    }
}

impl std::error::Error for SavedError {}

/// A saved article before its validation. Most parts are raw JSON, so that an invalid part does not prevent reading
/// the text.
#[derive(Deserialize)]
struct Read<'j> {
    dateline: u32,
    text: Option<String>,
    #[serde(borrow, default)]
    published: Option<&'j RawValue>,
    #[serde(borrow, default)]
    corrections: Option<&'j RawValue>,
    #[serde(borrow, default)]
    view: Option<&'j RawValue>,
    #[serde(borrow, default)]
    engine: Option<&'j RawValue>,
    #[serde(borrow, default)]
    html: Option<&'j RawValue>,
    #[serde(borrow, default)]
    sent: Option<&'j RawValue>,
}

/// Parses a part of a saved article; `None` if it is missing or invalid.
fn part<'j, T: Deserialize<'j>>(json: Option<&'j RawValue>) -> Option<T> {
    json::from_str(json?.get()).ok()
}

impl Saved {
    /// Serialises the article as JSON on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an article is plain data")
    }

    /// Parses the output of [`Saved::to_json`] in this version or an earlier one. Also returns how many corrections
    /// could not be parsed and are left out.
    ///
    /// # Errors
    /// Fails if the input is not a saved article, is of a later version, is damaged, contains no words or is too
    /// long.
    pub fn read(json: &str) -> Result<(Self, usize), SavedError> {
        let read: Read = json::from_str(json).map_err(|error| {
            if error.is_eof() && looks_ours(json) {
                SavedError::Damaged
            } else {
                SavedError::NotOurs
            }
        })?;
        if read.dateline > VERSION {
            return Err(SavedError::Newer(read.dateline));
        }
        let text = read.text.filter(|text| !text.is_empty()).ok_or(SavedError::Damaged)?;
        if text.len() > MAX_BYTES {
            return Err(SavedError::TooLong(text.len()));
        }
        if !text.contains(char::is_alphanumeric) {
            return Err(SavedError::Empty);
        }
        let corrections: Vec<&RawValue> = part(read.corrections).unwrap_or_default();
        let n = corrections.len();
        let understood = |json| part(Some(json)).filter(|c| is_sound(c, &text));
        let corrections: Vec<Correction> =
            corrections.into_iter().take(MOST_CORRECTIONS).filter_map(understood).collect();
        let left_out = n - corrections.len();
        let published = part(read.published).filter(|day: &String| super::dates::is_day(day));
        let view = part(read.view).unwrap_or_default();
        let engine = part(read.engine);
        let html = part(read.html).unwrap_or_default();
        // The indices are only valid if no correction was left out.
        let sent = part(read.sent).filter(|_| left_out == 0);
        let saved =
            Self { dateline: VERSION, text, published, corrections, view, engine, html, sent };
        Ok((saved, left_out))
    }

    /// Returns whether both are the same article with the same corrections, whatever their views are.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.text, &self.published, &self.corrections)
            == (&other.text, &other.published, &other.corrections)
    }
}

/// Parses a text that may be a saved article, whatever the order of its keys. Returns `None` if the text is anything
/// else.
#[must_use]
pub fn recognise(text: &str) -> Option<Result<(Saved, usize), SavedError>> {
    let start = object(text)?;
    match Saved::read(text) {
        Err(SavedError::NotOurs) if !start.strip_prefix(KEY).is_some_and(is_version) => None,
        read => Some(read),
    }
}

/// The key that distinguishes a saved article from other JSON.
const KEY: &str = "\"dateline\"";

/// Returns what follows the opening brace of a JSON object; `None` if the text does not begin with one.
fn object(json: &str) -> Option<&str> {
    let start = json.trim_start_matches('\u{feff}').trim_start();
    Some(start.strip_prefix('{')?.trim_start())
}

/// Returns whether `rest`, which follows [`KEY`], begins with a version number as the value of the key.
fn is_version(rest: &str) -> bool {
    let value = rest.trim_start().strip_prefix(':').map(str::trim_start);
    value.is_some_and(|value| value.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns whether truncated JSON is the beginning of a saved article.
fn looks_ours(json: &str) -> bool {
    let rest = object(json).and_then(|start| start.split_once(KEY));
    rest.is_some_and(|(_, rest)| is_version(rest))
}

/// Returns whether a correction is one that the page itself could have made in this text.
fn is_sound(correction: &Correction, text: &str) -> bool {
    let words = |span: &[u32; 2]| {
        let words = text.get(span[0] as usize..span[1] as usize);
        words.is_some_and(|words| !words.is_empty())
    };
    match correction {
        Correction::Hide { what } => words(&what.span),
        Correction::Retype { entity, kind } => {
            words(entity) && KINDS.iter().any(|(known, _)| known == kind)
        }
        Correction::Rename { entity, name } => {
            words(entity) && !name.trim().is_empty() && name.len() <= LONGEST_NAME
        }
        Correction::Merge { entity, into } => words(entity) && words(into),
        Correction::Split { mention } => words(mention),
        Correction::Speaker { quote, speaker } => {
            words(quote) && speaker.as_ref().is_none_or(words)
        }
        Correction::Date { event, date: day } => {
            words(event) && day.as_ref().is_none_or(|day| date(day) == Ok(Some(day.clone())))
        }
        Correction::Add { span, .. } => words(span),
    }
}

#[cfg(test)]
mod tests {
    use super::super::corrections::{ItemKind, NewItem};
    use super::super::fixtures::{TEXT, at};
    use super::*;

    fn saved() -> Saved {
        Saved {
            dateline: VERSION,
            text: TEXT.to_owned(),
            published: Some("2021-05-03".to_owned()),
            corrections: vec![
                Correction::Rename { entity: at("Dock Union", 0), name: "Union of Dockers".into() },
                Correction::Date { event: at("met", 0), date: Some("2021-05".into()) },
                Correction::Add { span: at("union", 0), what: NewItem::Organisation },
            ],
            view: View {
                off: Some("time".into()),
                list: Some("quotes".into()),
                told: true,
                full: false,
                at: Some(Anchor { of: ItemKind::Event, span: at("met", 0) }),
            },
            engine: Some("a1".into()),
            ..Saved::default()
        }
    }

    #[test]
    fn saved_articles_round_trip() {
        for saved in [
            saved(),
            Saved {
                dateline: VERSION,
                text: "🎉 \"One\"\n\ntwo\u{2028}".into(),
                ..Saved::default()
            },
        ] {
            assert_eq!(
                Saved::read(&saved.to_json()),
                Ok((saved.clone(), 0)),
                "{}",
                saved.to_json()
            );
        }
        let plain = Saved { dateline: VERSION, text: "One".into(), ..Saved::default() };
        assert_eq!(plain.to_json(), r#"{"dateline":1,"text":"One"}"#);
    }

    #[test]
    fn errors_are_distinguished() {
        for (json, error) in [
            ("", SavedError::NotOurs),
            ("Once upon a time", SavedError::NotOurs),
            ("[]", SavedError::NotOurs),
            (r#"{"text":"One"}"#, SavedError::NotOurs),
            (r#"{"schema":1,"text":null,"entities":[]}"#, SavedError::NotOurs),
            (r#"{"dateline":2,"text":"One"}"#, SavedError::Newer(2)),
            (r#"{"dateline":2}"#, SavedError::Newer(2)),
            (r#"{"dateline":1}"#, SavedError::Damaged),
            (r#"{"dateline":1,"text":""}"#, SavedError::Damaged),
            (r#"{"dateline":1,"text":"One"#, SavedError::Damaged),
            (r#"{"corrections":[],"dateline":1,"text":"One"#, SavedError::Damaged),
            (r#"{"headline":"One","dateline":"PARIS","text":"One"#, SavedError::NotOurs),
            (r#"{"dateline":1,"text":" \n\u00a0 …"}"#, SavedError::Empty),
            (r#"{"dateline":-1,"text":"One"}"#, SavedError::NotOurs),
        ] {
            assert_eq!(Saved::read(json), Err(error), "{json}");
        }
    }

    #[test]
    fn invalid_parts_do_not_affect_the_rest() {
        let json = r#"{"dateline":1,"text":"Ann met Bo.","published":"someday","view":7,"engine":{},"corrections":[
            ["hide",[0,3],null,"entity"],
            ["dance",[0,3],null,null],
            ["hide",[0,300],null,"entity"],
            ["hide",[3,1],null,"entity"],
            ["hide",[0,3],null,"house"],
            ["retype",[0,3],null,"<b>"],
            ["rename",[0,3],null," "],
            ["merge",[0,3],null,null],
            ["date",[4,7],null,"2021-02-30"],
            ["date",[4,7],null,"2021-02"],
            {"hide":1},
            null]}"#;
        let (saved, left_out) = Saved::read(json).unwrap();
        assert_eq!((saved.text.as_str(), left_out), ("Ann met Bo.", 10));
        assert_eq!(saved.corrections.len(), 2);
        assert_eq!((saved.published, saved.view, saved.engine), (None, View::default(), None));
    }

    #[test]
    fn saved_articles_are_recognised_in_any_key_order() {
        let sorted = r#" {
  "corrections": [["hide", [4, 7], null, "event"]],
  "dateline": 1,
  "text": "Ann met Bo."
}"#;
        let (saved, left_out) = recognise(sorted).unwrap().unwrap();
        assert_eq!((saved.corrections.len(), left_out), (1, 0));
        for (text, read) in [
            (r#"{"text":"One","dateline":2}"#, Some(Err(SavedError::Newer(2)))),
            (r#"{"view":{},"dateline": 1,"text":"One"#, Some(Err(SavedError::Damaged))),
            (r#"{"dateline":1,"text":7}"#, Some(Err(SavedError::NotOurs))),
            (r#"{"text":"One"}"#, None),
            (r#"{"dateline":"PARIS","text":"One"}"#, None),
            (r#"{"text":"One","dateline":"PARIS"}"#, None),
            (r#"{"articles":[{"dateline":1,"text":"One"}]}"#, None),
            ("Once upon a time", None),
        ] {
            assert_eq!(recognise(text), read, "{text}");
        }
    }

    #[test]
    fn device_fields_round_trip_and_are_omitted_elsewhere() {
        let saved = saved();
        assert!(!saved.to_json().contains("sent") && !saved.to_json().contains("html"));
        let held = Saved { html: true, sent: Some(vec![0, 2]), ..saved };
        assert_eq!(Saved::read(&held.to_json()), Ok((held, 0)));
    }

    /// Files and links of this version must open in all later versions: never change a line, add one for each new
    /// format.
    #[test]
    fn articles_of_earlier_versions_open() {
        for (json, corrections) in [
            (r#"{"dateline":1,"text":"Ann met Bo."}"#, 0),
            (
                r#"{"dateline":1,"text":"Ann met Bo.","published":"2021-05-03","corrections":[["hide",[4,7],null,"event"],["retype",[0,3],null,"ORG"],["rename",[0,3],null,"Anna"],["merge",[8,10],[0,3],null],["split",[8,10],null,null],["speaker",[0,10],[8,10],null],["speaker",[0,10],null,null],["date",[4,7],null,"2021"],["date",[4,7],null,null],["add",[4,7],null,"organisation"]],"view":{"off":"time thought","list":"events","told":true,"full":true,"at":["quote",[0,3]]},"engine":"0123456789abcdef"}"#,
                10,
            ),
        ] {
            let (saved, left_out) = Saved::read(json).unwrap();
            assert_eq!((saved.corrections.len(), left_out), (corrections, 0), "{json}");
            assert_eq!(saved.to_json(), json);
        }
    }
}
