//! The URLs of the assets that the page loads on demand: separate files, or, in the standalone page, blobs that
//! `public/one-file.js` creates from the text in the page.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Worker, WorkerOptions, WorkerType};

/// Starts a worker. `name` selects the program that it runs ("worker" for `worker_loader.js`). `called` is the name
/// that the new worker gets.
///
/// # Errors
/// If the browser refuses.
pub fn worker(name: &str, called: &str) -> Result<Worker, JsValue> {
    let root = document().document_element();
    let options = WorkerOptions::new();
    options.set_name(called);
    match root.and_then(|root| root.get_attribute(&format!("data-{name}"))) {
        // For a page opened from disk, browsers do not start module workers.
        Some(made) => Worker::new_with_options(&made, &options),
        None => {
            options.set_type(WorkerType::Module);
            Worker::new_with_options(&file(&format!("{name}_loader.js")), &options)
        }
    }
}

/// Returns the text of one of the page's own files.
///
/// # Errors
/// If it can't be fetched.
pub async fn text(name: &str) -> Result<String, JsValue> {
    // Must match what xtask/src/standalone.rs writes.
    let within = document().query_selector(&format!("[data-file=\"{name}\"]"))?;
    if let Some(text) = within.and_then(|element| element.text_content()) {
        return Ok(text);
    }
    let response = JsFuture::from(window().fetch_with_str(&file(name))).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

/// Fetches and starts the panels program, unless it has been started already. `boot.js` and `one-file.js` know its URL.
///
/// # Errors
/// If it can't be fetched.
pub async fn panels() -> Result<(), JsValue> {
    done("startPanels", "").await
}

/// Waits until the worker with this name has ended for any reason. Waits for ever if the browser can't observe the end.
///
/// # Errors
/// If the browser has no Web Locks.
pub async fn worker_ends(called: &str) -> Result<(), JsValue> {
    done("workerEnds", called).await
}

/// Calls a global function of `boot.js` and awaits its promise.
async fn done(function: &str, of: &str) -> Result<(), JsValue> {
    let function = js_sys::Reflect::get(&window(), &JsValue::from_str(function))?;
    let function: js_sys::Function = function.dyn_into()?;
    let promise = function.call1(&JsValue::UNDEFINED, &JsValue::from_str(of))?;
    JsFuture::from(promise.dyn_into::<js_sys::Promise>()?).await.map(drop)
}

/// Returns the URL of one of the page's files, relative to the page. A page in a subfolder has the path to the root in
/// `data-root`.
#[must_use]
pub fn file(name: &str) -> String {
    let root = document().document_element().and_then(|page| page.get_attribute("data-root"));
    root.unwrap_or_default() + name
}

/// Returns the markup of the standalone page without its article; `None` if this is not the standalone page.
#[must_use]
pub fn own_markup() -> Option<js_sys::JsString> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    let one_file = get(&window(), "oneFile")?;
    let markup: js_sys::Function = get(&one_file, "markup")?.dyn_into().ok()?;
    markup.call0(&one_file).ok()?.dyn_into().ok()
}

/// Returns whether this is the standalone page.
#[must_use]
pub fn is_one_file() -> bool {
    js_sys::Reflect::has(&window(), &JsValue::from_str("oneFile")).unwrap_or(false)
}
