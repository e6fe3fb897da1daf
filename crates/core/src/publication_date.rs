//! Parses a publication date as people and programs write it: a day, or an ISO 8601 time whose local day counts.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use std::fmt;

/// An error for a text that is not a publication date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate(String);

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// The number of characters of the input that the message repeats.
        const LONGEST: usize = 40;
        let given = match self.0.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("{} …", &self.0[..cut]),
            None => self.0.clone(),
        };
        write!(
            f,
            "“{given}” is not a date from the year 1 to 9999; a day looks like 2015-10-15, a time like 2015-10-15T08:00:00Z"
        )
    }
}

impl std::error::Error for InvalidDate {}

/// Parses a day such as `2015-10-15`, or the local day of a time such as `2015-10-15T08:00:00+02:00`.
///
/// # Errors
/// If it is neither, or its year is not between 1 and 9999.
pub fn day(text: &str) -> Result<Date, InvalidDate> {
    let error = || InvalidDate(text.trim().to_owned());
    let date = Pieces::parse(text.trim()).map_err(|_| error())?.date();
    if (1..=9999).contains(&date.year()) { Ok(date) } else { Err(error()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_tell_a_day() {
        for text in [
            "2015-10-15",
            " 2015-10-15\n",
            "2015-10-15T08:00:00Z",
            "2015-10-15t23:59:60z",
            "2015-10-15T00:30+02:00",
            "2015-10-15T23:30:00.123456-0800",
            "2015-10-15 08:00",
            "2015-10-15T08:00:00[Europe/Paris]",
        ] {
            assert_eq!(day(text), Ok(jiff::civil::date(2015, 10, 15)), "{text}");
        }
        assert_eq!(day("0001-01-01"), Ok(jiff::civil::date(1, 1, 1)));
    }

    #[test]
    fn what_is_no_day_is_told_in_plain_words() {
        for text in [
            "soon",
            "",
            "2015-02-30",
            "2015-10",
            "15/10/2015",
            "2015-10-15T25:00Z",
            "2015-10-15 in the morning",
            "1444896000",
            "0000-01-01",
            "-000001-01-01",
            "-009999-01-01",
            "+012015-10-15",
            "２０１５-10-15",
            "\u{0}",
        ] {
            let error = day(text).unwrap_err().to_string();
            assert!(error.contains("a day looks like 2015-10-15"), "{text}: {error}");
            assert!(!error.contains("jiff") && !error.contains("parse"), "{error}");
        }
        let long = day(&"Dé".repeat(1000)).unwrap_err().to_string();
        assert!(long.len() < 250, "{long}");
    }
}
