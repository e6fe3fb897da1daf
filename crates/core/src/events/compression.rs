//! Sentence compression for a summary line. A line consists of required pieces, and of optional pieces that are
//! added while there is room.
//!
//! A piece is added completely or not at all, in order of rank, so that no phrase is cut. `summary_clause` ranks
//! the pieces.

use super::context::EventContext;
use crate::document::{Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// The maximum length of a line in bytes, beyond which optional pieces are left out. Set by hand.
const ROOM: usize = 108;

/// The importance of a piece for a line, from the most to the least important.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Required: without it the clause would have another meaning.
    Needed,
    /// Complements of the verb or of its object.
    Close,
    /// Prepositional phrases that the verb does not govern, such as those of place, of accompaniment ("with her son")
    /// and of purpose; and modifiers within phrases.
    Loose,
    /// Clauses with other events, and descriptions of the subject.
    Far,
}

/// Words that are added to the line together or not at all.
#[derive(Clone, Debug)]
struct Piece {
    rank: Rank,
    words: Vec<TokenId>,
    /// The index of the piece on which this piece depends. If that piece is left out, this piece is left out too.
    parent: Option<usize>,
}

/// A line under construction.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub context: &'a EventContext<'a>,
    pieces: Vec<Piece>,
    /// Words that the line shows in another form than the article: names for pronouns, finite forms for
    /// participles.
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

    /// Adds another line as part of this one, after the words that introduce it (`lead`). The required words of
    /// `other`, together with `lead`, become one piece of rank `rank`. The optional pieces of `other` depend on
    /// that piece.
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
            // A piece that depends on another piece of the embedded line keeps that parent, at its new index. Other
            // pieces depend on the new piece.
            let parent = Some(piece.parent.map_or(place, |parent| place + 1 + parent));
            let words = if piece.rank == Rank::Needed { Vec::new() } else { piece.words };
            self.pieces.push(Piece { rank, words, parent });
        }
        self.said.extend(other.said);
    }

    /// Returns the text of the line: the required pieces, and the optional pieces that fit, in text order. Adjacent
    /// words have the spacing of the article.
    ///
    /// `used` is the number of bytes of the line that are already taken.
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

/// Returns whether `other` is the token directly after `one`, without white space between them.
fn glued(context: &EventContext, one: TokenId, other: TokenId) -> bool {
    let tokens = &context.document.tokens;
    tokens[one].span.end >= tokens[other].span.start && one.plus(1) == other
}

/// Returns whether the word is a quotation mark. A line contains none, because half of a pair is misleading.
fn is_mark(context: &EventContext, word: TokenId) -> bool {
    let form = context.document.form(word);
    if form == "'" || form == "’" {
        // The apostrophe of "the players' union" belongs to its word.
        return context.xpos(word) != Xpos::Pos || !is_possessive(context, word);
    }
    form.chars().all(|c| matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '`')) || form == "''"
}

/// Returns whether the apostrophe follows an "s", and no single quotation mark is open before it in the sentence.
fn is_possessive(context: &EventContext, word: TokenId) -> bool {
    let Some(before) = word.before() else { return false };
    let sentence = context.document.sentence_of(word);
    let opened = TokenRange::new(sentence.start, word)
        .iter()
        .filter(|&t| matches!(context.document.form(t), "'" | "‘" | "`"))
        .count();
    context.document.lower(before).ends_with('s') && opened % 2 == 0
}
