//! The step `bulk` of `cargo xtask test`: runs the commands of `docs/bulk.md`, the recipe for many articles, on
//! thousands of generated articles, and checks the results.
//!
//! It runs them on one machine and with both methods of a local Spark (`pipe` and `pandas`), which must give the same
//! results.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use crate::{
    shell::{self, log},
    test_counts::TestCounts,
    tools::python_packages,
};

mod articles;
mod memory;

/// The number of articles of the test.
const ARTICLES: usize = 3000;
/// The oldest Java version that Spark supports.
const MIN_JAVA: u32 = 17;

/// Runs every part of the recipe that this machine has the tools for.
pub(crate) fn check() -> Result<TestCounts> {
    let run = Run::prepare()?;
    let mut counts = outcome("on one machine", run.on_one_machine());
    if shell::find("jq").is_some() {
        counts += outcome("jq queries", run.jq_queries());
    } else {
        shell::print("skipped: jq is not installed");
        counts += TestCounts::SKIPPED;
    }
    if !has_java() || !python_packages::is_available() {
        shell::print(format_args!(
            "skipped: Spark needs Java {MIN_JAVA} or newer, and Python with venv; one of them is missing"
        ));
        counts += TestCounts::SKIPPED;
        return Ok(counts);
    }
    let python = python_packages::install(&run.recipe.join("requirements.txt"))?;
    for way in ["pipe", "pandas"] {
        counts += outcome(way, run.by_spark(&python, way));
    }
    Ok(counts)
}

/// Counts one part as passed or failed, and prints its error. The other parts run in either case.
fn outcome(part: &str, result: Result<()>) -> TestCounts {
    result.map_or_else(
        |error| {
            shell::print(format_args!("error: {part}: {error:#}"));
            TestCounts::FAILED
        },
        |()| TestCounts::PASSED,
    )
}

/// Returns whether a Java that Spark supports is installed.
fn has_java() -> bool {
    let home = env::var_os("JAVA_HOME").map(|home| Path::new(&home).join("bin/java"));
    let mut java = shell::command(home.unwrap_or_else(|| "java".into()));
    // Prints "openjdk 17.0.15 2025-04-15". Java 8 rejects this option.
    let output = shell::read(java.arg("--version")).unwrap_or_default();
    let version = output.split_whitespace().nth(1).and_then(|version| version.split('.').next());
    version.and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= MIN_JAVA)
}

/// The program, the recipe and the input of one test run.
struct Run {
    dateline: PathBuf,
    /// The folder `docs/bulk`.
    recipe: PathBuf,
    folder: PathBuf,
    articles: articles::Articles,
}

impl Run {
    fn prepare() -> Result<Self> {
        let dateline = shell::command_line()?;
        let folder = shell::target()?.join("bulk");
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder)?;
        let articles = articles::generate(ARTICLES, &shell::root().join("examples"))?;
        fs::write(folder.join("articles.jsonl"), articles.lines.concat())?;
        Ok(Self { dateline, recipe: shell::root().join("docs/bulk"), folder, articles })
    }

    /// Checks that every input line has its answer at the same position of the output, and that the invalid lines
    /// are in `failed.jsonl`.
    fn on_one_machine(&self) -> Result<()> {
        let file = |name| self.folder.join(name);
        let mut dateline = shell::command(&self.dateline);
        dateline.args(["--lines", "--progress", "--failed"]).arg(file("failed.jsonl"));
        dateline.stdin(fs::File::open(file("articles.jsonl"))?);
        dateline.stdout(fs::File::create(file("found.jsonl"))?);
        log(shell::command_line_of(&dateline));
        let code = self.measured("one machine", &mut dateline)?;
        ensure!(
            code == Some(1),
            "exit status {code:?} instead of 1, although some lines are invalid"
        );
        ensure!(
            fs::read(file("failed.jsonl"))? == self.articles.invalid.concat(),
            "failed.jsonl does not contain exactly the invalid lines"
        );
        let found = lines(&fs::read(file("found.jsonl"))?);
        ensure!(found.len() == self.articles.lines.len(), "{} answers", found.len());
        for (line, answer) in self.articles.lines.iter().zip(&found) {
            let answer: serde_json::Value = serde_json::from_slice(answer)?;
            let is_invalid = self.articles.invalid.contains(line);
            ensure!(is_invalid == answer["error"].is_string(), "{answer}");
            let input: serde_json::Value = serde_json::from_slice(line).unwrap_or_default();
            ensure!(input["id"] == answer["id"], "{input} has the answer {answer}");
        }
        Ok(())
    }

    /// Checks the output of the recipe's jq queries on the answers.
    fn jq_queries(&self) -> Result<()> {
        let file = |name| self.folder.join(name);
        let interleaved: Vec<u8> = self
            .articles
            .lines
            .iter()
            .zip(lines(&fs::read(file("found.jsonl"))?))
            .flat_map(|(article, answer)| [&article[..], &answer, b"\n"].concat())
            .collect();
        fs::write(file("interleaved.jsonl"), interleaved)?;
        let mut quotes = shell::command("jq");
        quotes.args(["-nRr", "--arg", "speaker", "Tomas Bekele", "-f"]);
        let quotes = shell::read(
            quotes.arg(self.recipe.join("quotes_of.jq")).arg(file("interleaved.jsonl")),
        )?;
        let quote = "“We hear the fears of our neighbours,” … “But nobody should ask";
        ensure!(quotes.lines().count() > 100, "{} quotes of one speaker", quotes.lines().count());
        ensure!(quotes.contains(quote), "missing from the quotes: {quote}");
        let mut days = shell::command("jq");
        days.args(["-nr", "-f"]).arg(self.recipe.join("events_per_day.jq"));
        let days = shell::read(days.arg(file("found.jsonl")))?;
        let has_count = |line: &str| Some(line.split_once('\t')?.1.parse::<usize>().ok()? > 0);
        ensure!(days.lines().count() > 300, "events on {} days", days.lines().count());
        ensure!(days.lines().all(|line| has_count(line) == Some(true)), "{days}");
        Ok(())
    }

    /// Checks that Spark writes the same answers and the same failed lines as one machine. `way` is `pipe` or `pandas`.
    fn by_spark(&self, python: &Path, way: &str) -> Result<()> {
        let found = self.folder.join(way);
        let submit = python.with_file_name("spark-submit");
        let mut spark = shell::command(&submit);
        spark.args(["--master", "local[*]", "--conf", "spark.ui.enabled=false"]);
        spark.args(["--conf", "spark.log.level=ERROR", "--files"]).arg(&self.dateline);
        spark.arg(self.recipe.join("spark.py")).arg(way);
        spark.arg(self.folder.join("articles.jsonl")).arg(&found);
        spark.env("PYSPARK_PYTHON", python).env("SPARK_LOCAL_IP", "127.0.0.1");
        log(shell::command_line_of(&spark));
        let code = self.measured(way, &mut spark)?;
        ensure!(code == Some(0), "exit status {code:?}");
        let mut failed = fs::read(self.folder.join("failed.jsonl"))?;
        let mut answers = lines(&fs::read(self.folder.join("found.jsonl"))?);
        if way == "pipe" {
            // `pipe` passes lines as strings, so invalid UTF-8 is replaced before `dateline` reads a line.
            let altered = |line: &[u8]| String::from_utf8_lossy(line).into_owned().into_bytes();
            failed = altered(&failed);
            for (line, answer) in self.articles.lines.iter().zip(&mut answers) {
                if str::from_utf8(line).is_err() {
                    *answer = self.answer(&altered(line))?;
                }
            }
        }
        for (kind, mut expected) in [("answers", answers), ("failed", lines(&failed))] {
            let mut written = Vec::new();
            for file in shell::files(&found.join(format!("kind={kind}")))? {
                if file.extension().is_some_and(|end| end == "txt") {
                    written.extend(lines(&fs::read(file)?));
                }
            }
            // Spark distributes the lines over the cores, so their order varies.
            written.sort_unstable();
            expected.sort_unstable();
            ensure!(
                written == expected,
                "{kind}: {} of {} lines are missing or different",
                expected.iter().filter(|line| written.binary_search(line).is_err()).count(),
                expected.len()
            );
        }
        Ok(())
    }

    /// Returns the answer to a single line.
    fn answer(&self, line: &[u8]) -> Result<Vec<u8>> {
        let file = self.folder.join("line.jsonl");
        fs::write(&file, line)?;
        let mut dateline = shell::command(&self.dateline);
        dateline.arg("--lines").stdin(fs::File::open(file)?);
        Ok(lines(&dateline.output()?.stdout).concat())
    }

    /// Runs a command, prints its speed and peak memory, and returns its exit status.
    fn measured(&self, what: &str, command: &mut Command) -> Result<Option<i32>> {
        let start = Instant::now();
        let shown = shell::command_line_of(command);
        let mut child = command.spawn().with_context(|| format!("can't start `{shown}`"))?;
        let mut peak = 0;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            peak = peak.max(memory::of_process_tree(child.id()));
            thread::sleep(Duration::from_millis(100));
        };
        let (seconds, count) = (start.elapsed().as_secs_f64(), self.articles.lines.len());
        shell::print(format_args!(
            "{what}: {count} articles in {seconds:.1} s, {:.0} per second, {} MB of memory at peak",
            count as f64 / seconds,
            peak / 1_000_000
        ));
        Ok(status.code())
    }
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|&b| b == b'\n')
        .map(|line| line.strip_suffix(b"\n").unwrap_or(line).to_vec())
        .collect()
}
