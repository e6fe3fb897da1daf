//! Deictic modifiers ([`Frame`]): words such as "last", "this" and "the following" that place a unit ("last year") or a
//! name ("this Friday") relative to publication or to the reference time.
//!
//! Also parses the year after a date, in digits or with such a modifier: "March *2014*", "March *of last year*".

use super::date_elements::{in_year, month};
use super::holidays::holiday_name;
use super::numbers::{day_of_month, year};
use crate::time::cursor::Cursor;
use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Toward, When};
use crate::time::value::{Calendar, Unit};

/// The meaning of a word such as "last" before a unit or a name. The variant is the base; the number counts units
/// from the base, forward if positive and back if negative.
#[derive(Clone, Copy)]
enum Frame {
    /// Relative to publication: "last", "this", "next".
    Now(i32),
    /// Relative to the reference time: "the previous", "that", "the following".
    Then(i32),
}

const FRAMES: &[(&str, Frame)] = &[
    ("this past", Frame::Now(-1)),
    ("this last", Frame::Now(-1)),
    ("this coming", Frame::Now(1)),
    ("this same", Frame::Now(0)),
    ("this", Frame::Now(0)),
    ("the current", Frame::Now(0)),
    ("current", Frame::Now(0)),
    ("the past", Frame::Now(-1)),
    ("past", Frame::Now(-1)),
    ("the last", Frame::Now(-1)),
    ("last", Frame::Now(-1)),
    ("the coming", Frame::Now(1)),
    ("coming", Frame::Now(1)),
    ("the upcoming", Frame::Now(1)),
    ("next", Frame::Now(1)),
    ("the next", Frame::Then(1)),
    ("the following", Frame::Then(1)),
    ("following", Frame::Then(1)),
    ("the previous", Frame::Then(-1)),
    ("the preceding", Frame::Then(-1)),
    ("the prior", Frame::Then(-1)),
    ("the same", Frame::Then(0)),
    ("that same", Frame::Then(0)),
    ("that very", Frame::Then(0)),
    ("that", Frame::Then(0)),
];

/// Parses `FRAME UNIT` or `FRAME NAME`: "last year", "this Friday".
pub(super) fn framed(c: &mut Cursor) -> Option<When> {
    let frame = c.phrases(FRAMES)?;
    c.read(|c| framed_unit(c, frame)).or_else(|| framed_name(c, frame))
}

fn framed_unit(c: &mut Cursor, frame: Frame) -> Option<When> {
    c.any("fiscal calendar financial business");
    let unit = c.take(|word| match word {
        Word::Unit(unit, false) if unit >= Unit::Day => Some(unit),
        _ => None,
    })?;
    // In "this year-old law", "this year" is not an expression.
    let more = c.peek().is_some_and(|next| next.word == Word::Hyphen);
    if more {
        return None;
    }
    Some(match frame {
        Frame::Now(count) => When::Now(unit).shift(count, unit),
        // "the next day" is relative to the reference time, "the next year" often to publication.
        Frame::Then(1) if unit > Unit::Day && c.behind(2).is_some_and(|a| a.lower == "next") => {
            When::Next(unit)
        }
        Frame::Then(count) => When::Then(unit).shift(count, unit),
    })
}

fn framed_name(c: &mut Cursor, frame: Frame) -> Option<When> {
    let name = c.read(name)?;
    if let (Frame::Now(_), Some(date)) = (frame, date_of_name(c, name)) {
        return Some(date);
    }
    let toward = match frame {
        Frame::Now(-1) => Toward::Back,
        Frame::Now(1) => Toward::Ahead,
        Frame::Now(_) => Toward::Here,
        Frame::Then(0) => return Some(When::In(name, Box::new(When::Then(name.span())))),
        Frame::Then(count) => return Some(When::Beside(name, count)),
    };
    Some(When::Named(name, toward))
}

/// Parses the date after a weekday: "March eighth" in "this coming Sunday, March eighth". This date, not "this
/// coming", determines the day.
fn date_of_name(c: &mut Cursor, name: Name) -> Option<When> {
    matches!(name, Name::Weekday(_)).then_some(())?;
    c.read(|c| {
        c.any(",");
        let month = c.take(month)?;
        let day = day_of_month(c)?;
        Some(in_year(month, Some(day), None))
    })
}

/// Parses a name that can follow "last", "this", "next".
pub(super) fn name(c: &mut Cursor) -> Option<Name> {
    let simple = c.take(|word| match word {
        Word::Month(month) => Some(Name::Month(month)),
        Word::Weekday(day) => Some(Name::Weekday(day)),
        Word::Season(season) => Some(Name::Season(season)),
        Word::Weekend => Some(Name::Weekend),
        _ => None,
    });
    if let Some(Name::Month(month)) = simple {
        let day = c.read(day_of_month);
        return Some(day.map_or(Name::Month(month), |day| Name::MonthDay(month, day)));
    }
    simple.or_else(|| c.read(holiday_name))
}

/// Parses a year that is placed by a word such as "last": "last year", "that year", "the previous year". Other
/// rules combine it with a month or a quarter.
pub(super) fn framed_year(c: &mut Cursor) -> Option<When> {
    framed_unit_of(c, Unit::Year)
}

/// Parses a unit that is placed by a word such as "last" ("last year", "that month"), if it is the given unit.
pub(super) fn framed_unit_of(c: &mut Cursor, unit: Unit) -> Option<When> {
    framed(c).filter(|when| matches!(when, When::Shift(_, _, u) | When::Next(u) if *u == unit))
}

/// Parses the year that follows a date: `[","] YEAR`, `["of"] ("last" | "this" …) "year"`.
pub(super) fn of_year(c: &mut Cursor) -> Option<When> {
    c.read(|c| {
        let comma = c.any(",");
        c.any("of in");
        let apostrophe = c.lower();
        let found = year(c).map(|year| When::Is(Calendar::Year(year)));
        found.or_else(|| c.read(framed_year).filter(|_| !comma)).filter(|_| apostrophe != "'")
    })
}
