//! The user interface for the input of texts: typing, pasting anywhere, dropping or opening files, and the
//! examples. `import` converts the input.

use super::asset_urls;
use super::import::{self, InputError, MAX_FILE_BYTES, Source};
use super::panel_messages::Panel;
use super::state::{AppState, app_state};
use super::window_events;
use super::{article_queue, open_articles, panels_client};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement,
};

/// The example articles: title, category, file. The page fetches the files while the engine starts, so that the fetches
/// delay nothing.
const EXAMPLES: [(&str, &str, &str); 3] = [
    ("A dam, a treaty and two ministers", "Diplomacy", "examples/dam-talks.txt"),
    ("The night the ferry stopped", "Accident", "examples/ferry-inquiry.txt"),
    ("A chip maker changes hands", "Business", "examples/chip-merger.txt"),
];

/// Fetches the example with index `at`, if it has not been fetched yet, and analyses it.
fn read_example(state: AppState, at: usize) {
    spawn_local(async move {
        let there = state.library.examples.with_value(|texts| texts.get(at).cloned());
        let text = match there {
            Some(text) => Ok(text),
            None => asset_urls::text(EXAMPLES[at].2).await,
        };
        match text {
            Ok(text) => {
                open_articles::submit(state, Ok(Source { text, html: false, published: None }));
            }
            Err(_) => {
                let text = "The example could not be loaded. Check your connection.".to_owned();
                state.status.show_notice(text, None);
            }
        }
    });
}

/// Listens for pastes and drops anywhere on the page.
pub(super) fn listen(state: AppState) {
    for name in ["paste", "drop", "dragover"] {
        window_events::listen(name, move |event| {
            let data = match event.dyn_ref::<ClipboardEvent>() {
                Some(pasted) => pasted.clipboard_data(),
                None => event.unchecked_ref::<DragEvent>().data_transfer(),
            };
            let Some(data) = data.filter(|data| !is_for_field(state, &event, data)) else {
                return;
            };
            event.prevent_default();
            if name != "dragover" {
                take(state, &data);
            }
        });
    }
    spawn_local(async move {
        for (.., file) in EXAMPLES {
            // An example that can't be fetched now is fetched again when the reader opens it.
            let Ok(text) = asset_urls::text(file).await else { return };
            state.library.examples.update_value(|texts| texts.push(text));
        }
    });
}

/// Returns whether the target field handles a paste or drop itself, at its caret, so that the page must not submit the
/// content. One-line inputs always do. The box, a text area, does if it contains text that has not been analysed, or of
/// which only a part is selected. It never does for files.
fn is_for_field(state: AppState, event: &Event, data: &DataTransfer) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(field) = target.filter(|target| target.matches("input, textarea").unwrap_or(false))
    else {
        return false;
    };
    let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() else { return true };
    let text = field.value();
    if text.trim().is_empty() || data.types().includes(&JsValue::from_str("Files"), 0) {
        return false;
    }
    let at = |end: Result<Option<u32>, JsValue>| end.ok().flatten();
    let all = at(field.selection_start()) == Some(0)
        && at(field.selection_end()) == Some(field.text_length());
    state.document.draft.with_untracked(|draft| draft.unread().is_some()) || !all
}

/// Submits the content of a paste or drop: files first, then HTML, then plain text.
fn take(state: AppState, data: &DataTransfer) {
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        return open(state, &files);
    }
    let get = |kind| data.get_data(kind).unwrap_or_default();
    let (html, plain) = (get("text/html"), get("text/plain"));
    let source = import::paste(html, plain.clone());
    if source.html && !plain.is_empty() {
        // Puts the plain text of the clipboard into the box, as after a paste without HTML.
        state.document.draft.update(|draft| {
            draft.give_way(&Source { text: plain, html: false, published: None });
        });
    }
    open_articles::submit(state, Ok(source));
}

fn open(state: AppState, files: &FileList) {
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    spawn_local(async move {
        let mut opened = Vec::new();
        for file in files {
            let name = file.name();
            // A file that is too large is rejected before it is read, because a video would fill the memory.
            let what = if file.size() > MAX_FILE_BYTES as f64 {
                Err(InputError::TooLong(file.size() as usize))
            } else {
                match read(&file).await {
                    Ok(bytes) => import::open(&name, &bytes),
                    Err(_) => Err(InputError::Gone),
                }
            };
            opened.push((name, what));
        }
        article_queue::open_files(state, opened);
    });
}

async fn read(file: &File) -> Result<Vec<u8>, JsValue> {
    Ok(js_sys::Uint8Array::new(&JsFuture::from(file.array_buffer()).await?).to_vec())
}

/// The start screen. `index.html` contains the same elements as static HTML, which the browser shows until this
/// program runs.
#[component]
pub fn Invite() -> impl IntoView {
    let state = app_state();
    let submit = move || {
        let text = state.document.draft.with_untracked(|draft| draft.text().to_owned());
        open_articles::submit(state, Ok(import::paste(String::new(), text)));
    };
    let draft = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        let again = state.document.reading.with_untracked(Option::is_some);
        if let Some(draft) = draft.get().filter(|_| again) {
            // `focus` throws no exception.
            let _ = draft.focus();
            // An analysed text is selected, so that the next paste replaces it. Typed text is not.
            if state.document.draft.with_untracked(|draft| draft.unread().is_none()) {
                draft.select();
            }
        }
    });
    let chosen = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            open(state, &files);
        }
        // Allows the reader to open the same file again.
        input.set_value("");
    };
    let by_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            submit();
        }
    };
    view! {
        <main class="invite">
            <h1>"Who, what, when, where, and who said so"</h1>
            <p class="lede">
                "Paste a news article. Dateline marks the people, places and organisations, shows who said what, "
                "and puts the events on a timeline."
            </p>
            <textarea
                id="draft"
                node_ref=draft
                aria-label="Article text"
                placeholder="Paste an article here, or anywhere on this page"
                prop:value=move || state.document.draft.with(|draft| draft.shown().to_owned())
                on:input=move |event| state.document.draft.update(|draft| draft.change(event_target_value(&event)))
                on:keydown=by_key
            ></textarea>
            <div class="acts">
                <button type="button" class="main" on:click=move |_| submit()>"Analyse"</button>
                <label class="button">
                    "Open a file"
                    <input class="unseen" type="file" multiple accept=".txt,.md,.html,.htm,.json,text/plain,text/html,application/json" on:change=chosen />
                </label>
                <div class="private">"Runs in this tab. Nothing is uploaded. " <button type="button" class="link" on:click=move |_| panels_client::open_panel(state, Panel::Privacy)>"How to check"</button></div>
            </div>
            <h2>"Or try an example"</h2>
            <ul class="examples">
                {EXAMPLES.iter().enumerate().map(|(at, (title, about, _))| view! {
                    <li><button type="button" on:click=move |_| read_example(state, at)><span>{*about}</span>{*title}</button></li>
                }).collect_view()}
            </ul>
        </main>
    }
}
