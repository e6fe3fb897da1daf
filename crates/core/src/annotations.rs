//! The annotations of an article in layers, and their invariants.
//!
//! This module checks the layers. `annotate` in `lib.rs` creates them, and `to_schema` converts them to the output
//! contract.

use crate::document::Document;
use crate::entities::Entities;
use crate::events::context::EventContext;
use crate::events::{self, Event};
use crate::lines::Line;
use crate::mentions::{Mention, MentionForm};
use crate::quotes::Quote;
use crate::span::{EventId, MentionId, QuoteId, TimexId, TokenRange};
use crate::syntax::is_space;
use crate::time::Timex;
use crate::timeline::Entry;
use typed_index_collections::TiVec;

/// The result of [`annotate`](crate::annotate): layers that refer to each other by id.
#[derive(Clone, Debug)]
pub struct Annotations<'a> {
    /// Tokens, sentences and trees.
    pub document: Document<'a>,
    /// Mentions, in text order.
    pub mentions: TiVec<MentionId, Mention>,
    /// Quotes in text order: what was said or thought, and by whom.
    pub quotes: TiVec<QuoteId, Quote>,
    /// People, organisations, places and other entities.
    pub entities: Entities,
    /// Time expressions, in text order.
    pub timexes: TiVec<TimexId, Timex>,
    /// Events.
    pub events: TiVec<EventId, Event>,
    /// The dated events in chronological order.
    pub timeline: Vec<Entry>,
    /// The candidate lines of the short timeline: the sentences of the story that contain an event. [`Line::shown`]
    /// states whether the timeline shows a line.
    pub lines: Vec<Line>,
}

impl Annotations<'_> {
    /// Returns a message for each violated invariant. The list must be empty for every text; tests check this for
    /// many articles and for odd strings.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut must = |holds: bool, fault: &dyn Fn() -> String| {
            if !holds {
                faults.push(fault());
            }
        };
        self.check_document(&mut must);
        self.check_mentions(&mut must);
        self.check_quotes(&mut must);
        self.check_events(&mut must);
        faults
    }

    fn is_range(&self, range: TokenRange) -> bool {
        !range.is_empty() && usize::from(range.end) <= self.document.tokens.len()
    }

    fn check_document(&self, must: &mut Must) {
        let Document { article, tokens, sentences, .. } = &self.document;
        let mut end = 0;
        for (id, token) in tokens.iter_enumerated() {
            let text = article.text.get(token.span.range());
            must(text.is_some_and(|t| !t.is_empty()), &|| {
                format!("{id:?} does not stand on characters: {:?}", token.span)
            });
            must(
                token.span.start >= end || token.span == tokens[id.before().unwrap_or(id)].span,
                &|| format!("{id:?} overlaps"),
            );
            let between =
                article.text.get(end as usize..token.span.start as usize).unwrap_or_default();
            must(between.chars().all(is_space), &|| {
                format!("{between:?} before {id:?} is in no token")
            });
            end = end.max(token.span.end);
            let sentence = sentences[token.sentence];
            must(sentence.has(id), &|| format!("{id:?} is not in its sentence"));
            must(token.head.is_none_or(|h| sentence.has(h) && h != id), &|| {
                format!("{id:?} hangs on {:?}", token.head)
            });
            let n_above = self.document.ancestors(id).take(sentence.len() + 1).count();
            must(n_above <= sentence.len(), &|| format!("{id:?} is in a cycle"));
        }
        must(article.text[end as usize..].chars().all(is_space), &|| {
            "the text goes on after the last token".to_owned()
        });
        let mut next = 0;
        for sentence in sentences {
            must(sentence.start.0 == next && !sentence.is_empty(), &|| {
                format!("sentence {sentence:?} does not follow on")
            });
            next = sentence.end.0;
            let n_roots = sentence.iter().filter(|&t| tokens[t].head.is_none()).count();
            must(n_roots == 1, &|| format!("sentence {sentence:?} has {n_roots} roots"));
        }
        must(next as usize == tokens.len(), &|| "not every token is in a sentence".to_owned());
    }

    fn check_mentions(&self, must: &mut Must) {
        let Self { mentions, entities, .. } = self;
        let mut name_end = 0;
        let mut start = 0;
        for (id, mention) in mentions.iter_enumerated() {
            must(self.is_range(mention.tokens) && mention.tokens.has(mention.head), &|| {
                format!("{id:?}: {mention:?}")
            });
            must(mention.tokens.start.0 >= start, &|| format!("{id:?} is out of order"));
            start = mention.tokens.start.0;
            if mention.form == MentionForm::Name {
                must(mention.tokens.start.0 >= name_end, &|| format!("{id:?} overlaps a name"));
                name_end = mention.tokens.end.0;
            }
        }
        must(entities.of_mention.len() == mentions.len(), &|| {
            "not every mention is accounted for".to_owned()
        });
        let mut n_gathered = 0;
        for (id, entity) in entities.list.iter_enumerated() {
            let known =
                entity.mentions.iter().all(|&m| entities.of_mention.get(m) == Some(&Some(id)));
            must(known, &|| format!("{id:?} has mentions that are not its own"));
            must(entity.mentions.is_sorted() && entity.mentions.contains(&entity.name), &|| {
                format!("{id:?}: {entity:?}")
            });
            must(entity.roles.iter().all(|&r| self.is_range(r)), &|| {
                format!("{id:?} has a role out of the text")
            });
            n_gathered += entity.mentions.len();
        }
        let n_claimed = entities.of_mention.iter().flatten().count();
        must(n_gathered == n_claimed, &|| {
            "a mention is in two entities, or in none that knows it".to_owned()
        });
        let names = mentions.iter_enumerated().filter(|(_, m)| m.form == MentionForm::Name);
        for (id, _) in names {
            must(entities.of_mention[id].is_some(), &|| format!("the name {id:?} is no entity's"));
        }
    }

    fn check_quotes(&self, must: &mut Must) {
        let mut told = vec![false; self.document.tokens.len()];
        let mut start = 0;
        for (id, quote) in self.quotes.iter_enumerated() {
            must(!quote.content.is_empty(), &|| format!("{id:?} is empty"));
            must(quote.content.is_sorted(), &|| format!("{id:?} has parts out of order"));
            for &part in &quote.content {
                must(self.is_range(part), &|| format!("{id:?} has a part out of the text"));
                let mut words =
                    told.iter_mut().take(part.end.0 as usize).skip(part.start.0 as usize);
                let is_new = words.all(|word| !std::mem::replace(word, true));
                must(is_new, &|| format!("{id:?} shares words with another quote"));
            }
            must(quote.range().start.0 >= start, &|| format!("{id:?} is out of order"));
            start = quote.range().start.0;
            let others = quote.source.iter().chain(&quote.cue);
            must(others.into_iter().all(|&r| self.is_range(r)), &|| {
                format!("{id:?} has a source or cue out of the text")
            });
            must(quote.speaker.is_none_or(|m| m.0 < self.mentions.len() as u32), &|| {
                format!("{id:?} has no such speaker")
            });
        }
        let mut end = 0;
        for (id, timex) in self.timexes.iter_enumerated() {
            must(self.is_range(timex.tokens) && timex.tokens.start.0 >= end, &|| {
                format!("{id:?} is out of order")
            });
            end = timex.tokens.end.0;
        }
    }

    fn check_events(&self, must: &mut Must) {
        for (id, event) in self.events.iter_enumerated() {
            must(event.trigger.0 < self.document.tokens.len() as u32, &|| {
                format!("{id:?} has its trigger out of the text")
            });
            must(event.arguments.iter().all(|a| self.is_range(a.tokens)), &|| {
                format!("{id:?}: {:?}", event.arguments)
            });
            let known = |a: &crate::events::Argument| {
                a.mention.is_none_or(|m| m.0 < self.mentions.len() as u32)
            };
            must(event.arguments.iter().all(known), &|| {
                format!("{id:?} has an unknown participant")
            });
            must(event.quote.is_none_or(|q| q.0 < self.quotes.len() as u32), &|| {
                format!("{id:?} is in no such quote")
            });
            let timex = event.date.as_ref().and_then(|d| d.timex);
            must(timex.is_none_or(|t| t.0 < self.timexes.len() as u32), &|| {
                format!("{id:?} has no such time")
            });
            must((0.0..=1.0).contains(&event.salience), &|| {
                format!("{id:?} has salience {}", event.salience)
            });
            must(!event.summary.contains('\n'), &|| {
                format!("{id:?} has a summary of several lines")
            });
        }
        let context = EventContext::new(
            &self.document,
            &self.mentions,
            &self.quotes,
            &self.entities,
            &self.timexes,
        );
        for id in events::misstated(&context, &self.events) {
            must(false, &|| {
                format!("the line of {id:?} lost a denial or hedge: {}", self.events[id].summary)
            });
        }
        let mut told = vec![false; self.events.len()];
        for event in self.timeline.iter().flat_map(|entry| &entry.events) {
            let first = told
                .get_mut(usize::from(*event))
                .is_some_and(|told| !std::mem::replace(told, true));
            must(first, &|| format!("{event:?} is on the timeline twice, or does not exist"));
        }
        for line in &self.lines {
            let sentence = self.document.sentences[line.sentence];
            let inside = sentence.start <= line.core.start && line.core.end <= sentence.end;
            must(inside && self.is_range(line.core), &|| format!("{line:?} leaves its sentence"));
            let own = |id: &crate::span::EventId| sentence.has(self.events[*id].trigger);
            must(!line.events.is_empty() && line.events.iter().all(own), &|| {
                format!("{line:?} has events of another sentence")
            });
        }
        must(self.timeline.iter().all(|entry| !entry.events.is_empty()), &|| {
            "a date without events".to_owned()
        });
    }
}

/// A function that records the message of a fault if the condition is false. The message is computed only then.
type Must<'f> = dyn FnMut(bool, &dyn Fn() -> String) + 'f;
