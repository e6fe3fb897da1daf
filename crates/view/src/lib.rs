//! What is shown of a reading, known without a browser: the page (`app`), the pages written ahead of time and the
//! exports ([`crate::exports`]) derive it here alone.
//!
//! Knows the core by its output contract ([`dateline_schema`]). [`reading`], [`segments`] and [`markup`] cut the text into marked runs,
//! [`findings`], [`chronicle`], [`telling`], [`strip`] and [`together`] make the lists, [`corrections`] and [`apply`] set them right, [`saved`] is how all of it is kept.

pub mod apply;
pub mod chronicle;
pub mod corrections;
pub mod dates;
pub mod exports;
pub mod findings;
pub mod item;
pub mod layers;
pub mod markup;
pub mod order;
pub mod reading;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod saved;
pub mod segments;
pub mod state;
pub mod strip;
pub mod telling;
pub mod together;
pub mod why;
