//! Triggers: the words that name an event, and their TimeML classes.
//!
//! For each verb, noun and adjective ([`candidate`]), a linear model decides whether it names an event, from its
//! form, its position in the tree and its neighbours. The model is trained on TimeBank (see `train::events`).
//! `arguments` finds the participants.

use super::context::EventContext;
use super::lexicon;
use super::supersenses::{self, Part, SensePair, Senses};
use super::types::{EventClass, EventKind};
use crate::document::{Relation, Upos};
use crate::features::{Features, number};
use crate::linear::{Model as Linear, Reader};
use crate::model_file::ModelError;
use crate::span::TokenId;
use crate::word_classes::WordClasses;
use typed_index_collections::TiVec;

/// The learned models of events.
#[derive(Clone, Debug)]
pub struct Model {
    /// Coarse senses of words.
    pub senses: Senses,
    /// The model that assigns a class to a word; its first label means that the word names no event.
    pub triggers: Linear,
    /// The model that scores candidate dates (see `date_model`).
    pub dates: Linear,
}

impl Model {
    /// Reads the body of the model file: the senses, the length in bytes of the model of triggers, the model of
    /// triggers, and the model of dates. [`linear::to_bytes`](crate::linear::to_bytes) writes the latter two.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the bytes are not valid.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let senses = Senses::read(&mut reader)?;
        let n_bytes = reader.varint()? as usize;
        let triggers = Linear::from_bytes(reader.take(n_bytes)?)?;
        Ok(Self { senses, triggers, dates: Linear::from_bytes(reader.bytes)? })
    }
}

/// A word that names an event, and its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trigger {
    /// The word that names the event.
    pub token: TokenId,
    /// TimeML's class.
    pub class: EventClass,
}

/// Finds the triggers, in text order.
pub(super) fn find(context: &EventContext, model: &Model, words: &WordClasses) -> Vec<Trigger> {
    let mut scores = vec![0; model.triggers.labels().len()];
    let mut features = Features::default();
    let classes = Classes::new(context, words, &model.senses);
    let decide = |token: TokenId| {
        if model.triggers.is_empty() {
            return by_rule(context, &classes, token).map(|class| Trigger { token, class });
        }
        features.list.clear();
        describe(context, &classes, token, &mut features);
        model.triggers.score(&features.list, &mut scores);
        // If two scores are equal, the first label wins; the label for "no event" precedes the classes.
        let first = usize::from(is_headline_verb(context, token));
        let best = (first..scores.len()).rev().max_by_key(|&label| scores[label])?;
        let class = best.checked_sub(1).and_then(|class| EventClass::ALL.get(class))?;
        Some(Trigger { token, class: *class })
    };
    let document = context.document;
    document
        .all()
        .iter()
        .filter(|&t| candidate(context, t) && !document.is_aside(t))
        .filter_map(decide)
        .collect()
}

/// Returns whether the word is the main verb of the headline, which always names an event. The training data has few
/// headlines.
fn is_headline_verb(context: &EventContext, token: TokenId) -> bool {
    let title = context.document.article.title;
    context.upos(token) == Upos::Verb
        && context.relation(token) == Relation::Root
        && title.is_some_and(|title| title.contains(context.document.tokens[token].span))
}

/// Returns the class of the event that a word names, if there is no model. Most verbs name an event, and so do
/// nouns for acts and events.
fn by_rule(context: &EventContext, classes: &Classes, token: TokenId) -> Option<EventClass> {
    let (lemma, relation) = (context.lemma(token), context.relation(token));
    let of_kind = |kind| match kind {
        EventKind::Statement => EventClass::Reporting,
        _ => EventClass::Occurrence,
    };
    match context.upos(token) {
        Upos::Verb if relation.is(Relation::Amod) || relation.is(Relation::Case) => None,
        Upos::Verb => Some(lexicon::kind_of_verb(lemma).map_or(EventClass::Occurrence, of_kind)),
        Upos::Noun if relation.is(Relation::Compound) => None,
        Upos::Noun => {
            let happens =
                ["n.act", "n.event"].map(supersenses::sort).contains(&classes.sorts[token].first);
            lexicon::kind_of_noun(lemma).map(of_kind).or(happens.then_some(EventClass::Occurrence))
        }
        _ => None,
    }
}

/// Returns whether the word can name an event. Function words, numbers and names can't. Adverbs are excluded,
/// because only one adverb in two hundred names an event.
#[must_use]
pub(crate) fn candidate(context: &EventContext, token: TokenId) -> bool {
    let content = match context.upos(token) {
        Upos::Verb | Upos::Noun | Upos::Adj => true,
        Upos::Aux => !context.relation(token).is(Relation::Aux),
        _ => false,
    };
    content
        && context.name_kind(token).is_none()
        && context.document.form(token).chars().any(char::is_alphabetic)
}

/// Classes of words, through which unseen words share features with similar ones.
#[derive(Clone, Debug)]
pub(crate) struct Classes<'a> {
    /// Clusters of words with similar contexts.
    words: &'a WordClasses,
    /// The senses of each token.
    sorts: TiVec<TokenId, SensePair>,
}

impl<'a> Classes<'a> {
    /// Looks up the senses of every noun and verb.
    pub(crate) fn new(context: &EventContext, words: &'a WordClasses, senses: &Senses) -> Self {
        let sorts = |token: TokenId| match context.upos(token) {
            Upos::Verb => senses.of(context.lemma(token), Part::Verb),
            Upos::Noun => senses.of(context.lemma(token), Part::Noun),
            _ => SensePair::default(),
        };
        Self { words, sorts: context.document.all().iter().map(sorts).collect() }
    }
}

/// Appends the features of a candidate.
pub(crate) fn describe(
    context: &EventContext,
    classes: &Classes,
    token: TokenId,
    out: &mut Features,
) {
    let word = Word::of(context, classes, token);
    describe_form(context, classes, &word, out);
    describe_neighbours(context, &word, out);
    describe_children(context, classes, &word, out);
}

/// The properties that many features of one candidate share.
struct Word {
    token: TokenId,
    lemma: u32,
    upos: u32,
    xpos: u32,
    relation: u32,
    sorts: SensePair,
}

impl Word {
    fn of(context: &EventContext, classes: &Classes, token: TokenId) -> Self {
        Self {
            token,
            lemma: number(context.lemma(token)),
            upos: context.upos(token) as u32,
            xpos: context.xpos(token) as u32,
            relation: context.relation(token) as u32,
            sorts: classes.sorts[token],
        }
    }
}

/// Adds features of the word itself: lemma, ending, sense, tags, whether it is in a name or a time expression.
fn describe_form(context: &EventContext, classes: &Classes, word: &Word, out: &mut Features) {
    let lower = context.document.lower(word.token);
    out.add(0, &[]);
    out.add(1, &[word.lemma, word.upos]);
    out.add(2, &[word.lemma]);
    out.add(3, &[word.lemma, word.relation]);
    out.add(4, &[number(lower), word.xpos]);
    for (template, length) in [(5, 2), (6, 3), (7, 4)] {
        out.add(template, &[number(ending(lower, length)), word.upos]);
    }
    out.add(8, &[word.xpos, word.relation]);
    out.add(9, &[word.sorts.first, word.upos]);
    out.add(10, &[word.sorts.first, word.relation, word.upos]);
    out.add(11, &[word.sorts.first, word.sorts.second, word.upos]);
    let class = classes.words.class(lower);
    out.add(14, &[u32::from(class.cluster), word.upos]);
    out.add(15, &[u32::from(class.group), word.upos, word.relation]);
    let lemma = context.lemma(word.token);
    let kind = match context.upos(word.token) {
        Upos::Verb => lexicon::kind_of_verb(lemma),
        _ => lexicon::kind_of_noun(lemma),
    };
    out.add(16, &[kind.map_or(0, |kind| kind as u32 + 1), word.upos]);
    let name = context.name_kind(word.token).map_or(0, |kind| kind as u32 + 1);
    let timex = u32::from(context.timex_at(word.token).is_some());
    let capital = u32::from(context.document.form(word.token).starts_with(char::is_uppercase));
    out.add(12, &[name, timex, word.upos]);
    out.add(13, &[capital, word.upos, word.relation]);
}

/// Adds features of adjacent words.
fn describe_neighbours(context: &EventContext, word: &Word, out: &mut Features) {
    let sentence = context.document.sentence_of(word.token);
    let beside = |token: Option<TokenId>| {
        let token = token.filter(|&t| sentence.has(t));
        token.map_or((0, 99), |t| (number(context.lemma(t)), context.upos(t) as u32))
    };
    let (previous, previous_upos) = beside(word.token.before());
    let (next, next_upos) = beside(Some(word.token.plus(1)));
    out.add(20, &[previous, word.upos]);
    out.add(21, &[next, word.upos]);
    out.add(22, &[previous_upos, word.upos, next_upos]);
    out.add(23, &[previous, word.lemma]);
    out.add(24, &[word.lemma, next]);
}

/// Adds features of the word's dependents.
fn describe_children(context: &EventContext, classes: &Classes, word: &Word, out: &mut Features) {
    let mut seen = 0u64;
    for &child in context.document.children(word.token) {
        let relation = context.relation(child);
        seen |= 1 << (relation as u32 % 64);
        let base = relation.base();
        match base {
            Relation::Punct => {}
            Relation::Nmod | Relation::Obl => {
                let case = number(context.case(child));
                out.add(30, &[case, word.upos]);
                out.add(31, &[case, word.sorts.first]);
            }
            Relation::Obj | Relation::Nsubj => {
                let sort = classes.sorts[child].first;
                out.add(32, &[base as u32, sort, word.upos]);
                out.add(33, &[base as u32, word.lemma]);
            }
            _ => {
                out.add(34, &[relation as u32, number(context.lemma(child)), word.upos]);
            }
        }
        out.add(35, &[relation as u32, word.upos]);
    }
    for relation in [Relation::Obj, Relation::Nsubj, Relation::Det, Relation::NmodPoss] {
        if seen & 1 << (relation as u32 % 64) == 0 {
            out.add(36, &[relation as u32, word.upos]);
        }
    }
}

/// Returns the last `length` characters.
fn ending(text: &str, length: usize) -> &str {
    let start = text.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    &text[start..]
}
