//! Matrix products for training. Their order of summation is the same on every machine.

/// The number of columns in the block of sums that stays in registers.
const WIDE: usize = 32;
/// The number of rows in this block.
const ROWS: usize = 4;

/// Computes `y[t] += x[t] w` for each row `t`: `x` is rows × `inner`, `w` is `inner` × `outer`, `y` is rows ×
/// `outer`.
pub(super) fn multiply(x: &[f32], w: &[f32], y: &mut [f32], inner: usize, outer: usize) {
    let whole = x.len() / inner / ROWS * ROWS;
    let ((x, last_x), (y, last_y)) = (x.split_at(whole * inner), y.split_at_mut(whole * outer));
    for (x, y) in x.chunks_exact(ROWS * inner).zip(y.chunks_exact_mut(ROWS * outer)) {
        rows::<ROWS>(x, w, y, inner, outer);
    }
    for (x, y) in last_x.chunks_exact(inner).zip(last_y.chunks_exact_mut(outer)) {
        rows::<1>(x, w, y, inner, outer);
    }
}

fn rows<const N: usize>(x: &[f32], w: &[f32], y: &mut [f32], inner: usize, outer: usize) {
    let x: [&[f32]; N] = std::array::from_fn(|row| &x[row * inner..][..inner]);
    let mut at = 0;
    while at + WIDE <= outer {
        let mut sums = [[0.0f32; WIDE]; N];
        for (i, w) in w.chunks_exact(outer).enumerate() {
            let w: &[f32; WIDE] = w[at..at + WIDE].try_into().expect("so many");
            for (sums, x) in sums.iter_mut().zip(x) {
                for (sum, w) in sums.iter_mut().zip(w) {
                    *sum += x[i] * w;
                }
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            axpy(1.0, sums, &mut y[row * outer + at..][..WIDE]);
        }
        at += WIDE;
    }
    if at < outer {
        for (row, x) in x.iter().enumerate() {
            for (&x, w) in x.iter().zip(w.chunks_exact(outer)) {
                axpy(x, &w[at..], &mut y[row * outer + at..][..outer - at]);
            }
        }
    }
}

/// Returns the transpose of a matrix with `columns` columns.
pub(super) fn transpose(w: &[f32], columns: usize) -> Vec<f32> {
    let rows = w.len() / columns;
    let mut out = vec![0.0; w.len()];
    for (r, row) in w.chunks_exact(columns).enumerate() {
        for (c, &v) in row.iter().enumerate() {
            out[c * rows + r] = v;
        }
    }
    out
}

pub(super) fn axpy(a: f32, x: &[f32], y: &mut [f32]) {
    for (y, x) in y.iter_mut().zip(x) {
        *y += a * x;
    }
}
