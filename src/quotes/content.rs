//! Content: the stretches that a cue may report, and what tells about each.
//!
//! A candidate is what a token near the cue governs, less the clause of the cue itself, or a stretch in
//! quotation marks; content that touches marks takes in all that stands in them, as PolNeAR has it.

use super::scene::{Features, Scene};
use super::tree::{Neighbour, neighbours};
use crate::document::Relation;
use crate::span::{TokenId, TokenRange};

/// A stretch that a cue may report.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its parts, in order, at least one, none empty.
    pub(crate) parts: Vec<TokenRange>,
    /// The head of its clause, where it comes from the tree.
    pub(crate) top: TokenId,
    /// How it was come by: the path in the tree, or the kind of stretch.
    pub(crate) path: u32,
    /// How far the tree's way goes: a small number.
    pub(crate) reach: u32,
}

/// How far from the cue its content is looked for: steps up the tree, then down.
const UPS: u32 = 3;
const DOWNS: u32 = 2;

/// All candidates of a cue, each stretch once, in a fixed order.
pub(crate) fn candidates(scene: &Scene, cue: TokenId) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |candidate: Option<Candidate>| {
        if let Some(candidate) = candidate
            && found.iter().all(|other| other.parts != candidate.parts)
        {
            found.push(candidate);
        }
    };
    for near in neighbours(scene.document, cue, UPS, DOWNS) {
        let whole = governed(scene, cue, &near);
        add(whole.as_ref().and_then(|whole| without_relative(scene, cue, whole)));
        add(whole);
        if near.ups == 0 && near.downs == 1 {
            add(to_the_end(scene, cue, &near));
        }
    }
    for plain in around(scene, cue) {
        add(plain);
    }
    for marked in marked_nearby(scene, cue) {
        add(Some(marked));
    }
    found
}

/// What the neighbour governs, without what leads to the cue.
fn governed(scene: &Scene, cue: TokenId, near: &Neighbour) -> Option<Candidate> {
    let whole = scene.yields.of_token(near.token);
    let parts = match near.hole {
        Some(hole) => {
            let hole = scene.yields.of_token(hole);
            let before = TokenRange::new(whole.start, hole.start.max(whole.start));
            let after = TokenRange::new(hole.end.min(whole.end), whole.end);
            interrupted(scene, before, after).unwrap_or([before, after]).to_vec()
        }
        None if whole.has(cue) => {
            let before = TokenRange::new(whole.start, cue);
            let after = TokenRange::new(cue.plus(1), whole.end);
            interrupted(scene, before, after)?.to_vec()
        }
        None => vec![whole],
    };
    let reach = near.ups * 3 + near.downs;
    tidy(scene, cue, parts).map(|parts| Candidate {
        parts,
        top: near.token,
        path: near.path,
        reach,
    })
}

/// Speech that is interrupted to tell who speaks, “…,” said Ana Lund, “…”: what stands in marks on both sides, if
/// it begins and ends so. What stands between is no part of it, wherever the tree hangs that.
fn interrupted(scene: &Scene, before: TokenRange, after: TokenRange) -> Option<[TokenRange; 2]> {
    let marked = |token: TokenId| scene.marked_at(token).map(|place| scene.marked[place]);
    let is_word = |token: &TokenId| !scene.is_stop(*token);
    marked(before.iter().find(is_word)?)?;
    marked(after.iter().rfind(is_word)?)?;
    let end = before.iter().rev().find_map(marked)?.end;
    let start = after.iter().find_map(marked)?.start;
    Some([TokenRange::new(before.start, end), TokenRange::new(start, after.end)])
}

/// The candidate without the aside that ends it: ", which the other side denied".
fn without_relative(scene: &Scene, cue: TokenId, whole: &Candidate) -> Option<Candidate> {
    let document = scene.document;
    let (last, earlier) = whole.parts.split_last()?;
    let pairs = last.iter().zip(last.iter().skip(1)).skip(1);
    let begins = |&(comma, word): &(TokenId, TokenId)| {
        document.form(comma) == ","
            && matches!(document.lower(word), "which" | "who" | "whom" | "whose" | "where")
    };
    let (comma, _) = pairs.into_iter().find(begins)?;
    let mut parts = earlier.to_vec();
    parts.push(TokenRange::new(last.start, comma));
    let parts = tidy(scene, cue, parts)?;
    Some(Candidate { parts, path: whole.path ^ 0x3c6e, reach: whole.reach + 40, ..*whole })
}

/// From where a child of the cue begins to the end of the sentence: where the tree cuts the clause too short.
fn to_the_end(scene: &Scene, cue: TokenId, near: &Neighbour) -> Option<Candidate> {
    let start = scene.yields.of_token(near.token).start;
    let end = scene.document.sentence_of(cue).end;
    if start <= cue {
        return None;
    }
    let path = near.path ^ 0x5bd1;
    tidy(scene, cue, vec![TokenRange::new(start, end)]).map(|parts| Candidate {
        parts,
        top: near.token,
        path,
        reach: 20,
    })
}

/// The sentence after the cue, and the sentence up to the last comma before it: where the tree is of no use.
fn around(scene: &Scene, cue: TokenId) -> impl Iterator<Item = Option<Candidate>> {
    let document = scene.document;
    let sentence = document.sentence_of(cue);
    let after = TokenRange::new(cue.plus(1), sentence.end);
    let nearest = cue.0.saturating_sub(MOST_BEFORE).max(sentence.start.0);
    let comma = (nearest..cue.0).rev().map(TokenId).find(|&t| document.form(t) == ",");
    let before = comma.map(|comma| TokenRange::new(sentence.start, comma));
    [(Some(after), 5), (before, 6)].into_iter().map(move |(range, path)| {
        let parts = tidy(scene, cue, vec![range?])?;
        let top = document.head_of(parts[0]);
        Some(Candidate { parts, top, path, reach: 21 })
    })
}

/// How far before a cue the comma stands that ends what it reports.
const MOST_BEFORE: u32 = 12;

/// How many stretches in marks on either side of a cue are looked at.
const MOST_MARKED: usize = 4;

/// The stretches in marks next to the cue that overlap its sentence or touch it.
fn marked_nearby(scene: &Scene, cue: TokenId) -> impl Iterator<Item = Candidate> {
    let sentence = scene.document.sentence_of(cue);
    let next = scene.marked.partition_point(|m| m.start <= cue);
    let first = next.saturating_sub(MOST_MARKED);
    let last = (next + MOST_MARKED).min(scene.marked.len());
    let near = scene.marked[first..last].iter().copied();
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
        let top = scene.document.head_of(range);
        Candidate { parts: vec![range], top, path: place, reach: 30 + place }
    })
}

/// Takes the cue's words and outer punctuation off, takes marked stretches in whole; `None` if nothing is left.
fn tidy(scene: &Scene, cue: TokenId, parts: Vec<TokenRange>) -> Option<Vec<TokenRange>> {
    let mut tidied: Vec<TokenRange> = Vec::new();
    for part in parts {
        let Some(part) = trim(scene, part) else { continue };
        if part.has(cue) {
            return None;
        }
        match tidied.last_mut() {
            Some(last) if last.end == part.start => *last = last.cover(part),
            _ => tidied.push(part),
        }
    }
    let whole = with_marks(scene, cue, &tidied);
    (!whole.is_empty()).then_some(whole)
}

/// Takes punctuation that is no quotation mark off both ends.
fn trim(scene: &Scene, mut part: TokenRange) -> Option<TokenRange> {
    let closes = |token| matches!(scene.document.form(token), ")" | "]");
    let opens = |token| matches!(scene.document.form(token), "(" | "[");
    while !part.is_empty() && scene.is_stop(part.start) && !opens(part.start) {
        part.start = part.start.plus(1);
    }
    while let Some(last) = part.last().filter(|&t| scene.is_stop(t) && !closes(t)) {
        part.end = last;
    }
    (!part.is_empty()).then_some(part)
}

/// Extends parts that begin or end inside marks to all that stands in those.
fn with_marks(scene: &Scene, cue: TokenId, parts: &[TokenRange]) -> Vec<TokenRange> {
    let mut whole: Vec<TokenRange> = Vec::new();
    for &part in parts {
        let ends = [part.start, part.end.before().unwrap_or(part.start)];
        let marked = ends.iter().filter_map(|&end| scene.marked_at(end));
        let around = marked.map(|place| scene.marked[place]).filter(|range| !range.has(cue));
        let part = around.fold(part, TokenRange::cover);
        match whole.last_mut() {
            Some(last) if part.start <= last.end => *last = last.cover(part),
            _ => whole.push(part),
        }
    }
    whole.retain(|part| !part.has(cue));
    whole
}

/// What a candidate and its place beside the cue tell.
pub(crate) fn features(scene: &Scene, cue: TokenId, candidate: &Candidate, out: &mut Features) {
    let document = scene.document;
    let (lemma, upos) = (scene.lemma(cue), document.tokens[cue].upos as u32);
    let xpos = document.tokens[cue].xpos as u32;
    let first = candidate.parts[0].start;
    let last = candidate.parts[candidate.parts.len() - 1].last().unwrap_or(first);
    let top = &document.tokens[candidate.top];
    let n_parts = candidate.parts.len().min(3) as u32;
    let after_cue = u32::from(first > cue);
    let path = candidate.path;
    let marks = marks_of(scene, candidate);
    let length = bucket(candidate.parts.iter().map(|p| p.len()).sum());
    let marker = document
        .child(candidate.top, Relation::Mark)
        .or_else(|| document.child(candidate.top, Relation::Case));
    let marker = scene.word(marker);
    let finite = finiteness(scene, candidate.top);
    let sentence = document.sentence_of(cue);
    let gap = if after_cue == 1 { first.0 - cue.0 } else { cue.0.saturating_sub(last.0) };
    let gap = bucket(gap as usize);
    let at_end = u32::from(last.plus(3) > sentence.end);
    let at_start = u32::from(first <= sentence.start.plus(1));
    let before = scene.word(scene.before(first));
    let first_word = scene.word(Some(first));

    out.add(40, &[path, upos]);
    out.add(41, &[path, lemma]);
    out.add(42, &[path, xpos]);
    out.add(43, &[path, marks, n_parts]);
    out.add(44, &[lemma, marker, finite]);
    out.add(45, &[path, marker, finite]);
    out.add(46, &[lemma, top.relation as u32, top.xpos as u32]);
    out.add(47, &[path, top.xpos as u32]);
    out.add(48, &[lemma, scene.lemma(candidate.top)]);
    out.add(49, &[path, scene.lemma(candidate.top)]);
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
    out.add(63, &[lemma, scene.sort_of(candidate.top), top.relation as u32]);
    out.add(64, &[path, scene.sort_of(candidate.top)]);
    out.add(65, &[marks, length]);
    let (cluster, group) = (scene.cluster(cue), scene.group(cue));
    let (top_cluster, top_group) = (scene.cluster(candidate.top), scene.group(candidate.top));
    out.add(68, &[cluster, path]);
    out.add(69, &[cluster, marker, finite]);
    out.add(70, &[cluster, marks, after_cue]);
    out.add(71, &[group, path]);
    out.add(72, &[path, top_cluster]);
    out.add(73, &[lemma, top_group]);
    out.add(74, &[group, top_group]);
    let next = scene.word(scene.after(last));
    out.add(66, &[next, at_end, after_cue]);
    out.add(67, &[path, scene.word(Some(last))]);
}

/// How a candidate stands to the marks: 0 none, 1 all in one stretch, 2 some, 3 cut through one.
fn marks_of(scene: &Scene, candidate: &Candidate) -> u32 {
    let n_inside: usize = candidate.parts.iter().map(|&part| scene.n_marked(part)).sum();
    let n: usize = candidate.parts.iter().map(|part| part.len()).sum();
    let first = scene.marked_at(candidate.parts[0].start);
    match first {
        _ if n_inside == 0 => 0,
        Some(place) if n_inside == n => {
            if scene.marked[place].start == candidate.parts[0].start {
                1
            } else {
                3
            }
        }
        _ => 2,
    }
}

/// 0 no verb, 1 with a subject, 2 infinitive, 3 participle, 4 other.
fn finiteness(scene: &Scene, top: TokenId) -> u32 {
    let document = scene.document;
    let subject = document.child(top, Relation::Nsubj).is_some();
    match document.tokens[top].xpos.as_str() {
        _ if subject => 1,
        "VB" => 2,
        "VBG" => 3,
        "VBN" | "VBD" | "VBZ" | "VBP" => 4,
        _ => 0,
    }
}

/// Lengths and distances in tokens, coarsely.
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
