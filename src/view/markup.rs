//! The elements of the article's text: which run has which classes and items, and which stretches lie on the ground of a
//! quote. The page builds them with the browser's calls, the pages written ahead of time and the HTML export as a string
//! ([`html`]); the style sheet is the same.

use super::findings;
use super::item::{Item, Place};
use super::layers::Layer;
use super::reading::{Block, Over, Reading};
use std::fmt::Write as _;

/// Lanes that the style sheet draws; deeper ones are drawn by [`Run::deep`].
const STYLED_LANES: usize = 4;

/// Runs next to each other that lie on the same ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'r> {
    /// The ground, where they are quoted.
    pub ground: Option<Ground>,
    /// The runs.
    pub runs: Vec<Run<'r>>,
}

/// The ground under a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
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
}

/// The element of a block: `h1` for the headline, `h2` for a heading, else `p`.
#[must_use]
pub fn tag(block: &Block) -> &'static str {
    match block.role.as_str() {
        "title" => "h1",
        "heading" => "h2",
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
pub fn stretches(reading: &Reading, block: usize) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut places: Option<Vec<Place>> = None;
    for (span, over) in reading.runs(block) {
        let (quotes, marks): (Vec<Over>, Vec<Over>) =
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

fn ground(reading: &Reading, quotes: &[Over]) -> Ground {
    let classes: Vec<&str> = quotes.iter().map(|quote| quote.mark.layer.class()).collect();
    let begins = |over: &&Over| over.starts && over.mark.place.nth == 0;
    let by = quotes.iter().find(begins).and_then(|over| match over.mark.place.item {
        Item::Quote(id) => findings::chip(reading, reading.quote(id)?),
        _ => None,
    });
    Ground { class: classes.join(" "), items: items(quotes), by }
}

fn run<'r>(words: &'r str, marks: &[Over]) -> Run<'r> {
    if marks.is_empty() {
        return Run { words, class: String::new(), items: String::new(), deep: None };
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
    let begins = |over: &&Over| over.starts && over.mark.layer.is_entity() && !over.mark.minor;
    if let Some(name) = marks.iter().rev().find(begins) {
        classes.push(format!("glyph-{}", name.mark.layer.class()));
    }
    Run { words, class: classes.join(" "), items: items(marks), deep: deep(marks) }
}

/// The lines of marks below the lanes of the style sheet, as layers of a CSS background.
fn deep(marks: &[Over]) -> Option<String> {
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
fn items(marks: &[Over]) -> String {
    let token = |over: &Over| format!("{} {}", over.mark.place.item, over.mark.place);
    marks.iter().map(token).collect::<Vec<_>>().join(" ")
}

/// The address of a block within its page.
#[must_use]
pub fn id(block: usize) -> String {
    format!("p{}", block + 1)
}

/// All blocks as markup, each with its [`id`], without scripts or styles of their own: a strict content-security policy
/// lets it through. Lines below the lanes of the style sheet are left out, since they would need one.
#[must_use]
pub fn html(reading: &Reading) -> String {
    let mut out = String::new();
    for (index, block) in reading.blocks().iter().enumerate() {
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
                let _ = if run.class.is_empty() {
                    write!(out, "{words}")
                } else {
                    write!(
                        out,
                        "<span class=\"{}\" data-a=\"{}\">{words}</span>",
                        run.class, run.items
                    )
                };
            }
            if stretch.ground.is_some() {
                out.push_str("</span>");
            }
        }
        let _ = writeln!(out, "</{tag}>");
    }
    out
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
    use super::super::sample::reading;
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
    fn markup_of_a_text_stays_text() {
        let reading = Reading::new(
            "<img src=x onerror=\"a()\"> & 'b'",
            crate::wire::Exploration::default(),
            1.0,
        );
        assert_eq!(
            html(&reading),
            "<p id=\"p1\" class=\"body\" dir=\"auto\">&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;b&#39;</p>\n"
        );
        let reading = super::super::sample::reading();
        assert!(html(&reading).contains("<span class=\"run person-0 is-person glyph-person\" data-a=\"e0 e0-1\">Ann Lee</span>"), "{}", html(&reading));
    }
}
