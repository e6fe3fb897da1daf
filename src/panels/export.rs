//! The export dialog: a list of the formats with their purposes, and a preview.

use crate::dialog::{Dialog, DialogHandle};
use crate::download::{copy, file_name, save};
use crate::panel_messages::PanelRequest;
use dateline_view::article_view::ArticleView;
use dateline_view::exports::Format;
use dateline_view::state::thousands;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// The maximum length of a preview, in bytes.
const GLANCE: usize = 6000;

/// The export dialog.
#[component]
pub fn Export(
    /// The data from the page.
    ask: PanelRequest,
) -> impl IntoView {
    let handle = DialogHandle::new();
    let title = ask.title;
    let reading = ask
        .articles
        .into_iter()
        .next()
        .map(|article| Arc::new(ArticleView::new(article.text, article.found, 0.0)));
    let format = RwSignal::new(Format::ALL[0]);
    let file: RwSignal<Option<Arc<str>>> = RwSignal::new(None);
    let told = RwSignal::new(String::new());
    let write = move |which: Format| {
        let reading = reading.clone();
        format.set(which);
        file.set(None);
        told.set(String::new());
        // Writing the export of a long text takes a moment, so the page first shows which format is chosen.
        set_timeout(
            move || file.set(reading.map(|reading| which.write(&reading).into())),
            Duration::ZERO,
        );
    };
    write(Format::ALL[0]);
    let forms = Format::ALL.map(|which| {
        let chosen = move || (format.get() == which).to_string();
        let write = write.clone();
        view! {
            <li>
                <button type="button" class="form" aria-pressed=chosen on:click=move |_| write(which)>
                    <b>{which.title()}</b>
                    <span>{which.purpose()}</span>
                </button>
            </li>
        }
    });
    view! {
        <Dialog handle opens=true id="export" title="Export">
            <div class="forms">
                <ul>{forms.collect_view()}</ul>
                <div class="glance">
                    {move || match file.get() {
                        None => view! { <p class="empty">"Preparing …"</p> }.into_any(),
                        Some(file) => written(file, format.get_untracked(), &title, told).into_any(),
                    }}
                    <p class="told" role="status">{told}</p>
                </div>
            </div>
        </Dialog>
    }
}

fn written(
    file: Arc<str>,
    format: Format,
    title: &str,
    told: RwSignal<String>,
) -> impl IntoView + use<> {
    let name = file_name(title, format.extension());
    let size = thousands(file.len().div_ceil(1000));
    let glance = file[..file.floor_char_boundary(GLANCE)].to_owned();
    let more = if file.len() > GLANCE { " …" } else { "" };
    let (kept, copied, called) = (file.clone(), file, name.clone());
    let take = move |_| {
        told.set(match save(&called, format.media_type(), &kept) {
            Ok(()) => format!("Saved as {called}."),
            Err(_) => "The browser could not save the file.".to_owned(),
        });
    };
    let copy_it = move |_| {
        let file = copied.clone();
        spawn_local(async move {
            // The byte order mark is only for files: it tells spreadsheets the encoding.
            told.set(match copy(file.trim_start_matches('\u{feff}')).await {
                Ok(()) => "Copied.".to_owned(),
                Err(_) => "The browser blocked copying. Save the file instead.".to_owned(),
            });
        });
    };
    view! {
        <div class="mend-acts">
            <button type="button" class="main" on:click=take>"Save"</button>
            <button type="button" on:click=copy_it>"Copy"</button>
            <p class="count">{format!("{name}, {size} kB")}</p>
        </div>
        <pre tabindex="0" aria-label="Preview" dir="auto">{glance}{more}</pre>
    }
}
