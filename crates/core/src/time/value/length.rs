//! Durations and their units.

use jiff::Span;
use std::cmp::Reverse;

/// A duration: `P1Y6M`, `PT2H`, `PXD` (some days), `PXX` (some time).
///
/// Invariant: it has at least one part, and no two parts have the same unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(Vec<Part>);

/// An amount of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// The amount in hundredths; `None` for "some", written `X`.
    pub hundredths: Option<u64>,
    /// The unit; `None` for "some time", written `PXX`.
    pub unit: Option<Unit>,
}

/// Units, from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week, from Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// Every unit with its letters in a TIMEX3 duration. Units shorter than a day come after a `T`.
    pub(super) const ALL: [(Self, &'static str); 11] = [
        (Self::Millennium, "ML"),
        (Self::Century, "CE"),
        (Self::Decade, "DE"),
        (Self::Year, "Y"),
        (Self::Quarter, "Q"),
        (Self::Month, "M"),
        (Self::Week, "W"),
        (Self::Day, "D"),
        (Self::Hour, "H"),
        (Self::Minute, "M"),
        (Self::Second, "S"),
    ];

    /// Returns whether the unit is shorter than a day.
    #[must_use]
    pub fn is_of_clock(self) -> bool {
        self < Self::Day
    }

    /// Returns a jiff span of `count` units; `None` if that exceeds jiff's limits.
    pub(super) fn times(self, count: i32) -> Option<Span> {
        let years = |each: i32| count.checked_mul(each).and_then(|n| Span::new().try_years(n).ok());
        match self {
            Self::Second => Span::new().try_seconds(count).ok(),
            Self::Minute => Span::new().try_minutes(count).ok(),
            Self::Hour => Span::new().try_hours(count).ok(),
            Self::Day => Span::new().try_days(count).ok(),
            Self::Week => Span::new().try_weeks(count).ok(),
            Self::Month => Span::new().try_months(count).ok(),
            Self::Quarter => Span::new().try_months(count.checked_mul(3)?).ok(),
            Self::Year => years(1),
            Self::Decade => years(10),
            Self::Century => years(100),
            Self::Millennium => years(1000),
        }
    }
}

impl Length {
    /// Returns the duration of `count` units.
    #[must_use]
    pub fn of(count: u32, unit: Unit) -> Self {
        Self(vec![Part { hundredths: Some(u64::from(count) * 100), unit: Some(unit) }])
    }

    /// Returns the duration of an unknown number of units: `PXD` (some days).
    #[must_use]
    pub fn some(unit: Unit) -> Self {
        Self(vec![Part { hundredths: None, unit: Some(unit) }])
    }

    /// Returns the duration of unknown length and unit: `PXX` (some time).
    #[must_use]
    pub fn vague() -> Self {
        Self(vec![Part { hundredths: None, unit: None }])
    }

    /// Returns the duration with these parts. Returns `None` if there are no parts, if two parts have the same
    /// unit, or if a part without a unit is not alone.
    #[must_use]
    pub fn new(mut parts: Vec<Part>) -> Option<Self> {
        parts.sort_by_key(|part| Reverse(part.unit));
        let distinct = parts.windows(2).all(|pair| pair[0].unit != pair[1].unit);
        let sound = distinct && (parts.len() == 1 || parts.iter().all(|p| p.unit.is_some()));
        (sound && !parts.is_empty()).then_some(Self(parts))
    }

    /// Returns the parts, from the longest unit to the shortest.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// Returns the shortest unit of the duration; `None` for "some time".
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        self.0.last().and_then(|part| part.unit)
    }
}
