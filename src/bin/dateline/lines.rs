//! `--lines`: a filter for many articles, in order, on all cores, in constant memory.

use super::pipeline;
use super::progress::Progress;
use dateline::article::{self, Article};
use dateline::models::Models;
use dateline::wire::{self, Line, LineError, Unit};
use jiff::civil::Date;
use std::io::{self, BufRead, Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

/// The longest line: a text at the limit with every character escaped. What is longer is not read.
const LONGEST: u64 = article::MAX_BYTES as u64 * 6;

/// What is asked of every line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish<'a> {
    pub(crate) models: &'a Models,
    /// The day of publication of those that tell none.
    pub(crate) published: Option<Date>,
    pub(crate) tokens: bool,
}

/// Answers every line of `input`; whether all could be read. Those that could not go to `failed` as they were.
pub(crate) fn run(
    input: impl BufRead,
    output: &mut (impl Write + Send),
    failed: Option<impl Write + Send>,
    mut progress: Progress,
    wish: Wish,
) -> io::Result<bool> {
    let failed = failed.map(Mutex::new);
    let each = |answer: Answer| {
        output.write_all(answer.json.as_bytes())?;
        if let Some(line) = &answer.failed {
            keep(line, failed.as_ref())?;
        }
        progress.count(answer.bytes, answer.read);
        Ok(())
    };
    pipeline::run(Lines { input, failed: failed.as_ref() }, |given| answer(given, wish), each)?;
    output.flush()?;
    Ok(progress.finish())
}

/// What was given as one line.
enum Given {
    /// The line, with its end where it has one.
    Line(Vec<u8>),
    /// A line of so many bytes, more than are read.
    TooLong(usize),
}

/// The lines of an input, without the empty ones.
struct Lines<'a, R, F> {
    input: R,
    failed: Option<&'a Mutex<F>>,
}

impl<R: BufRead, F: Write> Iterator for Lines<'_, R, F> {
    type Item = io::Result<(usize, Given)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.input.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
                Err(error) => return Some(Err(error)),
                Ok(0) => return None,
                Ok(_) if line.len() as u64 == LONGEST && !line.ends_with(b"\n") => {
                    return Some(self.pass_over(line));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(bytes) => return Some(Ok((bytes, Given::Line(line)))),
            }
        }
    }
}

impl<R: BufRead, F: Write> Lines<'_, R, F> {
    /// Passes over a line that is too long to be held, of which this is the beginning. It is kept at once, piece by
    /// piece, and so before others that failed earlier but are still held.
    fn pass_over(&mut self, mut piece: Vec<u8>) -> io::Result<(usize, Given)> {
        let mut failed = self.failed.map(|failed| failed.lock().expect("nobody panics with it"));
        let mut bytes = 0;
        while !piece.is_empty() {
            bytes += piece.len();
            if let Some(file) = failed.as_deref_mut() {
                file.write_all(&piece)?;
            }
            if piece.ends_with(b"\n") {
                return Ok((0, Given::TooLong(bytes)));
            }
            piece.clear();
            self.input.by_ref().take(LONGEST).read_until(b'\n', &mut piece)?;
        }
        if let Some(file) = failed.as_deref_mut() {
            file.write_all(b"\n")?;
        }
        Ok((0, Given::TooLong(bytes)))
    }
}

/// Keeps a line that could not be read, with an end of its own.
fn keep(line: &[u8], failed: Option<&Mutex<impl Write>>) -> io::Result<()> {
    let Some(failed) = failed else { return Ok(()) };
    let mut file = failed.lock().expect("nobody panics with it");
    file.write_all(line.strip_suffix(b"\n").unwrap_or(line))?;
    file.write_all(b"\n")
}

/// What is said of a line.
struct Answer {
    /// One line, with its end.
    json: String,
    /// How long the line was.
    bytes: usize,
    read: bool,
    /// The line, if it could not be read and is not kept yet.
    failed: Option<Vec<u8>>,
}

fn answer(given: Given, wish: Wish) -> Answer {
    let (bytes, line) = match given {
        Given::Line(line) => (line.len(), Some(line)),
        Given::TooLong(bytes) => (bytes, None),
    };
    let found = match &line {
        // One article that trips over a fault of ours must not cost the rest of a long run.
        Some(line) => catch_unwind(AssertUnwindSafe(|| found(line, wish))).unwrap_or_else(|_| {
            let error = "reading this line ran into a fault of dateline's own".to_owned();
            Err(LineError { id: id_of(line), error })
        }),
        None => Err(LineError { id: None, error: too_long(bytes) }),
    };
    let read = found.is_ok();
    let json = found.or_else(|error| serde_json::to_string(&error));
    let mut json = json.expect("plain data is JSON");
    json.push('\n');
    Answer { json, bytes, read, failed: line.filter(|_| !read) }
}

fn too_long(bytes: usize) -> String {
    format!("this line has {bytes} bytes, more than the {LONGEST} that an article can have as JSON")
}

/// The document that answers a line.
fn found(line: &[u8], wish: Wish) -> Result<String, LineError> {
    let line: Line = serde_json::from_slice(line).map_err(|error| LineError {
        id: id_of(line),
        error: format!("this line is not {{\"id\", \"text\", \"published\"?}} in JSON: {error}"),
    })?;
    let fail = |error: String| LineError { id: line.id.clone(), error };
    let given = line.published.as_deref().map(str::parse::<Date>).transpose();
    let given = given
        .map_err(|error| fail(format!("published is not a day such as 2015-10-15: {error}")))?;
    let article = Article::new(line.text, given.or(wish.published))
        .map_err(|error| fail(error.to_string()))?;
    let mut exploration =
        wire::explore(&super::annotate(&article, wish.models), Unit::CodePoints, wish.tokens);
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
        let wish = Wish { models: &Models::shipped(), published: None, tokens: false };
        let all_read =
            run(input, &mut output, None::<Vec<u8>>, Progress::new(false), wish).unwrap();
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
