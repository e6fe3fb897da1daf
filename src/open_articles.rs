//! Opens, shows and closes articles. Every text that is analysed stays in the list of open articles, in the state in
//! which it was left, until the reader closes it or leaves the page.

use super::analysis_display::apply_analysis;
use super::article_snapshot::store_current;
use super::import::{self, Draft, InputError, Source};
use super::panel_messages::Panel;
use super::panels_client::open_panel;
use super::state::{AppState, OpenArticle, Remedy};
use super::{analysis_actions, persistence};
use dateline_view::corrections::History;
use dateline_view::saved::View;
use dateline_view::state::Phase;
use leptos::prelude::*;

/// Starts the analysis of a new text, or shows why it can't be analysed. The previous article stays open.
pub(super) fn submit(state: AppState, source: Result<Source, InputError>) {
    let library = state.library;
    match source.and_then(import::check) {
        Ok(source) => {
            let open = library.find_by_source(&source);
            match open.filter(|key| library.current.get_untracked() != Some(*key)) {
                Some(open) => switch_to_article(state, open),
                None => {
                    replace(state, source);
                    analysis_actions::analyse(state);
                }
            }
        }
        Err(error) => state.status.show_notice(error.message(), None),
    }
}

/// Makes a new text the current article. The previous one stays in the list.
fn replace(state: AppState, source: Source) {
    let AppState { document, library, .. } = state;
    let changed = document.source.with_untracked(|before| *before != source);
    if changed || library.current.with_untracked(Option::is_none) {
        store_current(state);
        let article = OpenArticle { source: source.clone(), ..OpenArticle::default() };
        library.current.set(Some(library.add(article)));
        document.corrections.set(History::default());
    }
    prepare_for(state, source, View::default(), false);
}

/// Makes `source` the text of the page, in the phase "Starting", and clears the notice, the selection, the comparison
/// and the origin of the previous text. If the previous text was shown with the layers and the order of its sender, the
/// reader's own are set again. `saved_view` is restored once the text has an analysis; `somebody_elses` states whether
/// `saved_view` is the view of a sender.
fn prepare_for(state: AppState, source: Source, saved_view: View, somebody_elses: bool) {
    let AppState { document, view, status, .. } = state;
    let typed = |draft: &Draft| draft.unread().is_some();
    let before = document.draft.with_untracked(typed) && view.start_screen.get_untracked();
    document.draft.update(|draft| draft.give_way(&source));
    status.notice.set(None);
    if before && document.draft.with_untracked(typed) {
        let text = "Your typed text is still in the box, under “New text”.";
        status.show_notice(text.to_owned(), Some(Remedy::Box));
    }
    if let Some((layers, order)) = view.own_view.try_update_value(Option::take).flatten() {
        view.layers.set(layers);
        view.order.set(order);
    }
    view.chosen.set(None);
    view.comparing.set(false);
    document.origin.set(None);
    document
        .pending_view
        .set_value((saved_view != View::default()).then_some((saved_view, somebody_elses)));
    document.source.set(source);
    document.phase.set(Phase::Working("Starting".to_owned()));
}

/// Shows another open article.
pub(super) fn switch_to_article(state: AppState, key: u32) {
    let article = bring_to_page(state, key);
    show_or_analyse(state, article);
}

/// Makes an open article the current one, without showing its analysis yet.
pub(super) fn bring_to_page(state: AppState, key: u32) -> Option<OpenArticle> {
    let AppState { document, library, .. } = state;
    store_current(state);
    let article = library.article(key)?;
    if document.phase.with_untracked(|phase| matches!(phase, Phase::Working(_))) {
        analysis_actions::cancel(state);
    }
    library.current.set(Some(key));
    document.corrections.set(article.corrections.clone());
    prepare_for(state, article.source.clone(), article.view.clone(), article.sent.is_some());
    document.origin.set(article.origin.clone());
    Some(article)
}

/// Shows the analysis of an article that was brought to the page, or starts the analysis.
pub(super) fn show_or_analyse(state: AppState, article: Option<OpenArticle>) {
    match article {
        Some(OpenArticle { analysis: Some((raw, _)), .. }) => apply_analysis(state, raw),
        Some(_) => analysis_actions::analyse(state),
        None => {}
    }
}

/// Closes an article. If it was the current one, its neighbour is shown.
pub(super) fn close_article(state: AppState, key: u32) {
    let AppState { view, library, .. } = state;
    let index =
        |articles: &Vec<OpenArticle>| articles.iter().position(|article| article.key == key);
    let Some(at) = library.articles.with_untracked(index) else { return };
    let title = library.articles.with_untracked(|articles| articles[at].title());
    if library.current.get_untracked() == Some(key) {
        let beside = |articles: &Vec<OpenArticle>| {
            let beside = if at > 0 { at - 1 } else { 1 };
            articles.get(beside).map(|article| article.key)
        };
        let comparing = view.comparing.get_untracked();
        match library.articles.with_untracked(beside) {
            Some(beside) => switch_to_article(state, beside),
            // If this is the only open article, it stays open, because no other article could replace it on the page.
            None => return,
        }
        view.comparing.set(comparing);
    }
    library.articles.update(|articles| articles.retain(|article| article.key != key));
    persistence::delete_saved(library, key);
    if view.comparing.get_untracked() {
        open_panel(state, Panel::SideBySide);
    }
    if library.articles.with_untracked(Vec::len) < 2 {
        view.comparing.set(false);
    }
    state.status.announce(&format!("{title}: closed"));
}
