//! What an expression says before it is known when it is said: the grammar's output, the resolver's input.

use super::value::{Calendar, Clock, Length, Open, Season, Unit, Value};
use dateline_schema::{TimexModifier, TimexType};

/// What one expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parse {
    pub(super) kind: TimexType,
    pub(super) meaning: Meaning,
    pub(super) modifier: Option<TimexModifier>,
}

/// A value, or how to get at it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// The same whenever it is said.
    Fixed(Value),
    /// A stretch of the calendar.
    When(When),
    /// A time of a day; with no day told, of the day that is spoken of.
    Clock(Option<When>, Clock),
}

/// A stretch of the calendar, told from where the text stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// Told in full.
    Is(Calendar),
    /// The day, week, year … in which the text was published: "today", "this week".
    Now(Unit),
    /// The day, week, year … that is spoken of: "that day", "the same year".
    Then(Unit),
    /// "the next year": after the one that is spoken of in a story of the past, else the one to come.
    Next(Unit),
    /// The so-manieth weekday of another stretch, −1 is the last: "the first Monday of October".
    Nth(i8, u8, Box<When>),
    /// The one so many units later (earlier, if negative).
    Shift(Box<When>, i32, Unit),
    /// One with a name: the last, the next, or that which the sentence's tense tells.
    Named(Name, Toward),
    /// So many years before: of a quarter or a month that is spoken of the same one then ("up from $3 million a
    /// year earlier"), else the year; told from now (`true`) or from the time that is spoken of.
    YearsBack(i32, bool),
    /// The quarter or month that is spoken of, in another year: "the same quarter of 2014", "the 1988 period".
    SameOf(i16),
    /// The first one with a name that lies in, or begins after the start of, another stretch:
    /// "June last year", "Tuesday of last week".
    In(Name, Box<When>),
    /// The week, month, year in which another stretch begins: "the week of March 6".
    Around(Box<When>, Unit),
    /// The last named one before, or the next after, the time that is spoken of: "the previous Friday".
    Beside(Name, i32),
    /// The latest quarter that is spoken of, else the last one that was over: "the quarter".
    LatestQuarter,
}

/// Which one of many of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The last one before: "last Friday".
    Back,
    /// The one of this week, this year: "this Friday".
    Here,
    /// The next one to come: "next Friday".
    Ahead,
    /// Behind or ahead, as the tense of the clause has it: "Friday".
    Tense,
}

/// A name that comes round.
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
    /// Ten years of a century: 8 is the eighties.
    Decade(u8),
    Holiday(Holiday),
}

/// Days of the year that have a name, by how they are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// The so-manieth weekday of a month; −1 is the last.
    Nth(u8, i8, u8),
    /// So many days after Easter Sunday.
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
    /// The unit of which it is one, as far as that can be told without the calendar.
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
    /// What is known of it where the year is not.
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

    /// The stretch of the calendar in which the name comes once.
    pub(super) const fn span(self) -> Unit {
        match self {
            Self::Weekday(_) | Self::Weekend => Unit::Week,
            Self::DayOfMonth(_) => Unit::Month,
            Self::Decade(_) => Unit::Century,
            _ => Unit::Year,
        }
    }
}
