//! Turns tokenised sentences back into text, and splits the text into the product's own tokens.
//!
//! The corpora of names are tokenised by several conventions. The model must learn from the product's own tokens,
//! so the words are joined as in printed text and split by our tokenizer.

use super::name_corpora::ANY;
use super::named_sentences::{Kinds, Sentence};
use crate::article::Article;
use crate::document::{Document, Relation, Token, Upos, Xpos};
use crate::mentions::gazetteer::{Class, Classes, Phrase};
use crate::mentions::{EntityKind, Gazetteer};
use crate::span::{SentenceId, Span, TokenId, TokenRange};
use crate::syntax::tokenizer;
use std::ops::Range;

/// Detokenised text with its names. All positions are in bytes.
#[derive(Clone, Debug, Default)]
pub struct DetokenizedText {
    /// The sentences, one per line.
    pub text: String,
    /// The end of each sentence.
    pub ends: Vec<usize>,
    /// The ranges of the names, in order, with their possible kinds.
    pub names: Vec<(Range<usize>, Kinds)>,
    /// The ranges of which it is unknown whether they are names, in order: "Acme" in "Acme-led".
    pub open: Vec<Range<usize>>,
}

/// Detokenises sentences. The gazetteer gives the kinds of names in adjectives such as "Boston-based".
#[must_use]
pub fn print(sentences: &[Sentence], gazetteer: &Gazetteer) -> DetokenizedText {
    let mut print = DetokenizedText::default();
    for sentence in sentences {
        let spans = print_words(&sentence.words, &sentence.glued, &mut print.text);
        let mut named = vec![false; spans.len()];
        for (words, kinds) in &sentence.names {
            named[words.clone()].fill(true);
            let last = words.end - 1;
            let end = spans[last].end - adjective_end(&sentence.words[last]);
            let bytes = spans[words.start].start..end;
            // Some corpora annotate "Boston-based" as a name with a kind of its own, but the name is "Boston", a
            // town.
            let kinds = if end < spans[last].end {
                gazetteer_kinds(&print.text[bytes.clone()], gazetteer).unwrap_or(ANY)
            } else {
                *kinds
            };
            print.names.push((bytes, kinds));
        }
        for (i, word) in sentence.words.iter().enumerate().filter(|&(i, _)| !named[i]) {
            let adjective = adjective_end(word);
            if adjective > 0 {
                let bytes = spans[i].start..spans[i].end - adjective;
                match gazetteer_kinds(&print.text[bytes.clone()], gazetteer) {
                    Some(kinds) => print.names.push((bytes, kinds)),
                    None => print.open.push(bytes),
                }
            }
        }
        print.ends.push(print.text.len());
        print.text.push('\n');
    }
    print
}

/// Appends words as in printed text, and returns the byte range of each. `known` states whether each word follows
/// the one before without a space; it is empty if the corpus does not specify this.
fn print_words(words: &[String], known: &[bool], text: &mut String) -> Vec<Range<usize>> {
    let mut spans = Vec::with_capacity(words.len());
    // Most corpora do not distinguish opening from closing double quotes. They are taken to open and close in turn.
    let mut opened = false;
    let mut glued = true;
    for (at, word) in words.iter().enumerate() {
        let quote = matches!(&word[..], "\"" | "``" | "''");
        let closes = quote && opened;
        let joined = known.get(at).copied();
        if !joined.unwrap_or(glued || closes || sticks_to_left(word)) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(if quote { "\"" } else { word });
        spans.push(start..text.len());
        opened ^= quote;
        glued = matches!(&word[..], "(" | "[" | "{" | "$" | "£" | "€" | "#") || quote && opened;
    }
    spans
}

/// Returns the kind of a name as a set of one kind; `None` unless the gazetteer lists the name as a people or a place.
fn gazetteer_kinds(name: &str, gazetteer: &Gazetteer) -> Option<Kinds> {
    let lower = name.to_lowercase();
    let phrase = lower.split_whitespace().fold(Phrase::new(), Phrase::then);
    let classes = gazetteer.classes(phrase);
    let place = Class::Country as Classes | Class::State as Classes | Class::Town as Classes;
    if classes & Class::People as Classes != 0 {
        Some(1 << EntityKind::Norp as u16)
    } else {
        (classes & place != 0).then_some(1 << EntityKind::Gpe as u16)
    }
}

/// Returns the number of bytes from the hyphen to the end of an adjective such as "Boston-based", which some
/// corpora annotate as one name; 0 for other words.
fn adjective_end(word: &str) -> usize {
    const ENDS: [&str; 8] = ["ed", "ing", "born", "led", "made", "style", "bound", "wide"];
    let (name, end) = word.rsplit_once('-').unwrap_or((word, ""));
    let is_adjective = end.bytes().all(|b| b.is_ascii_lowercase())
        && ENDS.iter().any(|known| end.ends_with(known))
        && name.chars().any(char::is_uppercase);
    if is_adjective { word.len() - name.len() } else { 0 }
}

/// Returns whether a word is printed without a space before it.
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

/// Returns the tokens of the text, and the token range of each sentence.
#[must_use]
pub fn tokens(print: &DetokenizedText) -> (Vec<Token>, Vec<TokenRange>) {
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

/// Returns the text as an article.
#[must_use]
pub fn article(print: &DetokenizedText) -> Article {
    let text = print.text.clone();
    Article { text, created: None, created_from: None, title: None, paragraphs: Vec::new() }
}

/// Returns the text as a document without syntax.
#[must_use]
pub fn document<'a>(article: &'a Article, print: &DetokenizedText) -> Document<'a> {
    let (tokens, ranges) = tokens(print);
    let lemmas = vec![""; tokens.len()];
    Document::new(article, tokens.into(), ranges.into(), lemmas.iter().collect())
}

/// Returns the index range of the tokens that overlap the bytes.
#[must_use]
pub fn indices(document: &Document, bytes: &Range<usize>) -> Range<usize> {
    let tokens = document.tokens_in(Span::new(bytes.start, bytes.end));
    usize::from(tokens.start)..usize::from(tokens.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let entries = [("kenyan", Class::People), ("nairobi", Class::Town)];
        let entries = entries.map(|(word, class)| (Phrase::new().then(word), class));
        Gazetteer::from_bytes(&Gazetteer::bytes(&entries)).unwrap()
    }

    fn sentence(words: &str, names: &[(Range<usize>, Kinds)]) -> Sentence {
        let words = words.split(' ').map(str::to_owned).collect();
        Sentence { words, names: names.to_vec(), ..Sentence::default() }
    }

    /// Checks the detokenised text, its names, and the ranges of which it is unknown whether they are names.
    fn check(words: &str, names: &[(Range<usize>, Kinds)], wanted: (&str, &[&str], &[&str])) {
        let print = print(&[sentence(words, names)], &gazetteer());
        let text = |bytes: &Range<usize>| &print.text[bytes.clone()];
        let names: Vec<_> = print.names.iter().map(|name| text(&name.0)).collect();
        let open: Vec<_> = print.open.iter().map(text).collect();
        assert_eq!((print.text.trim_end(), &names[..], &open[..]), wanted);
    }

    #[test]
    fn words_are_joined_as_in_print() {
        let words = "\" I ca n't , \" said Ada ( 61 ) 's \" aide \" .";
        check(words, &[(7..8, 1)], ("\"I can't,\" said Ada (61)'s \"aide\".", &["Ada"], &[]));
    }

    #[test]
    fn names_end_before_the_hyphen_of_an_adjective() {
        check("Acme-led talks", &[(0..1, 2)], ("Acme-led talks", &["Acme"], &[]));
        check("the Nairobi-based bank", &[], ("the Nairobi-based bank", &["Nairobi"], &[]));
        check("an Acme-backed plan", &[], ("an Acme-backed plan", &[], &["Acme"]));
        check("Jean-Pierre left", &[(0..1, 1)], ("Jean-Pierre left", &["Jean-Pierre"], &[]));
        check("well-known Ada", &[(1..2, 1)], ("well-known Ada", &["Ada"], &[]));
    }

    #[test]
    fn sentences_hold_their_own_tokens() {
        let print = print(&[sentence("It ended .", &[]), sentence("Do n't .", &[])], &gazetteer());
        let (tokens, ranges) = tokens(&print);
        assert_eq!(tokens.len(), 6);
        assert_eq!(ranges.iter().map(|range| range.len()).collect::<Vec<_>>(), [3, 3]);
    }
}
