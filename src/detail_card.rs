//! The detail card of the selected item: its properties, its mentions, related items, and other marks on the same
//! words.

use super::correction_form::CorrectionForm;
use super::download::copy;
use super::focus;
use super::navigation;
use super::state::{app_state, document_state, status_state, view_state};
use super::truncated_list::TruncatedList;
use dateline_schema::QuoteAct;
use dateline_view::article_view::ArticleView;
use dateline_view::dates;
use dateline_view::explanation;
use dateline_view::findings::{self, one_line};
use dateline_view::item::{Item, Place};
use dateline_view::letter_case::capitalized;
use dateline_view::speaker_names;
use dateline_view::state::Pane;
use dateline_view::timeline_view::{self, row};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The detail card. Empty if nothing is selected.
#[component]
pub fn Card() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    let place = Memo::new(move |_| view.chosen.get().map(|choice| choice.place));
    // The form stays open from one correction to the next.
    let correcting = RwSignal::new(false);
    move || {
        let (place, reading) = (place.get()?, document.reading.get()?);
        let n = reading.spans(place.item).len();
        let layer = reading.layer(place.item);
        let (kind, name) = heading(&reading, place);
        let form = {
            let reading = Arc::clone(&reading);
            // The form is built only when the reader opens it, because its list of all names is long.
            move || {
                correcting
                    .get()
                    .then(|| view! { <CorrectionForm reading=Arc::clone(&reading) place /> })
            }
        };
        Some(view! {
            <section id="card" class=format!("card {}", layer.class()) data-pane="card" tabindex="-1" aria-label="Details">
                <header>
                    <p class="kind">{kind}</p>
                    <Steps place n />
                    <button type="button" class="quiet close" aria-label="Close" on:click=move |_| focus::preserve_focus(|| view.chosen.set(None))>"×"</button>
                </header>
                <h2 dir="auto">{name}</h2>
                {match place.item {
                    Item::Entity(id) => entity(&reading, id).into_any(),
                    Item::Quote(id) => quote(&reading, id).into_any(),
                    Item::Event(id) => event(&reading, id).into_any(),
                    Item::Time(id) => time(&reading, id).into_any(),
                }}
                {beneath(&reading, place)}
                {reasons(&reading, place)}
                <details class="correct" prop:open=move || correcting.get_untracked() on:toggle=move |event| correcting.set(is_open(&event))>
                    <summary>"Correct this"</summary>
                    {form}
                </details>
            </section>
        })
    }
}

/// The position of the selected mention among all mentions ("2 of 7"), with buttons for the previous and the next
/// mention.
#[component]
fn Steps(place: Place, n: usize) -> impl IntoView {
    let state = app_state();
    (n > 1).then(|| view! {
        <div class="steps">
            <button type="button" class="quiet" aria-label="Previous mention" on:click=move |_| navigation::step(state, -1, Pane::Card)>"‹"</button>
            <span>{format!("{} of {n}", place.nth + 1)}</span>
            <button type="button" class="quiet" aria-label="Next mention" on:click=move |_| navigation::step(state, 1, Pane::Card)>"›"</button>
        </div>
    })
}

fn heading(reading: &ArticleView, place: Place) -> (String, String) {
    let words = || {
        reading
            .spans(place.item)
            .first()
            .map(|&span| one_line(reading.words(span)))
            .unwrap_or_default()
    };
    match place.item {
        Item::Entity(id) => {
            reading.entity(id).map(|e| (findings::kind_word(e.kind).to_owned(), e.name.clone()))
        }
        Item::Quote(id) => reading.quote(id).map(|q| {
            let who = speaker_names::all_speakers(reading, q)
                .unwrap_or_else(|| "Unknown speaker".to_owned());
            let what = if q.act == QuoteAct::Thought { "thought" } else { "quote" };
            (format!("{} {what}", capitalized(q.form.as_str())), who)
        }),
        Item::Event(id) => reading.event(id).map(|e| ("Event".to_owned(), e.summary.clone())),
        Item::Time(_) => Some(("Time".to_owned(), words())),
    }
    .unwrap_or_default()
}

fn entity(reading: &Arc<ArticleView>, id: u32) -> impl IntoView + use<> {
    let entity = reading.entity(id)?;
    let roles = (!entity.roles.is_empty()).then(|| entity.roles.join(" · "));
    let written = findings::spellings(reading, entity);
    let quotes: Vec<Item> = findings::quotes_by(reading, id).into_iter().map(Item::Quote).collect();
    let events: Vec<Item> =
        findings::events_with(reading, id).into_iter().map(Item::Event).collect();
    Some(view! {
        {roles.map(|roles| view! { <p class="roles" dir="auto">{roles}</p> })}
        {(!written.is_empty()).then(|| view! { <p class="also">"Also written: " {written.join(", ")}</p> })}
        {rows(reading, "Quotes", quotes)}
        {rows(reading, "Events", events)}
        {excerpts(reading, id)}
    })
}

fn quote(reading: &Arc<ArticleView>, id: u32) -> impl IntoView + use<> {
    let quote = reading.quote(id)?;
    let copied = RwSignal::new(false);
    let cue = quote.cue.map(|span| one_line(reading.words(span)));
    let speakers: Vec<Item> = quote.speakers.iter().copied().map(Item::Entity).collect();
    let inside = (0..)
        .zip(&reading.found.events)
        .filter(|(event, e)| e.quote == Some(id) && reading.is_main(*event));
    let inside: Vec<Item> = inside.map(|(id, _)| Item::Event(id)).collect();
    let status = status_state();
    let cited = findings::cited(reading, quote);
    let take = move |_| {
        let cited = cited.clone();
        spawn_local(async move {
            status.announce(match copy(&cited).await {
                Ok(()) => "Copied with source",
                Err(_) => "The browser blocked copying",
            });
            copied.set(true);
        });
    };
    Some(view! {
        <blockquote dir="auto">{findings::quoted(reading, quote)}</blockquote>
        <button type="button" class="link" on:click=take>
            {move || if copied.get() { "Copied with source" } else { "Copy with source" }}
        </button>
        {cue.map(|cue| view! { <p class="also">"Introduced by “" {cue} "”"</p> })}
        {rows(reading, "Speaker", speakers)}
        {rows(reading, "Events in this quote", inside)}
    })
}

fn event(reading: &Arc<ArticleView>, id: u32) -> impl IntoView + use<> {
    let row = row(reading, id, true)?;
    let event = row.event;
    let when = match &event.date {
        Some(date) => dates::full_label(date),
        None => "No date in the text".to_owned(),
    };
    let because = row.because.clone().map(|because| format!(", {because}"));
    let notes = timeline_view::notes(&row).join(" · ");
    let parts = event.args.iter().map(|arg| {
        let words = one_line(reading.words(arg.span));
        let token = arg.entity.map(|id| Item::Entity(id).to_string());
        let value = match token {
            Some(token) => view! { <button type="button" class="link" data-a=token dir="auto">{words}</button> }.into_any(),
            None => view! { <span dir="auto">{words}</span> }.into_any(),
        };
        view! { <dt>{findings::role_word(arg.role)}</dt><dd>{value}</dd> }
    });
    let quote: Vec<Item> = event.quote.map(Item::Quote).into_iter().collect();
    Some(view! {
        <p class="roles">{when}{because}</p>
        {(!notes.is_empty()).then(|| view! { <p class="also">{notes}</p> })}
        <dl>{parts.collect_view()}</dl>
        {rows(reading, "Quote", quote)}
    })
}

fn time(reading: &Arc<ArticleView>, id: u32) -> impl IntoView + use<> {
    let time = reading.found.times.get(id as usize)?;
    let dated: Vec<Item> = (0..)
        .zip(&reading.found.events)
        .filter(|(_, e)| e.time == Some(id))
        .map(|(id, _)| Item::Event(id))
        .collect();
    Some(view! {
        <p class="roles">{findings::time_words(time)}</p>
        {rows(reading, "Events", dated)}
    })
}

/// Lists every mention of an entity in its context. A click on a row selects the mention.
fn excerpts(reading: &Arc<ArticleView>, id: u32) -> impl IntoView + use<> {
    let item = Item::Entity(id);
    let n = reading.spans(item).len();
    let reading = Arc::clone(reading);
    let row = move |index: usize| {
        let place = Place { item, nth: index as u32 };
        findings::excerpt(&reading, place).map(|(before, words, after)| view! {
            <li><button type="button" class="row excerpt" data-a=place.to_string() dir="auto"><span>{before}" "<b>{words}</b>" "{after}</span></button></li>
        })
    };
    (n > 1).then(|| {
        view! {
            <details class="excerpts">
                <summary>{format!("All {n} mentions")}</summary>
                <TruncatedList n row />
            </details>
        }
    })
}

/// The evidence that led to the mark, and how often such marks are right.
fn reasons(reading: &ArticleView, place: Place) -> impl IntoView + use<> {
    let (because, trust) = explanation::explain(reading, place.item);
    (!because.is_empty()).then(|| {
        view! {
            <details class="why">
                <summary>"Why was this marked?"</summary>
                <ul>{because.into_iter().map(|reason| view! { <li dir="auto">{reason}</li> }).collect_view()}</ul>
                <p>{trust.words()}</p>
            </details>
        }
    })
}

fn is_open(event: &leptos::ev::Event) -> bool {
    event_target::<web_sys::HtmlDetailsElement>(event).open()
}

/// A list of items under a heading. A click on a row selects the item. Empty if there are no items.
fn rows(
    reading: &Arc<ArticleView>,
    heading: &'static str,
    items: Vec<Item>,
) -> impl IntoView + use<> {
    let n = items.len();
    let reading = Arc::clone(reading);
    let row = move |index: usize| {
        let item = items[index];
        let text = findings::title(&reading, item);
        view! { <li><button type="button" class="row" data-a=item.to_string() dir="auto">{text}</button></li> }
    };
    (n > 0)
        .then(|| view! { <h3>{heading}<span class="count">{n}</span></h3><TruncatedList n row /> })
}

/// Lists the other marks on the same words. If the item is an event in a quote, that quote is left out, because the
/// card already shows it.
fn beneath(reading: &Arc<ArticleView>, place: Place) -> impl IntoView + use<> {
    let named = match place.item {
        Item::Event(id) => reading.event(id).and_then(|event| event.quote).map(Item::Quote),
        _ => None,
    };
    let others = reading.over(place).into_iter().map(|place| place.item);
    rows(reading, "Also marked here", others.filter(|&item| Some(item) != named).collect())
}
