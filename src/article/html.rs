//! Web pages: from HTML to blocks of text.
//!
//! Tokenises as the WHATWG standard does (by `html5gum`) and keeps what a reader reads: the `<article>` or
//! `<main>` where there is one, without navigation, forms, scripts and lists of links. Nothing of the markup
//! survives, so nothing of it can come alive.

use super::Role;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use jiff::civil::Date;

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its blocks in order, with a role where the markup tells it.
    pub(super) blocks: Vec<(String, Option<Role>)>,
    /// The date of publication in its metadata.
    pub(super) published: Option<Date>,
}

/// Elements whose content no reader reads as part of the story.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "nav", "footer", "form", "button",
    "select", "iframe", "object", "video", "audio", "canvas", "dialog", "menu", "textarea", "head",
];
/// Elements inside a line; all others end a block.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img",
];
const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date",
    "parsely-pub-date",
];

/// Reads a page; any text is a page, if need be a poor one.
pub(super) fn read(html: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    // Without a tree, this is what keeps the text of scripts and styles from being read as markup.
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.finish()
}

#[derive(Debug, Default)]
struct Reader {
    /// The element that is skipped, and how many of its name are open.
    skipping: Option<(String, usize)>,
    /// How many `<article>` or `<main>` are open, and whether there was one.
    main_depth: usize,
    links: usize,
    role: Option<Role>,
    block: Block,
    blocks: Vec<Block>,
    title: String,
    in_title: bool,
    meta_date: Option<Date>,
    time_date: Option<Date>,
}

#[derive(Debug, Default)]
struct Block {
    text: String,
    /// How many of its characters stand in links.
    linked: usize,
    in_main: bool,
    role: Option<Role>,
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |key: &str| {
            tag.attributes.get(key.as_bytes()).map(|v| String::from_utf8_lossy(v).into_owned())
        };
        if name == "meta" && self.meta_date.is_none() {
            let key = attribute("property")
                .or_else(|| attribute("name"))
                .or_else(|| attribute("itemprop"));
            if key.is_some_and(|k| DATE_NAMES.contains(&k.to_lowercase().as_str())) {
                self.meta_date = attribute("content").and_then(|c| super::date::any_in(&c));
            }
        }
        if name == "time" && self.time_date.is_none() {
            self.time_date = attribute("datetime").and_then(|d| super::date::any_in(&d));
        }
        self.in_title |= name == "title";
        if let Some((skipped, depth)) = &mut self.skipping {
            // A head that is never closed must not swallow the page.
            if *skipped == name {
                *depth += 1;
            } else if skipped == "head" && name == "body" {
                self.skipping = None;
            }
            return;
        }
        if SKIPPED.contains(&name.as_str()) && !tag.self_closing {
            self.end_block();
            self.skipping = Some((name, 1));
            return;
        }
        self.links += usize::from(name == "a");
        if !INLINE.contains(&name.as_str()) {
            self.end_block();
            self.main_depth += usize::from(is_main(&name));
            self.role = role_of(&name);
        }
    }

    fn close(&mut self, name: &str) {
        self.in_title &= name != "title";
        if let Some((skipped, depth)) = &mut self.skipping {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        self.links = self.links.saturating_sub(usize::from(name == "a"));
        if !INLINE.contains(&name) {
            self.end_block();
            self.main_depth = self.main_depth.saturating_sub(usize::from(is_main(name)));
            self.role = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.push_str(text);
        }
        if self.skipping.is_none() {
            if self.links > 0 {
                self.block.linked += text.chars().filter(|c| !c.is_whitespace()).count();
            }
            self.block.text.push_str(text);
        }
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let text = one_line(&block.text);
        if !text.is_empty() {
            self.blocks.push(Block {
                text,
                linked: block.linked,
                in_main: self.main_depth > 0,
                role: self.role,
            });
        }
    }

    fn finish(mut self) -> Page {
        self.end_block();
        let has_main =
            self.blocks.iter().filter(|b| b.in_main).map(|b| b.text.len()).sum::<usize>() > 200;
        let mut kept: Vec<Block> = self
            .blocks
            .into_iter()
            .filter(|b| (b.in_main || !has_main) && !is_link_list(b))
            .collect();
        let headline = kept.iter().position(|b| b.role == Some(Role::Title));
        // What stands above the headline is the site's, not the story's.
        kept.drain(..headline.unwrap_or(0));
        let mut blocks: Vec<_> = kept.into_iter().map(|b| (b.text, b.role)).collect();
        // A second headline is a heading; a page without one has it in its title.
        for block in blocks.iter_mut().skip(1).filter(|b| b.1 == Some(Role::Title)) {
            block.1 = Some(Role::Heading);
        }
        let title = one_line(&self.title);
        if headline.is_none() && !title.is_empty() {
            blocks.insert(0, (title, Some(Role::Title)));
        }
        Page { blocks, published: self.meta_date.or(self.time_date) }
    }
}

fn is_main(name: &str) -> bool {
    matches!(name, "article" | "main")
}

fn role_of(name: &str) -> Option<Role> {
    match name {
        "h1" => Some(Role::Title),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Heading),
        "figcaption" | "aside" => Some(Role::Aside),
        "address" => Some(Role::Byline),
        _ => None,
    }
}

/// Short and nearly all of it link: "Related stories", tags, share buttons.
fn is_link_list(block: &Block) -> bool {
    let letters = block.text.chars().filter(|c| !c.is_whitespace()).count();
    block.role.is_none() && block.linked * 10 >= letters * 8 && letters < 200
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    super::tidy(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::{Article, CreatedFrom};
    use super::*;

    fn check(html: &str, expected: &str) -> Article {
        let article = Article::from_html(html, None).unwrap();
        assert_eq!(article.text, expected, "{html}");
        article
    }

    #[test]
    fn a_page_becomes_its_story() {
        let article = check(
            "<!doctype html><html><head><title>Site: Bridge falls</title><meta property='article:published_time' \
             content='2021-03-04T08:00:00Z'><style>p{}</style></head><body><nav><a href=/>Home</a></nav><article>\
             <h1>Bridge <em>falls</em></h1><p>The bridge fell on&nbsp;Monday.<script>alert('x')</script></p>\
             <figure><img src=x onerror=alert(1)><figcaption>The bridge</figcaption></figure><p>Nobody was hurt, said the \
             mayor &amp; her <a href=x>deputy</a>, who had seen it happen. It had stood there for two hundred years, longer \
             than any other in the county, and was to be mended this year.</p><ul><li><a href=y>More bridges</a></li></ul>\
             </article><footer>All rights reserved</footer></body></html>",
            "Bridge falls\n\nThe bridge fell on Monday.\n\nThe bridge\n\nNobody was hurt, said the mayor & her deputy, who had \
             seen it happen. It had stood there for two hundred years, longer than any other in the county, and was to be \
             mended this year.",
        );
        assert_eq!(article.created.map(|d| d.to_string()).as_deref(), Some("2021-03-04"));
        assert_eq!(article.created_from, Some(CreatedFrom::Dateline));
        let roles: Vec<Role> = article.paragraphs.iter().map(|p| p.role).collect();
        assert_eq!(roles, [Role::Title, Role::Body, Role::Aside, Role::Body]);
    }

    #[test]
    fn broken_and_hostile_markup_is_only_text() {
        check("<p>one<p>two <b>three", "one\n\ntwo three");
        check("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>");
        check("<svg><script>alert(1)</script></svg><p>kept</p>", "kept");
        check("<head><meta charset=utf-8><body><p>kept</p>", "kept");
        check("<p>a<br>b</p><a", "a\n\nb");
        check("", "");
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "<div>".repeat(100_000) + "deep";
        check(&deep, "deep");
    }
}
