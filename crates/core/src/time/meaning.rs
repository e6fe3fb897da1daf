//! The meaning of an expression before its date is known: the output of the grammar and the input of `resolve`.

use super::value::{Calendar, Clock, Length, Open, Season, Unit, Value};
use dateline_schema::{TimexModifier, TimexType};

/// The meaning of one expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parse {
    pub(super) kind: TimexType,
    pub(super) meaning: Meaning,
    pub(super) modifier: Option<TimexModifier>,
}

/// A value, or how to compute it from the context.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A value that is the same in every context.
    Fixed(Value),
    /// A calendar period.
    When(When),
    /// A time of day. Without a day, it is on the day of the reference time.
    Clock(Option<When>, Clock),
}

/// A calendar period. It may be relative to the publication date, or to the reference time, which is the date that
/// the text refers to at this point.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// Fully specified.
    Is(Calendar),
    /// The day, week, year … of publication: "today", "this week".
    Now(Unit),
    /// The day, week, year … of the reference time: "that day", "the same year".
    Then(Unit),
    /// "the next year": the year after the reference time if the text narrates the past, otherwise the year after
    /// publication.
    Next(Unit),
    /// "the first Monday of October": the number n (−1 is the last), the weekday (Monday is 1), and the month.
    Nth(i8, u8, Box<When>),
    /// A period shifted by a number of units, into the past if negative.
    Shift(Box<When>, i32, Unit),
    /// A period with a recurring name ("Friday", "May"), and which of the periods with this name is meant.
    Named(Name, Toward),
    /// The period a number of years earlier, counted from publication (`true`) or from the reference time
    /// (`false`). If the last date mentioned is a quarter or a month, it is the same quarter or month of that
    /// earlier year ("up from $3 million a year earlier"); otherwise it is the whole year.
    YearsBack(i32, bool),
    /// The quarter or month that was mentioned last, but of the given year: "the same quarter of 2014", "the 1988
    /// period". If no quarter or month was mentioned, the whole year.
    SameOf(i16),
    /// The first period with this name that starts at or after the start of another period: "June last year",
    /// "Tuesday of last week".
    In(Name, Box<When>),
    /// The week, month or year that contains the start of another period: "the week of March 6".
    Around(Box<When>, Unit),
    /// The last period with this name before the reference time (−1), or the next one after it (1): "the previous
    /// Friday".
    Beside(Name, i32),
    /// "the quarter": the latest finished quarter that the text has mentioned, otherwise the last quarter that
    /// finished before publication.
    LatestQuarter,
}

/// Which one of several periods with the same name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The last one in the past: "last Friday".
    Back,
    /// The one of this week or year: "this Friday".
    Here,
    /// The next one in the future: "next Friday".
    Ahead,
    /// In the past or future, depending on the tense of the clause: "Friday".
    Tense,
}

/// The name of a recurring period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// 1 to 12
    Month(u8),
    /// Month and day.
    MonthDay(u8, u8),
    /// The day of a month: "the 15th".
    DayOfMonth(u8),
    Season(Season),
    Quarter(u8),
    Half(u8),
    /// Monday is 1.
    Weekday(u8),
    Weekend,
    /// A decade of a century: 8 is the eighties.
    Decade(u8),
    Holiday(Holiday),
}

/// Named days of the year, by how their date is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// The nth weekday of a month: month, n, weekday; an n of −1 is the last.
    Nth(u8, i8, u8),
    /// A number of days after Easter Sunday.
    Easter(i32),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
}

impl Parse {
    pub(super) const fn date(when: When) -> Self {
        Self { kind: TimexType::Date, meaning: Meaning::When(when), modifier: None }
    }

    pub(super) const fn fixed(kind: TimexType, value: Value) -> Self {
        Self { kind, meaning: Meaning::Fixed(value), modifier: None }
    }

    pub(super) const fn length(length: Length) -> Self {
        Self::fixed(TimexType::Duration, Value::Length(length))
    }

    pub(super) const fn time(day: Option<When>, clock: Clock) -> Self {
        Self { kind: TimexType::Time, meaning: Meaning::Clock(day, clock), modifier: None }
    }

    pub(super) fn with(self, modifier: Option<TimexModifier>) -> Self {
        Self { modifier: modifier.or(self.modifier), ..self }
    }
}

impl When {
    /// Returns the unit of the period, as far as it is known before the period is resolved.
    pub(super) fn unit(&self) -> Unit {
        match self {
            Self::Is(calendar) => calendar.unit(),
            Self::Now(unit) | Self::Then(unit) | Self::Next(unit) | Self::Around(_, unit) => *unit,
            Self::Shift(base, ..) => base.unit(),
            Self::Named(name, _) | Self::In(name, _) | Self::Beside(name, _) => {
                Calendar::Open(name.open()).unit()
            }
            Self::Nth(..) => Unit::Day,
            Self::LatestQuarter => Unit::Quarter,
            Self::YearsBack(..) | Self::SameOf(_) => Unit::Year,
        }
    }

    pub(super) fn shift(self, count: i32, unit: Unit) -> Self {
        Self::Shift(Box::new(self), count, unit)
    }
}

impl Name {
    /// Returns the value of the name without a year.
    pub(super) const fn open(self) -> Open {
        match self {
            Self::Month(month) => Open::Month(Some(month)),
            Self::MonthDay(month, day) | Self::Holiday(Holiday::Fixed(month, day)) => {
                Open::MonthDay(month, day)
            }
            Self::Season(season) => Open::Season(season),
            Self::Quarter(quarter) => Open::Quarter(Some(quarter)),
            Self::Half(half) => Open::Half(half),
            Self::Weekday(day) => Open::Weekday(day),
            Self::Weekend => Open::Weekend,
            Self::DayOfMonth(_) | Self::Holiday(_) => Open::Day,
            Self::Decade(_) => Open::Year,
        }
    }

    /// Returns the unit in which each period with this name occurs once: a week for a weekday, a year for a month.
    pub(super) const fn span(self) -> Unit {
        match self {
            Self::Weekday(_) | Self::Weekend => Unit::Week,
            Self::DayOfMonth(_) => Unit::Month,
            Self::Decade(_) => Unit::Century,
            _ => Unit::Year,
        }
    }
}
