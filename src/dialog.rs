//! A dialog over the page, which the browser opens, closes with Esc, and gives the focus back after.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Handle to a [`Sheet`]: a copy is the same one.
pub type Opens = NodeRef<html::Dialog>;

/// Opens a sheet.
pub(crate) fn open(sheet: Opens) {
    if let Some(dialog) = sheet.get_untracked() {
        // Refused only where it is open already.
        let _ = dialog.show_modal();
    }
}

/// Opens a sheet by its id, if there is one.
pub(super) fn open_by_id(id: &str) {
    let dialog = document().get_element_by_id(id);
    if let Some(dialog) = dialog.and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        // Refused only where it is open already.
        let _ = dialog.show_modal();
    }
}

/// A dialog with a title and a way out. What is in it is built with it.
#[component]
pub fn Sheet(
    /// The handle by which it is opened.
    sheet: Opens,
    /// Its id, from which the title's is made.
    id: &'static str,
    /// What stands above.
    title: &'static str,
    /// Whether it opens as soon as it is there.
    #[prop(optional)]
    opens: bool,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| {
        if opens && sheet.get().is_some() {
            open(sheet);
        }
    });
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    view! {
        <dialog node_ref=sheet id=id class="sheet" aria-labelledby=labelled>
            <form method="dialog"><button class="quiet icon close" aria-label="Close">"×"</button></form>
            <h2 id=heading>{title}</h2>
            {children()}
        </dialog>
    }
}
