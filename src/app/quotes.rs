//! Findings: who is quoted, how much, and with what words; thoughts apart, where their layer is on.

use super::findings::{self, Speaker};
use super::item::Item;
use super::layers::Layer;
use super::more::More;
use super::reading::Reading;
use super::session;
use leptos::prelude::*;
use std::sync::Arc;

/// Quotes by speaker.
#[component]
pub fn Quotes() -> impl IntoView {
    let session = session();
    let thoughts = Memo::new(move |_| session.layers.with(|layers| layers.shows(Layer::Thoughts)));
    move || {
        let reading = session.reading.get()?;
        let none = reading.count(Layer::Quotes) == 0;
        Some(view! {
            {none.then(|| view! { <p class="empty">"Nobody is quoted in this text."</p> })}
            <Speakers reading=Arc::clone(&reading) act="speech" />
            {thoughts.get().then(|| view! {
                <h2 class="divide">"Thoughts"</h2>
                <Speakers reading act="thought" />
            })}
        })
    }
}

#[component]
fn Speakers(reading: Arc<Reading>, act: &'static str) -> impl IntoView {
    let n = findings::speakers(&reading, act).len();
    let groups: Vec<Group> =
        findings::speakers(&reading, act).into_iter().map(Group::from).collect();
    let row = move |index: usize| {
        let group = groups[index].clone();
        view! { <li><SpeakerQuotes reading=Arc::clone(&reading) group /></li> }
    };
    view! { <div class="speakers"><More n row /></div> }
}

/// A speaker without the borrow of the reading.
#[derive(Clone)]
struct Group {
    entity: Option<u32>,
    name: String,
    share: u32,
    quotes: Vec<u32>,
}

impl From<Speaker<'_>> for Group {
    fn from(speaker: Speaker) -> Self {
        Self {
            entity: speaker.entity,
            name: speaker.name.unwrap_or_else(|| "Nobody named".to_owned()),
            share: speaker.share,
            quotes: speaker.quotes.iter().map(|(id, _)| *id).collect(),
        }
    }
}

#[component]
fn SpeakerQuotes(reading: Arc<Reading>, group: Group) -> impl IntoView {
    let n = group.quotes.len();
    let kin = group.entity.map(|id| Item::Entity(id).to_string());
    let head = match group.entity {
        Some(id) => view! {
            <button type="button" class="speaker" data-a=Item::Entity(id).to_string() dir="auto">{group.name}</button>
        }
        .into_any(),
        None => view! { <span class="speaker" dir="auto">{group.name}</span> }.into_any(),
    };
    let row = move |index: usize| {
        let id = group.quotes[index];
        reading.quote(id).map(|quote| {
            let words = findings::quoted(&reading, quote);
            view! {
                <li>
                    <button type="button" class=format!("row said {}", quote.form) data-a=Item::Quote(id).to_string() data-kin=kin.clone()>
                        <span dir="auto">{words}</span>
                    </button>
                </li>
            }
        })
    };
    view! {
        <h3>
            {head}
            <span class="count" title="Share of all the words quoted">{format!("{n} · {}%", group.share)}</span>
        </h3>
        <meter class="share" min="0" max="100" value=group.share.to_string() aria-hidden="true"></meter>
        <More n row />
    }
}
