//! schema.org JSON-LD: a `NewsArticle` that mentions every named entity, with direct quotes as `Quotation`s and main
//! events as `Event`s. Denied events are left out.
//!
//! Nodes have blank identifiers (`_:e0`), because the article has no URL.
//! <https://schema.org/NewsArticle>

use super::fields::{standing, title, to_json, words};
use crate::article_view::ArticleView;
use crate::dates;
use crate::findings::{has_name, spellings};
use crate::layers::Layer;
use crate::speaker_names::who;
use dateline_schema::{ArgumentRole, Entity, Event, Polarity, Quote, QuoteAct, QuoteForm};
use serde_json::{Map, Value, json};

pub(super) fn article(reading: &ArticleView) -> String {
    let found = &reading.found;
    let named = (0..).zip(&found.entities).filter(|(_, entity)| has_name(entity));
    let main =
        found.events.iter().filter(|e| reading.is_main(e.id) && e.polarity == Polarity::Positive);
    let mentions: Vec<Value> = named
        .map(|(id, entity)| thing(reading, id, entity))
        .chain(main.map(|e| event(reading, e)))
        .collect();
    let said =
        found.quotes.iter().filter(|q| q.act == QuoteAct::Speech && q.form == QuoteForm::Direct);
    let quotations: Vec<Value> = said.map(|quote| quotation(reading, quote)).collect();
    let day = found.published.as_ref().filter(|day| dates::is_day(day));
    to_json(&known([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("headline", json!(title(reading))),
        ("datePublished", json!(day)),
        ("inLanguage", json!(found.language)),
        ("mentions", json!(mentions)),
        ("hasPart", json!(quotations)),
    ]))
}

/// Returns a JSON object with these properties, without those that are empty.
fn known<const N: usize>(properties: [(&str, Value); N]) -> Value {
    let empty = |value: &Value| {
        value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty)
    };
    let known = properties.into_iter().filter(|(_, value)| !empty(value));
    known.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into()
}

fn thing(reading: &ArticleView, id: u32, entity: &Entity) -> Value {
    let (kind, roles) = match Layer::of_kind(entity.kind) {
        Layer::People => ("Person", "jobTitle"),
        Layer::Organisations => ("Organization", "description"),
        Layer::Places => ("Place", "description"),
        _ => ("Thing", "description"),
    };
    known([
        ("@type", json!(kind)),
        ("@id", json!(node(id))),
        ("name", json!(entity.name)),
        ("alternateName", json!(spellings(reading, entity))),
        (roles, json!(entity.roles)),
    ])
}

fn node(entity: u32) -> String {
    format!("_:e{entity}")
}

/// Returns a reference to the node of an entity; `None` if there is no node, because only named entities have one.
fn reference(reading: &ArticleView, entity: Option<u32>) -> Option<Value> {
    let id = entity.filter(|&id| reading.entity(id).is_some_and(has_name))?;
    Some(json!({ "@id": node(id) }))
}

fn quotation(reading: &ArticleView, quote: &Quote) -> Value {
    const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];
    let parts = quote.content.iter().map(|&part| words(reading, part));
    let parts: Vec<String> = parts.map(|part| part.trim_matches(MARKS).to_owned()).collect();
    let (speaker, name) = who(reading, quote);
    known([
        ("@type", json!("Quotation")),
        ("text", json!(parts.join(" … "))),
        ("creator", json!(reference(reading, speaker).or(name.map(Value::from)))),
    ])
}

fn event(reading: &ArticleView, event: &Event) -> Value {
    let date = event.date.as_deref();
    let start = date.and_then(start);
    // If ISO 8601 can't express the date without a loss, the description contains the date in words.
    let vague = date.filter(|date| start.as_deref() != Some(*date)).map(dates::full_label);
    let told = [vague.unwrap_or_default(), standing(reading, event)];
    let told: Vec<&str> = told.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let place = event.args.iter().find(|arg| arg.role == ArgumentRole::Place);
    let at = place.map(|place| {
        reference(reading, place.entity).unwrap_or_else(|| words(reading, place.span).into())
    });
    let takes_part = |role| {
        matches!(role, ArgumentRole::Agent | ArgumentRole::Patient | ArgumentRole::Recipient)
    };
    let mut about: Vec<Value> = Vec::new();
    for arg in event.args.iter().filter(|arg| takes_part(arg.role)) {
        about.extend(reference(reading, arg.entity).filter(|one| !about.contains(one)));
    }
    known([
        ("@type", json!("Event")),
        ("name", json!(event.summary)),
        ("startDate", json!(start)),
        ("description", json!(told.join("; "))),
        ("location", json!(at)),
        ("about", json!(about)),
    ])
}

/// Converts a TIMEX3 value to ISO 8601 without adding precision: returns the components (year, month, day) that the
/// first and the last day of the value share. Returns `None` if these two days are in different years or are unknown.
fn start(value: &str) -> Option<String> {
    let days = dates::stretch(value)?;
    let (first, last) = (dates::calendar(days.start), dates::calendar(days.end - 1));
    let (year, month, day) = first;
    (year == last.0).then(|| match (month == last.1, first == last) {
        (_, true) => format!("{year:04}-{month:02}-{day:02}"),
        (true, false) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    })
}

#[cfg(test)]
mod tests {
    use super::start;

    #[test]
    fn dates_keep_their_precision() {
        for (value, expected) in [
            ("2015-10-15", Some("2015-10-15")),
            ("2015-10-15T09:30", Some("2015-10-15")),
            ("2015-W41", Some("2015-10")),
            ("2015-W40", Some("2015")),
            ("2015-10", Some("2015-10")),
            ("2015-Q3", Some("2015")),
            ("2015-WI", None),
            ("2015", Some("2015")),
            ("201", None),
            ("XXXX-WXX-4", None),
            ("", None),
        ] {
            assert_eq!(start(value).as_deref(), expected, "{value}");
        }
    }
}
