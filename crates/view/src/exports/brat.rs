//! brat standoff format (the `.ann` file; the `.txt` file beside it is the text). Names, quotes, events and times are
//! text-bound annotations, roles are event arguments, coreferent mentions are equivalences, negation and uncertainty
//! are attributes, and dates are notes.
//! <https://brat.nlplab.org/standoff.html>

use crate::article_view::ArticleView;
use crate::findings::one_line;
use crate::letter_case::capitalized;
use dateline_schema::{Certainty, OffsetMap, Offsets, Polarity, Unit};
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) fn standoff(reading: &ArticleView) -> String {
    let mut out = Standoff {
        reading,
        map: OffsetMap::new(&reading.text, Unit::CodePoints),
        text: String::new(),
        bound: 0,
        attributes: 0,
        notes: 0,
    };
    let found = &reading.found;
    let mut mentions: Vec<Vec<u32>> = Vec::new();
    let mut bound: BTreeMap<Offsets, u32> = BTreeMap::new();
    for entity in &found.entities {
        let kind = type_name(entity.kind.as_str());
        let spans = entity.mentions.iter().map(|mention| mention.span);
        let known: Vec<(Offsets, u32)> =
            spans.filter_map(|span| Some((span, out.bind(&kind, &[span])?))).collect();
        let ids: Vec<u32> = known.iter().map(|&(_, id)| id).collect();
        bound.extend(known);
        if ids.len() > 1 {
            let ids: Vec<String> = ids.iter().map(|id| format!("T{id}")).collect();
            out.line(format_args!("*\tEquiv {}", ids.join(" ")));
        }
        mentions.push(ids);
    }
    let first = |entity: Option<u32>| mentions.get(entity? as usize)?.first().copied();
    let mut relations = 0;
    for quote in &found.quotes {
        let Some(id) = out.bind("Quote", &quote.content) else { continue };
        if let Some(speaker) = first(quote.speaker) {
            relations += 1;
            out.line(format_args!("R{relations}\tSaid_by Arg1:T{id} Arg2:T{speaker}"));
        }
    }
    for time in &found.times {
        if let Some(id) = out.bind(&type_name(time.kind.as_str()), &[time.span]) {
            out.note(id, 'T', &time.value);
        }
    }
    for (number, event) in (1..).zip(&found.events) {
        let kind = type_name(event.kind.as_str());
        let Some(id) = out.bind(&kind, &[event.span]) else { continue };
        let mut args = String::new();
        for arg in &event.args {
            // An argument must be a text-bound annotation. If its words have no such annotation yet, because they are
            // not a mention, they get an annotation of the type `Argument`.
            let mention = bound.get(&arg.span).copied();
            let Some(to) = mention.or_else(|| out.bind("Argument", &[arg.span])) else { continue };
            // Writing to a string cannot fail.
            let _ = write!(args, " {}:T{to}", type_name(arg.role.as_str()));
        }
        out.line(format_args!("E{number}\t{kind}:T{id}{args}"));
        let attributes = [
            ("Negation", event.polarity == Polarity::Negative),
            ("Speculation", event.certainty != Certainty::Certain),
        ];
        for (name, _) in attributes.into_iter().filter(|(_, holds)| *holds) {
            out.attributes += 1;
            let attribute = out.attributes;
            out.line(format_args!("A{attribute}\t{name} E{number}"));
        }
        if let Some(date) = &event.date {
            out.note(number, 'E', date);
        }
    }
    out.text
}

struct Standoff<'a> {
    reading: &'a ArticleView,
    map: OffsetMap<'a>,
    text: String,
    bound: u32,
    attributes: u32,
    notes: u32,
}

impl Standoff<'_> {
    fn line(&mut self, line: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    /// Adds a text-bound annotation. A fragment must not contain a line break, so words on several lines become
    /// several fragments. Returns the number of the annotation; `None` if there are no words.
    fn bind(&mut self, kind: &str, spans: &[Offsets]) -> Option<u32> {
        let mut fragments = Vec::new();
        let mut words = Vec::new();
        for &[start, end] in spans {
            let mut at = start;
            for line in self.reading.text.get(start as usize..end as usize)?.split_inclusive(breaks)
            {
                let blank = |c: char| c.is_whitespace() || breaks(c);
                let from = at + (line.len() - line.trim_start_matches(blank).len()) as u32;
                let trimmed = line.trim_matches(blank);
                if !trimmed.is_empty() {
                    let to = from + trimmed.len() as u32;
                    fragments.push(format!("{} {}", self.map.offset(from), self.map.offset(to)));
                    words.push(trimmed);
                }
                at += line.len() as u32;
            }
        }
        if fragments.is_empty() {
            return None;
        }
        self.bound += 1;
        let id = self.bound;
        let (fragments, words) = (fragments.join(";"), words.join(" "));
        self.line(format_args!("T{id}\t{kind} {fragments}\t{words}"));
        Some(id)
    }

    fn note(&mut self, of: u32, sort: char, words: &str) {
        self.notes += 1;
        let notes = self.notes;
        self.line(format_args!("#{notes}\tAnnotatorNotes {sort}{of}\t{}", one_line(words)));
    }
}

/// Returns whether some program that reads the file may treat a character as the end of a line or column.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Converts a type to the characters that brat accepts (letters, digits and a few signs): "PERSON" to Person,
/// "conflict" to Conflict.
fn type_name(name: &str) -> String {
    let letters = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    capitalized(&letters.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::reading;
    use super::{standoff, type_name};

    #[test]
    fn types_have_a_capital_and_no_odd_signs() {
        for (name, expected) in
            [("PERSON", "Person"), ("conflict", "Conflict"), ("life-event", "Life_event"), ("", "")]
        {
            assert_eq!(type_name(name), expected);
        }
    }

    #[test]
    fn events_have_types_roles_and_attributes() {
        let text = standoff(&reading());
        for line in [
            "\tPerson ",
            "\tContact:T",
            " Agent:T",
            "\tNegation E4",
            "\tSpeculation E3",
            "\tAnnotatorNotes E1\t2026-03-02",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
}
