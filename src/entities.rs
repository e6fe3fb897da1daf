//! The list of people, organisations, places, groups and other names, in the order that the reader chooses.

use super::navigation;
use super::state::{app_state, document_state, view_state};
use super::truncated_list::TruncatedList;
use dateline_view::article_view::ArticleView;
use dateline_view::findings::{self, Group};
use dateline_view::item::{Item, Place};
use dateline_view::state::{Pane, Sorting};
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the entities by group.
#[component]
pub fn Entities() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    let chosen = Memo::new(move |_| view.chosen.get().map(|choice| choice.place));
    let groups = move || {
        let (reading, sorting) = (document.listed.get()?, view.sorting.get());
        let group = |group: Group| {
            let ids: Vec<u32> =
                findings::entities(&reading, group, sorting).iter().map(|(id, _)| *id).collect();
            let n = ids.len();
            let is_named = |id: &u32| reading.entity(*id).is_some_and(findings::has_name);
            let (named, described): (Vec<u32>, Vec<u32>) = ids.into_iter().partition(is_named);
            (n > 0).then(|| {
                view! {
                    <section>
                        <h2>{group.name()}<span class="count">{n}</span></h2>
                        {list(chosen, &reading, group, named)}
                        {(!described.is_empty()).then(|| view! {
                            <details>
                                <summary>{format!("{} described, not named", described.len())}</summary>
                                {list(chosen, &reading, group, described)}
                            </details>
                        })}
                    </section>
                }
            })
        };
        let none = reading.found.entities.is_empty();
        Some(view! {
            {none.then(|| view! { <p class="empty">"No people, places or organisations found."</p> })}
            {Group::ALL.map(group).collect_view()}
        })
    };
    view! {
        <Order />
        {groups}
    }
}

#[component]
fn Order() -> impl IntoView {
    let view = view_state();
    let option = |value: Sorting, name: &'static str| {
        let chosen = move || view.sorting.get() == value;
        view! { <button type="button" aria-pressed=move || chosen().to_string() on:click=move |_| view.sorting.set(value)>{name}</button> }
    };
    view! {
        <div class="order" role="group" aria-label="Order of names">
            {option(Sorting::Prominence, "Most mentioned")}
            {option(Sorting::Text, "Text order")}
            {option(Sorting::Alphabet, "A to Z")}
        </div>
    }
}

fn list(
    chosen: Memo<Option<Place>>,
    reading: &Arc<ArticleView>,
    group: Group,
    ids: Vec<u32>,
) -> impl IntoView + use<> {
    let state = app_state();
    let reading = Arc::clone(reading);
    let n = ids.len();
    let row = move |index: usize| {
        let id = ids[index];
        reading.entity(id).map(|entity| {
            let role = entity.roles.first().cloned();
            let n = entity.mentions.len();
            // "2 of 7" for the selected entity, with buttons for the other mentions.
            let nth = Memo::new(move |_| {
                chosen.get().filter(|place| place.item == Item::Entity(id)).map(|place| place.nth)
            });
            let count = move || nth.get().map_or_else(|| n.to_string(), |nth| format!("{} of {n}", nth + 1));
            let step = move |by: i64, name: &'static str, sign: &'static str| {
                view! { <button type="button" class="quiet" aria-label=name on:click=move |_| navigation::step(state, by, Pane::Findings)>{sign}</button> }
            };
            view! {
                <li>
                    <button type="button" class="row" data-a=Item::Entity(id).to_string()>
                        <i class=format!("dot {}", group.layer().class()) aria-hidden="true"></i>
                        <span class="name" dir="auto">{entity.name.clone()}</span>
                        <span class="count">{count}</span>
                        {role.map(|role| view! { <span class="role" dir="auto">{role}</span> })}
                    </button>
                    <Show when=move || nth.get().is_some() && { n > 1 }>
                        <div class="row-steps">
                            {step(-1, "Previous mention", "‹")}
                            {step(1, "Next mention", "›")}
                        </div>
                    </Show>
                </li>
            }
        })
    };
    view! { <TruncatedList n row /> }
}
