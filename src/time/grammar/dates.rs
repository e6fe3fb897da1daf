//! Dates by the calendar: days, months, seasons, quarters, years and what is longer.

use super::numbers::{day_of_month, ordinal, year};
use super::relative::framed_year;
use crate::document::Xpos;
use crate::time::cursor::{Cursor, Rule, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::{Holiday, Name, Toward, When};
use crate::time::value::{Calendar, Open, Unit};
use jiff::civil::Date;

/// Any date by the calendar, the fullest reading first.
pub(super) const RULES: &[Rule<When>] = &[
    written,
    weekday_date,
    month_date,
    day_month,
    quarter,
    half,
    season,
    weekday,
    holiday,
    fiscal_year,
    decade,
    century,
    year_alone,
    month_alone,
];

/// "2015-10-15", "10/15/15"
fn written(c: &mut Cursor) -> Option<When> {
    c.take(
        |word| if let Word::Date(date) = word { Some(When::Is(Calendar::Day(date))) } else { None },
    )
}

pub(super) fn month(word: Word) -> Option<u8> {
    if let Word::Month(month) = word { Some(month) } else { None }
}

pub(super) fn weekday_name(word: Word) -> Option<u8> {
    if let Word::Weekday(day) = word { Some(day) } else { None }
}

fn any_weekday(word: Word) -> Option<u8> {
    if let Word::WeekdayShort(day) = word { Some(day) } else { weekday_name(word) }
}

/// `WEEKDAY [","] ["the"] (MONTH DAY | DAY MONTH | DAY) [YEAR]`
fn weekday_date(c: &mut Cursor) -> Option<When> {
    let weekday = c.take(any_weekday)?;
    c.any(",");
    if let Some(date) = c.first_of(&[month_date, day_month]) {
        return is_day(&date).then_some(date);
    }
    c.any("the");
    let day = c.take(ordinal).filter(|&day| day <= 31 && weekday > 0)?;
    // "Friday, the fourth decline in a row"
    let counts = c.peek().is_some_and(|next| next.xpos.as_str().starts_with(['N', 'J']));
    (!counts).then(|| named(Name::DayOfMonth(day)))
}

/// Whether it names a day, not a month.
fn is_day(when: &When) -> bool {
    match when {
        When::Is(calendar) => calendar.unit() == Unit::Day,
        When::Named(name, _) | When::In(name, _) => matches!(name, Name::MonthDay(..)),
        _ => false,
    }
}

pub(super) const fn named(name: Name) -> When {
    When::Named(name, Toward::Tense)
}

/// A month and a day of no told year, or the day itself.
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

/// The year that a date lies in: `[","] YEAR`, `["of"] ("last" | "this" …) "year"`.
fn of_year(c: &mut Cursor) -> Option<When> {
    c.read(|c| {
        let comma = c.any(",");
        c.any("of in");
        let apostrophe = c.lower();
        let found = year(c).map(|year| When::Is(Calendar::Year(year)));
        found.or_else(|| c.read(framed_year).filter(|_| !comma)).filter(|_| apostrophe != "'")
    })
}

/// `MONTH ["the"] DAY [YEAR]`, `MONTH YEAR`
fn month_date(c: &mut Cursor) -> Option<When> {
    let month = c.take(month)?;
    let day = |c: &mut Cursor| {
        c.any("the");
        // "Oct. 15 percent", "May 10 million": the figures count something else.
        day_of_month(c).filter(|_| !is_one_of(c.lower(), "% percent million billion"))
    };
    let day = c.read(day);
    let year = of_year(c).or_else(|| attacks(c, month, day));
    (day.is_some() || year.is_some()).then(|| in_year(month, day, year))
}

/// The year of the day that is known by its month and day alone: "the Sept. 11 attacks".
fn attacks(c: &Cursor, month: u8, day: Option<u8>) -> Option<When> {
    let known = (month, day) == (9, Some(11)) && is_one_of(c.lower(), "attacks terrorist terror");
    known.then_some(When::Is(Calendar::Year(2001)))
}

/// `["the"] DAY ["of"] MONTH [YEAR]`
fn day_month(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let day = day_of_month(c)?;
    c.any("of");
    let month = c.take(month)?;
    // "15 May 10": the figure after the month is then a year or nothing.
    let year = of_year(c).or_else(|| attacks(c, month, Some(day)));
    Some(in_year(month, Some(day), year))
}

/// `MONTH` by itself. "May", "March", "August", "April" and "June" need a word before them that tells a month.
fn month_alone(c: &mut Cursor) -> Option<When> {
    const BEFORE: &str = "in of since until till by last next this early late mid from through during before after \
        between - every each previous following earlier around end beginning past";
    const JOINING: &str = "and to or , for";
    let before = c.behind(1).map_or("", |atom| atom.lower);
    let earlier = c.behind(2).is_some_and(|atom| month(atom.word).is_some());
    let word = c.lower();
    let found = c.take(month)?;
    let told = is_one_of(before, BEFORE) || is_one_of(before, JOINING) && earlier;
    let named_after = c
        .peek()
        .is_some_and(|next| next.capital && next.xpos == Xpos::Nnp && next.word == Word::Other);
    let sure = match word {
        "may" | "march" => told,
        "april" | "june" | "august" | "jan" | "dec" => told || !named_after && !before.is_empty(),
        _ => true,
    };
    sure.then(|| named(Name::Month(found)))
}

/// `["the"] [FISCAL] ORDINAL "quarter" ["of"] [YEAR]`, `["the"] YEAR ORDINAL "quarter"`, `"Q3" [YEAR]`
fn quarter(c: &mut Cursor) -> Option<When> {
    const SHORT: &[(&str, u8)] = &[("q1", 1), ("q2", 2), ("q3", 3), ("q4", 4)];
    c.any("the");
    let before = c.read(|c| {
        let year = year(c).map(|year| When::Is(Calendar::Year(year)));
        let year = year.or_else(|| c.read(framed_year))?;
        c.any("'s ’s");
        Some(year)
    });
    c.any("fiscal");
    let spelled = |c: &mut Cursor| {
        let number = c.take(ordinal).filter(|&n| n <= 4)?;
        c.any("fiscal");
        c.hyphen();
        c.any("quarter").then_some(number)
    };
    let last = c.phrases(&[("final quarter of", ()), ("last quarter of", ())]).map(|()| 4);
    let number = last.or_else(|| c.read(spelled)).or_else(|| c.phrases(SHORT))?;
    let year = before.or_else(|| of_year(c)).or_else(|| c.read(of_fiscal));
    Some(match year {
        Some(year) => When::In(Name::Quarter(number), Box::new(year)),
        None if last.is_some() => return None,
        None => named(Name::Quarter(number)),
    })
}

fn of_fiscal(c: &mut Cursor) -> Option<When> {
    c.any("of");
    fiscal_year(c)
}

/// `["the"] ("first" | "second" | "last") "half" ["of"] YEAR`
fn half(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let number =
        c.phrases(&[("first", 1), ("second", 2), ("last", 2), ("latter", 2), ("other", 2)])?;
    c.hyphen();
    c.any("half").then_some(())?;
    c.any("of");
    let the_year = |c: &mut Cursor| c.phrase("the year").then_some(When::Now(Unit::Year));
    let year = of_year(c).or_else(|| c.read(of_fiscal)).or_else(|| c.read(the_year))?;
    Some(When::In(Name::Half(number), Box::new(year)))
}

/// `["the"] SEASON ["of"] YEAR`; without a year only after a preposition, and not before a noun.
fn season(c: &mut Cursor) -> Option<When> {
    const BEFORE: &str = "in by until since during of from through early late mid -";
    let article = c.any("the");
    let before = c.behind(1 + usize::from(article)).map_or("", |atom| atom.lower);
    // "Prices fall next year": a verb.
    if c.peek()?.xpos.is_verbal() {
        return None;
    }
    let season =
        c.take(|word| if let Word::Season(season) = word { Some(season) } else { None })?;
    if let Some(year) = of_year(c) {
        return Some(When::In(Name::Season(season), Box::new(year)));
    }
    let noun = c
        .peek()
        .is_some_and(|next| matches!(next.xpos, Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps));
    let of = c.lower() == "of" || c.lower() == "in";
    (is_one_of(before, BEFORE) && !noun && !of).then(|| named(Name::Season(season)))
}

/// `WEEKDAY`, `WEEKDAY ["of"] ("last" | "this" | "next") "week"`
fn weekday(c: &mut Cursor) -> Option<When> {
    const NAMES: &str = "black bloody ash palm super maundy fat";
    const PAPERS: &str = "times herald mirror telegraph mail express post independent world star tribune magazine \
        people sport mercury";
    let before = c.behind(1).map_or("", |atom| atom.lower);
    let day = c.take(any_weekday_alone)?;
    let paper = c.peek().is_some_and(|next| next.capital && is_one_of(next.lower, PAPERS));
    if is_one_of(before, NAMES) || paper {
        return None;
    }
    // "on a Sunday" is any Sunday.
    if before == "a" {
        return Some(When::Is(Calendar::Open(Open::Weekday(day))));
    }
    let week = c.read(|c| {
        c.any("of");
        let count = c.phrases(&[("last week", -1), ("this week", 0), ("next week", 1)])?;
        Some(When::Now(Unit::Week).shift(count, Unit::Week))
    });
    Some(match week {
        Some(week) => When::In(Name::Weekday(day), Box::new(week)),
        None => named(Name::Weekday(day)),
    })
}

/// "Mon.", "Tues." with their stop are weekdays by themselves; "Sun" and "Sat" are not.
fn any_weekday_alone(word: Word) -> Option<u8> {
    weekday_name(word)
}

/// Holidays by their names; those that are also names of something else ("May Day") only in full.
pub(super) fn holiday_name(c: &mut Cursor) -> Option<Name> {
    use Holiday::{Easter, ElectionDay, Fixed, Nth};
    const HOLIDAYS: &[(&str, Holiday)] = &[
        ("christmas eve", Fixed(12, 24)),
        ("christmas day", Fixed(12, 25)),
        ("christmas", Fixed(12, 25)),
        ("boxing day", Fixed(12, 26)),
        ("new year 's eve", Fixed(12, 31)),
        ("new year ’s eve", Fixed(12, 31)),
        ("new year 's day", Fixed(1, 1)),
        ("new year ’s day", Fixed(1, 1)),
        ("martin luther king day", Nth(1, 3, 1)),
        ("valentine 's day", Fixed(2, 14)),
        ("valentine ’s day", Fixed(2, 14)),
        ("presidents ' day", Nth(2, 3, 1)),
        ("presidents day", Nth(2, 3, 1)),
        ("st. patrick 's day", Fixed(3, 17)),
        ("st. patrick ’s day", Fixed(3, 17)),
        ("april fools ' day", Fixed(4, 1)),
        ("ash wednesday", Easter(-46)),
        ("palm sunday", Easter(-7)),
        ("good friday", Easter(-2)),
        ("easter sunday", Easter(0)),
        ("easter monday", Easter(1)),
        ("easter", Easter(0)),
        ("may day", Fixed(5, 1)),
        ("mother 's day", Nth(5, 2, 7)),
        ("memorial day", Nth(5, -1, 1)),
        ("father 's day", Nth(6, 3, 7)),
        ("independence day", Fixed(7, 4)),
        ("fourth of july", Fixed(7, 4)),
        ("bastille day", Fixed(7, 14)),
        ("labor day", Nth(9, 1, 1)),
        ("columbus day", Nth(10, 2, 1)),
        ("halloween", Fixed(10, 31)),
        ("election day", ElectionDay),
        ("armistice day", Fixed(11, 11)),
        ("veterans day", Fixed(11, 11)),
        ("veterans ' day", Fixed(11, 11)),
        ("thanksgiving day", Nth(11, 4, 4)),
        ("thanksgiving", Nth(11, 4, 4)),
    ];
    let capital = c.peek()?.capital || c.lower() == "fourth";
    capital.then(|| c.phrases(HOLIDAYS)).flatten().map(Name::Holiday)
}

/// `["the"] HOLIDAY [YEAR] ["week" | "weekend"]`; of "the Christmas sales" the article is none of it.
fn holiday(c: &mut Cursor) -> Option<When> {
    let article = c.any("the");
    let name = holiday_name(c)?;
    let day = of_year(c).map_or(named(name), |year| When::In(name, Box::new(year)));
    if c.any("week") {
        return Some(When::Around(Box::new(day), Unit::Week));
    }
    if c.any("weekend") {
        // That of a Monday is the one before it, that of a Thursday the one after.
        let week = When::Around(Box::new(day.shift(-3, Unit::Day)), Unit::Week);
        return Some(When::In(Name::Weekend, Box::new(week)));
    }
    let noun = c.peek().is_some_and(|next| next.xpos.as_str().starts_with('N'));
    (!article || !noun).then_some(day)
}

/// `["the"] "fiscal" ["year"] YEAR`, "the current fiscal year"
pub(super) fn fiscal_year(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let frame =
        c.phrases(&[("current", 0), ("last", -1), ("latest", -1), ("next", 1), ("this", 0)]);
    c.any("fiscal").then_some(())?;
    let the_year = c.any("year");
    match (frame, c.read(year)) {
        (None, Some(year)) => Some(When::Is(Calendar::Year(year))),
        (Some(shift), None) if the_year => Some(When::Now(Unit::Year).shift(shift, Unit::Year)),
        _ => None,
    }
}

/// `["the"] DECADE`; "'80s" and "nineties" need the article.
fn decade(c: &mut Cursor) -> Option<When> {
    let article =
        c.any("the") || c.behind(1).is_some_and(|a| is_one_of(a.lower, "early late mid - ’ ' ‘"));
    c.any("' ’ ‘");
    c.take(|word| match word {
        Word::Decade(decade) => Some(When::Is(Calendar::Decade(decade))),
        Word::DecadeOfCentury(digit) if article => Some(named(Name::Decade(digit))),
        _ => None,
    })
}

/// `["the"] ORDINAL "century" ["B.C."]`, `["the"] [ORDINAL] "century"`
fn century(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let number = c.take(ordinal).or_else(|| c.read(spelled_ordinal))?;
    c.hyphen();
    c.any("century").then_some(())?;
    (1..=21).contains(&number).then(|| When::Is(Calendar::Century(i16::from(number) - 1)))
}

/// "twenty-first"
fn spelled_ordinal(c: &mut Cursor) -> Option<u8> {
    c.phrase("twenty first").then_some(21)
}

/// `["the" "year"] YEAR`, where the figures can be no number of things.
fn year_alone(c: &mut Cursor) -> Option<When> {
    if c.phrase("the year") || c.any("a.d. ad") {
        return year(c).map(|year| When::Is(Calendar::Year(year)));
    }
    let before = c.behind(1).copied();
    let spelled = c.peek().is_some_and(|atom| matches!(atom.word, Word::Cardinal(_)));
    let found = year(c)?;
    let next = c.peek();
    let counts = next.is_some_and(|next| {
        matches!(next.word, Word::Unit(..) | Word::Magnitude(_))
            || is_one_of(next.lower, "% percent / m km")
            || next.xpos == Xpos::Nns
                && !matches!(before.map(|b| b.xpos), Some(Xpos::Dt | Xpos::PrpS | Xpos::Pos))
    });
    let priced = before.is_some_and(|b| is_one_of(b.lower, "$ £ € # no. about some than nearly"));
    let likely = (1900..=2050).contains(&found)
        || before.is_some_and(|b| is_one_of(b.lower, "in since of from by until before after ("));
    (likely && !counts && !priced && (!spelled || found != 2000))
        .then_some(When::Is(Calendar::Year(found)))
}
