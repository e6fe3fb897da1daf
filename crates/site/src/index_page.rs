//! Renders the start page of a site: the list of articles, a timeline of all of them, and an index of names.
//! `site_index` derives the content. `public/library.js` searches the page by hiding rows and does not need the
//! page's program (WebAssembly). Without scripts all rows are shown.

use super::site_index::{Card, Dated, Link, Named, SiteIndex};
use dateline_view::histogram::Histogram;
use dateline_view::layers::Layer;
use dateline_view::state::counted;
use leptos::prelude::*;

/// Renders the content of the start page. `plain` is the address of the page for the reader's own texts.
pub(super) fn page(library: &SiteIndex, plain: &str) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view(library, plain).to_html());
    owner.cleanup();
    html
}

/// Returns the id and the heading of a layer's section.
fn heading(layer: Layer) -> (&'static str, &'static str) {
    match layer {
        Layer::People => ("people", "People"),
        Layer::Organisations => ("organisations", "Organisations"),
        _ => ("places", "Places"),
    }
}

fn view(library: &SiteIndex, plain: &str) -> impl IntoView + use<> {
    let n = library.cards.len();
    let (has_dates, plain) = (!library.timeline.is_empty(), plain.to_owned());
    let ways = library.names.iter().map(|(layer, names)| {
        let (id, name) = heading(*layer);
        view! { <li><a href=format!("#{id}")>{name}<span class="count">{names.len()}</span></a></li> }
    });
    let names = library.names.iter().map(|(layer, names)| index(*layer, names, &library.cards));
    view! {
        <div class="app library">
            <header class="bar">
                <a class="skip" href="#articles">"Skip to the articles"</a>
                <p class="brand">"Dateline"</p>
                <p class="about"></p>
                <a class="button" href=plain>"Analyse your own text"</a>
            </header>
            <main>
                <h1>"Articles"</h1>
                <p class="lede">"Each article opens with its people, places, quotes and events marked."</p>
                <div id="seek" role="search" hidden>
                    <input type="search" aria-label="Search all articles" placeholder="A person, a place, a year …" autocomplete="off" spellcheck="false" />
                    <p role="status"></p>
                </div>
                <nav class="ways" aria-label="On this page">
                    <ul>
                        <li><a href="#articles">"Articles"<span class="count">{n}</span></a></li>
                        {has_dates.then(|| view! { <li><a href="#dates">"Timeline"<span class="count">{library.timeline.len()}</span></a></li> })}
                        {ways.collect_view()}
                    </ul>
                </nav>
                <section id="articles" aria-labelledby="articles-heading">
                    <h2 id="articles-heading" class="unseen">{counted(n, "article", "articles")}</h2>
                    <ul class="cards">{library.cards.iter().map(card).collect_view()}</ul>
                </section>
                {has_dates.then(|| timeline(&library.timeline, &library.cards))}
                {names.collect_view()}
                <p class="licences"><a href="THIRD-PARTY-NOTICES.txt">"Licences and notices"</a></p>
            </main>
        </div>
    }
}

fn card(card: &Card) -> impl IntoView + use<> {
    let found = &card.reading.found;
    let source = card.origin.words_and_link().map(|(words, _)| words);
    let published = card.published();
    let quotes = card.reading.count(Layer::Quotes);
    let quotes = (quotes > 0).then(|| counted(quotes, "quote", "quotes"));
    let english = found.language.is_some();
    let (people, places) = (card.foremost(Layer::People), card.foremost(Layer::Places));
    view! {
        <li class="card-of" data-row="" data-article=card.address.clone()>
            <h3><a href=card.address.clone() dir="auto">{card.title.clone()}</a></h3>
            <p class="meta">
                {source.map(|source| view! { <span dir="auto">{source}</span> })}
                {published.map(|(words, day)| view! { <time datetime=day>{words}</time> })}
                {quotes.map(|quotes| view! { <span>{quotes}</span> })}
                {(!english).then(|| view! { <span class="foreign">"not English: results will be poor"</span> })}
            </p>
            {links("People", "person", &people)}
            {links("Places", "place", &places)}
            {card.strip().as_ref().map(spread)}
        </li>
    }
}

fn links(what: &'static str, class: &'static str, links: &[Link]) -> impl IntoView + use<> {
    let list = links.iter().map(|Link { name, address }| {
        view! { <li><a href=address.clone() dir="auto">{name.clone()}</a></li> }
    });
    (!links.is_empty()).then(
        || view! { <ul class=format!("names {class}") aria-label=what>{list.collect_view()}</ul> },
    )
}

/// Renders the histogram of an article. It is hidden from screen readers, since the timeline has the same information.
fn spread(strip: &Histogram) -> impl IntoView + use<> {
    let most = strip.bars.iter().map(|bar| bar.weight).fold(1.0, f64::max);
    let n = strip.bars.len();
    let bars =
        strip.bars.iter().enumerate().filter(|(_, bar)| bar.weight > 0.0).map(|(at, bar)| {
            let height = (bar.weight / most * 16.0).max(3.0);
            // Rounds to hundredths, to keep the page small.
            let [x, y, height] =
                [at as f64 + 0.1, 16.0 - height, height].map(|v| (v * 100.0).round() / 100.0);
            view! { <rect x=x y=y width="0.8" height=height /> }
        });
    let (first, last) = (strip.first.clone(), strip.last.clone());
    let between = if first == last { first } else { format!("{first} – {last}") };
    view! {
        <p class="when" aria-hidden="true">
            <svg viewBox=format!("0 0 {n} 16") preserveAspectRatio="none">{bars.collect_view()}</svg>
            <span>{between}</span>
        </p>
    }
}

fn timeline(dates: &[Dated], cards: &[Card]) -> impl IntoView + use<> {
    let entry = |dated: &Dated| {
        let events = dated.events.iter().map(|event| {
            let class = event.standing.class();
            let title = cards.get(event.article).map(|card| card.title.clone());
            view! {
                <li class="happened" data-row="">
                    <i class=format!("stand {class}") aria-hidden="true"></i>
                    <a href=event.address.clone() dir="auto">{event.summary.clone()}</a>
                    {(!event.notes.is_empty()).then(|| view! { <em>{event.notes.clone()}</em> })}
                    <span class="of" dir="auto">{title}</span>
                </li>
            }
        });
        view! {
            {dated.heading.clone().map(|heading| view! { <h3>{heading}</h3> })}
            <div class="dated" data-group="">
                <h4><time datetime=dated.value.clone()>{dated.label.clone()}</time></h4>
                <ul>{events.collect_view()}</ul>
            </div>
        }
    };
    view! {
        <section id="dates" aria-labelledby="dates-heading">
            <h2 id="dates-heading">"Timeline"</h2>
            {dates.iter().map(entry).collect_view()}
        </section>
    }
}

/// Renders the index of a layer's names: first the names that several articles share, then the other names. If
/// there are shared names, the others are in a collapsed list.
fn index(layer: Layer, names: &[Named], cards: &[Card]) -> impl IntoView + use<> {
    let (id, heading) = heading(layer);
    let (shared, single): (Vec<&Named>, Vec<&Named>) =
        names.iter().partition(|named| named.places.len() > 1);
    let n = single.len();
    let row = |named: &&Named| {
        let places = named.places.iter().map(|(at, address)| {
            let title = cards.get(*at).map(|card| card.title.clone());
            view! { <li><a href=address.clone() dir="auto">{title}</a></li> }
        });
        view! {
            <li data-row="">
                <b dir="auto">{named.name.clone()}</b>
                <ul>{places.collect_view()}</ul>
            </li>
        }
    };
    let single: Vec<_> = single.iter().map(row).collect();
    let single = view! { <ul class="index">{single}</ul> };
    let single = if shared.is_empty() || n == 0 {
        single.into_any()
    } else {
        view! { <details data-group=""><summary>{format!("In one article: {n}")}</summary>{single}</details> }.into_any()
    };
    let shared = shared.iter().map(row).collect_view();
    view! {
        <section id=id aria-labelledby=format!("{id}-heading")>
            <h2 id=format!("{id}-heading")><i class=format!("dot {}", layer.class()) aria-hidden="true"></i>{heading}</h2>
            <ul class="index shared">{shared}</ul>
            {single}
        </section>
    }
}
