//! Finds the occurrences of the words of new marks, for all corrections in a single pass over the text: with thousands
//! of corrections, a pass for each would be slow.

use crate::corrections::Correction;
use dateline_schema::Offsets;

/// The occurrences of the first word of each new mark.
pub(super) struct Places<'t> {
    text: &'t str,
    /// Each of these words with the byte offsets of its occurrences, sorted by word.
    of: Vec<(&'t str, Vec<u32>)>,
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str, corrections: &[Correction]) -> Self {
        let mut of: Vec<(&str, Vec<u32>)> = Vec::new();
        for correction in corrections {
            if let Correction::Add { span: [start, end], .. } = correction
                && let Some((_, word)) =
                    text.get(*start as usize..*end as usize).and_then(|words| runs(words).next())
                && let Err(at) = of.binary_search_by_key(&word, |(word, _)| word)
            {
                of.insert(at, (word, Vec::new()));
            }
        }
        if !of.is_empty() {
            for (at, word) in runs(text) {
                if let Ok(index) = of.binary_search_by_key(&word, |(word, _)| word) {
                    of[index].1.push(at as u32);
                }
            }
        }
        Self { text, of }
    }

    /// Returns `span`, and the spans of the other places where the words in `span` occur as whole words, in the order
    /// of the text. A place that overlaps `span` or an earlier returned place is left out.
    pub(super) fn of_words(&self, span: Offsets) -> impl Iterator<Item = Offsets> {
        let words = self.text.get(span[0] as usize..span[1] as usize).unwrap_or_default();
        let (before, word) = runs(words).next().unwrap_or_default();
        let index = self.of.binary_search_by_key(&word, |(word, _)| word);
        let places = index.map_or(&[][..], |index| &self.of[index].1);
        let mut all: Vec<Offsets> = places
            .iter()
            .filter_map(|&at| {
                let start = (at as usize).checked_sub(before)?;
                let end = start + words.len();
                self.stand_alone(words, start).then_some([start as u32, end as u32])
            })
            .collect();
        if let Err(at) = all.binary_search(&span) {
            all.insert(at, span);
        }
        // Leaves out the occurrences that overlap `span` or an earlier occurrence.
        let mut last = 0;
        all.into_iter().filter(move |place| {
            let fits = *place == span || (place[0] >= last && !meets(place, &span));
            last = if fits { place[1] } else { last };
            fits
        })
    }

    /// Returns whether words occur at a position of the text without a letter or digit next to them.
    fn stand_alone(&self, words: &str, start: usize) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (Some(before), Some(rest)) = (self.text.get(..start), self.text.get(start..)) else {
            return false;
        };
        rest.strip_prefix(words).is_some_and(|after| {
            !letter(before.chars().next_back()) && !letter(after.chars().next())
        })
    }
}

fn meets(a: &Offsets, b: &Offsets) -> bool {
    a[0] < b[1] && b[0] < a[1]
}

/// Iterates over the alphanumeric runs in a text, each with its start in bytes.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|c: char| !c.is_alphanumeric());
    pieces
        .map(|piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
        .filter(|(_, piece)| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::NewItem;

    #[test]
    fn whole_words_are_found() {
        for (text, span, found) in [
            ("Ann, Anna and Ann", [0, 3], vec![[0, 3], [14, 17]]),
            ("Dr. Bo met Dr. Bo and Dr. Bob", [0, 6], vec![[0, 6], [11, 17]]),
            ("“So” and “So”", [0, 8], vec![[0, 8], [13, 21]]),
            ("no no no", [0, 5], vec![[0, 5]]),
            ("no no no", [3, 8], vec![[3, 8]]),
            ("part of parts", [8, 12], vec![[0, 4], [8, 12]]),
            ("— and —", [0, 3], vec![[0, 3]]),
        ] {
            let add = Correction::Add { span, what: NewItem::Name };
            let places = Places::of(text, &[add]);
            assert_eq!(places.of_words(span).collect::<Vec<_>>(), found, "{text}");
        }
    }

    /// The cost of thousands of marks is about that of one, because the text is scanned once for all of them.
    #[test]
    fn many_new_marks_cost_about_as_much_as_one() {
        let text: String = (0..40_000).map(|n| format!("Name{n} went. ")).collect();
        let add = |n: u32| {
            let word = format!("Name{n} ");
            let start = text.find(&word).unwrap() as u32;
            Correction::Add { span: [start, start + word.len() as u32 - 1], what: NewItem::Person }
        };
        let corrections: Vec<Correction> = (0..2000).map(|n| add(n * 19)).collect();
        let found = std::sync::Arc::default();
        let fastest = |corrections: &[Correction]| {
            let times = (0..3).map(|_| {
                let start = std::time::Instant::now();
                let (_, held) = super::super::apply(&text, &found, corrections);
                assert!(held.iter().all(|held| *held));
                start.elapsed()
            });
            times.min().unwrap()
        };
        let (one, many) = (fastest(&corrections[..1]), fastest(&corrections));
        assert!(many < one * 100, "one {one:?}, 2000 {many:?}");
    }
}
