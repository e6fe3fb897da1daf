//! The marked article as a standalone page: legend, text, timeline, names, quotes. It supports light and dark schemes,
//! print and small screens. It has no script and fetches nothing, and its content-security policy forbids both. The
//! style sheet alone shows and hides layers.

use super::fields::title;
use crate::article_view::ArticleView;
use crate::dates;
use crate::findings::{self, Group, has_name, quoted, speakers};
use crate::item::Item;
use crate::layers::{Layer, Layers};
use crate::markup::{self, escaped};
use crate::state::{Sorting, counted};
use crate::timeline_view::{Row, entries, n_minor, notes, precision_word, undated};
use dateline_schema::QuoteAct;
use std::fmt::Write as _;

const STYLE: &str = include_str!("article.css");
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn page(reading: &ArticleView) -> String {
    let title = escaped(&title(reading).unwrap_or_else(|| "Article".to_owned()));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{}\
         <div class=\"panes\">\n<main class=\"paper\">\n{}</main>\n<aside>\n{}{}{}</aside>\n</div>\n\
         <footer>{}</footer>\n</body>\n</html>\n",
        legend(reading),
        markup::html(reading),
        timeline(reading),
        names(reading),
        quotes(reading),
        footer(reading),
    )
}

/// Returns the legend: a checkbox for each layer that has marks.
fn legend(reading: &ArticleView) -> String {
    let mut out = "<div class=\"legend\" role=\"group\" aria-label=\"Layers\">\n".to_owned();
    for layer in Layer::ALL.into_iter().filter(|&layer| reading.count(layer) > 0) {
        let (class, name, count) = (layer.class(), layer.name(), reading.count(layer));
        let checked = if Layers::default().shows(layer) { " checked" } else { "" };
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            out,
            "<label class=\"{class}\"><input type=\"checkbox\" id=\"show-{class}\"{checked}>\
             <i></i>{name} <b>{count}</b></label>"
        );
    }
    out + "</div>\n"
}

/// Returns a section with a title; an empty string if its content is empty.
fn section(class: &str, title: &str, content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<section class=\"{class}\">\n<h2>{title}</h2>\n{content}</section>\n")
}

/// Returns a link with these words to the block of an item's first place; only the words if there is no such block.
fn link(reading: &ArticleView, item: Item, words: &str) -> String {
    match reading.block_of(item.first()) {
        Some(block) => format!("<a href=\"#{}\">{}</a>", markup::id(block), escaped(words)),
        None => escaped(words),
    }
}

fn names(reading: &ArticleView) -> String {
    let mut out = String::new();
    for group in Group::ALL {
        let entities = findings::entities(reading, group, Sorting::Prominence);
        let named: Vec<_> = entities.into_iter().filter(|(_, entity)| has_name(entity)).collect();
        if named.is_empty() {
            continue;
        }
        let _ =
            writeln!(out, "<h3>{}</h3>\n<ul class=\"{}\">", group.name(), group.layer().class());
        for (id, entity) in named {
            let name = link(reading, Item::Entity(id), &entity.name);
            let roles = small(&entity.roles.join(", "));
            let count = entity.mentions.len();
            let _ = writeln!(out, "<li dir=\"auto\"><bdi>{name}</bdi> <b>{count}</b>{roles}</li>");
        }
        out.push_str("</ul>\n");
    }
    section("who", "Who and where", &out)
}

fn quotes(reading: &ArticleView) -> String {
    let mut out = String::new();
    for speaker in speakers(reading, QuoteAct::Speech) {
        let name = escaped(speaker.name.as_deref().unwrap_or("Unknown speaker"));
        let share = small(&format!("{} % of all quoted words", speaker.share));
        let _ = writeln!(out, "<h3 dir=\"auto\"><bdi>{name}</bdi>{share}</h3>");
        for (id, quote) in speaker.quotes {
            let said = link(reading, Item::Quote(id), &quoted(reading, quote));
            let _ = writeln!(out, "<blockquote dir=\"auto\">{said}</blockquote>");
        }
    }
    section("quotes", "Quotes", &out)
}

fn timeline(reading: &ArticleView) -> String {
    let mut out = String::new();
    for entry in entries(reading, false) {
        if let Some(heading) = &entry.heading {
            let _ = writeln!(out, "<h3>{}</h3>", escaped(heading));
        }
        let vague = small(precision_word(entry.precision).unwrap_or_default());
        let _ = writeln!(out, "<h4>{}{vague}</h4>", escaped(&entry.label));
        out.push_str(&rows(reading, &entry.rows));
    }
    let without = undated(reading, false);
    if !without.is_empty() {
        let _ = write!(out, "<h3>No date</h3>\n{}", rows(reading, &without));
    }
    let more = n_minor(reading);
    if !out.is_empty() && more > 0 {
        let more = counted(more, "minor event is", "minor events are");
        let _ = writeln!(out, "<p>{more} marked in the text only.</p>");
    }
    section("timeline", "Timeline", &out)
}

fn rows(reading: &ArticleView, rows: &[Row]) -> String {
    let mut out = "<ul>\n".to_owned();
    for row in rows {
        let event = link(reading, Item::Event(row.id), &row.words(reading));
        let (standing, notes) = (row.standing.class(), small(&notes(row).join(", ")));
        let _ = writeln!(out, "<li class=\"{standing}\" dir=\"auto\">{event}{notes}</li>");
    }
    out + "</ul>\n"
}

/// Returns a note in small print; an empty string if there are no words.
fn small(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(words)) }
}

fn footer(reading: &ArticleView) -> String {
    let published = reading.found.published.as_deref().map(dates::full_label);
    let published = published.map(|day| format!("Published {}. ", escaped(&day)));
    format!(
        "{}Marked automatically by Dateline, which makes mistakes: check the text.",
        published.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{TEXT, exploration, line, reading};
    use super::{ArticleView, timeline};
    use dateline_schema::Band;

    #[test]
    fn the_timeline_counts_the_minor_events_that_it_leaves_out() {
        let mut reading = reading();
        let end = "<p>1 minor event is marked in the text only.</p>\n</section>\n";
        assert!(timeline(&reading).ends_with(end), "{}", timeline(&reading));
        reading = {
            let mut found = exploration();
            let said = line(&found.events[1], found.events[1].span, Band::News);
            found.lines.push(said);
            ArticleView::new(TEXT, found, 1.0)
        };
        assert!(!timeline(&reading).contains("minor"), "{}", timeline(&reading));
    }
}
