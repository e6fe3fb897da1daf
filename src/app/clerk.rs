//! The clerk's client: the worker that writes exports, started when the first is asked for, since few visits need it.

use super::parts;
use crate::wire::{BUILD, Delivery, Exploration, Order};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// How far an export is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Export {
    /// Nothing was asked for.
    #[default]
    None,
    /// It is being written.
    Writing,
    /// It is done.
    Written(Arc<str>),
    /// It can't be, and why.
    Failed(String),
}

/// The clerk. A copy is a handle to the same one.
#[derive(Clone)]
pub struct Clerk {
    /// How far the latest order is.
    pub export: RwSignal<Export>,
    line: Rc<RefCell<Option<Line>>>,
    latest: Rc<Cell<u32>>,
    /// The order that waits until the worker is ready.
    held: Rc<RefCell<Option<String>>>,
    ready: Rc<Cell<bool>>,
}

/// The worker, and what listens to it.
struct Line {
    worker: Worker,
    _hears: Closure<dyn FnMut(MessageEvent)>,
    _fails: Closure<dyn FnMut(Event)>,
}

impl std::fmt::Debug for Clerk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clerk").field("export", &self.export).finish_non_exhaustive()
    }
}

impl Clerk {
    /// A clerk who has not been called yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            export: RwSignal::default(),
            line: Rc::default(),
            latest: Rc::default(),
            held: Rc::default(),
            ready: Rc::default(),
        }
    }

    /// Has a text and what was found in it (bytes) written in a form, as the command line names it.
    pub fn write(&self, format: &str, text: &str, found: &Exploration) {
        self.latest.set(self.latest.get() + 1);
        self.export.set(Export::Writing);
        let order = Order {
            id: self.latest.get(),
            format: format.to_owned(),
            text: text.to_owned(),
            found: Box::new(found.clone()),
        };
        let Ok(order) = serde_json::to_string(&order) else { return };
        if self.line.borrow().is_none() {
            match self.open() {
                Ok(line) => *self.line.borrow_mut() = Some(line),
                Err(_) => return self.give_up("it can't be started"),
            }
        }
        if self.ready.get() {
            self.send(&order);
        } else {
            *self.held.borrow_mut() = Some(order);
        }
    }

    fn send(&self, order: &str) {
        if let Some(line) = &*self.line.borrow() {
            // Fails only for data that can't be cloned, which a string always can.
            let _ = line.worker.post_message(&JsValue::from_str(order));
        }
    }

    fn give_up(&self, why: &str) {
        self.line.borrow_mut().take();
        self.ready.set(false);
        self.export.set(Export::Failed(format!(
            "The part of Dateline that writes exports is not there ({why})."
        )));
    }

    fn open(&self) -> Result<Line, JsValue> {
        let worker = parts::worker("clerk")?;
        let clerk = self.clone();
        let hears = Closure::new(move |event: MessageEvent| clerk.hear(&event));
        let clerk = self.clone();
        let fails = Closure::new(move |event: Event| {
            event.prevent_default();
            clerk.give_up("its files can't be fetched");
        });
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        Ok(Line { worker, _hears: hears, _fails: fails })
    }

    fn hear(&self, event: &MessageEvent) {
        let message = event.data().as_string().unwrap_or_default();
        match serde_json::from_str(&message) {
            Ok(Delivery::Ready { ready }) if ready == BUILD => {
                self.ready.set(true);
                if let Some(order) = self.held.borrow_mut().take() {
                    self.send(&order);
                }
            }
            Ok(Delivery::File { id, file }) if id == self.latest.get() => {
                self.export.set(Export::Written(file.into()));
            }
            Ok(Delivery::Failed { id, error }) if id.is_none() || id == Some(self.latest.get()) => {
                self.export.set(Export::Failed(error));
            }
            Ok(Delivery::File { .. } | Delivery::Failed { .. }) => {}
            Ok(Delivery::Ready { .. }) | Err(_) => {
                self.give_up("it is of another version: load the page again");
            }
        }
    }
}
