//! The context that all modules of `events` share: the earlier layers of the analysis, with lookups by token.

use crate::document::{Document, Relation, Upos, Xpos};
use crate::entities::Entities;
use crate::mentions::{EntityKind, Mention, MentionForm};
use crate::quotes::Quote;
use crate::span::{EntityId, MentionId, QuoteId, TimexId, TokenId, TokenRange};
use crate::time::Timex;
use typed_index_collections::{TiSlice, TiVec};

/// The results of the earlier stages for one article, and tables that look them up by token.
#[derive(Debug)]
pub(crate) struct EventContext<'a> {
    /// Tokens and trees.
    pub document: &'a Document<'a>,
    /// Mentions.
    pub mentions: &'a TiSlice<MentionId, Mention>,
    /// Quotes.
    pub quotes: &'a TiSlice<QuoteId, Quote>,
    /// Clusters of mentions.
    pub entities: &'a Entities,
    /// Time expressions.
    pub timexes: &'a TiSlice<TimexId, Timex>,
    /// For each token, the mention whose head it is; a name takes precedence over a description.
    mention_at: TiVec<TokenId, Option<MentionId>>,
    /// For each token, the kind of the name that contains it.
    name_kind: TiVec<TokenId, Option<EntityKind>>,
    /// For each token, the time expression that contains it.
    timex_at: TiVec<TokenId, Option<TimexId>>,
    /// For each token, the quote that contains it.
    quote_at: TiVec<TokenId, Option<QuoteId>>,
}

impl<'a> EventContext<'a> {
    /// Builds the lookups in one pass over all layers.
    pub(crate) fn new(
        document: &'a Document<'a>,
        mentions: &'a TiSlice<MentionId, Mention>,
        quotes: &'a TiSlice<QuoteId, Quote>,
        entities: &'a Entities,
        timexes: &'a TiSlice<TimexId, Timex>,
    ) -> Self {
        let n = document.tokens.len();
        let mut context = Self {
            document,
            mentions,
            quotes,
            entities,
            timexes,
            mention_at: vec![None; n].into(),
            name_kind: vec![None; n].into(),
            timex_at: vec![None; n].into(),
            quote_at: vec![None; n].into(),
        };
        for (id, mention) in mentions.iter_enumerated() {
            let place = &mut context.mention_at[mention.head];
            if mention.form == MentionForm::Name || place.is_none() {
                *place = Some(id);
            }
            if mention.form == MentionForm::Name {
                let kind = Some(mention.kind.unwrap_or(EntityKind::Misc));
                mention.tokens.iter().for_each(|t| context.name_kind[t] = kind);
            }
        }
        for (id, timex) in timexes.iter_enumerated() {
            timex.tokens.iter().for_each(|t| context.timex_at[t] = Some(id));
        }
        for (id, quote) in quotes.iter_enumerated() {
            quote
                .content
                .iter()
                .flat_map(|part| part.iter())
                .for_each(|t| context.quote_at[t] = Some(id));
        }
        context
    }

    /// Returns the mention whose head is the token.
    pub(crate) fn mention_at(&self, token: TokenId) -> Option<MentionId> {
        self.mention_at[token]
    }

    /// Returns the kind of the name that contains the token.
    pub(crate) fn name_kind(&self, token: TokenId) -> Option<EntityKind> {
        self.name_kind[token]
    }

    /// Returns the time expression that contains the token.
    pub(crate) fn timex_at(&self, token: TokenId) -> Option<TimexId> {
        self.timex_at[token]
    }

    /// Returns the quote that contains the token.
    pub(crate) fn quote_at(&self, token: TokenId) -> Option<QuoteId> {
        self.quote_at[token]
    }

    /// Returns the entity of the mention whose head is the token.
    pub(crate) fn entity_at(&self, token: TokenId) -> Option<EntityId> {
        self.entities.of_mention.get(self.mention_at[token]?).copied().flatten()
    }

    /// Returns the kind of the mention whose head is the token. If this kind is unknown or miscellaneous, returns
    /// the kind of the mention's entity.
    pub(crate) fn kind_of(&self, token: TokenId) -> Option<EntityKind> {
        let mention =
            self.mentions[self.mention_at[token]?].kind.filter(|&k| k != EntityKind::Misc);
        mention.or_else(|| self.entity_at(token).map(|e| self.entities.list[e].kind))
    }

    /// Returns the range from the first to the last descendant of a token, itself included.
    pub(crate) fn subtree(&self, token: TokenId) -> TokenRange {
        self.document.subtree(token)
    }

    pub(crate) fn lemma(&self, token: TokenId) -> &str {
        self.document.lemma(token)
    }

    pub(crate) fn upos(&self, token: TokenId) -> Upos {
        self.document.tokens[token].upos
    }

    pub(crate) fn xpos(&self, token: TokenId) -> Xpos {
        self.document.tokens[token].xpos
    }

    pub(crate) fn relation(&self, token: TokenId) -> Relation {
        self.document.tokens[token].relation
    }

    pub(crate) fn head(&self, token: TokenId) -> Option<TokenId> {
        self.document.tokens[token].head
    }

    pub(crate) fn child(&self, token: TokenId, relation: Relation) -> Option<TokenId> {
        self.document.child(token, relation)
    }

    /// Returns the preposition, in lower case, of the phrase whose head is `token`, or "" if it has none.
    pub(crate) fn case(&self, token: TokenId) -> &str {
        self.child(token, Relation::Case).map_or("", |c| self.document.lower(c))
    }
}

#[cfg(test)]
impl EventContext<'static> {
    /// Returns the context of a document with hand-written tags and trees, without other layers (see
    /// [`crate::testing`]).
    pub(crate) fn bare(words: &str) -> Self {
        Self::with_times(words, None, &[])
    }

    /// Returns the context of a document with hand-written tags and trees, and with time expressions of one word,
    /// each given as word, type and value.
    pub(crate) fn with_times(
        words: &str,
        created: Option<jiff::civil::Date>,
        times: &[(&str, crate::time::TimexType, &str)],
    ) -> Self {
        let document: &Document = Box::leak(Box::new(crate::testing::document(words, created)));
        let timex = |&(form, kind, value): &(&str, _, &str)| {
            let place = document.all().iter().find(|&t| document.form(t) == form).expect(form);
            let value = value.parse().expect(value);
            Timex { tokens: TokenRange::one(place), kind, value, modifier: None }
        };
        let timexes: Vec<Timex> = times.iter().map(timex).collect();
        let entities: &Entities = Box::leak(Box::default());
        let (mentions, quotes) = (TiSlice::from_ref(&[]), TiSlice::from_ref(&[]));
        Self::new(document, mentions, quotes, entities, TiSlice::from_ref(timexes.leak()))
    }

    /// Returns the first token with this form.
    pub(crate) fn token(&self, form: &str) -> TokenId {
        self.document.all().iter().find(|&t| self.document.form(t) == form).expect(form)
    }
}
