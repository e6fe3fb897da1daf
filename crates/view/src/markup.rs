//! The elements of the article's text: which run has which classes and items, and which stretches lie on the ground of a
//! quote. The page builds them with the browser's calls, the pages written ahead of time and the HTML export as a string
//! ([`html`]); the style sheet is the same.

use super::article_view::{ArticleView, Block, CoveringMark};
use super::findings;
use super::item::{Item, Place};
use super::layers::Layer;
use dateline_schema::ParagraphRole;
use std::fmt::Write as _;
use std::ops::Range;

/// A part ends with the block that reaches so many bytes, about a screen, or so many blocks.
const PART: usize = 3000;
const BLOCKS: usize = 15;
/// Lanes that the style sheet draws; deeper ones are drawn by [`Run::deep`].
const STYLED_LANES: usize = 4;

/// Runs next to each other that lie on the same ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'r> {
    /// The ground, where they are quoted.
    pub ground: Option<QuoteBackground>,
    /// The runs.
    pub runs: Vec<Run<'r>>,
}

/// The ground under a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteBackground {
    /// Its classes.
    pub class: String,
    /// Its items and places, for `data-a`.
    pub items: String,
    /// The speaker's chip, for `data-by`, where the quote begins.
    pub by: Option<String>,
}

/// A stretch of text with the lines of the marks over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'r> {
    /// Its words.
    pub words: &'r str,
    /// Its classes; empty where nothing is marked: then it is text alone.
    pub class: String,
    /// Its items and places, for `data-a`.
    pub items: String,
    /// The lines below the lanes of the style sheet, for its property `--deep`.
    pub deep: Option<String>,
    /// The entity or the event that begins here for the first time in the text.
    pub first: Option<Place>,
}

/// The element of a block: `h1` for the headline, `h2` for a heading, else `p`.
#[must_use]
pub fn tag(block: &Block) -> &'static str {
    match block.role {
        ParagraphRole::Title => "h1",
        ParagraphRole::Heading => "h2",
        _ => "p",
    }
}

/// The classes of a block.
#[must_use]
pub fn class(block: &Block) -> String {
    format!("{}{}", block.role, if block.goes_on { " goes-on" } else { "" })
}

/// A block as it is marked.
#[must_use]
pub fn stretches(reading: &ArticleView, block: usize) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut places: Option<Vec<Place>> = None;
    for (span, over) in reading.runs(block) {
        let (quotes, marks): (Vec<CoveringMark>, Vec<CoveringMark>) =
            over.into_iter().partition(|over| over.mark.layer.is_quote());
        let here: Vec<Place> = quotes.iter().map(|quote| quote.mark.place).collect();
        if places.as_ref() != Some(&here) {
            let ground = (!here.is_empty()).then(|| ground(reading, &quotes));
            stretches.push(Stretch { ground, runs: Vec::new() });
            places = Some(here);
        }
        if let Some(stretch) = stretches.last_mut() {
            stretch.runs.push(run(reading.words([span.start, span.end]), &marks));
        }
    }
    stretches
}

fn ground(reading: &ArticleView, quotes: &[CoveringMark]) -> QuoteBackground {
    let classes: Vec<&str> = quotes.iter().map(|quote| quote.mark.layer.class()).collect();
    let begins = |over: &&CoveringMark| over.starts && over.mark.place.nth == 0;
    let by = quotes.iter().find(begins).and_then(|over| match over.mark.place.item {
        Item::Quote(id) => findings::chip(reading, reading.quote(id)?),
        _ => None,
    });
    QuoteBackground { class: classes.join(" "), items: items(quotes), by }
}

fn run<'r>(words: &'r str, marks: &[CoveringMark]) -> Run<'r> {
    if marks.is_empty() {
        return Run { words, class: String::new(), items: String::new(), deep: None, first: None };
    }
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
    let begins =
        |over: &&CoveringMark| over.starts && over.mark.layer.is_entity() && !over.mark.minor;
    if let Some(name) = marks.iter().rev().find(begins) {
        classes.push(format!("glyph-{}", name.mark.layer.class()));
    }
    let first = marks.iter().find(|over| {
        let is_led_to = matches!(over.mark.place.item, Item::Entity(_) | Item::Event(_));
        over.starts && over.mark.place.nth == 0 && is_led_to
    });
    Run {
        words,
        class: classes.join(" "),
        items: items(marks),
        deep: deep(marks),
        first: first.map(|over| over.mark.place),
    }
}

/// The lines of marks below the lanes of the style sheet, as layers of a CSS background.
fn deep(marks: &[CoveringMark]) -> Option<String> {
    let line = |over: &CoveringMark| {
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
fn items(marks: &[CoveringMark]) -> String {
    let token = |over: &CoveringMark| format!("{} {}", over.mark.place.item, over.mark.place);
    marks.iter().map(token).collect::<Vec<_>>().join(" ")
}

/// The blocks of each part of the page: the browser lays parts out when they come near.
#[must_use]
pub fn parts(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (index, block) in blocks.iter().enumerate() {
        bytes += block.span.len();
        let end = index + 1;
        if bytes >= PART || end - start >= BLOCKS || end == blocks.len() {
            parts.push(start..end);
            (start, bytes) = (end, 0);
        }
    }
    parts
}

/// The address of a block within its page.
#[must_use]
pub fn id(block: usize) -> String {
    format!("p{}", block + 1)
}

/// All blocks as markup, each with its [`id`], without scripts or styles of their own: a strict content-security policy
/// lets it through. Lines below the lanes of the style sheet are left out, since they would need one.
#[must_use]
pub fn html(reading: &ArticleView) -> String {
    let mut out = String::new();
    for index in 0..reading.blocks().len() {
        write_block(&mut out, reading, index, false);
    }
    out
}

/// The same in parts, as the page lays it out, and with [`anchor`]s to lead to.
#[must_use]
pub fn html_in_parts(reading: &ArticleView) -> String {
    let mut out = String::new();
    for part in parts(reading.blocks()) {
        out.push_str("<div class=\"part\">");
        for index in part {
            write_block(&mut out, reading, index, true);
        }
        out.push_str("</div>");
    }
    out
}

/// The id, in [`html_in_parts`], of the run with which an entity or an event first begins; that of another item where
/// both begin there.
#[must_use]
pub fn anchor(reading: &ArticleView, item: Item) -> Option<String> {
    let place = item.first();
    let block = reading.block_of(place)?;
    let token = place.to_string();
    let runs = stretches(reading, block).into_iter().flat_map(|stretch| stretch.runs);
    let mut over = runs.filter(|run| run.items.split(' ').any(|item| item == token));
    Some(over.next()?.first?.to_string())
}

fn write_block(out: &mut String, reading: &ArticleView, index: usize, anchors: bool) {
    let block = &reading.blocks()[index];
    let tag = tag(block);
    // Writing to a string cannot fail, here and below.
    let (id, class) = (id(index), escaped(&class(block)));
    let _ = write!(out, "<{tag} id=\"{id}\" class=\"{class}\" dir=\"auto\">");
    for stretch in stretches(reading, index) {
        if let Some(ground) = &stretch.ground {
            let _ = write!(out, "<span class=\"{}\" data-a=\"{}\"", ground.class, ground.items);
            if let Some(by) = &ground.by {
                let _ = write!(out, " data-by=\"{}\"", escaped(by));
            }
            out.push('>');
        }
        for run in &stretch.runs {
            let words = escaped(run.words);
            if run.class.is_empty() {
                out.push_str(&words);
                continue;
            }
            let _ = write!(out, "<span class=\"{}\" data-a=\"{}\"", run.class, run.items);
            if let Some(first) = run.first.filter(|_| anchors) {
                let _ = write!(out, " id=\"{first}\"");
            }
            let _ = write!(out, ">{words}</span>");
        }
        if stretch.ground.is_some() {
            out.push_str("</span>");
        }
    }
    let _ = writeln!(out, "</{tag}>");
}

/// Text that stays text in HTML, between tags and in quoted attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No character of HTML.
            '\0' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::reading;
    use super::*;

    #[test]
    fn the_runs_of_a_block_are_its_text_and_quotes_lie_on_their_ground() {
        let reading = reading();
        for (index, block) in reading.blocks().iter().enumerate() {
            let stretches = stretches(&reading, index);
            let joined: String =
                stretches.iter().flat_map(|s| &s.runs).map(|run| run.words).collect();
            assert_eq!(joined, reading.words([block.span.start, block.span.end]));
        }
        let grounds: Vec<(String, Option<String>)> = (0..reading.blocks().len())
            .flat_map(|index| stretches(&reading, index))
            .filter_map(|stretch| {
                Some((stretch.ground.as_ref()?.items.clone(), stretch.ground?.by))
            })
            .collect();
        assert!(grounds.contains(&("q1 q1-0".to_owned(), Some("Díaz".to_owned()))), "{grounds:?}");
    }

    #[test]
    fn parts_hold_the_same_and_their_anchors_are_led_to() {
        let reading = reading();
        let page = html_in_parts(&reading);
        let bare = |html: &str| {
            let mut text = String::new();
            let mut rest = html;
            while let Some((words, tag)) = rest.split_once('<') {
                text += words;
                rest = tag.split_once('>').map_or("", |(_, rest)| rest);
            }
            text.replace('\n', "")
        };
        assert_eq!(bare(&page), bare(&html(&reading)));
        let ids: Vec<&str> =
            page.split("\" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let mut known = ids.clone();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), ids.len(), "{ids:?}");
        let entities = (0..reading.found.entities.len() as u32).map(Item::Entity);
        let events = (0..reading.found.events.len() as u32).map(Item::Event);
        for item in entities.chain(events) {
            let anchor = anchor(&reading, item).unwrap();
            assert!(ids.contains(&anchor.as_str()), "{item}: {anchor} of {ids:?}");
        }
        assert_eq!(anchor(&reading, Item::Entity(99)), None);
    }

    #[test]
    fn markup_of_a_text_stays_text() {
        let reading = ArticleView::new(
            "<img src=x onerror=\"a()\"> & 'b'",
            dateline_schema::Analysis::default(),
            1.0,
        );
        assert_eq!(
            html(&reading),
            "<p id=\"p1\" class=\"body\" dir=\"auto\">&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;b&#39;</p>\n"
        );
        let reading = super::super::fixtures::reading();
        assert!(html(&reading).contains("<span class=\"run person-0 is-person glyph-person\" data-a=\"e0 e0-1\">Ann Lee</span>"), "{}", html(&reading));
    }
}
