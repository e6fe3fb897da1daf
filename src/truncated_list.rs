//! A list that shows its first rows and says how many more there are: none is left out in silence.

use leptos::prelude::*;
use std::sync::Arc;

/// Rows shown at first, and with each further click.
const PAGE_SIZE: usize = 100;

/// The view of a row, by its index. One type for all lists: the code of a list is then in the page once.
type Row = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// Rows of a list, built as they are asked for. `row` makes the view of one.
#[component]
pub fn More<V: IntoView + 'static>(
    /// How many rows there are.
    n: usize,
    /// The view of a row.
    row: impl Fn(usize) -> V + Send + Sync + 'static,
) -> impl IntoView {
    list(n, Arc::new(move |index| row(index).into_any()))
}

fn list(n: usize, row: Row) -> AnyView {
    let shown = RwSignal::new(PAGE_SIZE.min(n));
    view! {
        <ul>{rows(0, n, shown, row)}</ul>
        <Show when=move || shown.get() < n>
            <button type="button" class="more" on:click=move |_| shown.update(|shown| *shown = (*shown + PAGE_SIZE).min(n))>
                {move || format!("{} of {n}: show more", shown.get())}
            </button>
        </Show>
    }
    .into_any()
}

/// Some rows, and behind them the next ones once they are asked for: no row is built twice, and none is compared with
/// others.
fn rows(from: usize, n: usize, shown: RwSignal<usize>, row: Row) -> AnyView {
    let to = (from + PAGE_SIZE).min(n);
    let here = (from..to).map(|index| row(index)).collect_view();
    let goes_on = Memo::new(move |_| shown.get() > to);
    view! { {here} {move || goes_on.get().then(|| rows(to, n, shown, Arc::clone(&row)))} }
        .into_any()
}
