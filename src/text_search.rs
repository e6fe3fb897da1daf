//! Searches a text, ignoring case and accents. This module is pure; [`super::find_bar`] is its user interface.

use dateline_schema::Offsets;

/// The letters U+00C0 to U+017F without their accents. `*` marks a letter that has no plain form.
const PLAIN: &str = "AAAAAA*CEEEEIIII*NOOOOO*OUUUUY**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y\
AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKk*LlLlLlLlLlNnNnNn***OoOoOo**RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz*";

/// A query, its matches, and the current match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The query as it was typed.
    pub words: String,
    /// The matches, in bytes.
    pub hits: Vec<Offsets>,
    /// The index of the current match.
    pub at: usize,
}

impl Search {
    /// Searches a text. The current match is the first one at or after the byte `from`.
    #[must_use]
    pub fn new(text: &str, words: &str, from: u32) -> Self {
        let hits = find(text, words);
        let at = hits.iter().position(|hit| hit[0] >= from).unwrap_or(0);
        Self { words: words.to_owned(), hits, at }
    }

    /// Moves the current match by `by`, with wrap-around.
    pub fn step(&mut self, by: i64) {
        let n = self.hits.len().max(1) as i64;
        self.at = (self.at as i64 + by).rem_euclid(n) as usize;
    }

    /// Returns the current match.
    #[must_use]
    pub fn current(&self) -> Option<Offsets> {
        self.hits.get(self.at).copied()
    }
}

/// Returns the matches of a query. Any white space matches any white space; case and accents are ignored.
#[must_use]
pub fn find(text: &str, words: &str) -> Vec<Offsets> {
    let wanted: Vec<char> = folded(words.trim()).map(|(_, c)| c).collect();
    let folded: Vec<(usize, char)> = folded(text).collect();
    let Some(&first) = wanted.first() else { return Vec::new() };
    let mut hits: Vec<Offsets> = Vec::new();
    let mut from = 0;
    while from + wanted.len() <= folded.len() {
        let window = &folded[from..from + wanted.len()];
        if window[0].1 == first && window.iter().zip(&wanted).all(|((_, c), w)| c == w) {
            let end = folded.get(from + wanted.len()).map_or(text.len(), |(at, _)| *at);
            // White space that was folded away at the end is not part of the match.
            let end = window[0].0 + text[window[0].0..end].trim_end().len();
            hits.push([window[0].0 as u32, end as u32]);
            from += wanted.len();
        } else {
            from += 1;
        }
    }
    hits
}

/// Iterates over the normalised characters, each with its byte offset. A run of white space becomes one space.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut space = false;
    text.char_indices().filter_map(move |(at, c)| {
        let was_space = std::mem::replace(&mut space, c.is_whitespace());
        match c {
            // Combining accents are left out.
            '\u{300}'..='\u{36F}' => None,
            _ if space => (!was_space).then_some((at, ' ')),
            _ => Some((at, plain(c))),
        }
    })
}

fn plain(c: char) -> char {
    let at = (c as usize).checked_sub(0xC0);
    let plain = at.and_then(|at| PLAIN.as_bytes().get(at)).filter(|&&plain| plain != b'*');
    match (plain, c) {
        (Some(&plain), _) => char::from(plain.to_ascii_lowercase()),
        (None, '‘' | '’') => '\'',
        (None, '“' | '”') => '"',
        (None, '–' | '—') => '-',
        (None, c) => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accent_table_is_complete() {
        assert_eq!(PLAIN.len(), 0x180 - 0xC0);
        for (letter, expected) in [
            ('É', 'e'),
            ('ñ', 'n'),
            ('ß', 'ß'),
            ('Ł', 'l'),
            ('ž', 'z'),
            ('ÿ', 'y'),
            ('ő', 'o'),
            ('İ', 'i'),
            ('ş', 's'),
            ('Ğ', 'g'),
            ('Đ', 'd'),
            ('ū', 'u'),
        ] {
            assert_eq!(plain(letter), expected, "{letter}");
        }
    }

    #[test]
    fn search_ignores_case_and_accents() {
        for (text, words, expected) in [
            ("Díaz met Diaz and DI\u{301}AZ.", "diaz", &["Díaz", "Diaz", "DI\u{301}AZ"][..]),
            ("one\n two  three", "ONE two THREE", &["one\n two  three"]),
            ("aaaa", "aa", &["aa", "aa"]),
            ("It’s “so”", "it's \"so\"", &["It’s “so”"]),
            ("words", "", &[]),
            ("words", "  ", &[]),
            ("", "a", &[]),
            ("مرحبا 你好", "你好", &["你好"]),
            ("a b ", "b ", &["b"]),
        ] {
            let found: Vec<&str> = find(text, words)
                .iter()
                .map(|hit| &text[hit[0] as usize..hit[1] as usize])
                .collect();
            assert_eq!(found, expected, "{words} in {text}");
        }
    }

    #[test]
    fn stepping_starts_at_the_view_and_wraps_around() {
        let mut search = Search::new("a b a b a", "a", 3);
        assert_eq!((search.hits.len(), search.at, search.current()), (3, 1, Some([4, 5])));
        search.step(2);
        assert_eq!(search.at, 0);
        search.step(-1);
        assert_eq!(search.at, 2);
        let mut none = Search::new("a", "x", 0);
        none.step(1);
        assert_eq!(none.current(), None);
    }
}
