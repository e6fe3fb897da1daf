//! Offline use: registers the service worker (`public/sw.js`), follows its state, and activates a newer build only when
//! the reader asks for it.
//!
//! The page works the same without a service worker: opened from disk, in a private window, in an old browser.

use super::state::{AppState, OfflineState, OfflineStatus};
use super::{asset_urls, reload_state};
use dateline_view::state::Phase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

/// The URL of the service worker. It never changes, because browsers look for updates at that URL.
const WORKER: &str = "sw.js";
/// The delay from the time when the engine is ready until the registration. By then the engine has warmed up, and
/// the browser has cached all files. Set by hand.
const PAUSE: Duration = Duration::from_millis(1500);

/// Schedules the registration of the service worker, unless this page has already done so.
pub(super) fn register(state: AppState) {
    let offline = state.status.offline;
    let Some(container) = container().filter(|_| !offline.begun.get_value()) else { return };
    offline.begun.set_value(true);
    let hears = Closure::<dyn Fn(MessageEvent)>::new(move |event| on_message(state, &event));
    container.set_onmessage(Some(hears.as_ref().unchecked_ref()));
    // The listener lives as long as the page.
    hears.forget();
    register_when_idle(state, container);
}

/// Registers the service worker when no analysis is running, because storing the files keeps a processor busy for a
/// second.
fn register_when_idle(state: AppState, container: ServiceWorkerContainer) {
    let offline = state.status.offline;
    set_timeout(
        move || {
            if state.document.phase.with_untracked(|phase| matches!(phase, Phase::Working(_))) {
                return register_when_idle(state, container);
            }
            spawn_local(async move {
                if register_worker(offline, &container).await.is_err() && !is_stored(offline) {
                    offline.status.set(OfflineStatus::Unsupported);
                }
            });
        },
        PAUSE,
    );
}

/// Activates the newer build and reloads the page. The articles and the typed text stay ([`reload_state`]).
pub(super) fn activate_update(state: AppState) {
    let offline = state.status.offline;
    let Some(waiting) = offline.registration.get_value().and_then(|r| r.waiting()) else {
        return reload();
    };
    if !reload_state::fits(state) && !offline.warned.get_value() {
        offline.warned.set_value(true);
        let text = "Your text is too long to stay after the update. Copy it first if you need it, then choose “Update” again.";
        return state.status.show_notice(text.to_owned(), None);
    }
    let changes = Closure::<dyn Fn(Event)>::new({
        let waiting = waiting.clone();
        move |_| {
            if waiting.state() == ServiceWorkerState::Activated {
                reload();
            }
        }
    });
    waiting.set_onstatechange(Some(changes.as_ref().unchecked_ref()));
    changes.forget();
    post(&waiting, "take");
}

/// Handles a message of a service worker.
fn on_message(state: AppState, event: &MessageEvent) {
    match event.data().as_string().as_deref() {
        // The page is open in another tab, so the newer build can't be activated yet.
        Some("others") => {
            let text = "Dateline is open in another tab, in the previous version. Close that tab, then choose “Update” again.";
            state.status.show_notice(text.to_owned(), None);
        }
        // The host has replaced the service worker by public/sw-off.js, which deletes the stored page.
        Some("off") => {
            if let Some(worker) = event.source() {
                // If the reply fails, the service worker reloads this page.
                let _ = worker.unchecked_into::<ServiceWorker>().post_message(&"alive".into());
            }
            state.status.offline.registration.set_value(None);
            state.status.offline.status.set(OfflineStatus::Unsupported);
            if container().is_some_and(|container| container.controller().is_some()) {
                state.status.report_outdated();
            }
        }
        _ => {}
    }
}

async fn register_worker(
    offline: OfflineState,
    container: &ServiceWorkerContainer,
) -> Result<(), JsValue> {
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registered = container.register_with_options(&asset_urls::file(WORKER), &options);
    let registration: ServiceWorkerRegistration = JsFuture::from(registered).await?.dyn_into()?;
    offline.registration.set_value(Some(registration.clone()));
    let found = Closure::<dyn Fn(Event)>::new(move |_| follow_installation(offline));
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
    follow_installation(offline);
    // A failure means that there is no network, and then there is no update.
    let _ = JsFuture::from(registration.update()?).await;
    Ok(())
}

/// Follows the state of the service worker that is being installed.
fn follow_installation(offline: OfflineState) {
    let installing = offline.registration.get_value().and_then(|r| r.installing());
    if let Some(worker) = installing {
        let changes = Closure::<dyn Fn(Event)>::new(move |_| update_status(offline));
        worker.set_onstatechange(Some(changes.as_ref().unchecked_ref()));
        changes.forget();
    }
    update_status(offline);
}

/// Sets the status to that of the service worker.
fn update_status(offline: OfflineState) {
    let Some(registration) = offline.registration.get_value() else { return };
    let active = registration.active().filter(|w| w.state() == ServiceWorkerState::Activated);
    let status = match &active {
        Some(_) if registration.waiting().is_some() => OfflineStatus::UpdateReady,
        Some(_) => OfflineStatus::Ready,
        None if registration.installing().is_some() || registration.active().is_some() => {
            OfflineStatus::Preparing
        }
        None if registration.waiting().is_some() => OfflineStatus::Preparing,
        None => OfflineStatus::Unsupported,
    };
    offline.status.set(status);
    // On the first visit, no service worker controls this page yet, because the page came from the host. The new
    // service worker takes control if it is of the same build as the page.
    let build = document().document_element().and_then(|root| root.get_attribute("data-build"));
    let free = container().is_some_and(|container| container.controller().is_none());
    if let (Some(active), Some(build), true) = (active, build, free) {
        post(&active, &build);
    }
}

fn is_stored(offline: OfflineState) -> bool {
    matches!(offline.status.get_untracked(), OfflineStatus::Ready | OfflineStatus::UpdateReady)
}

/// Returns the browser's service worker container; `None` if service workers are not supported.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    (there.unwrap_or(false) && !asset_urls::is_one_file()).then(|| navigator.service_worker())
}

/// Removes the service worker and its caches. The caches of other applications on this origin stay.
pub async fn delete() {
    let Some(container) = container() else { return };
    let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
    // Must match the cache names in public/sw.js.
    let ours = format!("dateline {} ", registration.scope());
    if let Ok(caches) = window().caches()
        && let Ok(names) = JsFuture::from(caches.keys()).await
    {
        let names = js_sys::Array::from(&names);
        let names = names.iter().filter_map(|name| name.as_string());
        for name in names.filter(|name| name.starts_with(&ours)) {
            // A failure means that the cache is already gone.
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
    if let Ok(gone) = registration.unregister() {
        let _ = JsFuture::from(gone).await;
    }
}

fn post(worker: &ServiceWorker, word: &str) {
    // `postMessage` fails only for data that can't be cloned, and a string can.
    worker.post_message(&JsValue::from_str(word)).unwrap_throw();
}

fn reload() {
    // `reload` fails only for a document that is not active, and nobody can click in one.
    let _ = window().location().reload();
}
