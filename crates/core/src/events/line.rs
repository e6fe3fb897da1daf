//! The words of a one-line summary: those that must stand in it, and those that may while there is room.
//!
//! What is offered is taken whole or not at all, the dearest first, so that nothing is cut within a phrase. Which
//! words are needed and which are dear is for `summary` to say.

use super::context::EventContext;
use crate::document::{Upos, Xpos};
use crate::span::{TokenId, TokenRange};

/// How long a line grows by what may be left out, in bytes.
const ROOM: usize = 108;

/// How dear words are to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What the clause says something else without.
    Needed,
    /// What completes its verb or its object.
    Close,
    /// Where, with whom, for what.
    Loose,
    /// What else happened, what the subject is like.
    Far,
}

/// Words that come together.
#[derive(Clone, Debug)]
struct Piece {
    rank: Rank,
    words: Vec<TokenId>,
    /// The piece that it hangs on, which must be taken too.
    parent: Option<usize>,
}

/// A line as it is being put together.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub scene: &'a EventContext<'a>,
    pieces: Vec<Piece>,
    /// Words that are said otherwise than in the article: names for pronouns, finite forms for participles.
    pub said: Vec<(TokenId, String)>,
}

impl<'a> Line<'a> {
    pub(super) fn new(scene: &'a EventContext<'a>) -> Self {
        Self { scene, pieces: Vec::new(), said: Vec::new() }
    }

    /// Adds words that must be there, or that hang on a piece; its place is the answer.
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

    /// Takes a whole line in, with the words that lead it in: what it needs as one piece, the rest hanging on that.
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
            // The places of its own pieces are moved; what hung on what it needs hangs on that now.
            let parent = Some(piece.parent.map_or(place, |parent| place + 1 + parent));
            let words = if piece.rank == Rank::Needed { Vec::new() } else { piece.words };
            self.pieces.push(Piece { rank, words, parent });
        }
        self.said.extend(other.said);
    }

    /// The words in their order, with the article's spaces where they were neighbours.
    ///
    /// `used` is how much of the room is taken already.
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
        said.map_or_else(|| self.scene.document.form(word), |(_, form)| form)
    }

    fn join(&self, words: &[TokenId]) -> String {
        let document = self.scene.document;
        let mut text = String::new();
        let mut last: Option<TokenId> = None;
        let mut aside = false;
        for &word in words {
            let form = document.form(word);
            aside = (aside || form == "(") && form != ")";
            if aside || form == ")" || is_mark(self.scene, word) {
                continue;
            }
            let stranded = self.scene.upos(word) == Upos::Punct
                && last.is_none_or(|l| l.plus(1) != word && !glued(self.scene, l, word));
            if stranded {
                continue;
            }
            if last.is_some_and(|l| !glued(self.scene, l, word)) {
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

/// Whether two words stand together without a space, but perhaps for a mark of quotation that is left out.
fn glued(scene: &EventContext, one: TokenId, other: TokenId) -> bool {
    let tokens = &scene.document.tokens;
    tokens[one].span.end >= tokens[other].span.start && one.plus(1) == other
}

/// Quotation marks are left out of the line, for half of a pair tells nothing.
fn is_mark(scene: &EventContext, word: TokenId) -> bool {
    let form = scene.document.form(word);
    if form == "'" || form == "’" {
        // That of "the players' union" belongs to its word.
        return scene.xpos(word) != Xpos::Pos || !is_possessive(scene, word);
    }
    form.chars().all(|c| matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '`')) || form == "''"
}

/// Whether the apostrophe follows an "s" with no mark open before it.
fn is_possessive(scene: &EventContext, word: TokenId) -> bool {
    let Some(before) = word.before() else { return false };
    let sentence = scene.document.sentence_of(word);
    let opened = TokenRange::new(sentence.start, word)
        .iter()
        .filter(|&t| matches!(scene.document.form(t), "'" | "‘" | "`"))
        .count();
    scene.document.lower(before).ends_with('s') && opened % 2 == 0
}
