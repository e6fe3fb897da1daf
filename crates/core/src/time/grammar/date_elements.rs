//! The smallest parts of dates: names of months and weekdays, and a month with its day and year.

use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Toward, When};
use crate::time::value::Calendar;
use jiff::civil::Date;

/// Returns the month that a word names, from 1 to 12; `None` for other words.
pub(super) fn month(word: Word) -> Option<u8> {
    if let Word::Month(month) = word { Some(month) } else { None }
}

/// Returns the weekday that a word names in full (Monday is 1); `None` for other words.
pub(super) fn weekday_name(word: Word) -> Option<u8> {
    if let Word::Weekday(day) = word { Some(day) } else { None }
}

/// Returns the period with this name whose year or week depends on the tense.
pub(super) const fn named(name: Name) -> When {
    When::Named(name, Toward::Tense)
}

/// Returns the date of a month, or of a day in that month if `day` is given. If `year` is `None`, the year depends
/// on the tense.
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
