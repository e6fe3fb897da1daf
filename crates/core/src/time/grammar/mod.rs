//! The grammar of English time expressions.
//!
//! A rule is a function that parses from a [`Cursor`] and returns the meaning, or `None`. The doc comment of a rule
//! gives examples or the syntax: quoted words are literal, words in capitals are other rules, and parts in square
//! brackets are optional. At each position all rules are tried. The longest match wins; if matches are equally
//! long, the first rule wins. Rules do not use the calendar: `resolve` computes the date of "last Friday".

mod clocks;
mod continuation;
mod coordination;
mod date_elements;
mod dates;
mod deictic_modifiers;
mod fiscal;
mod holidays;
mod lengths;
mod numbers;
mod relative;
mod relative_quarters;
mod vague;

use super::cursor::{Cursor, Rule, is_one_of};
use super::lexicon::Word;
use super::meaning::{Meaning, Name, Parse, When};
use super::subtokens::Subtoken;
use super::value::Calendar;
pub(super) use continuation::continuation;
use dateline_schema::TimexModifier;

/// The rules for all kinds of expressions.
const RULES: &[Rule<Parse>] = &[
    |c| longest(clocks::RULES, c),
    modified_date,
    relative::ago,
    relative::earlier,
    relative::from_now,
    relative::beside,
    vague::vague,
    vague::adjective,
    |c| longest(lengths::RULES, c),
];

/// Parses the longest expression that starts at the cursor.
pub(super) fn expression(c: &mut Cursor) -> Option<Parse> {
    longest(RULES, c)
}

/// Parses `[EDGE] DATE`: "early next year", "mid-November", "the end of 1990", "earlier this month".
fn modified_date(c: &mut Cursor) -> Option<Parse> {
    const PARTS: &[(&str, TimexModifier)] = &[
        ("the beginning of", TimexModifier::Start),
        ("the start of", TimexModifier::Start),
        ("the early part of", TimexModifier::Start),
        ("the dawn of", TimexModifier::Start),
        ("the middle of", TimexModifier::Mid),
        ("the end of", TimexModifier::End),
        ("the close of", TimexModifier::End),
        ("the latter part of", TimexModifier::End),
        ("the early", TimexModifier::Start),
        ("the late", TimexModifier::End),
        ("the mid", TimexModifier::Mid),
        ("early in", TimexModifier::Start),
        ("early on", TimexModifier::Start),
        ("late in", TimexModifier::End),
        ("late on", TimexModifier::End),
        ("early", TimexModifier::Start),
        ("late", TimexModifier::End),
        ("mid", TimexModifier::Mid),
    ];
    let relative = c.any("earlier later sometime");
    if relative {
        c.any("in on");
    }
    let around = !relative && c.any("around");
    let modifier = if relative { None } else { c.phrases(PARTS) };
    c.hyphen();
    let when = relative::date(c)?;
    // After "around", a date must be fully specified, or be a month or a day of a month: "come around Nov. 1", but
    // not "get around Wednesday's ruling".
    let dated = matches!(when, When::Is(_) | When::Named(Name::MonthDay(..) | Name::Month(_), _));
    let ends = c.behind(1).is_some_and(|last| last.lower == "end").then_some(TimexModifier::End);
    let modifier = if around { Some(TimexModifier::Approx) } else { modifier.or(ends) };
    (!around || dated).then(|| Parse::date(when).with(modifier))
}

/// Returns whether the expression, which consists of the subtokens from `start` to `end`, is a hyphenated adjective
/// after an article. The article is then not part of the expression: "the third-quarter loss", "the late-November
/// trip", "a week-long trip".
pub(super) fn is_adjective(
    subtokens: &[Subtoken],
    start: usize,
    end: usize,
    reading: &Parse,
) -> bool {
    let decade = matches!(
        reading.meaning,
        Meaning::When(When::Is(Calendar::Decade(_)) | When::Named(Name::Decade(_), _))
    );
    let [first, .., hyphen, last] = &subtokens[start..end] else { return false };
    let noun = || subtokens.get(end).is_some_and(|next| next.xpos.as_str().starts_with('N'));
    let article = match first.lower {
        "the" => true,
        "a" | "an" => is_one_of(last.lower, "old long earlier ago") || noun(),
        _ => false,
    };
    article && hyphen.word == Word::Hyphen && !decade
}

fn longest(rules: &[Rule<Parse>], c: &mut Cursor) -> Option<Parse> {
    let readings = rules.iter().filter_map(|rule| {
        let mut cursor = *c;
        rule(&mut cursor).map(|reading| (cursor, reading))
    });
    let (end, reading) =
        readings.reduce(|best, next| if next.0.at() > best.0.at() { next } else { best })?;
    *c = end;
    Some(reading)
}
