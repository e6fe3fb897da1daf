//! `cargo xtask train`: runs the trainers.

use anyhow::{Result, ensure};

use crate::shell;

const HELP: &str = "\
Trains the models in models/ from the corpora in ../shared/data: all of them, or those named.

usage: cargo xtask train [NAME]… [OPTION]…

What follows is handed to the trainers (src/bin/train.rs).";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let rest = arguments.raw_args()?.collect::<Vec<_>>();
    if rest.iter().any(|argument| argument == "--help" || argument == "-h") {
        shell::print(HELP);
        return Ok(());
    }
    ensure!(
        shell::root().join("../shared/data").is_dir(),
        "no corpora: ../shared/data is not there"
    );
    let mut cargo = shell::cargo();
    cargo.args(["run", "--release", "--locked", "--features", "train", "--bin", "train", "--"]);
    shell::run(cargo.args(rest))
}
