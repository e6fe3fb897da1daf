//! Trains the dates of events: which nearby time expression dates an event, on TimeBank's training half.
//!
//! Every event that the analysis finds is one choice among its candidate dates, or the choice of none if the corpus
//! gives it no date. An event whose gold date is not among its candidates is skipped.

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

/// Tuned by five-fold cross-validation on the training half.
const SETTINGS: Settings = Settings { epochs: 4, rate: 0.1, penalty: 0.01, least: 3 };
/// The value of one step of the file's weights.
const UNIT: f32 = 0.04;
/// The smallest weight that is written to the file, in steps.
const SMALLEST: i8 = 2;

/// Returns the weights of the features, without those of the templates in `left_out`.
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

/// Returns the choices of one article.
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
