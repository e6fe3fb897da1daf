//! What is shown of a reading, known without a browser: the page (`crate::app`), the pages written ahead of time and the
//! exports ([`crate::exports`]) derive it here alone.
//!
//! Knows the core by its output contract ([`crate::wire`]). [`reading`], [`segments`] and [`markup`] cut the text into marked runs,
//! [`findings`], [`chronicle`], [`telling`] and [`strip`] make the lists, [`corrections`] and [`apply`] set them right.

pub mod apply;
pub mod chronicle;
pub mod corrections;
pub mod dates;
pub mod findings;
pub mod item;
pub mod layers;
pub mod markup;
pub(crate) mod order;
pub mod reading;
#[cfg(test)]
pub(crate) mod sample;
pub mod segments;
pub mod state;
pub mod strip;
pub mod telling;
pub mod why;
