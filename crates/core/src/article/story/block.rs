//! A block of text, and what is known of its place: in a page's tree or among the lines of a plain text.

use crate::article::clean::ends_sentence;
use crate::article::html::tree::{Element, TextBlock, Tree};
use crate::article::paragraph::ParagraphRole;
use crate::features::number;
use crate::linear::Hasher;
use crate::span::Span;

/// The number of containing elements whose class words count as near.
const NEAR: usize = 2;
/// The number of containing elements whose class words are read.
const FAR: usize = 9;
/// The minimum number of words of a story. If fewer are found, other sources are tried. Set by hand.
pub(crate) const ENOUGH: usize = 25;
/// How many times as many words another selection must have to replace one with fewer than [`ENOUGH`]. Set by hand.
const MUCH_MORE: usize = 4;
/// The minimum number of words of a paragraph that is wholly a link. Links to other stories are shorter, or do not end
/// as a sentence does. Set by hand.
const MIN_LINKED: usize = 7;

/// Returns the role of a block by its element alone.
fn role_of(tag: &str) -> ParagraphRole {
    match tag {
        "h1" => ParagraphRole::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => ParagraphRole::Heading,
        "figcaption" => ParagraphRole::Caption,
        "aside" => ParagraphRole::Aside,
        "address" => ParagraphRole::Byline,
        "li" | "dd" | "dt" => ParagraphRole::List,
        "td" | "th" => ParagraphRole::Table,
        "blockquote" => ParagraphRole::Quote,
        _ => ParagraphRole::Body,
    }
}

/// The blocks of a page or of a plain text, in order.
#[derive(Debug, Default)]
pub(crate) struct Blocks<'a> {
    pub(super) text: &'a str,
    pub(super) blocks: Vec<Block>,
    /// The titles that the metadata of the page states.
    pub(super) titles: Vec<&'a str>,
    /// For each element of the page, the element that contains it; a plain text has one element.
    pub(super) parents: Vec<u32>,
    pub(super) is_page: bool,
}

/// A block of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub(super) span: Span,
    /// The innermost element around it that is not inline.
    pub(super) element: u32,
    pub(super) tag: &'static str,
    pub(super) inline: &'static str,
    /// The shares of its letters that are linked and emphasised, in tenths.
    pub(super) linked: u8,
    pub(super) emphasised: u8,
    /// The kinds of elements around it, a bit each; see [`kind_of`].
    pub(super) inside: u32,
    /// Hashed words of the classes and ids of the elements around it: of the nearest, and of the others.
    pub(super) near: Vec<u32>,
    pub(super) far: Vec<u32>,
    pub(super) is_hidden: bool,
    pub(super) is_swallowed: bool,
    /// A hash of the names and class words of the nearest elements: paragraphs of a story share it.
    pub(super) signature: u32,
    /// In a plain text, the number of blank lines before it.
    pub(super) blank_lines: u8,
}

/// Kinds of elements that tell something of all text in them.
const KINDS: &[&str] = &[
    "article",
    "main",
    "nav",
    "aside",
    "header",
    "footer",
    "form",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "table",
    "blockquote",
    "section",
    "dialog",
    "menu",
    "button",
    "select",
    "iframe",
    "noscript",
    "template",
    "video",
    "svg",
    "address",
    "details",
    "pre",
    "dl",
    "label",
    "textarea",
    "object",
    "audio",
    "canvas",
];

/// Returns the bit of a kind of element; 0 for all other elements.
pub(super) fn kind_of(name: &str) -> u32 {
    KINDS.iter().position(|kind| *kind == name).map_or(0, |bit| 1 << bit)
}

impl<'a> Blocks<'a> {
    /// Returns the blocks of a page.
    pub(in crate::article) fn of_page(tree: &'a Tree) -> Self {
        let elements = &tree.elements;
        let (mut inside, mut hidden) = (vec![0; elements.len()], vec![false; elements.len()]);
        for (at, element) in elements.iter().enumerate() {
            let parent = element.parent as usize;
            let own = if element.is_closed || element.name == "article" || element.name == "main" {
                kind_of(element.name)
            } else {
                0
            };
            inside[at] = inside[parent] | own;
            hidden[at] = hidden[parent] || element.is_hidden && element.is_closed;
        }
        let block = |block: &TextBlock| {
            let letters =
                tree.text[block.span.range()].chars().filter(|c| !c.is_whitespace()).count().max(1);
            let share = |part: u32| (part as usize * 10 / letters).min(10) as u8;
            let mut found = Block {
                span: block.span,
                element: block.element,
                tag: elements[block.element as usize].name,
                inline: elements[block.inline as usize].name,
                linked: share(block.linked),
                emphasised: share(block.emphasised),
                inside: inside[block.element as usize],
                is_hidden: hidden[block.inline as usize],
                is_swallowed: block.is_swallowed,
                ..Block::default()
            };
            found.read_labels(tree, block);
            found
        };
        let mut titles: Vec<&str> = tree.metadata.titles().collect();
        titles.dedup();
        Self {
            text: &tree.text,
            blocks: tree.blocks.iter().map(block).collect(),
            titles,
            parents: elements.iter().map(|element| element.parent).collect(),
            is_page: true,
        }
    }

    /// Returns the blocks of a plain text, whose paragraphs have these spans.
    pub(crate) fn of_text(text: &'a str, spans: &[Span]) -> Self {
        let mut end = 0;
        let block = |&span: &Span| {
            let between = &text[end..span.start as usize];
            end = span.end as usize;
            let breaks = between.matches('\n').count();
            Block {
                span,
                tag: "",
                inline: "",
                blank_lines: breaks.saturating_sub(1).min(5) as u8,
                ..Block::default()
            }
        };
        let blocks = spans.iter().map(block).collect();
        Self { text, blocks, parents: vec![0], ..Self::default() }
    }

    /// Returns the roles of a page on which the models find no story: all that is shown is its text.
    pub(crate) fn fallback(&self) -> Vec<Option<ParagraphRole>> {
        let furniture = ["nav", "footer", "menu", "button", "select", "dialog", "svg", "textarea"];
        let furniture = furniture.iter().fold(0, |kinds, kind| kinds | kind_of(kind));
        let fallback = ["template", "object", "audio", "canvas", "video", "iframe", "noscript"];
        let fallback = furniture | fallback.iter().fold(0, |kinds, kind| kinds | kind_of(kind));
        let form = kind_of("form");
        let is_list = |block: &Block| block.linked > 7 && block.span.len() < 200;
        // Each selection with the number of words from which it is taken.
        type Level<'l> = (&'l dyn Fn(&Block) -> bool, usize);
        let levels: [Level; 7] = [
            (
                &|b| {
                    b.inside & (fallback | form) == 0
                        && !b.is_hidden
                        && !b.is_swallowed
                        && !is_list(b)
                },
                1,
            ),
            (&|b| b.inside & (fallback | form) == 0 && !b.is_hidden && !b.is_swallowed, 1),
            (&|b| b.inside & fallback == 0 && !b.is_hidden && !b.is_swallowed, 1),
            (&|b| b.inside & furniture == 0 && !is_list(b), ENOUGH),
            (&|b| b.inside & furniture == 0, ENOUGH),
            (&|b| b.inside & (fallback & !furniture) == 0 && !b.is_hidden && !b.is_swallowed, 1),
            (&|_| true, ENOUGH),
        ];
        let words = |level: &dyn Fn(&Block) -> bool| -> usize {
            let texts =
                self.blocks.iter().filter(|block| level(block)).map(|block| self.text_of(block));
            texts
                .flat_map(|text| text.split(' '))
                .filter(|word| word.contains(char::is_alphanumeric))
                .count()
        };
        let mut best = (levels[0].0, words(levels[0].0));
        for (level, least) in &levels[1..] {
            let words = words(level);
            if best.1 < ENOUGH && words >= *least && words > best.1 * MUCH_MORE {
                best = (level, words);
            }
        }
        self.blocks.iter().map(|block| best.0(block).then(|| role_of(block.tag))).collect()
    }

    /// Returns whether a block is a paragraph that is wholly a link, beside the paragraph before it.
    pub(super) fn is_linked_paragraph(&self, at: usize) -> bool {
        let (before, block) = (&self.blocks[at - 1], &self.blocks[at]);
        let text = self.text_of(block);
        let parent = |block: &Block| self.parents[block.element as usize];
        self.is_page
            && (before.tag, block.tag) == ("p", "p")
            && parent(before) == parent(block)
            && block.linked > 7
            && !block.is_hidden
            && ends_sentence(text)
            && text.split(' ').count() >= MIN_LINKED
    }

    /// Returns the texts of the blocks.
    #[cfg(feature = "train")]
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.blocks.iter().map(|block| self.text_of(block))
    }

    pub(super) fn text_of(&self, block: &Block) -> &'a str {
        &self.text[block.span.range()]
    }
}

impl Block {
    /// Returns whether the element says that the block is the caption of a picture.
    pub(super) fn is_caption(&self) -> bool {
        self.inside & kind_of("figcaption") != 0 && !self.is_hidden && self.linked < 5
    }

    /// Returns whether the block is a cell of a table, with text that is not a link.
    pub(super) fn is_cell(&self) -> bool {
        matches!(self.tag, "td" | "th") && self.linked < 5 && !self.is_hidden
    }

    fn read_labels(&mut self, tree: &Tree, block: &TextBlock) {
        let mut element = block.inline;
        let (mut level, mut signature) = (0, Hasher::new(0));
        while level < FAR {
            let found: &Element = &tree.elements[element as usize];
            let is_block = element == block.element || level > 0;
            let labels = tree.labels(found);
            let list = if level <= NEAR { &mut self.near } else { &mut self.far };
            list.extend(labels);
            if is_block {
                if level <= NEAR {
                    signature = labels
                        .iter()
                        .fold(signature.word(number(found.name)), |sum, &label| sum.word(label));
                }
                level += 1;
            }
            if element == 0 {
                break;
            }
            element = found.parent;
        }
        self.signature = signature.finish();
        for list in [&mut self.near, &mut self.far] {
            list.sort_unstable();
            list.dedup();
        }
    }
}
