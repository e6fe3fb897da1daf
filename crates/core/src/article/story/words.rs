//! The words of a block, and what its characters tell.

use super::buckets::share;
use crate::features::number;

pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '©' | '@'))
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .map(|c| if c.is_numeric() { '0' } else { c })
                .flat_map(char::to_lowercase)
                .collect()
        })
}

/// Returns the hashes of the words of at least four letters.
pub(super) fn long_words(text: &str) -> impl Iterator<Item = u32> {
    words(text).filter(|word| word.len() >= 4).map(|word| number(&word))
}

pub(super) fn first_kind(text: &str) -> u32 {
    text.chars().next().map_or(0, kind)
}

pub(super) fn last_kind(text: &str) -> u32 {
    text.chars().next_back().map_or(0, kind)
}

fn kind(c: char) -> u32 {
    match c {
        _ if c.is_lowercase() => 1,
        _ if c.is_uppercase() => 2,
        _ if c.is_numeric() => 3,
        '"' | '“' | '”' | '\'' | '‘' | '’' => 4,
        _ if c.is_ascii_punctuation() => 100 + c as u32,
        _ => 5,
    }
}

/// Returns how a text is capitalised: without capitals, as in a sentence, as in a title, in capitals alone.
pub(super) fn capitals(text: &str) -> u32 {
    let (mut upper, mut lower) = (0, 0);
    for word in text.split_whitespace() {
        match word.chars().find(|c| c.is_alphabetic()) {
            Some(c) if c.is_uppercase() => upper += 1,
            Some(_) => lower += 1,
            None => {}
        }
    }
    let shouts = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    if shouts { 9 } else { share(upper, upper + lower) }
}

pub(super) fn patterns(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let has = |part: &str| text.contains(part);
    let tests = [
        crate::article::date::any_in(text).is_some(),
        has("©"),
        has("@"),
        has("|"),
        has("http") || has("www."),
        has("»") || has("›"),
        text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY "),
        has("$") || has("€") || has("£"),
        text.chars().filter(char::is_ascii_digit).count() * 3 > text.len(),
        text.chars().all(|c| !c.is_alphabetic()),
        has("\t"),
        has("•") || has("·"),
        has("…") || has("..."),
        has("“") || has("\""),
        text.ends_with(" ago"),
        has("/"),
        has("#"),
        has("Photo") || has("photo"),
        has("Getty") || has("Reuters") || has("AP"),
    ];
    found.extend((0..).zip(tests).filter(|(_, is)| *is).map(|(at, _)| at));
    let bytes = text.as_bytes();
    let clock = bytes.windows(4).any(|w| {
        w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit() && w[3].is_ascii_digit()
    });
    if clock {
        found.push(40);
    }
    found
}
