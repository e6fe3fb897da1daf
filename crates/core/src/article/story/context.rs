//! What is known of the blocks of a page before any model: what their texts are like, and where the prose is.

use super::block::Blocks;
use super::words::words;
use crate::article::clean::ends_sentence;
use crate::features::number;
use std::collections::HashMap;

/// The minimum number of words of a longer block.
pub(crate) const LONGER: usize = 15;
/// The maximum distance between the first two longer blocks of a story, in blocks.
const CLOSE: usize = 6;

/// Returns the opening of the story: the first longer block that another one follows closely, or else the first one.
/// `longer` has the indices of the story's longer blocks, in order.
pub(crate) fn opening(longer: &[usize]) -> Option<usize> {
    let close = longer.windows(2).find(|pair| pair[1] - pair[0] <= CLOSE).map(|pair| pair[0]);
    close.or(longer.first().copied())
}

/// What is known of each block of a page, before any model.
pub(crate) struct Context<'a> {
    pub(super) page: &'a Blocks<'a>,
    pub(super) facts: Vec<Facts>,
    /// For each element, the prose words in it.
    pub(super) prose_in: Vec<u32>,
    pub(super) prose: u32,
    pub(super) signatures: HashMap<u32, u32>,
    /// The smallest element with most of the prose.
    pub(super) container: u32,
    pub(super) depths: Vec<u16>,
    /// The block that is most similar to a title of the metadata, the last one of those alike before the prose.
    pub(super) title: Option<usize>,
}

/// What a block's text is like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub(super) words: u32,
    /// Whether it reads like sentences, not links.
    pub(super) is_prose: bool,
    pub(super) ends_sentence: bool,
    /// How similar it is to a title of the metadata: 0 to 3.
    pub(super) title: u8,
    pub(super) is_repeated: bool,
    pub(super) text: u32,
}

impl<'a> Context<'a> {
    pub(crate) fn new(page: &'a Blocks<'a>) -> Self {
        let titles: Vec<Vec<String>> =
            page.titles.iter().map(|title| words(title).collect()).collect();
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut facts: Vec<Facts> = page
            .blocks
            .iter()
            .map(|block| {
                let text = page.text_of(block);
                let list: Vec<String> = words(text).collect();
                let hash =
                    list.iter().fold(0, |sum: u32, word| sum.wrapping_mul(31) ^ number(word));
                *counts.entry(hash).or_default() += 1;
                let ends_sentence = ends_sentence(text);
                let title = titles.iter().map(|title| similarity(title, &list)).max().unwrap_or(0);
                let n = list.len() as u32;
                let is_prose =
                    block.linked < 5 && !block.is_hidden && (n >= 15 || n >= 6 && ends_sentence);
                Facts { words: n, is_prose, ends_sentence, title, is_repeated: false, text: hash }
            })
            .collect();
        for fact in &mut facts {
            fact.is_repeated = counts[&fact.text] > 1;
        }
        let mut prose_in = vec![0; page.parents.len()];
        let mut signatures: HashMap<u32, u32> = HashMap::new();
        let mut prose = 0;
        for (block, fact) in page.blocks.iter().zip(&facts).filter(|(_, fact)| fact.is_prose) {
            prose_in[block.element as usize] += fact.words;
            *signatures.entry(block.signature).or_default() += fact.words;
            prose += fact.words;
        }
        sum_up(&page.parents, &mut prose_in);
        let depths = depths(&page.parents);
        let container = (0..page.parents.len())
            .rev()
            .filter(|&at| prose_in[at] * 5 >= prose * 3)
            .max_by_key(|&at| depths[at])
            .unwrap_or(0) as u32;
        let best = facts.iter().map(|fact| fact.title).max().unwrap_or(0);
        let first_prose = first_long(&facts);
        let alike = || {
            facts
                .iter()
                .enumerate()
                .filter(|(_, fact)| best > 0 && fact.title == best)
                .map(|(at, _)| at)
        };
        let heading = alike().find(|&at| matches!(page.blocks[at].tag, "h1" | "h2"));
        let title =
            heading.or_else(|| alike().rfind(|&at| at <= first_prose)).or_else(|| alike().next());
        Self { page, facts, prose_in, prose, signatures, container, depths, title }
    }

    pub(crate) fn len(&self) -> usize {
        self.facts.len()
    }
}

/// Adds the value of each element to those of the elements that contain it.
fn sum_up(parents: &[u32], values: &mut [u32]) {
    for at in (1..parents.len()).rev() {
        values[parents[at] as usize] += values[at];
    }
}

fn depths(parents: &[u32]) -> Vec<u16> {
    let mut depths = vec![0u16; parents.len()];
    for at in 1..parents.len() {
        depths[at] = depths[parents[at] as usize].saturating_add(1);
    }
    depths
}

fn first_long(facts: &[Facts]) -> usize {
    facts.iter().position(|fact| fact.is_prose && fact.words > 20).unwrap_or(facts.len())
}

/// Returns how similar a block is to a title: 3 if it is the same or the title without the site's name, 2 if most
/// words are the same, 1 if half of them are, else 0.
fn similarity(title: &[String], block: &[String]) -> u8 {
    if title.is_empty() || block.len() < 2 || block.len() > 60 {
        return u8::from(title == block && !title.is_empty()) * 3;
    }
    if title == block
        || block.len() >= 3
            && block.len() * 2 >= title.len()
            && (title.starts_with(block) || title.ends_with(block))
    {
        return 3;
    }
    let both = block.iter().filter(|word| title.contains(word)).count();
    let all = title.len().max(block.len());
    if both * 4 >= all * 3 { 2 } else { u8::from(both * 2 >= all) }
}
