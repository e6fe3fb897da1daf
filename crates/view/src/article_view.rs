//! An analysed article, with everything that the panes derive from its analysis, computed once.

use super::item::{Item, Place};
use super::layers::Layer;
use super::segments::{Mark, Run, runs};
use super::sort::{falling, key, sort_by_key};
use dateline_schema::{
    Analysis, Entity, Event, Line, MentionForm, Offsets, ParagraphRole, Quote, QuoteAct,
};
use std::ops::Range;
use std::sync::Arc;

/// The target length of a block, in bytes. A paragraph longer than twice this is split into several blocks, so that
/// none takes long to build.
const BLOCK: u32 = 6000;

/// A text, its analysis, and the data that the panes derive from both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleView {
    /// The text, which all offsets (in bytes) refer to.
    pub text: Arc<str>,
    /// The analysis.
    pub found: Arc<Analysis>,
    /// The duration of the analysis, in milliseconds.
    pub ms: f64,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    /// For each event, the index of the line that the short timeline shows for it; `None` if the event is not the main
    /// event of a shown line.
    line_of: Vec<Option<u32>>,
}

/// A range of text that is laid out as one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The byte range of the block.
    pub span: Range<u32>,
    /// The role of the paragraph that the block belongs to.
    pub role: ParagraphRole,
    /// Whether the block continues the paragraph of the previous block.
    pub goes_on: bool,
    /// The indices of the marks that overlap the block, in the order of their starts.
    marks: Vec<usize>,
}

impl ArticleView {
    /// Derives the data that the panes need, in time proportional to the length of the text and the number of marks.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>, found: impl Into<Arc<Analysis>>, ms: f64) -> Self {
        let (text, found) = (text.into(), found.into());
        let line_of = lines(&found);
        let marks = marks(&found, &line_of);
        let mut blocks = blocks(&text, &found);
        spread(&marks, &mut blocks);
        Self { text, found, ms, blocks, marks, line_of }
    }

    /// Returns the blocks of the text in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the number of paragraphs beside the story, such as menus and teasers.
    #[must_use]
    pub fn asides(&self) -> usize {
        self.blocks
            .iter()
            .filter(|block| block.role == ParagraphRole::Aside && !block.goes_on)
            .count()
    }

    /// Returns the runs of a block: the byte ranges in which the marks do not change. Each run comes with its marks,
    /// the shortest mark first.
    pub fn runs(&self, block: usize) -> Vec<(Range<u32>, Vec<CoveringMark<'_>>)> {
        let block = &self.blocks[block];
        let marks: Vec<Mark> = block.marks.iter().map(|&m| self.marks[m].clone()).collect();
        let over = |run: Run| {
            let laid = run.marks.into_iter().map(|laid| CoveringMark {
                mark: &self.marks[block.marks[laid.mark]],
                lane: laid.lane,
                starts: laid.starts,
            });
            (run.span, laid.collect())
        };
        runs(block.span.clone(), &marks).into_iter().map(over).collect()
    }

    /// Returns whether another view has the same text, marks, quotes and entities, so that the text looks the same.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        self.text == other.text
            && self.blocks == other.blocks
            && self.marks == other.marks
            && self.found.quotes == other.found.quotes
            && self.found.entities == other.found.entities
    }

    /// Returns the words of a span; an empty string if the span is not in the text.
    #[must_use]
    pub fn words(&self, span: Offsets) -> &str {
        self.text.get(span[0] as usize..span[1] as usize).unwrap_or("")
    }

    /// Returns the number of words in the text.
    #[must_use]
    pub fn n_words(&self) -> usize {
        self.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    /// Returns the headline; `None` if there is none.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.found.title.map(|span| self.words(span)).filter(|title| !title.is_empty())
    }

    /// Returns the entity with this id.
    #[must_use]
    pub fn entity(&self, id: u32) -> Option<&Entity> {
        self.found.entities.get(id as usize)
    }

    /// Returns the quote with this id.
    #[must_use]
    pub fn quote(&self, id: u32) -> Option<&Quote> {
        self.found.quotes.get(id as usize)
    }

    /// Returns the event with this id.
    #[must_use]
    pub fn event(&self, id: u32) -> Option<&Event> {
        self.found.events.get(id as usize)
    }

    /// Returns the line of the short timeline whose main event has this id; `None` if there is none.
    #[must_use]
    pub fn line_of(&self, event: u32) -> Option<&Line> {
        let line = self.line_of.get(event as usize).copied()??;
        self.found.lines.get(line as usize)
    }

    /// Returns whether an event is a main event, which the short timeline shows.
    #[must_use]
    pub fn is_main(&self, event: u32) -> bool {
        self.line_of(event).is_some()
    }

    /// Returns the spans of an item in the text, in order.
    #[must_use]
    pub fn spans(&self, item: Item) -> Vec<Offsets> {
        match item {
            Item::Entity(id) => self
                .entity(id)
                .map(|e| e.mentions.iter().map(|m| m.span).collect())
                .unwrap_or_default(),
            Item::Quote(id) => self.quote(id).map(|q| q.content.clone()).unwrap_or_default(),
            Item::Event(id) => self.event(id).map(|e| vec![e.span]).unwrap_or_default(),
            Item::Time(id) => {
                self.found.times.get(id as usize).map(|t| vec![t.span]).unwrap_or_default()
            }
        }
    }

    /// Returns the index of the block in which a place begins.
    #[must_use]
    pub fn block_of(&self, place: Place) -> Option<usize> {
        let start = self.spans(place.item).get(place.nth as usize)?[0];
        let after = self.blocks.partition_point(|block| block.span.end <= start);
        (after < self.blocks.len()).then_some(after)
    }

    /// Returns the places of other items that cover a place, in the order of the text.
    #[must_use]
    pub fn over(&self, place: Place) -> Vec<Place> {
        let spans = self.spans(place.item);
        let (Some(block), Some(&[start, end])) =
            (self.block_of(place), spans.get(place.nth as usize))
        else {
            return Vec::new();
        };
        let marks = self.blocks[block].marks.iter().map(|&m| &self.marks[m]);
        marks
            .filter(|mark| {
                mark.place.item != place.item && mark.span.start < end && mark.span.end > start
            })
            .filter(|mark| mark.span.start <= start && mark.span.end >= end)
            .map(|mark| mark.place)
            .collect()
    }

    /// Returns the layer of an item.
    #[must_use]
    pub fn layer(&self, item: Item) -> Layer {
        match item {
            Item::Entity(id) => self.entity(id).map_or(Layer::Others, |e| Layer::of_kind(e.kind)),
            Item::Quote(id) => match self.quote(id) {
                Some(quote) => quote_layer(quote),
                None => Layer::Quotes,
            },
            Item::Event(_) => Layer::Events,
            Item::Time(_) => Layer::Times,
        }
    }

    /// Returns the number of items in a layer.
    #[must_use]
    pub fn count(&self, layer: Layer) -> usize {
        match layer {
            Layer::Events => self.found.events.len(),
            Layer::Times => self.found.times.len(),
            Layer::Quotes | Layer::Thoughts => {
                self.found.quotes.iter().filter(|q| quote_layer(q) == layer).count()
            }
            _ => self.found.entities.iter().filter(|e| Layer::of_kind(e.kind) == layer).count(),
        }
    }

    /// Returns the place after (`by` = 1) or before (`by` = -1) the place `from` in the order of the text, among
    /// the marks that `shows` accepts. Without `from`, returns the first place for `by` = 1 and the last place for
    /// `by` = -1.
    #[must_use]
    pub fn beside(
        &self,
        from: Option<Place>,
        by: isize,
        shows: impl Fn(&Mark) -> bool,
    ) -> Option<Place> {
        let shown: Vec<&Mark> = self.marks.iter().filter(|mark| shows(mark)).collect();
        let at = from.and_then(|from| shown.iter().position(|mark| mark.place == from));
        let next = match (at, by > 0) {
            (Some(at), _) => at.checked_add_signed(by)?,
            (None, true) => 0,
            (None, false) => shown.len().checked_sub(1)?,
        };
        shown.get(next).map(|mark| mark.place)
    }
}

/// A mark that covers a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoveringMark<'r> {
    /// The mark.
    pub mark: &'r Mark,
    /// The lane in which the mark is drawn, from 0.
    pub lane: usize,
    /// Whether the mark begins with this run.
    pub starts: bool,
}

/// Returns for each event the index of the line that the short timeline shows for it; `None` if the event is not the
/// main event of a shown line.
fn lines(found: &Analysis) -> Vec<Option<u32>> {
    let mut lines = vec![None; found.events.len()];
    for (id, line) in (0..).zip(&found.lines).filter(|(_, line)| line.shown) {
        if let Some(of) = line.events.first().and_then(|&main| lines.get_mut(main as usize)) {
            *of = Some(id);
        }
    }
    lines
}

fn quote_layer(quote: &Quote) -> Layer {
    if quote.act == QuoteAct::Thought { Layer::Thoughts } else { Layer::Quotes }
}

fn marks(found: &Analysis, line_of: &[Option<u32>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |span: Offsets, place: Place, layer: Layer, minor: bool| {
        if span[0] < span[1] {
            marks.push(Mark { span: span[0]..span[1], place, layer, minor });
        }
    };
    for (id, entity) in (0..).zip(&found.entities) {
        let layer = Layer::of_kind(entity.kind);
        for (nth, mention) in (0..).zip(&entity.mentions) {
            add(
                mention.span,
                Place { item: Item::Entity(id), nth },
                layer,
                mention.form != MentionForm::Name,
            );
        }
    }
    for (id, quote) in (0..).zip(&found.quotes) {
        for (nth, &part) in (0..).zip(&quote.content) {
            add(part, Place { item: Item::Quote(id), nth }, quote_layer(quote), false);
        }
    }
    for (id, event) in (0..).zip(&found.events) {
        add(event.span, Item::Event(id).first(), Layer::Events, line_of[id as usize].is_none());
    }
    for (id, time) in (0..).zip(&found.times) {
        add(time.span, Item::Time(id).first(), Layer::Times, false);
    }
    sort_by_key(marks, |mark: &Mark| key(mark.span.start, falling(mark.span.end as usize)))
}

fn blocks(text: &str, found: &Analysis) -> Vec<Block> {
    let mut blocks = Vec::new();
    let block = |span: Range<u32>, role: ParagraphRole, goes_on| Block {
        span,
        role,
        goes_on,
        marks: Vec::new(),
    };
    for paragraph in &found.paragraphs {
        let [mut start, end] = paragraph.span;
        let mut goes_on = false;
        while let Some(cut) = cut(text, start, end) {
            blocks.push(block(start..cut, paragraph.role, goes_on));
            (start, goes_on) = (cut, true);
        }
        blocks.push(block(start..end, paragraph.role, goes_on));
    }
    if blocks.is_empty() && !text.is_empty() {
        blocks.push(block(0..text.len() as u32, ParagraphRole::Body, false));
    }
    blocks
}

/// Returns the byte offset at which to split a paragraph that is too long for one block: after the likely end of a
/// sentence, or else between words, or else anywhere. Returns `None` if the paragraph is short enough. The offset
/// depends only on the text, so that the analysis of the beginning of a long text has the same blocks.
fn cut(text: &str, start: u32, end: u32) -> Option<u32> {
    let rest =
        text.get(start as usize..end as usize).filter(|rest| rest.len() > 2 * BLOCK as usize)?;
    let from = rest.ceil_char_boundary(BLOCK as usize);
    let room = &rest[from..rest.floor_char_boundary(BLOCK as usize * 3 / 2)];
    let sentence = [". ", "? ", "! ", "\n", ".\" ", ".” "];
    let ends = sentence.iter().filter_map(|end| Some(room.find(end)? + end.len()));
    let word = || room.find(char::is_whitespace).map(|at| room.ceil_char_boundary(at + 1));
    Some(start + (from + ends.min().or_else(word).unwrap_or(0)) as u32)
}

/// Adds to each block the indices of the marks that overlap it. One pass over both lists is enough, because both
/// are in the order of the text.
fn spread(marks: &[Mark], blocks: &mut [Block]) {
    let mut first = 0;
    for (index, mark) in marks.iter().enumerate() {
        while blocks.get(first).is_some_and(|block| block.span.end <= mark.span.start) {
            first += 1;
        }
        let under = blocks[first..].iter_mut().take_while(|block| block.span.start < mark.span.end);
        under.for_each(|block| block.marks.push(index));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{at, event, exploration, reading};
    use super::*;
    use dateline_schema::EventKind;
    use dateline_schema::Paragraph;

    #[test]
    fn blocks_match_paragraphs_and_runs_tile_the_text() {
        let reading = reading();
        let roles: Vec<&str> = reading.blocks().iter().map(|block| block.role.as_str()).collect();
        assert_eq!(roles, ["title", "body", "body"]);
        for (index, block) in reading.blocks().iter().enumerate() {
            let runs = reading.runs(index);
            let joined: String =
                runs.iter().map(|(span, _)| reading.words([span.start, span.end])).collect();
            assert_eq!(joined, reading.words([block.span.start, block.span.end]));
        }
        let all: Vec<String> = reading
            .runs(2)
            .iter()
            .filter(|(span, _)| reading.words([span.start, span.end]) == "Díaz")
            .flat_map(|(_, over)| over.iter().map(|over| over.mark.place.to_string()))
            .collect();
        assert_eq!(all, ["e1-1", "q1-0"]);
    }

    #[test]
    fn long_paragraphs_are_split_into_blocks() {
        let sentence = "It rained all day in the town. ";
        let text = sentence.repeat(1000);
        let length = sentence.len() as u32;
        let found = Analysis {
            paragraphs: vec![Paragraph { span: [0, text.len() as u32], role: ParagraphRole::Body }],
            sentences: (0..1000).map(|n| [n * length, (n + 1) * length - 1]).collect(),
            // An event at a quarter of the text, and one that is longer than a block and so crosses a block
            // boundary.
            events: vec![
                event(0, [250 * length, 250 * length + 2], EventKind::Other, ""),
                event(1, [0, 20_000], EventKind::Other, ""),
            ],
            ..Analysis::default()
        };
        let reading = ArticleView::new(text, found, 1.0);
        let blocks = reading.blocks();
        assert!(blocks.iter().all(|block| block.span.len() <= 2 * BLOCK as usize));
        assert!(
            blocks.windows(2).all(|two| two[0].span.end == two[1].span.start && two[1].goes_on)
        );
        assert!(
            blocks
                .iter()
                .all(|block| reading.text[block.span.start as usize..].starts_with("It rained"))
        );
        let place = Item::Event(0).first();
        let block = reading.block_of(place).unwrap();
        assert!(
            reading
                .runs(block)
                .iter()
                .any(|(_, over)| over.iter().any(|over| over.mark.place == place))
        );
        assert_eq!(reading.block_of(Item::Event(1).first()), Some(0));
    }

    #[test]
    fn long_paragraphs_without_sentences_or_words_are_split() {
        for text in ["é".repeat(20_000), "word ".repeat(9000), "🙂".repeat(9000)] {
            let paragraphs =
                vec![Paragraph { span: [0, text.len() as u32], role: ParagraphRole::Body }];
            let reading = ArticleView::new(
                text.as_str(),
                Analysis { paragraphs, ..Analysis::default() },
                1.0,
            );
            assert!(reading.blocks().len() > 1);
            let whole: String = reading
                .blocks()
                .iter()
                .map(|b| reading.words([b.span.start, b.span.end]))
                .collect();
            assert_eq!(whole, text);
        }
    }

    #[test]
    fn offsets_outside_the_text_give_no_words() {
        let reading = reading();
        for span in [[5, 4], [0, 100_000], [u32::MAX, u32::MAX], [at("í", 0)[0], at("í", 0)[0] + 1]]
        {
            assert_eq!(reading.words(span), "");
        }
        let broken = Analysis {
            paragraphs: vec![Paragraph { span: [9, 90_000], role: ParagraphRole::Body }],
            ..exploration()
        };
        let _ = ArticleView::new("short".to_owned(), broken, 1.0).runs(0);
    }

    #[test]
    fn marks_are_visited_in_the_order_of_the_text() {
        let reading = reading();
        let walk = |from, by, shows: fn(&Mark) -> bool| {
            reading.beside(from, by, shows).map(|p| p.to_string())
        };
        let people = |mark: &Mark| mark.layer == Layer::People;
        assert_eq!(walk(None, 1, people).as_deref(), Some("e0-0"));
        assert_eq!(walk(None, -1, people).as_deref(), Some("e1-3"));
        assert_eq!(walk(Some("e0-1".parse().unwrap()), 1, people).as_deref(), Some("e1-0"));
        assert_eq!(walk(Some("e0-0".parse().unwrap()), -1, people), None);
        assert_eq!(walk(None, 1, |_| false), None);
    }

    #[test]
    fn covering_places_are_found() {
        let reading = reading();
        let over = |place: &str| {
            reading.over(place.parse().unwrap()).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(over("v2-0"), ["q1-0"]);
        assert_eq!(over("e2-0"), Vec::<String>::new());
        assert_eq!(over("e9-0"), Vec::<String>::new());
    }

    #[test]
    fn items_are_counted_by_layer() {
        let reading = reading();
        let counts = Layer::ALL.map(|layer| reading.count(layer));
        assert_eq!(counts, [2, 1, 0, 0, 3, 0, 4, 2]);
        assert_eq!((reading.title(), reading.n_words()), (Some("Mayor meets union"), 33));
    }
}
