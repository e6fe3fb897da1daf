//! Finds the paragraphs of a text and their roles.
//!
//! A blank line always ends a paragraph. A single line break also ends one, unless the text is hard-wrapped: its
//! lines are broken at a fixed width, as in wire stories and mail.

use super::clean::ends_sentence;
use super::paragraph::{Paragraph, ParagraphRole};
use crate::span::Span;

/// The maximum width of a line in a hard-wrapped text, in characters.
const WIDEST_WRAP: usize = 100;
/// Lower-case labels that mark a line as not part of the story if a colon, a dash or a bar follows.
const ASIDE_LABELS: &[&str] = &[
    "watch",
    "read",
    "read more",
    "see also",
    "see more",
    "photos",
    "photo",
    "video",
    "videos",
    "listen",
    "related",
    "more",
    "gallery",
    "file",
    "advertisement",
    "live",
    "also read",
    "also see",
    "pictured",
    "image",
];
/// Lower-case phrases that mark a line as not part of the story if it starts with one of them.
const ASIDE_STARTS: &[&str] = &[
    "image copyright",
    "image caption",
    "image source",
    "media caption",
    "read more",
    "read the rest",
    "click here",
    "sign up",
    "subscribe",
    "share this",
    "follow us",
    "advertisement",
    "related:",
    "hide caption",
    "toggle caption",
];
const CREDITS: &[&str] = &[
    "getty images",
    "(ap photo",
    "/ap)",
    "/afp)",
    "/reuters)",
    "photo by",
    "photograph:",
    "shutterstock",
];
const BYLINE_STARTS: &[&str] = &[
    "by ",
    "published ",
    "updated ",
    "posted ",
    "last updated",
    "reporting by",
    "additional reporting",
    "editing by",
    "writing by",
    "story by",
    "(undated)",
];

const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Lower-case words that stand beside the day of publication.
const DATE_LINE_WORDS: &[&str] = &[
    "am",
    "at",
    "bst",
    "created",
    "date",
    "edt",
    "est",
    "et",
    "first",
    "gmt",
    "hrs",
    "ist",
    "last",
    "modified",
    "of",
    "on",
    "pdt",
    "pm",
    "posted",
    "pst",
    "pt",
    "publication",
    "published",
    "the",
    "updated",
    "utc",
];

/// Finds the paragraphs of a plain text with their roles.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let spans = spans(text);
    roles(text, spans)
}

/// Returns the spans of the paragraphs of a plain text.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for block in blocks(text) {
        if is_wrapped(text, &block) {
            spans.push(block[0].cover(block[block.len() - 1]));
        } else {
            for line in block {
                match spans.last_mut() {
                    Some(last) if runs_on(text, *last, line) => *last = last.cover(line),
                    _ => spans.push(line),
                }
            }
        }
    }
    spans
}

/// Returns the paragraphs with these spans, each with its role.
pub(super) fn roles(text: &str, spans: Vec<Span>) -> Vec<Paragraph> {
    let words = |i: usize| spans.get(i).map_or(0, |s| text[s.range()].split_whitespace().count());
    let mut titled = false;
    let mut begun = false;
    (0..spans.len())
        .map(|i| {
            let line = &text[spans[i].range()];
            let role = if is_byline(line) {
                ParagraphRole::Byline
            } else if is_caption(line) {
                ParagraphRole::Caption
            } else if is_aside(line) {
                ParagraphRole::Aside
            } else if !titled && !begun && i + 1 < spans.len() && is_title(line) {
                ParagraphRole::Title
            } else if begun && is_heading(line) && words(i + 1) > 12 {
                ParagraphRole::Heading
            } else {
                ParagraphRole::Body
            };
            titled |= role == ParagraphRole::Title;
            begun |= matches!(role, ParagraphRole::Title | ParagraphRole::Body);
            Paragraph { span: spans[i], role }
        })
        .collect()
}

/// Returns the spans of the non-empty lines, without surrounding white space, in groups separated by blank lines.
fn blocks(text: &str) -> Vec<Vec<Span>> {
    // A text without line feeds may come from a system that ends lines with carriage returns.
    let line_end = if text.contains('\n') { '\n' } else { '\r' };
    let mut blocks = vec![Vec::new()];
    let mut start = 0;
    for line in text.split_inclusive(line_end) {
        let trimmed = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        match blocks.last_mut() {
            Some(block) if !trimmed.is_empty() => block.push(Span::new(from, from + trimmed.len())),
            _ => blocks.push(Vec::new()),
        }
        start += line.len();
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Returns whether the lines are one paragraph broken at a fixed width: three or more lines, four fifths of them of
/// similar length, and at least half of them without the end of a sentence.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let Some((last, full)) = lines.split_last() else { return false };
    if full.len() < 2 {
        return false;
    }
    let width = |line: &Span| text[line.range()].chars().count();
    let widest = full.iter().map(width).max().unwrap_or(0).max(width(last));
    let near = full.iter().filter(|&line| width(line) + 20 >= widest).count();
    let open = full.iter().filter(|&line| !ends_sentence(&text[line.range()])).count();
    (45..=WIDEST_WRAP).contains(&widest) && near * 5 >= full.len() * 4 && open * 2 >= full.len()
}

/// Returns whether `line` continues the paragraph `before`: the last line of `before` is long and does not end a
/// sentence, and `line` starts in lower case.
fn runs_on(text: &str, before: Span, line: Span) -> bool {
    let between = &text[before.end as usize..line.start as usize];
    let last = text[before.range()].lines().next_back().unwrap_or_default();
    between.matches('\n').count() == 1
        && (40..=WIDEST_WRAP).contains(&last.chars().count())
        && last.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && text[line.range()].starts_with(char::is_lowercase)
}

/// Returns whether the line is a headline: short, and without a final full stop unless its words are capitalised.
fn is_title(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_capital =
        |w: &&&str| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let long_words = words.iter().filter(|w| w.chars().count() > 3);
    let capitals = long_words.clone().filter(is_capital).count();
    let capitalised = capitals * 4 >= long_words.count() * 3 && capitals > 0;
    let shouted = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    let opens_speech = line.starts_with(['"', '“']) && line.ends_with(['"', '”']);
    words.len() <= 25
        && line.chars().count() <= 180
        && (!ends_sentence(line) || line.ends_with('?') || capitalised || shouted)
        && !line.ends_with([',', ';', '-', '‐', '‑', '–', '—'])
        && !opens_speech
        && line.chars().any(char::is_alphabetic)
}

/// Returns whether the line is a heading in the story: a few words without a full stop or another final mark,
/// except "?". The caller checks that a longer paragraph follows.
fn is_heading(line: &str) -> bool {
    line.split_whitespace().count() <= 8
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '\'' | '’'))
        && !line.starts_with(['"', '“', '•', '-', '‐', '‑', '*'])
        && line
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric() || c == '\'' || c == '‘')
}

/// Returns whether the line states the author, the date, or the place and the news agency: "By …", "12 March 2021",
/// "LONDON (Reuters)".
fn is_byline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let lower = line.to_lowercase();
    let begins = BYLINE_STARTS.iter().any(|start| lower.starts_with(start));
    let is_wire = line.starts_with(|c: char| c.is_uppercase())
        && words <= 8
        && (line.ends_with("--")
            || line.ends_with(['—', '–'])
            || lower.ends_with("(reuters)")
            || lower.ends_with("(ap)"));
    let place_and_date = words <= 8 && is_date_line(line);
    (begins && words <= 14 && !line.ends_with(['.', '?', '!'])) || is_wire || place_and_date
}

/// Returns whether the line has a date, and else only what stands beside a day of publication: a weekday, the time, a
/// label, a place in capitals. "Ana Lund, born March 3, 1931" is no such line.
fn is_date_line(line: &str) -> bool {
    let beside = |word: &str| {
        let lower = word.to_lowercase();
        DATE_LINE_WORDS.contains(&lower.as_str())
            || !word.chars().any(char::is_lowercase)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || super::date::is_month(&lower)
            || WEEKDAYS.iter().any(|day| day.starts_with(&lower) && lower.len() >= 3)
    };
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    super::date::any_in(line).is_some() && !ends_sentence(line) && words.into_iter().all(beside)
}

/// Returns whether the line is not part of the story: a label such as "WATCH:", or a call to
/// subscribe.
fn is_aside(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = line.split_whitespace().count();
    let labelled =
        line.split_once([':', '-', '‐', '‑', '–', '—', '|']).is_some_and(|(label, _)| {
            let label = label.trim();
            let shouted = !label.chars().any(char::is_lowercase);
            ASIDE_LABELS.contains(&label.to_lowercase().as_str()) && (shouted || words <= 20)
        });
    labelled || ASIDE_STARTS.iter().any(|start| lower.starts_with(start)) && words <= 25
}

/// Returns whether the line is the caption of a picture, with its credit.
fn is_caption(line: &str) -> bool {
    let lower = line.to_lowercase();
    CREDITS.iter().any(|credit| lower.contains(credit)) && line.split_whitespace().count() <= 45
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the paragraphs. Each expected string is the paragraph's role, `| `, and its text.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = paragraphs(text)
            .iter()
            .map(|p| {
                format!(
                    "{:?}| {}",
                    p.role,
                    text[p.span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn headline_byline_story() {
        check(
            "Harbour reopens after storm\n\nBy Ana Lund\n12 March 2021\n\nThe harbour opened again on Friday. Ships came in.\n",
            &[
                "Title| Harbour reopens after storm",
                "Byline| By Ana Lund",
                "Byline| 12 March 2021",
                "Body| The harbour opened again on Friday. Ships came in.",
            ],
        );
    }

    #[test]
    fn a_story_without_headline_has_none() {
        check(
            "The mayor said on Monday that she would resign.\nNobody was surprised.",
            &[
                "Body| The mayor said on Monday that she would resign.",
                "Body| Nobody was surprised.",
            ],
        );
        check("One line alone", &["Body| One line alone"]);
        check("", &[]);
    }

    #[test]
    fn headings_and_asides_stand_apart() {
        check(
            "The council met on Monday for the last time before the vote.\nWATCH: The mayor speaks\nOld wounds\n\
             It had been a long and bitter year for the town and for everybody who lives in it.",
            &[
                "Body| The council met on Monday for the last time before the vote.",
                "Aside| WATCH: The mayor speaks",
                "Heading| Old wounds",
                "Body| It had been a long and bitter year for the town and for everybody who lives in it.",
            ],
        );
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        check(
            "The river rose by two metres in the night and flooded the\nlower town, where four hundred people had to \
             leave their homes\nand spend the rest of the night in a school. Nobody was hurt.\n\nIt fell again on Sunday.",
            &[
                "Body| The river rose by two metres in the night and flooded the lower town, where four hundred people \
                 had to leave their homes and spend the rest of the night in a school. Nobody was hurt.",
                "Body| It fell again on Sunday.",
            ],
        );
    }

    #[test]
    fn a_date_inside_the_story_makes_no_byline() {
        check(
            "A quiet year\n\nOn 12 March 2021 the bridge fell.",
            &["Title| A quiet year", "Body| On 12 March 2021 the bridge fell."],
        );
    }

    #[test]
    fn line_ends_of_every_system_are_the_same() {
        for end in ["\n", "\r\n", "\r"] {
            check(
                &format!("First one here.{end}{end}Second one here."),
                &["Body| First one here.", "Body| Second one here."],
            );
        }
    }
}
