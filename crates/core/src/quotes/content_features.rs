//! Features with which the model scores a candidate for the content of a cue, and the checks that exclude a
//! candidate before it is scored.

use super::content::{Candidate, bucket, comma_before};
use super::context::QuoteContext;
use crate::document::{Relation, Upos};
use crate::features::Features;
use crate::span::{TokenId, TokenRange};

/// Adds the features of a candidate and of its position relative to the cue.
pub(crate) fn features(
    context: &QuoteContext,
    cue: TokenId,
    candidate: &Candidate,
    out: &mut Features,
) {
    let document = context.document;
    let (lemma, upos) = (context.lemma(cue), document.tokens[cue].upos as u32);
    let xpos = document.tokens[cue].xpos as u32;
    let first = candidate.parts[0].start;
    let last = candidate.parts[candidate.parts.len() - 1].last().unwrap_or(first);
    let top = &document.tokens[candidate.top];
    let n_parts = candidate.parts.len().min(3) as u32;
    let after_cue = u32::from(first > cue);
    let path = candidate.path;
    let marks = marks_of(context, candidate);
    let length = bucket(candidate.parts.iter().map(|p| p.len()).sum());
    let marker = document
        .child(candidate.top, Relation::Mark)
        .or_else(|| document.child(candidate.top, Relation::Case));
    let marker = context.word(marker);
    let finite = finiteness(context, candidate.top);
    let sentence = document.sentence_of(cue);
    let gap = if after_cue == 1 { first.0 - cue.0 } else { cue.0.saturating_sub(last.0) };
    let gap = bucket(gap as usize);
    let at_end = u32::from(last.plus(3) > sentence.end);
    let at_start = u32::from(first <= sentence.start.plus(1));
    let before = context.word(context.before(first));
    let first_word = context.word(Some(first));

    out.add(40, &[path, upos]);
    out.add(41, &[path, lemma]);
    out.add(42, &[path, xpos]);
    out.add(43, &[path, marks, n_parts]);
    out.add(44, &[lemma, marker, finite]);
    out.add(45, &[path, marker, finite]);
    out.add(46, &[lemma, top.relation as u32, top.xpos as u32]);
    out.add(47, &[path, top.xpos as u32]);
    out.add(48, &[lemma, context.lemma(candidate.top)]);
    out.add(49, &[path, context.lemma(candidate.top)]);
    out.add(50, &[lemma, first_word, after_cue]);
    out.add(51, &[path, first_word]);
    out.add(52, &[upos, before, after_cue]);
    out.add(53, &[lemma, before, after_cue]);
    out.add(54, &[length, top.upos as u32, upos]);
    out.add(55, &[lemma, length]);
    out.add(56, &[gap, after_cue, upos]);
    out.add(57, &[lemma, gap, after_cue]);
    out.add(58, &[marks, after_cue, upos]);
    out.add(59, &[lemma, marks, after_cue]);
    out.add(60, &[marks, at_start, at_end, gap]);
    out.add(61, &[at_start, at_end, path]);
    out.add(62, &[finite, candidate.reach, marker]);
    out.add(63, &[lemma, context.sort_of(candidate.top), top.relation as u32]);
    out.add(64, &[path, context.sort_of(candidate.top)]);
    out.add(65, &[marks, length]);
    let (cluster, group) = (context.cluster(cue), context.group(cue));
    let (top_cluster, top_group) = (context.cluster(candidate.top), context.group(candidate.top));
    out.add(68, &[cluster, path]);
    out.add(69, &[cluster, marker, finite]);
    out.add(70, &[cluster, marks, after_cue]);
    out.add(71, &[group, path]);
    out.add(72, &[path, top_cluster]);
    out.add(73, &[lemma, top_group]);
    out.add(74, &[group, top_group]);
    let next = context.word(context.after(last));
    out.add(66, &[next, at_end, after_cue]);
    out.add(67, &[path, context.word(Some(last))]);
    let (inner, between) = (marks_inside(context, candidate), between(context, cue, candidate));
    out.add(75, &[inner, marks]);
    out.add(76, &[inner, marks, after_cue, between]);
    out.add(77, &[between, marks, lemma]);
    out.add(78, &[between, upos, candidate.reach]);
}

/// Returns whether a candidate is one or two words in quotation marks, separated from the cue by other words: a label
/// ("whoever presses “Yes” loses, she warned"), not what the cue reports.
pub(crate) fn is_label(context: &QuoteContext, cue: TokenId, candidate: &Candidate) -> bool {
    let [part] = *candidate.parts else { return false };
    let n_words = part.iter().filter(|&t| context.is_word(t)).count();
    n_words <= 2
        && context.n_marked(part) == part.len()
        && matches!(between(context, cue, candidate), 2 | 3)
}

/// Lemmas of units of time in phrases such as "three hours before" or "a day after".
const TIMES: &[&str] = &["minute", "hour", "day", "night", "week", "month", "year"];

/// Returns whether the candidate consists of the circumstances of the reporting after the cue, while the reported
/// clause is before it: "The road will close, officials said on Monday, *a day after it flooded*".
pub(crate) fn is_circumstance(context: &QuoteContext, cue: TokenId, candidate: &Candidate) -> bool {
    let document = context.document;
    // Whether the part starts with a phrase such as "a day after", "just three hours before" or "amid".
    let leads = |part: TokenRange| {
        let mut first = part.iter().take(4).skip_while(|&t| {
            let measures = matches!(document.tokens[t].upos, Upos::Det | Upos::Num | Upos::Adv);
            measures || TIMES.contains(&document.lemma(t))
        });
        first.next().is_some_and(|t| matches!(document.lower(t), "after" | "before" | "amid"))
    };
    let aside = |&part: &TokenRange| part.start > cue && leads(part) && context.n_marked(part) == 0;
    let told = || {
        comma_before(context, cue).is_some_and(|comma| {
            context.has_verb(TokenRange::new(document.sentence_of(cue).start, comma))
        })
    };
    candidate.parts.iter().any(aside) && told()
}

/// Returns flags for the quoted spans inside a candidate, as bits: 1 if a span ends like speech, with a comma or
/// stop, and the candidate continues after it; 2 if a span starts after a comma or colon inside the candidate.
fn marks_inside(context: &QuoteContext, candidate: &Candidate) -> u32 {
    let mut bits = 0;
    for part in &candidate.parts {
        let first = context.marked.partition_point(|m| m.end <= part.start);
        for marked in context.marked[first..].iter().take_while(|m| m.start < part.end) {
            if marked.end < part.end && ends_speech(context, *marked) {
                bits |= 1;
            }
            let before = marked.start.before().filter(|_| marked.start > part.start);
            if context.is_one_of(before, &[",", ":"]) {
                bits |= 2;
            }
        }
    }
    bits
}

/// Returns whether a quoted span ends like speech before its cue: with a comma or stop before the closing mark, or
/// with a comma after it.
fn ends_speech(context: &QuoteContext, marked: TokenRange) -> bool {
    let inside = marked.last().and_then(TokenId::before);
    context.is_one_of(inside, &[",", ".", "?", "!"]) || context.is_one_of(Some(marked.end), &[","])
}

/// Returns what is between the cue and the nearest part of the candidate: 0 nothing or only punctuation, 1 the
/// cue's subject, 2 other words, 3 a quoted span, 4 the end of a sentence, 5 the end of a paragraph.
fn between(context: &QuoteContext, cue: TokenId, candidate: &Candidate) -> u32 {
    let document = context.document;
    let before = candidate.parts.iter().rfind(|part| part.end <= cue);
    let after = candidate.parts.iter().find(|part| part.start > cue);
    let gap = match (before, after) {
        (Some(before), Some(after)) if after.start.0 - cue.0 <= cue.0 - before.end.0 => {
            TokenRange::new(cue.plus(1), after.start)
        }
        (Some(before), _) => TokenRange::new(before.end, cue),
        (None, Some(after)) => TokenRange::new(cue.plus(1), after.start),
        (None, None) => return 2,
    };
    let ends = if gap.start > cue {
        [cue, gap.end]
    } else {
        [gap.start.before().unwrap_or(gap.start), cue]
    };
    if context.paragraph(ends[0]) != context.paragraph(ends[1]) {
        return 5;
    }
    if document.tokens[ends[0]].sentence != document.tokens[ends[1]].sentence {
        return 4;
    }
    let words: Vec<TokenId> = gap.iter().filter(|&t| !context.is_stop(t)).collect();
    let subject = document.child(cue, Relation::Nsubj).map(|s| context.document.subtree(s));
    if words.is_empty() {
        0
    } else if context.n_marked(gap) > 0 {
        3
    } else if subject.is_some_and(|s| words.iter().all(|&t| s.has(t))) {
        1
    } else {
        2
    }
}

/// Returns how a candidate overlaps quoted spans: 0 not at all, 1 all its tokens are quoted and it starts with a
/// quoted span, 2 some of its tokens are quoted, 3 all its tokens are quoted and it starts inside a quoted span.
fn marks_of(context: &QuoteContext, candidate: &Candidate) -> u32 {
    let n_inside: usize = candidate.parts.iter().map(|&part| context.n_marked(part)).sum();
    let n: usize = candidate.parts.iter().map(|part| part.len()).sum();
    let first = context.marked_at(candidate.parts[0].start);
    match first {
        _ if n_inside == 0 => 0,
        Some(place) if n_inside == n => {
            if context.marked[place].start == candidate.parts[0].start {
                1
            } else {
                3
            }
        }
        _ => 2,
    }
}

/// Returns a number for the verb form of `top`, the head of the content: 1 if it has a subject; else 2 for an
/// infinitive, 3 for a present participle, 4 for another verb form, 0 for anything else.
fn finiteness(context: &QuoteContext, top: TokenId) -> u32 {
    let document = context.document;
    let subject = document.child(top, Relation::Nsubj).is_some();
    match document.tokens[top].xpos.as_str() {
        _ if subject => 1,
        "VB" => 2,
        "VBG" => 3,
        "VBN" | "VBD" | "VBZ" | "VBP" => 4,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::attribution::told;
    use super::*;
    use crate::mentions::Mention;
    use crate::span::MentionId;
    use crate::testing;
    use crate::word_classes::WordClasses;
    use typed_index_collections::TiVec;

    /// Returns what is between the cue "said" and content with these parts.
    fn between_of(words: &str, parts: &[(u32, u32)]) -> u32 {
        let document = testing::document(words, None);
        let (mentions, words) = (TiVec::<MentionId, Mention>::new(), WordClasses::new(&[]));
        let context = QuoteContext::new(&document, &mentions, &words);
        let cue = document.all().iter().find(|&t| document.form(t) == "said").expect("a cue");
        between(&context, cue, &told(cue.0, parts, 0).content)
    }

    #[test]
    fn the_nearer_part_of_interrupted_speech_counts() {
        let before = "“//``/3/punct It//PRP/3/nsubj fell//VBD/7/ccomp ,//,/3/punct ”//''/3/punct";
        let after = ",//,/7/punct “//``/10/punct hard//RB/3/advmod ”//''/10/punct";
        let speaker_first = format!("{before} Novak//NNP/7/nsubj said/say/VBD/0/root {after}");
        assert_eq!(
            between_of(&speaker_first, &[(0, 5), (8, 11)]),
            1,
            "the subject is before the cue"
        );
        assert_eq!(between_of(&speaker_first, &[(8, 11)]), 0, "only a comma is after it");
        let cue_first = format!("{before} said/say/VBD/0/root Novak//NNP/6/nsubj {after}");
        assert_eq!(between_of(&cue_first, &[(0, 5), (8, 11)]), 0, "nothing is before the cue");
        assert_eq!(between_of(&cue_first, &[(8, 11)]), 1, "the subject is after it");
        let later =
            format!("{before} Novak//NNP/8/nsubj then//RB/8/advmod said/say/VBD/0/root {after}");
        assert_eq!(between_of(&later, &[(0, 5), (9, 12)]), 0, "the part after the cue is nearer");
    }

    #[test]
    fn other_words_marks_and_sentence_ends_separate() {
        let then = "It//PRP/2/nsubj fell//VBD/5/ccomp Novak//NNP/5/nsubj then//RB/5/advmod said/say/VBD/0/root";
        assert_eq!(between_of(then, &[(0, 2)]), 2);
        let marked = "Novak//NNP/2/nsubj said/say/VBD/0/root “//``/4/punct no//UH/2/obj ”//''/4/punct it//PRP/7/nsubj \
             fell//VBD/2/ccomp";
        assert_eq!(between_of(marked, &[(5, 7)]), 3);
        let sentences = "It//PRP/2/nsubj fell//VBD/0/root|Novak//NNP/2/nsubj said/say/VBD/0/root so//RB/2/advmod";
        assert_eq!(between_of(sentences, &[(0, 2)]), 4);
    }
}
