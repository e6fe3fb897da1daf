//! The page: what was found in an article, in three panes that light up together.
//!
//! Knows the core by its output contract alone ([`dateline_schema`]): the core and its models are in the worker.
//! What is shown is derived in [`dateline_view`]; what comes in and goes on ([`intake`], [`desk`], [`settings`], [`find`]) is
//! plain too; the other modules are the browser's edge.

mod address;
pub mod analyst;
#[cfg(feature = "csr")]
pub mod annex;
pub mod annex_client;
mod arriving;
pub mod bar;
pub mod card;
pub mod carried;
pub mod changes;
mod correcting;
pub mod desk;
pub mod entities;
pub mod events;
pub mod find;
mod focus;
pub mod handing;
mod handover;
pub mod intake;
pub mod keeping;
pub mod keys;
pub mod legend;
pub mod lights;
pub mod link;
mod listening;
pub mod mend;
pub mod minimap;
pub mod more;
pub mod offline;
pub mod one_file;
pub mod opening;
pub mod packing;
pub mod paper;
pub mod parts;
pub mod paste;
pub mod quotes;
pub mod reader;
mod rehearsal;
mod reports;
pub mod search;
pub mod selection;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod shelf;
pub mod shelf_bar;
#[cfg(feature = "ssr")]
pub mod still;
pub mod storage;
pub mod store;
pub mod theme;
pub mod timeline;
pub mod type_menu;

use dateline_view::state::{List, Phase};
use handover::Kept;
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
    let kept = Kept::of(&root);
    let written = kept.written();
    root.set_text_content(None);
    let app: HtmlElement = root.clone().unchecked_into();
    mount_to(app, move || view! { <App typed pasted written /> }).forget();
    kept.put_back(root);
}

#[component]
fn App(typed: String, pasted: Option<String>, written: Option<Element>) -> impl IntoView {
    let session = Session::start();
    session.written.set_value(written);
    provide_context(session);
    // All that was kept or taken along is on the shelf. Shown is what the reader came for: what was pasted meanwhile, or a
    // link, or what the page came with, as it was left; else what was here before.
    let kept = session.load_kept();
    let before = carried::take_up(&session);
    session.draft.update(|draft| draft.add(typed));
    let came = session.open_link() || session.open_given(before);
    if let Some(pasted) = pasted {
        session.submit(Ok(intake::paste(String::new(), pasted)));
    } else if let Some(before) = before.or(kept).filter(|_| !came) {
        session.turn_to(before);
    }
    session.tell_unopened();
    paste::listen(session);
    keys::listen(session);
    lights::follow(session);
    selection::listen(session);
    arriving::listen(session);
    annex_client::listen(session);
    keeping::follow(session);
    carried::follow(session);
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
            <bar::Header />
            <bar::Notices />
            <shelf_bar::ShelfBar />
            <Show when=move || session.inviting.get()>
                <paste::Invite />
            </Show>
            <bar::Progress />
            // There from the start, though not in sight: the first reading finds them built.
            <Panes />
            <div id=annex_client::STAGE hidden=move || !session.together.get() || session.inviting.get()></div>
            <bar::Tabs />
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
            class:rehearsing=move || session.rehearsing.get()
            hidden=move || (session.inviting.get() || session.together.get()) && !session.rehearsing.get()
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
