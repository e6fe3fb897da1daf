//! Findings: people, organisations, places and other names, the most spoken of first.

use super::findings;
use super::item::Item;
use super::layers::Layer;
use super::more::More;
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
        Some(layers.map(|layer| {
            let ids: Vec<u32> = findings::entities(&reading, layer).iter().map(|(id, _)| *id).collect();
            let n = ids.len();
            let reading = Arc::clone(&reading);
            let row = move |index: usize| {
                let id = ids[index];
                reading.entity(id).map(|entity| {
                    let item = Item::Entity(id);
                    let role = entity.roles.first().cloned();
                    view! {
                        <li>
                            <button type="button" class="row" data-a=item.to_string()>
                                <i class=format!("dot {}", layer.class()) aria-hidden="true"></i>
                                <span class="name" dir="auto">{entity.name.clone()}</span>
                                <span class="count">{entity.mentions.len()}</span>
                                {role.map(|role| view! { <span class="role" dir="auto">{role}</span> })}
                            </button>
                        </li>
                    }
                })
            };
            (n > 0).then(|| view! {
                <section>
                    <h2>{layer.name()}<span class="count">{n}</span></h2>
                    <More n row />
                </section>
            })
        }).collect_view())
    }
}
