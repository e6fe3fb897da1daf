//! The whole analysis ([`Analysis`]) as JSON, as the command line prints it, but always with its text.

use super::fields::to_json;
use crate::article_view::ArticleView;
use dateline_schema::{Analysis, Unit};

pub(super) fn document(reading: &ArticleView) -> String {
    let found = Analysis::clone(&reading.found).counted_in(Unit::CodePoints, &reading.text);
    to_json(&Analysis { text: Some(reading.text.to_string()), ..found })
}
