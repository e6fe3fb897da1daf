//! The distribution of the events over time: a histogram above the timeline. Pure functions.

use super::dates;
use super::timeline_view::{Entry, range};

/// The maximum number of bars.
const BARS: i64 = 36;

/// The histogram: the number of events in each of several periods of equal length.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The bars, one for each period, in chronological order.
    pub bars: Vec<Bar>,
    /// The label of the first period.
    pub first: String,
    /// The label of the last period.
    pub last: String,
}

/// The bar of one period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// The number of events in the period. An event that is dated only to the month is distributed over the bars of
    /// that month.
    pub weight: f64,
    /// The index of the first timeline entry in the period; `None` if there is none.
    pub entry: Option<usize>,
}

/// Returns the histogram of some entries; `None` if they are all on one day or have no calendar date.
#[must_use]
pub fn histogram(entries: &[Entry]) -> Option<Histogram> {
    let days = range(entries.iter().map(|entry| entry.date))?;
    let length = days.end - days.start;
    if length < 2 {
        return None;
    }
    let n = length.min(BARS);
    let mut bars = vec![Bar::default(); n as usize];
    let bar = |day: i64| ((day - days.start) * n / length).clamp(0, n - 1) as usize;
    for (index, entry) in entries.iter().enumerate() {
        let Some(stretch) = dates::stretch(entry.date) else { continue };
        let over = bar(stretch.start)..=bar(stretch.end - 1);
        let weight = entry.rows.len() as f64 / over.clone().count() as f64;
        for bar in &mut bars[over] {
            bar.weight += weight;
            bar.entry = bar.entry.or(Some(index));
        }
    }
    let label = |day: i64| {
        let (year, month, day_of_month) = dates::calendar(day);
        match length {
            0..=62 => dates::label(&format!("{year:04}-{month:02}-{day_of_month:02}")),
            63..=1500 => dates::month_of(day),
            _ => year.to_string(),
        }
    };
    Some(Histogram { bars, first: label(days.start), last: label(days.end - 1) })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::reading;
    use super::super::timeline_view::entries;
    use super::*;

    #[test]
    fn imprecise_events_are_distributed_over_their_period() {
        let mut reading = reading();
        let histogram_of =
            |reading: &super::super::article_view::ArticleView| histogram(&entries(reading, true));
        let histogram = histogram_of(&reading).unwrap();
        assert_eq!((histogram.first.as_str(), histogram.last.as_str()), ("March 2026", "May 2026"));
        assert_eq!(histogram.bars.len(), 36);
        assert_eq!((histogram.bars[0].weight, histogram.bars[0].entry), (1.0, Some(0)));
        assert_eq!((histogram.bars[10].weight, histogram.bars[10].entry), (0.0, None));
        assert_eq!(histogram.bars[35].entry, Some(1));
        let total: f64 = histogram.bars.iter().map(|bar| bar.weight).sum();
        assert!((total - 2.0).abs() < 1e-9, "{total}");
        std::sync::Arc::make_mut(&mut reading.found).timeline.truncate(1);
        assert_eq!(histogram_of(&reading), None, "one day has no histogram");
        std::sync::Arc::make_mut(&mut reading.found).timeline[0].date = "XXXX-WXX-4".to_owned();
        assert_eq!(histogram_of(&reading), None);
    }

    #[test]
    fn long_periods_are_labelled_by_year() {
        let mut reading = reading();
        std::sync::Arc::make_mut(&mut reading.found).timeline[0].date = "19".to_owned();
        let histogram = histogram(&entries(&reading, true)).unwrap();
        assert_eq!(
            (histogram.first.as_str(), histogram.last.as_str(), histogram.bars.len()),
            ("1900", "2026", 36)
        );
    }

    #[test]
    fn a_day_fills_one_bar() {
        let mut reading = reading();
        std::sync::Arc::make_mut(&mut reading.found).timeline[1].date = "2026-03-06".to_owned();
        let histogram = histogram(&entries(&reading, true)).unwrap();
        let entries: Vec<Option<usize>> = histogram.bars.iter().map(|bar| bar.entry).collect();
        assert_eq!(entries, [Some(0), None, None, None, Some(1)]);
        assert_eq!(
            (histogram.first.as_str(), histogram.last.as_str()),
            ("Monday 2 March", "Friday 6 March")
        );
    }
}
