//! The output contract's document as the command line prints it, with the text in it, so that it stands alone.

use super::to_json;
use crate::reading::Reading;
use dateline_schema::{Exploration, Unit};

pub(super) fn document(reading: &Reading) -> String {
    let found = Exploration::clone(&reading.found).counted_in(Unit::CodePoints, &reading.text);
    to_json(&Exploration { text: Some(reading.text.to_string()), ..found })
}
