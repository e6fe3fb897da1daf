//! Quarters and similar periods that are defined by comparison: one year earlier ("the year-ago quarter"), the same
//! in another year ("the same quarter of 2014"), or the latest ("the quarter").

use super::dates;
use super::numbers::{ordinal, year};
use crate::time::cursor::{Cursor, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Toward, When};
use crate::time::value::Unit;

/// Parses "the year-ago quarter", "year-earlier", "last year's quarter", "the quarter a year ago".
pub(super) fn year_ago_quarter(c: &mut Cursor) -> Option<When> {
    const BEFORE: &[(&str, bool)] = &[
        ("year ago", false),
        ("year earlier", false),
        ("last year 's", true),
        ("last year ’s", true),
    ];
    const AFTER: &[(&str, ())] =
        &[("last year", ()), ("a year ago", ()), ("a year earlier", ()), ("the year before", ())];
    c.any("the a");
    let compared = c.any("comparable corresponding same");
    let before = c.phrases(BEFORE);
    let hyphenated = c.behind(2).is_some_and(|subtoken| subtoken.word == Word::Hyphen);
    let number = c.read(|c| c.take(ordinal).filter(|&n| n <= 4));
    c.hyphen();
    let quarter = c.any("quarter");
    let whole = quarter || c.any("period month");
    let told = match before {
        Some(needs_quarter) => {
            whole || !needs_quarter && hyphenated && number.is_none() && !compared
        }
        None => whole && c.phrases(AFTER).is_some(),
    };
    let when = match number {
        Some(number) => When::Named(Name::Quarter(number), Toward::Back).shift(-1, Unit::Year),
        None if quarter => When::LatestQuarter.shift(-1, Unit::Year),
        None => When::YearsBack(1, false),
    };
    told.then_some(when)
}

/// Parses "the same quarter of 2014", "the 1988 period".
pub(super) fn same_quarter(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let told = |c: &mut Cursor| {
        let year = year(c)?;
        c.any("quarter period").then_some(year)
    };
    if let Some(year) = c.read(told) {
        return Some(When::SameOf(year));
    }
    c.any("same comparable corresponding").then_some(())?;
    (c.any("quarter period month") && c.any("of in")).then_some(())?;
    year(c).map(When::SameOf)
}

/// Parses "the latest quarter", "the quarter", "the latest period", "the quarter ended June 30".
pub(super) fn latest_quarter(c: &mut Cursor) -> Option<When> {
    c.any("the").then_some(())?;
    // Not in a name: "the French Quarter".
    if c.peek()?.capital {
        return None;
    }
    let latest = c.any("latest recent full just-ended");
    let quarter = c.any("quarter") || latest && c.any("period");
    let of = is_one_of(c.lower(), "of - century");
    (quarter && !of).then_some(())?;
    // "the quarter ended June 30" is the quarter that contains that day.
    let mut after = *c;
    let end =
        (after.any("ended ending") && !latest).then(|| after.first_of(dates::RULES)).flatten();
    Some(end.map_or(When::LatestQuarter, |end| When::Around(Box::new(end), Unit::Quarter)))
}
