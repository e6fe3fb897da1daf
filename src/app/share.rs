//! To hand an article on: a link that holds it, a file that opens here again, a page in one file, paper.

use super::handing::{copy, file_name, save, save_blob};
use super::link::{self, LinkError, Packing, Reach};
use super::one_file::one_file;
use super::packing::{pack, unpack};
use super::session;
use super::session::Session;
use super::sheet::{Opens, Sheet, open};
use crate::view::findings::one_line;
use crate::view::saved::Saved;
use crate::view::state::{counted, thousands};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;

impl Session {
    /// Opens the article in the page's address, if there is one, and takes it out of there: the address stays short, and
    /// what it holds goes no further.
    pub fn open_link(&self) -> bool {
        let fragment = window().location().hash().unwrap_or_default();
        let Some(payload) = link::payload(&fragment) else { return false };
        if let Ok(history) = window().history() {
            let here = window().location();
            let path = here.pathname().unwrap_or_default() + &here.search().unwrap_or_default();
            // Refused to a page opened from disk by some browsers: the address stays as it is.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
        let session = *self;
        spawn_local(async move {
            match unfolded(payload).await {
                Ok((saved, left_out)) => session.open(saved, left_out),
                Err(error) => session.tell(error, None),
            }
        });
        true
    }

    /// The article's headline, or its first words.
    pub(super) fn title(&self) -> String {
        self.reading.with_untracked(|reading| {
            let Some(reading) = reading else { return String::new() };
            let title = reading.title().map(one_line);
            title.unwrap_or_else(|| {
                let words: Vec<&str> = reading.text.split_whitespace().take(8).collect();
                words.join(" ")
            })
        })
    }
}

/// Hears links that are opened while the page is there already.
pub(super) fn listen(session: Session) {
    let change = window_event_listener(ev::hashchange, move |_| {
        session.open_link();
    });
    on_cleanup(move || change.remove());
}

async fn unfolded(
    payload: Result<(Packing, Vec<u8>), LinkError>,
) -> Result<(Saved, usize), String> {
    let json = match payload {
        Ok((packing, payload)) => unpack(packing, &payload).await,
        Err(error) => Err(error),
    };
    let json = json.map_err(|error| error.to_string())?;
    let json = String::from_utf8(json).map_err(|_| LinkError::Damaged.to_string())?;
    Saved::read(&json).map_err(|error| format!("The link can't be opened: {error}."))
}

/// The address of this page with an article in it.
async fn address(saved: &Saved) -> String {
    let (packing, payload) = pack(saved.to_json().as_bytes()).await;
    let here = window().location().href().unwrap_or_default();
    let here = here.split('#').next().unwrap_or_default();
    format!("{here}#{}", link::fragment(packing, &payload))
}

/// A link that was made.
#[derive(Clone, Debug)]
struct Made {
    address: String,
    holds: String,
}

/// The button and its sheet.
#[component]
pub fn Share() -> impl IntoView {
    let session = session();
    let sheet = Opens::new();
    let made: RwSignal<Option<Made>> = RwSignal::new(None);
    let told = RwSignal::new(String::new());
    let show = move |_| {
        made.set(None);
        told.set(String::new());
        open(sheet);
    };
    view! {
        <button type="button" class="quiet" on:click=show>"Share"</button>
        <Sheet sheet id="share" title="Hand it on">
            <section>
                <h3>"A link"</h3>
                <p>"The article itself is in the link, and in nobody else's hands: no server stores it. It stays in the history of each browser that opens it."</p>
                {move || match made.get() {
                    None => view! { <button type="button" class="main" on:click=move |_| make(session, made)>"Make a link"</button> }.into_any(),
                    Some(link) => view! { <Link link told /> }.into_any(),
                }}
            </section>
            <section>
                <h3>"A file"</h3>
                <p>"For a text that is long or confidential. It opens here again: drop it on this page."</p>
                <button type="button" on:click=move |_| keep(session, told)>"Save the article"</button>
            </section>
            <section>
                <h3>"A page in one file"</h3>
                <p>"For somebody without Dateline or without a network: it opens by a double click, with the article in it. About 5 MB."</p>
                <button type="button" on:click=move |_| keep_page(session, told)>"Save the page"</button>
            </section>
            <section>
                <h3>"Paper"</h3>
                <p>"The text with its marks as letters, then the timeline."</p>
                <button type="button" on:click=move |_| print(sheet)>"Print"</button>
            </section>
            <p class="told" role="status">{told}</p>
        </Sheet>
    }
}

#[component]
fn Link(link: Made, told: RwSignal<String>) -> impl IntoView {
    let reach = Reach::of(link.address.chars().count());
    let n = link.address.chars().count();
    let address = link.address.clone();
    let take = move |_| {
        let address = address.clone();
        spawn_local(async move {
            told.set(match copy(&address).await {
                Ok(()) => "Copied.".to_owned(),
                Err(_) => {
                    "The browser does not let this page copy: select the link and copy it by hand."
                        .to_owned()
                }
            });
        });
    };
    let fits = reach != Reach::Nowhere;
    let select = |event: ev::FocusEvent| event_target::<HtmlInputElement>(&event).select();
    view! {
        <p>{format!("It holds {}.", link.holds)}</p>
        {fits.then(|| view! {
            <div class="field">
                <input readonly aria-label="The link" prop:value=link.address on:focus=select />
                <button type="button" class="main" on:click=take>"Copy"</button>
            </div>
        })}
        <p class="reach" data-reach=format!("{reach:?}").to_lowercase()>{format!("{} characters. {}", thousands(n), reach.words())}</p>
    }
}

fn make(session: Session, made: RwSignal<Option<Made>>) {
    let Some(saved) = session.saved() else { return };
    let words = session
        .reading
        .with_untracked(|reading| reading.as_ref().map_or(0, |reading| reading.n_words()));
    let mut holds = vec![format!("the article ({})", counted(words, "word", "words"))];
    if saved.published.is_some() {
        holds.push("its date".to_owned());
    }
    if !saved.corrections.is_empty() {
        holds.push(counted(saved.corrections.len(), "correction", "corrections"));
    }
    holds.push("what you are looking at".to_owned());
    let last = holds.pop().unwrap_or_default();
    let holds = format!("{} and {last}", holds.join(", "));
    spawn_local(async move {
        let address = address(&saved).await;
        made.set(Some(Made { address, holds }));
    });
}

fn keep(session: Session, told: RwSignal<String>) {
    let Some(saved) = session.saved() else { return };
    let name = file_name(&session.title(), "article.json");
    let done = save(&name, "application/json", &saved.to_json());
    told.set(match done {
        Ok(()) => format!("Saved as {name}."),
        Err(_) => "The browser refused to save it.".to_owned(),
    });
}

fn keep_page(session: Session, told: RwSignal<String>) {
    let Some(saved) = session.saved() else { return };
    let name = file_name(&session.title(), "html");
    told.set("Making the page …".to_owned());
    spawn_local(async move {
        let page = one_file(&format!("{{\"saved\":{}}}", saved.to_json())).await;
        told.set(match page.map(|page| save_blob(&name, &page)) {
            Ok(Ok(())) => format!("Saved as {name}."),
            Ok(Err(_)) => "The browser refused to save it.".to_owned(),
            Err(why) => why,
        });
    });
}

/// After the sheet is gone, so that it is not on the paper.
fn print(sheet: Opens) {
    if let Some(dialog) = sheet.get_untracked() {
        dialog.close();
    }
    request_animation_frame(|| {
        // Refused only to a page that is not shown.
        let _ = window().print();
    });
}
