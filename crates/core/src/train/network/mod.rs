//! The syntax network in training: in floating point, with gradients.
//!
//! It computes the same as the shipped network (`syntax::encoder`, `syntax::tagger`, `syntax::parser`), but `pass`
//! stores all intermediate values, because the backward pass needs them. The trainer, `train::syntax`, provides the
//! training data.

mod kernels;
mod layers;
mod model;
mod parameters;
mod pass;

pub(crate) use model::{Gold, Input, Network, Sizes};
pub(crate) use parameters::Rate;
pub(crate) use pass::Dropout;
