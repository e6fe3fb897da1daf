//! The find bar: searches the article for a query, highlights the matches and moves among them.
//!
//! The browser's own search still works; this one ignores accents and counts its matches. It highlights with the Custom
//! Highlight API, which changes no element. In a browser without that API, the current match is selected.

use super::focus::focus;
use super::state::{DocumentState, ViewState, document_state, view_state};
use super::text_search::Search;
use js_sys::{Array, Function, Reflect};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Range, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The button in the header, and the find bar while it is open.
#[component]
pub fn Find() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    let open = Memo::new(move |_| view.search.with(Option::is_some));
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let (true, Some(field)) = (open.get(), field.get()) {
            // `focus` throws no exception.
            let _ = field.focus();
        }
    });
    Effect::new(move |_| highlight(document, view));
    let typed = move |event: ev::Event| {
        let words = event_target_value(&event);
        let from = view.in_view.with_untracked(|in_view| in_view.start);
        if let Some(reading) = document.reading.get_untracked() {
            view.search.set(Some(Search::new(&reading.text, &words, from)));
            scroll_to_match(document, view);
        }
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            step(document, view, if event.shift_key() { -1 } else { 1 });
        }
        "Escape" => {
            event.prevent_default();
            close(view);
        }
        _ => {}
    };
    let count = move || {
        view.search.with(|search| {
            let search = search.as_ref()?;
            let n = search.hits.len();
            (!search.words.trim().is_empty()).then(|| match n {
                0 => "No matches".to_owned(),
                _ => format!("{} of {n}", search.at + 1),
            })
        })
    };
    view! {
        <button type="button" class="quiet" aria-expanded=move || open.get().to_string() on:click=move |_| toggle(view)>"Find"</button>
        <Show when=move || open.get()>
            <div class="find" role="search" on:keydown=key>
                <input node_ref=field type="text" aria-label="Find in the text" placeholder="Find in the text" autocomplete="off" spellcheck="false" on:input=typed />
                <span role="status">{count}</span>
                <button type="button" class="quiet icon" aria-label="Previous match" on:click=move |_| step(document, view, -1)>"↑"</button>
                <button type="button" class="quiet icon" aria-label="Next match" on:click=move |_| step(document, view, 1)>"↓"</button>
                <button type="button" class="quiet icon" aria-label="Close search" on:click=move |_| close(view)>"×"</button>
            </div>
        </Show>
    }
}

/// Opens or closes the find bar.
pub(super) fn toggle(view: ViewState) {
    if view.search.with_untracked(Option::is_some) {
        close(view);
    } else {
        view.search.set(Some(Search::default()));
    }
}

fn close(view: ViewState) {
    view.search.set(None);
    focus("article");
}

fn step(document: DocumentState, view: ViewState, by: i64) {
    view.search.update(|search| {
        if let Some(search) = search {
            search.step(by);
        }
    });
    scroll_to_match(document, view);
}

/// Scrolls to the current match.
fn scroll_to_match(document: DocumentState, view: ViewState) {
    let Some(range) = current_range(document, view) else { return };
    let Ok(node) = range.start_container() else { return };
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element());
    if let Some(element) = element {
        // The match is in a paragraph that is hidden because it is beside the story.
        if !view.asides_shown.get_untracked() && element.get_bounding_client_rect().height() == 0.0
        {
            view.asides_shown.set(true);
            return request_animation_frame(move || scroll_to_match(document, view));
        }
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn current_range(document: DocumentState, view: ViewState) -> Option<Range> {
    let hit = view.search.with_untracked(|search| search.as_ref()?.current())?;
    document.article_dom.with_value(|dom| dom.as_ref()?.range(hit))
}

/// Highlights the visible matches and the current match.
fn highlight(document: DocumentState, view: ViewState) {
    let (in_view, search) = (view.in_view.get(), view.search.get());
    document.reading.track();
    let hits = search.as_ref().map_or(&[][..], |search| &search.hits[..]);
    let first = hits.partition_point(|hit| hit[1] <= in_view.start);
    let last = hits.partition_point(|hit| hit[0] < in_view.end).max(first);
    let ranges = Array::new();
    document.article_dom.with_value(|dom| {
        let Some(dom) = dom else { return };
        for range in hits[first..last].iter().filter_map(|&hit| dom.range(hit)) {
            ranges.push(&range);
        }
    });
    let at: Array = current_range(document, view).into_iter().map(JsValue::from).collect();
    if paint("found", &ranges).is_none() | paint("found-here", &at).is_none()
        && let (Some(range), Ok(Some(selection))) =
            (current_range(document, view), window().get_selection())
    {
        // A failure only leaves the match unselected.
        let _ = selection.remove_all_ranges();
        let _ = selection.add_range(&range);
    }
}

/// Sets the ranges of the custom highlight `name`. Returns `None` if the browser does not support custom highlights.
fn paint(name: &str, ranges: &Array) -> Option<()> {
    let global = js_sys::global();
    let get = |of: &JsValue, what: &str| {
        Reflect::get(of, &what.into()).ok().filter(|v| !v.is_undefined())
    };
    let highlights = get(&get(&global, "CSS")?, "highlights")?;
    let highlight: Function = get(&global, "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&highlight, ranges).ok()?;
    let set: Function = get(&highlights, "set")?.dyn_into().ok()?;
    set.call2(&highlights, &name.into(), &highlight).ok().map(drop)
}
