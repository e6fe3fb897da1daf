//! Many articles out of the page's few examples: the same stories of other people, on other days, told in another
//! order, and a few lines that can't be read.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::json;

/// A name of the examples, and those that take its place in turn.
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

/// Lines that can't be read, each in its own way.
const BROKEN: &[&[u8]] = &[
    b"this is not JSON",
    b"{\"id\":\"no text\",\"title\":\"The dam\"}",
    b"{\"id\":\"no day\",\"text\":\"It rained.\",\"published\":\"soon\"}",
    b"{\"id\":\"cut off\",\"text\":\"It rai",
    b"\xff\xfe\x00 not UTF-8",
    b"[\"an array\",\"It rained.\"]",
];

/// Lines for `dateline --lines`, with their ends.
pub(super) struct Articles {
    pub(super) lines: Vec<Vec<u8>>,
    /// Those of them that can't be read, in order.
    pub(super) broken: Vec<Vec<u8>>,
}

/// So many articles, the same each time, with a line that can't be read after every 250.
pub(super) fn make(count: usize, examples: &Path) -> Result<Articles> {
    let mut stories = Vec::new();
    for file in crate::shell::files(examples)? {
        stories.push(fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?);
    }
    let mut made = Articles { lines: Vec::new(), broken: Vec::new() };
    for number in 0..count {
        let text = retold(&stories[number % stories.len()], number / stories.len());
        let published = format!("2026-{:02}-{:02}", 1 + number % 12, 1 + number / 12 % 28);
        // Some tables number their articles.
        let id = if number % 2 == 0 { json!(number) } else { json!(format!("{number:05}")) };
        let article = json!({ "id": id, "text": text, "published": published });
        made.lines.push(format!("{article}\n").into_bytes());
        if number % 250 == 249 {
            let broken = [BROKEN[number / 250 % BROKEN.len()], b"\n"].concat();
            made.lines.push(broken.clone());
            made.broken.push(broken);
        }
    }
    Ok(made)
}

/// A story with other names, its paragraphs behind the first two in another order; no two tellings are the same.
fn retold(story: &str, mut telling: usize) -> String {
    let mut text = story.trim().to_owned();
    for (name, others) in NAMES {
        if story.contains(name) {
            text = text.replace(name, others[telling % others.len()]);
            telling /= others.len();
        }
    }
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    for at in 2..paragraphs.len() {
        let left = paragraphs.len() - at;
        paragraphs.swap(at, at + telling % left);
        telling /= left;
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
        let made = make(3000, &examples).unwrap();
        let text = |line: &Vec<u8>| {
            Some(serde_json::from_slice::<serde_json::Value>(line).ok()?.get("text")?.to_string())
        };
        let texts: HashSet<_> = made.lines.iter().filter_map(text).collect();
        let readable = made.lines.len() - made.broken.len();
        // One line that can't be read has a text all the same.
        assert_eq!(texts.len(), readable + 1);
        assert_eq!((readable, made.broken.len()), (3000, 12));
    }
}
