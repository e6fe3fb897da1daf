//! Checks the accuracy of the annotations on the development sets in `../shared`: no figure may be below its minimum.
//! Prints a message and skips the test if the sets or Python are missing, and in debug builds, which would take
//! minutes. To run the test: `cargo test --release --test accuracy`.

mod measures;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Returns the folder of the development sets and the scorers. If this run can't use them, prints the reason and
/// returns `None`.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let python = || {
        Command::new("python3")
            .arg("--version")
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let missing = if cfg!(debug_assertions) {
        "this is a debug build"
    } else if !shared.join("eval/score.py").is_file() {
        "../shared/eval does not exist"
    } else if !python() {
        "python3 is not installed"
    } else {
        return Some(shared);
    };
    println!("skipped: {missing}");
    None
}

fn check(name: &str) {
    let Some(shared) = shared() else { return };
    let set = measures::SETS.iter().find(|set| set.name == name).expect("a set of that name");
    let dateline = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("accuracy");
    let figures =
        set.figures((dateline, &[]), &shared, &folder).unwrap_or_else(|error| panic!("{error}"));
    let low = |figure: &&measures::Figure| figure.value < figure.at_least;
    let low: Vec<_> = figures
        .iter()
        .filter(low)
        .map(|low| format!("{} {} < {}", low.name, low.value, low.at_least))
        .collect();
    assert!(low.is_empty(), "{} ({}): {}", set.name, set.about, low.join("; "));
}

#[test]
fn what_a_reader_sees() {
    check("reader");
}

#[test]
fn sample_article() {
    check("sample");
}

#[test]
fn names_in_reuters_news() {
    check("names-conll2003");
}

#[test]
fn names_in_web_news() {
    check("names-worldwide");
}

#[test]
fn names_in_broadcast_news() {
    check("names-gmb");
}

#[test]
fn quotes_in_political_news() {
    check("quotes-polnear");
}

#[test]
fn times_and_event_triggers() {
    check("times-timebank");
}

#[test]
fn roles_of_events() {
    check("events-meantime");
}

#[test]
fn main_events() {
    check("main-5w1h");
}

#[test]
fn syntax_of_web_text() {
    check("syntax-ewt");
}

#[test]
fn syntax_of_many_genres() {
    check("syntax-gum");
}
