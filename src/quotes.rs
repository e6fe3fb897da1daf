//! The list of quotes, grouped by speaker, with each speaker's share of all quoted words. Thoughts are listed
//! separately, if their layer is on.

use super::state::{document_state, view_state};
use super::truncated_list::TruncatedList;
use dateline_schema::{QuoteAct, QuoteForm};
use dateline_view::article_view::ArticleView;
use dateline_view::findings::{self, Speaker};
use dateline_view::item::Item;
use dateline_view::layers::Layer;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the quotes by speaker.
#[component]
pub fn Quotes() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    let thoughts = Memo::new(move |_| view.layers.with(|layers| layers.shows(Layer::Thoughts)));
    move || {
        let reading = document.listed.get()?;
        let none = reading.count(Layer::Quotes) == 0;
        Some(view! {
            {if none {
                view! { <p class="empty">"No quotes found."</p> }.into_any()
            } else {
                view! { <Filters reading=Arc::clone(&reading) /> }.into_any()
            }}
            <Speakers reading=Arc::clone(&reading) act=QuoteAct::Speech />
            {thoughts.get().then(|| view! {
                <h2 class="divide">"Thoughts"</h2>
                <Speakers reading act=QuoteAct::Thought />
            })}
        })
    }
}

/// The filters by form and by speaker.
#[component]
fn Filters(reading: Arc<ArticleView>) -> impl IntoView {
    let view = view_state();
    let form = |form: Option<QuoteForm>, name: &'static str| {
        let chosen = move || view.quote_filter.with(|filter| filter.form == form).to_string();
        let choose = move |_| view.quote_filter.update(|filter| filter.form = form);
        view! { <button type="button" aria-pressed=chosen on:click=choose>{name}</button> }
    };
    let speakers: Vec<(String, String, usize)> = findings::speakers(&reading, QuoteAct::Speech)
        .iter()
        .map(|s| (s.key(), s.name.clone().unwrap_or_else(|| NOBODY.to_owned()), s.quotes.len()))
        .collect();
    // The value of "Everyone" is empty; the values of speakers have the prefix "by ".
    let choose = move |event| {
        let key: String = event_target_value(&event);
        let by = key.strip_prefix("by ").map(str::to_owned);
        view.quote_filter.update(|filter| filter.by = by);
    };
    let options = move || {
        let chosen = view.quote_filter.with_untracked(|filter| filter.by.clone());
        let option = |(key, name, n): (String, String, usize)| {
            view! { <option value=format!("by {key}") selected=chosen.as_ref() == Some(&key)>{format!("{name} ({n})")}</option> }
        };
        speakers.clone().into_iter().map(option).collect_view()
    };
    view! {
        <div class="order" role="group" aria-label="Filter">
            {form(None, "All")}
            {form(Some(QuoteForm::Direct), "Direct")}
            {form(Some(QuoteForm::Indirect), "Indirect")}
            <select aria-label="Speaker" on:change=choose>
                <option value="">"Everyone"</option>
                {options}
            </select>
        </div>
    }
}

#[component]
fn Speakers(reading: Arc<ArticleView>, act: QuoteAct) -> impl IntoView {
    let view = view_state();
    let groups = {
        let reading = Arc::clone(&reading);
        move || {
            let asked = view
                .quote_filter
                .with(|filter| findings::asked(findings::speakers(&reading, act), filter));
            asked.into_iter().map(Group::from).collect::<Vec<Group>>()
        }
    };
    move || {
        let (groups, reading) = (groups(), Arc::clone(&reading));
        let n = groups.len();
        let row = move |index: usize| {
            let group = groups[index].clone();
            view! { <li><SpeakerQuotes reading=Arc::clone(&reading) group /></li> }
        };
        view! {
            {(n == 0).then(|| view! { <p class="empty">"No matching quotes."</p> })}
            <div class="speakers"><TruncatedList n row /></div>
        }
    }
}

/// The label of quotes without a known speaker.
const NOBODY: &str = "Unknown speaker";

/// A copy of a [`Speaker`] that does not borrow from the article view.
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
            name: speaker.name.unwrap_or_else(|| NOBODY.to_owned()),
            share: speaker.share,
            quotes: speaker.quotes.iter().map(|(id, _)| *id).collect(),
        }
    }
}

#[component]
fn SpeakerQuotes(reading: Arc<ArticleView>, group: Group) -> impl IntoView {
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
            <span class="count" title="Share of all quoted words">{format!("{n} · {}%", group.share)}</span>
        </h3>
        <meter class="share" min="0" max="100" value=group.share.to_string() aria-hidden="true"></meter>
        <TruncatedList n row />
    }
}
