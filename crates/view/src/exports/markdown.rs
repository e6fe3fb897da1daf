//! A brief in Markdown (CommonMark), for notes and mail: names, quotes by speaker, and the main events in chronological
//! order.

use super::fields::title;
use crate::article_view::ArticleView;
use crate::dates;
use crate::findings::{self, Group, has_name, one_line, quoted, speakers};
use crate::state::Sorting;
use crate::timeline_view::{entries, notes};
use dateline_schema::QuoteAct;
use std::fmt::Write as _;

pub(super) fn brief(reading: &ArticleView) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(out, "# {}", escaped(&title(reading).unwrap_or_else(|| "Article".to_owned())));
    if let Some(day) = &reading.found.published {
        let _ = writeln!(out, "\nPublished {}", escaped(&dates::full_label(day)));
    }
    for group in Group::ALL {
        names(&mut out, reading, group);
    }
    quotes(&mut out, reading);
    timeline(&mut out, reading);
    out
}

fn names(out: &mut String, reading: &ArticleView, group: Group) {
    let entities = findings::entities(reading, group, Sorting::Prominence);
    let named: Vec<_> = entities.into_iter().filter(|(_, entity)| has_name(entity)).collect();
    if !named.is_empty() {
        let _ = writeln!(out, "\n## {}\n", group.name());
    }
    for (_, entity) in named {
        let roles: String =
            entity.roles.iter().map(|role| format!(", {}", escaped(role))).collect();
        let name = escaped(&entity.name);
        let _ = writeln!(out, "- **{name}**{roles} ({})", entity.mentions.len());
    }
}

fn quotes(out: &mut String, reading: &ArticleView) {
    let speakers = speakers(reading, QuoteAct::Speech);
    if !speakers.is_empty() {
        let _ = writeln!(out, "\n## Quotes");
    }
    for speaker in speakers {
        let name = speaker.name.as_deref().unwrap_or("Unknown speaker");
        let _ = writeln!(out, "\n### {}", escaped(name));
        for (_, quote) in speaker.quotes {
            let _ = writeln!(out, "\n> {}", escaped(&quoted(reading, quote)));
        }
    }
}

fn timeline(out: &mut String, reading: &ArticleView) {
    let entries = entries(reading, false);
    if !entries.is_empty() {
        let _ = writeln!(out, "\n## Timeline\n");
    }
    for entry in entries {
        let day = escaped(&dates::full_label(entry.date));
        for row in entry.rows {
            let notes = notes(&row).join(", ");
            let notes = if notes.is_empty() { notes } else { format!(" ({})", escaped(&notes)) };
            let words = escaped(&row.words(reading));
            let _ = writeln!(out, "- **{day}** {words}{notes}");
        }
    }
}

/// Escapes words on one line, so that none of them is Markdown, HTML or a link.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for word in one_line(words).split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let word = word.replace(char::is_control, " ");
        if is_address(&word) {
            code(&mut out, word.trim());
        } else {
            word.chars().for_each(|c| escape(&mut out, c));
        }
    }
    out
}

fn escape(out: &mut String, c: char) {
    match c {
        '<' => out.push_str("&lt;"),
        '&' => out.push_str("&amp;"),
        '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '~' | '!' => out.extend(['\\', c]),
        // These characters start a list at the beginning of a line. Elsewhere their escapes are harmless.
        '-' | '+' | '.' | ')' if out.chars().all(|c| c.is_ascii_digit()) => {
            out.extend(['\\', c]);
        }
        c => out.push(c),
    }
}

/// Returns whether a Markdown dialect such as GitHub's would turn a word into a link: a web address or a mail address.
fn is_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_mail = |(at, _): (usize, &str)| {
        let [before, after] = [word[..at].chars().next_back(), word[at + 1..].chars().next()];
        before.is_some_and(|c| c.is_alphanumeric() || ".+-_".contains(c))
            && after.is_some_and(char::is_alphanumeric)
    };
    word.contains("://") || word.contains("www.") || word.match_indices('@').any(is_mail)
}

/// Writes words as a code span, because some programs turn an address into a link even if it is escaped.
fn code(out: &mut String, words: &str) {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    out.extend([&fence, space, words, space, &fence]);
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn addresses_become_code_and_other_words_are_escaped() {
        for (words, expected) in [
            ("See https://a.example/b_c?d=1&e now", "See `https://a.example/b_c?d=1&e` now"),
            ("[x](HTTP://a.example)", "`[x](HTTP://a.example)`"),
            ("(www.a.example)", "`(www.a.example)`"),
            ("Mail a.b@c.example, he said", "Mail `a.b@c.example,` he said"),
            ("`https://a`", "`` `https://a` ``"),
            ("https://a/``b", "```https://a/``b```"),
            ("@ann and 5 @ 3", "@ann and 5 @ 3"),
            ("and/or: a_b", "and/or: a\\_b"),
            ("1. a", "1\\. a"),
            ("www", "www"),
        ] {
            assert_eq!(escaped(words), expected);
        }
    }
}
