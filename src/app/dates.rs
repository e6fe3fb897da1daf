//! Dates of the timeline in the reader's words, from TIMEX3 values (ISO 8601 with TimeML's additions).
//!
//! A value that is not understood is shown as it stands: nothing here can fail.

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

/// "Thursday 15 October" of a day, "October" of a month; the year stands in [`year`]'s heading.
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

/// The same with its year, to stand alone: "Thursday 15 October 2015".
#[must_use]
pub fn full_label(value: &str) -> String {
    match year(value) {
        Some(year) if value.len() > 4 => format!("{} {year}", label(value)),
        _ => label(value),
    }
}

/// The year of a value that has one.
#[must_use]
pub fn year(value: &str) -> Option<&str> {
    value.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether `text` is a day of the calendar as `YYYY-MM-DD`.
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

fn day_label(year: &str, month: &str, day: &str) -> Option<String> {
    if month == "WXX" {
        return Some(WEEKDAYS.get(number(day)?.checked_sub(1)?)?.to_string());
    }
    if let Some(week) = month.strip_prefix('W') {
        let week = number(week)?;
        return Some(match day {
            "WE" => format!("Weekend of week {week}"),
            _ => format!("{}, week {week}", WEEKDAYS.get(number(day)?.checked_sub(1)?)?),
        });
    }
    if year == "XXXX" {
        let name = if month == "XX" { None } else { Some(month_name(month)?) };
        let day = number(day)?;
        return Some(
            name.map_or_else(|| format!("The {day}th of a month"), |name| format!("{day} {name}")),
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

/// "Week of 5 October": a week by its Monday, as a reader has it, not by its number.
fn week_label(year: &str, week: usize) -> String {
    let Some(year) = number(year).filter(|_| (1..=53).contains(&week)) else {
        return format!("Week {week}");
    };
    // ISO 8601: the first week has the fourth of January in it.
    let fourth = days_from_civil(year as i64, 1, 4);
    let monday = fourth - weekday(year as i64, 1, 4) as i64 + 7 * (week as i64 - 1);
    let (_, month, day) = civil_from_days(monday);
    format!("Week of {day} {}", MONTHS[month as usize - 1])
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
    // A day past the end of its month comes back as one of the next.
    (known && civil_from_days(days_from_civil(y, m, d)) == (y, m, d)).then_some((y, m, d))
}

/// 0 for Monday.
fn weekday(year: i64, month: u32, day: u32) -> usize {
    // 1 January 1970 was a Thursday.
    (days_from_civil(year, month, day) + 3).rem_euclid(7) as usize
}

/// Days since 1 January 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
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
    fn values_in_words() {
        for (value, words) in [
            ("2015-10-15", "Thursday 15 October"),
            ("2015-10-15T09:30", "Thursday 15 October"),
            ("2000-02-29", "Tuesday 29 February"),
            ("1918-11-11", "Monday 11 November"),
            ("2015-10", "October"),
            ("2015-W41", "Week of 5 October"),
            ("2020-W53", "Week of 28 December"),
            ("2015-W41-WE", "Weekend of week 41"),
            ("2015-Q3", "Third quarter"),
            ("2015-FA", "Autumn"),
            ("2015", "2015"),
            ("201", "The 2010s"),
            ("19", "The 1900s"),
            ("XXXX-WXX-4", "Thursday"),
            ("XXXX-10-15", "15 October"),
            ("XXXX-10", "October"),
            // Not understood: as they stand.
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
    fn alone_a_date_has_its_year() {
        assert_eq!(full_label("2015-10-15"), "Thursday 15 October 2015");
        assert_eq!(full_label("2015"), "2015");
        assert_eq!(full_label("XXXX-WXX-4"), "Thursday");
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
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
    fn days_are_counted_both_ways() {
        for days in (-800_000..800_000).step_by(37) {
            let (y, m, d) = civil_from_days(days);
            assert_eq!(days_from_civil(y, m, d), days);
        }
    }
}
