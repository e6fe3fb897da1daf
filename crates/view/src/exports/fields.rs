//! Fields that several formats have in common: the title, words on one line, the speaker, and JSON that is safe inside
//! HTML and XML.

use crate::article_view::ArticleView;
use crate::findings::{one_line, who};
use crate::timeline_view::{notes, row};
use dateline_schema::{Event, Offsets, Quote};

/// The headline on one line.
pub(super) fn title(reading: &ArticleView) -> Option<String> {
    reading.title().map(one_line).filter(|title| !title.is_empty())
}

/// The words of a span on one line.
pub(super) fn words(reading: &ArticleView, span: Offsets) -> String {
    one_line(reading.words(span))
}

/// Who said a quote: the entity's name, or the words that name the speaker.
pub(super) fn speaker(reading: &ArticleView, quote: &Quote) -> Option<String> {
    who(reading, quote).1
}

/// Who says an event, where it stands in a quote.
pub(super) fn said_by(reading: &ArticleView, event: &Event) -> Option<String> {
    row(reading, event.id, true)?.by
}

/// What an event is more or less than a fact, in the page's words: "denied", "possible", "planned", "claimed by …".
pub(super) fn standing(reading: &ArticleView, event: &Event) -> String {
    row(reading, event.id, true).map(|row| notes(&row).join(", ")).unwrap_or_default()
}

/// JSON on one line that stays what it is inside of HTML and XML: no character of it opens or closes anything there.
pub(super) fn to_json(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).expect("what was found is plain data");
    // These stand in strings alone, so that an escape means the same.
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026") + "\n"
}
