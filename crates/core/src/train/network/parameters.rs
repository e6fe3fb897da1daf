//! One matrix of parameters ([`Param`]): its values, its gradient, its update by Adam (Kingma and Ba 2015), and the
//! running mean of its values (Polyak averaging).

use crate::train::shuffle::Shuffle;

/// A trainable matrix.
#[derive(Clone, Debug)]
pub(crate) struct Param {
    /// The values, row by row.
    pub(crate) w: Vec<f32>,
    /// The gradient.
    pub(crate) g: Vec<f32>,
    m: Vec<f32>,
    v: Vec<f32>,
    mean: Vec<f32>,
    /// The number of columns of the matrix.
    pub(crate) columns: usize,
    touched: Option<Vec<u32>>,
}

/// The settings of one update.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rate {
    /// The number of the step, from 1.
    pub(crate) step: u32,
    /// The learning rate.
    pub(crate) rate: f32,
    /// The decay of the running mean.
    pub(crate) keep: f32,
}

const BETA: (f32, f32) = (0.9, 0.98);

impl Param {
    /// Returns a matrix of random values, in the range that Glorot and Bengio (2010) recommend for the initial weights
    /// of a layer.
    #[must_use]
    pub(crate) fn new(rows: usize, columns: usize, random: &mut Shuffle) -> Self {
        Self::uniform(rows, columns, (6.0 / (rows + columns) as f32).sqrt(), random)
    }

    /// Returns a matrix of random values between `-limit` and `limit`.
    #[must_use]
    pub(crate) fn uniform(rows: usize, columns: usize, limit: f32, random: &mut Shuffle) -> Self {
        let w: Vec<f32> =
            (0..rows * columns).map(|_| (random.unit() * 2.0 - 1.0) * limit).collect();
        Self { mean: w.clone(), w, ..Self::zero(rows, columns) }
    }

    /// Returns whether only the rows with a gradient are updated.
    #[must_use]
    pub(crate) fn is_sparse(&self) -> bool {
        self.touched.is_some()
    }

    /// Returns a matrix of zeros.
    pub(crate) fn zero(rows: usize, columns: usize) -> Self {
        let zero = vec![0.0; rows * columns];
        Self {
            w: zero.clone(),
            mean: zero.clone(),
            g: zero.clone(),
            m: zero.clone(),
            v: zero,
            columns,
            touched: None,
        }
    }

    /// Makes updates apply only to the rows with a gradient.
    pub(crate) fn sparse(mut self) -> Self {
        self.touched = Some(Vec::new());
        self
    }

    /// Returns a row.
    pub(crate) fn row(&self, at: usize) -> &[f32] {
        &self.w[at * self.columns..][..self.columns]
    }

    /// Returns the gradient of a row, to which the caller adds.
    pub(crate) fn gradient(&mut self, at: usize) -> &mut [f32] {
        if let Some(touched) = &mut self.touched {
            touched.push(at as u32);
        }
        &mut self.g[at * self.columns..][..self.columns]
    }

    /// Updates the values by one step of Adam and clears the gradient.
    pub(crate) fn learn(&mut self, rate: Rate) {
        self.follow(rate);
        for (mean, w) in self.mean.iter_mut().zip(&self.w) {
            *mean += (1.0 - rate.keep) * (w - *mean);
        }
    }

    fn follow(&mut self, rate: Rate) {
        match self.touched.take() {
            None => self.learn_range(0..self.w.len(), rate),
            Some(mut rows) => {
                rows.sort_unstable();
                rows.dedup();
                for &row in &rows {
                    let start = row as usize * self.columns;
                    self.learn_range(start..start + self.columns, rate);
                }
                rows.clear();
                self.touched = Some(rows);
            }
        }
    }

    fn learn_range(&mut self, range: std::ops::Range<usize>, rate: Rate) {
        let c1 = 1.0 - BETA.0.powi(rate.step as i32);
        let c2 = 1.0 - BETA.1.powi(rate.step as i32);
        let (w, g) = (&mut self.w[range.clone()], &mut self.g[range.clone()]);
        let (m, v) = (&mut self.m[range.clone()], &mut self.v[range]);
        for i in 0..w.len() {
            m[i] = BETA.0 * m[i] + (1.0 - BETA.0) * g[i];
            v[i] = BETA.1 * v[i] + (1.0 - BETA.1) * g[i] * g[i];
            w[i] -= rate.rate * (m[i] / c1) / ((v[i] / c2).sqrt() + 1e-8);
            g[i] = 0.0;
        }
    }

    /// Replaces the weights by their running mean.
    pub(crate) fn settle(&mut self) {
        self.w.clone_from(&self.mean);
    }
}
