//! A long document in pieces, so that neither side of a message has to take it in at one go.

use crate::analysis::{Analysis, Entity, Entry, Event, Offsets, Paragraph, Quote, Time};
use std::vec::IntoIter;

/// What a piece may hold, counted in mentions, quotes, times, events, sentences and paragraphs.
const PIECE: usize = 2000;

impl Analysis {
    /// Cuts the lists of the document into pieces; [`Analysis::append`] in the same order puts them together
    /// again. The last has all that is no list.
    ///
    /// Each piece owns no more memory than it fills, so whoever sends pieces one by one and drops each needs little
    /// beside the document itself.
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
            rest: Some(self),
        }
    }

    /// Puts the lists of a piece behind those that are there; all else is the piece's.
    pub fn append(&mut self, piece: Self) {
        let before = std::mem::replace(self, piece);
        prepend(&mut self.paragraphs, before.paragraphs);
        prepend(&mut self.sentences, before.sentences);
        prepend(&mut self.entities, before.entities);
        prepend(&mut self.quotes, before.quotes);
        prepend(&mut self.times, before.times);
        prepend(&mut self.events, before.events);
        prepend(&mut self.timeline, before.timeline);
    }
}

/// The pieces of a document, first to last; there is at least one.
#[derive(Debug)]
pub struct Pieces {
    paragraphs: IntoIter<Paragraph>,
    sentences: IntoIter<Offsets>,
    entities: IntoIter<Entity>,
    quotes: IntoIter<Quote>,
    times: IntoIter<Time>,
    events: IntoIter<Event>,
    timeline: IntoIter<Entry>,
    /// What is no list, until the last piece takes it.
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
            ..Analysis::default()
        };
        // Room is left only where nothing is.
        if room > 0 {
            let mut last = piece;
            last.append(rest);
            return Some(last);
        }
        self.rest = Some(rest);
        Some(piece)
    }
}

/// The next items of a list, as many as there is room for; at least one where there is any.
fn take<T>(list: &mut IntoIter<T>, room: &mut usize, weight: impl Fn(&T) -> usize) -> Vec<T> {
    let mut n = 0;
    while let Some(item) = list.as_slice().get(n).filter(|_| *room > 0) {
        *room = room.saturating_sub(weight(item));
        n += 1;
    }
    // A new allocation of this length: collecting all that is left of an `IntoIter` would hand on its whole buffer.
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
            // A piece that kept the memory of the list it was cut from would make all pieces together quadratic.
            let room: usize =
                pieces.iter().map(|p| p.sentences.capacity() + p.times.capacity()).sum();
            assert_eq!(room, whole.sentences.len() + whole.times.len());
            let mut joined = Analysis::default();
            pieces.into_iter().for_each(|piece| joined.append(piece));
            assert_eq!(joined, whole);
        }
    }
}
