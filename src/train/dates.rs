//! Trains the dates of events: which time near an event is its own, on TimeBank's training half.
//!
//! Every event that the analysis finds is one choice among its candidates, or nothing where the corpus gives it no
//! date. An event whose date stands nowhere near it teaches nothing.

use super::corpora;
use super::events::{Gold, Line, Row};
use super::log_linear::{self, Choice, Settings};
use super::names::LeftOut;
use crate::article::Article;
use crate::entities::Entities;
use crate::events;
use crate::events::scene::Scene;
use crate::events::timing::Clock;
use crate::features::Features;
use crate::models::Models;
use crate::time::Value;
use crate::{mentions, syntax, time};
use std::io;
use typed_index_collections::TiSlice;

/// Found by holding out a fifth of the training half, five times.
const SETTINGS: Settings = Settings { epochs: 4, rate: 0.1, penalty: 0.01, least: 3 };
/// What one step of the file's weights is worth.
const UNIT: f32 = 0.04;
/// The smallest weight that is worth its place in the file, in steps.
const SMALLEST: i8 = 2;

/// The weights of the features, without those of some templates.
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

/// The choices of one article.
fn choices_of(line: &Line, models: &Models, left_out: LeftOut<'static>) -> io::Result<Vec<Choice>> {
    let malformed = || corpora::malformed("TimeBank", &line.published);
    let published = line.published.parse().map_err(|_| malformed())?;
    let places: Vec<usize> =
        line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let bytes = |gold: &Gold| Some((*places.get(gold.span.0)?, *places.get(gold.span.1)?));
    let spans: Vec<(usize, usize)> =
        line.events.iter().map(bytes).collect::<Option<_>>().ok_or_else(malformed)?;
    let article = Article::new(line.text.clone(), Some(published)).map_err(|_| malformed())?;
    let document = syntax::parse(&article, models);
    let mentions = mentions::find(&document, models);
    let timexes = time::find(&document);
    let entities =
        Entities { list: Vec::new().into(), of_mention: vec![None; mentions.len()].into() };
    let scene = Scene::new(&document, &mentions, TiSlice::from_ref(&[]), &entities, &timexes);
    let found = events::undated(&scene, models);
    let clock = Clock::new(&scene, &found);
    let mut choices = Vec::new();
    for (place, event) in found.iter().enumerate() {
        let span = document.tokens[event.trigger].span;
        let overlaps = |&(start, end): &(usize, usize)| {
            start < span.end as usize && (span.start as usize) < end
        };
        let gold = spans.iter().position(overlaps).and_then(|i| line.events[i].date.as_ref());
        let candidates = clock.candidates(place);
        let right = match gold {
            None => Vec::new(),
            Some(date) => {
                let Ok(date) = date.parse::<Value>() else { continue };
                let fits = |&i: &usize| date.contains(&candidates[i].value);
                (0..candidates.len()).filter(fits).collect()
            }
        };
        if gold.is_some() && right.is_empty() {
            continue;
        }
        let options = candidates.iter().map(|candidate| {
            let mut features = Features::without(left_out);
            clock.features(place, candidate, &candidates, &mut features);
            features.list
        });
        choices.push(Choice { common: Vec::new(), options: options.collect(), right });
    }
    Ok(choices)
}
