//! A long document in pieces, so that neither side of a message has to take it in at one go.

use super::Exploration;

/// What a piece may hold, counted in mentions, quotes, times, events, sentences and paragraphs.
const PIECE: usize = 2000;

impl Exploration {
    /// Cuts the lists of the document into pieces; [`Exploration::append`] in the same order puts them together
    /// again. The last has all that is no list.
    #[must_use]
    pub fn pieces(mut self) -> Vec<Self> {
        let mut pieces = Vec::new();
        loop {
            let mut room = PIECE;
            let piece = Self {
                paragraphs: take(&mut self.paragraphs, &mut room, |_| 1),
                sentences: take(&mut self.sentences, &mut room, |_| 1),
                entities: take(&mut self.entities, &mut room, |entity| 1 + entity.mentions.len()),
                quotes: take(&mut self.quotes, &mut room, |_| 1),
                times: take(&mut self.times, &mut room, |_| 1),
                events: take(&mut self.events, &mut room, |_| 4),
                timeline: take(&mut self.timeline, &mut room, |entry| 1 + entry.events.len()),
                ..Self::default()
            };
            // Room is left only where nothing is.
            if room > 0 {
                pieces.push(Self {
                    paragraphs: piece.paragraphs,
                    sentences: piece.sentences,
                    entities: piece.entities,
                    quotes: piece.quotes,
                    times: piece.times,
                    events: piece.events,
                    timeline: piece.timeline,
                    ..self
                });
                return pieces;
            }
            pieces.push(piece);
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

/// The first items of a list, as many as there is room for; at least one where there is any.
fn take<T>(list: &mut Vec<T>, room: &mut usize, weight: impl Fn(&T) -> usize) -> Vec<T> {
    let mut n = 0;
    while let Some(item) = list.get(n).filter(|_| *room > 0) {
        *room = room.saturating_sub(weight(item));
        n += 1;
    }
    let rest = list.split_off(n);
    std::mem::replace(list, rest)
}

fn prepend<T>(list: &mut Vec<T>, mut before: Vec<T>) {
    before.append(list);
    *list = before;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Entity, Mention, Time};

    #[test]
    fn pieces_make_the_document_again() {
        let mention = |at: u32| Mention { span: [at, at + 1], form: "name".to_owned() };
        let entity = |id: u32| Entity {
            id,
            kind: "ORG".to_owned(),
            name: format!("{id}"),
            roles: Vec::new(),
            mentions: (0..id * 50).map(mention).collect(),
        };
        let time = |id: u32| Time {
            id,
            span: [id, id + 1],
            kind: "DATE".to_owned(),
            value: "2015".to_owned(),
            modifier: None,
        };
        for (sentences, entities, times) in [(0, 0, 0), (1, 2, 3), (9000, 90, 5000), (2000, 0, 0)] {
            let whole = Exploration {
                schema: 1,
                published: Some("2026-03-04".to_owned()),
                sentences: (0..sentences).map(|n| [n, n + 1]).collect(),
                entities: (0..entities).map(entity).collect(),
                times: (0..times).map(time).collect(),
                ..Exploration::default()
            };
            let pieces = whole.clone().pieces();
            assert!(pieces.iter().all(|piece| piece.sentences.len() + piece.times.len() <= PIECE));
            let mut joined = Exploration::default();
            pieces.into_iter().for_each(|piece| joined.append(piece));
            assert_eq!(joined, whole);
        }
    }
}
