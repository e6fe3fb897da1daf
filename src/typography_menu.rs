//! The menu of typographic settings, behind a button in the header.

use super::state::view_state;
use super::storage;
use super::typography::QUESTIONS;
use leptos::prelude::*;

/// The button and its menu. The browser opens the menu, closes it and handles Esc (Popover API).
#[component]
pub fn TypographyMenu() -> impl IntoView {
    let settings = view_state().settings;
    let choose = move |question, answer| {
        settings.update(|settings| settings.choose(question, answer));
        storage::save("settings", &settings.with_untracked(super::typography::Settings::words));
    };
    let questions = QUESTIONS.iter().enumerate().map(|(q, question)| {
        let answers = question.answers.iter().enumerate().map(|(a, (_, name))| {
            let chosen = move || settings.with(|settings| settings.is(q, a)).to_string();
            view! { <button type="button" aria-pressed=chosen on:click=move |_| choose(q, a)>{*name}</button> }
        });
        view! {
            <div role="group" aria-label=question.name>
                <p aria-hidden="true">{question.name}</p>
                <div class="choices">{answers.collect_view()}</div>
            </div>
        }
    });
    view! {
        <button type="button" class="quiet icon aa" popovertarget="type-menu" aria-label="Text settings" title="Text settings">"Aa"</button>
        <div id="type-menu" class="menu" popover="auto" aria-label="Text settings" role="dialog">{questions.collect_view()}</div>
    }
}
