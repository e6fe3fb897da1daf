//! The list of events by kind, the main events first.

use super::state::{document_state, view_state};
use super::truncated_list::TruncatedList;
use dateline_view::findings;
use dateline_view::item::Item;
use dateline_view::timeline_view;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the events by kind.
#[component]
pub fn Events() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    move || {
        let reading = document.listed.get()?;
        let all_events = view.all_events.get();
        let kinds: Vec<(&str, usize, Vec<u32>)> = findings::event_kinds(&reading)
            .into_iter()
            .map(|(name, events)| {
                let shown = events
                    .iter()
                    .filter(|(id, _)| all_events || reading.is_main(*id))
                    .map(|(id, _)| *id)
                    .collect();
                (name, events.len(), shown)
            })
            .collect();
        let none = kinds.is_empty();
        let view = kinds.into_iter().filter(|(.., shown)| !shown.is_empty()).map(|(name, all, ids)| {
            let n = ids.len();
            let reading = Arc::clone(&reading);
            let row = move |index: usize| {
                let id = ids[index];
                reading.event(id).map(|event| {
                    let standing = timeline_view::standing(event).class();
                    view! {
                        <li>
                            <button type="button" class="row happened" data-a=Item::Event(id).to_string() data-kin=kin(event)>
                                <i class=format!("stand {standing}") aria-hidden="true"></i>
                                <span class="name" dir="auto">{event.summary.clone()}</span>
                            </button>
                        </li>
                    }
                })
            };
            let count = if n == all { n.to_string() } else { format!("{n} of {all}") };
            view! { <section><h2>{name}<span class="count">{count}</span></h2><TruncatedList n row /></section> }
        });
        Some(view! {
            {none.then(|| view! { <p class="empty">"No events found."</p> })}
            {view.collect_view()}
        })
    }
}

/// Returns the item tokens (such as `e3`, see [`dateline_view::item`]) of the entities that take part in an event,
/// separated by spaces, for the attribute `data-kin`. These entities are highlighted together with the event.
pub(super) fn kin(event: &dateline_schema::Event) -> String {
    let tokens =
        event.args.iter().filter_map(|arg| arg.entity).map(|id| Item::Entity(id).to_string());
    tokens.collect::<Vec<_>>().join(" ")
}
