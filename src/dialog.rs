//! A modal dialog. The browser opens it, closes it with Esc, and restores the focus afterwards.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A handle to a [`Dialog`]. Copies are handles to the same dialog.
pub type DialogHandle = NodeRef<html::Dialog>;

/// Opens a dialog.
pub(crate) fn open(handle: DialogHandle) {
    if let Some(dialog) = handle.get_untracked() {
        // `showModal` fails only if the dialog is already open.
        let _ = dialog.show_modal();
    }
}

/// Opens a dialog by its id, if it exists.
pub(super) fn open_by_id(id: &str) {
    let dialog = document().get_element_by_id(id);
    if let Some(dialog) = dialog.and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        // `showModal` fails only if the dialog is already open.
        let _ = dialog.show_modal();
    }
}

/// A dialog with a title and a close button. Its content is built when the dialog is mounted, even if the dialog is
/// closed.
#[component]
pub fn Dialog(
    /// The handle that opens it.
    handle: DialogHandle,
    /// Its id. The id of the title is derived from it.
    id: &'static str,
    /// The title.
    title: &'static str,
    /// Whether it opens as soon as it is mounted.
    #[prop(optional)]
    opens: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| {
        if opens && handle.get().is_some() {
            open(handle);
        }
    });
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    view! {
        <dialog node_ref=handle id=id class="sheet" aria-labelledby=labelled>
            <form method="dialog"><button class="quiet icon close" aria-label="Close">"×"</button></form>
            <h2 id=heading>{title}</h2>
            {children()}
        </dialog>
    }
}
