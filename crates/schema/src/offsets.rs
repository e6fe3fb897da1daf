//! From bytes to the units that others count in.

use crate::analysis::Offsets;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8: between page and worker, both Rust.
    Bytes,
    /// Unicode code points: the command line and the exports.
    CodePoints,
    /// UTF-16 code units: JavaScript and the DOM.
    Utf16,
}

/// Converts byte offsets of one text, each in near-constant time.
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Unit,
    /// The count at every multiple of [`STEP`] bytes (moved back to a character's start); empty where
    /// bytes and units are the same.
    checkpoints: Vec<u32>,
}

/// Bytes between checkpoints: a conversion counts at most this many.
const STEP: usize = 64;

impl<'t> OffsetMap<'t> {
    /// Prepares the conversion; one pass over the text.
    #[must_use]
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != Unit::Bytes && !text.is_ascii() {
            let mut total = 0;
            let mut last = 0;
            for at in (0..=text.len()).step_by(STEP) {
                let at = text.floor_char_boundary(at);
                total += count(&text[last..at], unit);
                last = at;
                checkpoints.push(total);
            }
        }
        Self { text, unit, checkpoints }
    }

    /// The offset of byte `at` in the unit; of a byte inside a character, that of the character.
    ///
    /// # Panics
    /// If `at` lies past the end of the text.
    #[must_use]
    pub fn offset(&self, at: u32) -> u32 {
        let at = self.text.floor_char_boundary(at as usize);
        match self.checkpoints.get(at / STEP) {
            None => at as u32,
            Some(&before) => {
                let from = self.text.floor_char_boundary(at / STEP * STEP);
                before + count(&self.text[from..at], self.unit)
            }
        }
    }

    /// The offsets of both ends of a range of bytes.
    ///
    /// # Panics
    /// If one of them lies past the end of the text.
    #[must_use]
    pub fn offsets(&self, start: u32, end: u32) -> Offsets {
        [self.offset(start), self.offset(end)]
    }
}

fn count(text: &str, unit: Unit) -> u32 {
    let n = match unit {
        Unit::Bytes => text.len(),
        Unit::CodePoints => text.chars().count(),
        Unit::Utf16 => text.encode_utf16().count(),
    };
    n as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_has_a_checkpoint_at_its_end() {
        let text = "é".repeat(STEP);
        for length in (0..=text.len()).step_by(2) {
            let map = OffsetMap::new(&text[..length], Unit::CodePoints);
            assert_eq!(map.offset(length as u32), length as u32 / 2, "{length} bytes");
        }
    }

    #[test]
    fn offsets_agree_with_counting_from_the_start() {
        let text = "Ünïcode “quotes” 🙂🙂 and 漢字 — ".repeat(40);
        for unit in [Unit::Bytes, Unit::CodePoints, Unit::Utf16] {
            let map = OffsetMap::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(map.offset(at as u32), count(&text[..at], unit), "{unit:?} at {at}");
            }
        }
    }
}
