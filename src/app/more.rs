//! A list that shows its first rows and says how many more there are: none is left out in silence.

use leptos::prelude::*;

/// Rows shown at first, and with each further click.
const ROWS: usize = 100;

/// Rows of a list, built as they are asked for. `row` makes the view of one.
#[component]
pub fn More<V: IntoView + 'static>(
    /// How many rows there are.
    n: usize,
    /// The view of a row.
    row: impl Fn(usize) -> V + Send + Sync + 'static,
) -> impl IntoView {
    let shown = RwSignal::new(ROWS.min(n));
    let row = StoredValue::new(row);
    view! {
        <ul>
            <For each=move || 0..shown.get() key=|index| *index let:index>
                {row.with_value(|row| row(index))}
            </For>
        </ul>
        <Show when=move || shown.get() < n>
            <button type="button" class="more" on:click=move |_| shown.update(|shown| *shown = (*shown + ROWS).min(n))>
                {move || format!("{} of {n}: show more", shown.get())}
            </button>
        </Show>
    }
}
