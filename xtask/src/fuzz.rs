//! `cargo xtask fuzz`: runs libFuzzer on the parsers of untrusted input.

use std::{ffi::OsString, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{self, log};

const HELP: &str = "\
Runs a target on generated inputs, guided by code coverage, until an input makes it fail or the time is
up. Needs only cargo and a C++ compiler: a crate contains libFuzzer, and the stable compiler can
instrument the code. Interesting inputs are saved in target/fuzz/corpus/ for the next run, and failing
inputs in target/fuzz/artifacts/.

usage: cargo xtask fuzz TARGET [--seconds N] [FILE]

  --seconds N    how long to run (default: 300)
  FILE           run the target only on this input, such as one from target/fuzz/artifacts/

targets (one file each in fuzz/src/bin/; their first inputs are in fuzz/seeds/ and tests/site/articles/):";

/// Compiler flags that instrument the code for libFuzzer.
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
        bail!("expected a target: one of {}", targets.join(", "));
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
    let (corpus, artifacts) = (folder.join("corpus").join(target), folder.join("artifacts"));
    let seeds = shell::root().join("fuzz/seeds").join(target);
    let articles = shell::root().join("tests/site/articles");
    for folder in [&corpus, &artifacts] {
        fs::create_dir_all(folder)?;
    }
    let host = host()?;
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
    // With an explicit `--target`, cargo does not apply `RUSTFLAGS` to build scripts and procedural macros.
    cargo.args(["--target", &host, "--bin", target]).env("RUSTFLAGS", COVERAGE);
    cargo.env("CARGO_TARGET_DIR", &folder).env("RAYON_NUM_THREADS", "1");
    cargo.arg("--").arg(format!("-artifact_prefix={}/{target}-", artifacts.display()));
    if let Some(file) = file {
        return shell::run(cargo.arg(file));
    }
    log(format!("{target} for {seconds} s"));
    cargo.args(["-timeout=10", "-print_final_stats=1", "-max_len=4096"]);
    cargo.arg(format!("-max_total_time={seconds}")).args([corpus, seeds, articles]);
    shell::run(&mut cargo)
}

/// Returns the compiler's host target.
pub(crate) fn host() -> Result<String> {
    let version = shell::read(shell::command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc -vV names no host")?;
    ensure!(!host.contains("msvc"), "libFuzzer is not available for this compiler: {host}");
    Ok(host.to_owned())
}
