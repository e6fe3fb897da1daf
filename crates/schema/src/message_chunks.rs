//! Splits a long document into pieces, so that each message between worker and page is short.

use crate::analysis::{Analysis, Entity, Entry, Event, Line, Offsets, Paragraph, Quote, Time};
use std::vec::IntoIter;

/// Approximate maximum size of a piece. An entity counts 1 plus its mentions, a timeline entry 1 plus its events, an
/// event or a line 4, and any other item 1. Set by hand.
const PIECE: usize = 2000;

impl Analysis {
    /// Splits the lists of the document into pieces. [`Analysis::append`] joins them in the same order. The last piece
    /// has all fields that are not split.
    ///
    /// Each piece owns only as much memory as it fills. Sending and dropping the pieces one by one thus needs little
    /// memory besides the document itself.
    #[must_use]
    pub fn pieces(mut self) -> Pieces {
        Pieces {
            paragraphs: std::mem::take(&mut self.paragraphs).into_iter(),
            sentences: std::mem::take(&mut self.sentences).into_iter(),
            entities: std::mem::take(&mut self.entities).into_iter(),
            quotes: std::mem::take(&mut self.quotes).into_iter(),
            times: std::mem::take(&mut self.times).into_iter(),
            events: std::mem::take(&mut self.events).into_iter(),
            timeline: std::mem::take(&mut self.timeline).into_iter(),
            lines: std::mem::take(&mut self.lines).into_iter(),
            rest: Some(self),
        }
    }

    /// Appends the lists of a piece. Takes all other fields from the piece.
    pub fn append(&mut self, piece: Self) {
        let before = std::mem::replace(self, piece);
        prepend(&mut self.paragraphs, before.paragraphs);
        prepend(&mut self.sentences, before.sentences);
        prepend(&mut self.entities, before.entities);
        prepend(&mut self.quotes, before.quotes);
        prepend(&mut self.times, before.times);
        prepend(&mut self.events, before.events);
        prepend(&mut self.timeline, before.timeline);
        prepend(&mut self.lines, before.lines);
    }
}

/// An iterator over the pieces of a document, of which there is at least one.
#[derive(Debug)]
pub struct Pieces {
    paragraphs: IntoIter<Paragraph>,
    sentences: IntoIter<Offsets>,
    entities: IntoIter<Entity>,
    quotes: IntoIter<Quote>,
    times: IntoIter<Time>,
    events: IntoIter<Event>,
    timeline: IntoIter<Entry>,
    lines: IntoIter<Line>,
    /// The fields that are not split, until the last piece takes them.
    rest: Option<Analysis>,
}

impl Iterator for Pieces {
    type Item = Analysis;

    fn next(&mut self) -> Option<Analysis> {
        let rest = self.rest.take()?;
        let mut room = PIECE;
        let piece = Analysis {
            paragraphs: take(&mut self.paragraphs, &mut room, |_| 1),
            sentences: take(&mut self.sentences, &mut room, |_| 1),
            entities: take(&mut self.entities, &mut room, |entity| 1 + entity.mentions.len()),
            quotes: take(&mut self.quotes, &mut room, |_| 1),
            times: take(&mut self.times, &mut room, |_| 1),
            events: take(&mut self.events, &mut room, |_| 4),
            timeline: take(&mut self.timeline, &mut room, |entry| 1 + entry.events.len()),
            lines: take(&mut self.lines, &mut room, |_| 4),
            ..Analysis::default()
        };
        // Room is left only if all lists are empty now.
        if room > 0 {
            let mut last = piece;
            last.append(rest);
            return Some(last);
        }
        self.rest = Some(rest);
        Some(piece)
    }
}

/// Takes items from a list as long as `room` is above 0, and reduces `room` by the weight of each. The last item
/// may weigh more than the remaining room.
fn take<T>(list: &mut IntoIter<T>, room: &mut usize, weight: impl Fn(&T) -> usize) -> Vec<T> {
    let mut n = 0;
    while let Some(item) = list.as_slice().get(n).filter(|_| *room > 0) {
        *room = room.saturating_sub(weight(item));
        n += 1;
    }
    // Allocates room for exactly `n` items. Collecting the rest of an `IntoIter` would reuse the buffer of the
    // whole list.
    let mut taken = Vec::with_capacity(n);
    taken.extend(list.by_ref().take(n));
    taken
}

fn prepend<T>(list: &mut Vec<T>, mut before: Vec<T>) {
    before.append(list);
    *list = before;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntityKind, Mention, MentionForm, TimexType};

    #[test]
    fn pieces_make_the_document_again() {
        let mention = |at: u32| Mention { span: [at, at + 1], form: MentionForm::Name };
        let entity = |id: u32| Entity {
            id,
            kind: EntityKind::Org,
            name: format!("{id}"),
            roles: Vec::new(),
            mentions: (0..id * 50).map(mention).collect(),
        };
        let time = |id: u32| Time {
            id,
            span: [id, id + 1],
            kind: TimexType::Date,
            value: "2015".to_owned(),
            modifier: None,
        };
        for (sentences, entities, times) in [(0, 0, 0), (1, 2, 3), (9000, 90, 5000), (2000, 0, 0)] {
            let whole = Analysis {
                schema: 1,
                published: Some("2026-03-04".to_owned()),
                sentences: (0..sentences).map(|n| [n, n + 1]).collect(),
                entities: (0..entities).map(entity).collect(),
                times: (0..times).map(time).collect(),
                ..Analysis::default()
            };
            let pieces: Vec<_> = whole.clone().pieces().collect();
            assert!(pieces.iter().all(|piece| piece.sentences.len() + piece.times.len() <= PIECE));
            // If each piece retained the buffer of its list, the total memory would be quadratic.
            let room: usize =
                pieces.iter().map(|p| p.sentences.capacity() + p.times.capacity()).sum();
            assert_eq!(room, whole.sentences.len() + whole.times.len());
            let mut joined = Analysis::default();
            pieces.into_iter().for_each(|piece| joined.append(piece));
            assert_eq!(joined, whole);
        }
    }
}
