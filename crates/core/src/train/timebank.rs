//! Parses TimeBank for the trainers of events: articles with gold events, which the current models analyse.

use super::corpora;
use crate::article::Article;
use crate::entities::Entities;
use crate::events::context::EventContext;
use crate::models::Models;
use crate::span::Span;
use crate::{mentions, syntax, time};
use serde::Deserialize;
use std::io;
use typed_index_collections::TiSlice;

/// An article of the corpus (a line of the file), with the fields that are used here.
#[derive(Debug, Deserialize)]
pub(super) struct Line {
    pub text: String,
    pub published: String,
    pub events: Vec<Gold>,
}

/// A gold event: its span in code points, its TimeML class in capitals, and the TIMEX3 value of its date, if it has
/// one.
#[derive(Debug, Deserialize)]
pub(super) struct Gold {
    pub span: (usize, usize),
    pub class: String,
    pub date: Option<String>,
}

/// Analyses an article of the corpus up to the event stage, without quotes and entities. Calls `read` with the
/// analysis and the byte spans of the gold events, and returns the result of `read`.
pub(super) fn with_context<T>(
    line: &Line,
    models: &Models,
    read: impl FnOnce(&EventContext, &[Span]) -> T,
) -> io::Result<T> {
    let malformed = || corpora::malformed("TimeBank", &line.published);
    let published = line.published.parse().map_err(|_| malformed())?;
    let places: Vec<usize> =
        line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let bytes = |gold: &Gold| Some(Span::new(*places.get(gold.span.0)?, *places.get(gold.span.1)?));
    let spans: Vec<Span> =
        line.events.iter().map(bytes).collect::<Option<_>>().ok_or_else(malformed)?;
    let article = Article::new(line.text.clone(), Some(published)).map_err(|_| malformed())?;
    let document = syntax::parse(&article, &models.words, &models.syntax);
    let mentions = mentions::find(&document, &models.words, &models.mentions);
    let timexes = time::find(&document);
    let entities =
        Entities { list: Vec::new().into(), of_mention: vec![None; mentions.len()].into() };
    let context =
        EventContext::new(&document, &mentions, TiSlice::from_ref(&[]), &entities, &timexes);
    Ok(read(&context, &spans))
}

/// Returns the index of the first gold event whose span overlaps that of the token.
pub(super) fn event_at(spans: &[Span], token: Span) -> Option<usize> {
    spans.iter().position(|span| span.start < token.end && token.start < span.end)
}
