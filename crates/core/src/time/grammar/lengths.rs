//! Durations and sets: "two years", "a three-day trip", "every Friday", "twice a week".

use super::deictic_modifiers::name;
use super::numbers::{self, amount, length};
use super::relative::quantity;
use crate::document::Xpos;
use crate::time::cursor::{Cursor, Rule, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::{Name, Parse};
use crate::time::value::{Calendar, Clock, DayPart, Length, Open, Unit, Value};
use dateline_schema::{TimexModifier, TimexType};

/// All rules for durations and sets.
pub(super) const RULES: &[Rule<Parse>] = &[
    rate,
    times_a_unit,
    duration,
    framed_length,
    whole,
    long,
    range,
    plural,
    every,
    adverb,
    weekdays,
    ended,
];

/// Parses `[QUANTITY] LENGTH ["or so"] ["-" ("old" | "long")]`.
fn duration(c: &mut Cursor) -> Option<Parse> {
    let modifier = quantity(c);
    let length = length(c)?;
    let so = c.phrase("or so") || c.phrase("or more");
    let old = c.read(|c| (c.hyphen() && (c.any("old olds long"))).then_some(()));
    if old.is_none() {
        c.phrase("or two");
        // "in two weeks' time"
        c.read(|c| (c.any("' ’") && c.any("time")).then_some(()));
    }
    Some(Parse::length(length).with(modifier.or(so.then_some(TimexModifier::Approx))))
}

/// Parses `["at least"] ["the"] ("past" | "next" | "first" …) LENGTH`; "the" alone is enough before a plural ("the
/// six months").
fn framed_length(c: &mut Cursor) -> Option<Parse> {
    const FRAMES: &str = "past last next coming first previous following final latest preceding recent remaining prior";
    let modifier = c.phrase("at least").then_some(TimexModifier::EqualOrMore);
    let the = c.any("the these those");
    let frame = !lasts(c) && c.any(FRAMES);
    (the || frame).then_some(())?;
    let more = if the { quantity(c) } else { None };
    let length = length(c)?;
    // The article is not part of the expression in "the two-week crisis", but it is in "the six months".
    let plural = c.behind(1).is_some_and(|last| matches!(last.word, Word::Unit(_, true)));
    c.phrase("or so");
    (frame || plural).then(|| Parse::length(length).with(modifier.or(more)))
}

/// Parses "all day", "the whole week".
fn whole(c: &mut Cursor) -> Option<Parse> {
    let all = c.any("all");
    (all || c.phrase("the whole") || c.phrase("the entire")).then_some(())?;
    c.hyphen();
    let unit = c.take(unit).filter(|&unit| unit >= Unit::Day && unit != Unit::Quarter)?;
    Some(Parse::length(numbers::of(Some(100), unit)))
}

/// Parses "weeklong", "day-long".
fn long(c: &mut Cursor) -> Option<Parse> {
    const WORDS: &[(&str, Unit)] = &[
        ("hourlong", Unit::Hour),
        ("daylong", Unit::Day),
        ("weeklong", Unit::Week),
        ("monthlong", Unit::Month),
        ("yearlong", Unit::Year),
        ("decadelong", Unit::Decade),
    ];
    let hyphenated = |c: &mut Cursor| {
        let unit = c.take(unit)?;
        (c.hyphen() && c.any("long")).then_some(unit)
    };
    let unit = c.phrases(WORDS).or_else(|| c.read(hyphenated))?;
    Some(Parse::length(numbers::of(Some(100), unit)))
}

/// Returns the unit that a singular word names: "day". Returns `None` for plurals and other words.
fn unit(word: Word) -> Option<Unit> {
    if let Word::Unit(unit, false) = word { Some(unit) } else { None }
}

/// Returns whether "last" is a verb: "it will last six weeks" is not about the last six weeks.
fn lasts(c: &Cursor) -> bool {
    const BEFORE: &str = "to will would could can may might must should";
    c.lower() == "last" && c.behind(1).is_some_and(|before| is_one_of(before.lower, BEFORE))
}

/// Parses `["the"] [FRAME] AMOUNT ("to" | "or" | "-") AMOUNT UNIT`: "12 to 18 months", "two or three years". The
/// value is the shorter length.
fn range(c: &mut Cursor) -> Option<Parse> {
    let modifier = quantity(c);
    c.any("the");
    if !lasts(c) {
        c.any("next past last");
    }
    let low = amount(c)?;
    let hyphen = c.hyphen();
    let word = c.any("to or");
    (hyphen || word).then_some(())?;
    if word {
        c.hyphen();
    }
    let high = amount(c)?;
    let (unit, plural) = numbers::unit(c)?;
    // "a two-to-three-year term"
    let hyphen = c.behind(2).is_some_and(|before| before.word == Word::Hyphen);
    ((plural || hyphen) && low.is_some() && high.is_some())
        .then(|| Parse::length(numbers::of(low, unit)).with(modifier))
}

/// Parses "years", "recent weeks", "decades": a duration of unknown length.
fn plural(c: &mut Cursor) -> Option<Parse> {
    const BEFORE: &str = "recent coming past more";
    if numbers::as_many(c) {
        return None;
    }
    let the = c.any("the");
    let recent = matches!(c.lower(), "recent" | "past");
    let framed = c.any(BEFORE);
    (framed || !the).then_some(())?;
    let unit = c.take(|word| if let Word::Unit(unit, true) = word { Some(unit) } else { None })?;
    // "quarters" (also coins) and "seconds" are too ambiguous alone.
    if !framed && matches!(unit, Unit::Quarter | Unit::Second) {
        return None;
    }
    if recent && unit >= Unit::Year {
        return Some(Parse::fixed(TimexType::Date, Value::Past));
    }
    c.read(|c| (c.hyphen() && c.any("old long")).then_some(()));
    // In "the minutes of the meeting", "minutes" is not a duration.
    if unit == Unit::Minute && c.lower() == "of" {
        return None;
    }
    Some(Parse::length(Length::some(unit)))
}

/// Parses `("every" | "each") ["other" | ORDINAL] (UNIT | LENGTH | NAME [PART] | PART)`.
fn every(c: &mut Cursor) -> Option<Parse> {
    c.any("every each").then_some(())?;
    let other = c.any("other");
    let nth = |c: &mut Cursor| {
        let number = c.take(numbers::ordinal).filter(|&n| n > 1)?;
        let unit = c.take(unit).filter(|&unit| unit != Unit::Quarter)?;
        Some(numbers::of(Some(u64::from(number) * 100), unit))
    };
    if let Some(length) = c.read(nth) {
        return Some(set(Value::Length(length)));
    }
    if let Some(unit) = c.take(unit) {
        return Some(set(Value::Length(numbers::of(Some(if other { 200 } else { 100 }), unit))));
    }
    if let Some(length) = c.read(length) {
        return Some(set(Value::Length(length)));
    }
    if let Some(part) =
        c.take(|word| if let Word::Part(part, false) = word { Some(part) } else { None })
    {
        return Some(set(Value::Time(Some(Calendar::Open(Open::Day)), Clock::Part(part))));
    }
    let quarter = |c: &mut Cursor| {
        let number = c.take(numbers::ordinal).filter(|&n| n <= 4)?;
        c.any("quarter").then_some(Name::Quarter(number))
    };
    let name = c.read(name).or_else(|| c.read(quarter))?;
    let part = c.take(|word| if let Word::Part(part, _) = word { Some(part) } else { None });
    let date = Calendar::Open(name.open());
    Some(set(part.map_or(Value::Date(date), |part| Value::Time(Some(date), Clock::Part(part)))))
}

/// Parses "daily", "weekly"; not in the name of a newspaper, nor in "quarterly report".
fn adverb(c: &mut Cursor) -> Option<Parse> {
    let capital = c.peek()?.capital && c.behind(1).is_some();
    if c.any("nightly") {
        let night = Value::Time(Some(Calendar::Open(Open::Day)), Clock::Part(DayPart::Night));
        return (!capital).then(|| set(night));
    }
    let unit = c.take(|word| if let Word::Adverb(unit) = word { Some(unit) } else { None })?;
    let report = unit == Unit::Quarter
        && c.peek().is_some_and(|next| next.xpos.as_str().starts_with(['N', 'J']));
    // In "the party daily Granma", "daily" is a newspaper.
    let paper = c.behind(1).is_some_and(|adverb| adverb.xpos == Xpos::Nn)
        && c.peek().is_some_and(|next| next.xpos == Xpos::Nnp);
    (!capital && !report && !paper).then(|| set(Value::Length(numbers::of(Some(100), unit))))
}

/// Parses "Fridays", "Tuesday nights", "weekends".
fn weekdays(c: &mut Cursor) -> Option<Parse> {
    if c.any("weekends") {
        return Some(set(Value::Date(Calendar::Open(Open::Weekend))));
    }
    let plural = c.take(|word| if let Word::Weekdays(day) = word { Some(day) } else { None });
    let day =
        plural.or_else(|| c.take(|w| if let Word::Weekday(day) = w { Some(day) } else { None }))?;
    let part = c.take(|w| if let Word::Part(part, many) = w { Some((part, many)) } else { None });
    let date = Calendar::Open(Open::Weekday(day));
    match (plural, part) {
        (Some(_), None) => Some(set(Value::Date(date))),
        (Some(_), Some((part, _))) | (None, Some((part, true))) => {
            Some(set(Value::Time(Some(date), Clock::Part(part))))
        }
        _ => None,
    }
}

/// Parses `("once" | "twice" | AMOUNT "times") (("a" | "per" | "each" | "every") UNIT | "every" LENGTH | "daily")`.
fn times_a_unit(c: &mut Cursor) -> Option<Parse> {
    if !c.any("once twice") {
        amount(c)?;
        c.any("times").then_some(())?;
    }
    c.first_of(&[rate_of, every, adverb])
}

fn rate_of(c: &mut Cursor) -> Option<Parse> {
    c.any("a an per each every").then_some(())?;
    let unit = c.take(unit)?;
    Some(set(Value::Length(numbers::of(Some(100), unit))))
}

/// Parses `("a" | "per") UNIT` after a counted noun or a number: "four flights a week", "$33 million a year".
fn rate(c: &mut Cursor) -> Option<Parse> {
    let counted = c.behind(1).is_some_and(|before| {
        matches!(before.xpos, Xpos::Nns | Xpos::Cd)
            || matches!(before.word, Word::Digits(..) | Word::Magnitude(_) | Word::Cardinal(_))
            || before.lower.ends_with('%')
    });
    let hyphen = |c: &Cursor| c.peek().is_some_and(|next| next.word == Word::Hyphen);
    let reading = counted.then(|| rate_of(c)).flatten()?;
    let more = hyphen(c) || is_one_of(c.lower(), "ago earlier later before after from");
    (!more).then_some(reading)
}

/// Parses `"the" UNIT` before "ended" or "ending": "the year ended Aug. 31".
fn ended(c: &mut Cursor) -> Option<Parse> {
    c.any("the").then_some(())?;
    c.any("fiscal full");
    let unit = c.take(unit)?;
    matches!(c.lower(), "ended" | "ending").then(|| Parse::length(numbers::of(Some(100), unit)))
}

fn set(value: Value) -> Parse {
    Parse::fixed(TimexType::Set, value)
}
