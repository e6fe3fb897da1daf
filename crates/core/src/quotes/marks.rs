//! Quotation marks: finds opening and closing marks, and the quoted spans between them.
//!
//! Depends only on tokens and paragraphs. Supports straight and curly marks, guillemets, low marks, typewriter
//! pairs (two backticks or apostrophes) and British single marks. A span without a closing mark ends with its
//! paragraph: speech that continues over several paragraphs has an opening mark in each paragraph, and
//! `fallback_attribution` joins these spans. Quotation marks inside a quoted span are ignored. Other modules of
//! `quotes` decide whether the words are speech.

use crate::document::Document;
use crate::span::{TokenId, TokenRange};

/// The kinds of quotation marks. A span is closed by a mark of the same kind as its opening mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
}

/// Whether a mark's character opens a span, closes a span, or can do either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Opens,
    Closes,
    Either,
}

fn shape_of(form: &str) -> Option<(Family, Shape)> {
    Some(match form {
        "\"" | "''" | "＂" => (Family::Double, Shape::Either),
        "“" | "„" | "``" | "‟" => (Family::Double, Shape::Opens),
        "”" => (Family::Double, Shape::Closes),
        "'" => (Family::Single, Shape::Either),
        "‘" | "‚" | "`" => (Family::Single, Shape::Opens),
        "’" => (Family::Single, Shape::Closes),
        "«" => (Family::Guillemet, Shape::Opens),
        "»" => (Family::Guillemet, Shape::Closes),
        _ => return None,
    })
}

/// The minimum length of quoted speech, in tokens including both marks. Shorter quoted spans are more likely scare
/// quotes. Set by hand.
pub(crate) const SHORTEST_SPEECH: usize = 5;

/// Returns whether a token with this form is a quotation mark, or may be one (an apostrophe).
pub(crate) fn is_mark(form: &str) -> bool {
    shape_of(form).is_some()
}

/// Finds the quoted spans, marks included, in text order; they do not overlap.
pub(crate) fn find(document: &Document) -> Vec<TokenRange> {
    let mut found: Vec<TokenRange> = Vec::new();
    for paragraph in paragraphs(document) {
        let mut at = paragraph.start;
        while at < paragraph.end {
            let stretch = opens(document, paragraph, at)
                .map(|family| (family, close(document, paragraph, at, family)))
                // A single quotation mark that is never closed is an apostrophe.
                .filter(|(family, (_, closed))| *closed || *family != Family::Single);
            match stretch {
                Some((_, (end, _))) => {
                    found.push(TokenRange::new(at, end));
                    at = end;
                }
                None => at = at.plus(1),
            }
        }
    }
    found
}

/// Returns the non-empty paragraphs as token ranges.
fn paragraphs<'d>(document: &'d Document) -> impl Iterator<Item = TokenRange> + 'd {
    let ranges = document.article.paragraphs.iter().map(|p| document.tokens_in(p.span));
    ranges.filter(|range| !range.is_empty())
}

/// Returns the characters directly before and after a token.
fn around(document: &Document, token: TokenId) -> (Option<char>, Option<char>) {
    let (span, text) = (document.tokens[token].span.range(), &document.article.text);
    (text[..span.start].chars().next_back(), text[span.end..].chars().next())
}

/// Returns the family of the token if it is an opening mark.
fn opens(document: &Document, paragraph: TokenRange, token: TokenId) -> Option<Family> {
    let (family, shape) = shape_of(document.form(token))?;
    let (before, after) = around(document, token);
    let first = token == paragraph.start;
    let free_before = first || before.is_none_or(|c| !c.is_alphanumeric() && !",.?!%".contains(c));
    let bound_after = after.is_some_and(|c| !c.is_whitespace());
    let ok = match shape {
        Shape::Opens => true,
        // A closing mark other than ’ at the start of a paragraph, or between a space and a word, is a typing error
        // for an opening mark.
        Shape::Closes => {
            family != Family::Single
                && bound_after
                && (first || before.is_some_and(char::is_whitespace))
        }
        Shape::Either => free_before && (bound_after || first && family != Family::Single),
    };
    (ok && token.plus(1) < paragraph.end).then_some(family)
}

/// Returns the end (exclusive) of the span that starts at `start`, and whether a closing mark ends it. A span
/// without a closing mark ends with its paragraph.
fn close(
    document: &Document,
    paragraph: TokenRange,
    start: TokenId,
    family: Family,
) -> (TokenId, bool) {
    let rest = TokenRange::new(start.plus(1), paragraph.end);
    let low = matches!(document.form(start), "„" | "‟");
    let closer = match family {
        Family::Single => close_single(document, rest),
        // A low opening mark („) is closed by “, which opens spans in English, or by another double mark.
        _ if low => rest.iter().find(|&t| matches!(document.form(t), "“" | "”" | "\"")),
        _ => rest.iter().find(|&t| closes(document, t, family)),
    };
    closer.map_or((paragraph.end, false), |t| (t.plus(1), true))
}

/// The maximum length, in tokens, of a span in single marks. If no mark closes the span within this length, its
/// opening mark was an apostrophe.
const LONGEST_SINGLE: usize = 300;

/// Returns the single mark that closes a span: the first one directly after punctuation, else the first one that is
/// not a possessive apostrophe. `rest` is the text after the opening mark; the search stops at another opening
/// mark.
fn close_single(document: &Document, rest: TokenRange) -> Option<TokenId> {
    let mut plain = None;
    for token in rest.iter().take(LONGEST_SINGLE) {
        if closes(document, token, Family::Single) {
            let (before, _) = around(document, token);
            if before.is_some_and(|c| ",.?!…".contains(c)) {
                return Some(token);
            }
            // "the workers' rights": the possessive of a plural is not a closing mark if a noun follows.
            let possessive = before == Some('s')
                && token.plus(1) < rest.end
                && document.tokens[token.plus(1)].upos.is_nominal();
            if !possessive {
                plain = plain.or(Some(token));
            }
        } else if matches!(shape_of(document.form(token)), Some((Family::Single, Shape::Opens))) {
            break;
        }
    }
    plain
}

fn closes(document: &Document, token: TokenId, family: Family) -> bool {
    let Some((own, shape)) = shape_of(document.form(token)) else { return false };
    let (before, after) = around(document, token);
    let free_after = after.is_none_or(|c| !c.is_alphanumeric());
    own == family
        && match shape {
            Shape::Opens => false,
            Shape::Closes => family != Family::Single || free_after,
            // A straight mark directly after a word or punctuation closes a span. So does a mark between spaces,
            // because an opening mark would be directly before a word.
            Shape::Either => {
                let bound_before = before.is_some_and(|c| !c.is_whitespace());
                free_after && bound_before
                    || after.is_none_or(char::is_whitespace)
                    || bound_before && family == Family::Double
            }
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::{Relation, Token, Upos, Xpos};
    use crate::span::SentenceId;
    use crate::syntax::tokenizer::tokenize;

    /// Returns the text with brackets around each span found.
    fn bracketed(text: &str) -> String {
        let article = Article::new(text.to_owned(), None).expect("a short text");
        let plain = |span| Token {
            span,
            upos: Upos::X,
            xpos: Xpos::Xx,
            head: None,
            relation: Relation::Root,
            sentence: SentenceId(0),
        };
        let tokens: Vec<Token> = tokenize(text).into_iter().map(plain).collect();
        let lemmas = vec![""; tokens.len()];
        let all = TokenRange::new(TokenId(0), TokenId::from(tokens.len()));
        let document =
            Document::new(&article, tokens.into(), vec![all].into(), lemmas.iter().collect());
        let mut marked = text.to_owned();
        for range in find(&document).into_iter().rev() {
            let span = document.span(range).range();
            marked.insert(span.end, ']');
            marked.insert(span.start, '[');
        }
        marked
    }

    fn check(cases: &[&str]) {
        for case in cases {
            let text = case.replace(['[', ']'], "");
            assert_eq!(bracketed(&text), *case);
        }
    }

    #[test]
    fn every_kind_of_mark() {
        check(&[
            "He said: [\"We tried.\"] And left.",
            "He said: [“We tried.”] And left.",
            "He said: [«We tried.»] And left.",
            "He said: [„We tried.”] And left.",
            "He said: [''We tried.''] And left.",
            "He said: [``We tried.''] And left.",
            "He said: ['We tried.'] And left.",
            "He said: [‘We tried.’] And left.",
        ]);
    }

    #[test]
    fn marks_within_marks_are_not_listed() {
        check(&[
            "She said: [“He told me ‘never’ twice.”]",
            "She said: [‘He told me “never” twice.’]",
            "[\"They shouted 'out' at us,\"] she said, [\"and 'liar' too.\"]",
        ]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check(&[
            "The workers' union won't meet the drivers' union.",
            "In the '90s they danced rock 'n' roll.",
            "It's Rosa's turn, isn’t it, and the cooks’ too.",
            "[‘It’s the workers’ turn now,’] he said.",
        ]);
    }

    #[test]
    fn what_nothing_closes_ends_with_its_paragraph() {
        check(&[
            "He spoke: [\"First this.]\n\n[\"Then that,\"] he said.",
            "He spoke: [“First this.]\n\nAnd he went home.",
        ]);
    }

    #[test]
    fn inches_and_strays_are_no_marks() {
        check(&["A 5\" nail and a 6\" nail.", "\"", "' '", ""]);
    }
}
