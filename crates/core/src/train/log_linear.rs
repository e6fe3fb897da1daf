//! Trains log-linear models that choose one of several options or none (multinomial logit). `quotes`, `dates` and
//! `line_selection` use it.
//!
//! The score of an option is the sum of the weights of its own features and of the features that all options share; the
//! score of "none" is zero. The training is by AdaGrad (Duchi, Hazan and Singer 2011) with an L1 penalty, which leaves
//! most weights at zero (Duchi and Singer 2009). A feature is only a number here.

use super::shuffle::Shuffle;
use crate::linear;
use std::collections::HashMap;

/// One choice: the features that its options share, each option's own features, and the correct options.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The features that all options share.
    pub common: Vec<u32>,
    /// The features of each option, without the shared ones.
    pub options: Vec<Vec<u32>>,
    /// The correct options, any of which is accepted; empty if none of the options is correct.
    pub right: Vec<usize>,
}

/// Settings of the training.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The number of passes over the choices.
    pub epochs: usize,
    /// The learning rate of the first step.
    pub rate: f32,
    /// The L1 penalty: a weight stays at zero until enough choices support it.
    pub penalty: f32,
    /// The minimum number of choices with a feature; rarer features are not learned.
    pub least: u32,
}

/// The trained weights: `values[i]` is the weight of `features[i]`. The features are sorted.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    features: Vec<u32>,
    values: Vec<f32>,
}

/// Trains the weights. Training is deterministic: the same choices in the same order give the same weights.
#[must_use]
pub fn train(choices: Vec<Choice>, settings: Settings) -> Weights {
    let features = frequent(&choices, settings.least);
    let index: HashMap<u32, u32> =
        features.iter().enumerate().map(|(i, &f)| (f, i as u32)).collect();
    let known = |list: &mut Vec<u32>| {
        *list = list.iter().filter_map(|f| index.get(f).copied()).collect();
    };
    let mut choices = choices;
    for choice in &mut choices {
        known(&mut choice.common);
        choice.options.iter_mut().for_each(known);
    }
    let mut learner = Learner {
        weights: vec![0.0; features.len()],
        squares: vec![1e-6; features.len()],
        rate: settings.rate,
        penalty: settings.penalty,
    };
    let mut shuffle = Shuffle::new();
    let mut sums = vec![0.0; features.len()];
    for epoch in 0..settings.epochs {
        for i in shuffle.order(choices.len()) {
            learner.learn(&choices[i]);
        }
        // The mean over the second half of the epochs depends less on the order of the choices than the final weights
        // do.
        if 2 * epoch >= settings.epochs {
            sums.iter_mut().zip(&learner.weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let n = (settings.epochs - settings.epochs.div_ceil(2)) as f32;
    Weights { features, values: sums.into_iter().map(|sum| sum / n).collect() }
}

/// Returns the features that occur in at least `least` choices, sorted.
fn frequent(choices: &[Choice], least: u32) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut seen = Vec::new();
    for choice in choices {
        seen.clear();
        seen.extend(&choice.common);
        seen.extend(choice.options.iter().flatten());
        seen.sort_unstable();
        seen.dedup();
        for &feature in &seen {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let mut features: Vec<u32> =
        counts.into_iter().filter(|&(_, n)| n >= least).map(|(f, _)| f).collect();
    features.sort_unstable();
    features
}

struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    penalty: f32,
}

impl Learner {
    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&f| self.weights[f as usize]).sum()
    }

    fn learn(&mut self, choice: &Choice) {
        let base = self.sum(&choice.common);
        let mut scores: Vec<f32> = choice.options.iter().map(|o| base + self.sum(o)).collect();
        scores.push(0.0);
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = scores.iter().map(|s| (s - top).exp()).sum();
        let share = |i: usize| (scores[i] - top).exp();
        let right: f32 = choice.right.iter().map(|&i| share(i)).sum();
        let mut common = 0.0;
        for (i, option) in choice.options.iter().enumerate() {
            let wanted = if choice.right.contains(&i) { share(i) / right } else { 0.0 };
            let miss = wanted - share(i) / sum;
            common += miss;
            self.step(option, miss);
        }
        self.step(&choice.common, common);
    }

    fn step(&mut self, features: &[u32], miss: f32) {
        if miss.abs() < 0.003 {
            return;
        }
        for &feature in features {
            let i = feature as usize;
            self.squares[i] += miss * miss;
            let rate = self.rate / self.squares[i].sqrt();
            let moved = self.weights[i] + rate * miss;
            self.weights[i] = moved.signum() * (moved.abs() - rate * self.penalty).max(0.0);
        }
    }
}

impl Weights {
    /// Returns the weights as 8-bit rows for [`linear::to_bytes`], all for the label `label`. One step of the
    /// integer weights stands for `unit`. Weights that round to fewer than `smallest` steps are dropped.
    #[must_use]
    pub fn quantise(&self, label: u16, unit: f32, smallest: i8) -> Vec<linear::Row> {
        let steps = |w: f32| (w / unit).round().clamp(-127.0, 127.0) as i8;
        self.features
            .iter()
            .zip(&self.values)
            .map(|(&feature, &value)| (feature, steps(value)))
            .filter(|(_, steps)| steps.abs() >= smallest.max(1))
            .map(|(feature, steps)| (feature, vec![(label, steps)]))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings { epochs: 20, rate: 0.3, penalty: 0.0, least: 1 };

    /// Feature 1 marks correct options and feature 2 wrong ones. In a choice with feature 8, no option is correct.
    /// Feature 5 carries no information.
    fn choices() -> Vec<Choice> {
        let options = || vec![vec![1, 5], vec![2, 5]];
        let some = Choice { common: vec![9], options: options(), right: vec![0] };
        let none = Choice { common: vec![8], options: options(), right: Vec::new() };
        vec![some.clone(), none.clone(), some, none]
    }

    fn weight(weights: &Weights, feature: u32) -> f32 {
        let place = weights.features.binary_search(&feature);
        place.map_or(0.0, |place| weights.values[place])
    }

    fn sum(weights: &Weights, features: &[u32]) -> f32 {
        features.iter().map(|&feature| weight(weights, feature)).sum()
    }

    #[test]
    fn what_can_be_told_apart_is() {
        let weights = train(choices(), SETTINGS);
        assert!(sum(&weights, &[9, 1, 5]) > 0.0);
        assert!(sum(&weights, &[9, 1, 5]) > sum(&weights, &[9, 2, 5]));
        assert!(sum(&weights, &[8, 1, 5]) < 0.0);
        assert!(sum(&weights, &[8, 2, 5]) < 0.0);
    }

    #[test]
    fn any_right_option_will_do() {
        let either = Choice {
            options: vec![vec![1], vec![2], vec![3]],
            right: vec![0, 1],
            ..Choice::default()
        };
        let weights = train(vec![either], SETTINGS);
        assert!(weight(&weights, 1) > 0.0);
        assert!(weight(&weights, 2) > 0.0);
        assert!(weight(&weights, 3) < 0.0);
    }

    #[test]
    fn the_same_choices_give_the_same_weights() {
        let rows = || train(choices(), SETTINGS).quantise(0, 0.01, 1);
        assert_eq!(rows(), rows());
    }

    #[test]
    fn the_penalty_keeps_useless_weights_at_zero() {
        let free = train(choices(), SETTINGS);
        assert_ne!(weight(&free, 5), 0.0);
        let held = train(choices(), Settings { penalty: 0.2, ..SETTINGS });
        assert_eq!(weight(&held, 5), 0.0);
        assert_ne!(weight(&held, 8), 0.0);
        assert!(weight(&held, 8).abs() < weight(&free, 8).abs());
    }

    #[test]
    fn a_rare_feature_is_not_learned() {
        let mut choices = choices();
        choices[0].options[0].push(7);
        let weights = train(choices, Settings { least: 2, ..SETTINGS });
        assert_eq!(weights.features, [1, 2, 5, 8, 9]);
    }

    #[test]
    fn small_weights_are_dropped_and_large_ones_cut() {
        let weights = Weights { features: vec![1, 2, 3, 4], values: vec![0.2, -0.04, 90.0, 0.0] };
        assert_eq!(weights.quantise(1, 0.1, 0), [(1, vec![(1, 2)]), (3, vec![(1, 127)])]);
        assert_eq!(weights.quantise(1, 0.1, 3), [(3, vec![(1, 127)])]);
    }
}
