//! The article in a page's JSON-LD (schema.org's `Article`).

use crate::article::clean::nonempty_line;
use serde_json::{Map, Value};

/// The maximum number of articles that are read from a script.
const MAX_STORIES: usize = 50;

/// An article. Texts are on one line and not empty; dates are as written.
#[derive(Clone, Debug, Default)]
pub(in crate::article) struct Story {
    pub(in crate::article) headline: Option<String>,
    pub(in crate::article) published: Option<String>,
    /// The paragraphs of `articleBody`.
    pub(in crate::article) paragraphs: Vec<String>,
}

/// Returns the articles in a JSON-LD script; none if the JSON is invalid.
pub(super) fn stories(json: &str) -> Vec<Story> {
    let mut stories = Vec::new();
    // serde_json itself rejects deeply nested input.
    let Ok(value) = serde_json::from_str::<Value>(json.trim()) else { return stories };
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.into_iter().rev()),
            Value::Object(values) => {
                if is_article(&values) && stories.len() < MAX_STORIES {
                    stories.push(Story::new(&values));
                }
                open.extend(values.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    stories
}

fn is_article(values: &Map<String, Value>) -> bool {
    let fits = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            ["Article", "Posting", "Report", "Review", "WebPage"]
                .iter()
                .any(|end| kind.ends_with(end))
        })
    };
    values.contains_key("articleBody")
        || match values.get("@type") {
            Some(Value::Array(kinds)) => kinds.iter().any(fits),
            Some(kind) => fits(kind),
            None => false,
        }
}

impl Story {
    fn new(values: &Map<String, Value>) -> Self {
        let text = |key: &str| values.get(key).and_then(Value::as_str).and_then(nonempty_line);
        let body = values.get("articleBody").and_then(Value::as_str).unwrap_or_default();
        Self {
            headline: text("headline"),
            published: text("datePublished"),
            paragraphs: body.lines().filter_map(nonempty_line).collect(),
        }
    }

    /// Returns the number of words of the article's body.
    pub(in crate::article) fn words(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.split(' ').count()).sum()
    }
}
