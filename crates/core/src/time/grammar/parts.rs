//! The smallest parts of dates: names of months and weekdays, and a month with its day and year.

use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Toward, When};
use crate::time::value::Calendar;
use jiff::civil::Date;

/// The month that a word names, from 1.
pub(super) fn month(word: Word) -> Option<u8> {
    if let Word::Month(month) = word { Some(month) } else { None }
}

/// The weekday that a word names in full.
pub(super) fn weekday_name(word: Word) -> Option<u8> {
    if let Word::Weekday(day) = word { Some(day) } else { None }
}

/// A name whose year or week the tense decides.
pub(super) const fn named(name: Name) -> When {
    When::Named(name, Toward::Tense)
}

/// Returns the date of a month, or of a day in it; one of no given year if `year` is `None`.
pub(super) fn in_year(month: u8, day: Option<u8>, year: Option<When>) -> When {
    match (day, year) {
        (Some(day), Some(When::Is(Calendar::Year(year)))) => {
            Date::new(year, month as i8, day as i8)
                .map_or(When::Is(Calendar::Month(year, month)), |date| {
                    When::Is(Calendar::Day(date))
                })
        }
        (None, Some(When::Is(Calendar::Year(year)))) => When::Is(Calendar::Month(year, month)),
        (Some(day), Some(year)) => When::In(Name::MonthDay(month, day), Box::new(year)),
        (None, Some(year)) => When::In(Name::Month(month), Box::new(year)),
        (Some(day), None) => named(Name::MonthDay(month, day)),
        (None, None) => named(Name::Month(month)),
    }
}
