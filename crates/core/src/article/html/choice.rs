//! Selects the blocks of a page that are its story.
//!
//! Blocks inside navigation, forms and similar elements are left out, unless the page has little other text. The
//! result is never empty if the page shows any text.

use super::extracted_page::Page;
use super::json_ld::Story;
use crate::article::paragraph::ParagraphRole;
use crate::span::Span;

/// The kinds of elements that decide whether the text inside them is part of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `article` and `main`: the story, if the page is well marked up.
    Main,
    /// Input fields and the text around them; on some pages, the whole page.
    Form,
    /// Visible parts beside the story: navigation, buttons, drawings.
    Furniture,
    /// Content that browsers show only if they can't display or run something else.
    Fallback,
    /// The content after a script, style or title without an end tag, which browsers do not show.
    Unclosed,
}

/// The minimum number of words of a story. If a selection has fewer words, wider selections are tried. Set by hand.
const ENOUGH: usize = 25;
/// A wider selection is preferred if it has more than this many times the words of the narrower selection. Set by
/// hand.
const MUCH_MORE: usize = 4;
/// The blocks inside [`Kind::Main`] are taken for the whole story only if they have more than this many bytes. Set
/// by hand.
const MAIN: usize = 200;
/// The blocks inside [`Kind::Main`] are taken for the whole story only if the other selected blocks do not contain
/// much more text: the selection may have at most this many times the words of the blocks inside [`Kind::Main`].
/// Set by hand.
const BESIDE_MAIN: usize = 6;
const FORM: u8 = Kind::Form.bit();
const VISIBLE: u8 = FORM | Kind::Furniture.bit();
const HIDDEN: u8 = Kind::Fallback.bit() | Kind::Unclosed.bit();

impl Kind {
    const N: usize = 5;

    pub(super) fn of(element: &str) -> Option<Self> {
        Some(match element {
            "article" | "main" => Self::Main,
            "form" => Self::Form,
            "nav" | "footer" | "menu" | "dialog" | "button" | "select" | "textarea" | "svg"
            | "math" => Self::Furniture,
            "iframe" | "noembed" | "noframes" | "noscript" | "template" | "object" | "video"
            | "audio" | "canvas" => Self::Fallback,
            _ => return None,
        })
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

#[derive(Clone, Copy, Debug)]
struct Block {
    span: Span,
    words: u32,
    role: Option<ParagraphRole>,
    /// Whether the block is short and consists nearly only of links: "Related stories", tags, share buttons.
    is_link_list: bool,
    /// A bit set of the kinds of elements that contain the block (see [`Kind::bit`]).
    inside: u8,
}

/// The blocks of a page, in order.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: String,
    blocks: Vec<Block>,
    /// For each kind, the blocks inside elements of this kind, as disjoint ranges of indices in rising order.
    covers: [Vec<(usize, usize)>; Kind::N],
}

/// A selection of blocks.
#[derive(Clone, Copy, Debug)]
struct Choice {
    /// A bit set of the kinds of elements that a selected block may be inside of, besides [`Kind::Main`].
    kinds: u8,
    link_lists: bool,
    only_main: bool,
    words: usize,
}

impl Blocks {
    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Adds a block. `linked` is the number of its characters inside links, without white space.
    pub(super) fn push(&mut self, text: &str, linked: u32, role: Option<ParagraphRole>) {
        let start = self.text.len();
        self.text.push_str(text);
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        self.blocks.push(Block {
            span: Span::new(start, self.text.len()),
            words: text.split(' ').filter(|w| w.contains(char::is_alphanumeric)).count() as u32,
            role,
            is_link_list: role.is_none() && linked as usize * 10 >= letters * 8 && letters < 200,
            inside: 0,
        });
    }

    /// Records that an element of this kind contains the blocks from index `first` to the last block added so far.
    pub(super) fn cover(&mut self, kind: Kind, first: usize) {
        let covers = &mut self.covers[kind as usize];
        while covers.pop_if(|&mut (start, _)| start >= first).is_some() {}
        covers.push((first, self.blocks.len()));
    }

    /// Selects the blocks of the story and returns them as a page. If the story has no headline, `title` becomes
    /// the headline. `stories` are the stories in the page's JSON-LD; the longest one is returned instead of the
    /// blocks if they contain little text and this story has much more.
    pub(super) fn choose(mut self, title: Option<&str>, stories: &[Story]) -> Page {
        for (kind, covers) in self.covers.iter().enumerate() {
            for &(start, end) in covers {
                for block in &mut self.blocks[start..end] {
                    block.inside |= 1 << kind;
                }
            }
        }
        let mut choice = self.of(0, false);
        // A form that contains most of the page is not just input fields.
        choice = choice.or_wider(self.of(FORM, false), 2);
        choice = choice.or_wider(self.of(choice.kinds | Kind::Unclosed.bit(), false), MUCH_MORE);
        if choice.words < ENOUGH {
            let story = stories.iter().max_by_key(|story| story.words());
            if let Some(story) = story.filter(|s| s.words() > ENOUGH.max(choice.words * MUCH_MORE))
            {
                return story.page(title);
            }
            let wider =
                [(FORM, false), (FORM, true), (FORM | HIDDEN, false), (VISIBLE | HIDDEN, true)];
            let wider = wider.map(|(kinds, link_lists)| self.of(kinds, link_lists));
            let wider = wider
                .into_iter()
                .find(|wider| wider.words >= ENOUGH && wider.words > choice.words * MUCH_MORE);
            choice = wider.unwrap_or(choice);
        }
        for kinds in [FORM, VISIBLE] {
            if choice.words == 0 {
                choice = self.of(kinds, true);
            }
        }
        self.page(choice, title)
    }

    fn of(&self, kinds: u8, link_lists: bool) -> Choice {
        let mut choice = Choice { kinds, link_lists, only_main: false, words: 0 };
        let (mut words, mut in_main, mut length) = (0, 0, 0);
        for block in self.blocks.iter().filter(|block| choice.takes(block)) {
            words += block.words as usize;
            if block.inside & Kind::Main.bit() != 0 {
                in_main += block.words as usize;
                length += block.span.len();
            }
        }
        choice.only_main = length > MAIN && words <= in_main * BESIDE_MAIN;
        choice.words = if choice.only_main { in_main } else { words };
        choice
    }

    fn page(&self, choice: Choice, title: Option<&str>) -> Page {
        let mut kept: Vec<Block> =
            self.blocks.iter().filter(|block| choice.takes(block)).copied().collect();
        let headline = kept.iter().position(|block| block.role == Some(ParagraphRole::Title));
        // Text above the headline belongs to the site and is removed, unless it has more words than the text below:
        // then the headline belongs to another story.
        if let Some(headline) = headline
            && words(&kept[..headline]) <= words(&kept[headline..])
        {
            kept.drain(..headline);
        }
        // After the first block, headlines become headings.
        for block in
            kept.iter_mut().skip(1).filter(|block| block.role == Some(ParagraphRole::Title))
        {
            block.role = Some(ParagraphRole::Heading);
        }
        let title = title
            .filter(|_| kept.first().is_some_and(|first| first.role != Some(ParagraphRole::Title)));
        let mut page = Page::default();
        page.blocks.reserve(kept.len() + 1);
        if let Some(title) = title {
            page.push(title, Some(ParagraphRole::Title));
        }
        for block in kept {
            page.push(&self.text[block.span.range()], block.role);
        }
        page
    }
}

fn words(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.words as usize).sum()
}

impl Choice {
    /// Returns `wider` if it has more than `times` the words of `self`, else `self`.
    fn or_wider(self, wider: Self, times: usize) -> Self {
        if wider.words > self.words * times { wider } else { self }
    }

    fn takes(&self, block: &Block) -> bool {
        let is_main = block.inside & Kind::Main.bit() != 0;
        block.inside & !(self.kinds | Kind::Main.bit()) == 0
            && (self.link_lists || !block.is_link_list)
            && (is_main || !self.only_main)
    }
}

impl Page {
    pub(super) fn push(&mut self, block: &str, role: Option<ParagraphRole>) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(block);
        self.blocks.push((Span::new(start, self.text.len()), role));
    }
}
