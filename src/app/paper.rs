//! The article on the page: paragraphs at once, their marks in slices, so that no text freezes the page.
//!
//! Built with the browser's own calls and not as components: a long article has a hundred thousand runs, none
//! of which ever changes. Only text nodes are made from the text: markup in it stays text.

use super::findings;
use super::item::{Item, Place};
use super::layers::Layer;
use super::reading::{Over, Reading};
use crate::wire::Offsets;
use leptos::prelude::{document, window};
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// Lanes that the style sheet draws; deeper ones are drawn by [`deep_lanes`].
const STYLED_LANES: usize = 4;

/// Blocks from which an article is long.
const LONG: usize = 40;

/// An article, some of its blocks still without their marks.
#[derive(Debug)]
pub struct Paper {
    reading: Arc<Reading>,
    blocks: Vec<Element>,
    built: Vec<bool>,
    next: usize,
}

impl Paper {
    /// Puts the text into `root`, without marks.
    pub fn lay_out(root: &Element, reading: Arc<Reading>) -> Self {
        let page = document().create_document_fragment();
        let blocks: Vec<Element> = reading
            .blocks()
            .iter()
            .map(|block| {
                let tag = match block.role.as_str() {
                    "title" => "h1",
                    "heading" => "h2",
                    _ => "p",
                };
                let element = new(tag);
                let goes_on = if block.goes_on { " goes-on" } else { "" };
                element.set_class_name(&format!("{}{goes_on}", block.role));
                set(&element, "dir", "auto");
                element.set_text_content(Some(words(&reading, &block.span)));
                append(&page, &element);
                element
            })
            .collect();
        root.set_text_content(None);
        // Its far parts are laid out when they come near.
        made(root.class_list().toggle_with_force("long", blocks.len() > LONG));
        append(root, &page);
        let built = vec![false; blocks.len()];
        Self { reading, blocks, built, next: 0 }
    }

    /// Sets an article that nobody sees: the browser has then compiled what sets the first one that is seen.
    pub fn practise(reading: Reading) {
        Self::lay_out(&new("div"), Arc::new(reading)).advance(f64::MAX);
    }

    /// Whether it shows the same text with the same marks as another reading would.
    #[must_use]
    pub fn shows(&self, reading: &Reading) -> bool {
        self.reading.looks_like(reading)
    }

    /// Whether it shows the text of another reading in the same blocks, whatever the marks.
    #[must_use]
    pub fn has_text_of(&self, reading: &Reading) -> bool {
        let spans = |reading: &Reading| reading.blocks().iter().map(|b| b.span.clone()).collect();
        let (mine, other): (Vec<_>, Vec<_>) = (spans(&self.reading), spans(reading));
        mine == other && self.reading.text == reading.text
    }

    /// Takes another reading of the same text: its marks are built in place of those before, block by block, so that
    /// nothing on the page moves.
    pub fn renew(&mut self, reading: Arc<Reading>) {
        self.reading = reading;
        self.built.fill(false);
        self.next = 0;
    }

    /// The byte with which a block of the page begins.
    #[must_use]
    pub fn start_of(&self, element: &Element) -> Option<u32> {
        let index = self.blocks.iter().position(|block| block == element)?;
        Some(self.reading.blocks().get(index)?.span.start)
    }

    /// The bytes of the blocks that lie between two heights of the screen, in CSS pixels.
    #[must_use]
    pub fn between(&self, top: f64, bottom: f64) -> Range<u32> {
        let rect = |block: &Element| block.get_bounding_client_rect();
        let first = self.blocks.partition_point(|block| rect(block).bottom() <= top);
        let last = self.blocks.partition_point(|block| rect(block).top() < bottom);
        let blocks = &self.reading.blocks()[first.min(last)..last];
        match (blocks.first(), blocks.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// The blocks in which an item stands, as they are on the page.
    pub fn blocks_of(&self, item: Item) -> impl Iterator<Item = &Element> {
        let spans = self.reading.spans(item);
        let all = self.reading.blocks();
        let mut indices: Vec<usize> = spans
            .into_iter()
            .flat_map(|[start, end]| {
                let first = all.partition_point(|block| block.span.end <= start);
                let last = all.partition_point(|block| block.span.start < end);
                first..last
            })
            .collect();
        // The spans are in the order of the text, and so are the blocks.
        indices.dedup();
        indices.into_iter().filter_map(|index| self.blocks.get(index))
    }

    /// The block that a byte of the text stands in, as it is on the page.
    #[must_use]
    pub fn block_at(&self, byte: u32) -> Option<&Element> {
        let index = self.reading.blocks().partition_point(|block| block.span.end <= byte);
        self.blocks.get(index.min(self.blocks.len().checked_sub(1)?))
    }

    /// A span of the text as a range of the page, as far as it lies in one block.
    #[must_use]
    pub fn range(&self, span: Offsets) -> Option<web_sys::Range> {
        let block = self.block_at(span[0])?;
        let base = self.start_of(block)?;
        let range = document().create_range().ok()?;
        let mut at = base;
        let mut started = false;
        let mut next = first_text(block);
        while let Some(node) = next {
            let words = node.text_content().unwrap_or_default();
            let end = at + words.len() as u32;
            let units = |byte: u32| {
                words.get(..(byte - at) as usize).map(|before| before.encode_utf16().count() as u32)
            };
            if !started && span[0] < end {
                range.set_start(&node, units(span[0])?).ok()?;
                started = true;
            }
            if started {
                range.set_end(&node, units(span[1].min(end))?).ok()?;
            }
            if span[1] <= end {
                break;
            }
            at = end;
            next = text_after(&node, block);
        }
        started.then_some(range)
    }

    /// Builds the marks of further blocks for about so many milliseconds; whether there are more to build.
    pub fn advance(&mut self, budget: f64) -> bool {
        let now = || window().performance().map_or(f64::MAX, |clock| clock.now());
        let end = now() + budget;
        while self.next < self.blocks.len() {
            self.build(self.next);
            self.next += 1;
            if now() > end {
                return self.next < self.blocks.len();
            }
        }
        false
    }

    /// Makes sure that a place can be found on the page.
    pub fn reach(&mut self, place: Place) {
        if let Some(block) = self.reading.block_of(place) {
            self.build(block);
        }
    }

    fn build(&mut self, block: usize) {
        if std::mem::replace(&mut self.built[block], true) {
            return;
        }
        let element = &self.blocks[block];
        let reading = &self.reading;
        element.set_text_content(None);
        let mut around: Option<(Vec<Place>, Element)> = None;
        for (span, over) in reading.runs(block) {
            let (quotes, marks): (Vec<Over>, Vec<Over>) =
                over.into_iter().partition(|over| over.mark.layer.is_quote());
            let places: Vec<Place> = quotes.iter().map(|quote| quote.mark.place).collect();
            if around.as_ref().is_none_or(|(before, _)| *before != places) {
                around = (!places.is_empty()).then(|| {
                    let ground = quote_ground(reading, &quotes);
                    append(element, &ground);
                    (places, ground)
                });
            }
            let parent = around.as_ref().map_or(element, |(_, ground)| ground);
            append(parent, &run(words(reading, &span), &marks));
        }
    }
}

/// The first node of text in a node.
fn first_text(node: &Node) -> Option<Node> {
    let mut node = node.clone();
    while node.node_type() != Node::TEXT_NODE {
        node = node.first_child()?;
    }
    Some(node)
}

/// The node of text after another, within an element.
fn text_after(node: &Node, within: &Node) -> Option<Node> {
    let mut node = node.clone();
    loop {
        if let Some(next) = node.next_sibling() {
            return first_text(&next);
        }
        node = node.parent_node().filter(|parent| parent != within)?;
    }
}

fn words<'r>(reading: &'r Reading, span: &Range<u32>) -> &'r str {
    reading.words([span.start, span.end])
}

/// The ground under a quote, with its speaker's chip where the quote begins.
fn quote_ground(reading: &Reading, quotes: &[Over]) -> Element {
    let ground = new("span");
    let classes: Vec<&str> = quotes.iter().map(|quote| quote.mark.layer.class()).collect();
    ground.set_class_name(&classes.join(" "));
    set(&ground, "data-a", &tokens(quotes));
    let begins = |over: &&Over| over.starts && over.mark.place.nth == 0;
    let speaker = quotes.iter().find(begins).and_then(|over| match over.mark.place.item {
        Item::Quote(id) => findings::chip(reading, reading.quote(id)?),
        _ => None,
    });
    if let Some(name) = speaker {
        set(&ground, "data-by", &name);
    }
    ground
}

/// A stretch of text with the lines of the marks over it; plain text where there are none.
fn run(text: &str, marks: &[Over]) -> Node {
    if marks.is_empty() {
        return document().create_text_node(text).into();
    }
    let element = new("span");
    let mut classes = vec!["run".to_owned()];
    for over in marks.iter().filter(|over| over.lane < STYLED_LANES) {
        classes.push(format!("{}-{}", over.mark.layer.class(), over.lane));
        if over.mark.minor {
            let event = over.mark.layer == Layer::Events;
            classes.push(format!("{}-{}", if event { "minor-event" } else { "minor" }, over.lane));
        }
    }
    if let Some(name) = marks.iter().find(|over| over.mark.layer.is_entity() && !over.mark.minor) {
        classes.push(format!("is-{}", name.mark.layer.class()));
    }
    let begins = |over: &&Over| over.starts && over.mark.layer.is_entity() && !over.mark.minor;
    if let Some(name) = marks.iter().rev().find(begins) {
        classes.push(format!("glyph-{}", name.mark.layer.class()));
    }
    element.set_class_name(&classes.join(" "));
    set(&element, "data-a", &tokens(marks));
    if let (Some(layers), Some(html)) = (deep_lanes(marks), element.dyn_ref::<HtmlElement>()) {
        // Refused only for styles that can't be changed; this one can.
        let _ = html.style().set_property("--deep", &layers);
    }
    element.set_text_content(Some(text));
    element.into()
}

/// The lines of marks below the lanes of the style sheet, as layers of a CSS background.
fn deep_lanes(marks: &[Over]) -> Option<String> {
    let line = |over: &Over| {
        format!(
            "linear-gradient(var(--{0}) 0 0) 0 calc(100% - var(--lanes) + {1}px) / 100% 1px no-repeat",
            over.mark.layer.class(),
            3 * over.lane
        )
    };
    let layers: Vec<String> =
        marks.iter().filter(|over| over.lane >= STYLED_LANES).map(line).collect();
    (!layers.is_empty()).then(|| layers.join(", "))
}

/// The items and the places over a run, the shortest first.
fn tokens(marks: &[Over]) -> String {
    let token = |over: &Over| format!("{} {}", over.mark.place.item, over.mark.place);
    marks.iter().map(token).collect::<Vec<_>>().join(" ")
}

fn new(tag: &str) -> Element {
    made(document().create_element(tag))
}

fn set(element: &Element, name: &str, value: &str) {
    made(element.set_attribute(name, value));
}

fn append(parent: &Node, child: &Node) {
    made(parent.append_child(child));
}

/// These calls fail only for names that are no names, and for a tree within itself: never for ours.
fn made<T>(result: Result<T, JsValue>) -> T {
    result.expect("the browser takes well-formed elements")
}
