//! The controls for the corrections: undo, redo and the number of corrections in the header, and a dialog that
//! lists them.

use super::correction_actions;
use super::dialog::{Dialog, DialogHandle, open};
use super::state::{AppState, app_state};
use dateline_view::corrections::{History, describe};
use dateline_view::state::counted;
use leptos::prelude::*;

/// The buttons for undo, redo and the list of corrections. Empty if there are neither corrections nor changes to
/// undo or redo.
#[component]
pub fn CorrectionControls() -> impl IntoView {
    let state = app_state();
    let handle = DialogHandle::new();
    let corrections = state.document.corrections;
    let can = move |what: fn(&History) -> bool| corrections.with(what);
    let any = Memo::new(move |_| {
        can(History::can_undo) || can(History::can_redo) || !can(|history| history.now().is_empty())
    });
    let n = move || corrections.with(|history| history.now().len());
    view! {
        <Show when=move || any.get()>
            <div class="changes" role="group" aria-label="Corrections">
                <button type="button" class="quiet icon" title="Undo (Ctrl+Z)" aria-label="Undo" disabled=move || !can(History::can_undo) on:click=move |_| { correction_actions::undo(state); }>"↶"</button>
                <button type="button" class="quiet icon" title="Redo (Ctrl+Shift+Z)" aria-label="Redo" disabled=move || !can(History::can_redo) on:click=move |_| { correction_actions::redo(state); }>"↷"</button>
                <button type="button" class="quiet" on:click=move |_| open(handle)>{move || counted(n(), "correction", "corrections")}</button>
            </div>
            <Dialog handle id="corrections" title="Corrections"><List /></Dialog>
        </Show>
    }
}

#[component]
fn List() -> impl IntoView {
    let state = app_state();
    let AppState { document, library, .. } = state;
    move || {
        let reading = document.reading.get()?;
        let effective = document.effective.get();
        let sent = library.sent_corrections().unwrap_or_default();
        let rows = document.corrections.with(|history| {
            let row = |(at, correction)| {
                let gone = effective.get(at) == Some(&false);
                view! {
                    <li class:gone=gone>
                        <span dir="auto">{describe(correction, &reading)}</span>
                        {sent.contains(correction).then_some(view! { <em>" from the sender"</em> })}
                        {gone.then_some(view! { <em>" no longer applies"</em> })}
                        <button type="button" on:click=move |_| correction_actions::remove(state, at)>"Remove"</button>
                    </li>
                }
            };
            history.now().iter().enumerate().map(row).collect_view()
        });
        let none = document.corrections.with(|history| history.now().is_empty());
        Some(if none {
            view! { <p class="empty">"No corrections. Undo restores them."</p> }.into_any()
        } else {
            view! {
                <p class="empty">"Corrections apply to this article only. They stay when its date changes."</p>
                <ol class="corrected">{rows}</ol>
                <button type="button" on:click=move |_| correction_actions::remove_all(state)>"Remove all"</button>
            }
            .into_any()
        })
    }
}
