//! The contents of the timeline: entries with their labels, the factuality of each event, and the undated events.
//! Pure functions.

use super::article_view::ArticleView;
use super::dates;
use super::findings::one_line;
use super::letter_case::capitalized;
use super::sort::sort_by_key;
use super::speaker_names::all_speakers;
use dateline_schema::{
    Band, Certainty, DateFrom, Event, Line, LineDateFrom, Polarity, Precision, Tense,
};

/// A date with its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'r> {
    /// The heading above this and the following entries: the part of the story on the short timeline; a month, a
    /// year or a decade on the full one. `None` if the previous heading still applies.
    pub heading: Option<String>,
    /// The date in words.
    pub label: String,
    /// The date as a TIMEX3 value.
    pub date: &'r str,
    /// The precision of the date.
    pub precision: Precision,
    /// The events of the date, in order.
    pub rows: Vec<Row<'r>>,
}

/// An event on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'r> {
    /// The id of the event.
    pub id: u32,
    /// The event.
    pub event: &'r Event,
    /// The line whose main event is this event; `None` on the full timeline.
    pub line: Option<&'r Line>,
    /// The factuality of the event, which the mark beside the row shows.
    pub standing: Status,
    /// The speaker, if the event is in a quote.
    pub by: Option<String>,
    /// The evidence for the date, in words.
    pub because: Option<String>,
}

/// The factuality of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Stated as fact.
    Fact,
    /// Stated by a speaker.
    Claimed,
    /// Probable or possible.
    Possible,
    /// In the future.
    Planned,
    /// Denied.
    Denied,
}

impl Status {
    /// Returns the class of the status in the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Claimed => "claimed",
            Self::Possible => "possible",
            Self::Planned => "planned",
            Self::Denied => "denied",
        }
    }
}

/// Returns the status of an event. Denial takes precedence, then uncertainty, then the future, then attribution to a
/// speaker.
#[must_use]
pub fn standing(event: &Event) -> Status {
    if event.polarity == Polarity::Negative {
        Status::Denied
    } else if event.certainty != Certainty::Certain {
        Status::Possible
    } else if event.tense == Tense::Future {
        Status::Planned
    } else if event.quote.is_some() {
        Status::Claimed
    } else {
        Status::Fact
    }
}

/// Returns the notes about an event that is not a plain fact: "denied", "possible", "planned", "claimed by Putin".
#[must_use]
pub fn notes(row: &Row) -> Vec<String> {
    let mut notes = Vec::new();
    if row.event.polarity == Polarity::Negative {
        notes.push("denied".to_owned());
    }
    match row.event.certainty {
        Certainty::Possible => notes.push("possible".to_owned()),
        Certainty::Probable => notes.push("probable".to_owned()),
        _ if row.event.tense == Tense::Future => notes.push("planned".to_owned()),
        _ => {}
    }
    if row.event.quote.is_some() {
        notes.push(match &row.by {
            Some(name) => format!("claimed by {name}"),
            None => "claimed".to_owned(),
        });
    }
    notes
}

/// The unit of the headings of the full timeline, which depends on the number of days that the dates span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scale {
    Months,
    Years,
    Decades,
}

/// The heading above dates that are not calendar dates.
const UNKNOWN: &str = "Date incomplete";

impl Scale {
    /// Returns the scale for a timeline that spans this number of days.
    const fn of(days: i64) -> Self {
        match days {
            0..=400 => Self::Months,
            401..=14_600 => Self::Years,
            _ => Self::Decades,
        }
    }

    /// Returns the heading of an entry.
    fn heading(self, entry: &dateline_schema::Entry) -> String {
        let Some(days) = dates::stretch(&entry.date) else {
            return UNKNOWN.to_owned();
        };
        let year = dates::year(&entry.date);
        match (self, entry.precision) {
            (Self::Months, Precision::Day | Precision::Week | Precision::Month) => {
                dates::month_of(days.start)
            }
            (Self::Decades, _) | (_, Precision::Decade) => {
                format!("The {}0s", dates::calendar(days.start).0 / 10)
            }
            _ => year.unwrap_or(&entry.date).to_owned(),
        }
    }
}

impl Row<'_> {
    /// Returns the words of the row: the sentence of the article on the short timeline, the summary on the full one.
    #[must_use]
    pub fn words(&self, reading: &ArticleView) -> String {
        self.line.map_or_else(
            || self.event.summary.clone(),
            |line| one_line(reading.words(line.sentence)),
        )
    }

    /// Returns the words of the row in two parts: the sentence up to the end of the clause of the event, and the rest
    /// of the sentence. On the full timeline, the first part is the summary and the second part is empty.
    #[must_use]
    pub fn parts<'a>(&'a self, reading: &'a ArticleView) -> [&'a str; 2] {
        let Some(Line { sentence: [start, end], core, .. }) = self.line else {
            return [&self.event.summary, ""];
        };
        [[*start, core[1]], [core[1], *end]].map(|span| reading.words(span))
    }

    /// Returns the date of the row; `None` if it is undated.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.line.map_or(&self.event.date, |line| &line.date).as_deref()
    }

    /// Returns whether the date comes from the words of the article or from the reader.
    #[must_use]
    pub fn is_dated_by_words(&self) -> bool {
        match self.line.and_then(|line| line.date_from) {
            Some(from) => from == LineDateFrom::Expression,
            None => {
                matches!(self.event.date_from, Some(DateFrom::Expression | DateFrom::Reader))
            }
        }
    }
}

/// Returns the heading of a part of the story.
#[must_use]
pub const fn band_word(band: Band) -> &'static str {
    match band {
        Band::Background => "Before",
        Band::News => "The news",
        Band::Next => "What comes next",
    }
}

/// Returns the entries of the timeline: all dated events if `full` is set, otherwise the dated lines of the short
/// timeline.
#[must_use]
pub fn entries(reading: &ArticleView, full: bool) -> Vec<Entry<'_>> {
    if full { all_entries(reading) } else { line_entries(reading) }
}

/// Returns the entries of the short timeline, sorted by the part of the story and then by date.
fn line_entries(reading: &ArticleView) -> Vec<Entry<'_>> {
    let shown = reading.found.lines.iter().filter(|line| line.shown);
    let dated = shown.filter_map(|line| {
        Some((row(reading, *line.events.first()?, false)?, line.band, line.date.as_deref()?))
    });
    let dated = sort_by_key(dated.collect(), |(_, band, date): &(Row, Band, &str)| {
        // Adds a constant, because days before 1970 are negative. A date that is not a calendar date is last in its
        // part of the story.
        let start =
            dates::stretch(date).map_or(u64::MAX >> 8, |days| (days.start + (1 << 40)) as u64);
        (*band as u64) << 56 | start
    });
    let mut entries: Vec<Entry> = Vec::new();
    let mut above: Option<(Band, &str)> = None;
    for (row, band, date) in dated {
        match entries.last_mut() {
            Some(entry) if above == Some((band, date)) => entry.rows.push(row),
            _ => entries.push(Entry {
                heading: above
                    .is_none_or(|(other, _)| other != band)
                    .then(|| band_word(band).to_owned()),
                label: open_label(reading, date, std::slice::from_ref(&row))
                    .unwrap_or_else(|| dates::full_label(date)),
                date,
                precision: row.line.and_then(|line| line.precision).unwrap_or(Precision::Day),
                rows: vec![row],
            }),
        }
        above = Some((band, date));
    }
    entries
}

/// Returns the entries of the full timeline, with all dated events.
fn all_entries(reading: &ArticleView) -> Vec<Entry<'_>> {
    let shown: Vec<(&dateline_schema::Entry, Vec<Row>)> = (reading.found.timeline.iter())
        .map(|entry| {
            (entry, entry.events.iter().filter_map(|&id| row(reading, id, true)).collect())
        })
        .filter(|(_, rows): &(_, Vec<Row>)| !rows.is_empty())
        .collect();
    let range = range(shown.iter().map(|(entry, _)| entry.date.as_str()));
    let scale = Scale::of(range.as_ref().map_or(0, |days| days.end - days.start));
    let mut entries: Vec<Entry> = Vec::with_capacity(shown.len());
    // Without any calendar date, the heading would not distinguish anything, so it is left out.
    let mut above = if range.is_none() { UNKNOWN.to_owned() } else { String::new() };
    for (entry, rows) in shown {
        let heading = scale.heading(entry);
        let label = match scale {
            Scale::Decades => dates::full_label(&entry.date),
            _ => label(reading, entry, &rows),
        };
        let heading = (above != heading).then_some(heading);
        if let Some(heading) = &heading {
            above.clone_from(heading);
        }
        entries.push(Entry { heading, label, date: &entry.date, precision: entry.precision, rows });
    }
    entries
}

/// Returns the days from the first to the last of some dates; `None` if none of them is a calendar date.
pub(super) fn range<'d>(dates: impl Iterator<Item = &'d str>) -> Option<std::ops::Range<i64>> {
    dates
        .filter_map(dates::stretch)
        .reduce(|all, days| all.start.min(days.start)..all.end.max(days.end))
}

/// Returns the label of an entry of the full timeline, which complements the heading.
fn label(reading: &ArticleView, entry: &dateline_schema::Entry, rows: &[Row]) -> String {
    if entry.precision == Precision::Year {
        return "During the year".to_owned();
    }
    open_label(reading, &entry.date, rows).unwrap_or_else(|| dates::label(&entry.date))
}

/// Returns the words of the time expression as the label of a date of which no part is known, such as `XXXX-WXX`;
/// `None` for other dates. In an article without a day of publication, "last week" has such a date, and only the words
/// tell when it was.
fn open_label(reading: &ArticleView, date: &str, rows: &[Row]) -> Option<String> {
    let is_open = date.chars().all(|c| matches!(c, 'X' | 'W' | '-'));
    let time = |row: &Row| row.line.map_or(row.event.time, |line| line.time);
    let mut words =
        rows.iter().filter(|_| is_open).filter_map(|row| time_words(reading, time(row)));
    words.next().map(|words| capitalized(&words))
}

/// Returns the undated events in the order of the text: all of them if `full` is set, otherwise only the main events of
/// the lines of the short timeline that have no date.
#[must_use]
pub fn undated(reading: &ArticleView, full: bool) -> Vec<Row<'_>> {
    if !full {
        let shown = reading.found.lines.iter().filter(|line| line.shown);
        let main = shown.filter(|line| line.date.is_none()).filter_map(|line| line.events.first());
        return main.filter_map(|&id| row(reading, id, false)).collect();
    }
    let mut dated = vec![false; reading.found.events.len()];
    for &id in reading.found.timeline.iter().flat_map(|entry| &entry.events) {
        if let Some(dated) = dated.get_mut(id as usize) {
            *dated = true;
        }
    }
    // Of coreferent events, only one is on the timeline. The others have a date, so they are not undated.
    let without = |id: &u32| {
        let event = reading.event(*id);
        !dated[*id as usize] && event.is_some_and(|event| event.date.is_none())
    };
    (0..reading.found.events.len() as u32)
        .filter(without)
        .filter_map(|id| row(reading, id, true))
        .collect()
}

/// Returns the number of events that the short timeline omits.
#[must_use]
pub fn n_minor(reading: &ArticleView) -> usize {
    let count = |full| {
        let dated: usize = entries(reading, full).iter().map(|entry| entry.rows.len()).sum();
        dated + undated(reading, full).len()
    };
    count(true).saturating_sub(count(false))
}

/// Returns the row of an event. If `full` is not set, the row also has a line: the line of the short timeline whose
/// main event is this event. If there is no such line, the result is then `None`.
#[must_use]
pub fn row(reading: &ArticleView, id: u32, full: bool) -> Option<Row<'_>> {
    let event = reading.event(id)?;
    let line = if full { None } else { Some(reading.line_of(id)?) };
    let quote = event.quote.and_then(|quote| reading.quote(quote));
    let by = quote.and_then(|quote| all_speakers(reading, quote));
    let because = because(reading, event, line);
    Some(Row { id, event, line, standing: standing(event), by, because })
}

/// Returns the words of a time expression; `None` if there is none.
fn time_words(reading: &ArticleView, time: Option<u32>) -> Option<String> {
    let time = reading.found.times.get(time? as usize)?;
    Some(one_line(reading.words(time.span)))
}

/// Returns the evidence, in words, for the date of `line` or, without a line, for the date of the event. Returns `None`
/// if there is no date.
fn because(reading: &ArticleView, event: &Event, line: Option<&Line>) -> Option<String> {
    if event.date_from == Some(DateFrom::Reader) {
        return Some("set by you".to_owned());
    }
    let (from, time) = match line {
        None => (event.date_from?, event.time),
        Some(line) => match line.date_from? {
            LineDateFrom::Expression => (DateFrom::Expression, line.time),
            LineDateFrom::Carried => (DateFrom::Context, line.time),
            LineDateFrom::Story => return Some("the day of the story".to_owned()),
        },
    };
    let words = time_words(reading, time);
    match from {
        DateFrom::Expression => words.map(|words| format!("“{words}”")),
        DateFrom::Context => Some(words.map_or_else(
            || "from nearby sentences".to_owned(),
            |words| format!("from “{words}” nearby"),
        )),
        DateFrom::Published => Some("by the day of publication".to_owned()),
        DateFrom::Reader => None,
    }
}

/// Returns the note beside a date that is less precise than a day; `None` for a day or a year.
#[must_use]
pub const fn precision_word(precision: Precision) -> Option<&'static str> {
    match precision {
        Precision::Week => Some("some time that week"),
        Precision::Month => Some("some time that month"),
        Precision::Quarter => Some("some time in those months"),
        Precision::Decade => Some("some time in those years"),
        Precision::Day | Precision::Year => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{at, event, reading};
    use super::*;
    use dateline_schema::EventKind;

    /// Formats each entry as `[heading] label precision: rows`, and each row as `id status (because) notes`.
    fn shown(reading: &ArticleView, full: bool) -> Vec<String> {
        let rows = |rows: &[Row]| rows.iter().map(row_line).collect::<Vec<_>>().join("; ");
        entries(reading, full)
            .iter()
            .map(|e| {
                format!(
                    "[{}] {} {}: {}",
                    e.heading.as_deref().unwrap_or(""),
                    e.label,
                    e.precision,
                    rows(&e.rows)
                )
            })
            .chain([format!("undated: {}", rows(&undated(reading, full)))])
            .collect()
    }

    fn row_line(row: &Row) -> String {
        let because = row.because.as_deref().unwrap_or("-");
        format!("{} {} ({because}) {}", row.id, row.standing.class(), notes(row).join(", "))
            .trim()
            .to_owned()
    }

    #[test]
    fn the_short_timeline_lists_main_events_with_their_status() {
        assert_eq!(
            shown(&reading(), false),
            [
                "[The news] Monday 2 March 2026 day: 0 fact (“Monday”)",
                "[What comes next] May 2026 month: 2 possible (“May”) possible, claimed by Bo Díaz",
                "undated: 3 denied (-) denied, claimed by Police",
            ]
        );
    }

    #[test]
    fn open_dates_are_labelled_by_their_words() {
        let mut reading = reading();
        std::sync::Arc::make_mut(&mut reading.found).timeline[0].date = "XXXX-WXX".to_owned();
        let headings = |reading: &ArticleView| {
            entries(reading, true).into_iter().map(|entry| entry.heading).collect::<Vec<_>>()
        };
        assert_eq!(entries(&reading, true)[0].label, "Monday");
        assert_eq!(headings(&reading), [Some(UNKNOWN.to_owned()), Some("May 2026".to_owned())]);
        std::sync::Arc::make_mut(&mut reading.found).timeline.truncate(1);
        assert_eq!(headings(&reading), [None]);
    }

    #[test]
    fn the_full_timeline_lists_all_events() {
        let reading = reading();
        assert_eq!(
            shown(&reading, true)[2],
            "undated: 1 fact (-); 3 denied (-) denied, claimed by Police"
        );
        assert_eq!(n_minor(&reading), 1);
    }

    #[test]
    fn status_follows_from_factuality() {
        let plain = event(0, at("met", 0), EventKind::Other, "");
        for (polarity, certainty, tense, quote, expected) in [
            (Polarity::Positive, Certainty::Certain, Tense::Past, None, Status::Fact),
            (Polarity::Positive, Certainty::Certain, Tense::Past, Some(1), Status::Claimed),
            (Polarity::Positive, Certainty::Certain, Tense::Future, Some(1), Status::Planned),
            (Polarity::Positive, Certainty::Probable, Tense::Future, None, Status::Possible),
            (Polarity::Negative, Certainty::Possible, Tense::Future, Some(1), Status::Denied),
        ] {
            let event = Event { polarity, certainty, tense, quote, ..plain.clone() };
            assert_eq!(standing(&event), expected, "{polarity} {certainty} {tense} {quote:?}");
        }
    }
}
