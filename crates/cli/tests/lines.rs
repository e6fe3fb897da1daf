//! Tests of the command line on many articles: `--lines`, `--progress` and `--failed`.

use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, thread};

fn dateline() -> Command {
    let mut dateline = Command::new(env!("CARGO_BIN_EXE_dateline"));
    dateline.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    dateline
}

/// Runs `dateline --lines` on an input, with these options.
fn filter(options: &[&str], mut input: impl Read + Send) -> Output {
    let mut command = dateline();
    command.arg("--lines").args(options).stdin(Stdio::piped());
    let mut running =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = running.stdin.take().expect("it is piped");
    thread::scope(|threads| {
        // The program may end before it has read all of the input.
        threads.spawn(move || std::io::copy(&mut input, &mut stdin).ok());
        running.wait_with_output().expect("the program ends")
    })
}

/// Returns the path of a file for one test, after removing the file.
fn fresh(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_file(&path).ok();
    path
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const RAIN: &str =
    "{\"id\":\"rain\",\"text\":\"It rained on Monday.\",\"published\":\"2026-03-04\"}\n";

#[test]
fn failed_lines_are_kept_as_they_were_and_told_in_their_place() {
    let kept = fresh("failed.jsonl");
    let broken: [&[u8]; 4] = [
        b"{\"id\":\"no text\"}\r\n",
        b"\xff\xfe not UTF-8\n",
        b"  {\"id\":\"no day\", \"text\":\"x\", \"published\":\"soon\"}\n",
        b"{\"id\":\"no end\",\"text\":\"It",
    ];
    let input = broken.map(|line| [RAIN.as_bytes(), line].concat()).concat();
    let output = filter(&["--failed", &kept.to_string_lossy()], &input[..]);
    assert_eq!(output.status.code(), Some(1));
    // The last line gets a line end, so that more lines can be appended.
    assert_eq!(fs::read(&kept).unwrap(), [&broken.concat()[..], b"\n"].concat());
    let answers: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<_> = answers.iter().map(|a| (a["id"].as_str(), a["error"].is_string())).collect();
    let rain = (Some("rain"), false);
    let failed = [(Some("no text"), true), (None, true), (Some("no day"), true), (None, true)];
    assert_eq!(ids, failed.map(|failed| [rain, failed]).concat());
    assert_eq!(text(&output.stderr), "dateline: 4 of 8 could not be read\n");
}

#[test]
fn mended_lines_can_be_read_again() {
    let (kept, again) = (fresh("to-mend.jsonl"), fresh("mended.jsonl"));
    filter(&["--failed", &kept.to_string_lossy()], RAIN.replace("\"2026-03-04\"", "0").as_bytes());
    let mended = fs::read_to_string(&kept).unwrap().replace("0}", "null}");
    let output = filter(&["--failed", &again.to_string_lossy()], mended.as_bytes());
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    assert!(text(&output.stdout).starts_with("{\"schema\":1,\"id\":\"rain\""));
    assert_eq!(fs::read(&again).unwrap(), b"");
}

#[test]
fn the_lines_that_failed_may_take_the_place_of_what_is_read() {
    let broken = "{\"id\":7}\n";
    let kept = fresh("in-place.jsonl");
    fs::write(&kept, [RAIN, broken, RAIN].concat()).unwrap();
    let mut command = dateline();
    command.args(["--lines", "--failed"]).arg(&kept).stdin(fs::File::open(&kept).unwrap());
    let output = command.output().unwrap();
    assert_eq!(text(&output.stdout).lines().count(), 3, "{output:?}");
    assert_eq!(fs::read_to_string(&kept).unwrap(), broken);
    // No temporary file is left in the folder.
    let partial = |name: &str| name.starts_with("in-place.jsonl.");
    let names = fs::read_dir(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let names: Vec<_> = names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| partial(name)), "{names:?}");
}

#[test]
fn a_run_that_breaks_off_leaves_the_file_of_failed_lines_as_it_was() {
    let kept = fresh("broken-off.jsonl");
    fs::write(&kept, "mine\n").unwrap();
    let mut command = dateline();
    command.args(["--lines", "--failed"]).arg(&kept).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin.write_all(b"broken\n").unwrap();
    let mut stdout = running.stdout.take().unwrap();
    stdout.read_exact(&mut [0]).unwrap();
    drop(stdout);
    // Outside Unix, the program notices that the reader is gone only when it writes.
    if cfg!(not(unix)) {
        std::io::copy(&mut RAIN.repeat(1000).as_bytes(), &mut stdin).ok();
    }
    let output = running.wait_with_output().unwrap();
    let partial = kept.with_extension("jsonl.partial");
    assert_eq!(fs::read_to_string(&kept).unwrap(), "mine\n");
    assert_eq!(fs::read_to_string(&partial).unwrap(), "broken\n");
    assert!(text(&output.stderr).contains("broken-off.jsonl.partial"), "{output:?}");
    fs::remove_file(partial).unwrap();
}

/// A program that waits for idle input must notice that the reader of its output is gone.
#[cfg(unix)]
#[test]
fn it_ends_when_nobody_reads_the_output_though_the_input_is_idle() {
    for (arguments, asked) in
        [(&["--lines"][..], RAIN), (&["--lines"], ""), (&[], "It rai"), (&["-", "-"], "")]
    {
        let mut command = dateline();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn().unwrap();
        let mut stdin = running.stdin.take().unwrap();
        stdin.write_all(asked.as_bytes()).unwrap();
        drop(running.stdout.take());
        // Without that check, the program would wait for ever, because the input stays open.
        running.wait().unwrap();
        drop(stdin);
    }
}

#[test]
fn no_file_is_read_and_written_at_once() {
    let both = fresh("both.jsonl");
    fs::write(&both, RAIN).unwrap();
    let append = || fs::OpenOptions::new().append(true).open(&both).unwrap();
    let path = both.to_string_lossy();
    for arguments in [&["--lines"][..], &["-"], &[&path]] {
        let mut command = dateline();
        command.args(arguments).stdin(fs::File::open(&both).unwrap()).stdout(append());
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(text(&output.stderr).contains("output"), "{arguments:?}: {output:?}");
    }
    let mut command = dateline();
    let output = command.args(["--lines", "--failed", &path]).stdout(append()).output().unwrap();
    assert!(text(&output.stderr).contains("it is also the output"), "{output:?}");
    assert_eq!(fs::read_to_string(&both).unwrap(), RAIN);
}

#[test]
fn lines_of_other_programs_are_read() {
    let given = "\u{feff}{\"id\":1,\"text\":\"It rained on Thursday.\",\"published\":\"2015-10-17T00:30:00+02:00\"}\r\
        {\"id\":\"\\ud83d\",\"text\":\"It rained \\ude42 on the harbour all night.\"}\r{\"id\":2.50,\"text\":\"\"}\r";
    let output = filter(&[], given.as_bytes());
    let said = text(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    for (line, beginning) in said.lines().zip([
        "{\"schema\":1,\"id\":1,",
        "{\"schema\":1,\"id\":\"\\ufffd\",",
        "{\"schema\":1,\"id\":2.50,",
    ]) {
        assert!(line.starts_with(beginning), "{line}");
    }
    assert_eq!(said.lines().count(), 3);
    assert!(
        said.contains("\"published\":\"2015-10-17\"") && said.contains("\"2015-10-15\""),
        "{said}"
    );
}

#[test]
fn a_line_too_long_to_hold_is_kept_whole() {
    let kept = fresh("too-long.jsonl");
    let bytes = 100 << 20;
    let long = std::io::repeat(b'x').take(bytes).chain("\n".as_bytes()).chain(RAIN.as_bytes());
    let output = filter(&["--failed", &kept.to_string_lossy()], long);
    assert_eq!(fs::metadata(&kept).unwrap().len(), bytes + 1);
    let said = text(&output.stdout);
    let [error, answer] = said.lines().collect::<Vec<_>>()[..] else { panic!("{said}") };
    assert!(error.contains(&format!("{} bytes", bytes + 1)), "{error}");
    assert!(answer.contains("\"rain\""), "{answer}");
    fs::remove_file(kept).unwrap();
}

#[test]
fn failed_lines_need_a_file_that_can_be_written() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let output = filter(&["--failed", folder], RAIN.as_bytes());
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(text(&output.stderr).contains(folder), "{output:?}");
    for others in [&["examples/dam-talks.txt"][..], &["--show", "tree"], &["--tokens"]] {
        let output = dateline().args(["--failed", "x"]).args(others).output().unwrap();
        assert!(text(&output.stderr).contains("--failed"), "{others:?}");
        assert_eq!(output.status.code(), Some(2), "{others:?}");
    }
}

#[test]
fn progress_is_told_beside_the_output_and_changes_nothing_of_it() {
    let input = [RAIN.repeat(30), "broken\n".to_owned()].concat();
    let (quiet, told) = (filter(&[], input.as_bytes()), filter(&["--progress"], input.as_bytes()));
    assert_eq!(quiet.stdout, told.stdout);
    let said = text(&told.stderr);
    let last = said.lines().last().unwrap_or_default();
    assert!(last.starts_with("31 articles, 1 failed, "), "{said}");
    assert!(last.contains(" articles/s, ") && last.contains(" MB/s, 0:0"), "{said}");
    assert_eq!(last.contains("MB of memory"), cfg!(target_os = "linux"), "{said}");
    // Standard error is not a terminal, so no line is overwritten.
    assert!(!said.contains('\r'), "{said:?}");
}

#[test]
fn answers_come_before_the_input_ends() {
    let mut command = dateline();
    let mut running = command
        .arg("--lines")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = running.stdin.take().expect("it is piped");
    stdin.write_all(RAIN.as_bytes()).unwrap();
    let mut first = [0];
    running.stdout.take().expect("it is piped").read_exact(&mut first).unwrap();
    assert_eq!(first, *b"{");
    drop(stdin);
    running.wait().unwrap();
}

#[test]
fn files_are_read_in_order_and_counted() {
    let files =
        ["ferry-inquiry", "none", "dam-talks", "chip-merger"].map(|n| format!("examples/{n}.txt"));
    let output = dateline().arg("--progress").args(&files).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let id =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string();
    let ids: Vec<String> = text(&output.stdout).lines().map(id).collect();
    let [ferry, _, dam, chip] = &files;
    assert_eq!(ids, [ferry, dam, chip].map(|file| format!("\"{file}\"")));
    let said = text(&output.stderr);
    assert!(
        said.contains("examples/none.txt: ") && said.contains("4 articles, 1 failed"),
        "{said}"
    );
}
