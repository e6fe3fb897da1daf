//! The markup of the article's text: the elements, CSS classes and attributes of each block, quote background and run.
//! A run is a piece of text in which no mark begins or ends ([`super::segments`]).
//!
//! The page builds the elements with DOM calls; prerendered pages and the HTML export get them as a string ([`html`]).
//! Both use the same style sheet.

use super::article_view::{ArticleView, Block, CoveringMark};
use super::item::{Item, Place};
use super::layers::Layer;
use super::speaker_names;
use dateline_schema::ParagraphRole;
use std::fmt::Write as _;
use std::ops::Range;

/// The length in bytes at which a part of the page ends, about a screen. The block that reaches this length is the last
/// block of the part.
const PART: usize = 3000;
/// The maximum number of blocks in a part of the page.
const BLOCKS: usize = 15;
/// The number of lanes that the style sheet draws. [`Run::deep`] draws the lines of deeper lanes.
const STYLED_LANES: usize = 4;

/// Adjacent runs on the same background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'r> {
    /// The background of the quotes that contain the runs; `None` outside quotes.
    pub ground: Option<QuoteBackground>,
    /// The runs.
    pub runs: Vec<Run<'r>>,
}

/// The background of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteBackground {
    /// The CSS classes, separated by spaces.
    pub class: String,
    /// The item tokens (such as `q1` and `q1-0`, see [`super::item`]) of the quotes and of their places, separated by
    /// spaces, for the attribute `data-a`.
    pub items: String,
    /// The speaker's label for the attribute `data-by`, if the quote begins here.
    pub by: Option<String>,
}

/// A run of text with the same marks throughout. The marks are drawn as lines below the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'r> {
    /// The words of the run.
    pub words: &'r str,
    /// The CSS classes of the run. Empty if nothing is marked; the run is then a plain text node.
    pub class: String,
    /// The item tokens (such as `e3` and `e3-2`, see [`super::item`]) of the marked items and of the marked places,
    /// separated by spaces, for the attribute `data-a`.
    pub items: String,
    /// The lines in the lanes that the style sheet does not draw (from `STYLED_LANES` on), as the value of the CSS
    /// property `--deep`.
    pub deep: Option<String>,
    /// The place whose token can be the id of the run's element: the first place of an entity or event, if it begins
    /// with this run; otherwise `None`.
    pub first: Option<Place>,
}

/// Returns the element name of a block: `h1` for the headline, `h2` for a heading, otherwise `p`.
#[must_use]
pub fn tag(block: &Block) -> &'static str {
    match block.role {
        ParagraphRole::Title => "h1",
        ParagraphRole::Heading => "h2",
        _ => "p",
    }
}

/// Returns the CSS classes of a block, separated by spaces.
#[must_use]
pub fn class(block: &Block) -> String {
    format!("{}{}", block.role, if block.goes_on { " goes-on" } else { "" })
}

/// Returns the runs of a block, grouped by background.
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
        Item::Quote(id) => speaker_names::chip(reading, reading.quote(id)?),
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

/// Returns the lines in lanes that are deeper than the lanes of the style sheet, as layers of a CSS background.
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

/// Returns the tokens of the marked items and places over a run, those of the shortest mark first.
fn items(marks: &[CoveringMark]) -> String {
    let token = |over: &CoveringMark| format!("{} {}", over.mark.place.item, over.mark.place);
    marks.iter().map(token).collect::<Vec<_>>().join(" ")
}

/// Returns the range of block indices of each part of the page. The browser lays out a part when it comes near the
/// view.
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

/// Returns the id of a block in its page.
#[must_use]
pub fn id(block: usize) -> String {
    format!("p{}", block + 1)
}

/// Renders all blocks as HTML, each with its [`id`]. The result contains no scripts or inline styles, so a strict
/// content-security policy accepts it. Lines in lanes that are deeper than the lanes of the style sheet are left
/// out, because they would need an inline style.
#[must_use]
pub fn html(reading: &ArticleView) -> String {
    let mut out = String::new();
    for index in 0..reading.blocks().len() {
        write_block(&mut out, reading, index, false);
    }
    out
}

/// Renders the blocks in parts, as the page lays them out. The run in which an entity or event first appears has an id
/// ([`anchor`]).
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

/// Returns the id by which a link can lead to an entity or event in the output of [`html_in_parts`]. The run in which
/// the first place of the item begins has this id. The id is the token of that place. If the first places of several
/// items begin in the same run, they share one id, which is the token of one of these places.
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

/// Escapes text for HTML, in elements and in quoted attributes.
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
            // NUL is not allowed in HTML.
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
    fn runs_tile_the_block_and_quotes_have_a_background() {
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
    fn parts_contain_the_same_text_and_all_anchors() {
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
    fn markup_in_the_text_is_escaped() {
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
