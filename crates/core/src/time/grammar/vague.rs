//! Vague times: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`, and durations of unknown length.

use crate::time::cursor::{Cursor, is_one_of};
use crate::time::lexicon::Word;
use crate::time::meaning::Parse;
use crate::time::value::{Length, Value};
use dateline_schema::TimexType;

#[derive(Clone, Copy)]
enum Vague {
    Present,
    Past,
    Future,
    While,
}

const PHRASES: &[(&str, Vague)] = &[
    ("right now", Vague::Present),
    ("now", Vague::Present),
    ("currently", Vague::Present),
    ("nowadays", Vague::Present),
    ("presently", Vague::Present),
    ("these days", Vague::Present),
    ("at present", Vague::Present),
    ("the present", Vague::Present),
    ("this moment", Vague::Present),
    ("recently", Vague::Past),
    ("more recently", Vague::Past),
    ("most recently", Vague::Past),
    ("lately", Vague::Past),
    ("the past", Vague::Past),
    ("the recent past", Vague::Past),
    ("the distant past", Vague::Past),
    ("very recently", Vague::Past),
    ("long ago", Vague::Past),
    ("a long time ago", Vague::Past),
    ("a short time ago", Vague::Past),
    ("a while ago", Vague::Past),
    ("some time ago", Vague::Past),
    ("moments ago", Vague::Past),
    ("the old days", Vague::Past),
    ("those days", Vague::Past),
    ("the other day", Vague::Past),
    ("the not too distant past", Vague::Past),
    ("the not too distant future", Vague::Future),
    ("the future", Vague::Future),
    ("the near future", Vague::Future),
    ("the foreseeable future", Vague::Future),
    ("the distant future", Vague::Future),
    ("the near term", Vague::Future),
    ("the short term", Vague::Future),
    ("the coming days", Vague::Future),
    ("as soon as possible", Vague::Future),
    ("soon", Vague::Future),
    ("very soon", Vague::Future),
    ("one day", Vague::Future),
    ("someday", Vague::Future),
    ("some day", Vague::Future),
    ("a later date", Vague::Future),
    ("a while", Vague::While),
    ("some time", Vague::While),
    ("a long time", Vague::While),
    ("a short time", Vague::While),
];

/// Parses the longest vague phrase, unless its context shows that it is part of another phrase ("as soon as", "the
/// future of").
pub(super) fn vague(c: &mut Cursor) -> Option<Parse> {
    let before = c.behind(1).map_or("", |subtoken| subtoken.lower);
    let start = c.lower();
    let longest = PHRASES.iter().filter_map(|&(words, vague)| {
        let mut cursor = *c;
        cursor.phrase(words).then_some((cursor, vague))
    });
    let (end, vague) = longest.max_by_key(|(cursor, _)| cursor.at())?;
    *c = end;
    let after = c.lower();
    let counted = c.peek().is_some_and(|next| next.xpos.as_str().starts_with(['N', 'J', 'C']));
    let other = match start {
        "soon" => is_one_of(before, "as too so how") || matches!(after, "after" | "as"),
        "the" => {
            let days = is_one_of(c.behind(1).map_or("", |last| last.lower), "days day ago");
            !days
                && (counted
                    || after == "of"
                    || !is_one_of(before, "in into for at of from about over"))
        }
        "one" => !is_one_of(before, "may will could would might can that"),
        _ => false,
    };
    (!other).then(|| match vague {
        Vague::Present => Parse::fixed(TimexType::Date, Value::Present),
        Vague::Past => Parse::fixed(TimexType::Date, Value::Past),
        Vague::Future => Parse::fixed(TimexType::Date, Value::Future),
        Vague::While => Parse::length(Length::vague()),
    })
}

/// Parses "current" before a noun, and "future" before a plural unit ("future quarters").
pub(super) fn adjective(c: &mut Cursor) -> Option<Parse> {
    if c.any("current") {
        let noun = c.peek().is_some_and(|next| next.xpos.as_str().starts_with(['N', 'J', 'C']));
        return (noun && c.lower() != "account")
            .then(|| Parse::fixed(TimexType::Date, Value::Present));
    }
    c.any("future").then_some(())?;
    c.take(|word| matches!(word, Word::Unit(_, true)).then_some(()))?;
    Some(Parse::fixed(TimexType::Date, Value::Future))
}
