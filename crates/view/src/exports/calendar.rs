//! iCalendar (RFC 5545): an all-day event for each line of the short timeline with a day that comes from the words of
//! the article or from the reader. The description of the calendar states how many other lines there are. Denied events
//! are left out.

use super::fields::title;
use crate::article_view::ArticleView;
use crate::dates;
use crate::timeline_view::{Row, entries, notes, undated};
use dateline_schema::{Certainty, Polarity};
use std::fmt::Write as _;

pub(super) fn calendar(reading: &ArticleView) -> String {
    let told = entries(reading, false).into_iter().flat_map(|entry| entry.rows);
    let told = told.chain(undated(reading, false));
    let happened = told.filter(|row| row.event.polarity == Polarity::Positive);
    let day = |row: &Row| row.date().filter(|_| row.is_dated_by_words()).and_then(basic);
    let (days, vague): (Vec<Row>, Vec<Row>) = happened.partition(|row| day(row).is_some());
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Dateline//Dateline//EN");
    if let Some(title) = title(reading) {
        line(&mut out, &format!("X-WR-CALNAME:{}", escaped(&title)));
    }
    let left_out = match vague.len() {
        0 => String::new(),
        n => format!(" Left out because their day is unknown: {n}."),
    };
    let description = format!("Events of an article, dated by Dateline.{left_out}");
    line(&mut out, &format!("X-WR-CALDESC:{}", escaped(&description)));
    for row in &days {
        let (Some(day), event) = (day(row), row.event) else { continue };
        line(&mut out, "BEGIN:VEVENT");
        line(
            &mut out,
            &format!("UID:{day}-{:016x}@dateline", fingerprint(&event.summary, event.span[0])),
        );
        // `DTSTAMP` should be the time of the export. That time is private, and it would make every export different,
        // so the day of the event is written instead.
        line(&mut out, &format!("DTSTAMP:{day}T000000Z"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{day}"));
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
        let notes = notes(row).join(", ");
        let notes = if notes.is_empty() { notes } else { format!(" ({notes})") };
        let told = row.words(reading) + &notes;
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&told)));
        if event.certainty != Certainty::Certain {
            line(&mut out, "STATUS:TENTATIVE");
        }
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// Converts `2015-10-15` to `20151015`; `None` for anything but a day.
fn basic(date: &str) -> Option<String> {
    dates::is_day(date).then(|| date.replace('-', ""))
}

/// Returns the FNV-1a hash of the words and the position of an event, so that the event has the same id in every
/// export.
fn fingerprint(words: &str, at: u32) -> u64 {
    let bytes = words.bytes().chain(at.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// Escapes a text value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Writes a content line, folded to at most 75 bytes (RFC 5545, section 3.1).
fn line(out: &mut String, text: &str) {
    let mut room = 75;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "\r\n");
}
