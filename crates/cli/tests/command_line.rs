//! Tests of the command line: models from a folder or embedded, formats, dates, and inputs of every kind.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The root folder of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Runs `dateline` on an example of the page with the models of a folder, or with the embedded ones if `models` is
/// empty.
fn read_with(models: &[&Path]) -> Output {
    let root = Path::new(ROOT);
    let mut dateline = Command::new(env!("CARGO_BIN_EXE_dateline"));
    if let [folder] = models {
        dateline.arg("--models").arg(folder);
    }
    let article = root.join("examples/ferry-inquiry.txt");
    dateline.arg(article).output().expect("the program starts")
}

#[test]
fn the_models_of_a_folder_are_taken() {
    let shipped = Path::new(ROOT).join("models");
    let (own, given) = (read_with(&[]), read_with(&[&shipped]));
    assert!(own.status.success() && !own.stdout.is_empty());
    assert_eq!(own.stdout, given.stdout);
}

#[test]
fn a_folder_without_models_is_an_error_that_names_the_file() {
    let output = read_with(&[&Path::new(ROOT).join("tests")]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(said.contains("words.bin"), "{said}");
}

fn write_as(format: &str, files: &[&str]) -> Output {
    let mut dateline = Command::new(env!("CARGO_BIN_EXE_dateline"));
    dateline.arg("--format").arg(format).current_dir(ROOT);
    dateline.args(files.iter().map(|name| format!("examples/{name}.txt")));
    dateline.output().expect("the program starts")
}

#[test]
fn every_format_is_written_by_its_name() {
    for format in dateline_view::exports::Format::ALL {
        let output = write_as(format.name(), &["ferry-inquiry"]);
        assert!(output.status.success() && !output.stdout.is_empty(), "{}", format.name());
    }
}

#[test]
fn the_document_as_an_export_is_the_same_with_its_text() {
    let document = |output: Output| -> serde_json::Value {
        serde_json::from_slice(&output.stdout).expect("it is JSON")
    };
    let mut exported = document(write_as("json", &["ferry-inquiry"]));
    let text = std::fs::read_to_string(Path::new(ROOT).join("examples/ferry-inquiry.txt"))
        .expect("it is there");
    assert_eq!(exported["text"].take(), text);
    assert_eq!(exported, document(read_with(&[])));
}

#[test]
fn what_cannot_be_written_is_an_error_that_says_what_can() {
    let unknown = write_as("papyrus", &["ferry-inquiry"]);
    assert!(!unknown.status.success() && unknown.stdout.is_empty());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("markdown"));
    let several = write_as("csv", &["ferry-inquiry", "dam-talks"]);
    assert!(!several.status.success() && several.stdout.is_empty());
    assert!(String::from_utf8_lossy(&several.stderr).contains("once for each"));
}

/// Runs `dateline` on an input, with these options.
fn read_from(input: &str, options: &[&str]) -> Output {
    let mut dateline = Command::new(env!("CARGO_BIN_EXE_dateline"));
    dateline.args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = dateline.spawn().expect("the program starts");
    running.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it reads");
    running.wait_with_output().expect("the program ends")
}

#[test]
fn an_input_without_words_is_an_error_whatever_is_asked_of_it() {
    for input in ["", " \n\u{200b}\n", "..."] {
        for options in [&[][..], &["--format", "markdown"], &["--show", "timeline"], &["-", "-"]] {
            let output = read_from(input, options);
            assert_eq!(output.status.code(), Some(1), "{input:?} {options:?}");
            assert!(output.stdout.is_empty(), "{input:?} {options:?}");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(said.contains("-: it contains no words"), "{said}");
        }
    }
}

#[test]
fn a_day_of_publication_is_a_day_or_a_time() {
    for (published, day) in
        [("2015-10-15", "2015-10-15"), ("2015-10-15T23:30:00-08:00", "2015-10-15")]
    {
        let output = read_from("It rained today.", &["--published", published]);
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert_eq!(found["published"], day);
    }
    for published in ["soon", "2015-02-30", "-009999-01-01"] {
        let mut dateline = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = dateline.arg(format!("--published={published}")).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2));
        assert!(said.contains("a day looks like 2015-10-15") && !said.contains("jiff"), "{said}");
    }
}

/// Checks that the export `webannotation` is written piece by piece. An earlier version first built the whole export in
/// memory, which took 170 MB for this text in addition to the memory for the findings.
#[cfg(target_os = "linux")]
#[test]
fn annotations_are_written_as_they_are_made() {
    let root = Path::new(ROOT);
    let story = std::fs::read_to_string(root.join("examples/dam-talks.txt")).expect("it is ours");
    let text = format!("{story}\n\n").repeat(200_000 / story.len());
    let most = |format: &str| {
        let output = read_from(&text, &["--progress", "--format", format]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let words: Vec<&str> = said.split(' ').collect();
        let at = words.iter().position(|&word| word == "MB").expect("it is told");
        words[at - 1].parse::<f64>().unwrap_or_else(|_| panic!("{said}"))
    };
    let (table, annotations) = (most("csv"), most("webannotation"));
    assert!(annotations < table + 40.0, "{annotations} MB, and {table} MB for a table");
}

/// Runs `dateline` on a file with these bytes.
fn read_bytes(name: &str, bytes: &[u8]) -> Output {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).expect("it can be written");
    Command::new(env!("CARGO_BIN_EXE_dateline")).arg(file).output().expect("the program starts")
}

#[test]
fn a_page_without_text_is_an_error_and_a_form_is_read() {
    let empty =
        read_bytes("empty.html", b"<title>Site</title><div id=root></div><script>start()</script>");
    assert!(!empty.status.success() && empty.stdout.is_empty());
    assert!(String::from_utf8_lossy(&empty.stderr).contains("no text in it"));
    let form = read_bytes("form.html", b"<form><p>Ana Lund left Paris on Monday.</p></form>");
    let found: serde_json::Value = serde_json::from_slice(&form.stdout).expect("it is JSON");
    assert_eq!(found["text"], "Ana Lund left Paris on Monday.");
}

#[test]
fn a_file_that_is_not_plain_utf8_is_read_with_a_note_and_its_text() {
    let mut bad = "“I left Paris,” Ana Lund said.".as_bytes().to_vec();
    bad.insert(8, 0xFF);
    for (name, bytes, text, note) in [
        ("bad.txt", &bad[..], "“I lef\u{FFFD}t Paris,” Ana Lund said.", "1 byte could not be read"),
        ("old.txt", b"\x93I left,\x94 she said.", "“I left,” she said.", "read as windows-1252"),
        ("mark.txt", b"\xEF\xBB\xBFAna Lund left.", "Ana Lund left.", ""),
    ] {
        let output = read_bytes(name, bytes);
        assert!(output.status.success(), "{name}");
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert_eq!(found["text"], text);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(note) && said.is_empty() == note.is_empty(), "{said}");
    }
    let picture =
        read_bytes("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08");
    assert!(!picture.status.success());
}
