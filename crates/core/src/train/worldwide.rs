//! Reads the worldwide corpus of names: web news from five continents, in whole articles (Shan et al. 2023).
//!
//! The articles are raw text, which our own tokenizer and sentence splitter split. `name_corpora` maps the labels
//! to our kinds.

use super::CorporaConfig;
use super::corpora;
use super::named_sentences::{Raw, Sentence};
use crate::article::Article;
use crate::features::Word;
use crate::linear::Model;
use crate::syntax::{is_space, sentences, tokenizer};
use crate::word_classes::WordClasses;
use serde::Deserialize;
use std::io;
use std::ops::Range;

/// The path of the corpus, below the folder of all corpora.
pub(super) const FILE: &str = "worldwide/train.jsonl.gz";

/// One article: the text, and its names in code points with the corpus's labels.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    names: Vec<(usize, usize, String)>,
}

/// Returns the sentences of each article, with the token ranges of the names and the corpus's labels.
///
/// # Errors
/// If the corpus can't be read or is not in its format.
pub(super) fn documents(config: &CorporaConfig, splitter: &Model) -> io::Result<Vec<Vec<Raw>>> {
    let words = config.words()?;
    let corpus = corpora::read(&config.join(FILE))?;
    corpus.lines().map(|line| document(line, &words, splitter)).collect()
}

fn document(line: &str, classes: &WordClasses, splitter: &Model) -> io::Result<Vec<Raw>> {
    let malformed = || corpora::malformed(FILE, line);
    let Line { text, names } = serde_json::from_str(line).map_err(|_| malformed())?;
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let bytes = |(start, end, label): &(usize, usize, String)| {
        Some((*places.get(*start)?..*places.get(*end)?, label.clone()))
    };
    let names: Vec<(Range<usize>, String)> =
        names.iter().map(bytes).collect::<Option<_>>().ok_or_else(malformed)?;
    let article = Article::new(text, None).map_err(|_| malformed())?;
    let text = &article.text;
    let spans = tokenizer::tokenize(text);
    let words: Vec<Word> =
        spans.iter().map(|span| Word::new(&text[span.range()], classes)).collect();
    let tokens = sentences::Tokens { text, spans: &spans, words: &words };
    let ranges = sentences::split(tokens, &article.paragraphs, splitter);
    let sentence = |range: Range<usize>| {
        let forms = spans[range.clone()].iter().map(|span| text[span.range()].to_owned());
        let glued = range.clone().map(|token| {
            let before = token.checked_sub(1).filter(|before| range.contains(before));
            let gap =
                before.map(|before| &text[spans[before].end as usize..spans[token].start as usize]);
            gap.is_none_or(|gap| !gap.contains(is_space))
        });
        let of_name = |(bytes, label): &(Range<usize>, String)| {
            let inside = |&token: &usize| {
                (spans[token].start as usize) < bytes.end && bytes.start < spans[token].end as usize
            };
            let first = range.clone().find(inside)?;
            let n = range.clone().filter(inside).count();
            Some((first - range.start..first - range.start + n, label.clone()))
        };
        let labels = names.iter().filter_map(of_name).collect();
        let sentence =
            Sentence { words: forms.collect(), glued: glued.collect(), names: Vec::new() };
        (labels, sentence)
    };
    Ok(ranges.into_iter().map(sentence).collect())
}
