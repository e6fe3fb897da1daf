//! Rule-based content and source of a cue, which `select` uses if there is no trained model.
//!
//! The content is the clause that a reporting verb or "according to" reports in the dependency tree, or else quoted
//! words in the same paragraph. The source is the subject of the verb, or the noun after "according to".

use super::attribution::Attribution;
use super::content::{self, Candidate};
use super::context::QuoteContext;
use super::cues;
use super::marks::SHORTEST_SPEECH;
use super::speakers::{self, Source};
use crate::document::{Relation, Upos};
use crate::span::TokenId;

/// Lemmas of verbs that can report a thought in a clause ("she hopes that …").
const THOUGHT_VERBS: &[&str] = &[
    "assume", "believe", "doubt", "expect", "fear", "feel", "hope", "imagine", "know", "suspect",
    "think", "worry",
];

/// Returns an attribution with the longest clause that the cue reports in the tree, or else with the longest quoted
/// span in the cue's paragraph. `None` if the token is not a reporting word, is inside a quoted span, or reports no
/// content.
pub(super) fn attribution(context: &QuoteContext, cue: TokenId) -> Option<Attribution> {
    let verb = context.document.tokens[cue].upos == Upos::Verb;
    let tells = verb && cues::tells(context, cue);
    let thinks = verb && THOUGHT_VERBS.contains(&context.document.lemma(cue));
    if !(tells || thinks || is_according_to(context, cue)) || context.marked_at(cue).is_some() {
        return None;
    }
    let n_tokens = |c: &Candidate| c.parts.iter().map(|part| part.len()).sum::<usize>();
    let rank = |c: &Candidate| {
        let n_marked: usize = c.parts.iter().map(|&part| context.n_marked(part)).sum();
        let near = context.paragraph(c.parts[0].start) == context.paragraph(cue);
        let quoted = tells && near && n_marked == n_tokens(c) && n_marked >= SHORTEST_SPEECH;
        let reported = reports(context, cue, c.top);
        (quoted || reported).then_some((reported, n_tokens(c)))
    };
    let candidates = content::candidates(context, cue).into_iter();
    let ranked = candidates.filter_map(|c| rank(&c).map(|rank| (rank, c)));
    let ((_, score), content) = ranked.max_by_key(|(rank, _)| *rank)?;
    Some(Attribution { cue, content, score: score as i32, layout_source: None })
}

/// Returns whether the cue is "according", the first word of "according to".
fn is_according_to(context: &QuoteContext, cue: TokenId) -> bool {
    context.document.lower(cue) == "according"
}

/// Returns whether the cue reports the clause whose head is `top`: the clause is the object of the cue, the cue is
/// inserted in the clause ("The bridge, he said, is safe"), or the cue belongs to an "according to" phrase that
/// modifies the clause.
fn reports(context: &QuoteContext, cue: TokenId, top: TokenId) -> bool {
    let token = |t: TokenId| &context.document.tokens[t];
    let inserted = token(cue).relation.is(Relation::Parataxis) && token(cue).head == Some(top);
    let object = token(top).relation.is(Relation::Ccomp) && token(top).head == Some(cue);
    let according = is_according_to(context, cue) && {
        let source = token(cue).head;
        source.is_some_and(|source| token(source).head == Some(top))
    };
    inserted || object || according
}

/// Returns the source of an attribution: the subject of the cue or, for "according to", the noun after it.
pub(super) fn source(context: &QuoteContext, attribution: &Attribution) -> Option<Source> {
    let cue = attribution.cue;
    let head = if is_according_to(context, cue) {
        context.document.tokens[cue].head
    } else {
        context.subject(cue)
    };
    let candidates = speakers::candidates(context, cue, &attribution.content);
    candidates.into_iter().find(|source| Some(source.head) == head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::Mention;
    use crate::span::MentionId;
    use crate::testing;
    use crate::word_classes::WordClasses;
    use typed_index_collections::TiVec;

    /// Returns the text of each part of the content that the rules find for the cue.
    fn reported(words: &str, cue: &str) -> Vec<String> {
        let document = testing::document(words, None);
        let (mentions, words) = (TiVec::<MentionId, Mention>::new(), WordClasses::new(&[]));
        let context = QuoteContext::new(&document, &mentions, &words);
        let cue = document.all().iter().find(|&t| document.form(t) == cue).expect("a cue");
        let found = attribution(&context, cue).map(|found| found.content.parts);
        found.iter().flatten().map(|&part| document.text(part).to_owned()).collect()
    }

    #[test]
    fn verbs_of_saying_and_thinking_report_a_clause() {
        let said =
            "Ann//NNP/2/nsubj said/say/VBD/0/root prices/price/NNS/4/nsubj fell/fall/VBD/2/ccomp";
        assert_eq!(reported(said, "said"), ["prices fell"]);
        let hopes =
            "Ann//NNP/2/nsubj hopes/hope/VBZ/0/root prices/price/NNS/4/nsubj fell/fall/VBD/2/ccomp";
        assert_eq!(reported(hopes, "hopes"), ["prices fell"]);
        let made =
            "Ann//NNP/2/nsubj made/make/VBD/0/root prices/price/NNS/4/nsubj fall//VB/2/ccomp";
        assert!(reported(made, "made").is_empty());
        let sang = "Ann//NNP/2/nsubj said/say/VBD/0/root so//RB/2/advmod and//CC/5/cc sang/sing/VBD/2/conj";
        assert!(reported(sang, "said").is_empty());
    }

    #[test]
    fn what_surrounds_an_inserted_report_is_reported() {
        let said = "The//DT/2/det bridge//NN/8/nsubj ,//,/5/punct he//PRP/5/nsubj said/say/VBD/8/parataxis \
             ,//,/5/punct is/be/VBZ/8/cop safe//JJ/0/root";
        assert_eq!(reported(said, "said"), ["The bridge", "is safe"]);
        let according = "The//DT/2/det bridge//NN/9/nsubj ,//,/6/punct according/accord/VBG/6/case to//IN/4/fixed \
             Ann//NNP/9/obl ,//,/6/punct is/be/VBZ/9/cop safe//JJ/0/root";
        assert_eq!(reported(according, "according"), ["The bridge", "is safe"]);
    }
}
