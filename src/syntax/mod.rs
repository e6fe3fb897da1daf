//! Syntax: from an article's text to tokens, sentences, tags, lemmas and a tree.

mod abbreviations;
pub mod sentences;
pub mod tokenizer;

use crate::article::Article;
use crate::document::Document;
use crate::models::Models;
use typed_index_collections::TiVec;

/// Analyses the article's text.
#[must_use]
pub fn parse<'a>(article: &'a Article, _models: &Models) -> Document<'a> {
    let _ = tokenizer::tokenize(&article.text);
    Document::new(article, TiVec::new(), TiVec::new(), &[] as &[&str])
}
