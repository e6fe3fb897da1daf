//! Formats TIMEX3 values (ISO 8601 with the additions of TimeML) as dates for the reader, and converts them to
//! days.
//!
//! A value that can't be parsed is shown unchanged, so these functions do not fail.

use dateline_schema::Precision;
use std::ops::Range;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Formats a date without its year: "Thursday 15 October" for a day, "October" for a month. The heading above it
/// contains the [`year`].
#[must_use]
pub fn label(value: &str) -> String {
    let date = value.split('T').next().unwrap_or(value);
    let parts: Vec<&str> = date.split('-').collect();
    let words = match parts[..] {
        [year, month, day] if year.len() == 4 => day_label(year, month, day),
        [year, part] if year.len() == 4 => part_label(year, part),
        [span] => span_label(span),
        _ => None,
    };
    words.unwrap_or_else(|| value.to_owned())
}

/// Formats a date with its year: "Thursday 15 October 2015".
#[must_use]
pub fn full_label(value: &str) -> String {
    match year(value) {
        Some(year) if value.len() > 4 => format!("{} {year}", label(value)),
        _ => label(value),
    }
}

/// Returns the year of a value; `None` if the value does not begin with four digits.
#[must_use]
pub fn year(value: &str) -> Option<&str> {
    value.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns the precision of a date that a reader can enter: a day, a month or a year.
#[must_use]
pub fn precision(date: &str) -> Precision {
    match date.len() {
        4 => Precision::Year,
        7 => Precision::Month,
        _ => Precision::Day,
    }
}

/// Returns whether `text` is a calendar day as `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
            civil(year, month, day).is_some()
        }
        _ => false,
    }
}

/// Returns the days that a value covers, counted from 1 January 1970, with an exclusive end. Returns `None` for a value
/// that is not a calendar date, such as "Thursday" in an article without a day of publication.
#[must_use]
pub fn stretch(value: &str) -> Option<Range<i64>> {
    let date = value.split('T').next().unwrap_or(value);
    let parts: Vec<&str> = date.split('-').collect();
    // For a week or a month, the first part of the value must be the year and nothing else.
    let year = year(value).filter(|year| parts.first() == Some(year));
    match parts[..] {
        [_, week, day] if week.starts_with('W') => {
            let monday = week_start(number(year?)? as i64, number(&week[1..])?)?;
            match day {
                "WE" => Some(monday + 5..monday + 7),
                _ => {
                    let day = monday + number(day).filter(|n| (1..=7).contains(n))? as i64 - 1;
                    Some(day..day + 1)
                }
            }
        }
        [year, month, day] => {
            let (y, m, d) = civil(year, month, day)?;
            let day = days_from_civil(y, m, d);
            Some(day..day + 1)
        }
        [_, part] => {
            let y = number(year?)? as i64;
            let months = |first: u32, n: u32| {
                let end = first - 1 + n;
                let after = days_from_civil(y + i64::from(end / 12), end % 12 + 1, 1);
                Some(days_from_civil(y, first, 1)..after)
            };
            match part {
                "SP" => months(3, 3),
                "SU" => months(6, 3),
                "FA" => months(9, 3),
                "WI" => months(12, 3),
                "Q1" | "Q2" | "Q3" | "Q4" => months(3 * number(&part[1..])? as u32 - 2, 3),
                "H1" => months(1, 6),
                "H2" => months(7, 6),
                _ => match part.strip_prefix('W') {
                    Some(week) => week_start(y, number(week)?).map(|monday| monday..monday + 7),
                    None => months(number(part).filter(|m| (1..=12).contains(m))? as u32, 1),
                },
            }
        }
        [span] if span.bytes().all(|b| b.is_ascii_digit()) => {
            let years = match span.len() {
                4 => 1,
                3 => 10,
                2 => 100,
                _ => return None,
            };
            let first = number(span)? as i64 * years;
            Some(days_from_civil(first, 1, 1)..days_from_civil(first + years, 1, 1))
        }
        _ => None,
    }
}

/// Returns the Monday of an ISO 8601 week, counted in days from 1 January 1970; `None` if the number of the week is
/// not valid. The first week of a year contains 4 January.
fn week_start(year: i64, week: usize) -> Option<i64> {
    let fourth = days_from_civil(year, 1, 4);
    let monday = fourth - weekday(year, 1, 4) as i64 + 7 * (week as i64 - 1);
    (1..=53).contains(&week).then_some(monday)
}

/// Returns the year, month and day of a day counted from 1 January 1970.
#[must_use]
pub fn calendar(day: i64) -> (i64, u32, u32) {
    civil_from_days(day)
}

/// Returns the month and the year, "October 2015", of a day counted from 1 January 1970.
#[must_use]
pub fn month_of(day: i64) -> String {
    let (year, month, _) = civil_from_days(day);
    format!("{} {year}", MONTHS[month as usize - 1])
}

/// Formats a number of days in the largest unit that fits: "3 days", "2 weeks", "5 months", "12 years".
#[must_use]
pub fn length(days: i64) -> String {
    let (n, unit) = match days {
        0..=13 => (days, "day"),
        14..=59 => (days / 7, "week"),
        60..=729 => ((days * 12 + 182) / 365, "month"),
        _ => ((days * 4 + 730) / 1461, "year"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

fn day_label(year: &str, month: &str, day: &str) -> Option<String> {
    if month == "WXX" {
        return Some(WEEKDAYS.get(number(day)?.checked_sub(1)?)?.to_string());
    }
    if let Some(week) = month.strip_prefix('W') {
        let monday = week_start(number(year)? as i64, number(week)?)?;
        return if day == "WE" {
            Some(weekend_label(monday))
        } else {
            let (name, after) = (number(day)?.checked_sub(1)?, number(day)? as i64 - 1);
            Some(format!("{} {}", WEEKDAYS.get(name)?, day_and_month(monday + after)))
        };
    }
    if year == "XXXX" {
        let name = if month == "XX" { None } else { Some(month_name(month)?) };
        let day = number(day)?;
        return Some(
            name.map_or_else(|| format!("Day {day} of a month"), |name| format!("{day} {name}")),
        );
    }
    let (y, m, d) = civil(year, month, day)?;
    Some(format!("{} {d} {}", WEEKDAYS[weekday(y, m, d)], MONTHS[m as usize - 1]))
}

fn part_label(year: &str, part: &str) -> Option<String> {
    let season = match part {
        "SP" => "Spring",
        "SU" => "Summer",
        "FA" => "Autumn",
        "WI" => "Winter",
        "Q1" => "First quarter",
        "Q2" => "Second quarter",
        "Q3" => "Third quarter",
        "Q4" => "Fourth quarter",
        "H1" => "First half",
        "H2" => "Second half",
        "WXX" => "A week",
        _ => match part.strip_prefix('W') {
            Some(week) => return Some(week_label(year, number(week)?)),
            None => month_name(part)?,
        },
    };
    Some(season.to_owned())
}

/// Formats a weekend by its days, given the Monday before it: "Weekend of 10–11 October".
fn weekend_label(monday: i64) -> String {
    let ((_, month, saturday), (_, next, _)) = (calendar(monday + 5), calendar(monday + 6));
    let sunday = day_and_month(monday + 6);
    if month == next {
        format!("Weekend of {saturday}–{sunday}")
    } else {
        format!("Weekend of {} – {sunday}", day_and_month(monday + 5))
    }
}

/// Formats a day, counted from 1 January 1970: "5 October".
fn day_and_month(day: i64) -> String {
    let (_, month, day) = calendar(day);
    format!("{day} {}", MONTHS[month as usize - 1])
}

/// Formats a week by its Monday, "Week of 5 October", because few readers know week numbers.
fn week_label(year: &str, week: usize) -> String {
    let monday = number(year).and_then(|year| week_start(year as i64, week));
    monday.map_or_else(
        || format!("Week {week}"),
        |monday| format!("Week of {}", day_and_month(monday)),
    )
}

fn span_label(span: &str) -> Option<String> {
    let digits = span.bytes().all(|b| b.is_ascii_digit());
    match (digits, span.len()) {
        (true, 4) => Some(span.to_owned()),
        (true, 3) => Some(format!("The {span}0s")),
        (true, 2) => Some(format!("The {span}00s")),
        _ => None,
    }
}

fn month_name(month: &str) -> Option<&'static str> {
    MONTHS.get(number(month)?.checked_sub(1)?).copied()
}

fn number(digits: &str) -> Option<usize> {
    digits.parse().ok()
}

fn civil(year: &str, month: &str, day: &str) -> Option<(i64, u32, u32)> {
    let (y, m, d) = (year.parse::<u32>().ok()?, month.parse().ok()?, day.parse().ok()?);
    let known = (1..=12).contains(&m) && d >= 1;
    let (y, m) = (i64::from(y), m);
    // An invalid day of a month is converted to a day of the next month, so it does not round-trip.
    (known && civil_from_days(days_from_civil(y, m, d)) == (y, m, d)).then_some((y, m, d))
}

/// Returns the weekday of a date, from 0 for Monday to 6 for Sunday.
fn weekday(year: i64, month: u32, day: u32) -> usize {
    // 1 January 1970 was a Thursday.
    (days_from_civil(year, month, day) + 3).rem_euclid(7) as usize
}

/// Returns the number of days from 1 January 1970 to a date (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
fn days_from_civil(year: i64, month: u32, day: u32) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let day_of_year = i64::from((153 * ((month + 9) % 12) + 2) / 5 + day - 1);
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let z = days + 719_468;
    let (era, day_of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_formatted() {
        for (value, words) in [
            ("2015-10-15", "Thursday 15 October"),
            ("2015-10-15T09:30", "Thursday 15 October"),
            ("2000-02-29", "Tuesday 29 February"),
            ("1918-11-11", "Monday 11 November"),
            ("2015-10", "October"),
            ("2015-W41", "Week of 5 October"),
            ("2020-W53", "Week of 28 December"),
            ("2015-W41-WE", "Weekend of 10–11 October"),
            ("2015-W44-WE", "Weekend of 31 October – 1 November"),
            ("2015-W41-4", "Thursday 8 October"),
            ("2015-Q3", "Third quarter"),
            ("2015-FA", "Autumn"),
            ("2015", "2015"),
            ("201", "The 2010s"),
            ("19", "The 1900s"),
            ("XXXX-WXX-4", "Thursday"),
            ("XXXX-10-15", "15 October"),
            ("XXXX-10", "October"),
            // Values that can't be parsed are unchanged.
            ("2015-13-01", "2015-13-01"),
            ("2015-02-30", "2015-02-30"),
            ("XXXX-WXX-9", "XXXX-WXX-9"),
            ("PAST_REF", "PAST_REF"),
            ("", ""),
            ("é-é-é", "é-é-é"),
            ("----", "----"),
        ] {
            assert_eq!(label(value), words, "{value}");
        }
    }

    #[test]
    fn values_cover_days() {
        let shown = |day: i64| {
            let (y, m, d) = calendar(day);
            format!("{y}-{m:02}-{d:02}")
        };
        for (value, expected) in [
            ("2015-10-15", "2015-10-15 2015-10-16"),
            ("2015-10-15T09:30", "2015-10-15 2015-10-16"),
            ("2015-12", "2015-12-01 2016-01-01"),
            ("2015-W41", "2015-10-05 2015-10-12"),
            ("2015-W41-WE", "2015-10-10 2015-10-12"),
            ("2015-W41-3", "2015-10-07 2015-10-08"),
            ("2015-Q4", "2015-10-01 2016-01-01"),
            ("2015-WI", "2015-12-01 2016-03-01"),
            ("2015-H2", "2015-07-01 2016-01-01"),
            ("2015", "2015-01-01 2016-01-01"),
            ("201", "2010-01-01 2020-01-01"),
            ("19", "1900-01-01 2000-01-01"),
        ] {
            let days = stretch(value).unwrap();
            assert_eq!(format!("{} {}", shown(days.start), shown(days.end)), expected, "{value}");
        }
        for value in [
            "",
            "XXXX-WXX-4",
            "XXXX-10-15",
            "PAST_REF",
            "2015-13",
            "2015-W60",
            "2015-00",
            "é",
            "2015-Wé",
            "W-1-1",
            "2015<b>-W41-3",
            "20155-10",
        ] {
            assert_eq!(stretch(value), None, "{value}");
        }
    }

    #[test]
    fn lengths_are_formatted() {
        for (days, words) in [
            (1, "1 day"),
            (13, "13 days"),
            (14, "2 weeks"),
            (61, "2 months"),
            (365, "12 months"),
            (730, "2 years"),
            (36_525, "100 years"),
        ] {
            assert_eq!(length(days), words);
        }
    }

    #[test]
    fn full_labels_contain_the_year() {
        assert_eq!(full_label("2015-10-15"), "Thursday 15 October 2015");
        assert_eq!(full_label("2015"), "2015");
        assert_eq!(full_label("XXXX-WXX-4"), "Thursday");
    }

    #[test]
    fn only_calendar_days_are_days() {
        for (text, expected) in [
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2015-1-5", false),
            ("", false),
            ("0000-00-00", false),
        ] {
            assert_eq!(is_day(text), expected, "{text}");
        }
    }

    #[test]
    fn day_numbers_round_trip() {
        for days in (-800_000..800_000).step_by(37) {
            let (y, m, d) = civil_from_days(days);
            assert_eq!(days_from_civil(y, m, d), days);
        }
    }
}
