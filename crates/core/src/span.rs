//! Positions: byte spans, token ranges, and the ids by which the layers refer to each other's items.
//!
//! Inside the core, all positions are bytes (of [`Article::text`](crate::article::Article)) or tokens; only `to_schema`
//! converts them to code points and UTF-16. This module does not access any text.

use std::ops::Range;

/// A half-open range of bytes in the article's text; both ends are character boundaries.
///
/// Invariant: `start <= end`, checked by the constructor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span of the bytes from `start` up to, but not including, `end`.
    ///
    /// # Panics
    /// If `start > end`, or if `end` exceeds `u32::MAX` (an [`Article`](crate::article::Article) is far smaller).
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span must not end before it starts: {start}..{end}");
        let end = u32::try_from(end).expect("an article is shorter than 4 GiB");
        Self { start: start as u32, end }
    }

    /// Returns the span as a `Range` for slicing the article's text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Returns whether the span is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether the two spans have a byte in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns whether all of `other` is inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns the smallest span that contains both spans.
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
    /// The index of a token in the document.
    TokenId
    /// The index of a sentence in the document.
    SentenceId
    /// The index of a mention among all mentions, in text order.
    MentionId
    /// The index of an entity; entities are ordered by first mention.
    EntityId
    /// The index of a quote, in text order.
    QuoteId
    /// The index of a time expression, in text order.
    TimexId
    /// The index of an event, in text order.
    EventId
}

impl TokenId {
    /// Returns the id of the token `n` places later; it may be past the end of the document.
    #[must_use]
    pub fn plus(self, n: u32) -> Self {
        Self(self.0 + n)
    }

    /// Returns the id of the previous token; `None` for the first token of the document.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

/// A half-open range of tokens.
///
/// Invariant: `start <= end`, checked by the constructor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
}

impl TokenRange {
    /// Returns the range of the tokens from `start` up to, but not including, `end`.
    ///
    /// # Panics
    /// If `start > end`.
    #[must_use]
    pub fn new(start: TokenId, end: TokenId) -> Self {
        assert!(start <= end, "a token range must not end before it starts");
        Self { start, end }
    }

    /// Returns the range of one token.
    #[must_use]
    pub fn one(token: TokenId) -> Self {
        Self { start: token, end: token.plus(1) }
    }

    /// Returns the number of tokens.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end.0 - self.start.0) as usize
    }

    /// Returns whether the range is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the last token; `None` if the range is empty.
    #[must_use]
    pub fn last(self) -> Option<TokenId> {
        (!self.is_empty()).then(|| TokenId(self.end.0 - 1))
    }

    /// Returns whether `token` is in the range.
    #[must_use]
    pub fn has(self, token: TokenId) -> bool {
        self.start <= token && token < self.end
    }

    /// Returns whether all of `other` is inside this range.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two ranges have a token in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest range that contains both ranges.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Iterates over the tokens, first to last.
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
