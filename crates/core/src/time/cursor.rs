//! The place at which the grammar reads, and the small steps that it can take.

use super::atoms::Atom;
use super::lexicon::Word;

/// What reads at a place, and leaves the cursor anywhere if it fails.
pub(super) type Rule<T> = fn(&mut Cursor<'_>) -> Option<T>;

/// A place in a run of atoms. A step either succeeds and moves on, or fails and stays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    atoms: &'a [Atom<'a>],
    at: usize,
    /// How many dates are open that are told from another date.
    depth: u8,
}

/// How many dates may be told one from another: "two days before the day after Christmas" is two. A text that goes on
/// so would be read to its end from each of its words.
const DEEPEST: u8 = 2;

impl<'a> Cursor<'a> {
    pub(super) const fn new(atoms: &'a [Atom<'a>], at: usize) -> Self {
        Self { atoms, at, depth: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The next atom.
    pub(super) fn peek(&self) -> Option<&'a Atom<'a>> {
        self.atoms.get(self.at)
    }

    /// The atom `back` places before the next one; 1 is the one just read.
    pub(super) fn behind(&self, back: usize) -> Option<&'a Atom<'a>> {
        self.at.checked_sub(back).and_then(|place| self.atoms.get(place))
    }

    /// The spelling of the next atom, "" at the end.
    pub(super) fn lower(&self) -> &'a str {
        self.peek().map_or("", |atom| atom.lower)
    }

    /// Takes the next atom if it means something.
    pub(super) fn take<T>(&mut self, meaning: impl FnOnce(Word) -> Option<T>) -> Option<T> {
        let found = meaning(self.peek()?.word)?;
        self.at += 1;
        Some(found)
    }

    /// Takes one of these words.
    pub(super) fn any(&mut self, words: &str) -> bool {
        let found = is_one_of(self.lower(), words);
        self.at += usize::from(found);
        found
    }

    /// Takes these words in a row, hyphens between them or not.
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

    /// Whether the next atom is the first of these words: most phrases of a table fail here.
    fn begins(&self, words: &str) -> bool {
        let (lower, words) = (self.lower().as_bytes(), words.as_bytes());
        lower.first() == words.first()
            && words.starts_with(lower)
            && words.get(lower.len()).is_none_or(|&next| next == b' ')
    }

    /// Takes one of these phrases, the first that fits.
    pub(super) fn phrases<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let found = table.iter().find(|(words, _)| self.begins(words) && self.phrase(words));
        found.map(|&(_, meaning)| meaning)
    }

    /// Takes a hyphen, if there is one.
    pub(super) fn hyphen(&mut self) -> bool {
        self.take(|word| (word == Word::Hyphen).then_some(())).is_some()
    }

    /// Reads by a rule; what fails leaves the cursor where it was.
    pub(super) fn read<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = rule(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Reads by a rule that may lead back here; nothing where that happened too often.
    pub(super) fn read_nested<T>(&mut self, rule: Rule<T>) -> Option<T> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let found = rule(self);
        self.depth -= 1;
        found
    }

    /// Reads by the first rule that fits.
    pub(super) fn first_of<T>(&mut self, rules: &[Rule<T>]) -> Option<T> {
        rules.iter().find_map(|rule| self.read(|c| rule(c)))
    }
}

/// Whether the word is one of a list, which is written with a space between any two.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    !word.is_empty()
        && list.as_bytes().split(|&byte| byte == b' ').any(|listed| listed == word.as_bytes())
}
