//! `cargo xtask complexity`: how time and memory grow with the length of a text, over many strange texts.

use std::{path::Path, process::Command, thread};

use anyhow::{Context, Result};

use crate::{
    server::Server,
    shell::{self, say},
    tally::Tally,
    tools::{browser::Browser, node},
};

const HELP: &str = "\
Reads strange texts of growing length and prints what each costs: seconds of the processor for a megabyte,
the exponent of growth, how much more than prose of its length, memory. Fails where one is over its limit.

usage: cargo xtask complexity [--quick] [--steps] [--tab] [GENERATOR]…

  --quick      up to 1 MB in place of 4 MB
  --steps      branches taken in place of seconds, on smaller texts, as `cargo xtask test complexity` does
  --tab        the memory of a tab of Chromium that reads 1, 3 and 16 MB of prose in the page in dist/, and no more
  GENERATOR    a generator by its name in the table; all, unless some are given";

/// What has the compiler call a hook on every edge of the control flow.
const HOOKS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
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
            Long("tab") => return tab(),
            Value(name) => names.push(name.string()?),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let mut program = if size == "--steps" { counting()? } else { timing()? };
    shell::run(program.arg(size).args(names))
}

/// Checks by branches taken that nothing grows faster than about linearly, and that nothing is too dear.
pub(crate) fn check() -> Result<Tally> {
    let (status, output) = shell::tee(counting()?.arg("--steps"))?;
    let tally = Tally::of_last_line(&output).context("the counts are missing")?;
    Ok(tally.ended(status.success()))
}

/// The program that measures seconds.
fn timing() -> Result<Command> {
    let folder = shell::target()?.join("complexity");
    shell::run(&mut build(&folder))?;
    Ok(shell::command(folder.join("release/dateline-complexity")))
}

/// The program that counts branches. With a target named, what runs while building is built without the hooks.
fn counting() -> Result<Command> {
    let folder = shell::target()?.join("steps");
    let host = crate::fuzz::host()?;
    let mut build = build(&folder);
    shell::run(build.args(["--features", "steps", "--target", &host]).env("RUSTFLAGS", HOOKS))?;
    Ok(shell::command(folder.join(&host).join("release/dateline-complexity")))
}

fn build(folder: &Path) -> Command {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--quiet", "--release", "--locked"]);
    cargo
        .args(["--manifest-path", "benches/complexity/Cargo.toml"])
        .env("CARGO_TARGET_DIR", folder);
    cargo
}

fn tab() -> Result<()> {
    node::ready()?;
    let browser = Browser::ready()?;
    let server = Server::bind(shell::dist(), 0, "/")?.packing();
    let address = server.address();
    thread::spawn(move || server.serve());
    say("the memory of a tab");
    let mut node = shell::command("node");
    node.args(["benches/memory.js", &address, "1", "3", "16"]).env("CHROME", browser.chrome);
    shell::run(&mut node)
}
