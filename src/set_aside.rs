//! The notice above an article that tells how many paragraphs are hidden because they are not part of the story, such
//! as the menus of a copied page, and the button that shows them.

use super::state::{document_state, view_state};
use leptos::prelude::*;

/// The minimum number of paragraphs beside the story that are hidden. Fewer are shown in a quieter style.
const MIN_HIDDEN: usize = 4;

/// Returns the number of paragraphs beside the story; `None` if they are too few to be hidden.
pub fn hidden_count() -> Option<usize> {
    let reading = document_state().reading;
    let count = reading.with(|reading| reading.as_ref().map_or(0, |reading| reading.asides()));
    Some(count).filter(|&count| count >= MIN_HIDDEN)
}

/// The notice.
#[component]
pub fn SetAside() -> impl IntoView {
    let is_shown = view_state().asides_shown;
    move || {
        let count = hidden_count()?;
        let words = move || if is_shown.get() { "Hide" } else { "Show" };
        Some(view! {
            <p class="set-aside">
                {format!("{count} lines set aside as page furniture · ")}
                <button
                    type="button"
                    class="link"
                    aria-expanded=move || is_shown.get().to_string()
                    aria-controls="article"
                    on:click=move |_| is_shown.update(|shown| *shown = !*shown)
                >
                    {words}
                </button>
            </p>
        })
    }
}
