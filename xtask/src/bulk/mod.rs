//! The recipe of `docs/bulk.md`, run as it stands there: thousands of articles on one machine, and by a local Spark in
//! both of its ways, which must say the same.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use crate::{
    shell::{self, say},
    tally::Tally,
    tools::python,
};

mod articles;
mod memory;

const ARTICLES: usize = 3000;
/// The oldest Java that Spark runs on.
const JAVA: u32 = 17;

/// All ways of reading many articles.
pub(crate) fn check() -> Result<Tally> {
    let run = Run::prepare()?;
    let mut tally = held("on one machine", run.on_one_machine());
    if shell::find("jq").is_some() {
        tally += held("jq's questions", run.questions());
    } else {
        shell::print("skipped: jq is not there");
        tally += Tally::SKIPPED;
    }
    if !has_java() || !python::is_there() {
        shell::print(format_args!(
            "skipped: Spark needs Java {JAVA} or newer, and Python with venv; one of them is not there"
        ));
        tally += Tally::SKIPPED;
        return Ok(tally);
    }
    let python = python::ready(&run.recipe.join("requirements.txt"))?;
    for way in ["pipe", "pandas"] {
        tally += held(way, run.by_spark(&python, way));
    }
    Ok(tally)
}

/// A part that holds or not; the others are tried all the same.
fn held(part: &str, outcome: Result<()>) -> Tally {
    outcome.map_or_else(
        |error| {
            shell::print(format_args!("error: {part}: {error:#}"));
            Tally::FAILED
        },
        |()| Tally::PASSED,
    )
}

/// Whether there is a Java that Spark runs on.
fn has_java() -> bool {
    let home = env::var_os("JAVA_HOME").map(|home| Path::new(&home).join("bin/java"));
    let mut java = shell::command(home.unwrap_or_else(|| "java".into()));
    // "openjdk 17.0.15 2025-04-15"; Java 8 does not know this option.
    let told = shell::read(java.arg("--version")).unwrap_or_default();
    let version = told.split_whitespace().nth(1).and_then(|version| version.split('.').next());
    version.and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= JAVA)
}

/// What is read, and with what.
struct Run {
    dateline: PathBuf,
    /// The files that `docs/bulk.md` shows.
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
        let articles = articles::make(ARTICLES, &shell::root().join("examples"))?;
        fs::write(folder.join("articles.jsonl"), articles.lines.concat())?;
        Ok(Self { dateline, recipe: shell::root().join("docs/bulk"), folder, articles })
    }

    /// Every line has its answer in its place, and what can't be read is kept apart.
    fn on_one_machine(&self) -> Result<()> {
        let file = |name| self.folder.join(name);
        let mut dateline = shell::command(&self.dateline);
        dateline.args(["--lines", "--progress", "--failed"]).arg(file("failed.jsonl"));
        dateline.stdin(fs::File::open(file("articles.jsonl"))?);
        dateline.stdout(fs::File::create(file("found.jsonl"))?);
        say(shell::shown(&dateline));
        let code = self.measured("one machine", &mut dateline)?;
        ensure!(code == Some(1), "it ended with {code:?}, though some lines can't be read");
        ensure!(
            fs::read(file("failed.jsonl"))? == self.articles.broken.concat(),
            "the lines that failed are not those that can't be read"
        );
        let found = lines(&fs::read(file("found.jsonl"))?);
        ensure!(found.len() == self.articles.lines.len(), "{} answers", found.len());
        for (line, answer) in self.articles.lines.iter().zip(&found) {
            let answer: serde_json::Value = serde_json::from_slice(answer)?;
            let broken = self.articles.broken.contains(line);
            ensure!(broken == answer["error"].is_string(), "{answer}");
            let given: serde_json::Value = serde_json::from_slice(line).unwrap_or_default();
            ensure!(given["id"] == answer["id"], "{given} is answered by {answer}");
        }
        Ok(())
    }

    /// What the recipe asks of the answers has answers.
    fn questions(&self) -> Result<()> {
        let file = |name| self.folder.join(name);
        let turns: Vec<u8> = self
            .articles
            .lines
            .iter()
            .zip(lines(&fs::read(file("found.jsonl"))?))
            .flat_map(|(article, answer)| [&article[..], &answer, b"\n"].concat())
            .collect();
        fs::write(file("in-turn.jsonl"), turns)?;
        let mut quotes = shell::command("jq");
        quotes.args(["-nRr", "--arg", "speaker", "Tomas Bekele", "-f"]);
        let quotes =
            shell::read(quotes.arg(self.recipe.join("quotes_of.jq")).arg(file("in-turn.jsonl")))?;
        let said = "“We hear the fears of our neighbours,” … “But nobody should ask";
        ensure!(quotes.lines().count() > 100, "{} quotes of one speaker", quotes.lines().count());
        ensure!(quotes.contains(said), "not among the quotes: {said}");
        let mut days = shell::command("jq");
        days.args(["-nr", "-f"]).arg(self.recipe.join("events_per_day.jq"));
        let days = shell::read(days.arg(file("found.jsonl")))?;
        let counted = |line: &str| Some(line.split_once('\t')?.1.parse::<usize>().ok()? > 0);
        ensure!(days.lines().count() > 300, "events on {} days", days.lines().count());
        ensure!(days.lines().all(|line| counted(line) == Some(true)), "{days}");
        Ok(())
    }

    /// Spark finds what one machine finds, and keeps the same lines apart.
    fn by_spark(&self, python: &Path, way: &str) -> Result<()> {
        let found = self.folder.join(way);
        let submit = python.with_file_name("spark-submit");
        let mut spark = shell::command(&submit);
        spark.args(["--master", "local[*]", "--conf", "spark.ui.enabled=false"]);
        spark.args(["--conf", "spark.log.level=ERROR", "--files"]).arg(&self.dateline);
        spark.arg(self.recipe.join("spark.py")).arg(way);
        spark.arg(self.folder.join("articles.jsonl")).arg(&found);
        spark.env("PYSPARK_PYTHON", python).env("SPARK_LOCAL_IP", "127.0.0.1");
        say(shell::shown(&spark));
        let code = self.measured(way, &mut spark)?;
        ensure!(code == Some(0), "it ended with {code:?}");
        let mut kept = fs::read(self.folder.join("failed.jsonl"))?;
        let mut answers = lines(&fs::read(self.folder.join("found.jsonl"))?);
        if way == "pipe" {
            // Its strings can't hold what is not UTF-8: such lines are altered before they are read.
            let altered = |line: &[u8]| String::from_utf8_lossy(line).into_owned().into_bytes();
            kept = altered(&kept);
            for (line, answer) in self.articles.lines.iter().zip(&mut answers) {
                if str::from_utf8(line).is_err() {
                    *answer = self.answer(&altered(line))?;
                }
            }
        }
        for (kind, mut expected) in [("answers", answers), ("failed", lines(&kept))] {
            let mut written = Vec::new();
            for file in shell::files(&found.join(format!("kind={kind}")))? {
                if file.extension().is_some_and(|end| end == "txt") {
                    written.extend(lines(&fs::read(file)?));
                }
            }
            // Spark deals the lines out to its cores and keeps no order.
            written.sort_unstable();
            expected.sort_unstable();
            ensure!(
                written == expected,
                "of {} {kind} {} are not the same",
                expected.len(),
                expected.iter().filter(|line| written.binary_search(line).is_err()).count()
            );
        }
        Ok(())
    }

    /// What one machine answers to a single line.
    fn answer(&self, line: &[u8]) -> Result<Vec<u8>> {
        let file = self.folder.join("line.jsonl");
        fs::write(&file, line)?;
        let mut dateline = shell::command(&self.dateline);
        dateline.arg("--lines").stdin(fs::File::open(file)?);
        Ok(lines(&dateline.output()?.stdout).concat())
    }

    /// Runs a command to its end and tells how fast it was, and in how much memory.
    fn measured(&self, what: &str, command: &mut Command) -> Result<Option<i32>> {
        let start = Instant::now();
        let shown = shell::shown(command);
        let mut child = command.spawn().with_context(|| format!("can't start `{shown}`"))?;
        let mut most = 0;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            most = most.max(memory::of_tree(child.id()));
            thread::sleep(Duration::from_millis(100));
        };
        let (seconds, count) = (start.elapsed().as_secs_f64(), self.articles.lines.len());
        shell::print(format_args!(
            "{what}: {count} articles in {seconds:.1} s, {:.0} a second, {} MB of memory at most",
            count as f64 / seconds,
            most / 1_000_000
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
