//! Numbers, and the lengths and years written with them.

use crate::document::Xpos;
use crate::time::cursor::{Cursor, is_one_of};
use crate::time::lexicon::{Word, expand_year};
use crate::time::value::{Length, Part, Unit};

/// A number in hundredths; `None` is an unknown number ("some", "several").
pub(super) type Amount = Option<u64>;

/// Parses an amount: `["another"] NUMBER [FRACTION | "and a half"]`, "a", "several", "a few", "dozens of".
pub(super) fn amount(c: &mut Cursor) -> Option<Amount> {
    const VAGUE: &[(&str, Amount)] = &[
        ("a couple of", Some(200)),
        ("a couple", Some(200)),
        ("couple of", Some(200)),
        ("a dozen", Some(1200)),
        ("two dozen", Some(2400)),
        ("a few", None),
        ("few", None),
        ("several", None),
        ("many", None),
        ("some", None),
        ("a number of", None),
        ("multi", None),
        ("dozens of", None),
        ("tens of thousands of", None),
        ("hundreds of thousands of", None),
        ("hundreds of", None),
        ("thousands of", None),
        ("millions of", None),
    ];
    if let Some(amount) = c.phrases(VAGUE) {
        return Some(amount);
    }
    let another = c.any("another");
    let one = |c: &mut Cursor| (another || c.any("a an")).then_some(100);
    let whole = c.read(number).or_else(|| one(c))?;
    let half = |c: &mut Cursor| {
        c.hyphen();
        c.phrase("and a half").then_some(50)
    };
    let part = c.take(fraction).or_else(|| c.read(half)).unwrap_or(0);
    Some(whole.checked_add(part))
}

/// Parses a number in digits or words, and returns it in hundredths: "2,000", "twenty-five", "a hundred", "1.5
/// million".
fn number(c: &mut Cursor) -> Option<u64> {
    let figures =
        |word| if let Word::Digits(hundredths, _) = word { Some(hundredths) } else { None };
    let mut sum = c
        .take(figures)
        .or_else(|| c.take(fraction))
        .or_else(|| c.read(below_hundred))
        .or_else(|| c.read(|c| (c.any("a") && is_magnitude(c)).then_some(100)))?;
    while let Some(magnitude) = c.take(|w| if let Word::Magnitude(m) = w { Some(m) } else { None })
    {
        sum = sum.checked_mul(magnitude)?;
    }
    Some(sum)
}

fn is_magnitude(c: &Cursor) -> bool {
    c.peek().is_some_and(|subtoken| matches!(subtoken.word, Word::Magnitude(_)))
}

fn fraction(word: Word) -> Option<u64> {
    if let Word::Fraction(hundredths) = word { Some(hundredths) } else { None }
}

fn cardinal(word: Word) -> Option<u64> {
    if let Word::Cardinal(number) = word { Some(number) } else { None }
}

/// Parses a number below 100 in words, and returns it in hundredths: "seven", "twenty", "twenty-five".
fn below_hundred(c: &mut Cursor) -> Option<u64> {
    let tens = c.take(cardinal)?;
    let units = |c: &mut Cursor| {
        c.hyphen();
        c.take(cardinal).filter(|&n| n < 10)
    };
    let units = if tens >= 20 { c.read(units).unwrap_or(0) } else { 0 };
    Some((tens + units) * 100)
}

/// Parses a unit after a number: "years", "-year". "second" is a unit only after a hyphen. Returns the unit, and
/// whether it is plural.
pub(super) fn unit(c: &mut Cursor) -> Option<(Unit, bool)> {
    let hyphen = c.hyphen();
    // In "a minute amount", "minute" is an adjective.
    if !hyphen && c.peek()?.xpos == Xpos::Jj {
        return None;
    }
    c.take(|word| match word {
        Word::Unit(unit, plural) => Some((unit, plural)),
        Word::Ordinal(2) if hyphen => Some((Unit::Second, false)),
        _ => None,
    })
}

/// Parses a length: `AMOUNT [ADJECTIVE] UNIT ["and a half"]`, "half an hour", "two years and three months".
pub(super) fn length(c: &mut Cursor) -> Option<Length> {
    let first = c.read(half).or_else(|| c.read(counted))?;
    let second = c.read(|c| {
        (c.any("and") || c.any(",")).then_some(())?;
        counted(c)
    });
    // The second length must be in a finer unit: "two years and three months", not "a week and two days later".
    let joined = second.and_then(|second| {
        let (coarse, fine) = (first.unit()?, second.unit()?);
        if fine >= coarse {
            return None;
        }
        Length::new(first.parts().iter().chain(second.parts()).copied().collect())
    });
    Some(joined.unwrap_or(first))
}

/// Parses `"half" ["a"] UNIT`, "a half hour", "three quarters of an hour".
fn half(c: &mut Cursor) -> Option<Length> {
    const SHARES: &[(&str, u64)] = &[
        ("half", 50),
        ("a half", 50),
        ("a quarter of", 25),
        ("one quarter of", 25),
        ("three quarters of", 75),
    ];
    let share = c.phrases(SHARES)?;
    c.hyphen();
    c.any("a an");
    let (unit, plural) = unit(c)?;
    (!plural && unit != Unit::Quarter).then(|| of(Some(share), unit))
}

/// Returns whether the words before the cursor are "as many". They repeat an earlier number: "for the sixth time in
/// as many months".
pub(super) fn as_many(c: &Cursor) -> bool {
    c.behind(1).is_some_and(|before| before.lower == "many")
        && c.behind(2).is_some_and(|before| before.lower == "as")
}

fn counted(c: &mut Cursor) -> Option<Length> {
    const BETWEEN: &str = "more trading working business additional consecutive straight full long short further \
        other whole entire school academic calendar fiscal financial";
    /// Words that form a compound with "day": "a day care center".
    const DAYS: &str = "care trip job school trader traders laborer laborers";
    if c.lower() == "many" && c.behind(1).is_some_and(|before| before.lower == "as") {
        return None;
    }
    let one = c.lower().starts_with('a');
    let mut amount = amount(c)?;
    let described = c.any(BETWEEN);
    if c.any("fortnight fortnights") {
        return Some(of(amount.map(|n| n.saturating_mul(2)), Unit::Week));
    }
    let (unit, plural) = unit(c)?;
    // "three quarters of its food" is not a length of time, and neither are "three-quarters" and "a quarter".
    let fraction =
        c.behind(2).is_some_and(|before| before.word == Word::Hyphen) || c.lower() == "of";
    if unit == Unit::Quarter && (!plural || fraction && !described)
        || one && plural && amount == Some(100)
        || one && unit == Unit::Day && is_one_of(c.lower(), DAYS)
    {
        return None;
    }
    if c.phrase("and a half") {
        amount = amount.and_then(|n| n.checked_add(50));
    }
    Some(of(amount, unit))
}

/// Returns the length of an amount of a unit. A fraction is converted to the next shorter unit if that is exact
/// (1.5 years are a year and six months), and a unit longer than a year is converted to years.
pub(super) fn of(amount: Amount, unit: Unit) -> Length {
    let Some(hundredths) = amount else { return Length::some(unit) };
    let (times, unit) = match unit {
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        _ => (1, unit),
    };
    let hundredths = hundredths.saturating_mul(times);
    let rest = hundredths % 100;
    let finer = match unit {
        Unit::Year => Some((12, Unit::Month)),
        Unit::Day => Some((24, Unit::Hour)),
        Unit::Hour => Some((60, Unit::Minute)),
        Unit::Minute => Some((60, Unit::Second)),
        _ => None,
    };
    let part = |hundredths, unit| Part { hundredths: Some(hundredths), unit: Some(unit) };
    let parts = match finer {
        Some((factor, finer)) if rest > 0 && rest * factor % 100 == 0 => {
            let whole = (hundredths > rest).then(|| part(hundredths - rest, unit));
            whole.into_iter().chain([part(rest * factor, finer)]).collect()
        }
        _ => vec![part(hundredths, unit)],
    };
    Length::new(parts).unwrap_or_else(|| Length::some(unit))
}

/// Parses a year in four digits or in words: "1989", "'89", "nineteen ninety-one", "two thousand three".
pub(super) fn year(c: &mut Cursor) -> Option<i16> {
    let figures = c.take(|word| match word {
        Word::Digits(hundredths, 4) => i16::try_from(hundredths / 100).ok(),
        Word::ShortYear(year) => Some(year),
        _ => None,
    });
    figures.filter(|year| (1000..=2999).contains(year)).or_else(|| c.read(spelled_year))
}

fn spelled_year(c: &mut Cursor) -> Option<i16> {
    let thousand = |c: &mut Cursor| {
        (c.phrase("two thousand")).then_some(())?;
        c.any("and");
        Some(2000 + c.read(below_hundred).unwrap_or(0) / 100)
    };
    let pair = |c: &mut Cursor| {
        let century = below_hundred(c)? / 100;
        c.hyphen();
        let year = below_hundred(c)? / 100;
        ((18..=20).contains(&century) && year >= 10).then_some(century * 100 + year)
    };
    let year = c.read(thousand).or_else(|| c.read(pair))?;
    i16::try_from(year).ok()
}

/// Parses the second year of a range, which must be later than `first`: "99" in "1998-99", "1999" in "1998-1999".
pub(super) fn year_after(c: &mut Cursor, first: i16) -> Option<i16> {
    c.take(|word| match word {
        Word::Digits(hundredths, 4) => i16::try_from(hundredths / 100).ok(),
        Word::Digits(hundredths, 2) => {
            let digits = i16::try_from(hundredths / 100).ok()?;
            Some(if digits > first % 100 {
                first - first % 100 + digits
            } else {
                expand_year(digits)
            })
        }
        _ => None,
    })
    .filter(|&year| year > first)
}

/// Parses the day of a month: "15", "15th", "eighth", "twenty-first".
pub(super) fn day_of_month(c: &mut Cursor) -> Option<u8> {
    let spelled = |c: &mut Cursor| {
        let tens = c.take(cardinal).filter(|&n| n == 20 || n == 30)?;
        c.hyphen();
        let units = c.take(ordinal).filter(|&n| n < 10)?;
        Some(tens as u8 + units)
    };
    let figures = c.take(|word| match word {
        Word::Digits(hundredths, 1 | 2) if hundredths % 100 == 0 => {
            u8::try_from(hundredths / 100).ok()
        }
        _ => None,
    });
    figures
        .or_else(|| c.take(ordinal))
        .or_else(|| c.read(spelled))
        .filter(|day| (1..=31).contains(day))
}

pub(super) fn ordinal(word: Word) -> Option<u8> {
    if let Word::Ordinal(number) = word { Some(number) } else { None }
}
