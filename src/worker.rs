//! The worker: fetches the models, says that it is ready, then reads what it is sent, one text at a time.

use crate::article::{Article, tidy};
use crate::models::{self, Models};
use crate::wire::{self, Reply, Request, Unit};
use crate::{Stage, annotate};
use js_sys::Promise;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(reply: &Reply) {
    let message = serde_json::to_string(reply).expect_throw("a reply is plain data");
    scope().post_message(&JsValue::from_str(&message)).unwrap_throw();
}

/// Loads the models, then answers requests for as long as the worker lives.
pub async fn run() {
    match load().await {
        Ok(models) => {
            warm_up(&models);
            let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let message = event.data().as_string().unwrap_or_default();
                if let Ok(request) = serde_json::from_str(&message) {
                    post(&answer(request, &models));
                }
            });
            scope().set_onmessage(Some(hears.as_ref().unchecked_ref()));
            // It listens for as long as the worker lives.
            hears.forget();
            post(&Reply::Ready { build: wire::BUILD.to_owned() });
        }
        Err(message) => post(&Reply::Failed { id: None, message }),
    }
}

/// Reads an example for nobody: the browser compiles what runs often, so the first text of the reader is then
/// read about as fast as every later one.
fn warm_up(models: &Models) {
    if let Ok(article) =
        Article::new(include_str!("../examples/ferry-inquiry.txt").to_owned(), None)
    {
        let _ = annotate(&article, models, |_| ControlFlow::Continue(()));
    }
}

async fn load() -> Result<Models, String> {
    let total = models::FILES.len() as u32;
    // All at once: one after the other, the way there and back would count for each.
    let requests: Vec<_> = models::FILES.iter().map(|file| request(file)).collect();
    let mut files = Vec::new();
    for ((done, file), request) in (0..).zip(models::FILES).zip(requests) {
        post(&Reply::Loading { done, total });
        let failed = |why| format!("A part of the reading engine, models/{file}, {why}.");
        files.push(received(request.map_err(failed)?).await.map_err(failed)?);
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Models::load(&files).map_err(|(file, error)| format!("models/{file}: {error}."))
}

/// Asks for a model file.
fn request(file: &str) -> Result<Promise, String> {
    let path = format!("models/{file}");
    let url = web_sys::Url::new_with_base(&path, &scope().location().href()).map_err(failed)?;
    Ok(scope().fetch_with_str(&url.href()))
}

/// The bytes that were asked for.
async fn received(request: Promise) -> Result<Vec<u8>, String> {
    let response = JsFuture::from(request).await.map_err(failed)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(format!("can't be fetched (status {})", response.status()));
    }
    let body = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}

fn failed(_: JsValue) -> String {
    "can't be fetched".to_owned()
}

fn answer(request: Request, models: &Models) -> Reply {
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
        Err(error) => return Reply::Failed { id: Some(id), message: format!("{error}.") },
    };
    let progress = |stage: Stage| {
        post(&Reply::Progress { id, stage: name(stage).to_owned() });
        ControlFlow::Continue(())
    };
    let ControlFlow::Continue(annotations) = annotate(&article, models, progress) else {
        unreachable!("progress never stops the reading");
    };
    let exploration = Box::new(wire::explore(&annotations, Unit::Bytes, false));
    let ms = now() - started;
    Reply::Result { id, exploration, ms, text: article.text }
}

fn now() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Syntax => "Parsing sentences",
        Stage::Mentions => "Finding names",
        Stage::Quotes => "Finding quotes",
        Stage::Entities => "Telling who is who",
        Stage::Times => "Reading dates",
        Stage::Events => "Finding events",
    }
}
