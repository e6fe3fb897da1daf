//! Gives each block a role, or none, by two log-linear models. The second one reads the predictions of the first one
//! (stacked generalisation, Wolpert 1992; for web pages, Vogels, Ganea and Eickhoff 2018 read neighbours, too).

use super::block::{Block, Blocks, kind_of};
use super::context::Context;
use super::predicted::Predicted;
use crate::article::paragraph::ParagraphRole;
use crate::features::Features;
use crate::linear::Model;

/// The roles that the models give, in the order of their scores. A block with no positive score has none.
pub(crate) const ROLES: [&str; 8] =
    ["title", "standfirst", "heading", "body", "quote", "correction", "byline", "caption"];
/// The number of roles.
pub(crate) const N: usize = ROLES.len();
const IN_STORY: std::ops::Range<usize> = 1..6;

/// A block whose margin (see [`margin`]) exceeds this belongs to the story. Set by cross-validation.
const MIN_MARGIN: i32 = -8;
/// The length in bytes from which a cell of a table is a paragraph, as on pages that are laid out as a table.
const CELL: usize = 200;

/// The scores of a block, one a role.
pub(crate) type Scores = [i32; N];

/// Returns how much more a block looks like a part of the story than like anything else.
pub(crate) fn margin(scores: &Scores) -> i32 {
    let story = scores[IN_STORY].iter().copied().max().unwrap_or(0);
    let other = [0, scores[0], scores[6], scores[7]].into_iter().max().unwrap_or(0);
    story - other
}

/// Returns the role of a block with these scores; `None` if it is beside the story.
pub(super) fn role(scores: &Scores, block: &Block) -> Option<ParagraphRole> {
    let best = |roles: &[usize]| roles.iter().copied().rev().max_by_key(|&role| scores[role]);
    let role = if margin(scores) > MIN_MARGIN {
        best(&[1, 2, 3, 4, 5])
    } else {
        best(&[0, 6, 7]).filter(|&role| scores[role] > 0)
    };
    Some(match ROLES[role?] {
        "body" if matches!(block.tag, "li" | "dd" | "dt") => ParagraphRole::List,
        "body" if matches!(block.tag, "td" | "th") && block.span.len() < CELL => {
            ParagraphRole::Table
        }
        "body" if block.inside & kind_of("blockquote") != 0 => ParagraphRole::Quote,
        name => return ParagraphRole::parse(name),
    })
}

/// Returns the scores of all blocks.
pub(crate) fn scores(page: &Blocks, first: &Model, second: &Model) -> Vec<Scores> {
    let context = Context::new(page);
    let mut found = first_scores(&context, first);
    let predicted = context.predicted(found.iter().map(margin).collect());
    let mut features = Features::default();
    for (at, scores) in found.iter_mut().enumerate() {
        features.list.clear();
        both(&context, at, &predicted, &mut features);
        second.score(&features.list, scores);
    }
    found
}

/// Returns the scores of the first model.
pub(crate) fn first_scores(context: &Context, model: &Model) -> Vec<Scores> {
    let mut features = Features::default();
    (0..context.len())
        .map(|at| {
            features.list.clear();
            context.first(at, &mut features);
            let mut scores = [0; N];
            model.score(&features.list, &mut scores);
            scores
        })
        .collect()
}

/// Adds the features of both models for block `at`.
pub(crate) fn both(context: &Context, at: usize, predicted: &Predicted, features: &mut Features) {
    context.first(at, features);
    context.second(at, predicted, features);
}
