//! The connection to the analysis worker: creates and terminates the web worker, sends requests, and passes what
//! happens to a listener as [`WorkerEvent`]s. The listener is in `worker_events`.
//!
//! [`RequestTracker`] decides what a reply means. A worker receives no messages while it analyses a text, so stopping a
//! request means terminating the worker.

use super::asset_urls;
use super::request_tracker::{RequestTracker, WorkerEvent};
use dateline_schema::Request;
use dateline_schema::json;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent, Worker};

/// A worker that sends no message within this time after its start is considered broken. Set by hand.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(20);

type Listener = Rc<dyn Fn(WorkerEvent)>;

/// The worker and the state of its requests. Clones are handles to the same worker.
#[derive(Clone)]
pub struct WorkerClient {
    tracker: Rc<RefCell<RequestTracker>>,
    worker: Rc<RefCell<Option<Connection>>>,
    listener: Listener,
}

impl std::fmt::Debug for WorkerClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkerClient").field("tracker", &self.tracker).finish_non_exhaustive()
    }
}

/// A worker and the closures that listen to it. They are dropped together, so that neither outlives the other.
struct Connection {
    worker: Worker,
    /// Its name, which is unique among the workers of all pages.
    called: String,
    /// Becomes false when the client terminates the worker. It stays true if the worker ends by itself.
    alive: Rc<Cell<bool>>,
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut(Event)>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.alive.set(false);
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl WorkerClient {
    /// Starts the worker. `listener` receives its events.
    pub fn start(listener: impl Fn(WorkerEvent) + 'static) -> Self {
        let client =
            Self { tracker: Rc::default(), worker: Rc::default(), listener: Rc::new(listener) };
        client.restart();
        client
    }

    /// Sends a text to be analysed and cancels the previous request.
    pub fn read(&self, request: Request) {
        // A worker that is still busy with the previous text would reply only after finishing it.
        if self.tracker.borrow().is_busy() {
            self.stop();
        }
        if self.worker.borrow().is_none() {
            self.restart();
        }
        let now = self.tracker.borrow_mut().submit(request);
        if let Some(request) = now {
            self.send(&request);
        }
    }

    /// Cancels the current request.
    pub fn stop(&self) {
        if self.tracker.borrow_mut().stop() {
            self.restart();
        }
    }

    /// Starts a new worker in place of the present one, if there is one.
    pub fn restart(&self) {
        self.tracker.borrow_mut().on_restart();
        match self.open() {
            Ok(line) => {
                self.worker.replace(Some(line));
            }
            Err(error) => {
                let why = error.as_string().unwrap_or_else(|| format!("{error:?}"));
                (self.listener)(WorkerEvent::Broken(format!(
                    "The analysis engine could not start ({why})."
                )));
            }
        }
    }

    fn open(&self) -> Result<Connection, JsValue> {
        // An integer: formatting a fraction adds kilobytes to the program.
        let called = format!("dateline {}", (js_sys::Math::random() * 9e15) as u64);
        let worker = asset_urls::worker("worker", &called)?;
        let heard = Rc::new(Cell::new(false));
        let hears = Closure::new({
            let (client, heard) = (self.clone(), Rc::clone(&heard));
            move |event: MessageEvent| {
                heard.set(true);
                client.on_message(&event);
            }
        });
        let fails = Closure::new({
            let (client, heard) = (self.clone(), Rc::clone(&heard));
            move |event: Event| {
                heard.set(true);
                client.on_error(&event);
            }
        });
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        let listener = Rc::clone(&self.listener);
        leptos::prelude::set_timeout(
            move || {
                if !heard.get() {
                    listener(WorkerEvent::Broken(
                        "The analysis engine does not respond.".to_owned(),
                    ));
                }
            },
            STARTUP_TIMEOUT,
        );
        let alive = Rc::new(Cell::new(true));
        Ok(Connection { worker, called, alive, _hears: hears, _fails: fails })
    }

    /// Watches for the end of a worker that sends no error event: the operating system may have ended it when memory
    /// ran out.
    fn watch(&self) {
        let client = self.clone();
        let line = self.worker.borrow();
        let Some(Connection { called, alive, .. }) = &*line else { return };
        let (called, alive) = (called.clone(), Rc::clone(alive));
        spawn_local(async move {
            if asset_urls::worker_ends(&called).await.is_ok() && alive.get() {
                // The client now has no worker, so the next request starts a new one.
                client.worker.take();
                if client.tracker.borrow_mut().on_worker_death() {
                    (client.listener)(stopped("the browser ended it"));
                }
            }
        });
    }

    fn send(&self, request: &Request) {
        let message = serde_json::to_string(request).expect_throw("a request is plain data");
        if let Some(line) = &*self.worker.borrow() {
            // `post_message` fails only for data that can't be cloned, and a string can.
            line.worker.post_message(&JsValue::from_str(&message)).unwrap_throw();
        }
    }

    fn on_message(&self, event: &MessageEvent) {
        let message = event.data().as_string().unwrap_or_default();
        let Ok(reply) = json::from_str(&message) else {
            return (self.listener)(WorkerEvent::Outdated);
        };
        let (report, request) = self.tracker.borrow_mut().on_reply(reply);
        if let Some(request) = request {
            self.send(&request);
        }
        if let Some(report) = report {
            match report {
                WorkerEvent::Broken(_) => drop(self.worker.take()),
                WorkerEvent::Ready => self.watch(),
                _ => {}
            }
            (self.listener)(report);
        }
    }

    /// Handles an error event: the worker ran out of memory, or its files could not be loaded.
    fn on_error(&self, event: &Event) {
        event.prevent_default();
        // When the files can't be fetched, the event has no message, although its type declares one.
        let message = js_sys::Reflect::get(event, &JsValue::from_str("message"));
        let message = message.ok().and_then(|message| message.as_string());
        let why = message.unwrap_or_else(|| "its files could not be loaded".to_owned());
        self.worker.take();
        if self.tracker.borrow_mut().on_worker_death() {
            (self.listener)(stopped(&why));
        } else {
            (self.listener)(WorkerEvent::Broken(format!(
                "The analysis engine could not start ({why})."
            )));
        }
    }
}

fn stopped(why: &str) -> WorkerEvent {
    WorkerEvent::Failed(format!(
        "The analysis engine stopped on this text ({why}). Your text is still here. Try a part of it."
    ))
}
