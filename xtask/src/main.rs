//! The development commands: `cargo xtask COMMAND`, one module per command. Each command prints what it does, skips
//! work that is done already, and states the remedy when it fails.

use std::process::ExitCode;

use anyhow::{Result, bail};

mod ablations;
mod bench;
mod build;
mod bulk;
mod bundle;
mod complexity;
mod crates;
mod deny;
mod fuzz;
#[path = "../../crates/cli/tests/accuracy/measures.rs"]
mod measures;
mod module_graph;
mod notices;
mod package;
mod package_test;
mod playwright;
mod readback;
mod scores;
mod serve;
mod server;
mod service_worker;
mod shell;
mod site;
mod sizes;
mod standalone;
mod test;
mod test_counts;
mod tidy;
mod tools;
mod train;

const HELP: &str = "\
The development commands of Dateline.

usage: cargo xtask COMMAND [--help]

  serve      install missing tools, build the page, serve it on this machine
  package    write the JavaScript library to target/package/, and its tarball
  build      install missing tools, write the page to dist/ and print its sizes; with --articles,
             also write a page for each article in a folder
  test       run everything: formatting, lints, tests, browser journeys, accuracy
  tidy       check the conventions that no compiler checks (part of test)
  bench      measure the speed, in the browser and natively
  complexity measure how time and memory grow with the length of unusual texts
  fuzz       run a parser on hostile inputs for a limited time
  train      train the models in models/ from the corpora in ../shared/data
  ablations  write models/ABLATIONS.md: what each part of the models contributes
  crates     write docs/crates.md: every crate that ships, why, and its size
  scores     print the table of accuracy for the README

Missing tools are installed into the user's cache folder, one folder per version.";

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
            _ => bail!("unknown command {command:?}\n\n{HELP}"),
        },
        None | Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => help(),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn help() -> Result<()> {
    shell::print(HELP);
    Ok(())
}
