//! Finds sentence boundaries: a linear model classifies each gap between two tokens of a paragraph.
//!
//! The model is trained on EWT and GUM, on the text as `tokenizer` splits it (Read et al. 2012 compare such
//! splitters). `article` finds the paragraphs; no sentence crosses their borders. No sentence is longer than
//! [`LONGEST`] tokens, which bounds the cost of later stages.

use super::abbreviations;
use crate::article::Paragraph;
use crate::features::{Kind, Word};
use crate::linear::{Hasher, Model};
use crate::span::Span;
use std::ops::Range;

/// The maximal number of tokens of a sentence.
pub const LONGEST: usize = 240;

/// The maximal number of tokens of a dateline: "ST. LOUIS, Mo., Oct. 12 (AP) —".
pub(super) const LONGEST_DATELINE: usize = 16;

/// The labels of the model, by index: the gap after a token is within a sentence, or is the end of one.
pub const LABELS: [&str; 2] = ["within", "end"];

/// A tokenised text with the properties of its words.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    /// The tokens, in order.
    pub spans: &'a [Span],
    /// The properties of each token, from which features are computed.
    pub words: &'a [Word],
}

impl<'a> Tokens<'a> {
    fn form(&self, token: usize) -> &'a str {
        self.spans.get(token).map_or("", |span| &self.text[span.range()])
    }

    /// Returns whether white space or the end of the text follows the token.
    fn spaced(&self, token: usize) -> bool {
        let end = self.spans[token].end;
        self.spans.get(token + 1).is_none_or(|next| next.start > end)
    }
}

/// Returns the sentences as non-empty token ranges in order, which cover every token once.
#[must_use]
pub fn split(tokens: Tokens, paragraphs: &[Paragraph], model: &Model) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut features = Vec::new();
    let (mut paragraphs, mut current) = (paragraphs.iter().peekable(), Current::default());
    for token in 0..tokens.spans.len() {
        current.add(tokens.form(token));
        let end = tokens.spans[token].end;
        while paragraphs.next_if(|p| p.span.end <= end).is_some() {}
        let next = tokens.spans.get(token + 1);
        let must = next
            .is_none_or(|next| crosses(tokens.text, end, next.start, paragraphs.peek().copied()));
        let learned = || {
            let mut scores = [0; 2];
            gap(tokens, token, &current, &mut features);
            model.score(&features, &mut scores);
            scores[1] > scores[0]
        };
        if must || settled(tokens, token, &current).unwrap_or_else(learned) {
            close(tokens, current.start..token + 1, &mut sentences);
            current = Current::from(token + 1);
        }
    }
    sentences
}

/// Returns whether a sentence may end after `token`: white space follows, or the token contains a punctuation mark
/// that can end a sentence.
#[must_use]
pub fn may_end(tokens: Tokens, token: usize) -> bool {
    let ending = |c| matches!(c, '.' | '!' | '?' | '…' | ':' | ';' | '"' | '”' | '’' | ')' | ']');
    tokens.spaced(token) || tokens.form(token).chars().any(ending)
}

/// Returns whether a sentence ends after `token` according to the rules; `None` if no rule applies, so that the
/// model has to decide.
fn settled(tokens: Tokens, token: usize, current: &Current) -> Option<bool> {
    let (form, next) = (tokens.form(token), tokens.form(token + 1));
    if !may_end(tokens, token) || abbreviations::leads_on(form) || goes_on(tokens, token, current) {
        return Some(false);
    }
    // A sentence ends after an abbreviation if a capitalised word that is not a name follows. This does not apply
    // to a headline, where every word may be capitalised.
    let shortened = form.len() > 1 && form.ends_with('.') && !form.starts_with('.');
    if shortened && current.has_small_words && abbreviations::opens(next) {
        return Some(true);
    }
    abbreviations::is_initial(form).then_some(false)
}

/// Returns whether the token is a mark after which no sentence ends: a bullet, a dateline's dash, or a mark that is
/// part of a name ("Yahoo! said").
fn goes_on(tokens: Tokens, token: usize, current: &Current) -> bool {
    let kind = |token: usize| tokens.words[token].kind;
    match tokens.form(token) {
        "•" | "·" | "▪" | "◦" | "●" | "*" | "-" | "‐" | "‑" if token == current.start => {
            true
        }
        "-" | "‐" | "‑" | "--" | "–" | "—" => {
            let short = token - current.start < LONGEST_DATELINE;
            short && !current.has_small_words && kind(current.start) == Kind::Upper
        }
        "!" | "?" if token > current.start => {
            let small = tokens.form(token + 1).starts_with(char::is_lowercase);
            small && kind(token - 1) == Kind::Capital
        }
        _ => false,
    }
}

/// Returns whether the border of a paragraph or a blank line is between two tokens. `end` is the end of the first
/// token and `start` is the start of the second, in bytes; `paragraph` is the first paragraph that ends after the
/// first token.
fn crosses(text: &str, end: u32, start: u32, paragraph: Option<&Paragraph>) -> bool {
    let blank_line = || {
        let gap = text[end as usize..start as usize].chars();
        gap.filter(|&c| c == '\n').count() > 1
    };
    paragraph.is_some_and(|p| (end + 1..=start).contains(&p.span.start)) || blank_line()
}

/// Adds a sentence to `sentences`. A sentence of more than [`LONGEST`] tokens is split after a semicolon; if it has
/// none, after a comma, colon or bar; else after [`LONGEST`] tokens. Marks in the first half of these tokens are
/// ignored.
fn close(tokens: Tokens, mut sentence: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    while sentence.len() > LONGEST {
        let window = sentence.start + LONGEST / 2..sentence.start + LONGEST;
        let cut = |wanted: &str| window.clone().rev().find(|&t| wanted.contains(tokens.form(t)));
        let at = cut(";").or_else(|| cut(",:|")).map_or(window.end, |t| t + 1);
        sentences.push(sentence.start..at);
        sentence.start = at;
    }
    sentences.push(sentence);
}

/// The state of the current sentence, up to and including the last token that was added.
#[derive(Clone, Copy, Debug, Default)]
pub struct Current {
    /// The index of the first token of the sentence.
    pub start: usize,
    quoted: bool,
    brackets: u32,
    has_small_words: bool,
}

impl Current {
    /// Returns the state before the first token of a sentence, whose index is `start`.
    #[must_use]
    pub fn from(start: usize) -> Self {
        Self { start, ..Self::default() }
    }

    /// Updates the state with the next token.
    pub fn add(&mut self, form: &str) {
        match form {
            "\"" => self.quoted = !self.quoted,
            "“" | "``" => self.quoted = true,
            "”" | "''" => self.quoted = false,
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            _ => self.has_small_words |= form.len() > 3 && form.chars().all(char::is_lowercase),
        }
    }
}

/// Sets `features` to the model's features of the gap after `token`.
pub fn gap(tokens: Tokens, token: usize, current: &Current, features: &mut Vec<u32>) {
    let word =
        |at: Option<usize>| at.and_then(|at| tokens.words.get(at)).copied().unwrap_or_default();
    let (left, before, third) =
        (word(Some(token)), word(token.checked_sub(1)), word(token.checked_sub(2)));
    let (right, after) = (word(Some(token + 1)), word(Some(token + 2)));
    let spaced = token + 1 < tokens.spans.len() && tokens.spaced(token);
    let length = (token + 1 - current.start).min(40).ilog2();
    let state = u32::from(current.quoted) << 1 | u32::from(current.brackets > 0);
    let kind = |word: Word| word.kind as u32;
    // For words, case and a final full stop are the most informative properties; for marks, the mark itself.
    let shortened = u32::from(tokens.form(token).ends_with('.')) << 4;
    let mark = if left.kind == Kind::Symbol { left.lower } else { kind(left) | shortened };
    let mark_before = if before.kind == Kind::Symbol { before.lower } else { kind(before) };
    let right_mark = if right.kind == Kind::Symbol { right.lower } else { kind(right) };
    let place = mark ^ u32::from(spaced) << 8;
    let parts: [&[u32]; 18] = [
        &[place],
        &[left.lower],
        &[place, right_mark],
        &[place, right.lower],
        &[left.lower, right.form],
        &[place, before.lower],
        &[place, mark_before, right_mark],
        &[place, u32::from(right.class.group), kind(right)],
        &[place, right_mark, kind(after)],
        &[place, right_mark, length],
        &[place, right_mark, state],
        &[place, before.lower, third.lower],
        &[place, before.shape, right_mark],
        &[right.form],
        &[right.form, after.lower],
        &[place, u32::from(before.class.cluster), right_mark],
        &[place, mark_before, right.form],
        &[place, mark_before, right_mark, state, length],
    ];
    features.clear();
    features.extend(parts.iter().enumerate().map(|(template, parts)| {
        parts.iter().fold(Hasher::new(template as u32), |h, &part| h.word(part)).finish()
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::syntax::tokenizer::tokenize;
    use crate::word_classes::WordClasses;

    /// Splits by rules only: the model has no weights and ends no sentence.
    fn split_unlearned(text: &str) -> Vec<String> {
        let article = Article::new(text.to_owned(), None).unwrap();
        let spans = tokenize(text);
        let none = WordClasses::new(&[]);
        let words: Vec<_> = spans.iter().map(|s| Word::new(&text[s.range()], &none)).collect();
        let tokens = Tokens { text, spans: &spans, words: &words };
        let model = Model::new(LABELS.map(str::to_owned).to_vec(), &[]);
        let sentences = split(tokens, &article.paragraphs, &model);
        let covered: Vec<usize> = sentences.iter().cloned().flatten().collect();
        assert_eq!(covered, (0..spans.len()).collect::<Vec<_>>(), "every token once");
        let words =
            |sentence: Range<usize>| sentence.map(|t| tokens.form(t)).collect::<Vec<_>>().join(" ");
        sentences.into_iter().map(words).collect()
    }

    #[test]
    fn a_blank_line_ends_a_sentence() {
        assert_eq!(
            split_unlearned("A headline\n\nA story. It ends."),
            ["A headline", "A story . It ends ."]
        );
        assert!(split_unlearned(" \n\n").is_empty());
    }

    #[test]
    fn a_sentence_without_end_is_cut_behind_a_comma() {
        let clause = "word ".repeat(99) + "word, ";
        let sentences = split_unlearned(&clause.repeat(7));
        assert!(sentences.iter().all(|s| s.split(' ').count() <= LONGEST && s.ends_with(',')));
        let endless = split_unlearned(&"word ".repeat(1000));
        assert!(endless.iter().all(|s| s.split(' ').count() <= LONGEST));
    }
}
