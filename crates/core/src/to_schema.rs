//! Converts the annotations of an article to the types of the output contract (`dateline_schema`).

use crate::annotations::Annotations;
use crate::article::Article;
use crate::document::Relation;
use crate::language;
use crate::lines;
use crate::mentions::EntityKind;
use crate::quotes;
use crate::span::{MentionId, Span, TokenRange};
use dateline_schema::{
    Analysis, Argument, Entity, Entry, Event, Line, Mention, OffsetMap, Offsets, Paragraph, Quote,
    SCHEMA, Time, Token, Unit, one_line,
};

/// Converts the annotations to the contract's document, with offsets in `unit`. The tokens are included if
/// `with_tokens` is true. `id` and `text` are `None`.
#[must_use]
pub fn to_schema(annotations: &Annotations, unit: Unit, with_tokens: bool) -> Analysis {
    let article = annotations.document.article;
    let copy = Copier { annotations, map: OffsetMap::new(&article.text, unit) };
    let document = &annotations.document;
    Analysis {
        schema: SCHEMA,
        id: None,
        text: None,
        language: language::is_english(&article.text).then(|| "en".to_owned()),
        title: article.title.map(|span| copy.span(span)),
        published: article.created.map(|date| date.to_string()),
        published_from: article.created_from,
        paragraphs: paragraphs_in(article, &copy.map),
        sentences: document.sentences.iter().map(|&s| copy.range(s)).collect(),
        tokens: with_tokens.then(|| copy.tokens()),
        entities: copy.entities(),
        quotes: copy.quotes(),
        times: copy.times(),
        events: copy.events(),
        timeline: annotations
            .timeline
            .iter()
            .map(|entry| Entry {
                date: entry.date.to_string(),
                precision: entry.precision,
                events: entry.events.iter().map(|e| e.0).collect(),
            })
            .collect(),
        lines: copy.lines(),
    }
}

/// Returns the paragraphs of an article, with offsets in bytes.
#[must_use]
pub fn paragraphs_to_schema(article: &Article) -> Vec<Paragraph> {
    paragraphs_in(article, &OffsetMap::new(&article.text, Unit::Bytes))
}

fn paragraphs_in(article: &Article, map: &OffsetMap) -> Vec<Paragraph> {
    let copy =
        |p: &crate::article::Paragraph| Paragraph { span: offsets(map, p.span), role: p.role };
    article.paragraphs.iter().map(copy).collect()
}

fn offsets(map: &OffsetMap, span: Span) -> Offsets {
    map.offsets(span.start, span.end)
}

struct Copier<'a> {
    annotations: &'a Annotations<'a>,
    map: OffsetMap<'a>,
}

impl Copier<'_> {
    fn span(&self, span: Span) -> Offsets {
        offsets(&self.map, span)
    }

    fn range(&self, range: TokenRange) -> [u32; 2] {
        self.span(self.annotations.document.span(range))
    }

    fn entity_of(&self, mention: Option<MentionId>) -> Option<u32> {
        mention.and_then(|m| self.annotations.entities.of_mention[m]).map(|e| e.0)
    }

    fn tokens(&self) -> Vec<Token> {
        let document = &self.annotations.document;
        let copy = |(id, token): (_, &crate::document::Token)| Token {
            span: self.span(token.span),
            lemma: document.lemma(id).to_owned(),
            upos: token.upos.as_str().to_owned(),
            head: token.head.map(|h| h.0),
            deprel: token.relation.as_str().to_owned(),
        };
        document.tokens.iter_enumerated().map(copy).collect()
    }

    fn entities(&self) -> Vec<Entity> {
        let Annotations { document, mentions, entities, .. } = self.annotations;
        let mention = |id: &MentionId| Mention {
            span: self.range(mentions[*id].tokens),
            form: mentions[*id].form,
        };
        let copy = |(id, entity): (crate::span::EntityId, &crate::entities::Entity)| Entity {
            id: id.0,
            kind: entity.kind,
            name: one_line(document.text(mentions[entity.name].tokens)),
            roles: entity.roles.iter().map(|&role| one_line(document.text(role))).collect(),
            mentions: entity.mentions.iter().map(mention).collect(),
        };
        entities.list.iter_enumerated().map(copy).collect()
    }

    fn quotes(&self) -> Vec<Quote> {
        let copy = |(id, quote): (crate::span::QuoteId, &quotes::Quote)| Quote {
            id: id.0,
            span: self.range(quote.range()),
            content: quote.content.iter().map(|&part| self.range(part)).collect(),
            form: quote.form,
            act: quote.act,
            speaker: self.entity_of(quote.speaker),
            speakers: self.speakers(quote),
            via: None,
            source: quote.source.map(|s| self.range(s)),
            cue: quote.cue.map(|c| self.range(c)),
        };
        self.annotations.quotes.iter_enumerated().map(copy).collect()
    }

    /// Returns the ids of the entities that are quoted, without duplicates: the speaker's, and those of the
    /// mentions that the source coordinates with the speaker ("*Lund* and *Fell* said").
    fn speakers(&self, quote: &quotes::Quote) -> Vec<u32> {
        let Annotations { document, mentions, .. } = self.annotations;
        let (Some(speaker), Some(source)) = (quote.speaker, quote.source) else {
            return self.entity_of(quote.speaker).into_iter().collect();
        };
        let first = mentions[speaker].head;
        let start = mentions.raw.partition_point(|mention| mention.tokens.start < source.start);
        let inside = mentions.raw[start..].iter();
        let inside = inside.take_while(|mention| mention.tokens.start < source.end);
        let is_person = mentions[speaker].kind == Some(EntityKind::Person);
        let joint = |mention: &&crate::mentions::Mention| {
            let token = &document.tokens[mention.head];
            let fits = !is_person || mention.kind == Some(EntityKind::Person);
            fits && token.relation == Relation::Conj && token.head == Some(first)
        };
        let others = inside.zip(start..).filter(|(mention, _)| joint(mention));
        let ids = others.map(|(_, id)| MentionId::from(id));
        let mut found: Vec<u32> = Vec::new();
        for id in std::iter::once(speaker).chain(ids) {
            found.extend(self.entity_of(Some(id)).filter(|entity| !found.contains(entity)));
        }
        found
    }

    fn times(&self) -> Vec<Time> {
        let copy = |(id, timex): (crate::span::TimexId, &crate::time::Timex)| Time {
            id: id.0,
            span: self.range(timex.tokens),
            kind: timex.kind,
            value: timex.value.to_string(),
            modifier: timex.modifier,
        };
        self.annotations.timexes.iter_enumerated().map(copy).collect()
    }

    fn events(&self) -> Vec<Event> {
        let argument = |a: &crate::events::Argument| Argument {
            role: a.role,
            span: self.range(a.tokens),
            entity: self.entity_of(a.mention),
        };
        let copy = |(id, event): (crate::span::EventId, &crate::events::Event)| Event {
            id: id.0,
            span: self.range(TokenRange::one(event.trigger)),
            lemma: event.lemma.clone(),
            class: event.class,
            kind: event.kind,
            summary: event.summary.clone(),
            args: event.arguments.iter().map(argument).collect(),
            date: event.date.as_ref().map(|d| d.value.to_string()),
            date_from: event.date.as_ref().map(|d| d.from),
            time: event.date.as_ref().and_then(|d| d.timex).map(|t| t.0),
            polarity: event.polarity,
            certainty: event.certainty,
            tense: event.tense,
            quote: event.quote.map(|q| q.0),
            // Without rounding, 0.83 would be written as 0.8299999833 after conversion to f64.
            salience: (f64::from(event.salience) * 100.0).round() / 100.0,
        };
        self.annotations.events.iter_enumerated().map(copy).collect()
    }

    fn lines(&self) -> Vec<Line> {
        let document = &self.annotations.document;
        let copy = |(id, line): (u32, &lines::Line)| Line {
            id,
            sentence: self.range(document.sentences[line.sentence]),
            cuts: Vec::new(),
            inserts: Vec::new(),
            text: one_line(document.text(document.sentences[line.sentence])),
            core: self.range(line.core),
            events: line.events.iter().map(|event| event.0).collect(),
            same: line.same.iter().map(|&other| self.range(document.sentences[other])).collect(),
            date: line.date.as_ref().map(|(value, _)| value.to_string()),
            precision: line.date.as_ref().and_then(|(value, _)| value.precision()),
            date_from: line.date.as_ref().map(|(_, from)| *from),
            time: line.time.map(|time| time.0),
            band: line.band,
            said_by: line.said_by.iter().map(|entity| entity.0).collect(),
            certainty: line.certainty,
            polarity: line.polarity,
            score: (f64::from(line.score) * 100.0).round() / 100.0,
            shown: line.shown,
        };
        (0..).zip(&self.annotations.lines).map(copy).collect()
    }
}
