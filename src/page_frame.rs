//! The frame of the page: header, notices, progress, and the bar at the bottom of narrow screens.

use super::correction_history::CorrectionControls;
use super::find_bar;
use super::offline;
use super::panel_messages::Panel;
use super::reload_state;
use super::state::{AppState, OfflineStatus, Remedy, app_state, view_state};
use super::theme::ThemeButton;
use super::typography_menu::TypographyMenu;
use super::{aborted_analysis, panels_client, remedies};
use dateline_view::state::{List, Pane, Phase, thousands};
use leptos::prelude::*;

/// The header: the name, facts about the analysis, and the commands that are always available.
#[component]
pub fn Header() -> impl IntoView {
    let state = app_state();
    let AppState { document, view, .. } = state;
    let about = move || {
        document
            .reading
            .get()
            .filter(|reading| reading.ms > 0.0)
            .map(|reading| about_reading(reading.n_words(), reading.ms))
    };
    let reading = move || document.reading.with(Option::is_some);
    let home = move || document.origin.with(|origin| Some(origin.as_ref()?.home.clone()));
    let toggle_start_screen = move |_| view.start_screen.update(|shown| *shown = !*shown);
    view! {
        <header class="bar">
            <a class="skip" href="#article">"Skip to the article"</a>
            <p class="brand">"Dateline"</p>
            {move || home().map(|home| view! { <a class="home" href=home>"‹ All articles"</a> })}
            <div class="about">
                <span>{about}</span>
                <Show when=reading>
                    <button type="button" class="link" on:click=move |_| panels_client::open_panel(state, Panel::Privacy)>"Privacy"</button>
                </Show>
            </div>
            <CorrectionControls />
            <Show when=reading>
                <button type="button" class="quiet" on:click=toggle_start_screen>
                    {move || if view.start_screen.get() { "Back to the article" } else { "New text" }}
                </button>
            </Show>
            <Show when=reading>
                <find_bar::Find />
                <button type="button" class="quiet" on:click=move |_| panels_client::open_panel(state, Panel::Share)>"Share"</button>
                <button type="button" class="quiet" on:click=move |_| panels_client::open_panel(state, Panel::Export)>"Export"</button>
                <TypographyMenu />
            </Show>
            <ThemeButton />
        </header>
    }
}

/// Formats "1,204 words in 23 ms".
fn about_reading(words: usize, ms: f64) -> String {
    let words = format!("{} {}", thousands(words), if words == 1 { "word" } else { "words" });
    if ms < 1000.0 {
        format!("{words} in {} ms", ms.ceil() as u32)
    } else {
        // Integer arithmetic: formatting a fraction adds kilobytes to the program.
        let tenths = (ms / 100.0).round() as u32;
        format!("{words} in {}.{} s", tenths / 10, tenths % 10)
    }
}

/// The notice for the reader, with a button for its remedy.
#[component]
pub fn Notices() -> impl IntoView {
    let state = app_state();
    let notice = state.status.notice;
    let remedy = |remedy| match remedy {
        Remedy::TryAgain => "Try again",
        Remedy::Reload => "Reload",
        Remedy::Box => "Back to your text",
        Remedy::Corrections => "Show corrections",
    };
    view! {
        <div class="notices" role="alert">
            <UpdateNotice />
            {move || notice.get().map(|shown| view! {
                <div class="notice" class:offer=!shown.is_error>
                    <p>{shown.text}</p>
                    {shown.remedy.map(|way| view! {
                        <button type="button" on:click=move |_| remedies::carry_out(state, way)>{remedy(way)}</button>
                    })}
                    <button type="button" class="quiet" on:click=move |_| notice.set(None)>"Dismiss"</button>
                </div>
            })}
        </div>
    }
}

/// The notice that a newer build can be activated.
#[component]
fn UpdateNotice() -> impl IntoView {
    let state = app_state();
    let offline = state.status.offline;
    let is_ready = move || {
        offline.status.get() == OfflineStatus::UpdateReady && !offline.update_declined.get()
    };
    let texts_stay =
        move || reload_state::has_text(state).then_some(" Your texts and corrections stay.");
    view! {
        <Show when=is_ready>
            <div class="notice offer">
                <p>"A new version of Dateline is ready." {texts_stay}</p>
                <button type="button" on:click=move |_| offline::activate_update(state)>"Update"</button>
                <button type="button" class="quiet" on:click=move |_| offline.update_declined.set(true)>"Not now"</button>
            </div>
        </Show>
    }
}

/// The progress of the analysis. The style sheet shows it only after a short delay.
#[component]
pub fn Progress() -> impl IntoView {
    let state = app_state();
    let stage = move || match state.document.phase.get() {
        Phase::Working(stage) => Some(stage),
        _ => None,
    };
    let working = Memo::new(move |_| stage().is_some());
    view! {
        <Show when=move || working.get()>
            <div class="progress">
                <progress aria-label="Analysing"></progress>
                <p>{move || stage().map(|stage| format!("{stage} …"))}</p>
                <button type="button" on:click=move |_| aborted_analysis::stop(state)>"Stop"</button>
            </div>
        </Show>
    }
}

/// The navigation bar of narrow screens, which show one pane at a time.
#[component]
pub fn Tabs() -> impl IntoView {
    let view = view_state();
    let tab = move |name: &'static str, pane: Pane, list: Option<List>| {
        let current = move || {
            let shown = view.pane.get() == pane;
            let listed = match list {
                Some(list) => view.list.get() == list,
                None => pane != Pane::Findings || view.list.get() != List::Quotes,
            };
            (shown && listed).then_some("page")
        };
        let go = move |_| {
            view.pane.set(pane);
            match list {
                Some(list) => view.list.set(list),
                None if view.list.get_untracked() == List::Quotes => view.list.set(List::Who),
                None => {}
            }
        };
        view! { <button type="button" aria-current=current on:click=go>{name}</button> }
    };
    view! {
        <nav class="tabs" aria-label="Views" hidden=move || view.start_screen.get() || view.comparing.get()>
            {tab("Text", Pane::Text, None)}
            {tab("Findings", Pane::Findings, None)}
            {tab("Quotes", Pane::Findings, Some(List::Quotes))}
            {tab("Timeline", Pane::Timeline, None)}
        </nav>
    }
}
