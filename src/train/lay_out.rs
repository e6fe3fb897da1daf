//! Lays tokenised sentences out as text again, and reads that text as the product would.
//!
//! The corpora of names come in tokens of several conventions. The product sees its own tokens, so that is
//! what it must learn from: words are joined as they would be printed, and cut by our tokenizer.

use super::name_corpora::{ANY, Kinds, Sentence};
use crate::article::Article;
use crate::document::{Document, Relation, Token, Upos, Xpos};
use crate::span::{SentenceId, Span, TokenId, TokenRange};
use crate::syntax::tokenizer;
use std::ops::Range;

/// Printed text with its names, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Print {
    /// The sentences, a line each.
    pub text: String,
    /// Where each sentence ends.
    pub ends: Vec<usize>,
    /// The names, in order.
    pub names: Vec<(Range<usize>, Kinds)>,
}

/// Prints sentences.
#[must_use]
pub fn print(sentences: &[Sentence]) -> Print {
    let mut print = Print::default();
    for sentence in sentences {
        let mut spans = Vec::with_capacity(sentence.words.len());
        // Double quotes are not told apart in most corpora: every other one opens.
        let mut opened = false;
        let mut glued = true;
        for word in &sentence.words {
            let quote = matches!(&word[..], "\"" | "``" | "''");
            if !glued && !sticks_to_left(word) && !(quote && opened) {
                print.text.push(' ');
            }
            let start = print.text.len();
            print.text.push_str(if quote { "\"" } else { word });
            spans.push(start..print.text.len());
            opened ^= quote;
            glued = matches!(&word[..], "(" | "[" | "{" | "$" | "£" | "€" | "#") || quote && opened;
        }
        for (words, kinds) in &sentence.names {
            let (first, last) = (&spans[words.start], &sentence.words[words.end - 1]);
            let end = spans[words.end - 1].end - adjective_end(last);
            // "Boston-based" is of a kind of its own; Boston may be anything.
            let kinds = if end < spans[words.end - 1].end { ANY } else { *kinds };
            print.names.push((first.start..end, kinds));
        }
        print.ends.push(print.text.len());
        print.text.push('\n');
    }
    print
}

/// The bytes from the hyphen on in "Boston-based", which some corpora take for a name as a whole.
fn adjective_end(word: &str) -> usize {
    const ENDS: [&str; 8] = ["ed", "ing", "born", "led", "made", "style", "bound", "wide"];
    let (name, end) = word.rsplit_once('-').unwrap_or((word, ""));
    let is_adjective = end.bytes().all(|b| b.is_ascii_lowercase())
        && ENDS.iter().any(|known| end.ends_with(known))
        && name.chars().any(char::is_uppercase);
    if is_adjective { word.len() - name.len() } else { 0 }
}

/// Whether a word is printed right after the one before.
fn sticks_to_left(word: &str) -> bool {
    matches!(
        word,
        "." | ","
            | ":"
            | ";"
            | "!"
            | "?"
            | ")"
            | "]"
            | "}"
            | "%"
            | "..."
            | "'s"
            | "'S"
            | "'"
            | "n't"
            | "'re"
            | "'ve"
            | "'ll"
            | "'d"
            | "'m"
            | "’s"
            | "’"
    )
}

/// The tokens of printed text, by sentence.
#[must_use]
pub fn tokens(print: &Print) -> (Vec<Token>, Vec<TokenRange>) {
    let mut tokens: Vec<Token> = Vec::new();
    let mut ranges = Vec::new();
    let mut start = 0;
    for span in tokenizer::tokenize(&print.text) {
        while span.start as usize >= print.ends[ranges.len()] {
            ranges.push(start..tokens.len());
            start = tokens.len();
        }
        tokens.push(Token {
            span,
            upos: Upos::X,
            xpos: Xpos::Xx,
            head: None,
            relation: Relation::Dep,
            sentence: SentenceId::from(ranges.len()),
        });
    }
    ranges.push(start..tokens.len());
    let range = |r: Range<usize>| TokenRange::new(TokenId::from(r.start), TokenId::from(r.end));
    (tokens, ranges.into_iter().map(range).collect())
}

/// Printed text as an article.
#[must_use]
pub fn article(print: &Print) -> Article {
    let text = print.text.clone();
    Article { text, created: None, created_from: None, title: None, paragraphs: Vec::new() }
}

/// Printed text as a document without syntax.
#[must_use]
pub fn document<'a>(article: &'a Article, print: &Print) -> Document<'a> {
    let (tokens, ranges) = tokens(print);
    let lemmas = vec![""; tokens.len()];
    Document::new(article, tokens.into(), ranges.into(), &lemmas)
}

/// The tokens of each name; a name that begins or ends within a token is taken out to its bounds.
#[must_use]
pub fn names(document: &Document, print: &Print) -> Vec<(Range<usize>, Kinds)> {
    let indices = |bytes: &Range<usize>| {
        let tokens = document.tokens_in(Span::new(bytes.start, bytes.end));
        usize::from(tokens.start)..usize::from(tokens.end)
    };
    print.names.iter().map(|(bytes, kinds)| (indices(bytes), *kinds)).collect()
}
