//! The commands of the house: `cargo xtask COMMAND`. One file a command; each says what it does
//! while it does it, skips what is done already, and names the way out when it can't go on.

use std::process::ExitCode;

use anyhow::{Result, bail};

mod ablations;
mod bench;
mod build;
mod bulk;
mod bundle;
mod complexity;
mod consumer;
mod crates;
mod deny;
mod fuzz;
#[path = "../../crates/cli/tests/accuracy/measures.rs"]
mod measures;
mod module_graph;
mod notices;
mod offline;
mod package;
mod playwright;
mod readback;
mod scores;
mod serve;
mod server;
mod shell;
mod site;
mod sizes;
mod standalone;
mod tally;
mod test;
mod tidy;
mod tools;
mod train;

const HELP: &str = "\
The commands of the house.

usage: cargo xtask COMMAND [--help]

  serve      get what is missing, build the page, serve it on this machine
  package    write the library for JavaScript to target/package/, and its tarball
  build      get what is missing, write the page to dist/ and print its sizes; with --articles,
             a page for each article of a folder, too
  test       run everything: formatting, lints, tests, browser journeys, accuracy
  tidy       check the habits that no compiler checks (part of test)
  bench      measure the speed, in the browser and natively
  complexity measure how time and memory grow with the length of strange texts
  fuzz       give a reader hostile inputs for a while
  train      train the models in models/ from the corpora in ../shared/data
  ablations  write models/ABLATIONS.md: what the parts of the models bring
  crates     write docs/crates.md: every crate that ships, why, and how big
  scores     print the table of accuracy for the README

Tools that are not on the machine are put into the user's cache folder, by version.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(lexopt::Arg::Value(command)) => match command.to_str() {
            Some("ablations") => ablations::run(arguments),
            Some("bench") => bench::run(arguments),
            Some("crates") => crates::table::run(arguments),
            Some("build") => build::run(arguments),
            Some("complexity") => complexity::run(arguments),
            Some("package") => package::run(arguments),
            Some("fuzz") => fuzz::run(arguments),
            Some("serve") => serve::run(arguments),
            Some("test") => test::run(arguments),
            Some("tidy") => tidy::run(arguments),
            Some("train") => train::run(arguments),
            Some("scores") => scores::run(arguments),
            Some("help") => help(),
            _ => bail!("there is no command {command:?}\n\n{HELP}"),
        },
        None | Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => help(),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn help() -> Result<()> {
    shell::print(HELP);
    Ok(())
}
