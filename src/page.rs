//! The whole page: its frame, the start screen, the three panes, and the element in which the panels program
//! renders the comparison.

use super::state::{document_state, status_state, view_state};
use super::{
    article_pane, article_tabs, entities, event_list, input_form, page_frame, panel_messages,
    quotes, timeline, typography,
};
use dateline_view::state::{List, Phase};
use leptos::prelude::*;

/// The whole page below the element `app`.
#[component]
pub fn Page() -> impl IntoView {
    let (document, view, status) = (document_state(), view_state(), status_state());
    let phase = move || match document.phase.get() {
        Phase::Working(_) => "working",
        Phase::Done if !view.start_screen.get() => "done",
        Phase::Idle | Phase::Done => "inviting",
    };
    view! {
        <div
            class="app"
            data-state=phase
            data-view=move || view.pane.get().name()
            data-set=move || view.settings.with(typography::Settings::words)
            data-offline=move || status.offline.status.get().name()
            class:has-card=move || view.chosen.with(Option::is_some)
        >
            <page_frame::Header />
            <page_frame::Notices />
            <article_tabs::ArticleTabs />
            <Show when=move || view.start_screen.get()>
                <input_form::Invite />
            </Show>
            <page_frame::Progress />
            // Mounted from the start but hidden, so that the first analysis does not have to build them.
            <Panes />
            <div id=panel_messages::COMPARISON_ID hidden=move || !view.comparing.get() || view.start_screen.get()></div>
            <page_frame::Tabs />
            <p class="unseen" role="status" aria-live="polite">{move || status.announcement.get()}</p>
        </div>
    }
}

/// The three panes and the detail card. While the start screen or the comparison is shown, they are hidden but stay
/// mounted.
#[component]
fn Panes() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    let busy = move || document.phase.with(|phase| matches!(phase, Phase::Working(_)));
    view! {
        <div
            class="panes"
            class:rehearsing=move || view.warming_up.get()
            hidden=move || (view.start_screen.get() || view.comparing.get()) && !view.warming_up.get()
            aria-busy=move || busy().to_string()
        >
            <aside class="findings" data-pane="findings" aria-label="Findings">
                <div class="choices" role="group" aria-label="List">
                    <ListButton list=List::Who name="Who and where" />
                    <ListButton list=List::Quotes name="Quotes" />
                    <ListButton list=List::Events name="Events" />
                </div>
                {move || match view.list.get() {
                    List::Who => view! { <entities::Entities /> }.into_any(),
                    List::Quotes => view! { <quotes::Quotes /> }.into_any(),
                    List::Events => view! { <event_list::Events /> }.into_any(),
                }}
            </aside>
            <article_pane::Reader />
            <timeline::Timeline />
        </div>
    }
}

#[component]
fn ListButton(list: List, name: &'static str) -> impl IntoView {
    let view = view_state();
    let shown = move || (view.list.get() == list).to_string();
    view! {
        <button type="button" aria-pressed=shown on:click=move |_| view.list.set(list)>{name}</button>
    }
}
