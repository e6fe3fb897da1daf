//! The features of a block for both models: of its text, its place in the tree, and its neighbours.

use super::buckets::{share, step};
use super::context::Context;
use super::words::{capitals, first_kind, last_kind, patterns, words};
use crate::features::{Features, number};

/// Words that are frequent in sentences and rare in menus.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "i", "in", "is", "it", "its", "not", "of", "on", "or", "she",
    "that", "the", "their", "they", "this", "to", "was", "we", "were", "which", "who", "will",
    "with", "would", "you",
];
/// The maximum number of words of a block whose words are features of their own.
const SHORT: usize = 14;
/// The maximum number of words of a longer block that are features of their own.
const LONG: usize = 60;
/// The templates of the features.
#[repr(u32)]
#[derive(Clone, Copy)]
pub(super) enum Template {
    Bias,
    Words,
    Linked,
    End,
    Start,
    FirstWord,
    FirstWords,
    LastWord,
    Whole,
    Word,
    Pattern,
    Commas,
    FunctionWords,
    Title,
    Tag,
    Inside,
    Near,
    Far,
    Decile,
    FromTitle,
    Parent,
    Signature,
    Container,
    Neighbour,
    NeighbourTag,
    Repeated,
    Hidden,
    Emphasised,
    BlankLines,
    ProseAround,
    SameParent,
    TagWords,
    NearWords,
    Capitals,
    Own,
    Before,
    Around,
    InParent,
    InSignature,
    Ancestors,
    Sides,
    Pair,
    Span,
    PairWords,
    Lead,
    NextWord,
    LongWord,
    Sibling,
    Gap,
    SharedWords,
}

/// The templates of features with words of the text in them.
#[cfg(feature = "train")]
pub(crate) const LEXICAL: &[std::ops::RangeInclusive<u32>] = &[
    Template::FirstWord as u32..=Template::Word as u32,
    Template::NextWord as u32..=Template::LongWord as u32,
];

/// Adds a feature. Inlined at each of its many calls, it would make the program 10 kB longer.
#[inline(never)]
pub(super) fn push(features: &mut Features, template: Template, values: &[u32]) {
    features.add(template as u32, values);
}

impl Context<'_> {
    /// Adds the features of the first model for block `at`.
    pub(crate) fn first(&self, at: usize, features: &mut Features) {
        let (block, fact) = (&self.page.blocks[at], &self.facts[at]);
        let text = self.page.text_of(block);
        let n = step(fact.words);
        let mut add = |template: Template, values: &[u32]| push(features, template, values);
        add(Template::Bias, &[]);
        add(Template::Words, &[n]);
        add(Template::Linked, &[u32::from(block.linked), step(fact.words / 2)]);
        add(Template::End, &[u32::from(fact.ends_sentence), step(fact.words / 3)]);
        add(Template::End, &[last_kind(text)]);
        add(Template::Start, &[first_kind(text), u32::from(fact.words > 8)]);
        let list: Vec<String> = words(text).take(SHORT + 1).collect();
        let hash = |word: &String| number(word);
        if let Some(first) = list.first() {
            add(Template::FirstWord, &[hash(first)]);
            if let Some(second) = list.get(1) {
                add(Template::FirstWords, &[hash(first), hash(second)]);
            }
        }
        if list.len() > SHORT {
            let mut all: Vec<u32> = words(text).take(LONG).map(|word| number(&word)).collect();
            all.sort_unstable();
            all.dedup();
            for word in all {
                add(Template::LongWord, &[word]);
            }
        } else {
            add(Template::LastWord, &list.last().map(hash).into_iter().collect::<Vec<_>>());
            for word in &list {
                add(Template::Word, &[hash(word)]);
            }
            if list.len() <= 4 {
                add(Template::Whole, &[fact.text]);
            }
        }
        for pattern in patterns(text) {
            add(Template::Pattern, &[pattern, u32::from(fact.words > 12)]);
        }
        let commas = text.matches(", ").count() as u32;
        add(Template::Commas, &[commas.min(5), u32::from(fact.words > 20)]);
        let function =
            words(text).filter(|word| FUNCTION_WORDS.contains(&word.as_str())).count() as u32;
        add(Template::FunctionWords, &[share(function, fact.words), step(fact.words / 4)]);
        add(Template::Capitals, &[capitals(text), step(fact.words / 4)]);
        add(Template::Emphasised, &[u32::from(block.emphasised) / 3, step(fact.words / 3)]);
        add(Template::Repeated, &[u32::from(fact.is_repeated), step(fact.words / 3)]);
        add(Template::BlankLines, &[u32::from(block.blank_lines)]);
        let (before, total) = (at as u32, self.facts.len() as u32);
        add(Template::Decile, &[before * 10 / total.max(1)]);
        add(Template::Decile, &[20 + before.min(9)]);
        add(Template::Decile, &[40 + (total - before).min(9)]);
        add(Template::Title, &[u32::from(fact.title), number(block.tag)]);
        add(Template::Title, &[u32::from(fact.title), u32::from(self.title == Some(at))]);
        let from_title = self.title.map_or(99, |title| at as i64 - title as i64);
        let from_title =
            from_title.signum() as i32 * step(from_title.unsigned_abs().min(500) as u32) as i32;
        add(Template::FromTitle, &[from_title as u32]);
        self.add_tree(at, &mut add);
        self.add_neighbours(at, &mut add);
    }

    fn add_tree(&self, at: usize, add: &mut impl FnMut(Template, &[u32])) {
        let (block, fact) = (&self.page.blocks[at], &self.facts[at]);
        if !self.page.is_page {
            return;
        }
        let n = step(fact.words / 3);
        add(Template::Tag, &[number(block.tag)]);
        add(Template::TagWords, &[number(block.tag), n, u32::from(block.linked > 6)]);
        add(Template::TagWords, &[number(block.inline), n]);
        for bit in 0..32 {
            if block.inside & 1 << bit != 0 {
                add(Template::Inside, &[bit]);
                add(Template::Inside, &[bit, u32::from(fact.is_prose), 1]);
            }
        }
        for &label in &block.near {
            add(Template::Near, &[label]);
            add(Template::NearWords, &[label, u32::from(fact.is_prose)]);
        }
        for &label in &block.far {
            add(Template::Far, &[label]);
        }
        if block.is_hidden || block.is_swallowed {
            add(
                Template::Hidden,
                &[
                    u32::from(block.is_hidden),
                    u32::from(block.is_swallowed),
                    u32::from(fact.is_prose),
                ],
            );
        }
        let parent = self.page.parents[block.element as usize];
        add(Template::Parent, &[share(self.prose_in[block.element as usize], self.prose), 0]);
        add(Template::Parent, &[share(self.prose_in[parent as usize], self.prose), 1]);
        add(Template::Parent, &[share(self.prose_in[parent as usize], self.prose), 2, n]);
        let own = self.signatures.get(&block.signature).copied().unwrap_or(0);
        add(Template::Signature, &[share(own, self.prose), u32::from(fact.is_prose)]);
        let distance = self.distance(block.element);
        add(Template::Container, &[distance.0, distance.1]);
        add(Template::Container, &[distance.0, distance.1, n, 1]);
    }

    /// Returns how many steps the container of the prose is above an element, and, if it does not contain it, how
    /// many steps their common container is above the container.
    fn distance(&self, element: u32) -> (u32, u32) {
        let (mut a, mut b, mut up, mut down) = (element, self.container, 0, 0);
        while a != b {
            if self.depths[a as usize] >= self.depths[b as usize] {
                a = self.page.parents[a as usize];
                up += 1;
            } else {
                b = self.page.parents[b as usize];
                down += 1;
            }
        }
        (up.min(6), down.min(4))
    }

    fn add_neighbours(&self, at: usize, add: &mut impl FnMut(Template, &[u32])) {
        let own = &self.page.blocks[at];
        for (side, distance) in [(0, -2), (1, -1), (2, 1), (3, 2)] {
            let place = at.checked_add_signed(distance).filter(|&place| place < self.len());
            let Some(place) = place else {
                add(Template::Neighbour, &[side, 99]);
                continue;
            };
            let (block, fact) = (&self.page.blocks[place], &self.facts[place]);
            add(Template::Neighbour, &[side, step(fact.words / 2), u32::from(block.linked) / 4]);
            add(Template::Neighbour, &[side, u32::from(fact.is_prose), 50]);
            add(Template::NeighbourTag, &[side, number(block.tag), number(own.tag)]);
            if fact.words <= 3 {
                add(Template::NextWord, &[side, fact.text]);
            }
            if distance.abs() == 1 {
                add(
                    Template::SameParent,
                    &[
                        side,
                        u32::from(block.element == own.element),
                        u32::from(block.signature == own.signature),
                        u32::from(fact.is_prose),
                    ],
                );
            }
        }
        let prose = |range: std::ops::Range<usize>| {
            range.filter(|&i| self.facts[i].is_prose).count() as u32
        };
        let before = prose(at.saturating_sub(5)..at);
        let after = prose(at + 1..(at + 6).min(self.len()));
        add(Template::ProseAround, &[before, after]);
        add(
            Template::ProseAround,
            &[before.min(2), after.min(2), step(self.facts[at].words / 3), 1],
        );
    }
}
