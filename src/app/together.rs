//! Several articles side by side: who and what they share, one timeline of all, whom each of them quotes. Whatever is chosen
//! here leads to its place in its article.

use super::more::More;
use super::session;
use super::shelf_bar::badge;
use crate::view::chronicle::{self, Row};
use crate::view::item::Item;
use crate::view::layers::Layer;
use crate::view::reading::Reading;
use crate::view::state::{Pane, counted};
use crate::view::together::{Shared, Together, Voice, together};
use leptos::prelude::*;
use std::sync::Arc;

/// An article of the shelf that has been read.
#[derive(Clone)]
struct Article {
    key: u32,
    /// Its place on the shelf, which gives it its number and colour.
    index: usize,
    title: String,
    reading: Arc<Reading>,
}

/// The view; nothing while one article is shown.
#[component]
pub fn SideBySide() -> impl IntoView {
    let session = session();
    let articles = move || {
        session.shelf.with(|shelf| {
            let article = |(index, kept): (usize, &super::shelf::Kept)| {
                let reading = Arc::clone(kept.reading()?);
                Some(Article { key: kept.key, index, title: kept.title(), reading })
            };
            shelf.iter().enumerate().filter_map(article).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || session.together.get() && !session.inviting.get()>
            {move || {
                let articles = articles();
                let readings: Vec<&Reading> = articles.iter().map(|a| &*a.reading).collect();
                let Together { shared, days, unplaced, voices } = together(&readings);
                let days = days.into_iter().map(|day| {
                    let rows = day.rows.iter().map(|(of, row)| event(&articles[*of], row)).collect_view();
                    view! {
                        {day.heading.map(|heading| view! { <li class="year"><h3>{heading}</h3></li> })}
                        <li class="entry" data-precision=day.precision.to_owned()>
                            <h4>
                                <time>{day.label}</time>
                                {chronicle::precision_word(day.precision).map(|words| view! { <span class="precision">{words}</span> })}
                            </h4>
                            <ul>{rows}</ul>
                        </li>
                    }
                });
                let none = days.len() == 0;
                let days = days.collect_view();
                view! {
                    <main class="together" aria-label="Articles side by side">
                        <section>
                            <h2>"The articles"</h2>
                            <ul class="articles">{articles.iter().map(summary).collect_view()}</ul>
                            <h2>"In several of them"</h2>
                            {list(shared.iter().map(|shared| common(shared, &articles)).collect(), "They share no name.")}
                        </section>
                        <section class="timeline">
                            <h2>"One timeline"</h2>
                            {none.then(|| view! { <p class="empty">"None of them has a dated event."</p> })}
                            <ul class="entries">{days}</ul>
                            {(unplaced > 0).then(|| view! {
                                <p class="empty">{format!("Left out, since the article has no date of publication: {}.", counted(unplaced, "event", "events"))}</p>
                            })}
                        </section>
                        <section>
                            <h2>"Who is quoted, and about whom"</h2>
                            {list(voices.iter().map(|v| voice(v, &articles)).collect(), "Nobody is quoted by name.")}
                        </section>
                    </main>
                }
            }}
        </Show>
    }
}

/// Rows, the first of them at once; or a word where there are none.
fn list(rows: Vec<AnyView>, none: &'static str) -> impl IntoView + use<> {
    let n = rows.len();
    let rows = StoredValue::new_local(rows.into_iter().map(Some).collect::<Vec<_>>());
    let row = move |at: usize| rows.try_update_value(|rows| rows[at].take()).flatten();
    if n == 0 {
        view! { <p class="empty">{none}</p> }.into_any()
    } else {
        view! { <More n row /> }.into_any()
    }
}

/// A button that leads to an item of an article.
fn lead(article: &Article, item: Item, view: impl IntoView + 'static, name: String) -> AnyView {
    let session = session();
    let key = article.key;
    let go = move |_| {
        session.turn_to(key);
        session.choose(item.first(), Pane::Card);
    };
    view! { <button type="button" class="quiet lead" aria-label=name.clone() title=name on:click=go>{view}</button> }
        .into_any()
}

fn summary(article: &Article) -> impl IntoView + use<> {
    let session = session();
    let (key, reading) = (article.key, &article.reading);
    let published = reading.found.published.as_deref().map(crate::view::dates::full_label);
    let facts = [
        published,
        Some(counted(reading.count(Layer::People), "person", "people")),
        Some(counted(reading.count(Layer::Quotes), "quote", "quotes")),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    view! {
        <li>
            <button type="button" class="row" on:click=move |_| session.turn_to(key)>
                <i class=badge(article.index)>{article.index + 1}</i>
                <span class="name" dir="auto">{article.title.clone()}</span>
                <span class="notes">{facts.join(" · ")}</span>
            </button>
        </li>
    }
}

fn common(shared: &Shared, articles: &[Article]) -> AnyView {
    let places = shared.members.iter().filter_map(|&(of, id)| {
        let article = articles.get(of)?;
        let n = article.reading.entity(id)?.mentions.len();
        let name = format!("{}: {} in {}", shared.name, counted(n, "mention", "mentions"), article.title);
        let inner = view! { <i class=badge(article.index)>{article.index + 1}</i><span class="count">{n}</span> };
        Some(lead(article, Item::Entity(id), inner, name))
    });
    view! {
        <li class="common">
            <span class=format!("name {}", shared.layer.class()) dir="auto">{shared.name.clone()}</span>
            <span class="places">{places.collect_view()}</span>
        </li>
    }
    .into_any()
}

fn event(article: &Article, row: &Row) -> impl IntoView + use<> {
    let session = session();
    let (key, item) = (article.key, Item::Event(row.id));
    let class = row.standing.class();
    let notes = chronicle::notes(row).join(" · ");
    let go = move |_| {
        session.turn_to(key);
        session.choose(item.first(), Pane::Card);
    };
    view! {
        <li>
            <button type="button" class=format!("row happened {class}") title=article.title.clone() on:click=go>
                <i class=badge(article.index)>{article.index + 1}</i>
                <span class="name" dir="auto">{row.event.summary.clone()}</span>
                {(!notes.is_empty()).then(|| view! { <span class="notes"><em>{notes}</em></span> })}
            </button>
        </li>
    }
}

fn voice(voice: &Voice, articles: &[Article]) -> AnyView {
    /// Of whom somebody speaks most; the rest is in the articles.
    const ABOUT: usize = 5;
    let places = voice.quoted.iter().filter_map(|&(of, _, first, n)| {
        let article = articles.get(of)?;
        let name = format!("{}: {} in {}", voice.name, counted(n, "quote", "quotes"), article.title);
        let inner = view! { <i class=badge(article.index)>{article.index + 1}</i><span class="count">{n}</span> };
        Some(lead(article, Item::Quote(first), inner, name))
    });
    let about: Vec<&str> = voice.about.iter().take(ABOUT).map(|(name, _)| name.as_str()).collect();
    let more = voice.about.len().saturating_sub(ABOUT);
    let about = match (about.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("on {}", about.join(", "))),
        (false, more) => Some(format!("on {} and {more} more", about.join(", "))),
    };
    view! {
        <li class="common">
            <span class="name" dir="auto">{voice.name.clone()}</span>
            <span class="places">{places.collect_view()}</span>
            {about.map(|about| view! { <span class="notes" dir="auto">{about}</span> })}
        </li>
    }
    .into_any()
}
