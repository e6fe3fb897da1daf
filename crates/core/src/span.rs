//! Positions: spans of bytes, ranges of tokens, and the ids by which one layer points at another.
//!
//! Everything inside the core counts bytes (of [`Article::text`](crate::article::Article)) or tokens;
//! `wire` alone converts to code points and UTF-16. This module knows nothing of any text's content.

use std::ops::Range;

/// A half-open range of bytes into the article's text; both ends stand on character boundaries.
///
/// Invariant: `start <= end`, checked at birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    ///
    /// # Panics
    /// If `start > end`, or if `end` exceeds `u32::MAX` (an [`Article`](crate::article::Article) is far smaller).
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span must not end before it starts: {start}..{end}");
        let end = u32::try_from(end).expect("an article is shorter than 4 GiB");
        Self { start: start as u32, end }
    }

    /// The bytes as a range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).expect("fewer than 2^32 of anything in an article"))
            }
        }

        impl From<$name> for usize {
            fn from(id: $name) -> Self {
                id.0 as usize
            }
        }
    )*};
}

ids! {
    /// A token, by its place in the document.
    TokenId
    /// A sentence, by its place in the document.
    SentenceId
    /// A mention, by its place among the mentions.
    MentionId
    /// An entity, by order of first mention.
    EntityId
    /// A quote, by order in the text.
    QuoteId
    /// An expression of time, by order in the text.
    TimexId
    /// An event, by order in the text.
    EventId
}

impl TokenId {
    /// The token `n` places further on; it may lie past the end of the document.
    #[must_use]
    pub fn plus(self, n: u32) -> Self {
        Self(self.0 + n)
    }

    /// The token before, if there is one.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

/// A half-open range of tokens.
///
/// Invariant: `start <= end`, checked at birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
}

impl TokenRange {
    /// The tokens from `start` up to `end`.
    ///
    /// # Panics
    /// If `start > end`.
    #[must_use]
    pub fn new(start: TokenId, end: TokenId) -> Self {
        assert!(start <= end, "a token range must not end before it starts");
        Self { start, end }
    }

    /// One token alone.
    #[must_use]
    pub fn one(token: TokenId) -> Self {
        Self { start: token, end: token.plus(1) }
    }

    /// The number of tokens.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end.0 - self.start.0) as usize
    }

    /// Whether it holds no token.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The last token, if there is one.
    #[must_use]
    pub fn last(self) -> Option<TokenId> {
        (!self.is_empty()).then(|| TokenId(self.end.0 - 1))
    }

    /// Whether `token` is one of these.
    #[must_use]
    pub fn has(self, token: TokenId) -> bool {
        self.start <= token && token < self.end
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The tokens, first to last.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator + Clone {
        (self.start.0..self.end.0).map(TokenId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_touch_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }

    #[test]
    #[should_panic(expected = "must not end before it starts")]
    fn a_span_cannot_run_backwards() {
        let _ = Span::new(3, 2);
    }

    #[test]
    fn a_range_lists_its_tokens() {
        let range = TokenRange::new(TokenId(2), TokenId(5));
        assert_eq!(range.iter().collect::<Vec<_>>(), [TokenId(2), TokenId(3), TokenId(4)]);
        assert_eq!(range.last(), Some(TokenId(4)));
        assert_eq!(TokenRange::new(TokenId(2), TokenId(2)).last(), None);
    }
}
