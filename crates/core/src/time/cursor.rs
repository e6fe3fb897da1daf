//! The position at which the grammar reads, and its elementary steps.

use super::atoms::Atom;
use super::lexicon::Word;

/// A rule. It reads at the cursor, and may leave it anywhere if it fails.
pub(super) type Rule<T> = fn(&mut Cursor<'_>) -> Option<T>;

/// A position in a run of atoms. A step either succeeds and advances, or fails and does not move.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    atoms: &'a [Atom<'a>],
    at: usize,
    /// The number of open dates that are relative to another date.
    depth: u8,
}

/// How deep relative dates may be nested: "two days before the day after Christmas" has two levels. Without this limit,
/// a text that nests on and on would be read to its end from each of its words.
const DEEPEST: u8 = 2;

impl<'a> Cursor<'a> {
    pub(super) const fn new(atoms: &'a [Atom<'a>], at: usize) -> Self {
        Self { atoms, at, depth: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Returns the next atom.
    pub(super) fn peek(&self) -> Option<&'a Atom<'a>> {
        self.atoms.get(self.at)
    }

    /// Returns the atom `back` places before the next one; 1 is the one just read.
    pub(super) fn behind(&self, back: usize) -> Option<&'a Atom<'a>> {
        self.at.checked_sub(back).and_then(|place| self.atoms.get(place))
    }

    /// Returns the spelling of the next atom, or "" at the end.
    pub(super) fn lower(&self) -> &'a str {
        self.peek().map_or("", |atom| atom.lower)
    }

    /// Reads the next atom if `meaning` accepts its class.
    pub(super) fn take<T>(&mut self, meaning: impl FnOnce(Word) -> Option<T>) -> Option<T> {
        let found = meaning(self.peek()?.word)?;
        self.at += 1;
        Some(found)
    }

    /// Reads one of these words.
    pub(super) fn any(&mut self, words: &str) -> bool {
        let found = is_one_of(self.lower(), words);
        self.at += usize::from(found);
        found
    }

    /// Reads these words in a row, with or without hyphens between them.
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

    /// Returns whether the next atom is the first of these words. Most phrases of a table fail this cheap test.
    fn begins(&self, words: &str) -> bool {
        let (lower, words) = (self.lower().as_bytes(), words.as_bytes());
        lower.first() == words.first()
            && words.starts_with(lower)
            && words.get(lower.len()).is_none_or(|&next| next == b' ')
    }

    /// Reads the first of these phrases that matches.
    pub(super) fn phrases<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let found = table.iter().find(|(words, _)| self.begins(words) && self.phrase(words));
        found.map(|&(_, meaning)| meaning)
    }

    /// Reads a hyphen if there is one.
    pub(super) fn hyphen(&mut self) -> bool {
        self.take(|word| (word == Word::Hyphen).then_some(())).is_some()
    }

    /// Reads by a rule. If it fails, the cursor does not move.
    pub(super) fn read<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = rule(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Reads by a rule that may recurse to this call. Fails at the depth limit.
    pub(super) fn read_nested<T>(&mut self, rule: Rule<T>) -> Option<T> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let found = rule(self);
        self.depth -= 1;
        found
    }

    /// Reads by the first rule that matches.
    pub(super) fn first_of<T>(&mut self, rules: &[Rule<T>]) -> Option<T> {
        rules.iter().find_map(|rule| self.read(|c| rule(c)))
    }
}

/// Returns whether the word is in a list of words separated by spaces.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    !word.is_empty()
        && list.as_bytes().split(|&byte| byte == b' ').any(|listed| listed == word.as_bytes())
}
