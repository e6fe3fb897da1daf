//! Decides which paragraphs of a copied text are the story.
//!
//! A text that is copied from a web page can contain menus, teasers and comments. Most texts are an article alone; for
//! these, the rules of `layout` are safer than the models.

use super::paragraph::{Paragraph, ParagraphRole};
use super::story::{self, Blocks, Roles, StoryModel};

/// A text is the copy of a page if the models set aside at least `MIN_ASIDES` paragraphs and one in `MIN_SHARE`, and if
/// at least `MIN_SHORT` of them have one or two words, as "Home" and "Share" do. In cross-validation, 93 % of the copies
/// and none of the articles alone are such texts.
const MIN_ASIDES: usize = 10;
const MIN_SHORT: usize = 3;
const MIN_SHARE: usize = 5;
/// The number of paragraphs before the story in which a headline is looked for.
const BEFORE: usize = 14;
/// The minimum score of a headline that the models do not recognise as one. Set by cross-validation.
const MIN_TITLE: i32 = -25;
/// The number of words in a paragraph of the story, and the maximum distance to the next one, at its opening.
const LONGER: usize = 15;
const CLOSE: usize = 6;

/// Sets the roles of the paragraphs of a copied text.
pub(super) fn set_roles(text: &str, paragraphs: &mut [Paragraph], model: &StoryModel) {
    let spans: Vec<_> = paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let blocks = Blocks::of_text(text, &spans);
    let Some((roles, title_scores)) = story::roles(&blocks, model) else { return };
    let words = |paragraph: &Paragraph| text[paragraph.span.range()].split_whitespace().count();
    let asides = roles.iter().zip(&*paragraphs).filter(|(role, _)| role.is_none());
    let (mut n, mut short) = (0, 0);
    for (_, paragraph) in asides {
        n += 1;
        short += usize::from(words(paragraph) <= 2);
    }
    if n < MIN_ASIDES || short < MIN_SHORT || n * MIN_SHARE < roles.len() {
        return;
    }
    let title = headline(text, paragraphs, &roles, &title_scores);
    for (at, (paragraph, role)) in paragraphs.iter_mut().zip(roles).enumerate() {
        paragraph.role = match role {
            _ if title == Some(at) => ParagraphRole::Title,
            Some(ParagraphRole::Title) | None => ParagraphRole::Aside,
            Some(role) => role,
        };
    }
}

/// Returns the index of the paragraph that looks most like a headline: among those before the opening of the story,
/// or else anywhere.
fn headline(text: &str, paragraphs: &[Paragraph], roles: &Roles, scores: &[i32]) -> Option<usize> {
    let words = |at: usize| text[paragraphs[at].span.range()].split_whitespace().count();
    let is_story =
        |at: &usize| roles[*at].is_some_and(ParagraphRole::is_prose) && words(*at) >= LONGER;
    let longer: Vec<usize> = (0..roles.len()).filter(is_story).collect();
    let opening = longer.windows(2).find(|pair| pair[1] - pair[0] <= CLOSE).map(|pair| pair[0]);
    let opening = opening.or(longer.first().copied()).unwrap_or(0);
    let can_be_title = |at: &usize| {
        let text = &text[paragraphs[*at].span.range()];
        (2..=30).contains(&words(*at))
            && !text.ends_with(['.', ',', ';', ':'])
            && scores[*at] > MIN_TITLE
    };
    let near = (opening.saturating_sub(BEFORE)..opening)
        .filter(can_be_title)
        .max_by_key(|&at| (scores[at], at));
    let titles = || (0..roles.len()).filter(|&at| roles[at] == Some(ParagraphRole::Title));
    near.or_else(|| titles().max_by_key(|&at| (scores[at], std::cmp::Reverse(at))))
}
