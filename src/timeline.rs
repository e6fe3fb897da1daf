//! The timeline pane. The short timeline shows sentences of the article in three parts ("Before", "The news", "What
//! comes next"); the full one shows all dated events. The reader can choose between chronological order and the order
//! of the text. Dates are as precise as in the text, and undated events come last. The reader can also set the day of
//! publication, from which the core resolves words such as "Thursday" to a date.

use super::correction_actions;
use super::event_list::kin;
use super::state::{app_state, document_state, view_state};
use super::truncated_list::TruncatedList;
use dateline_schema::{DateFrom, Precision, PublishedFrom};
use dateline_view::article_view::ArticleView;
use dateline_view::dates;
use dateline_view::histogram::{self, Histogram};
use dateline_view::item::Item;
use dateline_view::narrative_order;
use dateline_view::state::{Order, counted};
use dateline_view::timeline_view::{self, Entry, Row};
use js_sys::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// The timeline pane.
#[component]
pub fn Timeline() -> impl IntoView {
    view! {
        <nav class="timeline" data-pane="timeline" aria-label="Timeline">
            <h2 class="title">"Timeline"</h2>
            <Published />
            <Choices />
            <Events />
        </nav>
    }
}

/// The day of publication. A change starts a new analysis at once.
#[component]
fn Published() -> impl IntoView {
    let state = app_state();
    let document = state.document;
    let found = move || {
        document
            .reading
            .with(|r| r.as_ref().and_then(|r| r.found.published.clone()))
            .unwrap_or_default()
    };
    // The day of publication with which an embedded article came.
    let came = move || document.origin.with(|origin| origin.as_ref()?.published.clone());
    let given = move || document.source.with(|source| source.published != came());
    let from = move || {
        document.reading.with(|r| match r.as_ref().and_then(|r| r.found.published_from) {
            Some(PublishedFrom::Given) if !given() => "came with the article",
            Some(PublishedFrom::Given) => "set by you",
            Some(PublishedFrom::Dateline) => "found in the article",
            None => "When was this published? ",
        })
    };
    let unknown =
        move || document.reading.with(|r| r.as_ref().is_some_and(|r| r.found.published.is_none()));
    let recent = move |name: &'static str, days: u32| {
        let set = move |_| correction_actions::set_publication_day(state, Some(local_day(days)));
        view! { <button type="button" class="link" on:click=set>{name}</button> }
    };
    let change = move |event| {
        let day = event_target_value(&event);
        if dates::is_day(&day) {
            correction_actions::set_publication_day(state, Some(day));
        } else if day.is_empty() {
            correction_actions::set_publication_day(state, None);
        }
    };
    view! {
        <div class="published">
            <label for="published">"Published"</label>
            <input id="published" type="date" value=untrack(found) prop:value=found on:change=change />
            <p>
                {from}
                <Show when=unknown>{recent("Today", 0)} " · " {recent("Yesterday", 1)}</Show>
                <Show when=given>
                    " · "
                    <button type="button" class="link" on:click=move |_| correction_actions::set_publication_day(state, came())>"use the article's date"</button>
                </Show>
            </p>
        </div>
    }
}

/// Returns the day that is some days before today in the reader's time zone, as `YYYY-MM-DD`.
fn local_day(days_before: u32) -> String {
    let date = Date::new_0();
    date.set_date(date.get_date() - days_before);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The controls for the order of the events, and for whether the timeline scrolls with the text.
#[component]
fn Choices() -> impl IntoView {
    let view = view_state();
    let order = move |order: Order, name: &'static str| {
        let chosen = move || (view.order.get() == order).to_string();
        view! { <button type="button" aria-pressed=chosen on:click=move |_| view.order.set(order)>{name}</button> }
    };
    view! {
        <div class="choices" role="group" aria-label="Order of events">
            {order(Order::Chronological, "By date")}
            {order(Order::Narrative, "As told")}
        </div>
        <label class="follow">
            <input type="checkbox" prop:checked=move || view.follows_reading.get() on:change=move |event| view.follows_reading.set(event_target_checked(&event)) />
            "Scroll with the text"
        </label>
    }
}

#[component]
fn Events() -> impl IntoView {
    let (document, view) = (document_state(), view_state());
    move || {
        let (reading, full) = (document.listed.get()?, view.all_events.get());
        let minor = timeline_view::n_minor(&reading);
        let events = match view.order.get() {
            Order::Chronological => happened(&reading, full).into_any(),
            Order::Narrative => as_told(&reading, full).into_any(),
        };
        Some(view! {
            {events}
            {(minor > 0 || full).then(|| view! {
                <button type="button" class="more" aria-pressed=full.to_string() on:click=move |_| view.all_events.update(|full| *full = !*full)>
                    {if full { "Show main events only".to_owned() } else { format!("Show {}", counted(minor, "more event", "more events")) }}
                </button>
            })}
        })
    }
}

fn happened(reading: &Arc<ArticleView>, full: bool) -> impl IntoView + use<> {
    let published = reading.found.published.clone();
    let entries = timeline_view::entries(reading, full);
    let none = entries.is_empty();
    let histogram = if full { histogram::histogram(&entries) } else { None };
    let spread = histogram.map(|histogram| spread(&histogram));
    let n = entries.len();
    let dates: Vec<_> = entries.iter().map(OwnedEntry::from).collect();
    let (whole, published) = (Arc::clone(reading), published);
    let row = move |index: usize| date(&whole, &dates[index], index, published.as_deref(), full);
    let undated: Vec<u32> =
        timeline_view::undated(reading, full).iter().map(|row| row.id).collect();
    let n_undated = undated.len();
    view! {
        {spread}
        {none.then(|| view! { <p class="empty">{if full { "No dated events." } else { "No dated main events." }}</p> })}
        <div class="entries"><TruncatedList n row /></div>
        {(n_undated > 0).then(|| view! {
            <section class="undated">
                <h3>"No date"<span class="count">{n_undated}</span></h3>
                {rows(reading, undated, full)}
            </section>
        })}
    }
}

/// A copy of an [`Entry`] that does not borrow from the article view.
struct OwnedEntry {
    heading: Option<String>,
    label: String,
    value: String,
    precision: Precision,
    events: Vec<u32>,
}

impl From<&Entry<'_>> for OwnedEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            heading: entry.heading.clone(),
            label: entry.label.clone(),
            value: entry.date.to_owned(),
            precision: entry.precision,
            events: entry.rows.iter().map(|row| row.id).collect(),
        }
    }
}

fn date(
    reading: &Arc<ArticleView>,
    date: &OwnedEntry,
    index: usize,
    published: Option<&str>,
    full: bool,
) -> impl IntoView + use<> {
    let today = published == Some(&*date.value);
    view! {
        {date.heading.clone().map(|heading| view! { <li class="year"><h3>{heading}</h3></li> })}
        <li class="entry" id=format!("entry-{index}") data-precision=date.precision.as_str()>
            <h4>
                <time>{date.label.clone()}</time>
                {timeline_view::precision_word(date.precision).map(|words| view! { <span class="precision">{words}</span> })}
                {today.then(|| view! { <span class="precision">"published"</span> })}
            </h4>
            {rows(reading, date.events.clone(), full)}
        </li>
    }
}

/// The histogram. It is hidden from screen readers, because the list below contains the same information.
fn spread(histogram: &Histogram) -> impl IntoView + use<> {
    let most = histogram.bars.iter().map(|bar| bar.weight).fold(1.0, f64::max);
    let n = histogram.bars.len();
    let bars = histogram.bars.clone().into_iter().enumerate().map(move |(at, bar)| {
        let height =
            if bar.weight > 0.0 { (bar.weight / most * 300.0).max(30.0) as usize } else { 0 };
        let entry = bar.entry.map(|entry| format!("entry-{entry}"));
        view! {
            <rect class="slot" x=at * 10 y="0" width="10" height="320" data-to=entry />
            <rect class="column" x=at * 10 + 1 y=320 - height width="8" height=height />
        }
    });
    let (first, last) = (histogram.first.clone(), histogram.last.clone());
    view! {
        <div class="spread" aria-hidden="true">
            <svg viewBox=format!("0 0 {} 320", n * 10) preserveAspectRatio="none">{bars.collect_view()}</svg>
            <p><span>{first.clone()}</span>{(last != first).then(|| view! { <span>{last}</span> })}</p>
        </div>
    }
}

fn as_told(reading: &Arc<ArticleView>, full: bool) -> impl IntoView + use<> {
    let told = narrative_order::narrative(reading, full);
    let n = told.len();
    let jumps: Vec<_> =
        told.iter().map(|told| (told.row.id, told.date.clone(), told.jump.clone())).collect();
    let reading = Arc::clone(reading);
    let row = move |index: usize| {
        let (id, date, jump) = jumps[index].clone();
        let row = timeline_view::row(&reading, id, full);
        view! {
            {jump.map(|jump| view! {
                <li class="jump" class:back=jump.back><span>{jump.words}</span></li>
            })}
            {row.as_ref().map(|row| event_row(&reading, row, Some(date.unwrap_or_else(|| "no date".to_owned()))))}
        }
    };
    view! { <div class="told"><TruncatedList n row /></div> }
}

fn rows(reading: &Arc<ArticleView>, ids: Vec<u32>, full: bool) -> impl IntoView + use<> {
    let reading = Arc::clone(reading);
    let n = ids.len();
    let row = move |index: usize| {
        let row = timeline_view::row(&reading, ids[index], full)?;
        Some(event_row(&reading, &row, None))
    };
    view! { <TruncatedList n row /> }
}

/// A row for an event, with its date if no heading shows it.
fn event_row(reading: &ArticleView, row: &Row, date: Option<String>) -> impl IntoView + use<> {
    let notes = timeline_view::notes(row);
    let class = row.standing.class();
    // On the full timeline, a row does not say that the date of its event is the day of publication. The detail card
    // says so.
    let said = row.line.is_some() || row.event.date_from != Some(DateFrom::Published);
    let because = row.because.clone().filter(|_| said);
    let [clause, rest] = row.parts(reading).map(str::to_owned);
    view! {
        <li>
            <button type="button" class=format!("row happened {class}") data-a=Item::Event(row.id).to_string() data-kin=kin(row.event)>
                <i class=format!("stand {class}") aria-hidden="true"></i>
                <span class="name" class:line=row.line.is_some() dir="auto">{clause}<span class="rest">{rest}</span></span>
                {(!notes.is_empty() || because.is_some() || date.is_some()).then(|| view! {
                    <span class="notes">
                        {date.map(|date| view! { <span class="date">{date}</span> })}
                        {notes.into_iter().map(|note| view! { <em>{note}</em> }).collect_view()}
                        {because.map(|because| view! { <span>{because}</span> })}
                    </span>
                })}
            </button>
        </li>
    }
}
