//! The story that a page publishes for search engines: `articleBody` in its JSON-LD (schema.org's Article).

use super::extracted_page::Page;
use crate::article::clean::one_line;
use crate::article::paragraph::ParagraphRole;
use serde_json::Value;

/// A story as plain text.
#[derive(Debug, Default)]
pub(super) struct Story {
    headline: Option<String>,
    paragraphs: Vec<String>,
}

/// Returns the longest story in a JSON-LD script; `None` if there is no `articleBody` or the JSON is invalid.
pub(super) fn story(json: &str) -> Option<Story> {
    // Most scripts have no `articleBody`, so parsing them is unnecessary. serde_json itself rejects deeply nested
    // input.
    if !json.contains("articleBody") {
        return None;
    }
    let mut found = Story::default();
    let mut open = vec![serde_json::from_str::<Value>(json).ok()?];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(values) => {
                let text = |key: &str| values.get(key).and_then(Value::as_str);
                let paragraphs = text("articleBody").unwrap_or_default().lines().map(one_line);
                let paragraphs = paragraphs.filter(|line| !line.is_empty()).collect();
                let headline = text("headline").map(one_line).filter(|line| !line.is_empty());
                let story = Story { headline, paragraphs };
                if story.words() > found.words() {
                    found = story;
                }
                open.extend(values.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    Some(found)
}

impl Story {
    pub(super) fn words(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.split(' ').count()).sum()
    }

    /// Returns a page with only this story, under its headline or, if it has none, under `title`.
    pub(super) fn page(&self, title: Option<&str>) -> Page {
        let mut page = Page::default();
        if let Some(title) = self.headline.as_deref().or(title) {
            page.push(title, Some(ParagraphRole::Title));
        }
        for paragraph in &self.paragraphs {
            page.push(paragraph, None);
        }
        page
    }
}
