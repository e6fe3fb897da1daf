//! The privacy dialog: explains what is stored and sent, and how to check that. Nothing is sent, and little is stored.

use crate::article_store::{ARTICLE, DAMAGED, OLD};
use crate::asset_urls;
use crate::dialog::{Dialog, DialogHandle};
use crate::download::save;
use crate::offline;
use crate::panel_messages::{PageCommand, PanelRequest, send_command};
use crate::reload_state;
use crate::state::OfflineStatus;
use crate::storage;
use dateline_view::state::counted;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// The privacy dialog.
#[component]
pub fn Privacy(
    /// The data from the page.
    ask: PanelRequest,
) -> impl IntoView {
    let handle = DialogHandle::new();
    let sure = RwSignal::new(false);
    let keeps = RwSignal::new(ask.keeps);
    let notices = RwSignal::new(String::new());
    let offline = kept_page(OfflineStatus::named(&ask.offline));
    let delete = move |_| {
        if sure.get_untracked() {
            spawn_local(delete_all());
        } else {
            sure.set(true);
        }
    };
    let keep = move |event| {
        let on = event_target_checked(&event);
        // The page handles the command synchronously. So the storage has already changed when the dialog describes it
        // again.
        send_command(&PageCommand::SetStoring(on));
        keeps.set(on);
    };
    view! {
        <Dialog handle opens=true id="privacy" title="Your text stays on this device">
            <section>
                <h3>"Nothing is sent"</h3>
                <p>"A program inside this tab analyses the article. Dateline has no server to send it to, counts no visits and sets no cookies."</p>
                {requests().map(|line| view! { <p class="fact">{line}</p> })}
                <p>"The page's content-security policy forbids connections to other sites. Your browser would block one even if Dateline tried it by mistake."</p>
                <details>
                    <summary>"Check it yourself"</summary>
                    <ol class="steps-to-check">
                        <li>"Open your browser's developer tools (F12), choose “Network”, and paste an article: no request is added."</li>
                        <li>"Or disconnect from the network and paste: everything works."</li>
                        <li>"Or save the standalone page and read its source: it contains the whole program."</li>
                    </ol>
                    <p class="policy">{policy()}</p>
                </details>
            </section>
            <section>
                <h3>"Stored on this device"</h3>
                {move || { keeps.track(); view! { <p class="fact">{kept()}</p> } }}
                <p class="fact">"During a reload, your text is in this tab's own storage. The browser deletes it with the tab."</p>
                <p class="fact">{offline}</p>
                <label class="follow">
                    <input type="checkbox" prop:checked=keeps on:change=keep />
                    "Store my articles on this device for the next visit"
                </label>
                {(damaged() > 0).then(|| view! {
                    <p class="fact">
                        {format!("{} can't be opened, because a part is missing. ", counted(damaged(), "article", "articles"))}
                        <button type="button" class="link" on:click=|_| save_damaged()>"Save the rest"</button>
                    </p>
                })}
                <button type="button" on:click=delete>
                    {move || if sure.get() { "Yes, delete everything, including the text on this page" } else { "Delete everything" }}
                </button>
            </section>
            <section>
                <h3>"About"</h3>
                <p>"Dateline is free under the MIT or Apache-2.0 licence, at your choice. It contains programs, data and a typeface by others."</p>
                <details on:toggle=move |_| spawn_local(async move { notices.set(notices_text().await) })>
                    <summary>"Licences and notices"</summary>
                    <pre class="policy">{notices}</pre>
                </details>
            </section>
        </Dialog>
    }
}

/// Returns a sentence with the number of files that the page has fetched, as the browser counts them; `None` if the
/// browser does not count them.
fn requests() -> Option<String> {
    let entries = window().performance()?.get_entries_by_type("resource");
    let origin = window().location().origin().ok()?;
    let name = JsValue::from_str("name");
    let names: Vec<String> = entries
        .iter()
        .filter_map(|entry| js_sys::Reflect::get(&entry, &name).ok()?.as_string())
        // Blob and data URLs are created within the page.
        .filter(|name| !name.starts_with("blob:") && !name.starts_with("data:"))
        .collect();
    let elsewhere = names.iter().filter(|name| !name.starts_with(&origin)).count();
    let fetched = counted(names.len(), "file", "files");
    Some(match elsewhere {
        0 => {
            format!(
                "According to your browser, this page has loaded {fetched}, all from its own site."
            )
        }
        _ => format!(
            "According to your browser, this page has loaded {fetched}, {elsewhere} of them from other sites. A browser extension may have added those."
        ),
    })
}

/// Returns the notices of all components, which `xtask/src/notices.rs` writes.
async fn notices_text() -> String {
    let missing = "The notices could not be loaded. Try again when you are online, or read THIRD-PARTY-NOTICES.txt beside this page.";
    asset_urls::text("THIRD-PARTY-NOTICES.txt").await.unwrap_or_else(|_| missing.to_owned())
}

/// Returns the content-security policy of this page.
fn policy() -> String {
    let selector = "meta[http-equiv=\"Content-Security-Policy\"]";
    let meta = document().query_selector(selector).ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

fn kept() -> String {
    let names = storage::names();
    let has = |name: &str| names.iter().any(|known| known == name);
    let mut what = Vec::new();
    if has("settings") || has("layers") || has("theme") {
        what.push("your settings (colours, text, layers)");
    }
    let starts = |start: &str| names.iter().any(|name| name.starts_with(start));
    if starts(ARTICLE) || starts(DAMAGED) || has(OLD) || has("draft") {
        what.push("your articles with your corrections");
    }
    match what[..] {
        [] => "None of your data.".to_owned(),
        _ => format!("Only {}. Dateline never sends them.", what.join(" and ")),
    }
}

/// Returns the number of damaged articles that were set aside.
fn damaged() -> usize {
    storage::names().iter().filter(|name| name.starts_with(DAMAGED)).count()
}

/// Offers the content of the damaged articles as a file.
fn save_damaged() {
    let names = storage::names();
    let lines =
        names.iter().filter(|name| name.starts_with(DAMAGED)).filter_map(|n| storage::load(n));
    // If the browser refuses, the articles stay stored.
    let _ = save("damaged.txt", "text/plain", &lines.collect::<Vec<_>>().join("\n\n"));
}

/// Describes whether the page is stored for offline use.
fn kept_page(state: OfflineStatus) -> &'static str {
    match state {
        OfflineStatus::Unsupported => "Dateline is not stored for offline use.",
        OfflineStatus::Preparing => "Dateline is being stored for offline use.",
        OfflineStatus::Ready | OfflineStatus::UpdateReady => "Dateline is stored for offline use.",
    }
}

/// Deletes all stored data and the precached page, then reloads the page.
async fn delete_all() {
    send_command(&PageCommand::DeleteAll);
    for name in storage::names() {
        storage::remove(&name);
    }
    reload_state::delete_all();
    offline::delete().await;
    // `reload` fails only for a document that is not active, and this one is.
    let _ = window().location().reload();
}
