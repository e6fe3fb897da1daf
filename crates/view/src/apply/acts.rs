//! Applies the corrections that change several parts of the analysis: merging and splitting entities, dating
//! events, adding marks. `apply` calls them and applies the simpler corrections itself.

use super::{Draft, kept_once, slice};
use crate::corrections::{Anchor, ItemKind, NewItem};
use crate::dates;
use crate::findings::one_line;
use crate::item::Item;
use crate::letter_case::lowercase;
use crate::sort::{key, sort_by_key};
use dateline_schema::{
    Band, Certainty, DateFrom, Entity, Entry, Event, EventClass, EventKind, Line, Mention,
    MentionForm, Offsets, Polarity, Quote, QuoteAct, QuoteForm, Tense,
};

impl Draft<'_> {
    pub(super) fn merge(&mut self, entity: Offsets, into: Offsets) -> Option<()> {
        let (from, to) = (self.entity_id(entity)?, self.entity_id(into)?);
        if from == to {
            return None;
        }
        let Entity { roles, mentions, .. } = self.found.entities[from as usize].clone();
        let kept = &mut self.found.entities[to as usize];
        kept.mentions.extend(mentions);
        for role in roles {
            if !kept.roles.contains(&role) {
                kept.roles.push(role);
            }
        }
        self.merged.push((from, to));
        self.dropped.push(Item::Entity(from));
        Some(())
    }

    /// Redirects all references to merged entities, in a single pass over the analysis: with many merges, a pass
    /// for each would be slow.
    pub(super) fn follow_merged(&mut self) {
        if self.merged.is_empty() {
            return;
        }
        let mut becomes: Vec<u32> = (0..self.found.entities.len() as u32).collect();
        // In reverse order, because a later merge may have merged the target `to` into yet another entity.
        for (from, to) in std::mem::take(&mut self.merged).into_iter().rev() {
            becomes[from as usize] = becomes[to as usize];
            let kept = &mut self.found.entities[to as usize];
            kept.mentions =
                sort_by_key(std::mem::take(&mut kept.mentions), |m| key(m.span[0], m.span[1]));
            kept.mentions.dedup_by_key(|mention| mention.span);
        }
        let points =
            |id: &mut Option<u32>| *id = id.and_then(|id| becomes.get(id as usize).copied());
        let new = |id: u32| becomes.get(id as usize).copied();
        for quote in &mut self.found.quotes {
            points(&mut quote.speaker);
            quote.speakers = kept_once(&quote.speakers, new);
        }
        let args = self.found.events.iter_mut().flat_map(|event| &mut event.args);
        args.for_each(|arg| points(&mut arg.entity));
    }

    /// Redirects the references to the entity `from`. For each reference, calls `to` with the span of the words that
    /// refer to the entity (`None` if unknown). `to` returns the id of the entity that the reference gets.
    fn point(&mut self, from: u32, to: impl Fn(Option<Offsets>) -> Option<u32>) {
        for quote in self.found.quotes.iter_mut().filter(|quote| quote.speakers.contains(&from)) {
            let speaker = to(quote.source);
            if quote.speaker == Some(from) {
                quote.speaker = speaker;
            }
            quote.speakers =
                kept_once(&quote.speakers, |id| if id == from { speaker } else { Some(id) });
        }
        for arg in self.found.events.iter_mut().flat_map(|event| &mut event.args) {
            if arg.entity == Some(from) {
                arg.entity = to(Some(arg.span));
            }
        }
    }

    pub(super) fn split(&mut self, mention: Offsets) -> Option<()> {
        self.follow_merged();
        let from = self.entity_id(mention)?;
        let text = self.text;
        let words = |span: Offsets| one_line(slice(text, span));
        let entity = &mut self.found.entities[from as usize];
        let chosen = entity.mentions.iter().find(|m| m.span == mention)?.clone();
        // A name refers to the same entity wherever it occurs; a pronoun may refer to another one each time.
        let named = chosen.form == MentionForm::Name;
        let goes = |m: &Mention| {
            m.span == mention
                || (named && m.form == MentionForm::Name && words(m.span) == words(mention))
        };
        let (gone, left): (Vec<_>, Vec<_>) = entity.mentions.iter().cloned().partition(goes);
        if left.is_empty() {
            return None;
        }
        entity.mentions = left;
        let kind = entity.kind;
        let spans: Vec<Offsets> = gone.iter().map(|m| m.span).collect();
        let name = words(mention);
        // If the split mention gave the entity its name, the entity gets the longest of its remaining names.
        if entity.name == name
            && let Some(longest) = entity
                .mentions
                .iter()
                .filter(|m| m.form == MentionForm::Name)
                .max_by_key(|m| m.span[1] - m.span[0])
        {
            entity.name = words(longest.span);
        }
        let to = self.found.entities.len() as u32;
        self.found.entities.push(Entity { id: to, kind, name, roles: Vec::new(), mentions: gone });
        // Mentions are in text order, so only the first one that ends after the words can overlap them.
        let overlaps = |by: Offsets| {
            let at = spans.partition_point(|span| span[1] <= by[0]);
            spans.get(at).is_some_and(|span| span[0] < by[1])
        };
        self.point(from, |by| Some(if by.is_some_and(overlaps) { to } else { from }));
        Some(())
    }

    pub(super) fn date(&mut self, event: Offsets, date: Option<&str>) -> Option<()> {
        let Item::Event(id) = self.find(Anchor { of: ItemKind::Event, span: event })? else {
            return None;
        };
        let event = &mut self.found.events[id as usize];
        event.date = date.map(str::to_owned);
        event.date_from = date.map(|_| DateFrom::Reader);
        event.time = None;
        for entry in &mut self.found.timeline {
            entry.events.retain(|&other| other != id);
        }
        let story_day = self.story_day();
        let mut lines = self.found.lines.iter_mut();
        if let Some(line) = lines.find(|line| line.events.first() == Some(&id)) {
            line.band = date.and_then(|date| band(date, story_day?)).unwrap_or(line.band);
            line.date = date.map(str::to_owned);
            line.precision = date.map(dates::precision);
            (line.date_from, line.time) = (None, None);
        }
        let Some(date) = date else { return Some(()) };
        let start = |date: &str| dates::stretch(date).map(|days| (days.start, -days.end));
        let timeline = &mut self.found.timeline;
        match timeline.iter_mut().find(|entry| entry.date == date) {
            Some(entry) => {
                entry.events.push(id);
                entry.events = sort_by_key(std::mem::take(&mut entry.events), |&id| u64::from(id));
            }
            None => {
                let after = timeline.iter().position(|entry| start(&entry.date) > start(date));
                let entry = Entry {
                    date: date.to_owned(),
                    precision: dates::precision(date),
                    events: vec![id],
                };
                timeline.insert(after.unwrap_or(timeline.len()), entry);
            }
        }
        Some(())
    }

    /// Returns the first and the last day of the news: the date of the lead, else the day of publication.
    fn story_day(&self) -> Option<(i64, i64)> {
        let lead = self.found.lines.first().and_then(|line| line.date.as_deref());
        let day = lead.and_then(dates::stretch);
        let day = day.or_else(|| dates::stretch(self.found.published.as_deref()?))?;
        Some((day.start, day.end))
    }

    pub(super) fn add(&mut self, span: Offsets, what: NewItem) -> Option<()> {
        let words = one_line(slice(self.text, span));
        if words.is_empty() {
            return None;
        }
        match what {
            NewItem::Quote => self.found.quotes.push(Quote {
                id: 0,
                span,
                content: vec![span],
                form: if words.starts_with(['"', '“', '«', '\'', '‘']) {
                    QuoteForm::Direct
                } else {
                    QuoteForm::Indirect
                },
                act: QuoteAct::Speech,
                speaker: None,
                speakers: Vec::new(),
                via: None,
                source: None,
                cue: None,
            }),
            NewItem::Event => {
                self.add_line(span);
                self.found.events.push(Event {
                    id: 0,
                    span,
                    lemma: lowercase(&words),
                    class: EventClass::Occurrence,
                    kind: EventKind::Other,
                    summary: words,
                    args: Vec::new(),
                    date: None,
                    date_from: None,
                    time: None,
                    polarity: Polarity::Positive,
                    certainty: Certainty::Certain,
                    tense: Tense::Past,
                    quote: None,
                    salience: 1.0,
                });
            }
            NewItem::Person | NewItem::Organisation | NewItem::Place | NewItem::Name => {
                let mentions = self.unmarked(span);
                self.found.entities.push(Entity {
                    id: 0,
                    kind: what.kind()?,
                    name: words,
                    roles: Vec::new(),
                    mentions,
                });
            }
        }
        Some(())
    }

    /// Adds a line of the short timeline for an event that the reader adds. `span` is the span of the event. The line
    /// is the sentence that contains the event, and the event is the main event of the line. The caller adds the event
    /// to the list of events afterwards.
    fn add_line(&mut self, span: Offsets) {
        let found = &mut self.found;
        let around = |sentence: &&Offsets| sentence[0] <= span[0] && span[1] <= sentence[1];
        let sentence = found.sentences.iter().find(around).copied().unwrap_or(span);
        found.lines.push(Line {
            id: 0,
            sentence,
            cuts: Vec::new(),
            inserts: Vec::new(),
            text: one_line(slice(self.text, sentence)),
            core: span,
            events: vec![found.events.len() as u32],
            same: Vec::new(),
            date: None,
            precision: None,
            date_from: None,
            time: None,
            band: Band::News,
            said_by: Vec::new(),
            certainty: Certainty::Certain,
            polarity: Polarity::Positive,
            score: 1.0,
            shown: true,
        });
    }

    /// Returns mentions of a new name: at the span itself, and at all other places where the same words occur as
    /// whole words and do not overlap a name.
    fn unmarked(&mut self, span: Offsets) -> Vec<Mention> {
        let entities = &self.found.entities;
        let named = self.named.get_or_insert_with(|| {
            let mentions = entities.iter().flat_map(|entity| &entity.mentions);
            let named = mentions.filter(|m| m.form == MentionForm::Name).map(|m| m.span).collect();
            sort_by_key(named, |span| key(span[0], span[1]))
        });
        let free = |[start, end]: Offsets| {
            // Names are not deeply nested, so it is enough to check the last few of the names that start before the end
            // of the place.
            let after = named.partition_point(|other| other[0] < end);
            named[after.saturating_sub(8)..after].iter().all(|other| other[1] <= start)
        };
        let places: Vec<Offsets> =
            self.places.of_words(span).filter(|&place| place == span || free(place)).collect();
        // Merges the names and the new places, which are both sorted.
        let mut new = places.iter().copied().peekable();
        let mut all = Vec::with_capacity(named.len() + places.len());
        for &other in &*named {
            while let Some(place) = new.next_if(|place| *place < other) {
                all.push(place);
            }
            all.push(other);
        }
        all.extend(new);
        *named = all;
        places.into_iter().map(|span| Mention { span, form: MentionForm::Name }).collect()
    }
}

/// Returns the part of the story of a line with this date, given the first and the last day of the news.
fn band(date: &str, (first, last): (i64, i64)) -> Option<Band> {
    let days = dates::stretch(date)?;
    Some(if days.end <= first {
        Band::Background
    } else if days.start >= last {
        Band::Next
    } else {
        Band::News
    })
}
