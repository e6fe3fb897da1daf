//! The panels program: dialogs and views that few visits need, in a separate program that the page loads on first
//! use. The page ([`crate::panels_client`]) sends a [`PanelRequest`] with the data that the panel needs. A panel
//! acts on the page by a [`PageCommand`].
//!
//! These messages are the only connection: the program does not access the signals of the page.

pub mod export;
pub mod privacy;
pub mod share;
pub mod together;

use crate::panel_messages::{
    COMPARISON_ID, PAGE_COMMAND, PANEL_REQUEST, PageCommand, Panel, PanelRequest, dispatch,
    listen_for,
};
use dateline_schema::BUILD;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Listens for requests of the page as long as the page lives.
pub fn run() {
    // Each request builds its dialog from scratch, so that the dialog shows the current data.
    let asked: RwSignal<Option<PanelRequest>> = RwSignal::new(None);
    let several: RwSignal<Option<PanelRequest>> = RwSignal::new(None);
    let Some(body) = document().body() else { return };
    mount_to(body, move || view! { <Dialogs asked /> }).forget();
    // A page of another site has no element for the comparison.
    if let Some(stage) = document().get_element_by_id(COMPARISON_ID) {
        let stage: HtmlElement = stage.unchecked_into();
        mount_to(stage, move || view! { <together::SideBySide asked=several /> }).forget();
    }
    listen_for(PANEL_REQUEST, move |ask: PanelRequest| {
        if ask.build != BUILD {
            dispatch(PAGE_COMMAND, &PageCommand::Outdated);
        } else if ask.what == Panel::SideBySide {
            several.set(Some(ask));
        } else {
            asked.set(Some(ask));
        }
    });
}

#[component]
fn Dialogs(asked: RwSignal<Option<PanelRequest>>) -> impl IntoView {
    move || {
        let ask = asked.get()?;
        Some(match ask.what {
            Panel::Share => view! { <share::Share ask /> }.into_any(),
            Panel::Export => view! { <export::Export ask /> }.into_any(),
            Panel::Privacy => view! { <privacy::Privacy ask /> }.into_any(),
            Panel::SideBySide => ().into_any(),
        })
    }
}
