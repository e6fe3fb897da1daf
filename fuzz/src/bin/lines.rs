//! Checks `--lines` on any bytes: it writes one JSON answer for each line, in order and with its id, and saves exactly
//! the lines whose answers are errors.

#![no_main]

// The modules of the command line. They use `complain` of the command line's `streams`, which this file replaces by a
// silent one.
#[path = "../../../crates/cli/src/input_line.rs"]
mod input_line;
#[path = "../../../crates/cli/src/lines.rs"]
mod lines;
#[path = "../../../crates/cli/src/pipeline.rs"]
mod pipeline;
#[path = "../../../crates/cli/src/progress.rs"]
#[allow(dead_code)]
mod progress;

use std::ops::ControlFlow;
use std::sync::LazyLock;

use dateline_core::article::Article;
use dateline_core::models::Models;
use dateline_schema::{Id, Unit};
use libfuzzer_sys::fuzz_target;
use progress::Progress;
use serde_json::value::RawValue;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

fuzz_target!(|input: &[u8]| {
    // libFuzzer's panic hook ends the run before the panic is caught.
    let explore = |text: String, published| {
        let article = Article::from_text(text, published, &MODELS.story)?;
        let read = dateline_core::annotate(&article, &MODELS, |_| ControlFlow::Continue(()));
        let ControlFlow::Continue(found) = read else { unreachable!("nobody asked it to stop") };
        Ok(dateline_core::to_schema(&found, Unit::CodePoints, false))
    };
    let wish = lines::Wish { explore: &explore, published: None };
    let (mut output, mut failed) = (Vec::new(), Vec::new());
    let all_read = lines::run(input, &mut output, Some(&mut failed), Progress::new(false), wish)
        .expect("memory takes everything");
    let given = split(input);
    let answers: Vec<&[u8]> = output.split_inclusive(|&b| b == b'\n').collect();
    assert_eq!(given.len(), answers.len());
    let mut expected: Vec<u8> = Vec::new();
    for (line, answer) in given.iter().zip(answers) {
        let answer: Answer = serde_json::from_slice(answer).expect("answers are JSON");
        if answer.error.is_some() {
            expected.extend(line);
        } else {
            let line = input_line::read(line).expect("it was read");
            assert_eq!(line.id.as_ref().map(Id::json), answer.id.map(RawValue::get));
        }
    }
    assert_eq!(failed, expected);
    assert_eq!(all_read, expected.is_empty());
});

#[derive(serde::Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    error: Option<&'a RawValue>,
}

/// Returns the non-empty lines, each with its line end. Adds the one that the last line may lack.
fn split(input: &[u8]) -> Vec<Vec<u8>> {
    let is_carriage_return = by_carriage_return(input);
    let is_end = |&b: &u8| b == b'\n' || (b == b'\r' && is_carriage_return);
    let lines = input.split_inclusive(is_end).filter(|line| !input_line::content(line).is_empty());
    let whole = |line: &[u8]| {
        let end = if is_carriage_return { b'\r' } else { b'\n' };
        let lacks = !line.last().is_some_and(is_end);
        line.iter().copied().chain(lacks.then_some(end)).collect()
    };
    lines.map(whole).collect()
}

/// Whether the first line ends with a lone `\r` that is not white space within an object.
fn by_carriage_return(input: &[u8]) -> bool {
    for (at, &b) in input.iter().enumerate() {
        let next = input.get(at + 1);
        if b == b'\n' {
            return false;
        }
        if b == b'\r' && next != Some(&b'\n') {
            let content = input_line::content(&input[..at]);
            if content.ends_with(b"}") || next == Some(&b'{') {
                return true;
            }
            if !content.is_empty() {
                return false;
            }
        }
    }
    false
}

mod streams {
    pub(crate) fn complain(_: &str) {}
}
