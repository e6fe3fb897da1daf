//! The worker: fetches the models, says that it is ready, then reads what it is sent, one text at a time.

use dateline_core::article::{Article, tidy};
use dateline_core::models::{self, Models};
use dateline_core::{Stage, annotate};
use dateline_schema::{Analysis, Reply, Request, Unit};
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};

/// A text of more bytes is read twice: first its beginning alone, about what a screen shows, so that the reader has
/// something to read at once.
const LONG: usize = 12_000;
/// The beginning of a long text, in bytes, up to the end of a paragraph.
const BEGINNING: usize = 5_000;
/// How often the example is read before the first text: about as many words as a long article has.
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

/// Loads the models, then answers requests for as long as the worker lives.
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
            // It listens for as long as the worker lives.
            hears.forget();
            post(&Reply::Ready { build: dateline_schema::BUILD.to_owned() });
            warm_up(&models, &asked).await;
        }
        Err(message) => post(&Reply::Failed { id: None, message }),
    }
}

/// Holds the lock of the worker's name for as long as it lives, so that the page hears of its end however it comes
/// (`public/boot.js`). Where browsers have no locks, or give none to a page from a disk, it goes without.
fn hold_lock() {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name));
    let locks = get(&scope(), "navigator").and_then(|navigator| get(&navigator, "locks"));
    let Ok(locks) = locks.and_then(|locks| locks.dyn_into::<js_sys::Object>()) else { return };
    let request = get(&locks, "request").and_then(|request| request.dyn_into::<Function>());
    let forever = Closure::once_into_js(|| Promise::new(&mut |_, _| {}));
    let requested = request
        .and_then(|request| request.call2(&locks, &JsValue::from_str(&scope().name()), &forever));
    if let Ok(Ok(promise)) = requested.map(|promise| promise.dyn_into::<Promise>()) {
        // Refused where the page is from a disk.
        wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// What is read for nobody when the worker starts: the browser has then compiled what the first text of the reader
/// needs. The answer does the same for the page, which only practises on it.
fn example() -> Request {
    let text = include_str!("../../../examples/ferry-inquiry.txt").to_owned();
    Request { text, ..Request::default() }
}

/// Reads the example again and again until there is something to do. What runs often is compiled a second time, to be
/// faster, on all processors at once: better now than while somebody waits for their first text.
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

/// Lets what has been sent be heard.
async fn pause() {
    let promise = Promise::new(&mut |heard, _| {
        scope().set_timeout_with_callback(&heard).unwrap_throw();
    });
    // Nothing refuses it.
    let _ = JsFuture::from(promise).await;
}

async fn load() -> Result<Models, String> {
    let total = models::FILES.len() as u32;
    // All at once: one after the other, the way there and back would count for each.
    // In the page that is one file, public/one-file.js answers.
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

/// The bytes that were asked for.
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

/// Reads a text and posts what comes of it.
fn answer(request: Request, models: &Models) {
    let id = request.id;
    let started = now();
    let published = request.published.and_then(|day| day.parse().ok());
    let article = if request.html {
        Article::from_html(&request.text, published)
    } else {
        Article::new(tidy(&request.text), published)
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

/// What is found in the beginning of a long article, as if it ended there.
fn beginning(article: &Article, models: &Models) -> Analysis {
    let mut paragraphs = article.paragraphs.clone();
    let n = paragraphs.partition_point(|paragraph| paragraph.span.end as usize <= BEGINNING).max(1);
    paragraphs.truncate(n);
    let mut end = paragraphs.last().map_or(0, |last| last.span.end as usize);
    if end > LONG {
        // Of one endless paragraph, the words that fit.
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

/// An error as a sentence for the reader.
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
