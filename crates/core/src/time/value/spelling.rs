//! Writes and parses values in the format of TIMEX3: `2015-10-15`, `2015-W41`, `P3D`.

use super::{Calendar, Clock, DayPart, Length, Open, Part, Season, Unit, Value, ValueError};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fmt;
use std::str::FromStr;

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a TIMEX3 value such as 2015-10-15, 2015-W41 or P3D, found {:?}", self.0)
    }
}

impl std::error::Error for ValueError {}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(calendar) => calendar.fmt(f),
            Self::Time(day, clock) => {
                if let Some(day) = day {
                    day.fmt(f)?;
                }
                clock.fmt(f)
            }
            Self::Length(length) => length.fmt(f),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Past => f.write_str("PAST_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Year(year) => write_year(f, year),
            Self::Half(year, half) => write_year(f, year).and_then(|()| write!(f, "-H{half}")),
            Self::Quarter(year, n) => write_year(f, year).and_then(|()| write!(f, "-Q{n}")),
            Self::Season(year, season) => {
                write_year(f, year)?;
                write!(f, "-{}", season.letters())
            }
            Self::Month(year, month) => write_year(f, year).and_then(|()| write!(f, "-{month:02}")),
            Self::Week(year, week) => write_year(f, year).and_then(|()| write!(f, "-W{week:02}")),
            Self::Weekend(year, week) => {
                write_year(f, year)?;
                write!(f, "-W{week:02}-WE")
            }
            Self::Day(day) => {
                write_year(f, day.year())?;
                write!(f, "-{:02}-{:02}", day.month(), day.day())
            }
            Self::Open(open) => write!(f, "XXXX{open}"),
        }
    }
}

/// Writes a year. Years before our era are counted backwards: astronomical year 0 is `BC0001`.
fn write_year(f: &mut fmt::Formatter<'_>, year: i16) -> fmt::Result {
    if year > 0 { write!(f, "{year:04}") } else { write!(f, "BC{:04}", 1 - i32::from(year)) }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year => Ok(()),
            Self::Half(half) => write!(f, "-H{half}"),
            Self::Quarter(Some(quarter)) => write!(f, "-Q{quarter}"),
            Self::Quarter(None) => f.write_str("-QX"),
            Self::Season(season) => write!(f, "-{}", season.letters()),
            Self::Month(Some(month)) => write!(f, "-{month:02}"),
            Self::Month(None) => f.write_str("-XX"),
            Self::Week => f.write_str("-WXX"),
            Self::Weekend => f.write_str("-WXX-WE"),
            Self::Weekday(day) => write!(f, "-WXX-{day}"),
            Self::MonthDay(month, day) => write!(f, "-{month:02}-{day:02}"),
            Self::Day => f.write_str("-XX-XX"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::At(hour, minute, second) => {
                write!(f, "T{hour:02}")?;
                for part in [minute, second].into_iter().flatten() {
                    write!(f, ":{part:02}")?;
                }
                Ok(())
            }
            Self::Part(part) => write!(f, "T{}", part.letters()),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut in_clock = false;
        for part in self.parts() {
            let Some(unit) = part.unit else { return f.write_str("XX") };
            if unit.is_of_clock() && !in_clock {
                f.write_str("T")?;
                in_clock = true;
            }
            match part.hundredths {
                None => f.write_str("X")?,
                Some(n) if n % 100 == 0 => write!(f, "{}", n / 100)?,
                Some(n) if n % 10 == 0 => write!(f, "{}.{}", n / 100, n % 100 / 10)?,
                Some(n) => write!(f, "{}.{:02}", n / 100, n % 100)?,
            }
            f.write_str(unit.letters())?;
        }
        Ok(())
    }
}

impl FromStr for Value {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        read(text).ok_or_else(|| ValueError(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Value> {
    match text {
        "PRESENT_REF" => return Some(Value::Present),
        "PAST_REF" => return Some(Value::Past),
        "FUTURE_REF" => return Some(Value::Future),
        _ => {}
    }
    if let Some(length) = text.strip_prefix('P') {
        return read_length(length).map(Value::Length);
    }
    match text.split_once('T') {
        Some(("", clock)) => Some(Value::Time(None, read_clock(clock)?)),
        Some((day, clock)) => {
            let day = read_calendar(day).filter(|day| day.unit() == Unit::Day)?;
            Some(Value::Time(Some(day), read_clock(clock)?))
        }
        None => read_calendar(text).map(Value::Date),
    }
}

fn read_calendar(text: &str) -> Option<Calendar> {
    if let Some(rest) = text.strip_prefix("XXXX") {
        return read_open(rest).map(Calendar::Open);
    }
    let (before, digits) = match text.strip_prefix("BC") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (year, rest) = digits.split_once('-').map_or((digits, None), |(y, r)| (y, Some(r)));
    let number: i16 = number(year)?;
    match (year.len(), rest) {
        (2, None) if !before => return Some(Calendar::Century(number)),
        (3, None) if !before => return Some(Calendar::Decade(number)),
        (4, _) if number > 0 => {}
        _ => return None,
    }
    let year = if before { 1 - number } else { number };
    let Some(rest) = rest else { return Some(Calendar::Year(year)) };
    let calendar = match read_open(&format!("-{rest}")) {
        Some(Open::Half(half)) => Calendar::Half(year, half),
        Some(Open::Quarter(Some(quarter))) => Calendar::Quarter(year, quarter),
        Some(Open::Season(season)) => Calendar::Season(year, season),
        Some(Open::Month(Some(month))) => Calendar::Month(year, month),
        Some(Open::MonthDay(month, day)) => {
            Calendar::Day(Date::new(year, month as i8, day as i8).ok()?)
        }
        Some(_) => return None,
        None => read_week(year, rest)?,
    };
    calendar.bounds().map(|_| calendar)
}

/// Parses the part of a date after the year and its hyphen: a week (`W41`), a weekend (`W41-WE`), or a day of a
/// week (`W41-4`), which becomes a [`Calendar::Day`].
fn read_week(year: i16, text: &str) -> Option<Calendar> {
    let (week, rest) = text.strip_prefix('W')?.split_at_checked(2)?;
    let week: u8 = number(week)?;
    match rest {
        "" => Some(Calendar::Week(year, week)),
        "-WE" => Some(Calendar::Weekend(year, week)),
        _ => {
            let day = Weekday::from_monday_one_offset(number(rest.strip_prefix('-')?)?).ok()?;
            let date = ISOWeekDate::new(year, i8::try_from(week).ok()?, day).ok()?;
            Some(Calendar::Day(date.date()))
        }
    }
}

/// Parses the part of a date after the year, with its hyphen: `-10-15`, `-Q3`, `-WXX-4`.
fn read_open(text: &str) -> Option<Open> {
    let Some(text) = text.strip_prefix('-') else {
        return text.is_empty().then_some(Open::Year);
    };
    let within =
        |text: &str, low: u8, high: u8| number::<u8>(text).filter(|n| (low..=high).contains(n));
    Some(match text {
        "XX" => Open::Month(None),
        "XX-XX" => Open::Day,
        "WXX" => Open::Week,
        "WXX-WE" => Open::Weekend,
        "QX" => Open::Quarter(None),
        _ => {
            if let Some(&(season, _)) = Season::ALL.iter().find(|(_, letters)| *letters == text) {
                Open::Season(season)
            } else if let Some(day) = text.strip_prefix("WXX-") {
                Open::Weekday(within(day, 1, 7)?)
            } else if let Some(quarter) = text.strip_prefix('Q') {
                Open::Quarter(Some(within(quarter, 1, 4)?))
            } else if let Some(half) = text.strip_prefix('H') {
                Open::Half(within(half, 1, 2)?)
            } else if let Some((month, day)) = text.split_once('-') {
                Open::MonthDay(two_digits(month, 1, 12)?, two_digits(day, 1, 31)?)
            } else {
                Open::Month(Some(two_digits(text, 1, 12)?))
            }
        }
    })
}

fn read_clock(text: &str) -> Option<Clock> {
    if let Some(&(part, ..)) = DayPart::ALL.iter().find(|(_, letters, _)| *letters == text) {
        return Some(Clock::Part(part));
    }
    let mut parts = text.splitn(3, ':').map(|part| two_digits(part, 0, 59));
    let hour = parts.next()??;
    let minute = parts.next().map_or(Some(None), |m| m.map(Some))?;
    let second = parts.next().map_or(Some(None), |s| s.map(Some))?;
    Clock::at(hour, minute, second)
}

/// Parses the part after the `P` of a duration.
fn read_length(text: &str) -> Option<Length> {
    if text == "XX" {
        return Some(Length::vague());
    }
    let mut parts = Vec::new();
    let (mut rest, mut in_clock) = (text, false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !in_clock) {
            (rest, in_clock) = (after, true);
        }
        let end = rest.find(|c: char| c.is_ascii_alphabetic() && c != 'X')?;
        let (amount, after) = rest.split_at(end);
        let named = |(unit, letters): &&(Unit, &str)| {
            unit.is_of_clock() == in_clock && after.starts_with(letters)
        };
        let (unit, letters) = Unit::ALL.iter().find(named)?;
        parts.push(Part { hundredths: read_amount(amount)?, unit: Some(*unit) });
        rest = &after[letters.len()..];
    }
    Length::new(parts)
}

/// Parses a number with at most two decimals, and returns it in hundredths; `Some(None)` for `X`, `None` for an
/// invalid text.
fn read_amount(text: &str) -> Option<Option<u64>> {
    if text == "X" {
        return Some(None);
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "00"));
    let hundredths: u64 = match decimals.len() {
        1 => number::<u64>(decimals)? * 10,
        2 => number(decimals)?,
        _ => return None,
    };
    number::<u64>(whole)?.checked_mul(100)?.checked_add(hundredths).map(Some)
}

fn two_digits(text: &str, low: u8, high: u8) -> Option<u8> {
    number(text).filter(|n| text.len() == 2 && (low..=high).contains(n))
}

/// Parses a number that consists only of digits, without a sign or spaces.
fn number<N: FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl Season {
    fn letters(self) -> &'static str {
        Self::ALL.iter().find(|(season, _)| *season == self).map_or("", |(_, letters)| letters)
    }
}

impl DayPart {
    fn letters(self) -> &'static str {
        Self::ALL.iter().find(|(part, ..)| *part == self).map_or("", |(_, letters, _)| letters)
    }
}

impl Unit {
    fn letters(self) -> &'static str {
        Self::ALL.iter().find(|(unit, _)| *unit == self).map_or("", |(_, letters)| letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let texts = "2015-10-15 2015-10 2015 201 20 0988 BC0300 2015-W41 2015-W53-WE 2015-Q3 2015-H1 \
             2015-SP 2015-SU 2015-FA 2015-WI XXXX XXXX-10 XXXX-XX XXXX-10-15 XXXX-XX-XX XXXX-WXX \
             XXXX-WXX-WE XXXX-WXX-4 XXXX-Q3 XXXX-QX XXXX-H2 XXXX-SU 2015-10-15TMO 2015-10-15T24:00 \
             2015-10-15T14 2015-10-15T14:30:05 XXXX-XX-XXT09:00 XXXX-WXX-2TNI T09:30 TEV P1D PXD PT2H \
             PTXM P1Y6M PT1M30S P1DT12H P2.5D P0.25Y P1Q P2DE PXCE P1ML PXX P4500000000Y PRESENT_REF \
             PAST_REF FUTURE_REF";
        for text in texts.split_whitespace() {
            let value: Value = text.parse().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(value.to_string(), text);
        }
        assert_eq!("2015-W41-4".parse(), "2015-10-08".parse::<Value>(), "a weekday is a day");
    }

    #[test]
    fn what_is_no_value_is_refused() {
        let texts = "P PT PX P1 P1X 1D P1D1D PTT1H 2015-13 2015-02-30 2014-W53 2015-Q5 2015-H3 XXXX-WXX-8 \
             2015- 2015-10- +015 T25:00 T24:30 2015T09:00 T9:30 present_ref 2015-10-15T BC0000 0000 20é5 \
             P1é W4é";
        for text in texts.split_whitespace().chain([""]) {
            assert!(text.parse::<Value>().is_err(), "{text}");
        }
    }
}
