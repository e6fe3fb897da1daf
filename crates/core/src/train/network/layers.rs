//! The forward and backward passes of the recurrent layer, the backward passes of the dense layer and the
//! rectifier, and the loss. `pass` combines them into the network.

use super::kernels::{axpy, multiply, transpose};
use super::parameters::Param;
use crate::syntax::dense::put_layer;
use crate::train::shuffle::Shuffle;

/// A layer `y = x w + b`.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    /// The weights: inputs × outputs.
    pub(crate) w: Param,
    /// The biases: 1 × outputs.
    pub(crate) b: Param,
    /// The transpose of the weights, updated after each step.
    pub(super) flipped: Vec<f32>,
}

impl Dense {
    pub(super) fn new(inner: usize, outer: usize, random: &mut Shuffle) -> Self {
        let w = Param::new(inner, outer, random);
        Self { flipped: transpose(&w.w, outer), w, b: Param::zero(1, outer) }
    }

    pub(super) fn flip(&mut self) {
        self.flipped = transpose(&self.w.w, self.w.columns);
    }

    pub(super) fn inner(&self) -> usize {
        self.w.w.len() / self.w.columns
    }

    pub(super) fn put(&self, out: &mut Vec<u8>) {
        put_layer(out, &self.w.w, &self.b.w);
    }
}

fn softsign(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

/// Returns the slope of softsign at the point where its value is `y`.
fn slope(y: f32) -> f32 {
    (1.0 - y.abs()) * (1.0 - y.abs())
}

/// Runs a bidirectional layer of minimal gated recurrent units over `n` words. Returns the gates with the
/// candidates (a row of 4 × hidden for each word), and the states (a row of 2 × hidden).
pub(super) fn recur(x: &[f32], layer: &Dense, n: usize) -> (Vec<f32>, Vec<f32>) {
    let hidden = layer.w.columns / 4;
    let mut g = layer.b.w.repeat(n);
    multiply(x, &layer.w.w, &mut g, layer.inner(), 4 * hidden);
    for row in g.chunks_exact_mut(4 * hidden) {
        let (left, right) = row.split_at_mut(2 * hidden);
        for side in [left, right] {
            let (z, c) = side.split_at_mut(hidden);
            z.iter_mut().for_each(|z| *z = 0.5 + 0.5 * softsign(*z));
            c.iter_mut().for_each(|c| *c = softsign(*c));
        }
    }
    let mut h = vec![0.0; n * 2 * hidden];
    let mut state = vec![0.0; hidden];
    let mut run = |t: usize, side: usize, state: &mut [f32]| {
        let g = &g[t * 4 * hidden + side * 2 * hidden..][..2 * hidden];
        let h = &mut h[t * 2 * hidden + side * hidden..][..hidden];
        for (i, state) in state.iter_mut().enumerate() {
            *state += g[i] * (g[hidden + i] - *state);
        }
        h.copy_from_slice(state);
    };
    (0..n).for_each(|t| run(t, 0, &mut state));
    state.fill(0.0);
    (0..n).rev().for_each(|t| run(t, 1, &mut state));
    (g, h)
}

/// The backward pass of [`recur`]: adds to the gradients of `w` and `b`, and returns the gradient of `x`. `dh` is
/// the gradient of the states.
pub(super) fn recur_back(
    x: &[f32],
    (g, h): (&[f32], &[f32]),
    dh: &[f32],
    layer: &mut Dense,
    n: usize,
) -> Vec<f32> {
    let hidden = layer.w.columns / 4;
    let mut dg = vec![0.0; n * 4 * hidden];
    let mut carry = vec![0.0; hidden];
    let mut run = |t: usize, side: usize, before: Option<usize>, carry: &mut [f32]| {
        let at = t * 4 * hidden + side * 2 * hidden;
        for i in 0..hidden {
            let d = dh[t * 2 * hidden + side * hidden + i] + carry[i];
            let last = before.map_or(0.0, |b| h[b * 2 * hidden + side * hidden + i]);
            let (z, c) = (g[at + i], g[at + hidden + i]);
            dg[at + i] = d * (c - last) * 0.5 * slope(2.0 * z - 1.0);
            dg[at + hidden + i] = d * z * slope(c);
            carry[i] = d * (1.0 - z);
        }
    };
    (0..n).rev().for_each(|t| run(t, 0, t.checked_sub(1), &mut carry));
    carry.fill(0.0);
    (0..n).for_each(|t| run(t, 1, (t + 1 < n).then_some(t + 1), &mut carry));
    dense_back(x, &dg, layer, n)
}

/// The backward pass of `y = max(x, 0)`: turns the gradient `d` of `y` into that of `x`, in place.
pub(super) fn rectify_back(d: &mut [f32], y: &[f32]) {
    d.iter_mut().zip(y).for_each(|(d, y)| {
        if *y <= 0.0 {
            *d = 0.0;
        }
    });
}

/// The backward pass of a dense layer: adds to the gradients of `w` and `b`, and returns the gradient of `x`. `dy`
/// is the gradient of the output.
pub(super) fn dense_back(x: &[f32], dy: &[f32], layer: &mut Dense, n: usize) -> Vec<f32> {
    let (inner, outer) = (layer.inner(), layer.w.columns);
    let mut dx = vec![0.0; n * inner];
    if n > 0 {
        multiply(dy, &layer.flipped, &mut dx, outer, inner);
        multiply(&transpose(x, inner), dy, &mut layer.w.g, n, outer);
        dy.chunks_exact(outer).for_each(|row| axpy(1.0, row, &mut layer.b.g));
    }
    dx
}

/// Returns the loss, which is the negative logarithm of the total probability of the labels in `right`, and writes
/// the gradient of the scores to `d`.
pub(super) fn softmax(
    scores: &[f32],
    right: impl IntoIterator<Item = usize> + Clone,
    d: &mut [f32],
) -> f32 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for (d, s) in d.iter_mut().zip(scores) {
        *d = (s - most).exp();
        sum += *d;
    }
    d.iter_mut().for_each(|d| *d /= sum);
    let p: f32 = right.clone().into_iter().map(|r| d[r]).sum::<f32>().max(1e-9);
    for r in right {
        d[r] -= d[r] / p;
    }
    -p.ln()
}
