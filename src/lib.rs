//! The page: the article, the findings and the timeline in three linked panes.
//!
//! The page depends on the core only through the output contract ([`dateline_schema`]): the core and its models run
//! in the worker. [`dateline_view`] derives what the panes show. The modules [`article_store`], [`import`],
//! [`request_tracker`], [`typography`], [`share_link`] and [`text_search`] are pure too. Most other modules use the
//! browser.

mod aborted_analysis;
mod analysis_actions;
mod analysis_display;
pub mod article_dom;
pub mod article_loader;
pub mod article_pane;
mod article_queue;
mod article_snapshot;
pub mod article_store;
pub mod article_tabs;
pub mod asset_urls;
mod correction_actions;
pub mod correction_form;
pub mod correction_history;
pub mod decompress;
pub mod detail_card;
pub mod dialog;
pub mod download;
pub mod embedded_article;
pub mod entities;
pub mod event_list;
pub mod find_bar;
mod focus;
mod hydrate;
pub mod import;
pub mod input_form;
pub mod keys;
pub mod legend;
pub mod linked_highlight;
pub mod minimap;
mod navigation;
pub mod offline;
pub mod open_articles;
pub mod page;
mod page_commands;
pub mod page_frame;
pub mod panel_messages;
#[cfg(feature = "csr")]
pub mod panels;
pub mod panels_client;
pub mod persistence;
pub mod quotes;
pub mod reload_state;
mod remedies;
mod render_warmup;
pub mod request_tracker;
pub mod set_aside;
pub mod share_link;
mod share_link_loader;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod standalone;
pub mod state;
pub mod storage;
pub mod text_search;
pub mod text_selection;
pub mod theme;
pub mod timeline;
pub mod truncated_list;
pub mod typography;
pub mod typography_menu;
mod url_parser;
mod window_events;
pub mod worker_client;
mod worker_events;

use hydrate::DomSnapshot;
use leptos::prelude::*;
use state::AppState;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

/// Replaces the static page by the app. Text that the reader typed before the program started stays in the box,
/// pasted text is analysed, and the elements of a prerendered article are reused.
///
/// # Panics
/// If the page has no element `app`, which only happens on a page of another site.
pub fn mount() {
    let root = document().get_element_by_id("app").expect("index.html has the element app");
    let typed = document()
        .get_element_by_id("draft")
        .and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    // `boot.js` sets this attribute if the reader pasted a text before the program started. The attribute contains
    // that text, or is empty if the box contains it.
    let pasted = typed.as_ref().and_then(|draft| draft.get_attribute("data-pasted"));
    let mut typed = typed.map(|draft| draft.value()).unwrap_or_default();
    let pasted =
        pasted.map(|pasted| if pasted.is_empty() { std::mem::take(&mut typed) } else { pasted });
    let snapshot = DomSnapshot::of(&root);
    let prerendered = snapshot.prerendered();
    root.set_text_content(None);
    let app: HtmlElement = root.clone().unchecked_into();
    mount_to(app, move || view! { <App typed pasted prerendered /> }).forget();
    snapshot.restore(root);
}

#[component]
fn App(typed: String, pasted: Option<String>, prerendered: Option<Element>) -> impl IntoView {
    let state =
        AppState { after_analysis: article_queue::continue_queue, ..AppState::new_detached() };
    worker_events::start(state);
    state.document.prerendered.set_value(prerendered);
    state.provide();
    // All restored articles are in the list of open articles. The page shows what the reader asked for: a paste, a
    // link, or the article embedded in the page, in the state in which it was left. Otherwise it shows the article of
    // the last visit.
    let saved = persistence::load_saved(state);
    let before = reload_state::restore(state);
    state.document.draft.update(|draft| draft.add(typed));
    let opened =
        share_link_loader::open_link(state) || article_loader::open_embedded(state, before);
    if let Some(pasted) = pasted {
        open_articles::submit(state, Ok(import::paste(String::new(), pasted)));
    } else if let Some(last) = before.or(saved).filter(|_| !opened) {
        open_articles::switch_to_article(state, last);
    }
    persistence::announce_unopened(state);
    input_form::listen(state);
    keys::listen(state);
    linked_highlight::follow(state);
    text_selection::listen(state);
    share_link_loader::listen(state);
    page_commands::listen(state);
    persistence::follow(state);
    reload_state::follow(state);
    view! { <page::Page /> }
}
