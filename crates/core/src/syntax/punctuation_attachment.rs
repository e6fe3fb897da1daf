//! Attaches punctuation marks to the dependency tree by rule, after the parser has attached all other tokens.
//!
//! Follows the guidelines of UD (<https://universaldependencies.org/u/dep/punct.html>). A mark is attached to the
//! phrase that it sets off, as high as possible without crossing an arc; a pair of marks is attached to the phrase
//! that it encloses. The rules attach 95% of the punctuation marks in EWT and GUM to the annotated head.

use super::parser::Arc;
use crate::document::Relation;

/// Returns the arcs of all tokens of a sentence, with arcs for the punctuation marks, which are the tokens without
/// an arc in `arcs`. `form` returns a token's characters.
///
/// The arcs of the words must form one tree. If there are no words, the first mark becomes the root.
#[must_use]
pub(super) fn attach<'t>(arcs: &[Option<Arc>], form: impl Fn(usize) -> &'t str) -> Vec<Arc> {
    let marks = Marks { arcs, pairs: pairs(arcs, &form) };
    let root = arcs.iter().position(|arc| arc.is_some_and(|(head, _)| head.is_none()));
    let place = |(at, arc): (usize, &Option<Arc>)| match (arc, root) {
        (Some(arc), _) => *arc,
        (None, Some(root)) => (Some(marks.head(at, form(at)).unwrap_or(root)), Relation::Punct),
        (None, None) if at == 0 => (None, Relation::Root),
        (None, None) => (Some(0), Relation::Punct),
    };
    arcs.iter().enumerate().map(place).collect()
}

struct Marks<'a> {
    arcs: &'a [Option<Arc>],
    /// For each token that is one of a pair of brackets or quotation marks, the index of the other mark of the
    /// pair; `None` for all other tokens.
    pairs: Vec<Option<usize>>,
}

impl Marks<'_> {
    fn head(&self, at: usize, mark: &str) -> Option<usize> {
        let bracketed = matches!(mark, "(" | ")" | "[" | "]" | "{" | "}");
        let stops = mark.chars().all(|c| matches!(c, '.' | '!' | '?'));
        let enclosed =
            self.pairs[at].and_then(|other| self.top(at.min(other) + 1, at.max(other), bracketed));
        enclosed.or_else(|| self.set_off(at, stops))
    }

    fn is_word(&self, at: usize) -> bool {
        self.arcs[at].is_some()
    }

    fn parent(&self, word: usize) -> Option<usize> {
        self.arcs[word].and_then(|(head, _)| head)
    }

    /// Returns the word that a pair of marks is attached to, given the range `start..end` between the marks: the
    /// enclosed word whose head is outside. If there are several such words, brackets (`bracketed`) are attached to
    /// the first word, and quotation marks to the head of the first word.
    fn top(&self, start: usize, end: usize, bracketed: bool) -> Option<usize> {
        let outside =
            |word: &usize| self.parent(*word).is_none_or(|head| head < start || head >= end);
        let mut tops = (start..end).filter(|&at| self.is_word(at)).filter(outside);
        let first = tops.next()?;
        let alone = bracketed || tops.next().is_none();
        Some(self.parent(first).filter(|_| !alone).unwrap_or(first))
    }

    /// Returns the top word of the phrase that the mark `at` sets off. Candidates are the highest phrase that ends
    /// before the mark and the highest phrase that starts after it. The phrase whose head is on the other side of the
    /// mark is chosen. If `stops` is set (a full stop, "!" or "?"), the mark is attached to the phrase before it.
    fn set_off(&self, at: usize, stops: bool) -> Option<usize> {
        let left =
            (0..at).rev().find(|&t| self.is_word(t)).map(|word| self.climb(word, |head| head < at));
        let right = (at + 1..self.arcs.len())
            .find(|&t| self.is_word(t))
            .map(|word| self.climb(word, |head| head > at));
        let hangs = |word: &usize| self.parent(*word).is_some();
        match (left, right.filter(hangs)) {
            (Some(left), _) if stops => Some(left),
            // If both phrases have their head on the other side, one phrase contains the other, and the mark sets
            // off the inner phrase.
            (Some(left), Some(right)) if hangs(&left) => {
                Some(if self.parent(right) < Some(left) { left } else { right })
            }
            (left, other) => left.filter(hangs).or(other).or(left).or(right),
        }
    }

    /// Returns the highest word that is reachable from `word` by going from word to head while `near(head)` is true.
    fn climb(&self, mut word: usize, near: impl Fn(usize) -> bool) -> usize {
        while let Some(head) = self.parent(word).filter(|&head| near(head)) {
            word = head;
        }
        word
    }
}

/// Returns, for each token that is one of a pair of brackets or quotation marks, the index of the other mark of the
/// pair; `None` for all other tokens.
fn pairs<'t>(arcs: &[Option<Arc>], form: impl Fn(usize) -> &'t str) -> Vec<Option<usize>> {
    let mut pairs = vec![None; arcs.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for at in (0..arcs.len()).filter(|&at| arcs[at].is_none()) {
        let mark = form(at);
        let opening = opening(mark);
        let place =
            opening.and_then(|opening| open.iter().rposition(|&(_, other)| other == opening));
        if let Some(place) = place {
            let other = open[place].0;
            open.truncate(place);
            (pairs[at], pairs[other]) = (Some(other), Some(at));
        } else if matches!(mark, "(" | "[" | "{" | "“" | "‘" | "«" | "\"" | "``" | "'") {
            open.push((at, mark));
        }
    }
    pairs
}

/// Returns the opening counterpart of a closing mark; `None` for other marks.
fn opening(mark: &str) -> Option<&'static str> {
    Some(match mark {
        ")" => "(",
        "]" => "[",
        "}" => "{",
        "”" => "“",
        "’" => "‘",
        "»" => "«",
        "\"" => "\"",
        "''" => "``",
        "'" => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks a sentence of `form/head` words, with `-` as the head of the root and `*` as that of a mark.
    /// `expected` lists the heads of the marks.
    fn check(words: &str, expected: &str) {
        let (forms, heads): (Vec<&str>, Vec<&str>) =
            words.split(' ').map(|word| word.rsplit_once('/').unwrap()).unzip();
        let at = |name: &str| forms.iter().position(|form| *form == name);
        let arc = |head: &&str| match *head {
            "*" => None,
            "-" => Some((None, Relation::Root)),
            head => Some((at(head), if head == "and" { Relation::Conj } else { Relation::Dep })),
        };
        let arcs: Vec<_> = heads.iter().map(arc).collect();
        let attached = attach(&arcs, |at| forms[at]);
        let marks = attached.iter().zip(&arcs).filter(|(_, arc)| arc.is_none());
        let found: Vec<_> =
            marks.map(|((head, _), _)| head.map_or("-", |head| forms[head])).collect();
        assert_eq!(found.join(" "), expected, "{words}");
    }

    #[test]
    fn marks_hang_on_what_they_set_off() {
        check("it/ended ended/- ./*", "ended");
        check("when/came came/left ,/* we/left left/- ./*", "came left");
        check("we/left left/- ,/* glad/left ./*", "glad left");
        check("that/was ,/* however/was ,/* was/- all/was", "that however");
    }

    #[test]
    fn pairs_hang_on_what_they_enclose() {
        check("a/town town/- (/* in/Ohio Ohio/town )/* ./*", "Ohio Ohio town");
        check("\"/* go/- !/* \"/* she/said said/go", "go go go");
        check("a/b \"/* c/e d/e \"/* e/- b/e", "e e");
        check("]/* so/- [/*", "so so");
    }

    #[test]
    fn marks_alone_make_a_tree() {
        check("!/* ?/*", "- !");
        check("!/*", "-");
        assert_eq!(attach(&[], |_| ""), []);
    }
}
