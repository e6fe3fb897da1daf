//! Handles the commands that the panels program sends to the page.

use super::panel_messages::{PAGE_COMMAND, PageCommand, listen_for};
use super::state::AppState;
use super::{navigation, open_articles, persistence};
use dateline_view::item::Item;
use dateline_view::state::Pane;

/// Listens for the commands of the panels.
pub(super) fn listen(state: AppState) {
    listen_for(PAGE_COMMAND, move |command: PageCommand| match command {
        PageCommand::ShowArticle { key, item } => {
            open_articles::switch_to_article(state, key);
            if let Some(item) = item.and_then(|item| item.parse::<Item>().ok()) {
                navigation::choose(state, item.first(), Pane::Card);
            }
        }
        PageCommand::SetStoring(on) => persistence::set_storing(state, on),
        PageCommand::DeleteAll => state.library.set_deleted_all(),
        PageCommand::Outdated => state.status.report_outdated(),
    });
}
