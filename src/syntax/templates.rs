//! What the parser's models see: named values of a state, and the combinations of them that are features.
//!
//! After Zhang and Nivre (2011), with word clusters after Koo et al. (2008). `S0` is the top of the stack, `S1`
//! the word beneath it, `B0` the next word of the buffer; for the relation of an arc, `C` is the child, `H` the
//! head, `N` the head's child found last on that side, `O` the outermost on the other. Small letters tell
//! what of a word: `w` itself, `t` its tags, `u` the universal one, `c` cluster, `g` group, `r` its relation.
//! `L` and `R` are the outermost children on the left and right, `L2` and `R2` the ones next to them; `b` and `a`
//! the mark of punctuation right before and after a word. Marks are no words of a state themselves.

use super::transitions::{NONE, State};
use crate::document::{Upos, Xpos};
use crate::features::Word;
use crate::linear::Hasher;

/// Declares the values' names, and how many there are.
macro_rules! values {
    ($($name:ident)*) => {
        /// The name of a value of a state.
        #[derive(Clone, Copy, Debug)]
        #[repr(u8)]
        enum Value { $($name,)* }

        const N_VALUES: usize = [$(Value::$name,)*].len();
    };
}

values! {
    S0w S0t S0u S0c S0g S1w S1t S1u S1c S1g S2w S2t B0w B0t B0u B0c B0g B1w B1t B1u B2w B2t
    S0Lw S0Lt S0Lr S0L2r S0Rw S0Rt S0Rr S0R2r S1Lt S1Lr S1Rw S1Rt S1Rr S1R2r B0Lw B0Lt B0Lr B0L2r
    S0LeftChildren S0RightChildren S1LeftChildren S1RightChildren B0LeftChildren ToB0 ToS1 Depth
    Direction Cw Ct Cu Cc CLw CLt CLr CL2r CRw CRr Hw Ht Hu Hc Distance Nw Nt Nr N2r Ow Or HHt Nextt S0a S1a B0b B0a Cb Ca Ha
}

#[rustfmt::skip]
const STEPS: &[&[Value]] = {
    use Value::*;
    &[
        // Single words.
        &[S0w], &[S0t], &[S0w, S0t], &[S0c, S0t], &[S1w], &[S1t], &[S1w, S1t], &[S1c, S1t],
        &[B0w], &[B0t], &[B0w, B0t], &[B0c, B0t], &[B1w], &[B1t], &[B1w, B1t], &[B2w, B2t], &[B2t],
        &[S2t], &[S2w, S2t],
        // Pairs.
        &[S0w, B0w], &[S0w, S0t, B0t], &[S0t, B0w, B0t], &[S0t, B0t],
        &[S1w, S0w], &[S1w, S1t, S0t], &[S1t, S0w, S0t], &[S1t, S0t],
        &[S1t, B0t], &[S1w, B0w], &[S1t, B0w], &[S1w, B0t],
        &[B0t, B1t], &[B0w, B1w], &[S0w, B1w], &[S0t, B1t], &[B0w, B1t],
        // Clusters.
        &[S0c, B0c], &[S1c, S0c], &[S0c, B0t], &[S0t, B0c], &[S1c, S0t], &[S1t, S0c],
        &[S0g, B0g, ToB0], &[S1g, S0g, ToS1], &[S1c, S0w], &[S0w, B0c], &[S1g, S0w, B0u], &[S0c, B0w],
        // Three words and more.
        &[S0t, B0t, B1t], &[S1t, S0t, B0t], &[S2t, S1t, S0t], &[B0t, B1t, B2t],
        &[S1w, S0t, B0t], &[S1t, S0w, B0t], &[S1t, S0t, B0w], &[S0w, B0t, B1t], &[S0t, B0w, B1t],
        &[S1t, S0t, B0t, B1t], &[S1u, S0w, B0u, B1u],
        // Children.
        &[S0t, S0Lt, B0t], &[S0t, S0Rt, B0t], &[S0t, B0t, B0Lt], &[S1t, S1Rt, S0t], &[S1t, S1Lt, S0t],
        &[S1t, S0t, S0Lt], &[S1t, S0t, S0Rt], &[S0t, S0Rt, S0Lt], &[S1t, S1Rw, S0t],
        &[S0Lw, S0t], &[S0Rw, S0t], &[B0Lw, B0t], &[S1Rw, S0w], &[S0t, S0Lw, B0t], &[S1t, S0t, S0Lw],
        &[S1t, S0u, S0Rw], &[S1w, S0Lw, S0u], &[S1u, S0u, S0Lt], &[S1u, S0u, S0Lw], &[S0u, S0Lt, B0u],
        // Relations.
        &[S0t, S0Lr, S0L2r], &[S0t, S0Rr, S0R2r], &[S1t, S1Rr, S1R2r], &[S1t, S1Lr], &[B0t, B0Lr, B0L2r],
        &[S0w, S0Rr], &[S1w, S1Rr, S0u], &[B0w, B0Lr], &[S0u, S0Lr, S0Rr, B0u], &[S1t, S1Lr, S1Rr, S0t],
        &[S1t, S0t, S0Lr, S0Rr], &[S0w, S0Lr, S0Rr],
        // How many children, how far.
        &[S0w, S0LeftChildren], &[S0t, S0LeftChildren, S0RightChildren], &[S0w, S0RightChildren],
        &[S1w, S1RightChildren], &[S1t, S1LeftChildren, S1RightChildren, S0t],
        &[B0w, B0LeftChildren], &[B0t, B0LeftChildren],
        &[S0w, ToB0], &[S0t, ToB0], &[B0w, ToB0], &[B0t, ToB0], &[S0t, B0t, ToB0],
        &[S1t, S0t, ToS1], &[S1w, S0t, ToS1], &[S0w, ToS1], &[ToS1, ToB0, Depth],
        // Marks.
        &[S0t, B0t, B0b], &[S0t, S0a, B0u], &[S1t, S0t, S1a], &[S1t, S0t, S0a], &[S1a, S0a, B0b, B0a], &[B0t, B0b],
        &[B0t, B0a, S0t], &[S0w, S0a], &[B0w, B0b], &[S0u, B0u, S1u, S0a, B0b], &[S1u, S1a, S0u, S0a, B0b],
        &[S1a, S0a, B0b, ToS1, ToB0], &[S0Lr, S0Rr, S0a, B0b, B0u],
    ]
};

#[rustfmt::skip]
const RELATIONS: &[&[Value]] = {
    use Value::*;
    &[
        &[Direction], &[Cw, Direction], &[Ct, Direction], &[Hw, Direction], &[Ht, Direction], &[Cw, Ct], &[Hw, Ht],
        &[Cc, Ct, Direction], &[Hc, Ht, Direction], &[Ct, Ht, Direction], &[Cw, Hw, Direction],
        &[Cw, Ht, Direction], &[Ct, Hw, Direction], &[Cc, Hc, Direction], &[Cc, Ht, Direction], &[Ct, Hc, Direction],
        &[Cw, Hc, Direction], &[Cc, Hw, Direction], &[Ct, Ht, Direction, Distance], &[Cw, Distance, Direction],
        &[CLw, Ct, Ht, Direction], &[CLr, CL2r, Ct, Direction], &[CLr, CLw, Ct, Hw], &[CLw, Cw], &[CLw, Cc],
        &[CLr, Ct, Ht, Direction], &[CLr, Cw, Ht], &[CRr, Ct, Ht, Direction], &[CRw, Ct, Ht], &[CLt, Ct, Ht],
        &[CLw, Cc, Hc], &[CLw, Hc, Ct], &[CLw, Cu, Direction], &[CLt, Cu, Hu, Direction], &[CLr, Cu, Hu, Direction],
        &[CLt, CLr, Cu, Cb], &[CLw, Cu, Hu, Direction], &[CRr, Cu, Direction], &[Nr, Cu, Hu, Direction],
        &[Nr, Ct, Ht, Direction], &[Nr, N2r, Ct, Direction], &[Nr, Hw, Ct, Direction], &[Nw, Ct, Ht, Direction],
        &[Nr, Cw, Direction], &[Nt, Ct, Ht, Direction], &[Nr, N2r, Or, Ct, Hu],
        &[Or, Ct, Ht, Direction], &[Or, Hw, Ct, Direction], &[Ow, Ct, Ht, Direction],
        &[HHt, Ht, Ct, Direction], &[Nextt, Ct, Ht, Direction], &[Nextt, Cw], &[Cu, Hu, Nr, Or, CLr],
        &[Ct, Ht, Direction, Cb], &[Ct, Ht, Direction, Ca], &[Cb, Ca, Ct, Nr, Direction], &[Ct, Ht, Direction, Ha],
    ]
};

/// What the models see of single words; the last one is that of no word.
#[derive(Clone, Debug)]
pub struct Atoms(Vec<Atom>);

#[derive(Clone, Copy, Debug)]
struct Atom {
    word: u32,
    tags: u32,
    upos: u32,
    cluster: u32,
    group: u32,
    /// The marks right before and after.
    before: u32,
    after: u32,
}

impl Atoms {
    /// Looks at those words of a sentence that are no punctuation, in order: `kept` holds their places.
    #[must_use]
    pub fn new(words: &[Word], tags: &[(Upos, Xpos)], kept: &[usize]) -> Self {
        let mark = |at: Option<usize>| match at.and_then(|at| Some((words.get(at)?, tags.get(at)?)))
        {
            Some((word, (Upos::Punct, _))) => word.lower,
            Some(_) => 0,
            None => 1,
        };
        let atom = |&at: &usize| {
            let (word, (upos, xpos)) = (&words[at], tags[at]);
            Atom {
                word: word.lower,
                tags: (upos as u32) << 8 | xpos as u32,
                upos: upos as u32,
                cluster: u32::from(word.class.cluster),
                group: u32::from(word.class.group),
                before: mark(at.checked_sub(1)),
                after: mark(Some(at + 1)),
            }
        };
        let none = Atom {
            word: 1,
            tags: 0xffff,
            upos: 0xff,
            cluster: 0xffff,
            group: 0xff,
            before: 2,
            after: 2,
        };
        Self(kept.iter().map(atom).chain([none]).collect())
    }

    fn get(&self, word: usize) -> Atom {
        self.0[word.min(self.0.len() - 1)]
    }
}

/// Fills in values one by one, by name.
struct Values([u32; N_VALUES]);

impl Values {
    fn set<const N: usize>(&mut self, names: [Value; N], values: [u32; N]) {
        for (name, value) in names.into_iter().zip(values) {
            self.0[name as usize] = value;
        }
    }

    fn hash(&self, templates: &[&[Value]], features: &mut Vec<u32>) {
        let hash = |(number, template): (usize, &&[Value])| {
            let start = Hasher::new(number as u32);
            template.iter().fold(start, |hash, &name| hash.word(self.0[name as usize])).short()
        };
        features.clear();
        features.extend(templates.iter().enumerate().map(hash));
    }
}

/// Sets `features` to what the model of steps sees of a state.
pub fn describe_step(atoms: &Atoms, state: &State, features: &mut Vec<u32>) {
    use Value::*;
    let (top, second, next) = (state.stacked(0), state.stacked(1), state.buffered(0));
    let (s0, s1, s2) = (atoms.get(top), atoms.get(second), atoms.get(state.stacked(2)));
    let (b0, b1, b2) =
        (atoms.get(next), atoms.get(state.buffered(1)), atoms.get(state.buffered(2)));
    let (s0l, s0r) = (state.left(top), state.right(top));
    let (s1l, s1r) = (state.left(second), state.right(second));
    let b0l = state.left(next);
    let relation = |word| state.relation(word);
    let ([s0_left, s0_right], [s1_left, s1_right]) = (state.valency(top), state.valency(second));
    let mut values = Values([0; N_VALUES]);
    values.set([S0w, S0t, S0u, S0c, S0g], [s0.word, s0.tags, s0.upos, s0.cluster, s0.group]);
    values.set([S1w, S1t, S1u, S1c, S1g], [s1.word, s1.tags, s1.upos, s1.cluster, s1.group]);
    values.set([B0w, B0t, B0u, B0c, B0g], [b0.word, b0.tags, b0.upos, b0.cluster, b0.group]);
    values.set([B1w, B1t, B1u, B2w, B2t], [b1.word, b1.tags, b1.upos, b2.word, b2.tags]);
    values.set([S2w, S2t], [s2.word, s2.tags]);
    values.set([S0a, S1a, B0b, B0a], [s0.after, s1.after, b0.before, b0.after]);
    values.set([S0Lw, S0Lt], [atoms.get(s0l[0]).word, atoms.get(s0l[0]).tags]);
    values.set([S0Rw, S0Rt], [atoms.get(s0r[0]).word, atoms.get(s0r[0]).tags]);
    values.set([S1Rw, S1Rt], [atoms.get(s1r[0]).word, atoms.get(s1r[0]).tags]);
    values.set([B0Lw, B0Lt], [atoms.get(b0l[0]).word, atoms.get(b0l[0]).tags]);
    values.set([S1Lt, S1Lr], [atoms.get(s1l[0]).tags, relation(s1l[0])]);
    values.set([S0Lr, S0L2r, S0Rr, S0R2r], [s0l[0], s0l[1], s0r[0], s0r[1]].map(relation));
    values.set([S1Rr, S1R2r, B0Lr, B0L2r], [s1r[0], s1r[1], b0l[0], b0l[1]].map(relation));
    values.set([S0LeftChildren, S0RightChildren], [s0_left, s0_right]);
    values.set([S1LeftChildren, S1RightChildren], [s1_left, s1_right]);
    values.set([B0LeftChildren], [state.valency(next)[0]]);
    let depth = state.stack.len().min(4) as u32;
    values.set([ToB0, ToS1, Depth], [distance(top, next), distance(second, top), depth]);
    values.hash(STEPS, features);
}

/// Sets `features` to what the model of relations sees of an arc that is about to be made.
pub fn describe_relation(
    atoms: &Atoms,
    state: &State,
    (child, head): (usize, usize),
    features: &mut Vec<u32>,
) {
    use Value::*;
    let leftward = child < head;
    let (c, h) = (atoms.get(child), atoms.get(head));
    let (near, other) = if leftward {
        (state.left(head), state.right(head))
    } else {
        (state.right(head), state.left(head))
    };
    let (cl, cr) = (state.left(child), state.right(child));
    let above = if leftward { state.stacked(1) } else { state.stacked(2) };
    let behind = if leftward { state.buffered(1) } else { state.buffered(0) };
    let relation = |word| state.relation(word);
    let word = |word| atoms.get(word).word;
    let tags = |word| atoms.get(word).tags;
    let mut values = Values([0; N_VALUES]);
    values.set(
        [Direction, Distance],
        [u32::from(leftward), distance(child.min(head), child.max(head))],
    );
    values.set([Cw, Ct, Cu, Cc], [c.word, c.tags, c.upos, c.cluster]);
    values.set([Hw, Ht, Hu, Hc], [h.word, h.tags, h.upos, h.cluster]);
    values.set([Cb, Ca, Ha], [c.before, c.after, h.after]);
    values.set([CLw, CLt, CRw], [word(cl[0]), tags(cl[0]), word(cr[0])]);
    values.set([CLr, CL2r, CRr], [cl[0], cl[1], cr[0]].map(relation));
    values.set([Nw, Nt, Ow], [word(near[0]), tags(near[0]), word(other[0])]);
    values.set([Nr, N2r, Or], [near[0], near[1], other[0]].map(relation));
    values.set([HHt, Nextt], [tags(above), tags(behind)]);
    values.hash(RELATIONS, features);
}

/// The distance between two words, put into one of eight classes; the last is that of no word.
fn distance(left: usize, right: usize) -> u32 {
    match (left, right) {
        (NONE, _) | (_, NONE) => 7,
        _ => match right - left {
            n @ 0..=4 => n as u32,
            5..=9 => 5,
            _ => 6,
        },
    }
}
