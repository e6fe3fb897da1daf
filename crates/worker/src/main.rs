//! The page's web worker: loads the models, then analyses the texts that the page sends, one at a time.

use dateline_core::article::{Article, tidy};
use dateline_core::models::{self, Models};
use dateline_core::{Stage, annotate, publication_date};
use dateline_schema::{Analysis, Reply, Request, Unit};
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};

/// The maximum length, in bytes, of a text that is analysed in one step. For a longer text, the worker first
/// analyses the beginning, about what a screen shows, so that the first marks appear early, and then the whole
/// text. Set by hand.
const LONG: usize = 12_000;
/// The maximum length of the beginning of a long text, in bytes. The beginning consists of whole paragraphs, at
/// least one. Set by hand.
const BEGINNING: usize = 5_000;
/// The number of times that the warm-up analyses the example. Together, the copies of the example have about as many
/// words as a long article.
const WARM_UPS: usize = 12;

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(reply: &Reply) {
    let message = serde_json::to_string(reply).expect_throw("a reply is plain data");
    scope().post_message(&JsValue::from_str(&message)).unwrap_throw();
}

fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(run());
}

/// Loads the models, then answers requests until the worker ends.
async fn run() {
    hold_lock();
    match load().await {
        Ok(models) => {
            answer(example(), &models);
            let models = Rc::new(models);
            let asked = Rc::new(Cell::new(false));
            let (reads, told) = (Rc::clone(&models), Rc::clone(&asked));
            let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let message = event.data().as_string().unwrap_or_default();
                if let Ok(request) = serde_json::from_str(&message) {
                    told.set(true);
                    answer(request, &reads);
                }
            });
            scope().set_onmessage(Some(hears.as_ref().unchecked_ref()));
            // The listener is needed until the worker ends.
            hears.forget();
            post(&Reply::Ready { build: dateline_schema::BUILD.to_owned() });
            warm_up(&models, &asked).await;
        }
        Err(message) => post(&Reply::Failed { id: None, message }),
    }
}

/// Holds a Web Lock with the worker's name until the worker ends. The page requests the same lock, and so detects every
/// end of the worker, even without an error event (`public/boot.js`). Does nothing if the browser has no locks, or
/// grants none to a page from a disk.
fn hold_lock() {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name));
    let locks = get(&scope(), "navigator").and_then(|navigator| get(&navigator, "locks"));
    let Ok(locks) = locks.and_then(|locks| locks.dyn_into::<js_sys::Object>()) else { return };
    let request = get(&locks, "request").and_then(|request| request.dyn_into::<Function>());
    let forever = Closure::once_into_js(|| Promise::new(&mut |_, _| {}));
    let requested = request
        .and_then(|request| request.call2(&locks, &JsValue::from_str(&scope().name()), &forever));
    if let Ok(Ok(promise)) = requested.map(|promise| promise.dyn_into::<Promise>()) {
        // The promise is rejected for a page from a disk. The worker works without the lock.
        wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Returns a request to analyse an example. The worker answers it when it starts, so that the browser has compiled
/// the code before the reader's first text. The page uses the reply for its own warm-up and does not show it.
fn example() -> Request {
    let text = include_str!("../../../examples/ferry-inquiry.txt").to_owned();
    Request { text, ..Request::default() }
}

/// Analyses the example repeatedly until a request arrives. The browser's optimising compiler recompiles code that runs
/// often, on all processors. The warm-up moves this work before the reader's first text.
async fn warm_up(models: &Models, asked: &Cell<bool>) {
    let Ok(article) = Article::new(example().text, None) else { return };
    for _ in 0..WARM_UPS {
        pause().await;
        if asked.get() {
            return;
        }
        let read = annotate(&article, models, |_| ControlFlow::Continue(()));
        if let ControlFlow::Continue(annotations) = read {
            drop(serde_json::to_string(&dateline_core::to_schema(
                &annotations,
                Unit::Bytes,
                false,
            )));
        }
    }
}

/// Returns to the event loop, so that it delivers messages.
async fn pause() {
    let promise = Promise::new(&mut |heard, _| {
        scope().set_timeout_with_callback(&heard).unwrap_throw();
    });
    // The promise never rejects.
    let _ = JsFuture::from(promise).await;
}

async fn load() -> Result<Models, String> {
    let total = models::FILES.len() as u32;
    // Starts all requests at once, so that their round trips overlap. In the standalone page, public/one-file.js
    // answers them.
    let requests: Vec<_> = models::FILES
        .iter()
        .map(|file| scope().fetch_with_str(&format!("models/{file}")))
        .collect();
    let mut files = Vec::new();
    for ((done, file), request) in (0..).zip(models::FILES).zip(requests) {
        post(&Reply::Loading { done, total });
        let failed = |why| format!("A part of the analysis engine, models/{file}, {why}.");
        files.push(received(request).await.map_err(failed)?);
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Models::load(&files).map_err(|(file, error)| format!("models/{file}: {error}."))
}

/// Waits for the response to a request and returns its body. The error is the end of a sentence that starts with the
/// name of the file, such as "could not be loaded".
async fn received(request: Promise) -> Result<Vec<u8>, String> {
    let response = JsFuture::from(request).await.map_err(failed)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(format!("could not be loaded (status {})", response.status()));
    }
    let body = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}

fn failed(_: JsValue) -> String {
    "could not be loaded".to_owned()
}

/// Analyses a text and posts the replies.
fn answer(request: Request, models: &Models) {
    let id = request.id;
    let started = now();
    let published = request.published.and_then(|day| publication_date::day(&day).ok());
    let article = if request.html {
        Article::from_html(&request.text, published, Some(&models.story))
    } else {
        Article::from_text(tidy(&request.text), published, &models.story)
    };
    let article = match article {
        Ok(article) => article,
        Err(error) => {
            return post(&Reply::Failed { id: Some(id), message: sentence(&error.to_string()) });
        }
    };
    if article.text.len() > LONG {
        let exploration = Box::new(beginning(&article, models));
        post(&Reply::Beginning { id, text: article.text.clone(), exploration });
    }
    let progress = |stage: Stage| {
        post(&Reply::Progress { id, stage: name(stage).to_owned() });
        ControlFlow::Continue(())
    };
    let ControlFlow::Continue(annotations) = annotate(&article, models, progress) else {
        unreachable!("progress never stops the reading");
    };
    let exploration = dateline_core::to_schema(&annotations, Unit::Bytes, false);
    drop(annotations);
    let mut pieces = exploration.pieces();
    let mut last = pieces.next().unwrap_or_default();
    for next in pieces {
        post(&Reply::Piece { id, exploration: Box::new(std::mem::replace(&mut last, next)) });
    }
    let (exploration, ms) = (Box::new(last), now() - started);
    post(&Reply::Result { id, exploration, ms, text: article.text });
}

/// Analyses the beginning of a long article as if the article ended there. The result contains all paragraphs of
/// the whole article.
fn beginning(article: &Article, models: &Models) -> Analysis {
    let mut paragraphs = article.paragraphs.clone();
    let n = paragraphs.partition_point(|paragraph| paragraph.span.end as usize <= BEGINNING).max(1);
    paragraphs.truncate(n);
    let mut end = paragraphs.last().map_or(0, |last| last.span.end as usize);
    if end > LONG {
        // The first paragraph is very long, so the beginning ends after the last whole word that fits.
        let room = &article.text[..article.text.floor_char_boundary(BEGINNING)];
        let last = &mut paragraphs[n - 1].span;
        end = room.trim_end_matches(char::is_alphanumeric).len().max(last.start as usize);
        last.end = end as u32;
    }
    let first = Article {
        text: article.text[..end].to_owned(),
        paragraphs,
        created: article.created,
        created_from: article.created_from,
        title: article.title.filter(|title| title.end as usize <= end),
    };
    let mut found = Analysis { schema: dateline_schema::SCHEMA, ..Analysis::default() };
    if let ControlFlow::Continue(annotations) =
        annotate(&first, models, |_| ControlFlow::Continue(()))
    {
        found = dateline_core::to_schema(&annotations, Unit::Bytes, false);
    }
    found.paragraphs = dateline_core::paragraphs_to_schema(article);
    found
}

/// Formats an error as a sentence for the reader.
fn sentence(error: &str) -> String {
    let mut rest = error.chars();
    let first = rest.next().map_or_else(String::new, |first| first.to_uppercase().collect());
    format!("{first}{}.", rest.as_str())
}

fn now() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Syntax => "Parsing sentences",
        Stage::Mentions => "Finding names",
        Stage::Quotes => "Finding quotes",
        Stage::Entities => "Linking mentions",
        Stage::Times => "Finding dates",
        Stage::Events => "Finding events",
    }
}
