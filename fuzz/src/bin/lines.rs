//! Whatever bytes come in, `--lines` gives one JSON answer for each line, in order, and keeps apart exactly the lines
//! whose answers are errors.

#![no_main]

// The very files of the command line, whose root has a few words for them.
#[path = "../../../src/bin/dateline/lines.rs"]
mod lines;
#[path = "../../../src/bin/dateline/pipeline.rs"]
mod pipeline;
#[path = "../../../src/bin/dateline/progress.rs"]
#[allow(dead_code)]
mod progress;

use std::ops::ControlFlow;
use std::sync::LazyLock;

use dateline::annotations::Annotations;
use dateline::article::Article;
use dateline::models::Models;
use dateline::wire::Line;
use libfuzzer_sys::fuzz_target;
use progress::Progress;

static MODELS: LazyLock<Models> = LazyLock::new(Models::shipped);

fuzz_target!(|input: &[u8]| {
    let wish = lines::Wish { models: &MODELS, published: None, tokens: false };
    let (mut output, mut failed) = (Vec::new(), Vec::new());
    let all_read = lines::run(input, &mut output, Some(&mut failed), Progress::new(false), wish)
        .expect("memory takes everything");
    let given = input.split(|&b| b == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let answers = output.split_inclusive(|&b| b == b'\n');
    assert_eq!(given.clone().count(), answers.clone().count());
    let mut expected = Vec::new();
    for (line, answer) in given.zip(answers) {
        let answer: serde_json::Value = serde_json::from_slice(answer).expect("answers are JSON");
        if answer.get("error").is_some() {
            expected.extend([line, b"\n"].concat());
        } else {
            // Other fields are passed over, be they text or not.
            let line: Line = serde_json::from_slice(line).expect("it was read");
            assert_eq!(line.id.as_deref(), answer["id"].as_str());
        }
    }
    assert_eq!(failed, expected);
    assert_eq!(all_read, expected.is_empty());
});

fn annotate<'a>(article: &'a Article, models: &Models) -> Annotations<'a> {
    match dateline::annotate(article, models, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => annotations,
        ControlFlow::Break(()) => unreachable!("nobody asked it to stop"),
    }
}

fn complain(_: &str) {}
