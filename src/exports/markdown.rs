//! A brief in Markdown (CommonMark), to paste into notes or mail: who and where, who said what, what happened when.

use super::Source;
use crate::wire::Entity;
use std::fmt::Write as _;

/// Sections of names, by OntoNotes' kinds.
const SECTIONS: [(&str, &[&str]); 4] = [
    ("People", &["PERSON"]),
    ("Organisations", &["ORG"]),
    ("Places", &["GPE", "LOC", "FAC"]),
    ("Peoples", &["NORP"]),
];

pub(super) fn brief(source: Source) -> String {
    let found = source.found;
    let mut out = String::new();
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(out, "# {}", escaped(&source.title().unwrap_or_else(|| "Article".to_owned())));
    if let Some(day) = &found.published {
        let _ = writeln!(out, "\nPublished {}", escaped(day));
    }
    for (title, kinds) in SECTIONS {
        names(&mut out, source, title, kinds);
    }
    quotes(&mut out, source);
    timeline(&mut out, source);
    out
}

fn names(out: &mut String, source: Source, title: &str, kinds: &[&str]) {
    let named = |entity: &&Entity| entity.mentions.iter().any(|mention| mention.form == "name");
    let of_kind = |entity: &&Entity| kinds.contains(&entity.kind.as_str());
    let mut entities: Vec<&Entity> =
        source.found.entities.iter().filter(of_kind).filter(named).collect();
    if entities.is_empty() {
        return;
    }
    entities.sort_by_key(|entity| std::cmp::Reverse(entity.mentions.len()));
    let _ = writeln!(out, "\n## {title}\n");
    for entity in entities {
        let roles = if entity.roles.is_empty() {
            String::new()
        } else {
            format!(", {}", entity.roles.join(", "))
        };
        let _ = writeln!(
            out,
            "- **{}**{} ({})",
            escaped(&entity.name),
            escaped(&roles),
            entity.mentions.len()
        );
    }
}

fn quotes(out: &mut String, source: Source) {
    let said: Vec<_> = source.found.quotes.iter().filter(|quote| quote.act == "speech").collect();
    let mut speakers: Vec<Option<String>> = Vec::new();
    for quote in &said {
        let speaker = source.speaker(quote);
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    if !said.is_empty() {
        let _ = writeln!(out, "\n## Quotes");
    }
    for speaker in speakers {
        let _ = writeln!(out, "\n### {}\n", escaped(speaker.as_deref().unwrap_or("Nobody named")));
        let mut first = true;
        for quote in said.iter().filter(|quote| source.speaker(quote) == speaker) {
            let _ = writeln!(
                out,
                "{}> {}",
                if first { "" } else { "\n" },
                escaped(&source.quoted(quote))
            );
            first = false;
        }
    }
}

fn timeline(out: &mut String, source: Source) {
    if !source.found.timeline.is_empty() {
        let _ = writeln!(out, "\n## Timeline\n");
    }
    for entry in &source.found.timeline {
        for event in entry.events.iter().filter_map(|&id| source.found.events.get(id as usize)) {
            let notes = source.notes(event);
            let notes = if notes.is_empty() { notes } else { format!(" ({notes})") };
            let _ = writeln!(
                out,
                "- **{}** {}{}",
                escaped(&entry.date),
                escaped(&event.summary),
                escaped(&notes)
            );
        }
    }
}

/// Words as they are: nothing in them is markup, neither Markdown's nor HTML's.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '~' | '!' => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}
