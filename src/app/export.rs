//! What was found, for other tools: one list of forms that says what each is for, with a look at what it holds.

use super::clerk::{Clerk, Export};
use super::handing::{copy, file_name, save};
use super::session;
use super::sheet::{Opens, Sheet, open};
use crate::exports::Format;
use crate::view::state::thousands;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// More of a form, in bytes, is not shown before it is saved.
const GLANCE: usize = 6000;

/// The button and its sheet.
#[component]
pub fn ExportButton() -> impl IntoView {
    let session = session();
    let sheet = Opens::new();
    let clerk = StoredValue::new_local(Clerk::new());
    let export = clerk.with_value(|clerk| clerk.export);
    let format = RwSignal::new(Format::ALL[0]);
    let told = RwSignal::new(String::new());
    let write = move |which: Format| {
        format.set(which);
        told.set(String::new());
        if let Some(reading) = session.reading.get_untracked() {
            clerk.with_value(|clerk| clerk.write(which.name(), &reading.text, &reading.found));
        }
    };
    let show = move |_| {
        write(format.get_untracked());
        open(sheet);
    };
    let forms = move || {
        Format::ALL.map(|which| {
            let chosen = move || (format.get() == which).to_string();
            view! {
                <li>
                    <button type="button" class="form" aria-pressed=chosen on:click=move |_| write(which)>
                        <b>{which.title()}</b>
                        <span>{which.purpose()}</span>
                    </button>
                </li>
            }
        })
    };
    view! {
        <button type="button" class="quiet" on:click=show>"Export"</button>
        <Sheet sheet id="export" title="For other tools">
            <div class="forms">
                <ul>{forms()}</ul>
                <div class="glance">
                    {move || match export.get() {
                        Export::None | Export::Writing => view! { <p class="empty">"Writing …"</p> }.into_any(),
                        Export::Failed(why) => view! { <p class="wrong" role="alert">{why}</p> }.into_any(),
                        Export::Written(file) => view! { <Written file format=format.get() told /> }.into_any(),
                    }}
                    <p class="told" role="status">{told}</p>
                </div>
            </div>
        </Sheet>
    }
}

#[component]
fn Written(file: std::sync::Arc<str>, format: Format, told: RwSignal<String>) -> impl IntoView {
    let session = session();
    let name = file_name(&session.title(), format.extension());
    let size = thousands(file.len().div_ceil(1000));
    let glance = file[..file.floor_char_boundary(GLANCE)].to_owned();
    let more = if file.len() > GLANCE { " …" } else { "" };
    let (kept, copied, called) = (file.clone(), file, name.clone());
    let take = move |_| {
        told.set(match save(&called, format.media_type(), &kept) {
            Ok(()) => format!("Saved as {called}."),
            Err(_) => "The browser refused to save it.".to_owned(),
        });
    };
    let copy_it = move |_| {
        let file = copied.clone();
        spawn_local(async move {
            // The mark that tells spreadsheets the encoding is for files alone.
            told.set(match copy(file.trim_start_matches('\u{feff}')).await {
                Ok(()) => "Copied.".to_owned(),
                Err(_) => "The browser does not let this page copy: save it instead.".to_owned(),
            });
        });
    };
    view! {
        <div class="mend-acts">
            <button type="button" class="main" on:click=take>"Save"</button>
            <button type="button" on:click=copy_it>"Copy"</button>
            <p class="count">{format!("{name}, {size} kB")}</p>
        </div>
        <pre tabindex="0" aria-label="How it begins" dir="auto">{glance}{more}</pre>
    }
}
