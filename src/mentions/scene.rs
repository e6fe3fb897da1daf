//! The scene in which names are looked for: what each token of a document looks like, and which ones could be
//! part of a name at all.
//!
//! Everything here is worked out once a document and then read by `features` in one pass. A token without a
//! capital is no candidate unless it joins two ("Bank *of the* West"): four tokens in five need no decision.
//! Where a text has next to no capitals at all, every word is one.

use super::gazetteer::{Classes, Gazetteer, LONGEST, Phrase};
use crate::document::Document;
use crate::linear::Hasher;
use crate::span::TokenRange;
use crate::words::Words;
use std::ops::Range;

/// What a token looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Hash of its characters.
    pub(super) form: u32,
    /// Hash of its lower-cased characters, digits made alike.
    pub(super) lower: u32,
    /// Hash of its shape: "Xx", "X.X.", "dd-dd".
    pub(super) shape: u32,
    /// Its cluster, of 1024; 0 for none.
    pub(super) cluster: u32,
    /// Its group, of 64; 0 for none.
    pub(super) group: u32,
    /// What it is known as by itself.
    pub(super) alone: Classes,
    /// What the phrase is known as that it is the first word, or a later word, of.
    pub(super) begins: Classes,
    pub(super) continues: Classes,
    /// How it is written.
    pub(super) case: Case,
    /// Whether it follows the token before without white space.
    pub(super) glued: bool,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    /// Without letters.
    #[default]
    None,
    /// "word"
    Lower,
    /// "Word", "iPhone": a capital somewhere.
    Mixed,
    /// "WORD", "U.N."
    Upper,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As prose.
    Plain,
    /// IN CAPITALS.
    Capitals,
    /// With Nearly Every Word Capitalised.
    Headline,
}

/// A document as the name model sees it.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    /// One look a token.
    pub(super) looks: Vec<Look>,
    /// The style of each sentence.
    pub(super) styles: Vec<Style>,
    /// The sentence of each token.
    pub(super) sentences: Vec<Range<usize>>,
}

impl Look {
    /// Whether there is a capital in it.
    pub(super) fn has_capital(&self) -> bool {
        matches!(self.case, Case::Mixed | Case::Upper)
    }
}

impl Scene {
    /// Looks at every token.
    pub(super) fn new(document: &Document, words: &Words, gazetteer: &Gazetteer) -> Self {
        let mut looks: Vec<Look> = document
            .all()
            .iter()
            .map(|token| look(document.form(token), document.lower(token), words))
            .collect();
        for (pair, look) in document.tokens.raw.windows(2).zip(looks.iter_mut().skip(1)) {
            look.glued = pair[0].span.end == pair[1].span.start;
        }
        let sentences: Vec<Range<usize>> = document.sentences.iter().map(|&s| indices(s)).collect();
        let styles = sentences.iter().map(|s| style(&looks[s.clone()])).collect();
        for sentence in &sentences {
            look_up(document, sentence.clone(), gazetteer, &mut looks);
        }
        Self { looks, styles, sentences }
    }

    /// The stretches of a sentence in which names can stand; what lies between them is in no name.
    pub(super) fn candidates(&self, sentence: usize, lower_case: bool) -> Vec<Range<usize>> {
        /// At most so many words without a capital may join two with one.
        const LONGEST_JOINT: usize = 3;
        let range = self.sentences[sentence].clone();
        if lower_case {
            return vec![range];
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for i in range.clone().filter(|&i| self.looks[i].has_capital()) {
            let mut start = i;
            while start > range.start && self.leads_in(start - 1) {
                start -= 1;
            }
            let end = i + 1 + self.leads_out(i + 1..range.end);
            match found.last_mut() {
                Some(last) if start <= last.end + LONGEST_JOINT => last.end = last.end.max(end),
                _ => found.push(start..end),
            }
        }
        found
    }

    /// Whether a name may begin with this word though it has no capital: "al-", "de", "van".
    fn leads_in(&self, token: usize) -> bool {
        const PARTICLES: [u32; 15] = [
            text("al"),
            text("el"),
            text("de"),
            text("da"),
            text("di"),
            text("van"),
            text("von"),
            text("bin"),
            text("ibn"),
            text("abu"),
            text("la"),
            text("-"),
            text("ul"),
            text("der"),
            text("den"),
        ];
        PARTICLES.contains(&self.looks[token].lower)
    }

    /// How many of the tokens after a capital may still belong to its name: "Kim Jong-*il*", "Euro *96*".
    fn leads_out(&self, rest: Range<usize>) -> usize {
        let mut n_tokens = 0;
        while let Some([hyphen, word]) = self.looks[rest.clone()].get(n_tokens..n_tokens + 2)
            && hyphen.lower == text("-")
            && hyphen.glued
            && word.glued
            && word.case == Case::Lower
        {
            n_tokens += 2;
        }
        let number = self.looks[rest].get(n_tokens).is_some_and(|look| look.case == Case::None);
        n_tokens + usize::from(number)
    }

    /// Whether a text is written without capitals, so that their absence tells nothing.
    pub(super) fn is_lower_case(&self) -> bool {
        let count = |case| self.looks.iter().filter(|look| look.case == case).count();
        let (lower, mixed) = (count(Case::Lower), count(Case::Mixed));
        lower >= 8 && mixed * 50 < lower
    }
}

fn indices(range: TokenRange) -> Range<usize> {
    usize::from(range.start)..usize::from(range.end)
}

/// The hash of a word, as [`Look`] has it.
pub(super) const fn text(word: &str) -> u32 {
    Hasher::new(1).text(word).finish()
}

fn look(form: &str, lower: &str, words: &Words) -> Look {
    let class = words.class(lower);
    let has_digit = lower.bytes().any(|b| b.is_ascii_digit());
    Look {
        form: Hasher::new(2).text(form).finish(),
        lower: if has_digit { text(&without_digits(lower)) } else { text(lower) },
        shape: shape(form),
        cluster: u32::from(class.cluster),
        group: u32::from(class.group),
        case: case(form),
        ..Look::default()
    }
}

/// A word with every digit a nought.
fn without_digits(word: &str) -> String {
    word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Kinds of characters, runs of one kind counted as one, or as two if they are longer.
fn shape(form: &str) -> u32 {
    let kind = |c: char| match c {
        c if c.is_lowercase() => 'x',
        c if c.is_uppercase() => 'X',
        c if c.is_numeric() => 'd',
        c if c.is_alphabetic() => 'a',
        c => c,
    };
    let mut hash = Hasher::new(3);
    let (mut last, mut n_same) = ('\0', 0);
    for c in form.chars().map(kind).take(24) {
        n_same = if c == last { n_same + 1 } else { 1 };
        if n_same <= 2 {
            hash = hash.word(u32::from(c));
        }
        last = c;
    }
    hash.finish()
}

fn case(form: &str) -> Case {
    let has_upper = form.chars().any(char::is_uppercase);
    let has_lower = form.chars().any(char::is_lowercase);
    match (has_upper, has_lower) {
        (true, false) => Case::Upper,
        (true, true) => Case::Mixed,
        (false, true) => Case::Lower,
        (false, false) => Case::None,
    }
}

fn style(looks: &[Look]) -> Style {
    let count = |case| looks.iter().filter(|look| look.case == case).count();
    let (lower, mixed, upper) = (count(Case::Lower), count(Case::Mixed), count(Case::Upper));
    if upper >= 2 && upper > 4 * (lower + mixed) {
        Style::Capitals
    } else if mixed + upper >= 4 && mixed + upper > 2 * lower {
        Style::Headline
    } else {
        Style::Plain
    }
}

/// Marks every phrase of the sentence that the gazetteer knows, the longest from each capital on.
fn look_up(document: &Document, sentence: Range<usize>, gazetteer: &Gazetteer, looks: &mut [Look]) {
    for start in sentence.clone() {
        let mut phrase = Phrase::new();
        for end in start..sentence.end.min(start + LONGEST) {
            phrase = phrase.then(document.lower(end.into()));
            let classes = gazetteer.classes(phrase);
            if classes == 0 {
                continue;
            }
            if end == start {
                looks[start].alone = classes;
            } else if looks[start].has_capital() && looks[end].has_capital() {
                looks[start].begins |= classes;
                looks[start + 1..=end].iter_mut().for_each(|look| look.continues |= classes);
            }
        }
    }
}
