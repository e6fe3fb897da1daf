//! The tree: heads and relations, by a greedy transition parser.
//!
//! Features after Zhang and Nivre (2011) with word clusters after Koo et al. (2008), over an averaged
//! perceptron trained with a dynamic oracle (Goldberg and Nivre 2012). The steps themselves are `transitions`'.
//! Linear in the length of the sentence.

use super::transitions::{NONE, State, Transition};
use crate::document::{Relation, Upos, Xpos};
use crate::features::Word;
use crate::linear::{Hasher, Model};
use crate::models::ModelError;

/// The trained parser.
#[derive(Clone, Debug)]
pub struct Parser {
    model: Model,
    transitions: Vec<Transition>,
}

/// A word's place in the tree: the index of its head in the sentence, if it has one, and the relation.
pub type Arc = (Option<usize>, Relation);

impl Parser {
    /// Reads the body of the model file.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] where it is no linear model whose labels are steps, one of each kind at least.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let model = Model::from_bytes(bytes)?;
        let transitions = model.labels().iter().map(|label| Transition::parse(label));
        let transitions = transitions.collect::<Option<Vec<_>>>().ok_or(ModelError::Damaged)?;
        let complete = (0..3).all(|kind| transitions.iter().any(|&t| self::kind(t) == kind));
        if complete { Ok(Self { model, transitions }) } else { Err(ModelError::Damaged) }
    }

    /// The tree of one sentence: one root, no cycle.
    #[must_use]
    pub fn parse(&self, words: &[Word], tags: &[(Upos, Xpos)]) -> Vec<Arc> {
        let atoms = Atoms::new(words, tags);
        let mut state = State::new(words.len());
        let mut scores = vec![0; self.transitions.len()];
        let mut features = Vec::with_capacity(128);
        while !state.is_final() {
            let possible = state.possible();
            let transition = match possible {
                [true, false, false] => Transition::Shift,
                _ => {
                    describe(&atoms, &state, &mut features);
                    self.model.score(&features, &mut scores);
                    self.best(&scores, possible)
                }
            };
            state.take(transition);
        }
        let arc = |head: usize, relation| match head {
            NONE => (None, Relation::Root),
            head => (Some(head), relation),
        };
        state.nodes.iter().map(|node| arc(node.head, node.relation)).collect()
    }

    /// The first possible step of the largest score.
    fn best(&self, scores: &[i32], possible: [bool; 3]) -> Transition {
        let steps = self.transitions.iter().zip(scores).filter(|(t, _)| possible[kind(**t)]);
        let best = steps.reduce(|best, step| if step.1 > best.1 { step } else { best });
        best.map_or(Transition::Shift, |(&transition, _)| transition)
    }
}

/// The kind of a step, as in [`State::possible`].
#[must_use]
pub fn kind(transition: Transition) -> usize {
    match transition {
        Transition::Shift => 0,
        Transition::Left(_) => 1,
        Transition::Right(_) => 2,
    }
}

/// What the model sees of single words, ready to be hashed; the last one is that of no word.
#[derive(Clone, Debug)]
pub struct Atoms(Vec<Atom>);

#[derive(Clone, Copy, Debug)]
struct Atom {
    word: u32,
    tag: u32,
    upos: u32,
    cluster: u32,
    group: u32,
}

impl Atoms {
    /// Looks at the words of a sentence.
    #[must_use]
    pub fn new(words: &[Word], tags: &[(Upos, Xpos)]) -> Self {
        let atom = |(word, &(upos, xpos)): (&Word, &(Upos, Xpos))| Atom {
            word: word.lower,
            tag: (upos as u32) << 8 | xpos as u32,
            upos: upos as u32,
            cluster: u32::from(word.class.cluster),
            group: u32::from(word.class.group),
        };
        let none = Atom { word: 1, tag: 0xffff, upos: 0xff, cluster: 0xffff, group: 0xff };
        Self(words.iter().zip(tags).map(atom).chain([none]).collect())
    }

    fn get(&self, word: usize) -> Atom {
        self.0[word.min(self.0.len() - 1)]
    }
}

/// The distance between two words, put into one of seven classes.
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

/// Sets `features` to what the model sees of the state.
pub fn describe(atoms: &Atoms, state: &State, features: &mut Vec<u32>) {
    let node = |word: usize| state.nodes.get(word);
    let left = |word: usize, n: usize| node(word).map_or(NONE, |w| w.left[n]);
    let right = |word: usize, n: usize| node(word).map_or(NONE, |w| w.right[n]);
    let relation = |word: usize| node(word).map_or(0xff, |w| w.relation as u32);
    let valency =
        |word: usize, side: usize| node(word).map_or(15, |w| u32::from(w.valency[side].min(5)));
    let (top, second, third) = (state.stacked(0), state.stacked(1), state.stacked(2));
    let (next, ahead) = (state.buffered(0), state.buffered(1));
    let s0 = atoms.get(top);
    let s1 = atoms.get(second);
    let s2 = atoms.get(third);
    let b0 = atoms.get(next);
    let b1 = atoms.get(ahead);
    let b2 = atoms.get(state.buffered(2));
    let (s0l, s0r, s0l2, s0r2) = (left(top, 0), right(top, 0), left(top, 1), right(top, 1));
    let (s1l, s1r, s1r2) = (left(second, 0), right(second, 0), right(second, 1));
    let (b0l, b0l2) = (left(next, 0), left(next, 1));
    let (s0l_, s0r_, s1l_, s1r_, b0l_) =
        (atoms.get(s0l), atoms.get(s0r), atoms.get(s1l), atoms.get(s1r), atoms.get(b0l));
    let gap = distance(top, next);
    let depth = distance(second, top);
    let parts = [
        // Single words.
        &[s0.word][..],
        &[s0.tag],
        &[s0.word, s0.tag],
        &[s0.cluster, s0.tag],
        &[s1.word],
        &[s1.tag],
        &[s1.word, s1.tag],
        &[s1.cluster, s1.tag],
        &[b0.word],
        &[b0.tag],
        &[b0.word, b0.tag],
        &[b0.cluster, b0.tag],
        &[b1.word],
        &[b1.tag],
        &[b1.word, b1.tag],
        &[b2.word, b2.tag],
        &[b2.tag],
        &[s2.tag],
        &[s2.word, s2.tag],
        // Pairs.
        &[s0.word, b0.word],
        &[s0.word, s0.tag, b0.tag],
        &[s0.tag, b0.word, b0.tag],
        &[s0.tag, b0.tag],
        &[s1.word, s0.word],
        &[s1.word, s1.tag, s0.tag],
        &[s1.tag, s0.word, s0.tag],
        &[s1.tag, s0.tag],
        &[s1.tag, b0.tag],
        &[s1.word, b0.word],
        &[s1.tag, b0.word],
        &[s1.word, b0.tag],
        &[b0.tag, b1.tag],
        &[b0.word, b1.word],
        &[s0.word, b1.word],
        &[s0.tag, b1.tag],
        &[b0.word, b1.tag],
        // Clusters.
        &[s0.cluster, b0.cluster],
        &[s1.cluster, s0.cluster],
        &[s0.cluster, b0.tag],
        &[s0.tag, b0.cluster],
        &[s1.cluster, s0.tag],
        &[s1.tag, s0.cluster],
        &[s0.group, b0.group, gap],
        &[s1.group, s0.group, depth],
        &[s1.cluster, s0.word],
        &[s0.word, b0.cluster],
        &[s1.group, s0.word, b0.upos],
        &[s0.cluster, b0.word],
        // Three words.
        &[s0.tag, b0.tag, b1.tag],
        &[s1.tag, s0.tag, b0.tag],
        &[s2.tag, s1.tag, s0.tag],
        &[b0.tag, b1.tag, b2.tag],
        &[s1.word, s0.tag, b0.tag],
        &[s1.tag, s0.word, b0.tag],
        &[s1.tag, s0.tag, b0.word],
        &[s0.word, b0.tag, b1.tag],
        &[s0.tag, b0.word, b1.tag],
        &[s1.tag, s0.tag, b0.tag, b1.tag],
        &[s1.upos, s0.word, b0.upos, b1.upos],
        // Children.
        &[s0.tag, s0l_.tag, b0.tag],
        &[s0.tag, s0r_.tag, b0.tag],
        &[s0.tag, b0.tag, b0l_.tag],
        &[s1.tag, s1r_.tag, s0.tag],
        &[s1.tag, s1l_.tag, s0.tag],
        &[s1.tag, s0.tag, s0l_.tag],
        &[s1.tag, s0.tag, s0r_.tag],
        &[s0.tag, s0r_.tag, s0l_.tag],
        &[s1.tag, s1r_.word, s0.tag],
        &[s0l_.word, s0.tag],
        &[s0r_.word, s0.tag],
        &[b0l_.word, b0.tag],
        &[s1r_.word, s0.word],
        &[s0.tag, s0l_.word, b0.tag],
        &[s1.tag, s0.tag, s0l_.word],
        &[s1.tag, s0.upos, s0r_.word],
        // Relations.
        &[s0.tag, relation(s0l), relation(s0l2)],
        &[s0.tag, relation(s0r), relation(s0r2)],
        &[s1.tag, relation(s1r), relation(s1r2)],
        &[s1.tag, relation(s1l)],
        &[b0.tag, relation(b0l), relation(b0l2)],
        &[s0.word, relation(s0r)],
        &[s1.word, relation(s1r), s0.upos],
        &[b0.word, relation(b0l)],
        &[s0.upos, relation(s0l), relation(s0r), b0.upos],
        &[s1.tag, relation(s1l), relation(s1r), s0.tag],
        &[s1.tag, s0.tag, relation(s0l), relation(s0r)],
        &[s0.word, relation(s0l), relation(s0r)],
        // Valencies and distances.
        &[s0.word, valency(top, 0)],
        &[s0.tag, valency(top, 0), valency(top, 1)],
        &[s0.word, valency(top, 1)],
        &[s1.word, valency(second, 1)],
        &[s1.tag, valency(second, 0), valency(second, 1), s0.tag],
        &[b0.word, valency(next, 0)],
        &[b0.tag, valency(next, 0)],
        &[s0.word, gap],
        &[s0.tag, gap],
        &[b0.word, gap],
        &[b0.tag, gap],
        &[s0.tag, b0.tag, gap],
        &[s1.tag, s0.tag, depth],
        &[s1.word, s0.tag, depth],
        &[s0.word, depth],
        &[depth, gap, state.stack.len().min(4) as u32],
    ];
    features.clear();
    features.extend(parts.iter().enumerate().map(|(template, parts)| {
        parts.iter().fold(Hasher::new(template as u32), |h, &part| h.word(part)).finish()
    }));
}
