//! Periods of financial reports: quarters and half-years by their number ("the third quarter", "the first half of
//! 2014"), and fiscal years. `relative_quarters` has quarters that are defined by comparison.

use super::date_elements::named;
use super::deictic_modifiers::{framed_year, of_year};
use super::numbers::{ordinal, year};
use crate::time::cursor::{Cursor, is_one_of};
use crate::time::meaning::{Name, When};
use crate::time::value::{Calendar, Unit};

/// Parses `["the"] [FISCAL] ORDINAL "quarter" ["of"] [YEAR]`, `["the"] YEAR ORDINAL "quarter"`, `"Q3" [YEAR]`.
pub(super) fn quarter(c: &mut Cursor) -> Option<When> {
    const SHORT: &[(&str, u8)] = &[("q1", 1), ("q2", 2), ("q3", 3), ("q4", 4)];
    c.any("the");
    let before = c.read(year_of);
    c.any("fiscal");
    let spelled = |c: &mut Cursor| {
        let number = c.take(ordinal).filter(|&n| n <= 4)?;
        c.any("fiscal");
        c.hyphen();
        c.any("quarter").then_some(number)
    };
    let last = c.phrases(&[("final quarter of", ()), ("last quarter of", ())]).map(|()| 4);
    let number = last.or_else(|| c.read(spelled)).or_else(|| c.phrases(SHORT))?;
    let year = before.or_else(|| of_year(c)).or_else(|| c.read(of_fiscal));
    Some(match year {
        Some(year) => When::In(Name::Quarter(number), Box::new(year)),
        None if last.is_some() => return None,
        None => named(Name::Quarter(number)),
    })
}

/// Parses a year that is written before its quarter or half-year: `YEAR`, "last year's".
fn year_of(c: &mut Cursor) -> Option<When> {
    let year = year(c).map(|year| When::Is(Calendar::Year(year)));
    let year = year.or_else(|| c.read(framed_year))?;
    c.any("'s ’s");
    Some(year)
}

fn of_fiscal(c: &mut Cursor) -> Option<When> {
    c.any("of");
    fiscal_year(c)
}

/// Parses `["the"] ("first" | "second" | "last") "half" ["of"] YEAR`, "this year's first half". Without a year, a
/// word for business results must follow, because a football match has halves too.
pub(super) fn half(c: &mut Cursor) -> Option<When> {
    const RESULTS: &str = "profit profits loss losses result results earnings net income sales revenue revenues \
        turnover figures growth";
    c.any("the");
    let before = c.read(year_of);
    let number =
        c.phrases(&[("first", 1), ("second", 2), ("last", 2), ("latter", 2), ("other", 2)])?;
    c.hyphen();
    c.any("half").then_some(())?;
    if before.is_none() && is_one_of(c.lower(), RESULTS) {
        return Some(named(Name::Half(number)));
    }
    let after = |c: &mut Cursor| {
        c.any("of");
        let the_year = |c: &mut Cursor| c.phrase("the year").then_some(When::Now(Unit::Year));
        of_year(c).or_else(|| c.read(of_fiscal)).or_else(|| c.read(the_year))
    };
    let year = before.or_else(|| c.read(after))?;
    Some(When::In(Name::Half(number), Box::new(year)))
}

/// Parses `["the"] "fiscal" ["year"] YEAR`, "the 2014 fiscal year", "the current fiscal year".
pub(super) fn fiscal_year(c: &mut Cursor) -> Option<When> {
    const FRAMES: &[(&str, i32)] =
        &[("current", 0), ("last", -1), ("latest", -1), ("next", 1), ("this", 0)];
    const CALENDARS: &str = "fiscal financial calendar";
    c.any("the");
    let before = |c: &mut Cursor| {
        let year = year(c)?;
        (c.any(CALENDARS) && c.any("year")).then_some(When::Is(Calendar::Year(year)))
    };
    if let Some(year) = c.read(before) {
        return Some(year);
    }
    let frame = c.phrases(FRAMES);
    c.any("fiscal financial calendar fy").then_some(())?;
    let the_year = c.any("year");
    match (frame, c.read(year)) {
        (None, Some(year)) => Some(When::Is(Calendar::Year(year))),
        (Some(shift), None) if the_year => Some(When::Now(Unit::Year).shift(shift, Unit::Year)),
        _ => None,
    }
}
