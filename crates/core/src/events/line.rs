//! Sentence compression for a summary line: required pieces, and optional ones that are added while there is room.
//!
//! A piece is added completely or not at all, in order of rank, so that no phrase is cut. `telling` ranks the pieces.

use super::context::EventContext;
use crate::document::{Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// The room for a line in bytes; optional pieces beyond it are left out. Set by hand.
const ROOM: usize = 108;

/// How important a piece is for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Required: without it the clause would have another meaning.
    Needed,
    /// Complements of the verb or of its object.
    Close,
    /// Place, company, purpose.
    Loose,
    /// Other events, and descriptions of the subject.
    Far,
}

/// Words that are added together.
#[derive(Clone, Debug)]
struct Piece {
    rank: Rank,
    words: Vec<TokenId>,
    /// The piece that it depends on, without which it is left out.
    parent: Option<usize>,
}

/// A line under construction.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub context: &'a EventContext<'a>,
    pieces: Vec<Piece>,
    /// Words with another form than in the article: names for pronouns, finite forms for participles.
    pub said: Vec<(TokenId, String)>,
}

impl<'a> Line<'a> {
    pub(super) fn new(context: &'a EventContext<'a>) -> Self {
        Self { context, pieces: Vec::new(), said: Vec::new() }
    }

    /// Adds words as a piece, which may depend on another, and returns its index.
    pub(super) fn put(
        &mut self,
        rank: Rank,
        words: TokenRange,
        parent: Option<usize>,
    ) -> Option<usize> {
        self.pieces.push(Piece { rank, words: words.iter().collect(), parent });
        Some(self.pieces.len() - 1)
    }

    pub(super) fn need(&mut self, words: TokenRange) {
        self.put(Rank::Needed, words, None);
    }

    /// Embeds another line after the words that introduce it: its required words become one piece, on which the rest
    /// depends.
    pub(super) fn take_in(
        &mut self,
        rank: Rank,
        lead: TokenRange,
        other: Line,
        parent: Option<usize>,
    ) {
        let mut words: Vec<TokenId> = lead.iter().collect();
        let place = self.pieces.len();
        let needed = other.pieces.iter().filter(|piece| piece.rank == Rank::Needed);
        words.extend(needed.flat_map(|piece| &piece.words));
        self.pieces.push(Piece { rank, words, parent });
        for piece in other.pieces {
            let rank = rank.max(piece.rank);
            // Indices of its own pieces are shifted; pieces that depended on its required ones depend on the new piece.
            let parent = Some(piece.parent.map_or(place, |parent| place + 1 + parent));
            let words = if piece.rank == Rank::Needed { Vec::new() } else { piece.words };
            self.pieces.push(Piece { rank, words, parent });
        }
        self.said.extend(other.said);
    }

    /// Returns the words in order, with the article's spacing between adjacent ones.
    ///
    /// `used` is the number of bytes that are already taken.
    pub(super) fn render(&self, used: usize) -> String {
        let mut words: Vec<TokenId> = Vec::new();
        let mut length = used;
        let mut taken = vec![false; self.pieces.len()];
        for rank in [Rank::Needed, Rank::Close, Rank::Loose, Rank::Far] {
            let mut full = false;
            for (place, piece) in self.pieces.iter().enumerate().filter(|(_, p)| p.rank == rank) {
                let hangs = piece.parent.is_some_and(|parent| !taken[parent]);
                let more: usize = piece.words.iter().map(|&w| self.length(w)).sum();
                full |= rank > Rank::Needed && length + more > ROOM;
                if hangs || full {
                    continue;
                }
                taken[place] = true;
                length += more;
                words.extend(&piece.words);
            }
        }
        words.sort_unstable();
        words.dedup();
        self.join(&words)
    }

    fn length(&self, word: TokenId) -> usize {
        self.form(word).len() + 1
    }

    fn form(&self, word: TokenId) -> &str {
        let said = self.said.iter().find(|(said, _)| *said == word);
        said.map_or_else(|| self.context.document.form(word), |(_, form)| form)
    }

    fn join(&self, words: &[TokenId]) -> String {
        let document = self.context.document;
        let mut text = String::new();
        let mut last: Option<TokenId> = None;
        let mut aside = false;
        for &word in words {
            let form = document.form(word);
            aside = (aside || form == "(") && form != ")";
            if aside || form == ")" || is_mark(self.context, word) {
                continue;
            }
            let stranded = self.context.upos(word) == Upos::Punct
                && last.is_none_or(|l| l.plus(1) != word && !glued(self.context, l, word));
            if stranded {
                continue;
            }
            if last.is_some_and(|l| !glued(self.context, l, word)) {
                text.push(' ');
            }
            text.push_str(self.form(word));
            last = Some(word);
        }
        let end = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']).len();
        text.truncate(end);
        text
    }
}

/// Returns whether two words are adjacent without white space, except for an omitted quotation mark.
fn glued(context: &EventContext, one: TokenId, other: TokenId) -> bool {
    let tokens = &context.document.tokens;
    tokens[one].span.end >= tokens[other].span.start && one.plus(1) == other
}

/// Returns whether the word is a quotation mark. Those are left out, because half of a pair is misleading.
fn is_mark(context: &EventContext, word: TokenId) -> bool {
    let form = context.document.form(word);
    if form == "'" || form == "’" {
        // The apostrophe of "the players' union" belongs to its word.
        return context.xpos(word) != Xpos::Pos || !is_possessive(context, word);
    }
    form.chars().all(|c| matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '`')) || form == "''"
}

/// Returns whether the apostrophe follows an "s", and no mark is open before it.
fn is_possessive(context: &EventContext, word: TokenId) -> bool {
    let Some(before) = word.before() else { return false };
    let sentence = context.document.sentence_of(word);
    let opened = TokenRange::new(sentence.start, word)
        .iter()
        .filter(|&t| matches!(context.document.form(t), "'" | "‘" | "`"))
        .count();
    context.document.lower(before).ends_with('s') && opened % 2 == 0
}
