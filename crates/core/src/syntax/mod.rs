//! Syntax: finds the tokens and sentences of an article's text, and their tags, lemmas and dependency trees.
//!
//! Each step is a module; [`parse`] combines them into the [`Document`]. No later stage changes a token.

mod abbreviations;
mod arborescence;
mod dateline;
pub(crate) mod dense;
pub(crate) mod encoder;
pub mod lemmatizer;
mod network;
pub(crate) mod parser;
mod postpositive_adjectives;
mod punctuation_attachment;
pub mod sentences;
pub(crate) mod tagger;
pub mod tokenizer;
mod weights;

pub use network::Network;
pub use tokenizer::is_space;

use crate::article::Article;
use crate::document::{Document, Lemmas, Token};
use crate::features::Word;
use crate::linear;
use crate::span::{SentenceId, TokenId, TokenRange};
use crate::word_classes::WordClasses;
use lemmatizer::Lemmatizer;
use typed_index_collections::TiVec;

/// The trained models of this stage.
#[derive(Clone, Debug)]
pub struct Model {
    /// Classifies the gap between two tokens: within a sentence, or the end of one.
    pub sentences: linear::Model,
    /// Predicts tags and dependency trees.
    pub network: Network,
    /// Predicts lemmas.
    pub lemmatizer: Lemmatizer,
}

/// Analyses the article's text, and returns its tokens and sentences as a document.
#[must_use]
pub fn parse<'a>(article: &'a Article, classes: &WordClasses, model: &Model) -> Document<'a> {
    let text = &article.text;
    let spans = tokenizer::tokenize(text);
    let form = |token: usize| &text[spans[token].range()];
    let words: Vec<Word> = (0..spans.len()).map(|t| Word::new(form(t), classes)).collect();
    let seen = sentences::Tokens { text, spans: &spans, words: &words };
    let ranges = sentences::split(seen, &article.paragraphs, &model.sentences);

    let mut tokens: TiVec<TokenId, Token> = TiVec::with_capacity(spans.len());
    let mut sentences: TiVec<SentenceId, TokenRange> = TiVec::with_capacity(ranges.len());
    let mut lemmas = Lemmas::default();
    let mut scores = Vec::new();
    for range in ranges {
        let words = &words[range.clone()];
        let (tags, mut arcs) =
            dateline::analyse(&model.network, words, text, &spans[range.clone()]);
        postpositive_adjectives::attach_general(&mut arcs, &tags, |at| form(range.start + at));
        let arcs = punctuation_attachment::attach(&arcs, |at| form(range.start + at));
        let first = tokens.next_key();
        let sentence = sentences.next_key();
        for (at, ((word, (upos, xpos)), (head, relation))) in
            words.iter().zip(tags).zip(arcs).enumerate()
        {
            let token = range.start + at;
            lemmas.push(&model.lemmatizer.lemma(form(token), word, (upos, xpos), &mut scores));
            let head = head.map(|head| first.plus(head as u32));
            tokens.push(Token { span: spans[token], upos, xpos, head, relation, sentence });
        }
        sentences.push(TokenRange::new(first, tokens.next_key()));
    }
    // `words` takes more memory than the document, so it is freed first.
    drop(words);
    Document::new(article, tokens, sentences, lemmas)
}
