//! Converts byte offsets to other units.

use crate::analysis::Offsets;

/// The unit of an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8: used between page and worker, which are both in Rust.
    Bytes,
    /// Unicode code points: used on the command line and in exports.
    CodePoints,
    /// UTF-16 code units: used by JavaScript and the DOM.
    Utf16,
}

/// Converts byte offsets of one text, each in near-constant time.
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Unit,
    /// For each multiple of [`STEP`] bytes, the number of units of the text before that byte. If the byte is inside a
    /// character, the units before the character are counted. Empty if each unit of the text is one byte.
    checkpoints: Vec<u32>,
}

/// The number of bytes between two checkpoints. One conversion counts the units in about this many bytes at most.
const STEP: usize = 64;

impl<'t> OffsetMap<'t> {
    /// Prepares the conversion with one pass over the text.
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

    /// Converts a byte offset. An offset inside a character is treated as the start of the character, and an offset
    /// past the end of the text as the end of the text.
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

    /// Converts both ends of a byte range.
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
