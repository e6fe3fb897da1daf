//! Finds the headline of a page: the block that shows it, or else the title that the metadata states.

use super::tree::Tree;
use crate::article::paragraph::ParagraphRole;

/// Marks between the headline and the name of the site in a title.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " « ", " // ", " ~ "];

/// The number of blocks around the first block of the article in which a heading can be its headline.
const CLOSE: usize = 3;

/// The headline of a page.
#[derive(Debug, Default)]
pub(super) struct Headline {
    /// The index of the block that shows it.
    pub(super) block: Option<usize>,
    /// The headline from the metadata, if no block shows it.
    pub(super) text: Option<String>,
}

/// Finds the headline, given the roles of the blocks and how much each block looks like a headline.
pub(super) fn find(tree: &Tree, roles: &[Option<ParagraphRole>], scores: &[i32]) -> Headline {
    let mut before = vec![0; roles.len() + 1];
    for at in 0..roles.len() {
        let is_story = roles[at].is_some_and(ParagraphRole::is_story);
        before[at + 1] = before[at] + if is_story { tree.blocks[at].span.len() } else { 0 };
    }
    // A headline after most of the story belongs to another story.
    let is_above = |at: usize| before[at] * 2 <= before[roles.len()];
    let titles =
        (0..roles.len()).filter(|&at| roles[at] == Some(ParagraphRole::Title) && is_above(at));
    if let Some(block) = titles.max_by_key(|&at| (scores[at], std::cmp::Reverse(at))) {
        return Headline { block: Some(block), text: None };
    }
    let stated: Vec<String> =
        tree.metadata.titles().map(|title| without_site(title, tree)).collect();
    let text_of = |at: usize| letters(&tree.text[tree.blocks[at].span.range()]);
    let first = (0..roles.len()).find(|&at| roles[at].is_some()).unwrap_or(roles.len());
    let shown = stated.iter().find_map(|title| {
        let title = letters(title);
        (0..roles.len())
            .filter(|&at| at <= first + 3 && text_of(at) == title)
            .max_by_key(|&at| scores[at])
    });
    let shown = shown.or_else(|| {
        let before =
            (first.saturating_sub(CLOSE)..first + CLOSE).rev().filter(|&at| at < roles.len());
        let is_heading = |at: &usize| {
            let tag = tree.elements[tree.blocks[*at].element as usize].name;
            matches!(tag, "h1" | "h2" | "h3")
                && matches!(roles[*at], None | Some(ParagraphRole::Heading))
        };
        let opening = (0..roles.len()).find(|&at| roles[at].is_some_and(ParagraphRole::is_prose));
        before
            .filter(|&at| opening.is_some_and(|opening| at < opening))
            .find(is_heading)
            .filter(|_| stated.is_empty())
    });
    if shown.is_some() {
        return Headline { block: shown, text: None };
    }
    Headline { block: None, text: stated.into_iter().next().filter(|_| first < roles.len()) }
}

/// Returns the letters and digits of a text in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the title without the name of the site before or behind it.
fn without_site(title: &str, tree: &Tree) -> String {
    let site = tree.metadata.site.as_deref().map(letters).unwrap_or_default();
    let host: String = tree
        .metadata
        .url
        .as_deref()
        .and_then(|url| url.split('/').nth(2))
        .map(letters)
        .unwrap_or_default();
    let is_site = |part: &str| {
        let part = letters(part);
        !part.is_empty()
            && (part == site || host.contains(&part) || !site.is_empty() && part.contains(&site))
    };
    let mut rest = title;
    loop {
        let last = SEPARATORS
            .iter()
            .filter_map(|mark| rest.rsplit_once(mark))
            .max_by_key(|(head, _)| head.len());
        let first = SEPARATORS
            .iter()
            .filter_map(|mark| rest.split_once(mark))
            .min_by_key(|(head, _)| head.len());
        rest = match (last, first) {
            (Some((head, tail)), _) if is_site(tail) => head,
            (_, Some((head, tail))) if is_site(head) => tail,
            (Some((head, tail)), _)
                if head.split(' ').count() >= 4 && tail.split(' ').count() <= 3 =>
            {
                head
            }
            _ => return rest.trim().to_owned(),
        };
    }
}
