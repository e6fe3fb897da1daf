//! Expressions that follow another one and depend on it: "25" in "April 24 and 25", "99" in "1998-99".

use super::coordination::join;
use super::date_elements::{in_year, named, weekday_name};
use super::dates::century;
use super::deictic_modifiers::of_year;
use super::numbers;
use super::relative;
use crate::time::cursor::{Cursor, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::{Meaning, Name, Parse, Toward, When};
use crate::time::value::{Calendar, Open, Value};
use dateline_schema::TimexType;

/// Parses a continuation of the expression `before`: the second day of "April 24 and 25", the second year of
/// "1998-99", the Friday of "from Monday to Friday". Returns the index of the first subtoken of the continuation, and
/// its meaning.
pub(in crate::time) fn continuation(c: &mut Cursor, before: &Parse) -> Option<(usize, Parse)> {
    let reaches = is_one_of(c.lower(), "to through until - –");
    (join(c) || c.any(",")).then_some(())?;
    let start = c.at();
    c.any("the");
    let when = match &before.meaning {
        Meaning::When(when) => when,
        Meaning::Fixed(Value::Date(Calendar::Open(Open::Weekday(_)))) => {
            let day = c.take(weekday_name).filter(|_| before.kind == TimexType::Set)?;
            let value = Value::Date(Calendar::Open(Open::Weekday(day)));
            return Some((start, Parse::fixed(TimexType::Set, value)));
        }
        _ => return None,
    };
    let next = match when {
        When::Is(Calendar::Year(first)) => {
            When::Is(Calendar::Year(numbers::year_after(c, *first)?))
        }
        When::Is(Calendar::Day(first)) => {
            let day = c.read(|c| day_of_year(c, first.year())).or_else(|| c.read(second_day))?;
            let day = first.with().day(day as i8).build().ok().filter(|date| date > first)?;
            When::Is(Calendar::Day(day))
        }
        When::Is(Calendar::Century(_)) => century(c)?,
        When::Is(Calendar::Decade(_)) | When::Named(Name::Decade(_), _) => {
            let digit =
                |word| if let Word::DecadeOfCentury(digit) = word { Some(digit) } else { None };
            c.any("' ’ ‘");
            named(Name::Decade(c.take(digit)?))
        }
        When::Named(first, Toward::Tense) => {
            let day = match first {
                Name::MonthDay(month, _) => c.read(second_day).map(|day| (*month, day)),
                _ => None,
            };
            match day {
                Some((month, day)) => in_year(month, Some(day), None),
                None => When::In(end(c, *first).filter(|_| reaches)?, Box::new(when.clone())),
            }
        }
        _ => return None,
    };
    Some((start, Parse::date(next)))
}

/// Parses the name at the end of a range, which must be of the same kind as the name at the start.
fn end(c: &mut Cursor, first: Name) -> Option<Name> {
    let alike = |name: &Name| std::mem::discriminant(name) == std::mem::discriminant(&first);
    match relative::date(c)? {
        When::Named(name, Toward::Tense) if alike(&name) => {
            let part = c.peek().is_some_and(|next| matches!(next.word, Word::Part(..)));
            (!part).then_some(name)
        }
        _ => None,
    }
}

/// Parses a day of the month followed by this year: "4, 2014" after "Oct. 3, 2014 and".
fn day_of_year(c: &mut Cursor, year: i16) -> Option<u8> {
    let day = numbers::day_of_month(c)?;
    (of_year(c)? == When::Is(Calendar::Year(year))).then_some(day)
}

/// Parses a day of the month, unless a word follows that the number could count ("25 people").
fn second_day(c: &mut Cursor) -> Option<u8> {
    let day = numbers::day_of_month(c)?;
    let closed = c.peek().is_none_or(|next| {
        !next.lower.starts_with(char::is_alphanumeric)
            || next.xpos.as_str().starts_with(['V', 'M', 'I', 'C', 'W', 'T'])
    });
    closed.then_some(day)
}
