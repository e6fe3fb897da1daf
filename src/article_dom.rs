//! The DOM of the article: builds the paragraphs and their marks in short slices of time, so that even a long text
//! does not block the page.
//!
//! The paragraphs (blocks) are grouped into parts. The browser lays out a part only when the part comes near the view
//! (`content-visibility`). A browser can track a hundred parts in this way, but not ten thousand paragraphs.
//!
//! In a very long text only the blocks around the view get marks (`MARK_ALL_MAX_BYTES`): the elements of a million
//! marks would take more memory than everything else on the page.
//!
//! This module makes DOM calls and uses no components, because a long article has a hundred thousand runs (pieces
//! of text with the same marks) that never change. The text only becomes text nodes, so markup in it stays text.

use dateline_schema::Offsets;
use dateline_view::article_view::ArticleView;
use dateline_view::item::{Item, Place};
use dateline_view::markup::{self, QuoteBackground, Run};
use leptos::prelude::{document, window};
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// The assumed number of bytes per line of text, for the estimated height of a part that is not laid out yet.
const BYTES_PER_LINE: usize = 64;

/// The maximum length, in bytes, of a text in which all blocks get marks. In a longer text, only the blocks around
/// the view get marks: those within half of this number of bytes before and after the start of the view. The other
/// blocks get marks as the reader moves.
const MARK_ALL_MAX_BYTES: u32 = 1 << 18;

/// The DOM of an article. Some blocks may not exist yet, or may exist without their marks.
#[derive(Debug)]
pub struct ArticleDom {
    root: Element,
    reading: Arc<ArticleView>,
    parts: Vec<Range<usize>>,
    /// The elements of the parts that exist already.
    laid: Vec<Element>,
    /// The elements of the blocks that exist already.
    blocks: Vec<Element>,
    built: Vec<bool>,
    /// The byte around which blocks get marks.
    centre: u32,
    /// The index of the next block to mark.
    next: usize,
}

impl ArticleDom {
    /// Puts the first part of the text into `root`, without marks. [`ArticleDom::render_slice`] builds the rest.
    pub fn render(root: &Element, reading: Arc<ArticleView>) -> Self {
        let parts = markup::parts(reading.blocks());
        root.set_text_content(None);
        made(root.class_list().toggle_with_force("long", parts.len() > 1));
        let built = vec![false; reading.blocks().len()];
        let (laid, blocks) = (Vec::new(), Vec::new());
        let root = root.clone();
        let mut dom = Self { root, reading, parts, laid, blocks, built, centre: 0, next: 0 };
        dom.append_parts();
        dom
    }

    /// Reuses the elements of a prerendered text ([`markup::html_in_parts`]) instead of building them. Returns
    /// `None` if their parts and blocks are not those of this text.
    pub fn hydrate(root: &Element, from: &Element, reading: Arc<ArticleView>) -> Option<Self> {
        let parts = markup::parts(reading.blocks());
        let laid = children(from);
        let lengths = |parts: &[Element]| -> Vec<usize> {
            parts.iter().map(|part| part.child_element_count() as usize).collect()
        };
        if lengths(&laid) != parts.iter().map(ExactSizeIterator::len).collect::<Vec<_>>() {
            return None;
        }
        let blocks: Vec<Element> = laid.iter().flat_map(children).collect();
        root.set_text_content(None);
        laid.iter().for_each(|part| append(root, part));
        // Prerendered blocks lack the mark lines that need an inline style, so blocks with such lines are built again.
        let is_whole = |block| {
            let mut runs = markup::stretches(&reading, block).into_iter().flat_map(|s| s.runs);
            runs.all(|run| run.deep.is_none())
        };
        let built = (0..blocks.len()).map(is_whole).collect();
        let root = root.clone();
        Some(Self { root, reading, parts, laid, blocks, built, centre: 0, next: 0 })
    }

    /// Appends the next part to the page. Returns whether there was one.
    fn append_parts(&mut self) -> bool {
        let Some(range) = self.parts.get(self.laid.len()) else { return false };
        let part = new("div");
        part.set_class_name("part");
        let mut lines = 0;
        for block in &self.reading.blocks()[range.clone()] {
            let element = new(markup::tag(block));
            element.set_class_name(&markup::class(block));
            set(&element, "dir", "auto");
            element.set_text_content(Some(words(&self.reading, &block.span)));
            append(&part, &element);
            self.blocks.push(element);
            lines += block.span.len() / BYTES_PER_LINE + 1;
        }
        style(&part, "--lines", &lines.to_string());
        append(&self.root, &part);
        self.laid.push(part);
        true
    }

    /// Returns whether another article view has the same text with the same marks.
    #[must_use]
    pub fn shows(&self, reading: &ArticleView) -> bool {
        self.reading.looks_like(reading)
    }

    /// Returns whether another article view has the same text in the same blocks, whatever its marks are.
    #[must_use]
    pub fn has_text_of(&self, reading: &ArticleView) -> bool {
        let spans =
            |reading: &ArticleView| reading.blocks().iter().map(|b| b.span.clone()).collect();
        let (mine, other): (Vec<_>, Vec<_>) = (spans(&self.reading), spans(reading));
        mine == other && self.reading.text == reading.text
    }

    /// Replaces the article view by another one of the same text. The marks are rebuilt block by block, so that nothing
    /// on the page moves.
    pub fn update(&mut self, reading: Arc<ArticleView>) {
        self.reading = reading;
        self.built.fill(false);
        self.next = self.marked().start;
    }

    /// Returns the indices of the blocks that get marks: all blocks, or, in a long text, only the blocks around the
    /// view ([`MARK_ALL_MAX_BYTES`]).
    fn marked(&self) -> Range<usize> {
        let blocks = self.reading.blocks();
        if self.reading.text.len() <= MARK_ALL_MAX_BYTES as usize {
            return 0..blocks.len();
        }
        let half = MARK_ALL_MAX_BYTES / 2;
        let end = self.index_at(self.centre + half) + 1;
        self.index_at(self.centre.saturating_sub(half))..end.min(blocks.len())
    }

    /// Moves the window of marks of a very long text to `byte`, the start of the view. Returns whether the window has
    /// moved, so that [`ArticleDom::render_slice`] has blocks to mark.
    pub fn follow(&mut self, byte: u32) -> bool {
        let far = self.centre.abs_diff(byte) > MARK_ALL_MAX_BYTES / 4;
        if far {
            self.centre = byte;
            self.next = self.marked().start;
        }
        far
    }

    /// Returns the byte at which the block of an element starts; `None` if the element is not a block.
    #[must_use]
    pub fn start_of(&self, element: &Element) -> Option<u32> {
        let index = self.blocks.iter().position(|block| block == element)?;
        Some(self.reading.blocks().get(index)?.span.start)
    }

    /// Returns the byte range of the blocks between two vertical positions on the screen. The positions are in CSS
    /// pixels.
    #[must_use]
    pub fn between(&self, top: f64, bottom: f64) -> Range<u32> {
        let above = |e: &Element| e.get_bounding_client_rect().bottom() <= top;
        let starts = |e: &Element| e.get_bounding_client_rect().top() < bottom;
        // The parts are searched before their blocks, because measuring a block forces the layout of its part.
        let first = self.laid.partition_point(above);
        let last = self.laid.partition_point(starts);
        let Some((from, to)) = self.parts.get(first).zip(last.checked_sub(1)) else { return 0..0 };
        let within = from.start..self.parts[to.max(first)].end;
        let blocks = &self.blocks[within.clone()];
        let (first, last) = (blocks.partition_point(above), blocks.partition_point(starts));
        let blocks = &self.reading.blocks()[within][first.min(last)..last];
        match (blocks.first(), blocks.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// Returns the elements of the blocks that contain a mark of `item`. Marks outside `within`, a range of the text in
    /// bytes, are ignored.
    pub fn blocks_of(&self, item: Item, within: &Range<u32>) -> impl Iterator<Item = &Element> {
        let spans = self.reading.spans(item);
        let all = self.reading.blocks();
        let mut indices: Vec<usize> = spans
            .into_iter()
            .filter(|[start, end]| *start < within.end && *end > within.start)
            .flat_map(|[start, end]| {
                let first = all.partition_point(|block| block.span.end <= start);
                let last = all.partition_point(|block| block.span.start < end);
                first..last
            })
            .collect();
        // Spans and blocks are both in the order of the text, so duplicates are adjacent.
        indices.dedup();
        indices.into_iter().filter_map(|index| self.blocks.get(index))
    }

    /// Returns the element of the block that contains a byte of the text.
    #[must_use]
    pub fn block_at(&self, byte: u32) -> Option<&Element> {
        self.blocks.get(self.index_at(byte)).or(self.blocks.last())
    }

    fn index_at(&self, byte: u32) -> usize {
        self.reading.blocks().partition_point(|block| block.span.end <= byte)
    }

    /// Converts a span of the text to a DOM range.
    #[must_use]
    pub fn range(&self, [start, end]: Offsets) -> Option<web_sys::Range> {
        let range = document().create_range().ok()?;
        let (node, at) = self.point(self.index_at(start), start, |ends| start < ends)?;
        range.set_start(&node, at).ok()?;
        let (node, at) = self.point(self.index_at(end.checked_sub(1)?), end, |ends| end <= ends)?;
        range.set_end(&node, at).ok()?;
        Some(range)
    }

    /// Converts a byte of the article to a DOM position in a block. Returns the first text node whose end (in bytes
    /// of the article) satisfies `will_do`, and the offset of the byte in that node in UTF-16 units.
    fn point(&self, block: usize, byte: u32, will_do: impl Fn(u32) -> bool) -> Option<(Node, u32)> {
        let element = self.blocks.get(block)?;
        let mut at = self.reading.blocks().get(block)?.span.start;
        let mut next = first_text(element);
        while let Some(node) = next {
            let words = node.text_content().unwrap_or_default();
            let end = at + words.len() as u32;
            if will_do(end) {
                let before = words.get(..byte.checked_sub(at)? as usize)?;
                return Some((node, before.encode_utf16().count() as u32));
            }
            at = end;
            next = text_after(&node, element);
        }
        None
    }

    /// Builds and marks further blocks for about `budget` milliseconds. Returns whether more remains to be done.
    pub fn render_slice(&mut self, budget: f64) -> bool {
        let now = || window().performance().map_or(f64::MAX, |clock| clock.now());
        let end = now() + budget;
        // The first part, which the reader sees first, gets its marks before the remaining parts are built.
        let first = self.parts.first().map_or(0, |part| part.end);
        while now() <= end {
            if (self.next < first || !self.append_parts()) && !self.build_next() {
                return false;
            }
        }
        true
    }

    /// Builds the block of a place, with its marks. Returns the element that shows the place; `None` if the text has no
    /// such place.
    pub fn render_block_of(&mut self, place: Place) -> Option<Element> {
        let block = self.reading.block_of(place)?;
        while self.blocks.len() <= block && self.append_parts() {}
        self.build(block);
        self.blocks.get(block)?.query_selector(&format!("[data-a~=\"{place}\"]")).ok()?
    }

    fn build_next(&mut self) -> bool {
        let there = self.next < self.blocks.len().min(self.marked().end);
        if there {
            self.build(self.next);
            self.next += 1;
        }
        there
    }

    fn build(&mut self, block: usize) {
        if std::mem::replace(&mut self.built[block], true) {
            return;
        }
        let element = &self.blocks[block];
        let reading = &self.reading;
        element.set_text_content(None);
        for stretch in markup::stretches(reading, block) {
            let ground = stretch.ground.map(|ground| {
                let ground = quote_ground(&ground);
                append(element, &ground);
                ground
            });
            let parent = ground.as_ref().unwrap_or(element);
            for piece in &stretch.runs {
                append(parent, &run(piece));
            }
        }
    }
}

/// Returns the first text node in a node.
fn first_text(node: &Node) -> Option<Node> {
    let mut node = node.clone();
    while node.node_type() != Node::TEXT_NODE {
        node = node.first_child()?;
    }
    Some(node)
}

/// Returns the next text node after a node, within an element.
fn text_after(node: &Node, within: &Node) -> Option<Node> {
    let mut node = node.clone();
    loop {
        if let Some(next) = node.next_sibling() {
            return first_text(&next);
        }
        node = node.parent_node().filter(|parent| parent != within)?;
    }
}

fn children(of: &Element) -> Vec<Element> {
    let all = of.children();
    (0..all.length()).filter_map(|at| all.item(at)).collect()
}

fn words<'r>(reading: &'r ArticleView, span: &Range<u32>) -> &'r str {
    reading.words([span.start, span.end])
}

/// Builds the background of a quote, with the speaker's label where the quote begins.
fn quote_ground(ground: &QuoteBackground) -> Element {
    let element = new("span");
    element.set_class_name(&ground.class);
    set(&element, "data-a", &ground.items);
    if let Some(name) = &ground.by {
        set(&element, "data-by", name);
    }
    element
}

/// Builds a run of text. Its marks are drawn as lines below the words. A run without marks becomes a plain text node.
fn run(run: &Run) -> Node {
    if run.class.is_empty() {
        return document().create_text_node(run.words).into();
    }
    let element = new("span");
    element.set_class_name(&run.class);
    set(&element, "data-a", &run.items);
    if let Some(layers) = &run.deep {
        style(&element, "--deep", layers);
    }
    element.set_text_content(Some(run.words));
    element.into()
}

fn new(tag: &str) -> Element {
    made(document().create_element(tag))
}

fn set(element: &Element, name: &str, value: &str) {
    made(element.set_attribute(name, value));
}

fn style(element: &Element, name: &str, value: &str) {
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        // `setProperty` fails only for read-only styles; inline styles are writable.
        let _ = html.style().set_property(name, value);
    }
}

fn append(parent: &Node, child: &Node) {
    made(parent.append_child(child));
}

/// Unwraps the result of a DOM call. These calls fail only for invalid names and for cycles in the tree, and this
/// module has neither.
fn made<T>(result: Result<T, JsValue>) -> T {
    result.expect("DOM calls with valid arguments do not fail")
}
