//! The keyboard: single keys act only while the article has the focus (WCAG 2.1.4); Esc goes back one step.

use super::session::Session;
use super::state::Phase;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Hears the keys.
pub(super) fn listen(session: Session) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let done = match event.key().as_str() {
            "Escape" => back(session),
            key if in_article(&event) => article_key(session, key),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
}

fn in_article(event: &ev::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.id() == "article")
}

/// One step back: the choice, then the notice, then the invitation to paste.
fn back(session: Session) -> bool {
    if session.chosen.with_untracked(Option::is_some) {
        let in_card = document().active_element().and_then(|e| e.closest(".card").ok()?).is_some();
        session.chosen.set(None);
        if in_card {
            focus("article");
        }
    } else if session.notice.with_untracked(Option::is_some) {
        session.notice.set(None);
    } else if session.phase.get_untracked() == Phase::Inviting
        && session.reading.with_untracked(Option::is_some)
    {
        session.phase.set(Phase::Done);
    } else {
        return false;
    }
    true
}

fn article_key(session: Session, key: &str) -> bool {
    match key {
        "n" | "ArrowRight" => session.walk(1),
        "p" | "ArrowLeft" => session.walk(-1),
        "Enter" => focus("card"),
        _ => return false,
    }
    true
}

fn focus(id: &str) {
    if let Some(element) =
        document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        // Refused only to what can't have it.
        let _ = element.focus();
    }
}
