//! The tree: heads and relations, by a greedy transition parser.
//!
//! Averaged perceptrons trained with a dynamic oracle (Goldberg and Nivre 2012): one chooses the next step, one
//! the relation of each arc as it is made. What they see is written in `templates`, what the steps do in
//! `transitions`. Marks of punctuation are left to `punctuation`. Linear in the length of the sentence.

use super::tagger::best;
use super::templates::{Atoms, describe_relation, describe_step};
use super::transitions::{NONE, State, Step};
use crate::document::{Relation, Upos, Xpos};
use crate::features::Word;
use crate::linear::{Model, Reader, put_varint};
use crate::models::ModelError;

/// The trained parser.
#[derive(Clone, Debug)]
pub struct Parser {
    steps: Model,
    relations: Model,
    names: Vec<Relation>,
}

/// A word's place in the tree: the index of its head in the sentence, if it has one, and the relation.
pub type Arc = (Option<usize>, Relation);

impl Parser {
    /// Reads the body of the model file (see [`to_bytes`]).
    ///
    /// # Errors
    /// [`ModelError::Damaged`] where it is not what `to_bytes` writes, or the labels are no steps and relations.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let length = reader.varint()? as usize;
        let steps = Model::from_bytes(reader.take(length)?)?;
        let relations = Model::from_bytes(reader.bytes)?;
        let names = relations.labels().iter().map(|label| Relation::parse(label));
        let names = names.collect::<Option<Vec<_>>>().ok_or(ModelError::Damaged)?;
        let known = Step::ALL.iter().map(|s| s.as_str()).eq(steps.labels());
        if known && !names.is_empty() {
            Ok(Self { steps, relations, names })
        } else {
            Err(ModelError::Damaged)
        }
    }

    /// The tree of the words of one sentence: one root, no cycle. Marks of punctuation get nothing here.
    #[must_use]
    pub fn parse(&self, words: &[Word], tags: &[(Upos, Xpos)]) -> Vec<Option<Arc>> {
        let kept = kept(tags);
        let atoms = Atoms::new(words, tags, &kept);
        let mut state = State::new(kept.len());
        let mut scores = vec![0; self.names.len()];
        let mut features = Vec::with_capacity(128);
        while !state.is_final() {
            let step = self.step(&atoms, &state, &mut features);
            let Some(arc) = state.arc(step) else {
                state.shift();
                continue;
            };
            describe_relation(&atoms, &state, arc, &mut features);
            self.relations.score(&features, &mut scores);
            state.reduce(arc, self.names[best(&scores)]);
        }
        let mut arcs = vec![None; words.len()];
        for (node, &at) in state.nodes.iter().zip(&kept) {
            arcs[at] = Some(match node.head {
                NONE => (None, Relation::Root),
                head => (Some(kept[head]), node.relation),
            });
        }
        arcs
    }

    /// The first possible step of the largest score.
    fn step(&self, atoms: &Atoms, state: &State, features: &mut Vec<u32>) -> Step {
        let possible = state.possible();
        let kinds = (0..3).filter(|&kind| possible[kind]);
        let mut scores = [0; 3];
        if kinds.clone().count() > 1 {
            describe_step(atoms, state, features);
            self.steps.score(features, &mut scores);
        }
        let best = kinds.reduce(|best, kind| if scores[kind] > scores[best] { kind } else { best });
        best.map_or(Step::Shift, |kind| Step::ALL[kind])
    }
}

/// The places of the words of a sentence that are no punctuation.
#[must_use]
pub fn kept(tags: &[(Upos, Xpos)]) -> Vec<usize> {
    (0..tags.len()).filter(|&at| tags[at].0 != Upos::Punct).collect()
}

/// Writes the body of the model file: the length of the model of steps, that model, the model of relations.
#[must_use]
pub fn to_bytes(steps: &[u8], relations: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    put_varint(&mut out, steps.len() as u32);
    out.extend(steps);
    out.extend(relations);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear;
    use crate::words::Words;

    /// A parser that knows nothing: it takes the first step that is possible.
    fn unlearned() -> Vec<u8> {
        let steps = Step::ALL.map(|step| step.as_str().to_owned());
        to_bytes(&linear::to_bytes(&steps, &mut []), &linear::to_bytes(&["dep".into()], &mut []))
    }

    #[test]
    fn every_sentence_gets_one_tree_of_its_words() {
        let parser = Parser::from_bytes(&unlearned()).unwrap();
        for n_words in 0..9 {
            let words = vec![Word::new("x", &Words::new(&[])); n_words];
            let tags = vec![(Upos::Noun, Xpos::Nn); n_words];
            let arcs = parser.parse(&words, &tags);
            let roots =
                arcs.iter().filter(|arc| arc.is_some_and(|(head, _)| head.is_none())).count();
            assert_eq!((arcs.len(), roots), (n_words, usize::from(n_words > 0)));
        }
    }

    #[test]
    fn marks_get_nothing() {
        let parser = Parser::from_bytes(&unlearned()).unwrap();
        let words = vec![Word::new("x", &Words::new(&[])); 3];
        let tags =
            [(Upos::Punct, Xpos::Comma), (Upos::Noun, Xpos::Nn), (Upos::Punct, Xpos::Period)];
        assert_eq!(parser.parse(&words, &tags), [None, Some((None, Relation::Root)), None]);
    }

    #[test]
    fn a_damaged_file_is_an_error_never_a_panic() {
        let bytes = unlearned();
        assert!((0..bytes.len()).all(|cut| Parser::from_bytes(&bytes[..cut]).is_err()));
    }
}
