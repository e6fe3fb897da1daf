//! Hydration of a prerendered page: saves scroll positions, focus, selection and open `<details>` before the program
//! mounts its own elements, and restores them afterwards, so that a reader notices no change.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

/// The path to an element: the child index at each level, from the root. The prerendered and the mounted page have
/// the same elements, so a path is valid in both.
type ChildPath = Vec<u32>;

/// What the reader has changed on the prerendered page: scroll positions, open details, focus and selection.
#[derive(Debug, Default)]
pub(super) struct DomSnapshot {
    prerendered: Option<Element>,
    /// The scrolled panes, each with its scroll position in CSS pixels.
    scrolled: Vec<(ChildPath, i32)>,
    opened: Vec<ChildPath>,
    focused: Option<ChildPath>,
    selected: Option<[(Node, u32); 2]>,
}

impl DomSnapshot {
    /// Saves the state of the current page.
    pub(super) fn of(root: &Element) -> Self {
        let all = |selector: &str| -> Vec<Element> {
            let found = root.query_selector_all(selector).ok();
            let get = |at| found.as_ref()?.get(at)?.dyn_into().ok();
            (0..found.as_ref().map_or(0, web_sys::NodeList::length)).filter_map(get).collect()
        };
        let scrolled = all("[data-pane]").into_iter().filter(|pane| pane.scroll_top() != 0);
        let focused = document().active_element().filter(|active| root.contains(Some(active)));
        Self {
            prerendered: root
                .query_selector("#article > .part")
                .ok()
                .flatten()
                .and_then(|part| part.parent_element()),
            scrolled: scrolled.map(|pane| (path_to(root, &pane), pane.scroll_top())).collect(),
            opened: all("details[open]").iter().map(|details| path_to(root, details)).collect(),
            focused: focused.map(|active| path_to(root, &active)),
            selected: selected(),
        }
    }

    /// Returns the element of the prerendered article, if the page has one.
    pub(super) fn prerendered(&self) -> Option<Element> {
        self.prerendered.clone()
    }

    /// Restores the state on the mounted page, before it is painted.
    pub(super) fn restore(self, root: Element) {
        spawn_local(async move {
            // All effects have run after this tick, so the article is in place.
            tick().await;
            for element in self.opened.iter().filter_map(|way| element_at(&root, way)) {
                // `setAttribute` fails only for an invalid name.
                let _ = element.set_attribute("open", "");
            }
            for (way, top) in &self.scrolled {
                if let Some(pane) = element_at(&root, way) {
                    // The style sheet asks for smooth scrolling; these options override it.
                    let options = web_sys::ScrollToOptions::new();
                    options.set_top(f64::from(*top));
                    options.set_behavior(web_sys::ScrollBehavior::Instant);
                    pane.scroll_to_with_scroll_to_options(&options);
                }
            }
            let focused = self
                .focused
                .and_then(|way| element_at(&root, &way)?.dyn_into::<HtmlElement>().ok());
            if let Some(element) = focused {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                // `focus` throws no exception.
                let _ = element.focus_with_options(&options);
            }
            if let Some([(from, start), (to, end)]) = self.selected
                && let (true, Ok(Some(selection))) =
                    (from.is_connected() && to.is_connected(), window().get_selection())
            {
                // `setBaseAndExtent` fails only for offsets outside the nodes, and the nodes have not changed.
                let _ = selection.set_base_and_extent(&from, start, &to, end);
            }
        });
    }
}

fn selected() -> Option<[(Node, u32); 2]> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let start = (selection.anchor_node()?, selection.anchor_offset());
    Some([start, (selection.focus_node()?, selection.focus_offset())])
}

fn path_to(root: &Element, element: &Element) -> ChildPath {
    let mut way = Vec::new();
    let mut here = element.clone();
    while here != *root {
        let mut index = 0;
        let mut before = here.previous_element_sibling();
        while let Some(element) = before {
            index += 1;
            before = element.previous_element_sibling();
        }
        way.push(index);
        let Some(parent) = here.parent_element() else { break };
        here = parent;
    }
    way.reverse();
    way
}

fn element_at(root: &Element, way: &[u32]) -> Option<Element> {
    way.iter().try_fold(root.clone(), |here, &index| here.children().item(index))
}
