//! Calendar dates by name or number: days, weekdays, holidays, months, seasons, years, decades, centuries.
//!
//! [`RULES`] also lists the rules of `fiscal`, which has quarters, half-years and fiscal years.

use super::coordination::{first_century, first_day, year_of_second};
use super::date_elements::{in_year, month, named, weekday_name};
use super::deictic_modifiers::{framed_unit_of, of_year};
use super::fiscal::{fiscal_year, half, quarter};
use super::holidays::holiday_name;
use super::numbers::{day_of_month, ordinal, year};
use crate::document::Xpos;
use crate::time::cursor::{Cursor, Rule, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Toward, When};
use crate::time::value::{Calendar, Open, Unit};

/// All rules for calendar dates. Rules for more complete dates come first.
pub(super) const RULES: &[Rule<When>] = &[
    written,
    weekday_date,
    month_date,
    day_month,
    hyphenated,
    first_day,
    nth_weekday,
    day_of_the_month,
    quarter,
    half,
    season,
    weekday,
    holiday,
    fiscal_year,
    decade,
    century,
    first_century,
    year_of_era,
    year_alone,
    month_alone,
];

/// Parses "2015-10-15", "10/15/15".
fn written(c: &mut Cursor) -> Option<When> {
    c.take(
        |word| if let Word::Date(date) = word { Some(When::Is(Calendar::Day(date))) } else { None },
    )
}

fn any_weekday(word: Word) -> Option<u8> {
    if let Word::WeekdayShort(day) = word { Some(day) } else { weekday_name(word) }
}

/// Parses `WEEKDAY [","] ["the"] (MONTH DAY | DAY MONTH | DAY) [YEAR]`.
fn weekday_date(c: &mut Cursor) -> Option<When> {
    c.take(any_weekday)?;
    c.any(",");
    if let Some(date) = c.first_of(&[month_date, day_month]) {
        return is_day(&date).then_some(date);
    }
    c.any("the");
    let day = c.take(ordinal).filter(|&day| day <= 31)?;
    // In "Friday, the fourth decline in a row", the ordinal counts declines.
    let counts = c.peek().is_some_and(|next| next.xpos.as_str().starts_with(['N', 'J']));
    (!counts).then(|| named(Name::DayOfMonth(day)))
}

/// Returns whether the date is a day, not a month.
fn is_day(when: &When) -> bool {
    match when {
        When::Is(calendar) => calendar.unit() == Unit::Day,
        When::Named(name, _) | When::In(name, _) => matches!(name, Name::MonthDay(..)),
        _ => false,
    }
}

/// Parses `MONTH ["the"] DAY [YEAR]`, `MONTH YEAR`.
fn month_date(c: &mut Cursor) -> Option<When> {
    let month = c.take(month)?;
    let day = |c: &mut Cursor| {
        c.any("the");
        // "Oct. 15 percent", "May 10 million": the number counts something else.
        day_of_month(c).filter(|_| !is_one_of(c.lower(), "% percent million billion"))
    };
    let day = c.read(day);
    let year = of_year(c).or_else(|| attacks(c, month, day));
    let year = year.or_else(|| year_of_second(c, day_of_month).filter(|_| day.is_some()));
    (day.is_some() || year.is_some()).then(|| in_year(month, day, year))
}

/// Returns the year of a day that is known by its month and day alone: 2001 for "the Sept. 11 attacks".
fn attacks(c: &Cursor, month: u8, day: Option<u8>) -> Option<When> {
    let known = (month, day) == (9, Some(11)) && is_one_of(c.lower(), "attacks terrorist terror");
    known.then_some(When::Is(Calendar::Year(2001)))
}

/// Parses `["the"] DAY ["of"] MONTH [YEAR]`.
fn day_month(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let day = day_of_month(c)?;
    c.any("of");
    let month = c.take(month)?;
    // A number after the month is not another day: it is a year, or not part of the date ("10" in "15 May 10").
    let year = of_year(c).or_else(|| attacks(c, month, Some(day)));
    Some(in_year(month, Some(day), year))
}

/// Parses "15-Oct-2015".
fn hyphenated(c: &mut Cursor) -> Option<When> {
    let day = day_of_month(c)?;
    c.hyphen().then_some(())?;
    let month = c.take(month)?;
    c.hyphen().then_some(())?;
    let year = year(c)?;
    Some(in_year(month, Some(day), Some(When::Is(Calendar::Year(year)))))
}

/// Parses `["the"] (ORDINAL | "last") WEEKDAY ("of" | "in") MONTH`.
fn nth_weekday(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let last = c.any("last").then_some(-1);
    let nth = last.or_else(|| c.take(ordinal).filter(|&n| n <= 5).map(|n| n as i8))?;
    let day = c.take(weekday_name)?;
    c.any("of in").then_some(())?;
    let month =
        c.read(month_date).or_else(|| c.read(month_name)).or_else(|| c.read(framed_month))?;
    let whole = match &month {
        When::Is(date) => date.unit() == Unit::Month,
        When::Named(name, _) | When::In(name, _) => matches!(name, Name::Month(_)),
        _ => true,
    };
    whole.then(|| When::Nth(nth, day, Box::new(month)))
}

fn month_name(c: &mut Cursor) -> Option<When> {
    c.take(month).map(|month| named(Name::Month(month)))
}

/// Parses "last month", "this month".
fn framed_month(c: &mut Cursor) -> Option<When> {
    framed_unit_of(c, Unit::Month)
}

/// Parses `"the" DAY` with the day in digits, if "on" or "of" precedes it or a month follows it: "on the 20th",
/// "the 5th of last month".
fn day_of_the_month(c: &mut Cursor) -> Option<When> {
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    c.any("the").then_some(())?;
    let figures = c.lower().starts_with(|first: char| first.is_ascii_digit());
    let day = c.take(ordinal).filter(|day| figures && (1..=31).contains(day))?;
    let of = |c: &mut Cursor| c.any("of").then(|| c.read(framed_month)).flatten();
    if let Some(month) = c.read(of) {
        return Some(When::In(Name::DayOfMonth(day), Box::new(month)));
    }
    let closed = c.peek().is_none_or(|next| {
        !next.lower.starts_with(char::is_alphanumeric) && next.word != Word::Hyphen
    });
    (closed && is_one_of(before, "on of")).then(|| named(Name::DayOfMonth(day)))
}

/// Parses `MONTH` alone. "May" and "March" are accepted only after a word that marks a month ("in", "last").
/// "April", "June", "August", "Jan" and "Dec", which can be names of persons, need such a word only if they start
/// the sentence, precede another name, or follow a verb.
fn month_alone(c: &mut Cursor) -> Option<When> {
    const BEFORE: &str = "in of since until till by last next this early late mid from through during before after \
        between - every each previous following earlier around end beginning past";
    const JOINING: &str = "and to or , for";
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let earlier = c.behind(2).is_some_and(|subtoken| month(subtoken.word).is_some());
    let word = c.lower();
    let found = c.take(month)?;
    let told = is_one_of(before, BEFORE) || is_one_of(before, JOINING) && earlier;
    let named_after = c
        .peek()
        .is_some_and(|next| next.capital && next.xpos == Xpos::Nnp && next.word == Word::Other);
    let sure = match word {
        "march" => told || before == "to" && !named_after,
        "may" => told,
        // In "asked June to sing", "June" is a person.
        "april" | "june" | "august" | "jan" | "dec" => {
            let object = c.behind(2).is_some_and(|verb| verb.xpos.is_verbal());
            told || !named_after && !before.is_empty() && !object
        }
        _ => true,
    };
    let later = |c: &mut Cursor| c.take(month).filter(|&second| second > found);
    sure.then(|| in_year(found, None, year_of_second(c, later)))
}

/// Parses `["the"] SEASON [","] ["of" | "in"] YEAR`, or a season without a year directly after it ("in spring"). Such
/// a season must follow a preposition or a word such as "early", and no noun, "of" or "in" may follow it. Its year is
/// that of a second season, if one with a year follows ("from autumn to spring 2014"), or else depends on the tense.
fn season(c: &mut Cursor) -> Option<When> {
    const BEFORE: &str = "in by until since during of from through early late mid -";
    let article = c.any("the");
    let before = c.behind(1 + usize::from(article)).map_or("", |subtoken| subtoken.lower);
    // In "Prices fall next year", "fall" is a verb, not a season.
    if c.peek()?.xpos.is_verbal() {
        return None;
    }
    let season =
        c.take(|word| if let Word::Season(season) = word { Some(season) } else { None })?;
    if let Some(year) = of_year(c) {
        return Some(When::In(Name::Season(season), Box::new(year)));
    }
    let second = |c: &mut Cursor| c.take(|word| matches!(word, Word::Season(_)).then_some(()));
    let year = year_of_second(c, second);
    let noun = c
        .peek()
        .is_some_and(|next| matches!(next.xpos, Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps));
    let of = c.lower() == "of" || c.lower() == "in";
    (is_one_of(before, BEFORE) && !noun && !of).then(|| match year {
        Some(year) => When::In(Name::Season(season), Box::new(year)),
        None => named(Name::Season(season)),
    })
}

/// Parses `WEEKDAY`, `WEEKDAY ["of"] ("last" | "this" | "next") "week"`.
fn weekday(c: &mut Cursor) -> Option<When> {
    const NAMES: &str = "black bloody ash palm super maundy fat";
    const PAPERS: &str = "times herald mirror telegraph mail express post independent world star tribune magazine \
        people sport mercury";
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let day = c.take(any_weekday_alone)?;
    let paper = c.peek().is_some_and(|next| next.capital && is_one_of(next.lower, PAPERS));
    if is_one_of(before, NAMES) || paper {
        return None;
    }
    // "on a Sunday" is any Sunday, "a Sunday vote" is not.
    let vote = |c: &Cursor| {
        let mut ahead = *c;
        ahead.take(|word| matches!(word, Word::Part(..)).then_some(()));
        ahead.peek().is_some_and(|next| next.xpos.as_str().starts_with('N'))
    };
    if before == "a" && !vote(c) {
        return Some(When::Is(Calendar::Open(Open::Weekday(day))));
    }
    // British "Monday week": a week after next Monday.
    if c.any("week") {
        return Some(When::Named(Name::Weekday(day), Toward::Ahead).shift(1, Unit::Week));
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

/// Returns the weekday that a full name denotes; `None` for "Mon." and "Sun", which need a date after them.
fn any_weekday_alone(word: Word) -> Option<u8> {
    weekday_name(word)
}

/// Parses `["the"] HOLIDAY [YEAR] ["week" | "weekend"]`, but not an article and a holiday before a noun ("the
/// Christmas sales").
fn holiday(c: &mut Cursor) -> Option<When> {
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let article = c.any("the");
    let name = holiday_name(c)?;
    let day = of_year(c).map_or(named(name), |year| When::In(name, Box::new(year)));
    if c.any("week") {
        return Some(When::Around(Box::new(day), Unit::Week));
    }
    if c.any("weekend") {
        // A holiday on a Monday belongs to the weekend before it, and a holiday on a Thursday to the weekend after
        // it.
        let week = When::Around(Box::new(day.shift(-3, Unit::Day)), Unit::Week);
        return Some(When::In(Name::Weekend, Box::new(week)));
    }
    // Before a proper noun, the holiday is part of a name ("the Easter Rising", "Christmas Island"), unless a
    // preposition precedes the holiday ("on Christmas President Kaya spoke").
    let named_after = c.peek().is_some_and(|next| next.capital && next.xpos == Xpos::Nnp);
    if named_after && !is_one_of(before, "on at by since until before after") {
        return None;
    }
    let noun = c.peek().is_some_and(|next| next.xpos.as_str().starts_with('N'));
    (!article || !noun).then_some(day)
}

/// Parses `["the"] DECADE`; "'80s" and "nineties" need the article, or "early", "mid" or "late".
fn decade(c: &mut Cursor) -> Option<When> {
    let article =
        c.any("the") || c.behind(1).is_some_and(|a| is_one_of(a.lower, "early late mid - ’ ' ‘"));
    c.any("' ’ ‘");
    c.take(|word| match word {
        // "the 1800s" is a century; "the 2000s" is a decade.
        Word::Decade(decade) if decade % 10 == 0 && decade < 200 => {
            Some(When::Is(Calendar::Century(decade / 10)))
        }
        Word::Decade(decade) => Some(When::Is(Calendar::Decade(decade))),
        Word::DecadeOfCentury(digit) if article => Some(named(Name::Decade(digit))),
        _ => None,
    })
}

/// Parses `["the"] ORDINAL "century"`; with "centuries" only as the second of two ("the 18th and 19th centuries").
pub(super) fn century(c: &mut Cursor) -> Option<When> {
    c.any("the");
    let number = c.take(ordinal).or_else(|| c.read(spelled_ordinal))?;
    c.hyphen();
    let plural = c.behind(2).is_some_and(|before| is_one_of(before.lower, "and to - the"));
    (c.any("century") || plural && c.any("centuries")).then_some(())?;
    (1..=21).contains(&number).then(|| When::Is(Calendar::Century(i16::from(number) - 1)))
}

/// Parses "twenty-first".
fn spelled_ordinal(c: &mut Cursor) -> Option<u8> {
    c.phrase("twenty first").then_some(21)
}

/// Parses "44 B.C.", "A.D. 79".
fn year_of_era(c: &mut Cursor) -> Option<When> {
    const BEFORE: &str = "b.c. bc b.c.e. bce";
    const AFTER: &str = "a.d. ad";
    let number = |word| match word {
        Word::Digits(hundredths, 1..=4) => i16::try_from(hundredths / 100).ok().filter(|&n| n > 0),
        _ => None,
    };
    if c.any(AFTER) {
        return c.take(number).map(|year| When::Is(Calendar::Year(year)));
    }
    let year = c.take(number)?;
    c.peek()?.capital.then_some(())?;
    let before = c.any(BEFORE);
    // Astronomical years include a year 0.
    (before || c.any(AFTER)).then(|| When::Is(Calendar::Year(if before { 1 - year } else { year })))
}

/// Parses `["the" "year"] YEAR`, unless the number counts something ("2000 people") or identifies something
/// ("flight 1990").
fn year_alone(c: &mut Cursor) -> Option<When> {
    /// Words for things that have numbers: "flight 1990".
    const NUMBERED: &str = "flight page room resolution route form article highway version windows channel suite \
        apartment bus model phone section";
    if c.phrase("the year") {
        return year(c).map(|year| When::Is(Calendar::Year(year)));
    }
    let before = c.behind(1).copied();
    let spelled = c.peek().is_some_and(|subtoken| matches!(subtoken.word, Word::Cardinal(_)));
    let found = year(c)?;
    let next = c.peek();
    let counts = next.is_some_and(|next| {
        matches!(next.word, Word::Unit(..) | Word::Magnitude(_))
            || is_one_of(next.lower, "% percent / m km")
            || next.xpos == Xpos::Nns
                && !matches!(before.map(|b| b.xpos), Some(Xpos::Dt | Xpos::PrpS | Xpos::Pos))
    });
    let priced = before.is_some_and(|b| is_one_of(b.lower, "$ £ € # no. about some than nearly"));
    let numbered = before.is_some_and(|b| is_one_of(b.lower, NUMBERED))
        || before.is_some_and(|b| b.word == Word::Hyphen)
            && c.behind(3).is_some_and(|b| matches!(b.word, Word::Digits(_, 0..=3)));
    let likely = (1900..=2050).contains(&found)
        || before.is_some_and(|b| is_one_of(b.lower, "in since of from by until before after ("));
    (likely && !counts && !priced && !numbered && (!spelled || found != 2000))
        .then_some(When::Is(Calendar::Year(found)))
}
