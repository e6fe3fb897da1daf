//! Offline use: registers the service worker (`public/sw.js`), follows its state, and activates a newer build only when
//! the reader asks for it.
//!
//! The page works the same without a service worker: opened from disk, in a private window, in an old browser.

use super::request_tracker::WorkerEvent;
use super::state::{AppState, OfflineState, OfflineStatus, app_state};
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
/// The delay after the engine is ready. By then it has warmed up, and the browser has cached all files. Set by hand.
const PAUSE: Duration = Duration::from_millis(1500);

impl AppState {
    /// Registers the service worker, unless that has been done.
    pub(super) fn keep_offline(&self) {
        let keeper = self.status.offline;
        let Some(container) = container().filter(|_| !keeper.begun.get_value()) else { return };
        keeper.begun.set_value(true);
        let state = *self;
        let hears = Closure::<dyn Fn(MessageEvent)>::new(move |event| state.told(&event));
        container.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        // The listener lives as long as the page.
        hears.forget();
        self.begin_at_rest(container);
    }

    /// Starts when no analysis is running, because storing the files keeps a processor busy for a second.
    fn begin_at_rest(self, container: ServiceWorkerContainer) {
        let keeper = self.status.offline;
        set_timeout(
            move || {
                if self.document.phase.with_untracked(|phase| matches!(phase, Phase::Working(_))) {
                    return self.begin_at_rest(container);
                }
                spawn_local(async move {
                    if keeper.begin(&container).await.is_err() && !keeper.is_kept() {
                        keeper.status.set(OfflineStatus::Unsupported);
                    }
                });
            },
            PAUSE,
        );
    }

    /// Activates the newer build and reloads the page, with the reader's texts.
    pub fn renew(&self) {
        let keeper = self.status.offline;
        let Some(waiting) = keeper.registration.get_value().and_then(|r| r.waiting()) else {
            return reload();
        };
        if !reload_state::fits(self) && !keeper.warned.get_value() {
            keeper.warned.set_value(true);
            let text = "Your text is too long to stay after the update. Copy it first if you need it, then choose “Update” again.";
            return self.status.show_notice(text.to_owned(), None);
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
    fn told(&self, event: &MessageEvent) {
        match event.data().as_string().as_deref() {
            // The page is open in another tab, so the newer build can't be activated yet.
            Some("others") => {
                let text = "Dateline is open in another tab, in the previous version. Close that tab, then choose “Update” again.";
                self.status.show_notice(text.to_owned(), None);
            }
            // The host withdraws the page (public/sw-off.js).
            Some("off") => {
                if let Some(worker) = event.source() {
                    // If the reply fails, the service worker reloads this page.
                    let _ = worker.unchecked_into::<ServiceWorker>().post_message(&"alive".into());
                }
                self.status.offline.registration.set_value(None);
                self.status.offline.status.set(OfflineStatus::Unsupported);
                if container().is_some_and(|container| container.controller().is_some()) {
                    self.on_worker_event(WorkerEvent::Outdated);
                }
            }
            _ => {}
        }
    }
}

impl OfflineState {
    async fn begin(self, container: &ServiceWorkerContainer) -> Result<(), JsValue> {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = container.register_with_options(&asset_urls::file(WORKER), &options);
        let registration: ServiceWorkerRegistration =
            JsFuture::from(registered).await?.dyn_into()?;
        self.registration.set_value(Some(registration.clone()));
        let found = Closure::<dyn Fn(Event)>::new(move |_| self.follow());
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        found.forget();
        self.follow();
        // A failure means that there is no network, and then there is no update.
        let _ = JsFuture::from(registration.update()?).await;
        Ok(())
    }

    /// Follows the state of the service worker that is being installed.
    fn follow(self) {
        let installing = self.registration.get_value().and_then(|r| r.installing());
        if let Some(worker) = installing {
            let changes = Closure::<dyn Fn(Event)>::new(move |_| self.look());
            worker.set_onstatechange(Some(changes.as_ref().unchecked_ref()));
            changes.forget();
        }
        self.look();
    }

    fn look(self) {
        let Some(registration) = self.registration.get_value() else { return };
        let active =
            registration.active().filter(|w| w.state() == ServiceWorkerState::Activated);
        let state = match &active {
            Some(_) if registration.waiting().is_some() => OfflineStatus::UpdateReady,
            Some(_) => OfflineStatus::Ready,
            None if registration.installing().is_some() || registration.active().is_some() => {
                OfflineStatus::Preparing
            }
            None if registration.waiting().is_some() => OfflineStatus::Preparing,
            None => OfflineStatus::Unsupported,
        };
        self.status.set(state);
        // On the first visit, this page came from the host. The service worker takes control of it if it is of the same
        // build.
        let build = document().document_element().and_then(|root| root.get_attribute("data-build"));
        let free = container().is_some_and(|container| container.controller().is_none());
        if let (Some(active), Some(build), true) = (active, build, free) {
            post(&active, &build);
        }
    }

    fn is_kept(self) -> bool {
        matches!(self.status.get_untracked(), OfflineStatus::Ready | OfflineStatus::UpdateReady)
    }
}

/// Returns the browser's service worker container; `None` if service workers are not supported.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    (there.unwrap_or(false) && !asset_urls::is_one_file()).then(|| navigator.service_worker())
}

/// Removes the service worker and its caches. The caches of other applications on this origin stay.
pub async fn forget() {
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

/// The offer of a newer build.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let state = app_state();
    let keeper = state.status.offline;
    let offered =
        move || keeper.status.get() == OfflineStatus::UpdateReady && !keeper.update_declined.get();
    let along =
        move || reload_state::has_text(&state).then_some(" Your texts and corrections stay.");
    view! {
        <Show when=offered>
            <div class="notice offer">
                <p>"A new version of Dateline is ready." {along}</p>
                <button type="button" on:click=move |_| state.renew()>"Update"</button>
                <button type="button" class="quiet" on:click=move |_| keeper.update_declined.set(true)>"Not now"</button>
            </div>
        </Show>
    }
}
