//! Derives everything that is shown of an analysed article. The crate is independent of the browser: the page, the
//! prerendered site and the exports ([`crate::exports`]) all use it.
//!
//! It depends on the core only through the output contract ([`dateline_schema`]). [`article_view`], [`segments`] and
//! [`markup`] cut the text into marked runs. [`findings`], [`timeline_view`], [`narrative_order`], [`histogram`] and
//! [`comparison`] build the lists. [`corrections`] and [`apply`] correct the analysis, and [`saved`] is the format of
//! saved articles.

pub mod apply;
pub mod article_view;
pub mod comparison;
pub mod corrections;
pub mod dates;
pub mod explanation;
pub mod exports;
pub mod findings;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
pub mod histogram;
pub mod item;
pub mod layers;
pub mod letter_case;
pub mod markup;
pub mod narrative_order;
pub mod saved;
pub mod segments;
pub mod sort;
pub mod speaker_names;
pub mod state;
pub mod timeline_view;
