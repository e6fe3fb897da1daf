//! Candidates for the content that a cue reports. `select` chooses among them.
//!
//! Most candidates are quoted spans, or subtrees of tokens near the cue without the branch that contains the cue.
//! Further candidates correct frequent errors of the parser. If a candidate contains only a part of a quoted span,
//! it is extended to the whole span, as in PolNeAR.

use super::context::QuoteContext;
use super::tree::{Neighbour, neighbours};
use crate::document::{Relation, Upos};
use crate::linear::Hasher;
use crate::span::{TokenId, TokenRange};

/// A candidate for the content of a cue.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The parts of the content in text order: at least one part, and no empty part.
    pub(crate) parts: Vec<TokenRange>,
    /// The head of the content in the dependency tree: the head of its clause, or, for a span that does not come
    /// from the tree, the first token whose own head is outside the span.
    pub(crate) top: TokenId,
    /// The origin of the candidate, as a number for features: a hash of the path from the cue in the tree, or a
    /// code for the kind of span.
    pub(crate) path: u32,
    /// The length of the path in the tree (three times the steps up plus the steps down), or a small code for
    /// another origin; used in features.
    pub(crate) reach: u32,
}

/// The maximum number of steps up the tree from a cue to its content.
const UPS: u32 = 3;
/// The maximum number of steps down the tree, after the steps up.
const DOWNS: u32 = 2;

/// Returns all candidates for the content of a cue in a fixed order, without duplicates.
pub(crate) fn candidates(context: &QuoteContext, cue: TokenId) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |candidate: Option<Candidate>| {
        if let Some(candidate) = candidate
            && found.iter().all(|other| other.parts != candidate.parts)
            && !is_name(context, cue, &candidate.parts)
        {
            found.push(candidate);
        }
    };
    for near in neighbours(context.document, cue, UPS, DOWNS) {
        let whole = governed(context, cue, &near);
        for shorter in whole.iter().flat_map(|whole| shortened(context, cue, whole)) {
            add(Some(shorter));
        }
        add(whole);
        if near.ups > 1 && context.document.tokens[cue].relation == Relation::Case {
            add(around_phrase(context, cue, &near));
        }
        if near.ups == 0 && near.downs == 1 {
            add(to_the_end(context, cue, &near));
        }
    }
    joined(context, cue).into_iter().for_each(&mut add);
    around(context, cue).for_each(&mut add);
    for marked in marked_nearby(context, cue) {
        add(Some(marked));
    }
    found
}

/// Lemmas of verbs that give something a name.
const NAMING: &[&str] =
    &["brand", "call", "code-name", "dub", "entitle", "label", "name", "nickname", "title"];

/// Returns whether the parts are a single quoted span that is a name, not speech: the title of a work, or what
/// something is called ("a file named “old stuff”"). In a headline, a span is not taken for a title, because every
/// word may be capitalised there.
fn is_name(context: &QuoteContext, cue: TokenId, parts: &[TokenRange]) -> bool {
    let document = context.document;
    let [part] = *parts else { return false };
    if !context.is_quoted_span(part) {
        return false;
    }
    let given =
        document.tokens[cue].relation == Relation::Acl && NAMING.contains(&document.lemma(cue));
    given || is_title(context, part) && !context.is_headline(cue)
}

/// Returns the subtree of the neighbour as a candidate, without the branch that contains the cue. `None` if no
/// content is left.
fn governed(context: &QuoteContext, cue: TokenId, near: &Neighbour) -> Option<Candidate> {
    let whole = context.document.subtree(near.token);
    let parts = match near.hole {
        Some(hole) => {
            let [before, after] = beside(whole, context.document.subtree(hole));
            interrupted(context, before, after).unwrap_or([before, after]).to_vec()
        }
        None if whole.has(cue) => {
            let [before, after] = beside(whole, TokenRange::one(cue));
            let marked = interrupted(context, before, after).map(|parts| parts.to_vec());
            marked.or_else(|| {
                let object = near.ups == 0
                    && context.document.tokens[near.token].relation.is(Relation::Ccomp);
                object.then(|| runs(context, near.token, whole))?
            })?
        }
        None => vec![whole],
    };
    let reach = near.ups * 3 + near.downs;
    tidy(context, cue, parts).map(|parts| Candidate {
        parts,
        top: near.token,
        path: near.path,
        reach,
    })
}

/// Returns the parts of `whole` before and after `hole`. Either part may be empty.
fn beside(whole: TokenRange, hole: TokenRange) -> [TokenRange; 2] {
    let before = TokenRange::new(whole.start, hole.start.max(whole.start));
    [before, TokenRange::new(hole.end.min(whole.end), whole.end)]
}

/// Returns the ranges of consecutive tokens that belong to the clause of `top`, if the cue is inserted in the
/// clause: "The road, police said, was closed". `None` if the clause is longer than [`LONGEST_PARTED`].
fn runs(context: &QuoteContext, top: TokenId, whole: TokenRange) -> Option<Vec<TokenRange>> {
    if whole.len() > LONGEST_PARTED {
        return None;
    }
    let document = context.document;
    let own = |t: TokenId| t == top || document.ancestors(t).take(MAX_DEPTH).any(|a| a == top);
    let mut runs: Vec<TokenRange> = Vec::new();
    for token in whole.iter().filter(|&t| own(t) || context.is_stop(t)) {
        match runs.last_mut() {
            Some(run) if run.end == token => run.end = token.plus(1),
            _ => runs.push(TokenRange::one(token)),
        }
    }
    Some(runs)
}

/// The maximum length, in tokens, of a clause that `runs` checks token by token.
const LONGEST_PARTED: usize = 80;

/// The maximum number of a token's ancestors that `runs` compares with the head of the clause.
const MAX_DEPTH: usize = 12;

/// Returns the subtree of the neighbour without the prepositional phrase that the cue introduces: "The dam,
/// *according to its builders*, will last".
fn around_phrase(context: &QuoteContext, cue: TokenId, near: &Neighbour) -> Option<Candidate> {
    let hole = context.document.subtree(context.document.tokens[cue].head?);
    let whole = context.document.subtree(near.token);
    let parts = tidy(context, cue, beside(whole, hole).to_vec())?;
    Some(Candidate { parts, top: near.token, path: near.path ^ 0x2f1d, reach: 23 })
}

/// Returns the two parts of quoted speech that is interrupted by its attribution: “…,” said Ana Lund, “…”. `before`
/// and `after` are the text on both sides of the attribution. `None` unless the first word of `before` and the last
/// word of `after` are in quotation marks. Words between the two quoted spans belong to neither part, whatever
/// their heads in the tree are.
fn interrupted(
    context: &QuoteContext,
    before: TokenRange,
    after: TokenRange,
) -> Option<[TokenRange; 2]> {
    let marked = |token: TokenId| context.marked_at(token).map(|place| context.marked[place]);
    let is_word = |token: &TokenId| !context.is_stop(*token);
    marked(before.iter().find(is_word)?)?;
    marked(after.iter().rfind(is_word)?)?;
    let end = before.iter().rev().find_map(marked)?.end;
    let start = after.iter().find_map(marked)?.start;
    Some([TokenRange::new(before.start, end), TokenRange::new(start, after.end)])
}

/// Returns variants of the candidate that end earlier, before a part that the tree wrongly includes: an aside ("…,
/// which the other side denied"), another act of the speaker ("… and left the room"), or circumstances of the reporting
/// ("…, citing costs").
fn shortened<'s>(
    context: &'s QuoteContext,
    cue: TokenId,
    whole: &'s Candidate,
) -> impl Iterator<Item = Candidate> + 's {
    let ends = [ends_before_aside, ends_before_verb, ends_before_participle];
    ends.into_iter().zip(1..).filter_map(move |(ends, way)| {
        let (last, earlier) = whole.parts.split_last()?;
        let end =
            last.iter().skip(2).find(|&t| context.marked_at(t).is_none() && ends(context, t))?;
        let mut parts = earlier.to_vec();
        parts.push(TokenRange::new(last.start, end));
        let parts = tidy(context, cue, parts)?;
        let path = whole.path ^ (0x3c6e * way);
        Some(Candidate { parts, path, reach: whole.reach + 20 + 20 * way, ..*whole })
    })
}

fn ends_before_aside(context: &QuoteContext, token: TokenId) -> bool {
    let relative = |t: TokenId| {
        matches!(context.document.lower(t), "which" | "who" | "whom" | "whose" | "where")
    };
    context.document.form(token) == "," && context.after(token).is_some_and(relative)
}

fn ends_before_verb(context: &QuoteContext, token: TokenId) -> bool {
    let document = context.document;
    let finite = |t: TokenId| matches!(document.tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP");
    matches!(document.lower(token), "and" | "but") && leads_to(context, token, finite)
}

fn ends_before_participle(context: &QuoteContext, token: TokenId) -> bool {
    let document = context.document;
    let participle = |t: TokenId| document.tokens[t].xpos.as_str() == "VBG";
    document.form(token) == "," && leads_to(context, token, participle)
}

/// Returns whether `is_such` is true for the next token in the sentence or, if that is an adverb, for the token
/// after it.
fn leads_to(context: &QuoteContext, token: TokenId, is_such: impl Fn(TokenId) -> bool) -> bool {
    let is_adverb = |&t: &TokenId| context.document.tokens[t].upos == Upos::Adv;
    let next = context.after(token);
    let second = next.filter(is_adverb).and_then(|adverb| context.after(adverb));
    [next, second].into_iter().flatten().any(is_such)
}

/// The maximum number of a cue's children that `joined` combines.
const MOST_JOINED: usize = 5;

/// Returns the ranges from the start of one child's subtree to the end of a later child's subtree, for the children
/// after the cue: "criticised [the plan] [as a waste]".
fn joined(context: &QuoteContext, cue: TokenId) -> Vec<Option<Candidate>> {
    let document = context.document;
    let after = document.children(cue).iter().copied().filter(|&t| t > cue);
    let open = after.filter(|&t| document.tokens[t].relation != Relation::Punct);
    let children: Vec<TokenId> = open.take(MOST_JOINED).collect();
    let pairs = (0..children.len()).flat_map(|i| (i + 1..children.len()).map(move |j| (i, j)));
    let join = |(i, j): (usize, usize)| {
        let relation = |t: TokenId| document.tokens[t].relation as u32;
        let (first, last) = (children[i], children[j]);
        let range = context.document.subtree(first).cover(context.document.subtree(last));
        let path = Hasher::new(11).word(relation(first)).word(relation(last)).finish();
        let parts = tidy(context, cue, vec![range])?;
        Some(Candidate { parts, top: first, path, reach: 22 })
    };
    pairs.map(join).collect()
}

/// Returns the range from the start of a child of the cue to the end of the sentence, because the parser may end
/// the clause too early. `None` if the child is not after the cue.
fn to_the_end(context: &QuoteContext, cue: TokenId, near: &Neighbour) -> Option<Candidate> {
    let start = context.document.subtree(near.token).start;
    let end = context.document.sentence_of(cue).end;
    if start <= cue {
        return None;
    }
    let path = near.path ^ 0x5bd1;
    tidy(context, cue, vec![TokenRange::new(start, end)]).map(|parts| Candidate {
        parts,
        top: near.token,
        path,
        reach: 20,
    })
}

/// Extends the content up to the comma before the cue, if the parser attaches the end of the reported clause
/// elsewhere: "The road will close *until May*, officials said, a day after it flooded".
pub(crate) fn to_the_comma(context: &QuoteContext, cue: TokenId, content: &mut Candidate) {
    let clause = context.document.tokens[content.top].relation.is(Relation::Ccomp);
    let ([part], Some(comma)) = (&mut content.parts[..], comma_before(context, cue)) else {
        return;
    };
    if !clause || part.end >= comma {
        return;
    }
    let left = TokenRange::new(part.end, comma);
    if !left.iter().any(|t| context.is_stop(t))
        && context.n_marked(left) == 0
        && !context.has_verb(left)
    {
        part.end = comma;
    }
}

/// Returns the last comma before the cue in the same sentence. `None` if it is more than [`MOST_BEFORE`] tokens
/// away.
pub(crate) fn comma_before(context: &QuoteContext, cue: TokenId) -> Option<TokenId> {
    let nearest = cue.0.saturating_sub(MOST_BEFORE).max(context.document.sentence_of(cue).start.0);
    (nearest..cue.0).rev().map(TokenId).find(|&t| context.document.form(t) == ",")
}

/// Returns two candidates that do not depend on the tree: the part of the sentence after the cue, and the part up
/// to the last comma before the cue.
fn around(context: &QuoteContext, cue: TokenId) -> impl Iterator<Item = Option<Candidate>> {
    let document = context.document;
    let sentence = document.sentence_of(cue);
    let after = TokenRange::new(cue.plus(1), sentence.end);
    let before = comma_before(context, cue).map(|comma| TokenRange::new(sentence.start, comma));
    [(Some(after), 5), (before, 6)].into_iter().map(move |(range, path)| {
        let parts = tidy(context, cue, vec![range?])?;
        let top = document.head_of(parts[0]);
        Some(Candidate { parts, top, path, reach: 21 })
    })
}

/// The maximum distance, in tokens, between a cue and the comma that ends the content before the cue. Set by hand.
const MOST_BEFORE: u32 = 12;

/// The maximum number of quoted spans on each side of a cue that become candidates. Set by hand.
const MOST_MARKED: usize = 4;

/// Returns the quoted spans near the cue that overlap or adjoin the sentence of the cue, as candidates.
fn marked_nearby(context: &QuoteContext, cue: TokenId) -> impl Iterator<Item = Candidate> {
    let sentence = context.document.sentence_of(cue);
    let next = context.marked.partition_point(|m| m.start <= cue);
    let first = next.saturating_sub(MOST_MARKED);
    let last = (next + MOST_MARKED).min(context.marked.len());
    let near = context.marked[first..last].iter().copied();
    let touches = move |r: &TokenRange| r.end >= sentence.start && r.start <= sentence.end;
    near.filter(move |range| touches(range) && !range.has(cue)).map(move |range| {
        let place = if range.end <= sentence.start {
            1
        } else if range.start >= sentence.end {
            2
        } else if range.start >= cue {
            3
        } else {
            4
        };
        let top = context.document.head_of(range);
        Candidate { parts: vec![range], top, path: place, reach: 30 + place }
    })
}

/// Creates a candidate that was found without the model. Its path and reach are 0, because the model never scores
/// it.
pub(crate) fn plain(context: &QuoteContext, stretch: TokenRange) -> Candidate {
    Candidate { parts: vec![stretch], top: context.document.head_of(stretch), path: 0, reach: 0 }
}

/// Removes punctuation at the ends of each part, joins adjacent parts, and extends parts to whole quoted spans.
/// `None` if a part contains the cue or if nothing is left.
fn tidy(context: &QuoteContext, cue: TokenId, parts: Vec<TokenRange>) -> Option<Vec<TokenRange>> {
    let mut tidied: Vec<TokenRange> = Vec::new();
    for part in parts {
        let Some(part) = trim(context, part) else { continue };
        if part.has(cue) {
            return None;
        }
        match tidied.last_mut() {
            Some(last) if last.end == part.start => *last = last.cover(part),
            _ => tidied.push(part),
        }
    }
    let whole = with_marks(context, cue, &tidied);
    (!whole.is_empty()).then_some(whole)
}

/// Removes punctuation from both ends, except quotation marks, an opening bracket at the start and a closing
/// bracket at the end. `None` if nothing is left.
fn trim(context: &QuoteContext, mut part: TokenRange) -> Option<TokenRange> {
    let closes = |token| matches!(context.document.form(token), ")" | "]");
    let opens = |token| matches!(context.document.form(token), "(" | "[");
    while !part.is_empty() && context.is_stop(part.start) && !opens(part.start) {
        part.start = part.start.plus(1);
    }
    while let Some(last) = part.last().filter(|&t| context.is_stop(t) && !closes(t)) {
        part.end = last;
    }
    (!part.is_empty()).then_some(part)
}

/// Extends each part that starts or ends inside a quoted span to the whole span, and joins parts that touch or
/// overlap. Ignores quoted spans that contain the cue, and removes parts that contain the cue.
fn with_marks(context: &QuoteContext, cue: TokenId, parts: &[TokenRange]) -> Vec<TokenRange> {
    let mut whole: Vec<TokenRange> = Vec::new();
    for &part in parts {
        let ends = [part.start, part.end.before().unwrap_or(part.start)];
        let marked = ends.iter().filter_map(|&end| context.marked_at(end));
        let around = marked.map(|place| context.marked[place]).filter(|range| !range.has(cue));
        let part = around.fold(part, TokenRange::cover);
        match whole.last_mut() {
            Some(last) if part.start <= last.end => *last = last.cover(part),
            _ => whole.push(part),
        }
    }
    whole.retain(|part| !part.has(cue));
    whole
}

/// Maps a length or distance in tokens to a coarse bucket.
pub(crate) fn bucket(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// Returns whether a quoted span looks like the title of a work: it has at least two words of more than three
/// characters, and all of these start with a capital or a digit, but not all are entirely in capitals.
pub(crate) fn is_title(context: &QuoteContext, marked: TokenRange) -> bool {
    let document = context.document;
    let words = marked.iter().filter(|&t| context.is_word(t)).map(|t| document.form(t));
    let long: Vec<&str> = words.filter(|word| word.chars().count() > 3).collect();
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let small = |word: &&str| word.contains(char::is_lowercase);
    long.len() > 1 && long.iter().all(capital) && long.iter().any(small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::Mention;
    use crate::span::MentionId;
    use crate::testing;
    use crate::word_classes::WordClasses;
    use typed_index_collections::TiVec;

    /// Returns the two quoted parts of the speech around the cue "said".
    fn parts(words: &str) -> Option<[String; 2]> {
        let document = testing::document(words, None);
        let (mentions, words) = (TiVec::<MentionId, Mention>::new(), WordClasses::new(&[]));
        let context = QuoteContext::new(&document, &mentions, &words);
        let cue = document.all().iter().find(|&t| document.form(t) == "said").expect("a cue");
        let [before, after] = beside(document.all(), TokenRange::one(cue));
        let parts = interrupted(&context, before, after)?;
        Some(parts.map(|part| document.text(part).to_owned()))
    }

    #[test]
    fn speech_is_interrupted_if_its_first_and_last_words_are_in_marks() {
        const SAID: &str = "Novak//NNP/7/nsubj said/say/VBD/0/root ,//,/7/punct";
        let first = "“//``/3/punct It//PRP/3/nsubj fell//VBD/7/ccomp ,//,/3/punct ”//''/3/punct";
        let last = "“//``/10/punct hard//RB/3/advmod ”//''/10/punct";
        let both = Some(["“ It fell , ”", "“ hard ”"].map(str::to_owned));
        assert_eq!(parts(&format!("{first} {SAID} {last}")), both);
        let stopped = Some(["“ It fell , ”", "“ hard ” ."].map(str::to_owned));
        let here = format!("{first} here//RB/7/advmod {SAID} {last} .//./7/punct");
        assert_eq!(parts(&here), stopped, "what is between the parts is in neither");
        assert_eq!(parts(&format!("{first} {SAID} {last} there//RB/7/advmod")), None);
        assert_eq!(parts(&format!("Then//RB/7/advmod {first} {SAID} {last}")), None);
    }
}
