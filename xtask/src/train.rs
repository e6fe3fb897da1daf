//! `cargo xtask train`: trains the models by running the trainers of the core.

use anyhow::{Result, ensure};

use crate::shell;

const HELP: &str = "\
Trains the models in models/ from the corpora in ../shared/data: all models, or the named ones.

usage: cargo xtask train [--free] [NAME]…
       cargo xtask train --cross-validate

  --cross-validate
            read each annotated web page with models that were trained on the other pages, and write
            the articles to target/cross-validation, for ../shared/eval/pages.py
  --free    use only corpora whose licences allow any use of the trained models, and write to
            target/free; pass that folder to `dateline --models`, `cargo xtask build --models` or
            `cargo xtask scores --models`";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let rest = arguments.raw_args()?.collect::<Vec<_>>();
    if rest.iter().any(|argument| argument == "--help" || argument == "-h") {
        shell::print(HELP);
        return Ok(());
    }
    run_trainers(rest)
}

/// Runs the trainers with these arguments.
pub(crate) fn run_trainers(
    arguments: impl IntoIterator<Item = impl AsRef<std::ffi::OsStr>>,
) -> Result<()> {
    ensure!(
        shell::root().join("../shared/data").is_dir(),
        "no corpora: ../shared/data does not exist"
    );
    let mut cargo = shell::cargo();
    cargo.args(["run", "--release", "--locked", "--package", "dateline-core"]);
    cargo.args(["--features", "train", "--bin", "train"]);
    // The trainers are optimised for this machine's processor, which makes them faster, and compiled in a separate
    // target folder. The order of floating-point additions does not change, so the models are the same bit for bit.
    cargo.env("RUSTFLAGS", "-C target-cpu=native").arg("--target-dir");
    cargo.arg(shell::target()?.join("native")).arg("--");
    shell::run(cargo.args(arguments))
}
