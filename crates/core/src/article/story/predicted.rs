//! What the first model says of the blocks of a page, and the features of the second model, which reads it.

use super::buckets::{share, step};
use super::context::{Context, LONGER, opening};
use super::features::{Template, push};
use super::words::long_words;
use crate::features::{Features, number};
use std::collections::{HashMap, HashSet};

/// The number of blocks before and after a block whose predictions are summed up.
const WINDOW: usize = 6;
/// The maximum number of blocks between a block and a longer block of the story that are counted.
const GAP: usize = 30;

/// The scores of the first model, and sums of the words that it takes for the story.
pub(crate) struct Predicted {
    scores: Vec<i32>,
    /// For each element, the words in it that are taken for the story, and all words in it.
    elements: Vec<(u32, u32)>,
    signatures: HashMap<u32, (u32, u32)>,
    /// For each block, the words of the story before it.
    before: Vec<u32>,
    total: u32,
    /// The smallest element with nine tenths of these words.
    container: u32,
    /// The long words of the story's longer blocks, hashed. A headline has words of its story, a teaser has others.
    words: HashSet<u32>,
    /// The first longer block of the story that another one follows closely.
    opening: usize,
}

impl Context<'_> {
    /// Adds the features of the second model for block `at`, given the score that the first model gives each block:
    /// positive for a part of the story.
    pub(crate) fn second(&self, at: usize, sums: &Predicted, features: &mut Features) {
        let block = &self.page.blocks[at];
        let scores = &sums.scores;
        let mut add = |template: Template, values: &[u32]| push(features, template, values);
        let bucket = |score: i32| (score / 8).clamp(-6, 6) as u32;
        let own = bucket(scores[at]);
        add(Template::Own, &[own]);
        add(Template::Own, &[own, step(self.facts[at].words / 3)]);
        let near = |distance: isize| {
            at.checked_add_signed(distance)
                .and_then(|place| scores.get(place))
                .map_or(99, |&score| bucket(score / 2))
        };
        for distance in [-3, -2, -1, 1, 2, 3] {
            add(Template::Before, &[distance as u32, near(distance)]);
        }
        add(Template::Pair, &[near(-1), near(1), own]);
        add(Template::Pair, &[near(-2), near(-1), near(1), near(2)]);
        add(Template::PairWords, &[near(-1), near(1), step(self.facts[at].words / 2)]);
        let gap = |places: &mut dyn Iterator<Item = usize>| -> (u32, u32) {
            let (mut blocks, mut words) = (0, 0);
            for place in places {
                if scores[place] > 0 && self.facts[place].words >= 8 {
                    return (step(blocks).min(9), step(words / 4).min(9));
                }
                blocks += 1;
                words += self.facts[place].words;
            }
            (20, 20)
        };
        let before = gap(&mut (at.saturating_sub(GAP)..at).rev());
        let after = gap(&mut (at + 1..(at + 1 + GAP).min(self.len())));
        add(Template::Gap, &[0, before.0, before.1]);
        add(Template::Gap, &[1, after.0, after.1]);
        add(Template::Gap, &[2, before.0, after.0, u32::from(block.linked > 4)]);
        let yes = |range: std::ops::Range<usize>| range.filter(|&i| scores[i] > 0).count() as u32;
        let before = yes(at.saturating_sub(WINDOW)..at);
        let after = yes(at + 1..(at + 1 + WINDOW).min(self.len()));
        add(Template::Around, &[before, after]);
        add(Template::Around, &[before, after, u32::from(scores[at] > 0)]);
        let (first, last) = (sums.before[at], sums.total - sums.before[at + 1]);
        add(Template::Sides, &[share(first, sums.total), share(last, sums.total)]);
        add(Template::Sides, &[step(first / 4), step(last / 4), 1]);
        add(Template::Lead, &[share(first, sums.total), own]);
        if (2..=30).contains(&self.facts[at].words) {
            let (mut all, mut shared) = (0, 0);
            for word in long_words(self.page.text_of(block)) {
                all += 1;
                shared += u32::from(sums.words.contains(&word));
            }
            let distance = (sums.opening as i64 - at as i64).clamp(-1, 30) as u32;
            add(Template::SharedWords, &[share(shared, all), step(all)]);
            add(Template::SharedWords, &[share(shared, all), step(distance.min(99)), 1]);
            add(
                Template::SharedWords,
                &[step(distance.min(99)), step(self.facts[at].words / 2), 2, own],
            );
        }
        if !self.page.is_page {
            return;
        }
        let signature = sums.signatures.get(&block.signature).copied().unwrap_or_default();
        add(Template::InSignature, &[share(signature.0, signature.1), step(signature.1 / 20)]);
        add(Template::InSignature, &[share(signature.0, sums.total), own]);
        let parent = self.page.parents[block.element as usize];
        let is_sibling =
            |place: &usize| self.page.parents[self.page.blocks[*place].element as usize] == parent;
        let before = (at.saturating_sub(GAP)..at).rev().find(is_sibling);
        let after = (at + 1..(at + 1 + GAP).min(self.len())).find(is_sibling);
        let [before, after] = [before, after].map(|place| place.map(|place| scores[place]));
        let score = |place: Option<i32>| place.map_or(99, |score| bucket(score / 2));
        let is_story = |place: Option<i32>| place.map_or(2, |score| u32::from(score > 0));
        add(Template::Sibling, &[score(before), score(after)]);
        add(Template::Sibling, &[score(before), score(after), own]);
        let linked = u32::from(block.linked > 4);
        add(Template::Sibling, &[is_story(before), is_story(after), number(block.tag), linked]);
        let mut element = block.element;
        for level in 0..4 {
            let (yes, all) = sums.elements[element as usize];
            add(Template::Ancestors, &[level, share(yes, all), share(yes, sums.total)]);
            if level < 2 {
                add(Template::InParent, &[level, share(yes, all), own]);
            }
            element = self.page.parents[element as usize];
        }
        add(Template::Span, &[self.steps_to(sums.container, block.element), own]);
    }

    /// Returns the number of steps from an element up to `container`; 9 if it is not in it.
    fn steps_to(&self, container: u32, mut element: u32) -> u32 {
        let mut steps = 0;
        while element != container {
            if element == 0 {
                return 9;
            }
            element = self.page.parents[element as usize];
            steps += 1;
        }
        steps.min(6)
    }

    /// Sums up the scores of the first model.
    pub(crate) fn predicted(&self, scores: Vec<i32>) -> Predicted {
        let mut elements = vec![(0, 0); self.page.parents.len()];
        let mut signatures: HashMap<u32, (u32, u32)> = HashMap::new();
        let (mut before, mut total) = (vec![0], 0);
        for ((block, fact), &score) in self.page.blocks.iter().zip(&self.facts).zip(&scores) {
            let yes = if score > 0 { fact.words } else { 0 };
            let element: &mut (u32, u32) = &mut elements[block.element as usize];
            *element = (element.0 + yes, element.1 + fact.words);
            let signature = signatures.entry(block.signature).or_default();
            *signature = (signature.0 + yes, signature.1 + fact.words);
            total += yes;
            before.push(total);
        }
        for at in (1..elements.len()).rev() {
            let (yes, all) = elements[at];
            let parent = &mut elements[self.page.parents[at] as usize];
            *parent = (parent.0 + yes, parent.1 + all);
        }
        let container = (0..elements.len())
            .rev()
            .filter(|&at| elements[at].0 * 10 >= total * 9)
            .max_by_key(|&at| self.depths[at])
            .unwrap_or(0) as u32;
        let is_longer = |at: &usize| scores[*at] > 0 && self.facts[*at].words as usize >= LONGER;
        let longer: Vec<usize> = (0..scores.len()).filter(is_longer).collect();
        let opening = opening(&longer).unwrap_or(scores.len());
        let words = longer
            .iter()
            .flat_map(|&at| long_words(self.page.text_of(&self.page.blocks[at])))
            .collect();
        Predicted { scores, elements, signatures, before, total, container, words, opening }
    }
}
