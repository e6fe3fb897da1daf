//! Converts all offsets of an analysis from bytes to another unit.

use super::{Analysis, OffsetMap, Offsets, Unit};

impl Analysis {
    /// Converts the offsets from bytes of `text` to `unit`. Offsets past the end of the text become its end.
    #[must_use]
    pub fn counted_in(mut self, unit: Unit, text: &str) -> Self {
        let map = OffsetMap::new(text, unit);
        let count =
            |span: &mut Offsets| *span = span.map(|at| map.offset(at.min(text.len() as u32)));
        self.title.iter_mut().for_each(count);
        self.sentences.iter_mut().for_each(count);
        self.paragraphs.iter_mut().for_each(|paragraph| count(&mut paragraph.span));
        self.tokens.iter_mut().flatten().for_each(|token| count(&mut token.span));
        let mentions = self.entities.iter_mut().flat_map(|entity| &mut entity.mentions);
        mentions.for_each(|mention| count(&mut mention.span));
        for quote in &mut self.quotes {
            count(&mut quote.span);
            quote.content.iter_mut().for_each(count);
            quote.source.iter_mut().chain(&mut quote.cue).chain(&mut quote.via).for_each(count);
        }
        self.times.iter_mut().for_each(|time| count(&mut time.span));
        for event in &mut self.events {
            count(&mut event.span);
            event.args.iter_mut().for_each(|arg| count(&mut arg.span));
        }
        for line in &mut self.lines {
            count(&mut line.sentence);
            count(&mut line.core);
            line.cuts.iter_mut().chain(&mut line.same).for_each(count);
            for (at, _) in &mut line.inserts {
                *at = map.offset((*at).min(text.len() as u32));
            }
        }
        self
    }
}
