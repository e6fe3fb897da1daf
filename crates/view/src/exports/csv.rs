//! Comma-separated values (RFC 4180), one table for each kind of finding. A cell that a spreadsheet would take for
//! a formula gets an apostrophe in front (OWASP, "CSV Injection"). The file begins with a byte order mark: without
//! it, Excel assumes the regional encoding and garbles characters such as “ and ”.

use super::fields::{said_by, speaker, words};
use crate::article_view::ArticleView;
use crate::findings::{one_line, quoted};
use ::csv::Writer;
use dateline_schema::{DateFrom, MentionForm};

pub(super) fn findings(reading: &ArticleView) -> String {
    let found = &reading.found;
    let mut table = table(["sort", "id", "kind", "text", "who", "date"]);
    for entity in &found.entities {
        let name = entity.name.clone();
        let cells = [
            "entity".into(),
            entity.id.to_string(),
            entity.kind.to_string(),
            name,
            String::new(),
            String::new(),
        ];
        row(&mut table, cells);
    }
    for quote in &found.quotes {
        let who = speaker(reading, quote).unwrap_or_default();
        let said = quoted(reading, quote);
        row(
            &mut table,
            [
                "quote".into(),
                quote.id.to_string(),
                quote.form.to_string(),
                said,
                who,
                String::new(),
            ],
        );
    }
    for event in &found.events {
        let who = said_by(reading, event).unwrap_or_default();
        let date = event.date.clone().unwrap_or_default();
        let summary = event.summary.clone();
        row(
            &mut table,
            ["event".into(), event.id.to_string(), event.kind.to_string(), summary, who, date],
        );
    }
    text(table)
}

pub(super) fn entities(reading: &ArticleView) -> String {
    let mut table = table(["id", "kind", "name", "mentions", "roles", "spellings"]);
    for entity in &reading.found.entities {
        let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        let mut spellings: Vec<String> =
            names.map(|mention| words(reading, mention.span)).collect();
        spellings.sort();
        spellings.dedup();
        row(
            &mut table,
            [
                entity.id.to_string(),
                entity.kind.to_string(),
                entity.name.clone(),
                entity.mentions.len().to_string(),
                entity.roles.join("; "),
                spellings.join("; "),
            ],
        );
    }
    text(table)
}

pub(super) fn quotes(reading: &ArticleView) -> String {
    let mut table = table(["id", "speaker", "quote", "form", "act", "cue"]);
    for quote in &reading.found.quotes {
        row(
            &mut table,
            [
                quote.id.to_string(),
                speaker(reading, quote).unwrap_or_default(),
                quoted(reading, quote),
                quote.form.to_string(),
                quote.act.to_string(),
                quote.cue.map(|cue| words(reading, cue)).unwrap_or_default(),
            ],
        );
    }
    text(table)
}

pub(super) fn events(reading: &ArticleView) -> String {
    let heads =
        ["id", "date", "date from", "summary", "kind", "certainty", "polarity", "tense", "said by"];
    let mut table = table(heads);
    for event in &reading.found.events {
        row(
            &mut table,
            [
                event.id.to_string(),
                event.date.clone().unwrap_or_default(),
                event.date_from.map_or("", DateFrom::as_str).to_owned(),
                event.summary.clone(),
                event.kind.to_string(),
                event.certainty.to_string(),
                event.polarity.to_string(),
                event.tense.to_string(),
                said_by(reading, event).unwrap_or_default(),
            ],
        );
    }
    text(table)
}

type Table = Writer<Vec<u8>>;

fn table<const N: usize>(heads: [&str; N]) -> Table {
    let mut table = Writer::from_writer("\u{feff}".as_bytes().to_vec());
    row(&mut table, heads.map(str::to_owned));
    table
}

fn row<const N: usize>(table: &mut Table, cells: [String; N]) {
    table
        .write_record(cells.map(inert))
        .expect("rows have equal length, and writing to memory does not fail");
}

/// Returns a cell on one line, without control characters, that no spreadsheet takes for a formula. Some spreadsheets
/// accept the full-width and small forms of the formula signs, and may skip invisible characters before them.
fn inert(cell: String) -> String {
    let cell = one_line(&cell.replace(char::is_control, " "));
    let first = cell.chars().find(|&c| !is_unseen(c) && !c.is_whitespace());
    if first.is_some_and(|c| "=+-@＝＋－＠﹦﹢﹣﹫".contains(c)) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// Returns whether a character is invisible and has no width: Unicode's Default_Ignorable_Code_Point, and interlinear
/// annotation marks.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn text(table: Table) -> String {
    let bytes = table.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("the cells are strings")
}
