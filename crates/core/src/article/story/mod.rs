//! Finds the story of a web page or of a pasted text: which blocks are its headline, its paragraphs, its captions,
//! and which are navigation, teasers, comments and other furniture.

pub(crate) mod block;
mod buckets;
pub(crate) mod classify;
pub(crate) mod context;
pub(crate) mod features;
mod predicted;
mod words;

pub(crate) use block::{Blocks, ENOUGH};
pub(crate) use context::{LONGER, opening};

use super::paragraph::ParagraphRole;
use crate::linear::{self, Reader};
use crate::model_file::ModelError;

/// The trained models: for pages and for plain texts, two each (see `classify`).
#[derive(Clone, Debug)]
pub struct StoryModel {
    page: [linear::Model; 2],
    text: [linear::Model; 2],
}

impl StoryModel {
    /// Creates the models for pages and for plain texts, the first and the second of each.
    #[cfg(feature = "train")]
    pub(crate) const fn new(page: [linear::Model; 2], text: [linear::Model; 2]) -> Self {
        Self { page, text }
    }

    /// Reads the body of the model file: four models, each after its length.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        let mut model = || {
            let length = reader.varint()? as usize;
            let model = linear::Model::from_bytes(reader.take(length)?)?;
            if model.labels().len() == classify::N { Ok(model) } else { Err(ModelError::Damaged) }
        };
        Ok(Self { page: [model()?, model()?], text: [model()?, model()?] })
    }
}

/// The minimum number of blocks of a page for the models. Of the 218 annotated pages, five are smaller.
const MIN_BLOCKS: usize = 25;

/// The role of each block; `None` for what is beside the story.
pub(crate) type Roles = Vec<Option<ParagraphRole>>;

/// Returns the roles of the blocks, and for each block how much it looks like a headline. `None` if there is no
/// model, or if the page is smaller than those that the models know.
pub(crate) fn roles(blocks: &Blocks, model: &StoryModel) -> Option<(Roles, Vec<i32>)> {
    let [first, second] = if blocks.is_page { &model.page } else { &model.text };
    if second.is_empty() || blocks.is_page && blocks.blocks.len() < MIN_BLOCKS {
        return None;
    }
    let scores = classify::scores(blocks, first, second);
    let mut roles: Roles = scores
        .iter()
        .zip(&blocks.blocks)
        .map(|(scores, block)| classify::role(scores, block))
        .collect();
    let is_story = |role: &Option<ParagraphRole>| role.is_some_and(ParagraphRole::is_story);
    if let (Some(first), Some(last)) =
        (roles.iter().position(is_story), roles.iter().rposition(is_story))
    {
        for (role, block) in roles[first..last].iter_mut().zip(&blocks.blocks[first..]) {
            if !is_story(role) && block.is_caption() {
                *role = Some(ParagraphRole::Caption);
            }
        }
    }
    for at in 1..roles.len() {
        let before = roles[at - 1];
        if roles[at].is_none() && is_story(&before) && blocks.is_linked_paragraph(at) {
            roles[at] = Some(ParagraphRole::Body);
        }
        // The cells of a table stay together.
        if roles[at].is_none()
            && before == Some(ParagraphRole::Table)
            && blocks.blocks[at].is_cell()
        {
            roles[at] = before;
        }
    }
    Some((roles, scores.iter().map(|scores| scores[0]).collect()))
}

/// Calls `f` with the blocks of a page.
#[cfg(any(test, feature = "train"))]
pub(crate) fn of_html<T>(html: &str, f: impl FnOnce(&Blocks) -> T) -> T {
    f(&Blocks::of_page(&super::html::parser::parse(html)))
}

/// Calls `f` with the blocks of a plain text.
#[cfg(any(test, feature = "train"))]
pub(crate) fn of_text<T>(text: &str, f: impl FnOnce(&Blocks) -> T) -> T {
    f(&Blocks::of_text(text, &super::layout::spans(text)))
}

/// Returns the features of the blocks of a sample page and a sample text, for the fingerprint of the templates.
#[cfg(test)]
pub(crate) fn sample_features() -> Vec<u32> {
    let describe = |blocks: &Blocks| {
        let context = context::Context::new(blocks);
        let predicted = context.predicted((0..context.len()).map(|at| at as i32 * 9 - 9).collect());
        let mut features = crate::features::Features::default();
        for at in 0..context.len() {
            classify::both(&context, at, &predicted, &mut features);
        }
        features.list
    };
    let page = "<title>Bridge falls - Site</title><nav class=topMenu><a href=/>Home</a></nav><main><h1>Bridge falls</h1>\
        <p>By Ana Lund</p><p>The old bridge of Port Lund, which had stood for two hundred years, fell into the river on \
        Monday, said the mayor.</p><p>Nobody was hurt.</p></main><p hidden>Sign up</p>";
    let text = "Home\nShare\n\nBridge falls\nThe old bridge fell into the river on Monday, said the mayor of the town.";
    [of_html(page, describe), of_text(text, describe)].concat()
}
