//! `cargo xtask train`: runs the trainers.

use anyhow::{Result, ensure};

use crate::shell;

const HELP: &str = "\
Trains the models in models/ from the corpora in ../shared/data: all of them, or those named.

usage: cargo xtask train [--free] [NAME]…

  --free    from those corpora alone whose licences let anyone use what is learned for anything,
            into target/free; give that folder to `dateline --models`, `cargo xtask build --models`
            and `cargo xtask scores --models`";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let rest = arguments.raw_args()?.collect::<Vec<_>>();
    if rest.iter().any(|argument| argument == "--help" || argument == "-h") {
        shell::print(HELP);
        return Ok(());
    }
    trainers(rest)
}

/// Runs the trainers with these arguments.
pub(crate) fn trainers(
    arguments: impl IntoIterator<Item = impl AsRef<std::ffi::OsStr>>,
) -> Result<()> {
    ensure!(
        shell::root().join("../shared/data").is_dir(),
        "no corpora: ../shared/data is not there"
    );
    let mut cargo = shell::cargo();
    cargo.args(["run", "--release", "--locked", "--package", "dateline-core"]);
    cargo.args(["--features", "train", "--bin", "train"]);
    // Built for the processor at hand, apart from what is built for all: sums keep their order, so that the
    // models are the same bit for bit, but come sooner.
    cargo.env("RUSTFLAGS", "-C target-cpu=native").arg("--target-dir");
    cargo.arg(shell::target()?.join("native")).arg("--");
    shell::run(cargo.args(arguments))
}
