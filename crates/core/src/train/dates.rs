//! Trains the model of the dates of events on TimeBank's training half.
//!
//! For every event that the analysis finds, the trainer learns one choice: one of its candidate dates, or none if
//! the corpus gives the event no date. An event whose gold date is not among its candidates is skipped. `events`
//! trains the triggers.

use super::log_linear::{self, Choice, Settings};
use super::names::LeftOut;
use super::timebank::{Line, event_at, with_context};
use crate::events;
use crate::events::candidate::EventCandidate;
use crate::events::date_model::DateCandidates;
use crate::features::Features;
use crate::linear::Row;
use crate::models::Models;
use crate::time::Value;
use std::io;

/// The training settings, tuned by five-fold cross-validation on the training half.
const SETTINGS: Settings = Settings { epochs: 4, rate: 0.1, penalty: 0.01, least: 3 };
/// The quantisation step of the weights: an integer weight of 1 in the file stands for this weight.
const UNIT: f32 = 0.04;
/// The minimum absolute weight that is written to the file, in multiples of [`UNIT`]. Smaller weights are dropped.
const SMALLEST: i8 = 2;

/// Trains the model without the templates in `left_out`, and returns its weights as rows of the file.
pub(super) fn learn(
    corpus: &[Line],
    models: &Models,
    left_out: LeftOut<'static>,
) -> io::Result<Vec<Row>> {
    let mut choices = Vec::new();
    for line in corpus {
        choices.extend(choices_of(line, models, left_out)?);
    }
    Ok(log_linear::train(choices, SETTINGS).quantise(0, UNIT, SMALLEST))
}

/// Returns the choices to learn from one article.
fn choices_of(line: &Line, models: &Models, left_out: LeftOut<'static>) -> io::Result<Vec<Choice>> {
    with_context(line, models, |context, spans| {
        let found = events::event_candidates(context, &models.words, &models.events);
        let clock = DateCandidates::new(context, &found);
        let choice = |(place, event): (usize, &EventCandidate)| {
            let gold = event_at(spans, context.document.tokens[event.trigger].span);
            let candidates = clock.candidates(place);
            let mut right = Vec::new();
            if let Some(date) = gold.and_then(|i| line.events[i].date.as_ref()) {
                let date = date.parse::<Value>().ok()?;
                right
                    .extend((0..candidates.len()).filter(|&i| date.contains(&candidates[i].value)));
                if right.is_empty() {
                    return None;
                }
            }
            let options = candidates.iter().map(|candidate| {
                let mut features = Features::without(left_out);
                clock.features(place, candidate, &candidates, &mut features);
                features.list
            });
            Some(Choice { common: Vec::new(), options: options.collect(), right })
        };
        found.iter().enumerate().filter_map(choice).collect()
    })
}
