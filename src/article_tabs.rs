//! The row of tabs for the open articles, and the button that compares the articles. The row is shown only if there is
//! an open article besides the one on the page.

use super::state::{AppState, OpenArticle, app_state};
use super::{open_articles, panels_client};
use leptos::prelude::*;

/// The number of article colours in the style sheet. If more articles are open, some of them have the same colour and
/// differ only in their number.
const COLOURS: usize = 5;

/// Returns the class of an article's badge, which sets its colour.
#[must_use]
pub fn badge(index: usize) -> String {
    format!("badge article-{}", index % COLOURS)
}

/// The row of tabs. Empty if the article on the page is the only one.
#[component]
pub fn ArticleTabs() -> impl IntoView {
    let state = app_state();
    let AppState { view, library, .. } = state;
    let rows = Memo::new(move |_| {
        let titles = |article: &OpenArticle| (article.key, article.title());
        library.articles.with(|articles| articles.iter().map(titles).collect::<Vec<_>>())
    });
    // If no article is on the page, even a single open article gets a tab: it is waiting to be analysed.
    let least = move || usize::from(library.current.with(Option::is_some));
    let several = Memo::new(move |_| rows.with(Vec::len) > least());
    let tab = move |(index, (key, title)): (usize, (u32, String))| {
        let current = move || {
            let is_current = library.current.get() == Some(key) && !view.comparing.get();
            is_current.then_some("page")
        };
        let off = format!("Close: {title}");
        view! {
            <li>
                <button type="button" class="quiet" aria-current=current title=title.clone() on:click=move |_| open_articles::switch_to_article(state, key)>
                    <i class=badge(index)>{index + 1}</i>
                    <span dir="auto">{title.clone()}</span>
                </button>
                <button type="button" class="quiet icon" aria-label=off.clone() title=off on:click=move |_| open_articles::close_article(state, key)>"×"</button>
            </li>
        }
    };
    view! {
        <Show when=move || several.get()>
            <nav class="shelf" aria-label="Articles">
                <button type="button" disabled=move || rows.with(Vec::len) < 2 aria-pressed=move || view.comparing.get().to_string() on:click=move |_| panels_client::set_comparing(state, !view.comparing.get_untracked())>
                    "Compare"
                </button>
                <ul>{move || rows.get().into_iter().enumerate().map(tab).collect_view()}</ul>
            </nav>
        </Show>
    }
}
