//! The annex: the part of the page that few visits need, as a program of its own beside it. The page asks for a sheet or for
//! the view of several articles ([`crate::annex_client`] is its side) and hands over what that takes; what is done here that
//! concerns the page is told to it.
//!
//! Knows the page by these messages alone: neither its session nor its state.

pub mod export;
pub mod privacy;
pub mod share;
pub mod together;

use crate::annex_client::{ACTED, ASKED, Act, Ask, STAGE, What, hear, tell};
use dateline_schema::BUILD;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Waits for what the page asks, for as long as the page lives.
pub fn run() {
    // Each sheet is built anew for each asking: it shows what there is then.
    let asked: RwSignal<Option<Ask>> = RwSignal::new(None);
    let several: RwSignal<Option<Ask>> = RwSignal::new(None);
    let Some(body) = document().body() else { return };
    mount_to(body, move || view! { <Sheets asked /> }).forget();
    // Where the page is not ours, there is nothing to show several articles in.
    if let Some(stage) = document().get_element_by_id(STAGE) {
        let stage: HtmlElement = stage.unchecked_into();
        mount_to(stage, move || view! { <together::SideBySide asked=several /> }).forget();
    }
    hear(ASKED, move |ask: Ask| {
        if ask.build != BUILD {
            tell(ACTED, &Act::Outdated);
        } else if ask.what == What::SideBySide {
            several.set(Some(ask));
        } else {
            asked.set(Some(ask));
        }
    });
}

#[component]
fn Sheets(asked: RwSignal<Option<Ask>>) -> impl IntoView {
    move || {
        let ask = asked.get()?;
        Some(match ask.what {
            What::Share => view! { <share::Share ask /> }.into_any(),
            What::Export => view! { <export::Export ask /> }.into_any(),
            What::Privacy => view! { <privacy::Privacy ask /> }.into_any(),
            What::SideBySide => ().into_any(),
        })
    }
}

/// Tells the page what to do.
fn act(act: &Act) {
    tell(ACTED, act);
}
