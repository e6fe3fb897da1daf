//! Composes the article of a web page: its story with the roles of the paragraphs, its headline, and its metadata.

use super::json_ld::Story;
use super::tree::Tree;
use super::{headline, parser, publication};
use crate::article::paragraph::ParagraphRole;
use crate::article::story::{self, Blocks, ENOUGH, StoryModel};
use crate::span::Span;
use jiff::civil::Date;

/// The article in the JSON-LD replaces the story if it has more than this many times its words. Set by hand.
const MUCH_MORE: usize = 3;

/// The content of a page.
#[derive(Debug, Default)]
pub(in crate::article) struct Page {
    /// The text of the article: one block per line, with blank lines between.
    pub(in crate::article) text: String,
    /// The span of each block in `text`, in order, with its role.
    pub(in crate::article) blocks: Vec<(Span, ParagraphRole)>,
    /// The day of publication; `None` if the page does not state it.
    pub(in crate::article) published: Option<Date>,
}

/// Extracts the article of a page. Every text is accepted as a page, even without markup.
pub(in crate::article) fn read(html: &str, model: Option<&StoryModel>) -> Page {
    let tree = parser::parse(html);
    let blocks = Blocks::of_page(&tree);
    let known = model.and_then(|model| story::roles(&blocks, model));
    let is_small = known.is_none();
    let (mut roles, title_scores) =
        known.unwrap_or_else(|| (blocks.fallback(), vec![0; tree.blocks.len()]));
    let words = |roles: &[Option<ParagraphRole>]| -> usize {
        let story = roles
            .iter()
            .zip(&tree.blocks)
            .filter(|(role, _)| role.is_some_and(ParagraphRole::is_story));
        story.map(|(_, block)| tree.text[block.span.range()].split(' ').count()).sum()
    };
    let found = words(&roles);
    if let Some(story) = tree.metadata.stories.iter().max_by_key(|story| story.words())
        && story.words() > ENOUGH.max(found * MUCH_MORE)
    {
        return Page { published: publication::day(&tree, &roles, None), ..of_json(story, &tree) };
    }
    if found < ENOUGH {
        let all = blocks.fallback();
        if words(&all) > found * MUCH_MORE {
            roles = all;
        }
    }
    let headline = headline::find(&tree, &roles, &title_scores);
    for (at, role) in roles.iter_mut().enumerate() {
        // A headline of something else stays as a heading, but the headline is not repeated.
        if *role == Some(ParagraphRole::Title) && headline.block != Some(at) {
            *role = is_small.then_some(ParagraphRole::Heading);
        }
    }
    if let Some(at) = headline.block {
        roles[at] = Some(ParagraphRole::Title);
    }
    let published = publication::day(&tree, &roles, headline.block);
    let mut page = Page { published, ..Page::default() };
    if let Some(title) = headline.text {
        page.push(&title, ParagraphRole::Title);
    }
    for (block, role) in tree.blocks.iter().zip(roles) {
        if let Some(role) = role {
            page.push(&tree.text[block.span.range()], role);
        }
    }
    page
}

/// Returns the article in the page's JSON-LD.
fn of_json(story: &Story, tree: &Tree) -> Page {
    let mut page = Page::default();
    if let Some(title) = story.headline.as_deref().or(tree.metadata.title.as_deref()) {
        page.push(title, ParagraphRole::Title);
    }
    for paragraph in &story.paragraphs {
        page.push(paragraph, ParagraphRole::Body);
    }
    page
}

impl Page {
    fn push(&mut self, block: &str, role: ParagraphRole) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(block);
        self.blocks.push((Span::new(start, self.text.len()), role));
    }
}
