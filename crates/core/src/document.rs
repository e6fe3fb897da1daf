//! The document: the sentences and tokens of an article with tags, lemmas and dependency trees, and methods to
//! navigate them.
//!
//! Tags and relations are those of [Universal Dependencies](https://universaldependencies.org/en/) 2 for English,
//! plus Penn Treebank tags. [`syntax::parse`](crate::syntax::parse) creates the document, which then never changes.
//! The document does not depend on models or entities.

use crate::article::{Article, ParagraphRole};
use crate::features::plain_hyphen;
use crate::span::{SentenceId, Span, TokenId, TokenRange};
use typed_index_collections::{TiSlice, TiVec};

pub use crate::tagset::{Relation, Upos, Xpos};

/// One word of Universal Dependencies ("don't" is two words: "do" and "n't").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the token in the article's text. Two words that are written as one ("won't") may have the same
    /// span if the written form is not their concatenation.
    pub span: Span,
    /// The universal part of speech.
    pub upos: Upos,
    /// The Penn Treebank tag, which includes number, tense and degree.
    pub xpos: Xpos,
    /// The token that this token depends on; `None` for the root of a sentence.
    pub head: Option<TokenId>,
    /// The relation to the head; `Relation::Root` for a root.
    pub relation: Relation,
    /// The sentence that contains the token.
    pub sentence: SentenceId,
}

/// The analysed words of an article.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text and its metadata.
    pub article: &'a Article,
    /// All tokens, in text order.
    pub tokens: TiVec<TokenId, Token>,
    /// The sentences, each a range of at least one token; together they cover every token once.
    pub sentences: TiVec<SentenceId, TokenRange>,
    forms: Forms,
    children: Children,
    subtrees: TiVec<TokenId, TokenRange>,
}

/// The lower-cased forms and the lemmas of all tokens. The forms are in one string; `lower_ends` has the end of
/// each form in bytes.
#[derive(Clone, Debug)]
struct Forms {
    lower: String,
    lower_ends: Vec<u32>,
    lemmas: Lemmas,
}

/// The lemmas of all tokens in one string, with the end of each lemma in bytes: separate strings would take several
/// times the memory.
#[derive(Clone, Debug, Default)]
pub struct Lemmas {
    text: String,
    ends: Vec<u32>,
}

impl Lemmas {
    /// Adds the lemma of the next token.
    pub fn push(&mut self, lemma: &str) {
        self.text.extend(lemma.chars().map(plain_hyphen));
        self.ends.push(self.text.len() as u32);
    }
}

impl<S: AsRef<str>> FromIterator<S> for Lemmas {
    fn from_iter<I: IntoIterator<Item = S>>(lemmas: I) -> Self {
        let mut all = Self::default();
        lemmas.into_iter().for_each(|lemma| all.push(lemma.as_ref()));
        all
    }
}

/// The direct dependents (children) of all tokens. The children of token `t` are `list[starts[t]..starts[t + 1]]`,
/// in text order.
#[derive(Clone, Debug, Default)]
struct Children {
    list: Vec<TokenId>,
    starts: Vec<u32>,
}

impl<'a> Document<'a> {
    /// Creates a document from its parts, with one lemma per token.
    ///
    /// # Panics
    /// If the numbers of lemmas and tokens differ.
    #[must_use]
    pub fn new(
        article: &'a Article,
        tokens: TiVec<TokenId, Token>,
        sentences: TiVec<SentenceId, TokenRange>,
        lemmas: Lemmas,
    ) -> Self {
        assert_eq!(tokens.len(), lemmas.ends.len(), "every token has one lemma");
        let mut forms = Forms {
            lower: String::with_capacity(article.text.len()),
            lower_ends: Vec::with_capacity(tokens.len()),
            lemmas,
        };
        for token in &tokens {
            let text = &article.text[token.span.range()];
            forms.lower.extend(text.chars().map(plain_hyphen).flat_map(char::to_lowercase));
            forms.lower_ends.push(forms.lower.len() as u32);
        }
        let children = Children::of(&tokens);
        let subtrees = subtrees(&tokens, &children);
        Self { article, tokens, sentences, forms, children, subtrees }
    }

    /// Returns the token's form, as it is written in the text.
    #[must_use]
    pub fn form(&self, token: TokenId) -> &'a str {
        &self.article.text[self.tokens[token].span.range()]
    }

    /// Returns the token's form in lower case, with every hyphen replaced by the ASCII hyphen.
    #[must_use]
    pub fn lower(&self, token: TokenId) -> &str {
        cut(&self.forms.lower, &self.forms.lower_ends, token)
    }

    /// Returns the token's lemma by the conventions of UD English ("say" for "said", "Putin" for "Putin").
    #[must_use]
    pub fn lemma(&self, token: TokenId) -> &str {
        cut(&self.forms.lemmas.text, &self.forms.lemmas.ends, token)
    }

    /// Returns the span from the start of the first token of the range to the end of the last. For an empty range,
    /// returns an empty span at the position where the first token would start.
    #[must_use]
    pub fn span(&self, range: TokenRange) -> Span {
        match range.last() {
            Some(last) => self.tokens[range.start].span.cover(self.tokens[last].span),
            None => {
                let at = self
                    .tokens
                    .get(range.start)
                    .map_or(self.article.text.len(), |t| t.span.start as usize);
                Span::new(at, at)
            }
        }
    }

    /// Returns the article's text from the first token of a range to its last.
    #[must_use]
    pub fn text(&self, range: TokenRange) -> &'a str {
        &self.article.text[self.span(range).range()]
    }

    /// Returns the range of all tokens.
    #[must_use]
    pub fn all(&self) -> TokenRange {
        TokenRange::new(TokenId(0), TokenId::from(self.tokens.len()))
    }

    /// Returns whether the token is part of the headline.
    #[must_use]
    pub fn is_in_title(&self, token: TokenId) -> bool {
        self.article.title.is_some_and(|title| title.contains(self.tokens[token].span))
    }

    /// Returns whether the token is in text beside the story, such as navigation, in which nothing is looked for.
    #[must_use]
    pub fn is_aside(&self, token: TokenId) -> bool {
        self.article.role_at(self.tokens[token].span.start) == Some(ParagraphRole::Aside)
    }

    /// Returns the tokens of the sentence that contains `token`.
    #[must_use]
    pub fn sentence_of(&self, token: TokenId) -> TokenRange {
        self.sentences[self.tokens[token].sentence]
    }

    /// Returns the direct dependents of `token`, in text order.
    #[must_use]
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        self.children.of_token(token)
    }

    /// Returns the first child with `relation` or a subtype of it (see [`Relation::is`]); `None` if there is none.
    #[must_use]
    pub fn child(&self, token: TokenId, relation: Relation) -> Option<TokenId> {
        self.children(token).iter().copied().find(|&c| self.tokens[c].relation.is(relation))
    }

    /// Returns the children with `relation` or a subtype of it, in text order.
    pub fn children_by(
        &self,
        token: TokenId,
        relation: Relation,
    ) -> impl Iterator<Item = TokenId> + '_ {
        self.children(token).iter().copied().filter(move |&c| self.tokens[c].relation.is(relation))
    }

    /// Returns the range from the leftmost to the rightmost descendant of `token`, where `token` counts as a
    /// descendant too.
    ///
    /// In a tree with crossing arcs the range may include tokens that are not descendants.
    #[must_use]
    pub fn subtree(&self, token: TokenId) -> TokenRange {
        self.subtrees[token]
    }

    /// Returns the first token of the range whose head is outside of the range, preferably one that is not
    /// punctuation. If there is no such token, returns the first token of the range.
    ///
    /// # Panics
    /// If the range is empty.
    #[must_use]
    pub fn head_of(&self, range: TokenRange) -> TokenId {
        assert!(!range.is_empty(), "an empty range has no head");
        let outside = |t: &TokenId| self.tokens[*t].head.is_none_or(|h| !range.has(h));
        let mut heads = range.iter().filter(outside);
        let content = heads.clone().find(|&t| self.tokens[t].upos != Upos::Punct);
        content.or_else(|| heads.next()).unwrap_or(range.start)
    }

    /// Returns the chain of heads above `token`, nearest first, up to the root.
    pub fn ancestors(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.tokens[token].head, |&t| self.tokens[t].head)
    }

    /// Returns the token that contains the byte `offset`, or the next token if the byte is between tokens; `None`
    /// after the last token.
    #[must_use]
    pub fn token_at(&self, offset: u32) -> Option<TokenId> {
        let place = self.tokens.raw.partition_point(|t| t.span.end <= offset);
        (place < self.tokens.len()).then(|| TokenId::from(place))
    }

    /// Returns the tokens that overlap the span.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.raw.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.raw.partition_point(|t| t.span.start < span.end).max(start);
        TokenRange::new(TokenId::from(start), TokenId::from(end))
    }
}

fn cut<'t>(text: &'t str, ends: &[u32], token: TokenId) -> &'t str {
    let index = usize::from(token);
    let start = if index == 0 { 0 } else { ends[index - 1] as usize };
    &text[start..ends[index] as usize]
}

/// Returns, for each token, the range from its leftmost to its rightmost descendant. Processes leaves first, so
/// that each token extends the range of its head only once.
fn subtrees(tokens: &TiSlice<TokenId, Token>, children: &Children) -> TiVec<TokenId, TokenRange> {
    let mut ranges: TiVec<TokenId, TokenRange> = tokens.keys().map(TokenRange::one).collect();
    let mut pending: TiVec<TokenId, usize> =
        tokens.keys().map(|token| children.of_token(token).len()).collect();
    let mut ready: Vec<TokenId> = tokens.keys().filter(|&token| pending[token] == 0).collect();
    while let Some(token) = ready.pop() {
        if let Some(head) = tokens[token].head {
            ranges[head] = ranges[head].cover(ranges[token]);
            pending[head] -= 1;
            if pending[head] == 0 {
                ready.push(head);
            }
        }
    }
    ranges
}

impl Children {
    /// Groups the tokens by their heads, in linear time.
    fn of(tokens: &TiSlice<TokenId, Token>) -> Self {
        let mut starts = vec![0u32; tokens.len() + 1];
        for head in tokens.iter().filter_map(|t| t.head) {
            starts[usize::from(head) + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut list = vec![TokenId(0); *starts.last().unwrap_or(&0) as usize];
        for (id, token) in tokens.iter_enumerated() {
            if let Some(head) = token.head {
                let place = &mut next[usize::from(head)];
                list[*place as usize] = id;
                *place += 1;
            }
        }
        Self { list, starts }
    }

    fn of_token(&self, token: TokenId) -> &[TokenId] {
        let index = usize::from(token);
        &self.list[self.starts[index] as usize..self.starts[index + 1] as usize]
    }
}
