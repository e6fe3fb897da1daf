//! `cargo xtask test`: runs all checks, step by step.

use std::{
    fs,
    process::{self, Command},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{
    build::{self, Profile},
    bulk, complexity, deny, package_test, playwright, readback, service_worker,
    shell::{self, log},
    site, sizes,
    test_counts::TestCounts,
    tidy,
    tools::{Toolbox, browser::Browser},
};

const HELP: &str = "\
Runs all steps, or the named ones. The last line is the counts.

usage: cargo xtask test [STEP]…

";

/// One named check.
struct Step {
    name: &'static str,
    about: &'static str,
    /// The steps that this step depends on. If one of them runs and fails, this step does not run and counts as failed.
    needs: &'static [&'static str],
    check: fn() -> Result<TestCounts>,
}

/// Cargo options for the default packages (all except `dateline-site`), with the feature that includes the trainers.
const DEFAULT_PACKAGES: [&str; 2] = ["--features", "dateline-core/train"];
/// Cargo options for `dateline-site`. It cannot be built together with the page: Leptos' features `csr` and `ssr`
/// exclude each other.
const SITE: [&str; 2] = ["--package", "dateline-site"];

const STEPS: &[Step] = &[
    Step { name: "format", about: "formatting", needs: &[], check: format },
    Step {
        name: "tidy",
        about: "conventions that no compiler checks",
        needs: &[],
        check: check_conventions,
    },
    Step {
        name: "lint",
        about: "clippy on all packages and the fuzz targets",
        needs: &[],
        check: lint,
    },
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
        about: "figures on the development sets, if ../shared exists",
        needs: &[],
        check: accuracy,
    },
    Step {
        name: "readback",
        about: "exports, checked by third-party programs",
        needs: &[],
        check: readback::check,
    },
    Step {
        name: "bulk",
        about: "thousands of articles on one machine, and with Spark if Java and Python are installed",
        needs: &[],
        check: bulk::check,
    },
    Step {
        name: "wasm",
        about: "tests in WebAssembly, in a headless browser",
        needs: &[],
        check: wasm,
    },
    Step {
        name: "complexity",
        about: "growth of the branch count with the length of unusual texts",
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
        about: "the npm package, installed from its tarball: in Node, in a browser, and its types",
        needs: &[],
        check: package_test::check,
    },
];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => match STEPS.iter().find(|step| name == step.name) {
                Some(step) => chosen.push(step),
                None => bail!("unknown step {name:?}: see cargo xtask test --help"),
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
    let sum = run_steps(&chosen);
    // Exits without an error message: the counts must be the last line.
    shell::print(sum);
    if sum.failed > 0 {
        process::exit(1);
    }
    Ok(())
}

/// Runs the steps. A step runs even if earlier ones fail, unless it needs them.
fn run_steps(steps: &[&Step]) -> TestCounts {
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    let mut sum = TestCounts::default();
    for step in steps {
        let start = Instant::now();
        log(format!("{}: {}", step.name, step.about));
        let outcome = match step.needs.iter().find(|need| failed.contains(*need)) {
            Some(need) => Err(anyhow::anyhow!("not run, because {need} failed")),
            None => (step.check)(),
        };
        let counts = outcome.unwrap_or_else(|error| {
            shell::print(format_args!("error: {error:#}"));
            TestCounts::FAILED
        });
        if counts.failed > 0 {
            failed.push(step.name);
        }
        lines.push(format!("{:11}{:>6} s  {counts}", step.name, start.elapsed().as_secs()));
        sum += counts;
    }
    shell::print(format_args!("\n{}\n", lines.join("\n")));
    sum
}

/// Runs a command that counts as one test.
fn run_as_test(command: &mut Command) -> Result<TestCounts> {
    shell::run(command).map(|()| TestCounts::PASSED)
}

/// Runs Rust's test harness and counts its tests.
fn run_harness(command: &mut Command) -> Result<TestCounts> {
    let (status, output) = shell::tee(command)?;
    Ok(TestCounts::of_harness(&output).with_exit_status(status.success()))
}

fn format() -> Result<TestCounts> {
    run_as_test(shell::cargo().args(["fmt", "--all", "--check"]))
}

fn check_conventions() -> Result<TestCounts> {
    tidy::check().map(|()| TestCounts::PASSED)
}

fn lint() -> Result<TestCounts> {
    let clippy = |of: &[&str]| {
        let mut cargo = shell::cargo();
        cargo.args(["clippy", "--locked", "--quiet"]).args(of).args(["--", "-D", "warnings"]);
        run_as_test(&mut cargo)
    };
    let mut counts = clippy(&[&DEFAULT_PACKAGES[..], &["--all-targets"]].concat())?;
    counts += clippy(&[&SITE[..], &["--all-targets"]].concat())?;
    // The fuzz targets are a workspace of their own and include modules of the command line, so that no other step
    // compiles them.
    let fuzz = shell::target()?.join("fuzz");
    let fuzz = fuzz.to_str().context("the path of the target folder is not UTF-8")?;
    counts += clippy(&["--manifest-path", "fuzz/Cargo.toml", "--target-dir", fuzz])?;
    Ok(counts)
}

fn native() -> Result<TestCounts> {
    let test = |of: &[&str]| {
        let mut cargo = shell::cargo();
        run_harness(cargo.args(["test", "--locked", "--no-fail-fast"]).args(of))
    };
    let mut counts = test(&DEFAULT_PACKAGES)?;
    counts += test(&SITE)?;
    Ok(counts)
}

fn docs() -> Result<TestCounts> {
    let doc = |of: &[&str]| {
        let mut cargo = shell::cargo();
        cargo.args(["doc", "--locked", "--quiet", "--no-deps"]).args(of);
        run_as_test(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    };
    let mut counts = doc(&DEFAULT_PACKAGES)?;
    counts += doc(&SITE)?;
    Ok(counts)
}

fn accuracy() -> Result<TestCounts> {
    if !shell::root().join("../shared/eval").is_dir() {
        shell::print(format_args!("skipped: ../shared/eval does not exist"));
        return Ok(TestCounts::SKIPPED);
    }
    let mut cargo = shell::cargo();
    cargo.args(["test", "--release", "--locked", "--package", "dateline-cli"]);
    run_harness(cargo.args(["--test", "accuracy", "--no-fail-fast"]))
}

fn wasm() -> Result<TestCounts> {
    let tools = Toolbox::install()?;
    let browser = Browser::find_or_install()?;
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
    run_harness(cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
}

fn page() -> Result<TestCounts> {
    build::page(Profile::Release)?;
    let mut counts = TestCounts::PASSED;
    counts += sizes::check().map(|()| TestCounts::PASSED)?;
    Ok(counts)
}

/// Runs the journeys in `e2e/` on dist/ and on a copy of dist/ to which articles are added.
fn journeys() -> Result<TestCounts> {
    let with_articles = shell::target()?.join("site-dist");
    site::copy(&shell::dist(), &with_articles)?;
    site::write(&shell::root().join("tests/site/articles"), &with_articles)?;
    service_worker::write(&with_articles)?;
    let site = [("DATELINE_SITE", "/papers/coast/", with_articles)];
    let dateline = shell::command_line()?;
    let mut counts = playwright::run(&["--project", "timed"], shell::dist(), &dateline, &[])?;
    counts += playwright::run(&["--project", "others"], shell::dist(), &dateline, &site)?;
    Ok(counts)
}
