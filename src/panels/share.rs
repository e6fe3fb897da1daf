//! The share dialog: a link that contains the article, a file that opens here again, a standalone page, print.

use crate::decompress::preset_dictionary;
use crate::dialog::{Dialog, DialogHandle};
use crate::download::{copy, file_name, save, save_blob};
use crate::panel_messages::PanelRequest;
use crate::share_link::{self, LinkLength};
use crate::standalone::one_file;
use dateline_view::saved::Saved;
use dateline_view::state::{counted, thousands};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// Returns the URL of this page with an article in its fragment.
async fn address(saved: &str) -> String {
    let dictionary = preset_dictionary().await.unwrap_or_default();
    let (packing, payload) = share_link::compress(&dictionary, saved.as_bytes());
    let here = window().location().href().unwrap_or_default();
    let here = here.split('#').next().unwrap_or_default();
    format!("{here}#{}", share_link::fragment(packing, &payload))
}

/// The share dialog.
#[component]
pub fn Share(
    /// The data from the page.
    ask: PanelRequest,
) -> impl IntoView {
    let handle = DialogHandle::new();
    let saved = StoredValue::new(ask.saved.unwrap_or_default());
    let title = StoredValue::new(ask.title);
    let made: RwSignal<Option<String>> = RwSignal::new(None);
    let told = RwSignal::new(String::new());
    let make = move |_| {
        let saved = saved.get_value();
        spawn_local(async move { made.set(Some(address(&saved).await)) });
    };
    let keep = move |_| {
        let name = file_name(&title.get_value(), "article.json");
        told.set(match save(&name, "application/json", &saved.get_value()) {
            Ok(()) => format!("Saved as {name}."),
            Err(_) => REFUSED.to_owned(),
        });
    };
    let keep_page = move |_| {
        told.set("Creating the page …".to_owned());
        let name = file_name(&title.get_value(), "html");
        let given = format!("{{\"saved\":{}}}", saved.get_value());
        spawn_local(async move {
            let page = one_file(&given).await;
            told.set(match page.map(|page| save_blob(&name, &page)) {
                Ok(Ok(())) => format!("Saved as {name}."),
                Ok(Err(_)) => REFUSED.to_owned(),
                Err(why) => why,
            });
        });
    };
    // Prints after the dialog is closed, so that the dialog does not appear on paper.
    let print = move |_| {
        if let Some(dialog) = handle.get_untracked() {
            dialog.close();
        }
        request_animation_frame(|| {
            // `print` fails only for a document that is not active, and this one is.
            let _ = window().print();
        });
    };
    view! {
        <Dialog handle opens=true id="share" title="Share">
            <section>
                <h3>"Link"</h3>
                <p>"The link contains the article, and no server stores it. Each browser that opens the link keeps it in its history."</p>
                {move || match made.get() {
                    None => view! { <button type="button" class="main" on:click=make>"Create link"</button> }.into_any(),
                    Some(address) => saved.with_value(|saved| made_link(address, saved, told)).into_any(),
                }}
            </section>
            <section>
                <h3>"File"</h3>
                <p>"For long or confidential texts. Drop the file on this page to open it."</p>
                <button type="button" on:click=keep>"Save article"</button>
            </section>
            <section>
                <h3>"Standalone page"</h3>
                <p>"One file of about 5 MB that contains Dateline and the article. It opens with a double click and works offline."</p>
                <button type="button" on:click=keep_page>"Save page"</button>
            </section>
            <section>
                <h3>"Paper or PDF"</h3>
                <p>"The text with letters for its marks, then the timeline."</p>
                <button type="button" on:click=print>"Print"</button>
            </section>
            <p class="told" role="status">{told}</p>
        </Dialog>
    }
}

const REFUSED: &str = "The browser could not save the file.";

fn made_link(address: String, saved: &str, told: RwSignal<String>) -> impl IntoView + use<> {
    let n = address.chars().count();
    let reach = LinkLength::of(n);
    let take = {
        let address = address.clone();
        move |_| {
            let address = address.clone();
            spawn_local(async move {
                told.set(match copy(&address).await {
                    Ok(()) => "Copied.".to_owned(),
                    Err(_) => "The browser blocked copying. Select the link and copy it yourself."
                        .to_owned(),
                });
            });
        }
    };
    let select = |event: ev::FocusEvent| event_target::<HtmlInputElement>(&event).select();
    // The button that created the link is gone, so the focus moves to the link.
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // `focus` throws no exception.
            let _ = field.focus();
        }
    });
    view! {
        <p>{format!("It contains {}.", holds(saved))}</p>
        {(reach != LinkLength::Nowhere).then(|| view! {
            <div class="field">
                <input node_ref=field readonly aria-label="Link" prop:value=address on:focus=select />
                <button type="button" class="main" on:click=take>"Copy"</button>
            </div>
        })}
        <p class="reach" data-reach=format!("{reach:?}").to_ascii_lowercase()>{format!("{} characters. {}", thousands(n), reach.words())}</p>
    }
}

/// Describes the contents of a link.
fn holds(saved: &str) -> String {
    let Ok((saved, _)) = Saved::read(saved) else { return "the article".to_owned() };
    let words = saved.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let mut holds = vec![format!("the article ({})", counted(words.count(), "word", "words"))];
    if saved.published.is_some() {
        holds.push("its date".to_owned());
    }
    if !saved.corrections.is_empty() {
        holds.push(counted(saved.corrections.len(), "correction", "corrections"));
    }
    format!("{} and your view", holds.join(", "))
}
