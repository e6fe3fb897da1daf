//! Dense layers: 8-bit weights, 16-bit activations, exact 32-bit sums.
//!
//! Integer sums do not depend on their order, so every machine computes the same numbers; a layer ends with one
//! multiplication and one addition of `f32`. Weights are stored in the order in which the product reads them: for
//! each block of sixteen outputs, the weights of the first pair of inputs, then those of the next pair, as the
//! instruction for pairwise 16-bit products needs them (`pmaddwd`, `i32x4.dot_i16x8_s`). `encoder`, `tagger` and
//! `parser` define what the layers are used for.

use crate::linear::Reader;
use crate::model_file::ModelError;
use wide::{i16x8, i32x4};

/// The number of outputs that are computed at a time. The sums of this many outputs for two rows of inputs fit into
/// the registers of a processor.
const WIDE: usize = 4 * VECTORS;
const VECTORS: usize = 4;

/// A layer, `y = x w s + b`, with the weights `w`, their scale `s` and the biases `b`.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    /// The weights in blocks of [`WIDE`] outputs. A block has one array for each pair of inputs.
    weights: Vec<[i16x8; VECTORS]>,
    bias: Vec<f32>,
    scale: f32,
    inner: usize,
}

impl Layer {
    /// Reads a layer that [`put_layer`] has written, with `inner` inputs (an even number) and `outer` outputs.
    ///
    /// Inputs are integers in units of `unit`.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if there are too few bytes, or the scale is not finite.
    pub(crate) fn read(
        reader: &mut Reader,
        (inner, outer): (usize, usize),
        unit: f32,
    ) -> Result<Self, ModelError> {
        if !inner.is_multiple_of(2) {
            return Err(ModelError::Damaged);
        }
        let scale = read_f32(reader)? * unit;
        let weights = reader.take(inner.checked_mul(outer).ok_or(ModelError::Damaged)?)?;
        let weight = |i: usize, o: usize| {
            if o < outer { i16::from(weights[i * outer + o].cast_signed()) } else { 0 }
        };
        let mut blocks = Vec::with_capacity(outer.div_ceil(WIDE) * inner / 2);
        for o in (0..outer).step_by(WIDE) {
            for i in (0..inner).step_by(2) {
                blocks.push(std::array::from_fn(|vector| {
                    let o = o + 4 * vector;
                    i16x8::new(std::array::from_fn(|at| weight(i + at % 2, o + at / 2)))
                }));
            }
        }
        let bias = (0..outer).map(|_| read_f32(reader)).collect::<Result<_, _>>()?;
        Ok(Self { weights: blocks, bias, scale, inner })
    }

    /// Returns the number of outputs.
    pub(crate) fn outer(&self) -> usize {
        self.bias.len()
    }

    /// Applies the layer to each row of `x` (one number per input), and sets `y` to the rows of outputs, in order.
    pub(crate) fn apply(&self, x: &[i16], y: &mut Vec<f32>) {
        let (half, outer) = (self.inner / 2, self.outer());
        let pairs: Vec<i32> = bytemuck::pod_collect_to_vec(x);
        y.clear();
        y.resize(x.len() / self.inner * outer, 0.0);
        let (mut x, mut y) = (pairs.chunks_exact(2 * half), y.chunks_exact_mut(2 * outer));
        for (x, y) in x.by_ref().zip(y.by_ref()) {
            let (x, y) = (x.split_at(half), y.split_at_mut(outer));
            self.rows([x.0, x.1], [y.0, y.1]);
        }
        if !x.remainder().is_empty() {
            self.rows([x.remainder()], [y.into_remainder()]);
        }
    }

    fn rows<const N: usize>(&self, x: [&[i32]; N], mut y: [&mut [f32]; N]) {
        for (block, weights) in self.weights.chunks_exact(self.inner / 2).enumerate() {
            let mut sums = [[i32x4::ZERO; VECTORS]; N];
            for (pair, weights) in weights.iter().enumerate() {
                for (x, sums) in x.iter().zip(&mut sums) {
                    let x: i16x8 = bytemuck::cast(i32x4::splat(x[pair]));
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum += weights.dot(x);
                    }
                }
            }
            let outputs = block * WIDE..self.outer().min((block + 1) * WIDE);
            for (y, sums) in y.iter_mut().zip(sums) {
                let sums = sums.into_iter().flat_map(i32x4::to_array);
                let biases = &self.bias[outputs.clone()];
                for ((y, sum), bias) in y[outputs.clone()].iter_mut().zip(sums).zip(biases) {
                    *y = sum as f32 * self.scale + bias;
                }
            }
        }
    }
}

/// Returns the integer nearest to `x`, which must be between -32768 and 32767, from the low bits of `x` + 1.5 ×
/// 2^23. A processor can do this for several numbers at once, unlike a conversion that checks the range.
pub(crate) fn nearest(x: f32) -> i16 {
    const SHIFT: f32 = 12_582_912.0;
    ((x + SHIFT).to_bits() as u16).cast_signed()
}

/// Reads a finite `f32` in little-endian order.
pub(crate) fn read_f32(reader: &mut Reader) -> Result<f32, ModelError> {
    let bytes = reader.take(4)?.try_into().map_err(|_| ModelError::Damaged)?;
    Some(f32::from_le_bytes(bytes)).filter(|x| x.is_finite()).ok_or(ModelError::Damaged)
}

/// Appends a layer to `out`: the scale of its weights, the weights input by input as 8-bit integers, the biases.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_layer(out: &mut Vec<u8>, weights: &[f32], bias: &[f32]) {
    put_scaled(out, weights);
    out.extend(bias.iter().flat_map(|b| b.to_le_bytes()));
}

/// Appends numbers to `out`: first their scale as `f32`, then each number divided by the scale, as an 8-bit integer.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put_scaled(out: &mut Vec<u8>, numbers: &[f32]) {
    let most = numbers.iter().fold(1e-6f32, |most, w| most.max(w.abs()));
    let scale = most / 127.0;
    out.extend(scale.to_le_bytes());
    out.extend(numbers.iter().map(|w| ((w / scale).round() as i8).cast_unsigned()));
}

/// Returns the dot product of two rows, summed in a fixed order.
pub(crate) fn dot(x: &[f32], y: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (xs, ys) = (x.chunks_exact(8), y.chunks_exact(8));
    let rest: f32 = xs.remainder().iter().zip(ys.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in xs.zip(ys) {
        for at in 0..8 {
            sums[at] += x[at] * y[at];
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_gives_what_its_numbers_say() {
        for (inner, outer, n) in [(2, 1, 1), (6, 9, 3), (8, 16, 4), (14, 40, 7)] {
            let weights: Vec<f32> = (0..inner * outer).map(|i| (i % 7) as f32 - 3.0).collect();
            let bias: Vec<f32> = (0..outer).map(|o| o as f32 / 8.0).collect();
            let mut bytes = Vec::new();
            put_layer(&mut bytes, &weights, &bias);
            let mut reader = Reader { bytes: &bytes };
            let layer = Layer::read(&mut reader, (inner, outer), 0.5).unwrap();
            let x: Vec<i16> = (0..n * inner).map(|i| (i * 5 % 11) as i16 - 5).collect();
            let mut y = Vec::new();
            layer.apply(&x, &mut y);
            for (row, y) in y.chunks_exact(outer).enumerate() {
                for (o, y) in y.iter().enumerate() {
                    let exact: f32 = (0..inner)
                        .map(|i| f32::from(x[row * inner + i]) * 0.5 * weights[i * outer + o])
                        .sum();
                    assert!((y - exact - bias[o]).abs() < 0.2, "{y} for {exact}");
                }
            }
            assert!(reader.bytes.is_empty());
        }
    }

    #[test]
    fn a_short_or_senseless_layer_is_an_error() {
        let mut bytes = Vec::new();
        put_layer(&mut bytes, &[1.0; 6], &[0.0; 3]);
        let read = |bytes: &[u8]| Layer::read(&mut Reader { bytes }, (2, 3), 1.0);
        assert!((0..bytes.len()).all(|cut| read(&bytes[..cut]).is_err()));
        bytes[..4].copy_from_slice(&f32::NAN.to_le_bytes());
        assert!(read(&bytes).is_err());
    }

    #[test]
    fn steps_are_the_nearest_integers() {
        for (x, expected) in [(0.0, 0), (1.4, 1), (-1.6, -2), (32767.0, 32767), (-32768.0, -32768)]
        {
            assert_eq!(nearest(x), expected);
        }
    }

    #[test]
    fn a_product_of_rows() {
        let x: Vec<f32> = (0..19).map(|x| x as f32).collect();
        assert_eq!(dot(&x, &x), (0..19).map(|x| (x * x) as f32).sum::<f32>());
    }
}
