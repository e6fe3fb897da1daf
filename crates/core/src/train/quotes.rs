//! Trains the quote model on PolNeAR's training half, into `models/quotes.bin`.
//!
//! For every possible cue, the trainer learns one choice: one of the candidates for its content, or "reports
//! nothing". For every gold attribution, it also learns the choice among the candidates for its source. Candidates
//! come from our own analyses, so that the training data contains the errors that occur in use. Train this model
//! after all models that it depends on.

use super::CorporaConfig;
use super::corpora;
use super::log_linear::{self, Choice, Settings};
use super::names::LeftOut;
use crate::article::Article;
use crate::document::Document;
use crate::features::Features;
use crate::linear;
use crate::mentions;
use crate::models::Models;
use crate::quotes::attribution::{CONTENT, SOURCE};
use crate::quotes::content::{self, Candidate};
use crate::quotes::context::QuoteContext;
use crate::quotes::{content_features, cues, speakers};
use crate::span::{Span, TokenId, TokenRange};
use serde::Deserialize;
use std::cmp::Reverse;
use std::io;

/// The file of the corpus. The corpus is not free, so the free model of quotes is empty, and the quote stage falls back
/// on its rules.
const CORPUS: &str = "../eval/quotes-polnear-train.jsonl.gz";
/// The training settings for content, tuned on a held-out eighth of the training half.
const CONTENTS: Settings = Settings { epochs: 4, rate: 0.1, penalty: 0.01, least: 6 };
/// The training settings for sources, tuned on a held-out eighth of the training half.
const SOURCES: Settings = Settings { epochs: 4, rate: 0.1, penalty: 0.01, least: 4 };
/// The quantisation step of the weights: an integer weight of 1 in the file stands for this weight.
const UNIT: f32 = 0.04;
/// A candidate also counts as correct if its overlap with the gold span is at most this much smaller than the best
/// overlap. In hundredths.
const NEARLY: usize = 12;
/// The minimum absolute weight that is written to the file, in multiples of [`UNIT`]. Smaller weights are dropped.
const SMALLEST: i8 = 4;

/// An article of the corpus.
#[derive(Debug, Deserialize)]
struct Gold {
    text: String,
    quotes: Vec<GoldQuote>,
}

/// An attribution of the corpus; its spans are in code points.
#[derive(Debug, Deserialize)]
struct GoldQuote {
    content: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    source: Vec<[usize; 2]>,
}

/// An attribution of the corpus, in tokens.
#[derive(Clone, Debug)]
struct Target {
    content: Vec<TokenRange>,
    cue: TokenRange,
    source: Vec<TokenRange>,
}

/// The choices to learn from.
#[derive(Debug, Default)]
struct TrainingSet {
    contents: Vec<Choice>,
    sources: Vec<Choice>,
    /// An empty feature list, which is cloned for each example. It ignores features of the templates to leave out.
    blank: Features,
}

/// Returns the body of `quotes.bin`.
///
/// # Errors
/// If the corpus or the models of the earlier stages can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    learn(config, &[])
}

/// Returns the body of a model that is trained without the templates in `left_out`.
pub(super) fn learn(config: &CorporaConfig, left_out: LeftOut<'static>) -> io::Result<Vec<u8>> {
    let mut examples = TrainingSet { blank: Features::without(left_out), ..TrainingSet::default() };
    if !config.holds(CORPUS) {
        return Ok(body(examples));
    }
    let models = config.built()?;
    for gold in read(config)? {
        let article = Article::new(gold.text.clone(), None).map_err(io::Error::other)?;
        learn_from(&article, &gold, &models, &mut examples);
    }
    Ok(body(examples))
}

/// Reads the articles of the training half.
fn read(config: &CorporaConfig) -> io::Result<Vec<Gold>> {
    let text = corpora::read(&config.join(CORPUS))?;
    let parse = |line| serde_json::from_str(line).map_err(|_| corpora::malformed("PolNeAR", line));
    text.lines().map(parse).collect()
}

/// Trains both labels on the choices, and returns their weights as one body.
fn body(examples: TrainingSet) -> Vec<u8> {
    let contents = log_linear::train(examples.contents, CONTENTS);
    let sources = log_linear::train(examples.sources, SOURCES);
    let mut rows = contents.quantise(CONTENT as u16, UNIT, SMALLEST);
    rows.extend(sources.quantise(SOURCE as u16, UNIT, SMALLEST));
    rows.sort_unstable();
    // Features of the two labels may have the same hash; they then share a row.
    rows.dedup_by(|next, row| {
        let same = next.0 == row.0;
        if same {
            row.1.append(&mut next.1);
        }
        same
    });
    linear::to_bytes(&["content".to_owned(), "source".to_owned()], &mut rows)
}

/// Analyses an article and adds its choices.
fn learn_from(article: &Article, gold: &Gold, models: &Models, examples: &mut TrainingSet) {
    let document = crate::syntax::parse(article, &models.words, &models.syntax);
    let mentions = mentions::find(&document, &models.words, &models.mentions);
    let context = QuoteContext::new(&document, &mentions, &models.words);
    let targets = targets(gold, &document);
    let heads: Vec<Option<TokenId>> = targets.iter().map(|t| cue_head(&context, t)).collect();
    let quoted = |t: TokenId| targets.iter().any(|g| g.content.iter().any(|part| part.has(t)));
    for cue in document.tokens.keys().filter(|&t| cues::is_possible(&context, t)) {
        let target = heads.iter().position(|&head| head == Some(cue)).map(|i| &targets[i]);
        // The corpus does not annotate attributions inside the content of another attribution. So a possible cue in
        // such content may be a real cue, and must not become an example for "reports nothing".
        if target.is_some() || context.marked_at(cue).is_some() || !quoted(cue) {
            learn_cue(&context, cue, target, examples);
        }
    }
}

/// Returns the attributions of an article, in tokens of its analysis. Attributions without a cue or without content
/// are left out.
fn targets(gold: &Gold, document: &Document) -> Vec<Target> {
    let mut bytes: Vec<usize> = gold.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(gold.text.len());
    let range = |s: &[usize; 2]| document.tokens_in(Span::new(bytes[s[0]], bytes[s[1]]));
    let ranges = |spans: &[[usize; 2]]| -> Vec<TokenRange> {
        spans.iter().map(range).filter(|range| !range.is_empty()).collect()
    };
    let target = |quote: &GoldQuote| {
        let cue = *ranges(&quote.cue).first()?;
        let content = ranges(&quote.content);
        (!content.is_empty()).then(|| Target { content, cue, source: ranges(&quote.source) })
    };
    gold.quotes.iter().filter_map(target).collect()
}

/// Returns the head of the gold cue. If the head is not a possible cue, returns the first token of the gold cue that
/// is a possible cue, or `None` if no token is.
fn cue_head(context: &QuoteContext, target: &Target) -> Option<TokenId> {
    let head = context.document.head_of(target.cue);
    let mut possible = [head].into_iter().chain(target.cue.iter());
    possible.find(|&token| cues::is_possible(context, token))
}

/// Adds the choice of the content for one possible cue. If the cue has a gold attribution, `target`, also adds the
/// choice of the source. Adds nothing if no candidate overlaps the gold content enough.
fn learn_cue(
    context: &QuoteContext,
    cue: TokenId,
    target: Option<&Target>,
    examples: &mut TrainingSet,
) {
    let candidates = content::candidates(context, cue);
    let mut right = Vec::new();
    if let Some(target) = target {
        let near = nearby(context, cue, &target.content);
        right = best(candidates.iter().map(|c| overlap(&c.parts, &near)), 50);
        let Some(&first) = right.first() else { return };
        let source = source_choice(context, cue, &candidates[first], target, &examples.blank);
        examples.sources.push(source);
    }
    let mut common = examples.blank.clone();
    cues::features(context, cue, &mut common);
    let features = |candidate: &Candidate| {
        let mut features = examples.blank.clone();
        content_features::features(context, cue, candidate, &mut features);
        features.list
    };
    let options = candidates.iter().map(features).collect();
    examples.contents.push(Choice { common: common.list, options, right });
}

fn source_choice(
    context: &QuoteContext,
    cue: TokenId,
    content: &Candidate,
    target: &Target,
    blank: &Features,
) -> Choice {
    let candidates = speakers::candidates(context, cue, content);
    let right = best(candidates.iter().map(|s| overlap(&[s.words], &target.source)), 20);
    let features = |source: &speakers::Source| {
        let mut features = blank.clone();
        speakers::features(context, cue, content, source, &mut features);
        features.list
    };
    Choice { common: Vec::new(), options: candidates.iter().map(features).collect(), right }
}

/// Returns the indices of the overlaps that are not less than `least` and at most [`NEARLY`] smaller than the largest
/// overlap. The largest overlap comes first. Overlaps are in hundredths.
fn best(shares: impl Iterator<Item = usize>, least: usize) -> Vec<usize> {
    let shares: Vec<usize> = shares.collect();
    let largest = shares.iter().copied().max().unwrap_or(0);
    let enough = least.max(largest.saturating_sub(NEARLY));
    let mut places: Vec<usize> = (0..shares.len()).filter(|&i| shares[i] >= enough).collect();
    places.sort_by_key(|&i| Reverse(shares[i]));
    places
}

/// Returns the content without the parts that start after the cue's sentence; all of the content if no part is
/// left.
fn nearby(context: &QuoteContext, cue: TokenId, content: &[TokenRange]) -> Vec<TokenRange> {
    let end = context.document.sentence_of(cue).end;
    let near: Vec<TokenRange> = content.iter().copied().filter(|p| p.start < end).collect();
    if near.is_empty() { content.to_vec() } else { near }
}

/// Returns the number of tokens in both lists of ranges, in percent of the number of tokens in either list.
fn overlap(a: &[TokenRange], b: &[TokenRange]) -> usize {
    let n_tokens = |ranges: &[TokenRange]| ranges.iter().map(|r| r.len()).sum::<usize>();
    let shared = |x: &TokenRange, y: &TokenRange| {
        x.end.min(y.end).0.saturating_sub(x.start.max(y.start).0) as usize
    };
    let both: usize = a.iter().flat_map(|x| b.iter().map(move |y| shared(x, y))).sum();
    100 * both / (n_tokens(a) + n_tokens(b) - both).max(1)
}
