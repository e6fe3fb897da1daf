//! Resolves the meaning of an expression to its value, from the publication date, the reference time and the tense.

use super::meaning::{Holiday, Meaning, Name, Parse, Toward, When};
use super::tense::Direction;
use super::value::{Calendar, Length, Open, Unit, Value};
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Span};

/// The context in which expressions are resolved: the publication date, and the dates mentioned before.
#[derive(Clone, Debug)]
pub(super) struct Context {
    created: Option<Date>,
    /// The dates mentioned so far, at most [`MEMORY`] of them, the latest one last.
    spoken: Vec<Calendar>,
    /// The latest finished quarter mentioned so far.
    quarter: Option<Calendar>,
}

/// The maximum number of earlier dates to which an expression such as "that day" can refer. Set by hand.
const MEMORY: usize = 12;

impl Context {
    pub(super) const fn new(created: Option<Date>) -> Self {
        Self { created, spoken: Vec::new(), quarter: None }
    }

    /// Returns the value of a parsed expression, and remembers its date for later expressions.
    pub(super) fn resolve(&mut self, reading: &Parse, direction: Direction) -> Value {
        match &reading.meaning {
            Meaning::Fixed(value) => value.clone(),
            Meaning::When(when) => {
                if let Some(length) = self.unanchored(when, direction) {
                    return Value::Length(length);
                }
                let date = self.date(when, direction).unwrap_or(Calendar::Open(Open::Day));
                if !compares(when) {
                    self.remember(date);
                }
                Value::Date(date)
            }
            Meaning::Clock(day, clock) => {
                let day = match day {
                    Some(when) => self.date(when, direction),
                    None => self.reference_time(Unit::Day),
                };
                let day =
                    day.filter(|day| day.unit() == Unit::Day).unwrap_or(Calendar::Open(Open::Day));
                self.remember(day);
                Value::Time(Some(day), *clock)
            }
        }
    }

    /// Returns the length of an expression such as "five weeks later" if the text has not mentioned the date from
    /// which the weeks are counted, so that only the length is known. This is assumed if the clause is not in the
    /// future, but the computed date would be after publication. Returns `None` otherwise.
    fn unanchored(&self, when: &When, direction: Direction) -> Option<Length> {
        let When::Shift(base, count @ 2.., unit) = when else { return None };
        let told = matches!(**base, When::Then(_)) && direction != Direction::Future;
        let told = self.date(base, direction).filter(|_| told)?.plus_units(*count, *unit)?;
        let ahead = self.created.is_some_and(|day| told.bounds().is_some_and(|b| b.0 > day));
        ahead.then(|| Length::of(count.unsigned_abs(), *unit))
    }

    fn remember(&mut self, date: Calendar) {
        if matches!(date, Calendar::Open(_)) {
            return;
        }
        let over = |day: Date| date.bounds().is_some_and(|(_, last)| last < day);
        if matches!(date, Calendar::Quarter(..)) && self.created.is_none_or(over) {
            self.quarter = Some(date);
        }
        if self.spoken.len() == MEMORY {
            self.spoken.remove(0);
        }
        self.spoken.push(date);
    }

    /// Returns the period of this unit that contains the publication date, or an open date if that is unknown.
    fn now(&self, unit: Unit) -> Calendar {
        self.created.map_or(Calendar::Open(open_unit(unit)), |day| Calendar::around(day, unit))
    }

    /// Returns the period of this unit that contains the reference time: the latest date mentioned that is at least
    /// as precise as `unit`, else the publication date. Returns `None` if neither is known.
    fn reference_time(&self, unit: Unit) -> Option<Calendar> {
        let fine = self.spoken.iter().rev().find(|date| date.unit() <= unit);
        let (first, _) =
            fine.and_then(|date| date.bounds()).or(self.created.map(|day| (day, day)))?;
        Some(Calendar::around(first, unit))
    }

    fn date(&self, when: &When, direction: Direction) -> Option<Calendar> {
        Some(match when {
            When::Is(date) => *date,
            When::Now(unit) => self.now(*unit),
            When::Then(unit) => {
                self.reference_time(*unit).unwrap_or(Calendar::Open(open_unit(*unit)))
            }
            When::Shift(base, count, unit) => match self.date(base, direction)? {
                open @ Calendar::Open(Open::Weekday(_)) if *unit == Unit::Day => {
                    open.plus_units(*count, *unit)?
                }
                open @ Calendar::Open(_) => open,
                date => {
                    let date = date.plus_units(*count, *unit)?;
                    let ahead = date.bounds().zip(self.created).is_some_and(|(b, day)| b.0 > day);
                    // In a past-tense clause "the next day" cannot lie after publication. If the computed date
                    // does, the antecedent is unknown, and the date stays open.
                    let told = matches!(**base, When::Then(_)) && *count > 0 && direction.is_past();
                    if told && ahead { Calendar::Open(open_unit(*unit)) } else { date }
                }
            },
            When::Next(unit) => {
                let told = self.spoken.last().and_then(|date| date.bounds());
                let past = told.zip(self.created).is_none_or(|((_, last), day)| last < day);
                let base = match self.reference_time(*unit).filter(|_| direction.is_past()) {
                    Some(date) if told.is_some() && past => date,
                    _ => self.now(*unit),
                };
                base.plus(1).unwrap_or(base)
            }
            When::Nth(nth, day, base) => match self.date(base, direction)?.bounds() {
                Some((first, _)) => {
                    Calendar::Day(first.nth_weekday_of_month(*nth, weekday(*day)).ok()?)
                }
                None => Calendar::Open(Open::Weekday(*day)),
            },
            When::SameOf(year) => {
                let quarter = self.quarter.filter(|_| self.comparable_period().is_none());
                let moved = self.comparable_period().or(quarter).and_then(|date| {
                    let years = i32::from(*year) - i32::from(date.bounds()?.0.year());
                    date.plus_units(years, Unit::Year)
                });
                moved.unwrap_or(Calendar::Year(*year))
            }
            When::YearsBack(years, now) => self.years_back(*years, *now)?,
            When::In(name, base) => match self.date(base, direction)?.bounds() {
                Some((first, _)) => name_from(*name, first)?,
                None => Calendar::Open(name.open()),
            },
            When::Around(base, unit) => match self.date(base, direction)?.bounds() {
                Some((first, _)) => Calendar::around(first, *unit),
                None => Calendar::Open(open_unit(*unit)),
            },
            When::Named(name, toward) => match self.created {
                Some(day) => self.named(*name, *toward, day, direction)?,
                None => Calendar::Open(name.open()),
            },
            When::Beside(name, side) => {
                let spoken = self.reference_time(Unit::Day).and_then(Calendar::bounds);
                match spoken {
                    Some((day, _)) if *side < 0 => last_before(*name, day)?,
                    Some((day, _)) => next_after(*name, day)?,
                    None => Calendar::Open(name.open()),
                }
            }
            When::LatestQuarter => match self.quarter {
                Some(quarter) => quarter,
                None if self.created.is_none() => Calendar::Open(Open::Quarter(None)),
                None => self.now(Unit::Quarter).plus(-1)?,
            },
        })
    }

    /// Returns the last date mentioned if it is a quarter or a month. "A year earlier" is then the same quarter or
    /// month of the year before.
    fn comparable_period(&self) -> Option<Calendar> {
        let fine = |date: &Calendar| matches!(date, Calendar::Quarter(..) | Calendar::Month(..));
        self.spoken.last().copied().filter(fine)
    }

    fn years_back(&self, years: i32, now: bool) -> Option<Calendar> {
        let this_year = |date: &Calendar| {
            self.created.is_none_or(|day| date.bounds().is_some_and(|b| b.0.year() >= day.year()))
        };
        if let Some(date) =
            self.comparable_period().filter(|date| !now || this_year(date) && years == 1)
        {
            return date.plus_units(-years, Unit::Year);
        }
        let base = if now { self.now(Unit::Year) } else { self.reference_time(Unit::Year)? };
        if matches!(base, Calendar::Open(_)) { Some(base) } else { base.plus(-years) }
    }

    fn named(
        &self,
        name: Name,
        toward: Toward,
        day: Date,
        direction: Direction,
    ) -> Option<Calendar> {
        let back = || last_before(name, day);
        let ahead = || next_after(name, day);
        // The period with this name that contains the publication date.
        let here = || name_around(name, day);
        match toward {
            Toward::Back => back(),
            Toward::Ahead => ahead(),
            Toward::Here => here().or_else(|| match direction {
                Direction::Past | Direction::Behind => {
                    back().filter(|date| same_span(name, *date, day)).or_else(ahead)
                }
                _ => ahead().filter(|date| same_span(name, *date, day)).or_else(back),
            }),
            Toward::Tense => self
                .full_date_before(name)
                .or_else(here)
                .or_else(|| (direction == Direction::Behind).then(back).flatten())
                .or_else(|| by_far_nearer(name, back()?, ahead()?, day))
                .or_else(|| match direction {
                    Direction::Past | Direction::Behind => back(),
                    Direction::Future => ahead(),
                    // In the present tense, a weekday is in the future: "The ministers meet Friday."
                    Direction::Present if matches!(name, Name::Weekday(_)) => ahead(),
                    Direction::Present | Direction::Unknown => {
                        nearest(name, back()?, ahead()?, day)
                    }
                }),
        }
    }

    /// Returns the latest date mentioned that has the month and day of this name and also a year: for "Oct. 23",
    /// the date of "Oct. 23, 1998".
    fn full_date_before(&self, name: Name) -> Option<Calendar> {
        let Name::MonthDay(month, day) = name else { return None };
        self.spoken.iter().rev().copied().find(|date| match date {
            Calendar::Day(date) => date.month() == month as i8 && date.day() == day as i8,
            _ => false,
        })
    }
}

/// Returns whether the period leaves the reference time as it is. This is so if the text only compares the period
/// with the reference time ("a year earlier", "the year-ago quarter"), or explains a quarter ("the quarter ended
/// June 30").
fn compares(when: &When) -> bool {
    match when {
        When::YearsBack(..) | When::SameOf(_) | When::Around(_, Unit::Quarter) => true,
        When::Shift(base, ..) => **base == When::LatestQuarter,
        _ => false,
    }
}

/// Returns the period that is meant if the tense does not determine it. For a weekday, weekend or decade, this is
/// the past one (`back`); for other periods, the one that is nearer to `day`.
fn nearest(name: Name, back: Calendar, ahead: Calendar, day: Date) -> Option<Calendar> {
    if matches!(name, Name::Weekday(_) | Name::Weekend | Name::Decade(_)) {
        return Some(back);
    }
    let (since, until) = distances(back, ahead, day)?;
    Some(if until < since { ahead } else { back })
}

/// Returns the past period (`back`) or the future one (`ahead`) if it is far nearer to `day` than the other,
/// whatever the tense: "has set Nov. 10 as the deadline". This applies only to days of the year, quarters and
/// holidays.
fn by_far_nearer(name: Name, back: Calendar, ahead: Calendar, day: Date) -> Option<Calendar> {
    if !matches!(name, Name::MonthDay(..) | Name::Quarter(_) | Name::Holiday(_)) {
        return None;
    }
    /// The nearer period must be more than this many times nearer than the other. Set by hand.
    const FAR: i32 = 5;
    let (since, until) = distances(back, ahead, day)?;
    if until * FAR < since { Some(ahead) } else { (since * FAR < until).then_some(back) }
}

/// Returns the time from the end of `back` to `day`, and the time from `day` to the start of `ahead`.
fn distances(
    back: Calendar,
    ahead: Calendar,
    day: Date,
) -> Option<(SignedDuration, SignedDuration)> {
    let since = day.duration_since(back.bounds()?.1);
    let until = ahead.bounds()?.0.duration_since(day);
    Some((since, until))
}

/// Returns whether the date is in the same week (for a weekday), year (for a month) … as the day.
fn same_span(name: Name, date: Calendar, day: Date) -> bool {
    let span = name.span();
    date.bounds()
        .is_some_and(|(first, _)| Calendar::around(first, span) == Calendar::around(day, span))
}

/// Returns the first period with this name that starts on or after `first`.
fn name_from(name: Name, first: Date) -> Option<Calendar> {
    match name_around(name, first) {
        Some(date) if date.bounds()?.0 >= first => Some(date),
        _ => next_after(name, first),
    }
}

/// Returns the period with this name that contains the day, if there is one.
fn name_around(name: Name, day: Date) -> Option<Calendar> {
    let candidate = match name {
        Name::Weekday(_) | Name::DayOfMonth(_) => Calendar::Day(day),
        Name::Weekend => {
            let week = day.iso_week_date();
            Calendar::Weekend(week.year(), week.week() as u8)
        }
        Name::Decade(_) => Calendar::around(day, Unit::Decade),
        // January and February belong to the winter that started in the year before.
        Name::Season(_) => {
            let this = in_year(name, day.year())?;
            if holds(this, day) { this } else { in_year(name, day.year() - 1)? }
        }
        _ => in_year(name, day.year())?,
    };
    (is_named(name, candidate) && holds(candidate, day)).then_some(candidate)
}

fn holds(date: Calendar, day: Date) -> bool {
    date.bounds().is_some_and(|(first, last)| first <= day && day <= last)
}

fn is_named(name: Name, date: Calendar) -> bool {
    match (name, date) {
        (Name::Weekday(number), Calendar::Day(day)) => day.weekday() == weekday(number),
        (Name::DayOfMonth(number), Calendar::Day(day)) => day.day() == number as i8,
        (Name::Decade(digit), Calendar::Decade(decade)) => {
            decade.rem_euclid(10) == i16::from(digit)
        }
        _ => true,
    }
}

fn weekday(number: u8) -> Weekday {
    Weekday::from_monday_one_offset(number.clamp(1, 7) as i8).unwrap_or(Weekday::Monday)
}

/// Returns the last period with this name that ends before the day.
fn last_before(name: Name, day: Date) -> Option<Calendar> {
    step(name, day, -1)
}

/// Returns the next period with this name that starts after the day.
fn next_after(name: Name, day: Date) -> Option<Calendar> {
    step(name, day, 1)
}

fn step(name: Name, day: Date, side: i32) -> Option<Calendar> {
    let beyond = |date: Calendar| {
        date.bounds().is_some_and(|(first, last)| if side < 0 { last < day } else { first > day })
    };
    match name {
        Name::Weekday(number) => day.nth_weekday(side, weekday(number)).ok().map(Calendar::Day),
        Name::Weekend => (0..3)
            .filter_map(|weeks| {
                let week = day
                    .checked_add(Span::new().try_weeks(side * weeks).ok()?)
                    .ok()?
                    .iso_week_date();
                Some(Calendar::Weekend(week.year(), week.week() as u8))
            })
            .find(|&date| beyond(date)),
        Name::DayOfMonth(number) => (0..3)
            .filter_map(|months| {
                let month = day
                    .first_of_month()
                    .checked_add(Span::new().try_months(side * months).ok()?)
                    .ok()?;
                month.with().day(number as i8).build().ok().map(Calendar::Day)
            })
            .find(|&date| beyond(date)),
        Name::Decade(_) => (0..11)
            .filter_map(|decades| Calendar::around(day, Unit::Decade).plus(side * decades))
            .find(|&date| beyond(date) && is_named(name, date)),
        // The nearest 29 February is at most eight years away.
        _ => (0..9)
            .filter_map(|years| in_year(name, day.year().checked_add((side * years) as i16)?))
            .find(|&date| beyond(date)),
    }
}

/// Returns the period with this name in a year.
fn in_year(name: Name, year: i16) -> Option<Calendar> {
    let date = match name {
        Name::Month(month) => Calendar::Month(year, month),
        Name::MonthDay(month, day) => Calendar::Day(Date::new(year, month as i8, day as i8).ok()?),
        Name::Season(season) => Calendar::Season(year, season),
        Name::Quarter(quarter) => Calendar::Quarter(year, quarter),
        Name::Half(half) => Calendar::Half(year, half),
        Name::Holiday(holiday) => Calendar::Day(holiday_in(holiday, year)?),
        Name::Weekday(_) | Name::Weekend | Name::DayOfMonth(_) | Name::Decade(_) => return None,
    };
    date.bounds().map(|_| date)
}

fn holiday_in(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month as i8, day as i8).ok(),
        Holiday::Nth(month, nth, day) => {
            Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday(day)).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(Span::new().try_days(days).ok()?).ok(),
        Holiday::ElectionDay => {
            let monday =
                Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?;
            monday.tomorrow().ok()
        }
    }
}

/// Returns Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year as i16, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

fn open_unit(unit: Unit) -> Open {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Open::Day,
        Unit::Week => Open::Week,
        Unit::Month => Open::Month(None),
        Unit::Quarter => Open::Quarter(None),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Open::Year,
    }
}
