//! Parses a publication date as people and programs write it: a day, or an ISO 8601 time, of which only the local
//! day is used.

use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// The error for a text that is not a publication date. It contains the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate(String);

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// The maximum number of characters of the input that the message repeats.
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

/// Parses a day such as `2015-10-15`, or the local day of an ISO 8601 time such as `2015-10-15T08:00:00+02:00`.
///
/// The parser of the crate `jiff` would add 52 kB to the compressed WebAssembly, mostly error messages that nobody
/// sees.
///
/// # Errors
/// If the text is neither a day nor such a time, or the year is not between 1 and 9999.
pub fn day(text: &str) -> Result<Date, InvalidDate> {
    let text = text.trim();
    let (day, time) = match text.split_once(['T', 't', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    parse_day(day)
        .filter(|date| date.year() > 0 && time.is_none_or(is_time))
        .ok_or_else(|| InvalidDate(text.to_owned()))
}

/// Parses a day `YYYY-MM-DD`.
fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = digits::<i16>(parts.next()?, 4)?;
    let month = digits(parts.next()?, 2)?;
    Date::new(year, month, digits(parts.next()?, 2)?).ok()
}

/// Returns whether a text is a time of day in ISO 8601: hours, minutes, seconds with a fraction, an offset, and a
/// time zone in brackets. Only the hours are required.
fn is_time(text: &str) -> bool {
    let text = text.split_once('[').map_or(text, |(time, _)| time);
    let (clock, offset) = text.split_at(text.find(['Z', 'z', '+', '-']).unwrap_or(text.len()));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_offset =
        matches!(offset, "" | "Z" | "z") || offset.strip_prefix(['+', '-']).is_some_and(is_clock);
    is_clock(clock) && fraction.bytes().all(|byte| byte.is_ascii_digit()) && is_offset
}

/// Returns whether a text is hours, optionally followed by minutes and seconds, with or without colons.
fn is_clock(text: &str) -> bool {
    let plain = text.replace(':', "");
    let has_colons = text.len() == plain.len() + plain.len().div_ceil(2).saturating_sub(1);
    let limits = [23, 59, 60];
    let parts = plain.as_bytes().chunks(2);
    (has_colons || text.len() == plain.len())
        && (1..=limits.len()).contains(&parts.len())
        && parts.zip(limits).all(|(part, limit)| {
            str::from_utf8(part).is_ok_and(|part| digits(part, 2).is_some_and(|n: u8| n <= limit))
        })
}

/// Parses a number of exactly `n` ASCII digits.
fn digits<N: FromStr>(text: &str, n: usize) -> Option<N> {
    let is_number = text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
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
            "2015-10-15T0800Z",
            "2015-10-15T08",
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
            "2015-10-15T08:0:00",
            "2015-10-15T08:00+2",
            "2015-10-15T08:00:00.x",
            "2015-10-15T",
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
