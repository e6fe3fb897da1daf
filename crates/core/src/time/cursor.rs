//! The cursor: the position of the parser in a run of subtokens, and the elementary parsing steps.

use super::lexicon::Word;
use super::subtokens::Subtoken;

/// A rule of the grammar. It parses from the cursor, and returns `None` if it fails. It may then leave the cursor
/// anywhere; [`Cursor::read`] restores the position.
pub(super) type Rule<T> = fn(&mut Cursor<'_>) -> Option<T>;

/// A position in a run of subtokens. A parsing step either succeeds and advances the position, or fails and leaves it
/// unchanged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    subtokens: &'a [Subtoken<'a>],
    at: usize,
    /// The current nesting depth of relative dates: the number of calls of [`Cursor::read_nested`] that have not
    /// returned.
    depth: u8,
}

/// The maximum nesting depth of relative dates; "two days before the day after Christmas" has two levels. The limit
/// keeps the parser fast: without it, the parser would read a long chain of nested dates to its end from each word.
const DEEPEST: u8 = 2;

impl<'a> Cursor<'a> {
    pub(super) const fn new(subtokens: &'a [Subtoken<'a>], at: usize) -> Self {
        Self { subtokens, at, depth: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Returns the next subtoken without consuming it, or `None` at the end.
    pub(super) fn peek(&self) -> Option<&'a Subtoken<'a>> {
        self.subtokens.get(self.at)
    }

    /// Returns the subtoken `back` positions before the next one; 1 is the subtoken directly before the cursor.
    pub(super) fn behind(&self, back: usize) -> Option<&'a Subtoken<'a>> {
        self.at.checked_sub(back).and_then(|place| self.subtokens.get(place))
    }

    /// Returns the form of the next subtoken in lower case, or "" at the end.
    pub(super) fn lower(&self) -> &'a str {
        self.peek().map_or("", |subtoken| subtoken.lower)
    }

    /// Consumes the next subtoken if `meaning` returns `Some` for its class, and returns the content of that `Some`.
    pub(super) fn take<T>(&mut self, meaning: impl FnOnce(Word) -> Option<T>) -> Option<T> {
        let found = meaning(self.peek()?.word)?;
        self.at += 1;
        Some(found)
    }

    /// Consumes the next subtoken if it is one of `words`, which are separated by spaces. Returns whether it did.
    pub(super) fn any(&mut self, words: &str) -> bool {
        let found = is_one_of(self.lower(), words);
        self.at += usize::from(found);
        found
    }

    /// Consumes a phrase, whose words are separated by spaces, with or without hyphens between the words. Returns
    /// whether it did.
    pub(super) fn phrase(&mut self, words: &str) -> bool {
        if !self.begins(words) {
            return false;
        }
        let start = self.at;
        for (place, word) in words.split(' ').enumerate() {
            if place > 0 {
                self.hyphen();
            }
            if self.lower() != word {
                self.at = start;
                return false;
            }
            self.at += 1;
        }
        true
    }

    /// Returns whether the next subtoken is the first word of a phrase. Most phrases of a table fail this cheap test.
    fn begins(&self, words: &str) -> bool {
        let (lower, words) = (self.lower().as_bytes(), words.as_bytes());
        lower.first() == words.first()
            && words.starts_with(lower)
            && words.get(lower.len()).is_none_or(|&next| next == b' ')
    }

    /// Consumes the first phrase of the table that matches, and returns the value paired with that phrase.
    pub(super) fn phrases<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let found = table.iter().find(|(words, _)| self.begins(words) && self.phrase(words));
        found.map(|&(_, meaning)| meaning)
    }

    /// Consumes the next subtoken if it is a hyphen. Returns whether it did.
    pub(super) fn hyphen(&mut self) -> bool {
        self.take(|word| (word == Word::Hyphen).then_some(())).is_some()
    }

    /// Applies a rule. If the rule fails, the cursor does not move.
    pub(super) fn read<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = rule(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Applies a rule that may call this method again. Fails at the depth limit [`DEEPEST`]. Unlike
    /// [`read`](Self::read), it does not restore the position if the rule fails.
    pub(super) fn read_nested<T>(&mut self, rule: Rule<T>) -> Option<T> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let found = rule(self);
        self.depth -= 1;
        found
    }

    /// Applies the rules in order until one matches, and returns its result.
    pub(super) fn first_of<T>(&mut self, rules: &[Rule<T>]) -> Option<T> {
        rules.iter().find_map(|rule| self.read(|c| rule(c)))
    }
}

/// Returns whether the word is in a list of words separated by spaces.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    !word.is_empty()
        && list.as_bytes().split(|&byte| byte == b' ').any(|listed| listed == word.as_bytes())
}
