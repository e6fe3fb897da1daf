//! Findings: people, organisations, places and other names, the most spoken of first.

use super::findings;
use super::item::Item;
use super::layers::Layer;
use super::more::More;
use super::reading::Reading;
use super::session;
use leptos::prelude::*;
use std::sync::Arc;

/// All entities by layer.
#[component]
pub fn Entities() -> impl IntoView {
    let session = session();
    move || {
        let reading = session.reading.get()?;
        let layers = [Layer::People, Layer::Organisations, Layer::Places, Layer::Others];
        Some(
            layers
                .map(|layer| {
                    let ids: Vec<u32> =
                        findings::entities(&reading, layer).iter().map(|(id, _)| *id).collect();
                    let n = ids.len();
                    let is_named = |id: &u32| reading.entity(*id).is_some_and(findings::has_name);
                    let (named, described): (Vec<u32>, Vec<u32>) =
                        ids.into_iter().partition(is_named);
                    (n > 0).then(|| view! {
                <section>
                    <h2>{layer.name()}<span class="count">{n}</span></h2>
                    {list(&reading, layer, named)}
                    {(!described.is_empty()).then(|| view! {
                        <details>
                            <summary>{format!("{} without a name", described.len())}</summary>
                            {list(&reading, layer, described)}
                        </details>
                    })}
                </section>
            })
                })
                .collect_view(),
        )
    }
}

fn list(reading: &Arc<Reading>, layer: Layer, ids: Vec<u32>) -> impl IntoView + use<> {
    let reading = Arc::clone(reading);
    let n = ids.len();
    let row = move |index: usize| {
        let id = ids[index];
        reading.entity(id).map(|entity| {
            let role = entity.roles.first().cloned();
            view! {
                <li>
                    <button type="button" class="row" data-a=Item::Entity(id).to_string()>
                        <i class=format!("dot {}", layer.class()) aria-hidden="true"></i>
                        <span class="name" dir="auto">{entity.name.clone()}</span>
                        <span class="count">{entity.mentions.len()}</span>
                        {role.map(|role| view! { <span class="role" dir="auto">{role}</span> })}
                    </button>
                </li>
            }
        })
    };
    view! { <More n row /> }
}
