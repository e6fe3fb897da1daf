//! The averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features.
//!
//! This module computes scores and updates weights; each trainer decides what to predict and when to update.

use crate::linear;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Weights in training.
#[derive(Clone, Debug, Default)]
pub struct Perceptron {
    rows: HashMap<u32, Row, BuildHasherDefault<Spread>>,
    step: u32,
    fewest: u32,
}

/// The weights of one feature, and the number of updates of the feature.
#[derive(Clone, Debug, Default)]
struct Row {
    mistakes: u32,
    weights: Vec<Weight>,
}

/// A hasher that spreads features, which are already hashes, over 64 bits.
#[derive(Clone, Copy, Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = (self.0 ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The weight of a label now, the sum of its values over the steps before `since`, and the step `since`.
#[derive(Clone, Copy, Debug)]
struct Weight {
    label: u16,
    now: f32,
    total: f64,
    since: u32,
}

impl Perceptron {
    /// Returns a perceptron without weights.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns a perceptron without weights that ignores a feature until its `fewest`th update, which gives small and
    /// general models (Goldberg and Elhadad 2011).
    #[must_use]
    pub fn sparse(fewest: u32) -> Self {
        Self { fewest, ..Self::default() }
    }

    /// Sets `scores`, one per label, to the sums of the current weights of `features`.
    pub fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        let rows = features.iter().filter_map(|f| self.rows.get(f));
        for weight in rows.filter(|row| row.mistakes >= self.fewest).flat_map(|row| &row.weights) {
            scores[usize::from(weight.label)] += weight.now;
        }
    }

    /// Counts one decision, right or wrong. The final weights are averages over all decisions.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Adds `by` to the weight of `label` for each of `features`.
    pub fn add(&mut self, features: &[u32], label: u16, by: f32) {
        for &feature in features {
            let row = self.rows.entry(feature).or_default();
            row.mistakes += 1;
            let row = &mut row.weights;
            let place = row.iter().position(|w| w.label == label).unwrap_or_else(|| {
                row.push(Weight { label, now: 0.0, total: 0.0, since: self.step });
                row.len() - 1
            });
            let weight = &mut row[place];
            weight.total += f64::from(weight.now) * f64::from(self.step - weight.since);
            weight.since = self.step;
            weight.now += by;
        }
    }

    /// Returns the averaged weights as 8-bit rows for [`linear::to_bytes`], sorted by feature.
    ///
    /// The 99.9th percentile of the absolute weights becomes 127; a larger weight is written as several entries
    /// that add up. Weights whose rounded absolute value is less than `smallest` (at least 1) are dropped, and so
    /// are features without any weight left.
    #[must_use]
    pub fn quantise(&self, smallest: i8) -> Vec<linear::Row> {
        self.quantise_by(1, smallest)
    }

    /// Like [`quantise`](Self::quantise), but with a quantisation step that is `coarseness` times as large, which
    /// makes a shorter file. `smallest` is in multiples of this larger step.
    #[must_use]
    pub fn quantise_by(&self, coarseness: u8, smallest: i8) -> Vec<linear::Row> {
        let average = |w: &Weight| {
            let total = w.total + f64::from(w.now) * f64::from(self.step - w.since);
            (total / f64::from(self.step.max(1))) as f32
        };
        let counting = self.rows.iter().filter(|(_, row)| row.mistakes >= self.fewest);
        let mut features: Vec<&u32> = counting.map(|(feature, _)| feature).collect();
        features.sort_unstable();
        let mut sizes: Vec<f32> = features
            .iter()
            .flat_map(|f| self.rows[f].weights.iter().map(|w| average(w).abs()))
            .collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let largest =
            sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 1000)).copied().unwrap_or(1.0);
        let scale = 127.0 / f32::from(coarseness) / largest.max(f32::MIN_POSITIVE);
        let row = |feature: &u32| {
            let weights = self.rows[feature].weights.iter();
            let mut row: Vec<_> = weights
                .map(|w| (w.label, (average(w) * scale).round() as i32))
                .filter(|(_, weight)| {
                    weight.unsigned_abs() >= u32::from(smallest.max(1).unsigned_abs())
                })
                .flat_map(|(label, weight)| parts(label, weight))
                .collect();
            row.sort_unstable();
            (!row.is_empty()).then_some((*feature, row))
        };
        features.into_iter().filter_map(row).collect()
    }
}

/// Splits a weight into entries of 8 bits, which add up.
fn parts(label: u16, weight: i32) -> impl Iterator<Item = (u16, i8)> {
    let mut rest = weight;
    std::iter::from_fn(move || {
        let part = rest.clamp(-127, 127);
        rest -= part;
        (part != 0).then_some((label, part as i8))
    })
}

/// Returns the first of the labels with the highest score.
pub(super) fn best(scores: &[f32], labels: impl IntoIterator<Item = u16>) -> u16 {
    let score = |label: u16| scores[usize::from(label)];
    let better = |best, label| if score(label) > score(best) { label } else { best };
    labels.into_iter().reduce(better).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_over_all_steps() {
        let mut trained = Perceptron::new();
        trained.add(&[1, 2], 0, 1.0);
        trained.tick();
        trained.add(&[2], 0, -1.0);
        trained.tick();
        // The weight of feature 1 was 1 in both steps, and the weight of feature 2 only in the first step.
        assert_eq!(trained.quantise(1), [(1, vec![(0, 127)]), (2, vec![(0, 64)])]);
    }

    #[test]
    fn a_feature_of_few_mistakes_is_left_out() {
        let mut trained = Perceptron::sparse(2);
        let mut scores = [0.0];
        trained.add(&[1], 0, 1.0);
        trained.score(&[1], &mut scores);
        assert_eq!(scores, [0.0]);
        trained.add(&[1], 0, 1.0);
        trained.add(&[2], 0, 1.0);
        trained.score(&[1, 2], &mut scores);
        assert_eq!(scores, [2.0]);
        trained.tick();
        assert_eq!(trained.quantise(1), [(1, vec![(0, 127)])]);
    }

    #[test]
    fn coarser_weights_are_smaller_numbers() {
        let mut trained = Perceptron::new();
        trained.add(&[1], 0, 100.0);
        trained.add(&[2], 0, 20.0);
        trained.add(&[3], 0, 10.0);
        trained.tick();
        assert_eq!(trained.quantise_by(4, 6), [(1, vec![(0, 32)]), (2, vec![(0, 6)])]);
    }

    #[test]
    fn small_weights_are_dropped() {
        let mut trained = Perceptron::new();
        trained.add(&[1], 3, 100.0);
        trained.add(&[2], 4, 1.0);
        trained.tick();
        assert_eq!(trained.quantise(5), [(1, vec![(3, 127)])]);
    }
}
