//! `cargo xtask scores`: the table of accuracy for the README.

use anyhow::{Result, anyhow, ensure};

use crate::{
    measures::SETS,
    shell::{self, say},
};

const HELP: &str = "\
Prints how good the annotations are on the development sets, as a table in Markdown: the figures
that the accuracy test checks. Needs ../shared and Python 3.

usage: cargo xtask scores";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    match arguments.next()? {
        None => table(),
        Some(Long("help") | Short('h')) => {
            shell::print(HELP);
            Ok(())
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn table() -> Result<()> {
    let shared = shell::root().join("../shared");
    ensure!(shared.join("eval").is_dir(), "no development sets: ../shared/eval is not there");
    let dateline = shell::release_binary("dateline")?;
    let folder = shell::target()?.join("accuracy");
    say(format!("the annotations stay in {}", folder.display()));
    shell::print(format_args!("\n| what | on | % | at least |\n| --- | --- | ---: | ---: |"));
    for set in SETS {
        let figures = set
            .figures(&dateline, &shared, &folder)
            .map_err(|error| anyhow!("{}: {error}", set.name))?;
        for figure in figures {
            shell::print(format_args!(
                "| {} | {} | {:.1} | {} |",
                figure.name, set.about, figure.value, figure.at_least
            ));
        }
    }
    Ok(())
}
