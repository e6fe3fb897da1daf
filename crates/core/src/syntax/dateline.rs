//! Parses datelines separately: "ST. LOUIS, Mo., Oct. 12 (AP) —" before the first words of a story.
//!
//! A dateline is not part of the clause that follows. No treebank that we train on has a dateline in the same
//! sentence as the clause, so the parser would take its place name for the subject. Therefore a dateline gets a
//! tree of its own, whose root is attached to the root of the clause.

use super::network::Network;
use super::parser::Arc;
use super::sentences::LONGEST_DATELINE;
use crate::document::{Relation, Upos, Xpos};
use crate::features::{Kind, Word};
use crate::span::Span;

/// The tags and the arcs of a sentence's tokens, in order; the arc of a punctuation mark is `None`.
pub(super) type Analysis = (Vec<(Upos, Xpos)>, Vec<Option<Arc>>);

/// Returns the tags and the tree of one sentence; its dateline, if any, is analysed separately.
pub(super) fn analyse(network: &Network, words: &[Word], text: &str, spans: &[Span]) -> Analysis {
    let cut = length(words, text, spans);
    if cut == 0 {
        return network.analyse(words);
    }
    let (mut tags, mut arcs) = network.analyse(&words[..cut]);
    let (story_tags, story) = network.analyse(&words[cut..]);
    let root = story.iter().position(|arc| arc.is_some_and(|(head, _)| head.is_none()));
    for (head, relation) in arcs.iter_mut().flatten() {
        if head.is_none() {
            (*head, *relation) = (root.map(|root| cut + root), Relation::Dep);
        }
    }
    tags.extend(story_tags);
    let moved = |(head, relation): Arc| (head.map(|head| cut + head), relation);
    arcs.extend(story.into_iter().map(|arc| arc.map(moved)));
    (tags, arcs)
}

/// Returns the number of tokens in the sentence's dateline including the final dash, or 0 if there is none.
fn length(words: &[Word], text: &str, spans: &[Span]) -> usize {
    /// The minimum number of tokens that must follow the dateline.
    const STORY: usize = 3;
    let form = |at: usize| &text[spans[at].range()];
    // Excludes the hyphen of "NATO-led troops", which no space follows.
    let spaced = |at: usize| spans[at].end < spans[at + 1].start;
    let dash = |at: usize| matches!(form(at), "-" | "‐" | "‑" | "--" | "–" | "—") && spaced(at);
    let furthest = LONGEST_DATELINE.min(words.len().saturating_sub(STORY));
    let Some(end) = (1..furthest).find(|&at| dash(at)) else { return 0 };
    let named = |at: usize| match words[at].kind {
        Kind::Upper | Kind::Capital => true,
        _ => {
            form(at).chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '(' | ')' | '.' | '/'))
        }
    };
    // The length in bytes of the words in capitals at the start, without acronyms: "U.S. - China talks" has no
    // dateline.
    let shouted: usize = (0..end)
        .take_while(|&at| {
            words[at].kind == Kind::Upper && !form(at).trim_end_matches('.').contains('.')
        })
        .map(|at| form(at).len())
        .sum();
    let agency = form(end - 1) == ")";
    let is_dateline = (shouted > 3 || agency) && (0..end).all(named);
    if is_dateline { end + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tokenizer;
    use crate::word_classes::WordClasses;

    fn check(sentence: &str, expected: usize) {
        let spans = tokenizer::tokenize(sentence);
        let word = |span: &Span| Word::new(&sentence[span.range()], &WordClasses::new(&[]));
        let words: Vec<Word> = spans.iter().map(word).collect();
        assert_eq!(length(&words, sentence, &spans), expected, "{sentence}");
    }

    #[test]
    fn places_in_capitals_before_a_dash_are_datelines() {
        check("MOSCOW — Russia has closed its border.", 2);
        check("ST. LOUIS, Mo., Oct. 12 (AP) -- Rain fell on Monday.", 11);
        check("London (Reuters) - Shares fell on Friday.", 5);
        check("GENEVA, Oct 12, 2015 (AFP) – Talks went on.", 10);
        check("U.S. - China talks went on.", 0);
        check("MOSCOW, which is cold — Russia has closed its border.", 0);
        check("NATO-led troops arrived.", 0);
        check("MOSCOW —", 0);
    }
}
