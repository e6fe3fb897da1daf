//! `cargo xtask bench`: the speed of what is shipped.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result};

use crate::{
    build::{self, For},
    server::Server,
    shell::{self, say},
    tools::{browser::Browser, node},
};

const HELP: &str = "\
Measures the speed on an article of about 3 kB and on a text of 300 kB: of the core natively, of
the released worker in Chromium without a window, from paste to marks on the screen for the article,
5,000 and 200,000 words, and of the first visit on a slow phone.

usage: cargo xtask bench [--built] [FILE]

  --built    measure dist/ as it is
  FILE       the article: an example of the page, unless given";

/// Bytes of the long text: the article again and again.
const LONG: usize = 300_000;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};
    let (mut built, mut file) = (false, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("built") => built = true,
            Value(name) => file = Some(PathBuf::from(name)),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let file = file.map_or_else(example, Ok)?;
    let folder = shell::target()?.join("bench");
    let files = texts(&file, &folder)?;
    say(format!("natively, on {}", file.display()));
    let mut native = shell::cargo();
    shell::run(
        native
            .args([
                "bench",
                "--quiet",
                "--locked",
                "--package",
                "dateline-core",
                "--bench",
                "speed",
                "--",
            ])
            .args(&files),
    )?;
    if !built {
        build::page(For::Readers)?;
    }
    say("in the browser");
    in_browser(&files)
}

/// The article that a reader would try first.
fn example() -> Result<PathBuf> {
    let folder = shell::root().join("examples");
    let mut files =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    files.into_iter().next().with_context(|| format!("no example in {}", folder.display()))
}

/// The article and the long text, as files for both programs.
fn texts(article: &Path, folder: &Path) -> Result<[PathBuf; 2]> {
    let text = fs::read_to_string(article).with_context(|| format!("{}", article.display()))?;
    fs::create_dir_all(folder)?;
    let files = ["article.txt", "long.txt"].map(|name| folder.join(name));
    let copies = LONG.div_ceil(text.len().max(1));
    fs::write(&files[0], &text)?;
    fs::write(&files[1], vec![text; copies].join("\n\n"))?;
    Ok(files)
}

fn in_browser(files: &[PathBuf]) -> Result<()> {
    node::ready()?;
    let browser = Browser::ready()?;
    let server = Server::bind(shell::dist(), 0, "/")?.packing();
    let address = server.address();
    thread::spawn(move || server.serve());
    let mut node = shell::command("node");
    node.args(["benches/browser.js", &address]).args(files).env("CHROME", browser.chrome);
    shell::run(&mut node)
}
