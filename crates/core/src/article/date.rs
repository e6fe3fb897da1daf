//! Finds the publication date in an article's own byline or dateline.
//!
//! Only full, unambiguous dates count: "3/4/2015" is ignored. `time` finds the time expressions in the story.

use super::paragraph::{Paragraph, ParagraphRole};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The number of paragraphs before and after the headline in which the date is searched.
const FIRST: usize = 6;
/// The number of bytes at the start of the story within which the mark that ends a dateline must be.
const DATELINE: usize = 90;

/// Returns the date in a byline near the top, or else in the dateline at the start of the story.
pub(super) fn publication(text: &str, paragraphs: &[Paragraph]) -> Option<Date> {
    let title = paragraphs.iter().position(|p| p.role == ParagraphRole::Title).unwrap_or(0);
    let near_top = || paragraphs.iter().take(title + 1 + FIRST).skip(title.saturating_sub(FIRST));
    let in_byline = near_top()
        .filter(|p| p.role == ParagraphRole::Byline)
        .find_map(|p| any_in(&text[p.span.range()]));
    in_byline.or_else(|| {
        near_top().filter(|p| p.role == ParagraphRole::Body).take(1).find_map(|p| {
            let story = &text[p.span.range()];
            let head = &story[..story.floor_char_boundary(DATELINE)];
            let end = ["—", "–", " - ", "--", "(Reuters)", "(AP)"]
                .iter()
                .filter_map(|mark| head.find(mark))
                .min()?;
            any_in(&head[..end])
        })
    })
}

/// Returns the first full date in the text.
pub(super) fn any_in(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(3).find_map(|w| {
        let (day_first, month_first) = (month(w[1]), month(w[0]));
        match (day_first, month_first) {
            (_, Some(month)) => date(w[2], month, day(w[1])?),
            (Some(month), _) => date(w[2], month, day(w[0])?),
            _ => numeric(w),
        }
    })
}

/// Parses three words as a date in numbers: `2015-10-15`, `31/12/1999` or `12/31/1999`. Returns `None` if the order
/// of day and month is unclear, as in "3/4/2015".
fn numeric(words: &[&str]) -> Option<Date> {
    let number = |i: usize| words[i].parse::<i8>().ok();
    if words[0].len() == 4 && words[1].len() == 2 {
        return date(words[0], number(1)?, day(words[2])?);
    }
    let (a, b) = (number(0)?, number(1)?);
    let known = a > 12 || b > 12 || a == b;
    known.then(|| if a > 12 { date(words[2], b, a) } else { date(words[2], a, b) }).flatten()
}

fn date(year: &str, month: i8, day: i8) -> Option<Date> {
    let year = year
        .get(..4)
        .filter(|y| year.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?
        .parse::<i16>()
        .ok()?;
    (1800..2200).contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

/// Parses the day of a month: "15", "15th", or "15T14" from a time stamp.
fn day(word: &str) -> Option<i8> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).map_or(word, |end| &word[..end]);
    let rest = &word[digits.len()..];
    let plain =
        rest.is_empty() || matches!(rest, "st" | "nd" | "rd" | "th") || rest.starts_with('T');
    digits.parse().ok().filter(|_| plain && digits.len() <= 2)
}

/// Returns whether a word is the name of a month, its first three letters, or "Sept".
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Returns the number of a month, 1 to 12, from its name, its first three letters, or "Sept".
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let fits = |name: &&str| {
        *name == word
            || (word.len() == 3 && name.starts_with(&word))
            || (word == "sept" && name.starts_with("sep"))
    };
    MONTHS.iter().position(fits).map(|i| i as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::super::Article;
    use super::*;

    #[test]
    fn full_dates_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(any_in(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
        };
        check("March 06, 2008", Some("2008-03-06"));
        check("Tue 6 Mar 2008, 14:02", Some("2008-03-06"));
        check("Sept. 1st, 2020", Some("2020-09-01"));
        check("2008-03-06T14:02:00Z", Some("2008-03-06"));
        check("31/12/1999", Some("1999-12-31"));
        check("12/31/1999", Some("1999-12-31"));
        check("03/04/2015", None);
        check("31 February 2015", None);
        check("March 2008", None);
        check("1 of 2 of 3000", None);
    }

    #[test]
    fn the_date_is_looked_for_at_the_top_alone() {
        let check = |text: &str, expected: Option<&str>| {
            let article = Article::new(text.to_owned(), None).unwrap();
            assert_eq!(article.created.map(|d| d.to_string()).as_deref(), expected, "{text}");
        };
        check("PORT LUND, March 3, 2021 (Reuters) - The harbour opened again.", Some("2021-03-03"));
        check(
            "Harbour opens\n\nPublished 3 March 2021\n\nThe harbour opened again.",
            Some("2021-03-03"),
        );
        check("The harbour opened on March 3, 2021, and closed again.", None);
        check("On March 3, 2021 — a Wednesday — the harbour opened again.", Some("2021-03-03"));
    }
}
