//! The legend above the article: the meaning of the marks, their counts, and a toggle for each layer.

use super::navigation;
use super::state::app_state;
use dateline_view::layers::Layer;
use leptos::prelude::*;

/// One toggle per layer. The toggle of an empty layer is disabled.
#[component]
pub fn Legend() -> impl IntoView {
    let state = app_state();
    let (reading, layers) = (state.document.reading, state.view.layers);
    let switch = move |layer: Layer| {
        let count = move || reading.with(|reading| reading.as_ref().map_or(0, |r| r.count(layer)));
        let on = move || layers.with(|layers| layers.shows(layer)).to_string();
        view! {
            <button
                type="button"
                class=format!("layer {}", layer.class())
                aria-pressed=on
                disabled=move || count() == 0
                on:click=move |_| navigation::toggle_layer(state, layer)
            >
                <i aria-hidden="true"></i>
                {layer.name()}
                <b>{count}</b>
            </button>
        }
    };
    view! {
        <div class="legend" role="group" aria-label="Layers">{Layer::ALL.map(switch).collect_view()}</div>
    }
}
