//! Fields that several formats have in common: the title, words on one line, the speaker, the factuality of an
//! event, and JSON that is safe inside HTML and XML.

use crate::article_view::ArticleView;
use crate::findings::one_line;
use crate::speaker_names::all_speakers;
use crate::timeline_view::{notes, row};
use dateline_schema::{Event, Offsets, Quote};

/// Returns the headline on one line; `None` if there is none.
pub(super) fn title(reading: &ArticleView) -> Option<String> {
    reading.title().map(one_line).filter(|title| !title.is_empty())
}

/// Returns the words of a span on one line.
pub(super) fn words(reading: &ArticleView, span: Offsets) -> String {
    one_line(reading.words(span))
}

/// Returns the speakers of a quote: the names of the entities, or the words that name the source.
pub(super) fn speaker(reading: &ArticleView, quote: &Quote) -> Option<String> {
    all_speakers(reading, quote)
}

/// Returns the speaker of the quote that contains an event.
pub(super) fn said_by(reading: &ArticleView, event: &Event) -> Option<String> {
    row(reading, event.id, true)?.by
}

/// Returns the factuality of an event in the page's words: "denied", "possible", "planned", "claimed by …".
pub(super) fn standing(reading: &ArticleView, event: &Event) -> String {
    row(reading, event.id, true).map(|row| notes(&row).join(", ")).unwrap_or_default()
}

/// Serialises JSON on one line without characters that are markup in HTML or XML.
pub(super) fn to_json(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).expect("an analysis is plain data");
    // These characters occur only in strings, where an escape means the same.
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026") + "\n"
}
