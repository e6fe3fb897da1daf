//! The network of syntax as it is trained: in floating point, with gradients.
//!
//! What the shipped network computes (`syntax::encoder`, `syntax::tagger`, `syntax::parser`), written out once
//! more with all values kept on the way (`pass`), because the way back needs them. What it learns from is the
//! affair of the trainer (`train::syntax`).

mod kernels;
mod layers;
mod model;
mod parameters;
mod pass;

pub(crate) use model::{Gold, Input, Network, Sizes};
pub(crate) use parameters::Rate;
pub(crate) use pass::Dropout;
