//! `cargo xtask test`: everything that must hold, step by step.

use std::{
    fs,
    process::{self, Command},
    time::Instant,
};

use anyhow::{Result, bail};

use crate::{
    build::{self, For},
    bulk, complexity, consumer, deny, offline, playwright, readback,
    shell::{self, say},
    site, sizes,
    tally::Tally,
    tidy,
    tools::{Toolbox, browser::Browser},
};

const HELP: &str = "\
Runs everything that must hold, or the steps that are named, and ends with the counts.

usage: cargo xtask test [STEP]…

";

/// One thing that must hold.
struct Step {
    name: &'static str,
    about: &'static str,
    /// The steps without which it says nothing.
    needs: &'static [&'static str],
    check: fn() -> Result<Tally>,
}

/// All packages but `dateline-site`, with what they can do on this machine.
const MOST: [&str; 2] = ["--features", "dateline-core/train"];
/// Leptos draws in a browser or writes strings: the site is not built together with the page.
const SITE: [&str; 2] = ["--package", "dateline-site"];

const STEPS: &[Step] = &[
    Step { name: "format", about: "formatting", needs: &[], check: format },
    Step { name: "tidy", about: "habits that no compiler checks", needs: &[], check: habits },
    Step { name: "lint", about: "clippy on all packages", needs: &[], check: lint },
    Step {
        name: "native",
        about: "unit, integration and documentation tests",
        needs: &[],
        check: native,
    },
    Step {
        name: "deny",
        about: "licences, bans and versions of all crates",
        needs: &[],
        check: deny::check,
    },
    Step { name: "docs", about: "the documentation, without warnings", needs: &[], check: docs },
    Step {
        name: "accuracy",
        about: "figures on the development sets, where ../shared is",
        needs: &[],
        check: accuracy,
    },
    Step {
        name: "readback",
        about: "exports, read by programs that are not ours",
        needs: &[],
        check: readback::check,
    },
    Step {
        name: "bulk",
        about: "thousands of articles on one machine and by Spark, where Java and Python are",
        needs: &[],
        check: bulk::check,
    },
    Step {
        name: "wasm",
        about: "tests in WebAssembly, in a browser without a window",
        needs: &[],
        check: wasm,
    },
    Step {
        name: "complexity",
        about: "the growth of the work with the length of strange texts, in branches taken",
        needs: &[],
        check: complexity::check,
    },
    Step { name: "page", about: "the release build and its sizes", needs: &[], check: page },
    Step {
        name: "journeys",
        about: "the built page in a browser",
        needs: &["page"],
        check: journeys,
    },
    Step {
        name: "package",
        about: "the npm package, installed from its tarball: in Node, its types, in a browser",
        needs: &[],
        check: consumer::check,
    },
];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => match STEPS.iter().find(|step| name == step.name) {
                Some(step) => chosen.push(step),
                None => bail!("there is no step {name:?}: see cargo xtask test --help"),
            },
            Long("help") | Short('h') => {
                shell::print(HELP);
                STEPS.iter().for_each(|step| {
                    shell::print(format_args!("  {:11}{}", step.name, step.about));
                });
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if chosen.is_empty() {
        chosen = STEPS.iter().collect();
    }
    let sum = all(&chosen);
    // The counts are the last line, so no error is printed after them.
    shell::print(sum);
    if sum.failed > 0 {
        process::exit(1);
    }
    Ok(())
}

/// Runs the steps, each whether or not those before it held, unless it needs them.
fn all(steps: &[&Step]) -> Tally {
    let mut lines = Vec::new();
    let mut broken = Vec::new();
    let mut sum = Tally::default();
    for step in steps {
        let start = Instant::now();
        say(format!("{}: {}", step.name, step.about));
        let outcome = match step.needs.iter().find(|need| broken.contains(*need)) {
            Some(need) => Err(anyhow::anyhow!("not tried, since {need} failed")),
            None => (step.check)(),
        };
        let tally = outcome.unwrap_or_else(|error| {
            shell::print(format_args!("error: {error:#}"));
            Tally::FAILED
        });
        if tally.failed > 0 {
            broken.push(step.name);
        }
        lines.push(format!("{:11}{:>6} s  {tally}", step.name, start.elapsed().as_secs()));
        sum += tally;
    }
    shell::print(format_args!("\n{}\n", lines.join("\n")));
    sum
}

/// A run that holds or not, with nothing to count.
fn once(command: &mut Command) -> Result<Tally> {
    shell::run(command).map(|()| Tally::PASSED)
}

/// A run of Rust's test harness.
fn harness(command: &mut Command) -> Result<Tally> {
    let (status, output) = shell::tee(command)?;
    Ok(Tally::of_harness(&output).ended(status.success()))
}

fn format() -> Result<Tally> {
    once(shell::cargo().args(["fmt", "--all", "--check"]))
}

fn habits() -> Result<Tally> {
    tidy::check().map(|()| Tally::PASSED)
}

fn lint() -> Result<Tally> {
    let clippy = |of: &[&str]| {
        let mut cargo = shell::cargo();
        cargo.args(["clippy", "--locked", "--quiet"]).args(of).args(["--", "-D", "warnings"]);
        once(&mut cargo)
    };
    let mut tally = clippy(&[&MOST[..], &["--all-targets"]].concat())?;
    tally += clippy(&[&SITE[..], &["--all-targets"]].concat())?;
    Ok(tally)
}

fn native() -> Result<Tally> {
    let test = |of: &[&str]| {
        let mut cargo = shell::cargo();
        harness(cargo.args(["test", "--locked", "--no-fail-fast"]).args(of))
    };
    let mut tally = test(&MOST)?;
    tally += test(&SITE)?;
    Ok(tally)
}

fn docs() -> Result<Tally> {
    let doc = |of: &[&str]| {
        let mut cargo = shell::cargo();
        cargo.args(["doc", "--locked", "--quiet", "--no-deps"]).args(of);
        once(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    };
    let mut tally = doc(&MOST)?;
    tally += doc(&SITE)?;
    Ok(tally)
}

fn accuracy() -> Result<Tally> {
    if !shell::root().join("../shared/eval").is_dir() {
        shell::print(format_args!("skipped: ../shared/eval is not there"));
        return Ok(Tally::SKIPPED);
    }
    let mut cargo = shell::cargo();
    cargo.args(["test", "--release", "--locked", "--package", "dateline-cli"]);
    harness(cargo.args(["--test", "accuracy", "--no-fail-fast"]))
}

fn wasm() -> Result<Tally> {
    let tools = Toolbox::ready()?;
    let browser = Browser::ready()?;
    let capabilities = shell::target()?.join("webdriver.json");
    let options = serde_json::json!({ "args": Browser::arguments(), "binary": browser.chrome });
    fs::write(&capabilities, serde_json::json!({ "goog:chromeOptions": options }).to_string())?;
    let mut cargo = tools.command("cargo");
    cargo.args(["test", "--locked", "--target", "wasm32-unknown-unknown", "--test", "web*"]);
    cargo.args([
        "--package",
        "dateline",
        "--package",
        "dateline-core",
        "--package",
        "dateline-encoding",
    ]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", browser.driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    harness(cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
}

fn page() -> Result<Tally> {
    build::page(For::Readers)?;
    let mut tally = Tally::PASSED;
    tally += sizes::check().map(|()| Tally::PASSED)?;
    Ok(tally)
}

/// The journeys in `e2e/`, on dist/, and on the same page with articles in it, in a folder beside.
fn journeys() -> Result<Tally> {
    let with_articles = shell::target()?.join("site-dist");
    site::copy(&shell::dist(), &with_articles)?;
    site::write(&shell::root().join("tests/site/articles"), &with_articles)?;
    offline::seal(&with_articles)?;
    let site = [("DATELINE_SITE", "/papers/coast/", with_articles)];
    let dateline = shell::command_line()?;
    let mut tally = playwright::run(&["--project", "timed"], shell::dist(), &dateline, &[])?;
    tally += playwright::run(&["--project", "others"], shell::dist(), &dateline, &site)?;
    Ok(tally)
}
