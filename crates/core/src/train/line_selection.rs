//! Trains the model that selects the lines of a short timeline, on timelines by an editor.
//!
//! The annotation (`models/annotations/timelines.jsonl`) is our own and does not contain the texts. A line is a
//! positive example if it states an item of the editor's timeline, with a correct date, and no line above it states
//! this item.

use super::CorporaConfig;
use super::corpora;
use super::log_linear::{self, Choice, Settings};
use crate::annotate;
use crate::annotations::Annotations;
use crate::article::Article;
use crate::features::Features;
use crate::linear;
use crate::lines::selection::{STEPS, Selection};
use crate::lines::{Layers, Line, dated};
use crate::models::Models;
use crate::span::Span;
use crate::time::Value;
use serde::Deserialize;
use std::collections::HashMap;
use std::io;
use std::ops::ControlFlow;

/// The file of the articles. They are not free, so the free model of lines is empty.
const CORPUS: &str = "../eval/stories-basil-dev.jsonl.gz";
const ANNOTATION: &str = "models/annotations/timelines.jsonl";
/// The training settings, tuned by eight-fold cross-validation.
const SETTINGS: Settings = Settings { epochs: 30, rate: 0.05, penalty: 0.005, least: 5 };
/// The weight of a line that states a `must` item: the number of copies of its example. A timeline without a `must`
/// item is incomplete.
const MUST: usize = 2;

/// The annotation of one article: its address and its timeline. Spans are in code points.
#[derive(Debug, Deserialize)]
struct Timeline {
    url: String,
    timeline: Vec<Item>,
}

/// An item of the editor's timeline.
#[derive(Debug, Deserialize)]
struct Item {
    sentence: (usize, usize),
    /// The spans of the triggers of the item's events, in all sentences of the article.
    spans: Vec<(usize, usize)>,
    /// The correct TIMEX3 values; empty if the text gives no date.
    dates: Vec<String>,
    must: bool,
}

/// An article of the corpus.
#[derive(Debug, Deserialize)]
struct Text {
    url: String,
    text: String,
    published: String,
}

/// Returns the body of `lines.bin`.
///
/// # Errors
/// If the articles or their annotation can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let label = ["shown".to_owned()];
    if !config.holds(CORPUS) {
        return Ok(linear::to_bytes(&label, &mut []));
    }
    let texts = corpora::read(&config.join(CORPUS))?;
    let mut articles = HashMap::new();
    for line in texts.lines() {
        let text: Text =
            serde_json::from_str(line).map_err(|_| corpora::malformed("BASIL", line))?;
        articles.insert(text.url.clone(), text);
    }
    let models = config.built()?;
    let mut choices = Vec::new();
    for line in std::fs::read_to_string(ANNOTATION)?.lines() {
        let malformed = || corpora::malformed("timelines", line);
        let gold: Timeline = serde_json::from_str(line).map_err(|_| malformed())?;
        let text = articles.get(&gold.url).ok_or_else(malformed)?;
        choices.extend(choices_of(text, &gold.timeline, &models).ok_or_else(malformed)?);
    }
    let weights = log_linear::train(choices, SETTINGS);
    Ok(linear::to_bytes(&label, &mut weights.quantise(0, 1.0 / STEPS, 1)))
}

/// Returns a choice for each line of one article: to show the line or not. The choice for a line that states a `must`
/// item occurs [`MUST`] times. `None` if the annotation does not fit the text.
fn choices_of(text: &Text, gold: &[Item], models: &Models) -> Option<Vec<Choice>> {
    let article = Article::new(text.text.clone(), text.published.parse().ok()).ok()?;
    let ControlFlow::Continue(annotations) =
        annotate(&article, models, |_| ControlFlow::Continue(()))
    else {
        return None;
    };
    let places: Vec<usize> =
        text.text.char_indices().map(|(at, _)| at).chain([text.text.len()]).collect();
    let bytes =
        |&(start, end): &(usize, usize)| Some(Span::new(*places.get(start)?, *places.get(end)?));
    let mut items = Vec::new();
    for item in gold {
        items.push(Placed {
            sentence: bytes(&item.sentence)?,
            spans: item.spans.iter().map(bytes).collect::<Option<_>>()?,
            item,
        });
    }
    let Annotations { document, mentions, quotes, entities, timexes, events, timeline, .. } =
        &annotations;
    let layers = Layers { document, mentions, quotes, entities, timexes, events, timeline };
    let lines = dated(&layers);
    let selection = Selection::new(&layers, &lines);
    let (mut told, mut shown) = (vec![false; items.len()], Vec::new());
    let mut choices = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let mut features = Features::default();
        selection.features(&lines, place, &shown, &mut features);
        let new = (0..items.len()).filter(|&i| !told[i] && items[i].is_told(&layers, line));
        let best = new.max_by_key(|&i| (items[i].is_named(&layers, line), items[i].item.must));
        let mut copies = 1;
        if let Some(best) = best {
            told[best] = true;
            shown.push(place);
            copies = if items[best].item.must { MUST } else { 1 };
        }
        let right = if best.is_some() { vec![0] } else { Vec::new() };
        let choice = Choice { common: Vec::new(), options: vec![features.list], right };
        choices.extend(std::iter::repeat_n(choice, copies));
    }
    Some(choices)
}

/// An item of the timeline, with its spans in bytes.
struct Placed<'a> {
    sentence: Span,
    spans: Vec<Span>,
    item: &'a Item,
}

impl Placed<'_> {
    /// Returns whether a line states the item: the line's sentence is the item's sentence or contains a trigger of the
    /// item, and the line's date is correct.
    fn is_told(&self, layers: &Layers, line: &Line) -> bool {
        let sentence = layers.document.span(layers.document.sentences[line.sentence]);
        let is_here = sentence.overlaps(self.sentence)
            || self.spans.iter().any(|span| span.overlaps(sentence));
        let day = line.date.as_ref().map(|(value, _)| value);
        let is_right = |date: &String| {
            date.parse::<Value>().is_ok_and(|date| day.is_some_and(|day| date.contains(day)))
        };
        is_here
            && if self.item.dates.is_empty() {
                day.is_none()
            } else {
                self.item.dates.iter().any(is_right)
            }
    }

    /// Returns whether a trigger of the item is in the clause of the line's main event.
    fn is_named(&self, layers: &Layers, line: &Line) -> bool {
        let core = layers.document.span(line.core);
        self.spans.iter().any(|span| span.overlaps(core))
    }
}
