//! Where the parts of the page lie that are fetched only when they are needed: files beside it, or, in the page that is
//! one file, what `public/one-file.js` made of the text in it.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Worker, WorkerOptions, WorkerType};

/// Starts a worker by the name of its program; `called` is its own name.
///
/// # Errors
/// Where the browser refuses.
pub fn worker(name: &str, called: &str) -> Result<Worker, JsValue> {
    let root = document().document_element();
    let options = WorkerOptions::new();
    options.set_name(called);
    match root.and_then(|root| root.get_attribute(&format!("data-{name}"))) {
        // From a disk browsers start no worker that is a module.
        Some(made) => Worker::new_with_options(&made, &options),
        None => {
            options.set_type(WorkerType::Module);
            Worker::new_with_options(&file(&format!("{name}_loader.js")), &options)
        }
    }
}

/// A text of ours, by its file.
///
/// # Errors
/// Where it can't be fetched.
pub async fn text(name: &str) -> Result<String, JsValue> {
    // As xtask/src/standalone.rs writes it.
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

/// Fetches and starts the panels program, once; `boot.js` and `one-file.js` know where it lies.
///
/// # Errors
/// Where it can't be fetched.
pub async fn panels() -> Result<(), JsValue> {
    done("startPanels", "").await
}

/// Waits until the worker of this name has ended, however it did; for ever where the browser can't tell.
///
/// # Errors
/// Where the browser can't tell either.
pub async fn worker_ends(called: &str) -> Result<(), JsValue> {
    done("workerEnds", called).await
}

/// Waits for what a function of `boot.js` promises.
async fn done(function: &str, of: &str) -> Result<(), JsValue> {
    let function = js_sys::Reflect::get(&window(), &JsValue::from_str(function))?;
    let function: js_sys::Function = function.dyn_into()?;
    let promise = function.call1(&JsValue::UNDEFINED, &JsValue::from_str(of))?;
    JsFuture::from(promise.dyn_into::<js_sys::Promise>()?).await.map(drop)
}

/// The address of a file of ours, from the page: one that lies in a folder of its own tells the way up.
#[must_use]
pub fn file(name: &str) -> String {
    let root = document().document_element().and_then(|page| page.get_attribute("data-root"));
    root.unwrap_or_default() + name
}

/// The markup of the page that is one file, without the article in it; `None` where the page is not one file.
#[must_use]
pub fn own_markup() -> Option<js_sys::JsString> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    let one_file = get(&window(), "oneFile")?;
    let markup: js_sys::Function = get(&one_file, "markup")?.dyn_into().ok()?;
    markup.call0(&one_file).ok()?.dyn_into().ok()
}

/// Whether the page is one file.
#[must_use]
pub fn is_one_file() -> bool {
    js_sys::Reflect::has(&window(), &JsValue::from_str("oneFile")).unwrap_or(false)
}
