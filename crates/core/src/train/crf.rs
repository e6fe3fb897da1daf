//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), trained online.
//!
//! The gold labels may be partial: each token has a set of allowed labels, and training maximises the probability of
//! the whole set (Tsuboi et al. 2008). A corpus with coarser kinds than ours thus teaches only what it distinguishes.
//! Updates are FTRL-Proximal (McMahan et al. 2013), whose L1 penalty keeps the model small. A feature has a weight for
//! a label only if some token has the feature and allows the label.
//!
//! Beside its shared weight, each feature has one weight for each annotation guideline (Daumé 2007, "frustratingly
//! easy"). Shared weights learn what all corpora agree on; guideline weights learn the differences; [`Crf::rows`] mixes
//! them.

use super::shuffle::Shuffle;
use crate::linear::Hasher;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher as StdHasher};

/// A set of labels: bit `n` is set if label `n` is in the set.
pub type Labels = u64;

/// The number of labels, which is the size of all arrays that are indexed by label.
pub const WIDTH: usize = 49;

type Row = [f32; WIDTH];

/// A weight is updated only if the absolute value of its gradient exceeds this.
const LEAST_STEP: f32 = 1e-4;

/// One sequence of tokens to learn from.
#[derive(Clone, Debug)]
pub struct Sequence {
    /// The features of each token.
    pub features: Vec<Vec<u32>>,
    /// The allowed labels of each token.
    pub allowed: Vec<Labels>,
    /// The index of the annotation guideline that the labels follow, less than [`GUIDES`].
    pub guide: u8,
}

/// Settings of the training.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The number of passes over all sequences.
    pub epochs: usize,
    /// The learning rate of the first update.
    pub rate: f32,
    /// The L1 penalty of shared weights.
    pub l1: f32,
    /// The L1 penalty of guideline weights, as a multiple of `l1`. A value above 1 favours shared weights.
    pub own: f32,
    /// The share of features that is dropped from each token, drawn again in each epoch, so that the model can label
    /// words it has never seen (Sutton, Sindelar and McCallum 2006).
    pub drop: f32,
    /// The minimum number of tokens with a feature; rarer features are left out.
    pub least: u16,
}

/// The number of annotation guidelines. A feature can have a shared weight and a weight for each guideline.
pub const GUIDES: usize = 5;

/// A weight with the state of its FTRL updates.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    now: f32,
    sum: f32,
    squares: f32,
}

/// The position of a feature's weights in `Crf::weights`: from index `start` on, one for each label in `labels`.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u32,
    labels: Labels,
}

/// A hasher for features, which are already hashes.
#[derive(Clone, Copy, Debug, Default)]
struct Same(u64);

impl StdHasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, feature: u32) {
        // The hash table uses the upper and the lower bits for different purposes, so both must vary.
        self.0 = u64::from(feature).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

type Table<V> = HashMap<u32, V, BuildHasherDefault<Same>>;

/// A model in training.
#[derive(Debug)]
pub struct Crf {
    places: Vec<Place>,
    /// The feature of each place, and the guideline of its weights; `GUIDES` stands for shared weights.
    features: Vec<(u32, u8)>,
    weights: Vec<Weight>,
    moves: [[Weight; WIDTH]; WIDTH],
    exp: TransitionExp,
    settings: Settings,
}

/// The exponentials of the transition weights; 0 for transitions that are not allowed.
#[derive(Clone, Debug)]
struct TransitionExp {
    /// Indexed by the previous label, then by the next.
    onward: [Row; WIDTH],
    /// The transpose of `onward`.
    back: [Row; WIDTH],
}

/// A sequence with its features looked up.
struct Example {
    /// Indices into `Crf::places`, for all tokens in order.
    places: Vec<u32>,
    /// The end of each token's indices in `places`.
    ends: Vec<u32>,
    allowed: Vec<Labels>,
}

/// The forward and backward sums of one sequence, by token and label.
struct Sums {
    emitted: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

/// Returns the hash of a feature for guideline `guide`. Its top bit is set. In hashes of shared features, it is not.
fn guided(feature: u32, guide: u8) -> u32 {
    Hasher::new(0x6d1e + u32::from(guide)).word(feature).finish() | 1 << 31
}

impl Crf {
    /// Trains on the sequences. `follows(last, next)` returns whether the label `next` may follow the label `last`.
    /// Label 0 is assumed before and after each sequence.
    pub fn train(
        stretches: Vec<Sequence>,
        follows: impl Fn(usize, usize) -> bool,
        settings: Settings,
    ) -> Self {
        let (mut crf, examples) = Self::prepare(stretches, follows, settings);
        let (mut shuffle, mut chance) = (Shuffle::new(), Shuffle::new());
        for _ in 0..settings.epochs {
            for i in shuffle.order(examples.len()) {
                crf.learn(&examples[i].thinned(settings.drop, &mut chance));
            }
        }
        crf
    }

    fn prepare(
        stretches: Vec<Sequence>,
        follows: impl Fn(usize, usize) -> bool,
        settings: Settings,
    ) -> (Self, Vec<Example>) {
        let mut table: Table<(u16, Labels, u32)> = Table::default();
        for stretch in &stretches {
            for (features, &allowed) in stretch.features.iter().zip(&stretch.allowed) {
                for &feature in features {
                    for feature in [feature, guided(feature, stretch.guide)] {
                        let seen = table.entry(feature).or_default();
                        seen.0 = seen.0.saturating_add(1);
                        seen.1 |= allowed;
                    }
                }
            }
        }
        let mut exp = TransitionExp { onward: [[0.0; WIDTH]; WIDTH], back: [[0.0; WIDTH]; WIDTH] };
        for last in 0..WIDTH {
            for next in (0..WIDTH).filter(|&next| follows(last, next)) {
                exp.set(last, next, 1.0);
            }
        }
        let mut crf = Self {
            places: Vec::new(),
            features: Vec::new(),
            weights: Vec::new(),
            moves: [[Weight::default(); WIDTH]; WIDTH],
            exp,
            settings,
        };
        let examples = stretches.into_iter().map(|s| crf.example(s, &mut table)).collect();
        (crf, examples)
    }

    /// Converts a sequence to indices of places. Allocates the weights of a feature when the feature first occurs.
    fn example(&mut self, stretch: Sequence, table: &mut Table<(u16, Labels, u32)>) -> Example {
        let (mut places, mut ends) = (Vec::new(), Vec::new());
        for features in &stretch.features {
            for &feature in features {
                for (hash, guide) in
                    [(feature, GUIDES as u8), (guided(feature, stretch.guide), stretch.guide)]
                {
                    let Some(seen) = table.get_mut(&hash).filter(|s| s.0 >= self.settings.least)
                    else {
                        continue;
                    };
                    if seen.2 == 0 {
                        let start = self.weights.len() as u32;
                        self.places.push(Place { start, labels: seen.1 });
                        self.features.push((feature, guide));
                        let end = self.weights.len() + seen.1.count_ones() as usize;
                        self.weights.resize(end, Weight::default());
                        seen.2 = self.places.len() as u32;
                    }
                    places.push(seen.2 - 1);
                }
            }
            ends.push(places.len() as u32);
        }
        Example { places, ends, allowed: stretch.allowed }
    }

    /// Updates the weights for one sequence.
    fn learn(&mut self, example: &Example) {
        /// A token's weights are updated only if the error of some label's probability exceeds this, which saves time.
        const LEAST_ERROR: f32 = 1e-3;
        let scores: Vec<Row> = (0..example.ends.len()).map(|i| self.score(example.of(i))).collect();
        let free = Sums::new(&scores, &vec![(1 << WIDTH) - 1; scores.len()], &self.exp);
        let gold = Sums::new(&scores, &example.allowed, &self.exp);
        let mut was_wrong = false;
        for i in 0..scores.len() {
            let (mut gradient, wanted) = (free.at(i), gold.at(i));
            gradient.iter_mut().zip(wanted).for_each(|(expected, wanted)| *expected -= wanted);
            let is_wrong = gradient.iter().any(|by| by.abs() > LEAST_ERROR);
            if is_wrong {
                example.of(i).iter().for_each(|&place| self.update(place, &gradient));
            }
            if i > 0 && (is_wrong || was_wrong) {
                self.update_transitions(&free, &gold, i);
            }
            was_wrong = is_wrong;
        }
    }

    fn score(&self, places: &[u32]) -> Row {
        let mut row = [0.0; WIDTH];
        for &place in places {
            let Place { start, mut labels } = self.places[place as usize];
            for weight in
                &self.weights[start as usize..start as usize + labels.count_ones() as usize]
            {
                row[labels.trailing_zeros() as usize] += weight.now;
                labels &= labels - 1;
            }
        }
        row
    }

    fn update(&mut self, place: u32, gradient: &Row) {
        let is_own = usize::from(self.features[place as usize].1) < GUIDES;
        let l1 = self.settings.l1 * if is_own { self.settings.own } else { 1.0 };
        let Place { start, mut labels } = self.places[place as usize];
        let end = start as usize + labels.count_ones() as usize;
        for weight in &mut self.weights[start as usize..end] {
            let by = gradient[labels.trailing_zeros() as usize];
            labels &= labels - 1;
            if by.abs() > LEAST_STEP {
                weight.follow(by, self.settings.rate, l1);
            }
        }
    }

    fn update_transitions(&mut self, free: &Sums, gold: &Sums, i: usize) {
        let mut gradient = [[0.0; WIDTH]; WIDTH];
        free.add_moves(i, &self.exp, 1.0, &mut gradient);
        gold.add_moves(i, &self.exp, -1.0, &mut gradient);
        for (last, row) in gradient.iter().enumerate() {
            for (next, &by) in row.iter().enumerate().filter(|(_, by)| by.abs() > LEAST_STEP) {
                let weight = &mut self.moves[last][next];
                weight.follow(by, self.settings.rate, 0.0);
                self.exp.set(last, next, weight.now.exp());
            }
        }
    }

    /// Returns each feature with its non-zero weights as (label, weight) pairs. A weight is the shared weight plus
    /// `shares[g]` times the weight of each guideline `g`.
    #[must_use]
    pub fn rows(&self, shares: [f32; GUIDES]) -> Vec<(u32, Vec<(u16, f32)>)> {
        let mut rows: std::collections::BTreeMap<u32, Row> = std::collections::BTreeMap::new();
        for (&(feature, guide), place) in self.features.iter().zip(&self.places) {
            let share = shares.get(usize::from(guide)).copied().unwrap_or(1.0);
            let mut labels = place.labels;
            let row = rows.entry(feature).or_insert([0.0; WIDTH]);
            for k in 0..labels.count_ones() {
                let weight = self.weights[(place.start + k) as usize].now;
                row[labels.trailing_zeros() as usize] += share * weight;
                labels &= labels - 1;
            }
        }
        let cells = |row: Row| (0u16..).zip(row).filter(|&(_, w)| w != 0.0).collect();
        rows.into_iter()
            .map(|(feature, row)| (feature, cells(row)))
            .filter(|(_, cells): &(u32, Vec<_>)| !cells.is_empty())
            .collect()
    }

    /// Returns the weights of the transitions, indexed by the previous label, then by the next.
    #[must_use]
    pub fn moves(&self) -> Vec<Vec<f32>> {
        self.moves.iter().map(|row| row.iter().map(|w| w.now).collect()).collect()
    }
}

impl Weight {
    /// Takes one step of FTRL-Proximal against the gradient.
    fn follow(&mut self, gradient: f32, rate: f32, l1: f32) {
        let squares = self.squares + gradient * gradient;
        let sigma = (squares.sqrt() - self.squares.sqrt()) / rate;
        self.sum += gradient - sigma * self.now;
        self.squares = squares;
        self.now = if self.sum.abs() <= l1 {
            0.0
        } else {
            -(self.sum - l1.copysign(self.sum)) * rate / (1.0 + squares.sqrt())
        };
    }
}

impl Example {
    /// Returns a copy without a random part of its features; `share` is the probability that a feature is dropped.
    fn thinned(&self, share: f32, chance: &mut Shuffle) -> Self {
        const PARTS: usize = 1 << 16;
        let left = (share * PARTS as f32) as usize;
        let (mut places, mut ends) = (Vec::with_capacity(self.places.len()), Vec::new());
        for token in 0..self.ends.len() {
            places.extend(self.of(token).iter().filter(|_| chance.below(PARTS) >= left));
            ends.push(places.len() as u32);
        }
        Self { places, ends, allowed: self.allowed.clone() }
    }

    fn of(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.ends[token - 1] };
        &self.places[start as usize..self.ends[token] as usize]
    }
}

impl TransitionExp {
    fn set(&mut self, last: usize, next: usize, exp: f32) {
        self.onward[last][next] = exp;
        self.back[next][last] = exp;
    }
}

impl Sums {
    /// Computes the sums over all sequences of allowed labels. Each row is scaled to add up to 1.
    fn new(scores: &[Row], allowed: &[Labels], exp: &TransitionExp) -> Self {
        let emitted: Vec<Row> = scores
            .iter()
            .zip(allowed)
            .map(|(scores, &allowed)| exponentials(scores, allowed))
            .collect();
        let mut ends = [0.0; WIDTH];
        ends[0] = 1.0;
        let mut forward = Vec::with_capacity(scores.len());
        let mut last = ends;
        for emitted in &emitted {
            let mut now = step(&last, &exp.onward);
            now.iter_mut().zip(emitted).for_each(|(now, e)| *now *= e);
            scale(&mut now);
            forward.push(now);
            last = now;
        }
        let mut backward = vec![[0.0; WIDTH]; scores.len()];
        let mut reach = ends;
        for (back, emitted) in backward.iter_mut().zip(&emitted).rev() {
            *back = step(&reach, &exp.back);
            scale(back);
            reach = *back;
            reach.iter_mut().zip(emitted).for_each(|(reach, e)| *reach *= e);
        }
        Self { emitted, forward, backward }
    }

    /// Returns the probability of each label of the token.
    fn at(&self, token: usize) -> Row {
        let mut row = self.forward[token];
        row.iter_mut().zip(&self.backward[token]).for_each(|(forward, back)| *forward *= back);
        scale(&mut row);
        row
    }

    /// Adds `sign` times the probability of each transition from the previous token to this token to `out`.
    fn add_moves(&self, token: usize, exp: &TransitionExp, sign: f32, out: &mut [Row; WIDTH]) {
        let mut reach = self.backward[token];
        reach.iter_mut().zip(&self.emitted[token]).for_each(|(reach, e)| *reach *= e);
        let before = &self.forward[token - 1];
        let onward = step(&reach, &exp.back);
        let total: f32 = before.iter().zip(&onward).map(|(before, onward)| before * onward).sum();
        if total <= 0.0 {
            return;
        }
        for ((out, exp), before) in out.iter_mut().zip(&exp.onward).zip(before) {
            let share = sign * before / total;
            if share != 0.0 {
                for ((out, exp), reach) in out.iter_mut().zip(exp).zip(&reach) {
                    *out += share * exp * reach;
                }
            }
        }
    }
}

/// Returns the exponentials of the scores of allowed labels, scaled so that the largest is 1.
fn exponentials(scores: &Row, allowed: Labels) -> Row {
    let is_allowed = |label: &usize| allowed >> label & 1 == 1;
    let largest = (0..WIDTH).filter(is_allowed).map(|label| scores[label]).fold(f32::MIN, f32::max);
    let mut row = [0.0; WIDTH];
    for label in (0..WIDTH).filter(is_allowed) {
        row[label] = (scores[label] - largest).exp();
    }
    row
}

fn step(from: &Row, exp: &[Row; WIDTH]) -> Row {
    let mut to = [0.0; WIDTH];
    for (from, exp) in from.iter().zip(exp).filter(|(from, _)| **from > 0.0) {
        to.iter_mut().zip(exp).for_each(|(to, exp)| *to += from * exp);
    }
    to
}

fn scale(row: &mut Row) {
    let total: f32 = row.iter().sum();
    if total > 0.0 {
        row.iter_mut().for_each(|x| *x /= total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings =
        Settings { epochs: 20, rate: 0.5, l1: 0.01, own: 1.0, drop: 0.0, least: 1 };

    fn stretch(tokens: &[(&[u32], Labels)], guide: u8) -> Sequence {
        let (features, allowed) = tokens.iter().map(|(f, a)| (f.to_vec(), *a)).unzip();
        Sequence { features, allowed, guide }
    }

    /// Returns the weight of a label in the row of a feature.
    fn weight(rows: &[(u32, Vec<(u16, f32)>)], feature: u32, label: u16) -> f32 {
        let row = rows.iter().find(|row| row.0 == feature);
        row.and_then(|row| row.1.iter().find(|cell| cell.0 == label)).map_or(0.0, |cell| cell.1)
    }

    #[test]
    fn features_pull_to_their_labels_and_moves_to_what_follows() {
        let examples = vec![stretch(&[(&[7], 0b10), (&[8], 0b1)], 0); 4];
        let crf = Crf::train(examples, |_, _| true, SETTINGS);
        let rows = crf.rows([0.0; GUIDES]);
        assert!(weight(&rows, 7, 1) > 0.1 && weight(&rows, 8, 0) > 0.1);
        assert!(crf.moves()[1][0] > crf.moves()[1][1]);
    }

    #[test]
    fn partial_gold_teaches_what_it_knows() {
        // The token with feature 9 may have label 1 or 2, but not 0. Its other feature, 7, favours label 1.
        let mut examples = vec![stretch(&[(&[7], 0b10)], 0), stretch(&[(&[6], 0b1)], 0)];
        examples.push(stretch(&[(&[7, 9], 0b110)], 0));
        examples.push(stretch(&[(&[6, 5], (1 << WIDTH) - 1)], 0));
        let rows = Crf::train(examples, |_, _| true, SETTINGS).rows([0.0; GUIDES]);
        assert!(weight(&rows, 9, 1) > 0.0 && weight(&rows, 9, 1) > weight(&rows, 9, 2));
        assert!(rows.iter().all(|row| row.0 != 5), "what may be anything teaches nothing");
    }

    #[test]
    fn guidelines_keep_their_quarrels_to_themselves() {
        let examples = vec![stretch(&[(&[7, 1], 0b10)], 1), stretch(&[(&[7, 1], 0b1)], 2)];
        let crf = Crf::train(examples, |_, _| true, SETTINGS);
        let (first, second) =
            (crf.rows([0.0, 1.0, 0.0, 0.0, 0.0]), crf.rows([0.0, 0.0, 1.0, 0.0, 0.0]));
        assert!(weight(&first, 7, 1) > weight(&first, 7, 0) + 0.1);
        assert!(weight(&second, 7, 0) > weight(&second, 7, 1) + 0.1);
    }

    #[test]
    fn what_is_left_out_is_missed_by_others() {
        // Both features determine the label. With dropout each is sometimes missing, so both must learn it.
        let examples = vec![stretch(&[(&[7, 6], 0b10), (&[8], 0b1)], 0); 4];
        let least = |drop| {
            let crf = Crf::train(examples.clone(), |_, _| true, Settings { drop, ..SETTINGS });
            let rows = crf.rows([0.0; GUIDES]);
            weight(&rows, 7, 1).min(weight(&rows, 6, 1))
        };
        assert!(least(0.4) > least(0.0));
    }

    #[test]
    fn what_may_not_follow_never_does() {
        let examples = vec![stretch(&[(&[7], 0b10), (&[8], 0b110)], 0); 4];
        let crf = Crf::train(examples, |last, next| last != 1 || next != 2, SETTINGS);
        let rows = crf.rows([0.0; GUIDES]);
        assert!(weight(&rows, 8, 1) > 0.1 && weight(&rows, 8, 2) <= 0.0);
    }
}
