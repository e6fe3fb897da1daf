//! The form in the detail card that corrects the selected item.

use super::correction_actions;
use super::state::{AppState, app_state};
use dateline_schema::{EntityKind, MentionForm, Offsets};
use dateline_view::apply::anchor;
use dateline_view::article_view::ArticleView;
use dateline_view::corrections::{self, Anchor, Correction};
use dateline_view::findings::{self, KINDS, one_line};
use dateline_view::item::{Item, Place};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The fields that apply to the selected item. Empty if the article view has no such place.
#[component]
pub fn CorrectionForm(
    /// The article view.
    reading: Arc<ArticleView>,
    /// The selected place.
    place: Place,
) -> impl IntoView {
    let state = app_state();
    let anchor = anchor(&reading.found, place)?;
    let (fields, none) = match place.item {
        Item::Entity(id) => {
            (entity(state, &reading, id, anchor.span).into_any(), "Remove this mark")
        }
        Item::Quote(id) => (quote(state, &reading, id, anchor.span).into_any(), "Remove this mark"),
        Item::Event(id) => (event(state, &reading, id, anchor.span).into_any(), "Remove this mark"),
        Item::Time(_) => (().into_any(), "Remove this mark"),
    };
    Some(view! {
        <div class="mend">
            {fields}
            <div class="mend-acts">
                {matches!(place.item, Item::Entity(_)).then(|| split(state, &reading, place, anchor))}
                <button type="button" on:click=move |_| correction_actions::correct(state, Correction::Hide { what: anchor })>{none}</button>
            </div>
        </div>
    })
}

fn entity(state: AppState, reading: &ArticleView, id: u32, at: Offsets) -> impl IntoView + use<> {
    let entity = reading.entity(id)?;
    let (kind, name) = (entity.kind, entity.name.clone());
    let retype = move |event| {
        if let Some(kind) = EntityKind::parse(&event_target_value(&event)) {
            correction_actions::correct(state, Correction::Retype { entity: at, kind });
        }
    };
    let field = NodeRef::<html::Input>::new();
    let before = name.clone();
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = one_line(&field.get().map(|field| field.value()).unwrap_or_default());
        if !name.is_empty() && name != before {
            correction_actions::correct(state, Correction::Rename { entity: at, name });
        }
    };
    let merge = move |mention| {
        correction_actions::correct(state, Correction::Merge { entity: at, into: mention });
    };
    Some(view! {
        <div class="field">
            <label for="mend-kind">"Kind"</label>
            <select id="mend-kind" on:change=retype>
                {KINDS.map(|(value, word)| view! { <option value=value.as_str() selected=value == kind>{word}</option> }).collect_view()}
            </select>
        </div>
        <form on:submit=rename class="field">
            <label for="mend-name">"Name"</label>
            <input id="mend-name" node_ref=field type="text" autocomplete="off" value=name />
            <button type="submit">"Rename"</button>
        </form>
        <div class="field">
            <label for="mend-choice">"Merge with"</label>
            {choice(reading, Some(id), None, "Choose …", move |mention| if let Some(mention) = mention { merge(mention) })}
        </div>
    })
}

fn split(
    state: AppState,
    reading: &ArticleView,
    place: Place,
    anchor: Anchor,
) -> impl IntoView + use<> {
    let Item::Entity(id) = place.item else { return None };
    let entity = reading.entity(id)?;
    let mention = entity.mentions.get(place.nth as usize)?;
    let words = one_line(reading.words(mention.span));
    let alike = |m: &&dateline_schema::Mention| {
        m.span == mention.span
            || (mention.form == MentionForm::Name
                && m.form == MentionForm::Name
                && one_line(reading.words(m.span)) == words)
    };
    let n = entity.mentions.iter().filter(alike).count();
    let act =
        move |_| correction_actions::correct(state, Correction::Split { mention: anchor.span });
    let label = if n > 1 {
        format!("Split off: a different “{words}” ({n} mentions)")
    } else {
        format!("Split off: a different “{words}”")
    };
    (n < entity.mentions.len())
        .then(|| view! { <button type="button" on:click=act>{label}</button> })
}

fn quote(state: AppState, reading: &ArticleView, id: u32, at: Offsets) -> impl IntoView + use<> {
    let quote = reading.quote(id)?;
    let set = move |speaker| {
        correction_actions::correct(state, Correction::Speaker { quote: at, speaker });
    };
    // If the source of the quote is not an entity, the empty option shows the words of the source.
    let words = match (quote.speaker, quote.source) {
        (None, Some(source)) => one_line(reading.words(source)),
        _ => "Unknown speaker".to_owned(),
    };
    Some(view! {
        <div class="field">
            <label for="mend-choice">"Said by"</label>
            {choice(reading, None, quote.speaker, &words, set)}
        </div>
    })
}

fn event(state: AppState, reading: &ArticleView, id: u32, at: Offsets) -> impl IntoView + use<> {
    let date = reading.event(id)?.date.clone().unwrap_or_default();
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None);
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = field.get().map(|field| field.value()).unwrap_or_default();
        match corrections::date(&typed) {
            Ok(date) => correction_actions::correct(state, Correction::Date { event: at, date }),
            Err(why) => wrong.set(Some(why)),
        }
    };
    Some(view! {
        <form on:submit=set class="field">
            <label for="mend-date">"When"</label>
            <input
                id="mend-date"
                node_ref=field
                type="text"
                autocomplete="off"
                placeholder="2015, 2015-10 or 2015-10-15"
                aria-describedby="wrong-date"
                value=date
            />
            <button type="submit">"Set date"</button>
        </form>
        <p id="wrong-date" class="wrong" role="alert">{move || wrong.get()}</p>
    })
}

/// A drop-down list of the named entities, the most mentioned first. `without` is the entity that is left out,
/// `chosen` the preselected entity, and `none` the label of the empty option. `act` receives the span of a mention
/// of the selected entity; `None` for the empty option.
fn choice<F: Fn(Option<Offsets>) + 'static>(
    reading: &ArticleView,
    without: Option<u32>,
    chosen: Option<u32>,
    none: &str,
    act: F,
) -> impl IntoView + use<F> {
    let others: Vec<(u32, String, Offsets)> = findings::named(reading)
        .into_iter()
        .filter(|(id, _)| Some(*id) != without)
        .filter_map(|(id, entity)| Some((id, entity.name.clone(), entity.mentions.first()?.span)))
        .collect();
    let spans: Vec<Offsets> = others.iter().map(|(.., span)| *span).collect();
    let options = others.into_iter().enumerate().map(|(at, (id, name, _))| {
        view! { <option value=at.to_string() selected=chosen == Some(id)>{name}</option> }
    });
    let none = none.to_owned();
    view! {
        <select id="mend-choice" on:change=move |event| act(event_target_value(&event).parse().ok().and_then(|at: usize| spans.get(at).copied()))>
            <option value="">{none}</option>
            {options.collect_view()}
        </select>
    }
}
