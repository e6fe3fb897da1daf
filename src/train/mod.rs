//! The trainers: one for each learned model, from the corpora in `../shared` to a file in `models/`.
//!
//! Feature `train` alone; nothing of it ships. Feature templates live with the stage that uses them, never here.
//! Every trainer gives the same file, bit for bit, from the same corpora.

pub mod corpora;
pub mod perceptron;
pub mod words;
