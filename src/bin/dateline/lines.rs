//! `--lines`: a filter for many articles, in order, on all cores, in constant memory.

use dateline::article::{self, Article};
use dateline::models::Models;
use dateline::wire::{self, Line, LineError, Unit};
use jiff::civil::Date;
use rayon::prelude::*;
use std::io::{self, BufRead, Read as _, Write};

/// How many lines are in memory at a time: enough to keep every core busy, few enough to keep memory flat.
const BATCH: usize = 64;
/// The longest line: a text at the limit with every character escaped. What is longer is not read.
const LONGEST: u64 = article::MAX_BYTES as u64 * 6;
/// The most bytes that a batch gathers before it is worked on.
const BATCH_BYTES: usize = 32 << 20;

/// Answers every line of `input`; whether all could be read.
pub(crate) fn run(
    mut input: impl BufRead,
    output: &mut impl Write,
    models: &Models,
    published: Option<Date>,
    tokens: bool,
) -> io::Result<bool> {
    let mut all_read = true;
    loop {
        let batch = next_batch(&mut input)?;
        if batch.is_empty() {
            output.flush()?;
            return Ok(all_read);
        }
        let answers: Vec<_> =
            batch.par_iter().map(|line| answer(line, models, published, tokens)).collect();
        for answer in answers {
            let json = match answer {
                Ok(json) => json,
                Err(error) => {
                    all_read = false;
                    serde_json::to_string(&error)?
                }
            };
            writeln!(output, "{json}")?;
        }
    }
}

/// The next lines, without the empty ones; none at the end.
fn next_batch(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if !line.ends_with(b"\n") && line.len() as u64 == LONGEST {
            input.skip_until(b'\n')?;
        }
        bytes += line.len();
        if !line.trim_ascii().is_empty() {
            batch.push(line);
        }
    }
    Ok(batch)
}

fn answer(
    line: &[u8],
    models: &Models,
    published: Option<Date>,
    tokens: bool,
) -> Result<String, LineError> {
    let line: Line = serde_json::from_slice(line).map_err(|error| LineError {
        id: id_of(line),
        error: format!("this line is not {{\"id\", \"text\", \"published\"?}} in JSON: {error}"),
    })?;
    let fail = |error: String| LineError { id: line.id.clone(), error };
    let given = line.published.as_deref().map(str::parse::<Date>).transpose();
    let given = given
        .map_err(|error| fail(format!("published is not a day such as 2015-10-15: {error}")))?;
    let article =
        Article::new(line.text, given.or(published)).map_err(|error| fail(error.to_string()))?;
    let mut exploration =
        wire::explore(&super::annotate(&article, models), Unit::CodePoints, tokens);
    exploration.id = line.id.clone();
    serde_json::to_string(&exploration).map_err(|error| fail(error.to_string()))
}

/// The id of a line whose other fields can't be used.
fn id_of(line: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    value.get("id")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &[u8], expected: &[(Option<&str>, bool)]) {
        let mut output = Vec::new();
        let all_read = run(input, &mut output, &Models::shipped(), None, false).unwrap();
        let answers: Vec<serde_json::Value> = output
            .split(|&b| b == b'\n')
            .filter(|l| !l.is_empty())
            .map(|l| serde_json::from_slice(l).unwrap())
            .collect();
        let found: Vec<_> =
            answers.iter().map(|a| (a["id"].as_str(), a["error"].is_null())).collect();
        assert_eq!(found, expected);
        assert_eq!(all_read, expected.iter().all(|e| e.1));
    }

    #[test]
    fn answers_keep_the_order_and_the_ids() {
        let input: String =
            (0..200).map(|i| format!("{{\"id\":\"{i}\",\"text\":\"It rained.\"}}\n")).collect();
        let ids: Vec<String> = (0..200).map(|i| i.to_string()).collect();
        check(
            input.as_bytes(),
            &ids.iter().map(|id| (Some(id.as_str()), true)).collect::<Vec<_>>(),
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_in_its_place() {
        check(
            b"{\"id\":\"a\",\"text\":\"\"}\n\nnot json\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"x\",\"published\":\"soon\"}\n\
              {\"text\":\"no id\",\"published\":null}\n\xff\xfe\n{\"id\":\"d\",\"text\":\"\\u0000\\u0001\\u0002\"}",
            &[
                (Some("a"), true),
                (None, false),
                (Some("b"), false),
                (Some("c"), false),
                (None, true),
                (None, false),
                (Some("d"), false),
            ],
        );
    }
}
