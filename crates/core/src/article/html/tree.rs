//! The tree of a page: its elements, and the visible text of each block. `parser` builds it.

use super::metadata::Metadata;
use crate::span::Span;

/// A page: its elements in the order of their start tags, its blocks of text, and its metadata.
#[derive(Debug, Default)]
pub(in crate::article) struct Tree {
    pub(in crate::article) elements: Vec<Element>,
    /// The words of the elements' classes, ids and other names, hashed; see [`Element::labels`].
    pub(super) labels: Vec<u32>,
    pub(in crate::article) text: String,
    pub(in crate::article) blocks: Vec<TextBlock>,
    pub(in crate::article) metadata: Metadata,
}

/// An element.
#[derive(Clone, Copy, Debug)]
pub(in crate::article) struct Element {
    pub(in crate::article) name: &'static str,
    /// The index of the element that contains it; its own index for the first element, which contains all others.
    pub(in crate::article) parent: u32,
    /// Whether the element has an end tag, or one that the standard allows to be omitted. It is unknown where other
    /// elements end, so they may contain what does not belong to them.
    pub(in crate::article) is_closed: bool,
    /// Whether the element is not shown, according to its own attributes.
    pub(in crate::article) is_hidden: bool,
    pub(super) labels: (u32, u8),
}

/// A run of text without the boundary of a block element or a line break in it.
#[derive(Clone, Copy, Debug)]
pub(in crate::article) struct TextBlock {
    /// The bytes of the block in [`Tree::text`], on one line.
    pub(in crate::article) span: Span,
    /// The innermost element that contains the block and is not inline.
    pub(in crate::article) element: u32,
    /// The innermost inline element around the first letter; `element` if there is none.
    pub(in crate::article) inline: u32,
    /// The number of characters inside links, without white space.
    pub(in crate::article) linked: u32,
    /// The number of characters inside bold or italic elements, without white space.
    pub(in crate::article) emphasised: u32,
    /// Whether a browser does not show the block because a raw element before it has no end tag.
    pub(in crate::article) is_swallowed: bool,
}

impl Tree {
    /// Returns the hashed words of an element's class, id and other names.
    pub(in crate::article) fn labels(&self, element: &Element) -> &[u32] {
        let (start, n) = element.labels;
        &self.labels[start as usize..start as usize + usize::from(n)]
    }
}
