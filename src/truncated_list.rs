//! A list that shows only its first rows at first. A button shows the number of all rows and adds further ones, so
//! that no row is omitted silently.

use leptos::prelude::*;
use std::sync::Arc;

/// The number of rows shown at first, and added with each click.
const PAGE_SIZE: usize = 100;

/// A function that returns the view of the row with an index. All lists use this one type, so that the program
/// contains the code of a list once.
type Row = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// A list of rows that are built on demand.
#[component]
pub fn TruncatedList<V: IntoView + 'static>(
    /// How many rows there are.
    n: usize,
    /// Returns the view of the row with an index.
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

/// Renders one page of rows, followed by the next pages when they are requested. No row is built twice, and rows are
/// not diffed.
fn rows(from: usize, n: usize, shown: RwSignal<usize>, row: Row) -> AnyView {
    let to = (from + PAGE_SIZE).min(n);
    let here = (from..to).map(|index| row(index)).collect_view();
    let goes_on = Memo::new(move |_| shown.get() > to);
    view! { {here} {move || goes_on.get().then(|| rows(to, n, shown, Arc::clone(&row)))} }
        .into_any()
}
