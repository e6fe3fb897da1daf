//! The comparison of several articles: who and what they share, one timeline of all, and whom each of them quotes.
//! Every row leads to its place in its article.

use crate::article_tabs::badge;
use crate::panel_messages::{PageCommand, PanelRequest, send_command};
use crate::truncated_list::TruncatedList;
use dateline_view::article_view::ArticleView;
use dateline_view::comparison::{Comparison, Shared, Voice, compare};
use dateline_view::dates;
use dateline_view::item::Item;
use dateline_view::layers::Layer;
use dateline_view::state::counted;
use dateline_view::timeline_view::{self, Row};
use leptos::prelude::*;

/// An open article and the view of its analysis.
struct Article {
    key: u32,
    /// Its index among the open articles, which gives it its number and colour.
    index: usize,
    title: String,
    reading: ArticleView,
}

/// The comparison. Empty until it is requested; the page shows and hides it.
#[component]
pub fn SideBySide(
    /// The latest request of the page.
    asked: RwSignal<Option<PanelRequest>>,
) -> impl IntoView {
    move || {
        let article = |article: crate::panel_messages::AnalysedArticle| Article {
            key: article.key,
            index: article.index,
            title: article.title,
            reading: ArticleView::new(article.text, article.found, 0.0),
        };
        let articles: Vec<Article> = asked.get()?.articles.into_iter().map(article).collect();
        let readings: Vec<&ArticleView> = articles.iter().map(|a| &a.reading).collect();
        let Comparison { shared, days, unplaced, voices } = compare(&readings);
        let none = days.is_empty();
        let days = days.into_iter().map(|day| {
            let rows = day.rows.iter().map(|(of, row)| event(&articles[*of], row)).collect_view();
            view! {
                {day.heading.map(|heading| view! { <li class="year"><h3>{heading}</h3></li> })}
                <li class="entry" data-precision=day.precision.as_str()>
                    <h4>
                        <time>{day.label}</time>
                        {timeline_view::precision_word(day.precision).map(|words| view! { <span class="precision">{words}</span> })}
                    </h4>
                    <ul>{rows}</ul>
                </li>
            }
        });
        let days = days.collect_view();
        Some(view! {
            <main class="together" aria-label="Comparison">
                <section>
                    <h2>"Articles"</h2>
                    <ul class="articles">{articles.iter().map(summary).collect_view()}</ul>
                    <h2>"In common"</h2>
                    {list(shared.iter().map(|shared| common(shared, &articles)).collect(), "No names in common.")}
                </section>
                <section class="timeline">
                    <h2>"Combined timeline"</h2>
                    {none.then(|| view! { <p class="empty">"No dated events."</p> })}
                    <ul class="entries">{days}</ul>
                    {(unplaced > 0).then(|| view! {
                        <p class="empty">{format!("Left out, because the article has no date of publication: {}.", counted(unplaced, "event", "events"))}</p>
                    })}
                </section>
                <section>
                    <h2>"Who is quoted, and about whom"</h2>
                    {list(voices.iter().map(|v| voice(v, &articles)).collect(), "No quotes by named speakers.")}
                </section>
            </main>
        })
    }
}

/// Returns a handler that makes the page show an article, at an item if one is given.
fn go(key: u32, item: Option<Item>) -> impl Fn(leptos::ev::MouseEvent) {
    move |_| {
        send_command(&PageCommand::ShowArticle { key, item: item.map(|item| item.to_string()) });
    }
}

/// A list of rows, or the text `none` if there are no rows.
fn list(rows: Vec<AnyView>, none: &'static str) -> impl IntoView + use<> {
    let n = rows.len();
    let rows = StoredValue::new_local(rows.into_iter().map(Some).collect::<Vec<_>>());
    let row = move |at: usize| rows.try_update_value(|rows| rows[at].take()).flatten();
    if n == 0 {
        view! { <p class="empty">{none}</p> }.into_any()
    } else {
        view! { <TruncatedList n row /> }.into_any()
    }
}

/// A button that shows an item of an article. Its label is the number of the article and the count `n`. `what` names
/// what is counted ("mentions").
fn lead(article: &Article, item: Item, n: usize, what: &str) -> AnyView {
    view! {
        <button type="button" class="quiet lead" title=article.title.clone() on:click=go(article.key, Some(item))>
            <i class=badge(article.index)>{article.index + 1}</i>
            <span class="count">{n}<span class="unseen">{format!(" {what} in {}", article.title)}</span></span>
        </button>
    }
    .into_any()
}

fn summary(article: &Article) -> impl IntoView + use<> {
    let reading = &article.reading;
    let published = reading.found.published.as_deref().map(dates::full_label);
    let facts = [
        published,
        Some(counted(reading.count(Layer::People), "person", "people")),
        Some(counted(reading.count(Layer::Quotes), "quote", "quotes")),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    view! {
        <li>
            <button type="button" class="row" on:click=go(article.key, None)>
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
        let what = if n == 1 { "mention" } else { "mentions" };
        Some(lead(article, Item::Entity(id), n, what))
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
    let class = row.standing.class();
    let notes = timeline_view::notes(row).join(" · ");
    view! {
        <li>
            <button type="button" class=format!("row happened {class}") title=article.title.clone() on:click=go(article.key, Some(Item::Event(row.id)))>
                <i class=badge(article.index)>{article.index + 1}</i>
                <span class="name" dir="auto">{row.words(&article.reading)}</span>
                {(!notes.is_empty()).then(|| view! { <span class="notes"><em>{notes}</em></span> })}
            </button>
        </li>
    }
}

fn voice(voice: &Voice, articles: &[Article]) -> AnyView {
    /// The maximum number of names that are listed, out of those that a speaker's quotes mention. The other names are
    /// only counted.
    const ABOUT: usize = 5;
    let places = voice.quoted.iter().filter_map(|&(of, _, first, n)| {
        let article = articles.get(of)?;
        let what = if n == 1 { "quote" } else { "quotes" };
        Some(lead(article, Item::Quote(first), n, what))
    });
    let about: Vec<&str> = voice.about.iter().take(ABOUT).map(|(name, _)| name.as_str()).collect();
    let more = voice.about.len().saturating_sub(ABOUT);
    let about = match (about.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("about {}", about.join(", "))),
        (false, more) => Some(format!("about {} and {more} more", about.join(", "))),
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
