//! Finds the day of publication of a page.
//!
//! The metadata states it best, but often as an instant in UTC. The page shows the publisher's local day, so a day
//! in the byline wins over one in the metadata that is at most one day off. Days of other articles on the page, of
//! embedded posts and of births do not count.

use super::tree::Tree;
use crate::article::date::any_in;
use crate::article::paragraph::ParagraphRole;
use jiff::civil::Date;

/// The number of blocks before and after the headline in which a byline is looked for.
const BEFORE: usize = 8;
const AFTER: usize = 16;

/// Returns the day of publication, given the roles of the blocks and the block of the headline.
pub(super) fn day(
    tree: &Tree,
    roles: &[Option<ParagraphRole>],
    headline: Option<usize>,
) -> Option<Date> {
    let first = roles.iter().position(Option::is_some).unwrap_or(0);
    let headline = headline.unwrap_or(first);
    let near = headline.saturating_sub(BEFORE)..(headline + AFTER).min(roles.len());
    let shown = || {
        let bylines = near.clone().filter(|&at| roles[at] == Some(ParagraphRole::Byline));
        let dated =
            bylines.filter_map(|at| Some((at, any_in(&tree.text[tree.blocks[at].span.range()])?)));
        let is_update = |at: usize| {
            let text = tree.text[tree.blocks[at].span.range()].to_lowercase();
            text.starts_with("updated")
                || text.starts_with("last updated")
                || text.starts_with("modified")
        };
        dated.min_by_key(|&(at, _)| is_update(at)).map(|(_, date)| date)
    };
    let stated = stated(tree);
    match (stated, shown()) {
        (Some(stated), Some(shown)) if is_within_a_day(stated, shown) => Some(shown),
        (Some(stated), _) => Some(stated),
        (None, Some(shown)) => Some(shown),
        (None, None) => {
            time_near(tree, &near).or_else(|| of_address(tree.metadata.url.as_deref()?))
        }
    }
}

fn is_within_a_day(a: Date, b: Date) -> bool {
    a == b || a.tomorrow().is_ok_and(|next| next == b) || b.tomorrow().is_ok_and(|next| next == a)
}

/// Returns the day that the metadata states.
fn stated(tree: &Tree) -> Option<Date> {
    let metadata = &tree.metadata;
    let in_json = metadata.stories.iter().find_map(|story| any_in(story.published.as_deref()?));
    let dated = metadata.published.iter().filter_map(|(rank, value)| Some((*rank, any_in(value)?)));
    let in_meta = || dated.min_by_key(|&(rank, _)| rank).map(|(_, date)| date);
    let in_body = || {
        metadata
            .times
            .iter()
            .filter(|time| time.is_publication)
            .find_map(|time| any_in(&time.value))
    };
    in_json.or_else(in_meta).or_else(in_body)
}

/// Returns the day in the first `<time>` near the headline.
fn time_near(tree: &Tree, near: &std::ops::Range<usize>) -> Option<Date> {
    let blocks = tree.blocks.get(near.clone())?;
    let (first, last) = (blocks.first()?.inline, blocks.last()?.inline);
    tree.metadata
        .times
        .iter()
        .filter(|time| (first..=last).contains(&time.element))
        .find_map(|time| any_in(&time.value))
}

/// Returns the day in an address, such as `/2019/06/20/`.
fn of_address(url: &str) -> Option<Date> {
    any_in(url.split_once("://")?.1.split_once('/')?.1)
        .filter(|_| url.contains("/20") || url.contains("/19"))
}
