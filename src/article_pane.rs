//! The article pane: the legend, the article with its marks, and the detail card of the selected item.

use super::article_dom::ArticleDom;
use super::detail_card::Card;
use super::legend::Legend;
use super::linked_highlight::refresh;
use super::minimap::Minimap;
use super::set_aside::{SetAside, hidden_count};
use super::state::{DocumentState, ViewState, document_state, view_state};
use super::text_selection::Marker;
use dateline_view::article_view::ArticleView;
use dateline_view::markup;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The time budget of one slice of rendering, in milliseconds. Between slices the page can react to input.
const SLICE: f64 = 10.0;

/// The article pane.
#[component]
pub fn Reader() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    let article = NodeRef::<html::Article>::new();
    Effect::new(move |_| {
        let Some(root) = article.get() else { return };
        let Some(reading) = document.reading.get() else {
            root.set_text_content(None);
            return document.article_dom.set_value(None);
        };
        let shown = |how: fn(&ArticleDom, &ArticleView) -> bool| {
            document
                .article_dom
                .with_value(|dom| dom.as_ref().is_some_and(|dom| how(dom, &reading)))
        };
        if shown(ArticleDom::shows) {
            return;
        }
        if shown(ArticleDom::has_text_of) {
            document.article_dom.update_value(|dom| {
                if let Some(dom) = dom {
                    dom.update(reading);
                }
            });
            advance(document, view);
        } else if let Some(dom) = hydrated(document, &root, &reading) {
            document.article_dom.set_value(Some(dom));
            advance(document, view);
        } else {
            document.article_dom.set_value(Some(ArticleDom::render(&root, reading)));
            advance(document, view);
            // Moves the keyboard focus to the new text, and scrolls to its top. Both force a layout, so they wait for
            // the next frame: `advance` is still adding marks to the text.
            request_animation_frame(move || {
                if document.reading.with_untracked(Option::is_none) {
                    return;
                }
                // `focus` throws no exception.
                let _ = root.focus();
                if let Some(pane) = root.parent_element() {
                    pane.set_scroll_top(0);
                }
            });
        }
    });
    let label = move || {
        let title =
            |reading: &Option<Arc<ArticleView>>| reading.as_ref()?.title().map(str::to_owned);
        document.reading.with(title).unwrap_or_else(|| "Article".to_owned())
    };
    let off = move || {
        let minor = if view.all_events.get() { "" } else { " minor-event" };
        format!("{}{minor}", view.layers.with(dateline_view::layers::Layers::off))
    };
    let asides = move || (hidden_count().is_some() && !view.asides_shown.get()).then_some("hidden");
    // The visible part is determined at most once per frame, because the browser sends a scroll event for every pixel.
    let scheduled = StoredValue::new(false);
    let look = move || {
        if !scheduled.get_value() {
            scheduled.set_value(true);
            request_animation_frame(move || {
                scheduled.set_value(false);
                update_in_view(document, view);
            });
        }
    };
    Effect::new(move |_| {
        let resized = window_event_listener(ev::resize, move |_| look());
        on_cleanup(move || resized.remove());
    });
    // A server-side build has no DOM, so the text is rendered as an HTML string.
    let prerendered = move || {
        let reading = cfg!(feature = "ssr").then(|| document.reading.get()).flatten()?;
        Some(markup::html_in_parts(&reading))
    };
    let by_map = move |event: ev::MouseEvent| {
        let map: Element = event.target().and_then(|target| target.dyn_into().ok())?;
        let map = map.closest("svg.minimap").ok()??;
        let rect = map.get_bounding_client_rect();
        let share = ((f64::from(event.client_y()) - rect.top()) / rect.height()).clamp(0.0, 1.0);
        let length =
            document.reading.with_untracked(|reading| reading.as_ref().map_or(0, |r| r.text.len()));
        document.article_dom.with_value(|dom| {
            let block = dom.as_ref()?.block_at((share * length as f64) as u32)?;
            block.scroll_into_view_with_bool(true);
            Some(())
        })
    };
    view! {
        <div class="reading" on:click=move |event| { by_map(event); }>
            <main class="text" data-pane="text" on:scroll=move |_| look()>
                <Legend />
                <From />
                <SetAside />
                <article id="article" class="paper" tabindex="0" aria-label=label node_ref=article data-off=off data-asides=asides inner_html=prerendered></article>
                <Card />
                <Marker />
            </main>
            <Minimap />
        </div>
    }
}

/// Reuses the elements of the prerendered article, if it is the one to be shown.
fn hydrated(
    document: DocumentState,
    root: &Element,
    reading: &Arc<ArticleView>,
) -> Option<ArticleDom> {
    let prerendered = document.prerendered.try_update_value(Option::take).flatten()?;
    ArticleDom::hydrate(root, &prerendered, Arc::clone(reading))
}

/// Shows the source of the article, if the article is embedded in the page.
#[component]
fn From() -> impl IntoView {
    let document = document_state();
    move || {
        let origin = document.origin.get()?;
        let (words, link) = origin.words_and_link()?;
        let words = match link {
            Some(link) => view! { <a href=link rel="noreferrer">{words}</a> }.into_any(),
            None => view! { <span dir="auto">{words}</span> }.into_any(),
        };
        Some(view! { <p class="from">"From " {words}</p> })
    }
}

/// Determines which part of the text is in view, and stores it in [`ViewState::in_view`]. In a very long text, the
/// marks follow the view.
fn update_in_view(document: DocumentState, view: ViewState) {
    let Some(rect) = text_pane().map(|pane| pane.get_bounding_client_rect()) else { return };
    let in_view = document
        .article_dom
        .with_value(|dom| dom.as_ref().map_or(0..0, |dom| dom.between(rect.top(), rect.bottom())));
    let moved = document
        .article_dom
        .try_update_value(|dom| dom.as_mut().is_some_and(|dom| dom.follow(in_view.start)));
    if view.in_view.with_untracked(|before| *before != in_view) {
        view.in_view.set(in_view);
    }
    if moved == Some(true) {
        advance(document, view);
    }
}

fn text_pane() -> Option<Element> {
    document().query_selector(".text").ok().flatten()
}

/// Builds marks for one slice of time. Schedules the next slice if there is more to build.
fn advance(document: DocumentState, view: ViewState) {
    let more = document
        .article_dom
        .try_update_value(|dom| dom.as_mut().is_some_and(|dom| dom.render_slice(SLICE)));
    if view.chosen.with_untracked(Option::is_some) || view.pointed.with_untracked(Option::is_some) {
        refresh(document, view);
    }
    if more == Some(true) {
        set_timeout(move || advance(document, view), Duration::ZERO);
    } else {
        request_animation_frame(move || update_in_view(document, view));
    }
}
