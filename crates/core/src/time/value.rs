//! The value of a TIMEX3 as a type, with its bounds, its order, and date arithmetic.
//!
//! Source: TIMEX3 of TimeML 1.2.1, which builds on ISO 8601 and on TIDES TIMEX2. [`Calendar`] represents days,
//! weeks, months and longer periods, [`Clock`] represents times within a day, and [`Length`] represents durations.
//! `spelling` writes and parses values, and jiff does the calendar arithmetic. This module is independent of
//! English; `grammar` parses English.

mod calendar_period;
mod clock;
mod length;
mod spelling;

pub use dateline_schema::Precision;

pub use calendar_period::{Calendar, Open, Season};
pub use clock::{Clock, DayPart};
pub use length::{Length, Part, Unit};

use jiff::civil::Date;
use std::cmp::Ordering;

/// A TIMEX3 value.
///
/// Values with known days are ordered by their first day, their time of day and their last day. All other values
/// come after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A calendar period of a day or longer.
    Date(Calendar),
    /// A time within a day: the day, if it is known, and the time of day.
    Time(Option<Calendar>, Clock),
    /// A length of time.
    Length(Length),
    /// `PRESENT_REF`: now.
    Present,
    /// `PAST_REF`: some time in the past.
    Past,
    /// `FUTURE_REF`: some time in the future.
    Future,
}

impl Value {
    /// Returns the value of one day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self::Date(Calendar::Day(date))
    }

    /// Returns the calendar period of the value. For a time of day, this is its day.
    #[must_use]
    pub const fn calendar(&self) -> Option<Calendar> {
        match self {
            Self::Date(calendar) | Self::Time(Some(calendar), _) => Some(*calendar),
            _ => None,
        }
    }

    /// Returns the value without its time of day; `None` if it is not a date ([`Value::Length`], `PAST_REF` …).
    #[must_use]
    pub fn to_date(&self) -> Option<Self> {
        self.calendar().map(Self::Date)
    }

    /// Returns the first and the last civil day; `None` if the text does not determine them ("XXXX-WXX-4", durations).
    #[must_use]
    pub fn bounds(&self) -> Option<(Date, Date)> {
        self.calendar()?.bounds()
    }

    /// Returns the precision of the date; `None` for centuries and for values that are not dates. "XXXX-WXX-4" (a
    /// Thursday) has the precision of a day.
    #[must_use]
    pub fn precision(&self) -> Option<Precision> {
        self.calendar()?.precision()
    }

    /// Returns whether `other` lies within this value: a day in its week, month or quarter, and any date in itself.
    /// A value without known days contains only an equal value.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        match (self.bounds(), other.bounds()) {
            (Some((start, end)), Some((first, last))) => start <= first && last <= end,
            _ => self == other,
        }
    }

    /// Returns the date that is `length` later: "two days after" a day, "a year after" a month.
    ///
    /// The precision does not change. Returns `None` if the date or the length is open, if the length has a finer unit
    /// than the date (two days after a year), and outside jiff's calendar (years −9999 to 9999).
    #[must_use]
    pub fn after(&self, length: &Length) -> Option<Self> {
        self.calendar()?.moved(length, 1).map(Self::Date)
    }

    /// Returns the date that is `length` earlier; see [`Value::after`].
    #[must_use]
    pub fn before(&self, length: &Length) -> Option<Self> {
        self.calendar()?.moved(length, -1).map(Self::Date)
    }

    /// Returns the sort key. Its flag is true for values without known days, which sort last; the tuple is the
    /// first day, the minute of the day and the last day.
    fn place(&self) -> (bool, Option<(Date, u32, Date)>) {
        let minutes = if let Self::Time(_, clock) = self { clock.minutes() } else { 0 };
        let place = self.bounds().map(|(first, last)| (first, minutes, last));
        (place.is_none(), place)
    }

    /// Orders values that have equal sort keys. The order is arbitrary but consistent.
    fn tie_break(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Time(a, b), Self::Time(c, d)) => (a, b).cmp(&(c, d)),
            (Self::Length(a), Self::Length(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    const fn rank(&self) -> u8 {
        match self {
            Self::Date(_) => 0,
            Self::Time(..) => 1,
            Self::Length(_) => 2,
            Self::Past => 3,
            Self::Present => 4,
            Self::Future => 5,
        }
    }
}

/// The error for a text that is not a TIMEX3 value, or that is a value that Dateline never writes. It contains the
/// text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError(String);

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place()).then_with(|| self.tie_break(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn bounds_are_the_first_and_the_last_day() {
        let check = |text: &str, expected: &str| {
            let bounds = value(text).bounds().map(|(a, b)| format!("{a} {b}"));
            assert_eq!(bounds.as_deref().unwrap_or("open"), expected, "{text}");
        };
        check("2015-10-15", "2015-10-15 2015-10-15");
        check("2015-10-15TEV", "2015-10-15 2015-10-15");
        check("2015-W41", "2015-10-05 2015-10-11");
        check("2015-W41-WE", "2015-10-10 2015-10-11");
        check("2016-02", "2016-02-01 2016-02-29");
        check("2015-Q3", "2015-07-01 2015-09-30");
        check("2015-H2", "2015-07-01 2015-12-31");
        check("2015-FA", "2015-09-01 2015-11-30");
        check("2015-WI", "2015-12-01 2016-02-29");
        check("2015", "2015-01-01 2015-12-31");
        check("201", "2010-01-01 2019-12-31");
        check("19", "1900-01-01 1999-12-31");
        check("BC0044", "-000043-01-01 -000043-12-31");
        check("XXXX-WXX-4", "open");
        check("XXXX-10-15", "open");
        check("P3D", "open");
        check("PAST_REF", "open");
    }

    #[test]
    fn a_day_lies_within_its_week_month_and_quarter() {
        let within = |inner: &str, outer: &str| value(outer).contains(&value(inner));
        assert!(within("2015-10-15", "2015-W42"));
        assert!(within("2015-10-15T14:30", "2015-10"));
        assert!(within("2015-10", "2015-Q4"));
        assert!(within("XXXX-WXX-4", "XXXX-WXX-4"));
        assert!(!within("2015-10-15", "2015-W41"));
        assert!(!within("2015", "2015-10"));
        assert!(!within("2015-10-15", "XXXX-WXX-4"));
        assert!(!within("P1D", "2015"));
    }

    #[test]
    fn precision_runs_from_day_to_decade() {
        let check = |text: &str, expected: Option<Precision>| {
            assert_eq!(value(text).precision(), expected, "{text}");
        };
        check("2015-10-15TMO", Some(Precision::Day));
        check("XXXX-WXX-4", Some(Precision::Day));
        check("2015-W41-WE", Some(Precision::Week));
        check("XXXX-10", Some(Precision::Month));
        check("2015-SU", Some(Precision::Quarter));
        check("2015-H1", Some(Precision::Quarter));
        check("2015", Some(Precision::Year));
        check("199", Some(Precision::Decade));
        check("19", None);
        check("P1D", None);
        check("PRESENT_REF", None);
    }

    #[test]
    fn values_sort_in_time_and_open_ones_last() {
        let mut values =
            ["PAST_REF", "2015-10-16", "2015-10-15TEV", "2015-10", "XXXX-WXX-4", "P1D"]
                .map(value)
                .to_vec();
        values.extend(["2015-10-15", "2015-10-15T08:00", "2014"].map(value));
        values.sort();
        let order = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(
            order,
            "2014 2015-10 2015-10-15 2015-10-15T08:00 2015-10-15TEV 2015-10-16 XXXX-WXX-4 P1D PAST_REF"
        );
    }

    #[test]
    fn a_length_moves_a_date_that_is_as_fine() {
        let check = |date: &str, length: &str, expected: &str| {
            let Value::Length(length) = value(length) else { panic!("{length} is a length") };
            let forth = value(date).after(&length).map(|v| v.to_string());
            assert_eq!(forth.as_deref().unwrap_or("none"), expected, "{date} + {length}");
            if let Some(there) = value(date).after(&length) {
                assert_eq!(there.before(&length), value(date).to_date(), "{date} there and back");
            }
        };
        check("2015-10-15", "P1D", "2015-10-16");
        check("2015-10-15TEV", "P2W", "2015-10-29");
        check("2015-10", "P1Y", "2016-10");
        check("2015-W53", "P1W", "2016-W01");
        check("2015-Q4", "P1Q", "2016-Q1");
        check("2015", "P1DE", "2025");
        check("2015", "P2D", "none");
        check("2015-10-15", "PXD", "none");
        check("2015-10-15", "PT2H", "none");
        check("9999", "P1Y", "none");
        check("XXXX-WXX-4", "P1D", "XXXX-WXX-5");
    }

    #[test]
    fn times_of_a_day_sort_with_its_parts() {
        let mut values =
            ["TNI", "T20:00", "TEV", "TAF", "T12:30", "TMI", "TDT", "T08:00", "TMO", "T05:00"]
                .map(|time| value(&format!("2015-10-15{time}")));
        values.sort();
        let order = values.map(|value| value.to_string().replace("2015-10-15", "")).join(" ");
        assert_eq!(order, "T05:00 TMO T08:00 TDT TMI T12:30 TAF TEV T20:00 TNI");
    }
}
