//! `cargo xtask complexity`: measures how time and memory grow with the length of a text, for many unusual texts.

use std::{path::Path, process::Command, thread};

use anyhow::{Context, Result};

use crate::{
    server::Server,
    shell::{self, log},
    test_counts::TestCounts,
    tools::{browser::Browser, npm_packages},
};

const HELP: &str = "\
Analyses unusual texts of growing length. For each kind of text it prints the CPU seconds per megabyte,
the exponent of growth, the cost relative to prose of the same length, and the memory. Fails if one is
over its limit.

usage: cargo xtask complexity [--quick] [--steps] [--tab] [GENERATOR]…

  --quick      use texts of up to 1 MB instead of 4 MB
  --steps      count branches instead of seconds, on smaller texts, as `cargo xtask test complexity` does
  --tab        measure only the memory of a Chromium tab that reads 1, 3 and 16 MB of prose in dist/'s page
  GENERATOR    the name of a generator in the table (default: all)";

/// Compiler flags that insert a call of a hook on every edge of the control flow.
const COVERAGE_HOOKS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-trace-pc -Ccodegen-units=1";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::{
        Arg::{Long, Short, Value},
        ValueExt as _,
    };
    let (mut size, mut names) = ("--full", Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("quick") => size = "--quick",
            Long("steps") => size = "--steps",
            Long("tab") => return measure_tab(),
            Value(name) => names.push(name.string()?),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let mut program = if size == "--steps" { build_counter()? } else { build_timer()? };
    shell::run(program.arg(size).args(names))
}

/// Counts branches to check that the cost of every kind of text grows about linearly with its length, and that no
/// cost is over its limit.
pub(crate) fn check() -> Result<TestCounts> {
    let (status, output) = shell::tee(build_counter()?.arg("--steps"))?;
    let counts = TestCounts::of_last_line(&output).context("the program printed no counts")?;
    Ok(counts.with_exit_status(status.success()))
}

/// Builds the program that measures seconds.
fn build_timer() -> Result<Command> {
    let folder = shell::target()?.join("complexity");
    shell::run(&mut cargo_build(&folder))?;
    Ok(shell::command(folder.join("release/dateline-complexity")))
}

/// Builds the program that counts branches. With an explicit `--target`, cargo does not apply `RUSTFLAGS` to build
/// scripts and procedural macros, so they get no hooks.
fn build_counter() -> Result<Command> {
    let folder = shell::target()?.join("steps");
    let host = crate::fuzz::host()?;
    let mut build = cargo_build(&folder);
    shell::run(
        build.args(["--features", "steps", "--target", &host]).env("RUSTFLAGS", COVERAGE_HOOKS),
    )?;
    Ok(shell::command(folder.join(&host).join("release/dateline-complexity")))
}

fn cargo_build(folder: &Path) -> Command {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--release", "--locked"]);
    cargo
        .args(["--manifest-path", "benches/complexity/Cargo.toml"])
        .env("CARGO_TARGET_DIR", folder);
    cargo
}

fn measure_tab() -> Result<()> {
    npm_packages::install_packages()?;
    let browser = Browser::find_or_install()?;
    let server = Server::bind(shell::dist(), 0, "/")?.compressing();
    let address = server.address();
    thread::spawn(move || server.serve());
    log("the memory of a tab");
    let mut node = shell::command("node");
    node.args(["benches/memory.js", &address, "1", "3", "16"]).env("CHROME", browser.chrome);
    shell::run(&mut node)
}
