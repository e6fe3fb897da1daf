//! The analysis engine of Dateline. It annotates a news article: who, what, when, where, and who said so.
//!
//! # Steps
//!
//! 1. [`Article`]: pasted text or HTML becomes clean text with its headline, paragraphs and date of publication.
//!    This is the last step that changes characters.
//! 2. [`Document`](document::Document): tokens, sentences, tags, lemmas and a tree ([`syntax::parse`]).
//! 3. [`Mention`](mentions::Mention)s: names, descriptions and pronouns ([`mentions::find`]).
//! 4. [`Quote`](quotes::Quote)s: what was said, the words that report it, and the words that name its source
//!    ([`quotes::find`]). A speaker is a mention here, so this step does not need entities.
//! 5. [`Entities`](entities::Entities): clusters of coreferent mentions; "I" inside a quote is its speaker
//!    ([`entities::resolve`]).
//! 6. [`Timex`](time::Timex)es: time expressions with their values ([`time::find`]).
//! 7. [`Event`](events::Event)s: what happened, to whom, where, when ([`events::find`]).
//! 8. The [timeline](timeline::Entry): dated events in chronological order ([`timeline::order`]).
//! 9. The short timeline as [`Line`](lines::Line)s: sentences of the article, dated and selected.
//!
//! Each step is a pure function of earlier layers: it returns a new layer and does not change the others. Steps
//! cannot fail: strange text results in fewer annotations. [`to_schema`] converts the result to the output
//! contract's JSON.
//!
//! # Example
//!
//! ```
//! use dateline_core::{annotate, article::Article, models::Models, to_schema};
//! use dateline_schema::Unit;
//! use std::ops::ControlFlow;
//!
//! let text = "The harbour will reopen on Friday, said the mayor.".to_owned();
//! let article = Article::new(text, Some(jiff::civil::date(2021, 3, 3)))?;
//! let models = Models::shipped();
//! // The closure is called before each step and may stop the work; this one never does.
//! if let ControlFlow::Continue(annotations) = annotate(&article, &models, |_| ControlFlow::Continue(())) {
//!     let analysis = to_schema(&annotations, Unit::CodePoints, false);
//!     assert_eq!(analysis.times[0].value, "2021-03-05");
//! }
//! # Ok::<(), dateline_core::article::ArticleError>(())
//! ```

pub mod annotations;
pub mod article;
pub mod document;
pub mod entities;
mod event_coreference;
pub mod events;
pub mod fault;
mod feature_fingerprints;
pub mod features;
pub mod language;
pub mod linear;
pub mod lines;
pub mod mentions;
pub mod model_file;
pub mod models;
mod past_tense;
pub mod publication_date;
pub mod quotes;
pub mod span;
pub mod syntax;
pub mod tagset;
#[cfg(test)]
mod testing;
pub mod time;
pub mod timeline;
mod to_schema;
#[cfg(feature = "train")]
pub mod train;
pub mod word_classes;

use annotations::Annotations;
use article::Article;
use models::Models;
use std::ops::ControlFlow;

pub use to_schema::{paragraphs_to_schema, to_schema};

/// The steps of [`annotate`], as reported to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences, tags, trees; takes most of the time.
    Syntax,
    /// Names, descriptions, pronouns.
    Mentions,
    /// Quotes.
    Quotes,
    /// Entities.
    Entities,
    /// Time expressions.
    Times,
    /// Events, the timeline, and the lines of the short timeline.
    Events,
}

/// Annotates an article: runs all steps in order, calls `on` before each [`Stage`], and stops if `on` returns
/// `Break`.
pub fn annotate<'a>(
    article: &'a Article,
    models: &Models,
    mut on: impl FnMut(Stage) -> ControlFlow<()>,
) -> ControlFlow<(), Annotations<'a>> {
    on(Stage::Syntax)?;
    let document = syntax::parse(article, &models.words, &models.syntax);
    on(Stage::Mentions)?;
    let mentions = mentions::find(&document, &models.words, &models.mentions);
    on(Stage::Quotes)?;
    let quotes = quotes::find(&document, &mentions, &models.words, &models.quotes);
    on(Stage::Entities)?;
    let entities = entities::resolve(&document, &mentions, &quotes, &models.mentions.gazetteer);
    on(Stage::Times)?;
    let timexes = time::find(&document);
    on(Stage::Events)?;
    let events = events::find(
        &document,
        &mentions,
        &quotes,
        &entities,
        &timexes,
        &models.words,
        &models.events,
    );
    let timeline = timeline::order(&document, &entities, &events);
    let layers = lines::Layers {
        document: &document,
        mentions: &mentions,
        quotes: &quotes,
        entities: &entities,
        timexes: &timexes,
        events: &events,
        timeline: &timeline,
    };
    let lines = lines::find(&layers, &models.lines);
    ControlFlow::Continue(Annotations {
        document,
        mentions,
        quotes,
        entities,
        timexes,
        events,
        timeline,
        lines,
    })
}
