//! The timeline: what happened, in the order of happening, as precisely as the text tells; then what it leaves
//! undated. The day of publication, against which "Thursday" is read, can be given here.

use super::chronicle::{self, Row};
use super::dates;
use super::events::kin;
use super::item::Item;
use super::more::More;
use super::reading::Reading;
use super::session;
use leptos::prelude::*;
use std::sync::Arc;

/// The pane of the timeline.
#[component]
pub fn Timeline() -> impl IntoView {
    view! {
        <nav class="timeline" data-pane="timeline" aria-label="Timeline">
            <h2 class="title">"Timeline"</h2>
            <Published />
            <Entries />
        </nav>
    }
}

/// The day of publication; another one re-reads the timeline at once.
#[component]
fn Published() -> impl IntoView {
    let session = session();
    let found = move || {
        session
            .reading
            .with(|r| r.as_ref().and_then(|r| r.found.published.clone()))
            .unwrap_or_default()
    };
    let from = move || {
        session.reading.with(|r| match r.as_ref().and_then(|r| r.found.published_from.as_deref()) {
            Some("given") => "as you said",
            Some(_) => "read off the article",
            None => "not known: weekdays are ordered among themselves",
        })
    };
    let given = move || session.source.with(|source| source.published.is_some());
    let change = move |event| {
        let day = event_target_value(&event);
        if dates::is_day(&day) {
            session.publish(Some(day));
        } else if day.is_empty() {
            session.publish(None);
        }
    };
    view! {
        <div class="published">
            <label for="published">"Published"</label>
            <input id="published" type="date" prop:value=found on:change=change />
            <p>
                {from}
                <Show when=given>
                    " · "
                    <button type="button" class="link" on:click=move |_| session.publish(None)>"undo"</button>
                </Show>
            </p>
        </div>
    }
}

#[component]
fn Entries() -> impl IntoView {
    let session = session();
    move || {
        let reading = session.reading.get()?;
        let full = session.full.get();
        let published = reading.found.published.clone();
        let dated = chronicle::entries(&reading, full)
            .into_iter()
            .map(|entry| {
                let today = published.as_deref() == Some(entry.date);
                view! {
                    {entry.new_year.map(|year| view! { <li class="year"><h3>{year.to_owned()}</h3></li> })}
                    <li class="entry" data-precision=entry.precision.to_owned()>
                        <h4>
                            <time>{entry.label}</time>
                            {chronicle::precision_word(entry.precision).map(|words| view! { <span class="precision">{words}</span> })}
                            {today.then(|| view! { <span class="precision">"published"</span> })}
                        </h4>
                        {rows(&reading, &entry.rows)}
                    </li>
                }
            })
            .collect_view();
        let none = chronicle::entries(&reading, full).is_empty();
        let undated = chronicle::undated(&reading, full);
        let n_undated = undated.len();
        let minor = chronicle::n_minor(&reading);
        Some(view! {
            {none.then(|| view! { <p class="empty">{format!("No dated events: {n_undated} undated.")}</p> })}
            <ol class="entries">{dated}</ol>
            {(n_undated > 0).then(|| view! {
                <section class="undated">
                    <h3>"No date"<span class="count">{n_undated}</span></h3>
                    {rows(&reading, &undated)}
                </section>
            })}
            {(minor > 0 || full).then(|| view! {
                <button type="button" class="more" aria-pressed=full.to_string() on:click=move |_| session.full.update(|full| *full = !*full)>
                    {if full { "Show the main events alone".to_owned() } else { format!("Show {minor} lesser events too") }}
                </button>
            })}
        })
    }
}

fn rows(reading: &Arc<Reading>, rows: &[Row]) -> impl IntoView + use<> {
    let reading = Arc::clone(reading);
    let ids: Vec<u32> = rows.iter().map(|row| row.id).collect();
    let n = ids.len();
    let row =
        move |index: usize| chronicle::row(&reading, ids[index], true).as_ref().map(event_row);
    view! { <More n row /> }
}

fn event_row(row: &Row) -> impl IntoView + use<> {
    let notes = chronicle::notes(row);
    let class = row.standing.class();
    // That the rest is dated by the day of publication need not be said row by row: the card says it.
    let said = row.event.date_from.as_deref() != Some("published");
    let because = row.because.clone().filter(|_| said);
    view! {
        <li>
            <button type="button" class=format!("row happened {class}") data-a=Item::Event(row.id).to_string() data-kin=kin(row.event)>
                <i class=format!("stand {class}") aria-hidden="true"></i>
                <span class="name" dir="auto">{row.event.summary.clone()}</span>
                {(!notes.is_empty() || because.is_some()).then(|| view! {
                    <span class="notes">
                        {notes.into_iter().map(|note| view! { <em>{note}</em> }).collect_view()}
                        {because.map(|because| view! { <span>{because}</span> })}
                    </span>
                })}
            </button>
        </li>
    }
}
