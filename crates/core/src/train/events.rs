//! Trains the model of the triggers of events and their classes on TimeBank's training half. The current models of
//! the earlier stages analyse the articles first. `dates` trains the model of the dates of events.
//!
//! The model is a multinomial logistic regression, trained by stochastic gradient descent; its weights are averaged
//! over all steps. The senses of words come from `models/senses.txt`.

use super::CorporaConfig;
use super::corpora;
use super::dates;
use super::names::LeftOut;
use super::perceptron::Perceptron;
use super::shuffle::Shuffle;
use super::timebank::{Gold, Line, event_at, with_context};
use crate::events::EventClass;
use crate::events::Model;
use crate::events::supersenses::Senses;
use crate::events::triggers::{Classes, candidate, describe};
use crate::features::Features;
use crate::linear::{self, Row};
use crate::models::Models;
use std::collections::HashMap;
use std::io;

/// A candidate for a trigger: its features, and the index of its gold label in [`labels`].
type Example = (Vec<u32>, u16);

/// The corpus, which is not free. Without it, the model file has only the senses, and triggers are found by rule.
const CORPUS: &str = "../eval/times-timebank-train.jsonl.gz";
const ROUNDS: usize = 12;
const RATE: f32 = 0.1;
/// The weight of an event in the loss; the weight of a word that is no event is 1. It is above 1 because other
/// corpora annotate more words as events than TimeBank does, so that a missed event is worse than a superfluous
/// one.
const EVENT_WEIGHT: f32 = 1.6;
/// The minimum absolute weight that is kept, in 127ths of the largest weight. Smaller weights have almost no effect.
const SMALLEST: i8 = 4;

/// Returns the body of the model file.
///
/// # Errors
/// If the corpus or the senses can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    learn(config, &[])
}

/// Returns the body of a model that is trained without the templates in `left_out`.
pub(super) fn learn(config: &CorporaConfig, left_out: LeftOut<'static>) -> io::Result<Vec<u8>> {
    let senses = Senses::parse(&std::fs::read_to_string("models/senses.txt")?);
    if !config.holds(CORPUS) {
        return Ok(body(&senses, &mut [], &mut []));
    }
    let corpus = corpora::read(&config.join(CORPUS))?;
    let parse = |line| serde_json::from_str(line).map_err(|_| corpora::malformed("TimeBank", line));
    let corpus: Vec<Line> = corpus.lines().map(parse).collect::<io::Result<_>>()?;
    let mut models = config.built()?;
    let mut examples = Vec::new();
    for line in &corpus {
        examples.extend(examples_of(line, &models, &senses, left_out)?);
    }
    forget_rare(&mut examples);
    let mut trained = Perceptron::new();
    let mut shuffle = Shuffle::new();
    for _ in 0..ROUNDS {
        shuffle.order(examples.len()).iter().for_each(|&i| step(&mut trained, &examples[i]));
    }
    let mut triggers = trained.quantise(SMALLEST);
    models.events =
        Model::from_bytes(&body(&senses, &mut triggers, &mut [])).map_err(io::Error::other)?;
    let mut dates = dates::learn(&corpus, &models, left_out)?;
    Ok(body(&senses, &mut triggers, &mut dates))
}

fn body(senses: &Senses, triggers: &mut [Row], dates: &mut [Row]) -> Vec<u8> {
    let mut body = Vec::new();
    senses.write(&mut body);
    let triggers = linear::to_bytes(&labels(), triggers);
    linear::put_varint(&mut body, triggers.len() as u32);
    body.extend(triggers);
    body.extend(linear::to_bytes(&["date".to_owned()], dates));
    body
}

/// Returns the labels of the model: no event, then the classes in their order.
fn labels() -> Vec<String> {
    let classes = EventClass::ALL.iter().map(|class| class.as_str().to_owned());
    std::iter::once("none".to_owned()).chain(classes).collect()
}

/// Returns an example for each candidate of one article.
fn examples_of(
    line: &Line,
    models: &Models,
    senses: &Senses,
    left_out: LeftOut<'static>,
) -> io::Result<Vec<Example>> {
    let label = |gold: &Gold| labels().iter().position(|l| *l == gold.class.to_lowercase());
    let classes: Vec<usize> = line
        .events
        .iter()
        .map(label)
        .collect::<Option<_>>()
        .ok_or_else(|| corpora::malformed("TimeBank", &line.published))?;
    with_context(line, models, |context, spans| {
        let sorts = Classes::new(context, &models.words, senses);
        let tokens = context.document.all().iter().filter(|&t| candidate(context, t));
        let example = |token| {
            let mut features = Features::without(left_out);
            describe(context, &sorts, token, &mut features);
            let event = event_at(spans, context.document.tokens[token].span);
            (features.list, event.map_or(0, |event| classes[event] as u16))
        };
        tokens.map(example).collect()
    })
}

/// Removes the features that only a single candidate has: they do not generalise.
fn forget_rare(examples: &mut [Example]) {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|(features, _)| features) {
        *seen.entry(*feature).or_default() += 1;
    }
    for (features, _) in examples {
        features.retain(|feature| seen[feature] > 1);
    }
}

/// Takes one step of gradient descent.
fn step(trained: &mut Perceptron, (features, right): &Example) {
    let mut scores = vec![0.0f32; labels().len()];
    trained.score(features, &mut scores);
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - highest).exp());
    let sum: f32 = scores.iter().sum();
    for (label, score) in scores.iter().enumerate() {
        let wanted = f32::from(u8::from(label == usize::from(*right)));
        let weight = if *right == 0 { 1.0 } else { EVENT_WEIGHT };
        let step = weight * (wanted - score / sum);
        // Smaller steps are skipped: they have almost no effect, but each would store a weight for every feature that
        // has none yet for this label.
        if step.abs() > 0.005 {
            trained.add(features, label as u16, step * RATE);
        }
    }
    trained.tick();
}
