//! Comma-separated values (RFC 4180), one table for each sort of finding. Where a cell would begin as a formula does, an
//! apostrophe stands before it, as spreadsheets expect (OWASP, "CSV injection").

use super::Source;
use ::csv::Writer;

pub(super) fn findings(source: Source) -> String {
    let found = source.found;
    let mut table = table(["sort", "id", "kind", "text", "who", "date"]);
    for entity in &found.entities {
        let name = entity.name.clone();
        let cells = [
            "entity".into(),
            entity.id.to_string(),
            entity.kind.clone(),
            name,
            String::new(),
            String::new(),
        ];
        row(&mut table, cells);
    }
    for quote in &found.quotes {
        let who = source.speaker(quote).unwrap_or_default();
        let words = source.quoted(quote);
        row(
            &mut table,
            ["quote".into(), quote.id.to_string(), quote.form.clone(), words, who, String::new()],
        );
    }
    for event in &found.events {
        let quote = event.quote.and_then(|id| found.quotes.get(id as usize));
        let who = quote.and_then(|quote| source.speaker(quote)).unwrap_or_default();
        let date = event.date.clone().unwrap_or_default();
        let summary = event.summary.clone();
        row(
            &mut table,
            ["event".into(), event.id.to_string(), event.kind.clone(), summary, who, date],
        );
    }
    text(table)
}

pub(super) fn entities(source: Source) -> String {
    let mut table = table(["id", "kind", "name", "mentions", "roles", "spellings"]);
    for entity in &source.found.entities {
        let names = entity.mentions.iter().filter(|mention| mention.form == "name");
        let mut spellings: Vec<String> = names.map(|mention| source.words(mention.span)).collect();
        spellings.sort();
        spellings.dedup();
        row(
            &mut table,
            [
                entity.id.to_string(),
                entity.kind.clone(),
                entity.name.clone(),
                entity.mentions.len().to_string(),
                entity.roles.join("; "),
                spellings.join("; "),
            ],
        );
    }
    text(table)
}

pub(super) fn quotes(source: Source) -> String {
    let mut table = table(["id", "speaker", "quote", "form", "act", "cue"]);
    for quote in &source.found.quotes {
        row(
            &mut table,
            [
                quote.id.to_string(),
                source.speaker(quote).unwrap_or_default(),
                source.quoted(quote),
                quote.form.clone(),
                quote.act.clone(),
                quote.cue.map(|cue| source.words(cue)).unwrap_or_default(),
            ],
        );
    }
    text(table)
}

pub(super) fn events(source: Source) -> String {
    let heads =
        ["id", "date", "date from", "summary", "kind", "certainty", "polarity", "tense", "said by"];
    let mut table = table(heads);
    for event in &source.found.events {
        let quote = event.quote.and_then(|id| source.found.quotes.get(id as usize));
        row(
            &mut table,
            [
                event.id.to_string(),
                event.date.clone().unwrap_or_default(),
                event.date_from.clone().unwrap_or_default(),
                event.summary.clone(),
                event.kind.clone(),
                event.certainty.clone(),
                event.polarity.clone(),
                event.tense.clone(),
                quote.and_then(|quote| source.speaker(quote)).unwrap_or_default(),
            ],
        );
    }
    text(table)
}

type Table = Writer<Vec<u8>>;

fn table<const N: usize>(heads: [&str; N]) -> Table {
    let mut table = Writer::from_writer(Vec::new());
    row(&mut table, heads.map(str::to_owned));
    table
}

fn row<const N: usize>(table: &mut Table, cells: [String; N]) {
    let formula = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cells = cells.map(|cell| if formula(&cell) { format!("'{cell}") } else { cell });
    table.write_record(cells).expect("rows are of one length, and memory takes them");
}

fn text(table: Table) -> String {
    let bytes = table.into_inner().expect("memory takes what is left");
    String::from_utf8(bytes).expect("the cells are strings")
}
