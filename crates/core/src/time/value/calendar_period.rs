//! Calendar periods: a day, a week, a month … a century, of a known or unknown year.

use super::length::{Length, Unit};
use dateline_schema::Precision;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A calendar period.
///
/// Years are astronomical: 0 is 1 BC. Values with numbers outside the calendar (month 13) can be represented, but
/// have no bounds. The constructors of this module and of `spelling` create no such values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// A hundred years, by their first two digits: 19 is 1900 to 1999.
    Century(i16),
    /// Ten years, by their first three digits: 201 is 2010 to 2019.
    Decade(i16),
    /// A year.
    Year(i16),
    /// Half of a year: the year, and 1 or 2.
    Half(i16, u8),
    /// A quarter: the year, and 1 to 4.
    Quarter(i16, u8),
    /// A season of a year. The winter of a year starts in December of that year.
    Season(i16, Season),
    /// A month: the year, and 1 to 12.
    Month(i16, u8),
    /// An ISO 8601 week: its year and its number.
    Week(i16, u8),
    /// The Saturday and Sunday of an ISO 8601 week: its year and its number.
    Weekend(i16, u8),
    /// A day.
    Day(Date),
    /// A period whose year is unknown.
    Open(Open),
}

/// The known parts of a date without a known year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open {
    /// `XXXX`
    Year,
    /// `XXXX-H1`
    Half(u8),
    /// `XXXX-Q3`, `XXXX-QX`
    Quarter(Option<u8>),
    /// `XXXX-SU`
    Season(Season),
    /// `XXXX-10`, `XXXX-XX`
    Month(Option<u8>),
    /// `XXXX-WXX`
    Week,
    /// `XXXX-WXX-WE`
    Weekend,
    /// `XXXX-WXX-4`, Monday is 1
    Weekday(u8),
    /// `XXXX-10-15`: month and day
    MonthDay(u8, u8),
    /// `XXXX-XX-XX`
    Day,
}

/// The seasons of the northern hemisphere, as whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May: `SP`
    Spring,
    /// June to August: `SU`
    Summer,
    /// September to November: `FA`
    Fall,
    /// December to February: `WI`
    Winter,
}

impl Season {
    /// Every season with its TIMEX3 letters.
    pub(super) const ALL: [(Self, &'static str); 4] =
        [(Self::Spring, "SP"), (Self::Summer, "SU"), (Self::Fall, "FA"), (Self::Winter, "WI")];

    /// Returns the first month of the season, as a number from 1.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

impl Calendar {
    /// Returns the week, month, year … that contains a day; the day itself for units shorter than a day.
    #[must_use]
    pub fn around(day: Date, unit: Unit) -> Self {
        let (year, month) = (day.year(), day.month() as u8);
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week => {
                let week = day.iso_week_date();
                Self::Week(week.year(), week.week() as u8)
            }
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(year.div_euclid(100)),
        }
    }

    /// Returns the first and the last day; `None` for open dates and outside jiff's calendar.
    #[must_use]
    pub fn bounds(self) -> Option<(Date, Date)> {
        let months = |year: i16, first: u8, length: i32| {
            let start = Date::new(year, first as i8, 1).ok()?;
            let next = start.checked_add(Unit::Month.times(length)?).ok();
            let end = match next {
                Some(next) => next.yesterday().ok()?,
                None => Date::MAX,
            };
            Some((start, end))
        };
        let days = |year: i16, week: u8, first: Weekday| {
            let date = |day| ISOWeekDate::new(year, week as i8, day).ok().map(ISOWeekDate::date);
            Some((date(first)?, date(Weekday::Sunday)?))
        };
        match self {
            Self::Century(century) => months(century.checked_mul(100)?, 1, 1200),
            Self::Decade(decade) => months(decade.checked_mul(10)?, 1, 120),
            Self::Year(year) => months(year, 1, 12),
            Self::Half(year, half) => months(year, half.checked_sub(1)? * 6 + 1, 6),
            Self::Quarter(year, quarter) => months(year, quarter.checked_sub(1)? * 3 + 1, 3),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(year, week) => days(year, week, Weekday::Monday),
            Self::Weekend(year, week) => days(year, week, Weekday::Saturday),
            Self::Day(day) => Some((day, day)),
            Self::Open(_) => None,
        }
    }

    /// Returns the precision of the period; `None` for a century.
    #[must_use]
    pub const fn precision(self) -> Option<Precision> {
        Some(match self {
            Self::Century(_) => return None,
            Self::Decade(_) => Precision::Decade,
            Self::Year(_) | Self::Open(Open::Year) => Precision::Year,
            Self::Half(..) | Self::Quarter(..) | Self::Season(..) => Precision::Quarter,
            Self::Open(Open::Half(_) | Open::Quarter(_) | Open::Season(_)) => Precision::Quarter,
            Self::Month(..) | Self::Open(Open::Month(_)) => Precision::Month,
            Self::Week(..) | Self::Weekend(..) => Precision::Week,
            Self::Open(Open::Week | Open::Weekend) => Precision::Week,
            Self::Day(_) | Self::Open(_) => Precision::Day,
        })
    }

    /// Returns the unit of the period. Half-years and seasons have the unit year, because each occurs once a year.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) | Self::Half(..) | Self::Season(..) => Unit::Year,
            Self::Quarter(..) => Unit::Quarter,
            Self::Month(..) => Unit::Month,
            Self::Week(..) | Self::Weekend(..) => Unit::Week,
            Self::Day(_) => Unit::Day,
            Self::Open(open) => open.unit(),
        }
    }

    /// Returns the period of the same kind that is `count` units later (earlier if negative): a month is shifted by
    /// months, a summer by years. Returns `None` for open dates other than weekdays, and outside jiff's calendar.
    #[must_use]
    pub fn plus(self, count: i32) -> Option<Self> {
        self.plus_units(count, self.unit())
    }

    /// Returns the period shifted by a number of units, back if negative. Returns `None` if the unit is shorter
    /// than the period's own, for open dates (except weekdays shifted by days), and outside jiff's calendar.
    #[must_use]
    pub fn plus_units(self, count: i32, unit: Unit) -> Option<Self> {
        if unit < self.unit() {
            return None;
        }
        if let Self::Open(Open::Weekday(day)) = self {
            let days = if unit == Unit::Day { count } else { return None };
            return Some(Self::Open(Open::Weekday(
                (i32::from(day) - 1 + days).rem_euclid(7) as u8 + 1,
            )));
        }
        let day = self.bounds()?.0.checked_add(unit.times(count)?).ok()?;
        Some(match self {
            Self::Half(_, half) => Self::Half(day.year(), half),
            Self::Season(_, season) => Self::Season(day.year(), season),
            Self::Weekend(..) => {
                let week = day.iso_week_date();
                Self::Weekend(week.year(), week.week() as u8)
            }
            _ => Self::around(day, self.unit()),
        })
    }

    /// Returns the period shifted by a length, forward (`sign` 1) or back (−1); see
    /// [`Value::after`](super::Value::after).
    pub(super) fn moved(self, length: &Length, sign: i32) -> Option<Self> {
        length.parts().iter().try_fold(self, |date, part| {
            let hundredths = part.hundredths.filter(|h| h % 100 == 0)?;
            let count = i32::try_from(hundredths / 100).ok()?;
            date.plus_units(count.checked_mul(sign)?, part.unit?)
        })
    }
}

impl Open {
    const fn unit(self) -> Unit {
        match self {
            Self::Year | Self::Half(_) | Self::Season(_) => Unit::Year,
            Self::Quarter(_) => Unit::Quarter,
            Self::Month(_) => Unit::Month,
            Self::Week | Self::Weekend => Unit::Week,
            Self::Weekday(_) | Self::MonthDay(..) | Self::Day => Unit::Day,
        }
    }
}
