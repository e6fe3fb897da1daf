//! The article: typeset for reading, with its marks, the legend above it and the card of what is chosen below.

use super::card::Card;
use super::legend::Legend;
use super::lights::relight;
use super::paper::Paper;
use super::reading::Reading;
use super::selection::Marker;
use super::session;
use super::session::Session;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Milliseconds of work between two chances for the page to answer.
const SLICE: f64 = 10.0;

/// The pane of the article.
#[component]
pub fn Reader() -> impl IntoView {
    let session = session();
    let article = NodeRef::<html::Article>::new();
    Effect::new(move |_| {
        let (Some(root), Some(reading)) = (article.get(), session.reading.get()) else { return };
        let shown = |how: fn(&Paper, &Reading) -> bool| {
            session
                .paper
                .with_value(|paper| paper.as_ref().is_some_and(|paper| how(paper, &reading)))
        };
        if shown(Paper::shows) {
            return;
        }
        if shown(Paper::has_text_of) {
            session.paper.update_value(|paper| {
                if let Some(paper) = paper {
                    paper.renew(reading);
                }
            });
            advance(session);
        } else {
            session.paper.set_value(Some(Paper::lay_out(&root, reading)));
            advance(session);
            // The keyboard goes on from the new text, the eye from its top. Refused only to what can't have
            // the focus.
            let _ = root.focus();
            if let Some(pane) = root.parent_element() {
                pane.set_scroll_top(0);
            }
        }
    });
    let label = move || {
        let title = |reading: &Option<Arc<Reading>>| reading.as_ref()?.title().map(str::to_owned);
        session.reading.with(title).unwrap_or_else(|| "Article".to_owned())
    };
    let off = move || {
        let minor = if session.full.get() { "" } else { " minor-event" };
        format!("{}{minor}", session.layers.with(super::layers::Layers::off))
    };
    view! {
        <main class="text" data-pane="text">
            <Legend />
            <article id="article" class="paper" tabindex="0" aria-label=label node_ref=article data-off=off></article>
            <Card />
            <Marker />
        </main>
    }
}

/// Builds marks for a slice of time, and comes back for the rest.
fn advance(session: Session) {
    let more = session
        .paper
        .try_update_value(|paper| paper.as_mut().is_some_and(|paper| paper.advance(SLICE)));
    if session.chosen.with_untracked(Option::is_some)
        || session.pointed.with_untracked(Option::is_some)
    {
        relight(session);
    }
    if more == Some(true) {
        set_timeout(move || advance(session), Duration::ZERO);
    }
}
