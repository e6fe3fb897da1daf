//! The input of the bulk test: thousands of articles made from the page's few examples by changing names, dates and the
//! order of paragraphs, and a few invalid lines.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::json;

/// The names in the examples, each with the names that replace it in turn.
const NAMES: &[(&str, &[&str])] = &[
    ("Halden", &["Halden", "Norvik", "Tamarin", "Westerby"]),
    ("Quantis", &["Quantis", "Lumeno", "Arcatel"]),
    ("Nordlys", &["Nordlys", "Havfruen", "Queen Ada", "Meridian"]),
    ("Solheim", &["Solheim", "Lindgren", "Achterberg", "Duval", "Moreau"]),
    ("Selva", &["Selva", "Arbena", "Kuri"]),
    ("Bekele", &["Bekele", "Okafor", "Castellano", "Rahimi"]),
    ("Marsh", &["Marsh", "Ferrante", "Nakamura"]),
    ("Thursday", &["Thursday", "Friday", "Tuesday"]),
    ("Monday", &["Monday", "Wednesday"]),
];

/// Lines that cannot be read, each for a different reason.
const INVALID: &[&[u8]] = &[
    b"this is not JSON",
    b"{\"id\":\"no text\",\"title\":\"The dam\"}",
    b"{\"id\":\"no day\",\"text\":\"It rained.\",\"published\":\"soon\"}",
    b"{\"id\":\"cut off\",\"text\":\"It rai",
    b"\xff\xfe\x00 not UTF-8",
    b"[\"an array\",\"It rained.\"]",
];

/// Lines for `dateline --lines`, with their line ends.
pub(super) struct Articles {
    pub(super) lines: Vec<Vec<u8>>,
    /// The lines that cannot be read, in order.
    pub(super) invalid: Vec<Vec<u8>>,
}

/// Generates `count` articles, with an invalid line after every 250. The output is the same each time.
pub(super) fn generate(count: usize, examples: &Path) -> Result<Articles> {
    let mut stories = Vec::new();
    for file in crate::shell::files(examples)? {
        stories.push(fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?);
    }
    let mut articles = Articles { lines: Vec::new(), invalid: Vec::new() };
    for number in 0..count {
        let text = vary(&stories[number % stories.len()], number / stories.len());
        let published = format!("2026-{:02}-{:02}", 1 + number % 12, 1 + number / 12 % 28);
        // An id may be a number or a string.
        let id = if number % 2 == 0 { json!(number) } else { json!(format!("{number:05}")) };
        let article = json!({ "id": id, "text": text, "published": published });
        articles.lines.push(format!("{article}\n").into_bytes());
        if number % 250 == 249 {
            let invalid = [INVALID[number / 250 % INVALID.len()], b"\n"].concat();
            articles.lines.push(invalid.clone());
            articles.invalid.push(invalid);
        }
    }
    Ok(articles)
}

/// Returns a variant of a story: with other names, and the paragraphs after the first two in another order. Each
/// `variant` gives a different text.
fn vary(story: &str, mut variant: usize) -> String {
    let mut text = story.trim().to_owned();
    for (name, others) in NAMES {
        if story.contains(name) {
            text = text.replace(name, others[variant % others.len()]);
            variant /= others.len();
        }
    }
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    for at in 2..paragraphs.len() {
        let left = paragraphs.len() - at;
        paragraphs.swap(at, at + variant % left);
        variant /= left;
    }
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_articles_are_the_same() {
        let examples = crate::shell::root().join("examples");
        let articles = generate(3000, &examples).unwrap();
        let text = |line: &Vec<u8>| {
            Some(serde_json::from_slice::<serde_json::Value>(line).ok()?.get("text")?.to_string())
        };
        let texts: HashSet<_> = articles.lines.iter().filter_map(text).collect();
        let readable = articles.lines.len() - articles.invalid.len();
        // One of the invalid lines has a text too.
        assert_eq!(texts.len(), readable + 1);
        assert_eq!((readable, articles.invalid.len()), (3000, 12));
    }
}
