//! The forward and backward pass of the whole network over one sentence.

use super::kernels::{axpy, multiply};
use super::layers::{Dense, dense_back, rectify_back, recur, recur_back, softmax};
use super::model::{Gold, Input, Network, Sizes};
use crate::syntax::dense::dot;
use crate::syntax::parser::{DISTANCES, distance};
use crate::train::shuffle::Shuffle;

/// All intermediate values of a sentence. `u` has, for each word, the sum of its rows of the embedding table. For each
/// recurrent layer, `x` is the input, `g` has the gates and candidates, and `h` the states. `q` has the vectors by
/// which dependents score heads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    n: usize,
    u: Vec<f32>,
    x1: Vec<f32>,
    g1: Vec<f32>,
    h1: Vec<f32>,
    x2: Vec<f32>,
    g2: Vec<f32>,
    h2: Vec<f32>,
    /// `h2` after dropout.
    v: Vec<f32>,
    /// The scores of the labels: words × labels.
    tags: Vec<f32>,
    /// `v` for the words in `kept`. This field and the next six are only for these words.
    kept_v: Vec<f32>,
    heads: Vec<f32>,
    dependents: Vec<f32>,
    q: Vec<f32>,
    /// The scores of all heads for each dependent: kept × (kept + 1). The last column is the root.
    arcs: Vec<f32>,
    from: Vec<f32>,
    to: Vec<f32>,
    mask_u: Vec<f32>,
    mask_1: Vec<f32>,
    mask_2: Vec<f32>,
}

/// The rates of dropout (Srivastava et al. 2014). In the sums of rows, each component is dropped independently. In the
/// states of a layer, the same units are dropped for all words of a sentence (Gal and Ghahramani 2016).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    /// For the sums of rows.
    pub(crate) input: f32,
    /// For the states of both layers.
    pub(crate) hidden: f32,
}

/// Returns a dropout mask of `n` factors: 0 for a dropped component, and for the others a factor that preserves the
/// expected sum.
fn mask(n: usize, rate: f32, random: &mut Shuffle) -> Vec<f32> {
    (0..n).map(|_| if random.unit() < rate { 0.0 } else { 1.0 / (1.0 - rate) }).collect()
}

impl Network {
    /// Runs a sentence through the network, with random dropout.
    pub(crate) fn forward(&self, input: &Input, dropout: Dropout, random: &mut Shuffle) -> Trace {
        let Sizes { input: d, shared, hidden, arc, tags, .. } = self.sizes;
        let n = input.rows.len();
        let mut t = Trace { n, ..Trace::default() };
        t.mask_u = mask(n * d, dropout.input, random);
        t.mask_1 = mask(2 * hidden, dropout.hidden, random);
        t.mask_2 = mask(2 * hidden, dropout.hidden, random);
        t.u = vec![0.0; n * d];
        for (rows, u) in input.rows.iter().zip(t.u.chunks_exact_mut(d)) {
            for &row in rows {
                axpy(1.0, self.table.row(row as usize), u);
            }
        }
        t.u.iter_mut().zip(&t.mask_u).for_each(|(u, m)| *u *= m);
        let wide = d + 2 * shared;
        t.x1 = vec![0.0; n * wide];
        for at in 0..n {
            let x = &mut t.x1[at * wide..][..wide];
            x[..d].copy_from_slice(&t.u[at * d..][..d]);
            if at > 0 {
                x[d..d + shared].copy_from_slice(&t.u[(at - 1) * d..][..shared]);
            }
            if at + 1 < n {
                x[d + shared..].copy_from_slice(&t.u[(at + 1) * d..][..shared]);
            }
        }
        (t.g1, t.h1) = recur(&t.x1, &self.one, n);
        t.x2 = t.h1.clone();
        t.x2.chunks_exact_mut(2 * hidden).for_each(|x| {
            x.iter_mut().zip(&t.mask_1).for_each(|(x, m)| *x *= m);
        });
        (t.g2, t.h2) = recur(&t.x2, &self.two, n);
        t.v = t.h2.clone();
        t.v.chunks_exact_mut(2 * hidden).for_each(|x| {
            x.iter_mut().zip(&t.mask_2).for_each(|(x, m)| *x *= m);
        });
        t.tags = self.tag.b.w.repeat(n);
        multiply(&t.v, &self.tag.w.w, &mut t.tags, 2 * hidden, tags);
        self.tree(&mut t, &input.kept, arc);
        t
    }

    fn tree(&self, t: &mut Trace, kept: &[usize], arc: usize) {
        let two = 2 * self.sizes.hidden;
        let k = kept.len();
        t.kept_v = kept.iter().flat_map(|&at| t.v[at * two..][..two].iter().copied()).collect();
        let dense = |layer: &Dense| {
            let mut y = layer.b.w.repeat(k);
            multiply(&t.kept_v, &layer.w.w, &mut y, two, layer.w.columns);
            y
        };
        let (mut heads, mut dependents) = (dense(&self.head), dense(&self.dependent));
        (t.from, t.to) = (dense(&self.from), dense(&self.to));
        heads.iter_mut().chain(&mut dependents).for_each(|x| *x = x.max(0.0));
        t.q = self.across.b.w.repeat(k);
        multiply(&dependents, &self.across.w.w, &mut t.q, arc, arc);
        t.arcs = vec![f32::NEG_INFINITY; k * (k + 1)];
        for d in 0..k {
            let q = &t.q[d * arc..][..arc];
            let near: Vec<f32> = (0..DISTANCES).map(|b| dot(q, self.distance.row(b))).collect();
            for h in 0..k {
                if h != d {
                    t.arcs[d * (k + 1) + h] =
                        dot(q, &heads[h * arc..][..arc]) + near[distance(d, h)];
                }
            }
            t.arcs[d * (k + 1) + k] = dot(q, &self.root.w);
        }
        (t.heads, t.dependents) = (heads, dependents);
    }

    /// Returns the input of the relation classifier and the scores of all relations, for an arc between two words;
    /// `dependent` and `head` are indices in `kept`.
    fn relations(&self, t: &Trace, dependent: usize, head: usize) -> (Vec<f32>, Vec<f32>) {
        let m = self.sizes.pair;
        let pair: Vec<f32> = t.from[dependent * m..][..m]
            .iter()
            .zip(&t.to[head * m..][..m])
            .map(|(a, b)| (a + b).max(0.0))
            .collect();
        let mut scores = self.relation.b.w.clone();
        multiply(&pair, &self.relation.w.w, &mut scores, m, self.sizes.relations);
        (pair, scores)
    }

    /// Adds the gradients of a sentence to those of the parameters, and returns the loss.
    pub(crate) fn backward(&mut self, input: &Input, gold: &Gold, t: &Trace) -> f32 {
        let Sizes { input: d, shared, hidden, arc, pair: m, tags, .. } = self.sizes;
        let (n, two, k) = (t.n, 2 * hidden, input.kept.len());
        let mut loss = 0.0;
        let mut dtags = vec![0.0; n * tags];
        for (at, right) in gold.tags.iter().enumerate() {
            if !right.is_empty() {
                let right = right.iter().map(|&r| usize::from(r));
                loss +=
                    softmax(&t.tags[at * tags..][..tags], right, &mut dtags[at * tags..][..tags]);
            }
        }
        let mut dv = dense_back(&t.v, &dtags, &mut self.tag, n);
        if !gold.heads.is_empty() {
            let mut dq = vec![0.0; k * arc];
            let mut dheads = vec![0.0; k * arc];
            let (mut dfrom, mut dto) = (vec![0.0; k * m], vec![0.0; k * m]);
            let mut ds = vec![0.0; k + 1];
            for dep in 0..k {
                let right = gold.heads[dep].min(k);
                ds.fill(0.0);
                loss += softmax(&t.arcs[dep * (k + 1)..][..k + 1], [right], &mut ds);
                let q = &t.q[dep * arc..][..arc];
                let dq = &mut dq[dep * arc..][..arc];
                for h in 0..k {
                    if h == dep || ds[h].abs() < 1e-6 {
                        continue;
                    }
                    axpy(ds[h], &t.heads[h * arc..][..arc], dq);
                    let bucket = distance(dep, h);
                    axpy(ds[h], self.distance.row(bucket), dq);
                    axpy(ds[h], q, &mut dheads[h * arc..][..arc]);
                    axpy(ds[h], q, self.distance.gradient(bucket));
                }
                axpy(ds[k], &self.root.w, dq);
                axpy(ds[k], q, &mut self.root.g);
                if let (Some(relation), true) = (gold.relations[dep], right < k) {
                    let (pair, scores) = self.relations(t, dep, right);
                    let mut dr = vec![0.0; scores.len()];
                    loss += softmax(&scores, [usize::from(relation)], &mut dr);
                    let mut dpair = dense_back(&pair, &dr, &mut self.relation, 1);
                    dpair.iter_mut().zip(&pair).for_each(|(d, p)| {
                        if *p <= 0.0 {
                            *d = 0.0;
                        }
                    });
                    axpy(1.0, &dpair, &mut dfrom[dep * m..][..m]);
                    axpy(1.0, &dpair, &mut dto[right * m..][..m]);
                }
            }
            let mut ddependents = dense_back(&t.dependents, &dq, &mut self.across, k);
            rectify_back(&mut ddependents, &t.dependents);
            rectify_back(&mut dheads, &t.heads);
            let parts = [
                dense_back(&t.kept_v, &ddependents, &mut self.dependent, k),
                dense_back(&t.kept_v, &dheads, &mut self.head, k),
                dense_back(&t.kept_v, &dfrom, &mut self.from, k),
                dense_back(&t.kept_v, &dto, &mut self.to, k),
            ];
            for part in parts {
                for (row, &at) in part.chunks_exact(two).zip(&input.kept) {
                    axpy(1.0, row, &mut dv[at * two..][..two]);
                }
            }
        }
        dv.chunks_exact_mut(two)
            .for_each(|x| x.iter_mut().zip(&t.mask_2).for_each(|(x, m)| *x *= m));
        let mut dx = recur_back(&t.x2, (&t.g2, &t.h2), &dv, &mut self.two, n);
        dx.chunks_exact_mut(two)
            .for_each(|x| x.iter_mut().zip(&t.mask_1).for_each(|(x, m)| *x *= m));
        let dx = recur_back(&t.x1, (&t.g1, &t.h1), &dx, &mut self.one, n);
        let wide = d + 2 * shared;
        let mut du = vec![0.0; n * d];
        for at in 0..n {
            let x = &dx[at * wide..][..wide];
            axpy(1.0, &x[..d], &mut du[at * d..][..d]);
            if at > 0 {
                axpy(1.0, &x[d..d + shared], &mut du[(at - 1) * d..][..shared]);
            }
            if at + 1 < n {
                axpy(1.0, &x[d + shared..], &mut du[(at + 1) * d..][..shared]);
            }
        }
        du.iter_mut().zip(&t.mask_u).for_each(|(u, m)| *u *= m);
        for (rows, du) in input.rows.iter().zip(du.chunks_exact(d)) {
            for &row in rows {
                axpy(1.0, du, self.table.gradient(row as usize));
            }
        }
        loss
    }
}
