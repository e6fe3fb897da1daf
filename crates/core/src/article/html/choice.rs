//! Which blocks of a page are its story.
//!
//! Blocks inside navigation, forms and the like are left out, unless hardly anything else is there: a page that shows a
//! text is never empty.

use super::json_ld::Story;
use super::page::Page;
use crate::article::paragraph::ParagraphRole;
use crate::span::Span;

/// Kinds of elements that tell something of all text inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The story, if the page is marked up well.
    Main,
    /// Fields to fill in, with what stands around them; on some pages, everything.
    Form,
    /// What a reader sees beside the story: navigation, buttons, drawings.
    Furniture,
    /// What browsers show only where they can't show or run something else.
    Fallback,
    /// What follows a script, style or title without an end tag: browsers show nothing of it.
    Unclosed,
}

/// A story has this many words, or is doubted where the page has more to read.
const ENOUGH: usize = 25;
/// How many times as much text makes a doubtful reading the better one.
const MUCH_MORE: usize = 4;
/// The least text, in bytes, that is taken for the story because it is marked up as such.
const MAIN: usize = 200;
/// How many times as many words a page has at most as the element that is taken for its story.
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
    /// Short and nearly all of it link: "Related stories", tags, share buttons.
    is_link_list: bool,
    /// A bit for each kind of element that it stands in.
    inside: u8,
}

/// The blocks of a page in order.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: String,
    blocks: Vec<Block>,
    /// For each kind, the blocks inside such elements, as separate ranges in order.
    covers: [Vec<(usize, usize)>; Kind::N],
}

/// A choice of blocks.
#[derive(Clone, Copy, Debug)]
struct Choice {
    /// The kinds that blocks may stand in, beside [`Kind::Main`].
    kinds: u8,
    link_lists: bool,
    only_main: bool,
    words: usize,
}

impl Blocks {
    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Adds a block, `linked` of whose characters stand in links.
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

    /// Marks the blocks from `first` on as standing in an element of this kind, which ends here.
    pub(super) fn cover(&mut self, kind: Kind, first: usize) {
        let covers = &mut self.covers[kind as usize];
        while covers.pop_if(|&mut (start, _)| start >= first).is_some() {}
        covers.push((first, self.blocks.len()));
    }

    /// The story, below the page's title where it has no headline.
    pub(super) fn choose(mut self, title: Option<&str>, stories: &[Story]) -> Page {
        for (kind, covers) in self.covers.iter().enumerate() {
            for &(start, end) in covers {
                for block in &mut self.blocks[start..end] {
                    block.inside |= 1 << kind;
                }
            }
        }
        let mut choice = self.of(0, false);
        // What holds most of the page is no field to fill in.
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
        // What stands above the headline is the site's, not the story's.
        // But the story may stand above another's.
        if let Some(headline) = headline
            && words(&kept[..headline]) <= words(&kept[headline..])
        {
            kept.drain(..headline);
        }
        // A second headline is a heading.
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
    /// `wider` where it has more than `times` the words.
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
