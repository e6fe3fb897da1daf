//! Converts a web page (HTML) to blocks of text.
//!
//! The tokenizer (`html5gum`) follows the WHATWG standard. A stack of open elements tolerates missing and
//! superfluous end tags. [`choice`] selects the blocks that are part of the story. No markup remains in the result,
//! so nothing in it can be executed.

mod choice;
mod extracted_page;
mod json_ld;

use super::clean::one_line;
use super::paragraph::ParagraphRole;
use choice::{Blocks, Kind};
use extracted_page::Page;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use jiff::civil::Date;

/// Elements whose content is text without markup.
const RAW: &[&str] = &["script", "style", "title", "textarea"];
/// Inline elements. The tags of all other elements end a block of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img",
];
/// Elements that are not put on the stack of open elements. Most have no content, or HTML allows their end tag to
/// be missing. Headings are included, because they contain only inline elements, so their end tag never closes
/// another element.
const UNTRACKED: &[&str] = &[
    "area", "base", "basefont", "bgsound", "body", "br", "caption", "col", "colgroup", "dd", "dt",
    "embed", "frame", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "input", "keygen",
    "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track",
];
/// The maximum number of elements on the stack of open elements, as in browsers. Deeper elements are only counted.
const MAX_DEPTH: usize = 256;
const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date",
    "parsely-pub-date",
];

/// Extracts the content of a page. Every text is accepted as a page, even without markup.
pub(super) fn read(html: &str) -> Page {
    let mut reader = Reader::default();
    let mut unclosed = Vec::new();
    let mut rest = Some(html);
    while let Some(html) = rest {
        rest = read_until_markup(html, &mut reader, &mut unclosed);
    }
    reader.finish()
}

/// Tokenises `html` up to the first tag after which the tokenizer would wrongly stop recognising markup, such as
/// `<script>` without an end tag. Returns the text after this tag; `None` if there is no such tag and all of `html`
/// has been tokenised. A browser does not show the returned text, but the story may be in it, so the caller
/// tokenises it as markup. `unclosed` collects the names of raw elements without an end tag.
fn read_until_markup<'a>(
    html: &'a str,
    reader: &mut Reader,
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
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if let Some(&raw) = RAW.iter().find(|raw| **raw == name) {
                    if tag.self_closing && reader.is_in_drawing() {
                        return Some(behind);
                    }
                    if !unclosed.contains(&raw) && !has_end_tag(behind, raw) {
                        unclosed.push(raw);
                    }
                    reader.open_raw(raw, &tag);
                    if unclosed.contains(&raw) {
                        reader.unclosed_raw();
                        return Some(behind);
                    }
                } else {
                    // The tokenizer would treat the content of these elements as raw text, too. The story may be in
                    // this content, so it is tokenised as markup.
                    let is_markup = matches!(
                        name.as_str(),
                        "iframe" | "noembed" | "noframes" | "noscript" | "plaintext" | "xmp"
                    );
                    reader.open(name, &tag);
                    if is_markup {
                        return Some(behind);
                    }
                }
            }
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
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

#[derive(Debug, Default)]
struct Reader {
    open: Vec<Open>,
    /// The number of open elements beyond [`MAX_DEPTH`].
    too_deep: usize,
    /// The raw element (see [`RAW`]) that is open, if any.
    raw: Option<Raw>,
    in_link: bool,
    role: Option<ParagraphRole>,
    line: String,
    linked: u32,
    blocks: Blocks,
    /// The index of the first block after a raw element without an end tag.
    unclosed_from: Option<usize>,
    title: Option<String>,
    stories: Vec<json_ld::Story>,
    meta_date: Option<Date>,
    time_date: Option<Date>,
}

/// An element on the stack of open elements.
#[derive(Debug)]
struct Open {
    name: String,
    kind: Option<Kind>,
    /// The index of the first block inside the element.
    first: usize,
}

/// An open element whose content is text without markup (see [`RAW`]).
#[derive(Debug)]
struct Raw {
    name: &'static str,
    is_json: bool,
    /// Whether the element has no end tag.
    unclosed: bool,
}

fn attribute(tag: &StartTag<usize>, key: &str) -> Option<String> {
    tag.attributes.get(key.as_bytes()).map(|v| String::from_utf8_lossy(v).into_owned())
}

impl Reader {
    fn open(&mut self, name: String, tag: &StartTag<usize>) {
        let is_inline = INLINE.contains(&name.as_str());
        if !is_inline {
            // A script without an end tag ends at the first block element, which is probably not part of the script.
            self.raw = None;
        }
        match name.as_str() {
            "meta" => self.meta(tag),
            "time" if self.time_date.is_none() => {
                self.time_date = attribute(tag, "datetime").and_then(|d| super::date::any_in(&d));
            }
            // An anchor that only names a place in the page is not a link.
            "a" => {
                let has = |key| attribute(tag, key).is_some();
                self.in_link = has("href") || !(has("name") || has("id"));
            }
            _ => {}
        }
        if is_inline {
            return;
        }
        self.end_block();
        self.role = role_of(&name);
        let kind = Kind::of(&name);
        let is_empty = tag.self_closing && (kind.is_some() || self.is_in_drawing());
        if is_empty || UNTRACKED.contains(&name.as_str()) {
            return;
        }
        self.track(name, kind);
    }

    fn track(&mut self, name: String, kind: Option<Kind>) {
        if self.open.len() == MAX_DEPTH {
            self.too_deep += 1;
        } else {
            self.open.push(Open { name, kind, first: self.blocks.len() });
        }
    }

    fn meta(&mut self, tag: &StartTag<usize>) {
        let key = ["property", "name", "itemprop"].iter().find_map(|key| attribute(tag, key));
        let is_date = key.is_some_and(|key| DATE_NAMES.contains(&key.to_lowercase().as_str()));
        if is_date && self.meta_date.is_none() {
            self.meta_date = attribute(tag, "content").and_then(|c| super::date::any_in(&c));
        }
    }

    /// Opens a raw element (see [`RAW`]). A `textarea` is handled like an ordinary element.
    fn open_raw(&mut self, name: &'static str, tag: &StartTag<usize>) {
        if name == "textarea" {
            self.end_block();
            return self.track(name.to_owned(), Kind::of(name));
        }
        let is_json = name == "script"
            && attribute(tag, "type").is_some_and(|kind| kind.to_lowercase().contains("ld+json"));
        self.raw = Some(Raw { name, is_json, unclosed: false });
    }

    /// Records that the raw element just opened has no end tag.
    fn unclosed_raw(&mut self) {
        self.end_block();
        self.unclosed_from.get_or_insert(self.blocks.len());
        if let Some(raw) = &mut self.raw {
            raw.unclosed = true;
        }
    }

    fn close(&mut self, name: &str) {
        if self.raw.as_ref().is_some_and(|raw| raw.name == name) {
            self.raw = None;
            return;
        }
        if INLINE.contains(&name) {
            self.in_link &= name != "a";
            return;
        }
        self.end_block();
        self.role = None;
        if UNTRACKED.contains(&name) {
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        // An end tag inside a table, template or object closes no element outside of it.
        let is_scope = |open: &Open| matches!(open.name.as_str(), "table" | "template" | "object");
        let end = self.open.iter().rposition(|open| open.name == name || is_scope(open));
        let Some(end) = end.filter(|&end| self.open[end].name == name) else { return };
        self.forget_to(end + 1);
        if let Some(Open { kind: Some(kind), first, .. }) = self.open.pop() {
            self.blocks.cover(kind, first);
        }
    }

    /// Pops elements from the stack until `depth` elements remain. The popped elements have no end tag, so it is
    /// unknown which blocks they contain: a menu without an end tag would seem to contain the story. Therefore
    /// their kinds are ignored, except [`Kind::Main`]: such an element covers all blocks from its start up to here.
    fn forget_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(Open { kind: Some(Kind::Main), first, .. }) = self.open.pop() {
                self.blocks.cover(Kind::Main, first);
            }
        }
    }

    fn text(&mut self, text: &str) {
        match &self.raw {
            Some(raw) if raw.name == "title" => {
                // A `title` inside an SVG drawing names the drawing, not the page.
                if self.title.is_none() && !self.is_in_drawing() {
                    self.title = Some(one_line(text)).filter(|title| !title.is_empty());
                }
            }
            Some(raw) => {
                if raw.is_json && !raw.unclosed {
                    self.stories.extend(json_ld::story(text));
                }
            }
            None => {
                if self.in_link {
                    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
                    self.linked = self.linked.saturating_add(letters as u32);
                }
                self.line.push_str(text);
            }
        }
    }

    fn is_in_drawing(&self) -> bool {
        self.open.iter().any(|open| matches!(open.name.as_str(), "svg" | "math"))
    }

    fn end_block(&mut self) {
        let text = one_line(&self.line);
        if !text.is_empty() {
            self.blocks.push(&text, self.linked, self.role);
        }
        self.line.clear();
        self.linked = 0;
    }

    fn finish(mut self) -> Page {
        self.end_block();
        self.forget_to(0);
        if let Some(first) = self.unclosed_from {
            self.blocks.cover(Kind::Unclosed, first);
        }
        let published = self.meta_date.or(self.time_date);
        let page = self.blocks.choose(self.title.as_deref(), &self.stories);
        Page { published, ..page }
    }
}

fn role_of(name: &str) -> Option<ParagraphRole> {
    match name {
        "h1" => Some(ParagraphRole::Title),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(ParagraphRole::Heading),
        "figcaption" | "aside" => Some(ParagraphRole::Aside),
        "address" => Some(ParagraphRole::Byline),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
