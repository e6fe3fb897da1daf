//! The page: what was found in an article, in three panes that light up together.
//!
//! Knows the core by its output contract alone ([`dateline_schema`]): the core and its models are in the worker.
//! What is shown is derived in [`dateline_view`]; what comes in and goes on ([`intake`], [`request_tracker`], [`settings`], [`text_search`]) is
//! plain too; the other modules are the browser's edge.

mod address;
pub mod article_dom;
pub mod article_loader;
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
pub mod entities;
pub mod events;
pub mod find_bar;
mod focus;
mod hydrate;
pub mod intake;
pub mod keys;
pub mod legend;
mod link_loader;
pub mod linked_highlight;
pub mod minimap;
pub mod offline;
pub mod open_articles;
pub mod page_frame;
#[cfg(feature = "csr")]
pub mod panels;
pub mod panels_client;
pub mod paste;
pub mod persistence;
pub mod quotes;
pub mod reader;
pub mod reload_state;
pub mod request_tracker;
pub mod selection;
pub mod session;
pub mod settings;
pub mod share_link;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod standalone;
pub mod storage;
pub mod text_search;
pub mod theme;
pub mod timeline;
pub mod truncated_list;
pub mod type_menu;
mod warmup;
mod window_events;
pub mod worker_client;
mod worker_events;

use dateline_view::state::{List, Phase};
use hydrate::DomSnapshot;
use leptos::prelude::*;
use session::Session;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

/// Puts the app in place of the static page; what was typed there meanwhile is kept, what was pasted is read, and an
/// article that was written ahead of time stays where it stands.
///
/// # Panics
/// If the page has no element `app`: it is not our page.
pub fn mount() {
    let root = document().get_element_by_id("app").expect("index.html has the element app");
    let typed = document()
        .get_element_by_id("draft")
        .and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    // The mark is set by boot.js: what was pasted, or nothing where that is what stands in the box.
    let pasted = typed.as_ref().and_then(|draft| draft.get_attribute("data-pasted"));
    let mut typed = typed.map(|draft| draft.value()).unwrap_or_default();
    let pasted =
        pasted.map(|pasted| if pasted.is_empty() { std::mem::take(&mut typed) } else { pasted });
    let kept = DomSnapshot::of(&root);
    let written = kept.written();
    root.set_text_content(None);
    let app: HtmlElement = root.clone().unchecked_into();
    mount_to(app, move || view! { <App typed pasted written /> }).forget();
    kept.restore(root);
}

#[component]
fn App(typed: String, pasted: Option<String>, written: Option<Element>) -> impl IntoView {
    let session = Session::start();
    session.written.set_value(written);
    provide_context(session);
    // All that was kept or taken along is on the shelf. Shown is what the reader came for: what was pasted meanwhile, or a
    // link, or what the page came with, as it was left; else what was here before.
    let kept = session.load_saved();
    let before = reload_state::restore(&session);
    session.draft.update(|draft| draft.add(typed));
    let came = session.open_link() || session.open_embedded(before);
    if let Some(pasted) = pasted {
        session.submit(Ok(intake::paste(String::new(), pasted)));
    } else if let Some(before) = before.or(kept).filter(|_| !came) {
        session.switch_to_article(before);
    }
    session.announce_unopened();
    paste::listen(session);
    keys::listen(session);
    linked_highlight::follow(session);
    selection::listen(session);
    link_loader::listen(session);
    panels_client::listen(session);
    persistence::follow(session);
    reload_state::follow(session);
    view! { <Frame /> }
}

/// All that is to be seen.
#[component]
fn Frame() -> impl IntoView {
    let session = session();
    let state = move || match session.phase.get() {
        Phase::Working(_) => "working",
        Phase::Done if !session.inviting.get() => "done",
        Phase::Idle | Phase::Done => "inviting",
    };
    view! {
        <div
            class="app"
            data-state=state
            data-view=move || session.view.get().name()
            data-set=move || session.settings.with(settings::Settings::words)
            data-offline=move || session.offline.state.get().name()
            class:has-card=move || session.chosen.with(Option::is_some)
        >
            <page_frame::Header />
            <page_frame::Notices />
            <article_tabs::ShelfBar />
            <Show when=move || session.inviting.get()>
                <paste::Invite />
            </Show>
            <page_frame::Progress />
            // There from the start, though not in sight: the first reading finds them built.
            <Panes />
            <div id=panels_client::COMPARISON_ID hidden=move || !session.together.get() || session.inviting.get()></div>
            <page_frame::Tabs />
            <p class="unseen" role="status" aria-live="polite">{move || session.spoken.get()}</p>
        </div>
    }
}

/// The three panes and the card; hidden, not dropped, while a new text is asked for.
#[component]
fn Panes() -> impl IntoView {
    let session = session();
    let busy = move || session.phase.with(|phase| matches!(phase, Phase::Working(_)));
    view! {
        <div
            class="panes"
            class:rehearsing=move || session.warming_up.get()
            hidden=move || (session.inviting.get() || session.together.get()) && !session.warming_up.get()
            aria-busy=move || busy().to_string()
        >
            <aside class="findings" data-pane="findings" aria-label="Findings">
                <div class="choices" role="group" aria-label="Show">
                    <ListButton list=List::Who name="Who and where" />
                    <ListButton list=List::Quotes name="Quotes" />
                    <ListButton list=List::Events name="Events" />
                </div>
                {move || match session.list.get() {
                    List::Who => view! { <entities::Entities /> }.into_any(),
                    List::Quotes => view! { <quotes::Quotes /> }.into_any(),
                    List::Events => view! { <events::Events /> }.into_any(),
                }}
            </aside>
            <reader::Reader />
            <timeline::Timeline />
        </div>
    }
}

#[component]
fn ListButton(list: List, name: &'static str) -> impl IntoView {
    let session = session();
    let shown = move || (session.list.get() == list).to_string();
    view! {
        <button type="button" aria-pressed=shown on:click=move |_| session.list.set(list)>{name}</button>
    }
}

/// The session that [`App`] provides.
fn session() -> Session {
    expect_context()
}
