//! Trains the sentence splitter on the running text of EWT and GUM.

use super::corpora::Document;
use super::perceptron::Perceptron;
use super::shuffle::Shuffle;
use super::{CorporaConfig, treebanks};
use crate::article::Article;
use crate::features::Word;
use crate::linear;
use crate::span::Span;
use crate::syntax::sentences::{Current, LABELS, Tokens, gap, may_end};
use crate::syntax::tokenizer;
use crate::word_classes::WordClasses;
use std::collections::BTreeSet;
use std::io;
use std::ops::RangeInclusive;

/// The number of passes over the corpus. Set by hand.
const ROUNDS: usize = 12;

/// Returns the body of the model file.
///
/// # Errors
/// If a corpus or the word classes can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    learn(config, &[])
}

/// Returns the body of a model that is trained without the templates whose indices are in `left_out`.
pub(super) fn learn(
    config: &CorporaConfig,
    left_out: &[RangeInclusive<u32>],
) -> io::Result<Vec<u8>> {
    let words = config.words()?;
    let documents = treebanks(config)?;
    let texts: Vec<_> = documents.iter().filter_map(|d| Text::new(d, &words)).collect();
    let mut perceptron = Perceptron::new();
    let mut shuffle = Shuffle::new();
    for _ in 0..ROUNDS {
        for at in shuffle.order(texts.len()) {
            texts[at].learn(left_out, &mut perceptron);
        }
    }
    let mut rows = perceptron.quantise(2);
    Ok(linear::to_bytes(&LABELS.map(str::to_owned), &mut rows))
}

/// A document as the input of the splitter.
struct Text<'d> {
    text: &'d str,
    spans: Vec<Span>,
    words: Vec<Word>,
    /// Whether a sentence ends after each token; `None` where the article's layout decides.
    ends: Vec<Option<bool>>,
}

impl<'d> Text<'d> {
    fn new(document: &'d Document, words: &WordClasses) -> Option<Self> {
        let text = document.text.as_str();
        let article = Article::new(text.to_owned(), None).ok()?;
        let spans = tokenizer::tokenize(text);
        let described = spans.iter().map(|s| Word::new(&text[s.range()], words)).collect();
        let sentence_ends: BTreeSet<usize> =
            document.sentences.iter().filter_map(|s| s.last()).map(|w| w.span.1).collect();
        let decided: BTreeSet<u32> = article.paragraphs.iter().map(|p| p.span.end).collect();
        let end = |s: &Span| {
            (!decided.contains(&s.end)).then(|| sentence_ends.contains(&(s.end as usize)))
        };
        let ends = spans.iter().map(end).collect();
        Some(Self { text, spans, words: described, ends })
    }

    fn learn(&self, left_out: &[RangeInclusive<u32>], perceptron: &mut Perceptron) {
        let tokens = Tokens { text: self.text, spans: &self.spans, words: &self.words };
        let (mut current, mut features, mut scores) = (Current::default(), Vec::new(), [0.0; 2]);
        for (token, end) in self.ends.iter().enumerate() {
            current.add(&self.text[self.spans[token].range()]);
            if let &Some(end) = end
                && may_end(tokens, token)
            {
                gap(tokens, token, &current, &mut features);
                let mut templates = 0..;
                let is_kept = |template| !left_out.iter().any(|range| range.contains(&template));
                features.retain(|_| templates.next().is_some_and(is_kept));
                perceptron.score(&features, &mut scores);
                let guess = scores[1] > scores[0];
                if guess != end {
                    perceptron.add(&features, u16::from(end), 1.0);
                    perceptron.add(&features, u16::from(guess), -1.0);
                }
                perceptron.tick();
            }
            if end.unwrap_or(true) {
                current = Current::from(token + 1);
            }
        }
    }
}
