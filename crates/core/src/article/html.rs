//! Reads a web page (HTML) as an article: its story without navigation, teasers and comments, and its metadata.
//!
//! [`parser`] parses the page into a [`tree`], `story` decides which blocks are part of the story, and [`page`] composes the article.
//! No markup remains in the result, so nothing in it can be executed.

mod attributes;
mod elements;
mod headline;
mod json_ld;
pub(super) mod metadata;
mod page;
pub(super) mod parser;
mod publication;
pub(super) mod tree;

pub(super) use page::read;

#[cfg(test)]
mod tests;
