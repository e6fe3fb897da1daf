//! Times of day: "10 p.m. Wednesday", "noon", "Friday evening", "the next morning".

use super::coordination;
use super::relative::date;
use crate::time::cursor::{Cursor, Rule, is_one_of};
use crate::time::lexicon::{Word, twelve_hour};
use crate::time::meaning::{Parse, When};
use crate::time::value::{Calendar, Clock, DayPart, Unit};
use dateline_schema::TimexModifier;

/// All rules for times of day.
pub(super) const RULES: &[Rule<Parse>] = &[
    moment,
    clock_and_day,
    first_hour,
    day_and_clock,
    day_and_part,
    part_of_day,
    framed_part,
    tonight,
];

/// Parses "2015-10-15T14:00Z".
fn moment(c: &mut Cursor) -> Option<Parse> {
    let (day, clock) = c.take(|word| match word {
        Word::Moment(day, clock) => Some((day, clock)),
        _ => None,
    })?;
    Some(Parse::time(Some(When::Is(Calendar::Day(day))), clock))
}

/// Returns the day that follows the same time in another zone: "Tuesday" in "7 a.m. (0400 GMT) on Tuesday". The
/// cursor does not move.
fn day_beyond(c: &Cursor) -> Option<When> {
    let mut ahead = *c;
    if ahead.any("(") {
        clock(&mut ahead)?;
        zone(&mut ahead);
    }
    ahead.any(")").then_some(())?;
    ahead.any("on");
    date(&mut ahead).filter(day_like)
}

/// Parses the first hour of a range in which only the second hour has "a.m." or "p.m.": "2" in "from 2 to 4 p.m."
fn first_hour(c: &mut Cursor) -> Option<Parse> {
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    is_one_of(before, "from between").then_some(())?;
    let first = c.take(hour)?;
    let mut ahead = *c;
    coordination::join(&mut ahead).then_some(())?;
    let Clock::At(second, ..) = twelve_hours(&mut ahead)? else { return None };
    // "from 11 to 1 p.m." starts before noon.
    let alike = twelve_hour(first, second >= 12).filter(|&hour| hour < second);
    let hour = alike.or_else(|| twelve_hour(first, second < 12))?;
    zone(&mut ahead);
    ahead.any("on");
    let day = ahead.read(date).filter(day_like);
    Some(Parse::time(day, Clock::at(hour, Some(0), None)?))
}

/// Parses `CLOCK [ZONE] [[","] ["on"] (DAY [PART] | "this" PART)]`.
fn clock_and_day(c: &mut Cursor) -> Option<Parse> {
    let approx = c.any("around about approximately nearly almost");
    let clock = c.read(clock).or_else(|| c.read(hour_of_part))?;
    zone(c);
    let part = c.read(|c| c.phrase("in the").then_some(()).and_then(|()| part(c)));
    let day = c.read(|c| {
        c.any(",");
        c.any("on");
        date(c).filter(day_like)
    });
    let part = match day {
        Some(_) => part.or_else(|| c.read(self::part)),
        None => part.or_else(|| c.read(|c| c.any("this").then(|| self::part(c)).flatten())),
    };
    let day = day.or_else(|| day_beyond(c));
    let reading = Parse::time(day, afternoon(clock, part));
    Some(reading.with(approx.then_some(TimexModifier::Approx)))
}

/// Parses `DAY [","] "at" CLOCK`.
fn day_and_clock(c: &mut Cursor) -> Option<Parse> {
    let day = date(c).filter(day_like)?;
    let written = c.behind(1).is_some_and(|subtoken| matches!(subtoken.word, Word::Date(_)));
    c.any(",");
    (c.any("at") || written).then_some(())?;
    c.any("about around");
    let clock = clock(c)?;
    zone(c);
    Some(Parse::time(Some(day), clock))
}

/// Parses `["early" | "late" | "mid"] DAY PART`: "late Friday night".
fn day_and_part(c: &mut Cursor) -> Option<Parse> {
    let modifier = c.phrases(EDGES);
    c.hyphen();
    let day = date(c).filter(day_like)?;
    // A noun may follow: "Wednesday night" in "Wednesday night football" is a time, too. `part_of_day` parses "the
    // night of Oct. 23".
    c.phrase("in the");
    let part = part(c)?;
    Some(Parse::time(Some(day), Clock::Part(part)).with(modifier))
}

/// Parses `["the"] PART ["of"] DAY`, "mid-afternoon yesterday", "the early hours of Friday".
fn part_of_day(c: &mut Cursor) -> Option<Parse> {
    c.any("the");
    let (modifier, part) = edge_and_part(c)?;
    c.any("of on");
    let day = date(c).filter(day_like)?;
    Some(Parse::time(Some(day), Clock::Part(part)).with(modifier))
}

fn edge_and_part(c: &mut Cursor) -> Option<(Option<TimexModifier>, DayPart)> {
    if c.phrase("early hours") || c.phrase("small hours") {
        return Some((Some(TimexModifier::Start), DayPart::Morning));
    }
    let modifier = c.phrases(EDGES);
    c.hyphen();
    Some((modifier, part(c)?))
}

/// Parses "this morning", "last night", "that evening", "the next morning", "in the morning", "overnight".
fn framed_part(c: &mut Cursor) -> Option<Parse> {
    c.any("later earlier");
    let edge = c.phrases(EDGES);
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let told = c.phrases(&[
        ("this", (true, 0)),
        ("last", (true, -1)),
        ("next", (true, 1)),
        ("that same", (false, 0)),
        ("that", (false, 0)),
        ("the same", (false, 0)),
        ("the next", (false, 1)),
        ("the following", (false, 1)),
        ("the previous", (false, -1)),
    ]);
    if let Some((now, days)) = told {
        let part = c.read(part)?;
        let base = if now { When::Now(Unit::Day) } else { When::Then(Unit::Day) };
        return Some(Parse::time(Some(base.shift(days, Unit::Day)), Clock::Part(part)).with(edge));
    }
    let overnight = c.lower() == "overnight";
    let mid = edge == Some(TimexModifier::Mid);
    if mid {
        c.hyphen();
    }
    let dawn =
        is_one_of(c.lower(), "dawn daybreak") && is_one_of(before, "at before by until since");
    let the = c.any("the");
    let inside = the && is_one_of(before, "in during on into through by of");
    let (more, part) = edge_and_part(c)?;
    let sign = c.phrases(&[("before", -1), ("after", 1)]);
    // "the night before", but not "the night before the vote"
    let closed = c.peek().is_none_or(|next| !next.lower.starts_with(char::is_alphanumeric));
    let told = overnight || mid || dawn || inside || the && sign.is_some() && closed;
    let sign = sign.unwrap_or(0);
    (told && (c.lower() != "of" || sign != 0)).then_some(())?;
    Some(
        Parse::time(Some(When::Then(Unit::Day).shift(sign, Unit::Day)), Clock::Part(part))
            .with(edge.or(more)),
    )
}

/// Parses "tonight".
fn tonight(c: &mut Cursor) -> Option<Parse> {
    c.any("tonight").then(|| Parse::time(Some(When::Now(Unit::Day)), Clock::Part(DayPart::Night)))
}

pub(super) const EDGES: &[(&str, TimexModifier)] =
    &[("early", TimexModifier::Start), ("late", TimexModifier::End), ("mid", TimexModifier::Mid)];

fn part(c: &mut Cursor) -> Option<DayPart> {
    let capital = c.peek()?.capital;
    let part = c.take(|word| if let Word::Part(part, false) = word { Some(part) } else { None })?;
    // Not in a name: "on the Evening Standard".
    let named = capital && c.peek().is_some_and(|next| next.capital && next.word == Word::Other);
    (!named).then_some(part)
}

/// Returns whether the date is a day, which can be combined with a time of day.
fn day_like(when: &When) -> bool {
    when.unit() == Unit::Day
}

/// Parses "10 p.m.", "10:35 a.m.", "10:35", "noon", "midnight", "10 o'clock", "0735 GMT", "3.30pm".
fn clock(c: &mut Cursor) -> Option<Clock> {
    const NAMED: &[(&str, (u8, u8))] =
        &[("noon", (12, 0)), ("midday", (12, 0)), ("midnight", (24, 0)), ("noontime", (12, 0))];
    if let Some((hour, minute)) = c.phrases(NAMED) {
        return Clock::at(hour, (minute > 0 || hour > 0).then_some(minute), None);
    }
    c.first_of(&[twelve_hours, o_clock, with_colon, military, spoken])
}

fn twelve_hours(c: &mut Cursor) -> Option<Clock> {
    let (hour, minute) = c.take(|word| match word {
        Word::Digits(hundredths, 1 | 2) => {
            u8::try_from(hundredths / 100).ok().map(|hour| (hour, None))
        }
        // "3.30 p.m.": British style with a point.
        Word::Digits(hundredths, 0) if hundredths % 100 < 60 => {
            u8::try_from(hundredths / 100).ok().map(|hour| (hour, Some((hundredths % 100) as u8)))
        }
        Word::Clock(hour, minute, _) => Some((hour, minute)),
        Word::Cardinal(hour @ 1..=12) => Some((hour as u8, None)),
        _ => None,
    })?;
    let pm = c.take(|word| if let Word::Meridiem(pm) = word { Some(pm) } else { None })?;
    Clock::at(twelve_hour(hour, pm)?, Some(minute.unwrap_or(0)), None)
}

/// Parses the hour before a part of the day: "4" in "4 in the morning".
fn hour_of_part(c: &mut Cursor) -> Option<Clock> {
    let hour = c.take(hour)?;
    let mut after = *c;
    (after.phrase("in the") && part(&mut after).is_some())
        .then(|| Clock::at(hour, Some(0), None))?
}

/// Returns the hour of the 12-hour clock that a number without minutes can mean: "4", "ten". Returns `None` for
/// other words.
fn hour(word: Word) -> Option<u8> {
    match word {
        Word::Digits(hundredths, 1 | 2) => u8::try_from(hundredths / 100).ok(),
        Word::Cardinal(hour) => u8::try_from(hour).ok(),
        _ => None,
    }
    .filter(|hour| (1..=12).contains(hour))
}

fn o_clock(c: &mut Cursor) -> Option<Clock> {
    let hour = c.take(hour)?;
    (c.any("o'clock o’clock") || c.phrase("o 'clock")).then_some(())?;
    Clock::at(hour, Some(0), None)
}

/// Parses "half past three", "a quarter to five"; not "a quarter to five percent".
fn spoken(c: &mut Cursor) -> Option<Clock> {
    const MINUTES: &[(&str, (i8, u8))] = &[
        ("half past", (0, 30)),
        ("a quarter past", (0, 15)),
        ("quarter past", (0, 15)),
        ("a quarter to", (-1, 45)),
        ("quarter to", (-1, 45)),
    ];
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    is_one_of(before, "at by before after until around about").then_some(())?;
    let (back, minute) = c.phrases(MINUTES)?;
    let hour = c.take(hour)?.checked_add_signed(back)?;
    Clock::at(hour, Some(minute), None).filter(|_| !is_one_of(c.lower(), "% percent"))
}

/// Parses "10:35". A score or a ratio looks the same. A time with a one-digit hour ("9:35") therefore needs a word
/// such as "at" before it, a time zone after it, or "am" or "pm" at its end.
fn with_colon(c: &mut Cursor) -> Option<Clock> {
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let (hour, minute, second) = c.take(|word| match word {
        Word::Clock(hour, minute, second) => Some((hour, minute, second)),
        _ => None,
    })?;
    let written = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let told = is_one_of(before, "at around about by until from since after before between and");
    let zone = zone(&mut { *c });
    let long = written.len() >= 5 && written.contains(':');
    (told || zone || long || written.ends_with('m') || written.ends_with('.')).then_some(())?;
    Clock::at(hour, minute, second)
}

/// Parses "0735 GMT".
fn military(c: &mut Cursor) -> Option<Clock> {
    let time = c.take(|word| match word {
        Word::Digits(hundredths, 4) => Some(hundredths / 100),
        _ => None,
    })?;
    zone(&mut { *c }).then_some(())?;
    Clock::at((time / 100) as u8, Some((time % 100) as u8), None)
}

/// Consumes a time zone. Returns whether there was one.
fn zone(c: &mut Cursor) -> bool {
    const ZONES: &str =
        "gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest jst ist hrs hours";
    let capital =
        c.peek().is_some_and(|subtoken| subtoken.capital || subtoken.lower.starts_with('h'));
    capital && c.any(ZONES)
        || c.phrase("eastern time")
        || c.phrase("local time")
        || c.phrase("pacific time")
}

/// Returns the time on the 24-hour clock, given the part of the day: "3:30 in the afternoon" is 15:30.
fn afternoon(clock: Clock, part: Option<DayPart>) -> Clock {
    match (clock, part) {
        (
            Clock::At(hour @ 1..=11, minute, second),
            Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night),
        ) => Clock::At(hour + 12, minute, second),
        _ => clock,
    }
}
