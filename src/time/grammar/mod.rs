//! The grammar of English expressions of time.
//!
//! A rule reads from a [`Cursor`] and says what it understood, or nothing. All rules are tried at a place; the
//! longest reading wins, of equals the rule that stands first. Rules know words, not the calendar: what
//! "last Friday" is on a given day is left to `resolve`.

mod clocks;
mod dates;
mod lengths;
mod numbers;
mod relative;
mod vague;

use super::Modifier;
use super::atoms::Atom;
use super::cursor::{Cursor, Rule};
use super::lexicon::Word;
use super::meaning::{Meaning, Name, Reading, When};
use super::value::Calendar;

/// Every kind of expression.
const RULES: &[Rule<Reading>] = &[
    |c| longest(clocks::RULES, c),
    modified_date,
    relative::ago,
    relative::earlier,
    relative::from_now,
    relative::beside,
    vague::vague,
    vague::adjective,
    |c| longest(lengths::RULES, c),
];

/// The longest expression that begins at the cursor.
pub(super) fn expression(c: &mut Cursor) -> Option<Reading> {
    longest(RULES, c)
}

/// What follows an expression and leans on it, and where it begins: the second day of "April 24 and 25", the
/// second year of "1998-99".
pub(super) fn continuation(c: &mut Cursor, before: &Reading) -> Option<(usize, Reading)> {
    let Meaning::When(when) = &before.meaning else { return None };
    (c.any("and to or through until ,") || c.hyphen()).then_some(())?;
    c.any("the");
    let start = c.at();
    let next = match when {
        When::Is(Calendar::Year(first)) => {
            When::Is(Calendar::Year(numbers::year_after(c, *first)?))
        }
        When::Named(Name::MonthDay(month, _), _) => {
            dates::in_year(*month, Some(second_day(c)?), None)
        }
        When::Is(Calendar::Day(first)) => {
            let day = second_day(c)? as i8;
            When::Is(Calendar::Day(first.with().day(day).build().ok().filter(|date| date > first)?))
        }
        When::Is(Calendar::Decade(_)) | When::Named(Name::Decade(_), _) => {
            let digit =
                |word| if let Word::DecadeOfCentury(digit) = word { Some(digit) } else { None };
            dates::named(Name::Decade(c.take(digit)?))
        }
        _ => return None,
    };
    Some((start, Reading::date(next)))
}

/// A day that is followed by nothing that it could count.
fn second_day(c: &mut Cursor) -> Option<u8> {
    let day = numbers::day_of_month(c)?;
    let closed = c.peek().is_none_or(|next| {
        !next.lower.starts_with(char::is_alphanumeric)
            || next.xpos.as_str().starts_with(['V', 'M', 'I', 'C', 'W', 'T'])
    });
    closed.then_some(day)
}

/// `[EDGE] DATE`: "early next year", "mid-November", "the end of 1990", "earlier this month"
fn modified_date(c: &mut Cursor) -> Option<Reading> {
    const PARTS: &[(&str, Modifier)] = &[
        ("the beginning of", Modifier::Start),
        ("the start of", Modifier::Start),
        ("the early part of", Modifier::Start),
        ("the middle of", Modifier::Mid),
        ("the end of", Modifier::End),
        ("the close of", Modifier::End),
        ("the latter part of", Modifier::End),
        ("the early", Modifier::Start),
        ("the late", Modifier::End),
        ("the mid", Modifier::Mid),
        ("early in", Modifier::Start),
        ("late in", Modifier::End),
        ("early", Modifier::Start),
        ("late", Modifier::End),
        ("mid", Modifier::Mid),
    ];
    let relative = c.any("earlier later sometime");
    if relative {
        c.any("in on");
    }
    let around = !relative && c.any("around");
    let modifier = if relative { None } else { c.phrases(PARTS) };
    c.hyphen();
    let when = relative::date(c)?;
    // One gets around Wednesday's ruling, but comes around Nov. 1.
    let dated = matches!(when, When::Is(_) | When::Named(Name::MonthDay(..) | Name::Month(_), _));
    let ends = c.behind(1).is_some_and(|last| last.lower == "end").then_some(Modifier::End);
    let modifier = if around { Some(Modifier::Approx) } else { modifier.or(ends) };
    (!around || dated).then(|| Reading::date(when).with(modifier))
}

/// Whether the article before a reading is none of it: "the third-quarter loss", "the late-November trip".
pub(super) fn is_adjective(atoms: &[Atom], reading: &Reading) -> bool {
    let decade = matches!(
        reading.meaning,
        Meaning::When(When::Is(Calendar::Decade(_)) | When::Named(Name::Decade(_), _))
    );
    match atoms {
        [first, .., hyphen, _] => first.lower == "the" && hyphen.word == Word::Hyphen && !decade,
        _ => false,
    }
}

fn longest(rules: &[Rule<Reading>], c: &mut Cursor) -> Option<Reading> {
    let readings = rules.iter().filter_map(|rule| {
        let mut cursor = *c;
        rule(&mut cursor).map(|reading| (cursor, reading))
    });
    let (end, reading) =
        readings.reduce(|best, next| if next.0.at() > best.0.at() { next } else { best })?;
    *c = end;
    Some(reading)
}
