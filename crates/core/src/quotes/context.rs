//! The context that all modules of `quotes` share: the document, its quoted spans and its mentions, with lookups by
//! token.

use super::marks;
use super::types::QuoteForm;
use crate::article::ParagraphRole;
use crate::document::{Document, Relation, Upos};
use crate::features::number;
use crate::mentions::{EntityKind, Mention, MentionForm};
use crate::span::{MentionId, TokenId, TokenRange};
use crate::word_classes::WordClasses;
use typed_index_collections::{TiSlice, TiVec};

/// The results of the earlier stages for an article, and lookup tables that are computed once per article.
#[derive(Debug)]
pub(crate) struct QuoteContext<'s> {
    pub(crate) document: &'s Document<'s>,
    pub(crate) mentions: &'s TiSlice<MentionId, Mention>,
    /// The properties of each token that features are made of.
    facts: TiVec<TokenId, Facts>,
    /// The quoted spans, marks included, in order.
    pub(crate) marked: Vec<TokenRange>,
    /// For each token, the index in `marked` of the quoted span that contains it.
    inside: TiVec<TokenId, Option<u32>>,
    /// For each token, the number of tokens before it that are in quoted spans. One more entry at the end holds the
    /// total.
    n_inside: Vec<u32>,
    /// For each token, the number of its paragraph, starting at 1; 0 if the token is in no paragraph.
    paragraphs: TiVec<TokenId, u32>,
    /// For each token, the mention by name that contains it.
    name_at: TiVec<TokenId, Option<MentionId>>,
    /// For each token, the mention that has this token as its head.
    mention_at: TiVec<TokenId, Option<MentionId>>,
}

impl<'s> QuoteContext<'s> {
    pub(crate) fn new(
        document: &'s Document<'s>,
        mentions: &'s TiSlice<MentionId, Mention>,
        words: &'s WordClasses,
    ) -> Self {
        let marked = marks::find(document);
        let mut inside: TiVec<TokenId, Option<u32>> =
            TiVec::from(vec![None; document.tokens.len()]);
        for (place, stretch) in marked.iter().enumerate() {
            for token in stretch.iter() {
                inside[token] = Some(place as u32);
            }
        }
        let mut n_inside = vec![0];
        for place in &inside {
            n_inside.push(n_inside[n_inside.len() - 1] + u32::from(place.is_some()));
        }
        let mut name_at = TiVec::from(vec![None; document.tokens.len()]);
        let mut mention_at = TiVec::from(vec![None; document.tokens.len()]);
        for (id, mention) in mentions.iter_enumerated() {
            mention_at[mention.head] = Some(id);
            if mention.form == MentionForm::Name {
                mention.tokens.iter().for_each(|token| name_at[token] = Some(id));
            }
        }
        let mut paragraphs = TiVec::from(vec![0; document.tokens.len()]);
        for (number, paragraph) in document.article.paragraphs.iter().enumerate() {
            for token in document.tokens_in(paragraph.span).iter() {
                paragraphs[token] = number as u32 + 1;
            }
        }
        Self {
            document,
            mentions,
            facts: document.tokens.keys().map(|t| Facts::of(document, words, t)).collect(),
            marked,
            inside,
            n_inside,
            paragraphs,
            name_at,
            mention_at,
        }
    }

    /// Returns the index of the quoted span that contains the token.
    pub(crate) fn marked_at(&self, token: TokenId) -> Option<usize> {
        self.inside.get(token).copied().flatten().map(|place| place as usize)
    }

    /// Returns the form of a quote with this content: direct if all tokens are in quoted spans, mixed if some are,
    /// indirect if none are.
    pub(super) fn form(&self, content: &[TokenRange]) -> QuoteForm {
        let n_marked: usize = content.iter().map(|&part| self.n_marked(part)).sum();
        let n: usize = content.iter().map(|part| part.len()).sum();
        if n_marked == n {
            QuoteForm::Direct
        } else if n_marked > 0 {
            QuoteForm::Mixed
        } else {
            QuoteForm::Indirect
        }
    }

    /// Returns the number of tokens in the range that are in quoted spans.
    pub(crate) fn n_marked(&self, range: TokenRange) -> usize {
        (self.n_inside[usize::from(range.end)] - self.n_inside[usize::from(range.start)]) as usize
    }

    /// Returns whether the range is exactly one quoted span, marks included.
    pub(crate) fn is_quoted_span(&self, range: TokenRange) -> bool {
        self.marked_at(range.start).is_some_and(|place| self.marked[place] == range)
    }

    /// Returns whether the range contains a verb.
    pub(crate) fn has_verb(&self, range: TokenRange) -> bool {
        let is_verb = |t: TokenId| matches!(self.document.tokens[t].upos, Upos::Verb | Upos::Aux);
        range.iter().any(is_verb)
    }

    /// Returns whether `token` is a token of the document whose form is one of `forms`.
    pub(crate) fn is_one_of(&self, token: Option<TokenId>, forms: &[&str]) -> bool {
        let token = token.filter(|&t| self.document.tokens.get(t).is_some());
        token.is_some_and(|t| forms.contains(&self.document.form(t)))
    }

    /// Returns the number of the token's paragraph, starting at 1; 0 if the token is in no paragraph.
    pub(crate) fn paragraph(&self, token: TokenId) -> u32 {
        self.paragraphs[token]
    }

    /// Returns whether the token is in the story, its headline or a caption, not in a byline or an aside.
    pub(crate) fn is_story(&self, token: TokenId) -> bool {
        self.role(token).is_none_or(|role| {
            role.is_story() || matches!(role, ParagraphRole::Title | ParagraphRole::Caption)
        })
    }

    fn role(&self, token: TokenId) -> Option<ParagraphRole> {
        let place = (self.paragraphs[token] as usize).checked_sub(1)?;
        self.document.article.paragraphs.get(place).map(|paragraph| paragraph.role)
    }

    /// Returns whether the token is in the headline or in a heading, where every word may be capitalised.
    pub(crate) fn is_headline(&self, token: TokenId) -> bool {
        self.role(token)
            .is_some_and(|role| matches!(role, ParagraphRole::Title | ParagraphRole::Heading))
    }

    /// Returns the mention whose head is `token`.
    pub(crate) fn mention_at(&self, token: TokenId) -> Option<MentionId> {
        self.mention_at[token]
    }

    /// Returns the name that contains `token`.
    pub(crate) fn name_at(&self, token: TokenId) -> Option<MentionId> {
        self.name_at[token]
    }

    /// Returns the range, extended so that it contains the whole names at its start and end.
    pub(crate) fn whole_names(&self, range: TokenRange) -> TokenRange {
        let ends = [Some(range.start), range.last()].into_iter().flatten();
        let names = ends.filter_map(|end| self.name_at[end]).map(|id| self.mentions[id].tokens);
        names.fold(range, TokenRange::cover)
    }

    /// Returns a number for the kind and form of the mention with this head, or for the part of speech of a token
    /// that heads no mention. Kinds share a number if their names are equally likely to be speakers, such as towns
    /// and buildings.
    pub(crate) fn sort_of(&self, token: TokenId) -> u32 {
        let Some(id) = self.mention_at(token) else {
            return self.document.tokens[token].upos as u32;
        };
        let mention = &self.mentions[id];
        let kind = match mention.kind {
            Some(EntityKind::Person) => 1,
            Some(EntityKind::Org) => 2,
            Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac) => 3,
            Some(EntityKind::Norp) => 4,
            Some(_) => 5,
            None => 6,
        };
        let form = match mention.form {
            MentionForm::Name => 0,
            MentionForm::Nominal => 1,
            MentionForm::Pronoun => 2,
        };
        100 + kind * 4 + form
    }

    /// Returns the subject of a verb: its own subject, the subject of a verb that it is coordinated with or depends
    /// on, or the noun that its relative clause modifies.
    pub(crate) fn subject(&self, verb: TokenId) -> Option<TokenId> {
        let document = self.document;
        let mut at = verb;
        for _ in 0..4 {
            if let Some(subject) = document.child(at, Relation::Nsubj) {
                return Some(subject);
            }
            let relation = document.tokens[at].relation;
            if relation == Relation::AclRelcl || relation == Relation::Acl {
                return document.tokens[at].head;
            }
            let shared = [Relation::Conj, Relation::Xcomp, Relation::Advcl, Relation::Cop];
            if !shared.iter().any(|&r| relation.is(r)) {
                return None;
            }
            at = document.tokens[at].head?;
        }
        None
    }

    /// Returns the previous token in the same sentence.
    pub(crate) fn before(&self, token: TokenId) -> Option<TokenId> {
        token
            .before()
            .filter(|&b| self.document.tokens[b].sentence == self.document.tokens[token].sentence)
    }

    /// Returns the next token in the same sentence.
    pub(crate) fn after(&self, token: TokenId) -> Option<TokenId> {
        let next = token.plus(1);
        let sentence = self.document.tokens[token].sentence;
        self.document.tokens.get(next).filter(|t| t.sentence == sentence).map(|_| next)
    }

    /// Returns a hash of the token's form in lower case; 0 if `token` is `None`.
    pub(crate) fn word(&self, token: Option<TokenId>) -> u32 {
        token.map_or(0, |t| self.facts[t].word)
    }

    /// Returns a hash of the token's lemma; 1 for every proper noun.
    pub(crate) fn lemma(&self, token: TokenId) -> u32 {
        self.facts[token].lemma
    }

    /// Returns the word cluster of the token's lemma; 0 if it has none.
    pub(crate) fn cluster(&self, token: TokenId) -> u32 {
        self.facts[token].cluster
    }

    /// Returns the word group of the token's lemma, which is coarser than a cluster; 0 if it has none.
    pub(crate) fn group(&self, token: TokenId) -> u32 {
        self.facts[token].group
    }

    /// Returns whether the token is a word, not punctuation.
    pub(crate) fn is_word(&self, token: TokenId) -> bool {
        self.document.tokens[token].upos != Upos::Punct
    }

    /// Returns whether the token is punctuation other than a quotation mark.
    pub(crate) fn is_stop(&self, token: TokenId) -> bool {
        self.document.tokens[token].upos == Upos::Punct
            && !marks::is_mark(self.document.form(token))
    }
}

/// The properties of a token that features are made of, looked up once because many candidates share them.
#[derive(Clone, Copy, Debug)]
struct Facts {
    word: u32,
    lemma: u32,
    cluster: u32,
    group: u32,
}

impl Facts {
    fn of(document: &Document, words: &WordClasses, token: TokenId) -> Self {
        let lemma = document.lemma(token);
        let class = words.class(lemma);
        let is_name = document.tokens[token].upos == Upos::Propn;
        Self {
            word: number(document.lower(token)),
            lemma: if is_name { 1 } else { number(lemma) },
            cluster: u32::from(class.cluster),
            group: u32::from(class.group),
        }
    }
}
