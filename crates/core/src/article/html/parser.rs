//! Parses HTML into a [`Tree`].
//!
//! The tokenizer (`html5gum`) follows the WHATWG standard. The tree follows the standard's rules for omitted tags
//! (`</p>`, `</li>`, `</td>`, …) and for end tags that match no open element, but moves no nodes: a formatting
//! element that overlaps others ends where the first of them ends, and misplaced content of a table stays in the
//! table. Any text is a page. Nothing in the result can be executed.
//!
//! Content that a browser does not show because a `<script>`, `<style>` or `<title>` has no end tag is parsed, too:
//! the story may be in it.

use super::attributes::{attribute, words_of_label};
use super::elements::{ENDS_PARAGRAPH, INLINE, RAW, SCOPE, UNKNOWN, VOID, known_name};
use super::tree::{Element, TextBlock, Tree};
use crate::article::clean::one_line;
use crate::linear::Hasher;
use crate::span::Span;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// The maximum number of open elements, as in browsers. Deeper elements are only counted.
const MAX_DEPTH: usize = 512;
/// The maximum number of words of an element's class, id and other names that are stored.
const MAX_LABELS: usize = 12;

/// Parses a page.
pub(in crate::article) fn parse(html: &str) -> Tree {
    let mut parser = Parser::new();
    let mut unclosed = Vec::new();
    let mut rest = Some(html);
    while let Some(html) = rest {
        rest = read_until_markup(html, &mut parser, &mut unclosed);
    }
    parser.finish()
}

/// Tokenises `html` up to the first tag after which the tokenizer would wrongly stop recognising markup, such as
/// `<script>` without an end tag. Returns the text after this tag; `None` if all of `html` has been tokenised.
/// `unclosed` collects the names of raw elements without an end tag.
fn read_until_markup<'a>(
    html: &'a str,
    parser: &mut Parser,
    unclosed: &mut Vec<&'static str>,
) -> Option<&'a str> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // No tree builder switches the state of the tokenizer, so the tokenizer must do this itself. Otherwise it would
    // read the content of scripts and styles as markup.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let behind = html.get(tag.span.end..).unwrap_or_default();
                let name = known_name(&tag.name);
                if RAW.contains(&name) {
                    if tag.self_closing && parser.is_in_drawing() {
                        return Some(behind);
                    }
                    if !unclosed.contains(&name) && !has_end_tag(behind, name) {
                        unclosed.push(name);
                    }
                    parser.open_raw(name, &tag);
                    if unclosed.contains(&name) {
                        parser.swallow();
                        return Some(behind);
                    }
                } else {
                    // The tokenizer would treat the content of these elements as raw text, too. The story may be in
                    // this content, so it is tokenised as markup.
                    let is_markup = matches!(
                        name,
                        "iframe" | "noembed" | "noframes" | "noscript" | "plaintext" | "xmp"
                    );
                    parser.open(name, &tag);
                    if is_markup {
                        return Some(behind);
                    }
                }
            }
            Token::EndTag(tag) => parser.close(known_name(&tag.name)),
            Token::String(text) => parser.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    None
}

/// Returns whether `html` contains an end tag of the element `name`.
fn has_end_tag(html: &str, name: &str) -> bool {
    html.match_indices("</").any(|(at, _)| {
        let (found, behind) =
            html.as_bytes()[at + 2..].split_at_checked(name.len()).unwrap_or_default();
        found.eq_ignore_ascii_case(name.as_bytes())
            && behind.first().is_some_and(|next| next.is_ascii_whitespace() || b"/>".contains(next))
    })
}

struct Parser {
    tree: Tree,
    /// The open elements, from the outermost.
    open: Vec<u32>,
    /// The number of open elements beyond [`MAX_DEPTH`].
    too_deep: usize,
    /// The open raw element (see [`RAW`]), if any.
    raw: Option<Raw>,
    line: String,
    /// The values of [`TextBlock`] for the text in `line`; `inline` is `None` if there is no letter yet.
    inline: Option<u32>,
    linked: u32,
    emphasised: u32,
    is_swallowed: bool,
}

/// An open element whose content is text without markup (see [`RAW`]).
struct Raw {
    name: &'static str,
    /// Whether the element is a script of JSON-LD.
    is_json: bool,
    has_end_tag: bool,
}

impl Parser {
    fn new() -> Self {
        let root =
            Element { name: "html", parent: 0, is_closed: true, is_hidden: false, labels: (0, 0) };
        Self {
            tree: Tree { elements: vec![root], ..Tree::default() },
            open: vec![0],
            too_deep: 0,
            raw: None,
            line: String::new(),
            inline: None,
            linked: 0,
            emphasised: 0,
            is_swallowed: false,
        }
    }

    fn name(&self, element: u32) -> &'static str {
        self.tree.elements[element as usize].name
    }

    fn innermost(&self) -> u32 {
        self.open[self.open.len() - 1]
    }

    fn open(&mut self, name: &'static str, tag: &StartTag<usize>) {
        let is_inline = INLINE.contains(&name);
        if !is_inline {
            // A script without an end tag ends at the first block element, which is probably not part of the script.
            self.raw = None;
            self.end_block();
        }
        match name {
            "meta" => self.tree.metadata.read_meta(tag),
            "link" => self.tree.metadata.read_link(tag),
            _ => {}
        }
        if matches!(name, "html" | "body" | "head") || VOID.contains(&name) {
            // A page has one element of each of these three names, and their tags can be omitted.
            self.read_attributes(name, tag);
            return;
        }
        self.end_omitted(name);
        if name == "a" {
            // Links do not contain each other.
            self.close_inline("a");
        }
        let element = self.push(name, tag);
        self.tree.metadata.open(element, name, tag);
        let is_empty = tag.self_closing
            && (name == UNKNOWN || name == "svg" || name == "math" || self.is_in_drawing());
        if is_empty {
            self.tree.elements[element as usize].is_closed = true;
        } else if self.open.len() == MAX_DEPTH {
            self.too_deep += usize::from(!is_inline);
        } else {
            self.open.push(element);
        }
    }

    /// Reads what the attributes of an element that is not pushed say about its parent or the page.
    fn read_attributes(&mut self, name: &'static str, tag: &StartTag<usize>) {
        if name == "body" {
            let root = self.labels_of(tag);
            self.tree.elements[0].labels = root;
        }
    }

    fn push(&mut self, name: &'static str, tag: &StartTag<usize>) -> u32 {
        let labels = self.labels_of(tag);
        let style = attribute(tag, "style").unwrap_or_default().to_lowercase();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let is_hidden = attribute(tag, "hidden").is_some_and(|value| value != "until-found")
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        let parent = self.innermost();
        let element = Element { name, parent, is_closed: false, is_hidden, labels };
        self.tree.elements.push(element);
        (self.tree.elements.len() - 1) as u32
    }

    fn labels_of(&mut self, tag: &StartTag<usize>) -> (u32, u8) {
        let start = self.tree.labels.len();
        for (key, value) in &tag.attributes {
            let is_label = matches!(
                &key[..],
                b"class" | b"id" | b"role" | b"itemprop" | b"aria-label" | b"aria-hidden"
            ) || key.starts_with(b"data-") && value.len() < 40;
            if is_label {
                for word in words_of_label(&String::from_utf8_lossy(value)) {
                    if self.tree.labels.len() - start < MAX_LABELS {
                        self.tree.labels.push(Hasher::new(0).text(&word).finish());
                    }
                }
            }
        }
        (start as u32, (self.tree.labels.len() - start) as u8)
    }

    /// Closes the elements whose end tag may be omitted before the start tag `name`.
    fn end_omitted(&mut self, name: &str) {
        if ENDS_PARAGRAPH.contains(&name) {
            self.close_within(&["p"], &[]);
        }
        match name {
            "li" => self.close_within(&["li"], &["ul", "ol", "menu", "dir"]),
            "dd" | "dt" => self.close_within(&["dd", "dt"], &["dl"]),
            "option" => self.close_within(&["option"], &["select"]),
            "optgroup" => self.close_within(&["optgroup"], &["select"]),
            "td" | "th" => self.close_cell(&["td", "th"]),
            "tr" => self.close_cell(&["tr"]),
            "tbody" | "thead" | "tfoot" => {
                self.close_cell(&["tbody", "thead", "tfoot", "caption", "colgroup"]);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let innermost = self.innermost();
                if matches!(self.name(innermost), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                    self.pop_to(self.open.len() - 1, true);
                }
            }
            _ => {}
        }
    }

    /// Closes the innermost open element with one of `names`, unless an element of [`SCOPE`] or `bounds` is inside
    /// of it.
    fn close_within(&mut self, names: &[&str], bounds: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let name = self.name(self.open[at]);
            if names.contains(&name) {
                return self.pop_to(at, true);
            }
            if SCOPE.contains(&name) || bounds.contains(&name) {
                return;
            }
        }
    }

    /// Closes the innermost open part of a table with one of `names`, within the innermost table.
    fn close_cell(&mut self, names: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let name = self.name(self.open[at]);
            if names.contains(&name) {
                return self.pop_to(at, true);
            }
            if matches!(name, "table" | "template") {
                return;
            }
        }
    }

    /// Closes an open inline element, with the inline elements in it, if no other element is in it.
    fn close_inline(&mut self, name: &str) {
        for at in (1..self.open.len()).rev() {
            let open = self.name(self.open[at]);
            if open == name {
                return self.pop_to(at, true);
            }
            if !INLINE.contains(&open) {
                return;
            }
        }
    }

    /// Opens a raw element (see [`RAW`]). A `textarea` is handled like an ordinary element.
    fn open_raw(&mut self, name: &'static str, tag: &StartTag<usize>) {
        if name == "textarea" {
            return self.open(name, tag);
        }
        let is_json = name == "script"
            && attribute(tag, "type").is_some_and(|kind| kind.to_lowercase().contains("ld+json"));
        self.raw = Some(Raw { name, is_json, has_end_tag: true });
    }

    /// Records that the raw element just opened has no end tag.
    fn swallow(&mut self) {
        self.end_block();
        self.is_swallowed = true;
        if let Some(raw) = &mut self.raw {
            raw.has_end_tag = false;
        }
    }

    fn close(&mut self, name: &str) {
        if self.raw.as_ref().is_some_and(|raw| raw.name == name) {
            self.raw = None;
            return;
        }
        if INLINE.contains(&name) {
            return self.close_inline_end(name);
        }
        self.end_block();
        if matches!(name, "html" | "body" | "head") || VOID.contains(&name) {
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        // An end tag inside a table, template or object closes no element outside of it.
        let is_part_of_table =
            matches!(name, "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption");
        for at in (1..self.open.len()).rev() {
            let open = self.name(self.open[at]);
            if open == name {
                return self.pop_to(at, true);
            }
            let is_bound = if is_part_of_table {
                matches!(open, "table" | "template")
            } else {
                matches!(open, "td" | "th" | "caption" | "template" | "object") && name != "table"
            };
            if is_bound {
                return;
            }
        }
    }

    /// Handles the end tag of an inline element. If block elements have been opened in it since, they stay open.
    fn close_inline_end(&mut self, name: &str) {
        let Some(at) = (1..self.open.len()).rev().find(|&at| self.name(self.open[at]) == name)
        else {
            return;
        };
        if self.open[at..].iter().all(|&element| INLINE.contains(&self.name(element))) {
            return self.pop_to(at, true);
        }
        let is_bound = |&element: &u32| SCOPE.contains(&self.name(element));
        if !self.open[at..].iter().any(is_bound) {
            let element = self.open.remove(at);
            self.tree.elements[element as usize].is_closed = true;
        }
    }

    /// Pops the open elements from index `at`. The end of the one at `at` is known if `is_closed`; those in it are
    /// closed if their end tag can be omitted or if they are inline.
    fn pop_to(&mut self, at: usize, is_closed: bool) {
        while self.open.len() > at.max(1) {
            let Some(element) = self.open.pop() else { return };
            let is_last = self.open.len() == at;
            let element = &mut self.tree.elements[element as usize];
            let can_omit = matches!(
                element.name,
                "p" | "li"
                    | "dd"
                    | "dt"
                    | "td"
                    | "th"
                    | "tr"
                    | "tbody"
                    | "thead"
                    | "tfoot"
                    | "option"
                    | "optgroup"
            ) || element.name.starts_with('h') && element.name.len() == 2;
            element.is_closed = is_last && is_closed || can_omit || INLINE.contains(&element.name);
        }
    }

    fn text(&mut self, text: &str) {
        match &self.raw {
            Some(raw) if raw.name == "title" => {
                // A `title` inside an SVG drawing names the drawing, not the page.
                if !self.is_in_drawing() {
                    self.tree.metadata.set_title(text);
                }
            }
            Some(raw) => {
                if raw.is_json && raw.has_end_tag {
                    self.tree.metadata.read_json(text);
                }
            }
            None => self.add_text(text),
        }
    }

    fn add_text(&mut self, text: &str) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        if letters > 0 {
            let innermost = self.innermost();
            self.inline.get_or_insert(innermost);
            let inline = self.open.iter().rev().map(|&element| self.name(element));
            let inline = inline.take_while(|name| INLINE.contains(name));
            let (mut is_emphasised, mut is_linked) = (false, false);
            for name in inline {
                is_emphasised |= matches!(name, "b" | "strong" | "i" | "em" | "small");
                is_linked |= name == "a";
            }
            // A link around a block.
            is_linked |= self.open.iter().any(|&element| self.name(element) == "a");
            self.linked = self.linked.saturating_add(if is_linked { letters } else { 0 });
            self.emphasised =
                self.emphasised.saturating_add(if is_emphasised { letters } else { 0 });
        }
        self.line.push_str(text);
    }

    fn is_in_drawing(&self) -> bool {
        self.open.iter().any(|&element| matches!(self.name(element), "svg" | "math"))
    }

    fn end_block(&mut self) {
        let text = one_line(&self.line);
        if !text.is_empty() {
            let inner = self
                .open
                .iter()
                .rev()
                .copied()
                .find(|&element| !INLINE.contains(&self.name(element)));
            let element = inner.unwrap_or(0);
            let start = self.tree.text.len();
            self.tree.text.push_str(&text);
            self.tree.blocks.push(TextBlock {
                span: Span::new(start, self.tree.text.len()),
                element,
                inline: self.inline.unwrap_or(element),
                linked: self.linked,
                emphasised: self.emphasised,
                is_swallowed: self.is_swallowed,
            });
        }
        self.line.clear();
        self.inline = None;
        (self.linked, self.emphasised) = (0, 0);
    }

    fn finish(mut self) -> Tree {
        self.end_block();
        self.pop_to(1, false);
        self.tree
    }
}
