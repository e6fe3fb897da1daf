//! `cargo xtask fuzz`: hostile inputs to the readers, by libFuzzer.

use std::{ffi::OsString, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, say};

const HELP: &str = "\
Gives a reader inputs that find new ways through it, until one breaks it or the time is over. Needs no
more than cargo and a C++ compiler: libFuzzer comes with a crate, and the coverage that it goes by is
the stable compiler's. What it found interesting stays in target/fuzz/corpus/ for the next run; an input
that broke something is written to target/fuzz/artifacts/, and its file's name after the target runs
that one alone.

usage: cargo xtask fuzz TARGET [--seconds N] [FILE]

targets (a file in fuzz/src/bin/ each, with inputs to start from in fuzz/seeds/ and tests/site/articles/):";

/// What tells libFuzzer which ways a run has taken.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::{
        Arg::{Long, Short, Value},
        ValueExt as _,
    };
    let (mut target, mut file, mut seconds) = (None, None, 300u32);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => seconds = arguments.value()?.parse()?,
            Long("help") | Short('h') => {
                shell::print(HELP);
                targets()?.iter().for_each(|name| shell::print(format_args!("  {name}")));
                return Ok(());
            }
            Value(name) if target.is_none() => target = Some(name.string()?),
            Value(path) if file.is_none() => file = Some(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let targets = targets()?;
    let Some(target) = target.filter(|name| targets.contains(name)) else {
        bail!("name a target: {}", targets.join(", "));
    };
    fuzz(&target, seconds, file)
}

fn targets() -> Result<Vec<String>> {
    let files = shell::files(&shell::root().join("fuzz/src/bin"))?;
    let name = |file: &Path| Some(file.file_stem()?.to_str()?.to_owned());
    Ok(files.iter().filter_map(|file| name(file)).collect())
}

fn fuzz(target: &str, seconds: u32, file: Option<OsString>) -> Result<()> {
    let folder = shell::target()?.join("fuzz");
    let (corpus, broke) = (folder.join("corpus").join(target), folder.join("artifacts"));
    let seeds = shell::root().join("fuzz/seeds").join(target);
    let articles = shell::root().join("tests/site/articles");
    for folder in [&corpus, &broke] {
        fs::create_dir_all(folder)?;
    }
    let host = host()?;
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
    // With a target named, what runs while building is built without the flags.
    cargo.args(["--target", &host, "--bin", target]).env("RUSTFLAGS", COVERAGE);
    cargo.env("CARGO_TARGET_DIR", &folder).env("RAYON_NUM_THREADS", "1");
    cargo.arg("--").arg(format!("-artifact_prefix={}/{target}-", broke.display()));
    if let Some(file) = file {
        return shell::run(cargo.arg(file));
    }
    say(format!("{target} for {seconds} s"));
    cargo.args(["-timeout=10", "-print_final_stats=1", "-max_len=4096"]);
    cargo.arg(format!("-max_total_time={seconds}")).args([corpus, seeds, articles]);
    shell::run(&mut cargo)
}

/// The machine that this compiler builds for.
pub(crate) fn host() -> Result<String> {
    let version = shell::read(shell::command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc -vV names no host")?;
    ensure!(!host.contains("msvc"), "libFuzzer is not to be had with this compiler: {host}");
    Ok(host.to_owned())
}
