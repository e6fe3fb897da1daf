//! Dates relative to publication or to another date: "last week", "two days ago", "the next day".

use super::date_elements::named;
use super::dates;
use super::deictic_modifiers::framed;
use super::numbers::length;
use super::relative_quarters::{latest_quarter, same_quarter, year_ago_quarter};
use crate::document::Xpos;
use crate::time::cursor::{Cursor, Rule, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Parse, Toward, When};
use crate::time::value::{Length, Unit, Value};
use dateline_schema::{TimexModifier, TimexType};

/// All rules for relative dates.
pub(super) const RULES: &[Rule<When>] = &[
    days_around,
    framed,
    beyond,
    weekend,
    from_date,
    week_of,
    year_ago_quarter,
    same_quarter,
    latest_quarter,
    day_word,
    year_end,
];

/// Parses the longest date of any kind. Rules whose expressions contain a date use it.
pub(super) fn date(c: &mut Cursor) -> Option<When> {
    let rules = dates::RULES.iter().chain(RULES);
    let readings = rules.filter_map(|rule| {
        let mut cursor = *c;
        rule(&mut cursor).map(|when| (cursor, when))
    });
    let (end, when) =
        readings.reduce(|best, next| if next.0.at() > best.0.at() { next } else { best })?;
    *c = end;
    Some(when)
}

/// Parses "the week before last", "the year after next", "the weekend before last".
fn beyond(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let weekend = c.take(|word| (word == Word::Weekend).then_some(Unit::Week));
    let unit = weekend.or_else(|| {
        c.take(|word| match word {
            Word::Unit(unit, false) if unit >= Unit::Week => Some(unit),
            _ => None,
        })
    })?;
    let count = c.phrases(&[("before last", -2), ("after next", 2)])?;
    let when = When::Now(unit).shift(count, unit);
    Some(if weekend.is_some() { When::In(Name::Weekend, Box::new(when)) } else { when })
}

/// Parses "today", "tomorrow", "the day before yesterday".
fn days_around(c: &mut Cursor) -> Option<When> {
    let beyond = c.phrases(&[("the day before", -1), ("day before", -1), ("the day after", 1)]);
    if is_title(c) {
        return None;
    }
    let days = c.take(|word| if let Word::Day(days) = word { Some(days) } else { None })?;
    Some(When::Now(Unit::Day).shift(days + beyond.unwrap_or(0), Unit::Day))
}

/// Returns whether the next word is a name, because it is capitalised within the sentence, as in "told Today".
fn is_title(c: &Cursor) -> bool {
    let inside = c.behind(1).is_some_and(|before| {
        before.lower.starts_with(char::is_alphanumeric) || before.xpos == Xpos::Pos
    });
    inside && c.peek().is_some_and(|next| next.capital)
}

/// Parses "the weekend".
fn weekend(c: &mut Cursor) -> Option<When> {
    c.any("the").then_some(())?;
    let weekend = |word| (word == Word::Weekend).then(|| named(Name::Weekend));
    c.take(weekend)
}

/// Parses `["the"] ("week" | "weekend" | "month") "of" DATE`.
fn week_of(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let weekend = c.any("weekend");
    let unit = match weekend {
        true => Unit::Week,
        false => c.phrases(&[("week", Unit::Week), ("month", Unit::Month)])?,
    };
    c.any("of").then_some(())?;
    let when = When::Around(Box::new(c.first_of(dates::RULES)?), unit);
    Some(if weekend { When::In(Name::Weekend, Box::new(when)) } else { when })
}

/// Parses `LENGTH ("before" | "after" | "from" | "ago") DATE`, "two days before Christmas", "a week ago Friday".
fn from_date(c: &mut Cursor) -> Option<When> {
    let the = c.phrases(&[
        ("the day", Unit::Day),
        ("day", Unit::Day),
        ("the week", Unit::Week),
        ("the month", Unit::Month),
        ("the year", Unit::Year),
    ]);
    let length = match the {
        Some(unit) => Length::of(1, unit),
        None => length(c)?,
    };
    let from = c.lower() == "from";
    let ago = c.lower() == "ago";
    let sign =
        c.phrases(&[("before", -1), ("after", 1), ("from", 1), ("following", 1), ("ago", -1)])?;
    let date = match c.read_nested(date)? {
        When::Named(name @ Name::Weekday(_), Toward::Tense) if ago => {
            When::Named(name, Toward::Back)
        }
        When::Shift(base, 0, unit) if ago => When::Shift(base, 0, unit),
        _ if ago => return None,
        When::Named(name, Toward::Tense) if from => When::Named(name, Toward::Ahead),
        date => date,
    };
    shifted(date, &length, sign)
}

/// Returns `base` shifted by a length, forward (`sign` 1) or back (−1). Returns `None` if a part of the length is a
/// fraction or is shorter than a day, or if the length has a shorter unit than `base`.
fn shifted(base: When, length: &Length, sign: i32) -> Option<When> {
    // "two days before March" is not a definite day.
    if length.unit().is_none_or(|unit| unit < base.unit()) {
        return None;
    }
    length.parts().iter().try_fold(base, |when, part| {
        let (hundredths, unit) = (part.hundredths?, part.unit?);
        let count = i32::try_from(hundredths / 100).ok()?;
        (hundredths % 100 == 0 && unit >= Unit::Day).then(|| when.shift(sign * count, unit))
    })
}

/// Parses "the day", "the week" … after a preposition or a verb: "later in the day". "The day" is the day of the
/// reference time; the longer units are relative to publication.
fn day_word(c: &mut Cursor) -> Option<When> {
    const AFTER: &str =
        "in during for of throughout within on end ended ending finish finished close closed";
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let unit = c.phrases(&[
        ("the day", Unit::Day),
        ("the week", Unit::Week),
        ("the month", Unit::Month),
        ("the year", Unit::Year),
        ("the decade", Unit::Decade),
        ("the century", Unit::Century),
    ])?;
    // "the start of the century" is a date, but "the crime of the century" and "the turn of the century" are not.
    let long = unit > Unit::Year
        && !c
            .behind(4)
            .is_some_and(|a| is_one_of(a.lower, "start beginning middle end close rest"));
    let clause =
        is_one_of(c.lower(), "when that after before of to he she - ahead ended ending to-date");
    let told = is_one_of(before, AFTER);
    (told && !clause && !long).then_some(if unit == Unit::Day {
        When::Then(unit)
    } else {
        When::Now(unit)
    })
}

/// Parses "year-end", "year's end", "the full year".
fn year_end(c: &mut Cursor) -> Option<When> {
    c.any("the");
    (c.phrase("full year")
        || c.phrase("year end")
        || c.phrase("year 's end")
        || c.phrase("year ’s end"))
    .then_some(When::Now(Unit::Year))
}

const QUANTITIES: &[(&str, Option<TimexModifier>)] = &[
    ("no more than", Some(TimexModifier::EqualOrLess)),
    ("no less than", Some(TimexModifier::EqualOrMore)),
    ("no longer than", Some(TimexModifier::EqualOrLess)),
    ("not more than", Some(TimexModifier::EqualOrLess)),
    ("more than", Some(TimexModifier::MoreThan)),
    ("longer than", Some(TimexModifier::MoreThan)),
    ("less than", Some(TimexModifier::LessThan)),
    ("fewer than", Some(TimexModifier::LessThan)),
    ("at least", Some(TimexModifier::EqualOrMore)),
    ("at most", Some(TimexModifier::EqualOrLess)),
    ("up to", Some(TimexModifier::EqualOrLess)),
    ("as long as", Some(TimexModifier::EqualOrLess)),
    ("as many as", Some(TimexModifier::EqualOrLess)),
    ("just over", Some(TimexModifier::MoreThan)),
    ("well over", Some(TimexModifier::MoreThan)),
    ("a little more than", Some(TimexModifier::MoreThan)),
    ("a little over", Some(TimexModifier::MoreThan)),
    ("slightly more than", Some(TimexModifier::MoreThan)),
    ("just under", Some(TimexModifier::LessThan)),
    ("a little less than", Some(TimexModifier::LessThan)),
    ("slightly less than", Some(TimexModifier::LessThan)),
    ("over", Some(TimexModifier::MoreThan)),
    ("under", Some(TimexModifier::LessThan)),
    ("about", Some(TimexModifier::Approx)),
    ("around", Some(TimexModifier::Approx)),
    ("approximately", Some(TimexModifier::Approx)),
    ("roughly", Some(TimexModifier::Approx)),
    ("nearly", Some(TimexModifier::LessThan)),
    ("almost", Some(TimexModifier::LessThan)),
];

/// Parses words before a number that make it imprecise: "at least", "about", "some".
pub(super) fn quantity(c: &mut Cursor) -> Option<TimexModifier> {
    let some = |c: &mut Cursor| {
        // "some 20 years", but not "some years".
        let number = |word| matches!(word, Word::Digits(..) | Word::Cardinal(_)).then_some(());
        c.any("some").then_some(())?;
        { *c }.take(number).map(|()| TimexModifier::Approx)
    };
    c.phrases(QUANTITIES).flatten().or_else(|| c.read(some))
}

/// Parses a plural unit without a number: "years" in "years ago".
fn some_length(c: &mut Cursor) -> Option<Length> {
    c.take(|word| if let Word::Unit(unit, true) = word { Some(Length::some(unit)) } else { None })
}

/// Parses `[QUANTITY] LENGTH ["or so"] "ago"`.
pub(super) fn ago(c: &mut Cursor) -> Option<Parse> {
    let modifier = quantity(c);
    let length = c.read(length).or_else(|| c.read(some_length))?;
    let so = c.phrase("or so");
    (c.any("ago") || c.phrase("back then")).then_some(())?;
    Some(relative_to(true, &length, -1, modifier.or(so.then_some(TimexModifier::Approx))))
}

/// Parses `[QUANTITY] LENGTH ("earlier" | "later")`; also with "before", if no word follows it.
pub(super) fn earlier(c: &mut Cursor) -> Option<Parse> {
    let modifier = quantity(c);
    let length = length(c)?;
    c.phrase("or so");
    let sign = c.phrases(&[
        ("earlier", -1),
        ("later", 1),
        ("afterwards", 1),
        ("afterward", 1),
        ("before", -1),
    ])?;
    let before = c.behind(1).is_some_and(|a| a.lower == "before");
    let closed = c.peek().is_none_or(|next| !next.lower.starts_with(char::is_alphanumeric));
    (!before || closed).then(|| relative_to(false, &length, sign, modifier))
}

/// Parses `LENGTH ("from now" | "hence" | "from today")`.
pub(super) fn from_now(c: &mut Cursor) -> Option<Parse> {
    let modifier = quantity(c);
    let length = length(c)?;
    (c.phrase("from now") || c.phrase("hence") || c.phrase("from today")).then_some(())?;
    Some(relative_to(true, &length, 1, modifier))
}

/// Returns the meaning of a time that lies the given length before (`sign` −1) or after (`sign` 1) a base. The base
/// is publication if `now` is true, else the reference time. The meaning is a date if possible. Otherwise, a vague
/// length from publication becomes `PAST_REF` or `FUTURE_REF`, and any other length (for example one shorter than a
/// day) stays a duration.
fn relative_to(now: bool, length: &Length, sign: i32, modifier: Option<TimexModifier>) -> Parse {
    let modifier = match modifier {
        Some(TimexModifier::MoreThan) => {
            Some(if sign < 0 { TimexModifier::Before } else { TimexModifier::After })
        }
        Some(TimexModifier::LessThan) => {
            Some(if sign < 0 { TimexModifier::After } else { TimexModifier::Before })
        }
        Some(TimexModifier::EqualOrMore) => {
            Some(if sign < 0 { TimexModifier::OnOrBefore } else { TimexModifier::OnOrAfter })
        }
        Some(TimexModifier::EqualOrLess) => {
            Some(if sign < 0 { TimexModifier::OnOrAfter } else { TimexModifier::OnOrBefore })
        }
        other => other,
    };
    let vague = length.parts().iter().any(|part| part.hundredths.is_none());
    let unit = length.unit().unwrap_or(Unit::Day);
    let base = if now { When::Now(unit) } else { When::Then(unit) };
    let reading = match whole_years(length).filter(|_| sign < 0) {
        Some(years) => Some(When::YearsBack(years, now)),
        None => shifted(base, length, sign),
    };
    let reading = match reading {
        Some(when) => Parse::date(when),
        None if vague && now && sign < 0 => Parse::fixed(TimexType::Date, Value::Past),
        None if vague && now => Parse::fixed(TimexType::Date, Value::Future),
        None => Parse::length(length.clone()),
    };
    reading.with(modifier)
}

fn whole_years(length: &Length) -> Option<i32> {
    match length.parts() {
        [part] if part.unit == Some(Unit::Year) => {
            part.hundredths.filter(|h| h % 100 == 0).and_then(|h| i32::try_from(h / 100).ok())
        }
        _ => None,
    }
}

/// Parses "the day before", "the week after": the period next to the reference time. No word may follow.
pub(super) fn beside(c: &mut Cursor) -> Option<Parse> {
    c.any("the").then_some(())?;
    let unit = c.take(|word| match word {
        Word::Unit(unit, false) if unit >= Unit::Day => Some(unit),
        _ => None,
    })?;
    let sign = c.phrases(&[("before", -1), ("earlier", -1), ("after", 1), ("later", 1)])?;
    let closed = c.peek().is_none_or(|next| !next.lower.starts_with(char::is_alphanumeric));
    closed.then(|| Parse::date(When::Then(unit).shift(sign, unit)))
}
