//! The first of two times that share a word: "April 24 and 25", "March to May 2014", "from 2 to 4 p.m.".
//! `continuation` parses the second.

use super::date_elements::{in_year, month};
use super::deictic_modifiers::of_year;
use super::numbers;
use crate::time::cursor::Cursor;
use crate::time::meaning::When;
use crate::time::value::Calendar;

/// Consumes a word or a hyphen that joins two times ("and", "to"). Returns whether there was one.
pub(super) fn join(c: &mut Cursor) -> bool {
    c.any("and to or through until") || c.hyphen()
}

/// Returns the year that is written after the second of two times, without consuming it: 2014, if "March" in "March
/// to May 2014" has been parsed. `second` parses the second time.
pub(super) fn year_of_second<T>(
    c: &Cursor,
    second: impl FnOnce(&mut Cursor) -> Option<T>,
) -> Option<When> {
    let mut ahead = *c;
    join(&mut ahead).then_some(())?;
    second(&mut ahead)?;
    of_year(&mut ahead)
}

/// Parses the first of two days before their month: "3" in "3 to 5 October".
pub(super) fn first_day(c: &mut Cursor) -> Option<When> {
    let day = numbers::day_of_month(c)?;
    let mut ahead = *c;
    join(&mut ahead).then_some(())?;
    numbers::day_of_month(&mut ahead).filter(|&second| second > day)?;
    let month = ahead.take(month)?;
    Some(in_year(month, Some(day), of_year(&mut ahead)))
}

/// Parses the first of two centuries: "the 18th" in "the 18th and 19th centuries".
pub(super) fn first_century(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let number = c.take(numbers::ordinal)?;
    let mut ahead = *c;
    join(&mut ahead).then_some(())?;
    ahead.any("the");
    ahead.take(numbers::ordinal).filter(|&second| second > number)?;
    ahead.any("centuries").then(|| When::Is(Calendar::Century(i16::from(number) - 1)))
}
