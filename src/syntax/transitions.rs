//! The transition system: arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011), and what each step costs.
//!
//! A stack, a buffer, three kinds of step. There is no root token: the word that is left alone on the stack at
//! the end is the root, so every run gives one tree with one root. The costs are the dynamic oracle of Goldberg
//! and Nivre (2013). Which step to take is left to `parser`.

use crate::document::Relation;

/// A kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next word of the buffer goes onto the stack.
    Shift,
    /// The word on top of the stack becomes a child of the next word, and leaves.
    Left,
    /// The word on top of the stack becomes a child of the one beneath it, and leaves.
    Right,
}

impl Step {
    /// All kinds, in the order in which this module counts them.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];

    /// The label of the model.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shift => "shift",
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// No word: the place beside every word's true places.
pub const NONE: usize = usize::MAX;

/// What is known of one word half-way.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head; `NONE` as long as it has none.
    pub head: usize,
    /// Its relation to the head.
    pub relation: Relation,
    /// Its first and second child from the left end.
    pub left: [usize; 2],
    /// Its first and second child from the right end.
    pub right: [usize; 2],
    /// How many children it has on the left, and on the right.
    pub valency: [u8; 2],
}

const LONE: Node = Node {
    head: NONE,
    relation: Relation::Root,
    left: [NONE; 2],
    right: [NONE; 2],
    valency: [0; 2],
};

/// A sentence half-way.
#[derive(Clone, Debug)]
pub struct State {
    /// The words that wait for a head, the last on top.
    pub stack: Vec<usize>,
    /// The next word of the buffer; the number of words at the end.
    pub next: usize,
    /// What is known of each word.
    pub nodes: Vec<Node>,
}

impl State {
    /// All words in the buffer.
    #[must_use]
    pub fn new(n_words: usize) -> Self {
        Self { stack: Vec::with_capacity(n_words), next: 0, nodes: vec![LONE; n_words] }
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.next == self.nodes.len() && self.stack.len() <= 1
    }

    /// The word at this depth of the stack, 0 on top; `NONE` beneath its bottom.
    #[must_use]
    pub fn stacked(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |place| self.stack[place])
    }

    /// The word so many places on in the buffer; `NONE` behind its end.
    #[must_use]
    pub fn buffered(&self, ahead: usize) -> usize {
        let word = self.next + ahead;
        if word < self.nodes.len() { word } else { NONE }
    }

    /// The outermost children of a word on the left, from the end inwards; `NONE` where there is none.
    #[must_use]
    pub fn left(&self, word: usize) -> [usize; 2] {
        self.nodes.get(word).map_or([NONE; 2], |node| node.left)
    }

    /// The outermost children of a word on the right, from the end inwards.
    #[must_use]
    pub fn right(&self, word: usize) -> [usize; 2] {
        self.nodes.get(word).map_or([NONE; 2], |node| node.right)
    }

    /// The number of a word's relation; 255 for no word.
    #[must_use]
    pub fn relation(&self, word: usize) -> u32 {
        self.nodes.get(word).map_or(0xff, |node| node.relation as u32)
    }

    /// How many children a word has on the left and on the right, up to 5; 15 for no word.
    #[must_use]
    pub fn valency(&self, word: usize) -> [u32; 2] {
        self.nodes.get(word).map_or([15; 2], |node| node.valency.map(|n| u32::from(n.min(5))))
    }

    /// Which steps are possible: shift, left, right. Before the end at least one is.
    #[must_use]
    pub fn possible(&self) -> [bool; 3] {
        let buffered = self.next < self.nodes.len();
        [buffered, buffered && !self.stack.is_empty(), self.stack.len() > 1]
    }

    /// The arc that a step would make: child and head.
    #[must_use]
    pub fn arc(&self, step: Step) -> Option<(usize, usize)> {
        match step {
            Step::Shift => None,
            Step::Left => Some((self.stacked(0), self.buffered(0))),
            Step::Right => Some((self.stacked(0), self.stacked(1))),
        }
    }

    /// Puts the next word of the buffer, if there is one, onto the stack.
    pub fn shift(&mut self) {
        if self.next < self.nodes.len() {
            self.stack.push(self.next);
            self.next += 1;
        }
    }

    /// Makes the arc of [`Self::arc`]: the child is on top of the stack, and leaves it.
    pub fn reduce(&mut self, (child, head): (usize, usize), relation: Relation) {
        self.stack.pop();
        self.attach(child, head, relation);
    }

    fn attach(&mut self, child: usize, head: usize, relation: Relation) {
        self.nodes[child].head = head;
        self.nodes[child].relation = relation;
        let node = &mut self.nodes[head];
        let side = usize::from(child > head);
        node.valency[side] = node.valency[side].saturating_add(1);
        // Arc-hybrid finds left children from the inside out, and right children too.
        let ends = if side == 0 { &mut node.left } else { &mut node.right };
        *ends = [child, ends[0]];
    }

    /// How many arcs of the gold tree each kind of step would put out of reach: shift, left, right.
    ///
    /// `gold` holds each word's head, `NONE` for the root. Of impossible steps the number means nothing.
    #[must_use]
    pub fn costs(&self, gold: &[usize]) -> [u32; 3] {
        let (top, second) = (self.stacked(0), self.stacked(1));
        let waits = |word: usize| word != NONE && word >= self.next;
        let mut costs = [0; 3];
        if self.next < gold.len() {
            let next = self.next;
            for (depth, &word) in self.stack.iter().rev().enumerate() {
                costs[0] += u32::from(gold[word] == next);
                costs[0] += u32::from(gold[next] == word && depth > 0);
            }
        }
        if top != NONE {
            let children = (self.next..gold.len()).filter(|&word| gold[word] == top).count() as u32;
            let head = gold[top];
            let root = u32::from(head == NONE);
            let left = waits(head) && head != self.next || head != NONE && head == second;
            costs[1] = children + root + u32::from(left);
            costs[2] = children + root + u32::from(waits(head));
        }
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows the costs alone, and returns the heads that come out.
    fn follow(gold: &[usize]) -> Vec<usize> {
        let mut state = State::new(gold.len());
        while !state.is_final() {
            let (costs, possible) = (state.costs(gold), state.possible());
            let kind = (0..3).filter(|&k| possible[k]).min_by_key(|&k| costs[k]).unwrap();
            match state.arc(Step::ALL[kind]) {
                Some(arc) => state.reduce(arc, Relation::Dep),
                None => state.shift(),
            }
        }
        state.nodes.iter().map(|n| n.head).collect()
    }

    #[test]
    fn the_oracle_finds_every_projective_tree() {
        let check = |gold: &[usize]| assert_eq!(follow(gold), gold);
        check(&[NONE]);
        check(&[1, NONE, 1, 2]);
        check(&[NONE, 3, 3, 0]);
        check(&[3, 2, 0, NONE, 6, 6, 3]);
        check(&[1, 2, 3, 4, NONE]);
    }

    #[test]
    fn crossing_arcs_still_end_in_one_tree() {
        let heads = follow(&[2, 3, NONE, 2, 0]);
        assert_eq!(heads.iter().filter(|&&h| h == NONE).count(), 1);
    }
}
